#include "workbench/answer.h"

#include <utility>

#include "guiju/v1/policy.pb.h"

namespace guiju::workbench {
namespace {

using Facts = v1::TestFacts;
using Answer = v1::TestExpectation;
using Proto = v1::Policy;

constexpr Sections kCalendars =
    SectionBit(Proto::kCalendarFieldNumber) | SectionBit(Proto::kHolidayBookFieldNumber);
constexpr Sections kTriage = SectionBit(Proto::kTriageFieldNumber);
constexpr Sections kText = SectionBit(Proto::kTextFieldNumber);
constexpr Sections kSla = SectionBit(Proto::kSlaFieldNumber);
constexpr Sections kSegment = SectionBit(Proto::kSegmentFieldNumber);

// A month whose place in the team is given instead of computed. False: not judged, because a value
// is wrong; the ordinary way then says which.
bool ScoreAlone(const Policy& policy, const v1::AgentMonth& message, WantedReasons wanted,
                v1::AgentEvaluation* answer) {
  FactBuffer buffer;
  AgentMonth month;
  Findings unsaid;
  if (!FromMessage(policy, message, &buffer, &month, &unsaid)) return false;
  const ScoreVerdict verdict = Score(policy.score, month);
  if (!verdict.ok()) return false;
  ToMessage(policy, month, verdict, answer, wanted);
  return true;
}

// A customer whose place in spending is given; false as above.
bool SegmentAlone(const Policy& policy, const v1::Customer& message, Instant as_of,
                  WantedReasons wanted, v1::CustomerEvaluation* answer) {
  FactBuffer buffer;
  Customer customer;
  Findings unsaid;
  if (as_of < kMinFact || as_of >= kEndOfFacts ||
      !FromMessage(policy, message, &buffer, &customer, &unsaid)) {
    return false;
  }
  const SegmentMoments moments = MomentsOf(policy.segment, policy.segment_calendar(), as_of);
  ToMessage(policy, customer, moments, JudgeSegments(policy.segment, moments, customer), answer,
            wanted);
  return true;
}

// What the signals and the customer of a ticket can depend on.
Sections OfTicket(const v1::Ticket& ticket) {
  Sections sections = kTriage;
  if (!ticket.description().empty()) sections |= kText;
  if (ticket.has_customer_segments()) sections |= kSegment;
  return sections;
}

}  // namespace

const std::vector<QuestionKind>& QuestionKinds() {
  static const auto* const kinds = new std::vector<QuestionKind>{
      {Facts::kTicketFieldNumber,
       true,
       {Answer::kTicketFieldNumber, Answer::kCustomerFieldNumber, Answer::kCallbackFieldNumber},
       {"customer"}},
      {Facts::kCustomerFieldNumber, true, {Answer::kCustomerFieldNumber}, {"among", "ticket"}},
      {Facts::kAgentMonthFieldNumber, false, {Answer::kAgentFieldNumber}, {"colleague"}},
      {Facts::kReviewMonthFieldNumber, false, {Answer::kReviewFieldNumber}, {"colleague"}},
      {Facts::kCallbackFieldNumber, true, {Answer::kCallbackFieldNumber}, {}},
      {Facts::kCallbackPeriodFieldNumber,
       false,
       {Answer::kCallbackTargetsFieldNumber},
       {"base_period"}},
      {Facts::kRecordFieldNumber, true, {Answer::kRecordFieldNumber}, {}},
      {Facts::kAnalysisFieldNumber, true, {Answer::kAnalysisFieldNumber}, {}},
      {Facts::kCalendarFieldNumber, false, {Answer::kCalendarFieldNumber}, {}},
      {Facts::kMaskFieldNumber, false, {Answer::kMaskFieldNumber}, {}},
      {Facts::kHistoryFieldNumber, false, {Answer::kReportFieldNumber}, {"period"}},
      {Facts::kCorrelatedFieldNumber, false, {Answer::kCorrelationFieldNumber}, {}},
  };
  return *kinds;
}

Question::Question(const Facts& facts, const QuestionKind& kind) : facts_(&facts), kind_(&kind) {
  switch (kind.facts) {
    case Facts::kCustomerFieldNumber:
      customers_.push_back(facts.customer());
      customers_.insert(customers_.end(), facts.among().begin(), facts.among().end());
      break;
    case Facts::kCorrelatedFieldNumber:
      customers_ = {facts.correlated().begin(), facts.correlated().end()};
      break;
    case Facts::kAgentMonthFieldNumber:
      months_.push_back(facts.agent_month());
      break;
    case Facts::kReviewMonthFieldNumber:
      months_ = {facts.review_month().begin(), facts.review_month().end()};
      break;
    case Facts::kHistoryFieldNumber:
      history_ = {facts.history().begin(), facts.history().end()};
      break;
    default:
      break;
  }
  if (!months_.empty()) {
    months_.insert(months_.end(), facts.colleague().begin(), facts.colleague().end());
  }
}

bool Question::Ask(const Policy& policy, Instant as_of, WantedReasons wanted, Answer* answer,
                   Findings* findings) const {
  const Facts& facts = *facts_;
  switch (kind_->facts) {
    case Facts::kTicketFieldNumber:
      if (facts.has_customer()) {
        return Evaluate(policy, facts.ticket(), facts.customer(), as_of, answer->mutable_ticket(),
                        answer->mutable_customer(), answer->mutable_callback(), findings, wanted);
      }
      return Evaluate(policy, facts.ticket(), as_of, answer->mutable_ticket(), findings, wanted);
    case Facts::kCustomerFieldNumber: {
      if (customers_.size() == 1 && facts.customer().has_spending_more() &&
          SegmentAlone(policy, facts.customer(), as_of, wanted, answer->mutable_customer())) {
        return true;
      }
      std::vector<v1::CustomerEvaluation> found;
      if (!Evaluate(policy, customers_, as_of, &found, findings, wanted)) return false;
      *answer->mutable_customer() = std::move(found.front());
      return true;
    }
    case Facts::kAgentMonthFieldNumber: {
      if (months_.size() == 1 && facts.agent_month().has_team_ahead() &&
          ScoreAlone(policy, facts.agent_month(), wanted, answer->mutable_agent())) {
        return true;
      }
      std::vector<v1::AgentEvaluation> found;
      if (!Evaluate(policy, months_, &found, findings, wanted)) return false;
      *answer->mutable_agent() = std::move(found.front());
      return true;
    }
    case Facts::kReviewMonthFieldNumber: {
      std::vector<v1::AgentEvaluation> scored;
      std::vector<v1::AgentReview> found;
      if (!Evaluate(policy, months_, &scored, findings, {false, false})) return false;
      scored.resize(static_cast<std::size_t>(facts.review_month_size()));
      if (!Review(policy, scored, &found, findings, wanted)) return false;
      *answer->mutable_review() = std::move(found.front());
      return true;
    }
    case Facts::kCallbackFieldNumber:
      return Evaluate(policy, facts.callback(), as_of, answer->mutable_callback(), findings,
                      wanted);
    case Facts::kCallbackPeriodFieldNumber:
      return Evaluate(policy, facts.callback_period(),
                      facts.has_base_period() ? &facts.base_period() : nullptr,
                      answer->mutable_callback_targets(), findings, wanted);
    case Facts::kRecordFieldNumber:
      return Evaluate(policy, facts.record(), as_of, answer->mutable_record(), findings, wanted);
    case Facts::kAnalysisFieldNumber:
      return Evaluate(policy, facts.analysis(), as_of, answer->mutable_analysis(), findings,
                      wanted);
    case Facts::kCalendarFieldNumber:
      return guiju::Ask(policy, facts.calendar(), answer->mutable_calendar(), findings);
    case Facts::kMaskFieldNumber:
      Mask(policy, facts.mask(), answer->mutable_mask(), wanted);
      return true;
    case Facts::kHistoryFieldNumber: {
      std::vector<v1::StatsReport> found;
      if (!Summarize(policy, history_, static_cast<PeriodKind>(facts.period()), &found, findings,
                     wanted)) {
        return false;
      }
      for (v1::StatsReport& report : found) *answer->add_report() = std::move(report);
      return true;
    }
    default: {
      std::vector<v1::CorrelationVerdict> found;
      if (!CorrelateChurn(policy, customers_, &found, findings)) return false;
      for (v1::CorrelationVerdict& verdict : found) {
        *answer->add_correlation() = std::move(verdict);
      }
      return true;
    }
  }
}

Sections Question::DependsOn(bool triage_only) const {
  const Facts& facts = *facts_;
  switch (kind_->facts) {
    case Facts::kTicketFieldNumber: {
      const Sections ticket = OfTicket(facts.ticket());
      if (facts.has_customer()) {
        return ticket | kSla | kSegment | kCalendars | SectionBit(Proto::kCallbackFieldNumber);
      }
      return triage_only ? ticket : ticket | kSla | kCalendars;
    }
    case Facts::kCustomerFieldNumber:
      return kSegment | kCalendars;
    case Facts::kAgentMonthFieldNumber:
    case Facts::kReviewMonthFieldNumber:
      return SectionBit(Proto::kScoreFieldNumber);
    case Facts::kCallbackFieldNumber:
      // The obligations lend their targets.
      return OfTicket(facts.callback().ticket()) | kSla | kSegment | kCalendars |
             SectionBit(Proto::kCallbackFieldNumber);
    case Facts::kCallbackPeriodFieldNumber:
      return SectionBit(Proto::kCallbackFieldNumber);
    case Facts::kRecordFieldNumber:
      return SectionBit(Proto::kRecordFieldNumber) | kSla | kCalendars;
    case Facts::kAnalysisFieldNumber:
      return OfTicket(facts.analysis().ticket()) | kSla | kCalendars |
             SectionBit(Proto::kRecordFieldNumber);
    case Facts::kCalendarFieldNumber:
      return kCalendars;
    case Facts::kMaskFieldNumber:
      return SectionBit(Proto::kMaskFieldNumber);
    case Facts::kHistoryFieldNumber: {
      Sections sections = kTriage | kCalendars | SectionBit(Proto::kStatsFieldNumber);
      for (const v1::Ticket& ticket : facts.history()) sections |= OfTicket(ticket);
      return sections;
    }
    default:
      return SectionBit(Proto::kStatsFieldNumber);
  }
}

}  // namespace guiju::workbench
