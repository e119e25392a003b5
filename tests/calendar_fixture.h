// What the calendar tests share: instants from text, zones by name, the usual desks.
#ifndef GUIJU_TESTS_CALENDAR_FIXTURE_H_
#define GUIJU_TESTS_CALENDAR_FIXTURE_H_

#include <absl/time/time.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "guiju/calendar.h"
#include "zones.h"

namespace guiju::internal {

inline constexpr std::int32_t kHour = 3600;

// "2026-02-24 09:00:00" on the wall of `zone`, or "2026-02-24T09:00:00+08:00".
inline Instant At(std::string_view text, const char* zone = "Asia/Shanghai") {
  absl::TimeZone absl_zone;
  EXPECT_TRUE(absl::LoadTimeZone(zone, &absl_zone));
  absl::Time t;
  std::string error;
  const bool has_offset = text.find('T') != std::string_view::npos;
  EXPECT_TRUE(absl::ParseTime(has_offset ? absl::RFC3339_full : "%Y-%m-%d %H:%M:%E*S",
                              std::string(text), absl_zone, &t, &error))
      << text << ": " << error;
  return {absl::ToUnixMicros(t)};
}

inline CivilDay Day(std::int32_t year, std::int32_t month, std::int32_t day) {
  return ToCivilDay({year, month, day});
}

// Monday to Friday, these hours.
inline CalendarSpec Weekdays(std::vector<WorkHours> hours) {
  CalendarSpec spec;
  for (std::size_t day = 0; day < 5; ++day) spec.weekly[day] = hours;
  return spec;
}

inline CalendarSpec NineToSix() { return Weekdays({{9 * kHour, 18 * kHour}}); }

// The days of Spring Festival 2026 and of National Day 2024, and a half day.
inline CalendarSpec Mainland() {
  CalendarSpec spec = NineToSix();
  spec.uses_holidays = true;
  spec.published_years = {2024, 2025, 2026};
  for (std::int32_t day = 15; day <= 23; ++day) {
    spec.days_off.push_back({Day(2026, 2, day), "春节"});
  }
  for (std::int32_t day = 1; day <= 7; ++day) {
    spec.days_off.push_back({Day(2024, 10, day), "国庆节"});
  }
  const std::vector<WorkHours> hours = {{9 * kHour, 18 * kHour}};
  spec.worked_days = {{Day(2026, 2, 14), "春节", hours},
                      {Day(2026, 2, 28), "春节", hours},
                      {Day(2024, 9, 29), "国庆节", hours},
                      {Day(2024, 10, 12), "国庆节", hours}};
  return spec;
}

inline Calendar Compiled(const CalendarSpec& spec, const char* zone = "Asia/Shanghai") {
  std::optional<ZoneTable> table = FindZone(zone);
  EXPECT_TRUE(table.has_value()) << zone;
  CalendarError error;
  std::optional<Calendar> calendar = Calendar::Compile(spec, *table, &error);
  EXPECT_TRUE(calendar.has_value()) << "error " << static_cast<int>(error.kind);
  return *std::move(calendar);
}

inline CalendarError::Kind Refused(const CalendarSpec& spec) {
  CalendarError error;
  EXPECT_FALSE(Calendar::Compile(spec, ZoneTable(), &error).has_value());
  return error.kind;
}

// For messages of tests.
inline std::string Text(Instant t, const char* zone = "Asia/Shanghai") {
  absl::TimeZone absl_zone;
  EXPECT_TRUE(absl::LoadTimeZone(zone, &absl_zone));
  if (!t.is_known()) return "unknown";
  return absl::FormatTime("%Y-%m-%d %H:%M:%E*S %Ez", absl::FromUnixMicros(t.us), absl_zone);
}

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_CALENDAR_FIXTURE_H_
