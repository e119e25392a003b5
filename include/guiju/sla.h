// Promises: when each obligation of a ticket falls due, and how it stands (SLA-1 to SLA-14).
//
// An obligation names the events that start it, the events that fulfil it, to which tickets it
// applies and an amount on one of three clocks: elapsed time (24 x 7), working time, working days.
// Worked example with the standard policy: a P1 ticket of Friday 2026-02-13 10:00 in Shanghai is to
// be resolved in 3 working days. Saturday the 14th is a make-up working day (1), the Spring
// Festival lasts from the 15th to the 23rd, the 24th and 25th are working days (2, 3): due on the
// 25th at 18:00.
//
// Time off. A pause (a status that the policy names) and, when a ticket was reopened, the time for
// which a resolution had stood do not count: the clock's own time in them is taken off (CAL-12,
// CAL-13). A promise that something else fulfilled, an answer, stays fulfilled. On the
// clock of working days a day counts when its deadline passes, so a day is taken off when that
// moment lies in the pause: after its begin and not after its end.
//
// Dates. A deadline that was promised, was set by an extension or lies before another one is a
// date: nothing moves it, and its clock does not stop.
//
// Deadlines are inclusive: done at the due instant is met. Everything here is computed anew from
// the timeline, so the same events give the same answer whenever they are judged.
#ifndef GUIJU_SLA_H_
#define GUIJU_SLA_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {

// Loading refuses a policy with more obligations or milestones.
inline constexpr std::size_t kMaxObligations = 64;
inline constexpr std::size_t kMaxMilestones = 16;
// Instances in one verdict. Every obligation has its first; further ones beyond this are counted as
// lost.
inline constexpr std::size_t kMaxInstances = 128;
// Replaced deadlines that a verdict keeps; further ones are counted.
inline constexpr std::size_t kMaxPreviousDues = 4;

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

// The facts that a condition of an obligation may name. A fact of a scale is its base + the number
// of the value: kPriorityFact + Priority::kP0 asks whether it is P0.
inline constexpr std::uint16_t kSignalFact = 0;      // + bit of Ticket::signals
inline constexpr std::uint16_t kSegmentFact = 64;    // + bit of Ticket::segments
inline constexpr std::uint16_t kCategoryFact = 128;  // + Category
inline constexpr std::uint16_t kIssueTypeFact = 144;
inline constexpr std::uint16_t kPriorityFact = 160;
inline constexpr std::uint16_t kHandlingFact = 176;
inline constexpr std::uint16_t kChannelFact = 192;
inline constexpr std::uint16_t kCustomerFact = 208;  // + CustomerType
inline constexpr std::uint16_t kRatingFact = 224;    // a number: of the event
inline constexpr std::uint16_t kRingCountFact = 225;

// One line of Obligation.target in the policy, in its order.
struct TargetLine {
  Target target;                               // as_promised: elapsed, amount 0
  Priority priority = Priority::kUnspecified;  // for this one alone
  std::int64_t early = 0;                      // in the target's unit; 0: none
  bool as_promised = false;
  bool has_condition = false;
  Criterion when;  // leaf i asks SlaPolicy::tests[i]
};

// What a deadline before another one may not lie before; the numbers of the message.
enum class NotBefore : std::uint8_t { kUnspecified = 0, kOwnStart = 1, kStartOfOther = 2 };

// One promise of the policy, compiled.
struct Obligation {
  static constexpr std::size_t kNone = SIZE_MAX;

  Entry entry;
  std::uint64_t starts_at = 0;      // bit = EventBit
  std::uint64_t fulfilled_by = 0;   // bit = EventBit
  std::uint64_t extended_by = 0;    // bit = EventBit
  std::array<Target, 4> targets{};  // those without a condition; index = Priority; 0 is unused
  std::array<std::uint16_t, 4> lines_of{};  // the place of each of them in `lines`
  std::vector<TargetLine> lines;
  std::uint32_t conditional_lines = 0;  // how many of `lines` have a condition
  bool has_condition = false;
  Criterion applies;  // leaf i asks SlaPolicy::tests[i]; empty: to all
  Criterion kept_when;
  bool each = false;
  bool never_paused = false;
  NotBefore not_before = NotBefore::kUnspecified;
  std::size_t before = kNone;    // index of the obligation before whose deadline this one falls due
  std::size_t calendar = kNone;  // index of its own calendar
};

// CAL-13: what reopening does to the clock of a resolution.
enum class Reopening : std::uint8_t { kGoesOn, kClosedTimeCounts, kRestarts };

// A step of the contact with the customer (SLA-14), compiled.
struct Milestone {
  Entry entry;
  std::uint64_t done_by = 0;        // bit = EventBit
  std::uint64_t expected_from = 0;  // bit = EventBit
  bool only_after = false;
};

// The calendar of one team.
struct TeamCalendar {
  std::string team;
  std::size_t calendar = 0;  // index into the policy's calendars
};

// The sla section, compiled. Immutable afterwards.
struct SlaPolicy {
  std::size_t calendar = 0;                  // index into the policy's calendars
  std::vector<TeamCalendar> team_calendars;  // in order of the teams' ids
  std::vector<Entry> events;                 // the desk's own; position = Event::custom
  std::vector<Obligation> obligations;
  std::vector<FactTest> tests;  // of all conditions; fact as above
  std::vector<Milestone> milestones;
  Ratio at_risk;                         // share of the target used from which it is at risk
  std::uint32_t pause_statuses = 0;      // bit = Status
  std::uint32_t pause_clocks = 0;        // bit = Clock
  bool pause_counts_wall_clock = false;  // CAL-12
  Reopening reopening = Reopening::kGoesOn;
  bool keeps_first_priority = false;

  // The number of an event of the desk's own by its name; -1 when the policy does not declare it.
  int EventIndex(std::string_view name) const {
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].id == name) return static_cast<int>(i);
    }
    return -1;
  }
};

// The calendar, as an index into the policy's, that judges an obligation of a team's ticket: its
// own, else the team's, else the section's. Cannot fail, allocates nothing.
inline std::size_t CalendarOf(const SlaPolicy& policy, const Obligation& obligation,
                              std::string_view team);

// How an obligation stands; the numbers of the message.
enum class ObligationState : std::uint8_t {
  kUnspecified = 0,
  kNotStarted = 1,
  kRunning = 2,
  kAtRisk = 3,
  kPaused = 4,
  kMet = 5,
  kBreached = 6,
  kNotApplicable = 7,
  kUndecided = 8,  // started; not known: whether it applies, by when, or whether it was done
};

// How one instance of an obligation of one ticket stands at the moment of judgement.
struct ObligationVerdict {
  static constexpr std::int32_t kReceipt = -1;  // of start_event: the receipt of the ticket
  static constexpr std::int32_t kNoEvent = -2;

  ObligationState state = ObligationState::kNotStarted;
  Priority priority = Priority::kUnspecified;  // whose target applied
  std::uint16_t obligation = 0;                // index into SlaPolicy::obligations
  std::uint16_t calendar = 0;                  // index into the policy's calendars: which judged
  std::uint16_t target_line = 0;               // index into Obligation::lines: which applied
  std::int32_t start_event = kNoEvent;         // index into the ticket's events
  std::int32_t done_event = kNoEvent;
  Target target;
  Instant start;              // unknown: not started
  Instant due;                // unknown: not started, or beyond the calendar's years
  Instant done;               // unknown: not done
  Instant early;              // not expected before; unknown: the target has no early bound
  Instant next_change;        // when it becomes at risk or falls due; unknown: nothing will
  std::int64_t used = 0;      // in the target's unit; of the clock, time off not counted
  std::int64_t paused = 0;    // in the target's unit: taken off by time off
  std::int64_t wall_off = 0;  // the same in microseconds of the wall
  std::array<Instant, kMaxPreviousDues> previous_dues{};  // replaced by extensions, oldest first
  std::uint16_t extensions = 0;
  std::uint16_t ignored_extensions = 0;  // too late, or not later than the deadline
  bool provisional = false;              // a date was counted for which no holidays are published
  bool in_range = true;  // false: the deadline lies beyond the calendar's years, or is not known
  bool not_recorded = false;     // not done as far as is known; the source does not record it
  bool not_as_required = false;  // the fulfilment broke Obligation::kept_when
  bool fixed = false;            // the deadline is a date that nothing moves

  // Negative: overdue by so much.
  std::int64_t left() const { return target.amount - used; }
};

// Time off of an instance: a pause, or the time for which a resolution had stood.
struct OffSpan {
  Instant from;
  Instant to;
};

// How a milestone stands; the numbers of the message.
enum class MilestoneState : std::uint8_t {
  kUnspecified = 0,
  kNotExpected = 1,
  kMissing = 2,
  kDone = 3,
  kNotKnown = 4,
};

// How one milestone of one ticket stands.
struct MilestoneVerdict {
  MilestoneState state = MilestoneState::kNotExpected;
  Instant at;        // done; unknown: not done
  Instant expected;  // since when; unknown: not yet
};

// Why a timeline cannot be judged.
enum class TimelineProblem : std::uint8_t {
  kNone,
  kNotReceived,             // no time of receipt
  kUnknownTime,             // an event without a time
  kBeforeReceipt,           // an event before the ticket was received
  kOutOfOrder,              // an event before its predecessor
  kReopenedWhenOpen,        // reopened although neither resolved nor closed
  kWithoutDue,              // a promise or an extension without its date
  kDueNotAfter,             // a date that is not after the event that sets it
  kNotOpened,               // kept, answered, done or arrived without what it belongs to
  kOpenedTwice,             // promised, opened or filed again while it is open
  kExtendedBack,            // an extension to a date not after that of the extension before it
  kNoticeWithoutExtension,  // the customer told of an extension that there was not
};

struct TimelineCheck {  // the first problem of a timeline, and where it is
  TimelineProblem problem = TimelineProblem::kNone;
  std::size_t event = 0;  // index of the event
};

// Whether the timeline is in order and free of contradiction. What belongs together bears the same
// reference: a promise and its keeping, a verification, a collaboration, a refund. What ends one
// without a reference ends all that are open. Cannot fail, allocates nothing.
inline TimelineCheck CheckTimeline(const Ticket& ticket);

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

// The answer of one test of a condition. `event` is the event whose facts are asked for, the
// starting one, or the fulfilling one of kept_when; null: the receipt. `priority` is the one that
// judges. Allocates nothing.
inline Tri AskTicket(const FactTest& test, const Ticket& ticket, Priority priority,
                     const Event* event);

// Judges one obligation of a ticket as of an instant: events after `as_of` have not happened yet.
// Of an obligation with `each` it is the first instance. `ticket` bears what triage found in
// category, issue_type and handling; `priority` is what it found there, a change of priority in the
// timeline replaces it and recomputes from the start. The timeline must have passed CheckTimeline.
// `calendar` is used for the obligation and for one that it falls due before. Allocates nothing,
// thread-safe.
inline ObligationVerdict Judge(const SlaPolicy& policy, const Calendar& calendar,
                               const Obligation& obligation, const Ticket& ticket,
                               Priority priority, Instant as_of);

// What JudgeAll found.
struct SlaCount {
  std::size_t instances = 0;
  std::size_t lost = 0;  // starting events for which there was no room; they were not judged
};

// Judges every obligation, each instance of it: at least one verdict for each obligation, in the
// policy's order, those of one obligation in the order of their starts. `calendar_at(i)` answers
// the policy's calendar i; `priority` and `ticket` as for Judge. `verdicts` has room for
// `capacity`, at least as many as there are obligations. Allocates nothing, thread-safe.
template <typename CalendarAt>
SlaCount JudgeAll(const SlaPolicy& policy, const Ticket& ticket, Priority priority, Instant as_of,
                  CalendarAt&& calendar_at, ObligationVerdict* verdicts, std::size_t capacity);

// How a milestone stands (SLA-14). The timeline must have passed CheckTimeline. Allocates nothing.
inline MilestoneVerdict JudgeMilestone(const Milestone& milestone, const Ticket& ticket,
                                       Instant as_of);

// The time off of an instance from its start to its end, in order; for traces. Allocates.
inline std::vector<OffSpan> OffSpansOf(const SlaPolicy& policy, const Calendar& calendar,
                                       const Ticket& ticket, const ObligationVerdict& verdict,
                                       Instant as_of);

// Whose the time was from the start of an instance to its end: to `done`, or to `as_of` when it is
// not done. Microseconds of the wall; the three sum to all of it.
struct TimeShares {
  std::int64_t desk = 0;      // the clock ran; of working days, their working time
  std::int64_t customer = 0;  // pauses, and the time for which a resolution had stood
  std::int64_t calendar = 0;  // outside working hours
};

// The shares of an instance that has started; zeros otherwise or beyond the calendar's years. On
// the elapsed clock the calendar has no share. Judges once more. Allocates nothing.
inline TimeShares SharesOf(const SlaPolicy& policy, const Calendar& calendar, const Ticket& ticket,
                           const ObligationVerdict& verdict, Instant as_of);

}  // namespace guiju

#include "guiju/internal/sla_instance.h"  // IWYU pragma: export
#include "guiju/internal/sla_judge.h"     // IWYU pragma: export
#include "guiju/internal/sla_run.h"       // IWYU pragma: export
#include "guiju/internal/sla_timeline.h"  // IWYU pragma: export

#endif  // GUIJU_SLA_H_
