// Statistics of weeks and months, and what churn goes together with.
#include <absl/strings/str_cat.h>

#include <algorithm>

#include "sentences/report.h"
#include "tool/report_parts.h"
#include "tool/report_table.h"
#include "words.h"

namespace guiju::tool {
namespace {

using internal::WordOf;

constexpr int kPlaces = 2;
// So many of the latest periods of a kind are told in full; the table above has all of them.
constexpr std::size_t kMostTold = 6;

const Label kTickets{"tickets", "工单"};

Label NameOf(v1::IssueType::Value value) { return WordOf(static_cast<IssueType>(value)); }

Label NameOf(const v1::PartOfTickets& part) {
  switch (part.value_case()) {
    case v1::PartOfTickets::kChannel:
      return WordOf(static_cast<Channel>(part.channel()));
    case v1::PartOfTickets::kCategory:
      return WordOf(static_cast<Category>(part.category()));
    case v1::PartOfTickets::kIssueType:
      return NameOf(part.issue_type());
    case v1::PartOfTickets::kPriority:
      return WordOf(static_cast<Priority>(part.priority()));
    default:
      return {"–", "–"};
  }
}

// The days of a period, escaped.
std::string SpanOf(const v1::StatsReport& report) {
  if (report.period() == v1::PeriodKind::MONTH && report.from().size() > 7) {
    return Escape(report.from().substr(0, 7));
  }
  return Escape(absl::StrCat(report.from(), " – ", report.to()));
}

std::string MeanCell(const v1::TimeFigures& times) {
  return times.n() == 0 ? "–" : Both(MeanTime(times.mean_seconds()));
}

// A percentile, or the two bounds that it lies between.
std::string PercentileCell(const v1::PercentileOfTimes& line) {
  const Label low = AmountOfTime(line.low_us());
  const Label high = AmountOfTime(line.high_us());
  if (low.en == high.en) return Both(low);
  return Both(Label{low.en + " – " + high.en, low.zh + " – " + high.zh});
}

std::string Overview(const std::vector<v1::StatsReport>& reports, const Label& name) {
  std::vector<Cells> rows;
  for (const v1::StatsReport& report : reports) {
    const v1::RatingFigures& ratings = report.satisfaction();
    rows.push_back({absl::StrCat("<span class=\"num\">", SpanOf(report), "</span>"),
                    Number(report.tickets()), Percent(report.resolved(), report.tickets()),
                    MeanCell(report.response_time()), MeanCell(report.resolution_time()),
                    ratings.n() == 0 ? "–" : Decimal(ratings.mean(), kPlaces),
                    ratings.n() == 0 ? "–" : Percent(ratings.dissatisfied_rate())});
  }
  return CardTable({}, "",
                   {{name},
                    {kTickets, true},
                    {{"resolved", "已解决"}, true},
                    {{"mean response", "平均响应"}, true},
                    {{"mean resolution", "平均解决"}, true},
                    {{"mean rating", "平均评分"}, true},
                    {{"dissatisfied", "不满意率"}, true}},
                   rows);
}

template <typename List>
std::string Parts(const Label& title, const std::string& clause, const List& parts,
                  std::int64_t tickets) {
  std::vector<Bar> bars;
  for (const v1::PartOfTickets& part : parts) bars.push_back({NameOf(part), part.tickets()});
  return bars.empty() ? "" : BarTable(title, clause, kTickets, bars, tickets);
}

std::string Times(const StatsPolicy& policy, const v1::StatsReport& report) {
  const struct {
    Label name;
    const v1::TimeFigures& times;
  } lines[] = {{{"first response", "首次响应"}, report.response_time()},
               {{"resolution", "解决"}, report.resolution_time()},
               {{"handling", "处理"}, report.handling_time()}};
  std::vector<Head> heads = {
      {{"time", "时长"}}, {{"counted", "计入数"}, true}, {{"mean", "平均"}, true}};
  const v1::TimeFigures* fullest = &report.response_time();
  for (const auto& line : lines) {
    if (line.times.percentile_size() > fullest->percentile_size()) fullest = &line.times;
  }
  for (const v1::PercentileOfTimes& line : fullest->percentile()) {
    const std::string percent = line.percent();
    heads.push_back({{"p" + percent, "第 " + percent + " 百分位"}, true});
  }
  std::vector<Cells> rows;
  for (const auto& line : lines) {
    Cells cells = {Both(line.name), Number(line.times.n()), MeanCell(line.times)};
    for (const v1::PercentileOfTimes& percentile : line.times.percentile()) {
      cells.push_back(PercentileCell(percentile));
    }
    while (cells.size() < heads.size()) cells.push_back("–");
    rows.push_back(cells);
  }
  return CardTable({"times", "时长统计"}, policy.report_clause, heads, rows);
}

std::string Ratings(const StatsPolicy& policy, const v1::RatingFigures& ratings) {
  if (ratings.n() == 0) return Lead(internal::kReportNoRatings);
  std::vector<Bar> bars;
  for (const v1::RatingFigures::RatingCount& rating : ratings.rating()) {
    Label word{std::to_string(rating.value()), std::to_string(rating.value())};
    if (rating.value() >= 1 && rating.value() <= static_cast<std::int32_t>(kRatings)) {
      const Label& name = policy.rating_words[static_cast<std::size_t>(rating.value() - 1)];
      word = {word.en + " · " + name.en, word.zh + " · " + name.zh};
    }
    bars.push_back({word, rating.n()});
  }
  return absl::StrCat(
      "<div>",
      BarTable({"satisfaction", "满意度"}, policy.rating_clause, {"ratings", "评分数"}, bars,
               ratings.n()),
      Lead(internal::kReportRatings, {{"mean", Decimal(ratings.mean(), kPlaces)},
                                      {"count", Number(ratings.n())},
                                      {"dissatisfied", Number(ratings.dissatisfied())},
                                      {"share", Percent(ratings.dissatisfied_rate())}}),
      "</div>");
}

std::string Problems(const Policy& policy, const v1::StatsReport& report) {
  std::vector<Cells> rows;
  for (const v1::Problem& problem : report.high_frequency()) {
    const std::string topic =
        problem.topic().empty() ? "" : " · " + MaskedText(policy, problem.topic());
    rows.push_back({Both(NameOf(problem.issue_type())) + topic, Number(problem.tickets()),
                    Percent(problem.share()), Number(problem.rated()),
                    Number(problem.dissatisfied())});
  }
  const std::string& clause = policy.stats.problem_clause;
  const Label title{"high-frequency problems", "高频问题"};
  std::string out = absl::StrCat("<h4>", Both(title), Tag(clause), "</h4>");
  out += rows.empty() ? Lead(internal::kReportNoProblems)
                      : CardTable({}, "",
                                  {{{"problem", "问题"}},
                                   {kTickets, true},
                                   {{"share", "占比"}, true},
                                   {{"rated", "已评分"}, true},
                                   {{"dissatisfied", "不满意"}, true}},
                                  rows);
  if (report.other_topics() > 0) {
    out += Note(internal::kReportOtherTopics, {{"count", Number(report.other_topics())}});
  }
  return out;
}

std::string Reasons(const Policy& policy, const v1::StatsReport& report) {
  std::vector<Cells> rows;
  for (const v1::DissatisfactionReason& reason : report.top_reason()) {
    const bool given = reason.reason_case() == v1::DissatisfactionReason::kGiven;
    rows.push_back({given ? MaskedText(policy, reason.given())
                          : Both(NameOf(reason.issue_type())) + " " +
                                Chip("c-plain", {"no reason given", "未说明原因"}),
                    Number(reason.dissatisfied()), Percent(reason.share())});
  }
  std::string out;
  if (!rows.empty()) {
    out = CardTable(
        {"reasons of dissatisfaction", "主要不满意原因"}, policy.stats.problem_clause,
        {{{"reason", "原因"}}, {{"dissatisfied", "不满意"}, true}, {{"share", "占比"}, true}},
        rows);
  }
  if (report.other_reasons() > 0) {
    out += Note(internal::kReportOtherReasons, {{"count", Number(report.other_reasons())}});
  }
  return out;
}

std::string Places(const Policy& policy, const v1::StatsReport& report) {
  if (report.place().empty()) return "";
  std::vector<Cells> rows;
  for (const v1::DissatisfactionPlace& place : report.place()) {
    const std::string topic = place.other_topics() ? Both(Label{"other topics", "其他主题"})
                                                   : MaskedText(policy, place.topic());
    rows.push_back({MaskedId(policy, place.team_id()),
                    Both(WordOf(static_cast<Category>(place.category()))),
                    Both(NameOf(place.issue_type())), topic, Number(place.tickets()),
                    absl::StrCat(Number(place.dissatisfied()), " <span class=\"dim\">÷ ",
                                 Number(place.rated()), "</span>"),
                    Percent(place.rate())});
  }
  return CardTable({"where dissatisfaction gathers", "不满意集中处"}, policy.stats.places_clause,
                   {{{"team", "班组"}},
                    {{"category", "类别"}},
                    {{"issue type", "问题类型"}},
                    {{"topic", "主题"}},
                    {kTickets, true},
                    {{"dissatisfied ÷ rated", "不满意 ÷ 已评分"}, true},
                    {{"rate", "不满意率"}, true}},
                   rows);
}

std::string Told(const Policy& policy, const v1::StatsReport& report, bool open) {
  const StatsPolicy& stats = policy.stats;
  const std::int64_t n = report.tickets();
  return absl::StrCat(
      "<details class=\"period\"", open ? " open" : "", "><summary><b>", SpanOf(report),
      "</b> <span class=\"dim\">", Number(n), " ", Both(kTickets), "</span></summary>",
      "<div class=\"pair\">",
      Parts({"by channel", "按渠道"}, stats.report_clause, report.by_channel(), n),
      Parts({"by issue type", "按问题类型"}, stats.report_clause, report.by_issue_type(), n),
      Parts({"by category", "按类别"}, stats.report_clause, report.by_category(), n),
      Parts({"by priority", "按优先级"}, stats.report_clause, report.by_priority(), n), "</div>",
      Times(stats, report), "<div class=\"pair\">", Ratings(stats, report.satisfaction()), "<div>",
      Reasons(policy, report), "</div></div>", Problems(policy, report), Places(policy, report),
      "</details>");
}

// The earliest first in the table, the latest first in full.
std::string Periods(const Policy& policy, const std::vector<v1::StatsReport>& reports,
                    const Label& title, const Label& one) {
  if (reports.empty()) return "";
  std::string out = Title(title, policy.stats.report_clause) + Overview(reports, one);
  const std::size_t told = std::min(reports.size(), kMostTold);
  if (told < reports.size()) {
    out += Lead(internal::kReportPeriodsLeftOut, {{"count", std::to_string(told)}});
  }
  for (std::size_t i = 0; i < told; ++i) {
    out += Told(policy, reports[reports.size() - 1 - i], i == 0);
  }
  return out;
}

Label MeasureName(v1::CorrelationVerdict::Measure::Value measure) {
  return measure == v1::CorrelationVerdict::Measure::TIMELINESS
             ? Label{"promises kept in time", "时限达成率"}
             : Label{"mean rating", "平均评分"};
}

std::string Significance(const v1::CorrelationVerdict& verdict) {
  using State = v1::CorrelationVerdict::State;
  switch (verdict.state()) {
    case State::COMPUTED:
      return verdict.significant_at_percent().empty()
                 ? Both(internal::kReportNotSignificant)
                 : Both(internal::kReportSignificant,
                        {{"level", verdict.significant_at_percent()}});
    case State::TOO_FEW:
      return Both(internal::kReportTooFew);
    case State::CHURN_CONSTANT:
      return Both(internal::kReportChurnConstant);
    default:
      return Both(internal::kReportMeasureConstant);
  }
}

std::string Correlations(const DeskSummary& summary) {
  const std::vector<v1::CorrelationVerdict>& all = summary.stats.correlations;
  if (all.empty()) return "";
  std::vector<Cells> rows;
  for (const v1::CorrelationVerdict& verdict : all) {
    const auto figure = [](const std::string& text) {
      return text.empty() ? std::string("–") : Escape(text);
    };
    rows.push_back({Both(MeasureName(verdict.measure())), Number(verdict.n()),
                    Number(verdict.churned()), Number(verdict.left_out()), figure(verdict.r()),
                    figure(verdict.p_value()), Significance(verdict)});
  }
  return Title({"What churn goes together with", "流失的相关因素"},
               summary.policy->stats.correlation_clause) +
         Lead(internal::kReportCorrelationLead) +
         CardTable({}, "",
                   {{{"measure", "指标"}},
                    {{"customers n", "客户数 n"}, true},
                    {{"of these left", "其中流失"}, true},
                    {{"not known", "未计入"}, true},
                    {{"r", "r"}, true},
                    {{"p", "p"}, true},
                    {{"what it says", "结论"}}},
                   rows);
}

}  // namespace

std::string StatsSection(const DeskSummary& summary) {
  return Periods(*summary.policy, summary.stats.months, {"By month", "按月"}, {"month", "月份"}) +
         Periods(*summary.policy, summary.stats.weeks, {"By week", "按周"}, {"week", "周"}) +
         Correlations(summary);
}

}  // namespace guiju::tool
