// Promises: when each obligation of a ticket falls due, and how it stands (SLA-1 to SLA-3).
//
// An obligation names the event that starts it, the events that fulfil it and, for each priority,
// an amount on one of three clocks: elapsed time (24 x 7), working time, working days. Worked
// example with the standard policy: a P1 ticket of Friday 2026-02-13 10:00 in Shanghai is to be
// resolved in 3 working days. Saturday the 14th is a make-up working day (1), the Spring Festival
// lasts from the 15th to the 23rd, the 24th and 25th are working days (2, 3): due on the 25th at
// 18:00.
//
// Time off. A pause (a status that the policy names) and, when a ticket was reopened, the time it
// was resolved do not count: the clock's own time in them is taken off (CAL-12, CAL-13). On the
// clock of working days a day counts when its deadline passes, so a day is taken off when that
// moment lies in the pause: after its begin and not after its end.
//
// Deadlines are inclusive: done at the due instant is met. Everything here is computed anew from
// the timeline, so the same events give the same answer whenever they are judged.
#ifndef GUIJU_SLA_H_
#define GUIJU_SLA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {

// What an amount is counted in; the numbers of the message.
enum class Clock : std::uint8_t {
  kUnspecified = 0,
  kElapsed = 1,
  kWorkingTime = 2,
  kWorkingDays = 3,
};

// An amount on a clock: microseconds, or whole days on the clock of working days. Positive.
struct Target {
  Clock clock = Clock::kUnspecified;
  std::int64_t amount = 0;
};

// One promise of the policy, compiled.
struct Obligation {
  Entry entry;
  EventKind starts_at = EventKind::kUnspecified;
  std::uint32_t fulfilled_by = 0;   // bit = EventKind
  std::array<Target, 4> targets{};  // index = Priority; 0 is unused
};

// CAL-13: what reopening does to the clock of a resolution.
enum class Reopening : std::uint8_t { kGoesOn, kClosedTimeCounts, kRestarts };

// The sla section, compiled. Immutable afterwards.
struct SlaPolicy {
  std::size_t calendar = 0;  // index into the policy's calendars
  std::vector<Obligation> obligations;
  Ratio at_risk;                         // share of the target used from which it is at risk
  std::uint32_t pause_statuses = 0;      // bit = Status
  std::uint32_t pause_clocks = 0;        // bit = Clock
  bool pause_counts_wall_clock = false;  // CAL-12
  Reopening reopening = Reopening::kGoesOn;
  bool keeps_first_priority = false;
};

// How an obligation stands; the numbers of the message.
enum class ObligationState : std::uint8_t {
  kUnspecified = 0,
  kNotStarted = 1,
  kRunning = 2,
  kAtRisk = 3,
  kPaused = 4,
  kMet = 5,
  kBreached = 6,
};

// How one obligation of one ticket stands at the moment of judgement.
struct ObligationVerdict {
  ObligationState state = ObligationState::kNotStarted;
  Priority priority = Priority::kUnspecified;  // whose target applied
  Target target;
  Instant start;             // unknown: not started
  Instant due;               // unknown: not started, or beyond the calendar's years
  Instant done;              // unknown: not done
  Instant next_change;       // when it becomes at risk or falls due; unknown: nothing will
  std::int64_t used = 0;     // in the target's unit; of the clock, time off not counted
  std::int64_t paused = 0;   // in the target's unit: taken off by time off
  bool provisional = false;  // a date was counted for which no holidays are published
  bool in_range = true;      // false: the deadline lies beyond the calendar's years

  // Negative: overdue by so much.
  std::int64_t left() const { return target.amount - used; }
};

// Why a timeline cannot be judged.
enum class TimelineProblem : std::uint8_t {
  kNone,
  kNotReceived,       // no time of receipt
  kUnknownTime,       // an event without a time
  kBeforeReceipt,     // an event before the ticket was received
  kOutOfOrder,        // an event before its predecessor
  kReopenedWhenOpen,  // reopened although neither resolved nor closed
};

struct TimelineCheck {  // the first problem of a timeline, and where it is
  TimelineProblem problem = TimelineProblem::kNone;
  std::size_t event = 0;  // index of the event
};

// Whether the timeline is in order and free of contradiction. Cannot fail, allocates nothing.
inline TimelineCheck CheckTimeline(const Ticket& ticket) {
  if (!ticket.received.is_known()) return {TimelineProblem::kNotReceived, 0};
  Instant before = ticket.received;
  Status status = Status::kPending;
  for (std::size_t i = 0; i < ticket.event_count; ++i) {
    const Event& event = ticket.events[i];
    if (!event.at.is_known()) return {TimelineProblem::kUnknownTime, i};
    if (event.at < ticket.received) return {TimelineProblem::kBeforeReceipt, i};
    if (event.at < before) return {TimelineProblem::kOutOfOrder, i};
    before = event.at;
    if (EffectiveKind(event) == EventKind::kReopened && status != Status::kResolved &&
        status != Status::kClosed) {
      return {TimelineProblem::kReopenedWhenOpen, i};
    }
    if (StatusAfter(event) != Status::kUnspecified) status = StatusAfter(event);
  }
  return {};
}

// The instant at which `target` has passed since `start`, nothing taken off: the deadline of a
// ticket that is never paused. Unknown beyond the calendar's years. Allocates nothing, thread-safe.
// Cost: see benchmarks/sla_benchmark.cc.
inline Instant DueFrom(const Calendar& calendar, Target target, Instant start) {
  switch (target.clock) {
    case Clock::kElapsed:
      return start.us > kEndOfAnswers.us - target.amount ? Instant::Unknown()
                                                         : Instant{start.us + target.amount};
    case Clock::kWorkingTime:
      return calendar.AddWorkingTime(start, Duration{target.amount}).at;
    case Clock::kWorkingDays:
      return calendar.AddWorkingDays(start, target.amount).at;
    case Clock::kUnspecified:
      break;
  }
  return Instant::Unknown();
}

namespace internal {

constexpr bool Has(std::uint32_t bits, std::uint32_t bit) { return (bits >> bit & 1u) != 0; }

// One pass over a timeline for one obligation: what counts, what is taken off, where it falls due.
class ObligationRun {
 public:
  ObligationRun(const SlaPolicy& policy, const Calendar& calendar, const Obligation& obligation,
                const Ticket& ticket, Target target, Instant as_of)
      : policy_(policy),
        calendar_(calendar),
        obligation_(obligation),
        ticket_(ticket),
        target_(target),
        as_of_(as_of) {}

  Instant start;
  Instant done;
  Instant due;
  Priority priority = Priority::kUnspecified;  // the last one set before it was done
  bool paused_now = false;
  bool fits = true;  // everything measured lies within the calendar's years
  std::int64_t used = 0;
  std::int64_t paused = 0;

  void Walk() {
    if (obligation_.starts_at == EventKind::kReceived) Begin(ticket_.received);
    for (std::size_t i = 0; i < ticket_.event_count && ticket_.events[i].at <= as_of_; ++i) {
      Take(ticket_.events[i]);
    }
    if (start.is_unknown()) return;
    paused_now = done.is_unknown() && off_;
    if (off_ && done.is_unknown()) Resume(as_of_);
    const Instant end = done.is_known() ? done : as_of_;
    if (due.is_unknown()) due = DueInSegment();
    used += Measure(segment_, end);
    if (policy_.pause_counts_wall_clock && shift_ != 0) {
      const std::int64_t all = Measure(start, end);
      used = Measure(start, Instant{end.us - shift_});
      paused = all - used;
    }
  }

 private:
  bool Fulfils(EventKind kind) const {
    return Has(obligation_.fulfilled_by, static_cast<std::uint32_t>(kind));
  }
  bool EndsWithResolution() const {
    return Fulfils(EventKind::kResolved) || Fulfils(EventKind::kClosed);
  }
  bool Pauses(Status status) const {
    return Has(policy_.pause_statuses, static_cast<std::uint32_t>(status)) &&
           Has(policy_.pause_clocks, static_cast<std::uint32_t>(target_.clock));
  }
  static bool IsEnd(Status status) {
    return status == Status::kResolved || status == Status::kClosed;
  }

  void Begin(Instant at) {
    start = segment_ = at;
    due = Instant::Unknown();
    used = paused = 0;
    shift_ = 0;
    off_ = false;
  }

  void Take(const Event& event) {
    const EventKind kind = EffectiveKind(event);
    if (start.is_unknown() && kind == obligation_.starts_at) Begin(event.at);
    if (kind == EventKind::kPriorityChanged && done.is_unknown()) priority = event.priority;
    const Status next = StatusAfter(event);
    const bool reopens = next != Status::kUnspecified && IsEnd(status_) && !IsEnd(next);
    if (next != Status::kUnspecified) status_ = next;
    if (start.is_unknown()) return;
    if (reopens && done.is_known() && EndsWithResolution()) Reopen(event.at);
    if (done.is_known()) return;
    if (Fulfils(kind)) {
      if (off_) Resume(event.at);
      done = event.at;
      return;
    }
    if (next == Status::kUnspecified) return;
    const bool off = Pauses(next);
    if (off && !off_) Suspend(event.at);
    if (!off && off_) Resume(event.at);
  }

  void Reopen(Instant at) {
    const Instant was_done = done;
    done = Instant::Unknown();
    switch (policy_.reopening) {
      case Reopening::kGoesOn:
        Suspend(was_done);
        Resume(at);
        break;
      case Reopening::kClosedTimeCounts:
        break;
      case Reopening::kRestarts:
        Begin(at);
        break;
    }
  }

  void Suspend(Instant at) {
    if (due.is_unknown()) {
      const Instant candidate = DueInSegment();
      if (candidate.is_known() && candidate <= at) due = candidate;
    }
    used += Measure(segment_, at);
    segment_ = at;
    off_ = true;
  }

  void Resume(Instant at) {
    paused += Measure(segment_, at);
    shift_ += at.us - segment_.us;
    segment_ = at;
    off_ = false;
  }

  // The clock's own time between two instants, the first not after the second.
  std::int64_t Measure(Instant from, Instant to) {
    switch (target_.clock) {
      case Clock::kElapsed:
        return to.us - from.us;
      case Clock::kWorkingTime: {
        const CalendarAmount between = calendar_.WorkingTimeBetween(from, to);
        fits = fits && between.ok();
        return between.value.us;
      }
      case Clock::kWorkingDays: {
        const CalendarCount ticks = calendar_.WorkingDayTicks(start, from, to);
        fits = fits && ticks.ok();
        return ticks.value;
      }
      case Clock::kUnspecified:
        break;
    }
    return 0;
  }

  // Where the target is reached if nothing more is taken off after the current segment's begin.
  Instant DueInSegment() {
    if (policy_.pause_counts_wall_clock) {
      const Instant plain = DueFrom(calendar_, target_, start);
      return plain.is_known() ? Instant{plain.us + shift_} : plain;
    }
    if (target_.clock == Clock::kWorkingDays) {
      return DueFrom(calendar_, {target_.clock, target_.amount + paused}, start);
    }
    const std::int64_t rest = target_.amount - used;
    return rest == 0 && segment_ != start ? segment_
                                          : DueFrom(calendar_, {target_.clock, rest}, segment_);
  }

  const SlaPolicy& policy_;
  const Calendar& calendar_;
  const Obligation& obligation_;
  const Ticket& ticket_;
  const Target target_;
  const Instant as_of_;
  Instant segment_;  // begin of the running or suspended stretch
  Status status_ = Status::kPending;
  bool off_ = false;
  std::int64_t shift_ = 0;  // wall-clock time taken off so far
};

// `share` of `amount`, rounded up: at risk is never said before the share is used.
inline std::int64_t ShareOf(std::int64_t amount, Ratio share) {
  const guiju_int128 product = static_cast<guiju_int128>(amount) * share.numerator;
  return static_cast<std::int64_t>((product + share.denominator - 1) / share.denominator);
}

}  // namespace internal

// Judges one obligation of a ticket as of an instant: events after `as_of` have not happened yet.
// `priority` is the one that triage found; a change of priority in the timeline replaces it and
// recomputes from the start. The timeline must have passed CheckTimeline. Allocates nothing,
// thread-safe.
inline ObligationVerdict Judge(const SlaPolicy& policy, const Calendar& calendar,
                               const Obligation& obligation, const Ticket& ticket,
                               Priority priority, Instant as_of) {
  ObligationVerdict verdict;
  verdict.priority = priority;
  if (as_of < ticket.received) return verdict;
  const auto run = [&](Target target) {
    internal::ObligationRun result(policy, calendar, obligation, ticket, target, as_of);
    result.Walk();
    return result;
  };
  const auto target_of = [&](Priority p) {
    return obligation.targets[static_cast<std::size_t>(p)];
  };
  internal::ObligationRun judged = run(target_of(priority));
  if (judged.priority != Priority::kUnspecified && judged.priority != priority &&
      !policy.keeps_first_priority) {
    verdict.priority = judged.priority;
  }
  verdict.target = target_of(verdict.priority);
  if (judged.start.is_unknown()) return verdict;
  const internal::ObligationRun final_run =
      verdict.priority == priority ? judged : run(verdict.target);
  verdict.start = final_run.start;
  verdict.due = final_run.due;
  verdict.done = final_run.done;
  verdict.used = final_run.used;
  verdict.paused = final_run.paused;
  verdict.in_range = final_run.fits && final_run.due.is_known();
  if (!verdict.in_range) {
    verdict.due = Instant::Unknown();
    verdict.state =
        final_run.done.is_known() ? ObligationState::kUnspecified : ObligationState::kRunning;
    return verdict;
  }
  if (verdict.target.clock != Clock::kElapsed) {
    verdict.provisional = calendar.IsProvisional(verdict.start, verdict.due);
  }
  if (verdict.done.is_known()) {
    verdict.state =
        verdict.done <= verdict.due ? ObligationState::kMet : ObligationState::kBreached;
    return verdict;
  }
  if (as_of > verdict.due) {
    verdict.state = ObligationState::kBreached;
    return verdict;
  }
  if (final_run.paused_now) {
    verdict.state = ObligationState::kPaused;
    return verdict;
  }
  // Working days are whole, so the share is taken of the working time up to the deadline.
  const Instant warn =
      verdict.target.clock == Clock::kWorkingDays
          ? DueFrom(
                calendar,
                {Clock::kWorkingTime,
                 internal::ShareOf(calendar.WorkingTimeBetween(verdict.start, verdict.due).value.us,
                                   policy.at_risk)},
                verdict.start)
          : run({verdict.target.clock, internal::ShareOf(verdict.target.amount, policy.at_risk)})
                .due;
  const bool at_risk = warn.is_known() && as_of >= warn;
  verdict.state = at_risk ? ObligationState::kAtRisk : ObligationState::kRunning;
  verdict.next_change = at_risk ? verdict.due : warn;
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_SLA_H_
