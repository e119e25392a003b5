// Reviews of consecutive months on messages (SCO-9).
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "explain_util.h"
#include "guiju/kernel/parse.h"
#include "guiju/proto.h"
#include "problems.h"
#include "sentences/own_rules.h"
#include "sentences/people.h"
#include "verdict_writer.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

std::string MonthText(std::int32_t number) {
  constexpr std::int32_t kMonths = 12;
  const std::int32_t month = number % kMonths + 1;
  return std::to_string(number / kMonths) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

// A scorecard as what the policy's rules ask of it; what the policy does not have stays unknown.
ScoreVerdict VerdictOf(const ScorePolicy& policy, const v1::ScoreVerdict& message) {
  ScoreVerdict verdict;
  verdict.band.fill(-1);
  for (std::size_t i = 0; i < policy.metrics.size(); ++i) {
    for (const v1::MetricVerdict& metric : message.metric()) {
      if (metric.metric() != policy.metrics[i].entry.id || metric.missing()) continue;
      verdict.band[i] = static_cast<std::int8_t>(metric.band());
      verdict.points[i] = static_cast<std::int16_t>(metric.points());
    }
  }
  for (std::size_t i = 0; i < policy.grades.size(); ++i) {
    if (policy.grades[i].entry.id == message.grade()) verdict.grade = static_cast<std::int32_t>(i);
  }
  return verdict;
}

class AgentReviewer {
 public:
  AgentReviewer(const ScorePolicy& policy, const std::map<std::int32_t, ScoreVerdict>& verdicts)
      : policy_(policy) {
    for (const auto& [month, verdict] : verdicts) months_.push_back({month, &verdict});
  }

  // `reasons` may be null.
  void Fill(v1::AgentReview* message, Reasons* reasons) const {
    message->set_first_month(MonthText(months_.front().month));
    message->set_last_month(MonthText(months_.back().month));
    for (const ReviewRule& rule : policy_.reviews) {
      const ReviewVerdict verdict = ReviewMonths(rule, months_.data(), months_.size());
      v1::ReviewVerdict* out = message->add_review();
      out->set_review(rule.entry.id);
      out->set_clause(rule.entry.clause);
      out->set_state(verdict.due == Tri::kTrue    ? v1::ReviewVerdict::State::DUE
                     : verdict.due == Tri::kFalse ? v1::ReviewVerdict::State::NOT_DUE
                                                  : v1::ReviewVerdict::State::UNDECIDED);
      out->set_run(verdict.run);
      if (verdict.due == Tri::kUnknown) AddMissing(rule, out);
      if (reasons != nullptr) Explain(rule, verdict, *out, reasons);
    }
  }

 private:
  void AddMissing(const ReviewRule& rule, v1::ReviewVerdict* out) const {
    const std::int32_t last = months_.back().month;
    for (std::int32_t month = last - rule.months + 1; month <= last; ++month) {
      bool known = false;
      for (const ReviewedMonth& given : months_) {
        known = known || (given.month == month && AskMonth(rule, *given.verdict) != Tri::kUnknown);
      }
      if (!known) out->add_missing_month(MonthText(month));
    }
  }

  void Explain(const ReviewRule& rule, const ReviewVerdict& verdict,
               const v1::ReviewVerdict& message, Reasons* reasons) const {
    const Argument name = Named("name", rule.entry.label);
    const Argument run{"run", std::to_string(verdict.run)};
    const Argument months{"months", std::to_string(rule.months)};
    if (verdict.due == Tri::kFalse) {
      AddReason(reasons, rule.entry.clause, kReviewNotDue, {name, run, months});
    } else if (verdict.due == Tri::kUnknown) {
      LabelList missing;
      for (const std::string& month : message.missing_month()) missing.Add({month, month});
      AddReason(reasons, rule.entry.clause, kReviewUndecided,
                {name, run, months, Named("missing", missing.text())});
    } else if (rule.metric != ReviewRule::kNoMetric) {
      AddReason(
          reasons, rule.entry.clause, kReviewMetricDue,
          {name,
           run,
           months,
           Named("metric", policy_.metrics[static_cast<std::size_t>(rule.metric)].entry.label),
           {"points", std::to_string(rule.at_most_points)}});
    } else {
      LabelList grades(Label{" or ", "或"});
      for (std::int32_t i = rule.best_grade; i <= rule.worst_grade; ++i) {
        grades.Add(policy_.grades[static_cast<std::size_t>(i)].entry.label);
      }
      AddReason(reasons, rule.entry.clause, kReviewGradeDue,
                {name, run, months, Named("grades", grades.text())});
    }
  }

  const ScorePolicy& policy_;
  std::vector<ReviewedMonth> months_;
};

}  // namespace
}  // namespace internal

bool Review(const Policy& policy, const std::vector<v1::AgentEvaluation>& scorecards,
            std::vector<v1::AgentReview>* reviews, Findings* findings, WantedReasons wanted) {
  internal::Problems problems;
  std::map<std::pair<std::string, std::string>, std::map<std::int32_t, ScoreVerdict>> agents;
  for (std::size_t i = 0; i < scorecards.size(); ++i) {
    const v1::ScoreVerdict& score = scorecards[i].score();
    const std::string path = "[" + std::to_string(i) + "].score.month";
    std::int32_t month = 0;
    if (guiju_parse_month(score.month().data(), score.month().size(), &month) != GUIJU_PARSE_OK) {
      problems.Error(path, internal::kReviewMonth, {});
    } else if (!agents[{score.team_id(), score.agent_id()}]
                    .emplace(month, internal::VerdictOf(policy.score, score))
                    .second) {
      problems.Error(path, internal::kReviewTwice, {{"month", score.month()}});
    }
  }
  reviews->clear();
  const bool ok = problems.findings().empty();
  for (Finding& finding : problems.findings()) findings->push_back(std::move(finding));
  if (!ok) return false;
  for (const auto& [key, verdicts] : agents) {
    v1::AgentReview& review = reviews->emplace_back();
    review.set_team_id(key.first);
    review.set_agent_id(key.second);
    review.mutable_policy()->set_id(policy.id);
    review.mutable_policy()->set_version(policy.version);
    review.mutable_policy()->set_sha256(policy.sha256);
    Reasons reasons;
    internal::AgentReviewer(policy.score, verdicts)
        .Fill(&review, wanted.any() ? &reasons : nullptr);
    internal::SetReasons(reasons, wanted, &review);
  }
  return true;
}

}  // namespace guiju
