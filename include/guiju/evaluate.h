// The hall: one call that composes the rooms for a ticket, one for a ticket with its customer, one
// for a desk's month. It decides nothing itself.
#ifndef GUIJU_EVALUATE_H_
#define GUIJU_EVALUATE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/callback.h"
#include "guiju/customer.h"
#include "guiju/policy.h"
#include "guiju/score.h"
#include "guiju/segment.h"
#include "guiju/sla.h"
#include "guiju/ticket.h"
#include "guiju/triage.h"

namespace guiju {

// What the rooms say of one ticket.
struct TicketVerdict {
  Instant as_of;           // the moment of judgement
  TimelineCheck timeline;  // a problem: triage is there, the obligations are not
  TriageVerdict triage;
  // Instances of obligations in the policy's order, at least one of each.
  std::size_t obligation_count = 0;
  std::array<ObligationVerdict, kMaxInstances> obligations;
  std::size_t lost = 0;  // starting events beyond kMaxInstances: not judged
  std::size_t milestone_count = 0;
  std::array<MilestoneVerdict, kMaxMilestones> milestones;  // in the policy's order
};

// The ticket with what triage found in its four scales, as the obligations read it. Borrows like
// the ticket itself.
inline Ticket WithScales(Ticket ticket, const TriageVerdict& triage) {
  ticket.category = triage.category;
  ticket.issue_type = triage.issue_type;
  ticket.priority = triage.priority;
  ticket.handling = triage.handling;
  return ticket;
}

// Judges a ticket as of an instant: triage, then every obligation by the calendar of the ticket's
// team, and the milestones. Cannot fail; a timeline that contradicts itself is reported in
// `timeline`. Allocates nothing, thread-safe.
inline void EvaluateTicket(const Policy& policy, const Ticket& ticket, Instant as_of,
                           TicketVerdict* verdict) {
  verdict->as_of = as_of;
  verdict->triage = Triage(policy.triage, ticket);
  verdict->timeline = CheckTimeline(ticket);
  verdict->obligation_count = 0;
  verdict->lost = 0;
  verdict->milestone_count = 0;
  if (verdict->timeline.problem != TimelineProblem::kNone) return;
  const Ticket facts = WithScales(ticket, verdict->triage);
  const auto calendar_at = [&policy](std::size_t i) -> const Calendar& {
    return policy.calendars[i].calendar;
  };
  const SlaCount count = JudgeAll(policy.sla, facts, facts.priority, as_of, calendar_at,
                                  verdict->obligations.data(), verdict->obligations.size());
  verdict->obligation_count = count.instances;
  verdict->lost = count.lost;
  for (const Milestone& milestone : policy.sla.milestones) {
    verdict->milestones[verdict->milestone_count++] = JudgeMilestone(milestone, facts, as_of);
  }
}

// What the segment room says of one customer.
struct CustomerVerdict {
  SegmentVerdict segments;
  TypeVerdict type;        // SEG-7
  std::uint64_t care = 0;  // SEG-6: bits of SegmentPolicy::care
};

// Judges a customer, whose `spending_more` is the place in the population (RankSpending, or
// PlaceSpending while streaming). Cannot fail, allocates nothing, thread-safe.
inline CustomerVerdict EvaluateCustomer(const SegmentPolicy& policy, const SegmentMoments& moments,
                                        const Customer& customer) {
  CustomerVerdict verdict;
  verdict.segments = JudgeSegments(policy, moments, customer);
  verdict.type = JudgeType(policy, moments, customer);
  verdict.care = CareActions(policy, verdict.segments);
  return verdict;
}

// The segments of a judged customer as the rules of tickets and callbacks ask for them: one that is
// undecided is in neither word, unknown. Of three segments, the first matched and the second
// undecided: yes is 001, no is 100 in binary.
inline Signals SegmentsAsFacts(const SegmentPolicy& policy, const SegmentVerdict& verdict) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < policy.segments.size(); ++i) all |= std::uint64_t{1} << i;
  return {verdict.matched, all & ~verdict.matched & ~verdict.undecided};
}

// The ticket with what is known of its customer; what the ticket itself says of the customer stands
// first. Borrows like the ticket itself.
inline Ticket WithCustomer(Ticket ticket, Signals segments, CustomerType type) {
  if (ticket.segments.yes == 0 && ticket.segments.no == 0) ticket.segments = segments;
  if (ticket.customer_type == CustomerType::kUnspecified) ticket.customer_type = type;
  return ticket;
}

// What the rooms say of one ticket and its customer.
struct CaseVerdict {
  CustomerVerdict customer;
  TicketVerdict ticket;
  CallbackTierChoice tier;         // CB-5
  std::size_t callback_count = 0;  // plans, one for each scenario of the policy, in its order
  std::array<CallbackPlan, kMaxCallbackScenarios> callbacks;
};

// Judges a ticket together with its customer as of an instant of the years 1970 to 2099: the
// customer's segments and type; with them triage, the obligations and the milestones; then every
// callback about the ticket, on the customer's clock. `zone` is that clock; null: the zone of the
// callback calendar. Scenarios about customers do not apply beside a ticket (CallbackScenario).
// Cannot fail; allocates nothing, thread-safe.
inline void EvaluateTicket(const Policy& policy, const Customer& customer, const ZoneTable* zone,
                           const Ticket& ticket, Instant as_of, CaseVerdict* verdict) {
  const SegmentMoments moments = MomentsOf(policy.segment, policy.segment_calendar(), as_of);
  verdict->customer = EvaluateCustomer(policy.segment, moments, customer);
  const Ticket known =
      WithCustomer(ticket, SegmentsAsFacts(policy.segment, verdict->customer.segments),
                   verdict->customer.type.type);
  EvaluateTicket(policy, known, as_of, &verdict->ticket);
  const Ticket facts = WithScales(known, verdict->ticket.triage);
  const Calendar& calendar = policy.callback_calendar();
  const CallbackMoments callback = MomentsOf(policy.callback, calendar, as_of);
  const CallbackFacts asked{&customer, &facts, facts.segments, zone};
  verdict->tier = ChooseTier(policy.callback, callback, asked);
  verdict->callback_count = policy.callback.scenarios.size();
  for (std::size_t i = 0; i < verdict->callback_count; ++i) {
    verdict->callbacks[i] = PlanCallback(policy.callback, calendar, callback, asked, i);
  }
}

// Room for ranking, kept by a host from month to month: it allocates only when more agents come.
struct DeskMonthScratch {
  std::vector<AgentMonth*> by_team;
  std::vector<std::int64_t> values;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> ahead;
};

// Scores a desk's months, one verdict for each, in order: every team is ranked within its month
// (SCO-4; equal volumes share the better place), then each month is scored by its profile (SCO-7).
// Fills `team_ahead` of every month. True: every value lies in its metric's domain; otherwise
// ScoreVerdict::out_of_domain names those that do not. May throw std::bad_alloc.
inline bool EvaluateMonths(const Policy& policy, AgentMonth* months, std::size_t n,
                           DeskMonthScratch* scratch, ScoreVerdict* verdicts) {
  scratch->by_team.clear();
  for (std::size_t i = 0; i < n; ++i) scratch->by_team.push_back(&months[i]);
  scratch->values.resize(n);
  scratch->order.resize(n);
  scratch->ahead.resize(n);
  const auto key = [](const AgentMonth* month) { return std::tie(month->team_id, month->month); };
  std::sort(scratch->by_team.begin(), scratch->by_team.end(),
            [&key](const AgentMonth* a, const AgentMonth* b) { return key(a) < key(b); });
  for (std::size_t begin = 0, end = 0; begin < n; begin = end) {
    const AgentMonth* const first = scratch->by_team[begin];
    while (end < n && key(scratch->by_team[end]) == key(first)) ++end;
    RankTeam(policy.score, scratch->by_team.data() + begin, end - begin, scratch->values.data(),
             scratch->order.data(), scratch->ahead.data());
  }
  bool ok = true;
  for (std::size_t i = 0; i < n; ++i) {
    verdicts[i] = Score(policy.score, months[i]);
    ok = ok && verdicts[i].ok();
  }
  return ok;
}

}  // namespace guiju

#endif  // GUIJU_EVALUATE_H_
