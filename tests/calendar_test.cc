#include "guiju/calendar.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "calendar_fixture.h"

namespace guiju::internal {
namespace {

std::string Plus(const Calendar& calendar, std::string_view start, Duration amount,
                 const char* zone = "Asia/Shanghai") {
  const CalendarAnswer answer = calendar.AddWorkingTime(At(start, zone), amount);
  return answer.ok() ? Text(answer.at, zone) : "out of range";
}

std::string PlusDays(const Calendar& calendar, std::string_view start, std::int64_t n,
                     const char* zone = "Asia/Shanghai") {
  const CalendarAnswer answer = calendar.AddWorkingDays(At(start, zone), n);
  return answer.ok() ? Text(answer.at, zone) : "out of range";
}

constexpr Duration kOneUs{1};

// 2026-01-02 is a Friday.
TEST(Calendar, AddsWorkingTime) {
  const Calendar desk = Compiled(NineToSix());
  EXPECT_EQ(Plus(desk, "2026-01-02 09:00:00", Hours(1)), "2026-01-02 10:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-02 17:30:00", Hours(1)), "2026-01-05 09:30:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-03 12:00:00", Hours(1)), "2026-01-05 10:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-02 08:59:59.999999", kOneUs), "2026-01-02 09:00:00.000001 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-02 17:59:59.5", Seconds(1)), "2026-01-05 09:00:00.5 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-01 09:00:00", Hours(9 * 260)), "2026-12-30 18:00:00 +08:00");
}

TEST(Calendar, CAL1_EndsExactlyAtClosing) {
  CalendarSpec spec = NineToSix();
  const Calendar at_closing = Compiled(spec);
  spec.at_closing = AtClosing::kDueAtNextOpening;
  const Calendar at_opening = Compiled(spec);
  const Duration hour = Hours(1);
  EXPECT_EQ(Plus(at_closing, "2026-01-02 17:00:00", hour), "2026-01-02 18:00:00 +08:00");
  EXPECT_EQ(Plus(at_opening, "2026-01-02 17:00:00", hour), "2026-01-05 09:00:00 +08:00");
  for (const Calendar* desk : {&at_closing, &at_opening}) {
    EXPECT_EQ(Plus(*desk, "2026-01-02 17:00:00", {hour.us - 1}),
              "2026-01-02 17:59:59.999999 +08:00");
    EXPECT_EQ(Plus(*desk, "2026-01-02 17:00:00", {hour.us + 1}),
              "2026-01-05 09:00:00.000001 +08:00");
  }
}

TEST(Calendar, CAL2_WorkingDaysFromAClosedStart) {
  CalendarSpec spec = NineToSix();
  const Calendar day_one = Compiled(spec);
  spec.closed_start = ClosedStart::kRollToOpeningFirst;
  const Calendar rolls = Compiled(spec);
  // Sunday; Friday after closing; Monday before opening.
  EXPECT_EQ(PlusDays(day_one, "2026-01-04 12:00:00", 1), "2026-01-05 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(rolls, "2026-01-04 12:00:00", 1), "2026-01-06 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(day_one, "2026-01-02 22:00:00", 1), "2026-01-05 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(rolls, "2026-01-02 22:00:00", 1), "2026-01-06 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(day_one, "2026-01-05 07:00:00", 1), "2026-01-06 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(rolls, "2026-01-05 07:00:00", 1), "2026-01-06 18:00:00 +08:00");
  // An open start is the same in both.
  EXPECT_EQ(PlusDays(day_one, "2026-01-02 16:00:00", 3), "2026-01-07 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(rolls, "2026-01-02 16:00:00", 3), "2026-01-07 18:00:00 +08:00");
}

TEST(Calendar, CAL3_TimeOfDayOfADeadlineInWorkingDays) {
  struct Case {
    DayDeadline setting;
    const char* start;
    const char* due;
    const char* due_backwards;
  };
  const Case cases[] = {
      {DayDeadline::kCloseOfBusiness, "2026-01-06 16:00:00", "2026-01-07 18:00:00 +08:00",
       "2026-01-05 09:00:00 +08:00"},
      {DayDeadline::kOpening, "2026-01-06 16:00:00", "2026-01-07 09:00:00 +08:00",
       "2026-01-05 18:00:00 +08:00"},
      {DayDeadline::kMidnight, "2026-01-06 16:00:00", "2026-01-08 00:00:00 +08:00",
       "2026-01-05 00:00:00 +08:00"},
      {DayDeadline::kTimeOfStart, "2026-01-06 16:00:00.25", "2026-01-07 16:00:00.25 +08:00",
       "2026-01-05 16:00:00.25 +08:00"},
      {DayDeadline::kTimeOfStart, "2026-01-06 08:00:00", "2026-01-07 09:00:00 +08:00",
       "2026-01-02 18:00:00 +08:00"},
      {DayDeadline::kTimeOfStart, "2026-01-06 18:00:00", "2026-01-07 18:00:00 +08:00",
       "2026-01-05 18:00:00 +08:00"},
      {DayDeadline::kTimeOfStart, "2026-01-06 18:00:00.000001", "2026-01-08 09:00:00 +08:00",
       "2026-01-05 18:00:00 +08:00"},
  };
  for (const Case& c : cases) {
    CalendarSpec spec = NineToSix();
    spec.day_deadline = c.setting;
    const Calendar desk = Compiled(spec);
    EXPECT_EQ(PlusDays(desk, c.start, 1), c.due) << c.start;
    EXPECT_EQ(PlusDays(desk, c.start, -1), c.due_backwards) << c.start;
  }
}

// Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 worked.
// Rolled back to the closing before it, a start has that closing's time of day and the date that it
// ends.
TEST(Calendar, CAL3_TimeOfDayOfARolledStartBackwards) {
  CalendarSpec spec = NineToSix();
  spec.closed_start = ClosedStart::kRollToOpeningFirst;
  spec.day_deadline = DayDeadline::kTimeOfStart;
  const Calendar desk = Compiled(spec);
  EXPECT_EQ(PlusDays(desk, "2026-03-08 02:02:50", -1), "2026-03-05 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-03-09 09:30:00", -1), "2026-03-06 09:30:00 +08:00");
}

TEST(Calendar, CAL4_MakeUpDaysCountForHoursAndForDays) {
  const Calendar desk = Compiled(Mainland());
  EXPECT_TRUE(desk.IsWorkingDay(Day(2026, 2, 14)));
  EXPECT_FALSE(desk.IsWorkingDay(Day(2026, 2, 16)));
  EXPECT_TRUE(desk.IsWorkingDay(Day(2026, 2, 24)));
  EXPECT_FALSE(desk.IsWorkingDay(Day(2026, 3, 7)));
  EXPECT_EQ(Plus(desk, "2026-02-13 17:00:00", Hours(2)), "2026-02-14 10:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-02-14 17:30:00", Hours(1)), "2026-02-24 09:30:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-02-13 10:00:00", 1), "2026-02-14 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-02-13 10:00:00", 3), "2026-02-25 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-02-18 10:00:00", 5), "2026-02-28 18:00:00 +08:00");
}

// National Day 2024: 1 to 7 October off, Sunday 29 September and Saturday 12 October worked.
TEST(Calendar, CAL4_NationalDay2024) {
  const Calendar desk = Compiled(Mainland());
  EXPECT_EQ(PlusDays(desk, "2024-09-27 10:00:00", 1), "2024-09-29 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2024-09-30 10:00:00", 1), "2024-10-08 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2024-09-30 10:00:00", 5), "2024-10-12 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2024-09-30 10:00:00", 6), "2024-10-14 18:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2024-09-30 17:59:59", Seconds(2)), "2024-10-08 09:00:01 +08:00");
  const CalendarAmount between =
      desk.WorkingTimeBetween(At("2024-09-28 00:00:00"), At("2024-10-14 00:00:00"));
  EXPECT_EQ(between.value, Hours(9 * 7));  // 29, 30 September; 8 to 12 October
}

TEST(Calendar, CAL5_DayOffWithHours) {
  CalendarSpec spec = NineToSix();
  spec.days_off = {{Day(2026, 1, 6), "停业"}};
  spec.special_hours = {{Day(2026, 1, 6), "盘点", {{9 * kHour, 12 * kHour}}}};
  EXPECT_EQ(Refused(spec), CalendarError::Kind::kConflict);
  spec.on_conflict = OnConflict::kHolidayWins;
  EXPECT_EQ(Plus(Compiled(spec), "2026-01-05 17:00:00", Hours(2)), "2026-01-07 10:00:00 +08:00");
  spec.on_conflict = OnConflict::kOverrideWins;
  EXPECT_EQ(Plus(Compiled(spec), "2026-01-05 17:00:00", Hours(2)), "2026-01-06 10:00:00 +08:00");
}

TEST(Calendar, CAL6_MeasuringBackwards) {
  CalendarSpec spec = NineToSix();
  const Instant a = At("2026-01-05 10:00:00");
  const Instant b = At("2026-01-02 17:00:00");
  EXPECT_EQ(Compiled(spec).WorkingTimeBetween(b, a).value, Hours(2));
  EXPECT_EQ(Compiled(spec).WorkingTimeBetween(a, b).value, Hours(-2));
  spec.reversed = Reversed::kZero;
  EXPECT_TRUE(Compiled(spec).WorkingTimeBetween(a, b).ok());
  EXPECT_EQ(Compiled(spec).WorkingTimeBetween(a, b).value, Hours(0));
  spec.reversed = Reversed::kError;
  EXPECT_EQ(Compiled(spec).WorkingTimeBetween(a, b).code, CalendarCode::kReversed);
  EXPECT_EQ(Compiled(spec).WorkingTimeBetween(a, a).code, CalendarCode::kOk);
}

TEST(Calendar, CAL7_TheClosingInstant) {
  CalendarSpec spec = NineToSix();
  const Calendar closed = Compiled(spec);
  spec.closing_instant = ClosingInstant::kOpen;
  const Calendar open = Compiled(spec);
  const Instant closing = At("2026-01-02 18:00:00");
  EXPECT_FALSE(closed.IsWorkingTime(closing));
  EXPECT_TRUE(open.IsWorkingTime(closing));
  for (const Calendar* desk : {&closed, &open}) {
    EXPECT_TRUE(desk->IsWorkingTime({closing.us - 1}));
    EXPECT_FALSE(desk->IsWorkingTime({closing.us + 1}));
    EXPECT_TRUE(desk->IsWorkingTime(At("2026-01-02 09:00:00")));
    EXPECT_FALSE(desk->IsWorkingTime({At("2026-01-02 09:00:00").us - 1}));
  }
}

TEST(Calendar, CAL8_NothingToAdd) {
  CalendarSpec spec = NineToSix();
  const Calendar next = Compiled(spec);
  spec.zero_amount = ZeroAmount::kUnchanged;
  const Calendar unchanged = Compiled(spec);
  EXPECT_EQ(Plus(next, "2026-01-02 10:00:00", {0}), "2026-01-02 10:00:00 +08:00");
  EXPECT_EQ(Plus(next, "2026-01-02 18:00:00", {0}), "2026-01-05 09:00:00 +08:00");
  EXPECT_EQ(Plus(next, "2026-01-03 10:00:00", {0}), "2026-01-05 09:00:00 +08:00");
  EXPECT_EQ(PlusDays(next, "2026-01-03 10:00:00", 0), "2026-01-05 09:00:00 +08:00");
  EXPECT_EQ(Plus(unchanged, "2026-01-03 10:00:00", {0}), "2026-01-03 10:00:00 +08:00");
}

TEST(Calendar, CAL9_NegativeAmounts) {
  CalendarSpec spec = NineToSix();
  const Calendar desk = Compiled(spec);
  EXPECT_EQ(Plus(desk, "2026-01-05 10:00:00", Hours(-2)), "2026-01-02 17:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-05 10:00:00", Hours(-1)), "2026-01-05 09:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-04 10:00:00", Hours(-1)), "2026-01-02 17:00:00 +08:00");
  spec.at_closing = AtClosing::kDueAtNextOpening;
  EXPECT_EQ(Plus(Compiled(spec), "2026-01-05 10:00:00", Hours(-1)), "2026-01-02 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-01-07 10:00:00", -3), "2026-01-02 09:00:00 +08:00");
}

// A shift through the nights in which New York changes its clocks: 00:00 to 06:00.
TEST(Calendar, CAL10_HoursAcrossAClockChange) {
  CalendarSpec spec;
  for (auto& day : spec.weekly) day = {{0, 6 * kHour}};
  const char* zone = "America/New_York";
  const Calendar elapsed = Compiled(spec, zone);
  spec.clock_change = ClockChange::kWallClock;
  const Calendar wall = Compiled(spec, zone);
  const auto worked = [&](const Calendar& desk, const char* from, const char* to) {
    return desk.WorkingTimeBetween(At(from, zone), At(to, zone)).value;
  };
  EXPECT_EQ(worked(elapsed, "2026-03-07 12:00:00", "2026-03-08 12:00:00"), Hours(5));
  EXPECT_EQ(worked(wall, "2026-03-07 12:00:00", "2026-03-08 12:00:00"), Hours(6));
  EXPECT_EQ(worked(elapsed, "2026-10-31 12:00:00", "2026-11-01 12:00:00"), Hours(7));
  EXPECT_EQ(worked(wall, "2026-10-31 12:00:00", "2026-11-01 12:00:00"), Hours(6));
  EXPECT_EQ(Plus(elapsed, "2026-03-08 01:00:00", Hours(3), zone), "2026-03-08 05:00:00 -04:00");
  EXPECT_EQ(Plus(wall, "2026-03-08 01:00:00", Hours(3), zone), "2026-03-08 04:00:00 -04:00");
  // Inside the skipped hour: the instant of the change, which measures back as the whole hour.
  EXPECT_EQ(Plus(wall, "2026-03-08 01:00:00", Minutes(90), zone), "2026-03-08 03:00:00 -04:00");
  EXPECT_EQ(worked(wall, "2026-03-08 01:00:00", "2026-03-08 03:00:00"), Hours(2));
  // The repeated hour is counted when the wall shows it first.
  EXPECT_EQ(Plus(wall, "2026-11-01 00:30:00", Hours(1), zone), "2026-11-01 01:30:00 -04:00");
  EXPECT_EQ(Plus(wall, "2026-11-01 00:30:00", Hours(2), zone), "2026-11-01 02:30:00 -05:00");
  EXPECT_EQ(worked(wall, "2026-11-01T01:00:00-05:00", "2026-11-01T02:00:00-05:00"), Hours(0));
  EXPECT_TRUE(wall.IsWorkingTime(At("2026-11-01T01:30:00-05:00")));
}

TEST(Calendar, CAL10_WallClockHoursThatBeginOrEndInsideAChange) {
  CalendarSpec spec;
  spec.clock_change = ClockChange::kWallClock;
  const char* zone = "America/New_York";
  const std::vector<WorkHours> hours[] = {
      {{9000, 8 * kHour}}, {{kHour, 9000}}, {{5400, 8 * kHour}}, {{0, 5400}}, {{7800, 9000}}};
  for (const auto skipped : {SkippedTime::kMoveByGap, SkippedTime::kTransition}) {
    for (const auto repeated : {RepeatedTime::kEarlier, RepeatedTime::kLater}) {
      for (const std::vector<WorkHours>& h : hours) {
        for (auto& day : spec.weekly) day = h;
        spec.skipped_time = skipped;
        spec.repeated_time = repeated;
        const Calendar desk = Compiled(spec, zone);
        for (const char* date : {"2026-03-08", "2026-03-09", "2026-11-01", "2026-11-02"}) {
          const Instant from = At(std::string(date) + " 00:00:00", zone);
          const Instant to = At(std::string(date) + " 12:00:00", zone);
          EXPECT_EQ(desk.WorkingTimeBetween(from, to).value, Seconds(h[0].to - h[0].from))
              << date << " " << h[0].from;
        }
      }
    }
  }
}

TEST(Calendar, CAL11_HoursThatBeginInsideAChange) {
  const char* zone = "America/New_York";
  CalendarSpec spec;
  for (auto& day : spec.weekly) day = {{9000, 10 * kHour}};  // 02:30 to 10:00
  EXPECT_EQ(Text(Compiled(spec, zone).NextOpening(At("2026-03-08 00:00:00", zone)).at, zone),
            "2026-03-08 03:30:00 -04:00");
  spec.skipped_time = SkippedTime::kTransition;
  EXPECT_EQ(Text(Compiled(spec, zone).NextOpening(At("2026-03-08 00:00:00", zone)).at, zone),
            "2026-03-08 03:00:00 -04:00");
  for (auto& day : spec.weekly) day = {{5400, 10 * kHour}};  // 01:30 to 10:00
  EXPECT_EQ(Text(Compiled(spec, zone).NextOpening(At("2026-11-01 00:00:00", zone)).at, zone),
            "2026-11-01 01:30:00 -04:00");
  spec.repeated_time = RepeatedTime::kLater;
  EXPECT_EQ(Text(Compiled(spec, zone).NextOpening(At("2026-11-01 00:00:00", zone)).at, zone),
            "2026-11-01 01:30:00 -05:00");
}

}  // namespace
}  // namespace guiju::internal
