// All instances of an obligation, and milestones. The end of guiju/sla.h; not to be included alone.
#ifndef GUIJU_INTERNAL_SLA_JUDGE_H_
#define GUIJU_INTERNAL_SLA_JUDGE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/internal/sla_instance.h"
#include "guiju/internal/sla_run.h"
#include "guiju/number.h"
#include "guiju/ticket.h"

namespace guiju {
namespace internal {

// Calls `fn` with each event that could start an instance, in order, until it answers false.
template <typename Fn>
void ForEachStart(const Obligation& obligation, const Ticket& ticket, Instant as_of, Fn&& fn) {
  if (as_of < ticket.received) return;
  if (Has(obligation.starts_at, static_cast<std::uint32_t>(EventKind::kReceived)) &&
      !fn(ObligationVerdict::kReceipt)) {
    return;
  }
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    if (Has(obligation.starts_at, EventBit(ticket.events[i])) &&
        !fn(static_cast<std::int32_t>(i))) {
      return;
    }
  }
}

// One obligation of one ticket: its instances.
class ObligationJudge {
 public:
  ObligationJudge(const SlaPolicy& policy, const Calendar& calendar, const Calendar& other_calendar,
                  const Obligation& obligation, const Ticket& ticket, Priority priority,
                  Instant as_of)
      : policy_(policy),
        calendar_(calendar),
        other_calendar_(other_calendar),
        obligation_(obligation),
        ticket_(ticket),
        priority_(priority),
        as_of_(as_of) {}

  ObligationVerdict Instance(std::int32_t start_event) const {
    const ObligationRun::Context context{policy_, calendar_, obligation_,
                                         ticket_, as_of_,    start_event};
    if (obligation_.before == Obligation::kNone) {
      return InstanceJudge(context, priority_, nullptr).Judge();
    }
    // The other one as it stood just before.
    Ticket earlier = ticket_;
    earlier.event_count = start_event >= 0 ? static_cast<std::size_t>(start_event) : 0;
    const ObligationVerdict other =
        ObligationJudge(policy_, other_calendar_, other_calendar_,
                        policy_.obligations[obligation_.before], earlier, priority_,
                        InstantOf(ticket_, start_event))
            .First();
    return InstanceJudge(context, priority_, &other).Judge();
  }

  // The first that applies; when there is none, the first that does not, or what has not started.
  ObligationVerdict First() const {
    ObligationVerdict found = NotStarted();
    bool any = false;
    ForEachStart(obligation_, ticket_, as_of_, [&](std::int32_t start_event) {
      const ObligationVerdict verdict = Instance(start_event);
      const bool applies = verdict.state != ObligationState::kNotApplicable;
      if (applies || !any) found = verdict;
      any = true;
      return !applies;
    });
    return found;
  }

  ObligationVerdict NotStarted() const {
    ObligationVerdict verdict;
    verdict.priority = PriorityAt(policy_, ticket_, priority_, as_of_);
    verdict.target_line = LineFor(policy_, obligation_, ticket_, verdict.priority, nullptr);
    verdict.target = TargetOf(obligation_, verdict.target_line, verdict.priority);
    if (obligation_.has_condition && EvaluateFor(policy_, obligation_.applies, ticket_,
                                                 verdict.priority, nullptr) == Tri::kFalse) {
      verdict.state = ObligationState::kNotApplicable;
    }
    return verdict;
  }

  // Each of them; answers how many. `room` is at least 1.
  std::size_t Each(ObligationVerdict* verdicts, std::size_t room, std::size_t* lost) const {
    std::size_t count = 0;
    ObligationVerdict none = NotStarted();
    bool any = false;
    ForEachStart(obligation_, ticket_, as_of_, [&](std::int32_t start_event) {
      if (IsOpen(verdicts, count, start_event)) return true;
      if (count == room) {
        ++*lost;
        return true;
      }
      const ObligationVerdict verdict = Instance(start_event);
      if (verdict.state != ObligationState::kNotApplicable) {
        verdicts[count++] = verdict;
      } else if (!any) {
        none = verdict;
        any = true;
      }
      return true;
    });
    if (count == 0) verdicts[count++] = none;
    return count;
  }

 private:
  std::string_view ReferenceOf(std::int32_t start_event) const {
    const Event* event = EventOf(ticket_, start_event);
    return event == nullptr ? std::string_view() : event->reference;
  }

  // Whether an instance of the same reference had not been fulfilled when the event came.
  bool IsOpen(const ObligationVerdict* verdicts, std::size_t count, std::int32_t event) const {
    for (std::size_t i = 0; i < count; ++i) {
      const std::int32_t done = verdicts[i].done_event;
      if (done != ObligationVerdict::kNoEvent && done < event) continue;
      if (ReferenceOf(verdicts[i].start_event) == ReferenceOf(event)) return true;
    }
    return false;
  }

  const SlaPolicy& policy_;
  const Calendar& calendar_;
  const Calendar& other_calendar_;
  const Obligation& obligation_;
  const Ticket& ticket_;
  const Priority priority_;
  const Instant as_of_;
};

}  // namespace internal

inline std::size_t CalendarOf(const SlaPolicy& policy, const Obligation& obligation,
                              std::string_view team) {
  if (obligation.calendar != Obligation::kNone) return obligation.calendar;
  if (policy.team_calendars.empty() || team.empty()) return policy.calendar;
  const auto at = std::lower_bound(
      policy.team_calendars.begin(), policy.team_calendars.end(), team,
      [](const TeamCalendar& entry, std::string_view name) { return entry.team < name; });
  const bool found = at != policy.team_calendars.end() && at->team == team;
  return found ? at->calendar : policy.calendar;
}

inline Tri AskTicket(const FactTest& test, const Ticket& ticket, Priority priority,
                     const Event* event) {
  const std::uint16_t fact = test.fact;
  if (fact < kSegmentFact) return internal::AskBit(test, ticket.signals, fact - kSignalFact);
  if (fact < kCategoryFact) return internal::AskBit(test, ticket.segments, fact - kSegmentFact);
  if (fact < kIssueTypeFact) return internal::AskScale(test, kCategoryFact, ticket.category);
  if (fact < kPriorityFact) return internal::AskScale(test, kIssueTypeFact, ticket.issue_type);
  if (fact < kHandlingFact) return internal::AskScale(test, kPriorityFact, priority);
  if (fact < kChannelFact) return internal::AskScale(test, kHandlingFact, ticket.handling);
  if (fact < kCustomerFact) {
    const bool own = event != nullptr && event->channel != Channel::kUnspecified;
    return internal::AskScale(test, kChannelFact, own ? event->channel : ticket.channel);
  }
  if (fact < kRatingFact) return internal::AskScale(test, kCustomerFact, ticket.customer_type);
  if (event == nullptr) return Tri::kUnknown;
  if (fact == kRatingFact) {
    return Ask(test, event->rating > 0 ? Ratio::Of(event->rating) : Ratio::Missing());
  }
  return Ask(test, event->ring_count >= 0 ? Ratio::Of(event->ring_count) : Ratio::Missing());
}

inline ObligationVerdict Judge(const SlaPolicy& policy, const Calendar& calendar,
                               const Obligation& obligation, const Ticket& ticket,
                               Priority priority, Instant as_of) {
  return internal::ObligationJudge(policy, calendar, calendar, obligation, ticket, priority, as_of)
      .First();
}

template <typename CalendarAt>
SlaCount JudgeAll(const SlaPolicy& policy, const Ticket& ticket, Priority priority, Instant as_of,
                  CalendarAt&& calendar_at, ObligationVerdict* verdicts, std::size_t capacity) {
  SlaCount count;
  for (std::size_t i = 0; i < policy.obligations.size(); ++i) {
    const Obligation& obligation = policy.obligations[i];
    const std::size_t calendar = CalendarOf(policy, obligation, ticket.team_id);
    const std::size_t other =
        obligation.before == Obligation::kNone
            ? calendar
            : CalendarOf(policy, policy.obligations[obligation.before], ticket.team_id);
    const internal::ObligationJudge judge(policy, calendar_at(calendar), calendar_at(other),
                                          obligation, ticket, priority, as_of);
    ObligationVerdict* const out = verdicts + count.instances;
    std::size_t added = 1;
    if (obligation.each) {
      const std::size_t later = policy.obligations.size() - i - 1;
      added = judge.Each(out, capacity - count.instances - later, &count.lost);
    } else {
      *out = judge.First();
    }
    for (std::size_t k = 0; k < added; ++k) {
      out[k].obligation = static_cast<std::uint16_t>(i);
      out[k].calendar = static_cast<std::uint16_t>(calendar);
    }
    count.instances += added;
  }
  return count;
}

inline MilestoneVerdict JudgeMilestone(const Milestone& milestone, const Ticket& ticket,
                                       Instant as_of) {
  MilestoneVerdict verdict;
  if (as_of < ticket.received) return verdict;
  const auto take = [&](std::uint32_t bit, Instant at) {
    const bool counts = !milestone.only_after || verdict.expected.is_known();
    if (internal::Has(milestone.done_by, bit) && counts && verdict.at.is_unknown()) verdict.at = at;
    if (internal::Has(milestone.expected_from, bit) && verdict.expected.is_unknown()) {
      verdict.expected = at;
    }
  };
  take(static_cast<std::uint32_t>(EventKind::kReceived), ticket.received);
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    take(EventBit(ticket.events[i]), ticket.events[i].at);
  }
  const bool recorded = (milestone.done_by & ~ticket.not_recorded) != 0;
  verdict.state = verdict.at.is_known()          ? MilestoneState::kDone
                  : !verdict.expected.is_known() ? MilestoneState::kNotExpected
                  : recorded                     ? MilestoneState::kMissing
                                                 : MilestoneState::kNotKnown;
  return verdict;
}

inline std::vector<OffSpan> OffSpansOf(const SlaPolicy& policy, const Calendar& calendar,
                                       const Ticket& ticket, const ObligationVerdict& verdict,
                                       Instant as_of) {
  std::vector<OffSpan> spans;
  if (!verdict.start.is_known() || verdict.wall_off == 0) return spans;
  const Obligation& obligation = policy.obligations[verdict.obligation];
  const Target target = internal::TargetOf(obligation, verdict.target_line, verdict.priority);
  internal::ObligationRun run({policy, calendar, obligation, ticket, as_of, verdict.start_event},
                              target, target.clock, Instant::Unknown());
  run.off_spans = &spans;
  run.Walk();
  return spans;
}

inline TimeShares SharesOf(const SlaPolicy& policy, const Calendar& calendar, const Ticket& ticket,
                           const ObligationVerdict& verdict, Instant as_of) {
  TimeShares shares;
  if (!verdict.start.is_known()) return shares;
  const Instant end = verdict.done.is_known() ? verdict.done : as_of;
  shares.customer = verdict.wall_off;
  const std::int64_t rest = end.us - verdict.start.us - shares.customer;
  const Obligation& obligation = policy.obligations[verdict.obligation];
  const Target target = internal::TargetOf(obligation, verdict.target_line, verdict.priority);
  if (target.clock == Clock::kElapsed || obligation.before != Obligation::kNone) {
    shares.desk = rest;
    return shares;
  }
  internal::ObligationRun run({policy, calendar, obligation, ticket, as_of, verdict.start_event},
                              target, target.clock, Instant::Unknown());
  run.measure_worked = true;
  run.Walk();
  if (!run.fits) return TimeShares{};
  shares.desk = run.worked;
  shares.calendar = rest - run.worked;
  return shares;
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_SLA_JUDGE_H_
