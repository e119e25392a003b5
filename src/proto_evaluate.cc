// The pure functions on messages.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/proto.h"
#include "problems.h"
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
              v1::TicketEvaluation* evaluation, Findings* findings) {
  if (!IsMoment(as_of, findings)) return false;
  std::vector<Event> events;
  Ticket facts;
  if (!FromMessage(policy, ticket, &events, &facts, findings)) return false;
  TicketVerdict verdict;
  EvaluateTicket(policy, facts, as_of, &verdict);
  ToMessage(policy, facts, verdict, evaluation);
  evaluation->mutable_as_of()->set_iso(internal::FormatIso(policy.sla_calendar().zone(), as_of));
  return true;
}

bool Evaluate(const Policy& policy, const std::vector<v1::Customer>& customers, Instant as_of,
              std::vector<v1::CustomerEvaluation>* evaluations, Findings* findings) {
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
              &(*evaluations)[i]);
  }
  return true;
}

bool Evaluate(const Policy& policy, const std::vector<v1::AgentMonth>& months,
              std::vector<v1::AgentEvaluation>* evaluations, Findings* findings) {
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
    ToMessage(policy, facts[i], verdict, &(*evaluations)[i]);
  }
  if (!ok) evaluations->clear();
  return ok;
}

}  // namespace guiju
