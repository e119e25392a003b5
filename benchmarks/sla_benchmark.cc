// What a deadline, an obligation and a whole ticket cost, over starts of ten years that no branch
// predictor knows.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "guiju/evaluate.h"
#include "guiju/load.h"

namespace guiju {
namespace {

constexpr std::size_t kTickets = 131'072;
constexpr std::size_t kEvents = 3;

struct Desk {
  std::vector<Ticket> tickets;
  std::vector<std::array<Event, kEvents>> events;
};

// Received in 2020 to 2029; analysed, answered and resolved up to some days later.
const Desk& TheDesk() {
  static const Desk* const desk = [] {
    auto* made = new Desk;
    made->tickets.resize(kTickets);
    made->events.resize(kTickets);
    std::mt19937_64 random(37);
    const Instant first = FromUnixSeconds(1'577'836'800);
    std::uniform_int_distribution<std::int64_t> second(0, 10 * 365 * kSecondsPerDay);
    std::uniform_int_distribution<std::int64_t> later(0, 4 * kSecondsPerDay);
    constexpr EventKind kinds[kEvents] = {EventKind::kAnalyzed, EventKind::kResponded,
                                          EventKind::kResolved};
    for (std::size_t i = 0; i < kTickets; ++i) {
      Ticket& ticket = made->tickets[i];
      ticket.received = {first.us + Seconds(second(random)).us};
      ticket.priority = static_cast<Priority>(1 + random() % 3);
      Instant at = ticket.received;
      for (std::size_t e = 0; e < kEvents; ++e) {
        at.us += Seconds(later(random)).us;
        made->events[i][e].kind = kinds[e];
        made->events[i][e].at = at;
      }
      ticket.events = made->events[i].data();
      ticket.event_count = kEvents;
    }
    return made;
  }();
  return *desk;
}

// The argument is the obligation's place in the standard policy.
void BM_DueFrom(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  const Calendar& calendar = policy.sla_calendar();
  const auto& targets = policy.sla.obligations[static_cast<std::size_t>(state.range(0))].targets;
  const std::vector<Ticket>& tickets = TheDesk().tickets;
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        DueFrom(calendar, targets[static_cast<std::size_t>(Priority::kP1)], tickets[i].received));
    i = (i + 1) % kTickets;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_DueFrom)->Arg(0)->Arg(1)->Arg(2);

void BM_Judge(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  const Obligation& obligation = policy.sla.obligations[static_cast<std::size_t>(state.range(0))];
  const std::vector<Ticket>& tickets = TheDesk().tickets;
  std::size_t i = 0;
  for (auto _ : state) {
    const Ticket& ticket = tickets[i];
    benchmark::DoNotOptimize(Judge(policy.sla, policy.sla_calendar(), obligation, ticket,
                                   ticket.priority, Instant{kEndOfFacts.us - 1}));
    i = (i + 1) % kTickets;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Judge)->Arg(0)->Arg(1)->Arg(2);

void BM_EvaluateTicket(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  const std::vector<Ticket>& tickets = TheDesk().tickets;
  const auto verdict = std::make_unique<TicketVerdict>();
  std::size_t i = 0;
  for (auto _ : state) {
    EvaluateTicket(policy, tickets[i], Instant{kEndOfFacts.us - 1}, verdict.get());
    benchmark::DoNotOptimize(verdict->obligation_count);
    benchmark::ClobberMemory();
    i = (i + 1) % kTickets;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_EvaluateTicket);

}  // namespace
}  // namespace guiju
