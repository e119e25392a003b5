// Proof that a more urgent ticket is never given more time.
//
// On one clock two amounts are compared as they are. On different clocks the deadlines are compared
// for every start there can be. From one start on, a deadline either stands still or moves on as
// fast as the start does, except where it begins or ends to: at an opening or a closing, at the
// beginning of a date, where the start is so much working time before a closing, and, for deadlines
// at the start's time of day, where that is an opening or a closing of another day. Between two
// such moments the difference of two deadlines has its extremes at the ends, so looking just before
// and at each of them looks at all starts.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check_parts.h"
#include "explain_obligation.h"
#include "format.h"
#include "guiju/sla.h"
#include "sentences/check.h"
#include "words.h"

namespace guiju::internal {
namespace {

// How many starts are looked at for one policy before it is said that nothing was proved: half a
// second, some thirty comparisons over all years.
constexpr std::int64_t kMostStarts = 8'000'000;

// A start from which the more urgent ticket falls due later.
struct Witness {
  Instant start;
  Instant urgent_due;
  Instant other_due;
};

class DeadlineOrder {
 public:
  // Takes the starts that it looks at off `starts_left`, and stops when there are none.
  DeadlineOrder(const Policy& policy, const Calendar& calendar, Target urgent, Target other,
                std::int64_t* starts_left)
      : policy_(policy),
        calendar_(calendar),
        urgent_(urgent),
        other_(other),
        starts_left_(*starts_left) {}

  // The first witness; false when there is none.
  bool Find(Witness* witness) const {
    if (CannotBe()) return false;
    std::set<std::int32_t> times;  // of day, at which some date opens or closes
    const bool of_day = calendar_.spec().day_deadline == DayDeadline::kTimeOfStart;
    if (of_day) times = TimesOfDay();
    const CivilDay first = policy_.effective_from;
    const CivilDay last = LastDay();
    // From the last year with published holidays on first: a start of these days says more.
    const std::vector<std::int32_t>& published = calendar_.spec().published_years;
    CivilDay recent = published.empty() ? first : ToCivilDay({published.back(), 1, 1});
    if (recent < first || last < recent) recent = first;
    return Scan(recent, last, times, witness) || Scan(first, {recent.number - 1}, times, witness);
  }

 private:
  bool Scan(CivilDay first, CivilDay last, const std::set<std::int32_t>& times,
            Witness* witness) const {
    for (CivilDay day = first; day <= last && starts_left_ > 0; ++day.number) {
      const Instant begin = calendar_.StartOfDay(day);
      const Instant end = calendar_.StartOfDay({day.number + 1});
      if (IsWitness(begin, witness)) return true;
      for (const std::int32_t time : times) {
        if (IsWitness(calendar_.FromCivil(day, time), witness)) return true;
      }
      for (Instant at = NextBoundary({begin.us - 1}); at.is_known() && at < end;
           at = NextBoundary(at)) {
        if (IsWitness(at, witness)) return true;
        for (const Target& target : {urgent_, other_}) {
          if (target.clock != Clock::kWorkingTime) continue;
          const CalendarAnswer before = calendar_.AddWorkingTime(at, Duration{-target.amount});
          if (before.ok() && IsWitness(before.at, witness)) return true;
        }
      }
    }
    return false;
  }

  // What is plain without looking at days. Elapsed time is never more than the working time in it,
  // and n working days end no earlier than the beginning of the n-th date after the start's, less
  // what the clock is put forward on the way.
  bool CannotBe() const {
    if (urgent_.clock != Clock::kElapsed) return false;
    if (other_.clock == Clock::kWorkingTime) {
      return calendar_.spec().clock_change == ClockChange::kElapsed &&
             urgent_.amount <= other_.amount;
    }
    const std::int64_t days = other_.amount;
    const Duration least{Seconds(kSecondsPerDay * (days - 1)).us - MostPutForward(days + 1).us};
    return urgent_.amount <= least.us;
  }

  // The most that the zone's clock is put forward within so many days.
  Duration MostPutForward(std::int64_t days) const {
    const std::vector<ZoneTable::Transition> changes = calendar_.zone().transitions();
    std::int64_t most = 0;
    std::int64_t sum = 0;
    std::size_t first = 0;
    const auto forward = [&](std::size_t i) {
      const std::int32_t before =
          i == 0 ? calendar_.zone().OffsetAt(changes[0].at - 1) : changes[i - 1].offset;
      return std::max<std::int64_t>(0, changes[i].offset - before);
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
      sum += forward(i);
      for (; changes[i].at - changes[first].at > days * kSecondsPerDay; ++first) {
        sum -= forward(first);
      }
      most = std::max(most, sum);
    }
    return Seconds(most);
  }

  CivilDay LastDay() const {
    const CivilDay last = ToCivilDay({2099, 12, 31});
    return policy_.effective_until.number == -1 ? last : std::min(policy_.effective_until, last);
  }

  // The next opening or closing after `t`.
  Instant NextBoundary(Instant t) const {
    const CalendarAnswer opening = calendar_.NextOpening({t.us + 1});
    const CalendarAnswer closing = calendar_.NextClosing(t);
    if (!opening.ok()) return closing.at;
    if (!closing.ok()) return opening.at;
    return std::min(opening.at, closing.at);
  }

  std::set<std::int32_t> TimesOfDay() const {
    std::set<std::int32_t> times;
    const auto add = [&times](const std::vector<WorkHours>& hours) {
      for (const WorkHours& one : hours) {
        times.insert(one.from);
        times.insert(static_cast<std::int32_t>(one.to % kSecondsPerDay));
      }
    };
    for (const std::vector<WorkHours>& hours : calendar_.spec().weekly) add(hours);
    for (const DatedHours& dated : calendar_.spec().worked_days) add(dated.hours);
    for (const DatedHours& dated : calendar_.spec().special_hours) add(dated.hours);
    return times;
  }

  bool IsWitness(Instant at, Witness* witness) const {
    for (const Instant start : {Instant{at.us - 1}, at}) {
      if (start < policy_.in_force_from()) continue;
      --starts_left_;
      const Instant urgent_due = DueFrom(calendar_, urgent_, start);
      const Instant other_due = DueFrom(calendar_, other_, start);
      if (!urgent_due.is_known() || !other_due.is_known() || urgent_due <= other_due) continue;
      *witness = {start, urgent_due, other_due};
      return true;
    }
    return false;
  }

  const Policy& policy_;
  const Calendar& calendar_;
  const Target urgent_;
  const Target other_;
  std::int64_t& starts_left_;
};

// The calendars by which an obligation may be judged, each once, in the policy's order.
std::set<std::size_t> CalendarsOf(const SlaPolicy& sla, const Obligation& obligation) {
  if (obligation.calendar != Obligation::kNone) return {obligation.calendar};
  std::set<std::size_t> calendars{sla.calendar};
  for (const TeamCalendar& team : sla.team_calendars) calendars.insert(team.calendar);
  return calendars;
}

// The first calendar by which the more urgent of two lines on different clocks falls due later;
// null when there is none.
const NamedCalendar* FindWitness(const Policy& policy, const Obligation& obligation, Target urgent,
                                 Target other, std::int64_t* starts_left, Witness* witness) {
  for (const std::size_t at : CalendarsOf(policy.sla, obligation)) {
    const NamedCalendar& named = policy.calendars[at];
    if (DeadlineOrder(policy, named.calendar, urgent, other, starts_left).Find(witness)) {
      return &named;
    }
  }
  return nullptr;
}

void CheckPair(const Policy& policy, const Obligation& obligation, Target urgent, Target other,
               std::size_t priority, const std::string& path, std::int64_t* starts_left,
               Problems* problems) {
  const std::string first = "P" + std::to_string(priority);
  const std::string second = "P" + std::to_string(priority + 1);
  const Argument slow = Named("slow", AmountText(urgent.clock, urgent.amount));
  const Argument fast = Named("fast", AmountText(other.clock, other.amount));
  if (urgent.clock == other.clock) {
    if (urgent.amount <= other.amount) return;
    problems->Warning(
        path, kSlowerPriority,
        {{"id", obligation.entry.id}, {"urgent", first}, {"other", second}, slow, fast});
    return;
  }
  Witness witness;
  const NamedCalendar* named =
      FindWitness(policy, obligation, urgent, other, starts_left, &witness);
  if (named == nullptr) {
    if (*starts_left <= 0) problems->Warning(path, kNotProved, {});
    return;
  }
  const ZoneTable& zone = named->calendar.zone();
  problems->Warning(path, kSlowerPriorityAt,
                    {{"id", obligation.entry.id},
                     {"urgent", first},
                     {"other", second},
                     slow,
                     fast,
                     {"start", FormatWall(zone, witness.start)},
                     {"slow_due", FormatWall(zone, witness.urgent_due)},
                     {"fast_due", FormatWall(zone, witness.other_due)},
                     {"calendar", named->id}});
}

void CheckObligation(const v1::Obligation& written, const Policy& policy,
                     const Obligation& obligation, const std::string& path,
                     std::int64_t* starts_left, Problems* problems) {
  // An amount before another deadline is counted back: more of it is earlier.
  if (obligation.before != Obligation::kNone) return;
  std::set<std::pair<int, int>> said;
  for (std::size_t p = 0; p < 2; ++p) {
    const std::string urgent = "p" + std::to_string(p);
    const std::string other = "p" + std::to_string(p + 1);
    for (int a = 0; a < written.target_size(); ++a) {
      for (int b = 0; b < written.target_size(); ++b) {
        const TargetLine& first = obligation.lines[static_cast<std::size_t>(a)];
        const TargetLine& second = obligation.lines[static_cast<std::size_t>(b)];
        if (a == b || first.as_promised || second.as_promised ||
            !CanBeChosen(written, a, urgent, b, other) || !said.insert({a, b}).second) {
          continue;
        }
        CheckPair(policy, obligation, first.target, second.target, p, At(At(path, "target"), a),
                  starts_left, problems);
      }
    }
  }
}

}  // namespace

void CheckPriorities(const v1::Policy& written, const Policy& policy, Problems* problems) {
  std::int64_t starts_left = kMostStarts;
  for (int i = 0; i < written.sla().obligation_size(); ++i) {
    CheckObligation(written.sla().obligation(i), policy,
                    policy.sla.obligations[static_cast<std::size_t>(i)], At("sla.obligation", i),
                    &starts_left, problems);
  }
}

}  // namespace guiju::internal
