// What one customer costs, over customers that no branch predictor knows.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "guiju/load.h"
#include "guiju/segment.h"

namespace guiju {
namespace {

constexpr std::size_t kCustomers = 131'072;

std::vector<Customer> Customers() {
  std::vector<Customer> list(kCustomers);
  std::mt19937_64 random(37);
  // Four years before 2026-06-15T04:00:00Z, one of sixteen unknown, one of sixteen never.
  const std::int64_t end = 1'781'496'000;
  std::uniform_int_distribution<std::int64_t> ago(0, 4 * 366 * kSecondsPerDay);
  const auto instant = [&]() {
    switch (random() % 16) {
      case 0:
        return Instant::Unknown();
      case 1:
        return Instant::Never();
      default:
        return FromUnixSeconds(end - ago(random));
    }
  };
  std::uniform_int_distribution<std::int64_t> cents(0, 10'000'000);
  for (Customer& customer : list) {
    customer.annual_spend = {cents(random), 100};
    customer.previous_annual_spend = {cents(random), 100};
    customer.customer_since = instant();
    customer.first_purchase = instant();
    customer.last_purchase = instant();
    customer.last_interaction = instant();
    customer.last_complaint = instant();
    customer.renewal = {static_cast<std::int64_t>(random() % 11), 10};
    customer.satisfaction = {static_cast<std::int64_t>(100 + random() % 401), 100};
    customer.latest_rating = Ratio::Of(static_cast<std::int64_t>(1 + random() % 5));
  }
  return list;
}

void Rank(std::vector<Customer>* customers) {
  std::vector<std::int64_t> values(customers->size());
  std::vector<std::uint32_t> order(customers->size());
  std::vector<std::uint32_t> ahead(customers->size());
  RankSpending(customers->data(), customers->size(), 100, values.data(), order.data(),
               ahead.data());
}

void BM_JudgeSegments(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  const SegmentMoments moments =
      MomentsOf(policy.segment, policy.segment_calendar(), FromUnixSeconds(1'781'496'000));
  std::vector<Customer> customers = Customers();
  Rank(&customers);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(JudgeSegments(policy.segment, moments, customers[i]));
    i = (i + 1) % kCustomers;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_JudgeSegments);

void BM_RankSpending(benchmark::State& state) {
  std::vector<Customer> customers = Customers();
  for (auto _ : state) {
    Rank(&customers);
    benchmark::DoNotOptimize(customers.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kCustomers));
}
BENCHMARK(BM_RankSpending)->Unit(benchmark::kMillisecond);

void BM_MomentsOf(benchmark::State& state) {
  const Policy& policy = *StandardPolicy();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        MomentsOf(policy.segment, policy.segment_calendar(), FromUnixSeconds(1'781'496'000)));
  }
}
BENCHMARK(BM_MomentsOf);

}  // namespace
}  // namespace guiju
