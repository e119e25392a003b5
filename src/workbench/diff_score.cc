// Band tables by their cells, grades by totals, and what becomes of totals.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "sentences/diff.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

// Of a team no larger than this a place is shown.
constexpr std::int64_t kLargestTeam = 200;
// Combinations of bands that are tried for a total.
constexpr int kMostTotals = 20'000;

const char* FactName(MetricFact fact) {
  static constexpr std::array<const char*, 8> kNames = {"",
                                                        "mean_response_seconds",
                                                        "resolution_percent",
                                                        "mean_rating",
                                                        "team_ahead",
                                                        "knowledge_entries",
                                                        "handled",
                                                        ""};
  return kNames[static_cast<std::size_t>(fact)];
}

SpaceFact FactOf(const ScorePolicy& policy, const Metric& metric) {
  SpaceFact fact;
  fact.fact =
      metric.fact == MetricFact::kCustom ? policy.facts[metric.own_fact].id : FactName(metric.fact);
  fact.label = metric.entry.label;
  fact.percent = metric.percent;
  fact.may_be_unknown = false;
  const bool whole =
      metric.fact == MetricFact::kKnowledgeEntries || metric.fact == MetricFact::kHandled;
  fact.shape = whole ? FactShape::kWhole : FactShape::kNumber;
  return fact;
}

bool SameTable(const BandTable& a, const BandTable& b) {
  const auto same = [](Ratio x, Ratio y) {
    return x.is_missing() == y.is_missing() && (x.is_missing() || Compare(x, y) == 0);
  };
  if (!same(a.min, b.min) || !same(a.max, b.max) || a.points != b.points ||
      a.round_first != b.round_first || a.cuts.size() != b.cuts.size() ||
      a.lower_is_better != b.lower_is_better || (a.round_first && !same(a.step, b.step))) {
    return false;
  }
  for (std::int32_t i = 0; i < a.band_count(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (!same(a.bound(i), b.bound(i)) || a.cuts[at].strict != b.cuts[at].strict) return false;
  }
  return true;
}

// Where the answer of a table may change, as written.
void AddBounds(const SpaceFact& fact, const BandTable& table, std::vector<Ratio>* bounds) {
  bounds->push_back(AsWritten(fact, table.min));
  bounds->push_back(AsWritten(fact, table.max));
  const Ratio step = AsWritten(fact, table.step);
  for (std::int32_t i = 0; i < table.band_count(); ++i) {
    const Ratio bound = AsWritten(fact, table.bound(i));
    bounds->push_back(bound);
    if (!table.round_first) continue;
    // A value is rounded past the bound from half a step before one of the multiples around it.
    const guiju_int128 count = static_cast<guiju_int128>(bound.numerator) * step.denominator /
                               (static_cast<guiju_int128>(bound.denominator) * step.numerator);
    for (int k = -3; k <= 3; ++k) {
      bounds->push_back({static_cast<std::int64_t>(2 * count + 2 * k + 1) * step.numerator,
                         2 * step.denominator});
    }
  }
}

// What a table says of a value. `top` counts only where an advisory asks for it.
struct Outcome {
  bool scored = false;
  std::int32_t points = 0;
  bool top = false;

  bool operator==(const Outcome& o) const {
    return scored == o.scored && points == o.points && top == o.top;
  }
};

Outcome Ask(const BandTable& table, Ratio value, bool asks_top) {
  const BandResult result = Lookup(table, value);
  return {result.outcome == BandOutcome::kFound, result.points, asks_top && result.index == 0};
}

bool AsksTop(const ScorePolicy& policy, std::size_t metric) {
  return std::any_of(policy.advisories.begin(), policy.advisories.end(),
                     [metric](const Advisory& advisory) { return advisory.top == metric; });
}

Words OutcomeWords(const Outcome& outcome, bool top_differs) {
  if (!outcome.scored) return {"拒绝（超出可测范围）", "refused (out of the domain)"};
  const std::string points = std::to_string(outcome.points);
  if (!top_differs) return {points + " 分", points + " points"};
  return outcome.top ? Words{points + " 分，最高档", points + " points, the top band"}
                     : Words{points + " 分，非最高档", points + " points, not the top band"};
}

std::string WeightOf(const v1::ScorePolicy& policy, const std::string& profile,
                     const std::string& metric) {
  for (const v1::ScoreProfile& one : policy.profile()) {
    if (one.id() != profile) continue;
    for (const v1::ProfileWeight& weight : one.weight()) {
      if (weight.metric() == metric) return weight.SerializeAsString();
    }
  }
  return {};
}

// One metric of one profile.
class MetricComparison {
 public:
  MetricComparison(const DiffSides& sides, DiffSink* sink) : sides_(sides), sink_(sink) {}

  void Compare(const std::string& profile, std::size_t i, std::size_t j, const Metric& a,
               const Metric& b) {
    if (a.fact != b.fact || a.percent != b.percent) return;
    const bool asks_top =
        AsksTop(sides_.old_policy.score, i) || AsksTop(sides_.new_policy.score, j);
    if (SameTable(a.table, b.table)) return;
    SpaceFact fact = FactOf(sides_.new_policy.score, b);
    std::vector<Ratio> bounds;
    AddBounds(fact, a.table, &bounds);
    AddBounds(fact, b.table, &bounds);
    for (const BandTable* table : {&a.table, &b.table}) {
      const Ratio min = AsWritten(fact, table->min);
      const Ratio max = AsWritten(fact, table->max);
      if (fact.min.is_missing() || Less(min, fact.min)) fact.min = min;
      if (fact.max.is_missing() || Less(fact.max, max)) fact.max = max;
    }
    Space space;
    space.Add(fact, bounds, AsWritten(fact, b.table.step));
    std::vector<std::pair<Outcome, Outcome>> outcomes;
    const bool small = space.Seal();
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      const Ratio value = AsHeld(fact, space.dimensions()[0].cells[cells[0]].pick);
      const std::pair<Outcome, Outcome> both = {Ask(a.table, value, asks_top),
                                                Ask(b.table, value, asks_top)};
      if (both.first == both.second) return 0;
      const auto at = std::find(outcomes.begin(), outcomes.end(), both);
      if (at != outcomes.end()) return static_cast<int>(at - outcomes.begin()) + 1;
      outcomes.push_back(both);
      return static_cast<int>(outcomes.size());
    };
    if (!small) {
      AddTooLarge(profile, i, j, b);
      return;
    }
    for (const Box& box : space.Boxes(outcome)) {
      const auto& both = outcomes[static_cast<std::size_t>(box.outcome) - 1];
      for (const Box& run : RunsOf(box)) AddRange(profile, i, j, a, b, space, run, both);
    }
  }

 private:
  static bool Less(Ratio x, Ratio y) { return guiju::Compare(x, y) < 0; }

  // Neighbouring cells, each run for itself.
  static std::vector<Box> RunsOf(const Box& box) {
    std::vector<Box> runs;
    std::uint64_t rest = box.masks[0];
    while (rest != 0) {
      const std::uint64_t lowest = rest & (~rest + 1);
      const std::uint64_t run = rest & ~(rest + lowest);
      runs.push_back({{run}, box.outcome});
      rest &= ~run;
    }
    return runs;
  }

  FoundDifference Start(const std::string& profile, std::size_t i, std::size_t j,
                        const Metric& b) const {
    FoundDifference found;
    found.difference.room = Room::kScore;
    found.difference.place = "score.metric[" + b.entry.id + "].table";
    found.difference.clauses = {sides_.old_policy.score.metrics[i].entry.clause, b.entry.clause};
    found.before_path = PathIn("score.metric", static_cast<int>(i)) + ".table";
    found.after_path = PathIn("score.metric", static_cast<int>(j)) + ".table";
    if (profile == "base") return found;
    found.difference.place = "score.profile[" + profile + "].weight[" + b.entry.id + "]";
    found.before_path = PathIn("score.profile", IndexOf(sides_.before.score().profile(), profile));
    found.after_path = PathIn("score.profile", IndexOf(sides_.after.score().profile(), profile));
    // A profile that only keeps the bounds of the metric's own table is not changed itself.
    if (WeightOf(sides_.before.score(), profile, b.entry.id) !=
        WeightOf(sides_.after.score(), profile, b.entry.id)) {
      const int at = IndexOf(sides_.after.score().profile(), profile);
      if (at >= 0) found.difference.clauses.push_back(sides_.after.score().profile(at).clause());
    }
    return found;
  }

  void AddTooLarge(const std::string& profile, std::size_t i, std::size_t j, const Metric& b) {
    FoundDifference found = Start(profile, i, j, b);
    found.difference.kind = Difference::Kind::kEntry;
    found.difference.too_large = true;
    found.difference.text = SayBoth(internal::kDiffTooLarge, {});
    sink_->Add(std::move(found));
  }

  void AddRange(const std::string& profile, std::size_t i, std::size_t j, const Metric& a,
                const Metric& b, const Space& space, const Box& run,
                const std::pair<Outcome, Outcome>& both) {
    FoundDifference found = Start(profile, i, j, b);
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    if (sink_->first_only()) {
      sink_->Add(std::move(found));
      return;
    }
    difference.range = space.Describe(run);
    if (difference.range.empty()) {
      difference.range.push_back(DescribeCells(space.dimensions()[0], run.masks[0]));
    }
    const bool top_differs = both.first.top != both.second.top;
    difference.was = OutcomeWords(both.first, top_differs);
    difference.now = OutcomeWords(both.second, top_differs);
    difference.text =
        SayBoth(internal::kDiffBand, {Argument("metric", b.entry.label.en, b.entry.label.zh),
                                      {"profile", profile},
                                      In("before", difference.was),
                                      In("after", difference.now)});
    difference.witness = Find(profile, a, b, space, run);
    sink_->Add(std::move(found));
  }

  std::shared_ptr<const Witness> Find(const std::string& profile, const Metric& a, const Metric& b,
                                      const Space& space, const Box& run) const {
    const Dimension& dimension = space.dimensions()[0];
    std::shared_ptr<const Witness> witness;
    const auto try_value = [&](Ratio held) {
      v1::TestFacts facts = PlainMonth();
      if (!SetMetric(b, sides_.new_policy.score, held, &facts)) return false;
      if (profile != "base" || !InForce(profile)) facts.mutable_agent_month()->set_profile(profile);
      witness = MakeWitness(sides_.old_policy, sides_.new_policy, facts, sides_.as_of, "agent");
      return witness != nullptr;
    };
    if (b.fact == MetricFact::kTeamAheadPercent) {
      // The smallest team with such a place.
      for (std::int64_t size = 1; size <= kLargestTeam; ++size) {
        for (std::int64_t ahead = 0; ahead < size; ++ahead) {
          const Ratio place{ahead, size};
          const bool asked = !(Ask(a.table, place, true) == Ask(b.table, place, true)) &&
                             InRun(dimension, run, AsWritten(dimension.fact, place));
          if (asked && try_value(place)) return witness;
        }
      }
      return nullptr;
    }
    for (std::size_t k = 0; k < dimension.cells.size(); ++k) {
      if ((run.masks[0] >> k & 1u) == 0) continue;
      // The lowest multiple of the step where there is one, else the shortest decimal.
      if (try_value(AsHeld(dimension.fact, dimension.cells[k].pick))) return witness;
    }
    return nullptr;
  }

  static bool InRun(const Dimension& dimension, const Box& run, Ratio written) {
    for (std::size_t k = 0; k < dimension.cells.size(); ++k) {
      if ((run.masks[0] >> k & 1u) == 0) continue;
      const SpaceCell& cell = dimension.cells[k];
      const bool inside = cell.point ? guiju::Compare(cell.pick, written) == 0
                                     : Less(cell.lower, written) && Less(written, cell.upper);
      if (inside) return true;
    }
    return false;
  }

  bool InForce(const std::string& profile) const {
    return sides_.before.score().profile_in_force() == profile &&
           sides_.after.score().profile_in_force() == profile;
  }

  const DiffSides& sides_;
  DiffSink* const sink_;
};

std::size_t MetricOf(const std::vector<Metric>& metrics, const std::string& id) {
  std::size_t i = 0;
  while (i < metrics.size() && metrics[i].entry.id != id) ++i;
  return i;
}

std::string GradeId(const ScorePolicy& policy, std::int32_t total) {
  return policy.grades[static_cast<std::size_t>(GradeOf(policy, total))].entry.id;
}
Words GradeWords(const ScorePolicy& policy, std::int32_t total) {
  const Label& label = policy.grades[static_cast<std::size_t>(GradeOf(policy, total))].entry.label;
  return {label.zh, label.en};
}

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
        const SpaceFact fact = FactOf(policy, policy.metrics[i]);
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

}  // namespace

bool CoversScore(const Change& change) {
  const std::string& place = change.place;
  const auto begins = [&place](const char* with) { return place.rfind(with, 0) == 0; };
  if (begins("score.grade")) return true;
  if (place == "score.metric" || place == "score.profile") return change.moved;
  if (begins("score.metric[")) return place.find("].table") != std::string::npos;
  return begins("score.profile[") && place.find("].weight") != std::string::npos;
}

void CompareScore(const DiffSides& sides, DiffSink* sink) {
  const ScorePolicy& a = sides.old_policy.score;
  const ScorePolicy& b = sides.new_policy.score;
  MetricComparison comparison(sides, sink);
  for (const ScoreProfile& profile : b.profiles) {
    const std::int32_t at = a.ProfileIndex(profile.entry.id);
    if (at < 0) continue;
    const std::vector<Metric>& metrics = a.profiles[static_cast<std::size_t>(at)].metrics;
    for (std::size_t j = 0; j < profile.metrics.size() && !sink->done(); ++j) {
      const std::size_t i = MetricOf(metrics, profile.metrics[j].entry.id);
      if (i == metrics.size()) continue;
      comparison.Compare(profile.entry.id, i, j, metrics[i], profile.metrics[j]);
    }
  }
  CompareGrades(sides, sink);
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
        SpaceFact fact = FactOf(b, right);
        std::vector<Ratio> bounds;
        AddBounds(fact, left.table, &bounds);
        AddBounds(fact, right.table, &bounds);
        Space space;
        space.Add(fact, bounds, AsWritten(fact, right.table.step));
        if (!space.Seal()) return {};
        for (const SpaceCell& cell : space.dimensions()[0].cells) {
          const Outcome x = Ask(left.table, AsHeld(fact, cell.pick), false);
          const Outcome y = Ask(right.table, AsHeld(fact, cell.pick), false);
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
