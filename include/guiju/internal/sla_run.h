// One pass over a timeline for an obligation. The end of guiju/sla.h; not to be included alone.
#ifndef GUIJU_INTERNAL_SLA_RUN_H_
#define GUIJU_INTERNAL_SLA_RUN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {
namespace internal {

constexpr bool Has(std::uint64_t bits, std::uint32_t bit) { return (bits >> bit & 1u) != 0; }

// One pass over a timeline for one instance of an obligation: what counts, what is taken off, where
// it falls due.
class ObligationRun {
 public:
  // What does not change from one pass for an instance to the next.
  struct Context {
    const SlaPolicy& policy;
    const Calendar& calendar;
    const Obligation& obligation;
    const Ticket& ticket;
    Instant as_of;
    std::int32_t start_event;  // or ObligationVerdict::kReceipt
  };

  // Pauses are those of `promised`, the clock of the promise, whatever clock `target` is on. A
  // known `date` is the deadline, whatever the target; nothing stops it.
  ObligationRun(const Context& context, Target target, Clock promised, Instant date)
      : policy_(context.policy),
        calendar_(context.calendar),
        obligation_(context.obligation),
        ticket_(context.ticket),
        target_(target),
        as_of_(context.as_of),
        start_event_(context.start_event),
        date_(date),
        all_pauses_(!date.is_known() && !context.obligation.never_paused &&
                            Has(context.policy.pause_clocks, static_cast<std::uint32_t>(promised))
                        ? context.policy.pause_statuses
                        : 0) {
    if (start_event_ >= 0) {
      reference_ = ticket_.events[static_cast<std::size_t>(start_event_)].reference;
    }
  }

  // Set before Walk.
  bool ignore_extensions = false;
  bool measure_worked = false;
  std::vector<OffSpan>* off_spans = nullptr;  // filled with the time off, in order; null: not

  Instant start;
  Instant done;
  Instant due;
  Priority priority = Priority::kUnspecified;  // the last one set until it was done
  std::int32_t done_event = ObligationVerdict::kNoEvent;
  bool paused_now = false;
  bool fits = true;  // everything measured lies within the calendar's years
  std::int64_t used = 0;
  std::int64_t paused = 0;
  std::int64_t worked = 0;  // working time that was used, when it is measured
  std::int64_t amount = 0;  // of the target; another one after an extension
  std::array<Instant, kMaxPreviousDues> previous_dues{};
  std::uint16_t extensions = 0;
  std::uint16_t ignored_extensions = 0;
  Instant extended_at;

  void Walk() {
    if (start_event_ == ObligationVerdict::kReceipt) Begin(ticket_.received);
    for (std::size_t i = 0; i < ticket_.event_count && ticket_.events[i].at <= as_of_; ++i) {
      Take(static_cast<std::int32_t>(i), ticket_.events[i]);
    }
    if (start.is_unknown()) return;
    paused_now = done.is_unknown() && off_;
    if (off_ && done.is_unknown()) Resume(as_of_);
    const Instant end = done.is_known() ? done : as_of_;
    if (due.is_unknown()) due = DueInSegment();
    Use(end);
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

  std::int64_t wall_off() const { return shift_; }

 private:
  bool IsFixed() const { return date_.is_known() || extensions != 0; }
  bool Fulfils(std::uint32_t bit, const Event& event) const {
    if (!Has(obligation_.fulfilled_by, bit)) return false;
    return start_event_ < 0 || event.reference.empty() || event.reference == reference_;
  }
  bool Pauses(Status status) const { return Has(pauses_, static_cast<std::uint32_t>(status)); }
  static bool IsEnd(Status status) {
    return status == Status::kResolved || status == Status::kClosed;
  }

  void Begin(Instant at) {
    start = segment_ = at;
    due = date_;
    amount = target_.amount;
    used = paused = worked = 0;
    extensions = ignored_extensions = 0;
    shift_ = 0;
    off_ = false;
    pauses_ = all_pauses_;
    if (off_spans != nullptr) off_spans->clear();
    if (Pauses(status_)) Suspend(at);
  }

  void Take(std::int32_t index, const Event& event) {
    const EventKind kind = EffectiveKind(event);
    const std::uint32_t bit = EventBit(event);
    if (index == start_event_) Begin(event.at);
    if (kind == EventKind::kPriorityChanged) last_priority_ = event.priority;
    if (done.is_unknown()) priority = last_priority_;
    const Status next = StatusAfter(event);
    const bool reopens = next != Status::kUnspecified && IsEnd(status_) && !IsEnd(next);
    if (next != Status::kUnspecified) status_ = next;
    if (start.is_unknown()) return;
    if (reopens && done_by_resolution_) Reopen(event.at);
    if (done.is_known()) return;
    if (Fulfils(bit, event)) {
      if (off_) Resume(event.at);
      done = event.at;
      done_event = index;
      done_by_resolution_ = kind == EventKind::kResolved || kind == EventKind::kClosed;
      return;
    }
    if (Has(obligation_.extended_by, bit) && index != start_event_ && !ignore_extensions &&
        event.reference == reference_ && event.due.is_known()) {
      Extend(event);
    }
    if (next == Status::kUnspecified) return;
    const bool off = Pauses(next);
    if (off && !off_) Suspend(event.at);
    if (!off && off_) Resume(event.at);
  }

  void Reopen(Instant at) {
    const Instant was_done = done;
    done = Instant::Unknown();
    done_event = ObligationVerdict::kNoEvent;
    done_by_resolution_ = false;
    priority = last_priority_;
    switch (policy_.reopening) {
      case Reopening::kGoesOn:
        if (IsFixed()) break;
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

  // A date that comes in time and lies later than the deadline replaces it.
  void Extend(const Event& event) {
    const bool was_off = off_;
    if (was_off) Resume(event.at);
    const Instant before = due.is_known() ? due : DueInSegment();
    if (before.is_known() && (event.at > before || event.due <= before)) {
      ++ignored_extensions;
      if (was_off) Suspend(event.at);
      return;
    }
    if (extensions < kMaxPreviousDues) previous_dues[extensions] = before;
    ++extensions;
    extended_at = event.at;
    Use(event.at);
    amount = policy_.pause_counts_wall_clock ? Measure(start, Instant{event.due.us - shift_})
                                             : used + Measure(event.at, event.due);
    due = event.due;
    pauses_ = 0;
  }

  void Suspend(Instant at) {
    if (due.is_unknown()) {
      // Reached while it ran, be it at the last instant; between two pauses that touch, it did not.
      const Instant candidate = DueInSegment();
      if (candidate.is_known() && candidate <= at && segment_ < at) due = candidate;
    }
    Use(at);
    off_ = true;
  }

  void Resume(Instant at) {
    if (off_spans != nullptr && segment_ < at) off_spans->push_back({segment_, at});
    paused += Measure(segment_, at);
    shift_ += at.us - segment_.us;
    segment_ = at;
    off_ = false;
  }

  // The clock ran up to `at`.
  void Use(Instant at) {
    used += Measure(segment_, at);
    if (measure_worked) worked += calendar_.WorkingTimeBetween(segment_, at).value.us;
    segment_ = at;
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
  const std::int32_t start_event_;
  const Instant date_;              // the deadline, when it is a date
  const std::uint32_t all_pauses_;  // bit = Status
  std::uint32_t pauses_ = 0;        // the same, none after an extension
  std::string_view reference_;      // of the starting event
  Instant segment_;                 // begin of the running or suspended stretch
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
}  // namespace guiju

#endif  // GUIJU_INTERNAL_SLA_RUN_H_
