// Desks as they are: breaks, nights, clock changes, year ends; and the edges of a calendar.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "calendar_fixture.h"
#include "guiju/calendar.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;

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

TEST(Desk, LunchBreak) {
  const Calendar desk = Compiled(Weekdays({{9 * kHour, 12 * kHour}, {13 * kHour, 18 * kHour}}));
  EXPECT_EQ(Plus(desk, "2026-01-05 11:30:00", Minutes(30)), "2026-01-05 12:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-05 11:30:00", Minutes(31)), "2026-01-05 13:01:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-05 12:30:00", Hours(6)), "2026-01-06 10:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2026-01-05 12:30:00", 1), "2026-01-06 18:00:00 +08:00");
  EXPECT_EQ(Text(desk.NextClosing(At("2026-01-05 09:00:00")).at), "2026-01-05 12:00:00 +08:00");
}

// Hours belong to the date on which they begin.
TEST(Desk, NightShift) {
  CalendarSpec spec = Weekdays({{22 * kHour, 30 * kHour}});
  spec.days_off = {{Day(2026, 1, 7), "off"}};
  const Calendar desk = Compiled(spec);
  EXPECT_EQ(Plus(desk, "2026-01-05 23:00:00", Hours(8)), "2026-01-06 23:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2026-01-06 23:00:00", Hours(8)), "2026-01-08 23:00:00 +08:00");
  EXPECT_TRUE(desk.IsWorkingTime(At("2026-01-07 05:59:59")));
  EXPECT_FALSE(desk.IsWorkingTime(At("2026-01-07 22:00:00")));
  EXPECT_FALSE(desk.IsWorkingDay(Day(2026, 1, 10)));
  EXPECT_TRUE(desk.IsWorkingTime(At("2026-01-10 05:00:00")));
  EXPECT_EQ(PlusDays(desk, "2026-01-05 10:00:00", 1), "2026-01-07 06:00:00 +08:00");
}

TEST(Desk, NightShiftsAcrossClockChanges) {
  CalendarSpec spec;
  for (auto& day : spec.weekly) day = {{22 * kHour, 30 * kHour}};
  struct Case {
    const char* zone;
    const char* before;
    const char* after;
    Duration worked;
  };
  const Case cases[] = {
      {"America/New_York", "2026-03-07 12:00:00", "2026-03-08 12:00:00", Hours(7)},
      {"America/New_York", "2026-10-31 12:00:00", "2026-11-01 12:00:00", Hours(9)},
      {"Europe/London", "2026-03-28 12:00:00", "2026-03-29 12:00:00", Hours(7)},
      {"Europe/London", "2026-10-24 12:00:00", "2026-10-25 12:00:00", Hours(9)},
      {"Australia/Lord_Howe", "2026-10-03 12:00:00", "2026-10-04 12:00:00", Minutes(7 * 60 + 30)},
      {"Australia/Lord_Howe", "2026-04-04 12:00:00", "2026-04-05 12:00:00", Minutes(8 * 60 + 30)},
      {"America/New_York", "2098-10-31 12:00:00", "2098-11-03 12:00:00", Hours(25)},
  };
  for (const Case& c : cases) {
    const Calendar desk = Compiled(spec, c.zone);
    EXPECT_EQ(desk.WorkingTimeBetween(At(c.before, c.zone), At(c.after, c.zone)).value, c.worked)
        << c.zone << " " << c.before;
  }
}

// 2011-12-30, a Friday, never was in Apia.
TEST(Desk, SkippedDate) {
  const char* zone = "Pacific/Apia";
  for (const ClockChange change : {ClockChange::kElapsed, ClockChange::kWallClock}) {
    CalendarSpec spec = NineToSix();
    spec.clock_change = change;
    const Calendar desk = Compiled(spec, zone);
    EXPECT_FALSE(desk.IsWorkingDay(Day(2011, 12, 30)));
    EXPECT_EQ(PlusDays(desk, "2011-12-29 10:00:00", 1, zone), "2012-01-02 18:00:00 +14:00");
    EXPECT_EQ(Plus(desk, "2011-12-29 17:00:00", Hours(2), zone), "2012-01-02 10:00:00 +14:00");
  }
}

TEST(Desk, YearEndsAndTheLastYears) {
  const Calendar desk = Compiled(NineToSix());
  EXPECT_EQ(PlusDays(desk, "2025-12-31 17:00:00", 1), "2026-01-01 18:00:00 +08:00");
  EXPECT_EQ(Plus(desk, "2027-12-31 17:00:00", Hours(2)), "2028-01-03 10:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "2099-12-31 17:00:00", 5), "2100-01-07 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "1970-01-01 08:00:00", 1), "1970-01-02 18:00:00 +08:00");
  EXPECT_EQ(PlusDays(desk, "1970-01-01 08:00:00", -1), "1969-12-31 09:00:00 +08:00");
}

TEST(Desk, OutOfTheWindow) {
  const Calendar desk = Compiled(NineToSix());
  const Instant first = kCalendarBegin;
  const Instant last{kCalendarEnd.us - 1};
  EXPECT_TRUE(desk.AddWorkingTime(first, Hours(1)).ok());
  for (const Instant t : {Instant::Unknown(), Instant::Never(), Instant{first.us - 1}, kCalendarEnd,
                          Instant{std::numeric_limits<std::int64_t>::max()}}) {
    EXPECT_EQ(desk.AddWorkingTime(t, Hours(1)).code, CalendarCode::kOutOfRange);
    EXPECT_TRUE(desk.AddWorkingTime(t, Hours(1)).at.is_unknown());
    EXPECT_EQ(desk.AddWorkingDays(t, 1).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.WorkingTimeBetween(t, first).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.WorkingTimeBetween(first, t).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.WorkingDayTicks(t, first, last).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.NextOpening(t).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.PreviousClosing(t).code, CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.MonthsBefore(t, 1).code, CalendarCode::kOutOfRange);
    EXPECT_FALSE(desk.IsWorkingTime(t));
  }
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t amount : {kMost, -kMost, std::numeric_limits<std::int64_t>::min()}) {
    EXPECT_EQ(desk.AddWorkingTime(At("2026-01-05 10:00:00"), {amount}).code,
              CalendarCode::kOutOfRange);
    EXPECT_EQ(desk.AddWorkingDays(At("2026-01-05 10:00:00"), amount).code,
              CalendarCode::kOutOfRange);
  }
  EXPECT_EQ(desk.AddWorkingTime(last, Hours(1)).code, CalendarCode::kOutOfRange);
  EXPECT_EQ(desk.AddWorkingTime(first, Hours(-1)).code, CalendarCode::kOutOfRange);
}

TEST(Desk, AroundTheClock) {
  CalendarSpec spec;
  for (auto& day : spec.weekly) day = {{0, 24 * kHour}};
  const Calendar desk = Compiled(spec, "America/New_York");
  const Instant start = At("2026-03-07 12:00:00", "America/New_York");
  EXPECT_EQ(desk.AddWorkingTime(start, Hours(1000)).at.us, start.us + Hours(1000).us);
  EXPECT_EQ(desk.NextClosing(start).code, CalendarCode::kOutOfRange);
  EXPECT_EQ(desk.NextOpening(start).code, CalendarCode::kOutOfRange);
  EXPECT_EQ(desk.PreviousOpening(start).code, CalendarCode::kOutOfRange);
  EXPECT_EQ(desk.PreviousClosing(start).code, CalendarCode::kOutOfRange);
  EXPECT_EQ(PlusDays(desk, "2026-03-07 12:00:00", 1, "America/New_York"),
            "2026-03-09 00:00:00 -04:00");
}

TEST(Desk, RefusedSpecs) {
  using Kind = CalendarError::Kind;
  EXPECT_EQ(Refused({}), Kind::kNoWorkingTime);
  EXPECT_EQ(Refused(Weekdays({{9 * kHour, 9 * kHour}})), Kind::kBadHours);
  EXPECT_EQ(Refused(Weekdays({{24 * kHour, 25 * kHour}})), Kind::kBadHours);
  EXPECT_EQ(Refused(Weekdays({{-1, kHour}})), Kind::kBadHours);
  EXPECT_EQ(Refused(Weekdays({{0, 24 * kHour + 1}})), Kind::kBadHours);
  EXPECT_EQ(Refused(Weekdays({{9 * kHour, 12 * kHour}, {12 * kHour - 1, 18 * kHour}})),
            Kind::kOverlap);
  EXPECT_EQ(Refused(Weekdays({{5 * kHour, 6 * kHour}, {22 * kHour, 30 * kHour}})), Kind::kOverlap);
  CalendarSpec spec = Weekdays({{22 * kHour, 30 * kHour}});
  spec.special_hours = {{Day(2026, 1, 6), "early", {{5 * kHour, 8 * kHour}}}};
  EXPECT_EQ(Refused(spec), Kind::kOverlap);
  spec.special_hours = {{Day(2026, 1, 6), "none", {}}};
  EXPECT_EQ(Refused(spec), Kind::kBadHours);
  spec = NineToSix();
  spec.days_off = {{Day(2026, 1, 6), "a"}, {Day(2026, 1, 6), "b"}};
  EXPECT_EQ(Refused(spec), Kind::kDuplicateDay);
  spec = NineToSix();
  spec.published_years = {2026, 2026};
  EXPECT_EQ(Refused(spec), Kind::kBadYear);
}

TEST(Desk, ProvisionalOutsideThePublishedYears) {
  CalendarSpec spec = Mainland();  // 2024 to 2026
  const Calendar desk = Compiled(spec);
  EXPECT_FALSE(desk.AddWorkingTime(At("2026-12-31 17:00:00"), Hours(1)).provisional);
  EXPECT_TRUE(desk.AddWorkingTime(At("2026-12-31 17:00:00"), Hours(2)).provisional);
  EXPECT_TRUE(desk.AddWorkingTime(At("2027-01-01 00:00:00"), Hours(1)).provisional);
  EXPECT_TRUE(desk.AddWorkingTime(At("2024-01-01 09:30:00"), Hours(-1)).provisional);
  EXPECT_FALSE(desk.AddWorkingTime(At("2024-01-01 09:30:00"), Minutes(-30)).provisional);
  EXPECT_FALSE(desk.IsProvisional(At("2024-01-01 00:00:00"), At("2027-01-01 00:00:00")));
  EXPECT_TRUE(desk.IsProvisional(At("2024-01-01 00:00:00"), {At("2027-01-01 00:00:00").us + 1}));
  spec.published_years = {2024, 2026};
  EXPECT_TRUE(Compiled(spec).IsProvisional(At("2024-06-01 00:00:00"), At("2026-06-01 00:00:00")));
  spec.uses_holidays = false;
  EXPECT_FALSE(Compiled(spec).IsProvisional(At("2030-06-01 00:00:00"), At("2031-06-01 00:00:00")));
}

TEST(Desk, MonthsBeforeAreCalendarMonths) {
  const Calendar desk = Compiled(NineToSix(), "America/New_York");
  const auto before = [&](const char* t, int months) {
    return Text(desk.MonthsBefore(At(t, "America/New_York"), months).at, "America/New_York");
  };
  EXPECT_EQ(before("2026-08-31 10:00:00.5", 6), "2026-02-28 10:00:00.5 -05:00");
  EXPECT_EQ(before("2028-08-31 10:00:00", 6), "2028-02-29 10:00:00 -05:00");
  EXPECT_EQ(before("2026-01-15 10:00:00", 3), "2025-10-15 10:00:00 -04:00");
  EXPECT_EQ(before("2026-05-08 02:30:00", 2), "2026-03-08 03:30:00 -04:00");  // CAL-11
  EXPECT_EQ(before("2026-01-31 10:00:00", -1), "2026-02-28 10:00:00 -05:00");
}

// CAL-12: a tick at the end of the pause is inside it, one at its beginning is not.
TEST(Desk, CAL12_TicksOfWorkingDays) {
  const Calendar desk = Compiled(NineToSix());
  const Instant start = At("2026-01-02 10:00:00");  // ticks: Monday 5 to Friday 9 at 18:00, ...
  const auto ticks = [&](const char* from, const char* to) {
    return desk.WorkingDayTicks(start, At(from), At(to)).value;
  };
  EXPECT_EQ(ticks("2026-01-02 11:00:00", "2026-01-05 17:59:59"), 0);
  EXPECT_EQ(ticks("2026-01-02 11:00:00", "2026-01-05 18:00:00"), 1);
  EXPECT_EQ(ticks("2026-01-05 18:00:00", "2026-01-06 18:00:00"), 1);
  EXPECT_EQ(ticks("2026-01-05 17:59:59.999999", "2026-01-06 18:00:00"), 2);
  EXPECT_EQ(ticks("2026-01-09 18:00:00", "2026-01-12 09:00:00"), 0);
  EXPECT_EQ(ticks("2025-01-01 00:00:00", "2026-01-02 23:00:00"), 0);  // before the clock ran
  EXPECT_EQ(ticks("2026-01-06 18:00:00", "2026-01-06 18:00:00"), 0);
  EXPECT_EQ(ticks("2026-01-07 18:00:00", "2026-01-06 17:00:00"), 0);
}

TEST(Desk, SpansNameWhatDecided) {
  CalendarSpec spec = Mainland();
  spec.special_hours = {{Day(2026, 2, 24), "短日", {{10 * kHour, 12 * kHour}}}};
  const Calendar desk = Compiled(spec);
  std::vector<std::string> spans;
  desk.ForEachSpan(At("2026-02-13 17:00:00"), At("2026-02-24 11:00:00"),
                   [&](const CalendarSpan& span) {
                     spans.push_back(std::to_string(static_cast<int>(span.kind)) + "/" +
                                     std::to_string(span.entry) + " until " + Text(span.to));
                   });
  EXPECT_THAT(spans, ElementsAre("0/-1 until 2026-02-13 18:00:00 +08:00",  //
                                 "3/-1 until 2026-02-14 09:00:00 +08:00",  //
                                 "1/0 until 2026-02-14 18:00:00 +08:00",   //
                                 "3/-1 until 2026-02-15 00:00:00 +08:00",  //
                                 "4/0 until 2026-02-16 00:00:00 +08:00",   //
                                 "4/1 until 2026-02-17 00:00:00 +08:00",   //
                                 "4/2 until 2026-02-18 00:00:00 +08:00",   //
                                 "4/3 until 2026-02-19 00:00:00 +08:00",   //
                                 "4/4 until 2026-02-20 00:00:00 +08:00",   //
                                 "4/5 until 2026-02-21 00:00:00 +08:00",   //
                                 "4/6 until 2026-02-22 00:00:00 +08:00",   //
                                 "4/7 until 2026-02-23 00:00:00 +08:00",   //
                                 "4/8 until 2026-02-24 00:00:00 +08:00",   //
                                 "3/-1 until 2026-02-24 10:00:00 +08:00",  //
                                 "2/0 until 2026-02-24 11:00:00 +08:00"));
}

// More openings in a bucket than the short loop of the kernel takes.
TEST(Desk, ManyShortHours) {
  std::vector<WorkHours> hours;
  for (std::int32_t i = 0; i < 16; ++i)
    hours.push_back({9 * kHour + i * 60, 9 * kHour + i * 60 + 1});
  CalendarSpec spec = Weekdays(hours);
  spec.weekly[5] = {{0, 24 * kHour}};
  const Calendar desk = Compiled(spec);
  for (int i = 0; i < 16; ++i) {
    const Instant start{At("2026-01-05 00:00:00").us};
    const Instant opening{start.us + (9 * kHour + i * 60) * kMicrosPerSecond};
    EXPECT_EQ(desk.AddWorkingTime(start, {Seconds(i).us + 1}).at.us, opening.us + 1);
    EXPECT_EQ(desk.WorkingTimeBetween(start, opening).value, Seconds(i));
  }
}

}  // namespace
}  // namespace guiju::internal
