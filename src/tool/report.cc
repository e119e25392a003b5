// The page: its head, the headline figures, the order of the sections and the foot.
#include "sentences/report.h"

#include <absl/strings/str_cat.h>

#include "format.h"
#include "tool/report_parts.h"
#include "tool/summary.h"
#include "words.h"

namespace guiju::tool {
namespace {

std::vector<Part> WithoutZeros(const std::vector<Part>& parts) {
  std::vector<Part> left;
  for (const Part& part : parts) {
    if (part.value != 0) left.push_back(part);
  }
  return left;
}

std::string TicketFigures(const DeskSummary& summary) {
  const TicketSummary& tickets = summary.tickets;
  std::vector<Part> parts;
  for (std::size_t p = 1; p < tickets.priorities.size(); ++p) {
    parts.push_back(
        {absl::StrCat("p", p), tickets.priorities[p], internal::WordOf(static_cast<Priority>(p))});
  }
  std::string out = Figure({"tickets", "工单"}, Number(tickets.tickets), "", parts,
                           absl::StrCat(Both(Label{"not all done", "尚未完成"}), " <b>",
                                        Number(tickets.open_total), "</b>"));
  if (summary.policy->sla.obligations.empty()) return out;
  const std::size_t i = HeadlineObligation(*summary.policy);
  if (i >= tickets.attainment.size()) return out;
  const Attainment sum = SumOf(tickets.attainment[i]);
  const Label& name = summary.policy->sla.obligations[i].entry.label;
  return out + Figure({"attainment: " + name.en, "达成率：" + name.zh},
                      Percent(sum.met, sum.decided()), "", WithoutZeros(PartsOf(sum)),
                      absl::StrCat(Number(sum.met), " ÷ ", Number(sum.decided())));
}

bool HasCallbacks(const DeskSummary& summary) {
  return summary.has_callbacks || summary.callbacks.has_made;
}

bool HasStats(const DeskSummary& summary) {
  const StatsSummary& stats = summary.stats;
  return !stats.weeks.empty() || !stats.months.empty() || !stats.correlations.empty();
}

std::string RecordFigure(const RecordSummary& records) {
  std::int64_t filled = 0;
  std::int64_t required = 0;
  for (const RecordSummary::Form& form : records.forms) {
    filled += form.sum.filled_of_required().numerator();
    required += form.sum.filled_of_required().denominator();
  }
  return Figure({"completeness of records", "记录完整度"}, Percent(filled, required), "",
                WithoutZeros(RecordParts(records)),
                absl::StrCat(Number(filled), " ÷ ", Number(required)));
}

std::string Headline(const DeskSummary& summary) {
  std::string out = "<div class=\"figures\">";
  if (summary.has_tickets) out += TicketFigures(summary);
  if (summary.has_callbacks) {
    out += Figure({"callbacks to make", "待回访"}, Number(summary.callbacks.plans_total), "",
                  WithoutZeros(CallbackParts(summary.callbacks)), Escape(summary.callbacks.day));
  }
  if (summary.has_records) out += RecordFigure(summary.records);
  if (summary.has_customers) {
    out += Figure({"customers", "客户"}, Number(summary.segments.customers), "",
                  PrimaryParts(summary), "");
  }
  if (summary.has_scores) {
    std::int64_t sum = 0;
    for (const v1::AgentEvaluation& agent : summary.scores.agents) sum += agent.score().total();
    const std::int64_t n = static_cast<std::int64_t>(summary.scores.agents.size());
    out += Figure({"mean total", "平均总分"}, n == 0 ? "–" : internal::FormatRatio({sum, n}, 1),
                  absl::StrCat(" / ", summary.policy->score.full_marks), GradeParts(summary), "");
  }
  return out + "</div>";
}

std::string Moment(const DeskSummary& summary) {
  if (!summary.as_of.is_known()) return "–";
  return internal::FormatIso(summary.policy->sla_calendar().zone(), summary.as_of);
}

std::vector<Section> SectionsOf(const DeskSummary& summary) {
  std::vector<Section> sections;
  if (summary.has_tickets) {
    sections.push_back({"attainment", {"How the promises stand", "时限达成"}, SlaSection(summary)});
    sections.push_back({"arrivals", {"When tickets come", "受理时间"}, ArrivalsSection(summary)});
    sections.push_back({"deadlines", {"Deadlines", "到期事项"}, DeadlinesSection(summary)});
    sections.push_back({"about", {"What tickets are about", "工单内容"}, AboutSection(summary)});
  }
  if (HasCallbacks(summary)) {
    sections.push_back({"callbacks", {"Callbacks", "客户回访"}, CallbacksSection(summary)});
  }
  if (summary.has_records) {
    sections.push_back({"records", {"Records", "服务记录"}, RecordsSection(summary)});
  }
  if (HasStats(summary)) {
    sections.push_back({"stats", {"Statistics", "统计分析"}, StatsSection(summary)});
  }
  if (summary.has_customers) {
    sections.push_back({"segments", {"Customers", "客户分层"}, SegmentsSection(summary)});
  }
  if (summary.has_scores) {
    sections.push_back({"scores", {"Scorecards", "月度考核"}, ScoresSection(summary)});
  }
  return sections;
}

std::string Foot(const DeskSummary& summary) {
  std::string out = "<footer><dl>";
  const auto row = [&out](const Label& name, const std::string& value) {
    absl::StrAppend(&out, "<div><dt>", Both(name), "</dt><dd>", value, "</dd></div>");
  };
  if (summary.policy != nullptr) {
    const Policy& policy = *summary.policy;
    row({"policy", "规则"},
        absl::StrCat(Both(policy.label), " <code>", Escape(policy.id), "</code>"));
    row({"version", "版本"}, Escape(policy.version));
    row({"SHA-256", "SHA-256"}, absl::StrCat("<code>", Escape(policy.sha256), "</code>"));
    row({"moment of judgement", "判定时刻"},
        absl::StrCat("<code>", Moment(summary), "</code> ",
                     Escape(policy.sla_calendar().zone().name())));
  }
  if (!summary.files.empty()) {
    std::string files;
    for (const std::string& file : summary.files) {
      absl::StrAppend(&files, "<code>", Id(file), "</code> ");
    }
    row({"written beside it", "同时写出"}, files);
  }
  out += "</dl>";
  if (summary.policy != nullptr) {
    absl::StrAppend(&out, "<p>", Both(internal::kReportReplay, {{"instant", Moment(summary)}}),
                    "</p>");
  }
  return absl::StrCat(out, "<p>", Both(internal::kReportPrivate), "</p></footer>");
}

}  // namespace

std::string RenderReport(const DeskSummary& summary) {
  const bool any = summary.policy != nullptr;
  const std::vector<Section> sections = any ? SectionsOf(summary) : std::vector<Section>{};
  Page page;
  page.title = summary.title;
  page.heading = Escape(summary.title);
  if (any) {
    page.sub = absl::StrCat(
        Both(internal::kReportAsOf, {{"instant", Moment(summary)},
                                     {"zone", summary.policy->sla_calendar().zone().name()}}),
        " ", Both(summary.policy->label), " ", Escape(summary.policy->version));
  }
  for (const Finding& warning : summary.warnings) {
    absl::StrAppend(&page.top, "<p class=\"lead\">", Both(Label{warning.en, warning.zh}), "</p>\n");
  }
  page.top += sections.empty()
                  ? absl::StrCat("<p class=\"lead\">", Both(internal::kReportNothing), "</p>\n")
                  : Headline(summary);
  page.sections = sections;
  page.foot = Foot(summary);
  return RenderPage(page);
}

}  // namespace guiju::tool
