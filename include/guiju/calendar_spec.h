// What a working-time calendar is made from: hours per weekday, the days that differ, and a named
// setting for every question on which programs that count working time disagree (CAL-1 to CAL-11).
//
// A value-initialised setting is the documented default. Plain data: nothing is checked here, see
// Calendar::Compile.
#ifndef GUIJU_CALENDAR_SPEC_H_
#define GUIJU_CALENDAR_SPEC_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "guiju/time.h"
#include "guiju/zone.h"

namespace guiju {

// CAL-1: the time counted ends exactly at closing. Friday 17:00 + 1 h, closing at 18:00:
enum class AtClosing : std::uint8_t {
  kDueAtClosing,      // Friday 18:00
  kDueAtNextOpening,  // Monday 09:00
};

// CAL-2: working days from a start that is not working time. A Sunday + 1 working day:
enum class ClosedStart : std::uint8_t {
  kNextWorkingDayIsDayOne,  // Monday is day 1
  kRollToOpeningFirst,      // counted from Monday's opening: Tuesday is day 1
};

// CAL-3: when on the last working day a deadline in working days falls due.
enum class DayDeadline : std::uint8_t {
  kCloseOfBusiness,  // its last closing
  // The start's time of day (of a rolled start, CAL-2, that of the opening); when that is closed,
  // the next opening after it. A closing is not closed when CAL-1 or CAL-7 lets it count.
  kTimeOfStart,
  kOpening,   // its first opening
  kMidnight,  // the midnight that ends it
};

// CAL-5: a date that is a day off and has hours of its own as well.
enum class OnConflict : std::uint8_t { kRefuse, kHolidayWins, kOverrideWins };

// CAL-6: measuring from a later to an earlier instant.
enum class Reversed : std::uint8_t { kNegative, kZero, kError };

// CAL-7: whether the closing instant itself is working time.
enum class ClosingInstant : std::uint8_t { kClosed, kOpen };

// CAL-8: nothing to add to a closed start.
enum class ZeroAmount : std::uint8_t { kNextOpening, kUnchanged };

// CAL-10: opening hours across a clock change. A shift 00:00-06:00 in the night in which New York
// skips 02:00-03:00:
//   kElapsed    5 h: what really passes.
//   kWallClock  6 h, as on any other night: hours always count what their two times say. The
//   skipped
//               hour is counted at the instant of the change, so an amount that would end inside it
//               ends at that instant and measures back as the whole hour. Where a change repeats an
//               hour, it is counted when the wall shows it first; the second time the desk is open
//               and nothing is counted.
enum class ClockChange : std::uint8_t { kElapsed, kWallClock };

// Working hours [from, to) of one date, in seconds on its wall. `from` is in [0, 86400); `to` is
// after `from` and at most 86400 after it. {79200, 108000} is a night shift from 22:00 to 06:00 of
// the next day: all of it belongs to the date on which it begins.
struct WorkHours {
  std::int32_t from = 0;
  std::int32_t to = 0;
};

// A date without working hours: a public holiday.
struct DayOff {
  CivilDay day;
  std::string name;
};

// A date with hours of its own: a worked day (a make-up weekend) or special hours.
struct DatedHours {
  CivilDay day;
  std::string name;
  std::vector<WorkHours> hours;  // ascending, not overlapping, not empty
};

// Everything that a calendar is compiled from.
struct CalendarSpec {
  std::string id;
  std::array<std::vector<WorkHours>, 7> weekly;  // [0] is Monday; an empty list is a day of rest

  // Each list holds a date once. A date with a worked day and special hours has the special hours.
  std::vector<DayOff> days_off;
  std::vector<DatedHours> worked_days;
  std::vector<DatedHours> special_hours;

  // The years whose days off are published, ascending. Answers that count a date outside them are
  // provisional, when `uses_holidays` is set.
  bool uses_holidays = false;
  std::vector<std::int32_t> published_years;

  AtClosing at_closing = AtClosing::kDueAtClosing;
  ClosedStart closed_start = ClosedStart::kNextWorkingDayIsDayOne;
  DayDeadline day_deadline = DayDeadline::kCloseOfBusiness;
  OnConflict on_conflict = OnConflict::kRefuse;
  Reversed reversed = Reversed::kNegative;
  ClosingInstant closing_instant = ClosingInstant::kClosed;
  ZeroAmount zero_amount = ZeroAmount::kNextOpening;
  ClockChange clock_change = ClockChange::kElapsed;
  SkippedTime skipped_time = SkippedTime::kMoveByGap;
  RepeatedTime repeated_time = RepeatedTime::kEarlier;
};

// Why Calendar::Compile refuses a spec: the first thing that is wrong.
struct CalendarError {
  // What is wrong.
  enum class Kind : std::uint8_t {
    kNone,
    kNoWorkingTime,  // nothing is ever open
    kBadHours,       // from or to out of range, or a dated entry without hours
    kOverlap,        // hours of `weekday` or of `day` overlap, their own or those of the day before
    kDuplicateDay,   // `day` stands twice in one list
    kConflict,       // CAL-5: `day` is a day off and has hours
    kBadYear,        // published years do not ascend
  };
  Kind kind = Kind::kNone;
  std::int32_t weekday = 0;  // 1 is Monday; 0 when the error is not in the weekly hours
  CivilDay day;              // meaningful when weekday is 0
};

// What a date is, and with which hours.
enum class DayKind : std::uint8_t { kWeekly, kDayOff, kWorkedDay, kSpecialHours };

// A stretch of time of one kind, for traces.
struct CalendarSpan {
  // What the desk does in this stretch.
  enum class Kind : std::uint8_t {
    kWorking,       // ordinary weekly hours
    kMakeUpDay,     // hours of a worked day
    kSpecialHours,  // special hours
    kClosed,        // outside the hours of a date that has hours, or a weekly day of rest
    kDayOff,
  };
  Instant from;
  Instant to;
  Kind kind = Kind::kClosed;
  // kDayOff, kMakeUpDay, kSpecialHours: the entry of days_off, worked_days or special_hours; for
  // closed time of a special date that is kClosed, and for the others, -1.
  std::int32_t entry = -1;
  Duration worked;  // working time counted inside; differs from to - from only in kWallClock

  // Whether the desk is open in this stretch.
  bool is_working() const {
    return kind == Kind::kWorking || kind == Kind::kMakeUpDay || kind == Kind::kSpecialHours;
  }
};

// Whether there is an answer, and why not.
enum class CalendarCode : std::uint8_t {
  kOk,
  kOutOfRange,  // an argument is unknown or outside the calendar's window, or the answer would be
  kReversed,    // CAL-6 set to error, and the second instant is before the first
};

// An instant, or why there is none. `at` is unknown unless ok().
struct CalendarAnswer {
  Instant at;
  CalendarCode code = CalendarCode::kOk;
  bool provisional = false;  // a counted date lies outside the published years

  bool ok() const { return code == CalendarCode::kOk; }
};

// An amount of working time, or why there is none. `value` is 0 unless ok().
struct CalendarAmount {
  Duration value;
  CalendarCode code = CalendarCode::kOk;
  bool provisional = false;

  bool ok() const { return code == CalendarCode::kOk; }
};

// A number, or why there is none. `value` is 0 unless ok().
struct CalendarCount {
  std::int64_t value = 0;
  CalendarCode code = CalendarCode::kOk;
  bool provisional = false;

  bool ok() const { return code == CalendarCode::kOk; }
};

}  // namespace guiju

#endif  // GUIJU_CALENDAR_SPEC_H_
