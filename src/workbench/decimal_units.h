// Decimals as policies write them, moved by whole steps without rounding.
#ifndef GUIJU_SRC_WORKBENCH_DECIMAL_UNITS_H_
#define GUIJU_SRC_WORKBENCH_DECIMAL_UNITS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "guiju/kernel/parse.h"

namespace guiju::workbench {

// A decimal as whole units of its last digit: "4.50" is 450 at scale 2.
struct Units {
  std::int64_t value = 0;
  std::int32_t scale = 0;
};

inline bool ReadUnits(const std::string& text, Units* units) {
  guiju_decimal decimal;
  if (guiju_parse_decimal(text.data(), text.size(), &decimal) != GUIJU_PARSE_OK) return false;
  *units = {decimal.mantissa, decimal.scale};
  return true;
}

// The same at more digits; false when it does not fit.
inline bool Rescale(std::int32_t scale, Units* units) {
  for (; units->scale < scale; ++units->scale) {
    if (std::abs(units->value) > INT64_MAX / 100) return false;
    units->value *= 10;
  }
  return true;
}

inline std::string WriteUnits(Units units) {
  std::string digits = std::to_string(std::abs(units.value));
  const auto scale = static_cast<std::size_t>(units.scale);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
  return (units.value < 0 ? "-" : "") + digits;
}

// `text` moved by so many steps, "4.5" by -1 of "0.1" is "4.4"; an empty step is a unit of its last
// digit. Nothing when one of the two is no decimal or the answer does not fit.
inline std::string Moved(const std::string& text, const std::string& step, std::int64_t by) {
  Units value;
  if (!ReadUnits(text, &value)) return "";
  Units unit{1, value.scale};
  if (!step.empty() && !ReadUnits(step, &unit)) return "";
  const std::int32_t scale = std::max(value.scale, unit.scale);
  if (!Rescale(scale, &value) || !Rescale(scale, &unit)) return "";
  return WriteUnits({value.value + by * unit.value, scale});
}

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_DECIMAL_UNITS_H_
