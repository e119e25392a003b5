// Tests at the bounds of scores and of segments.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "section.h"
#include "workbench/decimal_units.h"
#include "workbench/generate_parts.h"
#include "workbench/message_path.h"

namespace guiju::workbench {
namespace {

const std::string& BoundOf(const v1::Band& band) {
  switch (band.bound_case()) {
    case v1::Band::kAtLeast:
      return band.at_least();
    case v1::Band::kAbove:
      return band.above();
    case v1::Band::kAtMost:
      return band.at_most();
    default:
      return band.below();
  }
}

// The field of a month that a metric reads; "" for facts that a sweep cannot set.
std::string FieldOf(const v1::Metric& metric) {
  switch (metric.fact()) {
    case v1::MetricFact::MEAN_RESPONSE_SECONDS:
      return "mean_response_seconds";
    case v1::MetricFact::RESOLUTION_PERCENT:
      return "resolution_percent";
    case v1::MetricFact::MEAN_RATING:
      return "mean_rating";
    case v1::MetricFact::TEAM_AHEAD_PERCENT:
      return "team_ahead";
    case v1::MetricFact::KNOWLEDGE_ENTRIES:
      return "knowledge_entries";
    case v1::MetricFact::HANDLED:
      return "handled";
    default:
      return "";
  }
}

// A percentage as the fraction that a place in a team or a population is: "20" is "20/100".
std::string AsFraction(const std::string& percent) {
  Units units;
  if (!ReadUnits(percent, &units) || units.value < 0) return "";
  std::string whole = "100";
  whole.append(static_cast<std::size_t>(units.scale), '0');
  return std::to_string(units.value) + "/" + whole;
}

std::string AsWritten(const v1::Metric& metric, const std::string& value) {
  return metric.fact() == v1::MetricFact::TEAM_AHEAD_PERCENT ? AsFraction(value) : value;
}

bool Inside(const v1::BandTable& table, const std::string& value) {
  Units at;
  Units min;
  Units max;
  if (!ReadUnits(value, &at) || !ReadUnits(table.min(), &min) || !ReadUnits(table.max(), &max)) {
    return false;
  }
  const std::int32_t scale = std::max(at.scale, std::max(min.scale, max.scale));
  return Rescale(scale, &at) && Rescale(scale, &min) && Rescale(scale, &max) &&
         min.value <= at.value && at.value <= max.value;
}

v1::TestFacts Month(const v1::ScorePolicy& policy, const std::string& profile) {
  v1::TestFacts facts;
  v1::AgentMonth& month = *facts.mutable_agent_month();
  month.set_agent_id("A");
  month.set_team_id("T");
  month.set_month("2026-03");
  if (!profile.empty()) month.set_profile(profile);
  for (const v1::Metric& metric : policy.metric()) {
    // The best value is the end of the domain towards which it gets better.
    const bool higher = metric.table().direction() == v1::Direction::HIGHER_IS_BETTER;
    const std::string best = higher ? metric.table().max() : metric.table().min();
    internal::Problems unsaid;
    MessagePath path;
    const std::string field = FieldOf(metric);
    if (!field.empty() && ReadPath(*v1::AgentMonth::descriptor(), field, "", &path, &unsaid)) {
      SetPlace(&month, path, AsWritten(metric, best));
    }
  }
  if (!month.has_handled()) month.set_handled(100);
  return facts;
}

void AddTable(const v1::Metric& metric, const v1::BandTable& table, const std::string& profile,
              const std::string& clause, SuiteBuilder* builder) {
  const std::string field = FieldOf(metric);
  if (field.empty()) return;
  SweepDraft draft;
  draft.name = metric.id() + (profile.empty() ? "" : ", " + profile);
  draft.clause = clause;
  draft.facts = Month(builder->proto().score(), profile);
  draft.set = "agent_month." + field;
  draft.read = "agent.score.metric[" + metric.id() + "].points";
  for (const v1::Band& band : table.band()) {
    for (const int by : {-1, 0, 1}) {
      const std::string at = Moved(BoundOf(band), table.step(), by);
      if (Inside(table, at)) draft.at.push_back(AsWritten(metric, at));
    }
  }
  builder->Add(draft);
}

// For each total that is reached, one value of every metric: the bound of the band that gives it.
using Values = std::vector<std::string>;

std::map<int, Values> Totals(const v1::ScorePolicy& policy) {
  std::map<int, Values> totals = {{0, {}}};
  for (const v1::Metric& metric : policy.metric()) {
    std::map<int, Values> next;
    const v1::BandTable& table = metric.table();
    const bool higher = table.direction() == v1::Direction::HIGHER_IS_BETTER;
    std::vector<std::pair<int, std::string>> bands;
    for (const v1::Band& band : table.band()) {
      const bool open =
          band.bound_case() == v1::Band::kAbove || band.bound_case() == v1::Band::kBelow;
      bands.emplace_back(band.points(), Moved(BoundOf(band), table.step(),
                                              !open    ? 0
                                              : higher ? 1
                                                       : -1));
    }
    bands.emplace_back(table.otherwise().points(), higher ? table.min() : table.max());
    for (const auto& [total, values] : totals) {
      for (const auto& [points, value] : bands) {
        Values more = values;
        more.push_back(value);
        next.emplace(total + points, std::move(more));
      }
    }
    totals = std::move(next);
  }
  return totals;
}

void AddGrades(SuiteBuilder* builder) {
  const v1::ScorePolicy& policy = builder->proto().score();
  for (const v1::Metric& metric : policy.metric()) {
    if (FieldOf(metric).empty()) return;
  }
  const std::map<int, Values> totals = Totals(policy);
  const auto add = [&](const v1::Grade& grade, std::map<int, Values>::const_iterator at) {
    SweepDraft draft;
    draft.name = "grade " + grade.id() + ", total " + std::to_string(at->first);
    draft.clause = grade.clause();
    draft.facts = Month(policy, "");
    std::string last;
    for (int i = 0; i < policy.metric_size(); ++i) {
      internal::Problems unsaid;
      MessagePath path;
      ReadPath(*v1::AgentMonth::descriptor(), FieldOf(policy.metric(i)), "", &path, &unsaid);
      last = AsWritten(policy.metric(i), at->second[static_cast<std::size_t>(i)]);
      SetPlace(draft.facts.mutable_agent_month(), path, last);
    }
    draft.set = "agent_month." + FieldOf(policy.metric(policy.metric_size() - 1));
    draft.read = "agent.score.grade";
    draft.at = {last};
    builder->Add(draft);
  };
  for (const v1::Grade& grade : policy.grade()) {
    const auto reached = totals.lower_bound(grade.at_least());
    if (reached != totals.end()) add(grade, reached);
    if (reached != totals.begin()) add(grade, std::prev(reached));
  }
}

// ---- segments

Instant AsOf() {
  v1::Instant message;
  message.set_iso(kGeneratedAsOf);
  return InstantOf(message);
}

std::string Iso(const Calendar& calendar, Instant instant, std::int64_t seconds) {
  instant.us += seconds * 1'000'000;
  return internal::FormatIso(calendar.zone(), instant);
}

class Customers {
 public:
  explicit Customers(const Calendar& calendar) : calendar_(calendar) {}

  // Every number and moment in a condition, with the rest of it so that it decides.
  void Add(const std::string& name, const std::string& clause, const v1::Criterion& whole,
           const v1::Criterion& part, const v1::Customer& around, SuiteBuilder* builder) const {
    for (const v1::Criterion& inner : part.any()) Add(name, clause, whole, inner, around, builder);
    for (int i = 0; i < part.all_size(); ++i) {
      v1::Customer others = around;
      for (int k = 0; k < part.all_size(); ++k) {
        if (k != i) Satisfy(part.all(k), &others);
      }
      Add(name, clause, whole, part.all(i), others, builder);
    }
    for (const std::string* bound :
         {&part.at_least(), &part.above(), &part.below(), &part.at_most()}) {
      if (bound->empty()) continue;
      SweepDraft draft =
          Draft(name + ", " + part.fact() + " " + *bound, clause, part.fact(), around);
      for (const int by : {-1, 0, 1})
        draft.at.push_back(Written(part.fact(), Moved(*bound, "", by)));
      builder->Add(draft);
    }
    const std::optional<std::int32_t> back = internal::BackOf(part);
    if (!back.has_value()) return;
    const Instant bound = calendar_.LookBack(AsOf(), *back);
    SweepDraft draft = Draft(name + ", " + part.fact(), clause, part.fact(), around);
    for (const int by : {-1, 0, 1}) draft.at.push_back(Iso(calendar_, bound, by));
    builder->Add(draft);
  }

 private:
  static std::string Written(const std::string& fact, const std::string& value) {
    return fact == "spending_more" ? AsFraction(value) : value;
  }

  static SweepDraft Draft(const std::string& name, const std::string& clause,
                          const std::string& fact, const v1::Customer& around) {
    SweepDraft draft;
    draft.name = name;
    draft.clause = clause;
    *draft.facts.mutable_customer() = around;
    draft.facts.mutable_customer()->set_id("C");
    if (fact == "last_activity")
      draft.facts.mutable_customer()->mutable_last_purchase()->set_never(true);
    draft.set = "customer." + (fact == "last_activity" ? std::string("last_interaction") : fact);
    draft.read = "customer.segment.primary";
    return draft;
  }

  static void Set(const std::string& field, const std::string& value, v1::Customer* customer) {
    internal::Problems unsaid;
    MessagePath path;
    if (ReadPath(*v1::Customer::descriptor(), field, "", &path, &unsaid)) {
      SetPlace(customer, path, value);
    }
  }

  // Facts of which the condition holds; what cannot be set so stays unknown.
  void Satisfy(const v1::Criterion& part, v1::Customer* customer) const {
    for (const v1::Criterion& inner : part.all()) Satisfy(inner, customer);
    if (part.any_size() > 0) Satisfy(part.any(0), customer);
    const std::string& fact = part.fact();
    if (fact == "spend_growing") {
      customer->set_annual_spend(part.is() ? "999" : "111");
      customer->set_previous_annual_spend(part.is() ? "111" : "999");
    } else if (!part.at_least().empty()) {
      Set(fact, Written(fact, part.at_least()), customer);
    } else if (!part.above().empty()) {
      Set(fact, Written(fact, Moved(part.above(), "", 1)), customer);
    } else if (!part.at_most().empty()) {
      Set(fact, Written(fact, part.at_most()), customer);
    } else if (!part.below().empty()) {
      Set(fact, Written(fact, Moved(part.below(), "", -1)), customer);
    }
    const std::optional<std::int32_t> back = internal::BackOf(part);
    if (!back.has_value()) return;
    const Instant bound = calendar_.LookBack(AsOf(), *back);
    const bool outside = part.has_not_within_months() || part.has_not_within_days();
    const std::string iso = Iso(calendar_, bound, outside ? -1 : 0);
    if (fact == "last_activity") Set("last_purchase", iso, customer);
    Set(fact == "last_activity" ? "last_interaction" : fact, iso, customer);
  }

  const Calendar& calendar_;
};

void AddMembership(const Calendar& calendar, SuiteBuilder* builder) {
  const v1::Membership& membership = builder->proto().segment().membership();
  SweepDraft level;
  level.name = "VIP from level " + std::to_string(membership.vip_from_level());
  level.clause = membership.clause();
  level.facts.mutable_customer()->set_id("C");
  level.facts.mutable_customer()->mutable_first_purchase()->set_iso("2020-01-01T00:00:00+08:00");
  level.set = "customer.membership_level";
  level.read = "customer.segment.membership.type";
  for (const int by : {-1, 0, 1}) {
    level.at.push_back(membership.level_prefix() +
                       std::to_string(membership.vip_from_level() + by));
  }
  builder->Add(level);
  SweepDraft bought = level;
  bought.name = "new customer";
  bought.facts.mutable_customer()->clear_first_purchase();
  bought.facts.mutable_customer()->set_membership_level("");
  bought.set = "customer.first_purchase";
  bought.at.clear();
  const Instant bound = calendar.LookBack(AsOf(), membership.new_within_months());
  for (const int by : {-1, 0, 1}) bought.at.push_back(Iso(calendar, bound, by));
  builder->Add(bought);
}

}  // namespace

void GenerateScores(SuiteBuilder* builder) {
  const v1::ScorePolicy& policy = builder->proto().score();
  for (const v1::Metric& metric : policy.metric()) {
    AddTable(metric, metric.table(), "", metric.clause(), builder);
  }
  for (const v1::ScoreProfile& profile : policy.profile()) {
    for (const v1::ProfileWeight& weight : profile.weight()) {
      for (const v1::Metric& metric : policy.metric()) {
        if (metric.id() != weight.metric()) continue;
        AddTable(metric, weight.has_table() ? weight.table() : metric.table(), profile.id(),
                 profile.clause(), builder);
      }
    }
  }
  AddGrades(builder);
}

void GenerateSegments(SuiteBuilder* builder) {
  const Calendar& calendar = builder->policy().segment_calendar();
  const Customers customers(calendar);
  for (const v1::Segment& segment : builder->proto().segment().segment()) {
    customers.Add("segment " + segment.id(), segment.clause(), segment.when(), segment.when(), {},
                  builder);
  }
  if (builder->proto().segment().has_membership()) AddMembership(calendar, builder);
}

}  // namespace guiju::workbench
