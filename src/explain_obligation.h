// Why the obligations and milestones of a ticket stand as they do.
#ifndef GUIJU_SRC_EXPLAIN_OBLIGATION_H_
#define GUIJU_SRC_EXPLAIN_OBLIGATION_H_

#include "guiju/explain.h"

namespace guiju::internal {

// Adds the reasons of every instance that has something to say, and of the milestones that are
// missing. The timeline has no problem.
void ExplainObligations(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
                        Reasons* reasons);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EXPLAIN_OBLIGATION_H_
