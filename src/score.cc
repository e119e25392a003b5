// Compiles the score section: metrics and their band tables, grades. The rest: score_rules.cc.
#include "guiju/score.h"

#include <algorithm>

#include "check_bands.h"
#include "score_rules.h"
#include "section.h"
#include "sections.h"
#include "sentences/own_rules.h"
#include "sentences/policy.h"

namespace guiju::internal {
namespace {

// The bound of a band as it was written.
struct WrittenBound {
  const char* field = nullptr;  // null: none
  std::string text;
  bool strict = false;
  bool lower_is_better = false;
};

WrittenBound ReadBound(const v1::Band& band) {
  switch (band.bound_case()) {
    case v1::Band::kAtLeast:
      return {"at_least", band.at_least(), false, false};
    case v1::Band::kAbove:
      return {"above", band.above(), true, false};
    case v1::Band::kAtMost:
      return {"at_most", band.at_most(), false, true};
    case v1::Band::kBelow:
      return {"below", band.below(), true, true};
    case v1::Band::BOUND_NOT_SET:
      break;
  }
  return {};
}

struct Bound {
  Ratio value;
  bool strict = false;
};

class TableCompiler {
 public:
  TableCompiler(const v1::BandTable& proto, bool percent, std::string path, Problems* problems)
      : proto_(proto), percent_(percent), path_(std::move(path)), problems_(problems) {}

  BandTable Compile() {
    table_.min = Read(proto_.min());
    table_.max = Read(proto_.max());
    table_.step = Read(proto_.step());
    table_.lower_is_better = proto_.direction() == v1::Direction::LOWER_IS_BETTER;
    table_.round_first = proto_.rounding() == v1::Rounding::TO_STEP_FIRST;
    if (!table_.min.is_missing() && !table_.max.is_missing() &&
        Compare(table_.min, table_.max) >= 0) {
      problems_->Error(path_, kEmptyDomain, {{"min", proto_.min()}, {"max", proto_.max()}});
    }
    CheckStep();
    if (proto_.printed_size() > 0) return CompilePrinted();
    for (int i = 0; i < proto_.band_size(); ++i) AddBand(proto_.band(i), At(At(path_, "band"), i));
    AddPoints(proto_.otherwise().points(), At(path_, "otherwise"));
    ShareDenominator();
    return std::move(table_);
  }

 private:
  // A table that is there to be checked only. Its points stand in for those of bands, so that the
  // sums of metrics and profiles are checked like others.
  BandTable CompilePrinted() {
    for (int i = 0; i < proto_.printed_size(); ++i) {
      ReadRange(proto_.printed(i), At(At(path_, "printed"), i));
      table_.points.push_back(proto_.printed(i).points());
    }
    std::sort(table_.points.rbegin(), table_.points.rend());
    const std::string bands = InBands(proto_);
    problems_->Error(At(path_, "printed"), bands.empty() ? kPrintedRising : kPrintedTable,
                     {{"bands", bands}});
    return std::move(table_);
  }

  void ReadRange(const v1::PrintedRange& range, const std::string& path) {
    const bool has_lower = range.lower_case() != v1::PrintedRange::LOWER_NOT_SET;
    const bool has_upper = range.upper_case() != v1::PrintedRange::UPPER_NOT_SET;
    const bool above = range.lower_case() == v1::PrintedRange::kAbove;
    const bool below = range.upper_case() == v1::PrintedRange::kBelow;
    const WrittenBound lower{above ? "above" : "from", above ? range.above() : range.from()};
    const WrittenBound upper{below ? "below" : "to", below ? range.below() : range.to()};
    if (has_lower) CheckInside(lower, Read(lower.text), At(path, lower.field));
    if (has_upper) CheckInside(upper, Read(upper.text), At(path, upper.field));
    if (!has_lower || !has_upper) return;
    if (Read(lower.text).is_missing() || Read(upper.text).is_missing()) return;
    const std::int32_t order = Compare(Read(lower.text), Read(upper.text));
    if (order < 0 || (order == 0 && !above && !below)) return;
    problems_->Error(path, kCriterionEmptyInterval, {{"lower", lower.text}, {"upper", upper.text}});
  }

  Ratio Read(const std::string& text) const {
    return percent_ ? ReadPercent(text) : ReadDecimal(text);
  }

  // Brings the domain and the bounds to one denominator. All are decimals, so the largest is a
  // multiple of the others.
  void ShareDenominator() {
    for (const Ratio number : {table_.min, table_.max}) {
      table_.denominator = std::max(table_.denominator, number.denominator);
    }
    for (const Bound& bound : bounds_) {
      table_.denominator = std::max(table_.denominator, bound.value.denominator);
    }
    table_.small_numbers = true;
    const bool turned = table_.lower_is_better;
    table_.ends = {Share(turned ? table_.max : table_.min),
                   Share(turned ? table_.min : table_.max)};
    for (const Bound& bound : bounds_) {
      table_.cuts.push_back({Share(bound.value), bound.strict ? 1 : 0});
    }
    if (!fits_) problems_->Error(path_, kTooManyDigits, {});
  }

  // The numerator over the shared denominator, its sign turned where lower is better.
  std::int64_t Share(Ratio number) {
    if (number.is_missing()) return 0;
    const guiju_int128 wide =
        static_cast<guiju_int128>(number.numerator) * (table_.denominator / number.denominator);
    fits_ = fits_ && wide > INT64_MIN && wide <= INT64_MAX;
    const std::int64_t numerator = fits_ ? static_cast<std::int64_t>(wide) : 0;
    table_.small_numbers =
        table_.small_numbers && guiju_is_small_number(numerator, table_.denominator) != 0;
    return table_.lower_is_better ? -numerator : numerator;
  }

  // A value of the domain, rounded to the step, must stay a ratio of int64.
  void CheckStep() {
    if (!table_.round_first || table_.step.is_missing()) return;
    for (const Ratio end : {table_.min, table_.max}) {
      if (end.is_missing()) continue;
      const guiju_int128 size = end.numerator < 0 ? -end.numerator : end.numerator;
      const guiju_int128 largest = size * table_.step.denominator / end.denominator;
      if (largest + table_.step.numerator < INT64_MAX / 2) continue;
      problems_->Error(At(path_, "step"), kStepTooFine,
                       {{"step", proto_.step()}, {"min", proto_.min()}, {"max", proto_.max()}});
      return;
    }
  }

  void AddBand(const v1::Band& band, const std::string& path) {
    const WrittenBound written = ReadBound(band);
    const std::string expected = table_.lower_is_better ? "at_most / below" : "at_least / above";
    if (written.field == nullptr) {
      problems_->Error(path, kBandWithoutBound, {{"expected", expected}});
      return;
    }
    if (written.lower_is_better != table_.lower_is_better) {
      problems_->Error(
          At(path, written.field), kBandWrongBound,
          {{"direction", table_.lower_is_better ? "LOWER_IS_BETTER" : "HIGHER_IS_BETTER"},
           {"expected", expected}});
      return;
    }
    const Ratio bound = Read(written.text);
    if (bound.is_missing()) return;
    CheckPlace(written, bound, At(path, written.field));
    bounds_.push_back({bound, written.strict});
    AddPoints(band.points(), path);
    before_ = written;
  }

  void CheckInside(const WrittenBound& written, Ratio bound, const std::string& path) {
    if (bound.is_missing() || table_.min.is_missing() || table_.max.is_missing() ||
        (Compare(bound, table_.min) >= 0 && Compare(bound, table_.max) <= 0)) {
      return;
    }
    problems_->Error(path, kBandOutside,
                     {{"bound", written.text}, {"min", proto_.min()}, {"max", proto_.max()}});
  }

  // Inside the domain, and easier to pass than the bound before: a strict bound is harder than the
  // same bound that includes its value.
  void CheckPlace(const WrittenBound& written, Ratio bound, const std::string& path) {
    CheckInside(written, bound, path);
    if (bounds_.empty()) return;
    const Ratio last = bounds_.back().value;
    const std::int32_t order = table_.lower_is_better ? Compare(last, bound) : Compare(bound, last);
    if (order < 0 || (order == 0 && before_.strict && !written.strict)) return;
    problems_->Error(path, kBandOrder, {{"bound", written.text}, {"before", before_.text}});
  }

  void AddPoints(std::int32_t points, const std::string& path) {
    if (!table_.points.empty() && points > table_.points.back()) {
      problems_->Error(
          At(path, "points"), kBandPoints,
          {{"before", std::to_string(table_.points.back())}, {"points", std::to_string(points)}});
    }
    table_.points.push_back(points);
  }

  const v1::BandTable& proto_;
  const bool percent_;
  const std::string path_;
  Problems* const problems_;
  BandTable table_;
  std::vector<Bound> bounds_;
  WrittenBound before_;
  bool fits_ = true;
};

// `path` is where the sum is said to be wrong: full_marks, or a profile.
void CheckFullMarks(const std::vector<Metric>& metrics, std::int32_t full_marks,
                    const std::string& path, Problems* problems) {
  std::int32_t sum = 0;
  std::string parts;
  for (const Metric& metric : metrics) {
    sum += metric.best_points;
    if (!parts.empty()) parts += " + ";
    parts += metric.entry.id + " " + std::to_string(metric.best_points);
  }
  if (sum == full_marks) return;
  problems->Error(
      path, kFullMarks,
      {{"sum", std::to_string(sum)}, {"expected", std::to_string(full_marks)}, {"parts", parts}});
}

std::vector<Grade> CompileGrades(const v1::ScorePolicy& proto, std::int32_t full_marks,
                                 const std::string& path, Problems* problems) {
  std::vector<Grade> grades;
  UniqueIds ids;
  for (int i = 0; i < proto.grade_size(); ++i) {
    const v1::Grade& grade = proto.grade(i);
    const std::string here = At(At(path, "grade"), i);
    ids.Check(grade.id(), here, problems);
    if (!grades.empty() && grade.at_least() >= grades.back().at_least) {
      problems->Error(At(here, "at_least"), kGradeOrder,
                      {{"bound", std::to_string(grade.at_least())},
                       {"before", std::to_string(grades.back().at_least)}});
    }
    if (proto.has_full_marks() && grade.at_least() > full_marks) {
      problems->Error(
          At(here, "at_least"), kGradeUnreachable,
          {{"bound", std::to_string(grade.at_least())}, {"full", std::to_string(full_marks)}});
    }
    grades.push_back({ReadEntry(grade), grade.at_least()});
  }
  ids.Check(proto.grade_otherwise().id(), At(path, "grade_otherwise"), problems);
  grades.push_back({ReadEntry(proto.grade_otherwise()), 0});
  return grades;
}

std::int32_t BestPoints(const BandTable& table) {
  return *std::max_element(table.points.begin(), table.points.end());
}

std::vector<Metric> CompileMetrics(const v1::ScorePolicy& proto, const std::vector<OwnFact>& facts,
                                   const std::string& path, Problems* problems) {
  std::vector<Metric> metrics;
  std::vector<Entry> own;
  for (const OwnFact& fact : facts) own.push_back({fact.id, {}, fact.label});
  UniqueIds ids;
  for (int i = 0; i < proto.metric_size(); ++i) {
    const v1::Metric& written = proto.metric(i);
    const std::string here = At(path, i);
    ids.Check(written.id(), here, problems);
    Metric metric;
    metric.entry = ReadEntry(written);
    metric.fact = static_cast<MetricFact>(written.fact());
    metric.percent = IsPercent(metric.fact);
    if ((metric.fact == MetricFact::kCustom) == written.custom_fact().empty()) {
      problems->Error(At(here, "custom_fact"), kCustomFact, {});
    } else if (metric.fact == MetricFact::kCustom) {
      metric.own_fact =
          FindEntry(own, written.custom_fact(), kUnknownOwnFact, At(here, "custom_fact"), problems);
      metric.percent =
          metric.own_fact < facts.size() && facts[metric.own_fact].kind == FactKind::kPercent;
    }
    metric.table =
        TableCompiler(written.table(), metric.percent, At(here, "table"), problems).Compile();
    metric.best_points = BestPoints(metric.table);
    metrics.push_back(std::move(metric));
  }
  return metrics;
}

}  // namespace

BandTable CompileBandTable(const v1::BandTable& proto, bool percent, const std::string& path,
                           Problems* problems) {
  return TableCompiler(proto, percent, path, problems).Compile();
}

ScorePolicy CompileScore(const v1::ScorePolicy& proto, const std::string& path,
                         Problems* problems) {
  ScorePolicy policy;
  policy.full_marks = proto.full_marks();
  policy.grade_despite_missing = proto.missing() == v1::ScorePolicy::Missing::ZERO_AND_GRADE;
  policy.ties =
      proto.ties() == v1::ScorePolicy::Ties::WORSE_RANK ? Ties::kWorseRank : Ties::kBetterRank;
  policy.facts = CompileOwnFacts(proto.fact(), {}, At(path, "fact"), problems);
  for (std::size_t i = 0; i < policy.facts.size(); ++i) {
    const FactKind kind = policy.facts[i].kind;
    if (kind != FactKind::kYesNo && kind != FactKind::kInstant) continue;
    problems->Error(At(At(At(path, "fact"), static_cast<int>(i)), "kind"), kScoreFactKind, {});
  }
  policy.metrics = CompileMetrics(proto, policy.facts, At(path, "metric"), problems);
  const std::size_t before = problems->findings().size();
  CheckFullMarks(policy.metrics, policy.full_marks, At(path, "full_marks"), problems);
  const bool base_sums = proto.has_full_marks() && problems->findings().size() == before;
  policy.grades = CompileGrades(proto, policy.full_marks, path, problems);
  const bool whole = CompileScoreRules(proto, path, &policy, problems);
  // What is wrong with the base is said once, not again for every profile.
  for (std::size_t i = 1; base_sums && whole && i < policy.profiles.size(); ++i) {
    CheckFullMarks(policy.profiles[i].metrics, policy.full_marks,
                   At(At(path, "profile"), static_cast<int>(i) - 1), problems);
  }
  return policy;
}

}  // namespace guiju::internal
