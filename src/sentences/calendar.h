// What is said about calendars and holiday books.
#ifndef GUIJU_SRC_SENTENCES_CALENDAR_H_
#define GUIJU_SRC_SENTENCES_CALENDAR_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kCalendarZoneUnknown{
    "calendar_zone_unknown",
    "'{value}' is no time zone that is known here: write an IANA name such as Asia/Shanghai, or an "
    "offset such as +08:00.",
    "不认识时区“{value}”：请写 IANA 时区名（例如 Asia/Shanghai）或固定偏移（例如 +08:00）。"};

inline constexpr Sentence kCalendarDateWrong{
    "calendar_date_wrong",
    "'{value}' is no date: write YYYY-MM-DD, a day that exists in the years 1970 to 2099.",
    "“{value}”不是日期：请写 YYYY-MM-DD，且须是 1970 至 2099 年间存在的一天。"};

inline constexpr Sentence kCalendarTimeWrong{
    "calendar_time_wrong",
    "'{value}' is no time of day: write HH:MM or HH:MM:SS from 00:00 to 23:59:59; only the end of "
    "hours may be 24:00.",
    "“{value}”不是一天中的时刻：请写 HH:MM 或 HH:MM:SS，范围 00:00 至 23:59:59；只有结束时刻可以写 "
    "24:00。"};

inline constexpr Sentence kCalendarHoursOverlap{
    "calendar_hours_overlap",
    "The hours {first} and {second} overlap, so part of the time would count twice.",
    "时段 {first} 与 {second} 重叠，其中一部分时间会被算两次。"};

inline constexpr Sentence kCalendarHoursReachOver{
    "calendar_hours_reach_over",
    "The hours of {day} overlap with those that the day before carries past midnight.",
    "{day}的时段与前一天跨过午夜的时段重叠。"};

inline constexpr Sentence kCalendarHoursMissing{
    "calendar_hours_missing", "{date} is a day with hours of its own, but none are given.",
    "{date} 应有自己的工作时段，却一个也没有写。"};

inline constexpr Sentence kCalendarWeekdayTwice{
    "calendar_weekday_twice",
    "{day} stands in more than one entry of the weekly hours: give all its hours in one.",
    "{day}出现在不止一条每周时段里：请把它的全部时段写在同一条中。"};

inline constexpr Sentence kCalendarDateTwice{"calendar_date_twice",
                                             "{date} stands twice in this list: keep one entry.",
                                             "{date} 在这个列表中出现了两次：请只留一条。"};

inline constexpr Sentence kCalendarConflict{
    "calendar_conflict",
    "{date} is a day off by {off} and has working hours by {hours}: set on_conflict to "
    "HOLIDAY_WINS "
    "or OVERRIDE_WINS, or remove one of the two.",
    "{date} 按 {off} 是休息日，按 {hours} 又有工作时段：请把 on_conflict 设为 HOLIDAY_WINS 或 "
    "OVERRIDE_WINS，或删去其中一条。"};

inline constexpr Sentence kCalendarBookUnknown{
    "calendar_book_unknown", "There is no holiday book '{value}'; the books here are: {known}.",
    "没有名为“{value}”的节假日表；现有的表是：{known}。"};

inline constexpr Sentence kCalendarBookTwice{"calendar_book_twice",
                                             "The holiday book '{value}' is here twice: keep one.",
                                             "节假日表“{value}”出现了两次：请只留一个。"};

inline constexpr Sentence kCalendarYearTwice{
    "calendar_year_twice",
    "The year {year} stands twice in this book: put its days into one entry.",
    "{year} 年在这个节假日表中出现了两次：请把它的日期写在同一条中。"};

inline constexpr Sentence kCalendarDateOutsideYear{
    "calendar_date_outside_year", "{date} does not lie in the year {year} under which it stands.",
    "{date} 不在它所属的 {year} 年之内。"};

inline constexpr Sentence kCalendarNoWorkingTime{
    "calendar_no_working_time",
    "This calendar has no working time at all, so nothing would ever fall due.",
    "这个日历没有任何工作时间，任何期限都不会到期。"};

inline constexpr const Sentence* kAllCalendar[] = {
    &kCalendarZoneUnknown,     &kCalendarDateWrong,      &kCalendarTimeWrong,
    &kCalendarHoursOverlap,    &kCalendarHoursReachOver, &kCalendarHoursMissing,
    &kCalendarWeekdayTwice,    &kCalendarDateTwice,      &kCalendarConflict,
    &kCalendarBookUnknown,     &kCalendarBookTwice,      &kCalendarYearTwice,
    &kCalendarDateOutsideYear, &kCalendarNoWorkingTime,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_CALENDAR_H_
