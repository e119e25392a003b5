// Targets of obligations: which one a ticket gets by its facts, and between which moments its state
// is then another one.
#include <algorithm>

#include "format.h"
#include "sentences/diff.h"
#include "ticket_facts.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

constexpr int kMostTries = 32;
// Days from a promise or an extension to its date, in a witness.
constexpr std::int64_t kDueAfter = 31;

// What an obligation asks of a ticket.
struct Asked {
  enum class Kind : std::uint8_t { kNothing, kNotKnown, kTarget, kPromise } kind = Kind::kNothing;
  Target target;
  std::int64_t early = 0;

  bool operator==(const Asked& o) const {
    return kind == o.kind && target.clock == o.target.clock && target.amount == o.target.amount &&
           early == o.early;
  }
};

Words AmountWords(Target target) {
  const auto in = [&](Language language) {
    return target.clock == Clock::kWorkingDays
               ? internal::FormatDays(target.amount, language)
               : internal::FormatDuration(Duration{target.amount}, language);
  };
  Words words{in(Language::kChinese), in(Language::kEnglish)};
  if (target.clock == Clock::kWorkingTime) {
    words.zh += "（工作时间）";
    words.en += " of working time";
  }
  return words;
}

Words AskedWords(const Asked& asked) {
  switch (asked.kind) {
    case Asked::Kind::kNothing:
      return {"不适用", "not applicable"};
    case Asked::Kind::kNotKnown:
      return {"是否适用未知", "not known whether it applies"};
    case Asked::Kind::kPromise:
      return {"按承诺时间", "as promised"};
    case Asked::Kind::kTarget:
      break;
  }
  Words words = AmountWords(asked.target);
  if (asked.early > 0) {
    const Words early = AmountWords({asked.target.clock, asked.early});
    words.zh += "（最早 " + early.zh + "）";
    words.en += " (not expected before " + early.en + ")";
  }
  return words;
}

// An obligation's conditions in a space, with the numbers that the space gave them.
struct Placed {
  const SlaPolicy* policy = nullptr;
  const Obligation* obligation = nullptr;
  std::size_t applies = SIZE_MAX;
  std::vector<std::size_t> lines;  // of those with a condition
};

Placed Place(const Policy& policy, const Obligation& obligation, Space* space) {
  Placed placed;
  placed.policy = &policy.sla;
  placed.obligation = &obligation;
  const TestReader reader = [&policy](const FactTest& test) {
    FactOfTest read = ReadTicketFact(policy, internal::TicketFactId(policy, test.fact));
    if (test.fact == kRatingFact || test.fact == kRingCountFact) {
      read.fact.label = internal::TicketFactLabel(policy, test.fact);
      read.fact.shape = FactShape::kWhole;
      // As ticket.proto bounds them.
      read.fact.min = Ratio::Of(test.fact == kRatingFact ? 1 : 0);
      read.fact.max = Ratio::Of(test.fact == kRatingFact ? 5 : 1000);
    }
    return read;
  };
  if (obligation.has_condition) {
    placed.applies = space->Add(obligation.applies, policy.sla.tests, {}, reader);
  }
  for (const TargetLine& line : obligation.lines) {
    if (line.has_condition) {
      placed.lines.push_back(space->Add(line.when, policy.sla.tests, {}, reader));
    }
  }
  return placed;
}

Asked Ask(const Space& space, const Placed& placed, std::size_t priority_at,
          const std::vector<std::uint8_t>& cells) {
  Asked asked;
  if (placed.applies != SIZE_MAX) {
    const Tri applies = space.condition(placed.applies).Ask(cells);
    if (applies == Tri::kFalse) return asked;
    if (applies == Tri::kUnknown) asked.kind = Asked::Kind::kNotKnown;
  }
  const Obligation& obligation = *placed.obligation;
  const auto priority = static_cast<Priority>(cells[priority_at] + 1);
  const TargetLine* chosen = nullptr;
  std::size_t next = 0;
  for (const TargetLine& line : obligation.lines) {
    if (!line.has_condition) continue;
    const Tri holds = space.condition(placed.lines[next++]).Ask(cells);
    const bool fits = line.priority == Priority::kUnspecified || line.priority == priority;
    if (chosen == nullptr && fits && holds == Tri::kTrue) chosen = &line;
  }
  if (chosen == nullptr) {
    chosen = &obligation.lines[obligation.lines_of[static_cast<std::size_t>(priority)]];
  }
  if (asked.kind != Asked::Kind::kNotKnown) {
    asked.kind = chosen->as_promised ? Asked::Kind::kPromise : Asked::Kind::kTarget;
  }
  if (!chosen->as_promised) asked.target = chosen->target;
  asked.early = chosen->early;
  return asked;
}

// The amount in the unit of ranges: seconds, or whole days.
Ratio InUnits(Target target) {
  // Amounts of time are whole seconds.
  const std::int64_t unit = target.clock == Clock::kWorkingDays ? 1 : kMicrosPerSecond;
  return Ratio::Of(target.amount / unit);
}

ValueRange Between(Ratio lower, bool lower_open, Ratio upper, bool upper_open) {
  ValueRange range;
  range.kind = ValueRange::Kind::kNumber;
  range.lower = lower;
  range.lower_open = lower_open;
  range.upper = upper;
  range.upper_open = upper_open;
  return range;
}

// The share of a target from which it is at risk, in seconds.
Ratio Warning(const SlaPolicy& policy, Target target) {
  const guiju_int128 n = static_cast<guiju_int128>(target.amount) * policy.at_risk.numerator;
  const guiju_int128 d = static_cast<guiju_int128>(kMicrosPerSecond) * policy.at_risk.denominator;
  // Amounts are whole seconds and shares have few digits; a quotient beyond int64 is rounded.
  guiju_int128 a = n;
  guiju_int128 b = d;
  while (b != 0) {
    const guiju_int128 rest = a % b;
    a = b;
    b = rest;
  }
  if (a == 0) a = 1;
  return {static_cast<std::int64_t>(n / a), static_cast<std::int64_t>(d / a)};
}

class SlaComparison {
 public:
  SlaComparison(const DiffSides& sides, DiffSink* sink) : sides_(sides), sink_(sink) {}

  void Compare(std::size_t i, std::size_t j) {
    const Obligation& a = sides_.old_policy.sla.obligations[i];
    const Obligation& b = sides_.new_policy.sla.obligations[j];
    Space space;
    const std::size_t priority = space.Add(ReadTicketFact(sides_.new_policy, "priority_p0").fact);
    const Placed left = Place(sides_.old_policy, a, &space);
    const Placed right = Place(sides_.new_policy, b, &space);
    FoundDifference found;
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    difference.room = Room::kSla;
    difference.place = "sla.obligation[" + b.entry.id + "].target";
    difference.clauses = {a.entry.clause, b.entry.clause};
    found.before_path = PathIn("sla.obligation", static_cast<int>(i)) + ".target";
    found.after_path = PathIn("sla.obligation", static_cast<int>(j)) + ".target";
    if (!space.Seal()) {
      difference.kind = Difference::Kind::kEntry;
      difference.too_large = true;
      difference.text = SayBoth(internal::kDiffTooLarge, {});
      sink_->Add(std::move(found));
      return;
    }
    std::vector<std::pair<Asked, Asked>> outcomes;
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      const std::pair<Asked, Asked> both = {Ask(space, left, priority, cells),
                                            Ask(space, right, priority, cells)};
      if (both.first == both.second) return 0;
      const auto at = std::find(outcomes.begin(), outcomes.end(), both);
      if (at != outcomes.end()) return static_cast<int>(at - outcomes.begin()) + 1;
      outcomes.push_back(both);
      return static_cast<int>(outcomes.size());
    };
    for (const Box& box : space.Boxes(outcome)) {
      const auto& both = outcomes[static_cast<std::size_t>(box.outcome) - 1];
      FoundDifference one = found;
      if (!sink_->first_only()) {
        one.difference.range = space.Describe(box);
        AddTimes(both, &one.difference.range);
        one.difference.was = AskedWords(both.first);
        one.difference.now = AskedWords(both.second);
        one.difference.text =
            SayBoth(internal::kDiffTarget,
                    {Argument("obligation", b.entry.label.en, b.entry.label.zh),
                     In("before", one.difference.was), In("after", one.difference.now)});
        one.difference.witness = Find(space, box, b, both);
      }
      sink_->Add(std::move(one));
      if (sink_->done()) return;
    }
  }

 private:
  // On one clock the moments are amounts of it: done between the targets; open between the warnings
  // or between the targets.
  void AddTimes(const std::pair<Asked, Asked>& both, std::vector<FactRange>* ranges) const {
    if (both.first.kind != Asked::Kind::kTarget || both.second.kind != Asked::Kind::kTarget) return;
    const Target a = both.first.target;
    const Target b = both.second.target;
    if (a.clock != b.clock || a.amount == b.amount) return;
    const Target shorter = a.amount < b.amount ? a : b;
    const Target longer = a.amount < b.amount ? b : a;
    FactRange done;
    done.fact = "done_after";
    done.values = {Between(InUnits(shorter), true, InUnits(longer), false)};
    const Words from = AmountWords(shorter);
    const Words to = AmountWords(longer);
    done.words = SayBoth(internal::kDiffOpenClosed, {Argument("fact", "Done after", "完成用时"),
                                                     In("lower", from), In("upper", to)});
    ranges->push_back(std::move(done));
    if (a.clock == Clock::kWorkingDays) return;
    const Ratio x = Warning(sides_.old_policy.sla, a);
    const Ratio y = Warning(sides_.new_policy.sla, b);
    const Ratio first = guiju::Compare(x, y) < 0 ? x : y;
    const Ratio second = guiju::Compare(x, y) < 0 ? y : x;
    FactRange open;
    open.fact = "open_for";
    if (guiju::Compare(second, InUnits(shorter)) > 0) {
      open.values = {Between(first, false, InUnits(longer), false)};
    } else {
      if (guiju::Compare(first, second) < 0)
        open.values.push_back(Between(first, false, second, true));
      open.values.push_back(Between(InUnits(shorter), true, InUnits(longer), false));
    }
    Words values;
    for (const ValueRange& range : open.values) {
      const auto amount = [&](Ratio seconds) {
        return AmountWords(
            {a.clock, static_cast<std::int64_t>(static_cast<guiju_int128>(seconds.numerator) *
                                                kMicrosPerSecond / seconds.denominator)});
      };
      const Words lower = amount(range.lower);
      const Words upper = amount(range.upper);
      const std::string begin = range.lower_open ? "(" : "[";
      const std::string end = range.upper_open ? ")" : "]";
      values.en += (values.en.empty() ? "" : " or ") + begin + lower.en + ", " + upper.en + end;
      values.zh += (values.zh.empty() ? "" : "或") + begin + lower.zh + "，" + upper.zh + end;
    }
    open.words =
        SayBoth(internal::kDiffIs,
                {Argument("fact", "Or still open for", "或未完成而已历时"), In("values", values)});
    ranges->push_back(std::move(open));
  }

  std::shared_ptr<const Witness> Find(const Space& space, const Box& box,
                                      const Obligation& obligation,
                                      const std::pair<Asked, Asked>& both) const {
    std::shared_ptr<const Witness> witness;
    const Instant start = sides_.as_of;
    // Moments of judgement at which the states may differ, the earliest first: nothing is done yet.
    std::vector<Instant> moments = {start};
    const auto add = [&](const Policy& policy, const Asked& asked) {
      if (asked.kind != Asked::Kind::kTarget) return;
      const auto& calendar = policy.calendars[CalendarOf(policy.sla, obligation, "")].calendar;
      const Instant due = DueFrom(calendar, asked.target, start);
      if (!due.is_known()) return;
      moments.push_back({due.us + Seconds(1).us});
      moments.push_back(due);
    };
    add(sides_.old_policy, both.first);
    if (obligation.calendar == Obligation::kNone) add(sides_.new_policy, both.second);
    std::sort(moments.begin(), moments.end());
    // A state that is another one; without one a deadline that is.
    for (const std::string part : {"].state", "ticket.sla"}) {
      if (witness != nullptr) break;
      ForSomeCombinations(space, box, kMostTries, [&](const std::vector<std::uint8_t>& cells) {
        for (const Instant moment : moments) {
          v1::TestFacts facts;
          v1::Ticket& ticket = *facts.mutable_ticket();
          ticket = PlainTicket(sides_, start);
          if (!FillTicket(space, cells, sides_, &ticket) ||
              !AddStart(space, cells, obligation, start, &ticket)) {
            return false;
          }
          witness = MakeWitness(sides_.old_policy, sides_.new_policy, facts, moment,
                                part[0] == ']' ? "obligation[" + obligation.entry.id + part : part);
          if (witness != nullptr) return true;
        }
        return false;
      });
    }
    return witness;
  }

  // The event that starts the obligation, when the receipt does not.
  bool AddStart(const Space& space, const std::vector<std::uint8_t>& cells,
                const Obligation& obligation, Instant start, v1::Ticket* ticket) const {
    if (internal::Has(obligation.starts_at, static_cast<std::uint32_t>(EventKind::kReceived))) {
      return true;
    }
    for (std::uint32_t kind = 1; kind < static_cast<std::uint32_t>(EventKind::kCustom); ++kind) {
      if (!internal::Has(obligation.starts_at, kind)) continue;
      v1::Event& event = *ticket->add_event();
      event.set_kind(static_cast<v1::Event::Kind>(kind));
      *event.mutable_at() = ToProto(sides_, start);
      const auto dated = static_cast<EventKind>(kind);
      if (dated == EventKind::kPromised || dated == EventKind::kExtended) {
        *event.mutable_due() =
            ToProto(sides_, {start.us + kDueAfter * kSecondsPerDay * kMicrosPerSecond});
      }
      for (std::size_t d = 0; d < space.dimensions().size(); ++d) {
        const SpaceCell& cell = space.dimensions()[d].cells[cells[d]];
        if (cell.kind != ValueRange::Kind::kNumber) continue;
        const auto value = static_cast<std::int32_t>(cell.pick.numerator);
        if (space.dimensions()[d].fact.fact == "rating") event.set_rating(value);
        if (space.dimensions()[d].fact.fact == "ring_count") event.set_ring_count(value);
      }
      return true;
    }
    return false;
  }

  const DiffSides& sides_;
  DiffSink* const sink_;
};

}  // namespace

bool CoversSla(const Change& change) {
  const std::string& place = change.place;
  if (place == "sla.obligation" || place == "sla.milestone") return change.moved;
  if (place.rfind("sla.obligation[", 0) != 0) return false;
  const std::string rest = place.substr(place.find(']') + 1);
  return rest == ".target" || rest == ".applies";
}

void CompareSla(const DiffSides& sides, DiffSink* sink) {
  SlaComparison comparison(sides, sink);
  const auto& before = sides.before.sla().obligation();
  const auto& after = sides.after.sla().obligation();
  for (int j = 0; j < after.size() && !sink->done(); ++j) {
    const int i = IndexOf(before, after.Get(j).id());
    if (i < 0) continue;
    const v1::Obligation& a = before.Get(i);
    const v1::Obligation& b = after.Get(j);
    bool same = a.target_size() == b.target_size() &&
                a.applies().SerializeAsString() == b.applies().SerializeAsString();
    for (int k = 0; k < a.target_size() && same; ++k) {
      same = a.target(k).SerializeAsString() == b.target(k).SerializeAsString();
    }
    if (!same) comparison.Compare(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
  }
}

}  // namespace guiju::workbench
