// Working time: adding it, measuring it, counting working days; right in every zone.
//
// A Calendar is compiled once from a CalendarSpec and a zone and is immutable afterwards. All
// opening hours of its window stand in one sorted list with running totals, so that adding and
// measuring are two look-ups and a subtraction however long the time: lunch breaks, night shifts,
// holidays and clock changes were dealt with when the list was made. A calendar takes 1 to 2 MB.
//
//   std::optional<Calendar> desk = Calendar::Compile(spec, zone, &error);
//   CalendarAnswer due = desk->AddWorkingTime(received, Hours(1));
//   if (due.ok()) ... due.at ...
//
// Conventions hold for all functions: const, noexcept, no allocation, any number of threads. An
// argument that is unknown, never or outside the window [kCalendarBegin, kCalendarEnd) gives
// kOutOfRange, as does an answer that would lie outside; nothing wraps.
//
// Laws, for every calendar (with elapsed hours; wall-clock hours: see ClockChange):
//   WorkingTimeBetween(t, AddWorkingTime(t, a).at) == a
//   the answers ascend with the start and with the amount
//   another day off never makes an answer earlier
// Working days follow the dates of the wall, so the second law has two exceptions. A change that
// takes the wall back over midnight (Newfoundland until 2011) shows a date twice. And
// DayDeadline::kTimeOfStart keeps the time of day of a start on a date of rest or in a repeated
// hour: Friday 17:00 + 1 day is Monday 17:00, and Saturday 10:00 + 1 day is Monday 10:00.
#ifndef GUIJU_CALENDAR_H_
#define GUIJU_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "guiju/calendar_spec.h"
#include "guiju/criterion.h"
#include "guiju/kernel/calendar.h"
#include "guiju/time.h"
#include "guiju/zone.h"

namespace guiju {

// The window: all facts, a month before and six years after, so that seconds fit into 32 bits.
inline constexpr Instant kCalendarBegin = FromUnixSeconds(-2'678'400);   // 1969-12-01T00:00:00Z
inline constexpr Instant kCalendarEnd = FromUnixSeconds(4'291'747'200);  // 2106-01-01T00:00:00Z

// See above; copies are deep (1 to 2 MB), moves are cheap. Made by Compile only.
class Calendar {
 public:
  // Checks `spec` and makes the calendar; nothing, and `*error` (may be null) filled, when the spec
  // is wrong. Allocates; some milliseconds.
  static std::optional<Calendar> Compile(const CalendarSpec& spec, const ZoneTable& zone,
                                         CalendarError* error);

  // The instant at which `amount` of working time has passed since `start`; a negative amount is
  // counted backwards (CAL-9).
  //   Monday to Friday 09:00-18:00: Friday 17:30 + 1 h = Monday 09:30; - 9 h = Thursday 17:30.
  //   Ends exactly at closing: CAL-1; backwards, exactly at opening: the mirror image, that is the
  //   opening, or the closing before it. Nothing to add: CAL-8. The end of a provisional year's
  //   counting marks the answer.
  CalendarAnswer AddWorkingTime(Instant start, Duration amount) const noexcept;

  // The deadline `n` working days after `start`, whose own date is not counted (CAL-2), at the time
  // of day that CAL-3 says. Friday 16:00 + 3 = Wednesday 18:00. A negative `n` counts backwards in
  // the mirror: close of business becomes opening, the ending midnight the beginning one. 0 is as
  // AddWorkingTime of nothing.
  CalendarAnswer AddWorkingDays(Instant start, std::int64_t n) const noexcept;

  // How many of the ticks AddWorkingDays(start, 1), (start, 2) ... lie in (from, to]: what a pause
  // takes off a clock in working days (CAL-12). 0 when `to` is not after `from`.
  CalendarCount WorkingDayTicks(Instant start, Instant from, Instant to) const noexcept;

  // Working time from `a` to `b`: Friday 17:00 to Monday 10:00 is 2 h. `b` before `a`: CAL-6.
  CalendarAmount WorkingTimeBetween(Instant a, Instant b) const noexcept;

  // Whether the desk is open at `t`: [opening, closing), and the closing instant by CAL-7. False
  // outside the window.
  bool IsWorkingTime(Instant t) const noexcept;

  // Openings and closings are the instants at which the desk changes from closed to open and back:
  // hours that abut are one; a 24 x 7 calendar has neither and gives kOutOfRange.
  CalendarAnswer NextOpening(Instant t) const noexcept;      // the first at or after `t`
  CalendarAnswer NextClosing(Instant t) const noexcept;      // the first after `t`
  CalendarAnswer PreviousOpening(Instant t) const noexcept;  // the last at or before `t`
  CalendarAnswer PreviousClosing(Instant t) const noexcept;  // the last at or before `t`
  // `t` when the desk is open (CAL-7 not asked), else the next opening.
  CalendarAnswer FirstWorkingInstant(Instant t) const noexcept;

  // Whether `day` has working hours: make-up days do, holidays do not (CAL-4). False outside the
  // window.
  bool IsWorkingDay(CivilDay day) const noexcept {
    return RankThrough(day) != RankThrough(Before(day));
  }

  // Whether a date of [from, to) lies outside the published years; false when the calendar uses no
  // holidays. `to` not after `from`: the date of `from` alone.
  bool IsProvisional(Instant from, Instant to) const noexcept;

  // The date and the whole seconds since 00:00 that the wall shows at `t`, which is known.
  CivilDay DayOf(Instant t) const noexcept { return zone_.DayOf(t); }
  std::int32_t SecondOfDay(Instant t) const noexcept { return zone_.SecondOfDay(t); }
  // The first instant of `day` on the wall. Cannot fail.
  Instant StartOfDay(CivilDay day) const noexcept { return FromUnixSeconds(zone_.StartOfDay(day)); }
  // `seconds` since 00:00 of `day` as the wall shows them, by CAL-11. Cannot fail.
  Instant FromCivil(CivilDay day, std::int64_t seconds) const noexcept {
    return FromUnixSeconds(zone_.FromLocal(day.number * kSecondsPerDay + seconds,
                                           spec_.skipped_time, spec_.repeated_time));
  }
  // `months` calendar months before `t`, at the same time of day: 31 August - 6 = 28 or 29
  // February. A negative number goes forward.
  CalendarAnswer MonthsBefore(Instant t, std::int32_t months) const noexcept;
  // `days` dates before `t`, at the same time of day: across a change to summer time 3 days are 71
  // h.
  CalendarAnswer DaysBefore(Instant t, std::int32_t days) const noexcept;
  // The bound of a test that looks back from `t` by a number as criterion.h writes it: 3 is months,
  // ~3 is days. A bound before the window is the instant before it: no fact lies there. Unknown
  // when `t` is outside.
  Instant LookBack(Instant t, std::int32_t back) const noexcept {
    const CalendarAnswer answer = IsDaysBack(back) ? DaysBefore(t, ~back) : MonthsBefore(t, back);
    if (answer.code == CalendarCode::kOk || !InWindow(t)) return answer.at;
    return {kCalendarBegin.us - 1};
  }

  // Calls `fn(const CalendarSpan&)` for consecutive spans that cover [from, to) exactly: the first
  // begins at `from`, each begins where the one before ends, the last ends at `to`, and their
  // `worked` sum to WorkingTimeBetween(from, to). kOutOfRange, and no call, outside the window.
  // Nothing to do and kOk when `to` is not after `from`. Walks the days; for traces.
  template <typename Fn>
  CalendarCode ForEachSpan(Instant from, Instant to, Fn&& fn) const;

  const CalendarSpec& spec() const noexcept { return spec_; }
  const ZoneTable& zone() const noexcept { return zone_; }

 private:
  friend class CalendarBuilder;

  // Openings and closings of one date, in seconds of the window.
  struct WorkingDay {
    std::uint32_t opening;
    std::uint32_t closing;
    std::int32_t day;
  };
  // Published years that follow each other, as instants [from, to].
  struct Published {
    Instant from;
    Instant to;
  };
  // What a date is; dates that are not listed are kWeekly.
  struct DatedKind {
    std::int32_t day;
    DayKind kind;
    std::int32_t entry;
  };

  // Two days wider than the window on either side: no zone is further from UTC than one.
  static constexpr std::int32_t kFirstDay = -33;
  static constexpr std::int32_t kDays = 49'710;

  static constexpr bool InWindow(Instant t) noexcept {
    return t >= kCalendarBegin && t < kCalendarEnd;
  }
  static constexpr std::int64_t ToWindow(Instant t) noexcept { return t.us - kCalendarBegin.us; }
  static constexpr Instant FromWindow(std::int64_t us) noexcept { return {us + kCalendarBegin.us}; }
  static Instant FromWindowSeconds(std::uint32_t s) noexcept {
    return FromWindow(guiju_kernel_us(s));
  }
  static constexpr CivilDay Before(CivilDay day) noexcept { return {day.number - 1}; }

  guiju_kernel_calendar view() const noexcept {
    return {pieces_.data(),
            count_,
            {by_time_.data(), time_shift_, time_steps_},
            {by_work_.data(), work_shift_, work_steps_}};
  }

  CalendarAnswer Answer(Instant start, Instant at) const noexcept;
  CalendarAnswer AddNothing(Instant start) const noexcept;
  // Working days up to and including `day`.
  std::int32_t RankThrough(CivilDay day) const noexcept;
  // Where working days are counted from (CAL-2), and its date; unknown when out of range.
  struct Counting {
    Instant from;
    CivilDay day;
  };
  Counting CountingStart(Instant start, bool forward) const noexcept;
  // FromCivil with the microseconds of `t`; without them when a skipped time becomes the
  // transition, which has none.
  Instant FromCivilAsIn(Instant t, CivilDay day, std::int64_t seconds) const noexcept;
  // The due instant on working day `index`, which exists; unknown when out of range.
  Instant DueOn(std::int64_t index, Counting counting, bool forward) const noexcept;
  // Due instants with an index in working_days_ below the answer are at or before `t`.
  std::int64_t TicksThrough(Counting counting, Instant t) const noexcept;
  // Whether the desk was closed before piece `index`, and not only unknown.
  bool IsOpening(std::uint32_t index) const noexcept;
  bool TouchesPrevious(std::uint32_t index) const noexcept {
    return index > 0 && pieces_[index].begin == pieces_[index - 1].end;
  }
  DatedKind KindOf(CivilDay day) const noexcept;
  const std::vector<WorkHours>* HoursOf(DatedKind dated) const noexcept;

  CalendarSpec spec_;
  ZoneTable zone_;
  std::vector<guiju_kernel_piece> pieces_;
  std::vector<std::uint32_t> by_time_;
  std::vector<std::uint32_t> by_work_;
  std::uint32_t count_ = 0;
  std::uint32_t time_shift_ = 0;
  std::uint32_t time_steps_ = 0;
  std::uint32_t work_shift_ = 0;
  std::uint32_t work_steps_ = 0;
  std::vector<WorkingDay> working_days_;
  std::vector<std::uint16_t> ranks_;  // [day - kFirstDay]: working days up to and including it
  std::vector<DatedKind> dated_;      // ascending
  std::vector<Published> published_;  // ascending, not touching
};

}  // namespace guiju

#include "guiju/internal/calendar_build.h"  // IWYU pragma: export
#include "guiju/internal/calendar_inl.h"    // IWYU pragma: export

#endif  // GUIJU_CALENDAR_H_
