// How one obligation is judged. The end of guiju/sla.h; not to be included alone.
#ifndef GUIJU_INTERNAL_SLA_RUN_H_
#define GUIJU_INTERNAL_SLA_RUN_H_

#include <cstddef>
#include <cstdint>
#include <limits>

#include "guiju/calendar.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {
namespace internal {

constexpr bool Has(std::uint32_t bits, std::uint32_t bit) { return (bits >> bit & 1u) != 0; }

// One pass over a timeline for one obligation: what counts, what is taken off, where it falls due.
class ObligationRun {
 public:
  // Pauses are those of `promised`, the clock of the promise, whatever clock `target` is on.
  ObligationRun(const SlaPolicy& policy, const Calendar& calendar, const Obligation& obligation,
                const Ticket& ticket, Target target, Clock promised, Instant as_of)
      : policy_(policy),
        calendar_(calendar),
        obligation_(obligation),
        ticket_(ticket),
        target_(target),
        as_of_(as_of),
        pauses_(Has(policy.pause_clocks, static_cast<std::uint32_t>(promised))
                    ? policy.pause_statuses
                    : 0) {}

  Instant start;
  Instant done;
  Instant due;
  Priority priority = Priority::kUnspecified;  // the last one set until it was done
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

  // What will have been used at `later`, not before the end of the walk, if nothing more is taken
  // off.
  std::int64_t UsedAt(Instant later) {
    return policy_.pause_counts_wall_clock ? Measure(start, Instant{later.us - shift_})
                                           : used + Measure(as_of_, later);
  }

 private:
  bool Fulfils(EventKind kind) const {
    return Has(obligation_.fulfilled_by, static_cast<std::uint32_t>(kind));
  }
  bool Pauses(Status status) const { return Has(pauses_, static_cast<std::uint32_t>(status)); }
  static bool IsEnd(Status status) {
    return status == Status::kResolved || status == Status::kClosed;
  }

  void Begin(Instant at) {
    start = segment_ = at;
    due = Instant::Unknown();
    used = paused = 0;
    shift_ = 0;
    off_ = false;
    if (Pauses(status_)) Suspend(at);
  }

  void Take(const Event& event) {
    const EventKind kind = EffectiveKind(event);
    if (start.is_unknown() && kind == obligation_.starts_at) Begin(event.at);
    if (kind == EventKind::kPriorityChanged) last_priority_ = event.priority;
    if (done.is_unknown()) priority = last_priority_;
    const Status next = StatusAfter(event);
    const bool reopens = next != Status::kUnspecified && IsEnd(status_) && !IsEnd(next);
    if (next != Status::kUnspecified) status_ = next;
    if (start.is_unknown()) return;
    if (reopens && done_by_resolution_) Reopen(event.at);
    if (done.is_known()) return;
    if (Fulfils(kind)) {
      if (off_) Resume(event.at);
      done = event.at;
      done_by_resolution_ = kind == EventKind::kResolved || kind == EventKind::kClosed;
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
    done_by_resolution_ = false;
    priority = last_priority_;
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
      // Reached while it ran, be it at the last instant; between two pauses that touch, it did not.
      const Instant candidate = DueInSegment();
      if (candidate.is_known() && candidate <= at && segment_ < at) due = candidate;
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
    if (rest != 0 || segment_ == start) {
      return DueFrom(calendar_, {target_.clock, rest}, segment_);
    }
    // Used up at a closing, and off before the opening at which it would have been due (CAL-1).
    const bool waits = target_.clock == Clock::kWorkingTime &&
                       calendar_.spec().at_closing == AtClosing::kDueAtNextOpening;
    return waits ? calendar_.FirstWorkingInstant(segment_).at : segment_;
  }

  const SlaPolicy& policy_;
  const Calendar& calendar_;
  const Obligation& obligation_;
  const Ticket& ticket_;
  const Target target_;
  const Instant as_of_;
  const std::uint32_t pauses_;  // bit = Status
  Instant segment_;             // begin of the running or suspended stretch
  Status status_ = Status::kPending;
  Priority last_priority_ = Priority::kUnspecified;
  bool off_ = false;
  bool done_by_resolution_ = false;
  std::int64_t shift_ = 0;  // wall-clock time taken off so far
};

// `share` of `amount`, rounded up: at risk is never said before the share is used.
inline std::int64_t ShareOf(std::int64_t amount, Ratio share) {
  const guiju_int128 product = static_cast<guiju_int128>(amount) * share.numerator;
  return static_cast<std::int64_t>((product + share.denominator - 1) / share.denominator);
}

}  // namespace internal

inline ObligationVerdict Judge(const SlaPolicy& policy, const Calendar& calendar,
                               const Obligation& obligation, const Ticket& ticket,
                               Priority priority, Instant as_of) {
  ObligationVerdict verdict;
  verdict.priority = priority;
  const auto run = [&](Target target, Clock promised) {
    internal::ObligationRun result(policy, calendar, obligation, ticket, target, promised, as_of);
    result.Walk();
    return result;
  };
  const auto target_of = [&](Priority p) {
    return obligation.targets[static_cast<std::size_t>(p)];
  };
  verdict.target = target_of(priority);
  if (as_of < ticket.received) return verdict;
  const internal::ObligationRun judged = run(verdict.target, verdict.target.clock);
  if (judged.priority != Priority::kUnspecified && judged.priority != priority &&
      !policy.keeps_first_priority) {
    verdict.priority = judged.priority;
  }
  verdict.target = target_of(verdict.priority);
  if (judged.start.is_unknown()) return verdict;
  const internal::ObligationRun final_run =
      verdict.priority == priority ? judged : run(verdict.target, verdict.target.clock);
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
  Target share = verdict.target;
  if (share.clock == Clock::kWorkingDays) {
    // Days are whole, so the share is taken of the working time that counts up to the deadline.
    internal::ObligationRun hours =
        run({Clock::kWorkingTime, std::numeric_limits<std::int64_t>::max()}, share.clock);
    share = {Clock::kWorkingTime, hours.UsedAt(verdict.due)};
  }
  share.amount = internal::ShareOf(share.amount, policy.at_risk);
  const Instant warn = run(share, verdict.target.clock).due;
  const bool at_risk = warn.is_known() && as_of >= warn;
  verdict.state = at_risk ? ObligationState::kAtRisk : ObligationState::kRunning;
  verdict.next_change = at_risk ? verdict.due : warn;
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_SLA_RUN_H_
