// What one priority and one whole triage cost, over signals that no branch predictor knows, and
// what the search of a description costs.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "guiju/load.h"
#include "guiju/text.h"
#include "guiju/triage.h"

namespace guiju {
namespace {

constexpr std::size_t kTickets = 131'072;

// Each signal is yes, no or unknown with equal chance.
const std::vector<Ticket>& Tickets() {
  static const std::vector<Ticket>* const tickets = [] {
    auto* list = new std::vector<Ticket>(kTickets);
    std::mt19937_64 random(31);
    const std::size_t signals = StandardPolicy()->triage.signals.size();
    for (Ticket& ticket : *list) {
      for (std::size_t i = 0; i < signals; ++i) {
        const std::uint64_t bit = std::uint64_t{1} << i;
        const std::uint64_t answer = random() % 3;
        if (answer == 1) ticket.signals.yes |= bit;
        if (answer == 2) ticket.signals.no |= bit;
      }
    }
    return list;
  }();
  return *tickets;
}

// From memory the signals alone are read, as a desk that asks for nothing else would keep them.
void BM_DecidePriority(benchmark::State& state) {
  const TriagePolicy& policy = StandardPolicy()->triage;
  std::vector<Signals> signals;
  for (const Ticket& ticket : Tickets()) signals.push_back(ticket.signals);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(DecidePriority(policy, signals[i]));
    i = (i + 1) % kTickets;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_DecidePriority);

void BM_Triage(benchmark::State& state) {
  const TriagePolicy& policy = StandardPolicy()->triage;
  const std::vector<Ticket>& tickets = Tickets();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Triage(policy, tickets[i]));
    i = (i + 1) % kTickets;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Triage);

constexpr std::size_t kDescriptions = 100'000;

// Different texts of the length of a ticket's, about one in three with a term in it.
const std::vector<std::string>& Descriptions() {
  static const std::vector<std::string>* const descriptions = [] {
    const char* const pieces[] = {"昨天",   "门店",   "收银机", "打印", "客服", "一直", "今天",
                                  "同事",   "订单",   "设置",   "记录", "号码", "前台", "，",
                                  "在吗？", "ABC-12", "闪退",   "退款", "投诉", "the ", "store "};
    auto* list = new std::vector<std::string>(kDescriptions);
    std::mt19937_64 random(37);
    for (std::string& text : *list) {
      const std::uint64_t count = 8 + random() % 24;
      const std::size_t kinds = random() % 3 == 0 ? std::size(pieces) : 16;
      for (std::uint64_t i = 0; i < count; ++i) text += pieces[random() % kinds];
    }
    return list;
  }();
  return *descriptions;
}

// The time by byte is what the rate says, that by text the time itself.
void BM_FindSignals(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  const std::vector<std::string>& descriptions = Descriptions();
  std::size_t i = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    Signals found;
    benchmark::DoNotOptimize(FindSignals(policy, descriptions[i], &found, nullptr));
    benchmark::DoNotOptimize(found);
    bytes += descriptions[i].size();
    i = (i + 1) % kDescriptions;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(BM_FindSignals);

}  // namespace
}  // namespace guiju
