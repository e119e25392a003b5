// Grades by totals, and what becomes of totals.
#include <algorithm>
#include <map>

#include "sentences/diff.h"
#include "workbench/diff_score.h"

namespace guiju::workbench {
namespace {

// Combinations of bands that are tried for a total.
constexpr int kMostTotals = 20'000;

// A month whose total lies in [lowest, highest], for which the two policies grade differently.
std::shared_ptr<const Witness> GradeWitness(const DiffSides& sides, int lowest, int highest) {
  const ScorePolicy& policy = sides.old_policy.score;
  const std::size_t n = policy.metrics.size();
  std::vector<std::size_t> bands(n, 0);
  for (int tried = 0; tried < kMostTotals; ++tried) {
    int total = 0;
    for (std::size_t i = 0; i < n; ++i) total += policy.metrics[i].table.points[bands[i]];
    if (total >= lowest && total <= highest) {
      v1::TestFacts facts = PlainMonth();
      bool said = true;
      for (std::size_t i = 0; i < n && said; ++i) {
        const BandTable& table = policy.metrics[i].table;
        const bool last = bands[i] == table.cuts.size();
        Ratio value = last ? (table.lower_is_better ? table.max : table.min)
                           : table.bound(static_cast<std::int32_t>(bands[i]));
        const SpaceFact fact = FactOfMetric(policy, policy.metrics[i]);
        if (!last && table.cuts[bands[i]].strict != 0) {
          value = table.lower_is_better ? table.min : table.max;  // of the first band only
        }
        if (policy.metrics[i].fact == MetricFact::kTeamAheadPercent) {
          // The first of a team is in its best band, the last of two in its worst.
          value = bands[i] == 0 ? Ratio{0, 1} : Ratio{1, 2};
        }
        said = Lookup(table, value).index == static_cast<std::int32_t>(bands[i]) &&
               SetMetric(policy.metrics[i], policy, value, &facts);
      }
      if (said) {
        auto witness = MakeWitness(sides.old_policy, sides.new_policy, facts, sides.as_of,
                                   "agent.score.grade");
        if (witness != nullptr) return witness;
      }
    }
    std::size_t i = 0;
    while (i < n && ++bands[i] == policy.metrics[i].table.points.size()) bands[i++] = 0;
    if (i == n) break;
  }
  return nullptr;
}

}  // namespace

void CompareGrades(const DiffSides& sides, DiffSink* sink) {
  const ScorePolicy& a = sides.old_policy.score;
  const ScorePolicy& b = sides.new_policy.score;
  SpaceFact fact;
  fact.fact = "total";
  fact.label = {"The total", "总分"};
  fact.shape = FactShape::kWhole;
  fact.may_be_unknown = false;
  fact.min = Ratio::Of(0);
  fact.max = Ratio::Of(std::max(a.full_marks, b.full_marks));
  const int highest = std::max(a.full_marks, b.full_marks);
  for (int first = 0; first <= highest && !sink->done();) {
    const auto both = [&](int total) {
      return std::make_pair(GradeId(a, total), GradeId(b, total));
    };
    const auto here = both(first);
    int last = first;
    while (last < highest && both(last + 1) == here) ++last;
    if (here.first != here.second) {
      FoundDifference found;
      Difference& difference = found.difference;
      difference.kind = Difference::Kind::kRange;
      difference.room = Room::kScore;
      difference.place = "score.grade";
      const auto clause_of = [](const ScorePolicy& policy, int total) {
        return policy.grades[static_cast<std::size_t>(GradeOf(policy, total))].entry.clause;
      };
      difference.clauses = {clause_of(a, first), clause_of(b, first)};
      found.before_path = PathIn("score.grade", 0);
      found.after_path = PathIn("score.grade", 0);
      if (!sink->first_only()) {
        Dimension dimension;
        dimension.fact = fact;
        SpaceCell cell;
        cell.kind = ValueRange::Kind::kNumber;
        cell.point = true;
        cell.lower = cell.pick = Ratio::Of(first);
        cell.upper = Ratio::Of(last);
        dimension.cells = {cell};
        difference.range = {DescribeCells(dimension, 1)};
        difference.was = GradeWords(a, first);
        difference.now = GradeWords(b, first);
        difference.text = SayBoth(internal::kDiffGrade,
                                  {In("before", difference.was), In("after", difference.now)});
        difference.witness = GradeWitness(sides, first, last);
      }
      sink->Add(std::move(found));
    }
    first = last + 1;
  }
}

std::vector<TotalsChange> CompareTotals(const DiffSides& sides) {
  const ScorePolicy& a = sides.old_policy.score;
  const ScorePolicy& b = sides.new_policy.score;
  std::vector<TotalsChange> all;
  for (const ScoreProfile& profile : b.profiles) {
    const std::int32_t at = a.ProfileIndex(profile.entry.id);
    if (at < 0) continue;
    const std::vector<Metric>& old_metrics = a.profiles[static_cast<std::size_t>(at)].metrics;
    TotalsChange change;
    change.profile = profile.entry.id;
    bool differs = a.full_marks != b.full_marks;
    const auto count = [](const std::vector<Metric>& metrics, int* best, int* worst, int* typical) {
      for (const Metric& metric : metrics) {
        *best += metric.table.points.front();
        *worst += metric.table.points.back();
        *typical += metric.table.points[(metric.table.points.size() - 1) / 2];
      }
    };
    count(old_metrics, &change.best.before, &change.worst.before, &change.typical.before);
    count(profile.metrics, &change.best.after, &change.worst.after, &change.typical.after);
    for (TotalsChange::Total* total : {&change.best, &change.worst, &change.typical}) {
      total->grade_before = GradeWords(a, total->before);
      total->grade_after = GradeWords(b, total->after);
      differs = differs || total->before != total->after ||
                GradeId(a, total->before) != GradeId(b, total->after);
    }
    // All pairs of totals of one month, metric by metric: the tables are independent.
    std::set<std::pair<int, int>> pairs = {{0, 0}};
    std::set<std::string> ids;
    for (const Metric& metric : old_metrics) ids.insert(metric.entry.id);
    for (const Metric& metric : profile.metrics) ids.insert(metric.entry.id);
    for (const std::string& id : ids) {
      const std::size_t i = MetricOf(old_metrics, id);
      const std::size_t j = MetricOf(profile.metrics, id);
      std::set<std::pair<int, int>> points;
      const auto every = [](const Metric& metric) { return metric.table.points; };
      if (i == old_metrics.size()) {
        for (const int p : every(profile.metrics[j])) points.insert({0, p});
      } else if (j == profile.metrics.size()) {
        for (const int p : every(old_metrics[i])) points.insert({p, 0});
      } else if (old_metrics[i].fact != profile.metrics[j].fact ||
                 old_metrics[i].percent != profile.metrics[j].percent) {
        for (const int p : every(old_metrics[i])) {
          for (const int q : every(profile.metrics[j])) points.insert({p, q});
        }
      } else {
        const Metric& left = old_metrics[i];
        const Metric& right = profile.metrics[j];
        SpaceFact fact = FactOfMetric(b, right);
        std::vector<Ratio> bounds;
        AddTableBounds(fact, left.table, &bounds);
        AddTableBounds(fact, right.table, &bounds);
        Space space;
        space.Add(fact, bounds, AsWritten(fact, right.table.step));
        if (!space.Seal()) return {};
        for (const SpaceCell& cell : space.dimensions()[0].cells) {
          const BandAnswer x = AskTable(left.table, AsHeld(fact, cell.pick), false);
          const BandAnswer y = AskTable(right.table, AsHeld(fact, cell.pick), false);
          if (x.scored && y.scored) points.insert({x.points, y.points});
        }
      }
      std::set<std::pair<int, int>> sums;
      for (const auto& pair : pairs) {
        for (const auto& more : points) {
          sums.insert({pair.first + more.first, pair.second + more.second});
        }
      }
      pairs = std::move(sums);
    }
    std::map<std::pair<std::string, std::string>, std::pair<int, int>> moves;
    for (const auto& [before, after] : pairs) {
      change.largest_loss = std::max(change.largest_loss, before - after);
      change.largest_gain = std::max(change.largest_gain, after - before);
      const auto grades = std::make_pair(GradeId(a, before), GradeId(b, after));
      if (grades.first != grades.second) moves[grades] = {before, after};
    }
    for (const auto& [grades, totals] : moves) {
      change.moves.push_back(
          {GradeWords(a, totals.first), GradeWords(b, totals.second), totals.first, totals.second});
    }
    if (differs || !change.moves.empty() || change.largest_loss > 0 || change.largest_gain > 0) {
      all.push_back(std::move(change));
    }
  }
  return all;
}

v1::TestFacts PlainMonth() {
  v1::TestFacts facts;
  facts.mutable_agent_month()->set_agent_id("A1");
  return facts;
}

bool SetMetric(const Metric& metric, const ScorePolicy& policy, Ratio held, v1::TestFacts* facts) {
  v1::AgentMonth& month = *facts->mutable_agent_month();
  SpaceFact fact;
  fact.percent = metric.percent;
  const std::string text = WriteDecimal(AsWritten(fact, held));
  switch (metric.fact) {
    case MetricFact::kMeanResponseSeconds:
      month.set_mean_response_seconds(text);
      return true;
    case MetricFact::kResolutionPercent:
      month.set_resolution_percent(text);
      return true;
    case MetricFact::kMeanRating:
      month.set_mean_rating(text);
      return true;
    case MetricFact::kKnowledgeEntries:
      month.set_knowledge_entries(held.numerator / held.denominator);
      return held.numerator % held.denominator == 0;
    case MetricFact::kHandled:
      month.set_handled(held.numerator / held.denominator);
      return held.numerator % held.denominator == 0;
    case MetricFact::kTeamAheadPercent: {
      if (held.denominator > kLargestTeam || held.numerator >= held.denominator) return false;
      month.set_team_id("T1");
      month.set_month("2026-03");
      month.set_handled(1);
      for (std::int64_t i = 1; i < held.denominator; ++i) {
        v1::AgentMonth& other = *facts->add_colleague();
        other.set_agent_id("B" + std::to_string(i));
        other.set_team_id("T1");
        other.set_month("2026-03");
        other.set_handled(i <= held.numerator ? 2 : 0);
      }
      return true;
    }
    case MetricFact::kCustom: {
      v1::NamedFact& own = *month.add_fact();
      own.set_name(policy.facts[metric.own_fact].id);
      own.set_decimal(text);
      return true;
    }
    case MetricFact::kUnspecified:
      break;
  }
  return false;
}

}  // namespace guiju::workbench
