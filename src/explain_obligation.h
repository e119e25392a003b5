// Why the obligations and milestones of a ticket stand as they do.
#ifndef GUIJU_SRC_EXPLAIN_OBLIGATION_H_
#define GUIJU_SRC_EXPLAIN_OBLIGATION_H_

#include <cstdint>

#include "guiju/explain.h"
#include "guiju/label.h"
#include "guiju/sla.h"

namespace guiju::internal {

// An amount on a clock as people say it: "1 h of working time".
Label AmountText(Clock clock, std::int64_t amount);

// Adds the reasons of every instance that has something to say, and of the milestones that are
// missing. The timeline has no problem.
void ExplainObligations(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
                        Reasons* reasons);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EXPLAIN_OBLIGATION_H_
