// Callbacks: whom to call on the day after the moment of judgement, and what those made came to.
#include <absl/strings/str_cat.h>

#include <algorithm>

#include "format.h"
#include "sentences/report.h"
#include "tool/report_parts.h"
#include "tool/report_table.h"
#include "words.h"

namespace guiju::tool {
namespace {

constexpr int kPlaces = 2;

const Label kNotKnown{"not known", "未知"};

template <typename List>
const typename List::value_type* Find(const List& list, const std::string& id) {
  for (const auto& item : list) {
    if (item.entry.id == id) return &item;
  }
  return nullptr;
}

Label NameOf(const Policy& policy, const v1::CallbackPlan& plan) {
  const CallbackScenario* scenario = Find(policy.callback.scenarios, plan.scenario());
  return scenario == nullptr ? Label{plan.scenario(), plan.scenario()} : scenario->entry.label;
}

Label StatusWord(const std::string& name) {
  v1::Status::Value status = v1::Status::UNSPECIFIED;
  if (!v1::Status::Value_Parse(name, &status)) return {name, name};
  switch (status) {
    case v1::Status::PENDING:
      return {"pending", "待受理"};
    case v1::Status::IN_PROGRESS:
      return {"in progress", "处理中"};
    case v1::Status::WAITING_CUSTOMER:
      return {"waiting for the customer", "等待客户"};
    case v1::Status::REOPENED:
      return {"reopened", "重新打开"};
    case v1::Status::RESOLVED:
      return {"resolved", "已解决"};
    case v1::Status::CLOSED:
      return {"closed", "已关闭"};
    default:
      return {name, name};
  }
}

// What a tag says, escaped.
std::string ValueOf(const Policy& policy, CallbackTagFact fact, const std::string& value) {
  if (value.empty()) return Both(kNotKnown);
  switch (fact) {
    case CallbackTagFact::kIssueType: {
      v1::IssueType::Value type = v1::IssueType::UNSPECIFIED;
      if (!v1::IssueType::Value_Parse(value, &type)) break;
      return Both(internal::WordOf(static_cast<IssueType>(type)));
    }
    case CallbackTagFact::kCategory: {
      v1::Category::Value category = v1::Category::UNSPECIFIED;
      if (!v1::Category::Value_Parse(value, &category)) break;
      return Both(internal::WordOf(static_cast<Category>(category)));
    }
    case CallbackTagFact::kStatus:
    case CallbackTagFact::kResult:
      return Both(StatusWord(value));
    case CallbackTagFact::kFirstVisit: {
      v1::Instant at;
      at.set_iso(value);
      const std::string wall = WallOf(policy, at);
      if (wall == "–") break;
      return wall;
    }
    case CallbackTagFact::kAgent:
      return MaskedId(policy, value);
    default:
      break;
  }
  return MaskedText(policy, value);
}

std::string TagsOf(const Policy& policy, const v1::CallbackPlan& plan) {
  if (plan.tag_size() == 0) return "–";
  const CallbackScenario* scenario = Find(policy.callback.scenarios, plan.scenario());
  std::string out;
  for (const v1::CallbackPlan::Tag& tag : plan.tag()) {
    const CallbackTag* known = scenario == nullptr ? nullptr : Find(scenario->tags, tag.id());
    const Label name = known == nullptr ? Label{tag.id(), tag.id()} : known->entry.label;
    const CallbackTagFact fact = known == nullptr ? CallbackTagFact::kUnspecified : known->fact;
    absl::StrAppend(&out, "<div><span class=\"dim\">", Both(name), "</span> ",
                    ValueOf(policy, fact, tag.value()), "</div>");
  }
  return out;
}

const internal::Sentence& ProblemOf(const v1::CallbackPlan& plan) {
  switch (plan.problem()) {
    case v1::CallbackPlan::Problem::DEADLINE_PASSED:
      return internal::kReportCallPassed;
    case v1::CallbackPlan::Problem::QUIET_HOURS:
      return internal::kReportCallQuiet;
    default:
      return internal::kReportCallTooLong;
  }
}

std::string WhenOf(const Policy& policy, const v1::CallbackPlan& plan) {
  if (plan.state() == v1::CallbackPlan::State::IMPOSSIBLE) {
    std::string out = Chip("c-overdue", {"impossible", "无法安排"});
    absl::StrAppend(&out, "<div>", Both(ProblemOf(plan)), "</div>");
    const std::string next = WallOf(policy, plan.earliest());
    if (next != "–") {
      absl::StrAppend(&out, "<div class=\"dim\">", Both(internal::kReportCallNext, {{"at", next}}),
                      "</div>");
    }
    return out;
  }
  std::string out;
  for (const v1::CallbackPlan::Slot& slot : plan.slot()) {
    absl::StrAppend(&out, "<div class=\"num\">", WallSpan(policy, slot.from(), slot.to()),
                    "</div>");
  }
  if (plan.slot_size() == 0) {
    absl::StrAppend(&out, "<div>", Both(Label{"no best time left", "已无最佳时段"}),
                    "</div><div class=\"num dim\">",
                    plan.has_latest() ? WallSpan(policy, plan.earliest(), plan.latest())
                                      : WallOf(policy, plan.earliest()),
                    "</div>");
  }
  const std::string offset = OffsetOf(plan.slot_size() > 0 ? plan.slot(0).from() : plan.earliest());
  if (plan.own_hours() || !offset.empty()) {
    absl::StrAppend(&out, "<div class=\"dim small\">",
                    plan.own_hours() ? Both(Label{"own active hours", "客户活跃时段"}) : "",
                    plan.own_hours() && !offset.empty() ? " · " : "",
                    offset.empty() ? "" : "UTC" + offset, "</div>");
  }
  return out;
}

std::string LengthOf(const v1::CallbackPlan& plan) {
  const std::string most = std::to_string(plan.max_minutes());
  if (plan.min_minutes() == 0) {
    return Both(Label{"up to " + most + " min", "至多 " + most + " 分钟"});
  }
  const std::string span = absl::StrCat(plan.min_minutes(), "–", most);
  return Both(Label{span + " min", span + " 分钟"});
}

std::string TierOf(const Policy& policy, const v1::CallbackPlan& plan) {
  const CallbackPolicy& callback = policy.callback;
  const CallbackTier* tier = Find(callback.tiers, plan.tier());
  std::string out = tier != nullptr ? Both(tier->entry.label)
                    : plan.tier() == callback.tier_otherwise.id
                        ? Both(callback.tier_otherwise.label)
                        : Id(plan.tier());
  if (plan.tier_missing_size() > 0) {
    absl::StrAppend(&out, "<div class=\"dim small\">",
                    Both(Label{"not decided: facts are missing", "尚未确定：缺少信息"}), "</div>");
  }
  return out;
}

std::string WhomOf(const Policy& policy, const v1::CallbackEvaluation& request) {
  if (request.customer_id().empty()) return MaskedId(policy, request.ticket_id());
  std::string out = MaskedId(policy, request.customer_id());
  if (!request.ticket_id().empty()) {
    absl::StrAppend(&out, "<div class=\"dim small\">", MaskedId(policy, request.ticket_id()),
                    "</div>");
  }
  return out;
}

std::string Plans(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  const CallbackSummary& callbacks = summary.callbacks;
  const CallbackPolicy& rules = policy.callback;
  std::vector<Cells> rows;
  for (const v1::CallbackEvaluation& request : callbacks.plans) {
    for (const v1::CallbackPlan& plan : request.plan()) {
      const bool impossible = plan.state() == v1::CallbackPlan::State::IMPOSSIBLE;
      if (!impossible && plan.state() != v1::CallbackPlan::State::PLANNED) continue;
      rows.push_back({WhomOf(policy, request), Both(NameOf(policy, plan)), WhenOf(policy, plan),
                      absl::StrCat("<span class=\"num\">", WallOf(policy, plan.due()), "</span>"),
                      LengthOf(plan), TierOf(policy, plan), TagsOf(policy, plan)});
    }
  }
  const std::vector<Part> parts = CallbackParts(callbacks);
  std::string out = Title({"Calls to make", "待回访"}, "");
  absl::StrAppend(&out,
                  Lead(internal::kReportCallsLead,
                       {{"day", callbacks.day.empty() ? "–" : callbacks.day},
                        {"shown", Number(static_cast<std::int64_t>(callbacks.plans.size()))},
                        {"total", Number(callbacks.plans_total)}}),
                  StackedBar(parts), Legend(parts, true));
  if (rows.empty()) return out + Lead(internal::kReportNoCalls);
  if (rules.max_questions > 0) {
    out += Lead(internal::kReportConduct, {{"seconds", std::to_string(rules.introduction_seconds)},
                                           {"least", std::to_string(rules.min_questions)},
                                           {"most", std::to_string(rules.max_questions)}});
  }
  const auto clause = [&](const auto& list) { return list.empty() ? "" : list[0].entry.clause; };
  const std::string deadline = "CB-3";
  return out + CardTable({}, "",
                         {{{"customer", "客户"}},
                          {{"scenario", "场景"}, false, clause(rules.scenarios)},
                          {{"best times", "最佳时间"}, false, rules.best_clause},
                          {{"deadline", "时限"}, false, deadline},
                          {{"length", "时长"}, false, clause(rules.budgets)},
                          {{"caller", "回访人员"}, false, rules.tier_otherwise.clause},
                          {{"to know", "备注"}, false, ""}},
                         rows);
}

// A value of a measure, cut towards the worse side of its bound: what misses never reads as the
// bound.
Label MeasureText(const CallbackTarget* target, const v1::Fraction& value, bool up) {
  if (value.denominator() <= 0) return {"–", "–"};
  const CallbackMeasure measure =
      target == nullptr ? CallbackMeasure::kUnspecified : target->measure;
  const bool percent =
      measure == CallbackMeasure::kSolved || measure == CallbackMeasure::kCompleteness;
  const std::int64_t unit = 100;
  Ratio shown{value.numerator(), value.denominator()};
  if (up) {
    const guiju_int128 scaled = static_cast<guiju_int128>(value.numerator()) * unit;
    const guiju_int128 whole = (scaled + value.denominator() - 1) / value.denominator();
    if (whole >= 0 && whole <= INT64_MAX) shown = {static_cast<std::int64_t>(whole), unit};
  }
  if (percent) {
    const std::string text = internal::FormatPercent(shown, kPlaces);
    return {text + "%", text + "%"};
  }
  const std::string text = internal::FormatRatio(shown, kPlaces);
  if (measure == CallbackMeasure::kLength) return {text + " s", text + " 秒"};
  return {text, text};
}

// A distance with its sign; one that is too small to be shown is not shown as none.
std::string DistanceOf(const CallbackTarget* target, const v1::CallbackTargetVerdict& verdict) {
  if (!verdict.has_distance() || verdict.distance().denominator() <= 0) return "–";
  v1::Fraction size = verdict.distance();
  const bool short_of = size.numerator() < 0;
  if (short_of) size.set_numerator(-size.numerator());
  const Label text = MeasureText(target, size, size.numerator() != 0);
  const std::string sign = short_of ? "−" : size.numerator() == 0 ? "±" : "+";
  return Both(Label{sign + text.en, sign + text.zh});
}

std::string RequiredOf(const CallbackTarget* target, const v1::CallbackTargetVerdict& verdict) {
  if (!verdict.has_required()) return "–";
  const Label text = MeasureText(target, verdict.required(), false);
  if (target == nullptr) return Both(text);
  const std::string sign = target->at_most ? "≤ " : "≥ ";
  return Both(Label{sign + text.en, sign + text.zh});
}

std::string Targets(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  std::vector<Cells> rows;
  std::string clause;
  for (const v1::CallbackTargetVerdict& verdict : summary.callbacks.targets.target()) {
    const CallbackTarget* target = Find(policy.callback.targets, verdict.target());
    const Label name =
        target == nullptr ? Label{verdict.target(), verdict.target()} : target->entry.label;
    const bool met = verdict.state() == v1::CallbackTargetVerdict::State::MET;
    const bool missed = verdict.state() == v1::CallbackTargetVerdict::State::MISSED;
    clause = verdict.clause();
    rows.push_back(
        {Both(name),
         Both(MeasureText(target, verdict.value(), target != nullptr && target->at_most)),
         RequiredOf(target, verdict), DistanceOf(target, verdict),
         Chip(met      ? "c-met"
              : missed ? "c-overdue"
                       : "c-plain",
              met      ? Label{"met", "达标"}
              : missed ? Label{"missed", "未达标"}
                       : kNotKnown)});
  }
  if (rows.empty()) return "";
  return Title({"Targets", "回访目标"}, clause) + Lead(internal::kReportTargetsLead) +
         CardTable({}, "",
                   {{{"target", "目标"}},
                    {{"reached", "实际"}, true},
                    {{"required", "要求"}, true},
                    {{"distance", "差距"}, true},
                    {{"state", "状态"}}},
                   rows);
}

std::string ByAgent(const DeskSummary& summary) {
  const CallbackSummary& callbacks = summary.callbacks;
  if (callbacks.by_agent.empty()) return "";
  std::vector<Cells> rows;
  for (const v1::CallbackPeriod& period : callbacks.by_agent) {
    rows.push_back(
        {MaskedId(*summary.policy, period.agent_id()), MaskedId(*summary.policy, period.team_id()),
         period.has_calls() ? Number(period.calls()) : "–",
         Both(MeanTime(period.seconds_by_count())), Percent(period.solved_of_known()),
         Percent(period.filled_of_required()), Decimal(period.rating_sum_by_count(), kPlaces)});
  }
  const std::string& month = callbacks.by_agent.front().period();
  return Title({"Callbacks made, by agent", "客服回访情况"}, "STAT-5") +
         Lead(internal::kReportByAgentLead, {{"period", month.empty() ? "–" : month}}) +
         CardTable({}, "",
                   {{{"agent", "客服"}},
                    {{"team", "班组"}},
                    {{"calls", "回访数"}, true},
                    {{"mean length", "平均时长"}, true},
                    {{"solved in one contact", "一次性解决"}, true},
                    {{"records complete", "记录完整度"}, true},
                    {{"mean rating", "平均评分"}, true}},
                   rows);
}

}  // namespace

std::vector<Part> CallbackParts(const CallbackSummary& callbacks) {
  return {{"s-accent",
           std::max<std::int64_t>(0, callbacks.plans_total - callbacks.impossible),
           {"to call", "可回访"}},
          {"s-overdue", callbacks.impossible, {"impossible", "无法安排"}},
          {"s-paused", callbacks.undecided, {"undecided", "未能判定"}},
          {"s-none", callbacks.not_planned, {"no scenario applies", "无适用场景"}}};
}

std::string CallbacksSection(const DeskSummary& summary) {
  return Plans(summary) + Targets(summary) + ByAgent(summary) +
         RejectedNote(summary.callbacks.rejected);
}

}  // namespace guiju::tool
