// Customers by segment, and the monthly scores by team.
#include <absl/strings/str_cat.h>

#include <algorithm>
#include <map>
#include <utility>

#include "format.h"
#include "sentences/report.h"
#include "tool/report_parts.h"

namespace guiju::tool {
namespace {

// Colours that the style sheet has for segments, `otherwise` apart.
constexpr std::size_t kSegmentColours = 8;
constexpr std::int64_t kWidth = 10'800;
// A waffle has at most so many squares.
constexpr std::int64_t kMostSquares = 1'000;
// More months than this are shown without their reasons, to keep the page light.
constexpr std::size_t kMostReasons = 400;
// More groups than this are drawn as one, and folded in the list.
constexpr std::size_t kMostGroups = 12;

const Label kNoGrade{"no grade", "不评级"};

Entry SegmentEntry(const Policy& policy, std::size_t i) {
  const std::vector<Entry>& all = policy.segment.segments;
  return i < all.size() ? all[i] : policy.segment.otherwise;
}

std::int64_t At(const std::vector<std::int64_t>& values, std::size_t i) {
  return i < values.size() ? values[i] : 0;
}

// Squares fill columns, so that segments stand side by side.
std::string Waffle(const std::vector<Part>& parts, std::int64_t customers) {
  constexpr std::int64_t kPitch = 180;
  constexpr std::int64_t kColumns = kWidth / kPitch;
  const std::int64_t per_square =
      std::max<std::int64_t>(1, (customers + kMostSquares - 1) / kMostSquares);
  std::int64_t squares = 0;
  for (const Part& part : parts) squares += (part.value + per_square - 1) / per_square;
  const std::int64_t rows = std::max<std::int64_t>(4, (squares + kColumns - 1) / kColumns);
  std::string out = absl::StrCat(
      "<p class=\"lead\">",
      per_square == 1 ? Both(internal::kReportSquare)
                      : Both(internal::kReportSquares, {{"count", Number(per_square)}}),
      "</p>", Legend(parts, true), "<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ",
      Tenths(kWidth), " ", Tenths(rows * kPitch), "\" role=\"img\"><title>",
      Spoken({"customers by primary segment", "客户主层级分布"}), "</title>");
  std::int64_t next = 0;
  for (const Part& part : parts) {
    std::string path;
    for (std::int64_t i = (part.value + per_square - 1) / per_square; i > 0; --i, ++next) {
      absl::StrAppend(&path, "M", next / rows * kPitch / 10 + 1, " ", next % rows * kPitch / 10 + 1,
                      "h15v15h-15z");
    }
    if (path.empty()) continue;
    absl::StrAppend(&out, "<path class=\"", part.style, "\" d=\"", path, "\"><title>",
                    Spoken(part.label), ": ", Number(part.value), "</title></path>");
  }
  return out + "</svg></div>";
}

std::size_t GradeIndex(const Policy& policy, const v1::AgentEvaluation& agent) {
  const std::vector<Grade>& grades = policy.score.grades;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (grades[i].entry.id == agent.score().grade()) return i;
  }
  return grades.size();
}

// The best is the fullest colour, the last stands out; what is between shares two.
std::string GradeStyle(const Policy& policy, std::size_t grade) {
  const std::size_t n = policy.score.grades.size();
  if (grade >= n) return "g-none";
  if (grade == 0) return "g-best";
  if (grade + 1 == n) return "g-last";
  return grade == 1 ? "g-second" : "g-third";
}

std::string GradeChip(const Policy& policy, const v1::AgentEvaluation& agent) {
  const std::size_t grade = GradeIndex(policy, agent);
  const std::string& id = agent.score().grade();
  const Label label = grade < policy.score.grades.size() ? policy.score.grades[grade].entry.label
                      : id.empty()                       ? kNoGrade
                                                         : Label{id, id};
  return absl::StrCat("<span class=\"chip ", GradeStyle(policy, grade), "\">", Both(label),
                      "</span>");
}

struct Column {
  std::string id;
  std::string clause;
  Label label;
  MetricFact fact = MetricFact::kUnspecified;
  bool lower_is_better = false;
  bool percent = false;
};

// The policy's metrics, and those that only an agent's own version of it had.
std::vector<Column> ColumnsOf(const DeskSummary& summary) {
  std::vector<Column> columns;
  for (const Metric& metric : summary.policy->score.metrics) {
    columns.push_back({metric.entry.id, metric.entry.clause, metric.entry.label, metric.fact,
                       metric.table.lower_is_better, metric.percent});
  }
  for (const v1::AgentEvaluation& agent : summary.scores.agents) {
    for (const v1::MetricVerdict& metric : agent.score().metric()) {
      const bool known = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
        return column.id == metric.metric();
      });
      if (known) continue;
      columns.push_back(
          {metric.metric(), metric.clause(), {metric.metric(), metric.metric()}, {}, false, false});
    }
  }
  return columns;
}

// Cut towards the worse side, so that a value never reads as a bound that it misses.
std::string Cut(Ratio value, const Column& column) {
  const bool percent = column.percent;
  const int places = percent ? 1 : 2;
  if (!column.lower_is_better) {
    return percent ? internal::FormatPercent(value, places) : internal::FormatRatio(value, places);
  }
  const std::int64_t unit = percent ? 10 : 100;
  const guiju_int128 scaled =
      static_cast<guiju_int128>(value.numerator) * unit * (percent ? 100 : 1);
  const guiju_int128 up = (scaled + value.denominator - 1) / value.denominator;
  if (up < 0 || up > INT64_MAX) return internal::FormatRatio(value, places);
  return internal::FormatRatio({static_cast<std::int64_t>(up), unit}, places);
}

Label ValueOf(const v1::MetricVerdict& metric, const Column& column) {
  const Ratio value{metric.value().numerator(), metric.value().denominator()};
  if (metric.missing() || value.is_missing()) return {"no value", "无数据"};
  const std::string number = Cut(value, column) + (column.percent ? "%" : "");
  if (column.fact == MetricFact::kMeanResponseSeconds) return {number + " s", number + " 秒"};
  return {number, number};
}

std::string MetricCell(const v1::MetricVerdict* metric, const Column& column) {
  std::string out =
      absl::StrCat("<span class=\"metric\"><span class=\"mname\">", Both(column.label), "</span>");
  if (metric == nullptr) return out + "<span class=\"dim\">–</span></span>";
  if (metric->missing()) {
    out += "<span class=\"meter missing\"></span>";
  } else {
    const bool best = metric->points() == metric->best_points();
    out += Meter(metric->points(), metric->best_points(), best ? "s-accent" : "s-part");
  }
  absl::StrAppend(&out, "<span class=\"mtext\"><b>", metric->points(), "</b><span class=\"dim\">/",
                  metric->best_points(), "</span> <span class=\"mvalue dim\">",
                  Both(ValueOf(*metric, column)), "</span></span></span>");
  return out;
}

std::string Reasons(const v1::AgentEvaluation& agent) {
  const auto list = [](const char* language, const auto& lines) {
    std::string out = absl::StrCat("<ul lang=\"", language, "\">");
    for (const std::string& line : lines) absl::StrAppend(&out, "<li>", Escape(line), "</li>");
    return out + "</ul>";
  };
  return list("zh", agent.reason_zh()) + list("en", agent.reason_en());
}

std::string AuditCell(const v1::ScoreVerdict& score) {
  if (!score.has_audit()) return "<span class=\"audit dim\">–</span>";
  const v1::ScoreVerdict::Audit& audit = score.audit();
  if (audit.agrees()) {
    return absl::StrCat("<span class=\"audit\"><span class=\"vh\">",
                        Both(Label{"recorded", "记录值"}), " </span>", audit.recorded_total(),
                        " <span class=\"chip c-plain\">", Both(Label{"agrees", "一致"}),
                        "</span></span>");
  }
  return absl::StrCat("<span class=\"audit\"><span class=\"vh\">",
                      Both(Label{"recorded", "记录值"}), " </span>", audit.recorded_total(),
                      " <span class=\"chip c-risk\">", audit.difference() > 0 ? "+" : "",
                      audit.difference(), "</span></span>");
}

std::string AgentRow(const Policy& policy, const v1::AgentEvaluation& agent,
                     const std::vector<Column>& columns, bool audited, bool reasons) {
  const v1::ScoreVerdict& score = agent.score();
  std::string cells =
      absl::StrCat("<span class=\"id who\">", Id(score.agent_id()), "</span><span class=\"total\">",
                   score.total(), "</span><span>", GradeChip(policy, agent), "</span>");
  for (const Column& column : columns) {
    const v1::MetricVerdict* found = nullptr;
    for (const v1::MetricVerdict& metric : score.metric()) {
      if (metric.metric() == column.id) found = &metric;
    }
    cells += MetricCell(found, column);
  }
  if (audited) cells += AuditCell(score);
  if (!reasons) return absl::StrCat("<div class=\"agent row\">", cells, "</div>");
  return absl::StrCat("<details class=\"agent\"><summary class=\"row\">", cells,
                      "</summary><div class=\"why\">", Reasons(agent), "</div></details>");
}

struct Group {
  std::string name;  // team and month
  std::vector<const v1::AgentEvaluation*> agents;
};

std::vector<Group> GroupsOf(const DeskSummary& summary) {
  std::vector<Group> groups;
  std::pair<std::string, std::string> key;
  for (const v1::AgentEvaluation& agent : summary.scores.agents) {
    const std::pair<std::string, std::string> own{agent.score().month(), agent.score().team_id()};
    if (groups.empty() || own != key) {
      key = own;
      groups.push_back({absl::StrCat(own.second.empty() ? "–" : own.second,
                                     own.first.empty() ? "" : " · ", own.first),
                        {}});
    }
    groups.back().agents.push_back(&agent);
  }
  return groups;
}

std::string MeanOf(const std::vector<const v1::AgentEvaluation*>& agents) {
  std::int64_t sum = 0;
  for (const v1::AgentEvaluation* agent : agents) sum += agent->score().total();
  return internal::FormatRatio({sum, static_cast<std::int64_t>(agents.size())}, 1);
}

// One strip of marks over 0 to full marks for every group, with the grades' bounds.
std::string Strips(const DeskSummary& summary, const std::vector<Group>& all) {
  constexpr std::int64_t kLeft = 1'400;
  constexpr std::int64_t kPlot = kWidth - kLeft - 160;
  constexpr std::int64_t kTop = 260;
  constexpr std::int64_t kStrip = 640;
  const Policy& policy = *summary.policy;
  std::vector<Group> groups = all;
  if (groups.size() > kMostGroups) {
    groups = {{"", {}}};
    for (const v1::AgentEvaluation& agent : summary.scores.agents) {
      groups[0].agents.push_back(&agent);
    }
  }
  const std::int64_t full = std::max<std::int64_t>(1, policy.score.full_marks);
  const auto x_of = [&](std::int64_t total) { return kLeft + kPlot * total / full; };
  const std::int64_t base = kTop + static_cast<std::int64_t>(groups.size()) * kStrip;
  std::string out = absl::StrCat("<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ",
                                 Tenths(kWidth), " ", Tenths(base + 260), "\" role=\"img\"><title>",
                                 Spoken({"distribution of totals", "总分分布"}), "</title>");
  std::int64_t upper = full;
  for (std::size_t i = 0; i < policy.score.grades.size(); ++i) {
    const Grade& grade = policy.score.grades[i];
    const std::int64_t lower = i + 1 == policy.score.grades.size() ? 0 : grade.at_least;
    const std::int64_t x = x_of(lower);
    absl::StrAppend(&out, "<rect x=\"", Tenths(x), "\" y=\"", Tenths(kTop), "\" width=\"",
                    Tenths(x_of(upper) - x), "\" height=\"", Tenths(base - kTop), "\" class=\"zone",
                    i % 2 == 0 ? " even" : "", "\"/>");
    out += SvgText(x + 28, kTop - 72, "tick", grade.entry.label,
                   static_cast<std::size_t>(std::max<std::int64_t>(3, (x_of(upper) - x) / 66)));
    out += SvgText(x, base + 168, "tick mid", std::to_string(lower));
    upper = lower;
  }
  out += SvgText(x_of(full), base + 168, "tick mid", std::to_string(full));
  std::int64_t tallest = 1;
  std::vector<std::map<std::int32_t, std::vector<const v1::AgentEvaluation*>>> stacks;
  for (const Group& group : groups) {
    stacks.emplace_back();
    for (const v1::AgentEvaluation* agent : group.agents) {
      auto& stack = stacks.back()[agent->score().total()];
      stack.push_back(agent);
      tallest = std::max(tallest, static_cast<std::int64_t>(stack.size()));
    }
  }
  const std::int64_t pitch = std::min<std::int64_t>(132, (kStrip - 60) / tallest);
  const std::int64_t radius = std::max<std::int64_t>(6, pitch / 2 - 8);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::int64_t floor = kTop + static_cast<std::int64_t>(g + 1) * kStrip;
    absl::StrAppend(&out, "<line x1=\"0\" x2=\"", Tenths(kWidth), "\" y1=\"", Tenths(floor),
                    "\" y2=\"", Tenths(floor), "\" class=\"axis\"/>");
    out += SvgText(0, floor - 72, "name", Escape(Shortened(groups[g].name, 18)));
    for (const auto& [total, agents] : stacks[g]) {
      std::int64_t y = floor - pitch / 2 - 12;
      for (const v1::AgentEvaluation* agent : agents) {
        absl::StrAppend(&out, "<circle cx=\"", Tenths(x_of(total)), "\" cy=\"", Tenths(y),
                        "\" r=\"", Tenths(radius), "\" class=\"",
                        GradeStyle(policy, GradeIndex(policy, *agent)), "\"><title>",
                        Escape(agent->score().agent_id()), ": ", total, "</title></circle>");
        y -= pitch;
      }
    }
  }
  return out + "</svg></div>";
}

}  // namespace

std::vector<Part> PrimaryParts(const DeskSummary& summary) {
  std::vector<Part> parts;
  const std::size_t n = summary.policy->segment.segments.size();
  for (std::size_t i = 0; i <= n; ++i) {
    const std::string style =
        i == n ? "k-other" : absl::StrCat("k", std::to_string(i % kSegmentColours));
    parts.push_back(
        {style, At(summary.segments.primary, i), SegmentEntry(*summary.policy, i).label});
  }
  return parts;
}

std::vector<Part> GradeParts(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  std::vector<Part> parts;
  for (std::size_t i = 0; i < policy.score.grades.size(); ++i) {
    parts.push_back({GradeStyle(policy, i), 0, policy.score.grades[i].entry.label});
  }
  parts.push_back({"g-none", 0, kNoGrade});
  for (const v1::AgentEvaluation& agent : summary.scores.agents) {
    ++parts[GradeIndex(policy, agent)].value;
  }
  if (parts.back().value == 0) parts.pop_back();
  return parts;
}

std::string SegmentsSection(const DeskSummary& summary) {
  const SegmentSummary& segments = summary.segments;
  const std::vector<Part> parts = PrimaryParts(summary);
  std::string out = Waffle(parts, segments.customers);
  absl::StrAppend(&out, "<p class=\"lead\">", Both(internal::kReportSegmentsLead),
                  "</p><div class=\"scroll\"><table><thead><tr>");
  const Label names[] = {{"segment", "层级"},
                         {"customers", "客户数"},
                         {"share", "占比"},
                         {"matching", "匹配数"},
                         {"undecided", "未定"}};
  for (std::size_t i = 0; i < std::size(names); ++i) {
    absl::StrAppend(&out, "<th scope=\"col\"", i == 0 ? "" : " class=\"n\"", ">", Both(names[i]),
                    "</th>");
  }
  out += "</tr></thead><tbody>";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Entry entry = SegmentEntry(*summary.policy, i);
    const bool otherwise = i + 1 == parts.size();
    absl::StrAppend(
        &out, "<tr><th scope=\"row\"><i class=\"swatch ", parts[i].style, "\"></i>",
        Both(entry.label), " ", Tag(entry.clause), "</th><td class=\"n strong\">",
        Number(parts[i].value), "</td><td class=\"n dim\">",
        Percent(parts[i].value, segments.customers), "</td><td class=\"n\">",
        otherwise && At(segments.matched, i) == 0 ? "–" : Number(At(segments.matched, i)),
        "</td><td class=\"n\">",
        otherwise && At(segments.undecided, i) == 0 ? "–" : Number(At(segments.undecided, i)),
        "</td></tr>");
  }
  absl::StrAppend(&out, "</tbody></table></div><h3>",
                  Both(Label{"how many segments a customer matches", "每位客户匹配的层级数"}),
                  "</h3><table class=\"bars half\"><thead class=\"vh\"><tr><th>",
                  Both(Label{"segments", "层级数"}), "</th><th>", Both(Label{"bar", "条形"}),
                  "</th><th>", Both(Label{"customers", "客户数"}), "</th></tr></thead><tbody>");
  const Label counts[] = {
      {"none", "无"}, {"one", "一个"}, {"two", "两个"}, {"three or more", "三个及以上"}};
  const std::int64_t most = *std::max_element(segments.matches.begin(), segments.matches.end());
  for (std::size_t i = 0; i < segments.matches.size(); ++i) {
    absl::StrAppend(&out, "<tr><th scope=\"row\">", Both(counts[i]), "</th><td class=\"wide\">",
                    Meter(segments.matches[i], most, "s-accent"), "</td><td class=\"n\">",
                    Number(segments.matches[i]), "</td></tr>");
  }
  return out + "</tbody></table>" + RejectedNote(segments.rejected);
}

std::string ScoresSection(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  const std::vector<v1::AgentEvaluation>& agents = summary.scores.agents;
  const std::vector<Column> columns = ColumnsOf(summary);
  const std::vector<Group> groups = GroupsOf(summary);
  const bool reasons = agents.size() <= kMostReasons;
  const bool audited = std::any_of(agents.begin(), agents.end(),
                                   [](const auto& agent) { return agent.score().has_audit(); });
  std::string out = absl::StrCat(
      "<p class=\"lead\">",
      Both(internal::kReportScoresLead, {{"marks", std::to_string(policy.score.full_marks)}}), " ",
      Both(internal::kReportDots), "</p>", Legend(GradeParts(summary), true));
  if (!reasons) {
    absl::StrAppend(&out, "<p class=\"note\">", Both(internal::kReportReasonsLeftOut), "</p>");
  }
  out += Strips(summary, groups);
  std::string head = absl::StrCat("<div class=\"row head\"><span>", Both(Label{"agent", "客服"}),
                                  "</span><span class=\"total\">", Both(Label{"total", "总分"}),
                                  "</span><span>", Both(Label{"grade", "等级"}), "</span>");
  for (const Column& column : columns) {
    absl::StrAppend(&head, "<span>", Both(column.label), " ", Tag(column.clause), "</span>");
  }
  if (audited) absl::StrAppend(&head, "<span>", Both(Label{"recorded", "记录值"}), "</span>");
  head += "</div>";
  for (const Group& group : groups) {
    const bool folded = groups.size() > kMostGroups;
    absl::StrAppend(&out, folded ? "<details class=\"fold\"><summary>" : "", "<h3 class=\"team\">",
                    Id(group.name), "<span class=\"dim\">", group.agents.size(), " ",
                    Both(Label{group.agents.size() == 1 ? "agent" : "agents", "人"}), " · ",
                    Both(Label{"mean", "平均"}), " <b>", MeanOf(group.agents), "</b></span></h3>",
                    folded ? "</summary>" : "", "<div class=\"agents", audited ? " audited" : "",
                    "\" style=\"--m:", columns.size(), "\">", head);
    for (const v1::AgentEvaluation* agent : group.agents) {
      out += AgentRow(policy, *agent, columns, audited, reasons);
    }
    absl::StrAppend(&out, "</div>", folded ? "</details>" : "");
  }
  return out + RejectedNote(summary.scores.rejected);
}

}  // namespace guiju::tool
