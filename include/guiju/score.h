// The monthly score: metrics, each with a band table, summing to a total, and the grade of the
// total (SCO-1 to SCO-6); other weights by business stage (SCO-7), advisories against single-metric
// incentives (SCO-8), and what follows from consecutive months (SCO-9).
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

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/band.h"
#include "guiju/criterion.h"
#include "guiju/fact.h"
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
  kCustom = 7,  // a fact of the desk's own: Metric::own_fact
};

// The unit in which a metric's table is written; of a custom one Metric::percent says it.
constexpr bool IsPercent(MetricFact fact) {
  return fact == MetricFact::kResolutionPercent || fact == MetricFact::kTeamAheadPercent;
}

// One metric of the score, compiled.
struct Metric {
  Entry entry;
  MetricFact fact = MetricFact::kUnspecified;
  BandTable table;  // percent tables are compiled as shares: 95 % is 95/100
  std::int32_t best_points = 0;
  bool percent = false;      // the fact is a share, the table written in percent
  std::size_t own_fact = 0;  // of kCustom: index into ScorePolicy::facts
};

// A grade and the total from which it is given.
struct Grade {
  Entry entry;
  std::int32_t at_least = 0;
};

// The weights of one business stage (SCO-7): the same metrics with other tables.
struct ScoreProfile {
  Entry entry;
  std::vector<Metric> metrics;
};

// Loading refuses more advisories, more review rules, or a rule over more months.
inline constexpr std::size_t kMaxAdvisories = 16;
inline constexpr std::size_t kMaxReviews = 16;

// SCO-8: metric `top` in its first band while metric `zero` earns nothing.
struct Advisory {
  // Caps nothing.
  static constexpr std::int32_t kNoCap = -1;

  Entry entry;
  Label text;
  std::size_t top = 0;  // indices into ScorePolicy::metrics
  std::size_t zero = 0;
  std::int32_t cap = kNoCap;  // points of `top` that count at most
};

// SCO-9: a condition on a month, and for how many consecutive months it has to hold.
struct ReviewRule {
  // The condition is about the grade.
  static constexpr std::int32_t kNoMetric = -1;

  Entry entry;
  std::int32_t months = 1;
  std::int32_t metric = kNoMetric;  // index into ScorePolicy::metrics
  std::int32_t at_most_points = 0;  // of the metric
  std::int32_t best_grade = 0;      // indices into ScorePolicy::grades, both inclusive
  std::int32_t worst_grade = 0;
};

// The score section, compiled. Immutable afterwards.
struct ScorePolicy {
  std::int32_t full_marks = 0;
  std::vector<Metric> metrics;  // at most kMaxMetrics; with the tables of the profile in force
  std::vector<Grade> grades;    // best first; the last is otherwise and has no bound
  bool grade_despite_missing = false;
  Ties ties = Ties::kBetterRank;
  std::vector<OwnFact> facts;
  std::vector<ScoreProfile> profiles;  // the first is "base", the tables beside the metrics
  std::int32_t profile_in_force = 0;   // index into `profiles`
  std::vector<Advisory> advisories;
  std::vector<ReviewRule> reviews;

  // The metrics with the tables of a profile; of the one in force for an index that is none. Cannot
  // fail.
  const std::vector<Metric>& MetricsOf(std::int32_t profile) const {
    return profile >= 0 && static_cast<std::size_t>(profile) < profiles.size()
               ? profiles[static_cast<std::size_t>(profile)].metrics
               : metrics;
  }
  // The index of a profile by its id; -1 when there is none. Linear.
  std::int32_t ProfileIndex(std::string_view id) const {
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      if (profiles[i].entry.id == id) return static_cast<std::int32_t>(i);
    }
    return -1;
  }
};

// What one month scores, metric by metric in the order of the policy.
struct ScoreVerdict {
  // No grade: a metric is missing.
  static constexpr std::int32_t kNoGrade = -1;

  std::int32_t total = 0;           // the sum of `points`, less `capped`
  std::int32_t grade = kNoGrade;    // index into ScorePolicy::grades
  std::int32_t not_awardable = 0;   // best points of the missing metrics
  std::uint32_t missing = 0;        // bit i: metric i has no value
  std::uint32_t out_of_domain = 0;  // bit i: metric i is no possible value; it earned nothing
  std::array<std::int8_t, kMaxMetrics> band{};     // -1 when not found
  std::array<std::int16_t, kMaxMetrics> points{};  // of the bands, before a cap
  std::int32_t capped = 0;                         // what caps took off (SCO-8)
  std::int32_t profile = 0;                        // which scored (SCO-7)
  std::uint16_t raised = 0;                        // bit i: advisory i holds
  std::uint16_t unsure = 0;                        // bit i: a metric without a value leaves it open

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
    case MetricFact::kCustom:
    case MetricFact::kUnspecified:
      break;
  }
  return Ratio::Missing();
}
// The same of a metric, which may read a fact of the desk's own.
inline Ratio FactOf(const AgentMonth& month, const Metric& metric) {
  return metric.fact == MetricFact::kCustom ? month.facts.number(metric.own_fact)
                                            : FactOf(month, metric.fact);
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

// How an advisory stands to a scored month: true, false, or unknown (SCO-8). Cannot fail.
inline Tri AskAdvisory(const Advisory& advisory, const ScoreVerdict& verdict) {
  const auto without_value = [&verdict](std::size_t metric) {
    return (verdict.missing >> metric & 1u) != 0;
  };
  const bool open_top = without_value(advisory.top);
  const bool open_zero = without_value(advisory.zero);
  const bool top = verdict.band[advisory.top] == 0;
  const bool zero = verdict.band[advisory.zero] >= 0 && verdict.points[advisory.zero] == 0;
  if (top && zero) return Tri::kTrue;
  return (top || open_top) && (zero || open_zero) ? Tri::kUnknown : Tri::kFalse;
}

// What an advisory's cap alone takes off a month; 0 when it is not raised or has none. A cap of 5
// on 10 points takes off 5, on 5 points nothing. Cannot fail.
inline std::int32_t CappedBy(const Advisory& advisory, const ScoreVerdict& verdict) {
  if (advisory.cap < 0 || AskAdvisory(advisory, verdict) != Tri::kTrue) return 0;
  const std::int32_t over = verdict.points[advisory.top] - advisory.cap;
  return over > 0 ? over : 0;
}

// The points of metric `metric` that count in the total: the band's, less the harshest cap.
inline std::int32_t CountedPoints(const ScorePolicy& policy, const ScoreVerdict& verdict,
                                  std::size_t metric) {
  std::int32_t off = 0;
  for (const Advisory& advisory : policy.advisories) {
    if (advisory.top == metric) off = std::max(off, CappedBy(advisory, verdict));
  }
  return verdict.points[metric] - off;
}

// Raises the advisories of a month whose metrics have been looked up, and takes off what they cap.
inline void Advise(const ScorePolicy& policy, ScoreVerdict* verdict) {
  bool capping = false;
  for (std::size_t i = 0; i < policy.advisories.size(); ++i) {
    const Tri answer = AskAdvisory(policy.advisories[i], *verdict);
    if (answer == Tri::kFalse) continue;
    std::uint16_t& bits = answer == Tri::kTrue ? verdict->raised : verdict->unsure;
    bits = static_cast<std::uint16_t>(bits | 1u << i);
    capping |= CappedBy(policy.advisories[i], *verdict) > 0;
  }
  if (!capping) return;
  for (std::size_t i = 0; i < policy.metrics.size(); ++i) {
    verdict->capped += verdict->points[i] - CountedPoints(policy, *verdict, i);
  }
  verdict->total -= verdict->capped;
}

// Scores one agent's month by the profile of that index (ScorePolicy::ProfileIndex), by the one in
// force for an index that is none. `month.team_ahead` is the agent's place in the team (RankTeam).
// Values outside a metric's domain are reported in `out_of_domain` and earn nothing. Pure,
// thread-safe, allocates nothing. Cost: see benchmarks/score_benchmark.cc.
inline ScoreVerdict Score(const ScorePolicy& policy, const AgentMonth& month,
                          std::int32_t profile) {
  ScoreVerdict verdict;
  const std::vector<Metric>& metrics = policy.MetricsOf(profile);
  verdict.profile = &metrics == &policy.metrics ? policy.profile_in_force : profile;
  const std::size_t n = metrics.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Metric& metric = metrics[i];
    const BandResult result = Lookup(metric.table, FactOf(month, metric));
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
  if (!policy.advisories.empty()) Advise(policy, &verdict);
  if (verdict.ok() && (verdict.missing == 0 || policy.grade_despite_missing)) {
    verdict.grade = GradeOf(policy, verdict.total);
  }
  return verdict;
}
// The same by the profile that the month names, else by the one in force.
inline ScoreVerdict Score(const ScorePolicy& policy, const AgentMonth& month) {
  return Score(policy, month, month.profile);
}

// One month of an agent that is reviewed: its number (year * 12 + month - 1: 2026-03 is 24314) and
// what it scored by the same policy. Borrowed from the host.
struct ReviewedMonth {
  std::int32_t month = 0;
  const ScoreVerdict* verdict = nullptr;
};

// Whether one month meets the condition of a rule; unknown when the metric has no value or the
// month no grade (SCO-9). Cannot fail.
inline Tri AskMonth(const ReviewRule& rule, const ScoreVerdict& verdict) {
  if (rule.metric == ReviewRule::kNoMetric) {
    if (verdict.grade == ScoreVerdict::kNoGrade) return Tri::kUnknown;
    return ToTri(verdict.grade >= rule.best_grade && verdict.grade <= rule.worst_grade);
  }
  const std::size_t metric = static_cast<std::size_t>(rule.metric);
  if (verdict.band[metric] < 0) return Tri::kUnknown;
  return ToTri(verdict.points[metric] <= rule.at_most_points);
}

// How a review rule stands as of an agent's last month.
struct ReviewVerdict {
  Tri due = Tri::kFalse;  // unknown: a gap or a missing value within the months asked for
  std::int32_t run = 0;   // months up to the last one in which it has held without a break
};

// Reviews an agent's months by one rule, as of the last of them. `months` are in order of time,
// each month at most once, and may have gaps: Satisfaction at 0 in January, February and March is
// due; in January, March and April it is not known, for February is not there. No months: nothing
// is due. Pure, thread-safe, allocates nothing.
inline ReviewVerdict ReviewMonths(const ReviewRule& rule, const ReviewedMonth* months,
                                  std::size_t n) {
  ReviewVerdict verdict;
  if (n == 0) return verdict;
  const std::int32_t last = months[n - 1].month;
  bool running = true;
  std::int32_t known = 0;  // months of the window that answer yes
  bool refuted = false;
  for (std::size_t i = n; i-- > 0;) {
    const std::int32_t back = last - months[i].month;
    running = running && back == verdict.run;
    if (!running && back >= rule.months) break;
    const Tri answer = AskMonth(rule, *months[i].verdict);
    running = running && answer == Tri::kTrue;
    verdict.run += running;
    if (back >= rule.months) continue;
    known += answer == Tri::kTrue;
    refuted |= answer == Tri::kFalse;
  }
  verdict.due = refuted ? Tri::kFalse : known == rule.months ? Tri::kTrue : Tri::kUnknown;
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
