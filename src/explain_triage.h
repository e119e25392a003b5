// Reasons for what was found in a description, and for routes, flows, hand-overs and marks.
#ifndef GUIJU_SRC_EXPLAIN_TRIAGE_H_
#define GUIJU_SRC_EXPLAIN_TRIAGE_H_

#include "guiju/explain.h"

namespace guiju::internal {

// The terms that matched and where, each term once; never the customer's other words.
void ExplainText(const Policy& policy, const Ticket& ticket, Reasons* reasons);

// Every entry that holds, and for each list those that missing facts keep open.
void ExplainLists(const Policy& policy, const Ticket& ticket, const TriageVerdict& verdict,
                  Reasons* reasons);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EXPLAIN_TRIAGE_H_
