// Times as files write them, read by a format and a zone.
#ifndef GUIJU_SRC_TOOL_CIVIL_TIME_H_
#define GUIJU_SRC_TOOL_CIVIL_TIME_H_

#include <string>
#include <string_view>

#include "guiju/time.h"
#include "guiju/zone.h"

namespace guiju::tool {

enum class TimeDefect {
  kNone,
  kNotThisFormat,
  kNoSuchTime,  // 30 February, 25:00
  kOutOfRange,  // not in the years 1970 to 2099
};

struct TimeRead {
  TimeDefect defect = TimeDefect::kNone;
  Instant at;
};

// Where a time without an offset stands (CAL-11).
struct Wall {
  const ZoneTable* zone = nullptr;
  SkippedTime skipped = SkippedTime::kMoveByGap;
  RepeatedTime repeated = RepeatedTime::kEarlier;
};

// True when `format` is "ISO" or names year, month and day, each once, with the letters that
// column_map.proto lists.
bool IsTimeFormat(std::string_view format);

// Reads all of `text` by `format`, for which IsTimeFormat holds. "29-02-2016 01:16" by
// "%d-%m-%Y %H:%M" in Asia/Shanghai is 2016-02-28T17:16:00Z. Cannot fail otherwise than by
// `defect`; allocates nothing.
TimeRead ReadTime(std::string_view text, std::string_view format, const Wall& wall);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_CIVIL_TIME_H_
