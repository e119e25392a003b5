// Band tables by their cells.
#include "workbench/diff_score.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "sentences/diff.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

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

bool AsksTop(const ScorePolicy& policy, std::size_t metric) {
  return std::any_of(policy.advisories.begin(), policy.advisories.end(),
                     [metric](const Advisory& advisory) { return advisory.top == metric; });
}

Words OutcomeWords(const BandAnswer& outcome, bool top_differs) {
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
    SpaceFact fact = FactOfMetric(sides_.new_policy.score, b);
    std::vector<Ratio> bounds;
    AddTableBounds(fact, a.table, &bounds);
    AddTableBounds(fact, b.table, &bounds);
    for (const BandTable* table : {&a.table, &b.table}) {
      const Ratio min = AsWritten(fact, table->min);
      const Ratio max = AsWritten(fact, table->max);
      if (fact.min.is_missing() || Less(min, fact.min)) fact.min = min;
      if (fact.max.is_missing() || Less(fact.max, max)) fact.max = max;
    }
    Space space;
    space.Add(fact, bounds, AsWritten(fact, b.table.step));
    std::vector<std::pair<BandAnswer, BandAnswer>> outcomes;
    const bool small = space.Seal();
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      const Ratio value = AsHeld(fact, space.dimensions()[0].cells[cells[0]].pick);
      const std::pair<BandAnswer, BandAnswer> both = {AskTable(a.table, value, asks_top),
                                                      AskTable(b.table, value, asks_top)};
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
                const std::pair<BandAnswer, BandAnswer>& both) {
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
          const bool asked = !(AskTable(a.table, place, true) == AskTable(b.table, place, true)) &&
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

}  // namespace

SpaceFact FactOfMetric(const ScorePolicy& policy, const Metric& metric) {
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

void AddTableBounds(const SpaceFact& fact, const BandTable& table, std::vector<Ratio>* bounds) {
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

BandAnswer AskTable(const BandTable& table, Ratio value, bool asks_top) {
  const BandResult result = Lookup(table, value);
  return {result.outcome == BandOutcome::kFound, result.points, asks_top && result.index == 0};
}

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

}  // namespace guiju::workbench
