// Desks for the tests of the report: an ordinary month with holidays, and one with hostile names.
#ifndef GUIJU_TESTS_REPORT_DESK_H_
#define GUIJU_TESTS_REPORT_DESK_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "guiju/load.h"
#include "guiju/proto.h"
#include "tool/summary.h"

namespace guiju::tool {

// The same numbers on every machine.
class Sequence {
 public:
  std::int64_t Below(std::int64_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_ = 7;
};

inline std::vector<v1::AgentEvaluation> Scored(const std::vector<v1::AgentMonth>& months) {
  std::vector<v1::AgentEvaluation> agents;
  Findings findings;
  EXPECT_TRUE(Evaluate(*StandardPolicy(), months, &agents, &findings));
  for (const Finding& finding : findings) ADD_FAILURE() << finding.en;
  std::stable_sort(agents.begin(), agents.end(), [](const auto& a, const auto& b) {
    if (a.score().team_id() != b.score().team_id())
      return a.score().team_id() < b.score().team_id();
    return a.score().total() > b.score().total();
  });
  return agents;
}

inline v1::AgentMonth Month(const std::string& agent, const std::string& team) {
  v1::AgentMonth month;
  month.set_agent_id(agent);
  month.set_team_id(team);
  month.set_month("2026-02");
  return month;
}

inline std::vector<v1::AgentMonth> SomeMonths() {
  Sequence random;
  std::vector<v1::AgentMonth> months;
  for (int i = 1; i <= 24; ++i) {
    v1::AgentMonth month =
        Month((i < 10 ? "A0" : "A") + std::to_string(i), "T" + std::to_string((i + 7) / 8));
    const std::int64_t handled = 180 + random.Below(140);
    month.mutable_response_seconds_by_count()->set_numerator(handled * (12 + random.Below(60)));
    month.mutable_response_seconds_by_count()->set_denominator(handled);
    month.mutable_resolved_of_handled()->set_numerator(handled - random.Below(handled / 6));
    month.mutable_resolved_of_handled()->set_denominator(handled);
    if (i != 11) {
      const std::int64_t rated = 20 + random.Below(60);
      month.mutable_rating_sum_by_count()->set_numerator(rated * 3 + random.Below(2 * rated));
      month.mutable_rating_sum_by_count()->set_denominator(rated);
    }
    month.set_handled(handled);
    month.set_knowledge_entries(random.Below(14));
    if (i == 3) month.set_recorded_total(91);
    months.push_back(std::move(month));
  }
  return months;
}

inline void FillTickets(TicketSummary* t) {
  Sequence random;
  const Policy& policy = *StandardPolicy();
  const Calendar& calendar = policy.sla_calendar();
  const std::int32_t first = ToCivilDay({2026, 2, 1}).number;
  for (std::int32_t day = first; day < first + 28; ++day) {
    DayCounts& counts = t->days[day];
    counts.working_day = calendar.IsWorkingDay({day});
    const std::size_t weekday = static_cast<std::size_t>(WeekdayOf({day}) - 1);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const bool desk = hour >= 9 && hour < 18;
      const std::int64_t n = random.Below(counts.working_day ? (desk ? 56 : 9) : (desk ? 14 : 4));
      t->arrivals[weekday][hour] += n;
      counts.received += n;
    }
    counts.resolution_breached = counts.received * random.Below(14) / 100;
    t->tickets += counts.received;
  }
  for (std::int32_t day = first + 22; day < first + 35; ++day) {
    t->days[day].working_day = calendar.IsWorkingDay({day});
    if (calendar.IsWorkingDay({day})) t->days[day].due = 2 + random.Below(40);
  }
  t->priorities = {0, t->tickets / 40, t->tickets / 5, 0};
  t->priorities[3] = t->tickets - t->priorities[1] - t->priorities[2];
  t->categories = {0, t->tickets / 2, t->tickets / 7, t->tickets / 21, t->tickets / 5, 137};
  t->issue_types = {0, t->tickets / 4, t->tickets / 9, t->tickets / 3, t->tickets / 8};
  t->handlings = {0, t->tickets / 12, t->tickets / 2, t->tickets / 8};
  t->channels = {0, 2104, 1833, 611, 702, 0, 96, 401, 12};
  t->attainment.resize(policy.sla.obligations.size());
  for (auto& by_priority : t->attainment) {
    for (std::size_t p = 1; p < 4; ++p) {
      Attainment& a = by_priority[p];
      const std::int64_t n = t->priorities[p];
      a.breached_done = n * random.Below(9) / 100;
      a.breached_open = n * random.Below(4) / 200 + 1;
      a.at_risk = n / 160 + 1;
      a.running = n * random.Below(9) / 100;
      a.paused = n / 190;
      a.met = n - a.breached() - a.at_risk - a.running - a.paused;
    }
  }
  t->open_total = 214;
  for (int i = 0; i < 18; ++i) {
    OpenTicket open;
    open.ticket_id = "K0" + std::to_string(5801 + i * 13);
    open.team_id = "T" + std::to_string(1 + i % 3);
    open.priority = static_cast<Priority>(1 + i * 3 / 18);
    open.obligation = static_cast<std::size_t>(i) % policy.sla.obligations.size();
    open.state = i < 9    ? ObligationState::kBreached
                 : i < 15 ? ObligationState::kAtRisk
                          : ObligationState::kRunning;
    open.due = calendar.FromCivil({first + (i < 9 ? 24 : 25) + i / 4}, 36'000 + i * 1'111);
    t->open.push_back(open);
  }
}

// A month of a desk in Shanghai with Spring Festival in it.
inline DeskSummary OrdinaryDesk() {
  DeskSummary summary;
  summary.policy = StandardPolicy().get();
  summary.as_of = summary.policy->sla_calendar().FromCivil(ToCivilDay({2026, 2, 28}), 43'200);
  summary.title = "示例服务台 2026 年 2 月 · Sample desk, February 2026";
  summary.has_tickets = summary.has_customers = summary.has_scores = true;
  FillTickets(&summary.tickets);
  summary.segments.customers = 400;
  summary.segments.primary = {61, 22, 88, 47, 182};
  summary.segments.matched = {61, 29, 103, 51, 0};
  summary.segments.undecided = {0, 14, 9, 31, 0};
  summary.segments.matches = {182, 195, 20, 3};
  summary.scores.agents = Scored(SomeMonths());
  summary.files = {"tickets.csv", "customers.csv", "scores.csv", "tickets.jsonl"};
  return summary;
}

inline constexpr char kHostile[] = "<script>alert('1 & \"2\"')</script>";

// Every text that comes from data is hostile or very long.
inline DeskSummary HostileDesk() {
  DeskSummary summary = OrdinaryDesk();
  const std::string lasting(4'000, 'x');
  summary.title = kHostile;
  summary.files = {kHostile, lasting};
  summary.tickets.open[0].ticket_id = kHostile;
  summary.tickets.open[0].team_id = kHostile;
  summary.tickets.open[1].ticket_id = lasting;
  summary.tickets.open[2].ticket_id = std::string("\x01\x1b[0m", 5);
  summary.tickets.open[3].obligation = 999;
  std::vector<v1::AgentMonth> months = SomeMonths();
  months[0].set_agent_id(kHostile);
  months[0].set_team_id(kHostile);
  months[1].set_agent_id(lasting.substr(0, 500));
  months[2].set_agent_id("王" + std::string(300, 'y') + "伟");
  summary.scores.agents = Scored(months);
  v1::MetricVerdict* unknown = summary.scores.agents[0].mutable_score()->add_metric();
  unknown->set_metric("<i>retired</i>");
  unknown->set_points(1);
  unknown->set_best_points(2);
  return summary;
}

}  // namespace guiju::tool

#endif  // GUIJU_TESTS_REPORT_DESK_H_
