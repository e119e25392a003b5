// Verdicts to messages.
#include <algorithm>
#include <set>
#include <string>

#include "explain_util.h"
#include "format.h"
#include "guiju/proto.h"
#include "ticket_facts.h"

namespace guiju {
namespace {

void SetInstant(const ZoneTable& zone, Instant instant, v1::Instant* message) {
  message->set_iso(internal::FormatIso(zone, instant));
}

void SetFraction(Ratio ratio, v1::Fraction* message) {
  message->set_numerator(ratio.numerator);
  message->set_denominator(ratio.denominator);
}

void SetPolicy(const Policy& policy, v1::PolicyRef* message) {
  message->set_id(policy.id);
  message->set_version(policy.version);
  message->set_sha256(policy.sha256);
}

void SetReasons(const Reasons& reasons, google::protobuf::RepeatedPtrField<std::string>* zh,
                google::protobuf::RepeatedPtrField<std::string>* en) {
  for (const Reason& reason : reasons) {
    *zh->Add() = reason.zh;
    *en->Add() = reason.en;
  }
}

void SetDecision(const TriagePolicy& policy, const TriageScale& scale, std::uint32_t rule,
                 Signals signals, v1::TriageDecision* message) {
  if (rule == TriageDecision::kGiven) {
    message->set_source(v1::TriageDecision::Source::GIVEN);
    return;
  }
  if (rule < scale.rules.size()) {
    message->set_source(v1::TriageDecision::Source::RULE);
    message->set_rule(scale.rules[rule].id);
    message->set_clause(scale.rules[rule].clause);
  } else {
    message->set_source(v1::TriageDecision::Source::OTHERWISE);
  }
  std::uint64_t missing = 0;
  for (std::size_t i = 0; i < scale.rules.size() && i < rule; ++i) {
    if (EvaluateRule(scale, i, signals) != Tri::kUnknown) continue;
    message->add_undecided_rule(scale.rules[i].id);
    for (const CriterionNode& node : scale.conditions[i].nodes) {
      if (node.arity != 0) continue;
      const FactTest& test = scale.tests[node.leaf];
      if (AskSignal(test, signals) == Tri::kUnknown) missing |= std::uint64_t{1} << test.fact;
    }
  }
  for (std::size_t i = 0; i < policy.signals.size(); ++i) {
    if ((missing >> i & 1u) != 0) message->add_missing(policy.signals[i].id);
  }
}

void SetObligation(const Policy& policy, const Ticket& ticket, const ObligationVerdict& verdict,
                   Instant as_of, v1::ObligationVerdict* message) {
  const Obligation& obligation = policy.sla.obligations[verdict.obligation];
  const NamedCalendar& judged_by = policy.calendars[verdict.calendar];
  const Calendar& calendar = judged_by.calendar;
  const ZoneTable& zone = calendar.zone();
  message->set_obligation(obligation.entry.id);
  message->set_clause(obligation.entry.clause);
  message->set_state(static_cast<v1::ObligationState::Value>(verdict.state));
  message->set_clock(static_cast<v1::Clock::Value>(verdict.target.clock));
  message->set_target(verdict.target.amount);
  if (verdict.start.is_known()) SetInstant(zone, verdict.start, message->mutable_start());
  if (verdict.due.is_known()) SetInstant(zone, verdict.due, message->mutable_due());
  if (verdict.done.is_known()) SetInstant(zone, verdict.done, message->mutable_done());
  if (verdict.next_change.is_known()) {
    SetInstant(zone, verdict.next_change, message->mutable_next_change());
  }
  if (verdict.start.is_known()) {
    message->set_used(verdict.used);
    message->set_left(verdict.left());
    message->set_paused(verdict.paused);
  }
  message->set_provisional(verdict.provisional);
  message->set_calendar(judged_by.id);
  message->set_target_entry(verdict.target_line);
  if (verdict.start_event >= 0) {
    message->set_reference(std::string(ticket.events[verdict.start_event].reference));
  }
  if (verdict.early.is_known()) SetInstant(zone, verdict.early, message->mutable_early());
  const std::size_t kept = std::min<std::size_t>(verdict.extensions, kMaxPreviousDues);
  for (std::size_t i = 0; i < kept && verdict.previous_dues[i].is_known(); ++i) {
    SetInstant(zone, verdict.previous_dues[i], message->add_previous_due());
  }
  message->set_extensions(verdict.extensions);
  message->set_ignored_extensions(verdict.ignored_extensions);
  std::set<std::string> missing;
  for (const std::uint16_t fact : internal::MissingFacts(policy, ticket, verdict)) {
    missing.insert(internal::TicketFactId(policy, fact));
  }
  for (const std::string& fact : missing) message->add_missing(fact);
  message->set_not_recorded(verdict.not_recorded);
  message->set_not_as_required(verdict.not_as_required);
  if (!verdict.start.is_known()) return;
  const TimeShares shares = SharesOf(policy.sla, calendar, ticket, verdict, as_of);
  message->mutable_shares()->set_desk(shares.desk);
  message->mutable_shares()->set_customer(shares.customer);
  message->mutable_shares()->set_calendar(shares.calendar);
}

// Every instance that started, and the ids of the obligations of which none did.
void SetSla(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
            v1::SlaVerdict* message) {
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const ObligationVerdict& instance = verdict.obligations[i];
    const Obligation& obligation = policy.sla.obligations[instance.obligation];
    const bool by_receipt =
        internal::Has(obligation.starts_at, static_cast<std::uint32_t>(EventKind::kReceived));
    if (instance.state == ObligationState::kNotApplicable) {
      message->add_not_applicable(obligation.entry.id);
    } else if (instance.start.is_known() || by_receipt) {
      SetObligation(policy, ticket, instance, verdict.as_of, message->add_obligation());
    } else {
      message->add_not_started(obligation.entry.id);
    }
  }
  const ZoneTable& zone = policy.sla_calendar().zone();
  for (std::size_t i = 0; i < verdict.milestone_count; ++i) {
    const MilestoneVerdict& milestone = verdict.milestones[i];
    v1::MilestoneVerdict* out = message->add_milestone();
    out->set_milestone(policy.sla.milestones[i].entry.id);
    out->set_clause(policy.sla.milestones[i].entry.clause);
    out->set_state(static_cast<v1::MilestoneState::Value>(milestone.state));
    if (milestone.at.is_known()) SetInstant(zone, milestone.at, out->mutable_at());
    if (milestone.expected.is_known()) {
      SetInstant(zone, milestone.expected, out->mutable_expected());
    }
  }
  message->set_lost(static_cast<std::int32_t>(verdict.lost));
}

}  // namespace

void ToMessage(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               v1::TicketEvaluation* message) {
  SetPolicy(policy, message->mutable_policy());
  message->set_ticket_id(std::string(ticket.id));
  const TriageVerdict& triage = verdict.triage;
  v1::TriageVerdict* out = message->mutable_triage();
  out->set_category(static_cast<v1::Category::Value>(triage.category));
  out->set_issue_type(static_cast<v1::IssueType::Value>(triage.issue_type));
  out->set_priority(static_cast<v1::Priority::Value>(triage.priority));
  out->set_handling(static_cast<v1::Handling::Value>(triage.handling));
  Signals signals = ticket.signals;
  SetDecision(policy.triage, policy.triage.category, triage.rules[0], signals,
              out->mutable_category_decision());
  SetScale(kCategoryBit, static_cast<std::uint8_t>(triage.category), kLastCategory, &signals);
  SetDecision(policy.triage, policy.triage.issue_type, triage.rules[1], signals,
              out->mutable_issue_type_decision());
  SetScale(kIssueTypeBit, static_cast<std::uint8_t>(triage.issue_type), kLastIssueType, &signals);
  SetDecision(policy.triage, policy.triage.priority, triage.rules[2], signals,
              out->mutable_priority_decision());
  SetScale(kPriorityBit, static_cast<std::uint8_t>(triage.priority), kLastPriority, &signals);
  SetDecision(policy.triage, policy.triage.handling, triage.rules[3], signals,
              out->mutable_handling_decision());
  if (verdict.obligation_count != 0) {
    SetSla(policy, WithScales(ticket, triage), verdict, message->mutable_sla());
  }
  SetReasons(Explain(policy, ticket, verdict), message->mutable_reason_zh(),
             message->mutable_reason_en());
}

void ToMessage(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
               const SegmentVerdict& verdict, v1::CustomerEvaluation* message) {
  const SegmentPolicy& segment = policy.segment;
  SetPolicy(policy, message->mutable_policy());
  message->set_customer_id(std::string(customer.id));
  SetInstant(policy.segment_calendar().zone(), moments.as_of, message->mutable_as_of());
  v1::SegmentVerdict* out = message->mutable_segment();
  out->set_customer_id(std::string(customer.id));
  const Entry& primary = verdict.primary == SegmentVerdict::kOtherwise
                             ? segment.otherwise
                             : segment.segments[static_cast<std::size_t>(verdict.primary)];
  out->set_primary(primary.id);
  out->set_primary_clause(primary.clause);
  for (std::size_t i = 0; i < segment.segments.size(); ++i) {
    if ((verdict.matched >> i & 1u) != 0) out->add_matched(segment.segments[i].id);
    if ((verdict.undecided >> i & 1u) == 0) continue;
    v1::SegmentVerdict::Undecided* undecided = out->add_undecided();
    undecided->set_segment(segment.segments[i].id);
    std::set<CustomerFact> missing;
    for (const CriterionNode& node : segment.conditions[i].nodes) {
      if (node.arity != 0) continue;
      const FactTest& test = segment.tests[node.leaf];
      if (AskCustomer(test, customer, moments) != Tri::kUnknown) continue;
      for (const CustomerFact fact :
           internal::MissingBehind(customer, static_cast<CustomerFact>(test.fact), moments.as_of)) {
        missing.insert(fact);
      }
    }
    for (const CustomerFact fact : missing) {
      undecided->add_missing(kCustomerFactNames[static_cast<std::size_t>(fact)]);
    }
  }
  SetReasons(Explain(policy, customer, moments, verdict), message->mutable_reason_zh(),
             message->mutable_reason_en());
}

void ToMessage(const Policy& policy, const AgentMonth& month, const ScoreVerdict& verdict,
               v1::AgentEvaluation* message) {
  const ScorePolicy& score = policy.score;
  SetPolicy(policy, message->mutable_policy());
  v1::ScoreVerdict* out = message->mutable_score();
  out->set_agent_id(std::string(month.agent_id));
  out->set_team_id(std::string(month.team_id));
  out->set_month(std::string(month.month));
  out->set_total(verdict.total);
  if (verdict.grade != ScoreVerdict::kNoGrade) {
    out->set_grade(score.grades[static_cast<std::size_t>(verdict.grade)].entry.id);
  }
  for (std::size_t i = 0; i < score.metrics.size(); ++i) {
    const Metric& metric = score.metrics[i];
    v1::MetricVerdict* line = out->add_metric();
    line->set_metric(metric.entry.id);
    line->set_clause(metric.entry.clause);
    line->set_points(verdict.points[i]);
    line->set_best_points(metric.best_points);
    line->set_band(verdict.band[i]);
    line->set_missing((verdict.missing >> i & 1u) != 0);
    const Ratio value = FactOf(month, metric.fact);
    if (!value.is_missing()) SetFraction(value, line->mutable_value());
  }
  out->set_not_awardable(verdict.not_awardable);
  if (!month.recorded_total.is_missing()) {
    const std::int32_t recorded = static_cast<std::int32_t>(month.recorded_total.numerator);
    v1::ScoreVerdict::Audit* audit = out->mutable_audit();
    audit->set_recorded_total(recorded);
    audit->set_difference(recorded - verdict.total);
    audit->set_agrees(recorded == verdict.total);
  }
  SetReasons(Explain(policy, month, verdict), message->mutable_reason_zh(),
             message->mutable_reason_en());
}

}  // namespace guiju
