// Verdicts to messages.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "explain_util.h"
#include "format.h"
#include "guiju/proto.h"
#include "proto_triage.h"
#include "ticket_facts.h"
#include "verdict_writer.h"

namespace guiju {
using internal::SetFraction;
using internal::SetInstant;
using internal::SetPolicy;
using internal::SetReasons;

namespace {

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
    for (const std::uint16_t leaf : UndecidedLeaves(scale.conditions[i], [&](std::uint16_t asked) {
           return AskSignal(scale.tests[asked], signals);
         })) {
      missing |= std::uint64_t{1} << scale.tests[leaf].fact;
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

void SetPossible(const SegmentPolicy& policy, const SegmentVerdict& verdict,
                 v1::SegmentVerdict* message) {
  const PossiblePrimaries possible = CouldBePrimary(verdict);
  if (possible.decided()) return;
  for (std::size_t i = 0; i < policy.segments.size(); ++i) {
    if ((possible.segments >> i & 1u) != 0) message->add_could_be_primary(policy.segments[i].id);
  }
  if (possible.otherwise) message->add_could_be_primary(policy.otherwise.id);
}

void SetCare(const SegmentPolicy& policy, const SegmentVerdict& verdict,
             v1::SegmentVerdict* message) {
  ForEachCaringSegment(policy, verdict, [&](std::size_t segment) {
    const std::string& name =
        segment < policy.segments.size() ? policy.segments[segment].id : policy.otherwise.id;
    for (const std::uint16_t action : policy.care_of_segment[segment]) {
      const Entry& entry = policy.care[action];
      v1::SegmentVerdict::Care* care = nullptr;
      for (v1::SegmentVerdict::Care& known : *message->mutable_care()) {
        if (known.action() == entry.id) care = &known;
      }
      if (care == nullptr) {
        care = message->add_care();
        care->set_action(entry.id);
        care->set_clause(entry.clause);
      }
      care->add_segment(name);
    }
  });
}

void SetType(const MembershipPolicy& policy, const TypeVerdict& verdict,
             v1::SegmentVerdict::Membership* message) {
  message->set_type(static_cast<v1::CustomerType::Value>(verdict.type));
  message->set_clause(policy.clause);
  if (verdict.level != Customer::kUnknownLevel) message->set_level(verdict.level);
  if (verdict.level_missing) message->add_missing("membership_level");
  if (verdict.first_purchase_missing) message->add_missing("first_purchase");
  if (verdict.type != CustomerType::kUnspecified) return;
  for (const v1::CustomerType::Value type :
       {v1::CustomerType::NEW, v1::CustomerType::EXISTING, v1::CustomerType::VIP}) {
    if ((verdict.could_be >> type & 1u) != 0) message->add_could_be(type);
  }
}

void SetAdvisories(const ScorePolicy& policy, const ScoreVerdict& verdict,
                   v1::ScoreVerdict* message) {
  for (std::size_t i = 0; i < policy.advisories.size(); ++i) {
    const bool unsure = (verdict.unsure >> i & 1u) != 0;
    if (!unsure && (verdict.raised >> i & 1u) == 0) continue;
    const Advisory& advisory = policy.advisories[i];
    v1::ScoreVerdict::RaisedAdvisory* out = message->add_advisory();
    out->set_advisory(advisory.entry.id);
    out->set_clause(advisory.entry.clause);
    out->set_undecided(unsure);
    out->set_capped(CappedBy(advisory, verdict));
    for (const std::size_t metric : {advisory.top, advisory.zero}) {
      if (unsure && (verdict.missing >> metric & 1u) != 0) {
        out->add_missing(policy.metrics[metric].entry.id);
      }
    }
  }
  message->set_capped(verdict.capped);
}

void SetAudit(const ScorePolicy& policy, const AgentMonth& month, const ScoreVerdict& verdict,
              v1::ScoreVerdict* message) {
  bool agrees = true;
  if (!month.recorded_total.is_missing()) {
    const std::int32_t recorded = static_cast<std::int32_t>(month.recorded_total.numerator);
    message->mutable_audit()->set_recorded_total(recorded);
    message->mutable_audit()->set_difference(recorded - verdict.total);
    agrees = recorded == verdict.total;
  }
  for (std::size_t i = 0; i < month.recorded_count && i < policy.metrics.size(); ++i) {
    const std::int32_t recorded = month.recorded_points[i];
    if (recorded == AgentMonth::kNotRecorded) continue;
    const std::int32_t computed = CountedPoints(policy, verdict, i);
    v1::ScoreVerdict::AuditedMetric* metric = message->mutable_audit()->add_metric();
    metric->set_metric(policy.metrics[i].entry.id);
    metric->set_recorded(recorded);
    metric->set_computed(computed);
    metric->set_difference(recorded - computed);
    agrees = agrees && recorded == computed;
  }
  if (message->has_audit()) message->mutable_audit()->set_agrees(agrees);
}

}  // namespace

void ToMessage(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               v1::TicketEvaluation* message) {
  ToMessage(policy, ticket, verdict, {}, message);
}

void ToMessage(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               WantedReasons wanted, v1::TicketEvaluation* message) {
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
  internal::SetLists(policy, ticket, triage, out);
  internal::SetText(policy, ticket, message);
  if (verdict.obligation_count != 0) {
    SetSla(policy, WithScales(ticket, triage), verdict, message->mutable_sla());
  }
  if (wanted.any()) SetReasons(Explain(policy, ticket, verdict), wanted, message);
}

void ToMessage(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
               const SegmentVerdict& verdict, v1::CustomerEvaluation* message,
               WantedReasons wanted) {
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
    for (const std::uint16_t leaf :
         UndecidedLeaves(segment.conditions[i], [&](std::uint16_t asked) {
           return AskCustomer(segment.tests[asked], customer, moments);
         })) {
      const FactTest& test = segment.tests[leaf];
      for (const CustomerFact fact :
           internal::MissingBehind(customer, static_cast<CustomerFact>(test.fact), moments.as_of)) {
        missing.insert(fact);
      }
    }
    for (const CustomerFact fact : missing) {
      undecided->add_missing(internal::FactId(segment, fact));
    }
    undecided->set_would_be_primary((CouldBePrimary(verdict).segments >> i & 1u) != 0);
  }
  SetPossible(segment, verdict, out);
  SetCare(segment, verdict, out);
  if (segment.membership.judged) {
    SetType(segment.membership, JudgeType(segment, moments, customer), out->mutable_membership());
  }
  if (wanted.any()) SetReasons(Explain(policy, customer, moments, verdict), wanted, message);
}

void ToMessage(const Policy& policy, const AgentMonth& month, const ScoreVerdict& verdict,
               v1::AgentEvaluation* message, WantedReasons wanted) {
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
  const std::vector<Metric>& metrics = score.MetricsOf(verdict.profile);
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Metric& metric = metrics[i];
    v1::MetricVerdict* line = out->add_metric();
    line->set_metric(metric.entry.id);
    line->set_clause(metric.entry.clause);
    line->set_points(verdict.points[i]);
    line->set_best_points(metric.best_points);
    line->set_band(verdict.band[i]);
    line->set_missing((verdict.missing >> i & 1u) != 0);
    const Ratio value = FactOf(month, metric);
    if (!value.is_missing()) SetFraction(value, line->mutable_value());
  }
  out->set_not_awardable(verdict.not_awardable);
  if (!score.profiles.empty()) {
    out->set_profile(score.profiles[static_cast<std::size_t>(verdict.profile)].entry.id);
  }
  SetAdvisories(score, verdict, out);
  SetAudit(score, month, verdict, out);
  if (wanted.any()) SetReasons(Explain(policy, month, verdict), wanted, message);
}

}  // namespace guiju
