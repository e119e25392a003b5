#include "calendar_section.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "calendar_fixture.h"
#include "embedded.h"
#include "message_source.h"
#include "sentences/calendar.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kDesk[] = R"(
  id: "desk" zone: "Asia/Shanghai" holidays: "cn_mainland"
  weekly { day: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] hours { from: "09:00" to: "18:00" } }
  make_up_hours { from: "09:00" to: "18:00" }
  at_closing: DUE_AT_CLOSING closed_start: NEXT_WORKING_DAY_IS_DAY_ONE
  day_deadline: CLOSE_OF_BUSINESS on_conflict: REFUSE reversed: NEGATIVE closing_instant: CLOSED
  zero_amount: NEXT_OPENING clock_change: ELAPSED skipped_time: MOVE_BY_GAP repeated_time: EARLIER
)";

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

HolidayBooks Mainland2026() {
  std::ifstream file(GUIJU_SOURCE_DIR "/proto/policies/calendars/cn_mainland.textproto");
  std::stringstream text;
  text << file.rdbuf();
  HolidayBooks books;
  *books.Add() = Parse<v1::HolidayBook>(text.str());
  return books;
}

struct Result {
  std::optional<Calendar> calendar;
  Findings findings;

  std::vector<std::string> Said() const {
    std::vector<std::string> said;
    for (const Finding& finding : findings) said.push_back(finding.path + " " + finding.id);
    return said;
  }
};

Result Compile(const std::string& text, const HolidayBooks& books = Mainland2026()) {
  Problems problems;
  std::optional<Calendar> calendar =
      CompileCalendar(Parse<v1::Calendar>(text), books, "calendar[0]", &problems);
  return {std::move(calendar), problems.findings()};
}

// `kDesk` with one text put in place of another, or added at the end.
std::string With(const std::string& from, const std::string& to) {
  std::string text = kDesk;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}
std::string Plus(const std::string& more) { return kDesk + more; }

TEST(CalendarSection, CompilesTheMainlandsYears) {
  const Result result = Compile(kDesk);
  ASSERT_TRUE(result.calendar.has_value()) << result.Said().at(0);
  EXPECT_THAT(result.findings, IsEmpty());
  const Calendar& desk = *result.calendar;
  // CAL-4, Spring Festival 2026 and National Day 2024.
  EXPECT_TRUE(desk.IsWorkingDay(Day(2026, 2, 28)));
  EXPECT_FALSE(desk.IsWorkingDay(Day(2026, 2, 23)));
  EXPECT_EQ(Text(desk.AddWorkingDays(At("2026-02-13 16:00:00"), 3).at),
            "2026-02-25 18:00:00 +08:00");
  EXPECT_EQ(Text(desk.AddWorkingDays(At("2024-09-30 16:00:00"), 5).at),
            "2024-10-12 18:00:00 +08:00");
  EXPECT_FALSE(desk.AddWorkingDays(At("2026-12-30 16:00:00"), 1).provisional);
  EXPECT_TRUE(desk.AddWorkingDays(At("2026-12-31 16:00:00"), 1).provisional);
  EXPECT_TRUE(desk.AddWorkingDays(At("2019-12-31 16:00:00"), 1).provisional);
}

TEST(CalendarSection, MainlandBookIsSound) {
  const HolidayBooks books = Mainland2026();
  Problems problems;
  CheckHolidayBooks(books, "holiday_book", &problems);
  EXPECT_THAT(problems.findings(), IsEmpty());
  ASSERT_EQ(books[0].year_size(), 7);
  for (const v1::HolidayBook::Year& year : books[0].year()) {
    // Eleven days of public holidays, thirteen since 2025, and the weekends that join them.
    EXPECT_GE(year.day_off_size(), 26) << year.year();
    for (const v1::WorkedDay& worked : year.worked_day()) {
      const CivilDate date{year.year(), std::stoi(worked.date().substr(5, 2)),
                           std::stoi(worked.date().substr(8, 2))};
      EXPECT_GE(WeekdayOf(ToCivilDay(date)), 6) << worked.date();
    }
  }
}

TEST(CalendarSection, ReadsHoursOfEveryForm) {
  const Result result = Compile(With(R"(from: "09:00" to: "18:00" } })",
                                     R"(from: "22:00" to: "06:00:30" }
                                        hours { from: "12:00:00" to: "13:00" } }
                                        weekly { day: SATURDAY hours { from: "12:00" to: "24:00" } })"));
  ASSERT_TRUE(result.calendar.has_value()) << result.Said().at(0);
  const CalendarSpec& spec = result.calendar->spec();
  ASSERT_EQ(spec.weekly[0].size(), 2U);
  EXPECT_EQ(spec.weekly[0][0].from, 12 * kHour);
  EXPECT_EQ(spec.weekly[0][1].from, 22 * kHour);
  EXPECT_EQ(spec.weekly[0][1].to, 30 * kHour + 30);
  EXPECT_EQ(spec.weekly[5][0].to, 24 * kHour);
}

TEST(CalendarSection, ReadsEverySetting) {
  std::string text = kDesk;
  const auto set = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  set("DUE_AT_CLOSING", "DUE_AT_NEXT_OPENING");
  set("NEXT_WORKING_DAY_IS_DAY_ONE", "ROLL_TO_OPENING_FIRST");
  set("CLOSE_OF_BUSINESS", "MIDNIGHT");
  set("REFUSE", "OVERRIDE_WINS");
  set("NEGATIVE", "ERROR");
  set("closing_instant: CLOSED", "closing_instant: OPEN");
  set("NEXT_OPENING clock", "UNCHANGED clock");
  set("ELAPSED", "WALL_CLOCK");
  set("MOVE_BY_GAP", "TRANSITION");
  set("EARLIER", "LATER");
  const Result result = Compile(text);
  ASSERT_TRUE(result.calendar.has_value());
  const CalendarSpec& spec = result.calendar->spec();
  EXPECT_EQ(spec.at_closing, AtClosing::kDueAtNextOpening);
  EXPECT_EQ(spec.closed_start, ClosedStart::kRollToOpeningFirst);
  EXPECT_EQ(spec.day_deadline, DayDeadline::kMidnight);
  EXPECT_EQ(spec.on_conflict, OnConflict::kOverrideWins);
  EXPECT_EQ(spec.reversed, Reversed::kError);
  EXPECT_EQ(spec.closing_instant, ClosingInstant::kOpen);
  EXPECT_EQ(spec.zero_amount, ZeroAmount::kUnchanged);
  EXPECT_EQ(spec.clock_change, ClockChange::kWallClock);
  EXPECT_EQ(spec.skipped_time, SkippedTime::kTransition);
  EXPECT_EQ(spec.repeated_time, RepeatedTime::kLater);
}

TEST(CalendarSection, NamesWhatIsWrong) {
  struct Case {
    std::string text;
    std::string path;
    const Sentence* sentence;
  };
  const Case cases[] = {
      {With("Asia/Shanghai", "Asia/Shangahi"), "calendar[0].zone", &kCalendarZoneUnknown},
      {With("Asia/Shanghai", "/etc/localtime"), "calendar[0].zone", &kCalendarZoneUnknown},
      {With(R"(from: "09:00" to: "18:00" } })", R"(from: "9:00" to: "18:00" } })"),
       "calendar[0].weekly[0].hours[0].from", &kCalendarTimeWrong},
      {With(R"(from: "09:00" to: "18:00" } })", R"(from: "24:00" to: "18:00" } })"),
       "calendar[0].weekly[0].hours[0].from", &kCalendarTimeWrong},
      {With(R"(from: "09:00" to: "18:00" } })", R"(from: "09:00" to: "24:01" } })"),
       "calendar[0].weekly[0].hours[0].to", &kCalendarTimeWrong},
      {With(R"(from: "09:00" to: "18:00" } })", R"(from: "09:00" to: "18:60" } })"),
       "calendar[0].weekly[0].hours[0].to", &kCalendarTimeWrong},
      {With(R"(to: "18:00" } })", R"(to: "18:00" } hours { from: "17:59:59" to: "19:00" } })"),
       "calendar[0].weekly[0].hours[1]", &kCalendarHoursOverlap},
      {With(R"(from: "09:00" to: "18:00" } })", R"(from: "09:00" to: "08:00" }
                                                   hours { from: "08:00" to: "09:00" } })"),
       "", nullptr},
      {Plus(R"(weekly { day: FRIDAY hours { from: "19:00" to: "20:00" } })"),
       "calendar[0].weekly[1].day[0]", &kCalendarWeekdayTwice},
      {Plus(R"(weekly { day: SUNDAY hours { from: "19:00" to: "09:01" } })"), "calendar[0].weekly",
       &kCalendarHoursReachOver},
      {Plus(R"(day_off { date: "2026-02-30" })"), "calendar[0].day_off[0].date",
       &kCalendarDateWrong},
      {Plus(R"(day_off { date: "2100-01-01" })"), "calendar[0].day_off[0].date",
       &kCalendarDateWrong},
      {Plus(R"(day_off { date: "2026-3-01" })"), "calendar[0].day_off[0].date",
       &kCalendarDateWrong},
      {Plus(R"(day_off { date: "2026-03-03" } day_off { date: "2026-03-03" })"),
       "calendar[0].day_off[1].date", &kCalendarDateTwice},
      {Plus(R"(worked_day { date: "2026-02-16" })"), "calendar[0].worked_day[0]",
       &kCalendarConflict},
      {Plus(R"(day_off { date: "2026-02-14" })"), "calendar[0].holidays[0]", &kCalendarConflict},
      {Plus(R"(special_hours { date: "2026-03-02" })"), "calendar[0].special_hours[0]",
       &kCalendarHoursMissing},
      {Plus(R"(holidays: "cn")"), "calendar[0].holidays[1]", &kCalendarBookUnknown},
      {Plus(R"(holidays: "cn_mainland")"), "calendar[0].holidays[1]", &kCalendarBookTwice},
      {R"(id: "x" zone: "UTC")", "calendar[0]", &kCalendarNoWorkingTime},
  };
  for (const Case& c : cases) {
    const Result result = Compile(c.text);
    if (c.sentence == nullptr) {
      EXPECT_TRUE(result.calendar.has_value()) << c.text;
      continue;
    }
    EXPECT_FALSE(result.calendar.has_value()) << c.text;
    EXPECT_THAT(result.Said(), ElementsAre(c.path + " " + std::string(c.sentence->id))) << c.text;
  }
}

TEST(CalendarSection, ReportsAllProblemsOfOneRun) {
  const Result result = Compile(R"(
    id: "x" zone: "Mars" holidays: "none"
    weekly { day: MONDAY hours { from: "x" to: "y" } }
    day_off { date: "z" })");
  EXPECT_EQ(result.findings.size(), 5U);
}

TEST(CalendarSection, ChecksBooks) {
  HolidayBooks books;
  const auto book = Parse<v1::HolidayBook>(R"(
    id: "b"
    year { year: 2026 day_off { date: "2026-01-01" } day_off { date: "2026-01-01" }
           worked_day { date: "2025-12-31" } worked_day { date: "x" } }
    year { year: 2026 })");
  *books.Add() = book;
  *books.Add() = Parse<v1::HolidayBook>(R"(id: "b")");
  Problems problems;
  CheckHolidayBooks(books, "holiday_book", &problems);
  const Result result{std::nullopt, problems.findings()};
  EXPECT_THAT(result.Said(),
              ElementsAre("holiday_book[0].year[0].day_off[1].date calendar_date_twice",
                          "holiday_book[0].year[0].worked_day[0].date calendar_date_outside_year",
                          "holiday_book[0].year[0].worked_day[1].date calendar_date_wrong",
                          "holiday_book[0].year[1].year calendar_year_twice",
                          "holiday_book[1].id calendar_book_twice"));
}

TEST(CalendarSection, SentencesTakeTheirArguments) {
  for (const Sentence* sentence : kAllCalendar) {
    EXPECT_FALSE(sentence->en.empty());
    EXPECT_FALSE(sentence->zh.empty());
  }
  const Result result = Compile(Plus(R"(worked_day { date: "2026-02-16" } holidays: "cn")"));
  for (const Finding& finding : result.findings) {
    EXPECT_EQ(finding.en.find('{'), std::string::npos) << finding.en;
    EXPECT_EQ(finding.zh.find('{'), std::string::npos) << finding.zh;
  }
}

TEST(HolidayBooks, OfTheLibraryAreCalledAsTheirFiles) {
  for (std::size_t i = 0; i < kHolidayBookFilesCount; ++i) {
    const EmbeddedFile& file = kHolidayBookFiles[i];
    v1::HolidayBook book;
    ReadMessage({file.text, std::string(file.name), SourceForm::kText}, &book);
    EXPECT_EQ(book.id() + ".textproto", file.name);
  }
}

}  // namespace
}  // namespace guiju::internal
