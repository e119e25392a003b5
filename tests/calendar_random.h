// Random calendars and the moments worth trying them at, for the property and reference tests.
#ifndef GUIJU_TESTS_CALENDAR_RANDOM_H_
#define GUIJU_TESTS_CALENDAR_RANDOM_H_

#include <cstdint>
#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "guiju/calendar_spec.h"

namespace guiju::internal {

// GUIJU_SEED of the environment, else a fixed one: a failure prints it.
inline std::uint64_t TestSeed() {
  const char* seed = std::getenv("GUIJU_SEED");
  return seed != nullptr ? std::strtoull(seed, nullptr, 10) : 20260222;
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // From `low` to `high`, both included.
  std::int64_t Between(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(engine_);
  }
  std::int32_t Int(std::int32_t low, std::int32_t high) {
    return static_cast<std::int32_t>(Between(low, high));
  }
  bool OneIn(std::int32_t n) { return Int(1, n) == 1; }
  template <typename T>
  const T& Pick(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(Between(0, static_cast<std::int64_t>(all.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

// A date around which something happens in the zone.
struct Moment {
  const char* zone;
  CivilDate date;
};

inline const std::vector<Moment>& Moments() {
  static const std::vector<Moment> moments = {
      {"Asia/Shanghai", {2026, 2, 16}},      {"Asia/Shanghai", {2024, 10, 1}},
      {"Asia/Shanghai", {2025, 12, 31}},     {"Asia/Shanghai", {1986, 5, 4}},
      {"Asia/Shanghai", {1970, 3, 15}},      {"Asia/Shanghai", {2099, 12, 31}},
      {"America/New_York", {2026, 3, 8}},    {"America/New_York", {2026, 11, 1}},
      {"America/New_York", {2098, 12, 31}},  {"Europe/London", {2026, 3, 29}},
      {"Europe/London", {2026, 10, 25}},     {"Europe/London", {1971, 10, 31}},
      {"Australia/Lord_Howe", {2026, 4, 5}}, {"Australia/Lord_Howe", {2026, 10, 4}},
      {"Pacific/Apia", {2011, 12, 30}},      {"America/Sao_Paulo", {2018, 11, 4}},
      {"America/Sao_Paulo", {2018, 2, 18}},  {"Africa/Casablanca", {2026, 2, 15}},
      {"Asia/Kathmandu", {1986, 1, 1}},      {"America/Caracas", {2007, 12, 9}},
      {"Antarctica/Troll", {2026, 3, 29}},   {"UTC", {2028, 2, 29}},
  };
  return moments;
}

// How the days of one calendar are cut, so that hours of neighbouring dates never overlap.
enum class HoursStyle : std::int32_t { kOffice, kNight, kEarly, kAllDay, kDayFromEight };

inline std::int32_t Clock(Random* random, std::int32_t from_hour, std::int32_t to_hour) {
  return random->Int(from_hour * 60, to_hour * 60) * 60;
}

inline std::vector<WorkHours> RandomHours(Random* random, HoursStyle style) {
  constexpr std::int32_t kDay = 86'400;
  constexpr std::int32_t kEight = 8 * 3600;
  if (style == HoursStyle::kAllDay) return {{0, kDay}};
  if (style == HoursStyle::kDayFromEight) return {{kEight, kEight + kDay}};
  std::vector<WorkHours> hours;
  if (style == HoursStyle::kEarly) hours.push_back({Clock(random, 0, 2), Clock(random, 3, 5)});
  if (style != HoursStyle::kNight || random->OneIn(2)) {
    const std::int32_t from = Clock(random, 6, 10);
    const std::int32_t to = Clock(random, 16, 19);
    if (random->OneIn(2)) {
      const std::int32_t lunch = Clock(random, 11, 13);
      hours.push_back({from, lunch});
      hours.push_back({lunch + random->Int(1, 90) * 60, to});
    } else {
      hours.push_back({from, to});
    }
  }
  if (style == HoursStyle::kNight)
    hours.push_back({Clock(random, 20, 23), kDay + Clock(random, 0, 6)});
  if (style == HoursStyle::kEarly && random->OneIn(3))
    hours.push_back({Clock(random, 20, 23), kDay});
  return hours;
}

// A calendar whose exceptions lie within `days` either side of `center`. Elapsed hours.
inline CalendarSpec RandomSpec(Random* random, CivilDay center, std::int32_t days) {
  CalendarSpec spec;
  const auto style = static_cast<HoursStyle>(random->Int(0, 4));
  for (std::size_t day = 0; day < 7; ++day) {
    if (day == 0 || !random->OneIn(4)) spec.weekly[day] = RandomHours(random, style);
  }
  std::set<std::int32_t> used;
  const auto fresh = [&](std::int32_t* number) {
    *number = center.number + random->Int(-days, days);
    return used.insert(*number).second;
  };
  std::int32_t number = 0;
  for (std::int32_t i = random->Int(0, 12); i > 0; --i) {
    if (fresh(&number)) spec.days_off.push_back({{number}, "off"});
  }
  if (random->OneIn(2)) {
    const std::int32_t first = center.number + random->Int(-4, 1);
    for (std::int32_t i = 0; i < 8; ++i) {
      if (used.insert(first + i).second) spec.days_off.push_back({{first + i}, "festival"});
    }
  }
  for (std::int32_t i = random->Int(0, 6); i > 0; --i) {
    if (fresh(&number))
      spec.worked_days.push_back({{number}, "make-up", RandomHours(random, style)});
  }
  for (std::int32_t i = random->Int(0, 6); i > 0; --i) {
    if (fresh(&number)) {
      spec.special_hours.push_back({{number}, "special", RandomHours(random, style)});
    }
  }
  spec.at_closing = static_cast<AtClosing>(random->Int(0, 1));
  spec.closed_start = static_cast<ClosedStart>(random->Int(0, 1));
  spec.day_deadline = static_cast<DayDeadline>(random->Int(0, 3));
  spec.closing_instant = static_cast<ClosingInstant>(random->Int(0, 1));
  spec.zero_amount = static_cast<ZeroAmount>(random->Int(0, 1));
  spec.skipped_time = static_cast<SkippedTime>(random->Int(0, 1));
  spec.repeated_time = static_cast<RepeatedTime>(random->Int(0, 1));
  return spec;
}

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_CALENDAR_RANDOM_H_
