// A time zone as a table: from which second on, how many seconds the wall is ahead of UTC.
//
// A ZoneTable is filled once (the library's loader reads IANA zones into it) and is immutable
// afterwards: look-ups read no file, no environment and no clock, allocate nothing and may be made
// from any number of threads. It is right for the years 1969 to 2199; before and after, the first
// and the last offset go on.
//
// Local times are given as local seconds: seconds from 1970-01-01 00:00 as the wall shows them,
// that is CivilDay::number * 86400 + second of the day.
#ifndef GUIJU_ZONE_H_
#define GUIJU_ZONE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "guiju/time.h"

namespace guiju {

// CAL-11: what a local time means that a clock change skips. New York, 2026-03-08, 02:30:
enum class SkippedTime : std::uint8_t {
  kMoveByGap,   // moved on by the gap: 03:30
  kTransition,  // the instant of the change: 03:00
};

// CAL-11: what a local time means that a clock change repeats. New York, 2026-11-01, 01:30:
enum class RepeatedTime : std::uint8_t {
  kEarlier,  // the first time the wall shows it: 01:30 -04:00
  kLater,    // the second time: 01:30 -05:00
};

// Whole seconds since 1970-01-01T00:00:00Z, rounded down: -1 us is second -1. Cannot fail.
constexpr std::int64_t FloorSeconds(Instant t) {
  const std::int64_t seconds = t.us / kMicrosPerSecond;
  return seconds - (t.us % kMicrosPerSecond < 0 ? 1 : 0);
}

// See above; some ten kilobytes, copies are deep.
class ZoneTable {
 public:
  // From second `at` (UTC) on, the wall is `offset` seconds ahead of UTC.
  struct Transition {
    std::int64_t at = 0;
    std::int32_t offset = 0;
  };

  // The years for which a table is made: [1969-01-01T00:00:00Z, 2200-01-01T00:00:00Z).
  static constexpr std::int64_t kFirstSecond = -31'536'000;
  static constexpr std::int64_t kEndSecond = 7'258'118'400;

  // UTC.
  ZoneTable() : ZoneTable("UTC", 0, {}) {}

  // `transitions` ascend in `at` and lie in [kFirstSecond, kEndSecond); one that does not ascend
  // ends the table. Offsets lie within a day either side of UTC. Allocates.
  ZoneTable(std::string name, std::int32_t first_offset, const std::vector<Transition>& transitions)
      : name_(std::move(name)) {
    spans_.push_back({std::numeric_limits<std::int64_t>::min(), first_offset});
    for (const Transition& transition : transitions) {
      if (transition.at <= spans_.back().start) break;
      spans_.push_back({transition.at, transition.offset});
    }
    spans_.push_back({std::numeric_limits<std::int64_t>::max(), spans_.back().offset});
    std::size_t span = 0;
    buckets_.reserve(kBuckets);
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
      const std::int64_t start = kFirstSecond + static_cast<std::int64_t>(bucket << kBucketShift);
      while (spans_[span + 1].start <= start) ++span;
      buckets_.push_back(static_cast<std::uint16_t>(span));
    }
  }

  const std::string& name() const noexcept { return name_; }

  // Seconds that the wall is ahead of UTC at `unix_seconds`: 28800 in Asia/Shanghai today. Cannot
  // fail. O(1).
  std::int32_t OffsetAt(std::int64_t unix_seconds) const noexcept {
    return spans_[SpanAt(unix_seconds)].offset;
  }
  std::int32_t OffsetAt(Instant t) const noexcept { return OffsetAt(FloorSeconds(t)); }

  // What the wall shows at `unix_seconds`, as local seconds. Cannot fail.
  std::int64_t ToLocal(std::int64_t unix_seconds) const noexcept {
    return unix_seconds + OffsetAt(unix_seconds);
  }

  // The UTC second at which the wall shows `local_seconds`. A time that is skipped or repeated is
  // decided by the settings (see the enums for worked values). Cannot fail.
  std::int64_t FromLocal(std::int64_t local_seconds, SkippedTime skipped,
                         RepeatedTime repeated) const noexcept {
    std::size_t i = SpanAt(local_seconds - kWidestOffset);
    while (local_seconds - spans_[i].offset >= spans_[i + 1].start) ++i;
    const std::int64_t first = local_seconds - spans_[i].offset;
    if (first < spans_[i].start) {
      return skipped == SkippedTime::kTransition ? spans_[i].start
                                                 : local_seconds - spans_[i - 1].offset;
    }
    if (repeated == RepeatedTime::kEarlier || i + 2 == spans_.size()) return first;
    const std::int64_t second = local_seconds - spans_[i + 1].offset;
    return second >= spans_[i + 1].start ? second : first;
  }

  // The date that the wall shows at `t`. `t` is known. Cannot fail.
  CivilDay DayOf(Instant t) const noexcept { return DayOfLocal(ToLocal(FloorSeconds(t))); }

  // The time that the wall shows at `t`, in whole seconds since 00:00 of its date: 0 to 86399.
  std::int32_t SecondOfDay(Instant t) const noexcept {
    const std::int64_t local = ToLocal(FloorSeconds(t));
    return static_cast<std::int32_t>(local - DayOfLocal(local).number * kSecondsPerDay);
  }

  // The first UTC second whose date on the wall is `day` or later: 01:00 where a change skips
  // midnight. Cannot fail.
  std::int64_t StartOfDay(CivilDay day) const noexcept {
    return FromLocal(day.number * kSecondsPerDay, SkippedTime::kTransition, RepeatedTime::kEarlier);
  }

  // False for a date that the zone never saw: 2011-12-30 in Pacific/Apia. Cannot fail.
  bool HasDay(CivilDay day) const noexcept {
    return StartOfDay(day) < StartOfDay(CivilDay{day.number + 1});
  }

  // The first change after `unix_seconds`, or kEndSecond when there is none before it.
  std::int64_t NextChange(std::int64_t unix_seconds) const noexcept {
    const std::int64_t next = spans_[SpanAt(unix_seconds) + 1].start;
    return next < kEndSecond ? next : kEndSecond;
  }

  // All changes, ascending; for writing the table out and for tests. Allocates.
  std::vector<Transition> transitions() const {
    std::vector<Transition> all;
    for (std::size_t i = 1; i + 1 < spans_.size(); ++i) {
      all.push_back({spans_[i].start, spans_[i].offset});
    }
    return all;
  }
  std::int32_t first_offset() const noexcept { return spans_.front().offset; }

 private:
  struct Span {
    std::int64_t start;
    std::int32_t offset;
  };

  // 2^22 s are 48 days: rarely more than one change.
  static constexpr unsigned kBucketShift = 22;
  static constexpr std::size_t kBuckets =
      (static_cast<std::size_t>(kEndSecond - kFirstSecond) >> kBucketShift) + 1;
  static constexpr std::int64_t kWidestOffset = kSecondsPerDay;

  static constexpr CivilDay DayOfLocal(std::int64_t local) noexcept {
    const std::int64_t day = local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0);
    return {static_cast<std::int32_t>(day)};
  }

  std::size_t SpanAt(std::int64_t unix_seconds) const noexcept {
    if (unix_seconds < kFirstSecond) return 0;
    if (unix_seconds >= kEndSecond) return spans_.size() - 2;
    std::size_t i = buckets_[static_cast<std::size_t>(unix_seconds - kFirstSecond) >> kBucketShift];
    while (spans_[i + 1].start <= unix_seconds) ++i;
    return i;
  }

  std::string name_;
  std::vector<Span> spans_;  // the first starts at the beginning of time; a sentinel closes
  std::vector<std::uint16_t> buckets_;
};

}  // namespace guiju

#endif  // GUIJU_ZONE_H_
