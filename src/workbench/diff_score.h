// What the comparisons of bands and of totals share.
#ifndef GUIJU_SRC_WORKBENCH_DIFF_SCORE_H_
#define GUIJU_SRC_WORKBENCH_DIFF_SCORE_H_

#include <string>
#include <vector>

#include "workbench/diff_parts.h"

namespace guiju::workbench {

// Of a team no larger than this a place is shown.
inline constexpr std::int64_t kLargestTeam = 200;

// The fact that a metric reads.
SpaceFact FactOfMetric(const ScorePolicy& policy, const Metric& metric);

// Where the answer of a table may change, as written.
void AddTableBounds(const SpaceFact& fact, const BandTable& table, std::vector<Ratio>* bounds);

// What a table says of a value. `top` counts only where an advisory asks for it.
struct BandAnswer {
  bool scored = false;
  std::int32_t points = 0;
  bool top = false;

  bool operator==(const BandAnswer& o) const {
    return scored == o.scored && points == o.points && top == o.top;
  }
};
BandAnswer AskTable(const BandTable& table, Ratio value, bool asks_top);

// The place of a metric in a list; its size when it is not there.
std::size_t MetricOf(const std::vector<Metric>& metrics, const std::string& id);

std::string GradeId(const ScorePolicy& policy, std::int32_t total);
Words GradeWords(const ScorePolicy& policy, std::int32_t total);

void CompareGrades(const DiffSides& sides, DiffSink* sink);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_DIFF_SCORE_H_
