// Fills the report's summary, one judged record after the other.
#ifndef GUIJU_SRC_TOOL_SUMMARIZE_H_
#define GUIJU_SRC_TOOL_SUMMARIZE_H_

#include <vector>

#include "guiju/evaluate.h"
#include "guiju/policy.h"
#include "guiju/v1/evaluation.pb.h"
#include "tool/summary.h"

namespace guiju::tool {

// [form]
using RecordTallies = std::vector<RecordTally>;

// Adds a ticket that was judged by `policy`; obligations that the shown policy does not have are
// left out.
void AddTicket(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               DeskSummary* summary);

// Call once when all tickets are added: puts the open ones in order and marks the working days.
void FinishTickets(DeskSummary* summary);

void AddCustomer(const v1::CustomerEvaluation& customer, DeskSummary* summary);

// Adds a judged record, whose evaluation is kept when it is not whole or late and there is room.
void AddRecord(const ServiceRecord& record, const RecordVerdict& verdict,
               const v1::RecordEvaluation& evaluation, RecordTallies* tallies,
               DeskSummary* summary);
// Call once when all records are added.
void FinishRecords(const RecordTallies& tallies, DeskSummary* summary);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_SUMMARIZE_H_
