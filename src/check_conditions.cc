// Proofs of conditions: which hold never or always, which entry is shadowed by those before it,
// which obligation never starts.
#include <string>
#include <vector>

#include "check_parts.h"
#include "section.h"
#include "sentences/check.h"

namespace guiju::internal {
namespace {

constexpr guiju_int128 kOne = 1'000'000'000;
constexpr guiju_int128 kFar = guiju_int128{1'000'000'000} * kOne;

// Of ratings, as the messages of customers and events have them.
constexpr NumberDomain kRating{1 * kOne, 5 * kOne, true};
constexpr NumberDomain kMeanRating{1 * kOne, 5 * kOne, false};
constexpr NumberDomain kPercent{0, 100 * kOne, false};
constexpr NumberDomain kAmount{0, 1'000 * kFar, false};
constexpr NumberDomain kCount{0, kFar, true};

const FactScope& TriageScope() {
  static const FactScope* const scope =
      new FactScope{{{"category_", v1::Category::Value_descriptor(), true},
                     {"issue_", v1::IssueType::Value_descriptor(), true},
                     {"priority_", v1::Priority::Value_descriptor(), true},
                     {"handling_", v1::Handling::Value_descriptor(), true},
                     {"customer_", v1::CustomerType::Value_descriptor(), false}},
                    {}};
  return *scope;
}

FactScope SegmentScope(const v1::SegmentPolicy& segment) {
  FactScope scope;
  scope.numbers = {{"annual_spend", kAmount},    {"previous_annual_spend", kAmount},
                   {"spending_more", kPercent},  {"renewal_percent", kPercent},
                   {"mean_rating", kMeanRating}, {"latest_rating", kRating}};
  for (const v1::OwnFact& fact : segment.fact()) {
    if (fact.kind() == v1::FactKind::PERCENT) scope.numbers.emplace(fact.id(), kPercent);
  }
  return scope;
}

const FactScope& CallbackScope() {
  static const FactScope* const scope =
      new FactScope{{{"category_", v1::Category::Value_descriptor(), false},
                     {"issue_type_", v1::IssueType::Value_descriptor(), false},
                     {"priority_", v1::Priority::Value_descriptor(), false},
                     {"handling_", v1::Handling::Value_descriptor(), false},
                     {"customer_type_", v1::CustomerType::Value_descriptor(), false}},
                    {{"mean_rating", kMeanRating}, {"latest_rating", kRating}}};
  return *scope;
}

FactScope RecordScope(const v1::RecordForm& form) {
  FactScope scope;
  scope.scales = {{"category_", v1::Category::Value_descriptor(), false}};
  for (const v1::RecordFormField& field : form.field()) {
    if (field.shape() != v1::RecordFormField::Shape::INTEGER) continue;
    scope.numbers["field_" + field.id()] = {field.has_min() ? kOne * field.min() : -kFar * kOne,
                                            field.has_max() ? kOne * field.max() : kFar * kOne,
                                            true};
  }
  return scope;
}

// An entry that decides when its condition holds and none before it does.
struct Entry {
  std::string id;
  const v1::Criterion* when;
  std::string path;
};

class Conditions {
 public:
  explicit Conditions(Problems* problems) : problems_(*problems) {}

  // Says which parts of a condition never or always hold, the outermost of them; answers whether
  // the whole can hold.
  bool Check(const v1::Criterion& condition, const std::string& path, const FactScope& scope) {
    const Possibility holds = CanMeet({{&condition, Wanted::kTrue, {}}}, scope);
    if (holds == Possibility::kImpossible) {
      problems_.Warning(path, kNeverHolds, {});
      return false;
    }
    const Possibility fails = CanMeet({{&condition, Wanted::kFalse, {}}}, scope, true);
    if (fails == Possibility::kImpossible) {
      problems_.Warning(path, kAlwaysHolds, {});
      return true;
    }
    if (holds == Possibility::kNotProved || fails == Possibility::kNotProved) {
      problems_.Warning(path, kNotProved, {});
      return true;
    }
    const auto group = [&](const auto& parts, const std::string& here) {
      for (int i = 0; i < parts.size(); ++i) Check(parts.Get(i), At(here, i), scope);
    };
    group(condition.all(), At(path, "all"));
    group(condition.any(), At(path, "any"));
    group(condition.at_least_n().of(), At(At(path, "at_least_n"), "of"));
    return true;
  }

  // Checks every condition, and which entries never decide because of those before them.
  void CheckOrder(const std::vector<Entry>& entries, const FactScope& scope,
                  const Sentence& shadowed) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!Check(*entries[i].when, At(entries[i].path, "when"), scope)) continue;
      std::vector<Demand> demands{{entries[i].when, Wanted::kTrue, {}}};
      for (std::size_t k = 0; k < i; ++k) {
        demands.push_back({entries[k].when, Wanted::kNotTrue, {}});
      }
      const Possibility decides = CanMeet(demands, scope);
      if (decides == Possibility::kPossible) continue;
      if (decides == Possibility::kNotProved) {
        problems_.Warning(entries[i].path, kNotProved, {});
        continue;
      }
      problems_.Warning(entries[i].path, shadowed,
                        {{"id", entries[i].id}, {"before", Shadows(entries, i, scope)}});
    }
  }

  template <typename List>
  void CheckList(const List& list, const std::string& path, const FactScope& scope) {
    for (int i = 0; i < list.size(); ++i) {
      Check(list.Get(i).when(), At(At(path, i), "when"), scope);
    }
  }

  void CheckObligations(const v1::SlaPolicy& sla) {
    std::vector<bool> starts;
    for (int i = 0; i < sla.obligation_size(); ++i) {
      const v1::Obligation& obligation = sla.obligation(i);
      const std::string here = At("sla.obligation", i);
      starts.push_back(CheckApplies(obligation, At(here, "applies")));
      if (obligation.has_kept_when()) {
        Check(obligation.kept_when(), At(here, "kept_when"), SlaScope());
      }
      for (int k = 0; k < obligation.target_size(); ++k) {
        CheckTarget(obligation, k, At(At(here, "target"), k));
      }
    }
    for (int i = 0; i < sla.obligation_size(); ++i) {
      for (int k = 0; k < sla.obligation_size(); ++k) {
        if (sla.obligation(i).before() != sla.obligation(k).id() ||
            starts[static_cast<std::size_t>(k)]) {
          continue;
        }
        problems_.Warning(At(At("sla.obligation", i), "before"), kBeforeNeverStarts,
                          {{"id", sla.obligation(i).id()}, {"other", sla.obligation(k).id()}});
      }
    }
  }

 private:
  // The one entry that is enough to keep entry `i` from deciding, else all that stand before it.
  static std::string Shadows(const std::vector<Entry>& entries, std::size_t i,
                             const FactScope& scope) {
    std::vector<std::string> all;
    for (std::size_t k = 0; k < i; ++k) {
      all.push_back(entries[k].id);
      if (CanMeet({{entries[i].when, Wanted::kTrue, {}}, {entries[k].when, Wanted::kNotTrue, {}}},
                  scope) == Possibility::kImpossible) {
        return entries[k].id;
      }
    }
    return Join(all);
  }

  // Whether the obligation can start.
  bool CheckApplies(const v1::Obligation& obligation, const std::string& path) {
    if (!obligation.has_applies()) return true;
    if (CanMeet({{&obligation.applies(), Wanted::kTrue, {}}}, SlaScope()) ==
        Possibility::kImpossible) {
      problems_.Warning(path, kNeverStarts, {{"id", obligation.id()}});
      return false;
    }
    return Check(obligation.applies(), path, SlaScope());
  }

  void CheckTarget(const v1::Obligation& obligation, int line, const std::string& path) {
    if (obligation.target(line).has_when() &&
        !Check(obligation.target(line).when(), At(path, "when"), SlaScope())) {
      return;
    }
    for (const char* priority : {"p0", "p1", "p2"}) {
      if (CanBeChosen(obligation, line, priority, -1, {})) return;
    }
    problems_.Warning(path, kNeverChosen, {{"id", obligation.id()}});
  }

  Problems& problems_;
};

template <typename List>
std::vector<Entry> EntriesOf(const List& list, const std::string& path) {
  std::vector<Entry> entries;
  for (int i = 0; i < list.size(); ++i) {
    entries.push_back({list.Get(i).id(), &list.Get(i).when(), At(path, i)});
  }
  return entries;
}

// That a line of an obligation is the one that is chosen at a priority. False: it is for another.
bool DemandLine(const v1::Obligation& obligation, int line, const std::string& priority,
                std::vector<Demand>* demands) {
  const auto fits = [&priority](const v1::Target& target) {
    return target.priority() == v1::Priority::UNSPECIFIED ||
           v1::Priority::Value_Name(target.priority()) == (priority == "p0"   ? "P0"
                                                           : priority == "p1" ? "P1"
                                                                              : "P2");
  };
  const v1::Target& target = obligation.target(line);
  if (!fits(target)) return false;
  for (int i = 0; i < obligation.target_size(); ++i) {
    const v1::Target& other = obligation.target(i);
    if (!other.has_when() || i == line || !fits(other)) continue;
    if (target.has_when() && i > line) break;
    demands->push_back({&other.when(), Wanted::kNotTrue, priority});
  }
  if (target.has_when()) {
    demands->push_back({&target.when(), Wanted::kTrue, priority});
    if (obligation.has_applies()) {
      demands->push_back({&obligation.applies(), Wanted::kNotFalse, priority});
    }
  }
  return true;
}

}  // namespace

const FactScope& SlaScope() {
  static const FactScope* const scope = [] {
    auto* made = new FactScope(TriageScope());
    made->scales.push_back({"channel_", v1::Channel::Value_descriptor(), false});
    made->numbers = {{"rating", kRating}, {"ring_count", kCount}};
    return made;
  }();
  return *scope;
}

bool CanBeChosen(const v1::Obligation& obligation, int line, const std::string& p, int other,
                 const std::string& q) {
  std::vector<Demand> demands;
  if (!DemandLine(obligation, line, p, &demands)) return false;
  if (other >= 0 && !DemandLine(obligation, other, q, &demands)) return false;
  return CanMeet(demands, SlaScope()) != Possibility::kImpossible;
}

void CheckConditions(const v1::Policy& policy, Problems* problems) {
  Conditions conditions(problems);
  const v1::TriagePolicy& triage = policy.triage();
  conditions.CheckOrder(EntriesOf(triage.category_rule(), "triage.category_rule"), TriageScope(),
                        kShadowed);
  conditions.CheckOrder(EntriesOf(triage.issue_type_rule(), "triage.issue_type_rule"),
                        TriageScope(), kShadowed);
  conditions.CheckOrder(EntriesOf(triage.priority_rule(), "triage.priority_rule"), TriageScope(),
                        kShadowed);
  conditions.CheckOrder(EntriesOf(triage.handling_rule(), "triage.handling_rule"), TriageScope(),
                        kShadowed);
  conditions.CheckList(triage.route(), "triage.route", TriageScope());
  conditions.CheckList(triage.feedback(), "triage.feedback", TriageScope());
  conditions.CheckList(triage.hand_over(), "triage.hand_over", TriageScope());
  conditions.CheckList(triage.mark(), "triage.mark", TriageScope());
  conditions.CheckObligations(policy.sla());
  conditions.CheckOrder(EntriesOf(policy.segment().segment(), "segment.segment"),
                        SegmentScope(policy.segment()), kNeverPrimary);
  conditions.CheckList(policy.callback().scenario(), "callback.scenario", CallbackScope());
  conditions.CheckOrder(EntriesOf(policy.callback().tier(), "callback.tier"), CallbackScope(),
                        kShadowed);
  for (int i = 0; i < policy.record().form_size(); ++i) {
    const v1::RecordForm& form = policy.record().form(i);
    const FactScope scope = RecordScope(form);
    for (int k = 0; k < form.field_size(); ++k) {
      if (!form.field(k).has_when()) continue;
      conditions.Check(form.field(k).when(), At(At(At(At("record.form", i), "field"), k), "when"),
                       scope);
    }
  }
}

}  // namespace guiju::internal
