#include "tool/rows.h"

#include <functional>
#include <utility>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "words.h"

namespace guiju::tool {
namespace {

using internal::WordOf;

const Label& LabelOf(const std::vector<Entry>& entries, const std::string& id) {
  static const Label none;
  for (const Entry& entry : entries) {
    if (entry.id == id) return entry.label;
  }
  return none;
}

std::string Named(const std::vector<Entry>& entries, const std::string& id, Language language) {
  const std::string& name = In(LabelOf(entries, id), language);
  return name.empty() ? id : name;
}

std::string SegmentName(const SegmentPolicy& policy, const std::string& id, Language language) {
  return policy.otherwise.id == id ? In(policy.otherwise.label, language)
                                   : Named(policy.segments, id, language);
}

template <typename Names>
std::string Joined(const Names& names, const std::function<std::string(const std::string&)>& say) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : "; ") + say(name);
  return out;
}

std::string AsGiven(const std::string& id) { return id; }

// RFC 3339, perhaps on a customer's clock, to the wall of the desk: 2026-02-24 09:00:00.
std::string OnWall(const Calendar& calendar, const v1::Instant& at) {
  Instant instant;
  if (guiju_parse_instant(at.iso().data(), at.iso().size(), &instant.us) != GUIJU_PARSE_OK) {
    return {};
  }
  return internal::FormatWall(calendar.zone(), instant);
}

Label WordOfPlan(v1::CallbackPlan::State::Value state) {
  switch (state) {
    case v1::CallbackPlan::State::PLANNED:
      return {"planned", "已排期"};
    case v1::CallbackPlan::State::IMPOSSIBLE:
      return {"impossible", "无法安排"};
    default:
      return {"undecided", "无法判定"};
  }
}

Label WordOfRecord(v1::RecordVerdict::State::Value state) {
  switch (state) {
    case v1::RecordVerdict::State::COMPLETE:
      return {"complete", "完整"};
    case v1::RecordVerdict::State::INCOMPLETE:
      return {"incomplete", "不完整"};
    default:
      return {"undecided", "无法判定"};
  }
}

Label WordOfTime(v1::RecordVerdict::Timeliness::Value value) {
  using Timeliness = v1::RecordVerdict::Timeliness;
  switch (value) {
    case Timeliness::IN_TIME:
      return {"in time", "按时"};
    case Timeliness::LATE:
      return {"late", "超时完成"};
    case Timeliness::OPEN:
      return {"open", "进行中"};
    case Timeliness::OVERDUE:
      return {"overdue", "超时未完成"};
    case Timeliness::UNKNOWN:
      return {"unknown", "未知"};
    default:
      return {"not asked", "不要求"};
  }
}

const RecordForm* FormOf(const Policy& policy, const std::string& id) {
  const int form = policy.record.FormIndex(id);
  return form < 0 ? nullptr : &policy.record.forms[static_cast<std::size_t>(form)];
}

std::string FieldName(const RecordForm* form, const std::string& id, Language language) {
  if (form == nullptr) return id;
  for (const RecordFormField& field : form->fields) {
    if (field.id == id) return In(field.label, language);
  }
  return id;
}

std::string Share(const v1::Fraction& fraction) {
  if (fraction.denominator() == 0) return "–";
  return internal::FormatPercent({fraction.numerator(), fraction.denominator()}, 1) + " %";
}

std::string Number(const v1::Fraction& fraction, int places) {
  if (fraction.denominator() == 0) return "–";
  return internal::FormatRatio({fraction.numerator(), fraction.denominator()}, places);
}

}  // namespace

std::vector<std::string> TitlesOf(const std::vector<Grid::Column>& columns) {
  std::vector<std::string> titles;
  for (const Grid::Column& column : columns) titles.push_back(column.title);
  return titles;
}

std::vector<Grid::Column> CustomerColumns(Language language) {
  const bool zh = language == Language::kChinese;
  return {{zh ? "客户" : "customer"},      {zh ? "主分层" : "primary segment"},
          {zh ? "符合的分层" : "matches"}, {zh ? "无法判定" : "undecided"},
          {zh ? "客户类型" : "type"},      {zh ? "维护措施" : "care"}};
}

std::vector<std::string> CustomerRow(const Policy& policy, const v1::CustomerEvaluation& customer,
                                     Language language) {
  const v1::SegmentVerdict& verdict = customer.segment();
  const auto name = [&](const std::string& id) {
    return SegmentName(policy.segment, id, language);
  };
  std::vector<std::string> undecided;
  for (const auto& part : verdict.undecided()) undecided.push_back(part.segment());
  std::vector<std::string> care;
  for (const auto& part : verdict.care()) care.push_back(part.action());
  const auto type = static_cast<CustomerType>(verdict.membership().type());
  return {customer.customer_id(),
          name(verdict.primary()),
          Joined(verdict.matched(), name),
          Joined(undecided, name),
          type == CustomerType::kUnspecified ? "" : In(WordOf(type), language),
          Joined(care,
                 [&](const std::string& id) { return Named(policy.segment.care, id, language); })};
}

std::vector<Grid::Column> CallbackColumns(Language language) {
  const bool zh = language == Language::kChinese;
  return {{zh ? "客户" : "customer"},
          {zh ? "工单" : "ticket"},
          {zh ? "场景" : "scenario"},
          {zh ? "状态" : "state"},
          {zh ? "最早" : "earliest"},
          {zh ? "最晚" : "latest"},
          {zh ? "截止" : "due"},
          {zh ? "最佳时间" : "best time"},
          {zh ? "时长上限（分）" : "max minutes", true},
          {zh ? "人员" : "agents"},
          {zh ? "缺少的事实" : "missing"}};
}

std::vector<std::vector<std::string>> CallbackRows(const Policy& policy,
                                                   const v1::CallbackEvaluation& callback,
                                                   Language language) {
  std::vector<std::vector<std::string>> rows;
  const CallbackPolicy& callbacks = policy.callback;
  const Calendar& calendar = policy.callback_calendar();
  for (const v1::CallbackPlan& plan : callback.plan()) {
    using State = v1::CallbackPlan::State;
    const bool undecided = plan.state() == State::UNDECIDED;
    if (!undecided && plan.state() != State::PLANNED && plan.state() != State::IMPOSSIBLE) continue;
    std::string scenario = plan.scenario();
    for (const CallbackScenario& one : callbacks.scenarios) {
      if (one.entry.id == plan.scenario()) scenario = In(one.entry.label, language);
    }
    std::string tier = plan.tier();
    if (callbacks.tier_otherwise.id == tier) tier = In(callbacks.tier_otherwise.label, language);
    for (const CallbackTier& one : callbacks.tiers) {
      if (one.entry.id == plan.tier()) tier = In(one.entry.label, language);
    }
    rows.push_back({callback.customer_id(), callback.ticket_id(), std::move(scenario),
                    In(WordOfPlan(plan.state()), language), OnWall(calendar, plan.earliest()),
                    OnWall(calendar, plan.latest()), OnWall(calendar, plan.due()),
                    plan.slot().empty() ? "" : OnWall(calendar, plan.slot(0).from()),
                    undecided ? "" : std::to_string(plan.max_minutes()), std::move(tier),
                    Joined(plan.missing(), AsGiven)});
  }
  return rows;
}

std::vector<Grid::Column> RecordColumns(Language language) {
  const bool zh = language == Language::kChinese;
  return {{zh ? "记录" : "record"},       {zh ? "表单" : "form"},
          {zh ? "工单" : "ticket"},       {zh ? "状态" : "state"},
          {zh ? "已填" : "filled", true}, {zh ? "应填" : "required", true},
          {zh ? "漏填" : "missing"},      {zh ? "格式不符" : "wrong"},
          {zh ? "拒绝提供" : "refused"},  {zh ? "无法判定" : "undecided"},
          {zh ? "及时性" : "timeliness"}, {zh ? "截止" : "due"}};
}

std::vector<std::string> RecordRow(const Policy& policy, const v1::RecordEvaluation& record,
                                   Language language) {
  const v1::RecordVerdict& verdict = record.record();
  const RecordForm* const form = FormOf(policy, verdict.form());
  const auto name = [&](const std::string& id) { return FieldName(form, id, language); };
  return {record.record_id(),
          form == nullptr ? verdict.form() : In(form->entry.label, language),
          record.ticket_id(),
          In(WordOfRecord(verdict.state()), language),
          std::to_string(verdict.filled_of_required().numerator()),
          std::to_string(verdict.filled_of_required().denominator()),
          Joined(verdict.missing(), name),
          Joined(verdict.wrong(), name),
          Joined(verdict.refused(), name),
          Joined(verdict.undecided(), name),
          In(WordOfTime(verdict.timeliness()), language),
          OnWall(policy.record_calendar(), verdict.due())};
}

Grid PeriodGrid(const std::vector<v1::StatsReport>& reports, Language language) {
  const bool zh = language == Language::kChinese;
  Grid grid;
  grid.columns = {{zh ? "起" : "from"},
                  {zh ? "止" : "to"},
                  {zh ? "工单" : "tickets", true},
                  {zh ? "已解决" : "resolved", true},
                  {zh ? "平均响应（秒）" : "mean response (s)", true},
                  {zh ? "平均处理（秒）" : "mean handling (s)", true},
                  {zh ? "平均评分" : "mean rating", true},
                  {zh ? "不满意率" : "dissatisfied", true},
                  {zh ? "高频问题" : "frequent problems"}};
  for (const v1::StatsReport& report : reports) {
    std::string problems;
    for (const v1::Problem& problem : report.high_frequency()) {
      if (!problems.empty()) problems += "; ";
      problems += In(WordOf(static_cast<IssueType>(problem.issue_type())), language);
      if (!problem.topic().empty()) problems += " / " + problem.topic();
      problems += " " + Share(problem.share());
    }
    grid.rows.push_back(
        {report.from(), report.to(), std::to_string(report.tickets()),
         std::to_string(report.resolved()), Number(report.response_time().mean_seconds(), 1),
         Number(report.handling_time().mean_seconds(), 1), Number(report.satisfaction().mean(), 2),
         Share(report.satisfaction().dissatisfied_rate()), std::move(problems)});
  }
  return grid;
}

Grid SegmentGrid(const DeskSummary& summary, Language language) {
  const bool zh = language == Language::kChinese;
  const SegmentPolicy& policy = summary.policy->segment;
  Grid grid;
  grid.columns = {{zh ? "分层" : "segment"},
                  {zh ? "规则" : "rule"},
                  {zh ? "主分层客户" : "customers", true},
                  {zh ? "维护措施" : "care"}};
  for (std::size_t i = 0; i < summary.segments.primary.size(); ++i) {
    const Entry& segment = i < policy.segments.size() ? policy.segments[i] : policy.otherwise;
    std::string care;
    for (const std::uint16_t action : policy.care_of_segment[i]) {
      care += (care.empty() ? "" : "; ") + In(policy.care[action].label, language);
    }
    grid.rows.push_back({In(segment.label, language), segment.clause,
                         std::to_string(summary.segments.primary[i]), std::move(care)});
  }
  return grid;
}

}  // namespace guiju::tool
