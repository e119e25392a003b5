#include "workbench/schema_forms.h"

#include <algorithm>

namespace guiju::workbench {
namespace {

constexpr const char* kMonth = "(?:19[7-9][0-9]|20[0-9]{2})-(?:0[1-9]|1[0-2])";
// Every day of 1970 to 2099: months of 31, of 30, February, and the 29th in leap years.
constexpr const char* kDate =
    "(?:(?:19[7-9][0-9]|20[0-9]{2})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    "|(?:19(?:[79][26]|8[048])|20(?:[02468][048]|[13579][26]))-02-29)";
constexpr const char* kOffset = "[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]";
constexpr const char* kClock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

// Whole numbers of the same sign that are farther from 0 than `digits`, followed by what may
// follow.
std::string Greater(const std::string& digits) {
  std::string out = "[1-9][0-9]{" + std::to_string(digits.size()) + ",}";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '9') continue;
    out += "|" + digits.substr(0, i) + "[" + std::string(1, static_cast<char>(digits[i] + 1)) +
           "-9][0-9]{" + std::to_string(digits.size() - i - 1) + "}(?:\\.|$)";
  }
  return out + "|" + digits + "\\.0*[1-9]";
}

// Whole parts of numbers below the positive whole number `digits`.
std::string Lower(const std::string& digits) {
  std::string out = "0(?:\\.|$)";
  if (digits.size() > 1) {
    out += "|[0-9]{1," + std::to_string(digits.size() - 1) + "}(?:\\.|$)";
  }
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char least = i == 0 ? '1' : '0';
    if (digits[i] == least) continue;
    out += "|" + digits.substr(0, i) + "[" + std::string(1, least) + "-" +
           std::string(1, static_cast<char>(digits[i] - 1)) + "][0-9]{" +
           std::to_string(digits.size() - i - 1) + "}(?:\\.|$)";
  }
  return out;
}

bool IsWhole(const std::string& digits) {
  return digits.find('.') == std::string::npos && digits[0] != '-';
}

// Lookaheads that refuse what lies outside of the bounds. The bounds of the schema are whole
// numbers, negative whole numbers as `min` and powers of ten below 1 as `min`; schema_test sees
// that there are no others.
std::string Bounds(const v1::Rule& rule) {
  std::string out;
  const std::string& max = rule.max();
  if (!max.empty()) out += "(?!" + Greater(max) + ")";
  const std::string& min = rule.min();
  if (min.empty()) return out;
  if (min == "0") return out + "(?!-[0.]*[1-9])";
  if (min[0] == '-') return out + "(?!-(?:" + Greater(min.substr(1)) + "))";
  if (IsWhole(min)) return out + "(?!-|" + Lower(min) + ")";
  const std::string zeros = std::to_string(min.size() - 3);   // between the point and the 1
  const std::string places = std::to_string(min.size() - 2);  // with the 1
  return out + "(?!-|0(?:\\.(?:0{1," + zeros + "}|0{" + places + "}[0-9]*))?$)";
}

}  // namespace

std::string FormPattern(const v1::Rule& rule) {
  switch (rule.form()) {
    case v1::Form::ID:
      return "[a-z][a-z0-9_]{0,63}";
    case v1::Form::CLAUSE:
      return "[^\\u0000-\\u0020\\u007f](?:[^\\u0000-\\u001f\\u007f]{0,62}[^\\u0000-\\u0020\\u007f])"
             "?";
    case v1::Form::DECIMAL:
      // At most 18 digits from the first that is not 0 on, 9 of them behind the point.
      return "(?!-?[0.]*[1-9](?:\\.?[0-9]){18})" + Bounds(rule) +
             "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]{1,9})?";
    case v1::Form::DATE:
      return kDate;
    case v1::Form::TIME_OF_DAY:
      return std::string("(?:") + kClock + "(?::[0-5][0-9])?|24:00(?::00)?)";
    case v1::Form::ZONE:
      return std::string("(?=[\\s\\S]{1,64}$)(?:") + kOffset +
             "|[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z][A-Za-z0-9_+-]*)*)";
    case v1::Form::INSTANT:
      return std::string(kDate) + "T" + kClock + ":[0-5][0-9](?:\\.[0-9]{1,6}0*)?(?:Z|" + kOffset +
             ")";
    case v1::Form::MONTH:
      return kMonth;
    case v1::Form::TEXT:
      return "[^\\u0000-\\u001f\\u007f-\\u009f]{1,512}";
    default:
      return {};
  }
}

}  // namespace guiju::workbench
