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

// Loading refuses a policy with more.
inline constexpr std::size_t kMaxObligations = 64;

// What the rooms say of one ticket.
struct TicketVerdict {
  TimelineCheck timeline;  // a problem: triage is there, the obligations are not
  TriageVerdict triage;
  std::size_t obligation_count = 0;
  std::array<ObligationVerdict, kMaxObligations> obligations;  // in the policy's order
};

// Judges a ticket as of an instant: triage, then every obligation. Cannot fail; a timeline that
// contradicts itself is reported in `timeline`. Allocates nothing, thread-safe.
inline void EvaluateTicket(const Policy& policy, const Ticket& ticket, Instant as_of,
                           TicketVerdict* verdict) {
  verdict->triage = Triage(policy.triage, ticket);
  verdict->timeline = CheckTimeline(ticket);
  verdict->obligation_count = 0;
  if (verdict->timeline.problem != TimelineProblem::kNone) return;
  for (const Obligation& obligation : policy.sla.obligations) {
    verdict->obligations[verdict->obligation_count++] = Judge(
        policy.sla, policy.sla_calendar(), obligation, ticket, verdict->triage.priority, as_of);
  }
}

}  // namespace guiju

#endif  // GUIJU_EVALUATE_H_
