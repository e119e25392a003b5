// Where each point of a monthly score comes from.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "sentences/explain.h"
#include "sentences/people.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

constexpr int kPlaces = 4;

// What stands behind a value, a bound, a distance.
struct Units {
  Label value;
  Label bound;
  Label distance;
};

Units UnitsOf(MetricFact fact) {
  const Label percent{" %", " %"};
  const Label points{" percentage points", " 个百分点"};
  switch (fact) {
    case MetricFact::kMeanResponseSeconds:
      return {{" s", " 秒"}, {" s", " 秒"}, {" s", " 秒"}};
    case MetricFact::kResolutionPercent:
      return {percent, percent, points};
    case MetricFact::kTeamAheadPercent:
      return {{" % of the team ahead", " % 的同事领先"}, percent, points};
    case MetricFact::kKnowledgeEntries:
      return {{" entries", " 条"}, {" entries", " 条"}, {" entries", " 条"}};
    case MetricFact::kHandled:
      return {{" tickets", " 单"}, {" tickets", " 单"}, {" tickets", " 单"}};
    default:
      return {{"", " 分"}, {"", " 分"}, {"", " 分"}};
  }
}

Units UnitsOf(const ScorePolicy& policy, const Metric& metric) {
  if (metric.fact != MetricFact::kCustom) return UnitsOf(metric.fact);
  if (metric.percent) return UnitsOf(MetricFact::kResolutionPercent);
  const Label& unit = policy.facts[metric.own_fact].unit;
  if (unit.en.empty()) return {};
  const Label text{" " + unit.en, " " + unit.zh};
  return {text, text, text};
}

class MetricExplainer {
 public:
  MetricExplainer(const ScorePolicy& policy, const Metric& metric, Ratio value)
      : metric_(metric), value_(Asked(metric.table, value)), units_(UnitsOf(policy, metric)) {}

  // Cut towards the worse side, so that a value never reads as a bound that it misses: 30.00001 s
  // is 30.0001 s, 94.99999 % is 94.9999 %.
  Label Value() const {
    if (!metric_.table.lower_is_better) return With(units_.value, Number(value_));
    const guiju_int128 unit = metric_.percent ? 1'000'000 : 10'000;
    const guiju_int128 up = (value_.numerator * unit + value_.denominator - 1) / value_.denominator;
    if (up < 0 || up > INT64_MAX) return With(units_.value, Number(value_));
    return With(units_.value, FormatRatio({static_cast<std::int64_t>(up), 10'000}, kPlaces));
  }
  Label Min() const { return With(units_.bound, Number(metric_.table.min)); }
  Label Max() const { return With(units_.bound, Number(metric_.table.max)); }

  // The value is the very bound of band `index`, which the band does not include.
  bool IsOnBound(std::int32_t index) const {
    return Compare(value_, metric_.table.bound(index)) == 0;
  }

  // "at least 95 %"; for the last band, what the value did not reach.
  Label Bound(std::int32_t index) const {
    const BandTable& table = metric_.table;
    if (index == table.band_count()) {
      const Label last = Bound(index - 1);
      return {"not " + last.en, "不满足“" + last.zh + "”"};
    }
    const Label bound = With(units_.bound, Number(table.bound(index)));
    const bool strict = table.cuts[static_cast<std::size_t>(index)].strict != 0;
    if (table.lower_is_better) {
      return strict ? Label{"below " + bound.en, "低于 " + bound.zh}
                    : Label{"at most " + bound.en, "不超过 " + bound.zh};
    }
    return strict ? Label{"above " + bound.en, "高于 " + bound.zh}
                  : Label{"at least " + bound.en, "不低于 " + bound.zh};
  }

  // How far the value is from the bound of band `index`.
  Label Distance(std::int32_t index) const {
    const Ratio bound = metric_.table.bound(index);
    const guiju_int128 over = static_cast<guiju_int128>(value_.numerator) * bound.denominator -
                              static_cast<guiju_int128>(bound.numerator) * value_.denominator;
    const guiju_int128 scale = static_cast<guiju_int128>(value_.denominator) * bound.denominator;
    const guiju_int128 unit = metric_.percent ? 1'000'000 : 10'000;
    // In ten-thousandths of the unit, away from zero: a distance is never said to be nothing.
    const guiju_int128 away = ((over < 0 ? -over : over) * unit + scale - 1) / scale;
    return With(units_.distance, FormatRatio({static_cast<std::int64_t>(away), 10'000}, kPlaces));
  }

 private:
  // What the bounds were asked about. A value outside the domain may be too large to round.
  static Ratio Asked(const BandTable& table, Ratio value) {
    const Ratio rounded = Rounded(table, value);
    return rounded.is_missing() ? value : rounded;
  }

  std::string Number(Ratio ratio) const {
    return metric_.percent ? FormatPercent(ratio, kPlaces) : FormatRatio(ratio, kPlaces);
  }
  Label With(const Label& unit, const std::string& number) const {
    // A desk's own unit is left as the desk writes it.
    const bool own = metric_.fact == MetricFact::kCustom && !metric_.percent;
    return {own ? number + unit.en : CountOf(number, unit.en), number + unit.zh};
  }

  const Metric& metric_;
  const Ratio value_;
  const Units units_;
};

void ExplainMetric(const ScorePolicy& policy, const Metric& metric, Ratio value,
                   const ScoreVerdict& verdict, std::size_t i, Reasons* reasons) {
  const Argument name = Named("name", metric.entry.label);
  const Argument best{"best", std::to_string(metric.best_points)};
  const std::string& clause = metric.entry.clause;
  if ((verdict.missing >> i & 1u) != 0) {
    AddReason(reasons, clause, kScoreMissing, {name, best});
    return;
  }
  const MetricExplainer explainer(policy, metric, value);
  if ((verdict.out_of_domain >> i & 1u) != 0) {
    AddReason(reasons, clause, kScoreOutOfDomain,
              {name, Named("value", explainer.Value()), Named("min", explainer.Min()),
               Named("max", explainer.Max())});
    return;
  }
  const std::int32_t band = verdict.band[i];
  const Argument points{"points", std::to_string(verdict.points[i])};
  if (band == 0) {
    AddReason(reasons, clause, kScoreBand,
              {name, Named("value", explainer.Value()), Named("bound", explainer.Bound(band)),
               points, best});
    return;
  }
  const Argument next_bound = Named("next_bound", explainer.Bound(band - 1));
  const Argument next_points{
      "next_points", std::to_string(metric.table.points[static_cast<std::size_t>(band) - 1])};
  if (explainer.IsOnBound(band - 1)) {
    AddReason(reasons, clause, kScoreBandOnBound,
              {name, Named("value", explainer.Value()), Named("bound", explainer.Bound(band)),
               points, best, next_bound, next_points});
    return;
  }
  AddReason(reasons, clause, kScoreBandNext,
            {name, Named("value", explainer.Value()), Named("bound", explainer.Bound(band)), points,
             best, Named("distance", explainer.Distance(band - 1)), next_bound, next_points});
}

void ExplainTotal(const ScorePolicy& policy, const ScoreVerdict& verdict, Reasons* reasons) {
  const Argument total{"total", std::to_string(verdict.total)};
  const Argument full{"full", std::to_string(policy.full_marks)};
  if (verdict.grade == ScoreVerdict::kNoGrade) {
    AddReason(reasons, "", kScoreNoGrade, {total, full});
    return;
  }
  const Grade& grade = policy.grades[static_cast<std::size_t>(verdict.grade)];
  if (verdict.grade == 0) {
    AddReason(reasons, grade.entry.clause, kScoreGrade,
              {total, full, Named("grade", grade.entry.label)});
    return;
  }
  const Grade& next = policy.grades[static_cast<std::size_t>(verdict.grade) - 1];
  AddReason(reasons, grade.entry.clause, kScoreGradeNext,
            {total,
             full,
             Named("grade", grade.entry.label),
             Named("next", next.entry.label),
             {"distance", std::to_string(next.at_least - verdict.total)}});
}

void ExplainAdvisories(const ScorePolicy& policy, const ScoreVerdict& verdict, Reasons* reasons) {
  for (std::size_t i = 0; i < policy.advisories.size(); ++i) {
    const Advisory& advisory = policy.advisories[i];
    const Argument name = Named("name", advisory.entry.label);
    const std::string& clause = advisory.entry.clause;
    if ((verdict.raised >> i & 1u) != 0) {
      const std::int32_t off = CappedBy(advisory, verdict);
      const Argument text = Named("text", advisory.text);
      if (off == 0) {
        AddReason(reasons, clause, kAdvisoryRaised, {name, text});
      } else {
        AddReason(reasons, clause, kAdvisoryCapped,
                  {name,
                   text,
                   Named("metric", policy.metrics[advisory.top].entry.label),
                   {"cap", std::to_string(advisory.cap)},
                   {"off", std::to_string(off)}});
      }
    } else if ((verdict.unsure >> i & 1u) != 0) {
      LabelList missing;
      for (const std::size_t metric : {advisory.top, advisory.zero}) {
        if ((verdict.missing >> metric & 1u) != 0) missing.Add(policy.metrics[metric].entry.label);
      }
      AddReason(reasons, clause, kAdvisoryUnsure, {name, Named("missing", missing.text())});
    }
  }
}

std::string Signed(std::int64_t number) { return (number > 0 ? "+" : "") + std::to_string(number); }

void ExplainAuditOfTotal(const ScorePolicy& policy, const AgentMonth& month,
                         const ScoreVerdict& verdict, Reasons* reasons) {
  if (month.recorded_total.is_missing()) return;
  const std::int64_t recorded = month.recorded_total.numerator;
  const Argument recorded_text{"recorded", std::to_string(recorded)};
  if (recorded == verdict.total) {
    AddReason(reasons, "", kAuditAgrees, {recorded_text});
    return;
  }
  LabelList parts;
  for (std::size_t i = 0; i < policy.metrics.size(); ++i) {
    const std::string points = " " + std::to_string(CountedPoints(policy, verdict, i));
    const Label& name = policy.metrics[i].entry.label;
    parts.Add({name.en + points, name.zh + points});
  }
  AddReason(reasons, "", kAuditDiffers,
            {recorded_text,
             {"total", std::to_string(verdict.total)},
             {"difference", Signed(recorded - verdict.total)},
             Named("parts", parts.text())});
}

void ExplainAuditOfPoints(const ScorePolicy& policy, const AgentMonth& month,
                          const ScoreVerdict& verdict, Reasons* reasons) {
  bool any = false;
  bool agrees = true;
  for (std::size_t i = 0; i < month.recorded_count && i < policy.metrics.size(); ++i) {
    const std::int32_t recorded = month.recorded_points[i];
    if (recorded == AgentMonth::kNotRecorded) continue;
    any = true;
    const std::int32_t computed = CountedPoints(policy, verdict, i);
    if (recorded == computed) continue;
    agrees = false;
    AddReason(reasons, policy.metrics[i].entry.clause, kAuditPoints,
              {Named("name", policy.metrics[i].entry.label),
               {"recorded", std::to_string(recorded)},
               {"computed", std::to_string(computed)},
               {"difference", Signed(recorded - computed)}});
  }
  if (any && agrees) AddReason(reasons, "", kAuditPointsAgree, {});
}

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const AgentMonth& month, const ScoreVerdict& verdict) {
  Reasons reasons;
  const ScorePolicy& score = policy.score;
  const std::vector<Metric>& metrics = score.MetricsOf(verdict.profile);
  if (verdict.profile > 0) {
    const Entry& profile = score.profiles[static_cast<std::size_t>(verdict.profile)].entry;
    internal::AddReason(&reasons, profile.clause, internal::kProfileUsed,
                        {internal::Named("name", profile.label)});
  }
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    internal::ExplainMetric(score, metrics[i], FactOf(month, metrics[i]), verdict, i, &reasons);
  }
  if (!verdict.ok()) return reasons;
  internal::ExplainAdvisories(score, verdict, &reasons);
  internal::ExplainTotal(score, verdict, &reasons);
  internal::ExplainAuditOfTotal(score, month, verdict, &reasons);
  internal::ExplainAuditOfPoints(score, month, verdict, &reasons);
  return reasons;
}

}  // namespace guiju
