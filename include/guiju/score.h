// The monthly score: metrics, each with a band table, summing to a total, and the grade of the
// total (SCO-1 to SCO-6).
//
// Worked example with the standard policy: a mean response of 45 s is in the second band (15), 88 %
// resolved in the third (20), a mean rating of 4.2 in the second (25), the better of a team of two
// on nobody's heels 10 or the other 50 % ahead of it 5, 8 knowledge entries 7: 15 + 20 + 25 + 5 + 7
// = 72.
//
// A metric without a value (nobody rated) earns 0, its best points are reported as not awardable,
// and by default there is no grade until the value is there.
#ifndef GUIJU_SCORE_H_
#define GUIJU_SCORE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/band.h"
#include "guiju/label.h"
#include "guiju/rank.h"

namespace guiju {

// Loading refuses a policy with more.
inline constexpr std::size_t kMaxMetrics = 16;

// The fact that a metric reads. A percent fact is 100 times the ratio of the agent's month.
enum class MetricFact : std::uint8_t {
  kUnspecified = 0,
  kMeanResponseSeconds = 1,
  kResolutionPercent = 2,
  kMeanRating = 3,
  kTeamAheadPercent = 4,
  kKnowledgeEntries = 5,
  kHandled = 6,
};

// The unit in which a metric's table is written.
constexpr bool IsPercent(MetricFact fact) {
  return fact == MetricFact::kResolutionPercent || fact == MetricFact::kTeamAheadPercent;
}

// One metric of the score, compiled.
struct Metric {
  Entry entry;
  MetricFact fact = MetricFact::kUnspecified;
  BandTable table;  // percent tables are compiled as shares: 95 % is 95/100
  std::int32_t best_points = 0;
};

// A grade and the total from which it is given.
struct Grade {
  Entry entry;
  std::int32_t at_least = 0;
};

// The score section, compiled. Immutable afterwards.
struct ScorePolicy {
  std::int32_t full_marks = 0;
  std::vector<Metric> metrics;  // at most kMaxMetrics
  std::vector<Grade> grades;    // best first; the last is otherwise and has no bound
  bool grade_despite_missing = false;
  Ties ties = Ties::kBetterRank;
};

// What one month scores, metric by metric in the order of the policy.
struct ScoreVerdict {
  // No grade: a metric is missing.
  static constexpr std::int32_t kNoGrade = -1;

  std::int32_t total = 0;
  std::int32_t grade = kNoGrade;    // index into ScorePolicy::grades
  std::int32_t not_awardable = 0;   // best points of the missing metrics
  std::uint32_t missing = 0;        // bit i: metric i has no value
  std::uint32_t out_of_domain = 0;  // bit i: metric i is no possible value; it earned nothing
  std::array<std::int8_t, kMaxMetrics> band{};  // -1 when not found
  std::array<std::int16_t, kMaxMetrics> points{};

  // False: a value outside its metric's domain, which no total can honestly include.
  bool ok() const { return out_of_domain == 0; }
};

// The value that a metric reads, as the ratio of the agent's month (shares, not percent).
inline Ratio FactOf(const AgentMonth& month, MetricFact fact) {
  switch (fact) {
    case MetricFact::kMeanResponseSeconds:
      return month.response;
    case MetricFact::kResolutionPercent:
      return month.resolution;
    case MetricFact::kMeanRating:
      return month.satisfaction;
    case MetricFact::kTeamAheadPercent:
      return month.team_ahead;
    case MetricFact::kKnowledgeEntries:
      return month.knowledge_entries;
    case MetricFact::kHandled:
      return month.handled;
    case MetricFact::kUnspecified:
      break;
  }
  return Ratio::Missing();
}

// The grade of a total: 90 is in a grade "at least 90", 89 is not. Cannot fail.
inline std::int32_t GradeOf(const ScorePolicy& policy, std::int32_t total) {
  // Counted, not searched: the answer of a loop that stops cannot be predicted.
  std::int32_t grade = 0;
  for (std::size_t i = 0; i + 1 < policy.grades.size(); ++i) {
    grade += total < policy.grades[i].at_least;
  }
  return grade;
}

// Scores one agent's month. `month.team_ahead` is the agent's place in the team (RankTeam). Values
// outside a metric's domain are reported in `out_of_domain` and earn nothing. Pure, thread-safe,
// allocates nothing. Cost: see benchmarks/score_benchmark.cc.
inline ScoreVerdict Score(const ScorePolicy& policy, const AgentMonth& month) {
  ScoreVerdict verdict;
  const std::size_t n = policy.metrics.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Metric& metric = policy.metrics[i];
    const BandResult result = Lookup(metric.table, FactOf(month, metric.fact));
    verdict.band[i] = static_cast<std::int8_t>(result.index);
    verdict.points[i] = static_cast<std::int16_t>(result.points);
    verdict.total += result.points;
    if (result.outcome == BandOutcome::kMissing) {
      verdict.missing |= 1u << i;
      verdict.not_awardable += metric.best_points;
    } else if (result.outcome == BandOutcome::kOutOfDomain) {
      verdict.out_of_domain |= 1u << i;
    }
  }
  if (verdict.ok() && (verdict.missing == 0 || policy.grade_despite_missing)) {
    verdict.grade = GradeOf(policy, verdict.total);
  }
  return verdict;
}

// Fills `team_ahead` of every month of one team (SCO-4): colleagues strictly ahead in tickets
// handled, of the team's size. Months without a number of tickets handled are no part of the team
// and get no rank. `handled` is a whole number, over 1. `values`, `order` and `ahead` are scratch
// of n entries. Cannot fail, allocates nothing.
inline void RankTeam(const ScorePolicy& policy, AgentMonth* const* months, std::size_t n,
                     std::int64_t* values, std::uint32_t* order, std::uint32_t* ahead) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (!months[i]->handled.is_missing()) values[size++] = months[i]->handled.numerator;
  }
  CountAhead(values, size, policy.ties, order, ahead);
  std::size_t next = 0;
  for (std::size_t i = 0; i < n; ++i) {
    months[i]->team_ahead =
        months[i]->handled.is_missing()
            ? Ratio::Missing()
            : Ratio{static_cast<std::int64_t>(ahead[next++]), static_cast<std::int64_t>(size)};
  }
}

}  // namespace guiju

#endif  // GUIJU_SCORE_H_
