// Customers, callbacks, records and periods as rows of tables.
#ifndef GUIJU_SRC_TOOL_ROWS_H_
#define GUIJU_SRC_TOOL_ROWS_H_

#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/callback.pb.h"
#include "guiju/v1/evaluation.pb.h"
#include "guiju/v1/record.pb.h"
#include "guiju/v1/stats.pb.h"
#include "tool/output.h"
#include "tool/summary.h"

namespace guiju::tool {

// The titles of columns, as a CSV has them.
std::vector<std::string> TitlesOf(const std::vector<Grid::Column>& columns);

std::vector<Grid::Column> CustomerColumns(Language language);
std::vector<std::string> CustomerRow(const Policy& policy, const v1::CustomerEvaluation& customer,
                                     Language language);

// One row for each scenario that is planned, impossible or undecided; times on the wall of the
// callback calendar, whatever the customer's clock.
std::vector<Grid::Column> CallbackColumns(Language language);
std::vector<std::vector<std::string>> CallbackRows(const Policy& policy,
                                                   const v1::CallbackEvaluation& callback,
                                                   Language language);

std::vector<Grid::Column> RecordColumns(Language language);
std::vector<std::string> RecordRow(const Policy& policy, const v1::RecordEvaluation& record,
                                   Language language);

// A line a week or month.
Grid PeriodGrid(const std::vector<v1::StatsReport>& reports, Language language);
// Customers by segment, with what is done for them (SEG-6).
Grid SegmentGrid(const DeskSummary& summary, Language language);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_ROWS_H_
