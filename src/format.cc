#include "format.h"

#include <cstdio>

namespace guiju::internal {
namespace {

std::string Decimal(guiju_int128 numerator, guiju_int128 denominator, int digits) {
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  std::int64_t scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const guiju_int128 whole = numerator / denominator;
  const std::int64_t fraction =
      static_cast<std::int64_t>(numerator % denominator * scale / denominator);
  std::string out = negative ? "-" : "";
  out += std::to_string(static_cast<std::int64_t>(whole));
  if (fraction == 0) return out;
  std::string places = std::to_string(fraction);
  places.insert(0, static_cast<std::size_t>(digits) - places.size(), '0');
  while (places.back() == '0') places.pop_back();
  return out + "." + places;
}

std::string Three(const char* format, int a, int b, int c) {
  char text[40];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

}  // namespace

std::string FormatRatio(Ratio ratio, int digits) {
  return Decimal(ratio.numerator, ratio.denominator, digits);
}

std::string CountOf(const std::string& number, std::string_view unit) {
  if (number != "1" || unit.size() < 4 || unit.back() != 's') return number + std::string(unit);
  if (unit.substr(unit.size() - 3) == "ies") {
    return number + std::string(unit.substr(0, unit.size() - 3)) + "y";
  }
  return number + std::string(unit.substr(0, unit.size() - 1));
}

std::string FormatPercent(Ratio ratio, int digits) {
  return Decimal(static_cast<guiju_int128>(ratio.numerator) * 100, ratio.denominator, digits);
}

std::string FormatDay(CivilDay day) {
  const CivilDate date = ToCivilDate(day);
  return Three("%04d-%02d-%02d", date.year, date.month, date.day);
}

std::string FormatWall(const ZoneTable& zone, Instant instant) {
  const std::int32_t second = zone.SecondOfDay(instant);
  return FormatDay(zone.DayOf(instant)) +
         Three(" %02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
}

std::string FormatIso(const ZoneTable& zone, Instant instant) {
  std::string text = FormatWall(zone, instant);
  text[10] = 'T';
  const std::int64_t micros = instant.us - FloorSeconds(instant) * kMicrosPerSecond;
  if (micros != 0) {
    std::string places = std::to_string(micros);
    text += "." + std::string(6 - places.size(), '0') + places;
  }
  const std::int32_t offset = zone.OffsetAt(instant);
  const std::int32_t minutes = (offset < 0 ? -offset : offset) / 60;
  return text + (offset < 0 ? "-" : "+") + Three("%02d:%02d", minutes / 60, minutes % 60, 0);
}

std::string FormatDuration(Duration duration, Language language) {
  const bool zh = language == Language::kChinese;
  std::int64_t seconds = duration.us / kMicrosPerSecond;
  std::string out = seconds < 0 ? "-" : "";
  if (seconds < 0) seconds = -seconds;
  const std::int64_t parts[] = {seconds / 3600, seconds / 60 % 60, seconds % 60};
  const char* units[] = {zh ? " 小时" : " h", zh ? " 分" : " min", zh ? " 秒" : " s"};
  bool any = false;
  for (int i = 0; i < 3; ++i) {
    if (parts[i] == 0) continue;
    if (any) out += " ";
    out += std::to_string(parts[i]) + units[i];
    any = true;
  }
  return any ? out : "0" + std::string(units[2]);
}

std::string FormatDays(std::int64_t days, Language language) {
  if (language == Language::kChinese) return std::to_string(days) + " 个工作日";
  return std::to_string(days) + (days == 1 ? " working day" : " working days");
}

}  // namespace guiju::internal
