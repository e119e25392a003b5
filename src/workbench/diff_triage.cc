// Rules of triage by the combinations of signals that they read: the four scales, then the lists.
#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "sentences/diff.h"
#include "words.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

constexpr int kMostTries = 64;
constexpr const char* kSegmentPrefix = "segment_";

bool HasSegment(const Policy& policy, const std::string& fact) {
  const std::vector<Entry>& segments = policy.segment.segments;
  return EntryOf(segments, fact.substr(std::string_view(kSegmentPrefix).size())) < segments.size();
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// A scale that conditions ask for one value at a time.
struct AskedScale {
  const char* prefix;
  const char* fact;
  Label label;
  const google::protobuf::EnumDescriptor* values;
  bool may_be_unknown;
};

const std::vector<AskedScale>& AskedScales() {
  static const std::vector<AskedScale> scales = {
      {"category_", "category", {"The category", "类别"}, v1::Category::Value_descriptor(), false},
      {"issue_",
       "issue_type",
       {"The issue type", "问题类型"},
       v1::IssueType::Value_descriptor(),
       false},
      {"priority_",
       "priority",
       {"The priority", "优先级"},
       v1::Priority::Value_descriptor(),
       false},
      {"handling_",
       "handling",
       {"The handling", "处理方式"},
       v1::Handling::Value_descriptor(),
       false},
      {"channel_", "channel", {"The channel", "渠道"}, v1::Channel::Value_descriptor(), true},
      {"customer_",
       "customer_type",
       {"The customer's type", "客户类型"},
       v1::CustomerType::Value_descriptor(),
       true},
  };
  return scales;
}

// The word for a value of a scale.
Label ValueLabel(std::string_view fact, int value) {
  const auto number = static_cast<std::uint8_t>(value);
  if (fact == "category") return internal::WordOf(static_cast<Category>(number));
  if (fact == "issue_type") return internal::WordOf(static_cast<IssueType>(number));
  if (fact == "priority") return internal::WordOf(static_cast<Priority>(number));
  if (fact == "handling") return internal::WordOf(static_cast<Handling>(number));
  if (fact == "channel") return internal::WordOf(static_cast<Channel>(number));
  return internal::WordOf(static_cast<CustomerType>(number));
}

// The name of the fact that a test of triage reads.
std::string NameOfFact(const Policy& policy, std::uint16_t fact) {
  if (fact >= kTriageSegmentFact) {
    return "segment_" + policy.segment.segments[fact - kTriageSegmentFact].id;
  }
  struct Base {
    std::uint32_t bit;
    std::size_t scale;
  };
  static constexpr Base kBases[] = {{kCustomerBit, 5},
                                    {kHandlingBit, 3},
                                    {kPriorityBit, 2},
                                    {kIssueTypeBit, 1},
                                    {kCategoryBit, 0}};
  for (const Base& base : kBases) {
    if (fact < base.bit) continue;
    const AskedScale& scale = AskedScales()[base.scale];
    const int value = static_cast<int>(fact - base.bit);
    return scale.prefix + Lower(scale.values->FindValueByNumber(value)->name());
  }
  return policy.triage.signals[fact].id;
}

struct Scale {
  const char* list;  // the field of its rules
  const char* otherwise;
  const char* fact;
  Label label;
  const TriageScale TriagePolicy::*scale;
};

const std::vector<Scale>& Scales() {
  static const std::vector<Scale> scales = {
      {"category_rule", "category", "category", {"The category", "类别"}, &TriagePolicy::category},
      {"issue_type_rule",
       "issue_type",
       "issue_type",
       {"The issue type", "问题类型"},
       &TriagePolicy::issue_type},
      {"priority_rule",
       "priority",
       "priority",
       {"The priority", "优先级"},
       &TriagePolicy::priority},
      {"handling_rule",
       "handling",
       "handling",
       {"The handling", "处理方式"},
       &TriagePolicy::handling},
  };
  return scales;
}

Words ValueWords(std::size_t scale, std::uint8_t value) {
  const Label label = ValueLabel(Scales()[scale].fact, value);
  return {label.zh, label.en};
}

bool SameRules(const google::protobuf::RepeatedPtrField<v1::TriageRule>& a,
               const google::protobuf::RepeatedPtrField<v1::TriageRule>& b) {
  if (a.size() != b.size()) return false;
  for (int i = 0; i < a.size(); ++i) {
    if (a.Get(i).SerializeAsString() != b.Get(i).SerializeAsString()) return false;
  }
  return true;
}

class TriageComparison {
 public:
  TriageComparison(const DiffSides& sides, DiffSink* sink) : sides_(sides), sink_(sink) {}

  void CompareScale(std::size_t index) {
    const Scale& scale = Scales()[index];
    const TriageScale& a = sides_.old_policy.triage.*scale.scale;
    const TriageScale& b = sides_.new_policy.triage.*scale.scale;
    Space space;
    std::vector<std::size_t> left;
    std::vector<std::size_t> right;
    for (const Criterion& when : a.conditions) {
      left.push_back(Add(sides_.old_policy, when, a.tests, &space));
    }
    for (const Criterion& when : b.conditions) {
      right.push_back(Add(sides_.new_policy, when, b.tests, &space));
    }
    FoundDifference found;
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    difference.room = Room::kTriage;
    difference.place = std::string("triage.") + scale.list;
    found.before_path = a.rules.empty() ? "triage.otherwise" : PathIn(difference.place, 0);
    found.after_path = b.rules.empty() ? "triage.otherwise" : PathIn(difference.place, 0);
    if (!space.Seal()) {
      AddTooLarge(a.rules, b.rules, std::move(found));
      return;
    }
    const auto decide = [](const Space& in, const TriageScale& of,
                           const std::vector<std::size_t>& conditions,
                           const std::vector<std::uint8_t>& cells) {
      std::size_t rule = 0;
      while (rule < conditions.size() && in.condition(conditions[rule]).Ask(cells) != Tri::kTrue) {
        ++rule;
      }
      return static_cast<int>(rule) * 16 + of.values[rule];
    };
    // An outcome is the pair of values, and the two rules for the clauses; the value is what
    // counts.
    constexpr int kMostValues = 16;
    std::vector<std::pair<int, int>> outcomes;
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      const int before = decide(space, a, left, cells);
      const int after = decide(space, b, right, cells);
      if (before % kMostValues == after % kMostValues) return 0;
      const auto at = std::find(outcomes.begin(), outcomes.end(), std::make_pair(before, after));
      if (at != outcomes.end()) return static_cast<int>(at - outcomes.begin()) + 1;
      outcomes.emplace_back(before, after);
      return static_cast<int>(outcomes.size());
    };
    for (const Box& box : space.Boxes(outcome)) {
      const auto& [before, after] = outcomes[static_cast<std::size_t>(box.outcome) - 1];
      FoundDifference one = found;
      const auto rule = [&](const TriageScale& of, int coded, const char* other,
                            std::string* path) {
        const auto number = static_cast<std::size_t>(coded / kMostValues);
        if (number < of.rules.size()) {
          one.difference.clauses.push_back(of.rules[number].clause);
          *path = PathIn(std::string("triage.") + scale.list, static_cast<int>(number));
        } else {
          *path = std::string("triage.otherwise.") + other;
        }
      };
      rule(a, before, scale.otherwise, &one.before_path);
      rule(b, after, scale.otherwise, &one.after_path);
      if (!sink_->first_only()) {
        one.difference.range = space.Describe(box);
        one.difference.was = ValueWords(index, static_cast<std::uint8_t>(before % kMostValues));
        one.difference.now = ValueWords(index, static_cast<std::uint8_t>(after % kMostValues));
        one.difference.text =
            SayBoth(internal::kDiffScale,
                    {Argument("scale", scale.label.en, scale.label.zh),
                     In("before", one.difference.was), In("after", one.difference.now)});
        one.difference.witness = Find(space, box, std::string("ticket.triage.") + scale.fact);
      }
      sink_->Add(std::move(one));
      if (sink_->done()) return;
    }
  }

  // One of the lists; `place` is its name.
  void CompareList(const std::string& place, const Label& label, const TriageList& a,
                   const TriageList& b) {
    std::vector<std::string> ids;
    for (const TriageList::Action& action : b.actions) ids.push_back(action.entry.id);
    for (const TriageList::Action& action : a.actions) {
      if (std::find(ids.begin(), ids.end(), action.entry.id) == ids.end()) {
        ids.push_back(action.entry.id);
      }
    }
    for (const std::string& id : ids) {
      if (sink_->done()) return;
      CompareEntry(place, label, id, a, b);
    }
  }

 private:
  static std::size_t Add(const Policy& policy, const Criterion& when,
                         const std::vector<FactTest>& tests, Space* space) {
    return space->Add(when, tests, {}, [&policy](const FactTest& test) {
      return ReadTicketFact(policy, NameOfFact(policy, test.fact));
    });
  }

  void AddTooLarge(const std::vector<Entry>& a, const std::vector<Entry>& b,
                   FoundDifference found) {
    found.difference.kind = Difference::Kind::kEntry;
    found.difference.too_large = true;
    found.difference.text = SayBoth(internal::kDiffTooLarge, {});
    for (const Entry& rule : a) found.difference.clauses.push_back(rule.clause);
    for (const Entry& rule : b) found.difference.clauses.push_back(rule.clause);
    sink_->Add(std::move(found));
  }

  std::shared_ptr<const Witness> Find(const Space& space, const Box& box,
                                      const std::string& part) const {
    std::shared_ptr<const Witness> witness;
    ForSomeCombinations(space, box, kMostTries, [&](const std::vector<std::uint8_t>& cells) {
      v1::TestFacts facts;
      *facts.mutable_ticket() = PlainTicket(sides_, sides_.as_of);
      if (!FillTicket(space, cells, sides_, facts.mutable_ticket())) return false;
      witness = MakeWitness(sides_.old_policy, sides_.new_policy, facts, sides_.as_of, part);
      return witness != nullptr;
    });
    return witness;
  }

  void CompareEntry(const std::string& place, const Label& label, const std::string& id,
                    const TriageList& a, const TriageList& b) {
    const auto index = [&id](const TriageList& list) {
      std::size_t i = 0;
      while (i < list.actions.size() && list.actions[i].entry.id != id) ++i;
      return i;
    };
    const std::size_t i = index(a);
    const std::size_t j = index(b);
    const bool in_a = i < a.actions.size();
    const bool in_b = j < b.actions.size();
    Space space;
    std::size_t left = 0;
    std::size_t right = 0;
    if (in_a) left = Add(sides_.old_policy, a.conditions[i], a.tests, &space);
    if (in_b) right = Add(sides_.new_policy, b.conditions[j], b.tests, &space);
    FoundDifference found;
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    difference.room = Room::kTriage;
    const std::string when = in_a && in_b ? ".when" : "";
    difference.place = place + "[" + id + "]" + when;
    if (in_a) difference.clauses.push_back(a.actions[i].entry.clause);
    if (in_b) difference.clauses.push_back(b.actions[j].entry.clause);
    if (in_a) found.before_path = PathIn(place, static_cast<int>(i)) + when;
    if (in_b) found.after_path = PathIn(place, static_cast<int>(j)) + when;
    if (!space.Seal()) {
      // Where both are written alike nothing can differ.
      AddTooLarge({}, {}, std::move(found));
      return;
    }
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      const Tri before = in_a ? space.condition(left).Ask(cells) : Tri::kFalse;
      const Tri after = in_b ? space.condition(right).Ask(cells) : Tri::kFalse;
      return before == after ? 0 : 1 + static_cast<int>(before) * 3 + static_cast<int>(after);
    };
    const Label name = in_b ? b.actions[j].entry.label : a.actions[i].entry.label;
    for (const Box& box : space.Boxes(outcome)) {
      FoundDifference one = found;
      if (!sink_->first_only()) {
        one.difference.range = space.Describe(box);
        one.difference.was = TriWords(static_cast<Tri>((box.outcome - 1) / 3));
        one.difference.now = TriWords(static_cast<Tri>((box.outcome - 1) % 3));
        one.difference.text =
            SayBoth(internal::kDiffEntryHolds,
                    {Argument("list", label.en, label.zh), Argument("entry", name.en, name.zh),
                     In("before", one.difference.was), In("after", one.difference.now)});
        one.difference.witness = Find(space, box, std::string("ticket.triage."));
      }
      sink_->Add(std::move(one));
      if (sink_->done()) return;
    }
  }

  const DiffSides& sides_;
  DiffSink* const sink_;
};

// Whether any condition of two lists is written otherwise.
template <typename List>
bool SameConditions(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  for (const auto& entry : a) {
    const int j = IndexOf(b, entry.id());
    if (j < 0 || b.Get(j).when().SerializeAsString() != entry.when().SerializeAsString()) {
      return false;
    }
  }
  return true;
}

}  // namespace

FactOfTest ReadTicketFact(const Policy& policy, const std::string& name) {
  FactOfTest read;
  SpaceFact& fact = read.fact;
  fact.fact = name;
  for (const AskedScale& scale : AskedScales()) {
    if (name.rfind(scale.prefix, 0) != 0 || policy.triage.SignalIndex(name) >= 0) continue;
    fact.fact = scale.fact;
    fact.label = scale.label;
    fact.shape = FactShape::kOneOf;
    fact.may_be_unknown = scale.may_be_unknown;
    for (int i = 0; i < scale.values->value_count(); ++i) {
      const auto& value = *scale.values->value(i);
      if (value.number() == 0) continue;
      const std::string word = Lower(value.name());
      if (name == scale.prefix + word) read.value = static_cast<int>(fact.values.size());
      fact.values.push_back(word);
      fact.value_labels.push_back(ValueLabel(scale.fact, value.number()));
    }
    return read;
  }
  const int signal = policy.triage.SignalIndex(name);
  if (signal >= 0) {
    fact.label = policy.triage.signals[static_cast<std::size_t>(signal)].label;
    return read;
  }
  for (const Entry& segment : policy.segment.segments) {
    if (name == "segment_" + segment.id) fact.label = segment.label;
  }
  return read;
}

bool CoversTriage(const Change& change) {
  const std::string& place = change.place;
  for (const Scale& scale : Scales()) {
    if (place.rfind(std::string("triage.") + scale.list, 0) == 0) return true;
  }
  if (place.rfind("triage.otherwise", 0) == 0) return true;
  for (const char* list : {"triage.route", "triage.feedback", "triage.hand_over", "triage.mark"}) {
    if (place == list) return change.moved;
    const std::string begin = std::string(list) + "[";
    if (place.rfind(begin, 0) != 0) continue;
    const std::size_t end = place.find(']');
    return end + 1 == place.size() || place.compare(end + 1, std::string::npos, ".when") == 0;
  }
  return false;
}

void CompareTriage(const DiffSides& sides, DiffSink* sink) {
  const v1::TriagePolicy& a = sides.before.triage();
  const v1::TriagePolicy& b = sides.after.triage();
  TriageComparison comparison(sides, sink);
  const bool same[] = {
      SameRules(a.category_rule(), b.category_rule()) &&
          a.otherwise().category() == b.otherwise().category(),
      SameRules(a.issue_type_rule(), b.issue_type_rule()) &&
          a.otherwise().issue_type() == b.otherwise().issue_type(),
      SameRules(a.priority_rule(), b.priority_rule()) &&
          a.otherwise().priority() == b.otherwise().priority(),
      SameRules(a.handling_rule(), b.handling_rule()) &&
          a.otherwise().handling() == b.otherwise().handling(),
  };
  for (std::size_t i = 0; i < Scales().size() && !sink->done(); ++i) {
    if (!same[i]) comparison.CompareScale(i);
  }
  const TriagePolicy& x = sides.old_policy.triage;
  const TriagePolicy& y = sides.new_policy.triage;
  if (!SameConditions(a.route(), b.route())) {
    comparison.CompareList("triage.route", {"Route", "流转"}, x.routes, y.routes);
  }
  if (!SameConditions(a.feedback(), b.feedback())) {
    comparison.CompareList("triage.feedback", {"Feedback", "反馈"}, x.feedback, y.feedback);
  }
  if (!SameConditions(a.hand_over(), b.hand_over())) {
    comparison.CompareList("triage.hand_over", {"Hand-over", "转交"}, x.hand_overs, y.hand_overs);
  }
  if (!SameConditions(a.mark(), b.mark())) {
    comparison.CompareList("triage.mark", {"Mark", "标记"}, x.marks, y.marks);
  }
}

bool FillTicket(const Space& space, const std::vector<std::uint8_t>& cells, const DiffSides& sides,
                v1::Ticket* ticket) {
  int segments_known = 0;
  int segments_unknown = 0;
  for (std::size_t d = 0; d < space.dimensions().size(); ++d) {
    const Dimension& dimension = space.dimensions()[d];
    const SpaceCell& cell = dimension.cells[cells[d]];
    const std::string& name = dimension.fact.fact;
    const bool unknown = cell.kind == ValueRange::Kind::kUnknown;
    static constexpr const char* kSegment = "segment_";
    const bool segment = name.rfind(kSegment, 0) == 0 &&
                         dimension.fact.shape == FactShape::kYesNo &&
                         HasSegment(sides.new_policy, name);
    if (segment) (unknown ? segments_unknown : segments_known) += 1;
    if (unknown) continue;
    if (segment) {
      v1::CustomerSegments& list = *ticket->mutable_customer_segments();
      if (cell.value == 1) list.add_id(name.substr(std::string_view(kSegmentPrefix).size()));
    } else if (dimension.fact.shape == FactShape::kOneOf) {
      const auto* field = v1::Ticket::descriptor()->FindFieldByName(name);
      if (field == nullptr) return false;
      ticket->GetReflection()->SetEnumValue(ticket, field, cell.value + 1);
    } else if (dimension.fact.shape == FactShape::kYesNo) {
      v1::Signal& signal = *ticket->add_signal();
      signal.set_name(name);
      signal.set_value(cell.value == 1);
    }
  }
  return segments_known == 0 || segments_unknown == 0;
}

}  // namespace guiju::workbench
