// What the lists of triage and the term lists found, as messages.
#ifndef GUIJU_SRC_PROTO_TRIAGE_H_
#define GUIJU_SRC_PROTO_TRIAGE_H_

#include "guiju/policy.h"
#include "guiju/ticket.h"
#include "guiju/v1/evaluation.pb.h"

namespace guiju::internal {

// Routes, feedback flows, hand-overs and marks, and the entries that are unknown.
void SetLists(const Policy& policy, const Ticket& ticket, const TriageVerdict& verdict,
              v1::TriageVerdict* message);

// The matches in the description, and where each known signal came from.
void SetText(const Policy& policy, const Ticket& ticket, v1::TicketEvaluation* message);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_PROTO_TRIAGE_H_
