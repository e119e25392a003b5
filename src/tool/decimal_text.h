// Decimals as text: normal form and order, exact for any number of digits.
#ifndef GUIJU_SRC_TOOL_DECIMAL_TEXT_H_
#define GUIJU_SRC_TOOL_DECIMAL_TEXT_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace guiju::tool {

// The most significant digits of a DECIMAL (options.proto).
inline constexpr std::size_t kMostDigits = 18;

// "+007.50" -> "7.5", "-0" -> "0". False when `text` is not [+-]digits[.digits] or has more than
// kMostDigits digits in normal form.
inline bool NormalDecimal(std::string_view text, std::string* normal) {
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const std::size_t dot = std::min(text.find('.'), text.size());
  std::string_view whole = text.substr(0, dot);
  std::string_view part = dot < text.size() ? text.substr(dot + 1) : std::string_view();
  const auto digits = [](std::string_view s) {
    return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!digits(whole) || (dot < text.size() && !digits(part))) return false;
  while (whole.size() > 1 && whole[0] == '0') whole.remove_prefix(1);
  while (!part.empty() && part.back() == '0') part.remove_suffix(1);
  if (whole.size() + part.size() > kMostDigits) return false;
  *normal = std::string(whole);
  if (!part.empty()) normal->append(".").append(part);
  if (negative && *normal != "0") normal->insert(0, "-");
  return true;
}

// -1, 0 or 1 for decimals in normal form.
inline int CompareDecimals(std::string_view a, std::string_view b) {
  const bool minus_a = a[0] == '-';
  const bool minus_b = b[0] == '-';
  if (minus_a != minus_b) return minus_a ? -1 : 1;
  if (minus_a) return CompareDecimals(b.substr(1), a.substr(1));
  const std::size_t dot_a = std::min(a.find('.'), a.size());
  const std::size_t dot_b = std::min(b.find('.'), b.size());
  if (dot_a != dot_b) return dot_a < dot_b ? -1 : 1;
  // The whole parts are of one length, and a fraction has no zeros at its end.
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_DECIMAL_TEXT_H_
