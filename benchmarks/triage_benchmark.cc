// What one priority and one whole triage cost, over signals that no branch predictor knows.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "guiju/load.h"
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

}  // namespace
}  // namespace guiju
