// The hall: one call that composes the rooms for a ticket. It decides nothing itself.
#ifndef GUIJU_EVALUATE_H_
#define GUIJU_EVALUATE_H_

#include <array>
#include <cstddef>

#include "guiju/policy.h"
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

}  // namespace guiju

#endif  // GUIJU_EVALUATE_H_
