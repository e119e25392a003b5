// What one calendar question costs, on starts that no cache or branch predictor can foresee.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "guiju/calendar.h"

namespace guiju {
namespace {

constexpr std::size_t kStarts = 1 << 17;
constexpr std::int32_t kHour = 3600;

CalendarSpec Desk(bool lunch) {
  CalendarSpec spec;
  for (std::size_t day = 0; day < 5; ++day) {
    spec.weekly[day] =
        lunch ? std::vector<WorkHours>{{9 * kHour, 12 * kHour}, {13 * kHour, 18 * kHour}}
              : std::vector<WorkHours>{{9 * kHour, 18 * kHour}};
  }
  spec.uses_holidays = true;
  spec.published_years = {2020, 2021, 2022, 2023, 2024, 2025, 2026};
  for (std::int32_t year = 2020; year <= 2026; ++year) {
    for (std::int32_t day = 1; day <= 7; ++day) {
      spec.days_off.push_back({ToCivilDay({year, 10, day}), "国庆节"});
    }
  }
  return spec;
}

const Calendar& DeskCalendar(bool lunch) {
  static const std::optional<Calendar> calendars[2] = {
      Calendar::Compile(Desk(false), ZoneTable("Asia/Shanghai", 8 * kHour, {}), nullptr),
      Calendar::Compile(Desk(true), ZoneTable("Asia/Shanghai", 8 * kHour, {}), nullptr)};
  return *calendars[lunch ? 1 : 0];
}

std::vector<Instant> Starts(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::int64_t> any(1'577'808'000, 1'798'732'800);  // 2020 to 2026
  std::vector<Instant> starts(kStarts);
  for (Instant& start : starts) start = FromUnixSeconds(any(random));
  return starts;
}

// The argument is 1 for a desk with a lunch break.
void BM_AddWorkingTime(benchmark::State& state) {
  const Calendar& calendar = DeskCalendar(state.range(0) != 0);
  const std::vector<Instant> starts = Starts(1);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(calendar.AddWorkingTime(starts[i], Hours(4)));
    i = (i + 1) % kStarts;
  }
}
BENCHMARK(BM_AddWorkingTime)->Arg(0)->Arg(1);

void BM_AddWorkingDays(benchmark::State& state) {
  const Calendar& calendar = DeskCalendar(state.range(0) != 0);
  const std::vector<Instant> starts = Starts(2);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(calendar.AddWorkingDays(starts[i], 3));
    i = (i + 1) % kStarts;
  }
}
BENCHMARK(BM_AddWorkingDays)->Arg(0)->Arg(1);

void BM_WorkingTimeBetween(benchmark::State& state) {
  const Calendar& calendar = DeskCalendar(state.range(0) != 0);
  const std::vector<Instant> starts = Starts(3);
  const std::vector<Instant> ends = Starts(4);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(calendar.WorkingTimeBetween(starts[i], ends[i]));
    i = (i + 1) % kStarts;
  }
}
BENCHMARK(BM_WorkingTimeBetween)->Arg(0)->Arg(1);

void BM_IsWorkingTime(benchmark::State& state) {
  const Calendar& calendar = DeskCalendar(state.range(0) != 0);
  const std::vector<Instant> starts = Starts(5);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(calendar.IsWorkingTime(starts[i]));
    i = (i + 1) % kStarts;
  }
}
BENCHMARK(BM_IsWorkingTime)->Arg(0)->Arg(1);

void BM_Compile(benchmark::State& state) {
  const CalendarSpec spec = Desk(state.range(0) != 0);
  const ZoneTable zone("Asia/Shanghai", 8 * kHour, {});
  for (auto _ : state) benchmark::DoNotOptimize(Calendar::Compile(spec, zone, nullptr));
}
BENCHMARK(BM_Compile)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guiju
