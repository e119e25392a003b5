// A host that uses the core alone: no Protobuf, no Abseil, nothing to link.
#include <cstdio>

#include "guiju/guiju.h"

int main() {
  constexpr guiju::CivilDay day = guiju::ToCivilDay({2026, 2, 24});
  static_assert(guiju::ToCivilDate(day).day == 24, "the core works at compile time");

  // One metric of a table that the host has built itself: at least 2 of 3 earns 7, else 1.
  guiju::Metric metric;
  metric.fact = guiju::MetricFact::kResolutionPercent;
  metric.table.min = guiju::Ratio::Of(0);
  metric.table.max = guiju::Ratio::Of(1);
  metric.table.step = {1, 100};
  metric.table.denominator = 3;
  metric.table.ends = {0, 3};
  metric.table.cuts = {{2, 0}};
  metric.table.points = {7, 1};
  guiju::ScorePolicy policy;
  policy.metrics = {metric};
  policy.grades.resize(1);
  guiju::AgentMonth month;
  month.resolution = {20, 30};
  const int at_bound = guiju::Score(policy, month).total;
  month.resolution = {19, 30};
  const int below = guiju::Score(policy, month).total;

  std::printf("guiju %s: 20 of 30 scores %d, 19 of 30 scores %d\n", GUIJU_VERSION_STRING, at_bound,
              below);
  return guiju::WeekdayOf(day) == 2 && at_bound == 7 && below == 1 ? 0 : 1;
}
