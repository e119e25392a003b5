// Fills the report's summary, one judged record after the other.
#ifndef GUIJU_SRC_TOOL_SUMMARIZE_H_
#define GUIJU_SRC_TOOL_SUMMARIZE_H_

#include <vector>

#include "guiju/evaluate.h"
#include "guiju/policy.h"
#include "guiju/v1/evaluation.pb.h"
#include "tool/summary.h"

namespace guiju::tool {

// Adds a ticket that was judged by `policy`; obligations that the shown policy does not have are
// left out.
void AddTicket(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               DeskSummary* summary);

// Call once when all tickets are added: puts the open ones in order and marks the working days.
void FinishTickets(DeskSummary* summary);

void AddCustomers(const std::vector<v1::CustomerEvaluation>& customers, DeskSummary* summary);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_SUMMARIZE_H_
