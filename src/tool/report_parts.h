// The sections of the report, each written by a function of its own from the summary.
#ifndef GUIJU_SRC_TOOL_REPORT_PARTS_H_
#define GUIJU_SRC_TOOL_REPORT_PARTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "guiju/label.h"
#include "tool/report_html.h"
#include "tool/summary.h"

namespace guiju::tool {

// The parts of a bar of attainment in their fixed order: met, late, overdue, at risk, running,
// paused, not started, not judged.
std::vector<Part> PartsOf(const Attainment& attainment);
Attainment SumOf(const std::array<Attainment, 4>& by_priority);
// Index of the obligation that stands for the desk in the headline: the first that ends with the
// resolution, else the last. `policy` has at least one.
std::size_t HeadlineObligation(const Policy& policy);

// Customers by primary segment, in the policy's order.
std::vector<Part> PrimaryParts(const DeskSummary& summary);
// Months of agents by grade, best first, those without a grade last.
std::vector<Part> GradeParts(const DeskSummary& summary);

// Requests for callbacks by what came of them, and records by completeness.
std::vector<Part> CallbackParts(const CallbackSummary& callbacks);
std::vector<Part> RecordParts(const RecordSummary& records);

// The table of open tickets, or a sentence that there are none.
std::string OpenTable(const DeskSummary& summary);

// Each needs a policy; the first four are of tickets.
std::string SlaSection(const DeskSummary& summary);
std::string ArrivalsSection(const DeskSummary& summary);
std::string DeadlinesSection(const DeskSummary& summary);
std::string AboutSection(const DeskSummary& summary);
std::string SegmentsSection(const DeskSummary& summary);
std::string ScoresSection(const DeskSummary& summary);
std::string CallbacksSection(const DeskSummary& summary);
std::string RecordsSection(const DeskSummary& summary);
std::string StatsSection(const DeskSummary& summary);

// Ends of the sections of customers and of scores: types and care; profile, advisories and reviews.
// Each is empty when there is nothing of it.
std::string CareParts(const DeskSummary& summary);
std::string ReviewParts(const DeskSummary& summary);

// A sentence with the number of rejected rows; nothing when there are none.
std::string RejectedNote(std::int64_t rejected);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_REPORT_PARTS_H_
