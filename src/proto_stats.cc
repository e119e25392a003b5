// The statistics as messages: reports of weeks and months, and what churn goes together with.
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/correlation.h"
#include "guiju/proto.h"
#include "verdict_writer.h"

namespace guiju {
namespace {

// No percentage of the policy is finer than this.
constexpr int kPercentPlaces = 16;
// Places of r and p.
constexpr int kPlaces = 4;

using internal::SetFraction;
using internal::SetPolicy;

// The mean in seconds; whole seconds in the sum when microseconds are too many.
Ratio MeanSeconds(const Histogram& times) {
  if (times.sum() <= INT64_MAX) {
    return {static_cast<std::int64_t>(times.sum()), times.count() * kMicrosPerSecond};
  }
  return {static_cast<std::int64_t>((times.sum() + kMicrosPerSecond / 2) / kMicrosPerSecond),
          times.count()};
}

void SetTimes(const StatsPolicy& policy, const Histogram& times, v1::TimeFigures* message) {
  message->set_n(times.count());
  if (times.count() == 0) return;
  SetFraction(MeanSeconds(times), message->mutable_mean_seconds());
  for (const Ratio percentile : policy.percentiles) {
    v1::PercentileOfTimes* line = message->add_percentile();
    const Interval interval = times.Percentile(percentile);
    line->set_percent(internal::FormatPercent(percentile, kPercentPlaces));
    line->set_low_us(interval.low);
    line->set_high_us(interval.high);
  }
}

template <std::size_t size, typename SetValue>
void SetParts(const std::array<std::int64_t, size>& counts, std::int64_t tickets,
              google::protobuf::RepeatedPtrField<v1::PartOfTickets>* parts, SetValue&& set_value) {
  for (std::size_t i = 0; i < size; ++i) {
    if (counts[i] == 0) continue;
    v1::PartOfTickets* part = parts->Add();
    set_value(static_cast<int>(i), part);
    part->set_tickets(counts[i]);
    SetFraction({counts[i], tickets}, part->mutable_share());
  }
}

void SetDistributions(const DeskPeriod& period, v1::StatsReport* report) {
  SetParts(period.by_channel, period.tickets, report->mutable_by_channel(),
           [](int i, v1::PartOfTickets* part) {
             part->set_channel(static_cast<v1::Channel::Value>(i));
           });
  SetParts(period.by_category, period.tickets, report->mutable_by_category(),
           [](int i, v1::PartOfTickets* part) {
             part->set_category(static_cast<v1::Category::Value>(i));
           });
  SetParts(period.by_issue_type, period.tickets, report->mutable_by_issue_type(),
           [](int i, v1::PartOfTickets* part) {
             part->set_issue_type(static_cast<v1::IssueType::Value>(i));
           });
  SetParts(period.by_priority, period.tickets, report->mutable_by_priority(),
           [](int i, v1::PartOfTickets* part) {
             part->set_priority(static_cast<v1::Priority::Value>(i));
           });
}

void SetRatings(const StatsPolicy& policy, const DeskPeriod& period, v1::RatingFigures* message) {
  std::int64_t sum = 0;
  for (std::size_t i = kRatings; i-- > 0;) {
    v1::RatingFigures::RatingCount* rating = message->add_rating();
    rating->set_value(static_cast<std::int32_t>(i + 1));
    rating->set_n(period.ratings[i]);
    sum += static_cast<std::int64_t>(i + 1) * period.ratings[i];
  }
  const std::int64_t n = period.rated();
  const std::int64_t dissatisfied = period.dissatisfied(policy);
  message->set_n(n);
  message->set_dissatisfied(dissatisfied);
  if (n == 0) return;
  SetFraction({sum, n}, message->mutable_mean());
  SetFraction({dissatisfied, n}, message->mutable_dissatisfied_rate());
}

void SetLists(const StatsPolicy& policy, const DeskPeriod& period, v1::StatsReport* report) {
  for (const ProblemFigures& problem : period.HighFrequency(policy)) {
    v1::Problem* line = report->add_high_frequency();
    line->set_issue_type(static_cast<v1::IssueType::Value>(problem.issue_type));
    line->set_topic(std::string(problem.topic));
    line->set_tickets(problem.tally.tickets);
    SetFraction({problem.tally.tickets, period.tickets}, line->mutable_share());
    line->set_rated(problem.tally.rated);
    line->set_dissatisfied(problem.tally.dissatisfied);
  }
  report->set_other_topics(period.other_topics());
  for (const ReasonFigures& reason : period.TopReasons(policy)) {
    v1::DissatisfactionReason* line = report->add_top_reason();
    if (reason.given.empty()) {
      line->set_issue_type(static_cast<v1::IssueType::Value>(reason.issue_type));
    } else {
      line->set_given(std::string(reason.given));
    }
    line->set_dissatisfied(reason.dissatisfied);
    SetFraction({reason.dissatisfied, period.dissatisfied(policy)}, line->mutable_share());
  }
  report->set_other_reasons(period.other_reasons);
  for (const PlaceFigures& place : period.TopPlaces(policy)) {
    v1::DissatisfactionPlace* line = report->add_place();
    line->set_team_id(place.place->team);
    line->set_category(static_cast<v1::Category::Value>(place.place->category));
    line->set_issue_type(static_cast<v1::IssueType::Value>(place.place->issue_type));
    line->set_topic(place.place->topic);
    line->set_other_topics(place.place->other_topics);
    line->set_tickets(place.tally.tickets);
    line->set_rated(place.tally.rated);
    line->set_dissatisfied(place.dissatisfied);
    SetFraction({place.dissatisfied, place.tally.rated}, line->mutable_rate());
  }
}

// With kPlaces places, half away from zero; no "-0".
std::string Decimal(double value) {
  char text[32];
  double scale = 1;
  for (int i = 0; i < kPlaces; ++i) scale *= 10;
  double rounded = std::round(value * scale) / scale;
  if (rounded == 0) rounded = 0;
  const std::to_chars_result end =
      std::to_chars(text, text + sizeof text, rounded, std::chars_format::fixed, kPlaces);
  return {text, end.ptr};
}

void SetCorrelation(const Policy& policy, v1::CorrelationVerdict::Measure::Value measure,
                    const PairSums& sums, std::int64_t customers, v1::CorrelationVerdict* message) {
  const StatsPolicy& stats = policy.stats;
  const Correlation found = Correlate(sums, stats.minimum_customers);
  SetPolicy(policy, message->mutable_policy());
  message->set_measure(measure);
  message->set_state(static_cast<v1::CorrelationVerdict::State::Value>(found.state));
  message->set_n(sums.n);
  message->set_churned(sums.yes);
  message->set_left_out(customers - sums.n);
  message->set_clause(stats.correlation_clause);
  if (found.state == CorrelationState::kComputed) {
    message->set_r(Decimal(found.r));
    message->set_p_value(Decimal(found.p));
    for (const Ratio level : stats.significance) {
      if (found.p < static_cast<double>(level.numerator) / static_cast<double>(level.denominator)) {
        message->set_significant_at_percent(internal::FormatPercent(level, kPercentPlaces));
      }
    }
  }
  internal::SetReasons(Explain(policy, *message), {}, message);
}

// Findings of message `index`, with its place before their paths.
void AppendAt(std::size_t index, Findings&& from, Findings* findings) {
  for (Finding& finding : from) {
    finding.path = "[" + std::to_string(index) + "]." + finding.path;
    findings->push_back(std::move(finding));
  }
}

}  // namespace

void AddTicket(const Policy& policy, Ticket ticket, DeskStats* stats) {
  const TriageVerdict triage = Triage(policy.triage, ticket);
  ticket.category = triage.category;
  ticket.issue_type = triage.issue_type;
  ticket.priority = triage.priority;
  stats->Add(policy.stats, policy.stats_calendar(), ticket);
}

void ToMessage(const Policy& policy, PeriodKind kind, CivilDay start, const DeskPeriod& period,
               v1::StatsReport* report, WantedReasons wanted) {
  SetPolicy(policy, report->mutable_policy());
  report->set_period(static_cast<v1::PeriodKind::Value>(kind));
  report->set_from(internal::FormatDay(start));
  report->set_to(internal::FormatDay(PeriodEnd(kind, start)));
  report->set_tickets(period.tickets);
  report->set_resolved(period.resolved);
  SetDistributions(period, report);
  SetTimes(policy.stats, period.response, report->mutable_response_time());
  SetTimes(policy.stats, period.resolution, report->mutable_resolution_time());
  SetTimes(policy.stats, period.handling, report->mutable_handling_time());
  SetRatings(policy.stats, period, report->mutable_satisfaction());
  SetLists(policy.stats, period, report);
  if (wanted.any()) internal::SetReasons(Explain(policy, *report), wanted, report);
}

bool Summarize(const Policy& policy, const std::vector<v1::Ticket>& history, PeriodKind kind,
               std::vector<v1::StatsReport>* reports, Findings* findings, WantedReasons wanted) {
  DeskStats stats(kind);
  std::vector<Event> events;
  bool ok = true;
  for (std::size_t i = 0; i < history.size(); ++i) {
    Ticket ticket;
    Findings own;
    const bool read = FromMessage(policy, history[i], &events, &ticket, &own);
    AppendAt(i, std::move(own), findings);
    ok = ok && read;
    if (ok) AddTicket(policy, ticket, &stats);
  }
  reports->clear();
  if (!ok) return false;
  for (const auto& [day, period] : stats.periods()) {
    ToMessage(policy, kind, {day}, period, &reports->emplace_back(), wanted);
  }
  return true;
}

bool CorrelateChurn(const Policy& policy, const std::vector<v1::Customer>& customers,
                    std::vector<v1::CorrelationVerdict>* verdicts, Findings* findings) {
  PairSums timeliness;
  PairSums satisfaction;
  bool ok = true;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    Customer customer;
    Findings own;
    ok = FromMessage(customers[i], &customer, &own) && ok;
    AppendAt(i, std::move(own), findings);
    if (!ok || customer.churned == Tri::kUnknown) continue;
    const bool churned = customer.churned == Tri::kTrue;
    if (!customer.timeliness.is_missing()) AddPair(customer.timeliness, churned, &timeliness);
    if (!customer.satisfaction.is_missing()) AddPair(customer.satisfaction, churned, &satisfaction);
  }
  verdicts->clear();
  if (!ok) return false;
  CorrelateChurn(policy, timeliness, satisfaction, static_cast<std::int64_t>(customers.size()),
                 verdicts);
  return true;
}

void CorrelateChurn(const Policy& policy, const PairSums& timeliness, const PairSums& satisfaction,
                    std::int64_t customers, std::vector<v1::CorrelationVerdict>* verdicts) {
  using Measure = v1::CorrelationVerdict::Measure;
  verdicts->clear();
  SetCorrelation(policy, Measure::TIMELINESS, timeliness, customers, &verdicts->emplace_back());
  SetCorrelation(policy, Measure::SATISFACTION, satisfaction, customers, &verdicts->emplace_back());
}

}  // namespace guiju
