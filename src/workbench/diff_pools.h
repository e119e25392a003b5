// Pools of facts in which a witness is looked for; each adds its own.
#ifndef GUIJU_SRC_WORKBENCH_DIFF_POOLS_H_
#define GUIJU_SRC_WORKBENCH_DIFF_POOLS_H_

#include <vector>

#include "workbench/diff_parts.h"

namespace guiju::workbench {

v1::TestFacts& AddCandidate(Instant as_of, std::vector<Candidate>* list);

// Questions on which the settings of calendars differ (CAL-1 to CAL-11).
void CalendarQuestions(const DiffSides& sides, std::vector<Candidate>* list);
// Tickets with every start and end of the obligations that the change is about.
void Timelines(const DiffSides& sides, const Change& change, std::vector<Candidate>* list);
// Months: the best, those that lack one metric, one at zero, ties, and runs of months.
void Months(const DiffSides& sides, std::vector<Candidate>* list);
// For each segment a customer who is in it.
void AddCustomersOfSegments(const Policy& policy, const DiffSides& sides,
                            std::vector<Candidate>* list);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_DIFF_POOLS_H_
