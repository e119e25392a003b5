// What follows from segments and scores: customer types and care, the profile in force, advisories
// and reviews.
#include <absl/strings/str_cat.h>

#include <algorithm>
#include <map>

#include "sentences/report.h"
#include "tool/report_parts.h"
#include "tool/report_table.h"
#include "words.h"

namespace guiju::tool {
namespace {

template <typename List>
Label NameOf(const List& list, const std::string& id) {
  for (const auto& item : list) {
    if (item.entry.id == id) return item.entry.label;
  }
  return {id, id};
}

std::string Types(const Policy& policy, const SegmentSummary& segments) {
  std::int64_t all = 0;
  for (const std::int64_t n : segments.types) all += n;
  if (all == 0) return "";
  std::vector<Bar> bars;
  for (std::size_t i = 1; i < segments.types.size(); ++i) {
    bars.push_back({internal::WordOf(static_cast<CustomerType>(i)), segments.types[i]});
  }
  if (segments.types[0] != 0) bars.push_back({{"unknown", "未知"}, segments.types[0]});
  return "<div class=\"pair\">" +
         BarTable({"customer types", "客户类型"}, policy.segment.membership.clause,
                  {"customers", "客户数"}, bars, all) +
         "</div>";
}

std::string Care(const Policy& policy, const SegmentSummary& segments) {
  const SegmentPolicy& rules = policy.segment;
  if (rules.care.empty() || segments.care.empty()) return "";
  std::int64_t most = 0;
  for (const std::int64_t n : segments.care) most = std::max(most, n);
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < rules.care.size(); ++i) {
    std::vector<Label> of;
    for (std::size_t s = 0; s < rules.care_of_segment.size(); ++s) {
      const auto& actions = rules.care_of_segment[s];
      if (std::find(actions.begin(), actions.end(), i) == actions.end()) continue;
      of.push_back(s < rules.segments.size() ? rules.segments[s].label : rules.otherwise.label);
    }
    const std::int64_t n = i < segments.care.size() ? segments.care[i] : 0;
    rows.push_back({Both(rules.care[i].label), Listed(of), Number(n), Meter(n, most, "s-accent")});
  }
  return Title({"Care by segment", "分层服务"}, rules.care.front().clause) +
         Lead(internal::kReportCareLead) +
         CardTable({}, "",
                   {{{"action", "服务措施"}},
                    {{"of the segments", "适用层级"}},
                    {{"customers", "客户数"}, true},
                    {{"bar", "条形"}}},
                   rows);
}

Label ProfileName(const Policy& policy, const std::string& id) {
  if (id == "base" || id.empty()) return {"base weights", "基础权重"};
  return NameOf(policy.score.profiles, id);
}

std::string Profiles(const DeskSummary& summary) {
  std::map<std::string, std::int64_t> months;
  for (const v1::AgentEvaluation& agent : summary.scores.agents) {
    if (!agent.score().profile().empty()) ++months[agent.score().profile()];
  }
  if (months.empty()) return "";
  const Policy& policy = *summary.policy;
  std::string out = Title({"Weights in force", "考核权重"}, "SCO-7");
  out += "<ul class=\"legend\">";
  for (const auto& [id, n] : months) {
    absl::StrAppend(&out, "<li><span>", Both(ProfileName(policy, id)), "</span> <b>", Number(n),
                    "</b> ", Both(Label{n == 1 ? "scorecard" : "scorecards", "份"}), "</li>");
  }
  return out + "</ul>";
}

std::string Advisories(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  std::vector<Cells> rows;
  std::string clause;
  for (const v1::AgentEvaluation& agent : summary.scores.agents) {
    const v1::ScoreVerdict& score = agent.score();
    for (const v1::ScoreVerdict::RaisedAdvisory& advisory : score.advisory()) {
      const Advisory* known = nullptr;
      for (const Advisory& one : policy.score.advisories) {
        if (one.entry.id == advisory.advisory()) known = &one;
      }
      if (clause.empty()) clause = advisory.clause();
      std::vector<Label> missing;
      for (const std::string& id : advisory.missing()) {
        missing.push_back(NameOf(policy.score.metrics, id));
      }
      std::string said = known == nullptr ? "" : Both(known->text);
      if (advisory.undecided()) {
        said = absl::StrCat(Chip("c-plain", {"undecided", "未能判定"}), " <span class=\"dim\">",
                            Both(Label{"no value:", "无数据："}), "</span> ", Listed(missing));
      }
      rows.push_back({MaskedId(policy, score.agent_id()), Escape(score.month()),
                      Both(NameOf(policy.score.advisories, advisory.advisory())), said,
                      advisory.capped() == 0 ? "–" : absl::StrCat("−", advisory.capped())});
    }
  }
  if (rows.empty()) return "";
  return Title({"Advisories and caps", "提示与封顶"}, clause) +
         CardTable({}, "",
                   {{{"agent", "客服"}},
                    {{"month", "月份"}},
                    {{"advisory", "提示"}},
                    {{"what it says", "说明"}},
                    {{"points capped", "封顶扣减"}, true}},
                   rows);
}

std::string Reviews(const DeskSummary& summary) {
  if (summary.scores.reviews.empty()) return "";
  const Policy& policy = *summary.policy;
  std::vector<Cells> rows;
  std::string clause;
  std::int64_t not_due = 0;
  for (const v1::AgentReview& agent : summary.scores.reviews) {
    for (const v1::ReviewVerdict& verdict : agent.review()) {
      if (clause.empty()) clause = verdict.clause();
      const bool due = verdict.state() == v1::ReviewVerdict::State::DUE;
      if (!due && verdict.state() != v1::ReviewVerdict::State::UNDECIDED) {
        ++not_due;
        continue;
      }
      std::vector<Label> months;
      for (const std::string& month : verdict.missing_month()) months.push_back({month, month});
      rows.push_back(
          {MaskedId(policy, agent.agent_id()), MaskedId(policy, agent.team_id()),
           Both(NameOf(policy.score.reviews, verdict.review())),
           due ? Chip("c-risk", {"due", "应执行"}) : Chip("c-plain", {"undecided", "未能判定"}),
           Number(verdict.run()), Escape(agent.last_month()), Listed(months)});
    }
  }
  std::string out = Title({"Reviews of consecutive months", "连续月份复核"}, clause) +
                    Lead(internal::kReportReviewsLead, {{"count", Number(not_due)}});
  if (rows.empty()) return out + Lead(internal::kReportNoReviews);
  return out + CardTable({}, "",
                         {{{"agent", "客服"}},
                          {{"team", "班组"}},
                          {{"what is to be done", "措施"}},
                          {{"state", "状态"}},
                          {{"months in a row", "连续月数"}, true},
                          {{"as of", "截至"}},
                          {{"months that would decide", "待补月份"}}},
                         rows);
}

}  // namespace

std::string CareParts(const DeskSummary& summary) {
  return Types(*summary.policy, summary.segments) + Care(*summary.policy, summary.segments);
}

std::string ReviewParts(const DeskSummary& summary) {
  return Profiles(summary) + Advisories(summary) + Reviews(summary);
}

}  // namespace guiju::tool
