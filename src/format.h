// Numbers, instants and amounts of time as people read them.
#ifndef GUIJU_SRC_FORMAT_H_
#define GUIJU_SRC_FORMAT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "guiju/calendar.h"
#include "guiju/finding.h"
#include "guiju/number.h"
#include "guiju/time.h"

namespace guiju::internal {

// A ratio as a decimal with at most `digits` places, cut towards zero so that 94.96 is never shown
// as the 95 it does not reach; trailing zeros dropped. {28, 30} with 2 digits is "0.93".
std::string FormatRatio(Ratio ratio, int digits);
// A number before an English unit in the plural, which loses its s behind "1": "1 entry".
std::string CountOf(const std::string& number, std::string_view unit);
// 100 times the ratio: {28, 30} is "93.33".
std::string FormatPercent(Ratio ratio, int digits);

// RFC 3339 in the zone: "2026-02-25T18:00:00+08:00", microseconds only when there are any.
std::string FormatIso(const ZoneTable& zone, Instant instant);
// "2026-02-25 18:00:00", the wall's reading without the offset.
std::string FormatWall(const ZoneTable& zone, Instant instant);
std::string FormatDay(CivilDay day);

// "1 h 30 min" / "1 小时 30 分"; whole seconds, a negative amount with a minus sign.
std::string FormatDuration(Duration duration, Language language);
// "3 working days" / "3 个工作日".
std::string FormatDays(std::int64_t days, Language language);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_FORMAT_H_
