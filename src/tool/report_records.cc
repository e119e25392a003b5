// Records: how complete they are, form by form, and which are not.
#include <absl/strings/str_cat.h>

#include <algorithm>

#include "sentences/report.h"
#include "tool/report_parts.h"
#include "tool/report_table.h"

namespace guiju::tool {
namespace {

const RecordForm* FormOf(const Policy& policy, const std::string& id) {
  const int index = policy.record.FormIndex(id);
  return index < 0 ? nullptr : &policy.record.forms[static_cast<std::size_t>(index)];
}

Label NameOf(const RecordForm* form, const std::string& id) {
  return form == nullptr ? Label{id, id} : form->entry.label;
}

template <typename Ids>
std::vector<Label> FieldsOf(const RecordForm* form, const Ids& ids) {
  std::vector<Label> labels;
  for (const std::string& id : ids) {
    Label label{id, id};
    if (form != nullptr) {
      for (const RecordFormField& field : form->fields) {
        if (field.id == id) label = field.label;
      }
    }
    labels.push_back(label);
  }
  return labels;
}

std::vector<Part> CompletenessParts(const v1::RecordSum& sum) {
  const std::int64_t rest = sum.records() - sum.complete() - sum.undecided();
  return {{"s-met", sum.complete(), {"complete", "完整"}},
          {"s-overdue", std::max<std::int64_t>(0, rest), {"incomplete", "不完整"}},
          {"s-paused", sum.undecided(), {"undecided", "未能判定"}}};
}

std::string Forms(const DeskSummary& summary) {
  std::vector<Cells> rows;
  for (const RecordSummary::Form& form : summary.records.forms) {
    const RecordForm* known = FormOf(*summary.policy, form.id);
    const v1::RecordSum& sum = form.sum;
    const v1::Fraction& filled = sum.filled_of_required();
    rows.push_back(
        {Both(NameOf(known, form.id)) + Tag(known == nullptr ? "" : known->entry.clause),
         Number(sum.records()),
         absl::StrCat("<b>", Percent(filled), "</b> <span class=\"dim\">",
                      Number(filled.numerator()), " ÷ ", Number(filled.denominator()), "</span>",
                      Meter(filled.numerator(), filled.denominator(), "s-accent")),
         StackedBar(CompletenessParts(sum)), Number(sum.complete()),
         Number(std::max<std::int64_t>(0, sum.records() - sum.complete() - sum.undecided())),
         Number(sum.in_time()), Number(sum.late()), Number(sum.open())});
  }
  return CardTable({}, "",
                   {{{"form", "表单"}},
                    {{"records", "记录数"}, true},
                    {{"completeness", "完整度"}, false, summary.policy->record.completeness_clause},
                    {{"records by state", "记录状态"}},
                    {{"complete", "完整"}, true},
                    {{"incomplete", "不完整"}, true},
                    {{"in time", "按时"}, true},
                    {{"late", "迟交"}, true},
                    {{"still open", "待完成"}, true}},
                   rows);
}

// What a record lacks, each kind of lack on a line of its own.
std::string LackOf(const Policy& policy, const v1::RecordVerdict& verdict) {
  const RecordForm* form = FormOf(policy, verdict.form());
  std::string out;
  const auto line = [&](const Label& name, const auto& ids) {
    if (ids.empty()) return;
    absl::StrAppend(&out, "<div><span class=\"dim\">", Both(name), "</span> ",
                    Listed(FieldsOf(form, ids)), "</div>");
  };
  line({"missing:", "缺："}, verdict.missing());
  line({"wrong form:", "格式有误："}, verdict.wrong());
  line({"refused:", "客户不愿提供："}, verdict.refused());
  line({"perhaps required:", "或须填写："}, verdict.undecided());
  if (verdict.customer_information_incomplete()) {
    absl::StrAppend(&out, "<div>",
                    Chip("c-risk", {"customer information incomplete", "客户信息不完整"}),
                    Tag("INT-10"), "</div>");
  }
  return out.empty() ? "–" : out;
}

std::string TimeOf(const v1::RecordVerdict& verdict) {
  const auto late = [&](const std::string& style, const Label& word) {
    const Label amount =
        AmountOfTime(std::min(verdict.late_seconds(), INT64_MAX / Seconds(1).us) * Seconds(1).us);
    return absl::StrCat(Chip(style, word), "<div class=\"num dim\">", Both(amount), "</div>");
  };
  using Timeliness = v1::RecordVerdict::Timeliness;
  switch (verdict.timeliness()) {
    case Timeliness::LATE:
      return late("c-late", {"late by", "迟交"});
    case Timeliness::OVERDUE:
      return late("c-overdue", {"overdue by", "已逾期"});
    case Timeliness::IN_TIME:
      return Both(Label{"in time", "按时"});
    case Timeliness::OPEN:
      return Both(Label{"still open", "待完成"});
    default:
      return "–";
  }
}

std::string FilledOf(const v1::RecordVerdict& verdict) {
  const v1::Fraction& filled = verdict.filled_of_required();
  return absl::StrCat("<span class=\"num\">", Percent(filled), "</span> <span class=\"num dim\">",
                      Number(filled.numerator()), " ÷ ", Number(filled.denominator()), "</span>");
}

std::string Incomplete(const DeskSummary& summary) {
  const RecordSummary& records = summary.records;
  const Policy& policy = *summary.policy;
  if (records.incomplete_total == 0 && records.incomplete.empty()) {
    return Lead(internal::kReportAllComplete);
  }
  std::vector<Cells> rows;
  for (const v1::RecordEvaluation& record : records.incomplete) {
    const RecordForm* form = FormOf(policy, record.record().form());
    rows.push_back({MaskedId(policy, record.record_id()), MaskedId(policy, record.ticket_id()),
                    Both(NameOf(form, record.record().form())), FilledOf(record.record()),
                    LackOf(policy, record.record()), TimeOf(record.record())});
  }
  return Title({"Records that are not complete, or late", "不完整或迟交的记录"},
               policy.record.completeness_clause) +
         Lead(internal::kReportIncompleteLead,
              {{"total", Number(records.incomplete_total)},
               {"shown", Number(static_cast<std::int64_t>(records.incomplete.size()))}}) +
         CardTable({}, "",
                   {{{"record", "记录"}},
                    {{"ticket", "工单"}},
                    {{"form", "表单"}},
                    {{"filled", "已填"}},
                    {{"what is lacking", "缺漏"}},
                    {{"time", "时效"}}},
                   rows);
}

std::string Analyses(const DeskSummary& summary) {
  const RecordSummary& records = summary.records;
  const Policy& policy = *summary.policy;
  if (!policy.record.has_analysis) return "";
  std::string out = Title({"Analyses of dissatisfaction that are missing", "待补的不满意分析"},
                          policy.record.analysis_clause);
  if (records.analyses_total == 0 && records.analyses.empty()) {
    return out + Lead(internal::kReportAllAnalysed);
  }
  std::vector<Cells> rows;
  for (const v1::AnalysisEvaluation& analysis : records.analyses) {
    const bool missing = analysis.state() == v1::AnalysisEvaluation::State::MISSING;
    rows.push_back({MaskedId(policy, analysis.ticket_id()),
                    analysis.rating() == 0 ? "–" : std::to_string(analysis.rating()),
                    Chip(missing ? "c-overdue" : "c-risk",
                         missing ? Label{"missing", "未填写"} : Label{"not whole", "不完整"}),
                    analysis.has_record() ? LackOf(policy, analysis.record()) : "–"});
  }
  return out +
         Lead(internal::kReportAnalysesLead,
              {{"total", Number(records.analyses_total)},
               {"shown", Number(static_cast<std::int64_t>(records.analyses.size()))},
               {"rating", std::to_string(policy.record.analysis_rating)}}) +
         CardTable({}, "",
                   {{{"ticket", "工单"}},
                    {{"rating", "评分"}, true},
                    {{"analysis", "分析表"}},
                    {{"what is lacking", "缺漏"}}},
                   rows);
}

}  // namespace

std::vector<Part> RecordParts(const RecordSummary& records) {
  v1::RecordSum all;
  for (const RecordSummary::Form& form : records.forms) {
    all.set_records(all.records() + form.sum.records());
    all.set_complete(all.complete() + form.sum.complete());
    all.set_undecided(all.undecided() + form.sum.undecided());
  }
  return CompletenessParts(all);
}

std::string RecordsSection(const DeskSummary& summary) {
  std::string out = Lead(internal::kReportRecordsLead);
  if (!summary.records.forms.empty()) {
    out += Legend(RecordParts(summary.records), true) + Forms(summary);
  }
  return out + Incomplete(summary) + Analyses(summary) + RejectedNote(summary.records.rejected);
}

}  // namespace guiju::tool
