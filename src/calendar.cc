#include "sentences/calendar.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar_section.h"
#include "zones.h"

namespace guiju::internal {
namespace {

// Two decimal digits, or -1.
std::int32_t TwoDigits(std::string_view text) {
  const bool digits =
      text.size() == 2 && text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
  return digits ? (text[0] - '0') * 10 + (text[1] - '0') : -1;
}

// "HH:MM[:SS]" -> seconds since 00:00; 24:00 is 86400.
std::optional<std::int32_t> ParseTimeOfDay(std::string_view text) {
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':') return std::nullopt;
  if (text.size() == 8 && text[5] != ':') return std::nullopt;
  const std::int32_t hour = TwoDigits(text.substr(0, 2));
  const std::int32_t minute = TwoDigits(text.substr(3, 2));
  const std::int32_t second = text.size() == 8 ? TwoDigits(text.substr(6, 2)) : 0;
  if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  const std::int32_t total = (hour * 60 + minute) * 60 + second;
  if (total > kSecondsPerDay) return std::nullopt;
  return total;
}

// "YYYY-MM-DD", a day that exists in the years of facts.
std::optional<CivilDay> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::int32_t century = TwoDigits(text.substr(0, 2));
  const std::int32_t year = TwoDigits(text.substr(2, 2));
  const CivilDate date{century * 100 + year, TwoDigits(text.substr(5, 2)),
                       TwoDigits(text.substr(8, 2))};
  if (century < 0 || year < 0 || !IsValidDate(date)) return std::nullopt;
  const CivilDay day = ToCivilDay(date);
  const Instant start = FromUnixSeconds(day.number * kSecondsPerDay);
  if (start < kMinFact || start >= kEndOfFacts) return std::nullopt;
  return day;
}

std::string TwoPlaces(std::int32_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string DateText(CivilDay day) {
  const CivilDate date = ToCivilDate(day);
  return std::to_string(date.year) + "-" + TwoPlaces(date.month) + "-" + TwoPlaces(date.day);
}

Argument WeekdayArgument(std::int32_t weekday) {
  constexpr std::array<std::pair<const char*, const char*>, 7> kNames{{{"Monday", "星期一"},
                                                                       {"Tuesday", "星期二"},
                                                                       {"Wednesday", "星期三"},
                                                                       {"Thursday", "星期四"},
                                                                       {"Friday", "星期五"},
                                                                       {"Saturday", "星期六"},
                                                                       {"Sunday", "星期日"}}};
  const auto& name = kNames[static_cast<std::size_t>(weekday - 1)];
  return {"day", name.first, name.second};
}

const v1::HolidayBook* FindBook(const HolidayBooks& books, const std::string& id) {
  for (const v1::HolidayBook& book : books) {
    if (book.id() == id) return &book;
  }
  return nullptr;
}

class Section {
 public:
  Section(const v1::Calendar& message, const HolidayBooks& books, std::string path,
          Problems* problems)
      : message_(message), books_(books), path_(std::move(path)), problems_(problems) {}

  std::optional<Calendar> Compile() {
    std::optional<ZoneTable> zone = FindZone(message_.zone());
    if (!zone) Error(At(path_, "zone"), kCalendarZoneUnknown, {{"value", message_.zone()}});
    spec_.id = message_.id();
    ReadWeekly();
    make_up_hours_ = ReadHours(message_.make_up_hours(), At(path_, "make_up_hours"));
    ReadOwnDates();
    ReadBooks();
    ReadSettings();
    CheckConflicts();
    if (failed_) return std::nullopt;
    CalendarError error;
    std::optional<Calendar> calendar = Calendar::Compile(spec_, *zone, &error);
    if (!calendar) Report(error);
    return calendar;
  }

 private:
  void Error(std::string path, const Sentence& sentence, const Arguments& arguments) {
    failed_ = true;
    problems_->Error(std::move(path), sentence, arguments);
  }

  template <typename List>
  std::vector<WorkHours> ReadHours(const List& list, const std::string& path) {
    struct Placed {
      WorkHours hours;
      int index;
    };
    std::vector<Placed> placed;
    for (int i = 0; i < list.size(); ++i) {
      const auto from = ParseTimeOfDay(list[i].from());
      auto to = ParseTimeOfDay(list[i].to());
      const bool from_ok = from && *from < kSecondsPerDay;
      if (!from_ok) Wrong(At(At(path, i), "from"), list[i].from());
      if (!to) Wrong(At(At(path, i), "to"), list[i].to());
      if (!from_ok || !to) continue;
      if (*to <= *from) *to += static_cast<std::int32_t>(kSecondsPerDay);
      placed.push_back({{*from, *to}, i});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed& a, const Placed& b) { return a.hours.from < b.hours.from; });
    std::vector<WorkHours> hours;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (i > 0 && placed[i].hours.from < placed[i - 1].hours.to) {
        const auto text = [&](const Placed& p) {
          return list[p.index].from() + "-" + list[p.index].to();
        };
        Error(At(path, placed[i].index), kCalendarHoursOverlap,
              {{"first", text(placed[i - 1])}, {"second", text(placed[i])}});
      }
      hours.push_back(placed[i].hours);
    }
    return hours;
  }

  void Wrong(std::string path, const std::string& value) {
    Error(std::move(path), kCalendarTimeWrong, {{"value", value}});
  }

  void ReadWeekly() {
    std::set<int> seen;
    for (int i = 0; i < message_.weekly_size(); ++i) {
      const v1::WeeklyHours& entry = message_.weekly(i);
      const std::string path = At(At(path_, "weekly"), i);
      const std::vector<WorkHours> hours = ReadHours(entry.hours(), At(path, "hours"));
      for (int j = 0; j < entry.day_size(); ++j) {
        const int day = entry.day(j);
        if (day < v1::Weekday::MONDAY || day > v1::Weekday::SUNDAY) continue;
        if (!seen.insert(day).second) {
          Error(At(At(path, "day"), j), kCalendarWeekdayTwice, {WeekdayArgument(day)});
        }
        spec_.weekly[static_cast<std::size_t>(day - 1)] = hours;
      }
    }
  }

  // The date of an entry, unless it is wrong or stands in the list already.
  std::optional<CivilDay> ReadDate(const std::string& text, const std::string& path,
                                   std::map<std::int32_t, std::string>* list) {
    const std::optional<CivilDay> day = ParseDate(text);
    if (!day) {
      Error(At(path, "date"), kCalendarDateWrong, {{"value", text}});
    } else if (!list->emplace(day->number, path).second) {
      Error(At(path, "date"), kCalendarDateTwice, {{"date", text}});
      return std::nullopt;
    }
    return day;
  }

  void ReadOwnDates() {
    for (int i = 0; i < message_.day_off_size(); ++i) {
      const v1::DayOff& entry = message_.day_off(i);
      const auto day = ReadDate(entry.date(), At(At(path_, "day_off"), i), &off_);
      if (day) spec_.days_off.push_back({*day, entry.name()});
    }
    for (int i = 0; i < message_.worked_day_size(); ++i) {
      const v1::WorkedDay& entry = message_.worked_day(i);
      const std::string path = At(At(path_, "worked_day"), i);
      const auto day = ReadDate(entry.date(), path, &worked_);
      if (day) AddWorked(*day, entry, path);
    }
    for (int i = 0; i < message_.special_hours_size(); ++i) {
      const v1::SpecialHours& entry = message_.special_hours(i);
      const std::string path = At(At(path_, "special_hours"), i);
      const auto day = ReadDate(entry.date(), path, &special_);
      std::vector<WorkHours> hours = ReadHours(entry.hours(), At(path, "hours"));
      if (!day) continue;
      if (hours.empty()) Error(path, kCalendarHoursMissing, {{"date", entry.date()}});
      spec_.special_hours.push_back({*day, entry.name(), std::move(hours)});
    }
  }

  void AddWorked(CivilDay day, const v1::WorkedDay& entry, const std::string& path) {
    std::vector<WorkHours> hours =
        entry.hours().empty() ? make_up_hours_ : ReadHours(entry.hours(), At(path, "hours"));
    if (hours.empty()) Error(path, kCalendarHoursMissing, {{"date", entry.date()}});
    spec_.worked_days.push_back({day, entry.name(), std::move(hours)});
  }

  // The calendar's own entries come before those of its books, and a date that two books have
  // counts once.
  void ReadBooks() {
    std::map<std::int32_t, int> published;
    for (int i = 0; i < message_.holidays_size(); ++i) {
      const std::string& id = message_.holidays(i);
      const std::string path = At(At(path_, "holidays"), i);
      const v1::HolidayBook* book = FindBook(books_, id);
      if (book == nullptr) {
        Error(path, kCalendarBookUnknown, {{"value", id}, {"known", KnownBooks()}});
        continue;
      }
      const auto before = message_.holidays().begin();
      if (std::find(before, before + i, id) != before + i) {
        Error(path, kCalendarBookTwice, {{"value", id}});
        continue;
      }
      std::set<std::int32_t> years;
      for (const v1::HolidayBook::Year& year : book->year()) {
        ReadYear(year, path + " (" + id + ")");
        if (years.insert(year.year()).second) ++published[year.year()];
      }
    }
    spec_.uses_holidays = message_.holidays_size() > 0;
    for (const auto& [year, books] : published) {
      if (books == message_.holidays_size()) spec_.published_years.push_back(year);
    }
  }

  void ReadYear(const v1::HolidayBook::Year& year, const std::string& path) {
    for (const v1::DayOff& entry : year.day_off()) {
      const std::optional<CivilDay> day = ParseDate(entry.date());
      if (!day || !off_.emplace(day->number, path).second) continue;
      spec_.days_off.push_back({*day, entry.name()});
    }
    for (const v1::WorkedDay& entry : year.worked_day()) {
      const std::optional<CivilDay> day = ParseDate(entry.date());
      if (!day || !worked_.emplace(day->number, path).second) continue;
      AddWorked(*day, entry, path);
    }
  }

  std::string KnownBooks() const {
    std::string known;
    for (const v1::HolidayBook& book : books_) known += (known.empty() ? "" : ", ") + book.id();
    return known.empty() ? "-" : known;
  }

  // Both lists of settings run in the same order, and 0 and 1 are both the default.
  template <typename Setting>
  static Setting As(int value) {
    return static_cast<Setting>(value > 0 ? value - 1 : 0);
  }

  template <typename Setting>
  void Read(int value, bool known, Setting* setting) {
    if (known) *setting = As<Setting>(value);
  }

  void ReadSettings() {
    using C = v1::Calendar;
    const auto read = [&](auto value, bool (*is_valid)(int), auto* setting) {
      Read(static_cast<int>(value), is_valid(static_cast<int>(value)), setting);
    };
    read(message_.at_closing(), C::AtClosing::Value_IsValid, &spec_.at_closing);
    read(message_.closed_start(), C::ClosedStart::Value_IsValid, &spec_.closed_start);
    read(message_.day_deadline(), C::DayDeadline::Value_IsValid, &spec_.day_deadline);
    read(message_.on_conflict(), C::OnConflict::Value_IsValid, &spec_.on_conflict);
    read(message_.reversed(), C::Reversed::Value_IsValid, &spec_.reversed);
    read(message_.closing_instant(), C::ClosingInstant::Value_IsValid, &spec_.closing_instant);
    read(message_.zero_amount(), C::ZeroAmount::Value_IsValid, &spec_.zero_amount);
    read(message_.clock_change(), C::ClockChange::Value_IsValid, &spec_.clock_change);
    read(message_.skipped_time(), C::SkippedTime::Value_IsValid, &spec_.skipped_time);
    read(message_.repeated_time(), C::RepeatedTime::Value_IsValid, &spec_.repeated_time);
  }

  void CheckConflicts() {
    if (spec_.on_conflict != OnConflict::kRefuse) return;
    for (const auto& [day, off] : off_) {
      for (const auto* list : {&worked_, &special_}) {
        const auto found = list->find(day);
        if (found == list->end()) continue;
        Error(found->second.substr(0, found->second.find(' ')), kCalendarConflict,
              {{"date", DateText({day})}, {"off", off}, {"hours", found->second}});
      }
    }
  }

  void Report(const CalendarError& error) {
    const Argument day = error.weekday > 0 ? WeekdayArgument(error.weekday % 7 + 1)
                                           : Argument("day", DateText(error.day));
    if (error.kind == CalendarError::Kind::kOverlap) {
      Error(error.weekday > 0 ? At(path_, "weekly") : path_, kCalendarHoursReachOver, {day});
    } else {
      // The other kinds were looked for above, with their places.
      Error(path_, kCalendarNoWorkingTime, {});
    }
  }

  const v1::Calendar& message_;
  const HolidayBooks& books_;
  const std::string path_;
  Problems* const problems_;
  bool failed_ = false;
  CalendarSpec spec_;
  std::vector<WorkHours> make_up_hours_;
  // Day -> the place that says so.
  std::map<std::int32_t, std::string> off_;
  std::map<std::int32_t, std::string> worked_;
  std::map<std::int32_t, std::string> special_;
};

template <typename List>
void CheckBookDates(const List& list, std::int32_t year, const std::string& path,
                    Problems* problems) {
  std::set<std::int32_t> seen;
  for (int i = 0; i < list.size(); ++i) {
    const std::string place = At(At(path, i), "date");
    const std::string& text = list[i].date();
    const std::optional<CivilDay> day = ParseDate(text);
    if (!day) {
      problems->Error(place, kCalendarDateWrong, {{"value", text}});
    } else if (!seen.insert(day->number).second) {
      problems->Error(place, kCalendarDateTwice, {{"date", text}});
    } else if (ToCivilDate(*day).year != year) {
      problems->Error(place, kCalendarDateOutsideYear,
                      {{"date", text}, {"year", std::to_string(year)}});
    }
  }
}

}  // namespace

void CheckHolidayBooks(const HolidayBooks& books, const std::string& path, Problems* problems) {
  std::set<std::string> ids;
  for (int i = 0; i < books.size(); ++i) {
    const v1::HolidayBook& book = books[i];
    const std::string book_path = At(path, i);
    if (!ids.insert(book.id()).second) {
      problems->Error(At(book_path, "id"), kCalendarBookTwice, {{"value", book.id()}});
    }
    std::set<std::int32_t> years;
    for (int j = 0; j < book.year_size(); ++j) {
      const v1::HolidayBook::Year& year = book.year(j);
      const std::string year_path = At(At(book_path, "year"), j);
      if (!years.insert(year.year()).second) {
        problems->Error(At(year_path, "year"), kCalendarYearTwice,
                        {{"year", std::to_string(year.year())}});
      }
      CheckBookDates(year.day_off(), year.year(), At(year_path, "day_off"), problems);
      CheckBookDates(year.worked_day(), year.year(), At(year_path, "worked_day"), problems);
    }
  }
}

std::optional<Calendar> CompileCalendar(const v1::Calendar& message, const HolidayBooks& books,
                                        const std::string& path, Problems* problems) {
  return Section(message, books, path, problems).Compile();
}

}  // namespace guiju::internal
