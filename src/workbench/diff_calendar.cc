// Days of calendars whose working hours are not the same.
#include <algorithm>
#include <map>

#include "format.h"
#include "sentences/diff.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

// Whether the desk is open from `opening` to `closing`.
struct Open {
  Instant opening;
  Instant closing;
  bool operator==(const Open& o) const { return opening == o.opening && closing == o.closing; }
};

// All hours of a calendar's years of answers, in order; those that abut are one.
std::vector<Open> HoursOf(const Calendar& calendar) {
  std::vector<Open> hours;
  Instant at = kMinFact;
  const CalendarAnswer first = calendar.FirstWorkingInstant(at);
  bool open = first.code == CalendarCode::kOk && first.at == at;
  while (true) {
    if (!open) {
      const CalendarAnswer opening = calendar.NextOpening(at);
      if (opening.code != CalendarCode::kOk || !(opening.at < kEndOfFacts)) return hours;
      at = opening.at;
    }
    const CalendarAnswer closing = calendar.NextClosing(at);
    const bool closes = closing.code == CalendarCode::kOk && closing.at < kEndOfFacts;
    hours.push_back({at, closes ? closing.at : kEndOfFacts});
    if (!closes) return hours;
    at = closing.at;
    open = false;
  }
}

std::string Clock(const Calendar& calendar, Instant at, CivilDay day) {
  const std::int64_t second =
      calendar.SecondOfDay(at) + (calendar.DayOf(at).number - day.number) * kSecondsPerDay;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string text = two(second / 3600) + ":" + two(second / 60 % 60);
  if (second % 60 != 0) text += ":" + two(second % 60);
  return text;
}

// The hours that only one of the two has make a day differ; then all hours of the day are told.
void AddDays(const Calendar& calendar, const std::vector<Open>& hours,
             const std::vector<bool>& only_here, std::set<std::int32_t>* days) {
  for (std::size_t i = 0; i < hours.size(); ++i) {
    if (only_here[i]) days->insert(calendar.DayOf(hours[i].opening).number);
  }
}

// Of two ascending lists, what only one has.
void Mark(const std::vector<Open>& a, const std::vector<Open>& b, std::vector<bool>* only_a,
          std::vector<bool>* only_b) {
  only_a->assign(a.size(), false);
  only_b->assign(b.size(), false);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && a[i].opening <= b[j].opening)) {
      (*only_a)[i++] = true;
    } else {
      (*only_b)[j++] = true;
    }
  }
}

std::string HoursOn(const Calendar& calendar, const std::vector<Open>& hours, CivilDay day) {
  const Instant begin = calendar.StartOfDay(day);
  auto at = std::lower_bound(hours.begin(), hours.end(), begin,
                             [](const Open& open, Instant t) { return open.opening < t; });
  std::string text;
  for (; at != hours.end() && calendar.DayOf(at->opening) == day; ++at) {
    text += (text.empty() ? "" : ", ") + Clock(calendar, at->opening, day) + "–" +
            (at->closing < kEndOfFacts ? Clock(calendar, at->closing, day) : "…");
  }
  return text;
}

Words HoursWords(const std::string& hours) {
  return hours.empty() ? Words{"无", "none"} : Plain(hours);
}

// Neighbouring days as one range.
std::vector<std::string> Ranges(const std::vector<std::int32_t>& days) {
  std::vector<std::string> ranges;
  for (std::size_t i = 0; i < days.size();) {
    std::size_t last = i;
    while (last + 1 < days.size() && days[last + 1] == days[last] + 1) ++last;
    std::string text = internal::FormatDay({days[i]});
    if (last > i) text += "/" + internal::FormatDay({days[last]});
    ranges.push_back(std::move(text));
    i = last + 1;
  }
  return ranges;
}

std::shared_ptr<const Witness> DayWitness(const DiffSides& sides, const std::string& id,
                                          const std::vector<Open>& a, const std::vector<Open>& b,
                                          const Calendar& calendar,
                                          const std::vector<std::int32_t>& days) {
  // The first day not before the new policy takes effect, else the last.
  const CivilDay from = sides.new_policy.effective_from;
  auto day = std::lower_bound(days.begin(), days.end(),
                              std::max(from.number, calendar.DayOf(sides.as_of).number));
  if (day == days.end()) day = days.end() - 1;
  std::vector<Instant> moments;
  for (const std::vector<Open>* hours : {&a, &b}) {
    for (const Open& open : *hours) {
      if (calendar.DayOf(open.opening).number != *day) continue;
      moments.push_back(open.opening);
      moments.push_back({open.closing.us - Seconds(1).us});
    }
  }
  std::sort(moments.begin(), moments.end());
  for (const Instant moment : moments) {
    v1::TestFacts facts;
    facts.mutable_calendar()->set_calendar(id);
    *facts.mutable_calendar()->mutable_is_working_time() = ToProto(sides, moment);
    auto witness = MakeWitness(sides.old_policy, sides.new_policy, facts, sides.as_of, "calendar");
    if (witness != nullptr) return witness;
  }
  return nullptr;
}

void CompareOne(const DiffSides& sides, std::size_t i, std::size_t j, DiffSink* sink) {
  const NamedCalendar& old_calendar = sides.old_policy.calendars[i];
  const NamedCalendar& new_calendar = sides.new_policy.calendars[j];
  const std::vector<Open> a = HoursOf(old_calendar.calendar);
  const std::vector<Open> b = HoursOf(new_calendar.calendar);
  if (a == b) return;
  FoundDifference found;
  Difference& difference = found.difference;
  difference.kind = Difference::Kind::kRange;
  difference.room = Room::kCalendar;
  difference.place = "calendar[" + new_calendar.id + "]";
  found.before_path = PathIn("calendar", static_cast<int>(i));
  found.after_path = PathIn("calendar", static_cast<int>(j));
  if (sink->first_only()) {
    sink->Add(std::move(found));
    return;
  }
  std::vector<bool> only_a;
  std::vector<bool> only_b;
  Mark(a, b, &only_a, &only_b);
  std::set<std::int32_t> days;
  AddDays(old_calendar.calendar, a, only_a, &days);
  AddDays(new_calendar.calendar, b, only_b, &days);
  std::map<std::pair<std::string, std::string>, std::vector<std::int32_t>> groups;
  for (const std::int32_t day : days) {
    groups[{HoursOn(old_calendar.calendar, a, {day}), HoursOn(new_calendar.calendar, b, {day})}]
        .push_back(day);
  }
  for (const auto& [hours, of_group] : groups) {
    FoundDifference one = found;
    one.difference.was = HoursWords(hours.first);
    one.difference.now = HoursWords(hours.second);
    one.difference.days = Ranges(of_group);
    one.difference.text = SayBoth(
        internal::kDiffDays,
        {Argument("calendar", new_calendar.id), Argument("count", std::to_string(of_group.size())),
         In("before", one.difference.was), In("after", one.difference.now)});
    one.difference.witness =
        DayWitness(sides, new_calendar.id, a, b, new_calendar.calendar, of_group);
    sink->Add(std::move(one));
  }
}

}  // namespace

bool CoversCalendars(const Change& change) {
  const std::string& place = change.place;
  if (place == "calendar") return change.moved;
  if (place.rfind("calendar[", 0) != 0) return false;
  const std::size_t end = place.find(']');
  const std::string rest = place.substr(end + 1);
  for (const char* field :
       {".zone", ".weekly", ".make_up_hours", ".day_off", ".worked_day", ".special_hours"}) {
    if (rest.rfind(field, 0) == 0) return true;
  }
  return false;
}

void CompareCalendars(const DiffSides& sides, DiffSink* sink) {
  const auto& before = sides.before.calendar();
  const auto& after = sides.after.calendar();
  const auto books = [](const v1::Policy& policy) {
    std::string all;
    for (const v1::HolidayBook& book : policy.holiday_book()) all += book.SerializeAsString();
    return all;
  };
  const bool same_books = books(sides.before) == books(sides.after);
  for (int j = 0; j < after.size() && !sink->done(); ++j) {
    const int i = IndexOf(before, after.Get(j).id());
    if (i < 0) continue;
    if (same_books && before.Get(i).SerializeAsString() == after.Get(j).SerializeAsString())
      continue;
    CompareOne(sides, static_cast<std::size_t>(i), static_cast<std::size_t>(j), sink);
  }
}

}  // namespace guiju::workbench
