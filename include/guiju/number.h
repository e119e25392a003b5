// Exact numbers: rates and means as ratios of integers, never as floating point.
//
// 28 resolved of 30 is Ratio{28, 30}; "4.45" is Ratio{445, 100}. A ratio whose denominator is zero
// has no value: nobody rated, nothing was handled. That is missing, not zero.
#ifndef GUIJU_NUMBER_H_
#define GUIJU_NUMBER_H_

#include <charconv>
#include <cmath>
#include <cstdint>

#include "guiju/kernel/ratio.h"

namespace guiju {

struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;  // 0: missing; never negative

  static constexpr Ratio Missing() { return {0, 0}; }
  static constexpr Ratio Of(std::int64_t whole) { return {whole, 1}; }

  constexpr bool is_missing() const { return denominator == 0; }
};

// -1, 0 or 1. Neither may be missing. Exact for all values.
inline std::int32_t Compare(Ratio a, Ratio b) {
  return guiju_ratio_compare(a.numerator, a.denominator, b.numerator, b.denominator);
}

// The shortest decimal that prints back to `value`, as a ratio: 4.45 is exactly 445/100, whatever
// its binary form. NaN is missing. `ok` is false, and the ratio missing, for infinities and for
// values whose decimal needs more than 18 digits before or after the point. Allocates nothing.
inline Ratio FromDouble(double value, bool* ok) {
  *ok = true;
  if (std::isnan(value)) return Ratio::Missing();
  *ok = false;
  if (std::isinf(value)) return Ratio::Missing();
  char text[64];
  // Shortest form that reads back, as digits with an exponent: d.ddde±xx.
  const std::to_chars_result end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
  bool negative = false;
  bool after_point = false;
  std::int64_t mantissa = 0;
  int scale = 0;
  const char* p = text;
  if (*p == '-') {
    negative = true;
    ++p;
  }
  for (; p != end.ptr && *p != 'e'; ++p) {
    if (*p == '.') {
      after_point = true;
      continue;
    }
    mantissa = mantissa * 10 + (*p - '0');
    if (after_point) ++scale;
  }
  int exponent = 0;
  if (p != end.ptr) {
    ++p;
    if (*p == '+') ++p;
    std::from_chars(p, end.ptr, exponent);
  }
  scale -= exponent;
  std::int64_t denominator = 1;
  if (mantissa == 0) scale = 0;
  for (; scale < 0; ++scale) {
    if (mantissa > INT64_MAX / 10) return Ratio::Missing();
    mantissa *= 10;
  }
  if (scale > 18) return Ratio::Missing();
  for (; scale > 0; --scale) denominator *= 10;
  *ok = true;
  return {negative ? -mantissa : mantissa, denominator};
}

}  // namespace guiju

#endif  // GUIJU_NUMBER_H_
