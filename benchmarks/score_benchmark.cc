// What one agent's month costs, over months that no branch predictor knows: the argument is their
// number. 1,024 stay in the cache, so they show the work; 131,072 are read from memory.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "guiju/load.h"
#include "guiju/score.h"
#include "guiju/time.h"

namespace guiju {
namespace {

constexpr std::size_t kMonths = 131'072;

// Means and shares of counts, as a desk has them, scattered over every band.
const std::vector<AgentMonth>& Months() {
  static const std::vector<AgentMonth>* const months = [] {
    auto* list = new std::vector<AgentMonth>(kMonths);
    std::mt19937_64 random(29);
    std::uniform_int_distribution<std::int64_t> handled(50, 900);
    std::uniform_int_distribution<std::int64_t> seconds(10, 90);
    std::uniform_int_distribution<std::int64_t> per_mille(0, 1000);
    std::uniform_int_distribution<std::int64_t> entries(0, 15);
    for (AgentMonth& month : *list) {
      const std::int64_t tickets = handled(random);
      month.response = {seconds(random) * tickets + per_mille(random), tickets};
      month.resolution = {tickets - tickets * per_mille(random) / 5000, tickets};
      month.satisfaction = {tickets * 3 + tickets * 2 * per_mille(random) / 1000, tickets};
      month.team_ahead = {per_mille(random) % 24, 24};
      month.knowledge_entries = Ratio::Of(entries(random));
    }
    return list;
  }();
  return *months;
}

void BM_Score(benchmark::State& state) {
  const ScorePolicy& policy = StandardPolicy()->score;
  const std::vector<AgentMonth>& months = Months();
  const std::size_t n = static_cast<std::size_t>(state.range(0));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Score(policy, months[i]));
    i = i + 1 == n ? 0 : i + 1;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Score)->Arg(1'024)->Arg(kMonths);

// The same with sums of microseconds, as stats makes them: the response is beyond the short path.
void BM_ScoreOfMicroseconds(benchmark::State& state) {
  const ScorePolicy& policy = StandardPolicy()->score;
  std::vector<AgentMonth> months = Months();
  for (AgentMonth& month : months) {
    month.response = {month.response.numerator * kMicrosPerSecond,
                      month.response.denominator * kMicrosPerSecond};
  }
  const std::size_t n = static_cast<std::size_t>(state.range(0));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Score(policy, months[i]));
    i = i + 1 == n ? 0 : i + 1;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_ScoreOfMicroseconds)->Arg(1'024)->Arg(kMonths);

void BM_Lookup(benchmark::State& state) {
  const BandTable& table = StandardPolicy()->score.metrics[1].table;
  const std::vector<AgentMonth>& months = Months();
  const std::size_t n = static_cast<std::size_t>(state.range(0));
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Lookup(table, months[i].resolution));
    i = i + 1 == n ? 0 : i + 1;
  }
}
BENCHMARK(BM_Lookup)->Arg(1'024)->Arg(kMonths);

void BM_RankTeam(benchmark::State& state) {
  const std::size_t n = static_cast<std::size_t>(state.range(0));
  std::vector<AgentMonth> months(n);
  std::vector<AgentMonth*> team;
  std::mt19937_64 random(31);
  for (AgentMonth& month : months) {
    month.handled = Ratio::Of(static_cast<std::int64_t>(random() % 1000));
    team.push_back(&month);
  }
  std::vector<std::int64_t> values(n);
  std::vector<std::uint32_t> order(n);
  std::vector<std::uint32_t> ahead(n);
  for (auto _ : state) {
    RankTeam(StandardPolicy()->score, team.data(), n, values.data(), order.data(), ahead.data());
    benchmark::DoNotOptimize(months.data());
  }
}
BENCHMARK(BM_RankTeam)->Arg(8)->Arg(1000);

}  // namespace
}  // namespace guiju
