// What a comparison of two policies costs: a million agent months, a million tickets and a million
// customers, unpredictable ones, judged by the standard policy and by one with other numbers.
#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "guiju/load.h"
#include "guiju/workbench/impact.h"

namespace guiju::workbench {
namespace {

constexpr std::size_t kMillion = 1'000'000;

// The standard policy with another number at each of the places.
std::shared_ptr<const Policy> Edited(
    const std::vector<std::pair<std::string, std::string>>& edits) {
  std::string text(StandardPolicyText());
  for (const auto& [from, to] : edits) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
      std::cerr << "not in the standard policy: " << from << '\n';
      std::exit(1);
    }
    text.replace(at, from.size(), to);
  }
  return LoadPolicy(text, "edited.textproto").policy;
}

// Teams of 5 to 24, with means and shares scattered over every band.
void BM_ImpactOfMonths(benchmark::State& state) {
  std::mt19937_64 random(41);
  std::uniform_int_distribution<std::int64_t> handled(50, 900);
  std::uniform_int_distribution<std::int64_t> seconds(10, 90);
  std::uniform_int_distribution<std::int64_t> per_mille(0, 1000);
  std::vector<AgentMonth> months(kMillion);
  for (AgentMonth& month : months) {
    const std::int64_t tickets = handled(random);
    month.agent_id = "agent";
    month.response = {seconds(random) * tickets + per_mille(random), tickets};
    month.resolution = {tickets - tickets * per_mille(random) / 5000, tickets};
    month.satisfaction = {tickets * 3 + tickets * 2 * per_mille(random) / 1000, tickets};
    month.handled = Ratio::Of(tickets);
    month.knowledge_entries = Ratio::Of(per_mille(random) % 16);
  }
  std::vector<std::size_t> teams;
  for (std::size_t sum = 0; sum < kMillion;) {
    teams.push_back(std::min<std::size_t>(5 + random() % 20, kMillion - sum));
    sum += teams.back();
  }
  const auto before = StandardPolicy();
  const auto after =
      Edited({{R"(band { at_least: "95" points: 30 })", R"(band { at_least: "96" points: 30 })"}});
  std::int64_t moved = 0;
  for (auto _ : state) {
    Impact impact(*before, *after, Instant{kEndOfFacts.us - 1}, {});
    std::size_t at = 0;
    for (const std::size_t n : teams) {
      impact.AddTeam(&months[at], &months[at], n);
      at += n;
    }
    moved = impact.months().moved;
  }
  state.counters["moved"] = static_cast<double>(moved);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kMillion));
}
BENCHMARK(BM_ImpactOfMonths)->Unit(benchmark::kMillisecond);

// Received in 2020 to 2029, with random signals; analysed, answered, paused at random and resolved
// up to some days later.
void BM_ImpactOfTickets(benchmark::State& state) {
  constexpr std::size_t kEvents = 5;
  const auto before = StandardPolicy();
  const auto after = Edited(
      {{"target { priority: P2 elapsed_hours: 8 }", "target { priority: P2 elapsed_hours: 6 }"}});
  std::mt19937_64 random(43);
  const Instant first = FromUnixSeconds(1'577'836'800);
  std::uniform_int_distribution<std::int64_t> second(0, 10 * 365 * kSecondsPerDay);
  std::uniform_int_distribution<std::int64_t> later(0, 2 * kSecondsPerDay);
  std::vector<Ticket> tickets(kMillion);
  std::vector<std::array<Event, kEvents>> events(kMillion);
  constexpr std::array<EventKind, kEvents> kinds = {
      EventKind::kAnalyzed, EventKind::kResponded, EventKind::kStatusChanged,
      EventKind::kStatusChanged, EventKind::kResolved};
  const std::uint64_t signals = (std::uint64_t{1} << before->triage.signals.size()) - 1;
  for (std::size_t i = 0; i < kMillion; ++i) {
    Ticket& ticket = tickets[i];
    ticket.id = "ticket";
    ticket.received = {first.us + Seconds(second(random)).us};
    ticket.signals.yes = random() & random() & random() & signals;
    ticket.signals.no = random() & signals & ~ticket.signals.yes;
    Instant at = ticket.received;
    for (std::size_t e = 0; e < kEvents; ++e) {
      at.us += Seconds(later(random)).us;
      events[i][e].kind = kinds[e];
      events[i][e].at = at;
    }
    events[i][2].status = Status::kWaitingCustomer;
    events[i][3].status = Status::kInProgress;
    ticket.events = events[i].data();
    ticket.event_count = kEvents;
  }
  std::int64_t moved = 0;
  for (auto _ : state) {
    Impact impact(*before, *after, Instant{kEndOfFacts.us - 1}, {});
    for (const Ticket& ticket : tickets) impact.AddTicket(ticket, ticket);
    moved = impact.tickets().moved;
  }
  state.counters["moved"] = static_cast<double>(moved);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kMillion));
}
BENCHMARK(BM_ImpactOfTickets)->Unit(benchmark::kMillisecond);

void BM_ImpactOfCustomers(benchmark::State& state) {
  const auto before = StandardPolicy();
  const auto after = Edited({{R"(all { fact: "renewal_percent" at_least: "90" })",
                              R"(all { fact: "renewal_percent" at_least: "80" })"}});
  const Instant as_of = FromUnixSeconds(1'772'000'000);
  std::mt19937_64 random(47);
  std::uniform_int_distribution<std::int64_t> back(0, 4 * 365 * kSecondsPerDay);
  std::vector<Customer> customers(kMillion);
  const auto some = [&] { return Instant{as_of.us - Seconds(back(random)).us}; };
  for (Customer& customer : customers) {
    customer.id = "customer";
    customer.annual_spend = {static_cast<std::int64_t>(random() % 1'000'000), 100};
    customer.previous_annual_spend = {static_cast<std::int64_t>(random() % 1'000'000), 100};
    customer.customer_since = some();
    customer.first_purchase = some();
    customer.last_purchase = some();
    customer.last_interaction = some();
    customer.last_complaint = some();
    customer.renewal = {static_cast<std::int64_t>(random() % 11), 10};
    customer.satisfaction = {static_cast<std::int64_t>(10 + random() % 41), 10};
    customer.latest_rating = Ratio::Of(static_cast<std::int64_t>(1 + random() % 5));
    customer.spending_more = {static_cast<std::int64_t>(random() % 100), 100};
  }
  std::int64_t moved = 0;
  for (auto _ : state) {
    Impact impact(*before, *after, as_of, {});
    for (const Customer& customer : customers) impact.AddCustomer(customer, customer);
    moved = impact.customers().moved;
  }
  state.counters["moved"] = static_cast<double>(moved);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kMillion));
}
BENCHMARK(BM_ImpactOfCustomers)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guiju::workbench
