// The answers of a Calendar. The end of guiju/calendar.h; not to be included alone.
#ifndef GUIJU_INTERNAL_CALENDAR_INL_H_
#define GUIJU_INTERNAL_CALENDAR_INL_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/calendar_spec.h"
#include "guiju/kernel/calendar.h"
#include "guiju/time.h"
#include "guiju/zone.h"

namespace guiju {

inline bool Calendar::IsProvisional(Instant from, Instant to) const noexcept {
  if (!spec_.uses_holidays) return false;
  for (const Published& range : published_) {
    if (from >= range.from && from < range.to) return to > range.to;
  }
  return true;
}

inline CalendarAnswer Calendar::Answer(Instant start, Instant at) const noexcept {
  return {at, CalendarCode::kOk, at < start ? IsProvisional(at, start) : IsProvisional(start, at)};
}

inline constexpr CalendarAnswer kCalendarOutOfRange{Instant::Unknown(), CalendarCode::kOutOfRange,
                                                    false};

inline CalendarAnswer Calendar::AddNothing(Instant start) const noexcept {
  if (spec_.zero_amount == ZeroAmount::kUnchanged || IsWorkingTime(start)) {
    return Answer(start, start);
  }
  return FirstWorkingInstant(start);
}

inline CalendarAnswer Calendar::AddWorkingTime(Instant start, Duration amount) const noexcept {
  constexpr std::int64_t kLength = kCalendarEnd.us - kCalendarBegin.us;
  if (!InWindow(start) || amount.us > kLength || amount.us < -kLength) return kCalendarOutOfRange;
  if (amount.us == 0) return AddNothing(start);
  const guiju_kernel_calendar k = view();
  const std::int64_t target = guiju_kernel_work_before(&k, ToWindow(start)) + amount.us;
  const bool late = (spec_.at_closing == AtClosing::kDueAtNextOpening) == (amount.us > 0);
  const std::int64_t at = guiju_kernel_time_at_work(&k, target, late ? 1 : 0);
  if (at < 0) return kCalendarOutOfRange;
  return Answer(start, FromWindow(at));
}

inline CalendarAmount Calendar::WorkingTimeBetween(Instant a, Instant b) const noexcept {
  if (!InWindow(a) || !InWindow(b)) return {{}, CalendarCode::kOutOfRange, false};
  if (b < a && spec_.reversed != Reversed::kNegative) {
    const bool zero = spec_.reversed == Reversed::kZero;
    return {{}, zero ? CalendarCode::kOk : CalendarCode::kReversed, false};
  }
  const guiju_kernel_calendar k = view();
  const std::int64_t from = guiju_kernel_work_before(&k, ToWindow(a));
  const std::int64_t to = guiju_kernel_work_before(&k, ToWindow(b));
  return {{to - from}, CalendarCode::kOk, b < a ? IsProvisional(b, a) : IsProvisional(a, b)};
}

inline bool Calendar::IsWorkingTime(Instant t) const noexcept {
  if (!InWindow(t)) return false;
  const guiju_kernel_calendar k = view();
  const std::int64_t at = ToWindow(t);
  const std::uint32_t i = guiju_kernel_piece_at_time(&k, at);
  if (at >= guiju_kernel_us(pieces_[i].begin)) return true;
  return spec_.closing_instant == ClosingInstant::kOpen && i > 0 &&
         at == guiju_kernel_us(pieces_[i - 1].end);
}

inline CalendarAnswer Calendar::FirstWorkingInstant(Instant t) const noexcept {
  if (!InWindow(t)) return kCalendarOutOfRange;
  const guiju_kernel_calendar k = view();
  const std::int64_t at = ToWindow(t);
  const std::uint32_t i = guiju_kernel_piece_at_time(&k, at);
  if (i == count_) return kCalendarOutOfRange;
  const std::int64_t begin = guiju_kernel_us(pieces_[i].begin);
  return Answer(t, FromWindow(at > begin ? at : begin));
}

inline bool Calendar::IsOpening(std::uint32_t index) const noexcept {
  // Pieces without length (CAL-10, an hour counted at one instant) do not hide an opening.
  while (TouchesPrevious(index)) {
    --index;
    if (pieces_[index].begin != pieces_[index].end) return false;
  }
  return pieces_[index].begin != 0;
}

inline CalendarAnswer Calendar::NextOpening(Instant t) const noexcept {
  if (!InWindow(t)) return kCalendarOutOfRange;
  const guiju_kernel_calendar k = view();
  const std::int64_t at = ToWindow(t);
  for (std::uint32_t i = guiju_kernel_piece_at_time(&k, at); i < count_; ++i) {
    if (guiju_kernel_us(pieces_[i].begin) >= at && IsOpening(i)) {
      return Answer(t, FromWindowSeconds(pieces_[i].begin));
    }
  }
  return kCalendarOutOfRange;
}

inline CalendarAnswer Calendar::NextClosing(Instant t) const noexcept {
  if (!InWindow(t)) return kCalendarOutOfRange;
  const guiju_kernel_calendar k = view();
  std::uint32_t i = guiju_kernel_piece_at_time(&k, ToWindow(t));
  if (i == count_) return kCalendarOutOfRange;
  while (TouchesPrevious(i + 1)) ++i;
  const Instant closing = FromWindowSeconds(pieces_[i].end);
  return closing < kCalendarEnd ? Answer(t, closing) : kCalendarOutOfRange;
}

inline CalendarAnswer Calendar::PreviousOpening(Instant t) const noexcept {
  if (!InWindow(t)) return kCalendarOutOfRange;
  const guiju_kernel_calendar k = view();
  const std::int64_t at = ToWindow(t);
  std::uint32_t i = guiju_kernel_piece_at_time(&k, at);
  if (guiju_kernel_us(pieces_[i].begin) <= at) ++i;
  if (i == 0) return kCalendarOutOfRange;
  --i;
  while (TouchesPrevious(i)) --i;
  if (pieces_[i].begin == 0) return kCalendarOutOfRange;
  return Answer(t, FromWindowSeconds(pieces_[i].begin));
}

inline CalendarAnswer Calendar::PreviousClosing(Instant t) const noexcept {
  if (!InWindow(t)) return kCalendarOutOfRange;
  const guiju_kernel_calendar k = view();
  std::uint32_t i = guiju_kernel_piece_at_time(&k, ToWindow(t));
  while (TouchesPrevious(i)) --i;
  if (i == 0) return kCalendarOutOfRange;
  return Answer(t, FromWindowSeconds(pieces_[i - 1].end));
}

inline std::int32_t Calendar::RankThrough(CivilDay day) const noexcept {
  const std::int32_t index = day.number - kFirstDay;
  if (index < 0) return 0;
  return ranks_[static_cast<std::size_t>(index < kDays ? index : kDays - 1)];
}

inline Calendar::Counting Calendar::CountingStart(Instant start, bool forward) const noexcept {
  if (spec_.closed_start == ClosedStart::kNextWorkingDayIsDayOne || IsWorkingTime(start)) {
    return {start, DayOf(start)};
  }
  const Instant from = forward ? FirstWorkingInstant(start).at : PreviousClosing(start).at;
  if (!from.is_known()) return {from, {}};
  // A closing at midnight belongs to the date that it ends.
  return {from, DayOf(forward ? from : Instant{from.us - 1})};
}

inline Instant Calendar::FromCivilAsIn(Instant t, CivilDay day,
                                       std::int64_t seconds) const noexcept {
  Instant at = FromCivil(day, seconds);
  const std::int64_t asked = day.number * kSecondsPerDay + seconds;
  const bool skipped = DayOf(at).number * kSecondsPerDay + SecondOfDay(at) != asked;
  if (!skipped || spec_.skipped_time == SkippedTime::kMoveByGap) {
    at.us += t.us - FloorSeconds(t) * kMicrosPerSecond;
  }
  return at;
}

inline Instant Calendar::DueOn(std::int64_t index, Counting counting, bool forward) const noexcept {
  const WorkingDay& day = working_days_[static_cast<std::size_t>(index)];
  switch (spec_.day_deadline) {
    case DayDeadline::kCloseOfBusiness:
      return FromWindowSeconds(forward ? day.closing : day.opening);
    case DayDeadline::kOpening:
      return FromWindowSeconds(forward ? day.opening : day.closing);
    case DayDeadline::kMidnight:
      return StartOfDay({day.day + (forward ? 1 : 0)});
    case DayDeadline::kTimeOfStart:
      break;
  }
  const Instant start = counting.from;
  const std::int64_t days = DayOf(start).number - counting.day.number;
  const Instant at = FromCivilAsIn(start, {day.day}, SecondOfDay(start) + days * kSecondsPerDay);
  const guiju_kernel_calendar k = view();
  const std::int64_t in_window = ToWindow(at);
  if (!InWindow(at)) return Instant::Unknown();
  const std::uint32_t i = guiju_kernel_piece_at_time(&k, in_window);
  const bool open = in_window >= guiju_kernel_us(pieces_[i].begin);
  const bool at_closing = i > 0 && in_window == guiju_kernel_us(pieces_[i - 1].end);
  const bool closing_counts = spec_.at_closing == AtClosing::kDueAtClosing ||
                              spec_.closing_instant == ClosingInstant::kOpen;
  if (open || (at_closing && closing_counts)) return at;
  return forward ? FirstWorkingInstant(at).at : PreviousClosing(at).at;
}

inline CalendarAnswer Calendar::AddWorkingDays(Instant start, std::int64_t n) const noexcept {
  if (!InWindow(start) || n > kDays || n < -kDays) return kCalendarOutOfRange;
  if (n == 0) return AddNothing(start);
  const bool forward = n > 0;
  const Counting counting = CountingStart(start, forward);
  if (!counting.from.is_known()) return kCalendarOutOfRange;
  const std::int64_t index =
      forward ? RankThrough(counting.day) + n - 1 : RankThrough(Before(counting.day)) + n;
  if (index < 0 || index >= static_cast<std::int64_t>(working_days_.size())) {
    return kCalendarOutOfRange;
  }
  const Instant at = DueOn(index, counting, forward);
  if (!InWindow(at)) return kCalendarOutOfRange;
  return Answer(start, at);
}

inline std::int64_t Calendar::TicksThrough(Counting counting, Instant t) const noexcept {
  const auto due_by = [&](std::int64_t index) {
    const Instant due = DueOn(index, counting, true);
    return due.is_known() && due <= t;
  };
  const std::int64_t count = static_cast<std::int64_t>(working_days_.size());
  std::int64_t index = RankThrough(DayOf(t));
  while (index > 0 && !due_by(index - 1)) --index;
  while (index < count && due_by(index)) ++index;
  return index;
}

inline CalendarCount Calendar::WorkingDayTicks(Instant start, Instant from,
                                               Instant to) const noexcept {
  constexpr CalendarCount kOutside{0, CalendarCode::kOutOfRange, false};
  if (!InWindow(start) || !InWindow(from) || !InWindow(to)) return kOutside;
  if (to <= from) return {0, CalendarCode::kOk, IsProvisional(from, from)};
  const Counting counting = CountingStart(start, true);
  if (!counting.from.is_known()) return kOutside;
  const std::int64_t first = RankThrough(counting.day);
  const std::int64_t after = std::max(TicksThrough(counting, to), first);
  const std::int64_t before = std::max(TicksThrough(counting, from), first);
  return {after - before, CalendarCode::kOk, IsProvisional(from, to)};
}

inline CalendarAnswer Calendar::MonthsBefore(Instant t, std::int32_t months) const noexcept {
  constexpr std::int32_t kMonths = 12 * 200;
  if (!InWindow(t) || months > kMonths || months < -kMonths) return kCalendarOutOfRange;
  const CivilDay day = ToCivilDay(AddMonths(ToCivilDate(DayOf(t)), -months));
  const Instant at = FromCivilAsIn(t, day, SecondOfDay(t));
  if (!InWindow(at)) return kCalendarOutOfRange;
  return {at, CalendarCode::kOk, false};
}

inline CalendarAnswer Calendar::DaysBefore(Instant t, std::int32_t days) const noexcept {
  constexpr std::int32_t kFarthest = 366 * 200;
  if (!InWindow(t) || days > kFarthest || days < -kFarthest) return kCalendarOutOfRange;
  const Instant at = FromCivilAsIn(t, {DayOf(t).number - days}, SecondOfDay(t));
  if (!InWindow(at)) return kCalendarOutOfRange;
  return {at, CalendarCode::kOk, false};
}

inline Calendar::DatedKind Calendar::KindOf(CivilDay day) const noexcept {
  const auto found =
      std::lower_bound(dated_.begin(), dated_.end(), day.number,
                       [](const DatedKind& dated, std::int32_t n) { return dated.day < n; });
  if (found != dated_.end() && found->day == day.number) return *found;
  return {day.number, DayKind::kWeekly, -1};
}

inline const std::vector<WorkHours>* Calendar::HoursOf(DatedKind dated) const noexcept {
  const std::vector<WorkHours>* hours = nullptr;
  const std::size_t entry = static_cast<std::size_t>(dated.entry);
  switch (dated.kind) {
    case DayKind::kDayOff:
      return nullptr;
    case DayKind::kWorkedDay:
      hours = &spec_.worked_days[entry].hours;
      break;
    case DayKind::kSpecialHours:
      hours = &spec_.special_hours[entry].hours;
      break;
    case DayKind::kWeekly:
      hours = &spec_.weekly[static_cast<std::size_t>(WeekdayOf({dated.day}) - 1)];
      break;
  }
  return hours->empty() ? nullptr : hours;
}

template <typename Fn>
CalendarCode Calendar::ForEachSpan(Instant from, Instant to, Fn&& fn) const {
  if (!InWindow(from) || !InWindow(to)) return CalendarCode::kOutOfRange;
  CalendarSpan span;
  span.from = from;
  span.to = from;
  const guiju_kernel_calendar k = view();
  const auto flush = [&] {
    if (span.to <= span.from) return;
    span.worked = {guiju_kernel_work_before(&k, ToWindow(span.to)) -
                   guiju_kernel_work_before(&k, ToWindow(span.from))};
    fn(static_cast<const CalendarSpan&>(span));
  };
  const auto cover = [&](Instant end, CalendarSpan::Kind kind, std::int32_t entry) {
    if (end > to) end = to;
    if (end <= span.to) return;
    if (kind != span.kind || entry != span.entry) {
      flush();
      span.from = span.to;
      span.kind = kind;
      span.entry = entry;
    }
    span.to = end;
  };
  // Hours may reach into the next date, and be moved on by a skipped one.
  for (CivilDay day{DayOf(from).number - 2}; span.to < to; ++day.number) {
    const DatedKind dated = KindOf(day);
    const bool day_off = dated.kind == DayKind::kDayOff;
    const auto closed = day_off ? CalendarSpan::Kind::kDayOff : CalendarSpan::Kind::kClosed;
    const std::int32_t closed_entry = day_off ? dated.entry : -1;
    const std::vector<WorkHours>* hours = HoursOf(dated);
    if (hours != nullptr && zone_.HasDay(day)) {
      const auto open = dated.kind == DayKind::kWorkedDay      ? CalendarSpan::Kind::kMakeUpDay
                        : dated.kind == DayKind::kSpecialHours ? CalendarSpan::Kind::kSpecialHours
                                                               : CalendarSpan::Kind::kWorking;
      for (const WorkHours& h : *hours) {
        cover(FromCivil(day, h.from), closed, closed_entry);
        cover(FromCivil(day, h.to), open, dated.entry);
      }
    }
    cover(StartOfDay({day.number + 1}), closed, closed_entry);
  }
  flush();
  return CalendarCode::kOk;
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_CALENDAR_INL_H_
