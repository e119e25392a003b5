// Agent months: points, totals and grades.
#include <algorithm>

#include "format.h"
#include "workbench/impact_parts.h"

namespace guiju::workbench {
namespace {

// A band as it is written: "≥ 95 %", "≤ 30", or "otherwise".
std::string BandText(const Metric& metric, std::int32_t band) {
  if (band < 0) return "";
  if (band >= metric.table.band_count()) return "otherwise";
  const Ratio bound = metric.table.bound(band);
  const bool strict = metric.table.cuts[static_cast<std::size_t>(band)].strict != 0;
  std::string sign = metric.table.lower_is_better ? (strict ? "< " : "≤ ") : (strict ? "> " : "≥ ");
  constexpr int kPlaces = 9;  // as many as a policy may write
  return sign + (metric.percent ? internal::FormatPercent(bound, kPlaces) + " %"
                                : internal::FormatRatio(bound, kPlaces));
}

std::string FactText(const Metric& metric, Ratio fact) {
  if (fact.is_missing()) return "";
  return metric.percent ? internal::FormatPercent(fact, 2) + " %" : internal::FormatRatio(fact, 2);
}

std::int32_t PointsOf(const ScorePolicy& policy, const ScoreVerdict& verdict, std::size_t metric) {
  if (metric == Joined::kNone) return 0;
  return verdict.capped == 0 ? verdict.points[metric] : CountedPoints(policy, verdict, metric);
}

void CountChange(std::int32_t before, std::int32_t after, std::vector<PointsChange>* changes) {
  const auto at = std::lower_bound(changes->begin(), changes->end(), std::make_pair(before, after),
                                   [](const PointsChange& a, const auto& key) {
                                     return std::make_pair(a.before, a.after) < key;
                                   });
  if (at != changes->end() && at->before == before && at->after == after) {
    ++at->months;
  } else {
    changes->insert(at, {before, after, 1});
  }
}

ImpactMove MoveOf(MoveKind kind, const AgentMonth& month) {
  ImpactMove move;
  move.kind = kind;
  move.subject = std::string(month.agent_id);
  move.team = std::string(month.team_id);
  move.month = std::string(month.month);
  return move;
}

}  // namespace

void Impact::AddTeam(AgentMonth* before, AgentMonth* after, std::size_t n) {
  Parts& parts = *parts_;
  const auto rank = [&](const ScorePolicy& policy, AgentMonth* months) {
    parts.team.clear();
    for (std::size_t i = 0; i < n; ++i) parts.team.push_back(&months[i]);
    RankTeam(policy, parts.team.data(), n, parts.values.data(), parts.order.data(),
             parts.ahead.data());
  };
  if (parts.values.size() < n) {
    parts.values.resize(n);
    parts.order.resize(n);
    parts.ahead.resize(n);
    parts.scored.resize(n);
  }
  rank(parts.before->score, before);
  for (std::size_t i = 0; i < n; ++i) parts.scored[i] = Score(parts.before->score, before[i]);
  if (before != after || !parts.same_ranks) rank(parts.after->score, after);
  for (std::size_t i = 0; i < n; ++i) {
    CountMonth(before[i], parts.scored[i], after[i], Score(parts.after->score, after[i]));
  }
}

void Impact::CountMonth(const AgentMonth& before, const ScoreVerdict& verdict_before,
                        const AgentMonth& after, const ScoreVerdict& verdict_after) {
  Parts& parts = *parts_;
  MonthImpact& counts = parts.months;
  if (!verdict_before.ok() || !verdict_after.ok()) {
    ++counts.refused;
    return;
  }
  ++counts.months;
  counts.sum_before += verdict_before.total;
  counts.sum_after += verdict_after.total;
  const std::int32_t delta = verdict_after.total - verdict_before.total;
  ++counts.deltas[delta];
  counts.raised += delta > 0;
  counts.lowered += delta < 0;
  const std::size_t none = counts.grades.names.size() - 1;
  const auto grade = [none](const std::vector<std::size_t>& of, std::int32_t index) {
    return index == ScoreVerdict::kNoGrade ? none : of[static_cast<std::size_t>(index)];
  };
  const std::size_t from = grade(parts.grades.of_before, verdict_before.grade);
  const std::size_t to = grade(parts.grades.of_after, verdict_after.grade);
  Count(from, to, &counts.grades);
  bool moved = delta != 0 || from != to;
  if (from != to) {
    MoveList& moves = parts.month_moves;
    ++moves.count;
    if (parts.Wants(moves)) {
      ImpactMove move = MoveOf(MoveKind::kGrade, before);
      move.before = counts.grades.names[from].id;
      move.after = counts.grades.names[to].id;
      move.clause_before = counts.grades.names[from].clause;
      move.clause_after = counts.grades.names[to].clause;
      move.by_before = std::to_string(verdict_before.total);
      move.by_after = std::to_string(verdict_after.total);
      parts.Keep(std::move(move), &moves);
    }
  }
  if (delta != 0) parts.NoteTotal(before, verdict_before, verdict_after);
  parts.CountMetrics(before, verdict_before, after, verdict_after, &moved);
  counts.moved += moved;
}

void Impact::Parts::NoteTotal(const AgentMonth& month, const ScoreVerdict& was,
                              const ScoreVerdict& is) {
  ++month_moves.count;
  if (!Wants(month_moves)) return;
  ImpactMove move = MoveOf(MoveKind::kTotal, month);
  move.before = std::to_string(was.total);
  move.after = std::to_string(is.total);
  Keep(std::move(move), &month_moves);
}

void Impact::Parts::CountMetrics(const AgentMonth& month_before, const ScoreVerdict& was,
                                 const AgentMonth& month_after, const ScoreVerdict& is,
                                 bool* moved) {
  for (std::size_t i = 0; i < months.metrics.size(); ++i) {
    MetricImpact& metric = months.metrics[i];
    const std::size_t old_place = metrics.in_before[i];
    const std::size_t new_place = metrics.in_after[i];
    const std::int32_t from = PointsOf(before->score, was, old_place);
    const std::int32_t to = PointsOf(after->score, is, new_place);
    metric.sum_before += from;
    metric.sum_after += to;
    metric.raised += to > from;
    metric.lowered += to < from;
    CountChange(from, to, &metric.changes);
    if (from == to) continue;
    *moved = true;
    ++month_moves.count;
    if (!Wants(month_moves)) continue;
    ImpactMove move = MoveOf(MoveKind::kMetric, month_before);
    move.part = metric.entry.id;
    move.before = std::to_string(from);
    move.after = std::to_string(to);
    if (old_place != Joined::kNone) {
      const Metric& one = before->score.MetricsOf(was.profile)[old_place];
      move.clause_before = one.entry.clause;
      move.fact = FactText(one, FactOf(month_before, one));
      move.by_before = BandText(one, was.band[old_place]);
    }
    if (new_place != Joined::kNone) {
      const Metric& one = after->score.MetricsOf(is.profile)[new_place];
      move.clause_after = one.entry.clause;
      move.fact = FactText(one, FactOf(month_after, one));
      move.by_after = BandText(one, is.band[new_place]);
    }
    Keep(std::move(move), &month_moves);
  }
}

}  // namespace guiju::workbench
