// Points in time, amounts of time and civil dates, as strong types.
//
// An Instant is microseconds since 1970-01-01T00:00:00Z. Two values are reserved: unknown (nobody
// has said when) and never (it is known not to have happened). Facts lie in the years 1970 to 2099.
// Answers reach further, on the elapsed clock to 2199 and in working time to the end of the
// calendar's window; a computation that leaves the range says so and never wraps.
//
// Civil time (dates, times of day) appears only through a calendar's zone.
#ifndef GUIJU_TIME_H_
#define GUIJU_TIME_H_

#include <cstdint>
#include <limits>

namespace guiju {

// Microseconds; an amount or a difference.
struct Duration {
  std::int64_t us = 0;

  constexpr bool operator==(Duration o) const { return us == o.us; }
  constexpr bool operator!=(Duration o) const { return us != o.us; }
  constexpr bool operator<(Duration o) const { return us < o.us; }
  constexpr bool operator<=(Duration o) const { return us <= o.us; }
  constexpr bool operator>(Duration o) const { return us > o.us; }
  constexpr bool operator>=(Duration o) const { return us >= o.us; }
};

// Amounts in a unit: Hours(2) is 7,200,000,000 us. `n` is at most 292,000 years; nothing is
// checked.
constexpr Duration Seconds(std::int64_t n) { return {n * 1'000'000}; }
constexpr Duration Minutes(std::int64_t n) { return Seconds(n * 60); }
constexpr Duration Hours(std::int64_t n) { return Minutes(n * 60); }

// A point in time, or one of the two reserved values. Ordered: unknown, never, then real instants.
struct Instant {
  std::int64_t us = std::numeric_limits<std::int64_t>::min();  // unknown

  static constexpr Instant Unknown() { return {}; }
  static constexpr Instant Never() { return {std::numeric_limits<std::int64_t>::min() + 1}; }

  constexpr bool is_unknown() const { return us == Unknown().us; }
  constexpr bool is_never() const { return us == Never().us; }
  // A real point in time.
  constexpr bool is_known() const { return us > Never().us; }

  constexpr bool operator==(Instant o) const { return us == o.us; }
  constexpr bool operator!=(Instant o) const { return us != o.us; }
  constexpr bool operator<(Instant o) const { return us < o.us; }
  constexpr bool operator<=(Instant o) const { return us <= o.us; }
  constexpr bool operator>(Instant o) const { return us > o.us; }
  constexpr bool operator>=(Instant o) const { return us >= o.us; }
};

// `seconds` since 1970-01-01T00:00:00Z, within about 292,000 years of it; nothing is checked.
constexpr Instant FromUnixSeconds(std::int64_t seconds) { return {seconds * 1'000'000}; }
// Of an elapsed day; a day on a wall may be 23 or 25 hours long.
constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;

// The range of facts: [kMinFact, kEndOfFacts).
inline constexpr Instant kMinFact = FromUnixSeconds(0);                   // 1970-01-01T00:00:00Z
inline constexpr Instant kEndOfFacts = FromUnixSeconds(4'102'444'800);    // 2100-01-01T00:00:00Z
inline constexpr Instant kEndOfAnswers = FromUnixSeconds(7'258'118'400);  // 2200-01-01T00:00:00Z

// Days since 1970-01-01 on somebody's wall; which wall is said by the context.
struct CivilDay {
  std::int32_t number = 0;

  constexpr bool operator==(CivilDay o) const { return number == o.number; }
  constexpr bool operator!=(CivilDay o) const { return number != o.number; }
  constexpr bool operator<(CivilDay o) const { return number < o.number; }
  constexpr bool operator<=(CivilDay o) const { return number <= o.number; }
};

// A date of the proleptic Gregorian calendar; IsValidDate says whether it exists.
struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1 to 12
  std::int32_t day = 1;    // 1 to 31
};

// 1970 to 2199 and beyond; `date` must exist (IsValidDate). Gregorian, Hinnant's era arithmetic.
constexpr CivilDay ToCivilDay(CivilDate date) {
  const std::int32_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int32_t yoe = y - era * 400;
  const std::int32_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return {era * 146'097 + doe - 719'468};
}

// The inverse of ToCivilDay: day 20,508 is 2026-02-24. Cannot fail in the range of answers.
constexpr CivilDate ToCivilDate(CivilDay civil_day) {
  const std::int32_t z = civil_day.number + 719'468;
  const std::int32_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const std::int32_t doe = z - era * 146'097;
  const std::int32_t yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
  const std::int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int32_t mp = (5 * doy + 2) / 153;
  const std::int32_t month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

// Gregorian: 2000 and 2024 are, 1900 and 2100 are not.
constexpr bool IsLeapYear(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// `month` is 1 to 12.
constexpr std::int32_t DaysInMonth(std::int32_t year, std::int32_t month) {
  if (month == 2) return IsLeapYear(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Whether the date exists: 2024-02-29 does, 2026-02-29 does not. Any integers may be asked.
constexpr bool IsValidDate(CivilDate date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= DaysInMonth(date.year, date.month);
}

// 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday.
constexpr std::int32_t WeekdayOf(CivilDay civil_day) {
  const std::int32_t w = (civil_day.number + 3) % 7;
  return (w < 0 ? w + 7 : w) + 1;
}

// Calendar months: the day is cut to the last of the month. 31 August - 6 months = 28 or 29
// February.
constexpr CivilDate AddMonths(CivilDate date, std::int32_t months) {
  const std::int32_t total = date.year * 12 + (date.month - 1) + months;
  const std::int32_t year = (total >= 0 ? total : total - 11) / 12;
  const std::int32_t month = total - year * 12 + 1;
  const std::int32_t last = DaysInMonth(year, month);
  return {year, month, date.day < last ? date.day : last};
}

}  // namespace guiju

#endif  // GUIJU_TIME_H_
