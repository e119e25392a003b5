// Compiles the stats section.
#include "guiju/stats.h"

#include "section.h"
#include "sections.h"
#include "sentences/stats.h"

namespace guiju::internal {
namespace {

void CompileReport(const v1::StatsReportPolicy& proto, const std::string& path, StatsPolicy* policy,
                   Problems* problems) {
  policy->report_clause = proto.clause();
  policy->working_time = proto.resolution_clock() == v1::StatsReportPolicy::TimeBasis::WORKING_TIME;
  policy->handling_from_receipt =
      proto.handling_from() == v1::StatsReportPolicy::HandlingFrom::RECEIVED;
  Ratio before = Ratio::Of(0);
  for (int i = 0; i < proto.percentile_size(); ++i) {
    const Ratio value = ReadPercent(proto.percentile(i));
    if (value.is_missing()) continue;
    if (Compare(value, before) <= 0) {
      problems->Error(At(At(path, "percentile"), i), kPercentileOrder,
                      {{"value", proto.percentile(i)},
                       {"before", i == 0 ? std::string("0") : proto.percentile(i - 1)}});
    }
    before = value;
    policy->percentiles.push_back(value);
  }
}

void CompileProblem(const v1::StatsProblemPolicy& proto, const std::string& path,
                    StatsPolicy* policy, Problems* problems) {
  policy->problem_clause = proto.clause();
  policy->places_clause = proto.places_clause();
  policy->high_frequency = ReadPercent(proto.high_frequency_percent());
  if (!policy->high_frequency.is_missing() && policy->high_frequency.numerator == 0) {
    problems->Error(At(path, "high_frequency_percent"), kShareOfNothing, {});
  }
  policy->top_reasons = static_cast<std::size_t>(proto.top_reasons());
  policy->top_places = static_cast<std::size_t>(proto.top_places());
  policy->max_topics = static_cast<std::size_t>(proto.max_topics());
  policy->max_reasons = static_cast<std::size_t>(proto.max_reasons());
}

void CompileCorrelation(const v1::StatsCorrelationPolicy& proto, const std::string& path,
                        StatsPolicy* policy, Problems* problems) {
  policy->correlation_clause = proto.clause();
  policy->minimum_customers = proto.minimum_customers();
  Ratio before = Ratio::Of(1);
  for (int i = 0; i < proto.significance_percent_size(); ++i) {
    const Ratio value = ReadPercent(proto.significance_percent(i));
    if (value.is_missing()) continue;
    if (Compare(value, before) >= 0 || value.numerator == 0) {
      problems->Error(
          At(At(path, "significance_percent"), i), kLevelOrder,
          {{"value", proto.significance_percent(i)},
           {"before", i == 0 ? std::string("100") : proto.significance_percent(i - 1)}});
    }
    before = value;
    policy->significance.push_back(value);
  }
}

void CompileRating(const v1::StatsRatingPolicy& proto, const std::string& path, StatsPolicy* policy,
                   Problems* problems) {
  policy->rating_clause = proto.clause();
  policy->dissatisfied_at_most = proto.dissatisfied_at_most();
  constexpr auto kBest = static_cast<std::int32_t>(kRatings);
  if (policy->dissatisfied_at_most == kBest) {
    problems->Error(At(path, "dissatisfied_at_most"), kEverybodyDissatisfied,
                    {{"value", std::to_string(kBest)}});
  }
  std::array<bool, kRatings> said{};
  for (int i = 0; i < proto.word_size(); ++i) {
    const std::int32_t value = proto.word(i).value();
    if (value < 1 || value > kBest) continue;
    const auto index = static_cast<std::size_t>(value - 1);
    if (said[index]) {
      problems->Error(At(At(At(path, "word"), i), "value"), kRatingTwice,
                      {{"value", std::to_string(value)}});
    }
    said[index] = true;
    policy->rating_words[index] = ReadLabel(proto.word(i).label());
  }
}

}  // namespace

StatsPolicy CompileStats(const v1::StatsPolicy& proto, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems) {
  StatsPolicy policy;
  policy.calendar = FindCalendar(proto.calendar(), calendars, path, problems);
  policy.month_of = static_cast<EventKind>(proto.month_of());
  for (int i = 0; i < proto.response_channel_size(); ++i) {
    policy.response_channels |= 1u << static_cast<std::uint32_t>(proto.response_channel(i));
  }
  constexpr auto kOther = static_cast<std::uint32_t>(Channel::kOther);
  constexpr auto kUnspecified = static_cast<std::uint32_t>(Channel::kUnspecified);
  // A ticket that names no channel came by another one (INT-1).
  policy.response_channels |= (policy.response_channels >> kOther & 1u) << kUnspecified;
  policy.latest_rating = proto.rating_used() == v1::StatsPolicy::RatingUsed::LATEST;
  policy.reopened_stays_resolved =
      proto.reopened() == v1::StatsPolicy::ReopenedTicket::STAYS_RESOLVED;
  policy.entry = {"stats", proto.clause(), {}};
  CompileReport(proto.report(), At(path, "report"), &policy, problems);
  CompileProblem(proto.problem(), At(path, "problem"), &policy, problems);
  CompileCorrelation(proto.correlation(), At(path, "correlation"), &policy, problems);
  CompileRating(proto.rating(), At(path, "rating"), &policy, problems);
  return policy;
}

}  // namespace guiju::internal
