// When tickets come and when they fall due: pictures over hours and days.
#include <absl/strings/str_cat.h>

#include <algorithm>
#include <map>

#include "format.h"
#include "sentences/report.h"
#include "tool/report_parts.h"

namespace guiju::tool {
namespace {

// Pictures are drawn in tenths of a unit and are 1080 units wide.
constexpr std::int64_t kWidth = 10'800;
constexpr std::int64_t kLeft = 490;
constexpr std::int64_t kPlotHeight = 1'720;
constexpr std::int64_t kPlotTop = 160;
// More days than this share columns.
constexpr std::int32_t kMostColumns = 372;

const Label kWeekdays[] = {{"Mon", "周一"}, {"Tue", "周二"}, {"Wed", "周三"}, {"Thu", "周四"},
                           {"Fri", "周五"}, {"Sat", "周六"}, {"Sun", "周日"}};
const Label kReceived{"received", "受理"};
const Label kMissed{"resolution missed", "解决超时"};

std::string Rect(std::int64_t x, std::int64_t y, std::int64_t w, std::int64_t h,
                 const std::string& style, const std::string& title) {
  return absl::StrCat("<rect x=\"", Tenths(x), "\" y=\"", Tenths(y), "\" width=\"", Tenths(w),
                      "\" height=\"", Tenths(h), "\" class=\"", style, "\">",
                      title.empty() ? "" : absl::StrCat("<title>", title, "</title>"), "</rect>");
}

std::string Line(std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2,
                 const std::string& style) {
  return absl::StrCat("<line x1=\"", Tenths(x1), "\" y1=\"", Tenths(y1), "\" x2=\"", Tenths(x2),
                      "\" y2=\"", Tenths(y2), "\" class=\"", style, "\"/>");
}

std::string OpenSvg(std::int64_t height, const Label& title) {
  return absl::StrCat("<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ", Tenths(kWidth),
                      " ", Tenths(height), "\" role=\"img\"><title>", Spoken(title), "</title>");
}

// What a day is at the desk.
enum class DayLook { kWorking, kRest, kHoliday, kMakeUp };

class Days {
 public:
  explicit Days(const DeskSummary& summary)
      : calendar_(summary.policy->sla_calendar()), counts_(summary.tickets.days) {
    for (const DayOff& off : calendar_.spec().days_off) names_[off.day.number] = off.name;
  }

  DayLook LookOf(std::int32_t day) const {
    const auto found = counts_.find(day);
    const bool working =
        found != counts_.end() ? found->second.working_day : calendar_.IsWorkingDay({day});
    const std::size_t weekday = static_cast<std::size_t>(WeekdayOf({day}) - 1);
    const bool ordinary = !calendar_.spec().weekly[weekday].empty();
    if (working) return ordinary ? DayLook::kWorking : DayLook::kMakeUp;
    return ordinary || names_.count(day) != 0 ? DayLook::kHoliday : DayLook::kRest;
  }

  // "2026-02-17 周二 · Tue 春节", escaped.
  std::string NameOf(std::int32_t day) const {
    const std::size_t weekday = static_cast<std::size_t>(WeekdayOf({day}) - 1);
    std::string out = absl::StrCat(internal::FormatDay({day}), " ", Spoken(kWeekdays[weekday]));
    const auto name = names_.find(day);
    if (name != names_.end()) absl::StrAppend(&out, " ", Escape(name->second));
    return out;
  }

 private:
  const Calendar& calendar_;
  const std::map<std::int32_t, DayCounts>& counts_;
  std::map<std::int32_t, std::string> names_;
};

// A column of a picture over days: two stacked amounts.
struct Column {
  std::int32_t day = 0;  // the first
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};

struct DayChart {
  Label title;
  Label lower_name;
  Label upper_name;
  std::string lower_style;
  std::string upper_style;
  std::int32_t first = 0;
  std::int32_t last = 0;
  std::int32_t per_column = 1;
  std::vector<Column> columns;
  bool has_mark = false;
  std::int32_t mark = 0;  // the day of judgement
};

void SetRange(std::int32_t first, std::int32_t last, DayChart* chart) {
  chart->first = first;
  chart->last = last;
  const std::int32_t span = last - first + 1;
  chart->per_column = (span + kMostColumns - 1) / kMostColumns;
  const std::int32_t n = (span + chart->per_column - 1) / chart->per_column;
  chart->columns.resize(static_cast<std::size_t>(n));
  for (std::int32_t i = 0; i < n; ++i) {
    chart->columns[static_cast<std::size_t>(i)].day = first + i * chart->per_column;
  }
}

Column& ColumnOf(std::int32_t day, DayChart* chart) {
  return chart->columns[static_cast<std::size_t>((day - chart->first) / chart->per_column)];
}

// The largest of 1, 2, 5, 10 ... steps that gives a few lines up to `most`.
std::int64_t StepFor(std::int64_t most) {
  std::int64_t step = 1;
  for (std::int64_t factor = 1;; factor *= 10) {
    for (const std::int64_t part : {1, 2, 5}) {
      step = part * factor;
      if (most <= 4 * step) return step;
    }
  }
}

std::string Draw(const DayChart& chart, const Days& days) {
  std::int64_t most = 1;
  for (const Column& column : chart.columns) most = std::max(most, column.lower + column.upper);
  const std::int64_t step = StepFor(most);
  const std::int64_t top = (most + step - 1) / step * step;
  const std::int64_t base = kPlotTop + kPlotHeight;
  const std::int64_t n = static_cast<std::int64_t>(chart.columns.size());
  const auto left_of = [&](std::int64_t i) { return kLeft + (kWidth - kLeft) * i / n; };
  const auto height_of = [&](std::int64_t value) { return kPlotHeight * value / top; };

  std::string out = OpenSvg(base + 340, chart.title);
  std::string bars;
  for (std::int64_t i = 0; i < n; ++i) {
    const Column& column = chart.columns[static_cast<std::size_t>(i)];
    const std::int64_t x = left_of(i);
    const std::int64_t w = left_of(i + 1) - x;
    const DayLook look = chart.per_column == 1 ? days.LookOf(column.day) : DayLook::kWorking;
    const std::string name = chart.per_column == 1 ? days.NameOf(column.day)
                                                   : absl::StrCat(internal::FormatDay({column.day}),
                                                                  " +", chart.per_column, " d");
    if (look == DayLook::kRest) out += Rect(x, kPlotTop, w, kPlotHeight, "rest", name);
    if (look == DayLook::kHoliday) out += Rect(x, kPlotTop, w, kPlotHeight, "holiday", name);
    if (look == DayLook::kMakeUp) out += Rect(x, base + 22, w, 36, "makeup", name);
    const std::int64_t low = height_of(column.lower);
    const std::int64_t all = height_of(column.lower + column.upper);
    const std::int64_t gap = w > 60 ? w / 6 : 0;
    const std::string title =
        absl::StrCat(name, ": ", Spoken(chart.upper_name), " ", Number(column.upper), ", ",
                     Spoken(chart.lower_name), " ", Number(column.lower));
    if (all > low) {
      bars += Rect(x + gap, base - all, w - 2 * gap, all - low, chart.upper_style, title);
    }
    if (low > 0) bars += Rect(x + gap, base - low, w - 2 * gap, low, chart.lower_style, title);
    const std::int64_t every = (n + 13) / 14;
    if (i % every == 0) {
      const std::string date = internal::FormatDay({column.day});
      const std::int64_t at = every == 1 ? x + w / 2 : x;
      bars += SvgText(at, base + 220, every == 1 ? "tick mid" : "tick",
                      n > 186 ? date.substr(0, 7) : date.substr(5));
    }
  }
  for (std::int64_t value = 0; value <= top; value += step) {
    const std::int64_t y = base - height_of(value);
    out += Line(kLeft, y, kWidth, y, value == 0 ? "axis" : "grid");
    out += SvgText(kLeft - 64, y + 36, "tick end", Number(value));
  }
  out += bars;
  if (chart.has_mark) {
    const std::int64_t x = left_of((chart.mark - chart.first) / chart.per_column);
    out += Line(x, kPlotTop - 60, x, base, "now");
    const bool right = x > kWidth * 3 / 4;
    out += SvgText(right ? x - 48 : x + 48, kPlotTop - 6, right ? "tick end" : "tick",
                   Label{"moment of judgement", "判定时刻"}, 64);
  }
  return out + "</svg></div>";
}

std::string DayLegend(std::vector<Part> parts, bool single_days) {
  if (single_days) {
    parts.push_back({"s-rest", 0, {"day of rest", "休息日"}});
    parts.push_back({"s-holiday", 0, {"holiday", "节假日"}});
    parts.push_back({"s-makeup", 0, {"make-up working day", "调休上班日"}});
  }
  return Legend(parts, false);
}

bool IsDeskHour(const CalendarSpec& spec, std::size_t weekday, std::int32_t hour) {
  const std::int32_t from = hour * 3600;
  for (const WorkHours& hours : spec.weekly[weekday]) {
    if (hours.from < from + 3600 && hours.to > from) return true;
  }
  // The end of the night shift of the day before.
  const std::int32_t day = static_cast<std::int32_t>(kSecondsPerDay);
  for (const WorkHours& hours : spec.weekly[(weekday + 6) % 7]) {
    if (hours.to > from + day) return true;
  }
  return false;
}

std::string HeatMap(const DeskSummary& summary) {
  constexpr std::int64_t kCell = 402;
  constexpr std::int64_t kRow = 290;
  constexpr std::int64_t kTop = 220;
  constexpr std::int64_t kStart = 540;
  const CalendarSpec& spec = summary.policy->sla_calendar().spec();
  const auto& arrivals = summary.tickets.arrivals;
  std::int64_t most = 1;
  for (const auto& day : arrivals) most = std::max(most, *std::max_element(day.begin(), day.end()));
  std::string out = OpenSvg(kTop + 7 * kRow + 24, {"arrivals by weekday and hour", "受理时段分布"});
  for (std::int32_t hour = 0; hour < 24; hour += 3) {
    out += SvgText(kStart + hour * kCell + kCell / 2, kTop - 64, "tick mid",
                   absl::StrCat(hour < 10 ? "0" : "", hour, ":00"));
  }
  for (std::size_t day = 0; day < arrivals.size(); ++day) {
    const std::int64_t y = kTop + static_cast<std::int64_t>(day) * kRow;
    out += SvgText(0, y + 188, "name", kWeekdays[day], 12);
    std::int64_t sum = 0;
    for (std::int32_t hour = 0; hour < 24; ++hour) {
      const std::int64_t count = arrivals[day][static_cast<std::size_t>(hour)];
      const std::int64_t x = kStart + hour * kCell;
      sum += count;
      // Nothing is left blank, so that zero can be told from no data.
      const std::int64_t tone = count == 0 ? 0 : 8 + count * 92 / most;
      absl::StrAppend(
          &out, "<rect x=\"", Tenths(x + 12), "\" y=\"", Tenths(y + 12), "\" width=\"",
          Tenths(kCell - 24), "\" height=\"", Tenths(kRow - 24), "\" rx=\"3\" class=\"heat",
          IsDeskHour(spec, day, hour) ? " desk" : "", "\" fill-opacity=\"",
          tone == 100 ? "1" : absl::StrCat("0.", tone < 10 ? "0" : "", tone), "\"><title>",
          Spoken(kWeekdays[day]), " ", hour, ":00: ", Number(count), "</title></rect>");
      if (count != 0) {
        out += SvgText(x + kCell / 2, y + 186, tone > 55 ? "cell on" : "cell", Number(count));
      }
    }
    out += SvgText(kWidth, y + 188, "name end", Number(sum));
  }
  return out + "</svg></div>";
}

std::string LeadOf(const DayChart& chart, const internal::Sentence& days,
                   const internal::Sentence& spans) {
  const std::string first = internal::FormatDay({chart.first});
  const std::string last = internal::FormatDay({chart.last});
  return absl::StrCat(
      "<p class=\"lead\">",
      chart.per_column == 1
          ? Both(days, {{"first", first}, {"last", last}})
          : Both(spans,
                 {{"first", first}, {"last", last}, {"days", std::to_string(chart.per_column)}}),
      "</p>");
}

std::string DailyChart(const DeskSummary& summary) {
  const auto& days = summary.tickets.days;
  DayChart chart;
  bool any = false;
  for (const auto& [day, counts] : days) {
    if (counts.received == 0) continue;
    if (!any) chart.first = day;
    chart.last = day;
    any = true;
  }
  if (!any) return "";
  SetRange(chart.first, chart.last, &chart);
  for (const auto& [day, counts] : days) {
    if (counts.received == 0) continue;
    Column& column = ColumnOf(day, &chart);
    column.lower += counts.resolution_breached;
    column.upper += counts.received - counts.resolution_breached;
  }
  chart.title = {"tickets received by day", "每日受理量"};
  chart.lower_name = kMissed;
  chart.upper_name = {"other received", "其余受理"};
  chart.lower_style = "s-late";
  chart.upper_style = "s-accent";
  return absl::StrCat(
      "<h3>", Both(chart.title), "</h3>",
      LeadOf(chart, internal::kReportDaysLead, internal::kReportSpansLead),
      DayLegend({{"s-accent", 0, kReceived}, {"s-late", 0, kMissed}}, chart.per_column == 1),
      Draw(chart, Days(summary)));
}

std::string DueChart(const DeskSummary& summary) {
  const auto& days = summary.tickets.days;
  DayChart chart;
  bool any = false;
  for (const auto& [day, counts] : days) {
    if (counts.due == 0) continue;
    if (!any) chart.first = day;
    chart.last = day;
    any = true;
  }
  if (!any) return "";
  if (summary.as_of.is_known()) {
    chart.mark = summary.policy->sla_calendar().DayOf(summary.as_of).number;
    chart.first = std::min(chart.first, chart.mark);
    chart.last = std::max(chart.last, chart.mark);
    chart.has_mark = true;
  }
  SetRange(chart.first, chart.last, &chart);
  for (const auto& [day, counts] : days) {
    if (counts.due == 0) continue;
    Column& column = ColumnOf(day, &chart);
    (chart.has_mark && day < chart.mark ? column.lower : column.upper) += counts.due;
  }
  chart.title = {"open deadlines by day", "每日到期事项"};
  chart.lower_name = {"fell due before", "此前到期"};
  chart.upper_name = {"falls due from the day of judgement on", "判定日起到期"};
  chart.lower_style = "s-overdue";
  chart.upper_style = "s-accent";
  return absl::StrCat(
      "<h3>", Both(chart.title), "</h3>",
      LeadOf(chart, internal::kReportDueLead, internal::kReportDueSpansLead),
      DayLegend({{"s-overdue", 0, chart.lower_name}, {"s-accent", 0, chart.upper_name}},
                chart.per_column == 1),
      Draw(chart, Days(summary)));
}

}  // namespace

std::string ArrivalsSection(const DeskSummary& summary) {
  return absl::StrCat(
      "<p class=\"lead\">",
      Both(internal::kReportHeatLead, {{"zone", summary.policy->sla_calendar().zone().name()}}),
      "</p>", HeatMap(summary), DailyChart(summary));
}

std::string DeadlinesSection(const DeskSummary& summary) {
  return OpenTable(summary) + DueChart(summary);
}

}  // namespace guiju::tool
