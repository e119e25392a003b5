/* Numbers, dates and times from bytes, exactly.
 *
 * Every function reads the `size` bytes at `text` and no others (no terminator is needed; `text`
 * may be NULL when `size` is 0), must use all of them, and writes `*out` only when it returns
 * GUIJU_PARSE_OK. No function allocates, reads the locale, the clock or the environment, or
 * overflows, whatever the bytes are. All are pure and thread-safe.
 *
 * C11 and C++17 alike. What is refused is refused because people read it in two ways: "010" (eight
 * in some formats), "1e3", "+5", a time without an offset.
 */
#ifndef GUIJU_KERNEL_PARSE_H_
#define GUIJU_KERNEL_PARSE_H_

#include <stddef.h>
#include <stdint.h>

typedef enum guiju_parse_status {
  GUIJU_PARSE_OK = 0,
  GUIJU_PARSE_EMPTY = 1,
  GUIJU_PARSE_SYNTAX = 2,       /* not of the form at all */
  GUIJU_PARSE_LEADING_ZERO = 3, /* 007, -01.5 */
  GUIJU_PARSE_DIGITS = 4,       /* more digits than are held exactly */
  GUIJU_PARSE_RANGE = 5,        /* the number, the year or the time of day is out of range */
  GUIJU_PARSE_NO_SUCH_DAY = 6,  /* 2026-02-29 */
  GUIJU_PARSE_NO_OFFSET = 7     /* an instant without Z or +HH:MM */
} guiju_parse_status;

/* mantissa / 10^scale; scale is 0 to 9, |mantissa| < 10^18. "4.50" is 450 at scale 2. */
typedef struct guiju_decimal {
  int64_t mantissa;
  int32_t scale;
} guiju_decimal;

/* ASCII only, whatever the locale. */
static inline int guiju_parse_is_digit(char c) { return c >= '0' && c <= '9'; }

/* The value of `count` (at most 9) digits at `text`, or -1 when one is not a digit. */
static inline int32_t guiju_parse_fixed(const char* text, size_t count) {
  int32_t value = 0;
  size_t i;
  for (i = 0; i < count; ++i) {
    if (!guiju_parse_is_digit(text[i])) return -1;
    value = value * 10 + (int32_t)(text[i] - '0');
  }
  return value;
}

/* -?digits[.digits]. At most 18 significant digits and 9 after the point (trailing zeros count:
 * "1.50" has scale 2). "0.5", "-0" and "0" are fine; "007", ".5", "5.", "+5" and "1e3" are not. */
static inline guiju_parse_status guiju_parse_decimal(const char* text, size_t size,
                                                     guiju_decimal* out) {
  const int negative = size > 0 && text[0] == '-';
  const size_t first = negative ? 1 : 0;
  size_t i;
  int after_point = 0;
  int32_t significant = 0;
  int32_t scale = 0;
  int64_t mantissa = 0;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (first == size || !guiju_parse_is_digit(text[first])) return GUIJU_PARSE_SYNTAX;
  for (i = first; i < size; ++i) {
    if (text[i] == '.' && !after_point && i + 1 < size) {
      after_point = 1;
    } else if (!guiju_parse_is_digit(text[i])) {
      return GUIJU_PARSE_SYNTAX;
    }
  }
  if (size - first > 1 && text[first] == '0' && text[first + 1] != '.') {
    return GUIJU_PARSE_LEADING_ZERO;
  }
  after_point = 0;
  for (i = first; i < size; ++i) {
    if (text[i] == '.') {
      after_point = 1;
      continue;
    }
    if (significant == 18 || scale == 9) return GUIJU_PARSE_DIGITS;
    mantissa = mantissa * 10 + (int64_t)(text[i] - '0');
    if (mantissa != 0) ++significant;
    if (after_point) ++scale;
  }
  out->mantissa = negative ? -mantissa : mantissa;
  out->scale = scale;
  return GUIJU_PARSE_OK;
}

/* 0 to 18446744073709551615, decimal, without sign or leading zero. */
static inline guiju_parse_status guiju_parse_uint64(const char* text, size_t size, uint64_t* out) {
  uint64_t value = 0;
  size_t i;
  int out_of_range = 0;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  for (i = 0; i < size; ++i) {
    uint64_t digit;
    if (!guiju_parse_is_digit(text[i])) return GUIJU_PARSE_SYNTAX;
    digit = (uint64_t)(text[i] - '0');
    if (value > (UINT64_MAX - digit) / 10) {
      out_of_range = 1;
    } else {
      value = value * 10 + digit;
    }
  }
  if (size > 1 && text[0] == '0') return GUIJU_PARSE_LEADING_ZERO;
  if (out_of_range) return GUIJU_PARSE_RANGE;
  *out = value;
  return GUIJU_PARSE_OK;
}

/* -9223372036854775808 to 9223372036854775807. "-0" is 0; "+1" is refused. */
static inline guiju_parse_status guiju_parse_int64(const char* text, size_t size, int64_t* out) {
  uint64_t magnitude = 0;
  guiju_parse_status status;
  const int negative = size > 0 && text[0] == '-';
  if (negative && size == 1) return GUIJU_PARSE_SYNTAX;
  status = negative ? guiju_parse_uint64(text + 1, size - 1, &magnitude)
                    : guiju_parse_uint64(text, size, &magnitude);
  if (status != GUIJU_PARSE_OK) return status;
  if (negative) {
    if (magnitude > (uint64_t)INT64_MAX + 1) return GUIJU_PARSE_RANGE;
    *out = magnitude == (uint64_t)INT64_MAX + 1 ? INT64_MIN : -(int64_t)magnitude;
  } else {
    if (magnitude > (uint64_t)INT64_MAX) return GUIJU_PARSE_RANGE;
    *out = (int64_t)magnitude;
  }
  return GUIJU_PARSE_OK;
}

/* Gregorian; `month` is 1 to 12. */
static inline int32_t guiju_parse_days_in_month(int32_t year, int32_t month) {
  if (month == 2) return (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
  return (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31;
}

/* YYYY-MM, years 1970 to 2099. `*out` is year * 12 + month - 1. */
static inline guiju_parse_status guiju_parse_month(const char* text, size_t size, int32_t* out) {
  int32_t year;
  int32_t month;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (size != 7 || text[4] != '-') return GUIJU_PARSE_SYNTAX;
  year = guiju_parse_fixed(text, 4);
  month = guiju_parse_fixed(text + 5, 2);
  if (year < 0 || month < 0) return GUIJU_PARSE_SYNTAX;
  if (year < 1970 || year > 2099 || month < 1 || month > 12) return GUIJU_PARSE_RANGE;
  *out = year * 12 + month - 1;
  return GUIJU_PARSE_OK;
}

/* YYYY-MM-DD, an existing day of the years 1970 to 2099. `*out` is days since 1970-01-01:
 * "1970-01-02" is 1, "2099-12-31" is 47481. */
static inline guiju_parse_status guiju_parse_date(const char* text, size_t size, int32_t* out) {
  int32_t year;
  int32_t month;
  int32_t day;
  int32_t y;
  int32_t yoe;
  int32_t doy;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (size != 10 || text[4] != '-' || text[7] != '-') return GUIJU_PARSE_SYNTAX;
  year = guiju_parse_fixed(text, 4);
  month = guiju_parse_fixed(text + 5, 2);
  day = guiju_parse_fixed(text + 8, 2);
  if (year < 0 || month < 0 || day < 0) return GUIJU_PARSE_SYNTAX;
  if (year < 1970 || year > 2099) return GUIJU_PARSE_RANGE;
  if (month < 1 || month > 12 || day < 1 || day > guiju_parse_days_in_month(year, month)) {
    return GUIJU_PARSE_NO_SUCH_DAY;
  }
  /* Days from civil, as ToCivilDay in time.h does it. */
  y = month <= 2 ? year - 1 : year;
  yoe = y % 400;
  doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  *out = (y / 400) * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
  return GUIJU_PARSE_OK;
}

/* HH:MM or HH:MM:SS. `*out` is seconds since midnight, 0 to 86400: "24:00" and "24:00:00" are the
 * end of the day (86400), "24:01" is out of range. A caller that has no end of a day refuses 86400.
 */
static inline guiju_parse_status guiju_parse_time_of_day(const char* text, size_t size,
                                                         int32_t* out) {
  int32_t hour;
  int32_t minute;
  int32_t second = 0;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (size != 5 && size != 8) return GUIJU_PARSE_SYNTAX;
  if (text[2] != ':' || (size == 8 && text[5] != ':')) return GUIJU_PARSE_SYNTAX;
  hour = guiju_parse_fixed(text, 2);
  minute = guiju_parse_fixed(text + 3, 2);
  if (size == 8) second = guiju_parse_fixed(text + 6, 2);
  if (hour < 0 || minute < 0 || second < 0) return GUIJU_PARSE_SYNTAX;
  if (minute > 59 || second > 59) return GUIJU_PARSE_RANGE;
  if (hour > 24 || (hour == 24 && (minute != 0 || second != 0))) return GUIJU_PARSE_RANGE;
  *out = hour * 3600 + minute * 60 + second;
  return GUIJU_PARSE_OK;
}

/* +HH:MM or -HH:MM, up to 23:59. `*out` is seconds east of UTC: "+08:00" is 28800. */
static inline guiju_parse_status guiju_parse_offset(const char* text, size_t size, int32_t* out) {
  int32_t hour;
  int32_t minute;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (size != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return GUIJU_PARSE_SYNTAX;
  hour = guiju_parse_fixed(text + 1, 2);
  minute = guiju_parse_fixed(text + 4, 2);
  if (hour < 0 || minute < 0) return GUIJU_PARSE_SYNTAX;
  if (hour > 23 || minute > 59) return GUIJU_PARSE_RANGE;
  *out = (hour * 3600 + minute * 60) * (text[0] == '-' ? -1 : 1);
  return GUIJU_PARSE_OK;
}

/* RFC 3339 with an offset: YYYY-MM-DDTHH:MM:SS[.fraction](Z|+HH:MM). `*out` is microseconds since
 * 1970-01-01T00:00:00Z, from 0 up to but not including 2100-01-01T00:00:00Z. Digits of the fraction
 * beyond the sixth must be 0; the date as written lies in 1970 to 2099 too. There is no second 60
 * and no hour 24. "2026-02-24T09:00:00+08:00" is 1771894800000000. */
static inline guiju_parse_status guiju_parse_instant(const char* text, size_t size, int64_t* out) {
  size_t i = 19;
  int32_t day = 0;
  int32_t second = 0;
  int32_t offset = 0;
  int32_t digits = 0;
  int64_t micros = 0;
  int64_t total;
  int too_fine = 0;
  guiju_parse_status status;
  if (size == 0) return GUIJU_PARSE_EMPTY;
  if (size < 19 || text[10] != 'T') return GUIJU_PARSE_SYNTAX;
  status = guiju_parse_date(text, 10, &day);
  if (status != GUIJU_PARSE_OK) return status;
  status = guiju_parse_time_of_day(text + 11, 8, &second);
  if (status != GUIJU_PARSE_OK) return status;
  if (second == 86400) return GUIJU_PARSE_RANGE;
  if (i < size && text[i] == '.') {
    for (++i; i < size && guiju_parse_is_digit(text[i]); ++i) {
      if (digits < 6) {
        micros = micros * 10 + (int64_t)(text[i] - '0');
      } else if (text[i] != '0') {
        too_fine = 1;
      }
      if (digits < 7) ++digits;
    }
    if (digits == 0) return GUIJU_PARSE_SYNTAX;
    for (; digits < 6; ++digits) micros *= 10;
  }
  if (i == size) return GUIJU_PARSE_NO_OFFSET;
  if (!(text[i] == 'Z' && i + 1 == size)) {
    status = guiju_parse_offset(text + i, size - i, &offset);
    if (status != GUIJU_PARSE_OK) return status;
  }
  if (too_fine) return GUIJU_PARSE_DIGITS;
  total = (int64_t)day * 86400 + second - offset;
  if (total < 0 || total >= INT64_C(4102444800)) return GUIJU_PARSE_RANGE;
  *out = total * 1000000 + micros;
  return GUIJU_PARSE_OK;
}

#endif /* GUIJU_KERNEL_PARSE_H_ */
