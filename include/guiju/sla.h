// Promises: when each obligation of a ticket falls due, and how it stands (SLA-1 to SLA-3).
//
// An obligation names the event that starts it, the events that fulfil it and, for each priority,
// an amount on one of three clocks: elapsed time (24 x 7), working time, working days. Worked
// example with the standard policy: a P1 ticket of Friday 2026-02-13 10:00 in Shanghai is to be
// resolved in 3 working days. Saturday the 14th is a make-up working day (1), the Spring Festival
// lasts from the 15th to the 23rd, the 24th and 25th are working days (2, 3): due on the 25th at
// 18:00.
//
// Time off. A pause (a status that the policy names) and, when a ticket was reopened, the time for
// which a resolution had stood do not count: the clock's own time in them is taken off (CAL-12,
// CAL-13). A promise that something else fulfilled, an answer, stays fulfilled. On the
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
      return start.us < kEndOfAnswers.us - target.amount ? Instant{start.us + target.amount}
                                                         : Instant::Unknown();
    case Clock::kWorkingTime:
      return calendar.AddWorkingTime(start, Duration{target.amount}).at;
    case Clock::kWorkingDays:
      return calendar.AddWorkingDays(start, target.amount).at;
    case Clock::kUnspecified:
      break;
  }
  return Instant::Unknown();
}

// Judges one obligation of a ticket as of an instant: events after `as_of` have not happened yet.
// `priority` is the one that triage found; a change of priority in the timeline replaces it and
// recomputes from the start. The timeline must have passed CheckTimeline. Allocates nothing,
// thread-safe.
inline ObligationVerdict Judge(const SlaPolicy& policy, const Calendar& calendar,
                               const Obligation& obligation, const Ticket& ticket,
                               Priority priority, Instant as_of);

}  // namespace guiju

#include "guiju/internal/sla_run.h"  // IWYU pragma: export

#endif  // GUIJU_SLA_H_
