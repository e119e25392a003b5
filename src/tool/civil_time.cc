#include "tool/civil_time.h"

#include <cstdint>
#include <cstdlib>

namespace guiju::tool {
namespace {

constexpr int kFractionDigits = 6;

struct Civil {
  CivilDate date{0, 0, 0};
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t micros = 0;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes words off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  // `least` to `most` digits.
  bool Digits(int least, int most, int* value) {
    int count = 0;
    *value = 0;
    while (count < most && !text_.empty() && IsDigit(text_.front())) {
      *value = *value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
      ++count;
    }
    return count >= least;
  }

  bool Take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  // ".25" or nothing.
  bool Fraction(std::int64_t* micros) {
    if (text_.empty() || text_.front() != '.') return true;
    text_.remove_prefix(1);
    int count = 0;
    std::int64_t value = 0;
    for (; !text_.empty() && IsDigit(text_.front()) && count < kFractionDigits; ++count) {
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
    }
    if (count == 0) return false;
    for (; count < kFractionDigits; ++count) value *= 10;
    *micros = value;
    return true;
  }

  bool done() const { return text_.empty(); }

 private:
  std::string_view text_;
};

TimeRead Defect(TimeDefect defect) { return {defect, Instant::Unknown()}; }

// `offset`: seconds ahead of UTC, or null for the wall's zone.
TimeRead ToInstant(const Civil& civil, const int* offset, const Wall& wall) {
  if (!IsValidDate(civil.date) || civil.hour > 23 || civil.minute > 59 || civil.second > 59) {
    return Defect(TimeDefect::kNoSuchTime);
  }
  const std::int64_t local = ToCivilDay(civil.date).number * kSecondsPerDay + civil.hour * 3600 +
                             civil.minute * 60 + civil.second;
  const std::int64_t seconds = offset != nullptr
                                   ? local - *offset
                                   : wall.zone->FromLocal(local, wall.skipped, wall.repeated);
  const Instant at{seconds * kMicrosPerSecond + civil.micros};
  if (at < kMinFact || at >= kEndOfFacts) return Defect(TimeDefect::kOutOfRange);
  return {TimeDefect::kNone, at};
}

TimeRead ReadIso(std::string_view text, const Wall& wall) {
  Civil civil;
  Cursor cursor(text);
  const TimeRead other = Defect(TimeDefect::kNotThisFormat);
  if (!cursor.Digits(4, 4, &civil.date.year) || !cursor.Take('-') ||
      !cursor.Digits(2, 2, &civil.date.month) || !cursor.Take('-') ||
      !cursor.Digits(2, 2, &civil.date.day)) {
    return other;
  }
  if (cursor.done()) return ToInstant(civil, nullptr, wall);
  if (!cursor.Take('T') && !cursor.Take(' ')) return other;
  if (!cursor.Digits(2, 2, &civil.hour) || !cursor.Take(':') ||
      !cursor.Digits(2, 2, &civil.minute)) {
    return other;
  }
  if (cursor.Take(':')) {
    if (!cursor.Digits(2, 2, &civil.second) || !cursor.Fraction(&civil.micros)) return other;
  }
  if (cursor.done()) return ToInstant(civil, nullptr, wall);
  int offset = 0;
  if (!cursor.Take('Z')) {
    const int sign = cursor.Take('-') ? -1 : cursor.Take('+') ? 1 : 0;
    int hours = 0;
    int minutes = 0;
    if (sign == 0 || !cursor.Digits(2, 2, &hours)) return other;
    cursor.Take(':');
    if (!cursor.Digits(2, 2, &minutes)) return other;
    if (hours > 23 || minutes > 59) return Defect(TimeDefect::kNoSuchTime);
    offset = sign * (hours * 3600 + minutes * 60);
  }
  return cursor.done() ? ToInstant(civil, &offset, wall) : other;
}

}  // namespace

bool IsTimeFormat(std::string_view format) {
  if (format == "ISO") return true;
  std::string seen;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    if (++i == format.size()) return false;
    const char letter = format[i];
    if (letter == '%') continue;
    if (std::string_view("YmdHMS").find(letter) == std::string_view::npos) return false;
    if (seen.find(letter) != std::string::npos) return false;
    seen += letter;
  }
  return seen.find('Y') != std::string::npos && seen.find('m') != std::string::npos &&
         seen.find('d') != std::string::npos;
}

TimeRead ReadTime(std::string_view text, std::string_view format, const Wall& wall) {
  if (format == "ISO") return ReadIso(text, wall);
  Civil civil;
  Cursor cursor(text);
  for (std::size_t i = 0; i < format.size(); ++i) {
    bool ok = true;
    if (format[i] != '%') {
      ok = cursor.Take(format[i]);
    } else {
      switch (format[++i]) {
        case 'Y':
          ok = cursor.Digits(4, 4, &civil.date.year);
          break;
        case 'm':
          ok = cursor.Digits(1, 2, &civil.date.month);
          break;
        case 'd':
          ok = cursor.Digits(1, 2, &civil.date.day);
          break;
        case 'H':
          ok = cursor.Digits(1, 2, &civil.hour);
          break;
        case 'M':
          ok = cursor.Digits(1, 2, &civil.minute);
          break;
        case 'S':
          ok = cursor.Digits(1, 2, &civil.second) && cursor.Fraction(&civil.micros);
          break;
        default:
          ok = cursor.Take('%');
      }
    }
    if (!ok) return Defect(TimeDefect::kNotThisFormat);
  }
  return cursor.done() ? ToInstant(civil, nullptr, wall) : Defect(TimeDefect::kNotThisFormat);
}

}  // namespace guiju::tool
