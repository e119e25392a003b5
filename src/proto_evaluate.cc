// The pure functions on messages.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/proto.h"
#include "problems.h"
#include "sentences/callback.h"
#include "sentences/facts.h"

namespace guiju {
namespace {

// Puts the index of the message before the paths of its findings.
void AppendAt(std::size_t index, Findings&& from, Findings* findings) {
  for (Finding& finding : from) {
    finding.path = "[" + std::to_string(index) + "]." + finding.path;
    findings->push_back(std::move(finding));
  }
}

void RankPopulation(std::vector<Customer>* customers) {
  const std::size_t n = customers->size();
  std::int64_t unit = 1;
  for (const Customer& customer : *customers) {
    unit = std::max(unit, customer.annual_spend.denominator);
  }
  std::vector<std::int64_t> values(n);
  std::vector<std::uint32_t> order(n);
  std::vector<std::uint32_t> ahead(n);
  RankSpending(customers->data(), n, unit, values.data(), order.data(), ahead.data());
}

void SayOutOfDomain(const ScorePolicy& policy, const ScoreVerdict& verdict,
                    internal::Problems* problems) {
  constexpr int kPlaces = 4;
  for (std::size_t i = 0; i < policy.metrics.size(); ++i) {
    if ((verdict.out_of_domain >> i & 1u) == 0) continue;
    const Metric& metric = policy.MetricsOf(verdict.profile)[i];
    const auto text = [&metric](Ratio ratio) {
      return metric.percent ? internal::FormatPercent(ratio, kPlaces) + " %"
                            : internal::FormatRatio(ratio, kPlaces);
    };
    problems->Error(metric.entry.id, internal::kOutOfDomain,
                    {{"metric", metric.entry.label.en, metric.entry.label.zh},
                     {"min", text(metric.table.min)},
                     {"max", text(metric.table.max)}});
  }
}

bool IsMoment(Instant as_of, Findings* findings) {
  if (as_of >= kMinFact && as_of < kEndOfFacts) return true;
  internal::Problems problems;
  problems.Error("as_of", internal::kInstantRange, {});
  findings->push_back(std::move(problems.findings().front()));
  return false;
}

}  // namespace

bool Evaluate(const Policy& policy, const v1::Ticket& ticket, Instant as_of,
              v1::TicketEvaluation* evaluation, Findings* findings, WantedReasons wanted) {
  if (!IsMoment(as_of, findings)) return false;
  std::vector<Event> events;
  Ticket facts;
  if (!FromMessage(policy, ticket, &events, &facts, findings)) return false;
  TicketVerdict verdict;
  EvaluateTicket(policy, facts, as_of, &verdict);
  ToMessage(policy, facts, verdict, wanted, evaluation);
  evaluation->mutable_as_of()->set_iso(internal::FormatIso(policy.sla_calendar().zone(), as_of));
  return true;
}

bool Evaluate(const Policy& policy, const v1::Ticket& ticket, const v1::Customer& customer,
              Instant as_of, v1::TicketEvaluation* of_ticket, v1::CustomerEvaluation* of_customer,
              v1::CallbackEvaluation* callbacks, Findings* findings, WantedReasons wanted) {
  if (!IsMoment(as_of, findings)) return false;
  internal::Problems problems;
  if (!ticket.customer_id().empty() && ticket.customer_id() != customer.id()) {
    problems.Error("ticket.customer_id", internal::kOtherCustomer, {});
  }
  ZoneTable zone;
  if (!customer.zone().empty() && !FindZone(customer.zone(), &zone)) {
    problems.Error("customer.zone", internal::kUnknownZone, {});
  }
  bool ok = Acceptable(problems.findings());
  for (Finding& finding : problems.findings()) findings->push_back(std::move(finding));
  const auto append = [&](const char* part, bool read, Findings&& from) {
    for (Finding& finding : from) {
      finding.path = internal::At(part, finding.path.c_str());
      findings->push_back(std::move(finding));
    }
    ok = ok && read;
  };
  std::vector<Event> events;
  Ticket facts;
  FactBuffer buffer;
  Customer customer_facts;
  Findings own;
  bool read = FromMessage(policy, ticket, &events, &facts, &own);
  append("ticket", read, std::move(own));
  own.clear();
  read = FromMessage(policy, customer, &buffer, &customer_facts, &own);
  append("customer", read, std::move(own));
  if (!ok) return false;
  auto verdict = std::make_unique<CaseVerdict>();
  const ZoneTable* const clock = customer.zone().empty() ? nullptr : &zone;
  EvaluateTicket(policy, customer_facts, clock, facts, as_of, verdict.get());
  const Ticket known =
      WithCustomer(facts, SegmentsAsFacts(policy.segment, verdict->customer.segments),
                   verdict->customer.type.type);
  ToMessage(policy, known, verdict->ticket, wanted, of_ticket);
  of_ticket->mutable_as_of()->set_iso(internal::FormatIso(policy.sla_calendar().zone(), as_of));
  ToMessage(policy, customer_facts, MomentsOf(policy.segment, policy.segment_calendar(), as_of),
            verdict->customer.segments, of_customer, wanted);
  const Ticket triaged = WithScales(known, verdict->ticket.triage);
  Evaluate(policy, CallbackFacts{&customer_facts, &triaged, known.segments, clock}, as_of,
           callbacks, wanted);
  return true;
}

bool Evaluate(const Policy& policy, const std::vector<v1::Customer>& customers, Instant as_of,
              std::vector<v1::CustomerEvaluation>* evaluations, Findings* findings,
              WantedReasons wanted) {
  if (!IsMoment(as_of, findings)) return false;
  std::vector<Customer> facts(customers.size());
  std::vector<FactBuffer> buffers(customers.size());
  bool ok = true;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    Findings own;
    ok = FromMessage(policy, customers[i], &buffers[i], &facts[i], &own) && ok;
    AppendAt(i, std::move(own), findings);
  }
  if (!ok) return false;
  RankPopulation(&facts);
  const SegmentMoments moments = MomentsOf(policy.segment, policy.segment_calendar(), as_of);
  evaluations->clear();
  evaluations->resize(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    ToMessage(policy, facts[i], moments, JudgeSegments(policy.segment, moments, facts[i]),
              &(*evaluations)[i], wanted);
  }
  return true;
}

bool Evaluate(const Policy& policy, const std::vector<v1::AgentMonth>& months,
              std::vector<v1::AgentEvaluation>* evaluations, Findings* findings,
              WantedReasons wanted) {
  std::vector<AgentMonth> facts(months.size());
  std::vector<FactBuffer> buffers(months.size());
  bool ok = true;
  for (std::size_t i = 0; i < months.size(); ++i) {
    Findings own;
    ok = FromMessage(policy, months[i], &buffers[i], &facts[i], &own) && ok;
    AppendAt(i, std::move(own), findings);
  }
  if (!ok) return false;
  DeskMonthScratch scratch;
  std::vector<ScoreVerdict> verdicts(facts.size());
  ok = EvaluateMonths(policy, facts.data(), facts.size(), &scratch, verdicts.data());
  evaluations->clear();
  evaluations->resize(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const ScoreVerdict& verdict = verdicts[i];
    if (!verdict.ok()) {
      internal::Problems problems;
      SayOutOfDomain(policy.score, verdict, &problems);
      AppendAt(i, std::move(problems.findings()), findings);
    }
    ToMessage(policy, facts[i], verdict, &(*evaluations)[i], wanted);
  }
  if (!ok) evaluations->clear();
  return ok;
}

}  // namespace guiju
