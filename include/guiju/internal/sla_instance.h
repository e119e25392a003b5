// One instance of an obligation. The end of guiju/sla.h; not to be included alone.
#ifndef GUIJU_INTERNAL_SLA_INSTANCE_H_
#define GUIJU_INTERNAL_SLA_INSTANCE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/internal/sla_run.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {
namespace internal {

inline const Event* EventOf(const Ticket& ticket, std::int32_t index) {
  return index >= 0 ? ticket.events + index : nullptr;
}

inline Instant InstantOf(const Ticket& ticket, std::int32_t start_event) {
  return start_event >= 0 ? ticket.events[start_event].at : ticket.received;
}

inline Tri AskBit(const FactTest& test, Signals bits, std::uint32_t bit) {
  if (Has(bits.yes, bit)) return ToTri(test.expected);
  if (Has(bits.no, bit)) return ToTri(!test.expected);
  return Tri::kUnknown;
}

template <typename Value>
Tri AskScale(const FactTest& test, std::uint16_t base, Value value) {
  if (value == Value::kUnspecified) return Tri::kUnknown;
  const bool is = test.fact == base + static_cast<std::uint16_t>(value);
  return ToTri(is == test.expected);
}

inline Tri EvaluateFor(const SlaPolicy& policy, const Criterion& criterion, const Ticket& ticket,
                       Priority priority, const Event* event) {
  return Evaluate(criterion, [&](std::uint16_t leaf) {
    return AskTicket(policy.tests[leaf], ticket, priority, event);
  });
}

// The place of the target that applies: the first condition that holds, else the one for the
// priority.
inline std::uint16_t LineFor(const SlaPolicy& policy, const Obligation& obligation,
                             const Ticket& ticket, Priority priority, const Event* event) {
  if (obligation.conditional_lines != 0) {
    for (std::size_t i = 0; i < obligation.lines.size(); ++i) {
      const TargetLine& line = obligation.lines[i];
      if (!line.has_condition) continue;
      if (line.priority != Priority::kUnspecified && line.priority != priority) continue;
      if (EvaluateFor(policy, line.when, ticket, priority, event) == Tri::kTrue) {
        return static_cast<std::uint16_t>(i);
      }
    }
  }
  return obligation.lines_of[static_cast<std::size_t>(priority)];
}

inline Target TargetOf(const Obligation& obligation, std::uint16_t line, Priority priority) {
  return obligation.lines[line].has_condition
             ? obligation.lines[line].target
             : obligation.targets[static_cast<std::size_t>(priority)];
}

// The last priority of the timeline up to `as_of`, for an obligation that has not started.
inline Priority PriorityAt(const SlaPolicy& policy, const Ticket& ticket, Priority first,
                           Instant as_of) {
  Priority priority = first;
  if (policy.keeps_first_priority) return priority;
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    if (ticket.events[i].kind == EventKind::kPriorityChanged) priority = ticket.events[i].priority;
  }
  return priority;
}

// One instance of an obligation, by its starting event.
class InstanceJudge {
 public:
  // `other`: the obligation before whose deadline this one falls due, as it stands; else null.
  InstanceJudge(const ObligationRun::Context& context, Priority priority,
                const ObligationVerdict* other)
      : context_(context),
        policy_(context.policy),
        obligation_(context.obligation),
        event_(EventOf(context.ticket, context.start_event)),
        start_(InstantOf(context.ticket, context.start_event)),
        first_(priority),
        other_(other) {}

  ObligationVerdict Judge() {
    verdict_.start_event = context_.start_event;
    Choose(first_);
    if (Applies(Priority::kUnspecified) == Tri::kFalse) return NotApplicable();
    const ObligationRun judged = Walked(target_, promised_);
    const bool keeps = judged.priority == Priority::kUnspecified || policy_.keeps_first_priority;
    const Priority priority = keeps ? first_ : judged.priority;
    Choose(priority);
    const Tri applies = Applies(priority);
    if (applies == Tri::kFalse) return NotApplicable();
    const ObligationRun run = priority == first_ ? judged : Walked(target_, promised_);
    Fill(run);
    Decide(run);
    Doubt(applies);
    return verdict_;
  }

 private:
  Tri Applies(Priority priority) const {
    if (!obligation_.has_condition) return Tri::kTrue;
    return EvaluateFor(policy_, obligation_.applies, context_.ticket, priority, event_);
  }

  ObligationVerdict NotApplicable() {
    verdict_.state = ObligationState::kNotApplicable;
    return verdict_;
  }

  // The target of a priority, and the date that it may be.
  void Choose(Priority priority) {
    verdict_.priority = priority;
    verdict_.target_line = LineFor(policy_, obligation_, context_.ticket, priority, event_);
    target_ = TargetOf(obligation_, verdict_.target_line, priority);
    promised_ = target_.clock;
    date_ = Instant::Unknown();
    fixed_ = false;
    verdict_.provisional = false;
    const TargetLine* line = LineOf();
    if (line != nullptr && line->as_promised) {
      fixed_ = true;
      if (event_ != nullptr) date_ = event_->due;
    } else if (obligation_.before != Obligation::kNone) {
      fixed_ = true;
      if (other_ != nullptr && other_->due.is_known()) ChooseBefore();
    }
    if (date_.is_known()) target_ = {Clock::kElapsed, date_.us - start_.us};
  }

  void ChooseBefore() {
    const Target back{target_.clock, -target_.amount};
    date_ = DueFrom(context_.calendar, back, other_->due);
    if (date_.is_unknown()) return;
    verdict_.provisional =
        other_->provisional ||
        (back.clock != Clock::kElapsed && context_.calendar.IsProvisional(date_, other_->due));
    const Instant floor =
        obligation_.not_before == NotBefore::kStartOfOther ? other_->start : start_;
    date_ = std::max(date_, floor);
  }

  // Null for an obligation that a test made without lines.
  const TargetLine* LineOf() const {
    return verdict_.target_line < obligation_.lines.size()
               ? &obligation_.lines[verdict_.target_line]
               : nullptr;
  }

  ObligationRun NewRun(Target target, Clock promised) const {
    return ObligationRun(context_, target, promised, date_);
  }
  ObligationRun Walked(Target target, Clock promised) const {
    ObligationRun run = NewRun(target, promised);
    run.Walk();
    return run;
  }
  // A pass for another amount than that of the promise.
  ObligationRun WalkedAside(Target target) const {
    ObligationRun run = NewRun(target, promised_);
    run.ignore_extensions = true;
    run.Walk();
    return run;
  }

  void Fill(const ObligationRun& run) {
    verdict_.target = {target_.clock, run.amount};
    verdict_.start = run.start;
    verdict_.due = run.due;
    verdict_.done = run.done;
    verdict_.done_event = run.done_event;
    verdict_.used = run.used;
    verdict_.paused = run.paused;
    verdict_.wall_off = run.wall_off();
    verdict_.previous_dues = run.previous_dues;
    verdict_.extensions = run.extensions;
    verdict_.ignored_extensions = run.ignored_extensions;
    verdict_.fixed = fixed_ || run.extensions != 0;
    verdict_.in_range = run.fits && run.due.is_known() && (!fixed_ || date_.is_known());
    if (verdict_.in_range && !verdict_.fixed && target_.clock != Clock::kElapsed) {
      verdict_.provisional = context_.calendar.IsProvisional(verdict_.start, verdict_.due);
    }
    const TargetLine* line = LineOf();
    if (verdict_.in_range && !fixed_ && line != nullptr && line->early != 0) {
      verdict_.early = WalkedAside({target_.clock, line->early}).due;
    }
  }

  void Decide(const ObligationRun& run) {
    const bool done = verdict_.done.is_known();
    if (!verdict_.in_range) {
      verdict_.due = Instant::Unknown();
      verdict_.state = fixed_ ? ObligationState::kUndecided
                       : done ? ObligationState::kUnspecified
                              : ObligationState::kRunning;
      return;
    }
    if (done) {
      verdict_.not_as_required =
          !obligation_.kept_when.nodes.empty() &&
          EvaluateFor(policy_, obligation_.kept_when, context_.ticket, verdict_.priority,
                      EventOf(context_.ticket, verdict_.done_event)) == Tri::kFalse;
      const bool met = verdict_.done <= verdict_.due && !verdict_.not_as_required;
      verdict_.state = met ? ObligationState::kMet : ObligationState::kBreached;
      return;
    }
    if (context_.as_of > verdict_.due) {
      verdict_.state = ObligationState::kBreached;
      return;
    }
    if (run.paused_now) {
      verdict_.state = ObligationState::kPaused;
      return;
    }
    const Instant warn = verdict_.fixed ? WarnOfDate(run) : Warn();
    const bool at_risk = warn.is_known() && context_.as_of >= warn;
    verdict_.state = at_risk ? ObligationState::kAtRisk : ObligationState::kRunning;
    verdict_.next_change = at_risk ? verdict_.due : warn;
  }

  Instant Warn() const {
    Target share = target_;
    if (share.clock == Clock::kWorkingDays) {
      // Days are whole, so the share is taken of the working time that counts up to the deadline.
      ObligationRun hours =
          WalkedAside({Clock::kWorkingTime, std::numeric_limits<std::int64_t>::max()});
      share = {Clock::kWorkingTime, hours.UsedAt(verdict_.due)};
    }
    share.amount = ShareOf(share.amount, policy_.at_risk);
    return WalkedAside(share).due;
  }

  // The share of the time from the event that set the date.
  Instant WarnOfDate(const ObligationRun& run) const {
    const Instant from = run.extensions != 0 ? run.extended_at : verdict_.start;
    Target share{Clock::kElapsed, verdict_.due.us - from.us};
    if (target_.clock != Clock::kElapsed) {
      const std::int64_t worked = context_.calendar.WorkingTimeBetween(from, verdict_.due).value.us;
      if (worked > 0) share = {Clock::kWorkingTime, worked};
    }
    share.amount = ShareOf(share.amount, policy_.at_risk);
    return DueFrom(context_.calendar, share, from);
  }

  // What is not known makes the state undecided; the times stay.
  void Doubt(Tri applies) {
    const bool open = verdict_.done.is_unknown();
    verdict_.not_recorded = open && (obligation_.fulfilled_by & ~context_.ticket.not_recorded) == 0;
    if (applies != Tri::kUnknown && !verdict_.not_recorded) return;
    verdict_.state = ObligationState::kUndecided;
    verdict_.next_change = Instant::Unknown();
  }

  const ObligationRun::Context& context_;
  const SlaPolicy& policy_;
  const Obligation& obligation_;
  const Event* event_;  // the starting one; null: the receipt
  const Instant start_;
  const Priority first_;
  const ObligationVerdict* other_;
  ObligationVerdict verdict_;
  Target target_;                         // of the run; of a date, what elapses up to it
  Clock promised_ = Clock::kUnspecified;  // of the policy
  bool fixed_ = false;                    // the deadline is a date
  Instant date_;                          // unknown: it is not known
};

}  // namespace internal
}  // namespace guiju

#endif  // GUIJU_INTERNAL_SLA_INSTANCE_H_
