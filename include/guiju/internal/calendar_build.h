// How a CalendarSpec becomes a Calendar. The end of guiju/calendar.h; not to be included alone.
#ifndef GUIJU_INTERNAL_CALENDAR_BUILD_H_
#define GUIJU_INTERNAL_CALENDAR_BUILD_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "guiju/calendar_spec.h"
#include "guiju/kernel/calendar.h"
#include "guiju/time.h"
#include "guiju/zone.h"

namespace guiju {

class CalendarBuilder {
 public:
  CalendarBuilder(const CalendarSpec& spec, const ZoneTable& zone) {
    calendar_.spec_ = spec;
    calendar_.zone_ = zone;
  }

  // The calendar, or nothing and error().
  std::optional<Calendar> Build() {
    if (!CheckWeekly() || !ListDates() || !ListPublished() || !WalkDates()) return std::nullopt;
    if (work_ == 0) {
      Fail(Kind::kNoWorkingTime, {});
      return std::nullopt;
    }
    Close();
    return std::move(calendar_);
  }

  const CalendarError& error() const { return error_; }

 private:
  using Kind = CalendarError::Kind;
  using Dated = Calendar::DatedKind;

  bool Fail(Kind kind, CivilDay day, std::int32_t weekday = 0) {
    error_ = {kind, weekday, day};
    return false;
  }

  const CalendarSpec& spec() const { return calendar_.spec_; }

  static Kind CheckHours(const std::vector<WorkHours>& hours) {
    for (std::size_t i = 0; i < hours.size(); ++i) {
      const WorkHours& h = hours[i];
      if (h.from < 0 || h.from >= kSecondsPerDay || h.to <= h.from ||
          h.to > h.from + kSecondsPerDay) {
        return Kind::kBadHours;
      }
      if (i > 0 && h.from < hours[i - 1].to) return Kind::kOverlap;
    }
    return Kind::kNone;
  }

  bool CheckWeekly() {
    for (std::size_t i = 0; i < spec().weekly.size(); ++i) {
      const std::vector<WorkHours>& today = spec().weekly[i];
      const std::vector<WorkHours>& tomorrow = spec().weekly[(i + 1) % spec().weekly.size()];
      Kind kind = CheckHours(today);
      if (kind == Kind::kNone && !today.empty() && !tomorrow.empty() &&
          today.back().to - kSecondsPerDay > tomorrow.front().from) {
        kind = Kind::kOverlap;
      }
      if (kind != Kind::kNone) return Fail(kind, {}, static_cast<std::int32_t>(i) + 1);
    }
    return true;
  }

  template <typename Entry>
  bool AddDates(const std::vector<Entry>& entries, DayKind kind) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      calendar_.dated_.push_back({entries[i].day.number, kind, static_cast<std::int32_t>(i)});
    }
    return true;
  }

  // Of the entries of one date, the one that decides: days off and overrides by CAL-5, special
  // hours before a worked day.
  bool ListDates() {
    for (const std::vector<DatedHours>* list : {&spec().worked_days, &spec().special_hours}) {
      for (const DatedHours& entry : *list) {
        const Kind kind = entry.hours.empty() ? Kind::kBadHours : CheckHours(entry.hours);
        if (kind != Kind::kNone) return Fail(kind, entry.day);
      }
    }
    AddDates(spec().days_off, DayKind::kDayOff);
    AddDates(spec().worked_days, DayKind::kWorkedDay);
    AddDates(spec().special_hours, DayKind::kSpecialHours);
    std::vector<Dated>& dated = calendar_.dated_;
    std::stable_sort(dated.begin(), dated.end(),
                     [](const Dated& a, const Dated& b) { return a.day < b.day; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < dated.size(); ++i) {
      if (kept == 0 || dated[kept - 1].day != dated[i].day) {
        dated[kept++] = dated[i];
        continue;
      }
      Dated& before = dated[kept - 1];
      if (before.kind == dated[i].kind) return Fail(Kind::kDuplicateDay, {before.day});
      if (before.kind == DayKind::kDayOff) {
        if (spec().on_conflict == OnConflict::kRefuse) return Fail(Kind::kConflict, {before.day});
        if (spec().on_conflict == OnConflict::kHolidayWins) continue;
      }
      before = dated[i];
    }
    dated.resize(kept);
    return true;
  }

  bool ListPublished() {
    const std::vector<std::int32_t>& years = spec().published_years;
    for (std::size_t i = 0; i < years.size(); ++i) {
      if (i > 0 && years[i] <= years[i - 1]) return Fail(Kind::kBadYear, {});
      const Instant from = YearStart(years[i]);
      const Instant to = YearStart(years[i] + 1);
      if (i > 0 && years[i] == years[i - 1] + 1) {
        calendar_.published_.back().to = to;
      } else {
        calendar_.published_.push_back({from, to});
      }
    }
    return true;
  }

  Instant YearStart(std::int32_t year) const {
    return calendar_.StartOfDay(ToCivilDay({year, 1, 1}));
  }

  bool WalkDates() {
    const bool skips_dates = SkipsDates();
    std::size_t next_dated = 0;
    std::vector<Dated>& dated = calendar_.dated_;
    calendar_.ranks_.reserve(static_cast<std::size_t>(Calendar::kDays));
    std::int64_t last_local_end = std::numeric_limits<std::int64_t>::min();
    for (std::int32_t i = 0; i < Calendar::kDays; ++i) {
      const std::int32_t day = Calendar::kFirstDay + i;
      while (next_dated < dated.size() && dated[next_dated].day < day) ++next_dated;
      const bool is_dated = next_dated < dated.size() && dated[next_dated].day == day;
      const Dated kind = is_dated ? dated[next_dated] : Dated{day, DayKind::kWeekly, -1};
      const std::vector<WorkHours>* hours = calendar_.HoursOf(kind);
      if (hours != nullptr && !(skips_dates && !calendar_.zone_.HasDay({day}))) {
        const std::int64_t midnight = day * kSecondsPerDay;
        if (midnight + hours->front().from < last_local_end) return Fail(Kind::kOverlap, {day});
        last_local_end = midnight + hours->back().to;
        AddDay(day, *hours);
      }
      calendar_.ranks_.push_back(static_cast<std::uint16_t>(calendar_.working_days_.size()));
    }
    return true;
  }

  bool SkipsDates() const {
    std::int32_t offset = calendar_.zone_.first_offset();
    for (const ZoneTable::Transition& change : calendar_.zone_.transitions()) {
      if (change.offset - offset >= kSecondsPerDay / 2) return true;
      offset = change.offset;
    }
    return false;
  }

  static constexpr std::int64_t kBegin = kCalendarBegin.us / kMicrosPerSecond;
  static constexpr std::int64_t kLength = kCalendarEnd.us / kMicrosPerSecond - kBegin;

  void AddDay(std::int32_t day, const std::vector<WorkHours>& hours) {
    const std::int64_t midnight = day * kSecondsPerDay;
    std::int64_t opening = 0;
    std::int64_t closing = 0;
    for (std::size_t i = 0; i < hours.size(); ++i) {
      const std::int64_t from = FromLocal(midnight + hours[i].from) - kBegin;
      const std::int64_t to = FromLocal(midnight + hours[i].to) - kBegin;
      if (i == 0) opening = from;
      closing = std::max(opening, to);
      if (spec().clock_change == ClockChange::kWallClock && from >= 0 && to <= kLength) {
        AddWallClock(midnight + hours[i].from, from, to, hours[i].to - hours[i].from);
      } else {
        AddElapsed(std::max<std::int64_t>(from, 0), std::min(to, kLength));
      }
    }
    if (opening >= 0 && closing <= kLength) {
      calendar_.working_days_.push_back(
          {static_cast<std::uint32_t>(opening), static_cast<std::uint32_t>(closing), day});
    }
  }

  std::int64_t FromLocal(std::int64_t local) const {
    return calendar_.zone_.FromLocal(local, spec().skipped_time, spec().repeated_time);
  }

  void AddElapsed(std::int64_t from, std::int64_t to) {
    from = std::max(from, end_);
    if (to > from) Push(from, to, to - from);
  }

  // Hours whose wall shows `local` at `from`, and which count `nominal` seconds whatever passes.
  void AddWallClock(std::int64_t local, std::int64_t from, std::int64_t to, std::int64_t nominal) {
    from = std::max(from, end_);
    to = std::max(from, to);
    std::int64_t counted = 0;
    for (std::int64_t at = from; at < to;) {
      const std::int64_t next = std::min(to, calendar_.zone_.NextChange(at + kBegin) - kBegin);
      const std::int64_t shown = calendar_.zone_.ToLocal(at + kBegin) - local;
      if (shown > counted && counted < nominal) {
        const std::int64_t jump = std::min(shown, nominal) - counted;
        Push(at, at, jump);
        counted += jump;
      }
      const std::int64_t resumes = std::min(next, at + std::max<std::int64_t>(counted - shown, 0));
      if (resumes > at) Push(at, resumes, 0);
      const std::int64_t stops = std::min(next, resumes + (nominal - counted));
      if (stops > resumes) Push(resumes, stops, stops - resumes);
      counted += stops - resumes;
      if (next > stops) Push(stops, next, 0);
      at = next;
    }
    if (counted < nominal) Push(to, to, nominal - counted);
  }

  // Seconds of the window; pieces that abut and count every second become one.
  void Push(std::int64_t from, std::int64_t to, std::int64_t work) {
    std::vector<guiju_kernel_piece>& pieces = calendar_.pieces_;
    const bool plain = work == to - from;
    if (plain && last_plain_ && !pieces.empty() && end_ == from) {
      pieces.back().end = static_cast<std::uint32_t>(to);
    } else {
      pieces.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to),
                        static_cast<std::uint32_t>(work_)});
    }
    last_plain_ = plain;
    work_ += work;
    end_ = to;
  }

  void Close() {
    std::vector<guiju_kernel_piece>& pieces = calendar_.pieces_;
    const std::size_t count = pieces.size();
    constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();
    const guiju_kernel_piece closing{kFar, kFar, static_cast<std::uint32_t>(work_)};
    pieces.insert(pieces.end(), 2, closing);
    pieces.shrink_to_fit();
    calendar_.count_ = static_cast<std::uint32_t>(count);
    MakeBuckets(
        count, kLength, [&](std::size_t i) { return guiju_kernel_us(pieces[i].end); },
        &calendar_.by_time_, &calendar_.time_shift_, &calendar_.time_steps_);
    MakeBuckets(
        count, work_, [&](std::size_t i) { return guiju_kernel_us(pieces[i + 1].work); },
        &calendar_.by_work_, &calendar_.work_shift_, &calendar_.work_steps_);
    calendar_.working_days_.shrink_to_fit();
  }

  // As few buckets as hold the steps down: at most about two for each piece.
  template <typename EndOf>
  static void MakeBuckets(std::size_t count, std::int64_t length_seconds, EndOf end_of,
                          std::vector<std::uint32_t>* first, std::uint32_t* shift,
                          std::uint32_t* steps) {
    const std::uint64_t length = static_cast<std::uint64_t>(length_seconds) * kMicrosPerSecond;
    *shift = 0;
    while ((length >> *shift) > 2 * count) ++*shift;
    *steps = FillBuckets(count, length, end_of, *shift, first);
    std::vector<std::uint32_t> coarser;
    const std::uint32_t coarser_steps = FillBuckets(count, length, end_of, *shift + 1, &coarser);
    if (coarser_steps <= *steps) {
      first->swap(coarser);
      ++*shift;
    }
  }

  template <typename EndOf>
  static std::uint32_t FillBuckets(std::size_t count, std::uint64_t length, EndOf end_of,
                                   std::uint32_t shift, std::vector<std::uint32_t>* first) {
    const std::size_t buckets = static_cast<std::size_t>(length >> shift) + 2;
    std::uint32_t steps = 0;
    std::uint32_t piece = 0;
    first->clear();
    first->reserve(buckets);
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      const std::int64_t start = static_cast<std::int64_t>(bucket << shift);
      while (piece < count && end_of(piece) <= start) ++piece;
      if (bucket > 0) steps = std::max(steps, piece - first->back());
      first->push_back(piece);
    }
    return steps;
  }

  Calendar calendar_;
  CalendarError error_;
  std::int64_t end_ = 0;
  std::int64_t work_ = 0;
  bool last_plain_ = false;
};

inline std::optional<Calendar> Calendar::Compile(const CalendarSpec& spec, const ZoneTable& zone,
                                                 CalendarError* error) {
  CalendarBuilder builder(spec, zone);
  std::optional<Calendar> calendar = builder.Build();
  if (error != nullptr) *error = builder.error();
  return calendar;
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_CALENDAR_BUILD_H_
