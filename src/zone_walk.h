// Reads a zone that Abseil knows into a ZoneTable.
#ifndef GUIJU_SRC_ZONE_WALK_H_
#define GUIJU_SRC_ZONE_WALK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "guiju/zone.h"

namespace guiju::internal {

// `name` must have been checked: Abseil opens absolute paths and follows "..". Nothing when Abseil
// has no such zone; it would go on with UTC.
inline std::optional<ZoneTable> WalkZone(const std::string& name) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) return std::nullopt;
  const auto offset_at = [&](std::int64_t unix_seconds) {
    return static_cast<std::int32_t>(zone.At(absl::FromUnixSeconds(unix_seconds)).offset);
  };
  const std::int32_t first = offset_at(ZoneTable::kFirstSecond);
  std::vector<ZoneTable::Transition> transitions;
  std::int32_t last = first;
  absl::Time at = absl::FromUnixSeconds(ZoneTable::kFirstSecond);
  absl::TimeZone::CivilTransition change;
  while (zone.NextTransition(at, &change)) {
    // The transition is given as civil times; the absolute one is what the wall shows afterwards.
    at = zone.At(change.to).trans;
    const std::int64_t second = absl::ToUnixSeconds(at);
    if (second >= ZoneTable::kEndSecond) break;
    const std::int32_t offset = offset_at(second);
    if (offset == last) continue;
    transitions.push_back({second, offset});
    last = offset;
  }
  return ZoneTable(name, first, transitions);
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_ZONE_WALK_H_
