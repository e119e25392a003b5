#include "guiju/workbench/impact.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/load.h"
#include "policy_text.h"

namespace guiju::workbench {
namespace {

using internal::Shanghai;

const Instant kAsOf = Shanghai({2026, 4, 1});

// All metrics in their best band but the resolution rate, which is `resolved` of 1000.
AgentMonth Month(std::string_view agent, std::int64_t resolved, std::int64_t handled) {
  AgentMonth month;
  month.agent_id = agent;
  month.team_id = "T1";
  month.month = "2026-03";
  month.response = Ratio::Of(20);
  month.resolution = {resolved, 1000};
  month.satisfaction = Ratio::Of(5);
  month.handled = Ratio::Of(handled);
  month.knowledge_entries = Ratio::Of(12);
  return month;
}

std::int64_t Between(const Flow& flow, const std::string& from, const std::string& to) {
  std::int64_t found = -1;
  for (std::size_t i = 0; i < flow.names.size(); ++i) {
    for (std::size_t k = 0; k < flow.names.size(); ++k) {
      if (flow.names[i].id == from && flow.names[k].id == to) found = flow.at(i, k);
    }
  }
  return found;
}

const std::string kBand95 = R"(band { at_least: "95" points: 30 })";

TEST(ImpactOfMonths, CountsWhoMovesWhenTheBandRises) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy(
      {{kBand95, R"(band { at_least: "96" points: 30 })"},
       {R"(band { at_least: "90" points: 25 })", R"(band { at_least: "90" points: 15 })"},
       {R"(band { at_least: "85" points: 20 })", R"(band { at_least: "85" points: 10 })"}});
  ASSERT_NE(after, nullptr);
  // By rank 10, 7, 7, 5, 5 of volume: nobody, 20 %, 40 %, 60 %, 80 % ahead.
  std::array<AgentMonth, 5> months = {Month("A1", 970, 500), Month("A2", 955, 400),
                                      Month("A3", 950, 300), Month("A4", 949, 200),
                                      Month("A5", 800, 100)};
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTeam(months.data(), months.data(), months.size());
  const MonthImpact& counts = impact.months();
  EXPECT_EQ(counts.months, 5);
  EXPECT_EQ(counts.moved, 3);  // A1 is above both bounds, A5 below all
  EXPECT_EQ(counts.lowered, 3);
  EXPECT_EQ(counts.raised, 0);
  // 100, 97, 97, 90, 65 and 100, 82, 82, 80, 65.
  EXPECT_EQ(counts.sum_before, 449);
  EXPECT_EQ(counts.sum_after, 409);
  EXPECT_EQ(counts.deltas, (std::map<std::int32_t, std::int64_t>{{-15, 2}, {-10, 1}, {0, 2}}));
  EXPECT_EQ(Between(counts.grades, "excellent", "excellent"), 1);
  EXPECT_EQ(Between(counts.grades, "excellent", "good"), 3);
  EXPECT_EQ(Between(counts.grades, "qualified", "qualified"), 1);
  EXPECT_EQ(counts.grades.moved(), 3);
  const MetricImpact& metric = counts.metrics[1];
  EXPECT_EQ(metric.entry.id, "resolution");
  EXPECT_EQ(metric.lowered, 3);
  ASSERT_EQ(metric.changes.size(), 4u);
  EXPECT_EQ(metric.changes[2].before, 30);
  EXPECT_EQ(metric.changes[2].after, 15);
  EXPECT_EQ(metric.changes[2].months, 2);
  EXPECT_EQ(counts.metrics[0].lowered + counts.metrics[0].raised, 0);
}

TEST(ImpactOfMonths, SaysWhoMovesAndWhy) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy({{kBand95, R"(band { at_least: "96" points: 30 })"}});
  std::array<AgentMonth, 2> months = {Month("A1", 955, 500), Month("A2", 990, 400)};
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTeam(months.data(), months.data(), months.size());
  EXPECT_EQ(impact.month_move_count(), 2);
  ASSERT_EQ(impact.month_moves().size(), 2u);
  const ImpactMove& total = impact.month_moves()[0];
  EXPECT_EQ(total.kind, MoveKind::kTotal);
  EXPECT_EQ(total.subject, "A1");
  EXPECT_EQ(total.before, "100");
  EXPECT_EQ(total.after, "95");
  const ImpactMove& metric = impact.month_moves()[1];
  EXPECT_EQ(metric.kind, MoveKind::kMetric);
  EXPECT_EQ(metric.part, "resolution");
  EXPECT_EQ(metric.clause_before, "SCO-2");
  EXPECT_EQ(metric.clause_after, "SCO-2");
  EXPECT_EQ(metric.fact, "95.5 %");
  EXPECT_EQ(metric.by_before, "≥ 95 %");
  EXPECT_EQ(metric.by_after, "≥ 90 %");
  EXPECT_EQ(metric.before, "30");
  EXPECT_EQ(metric.after, "25");
}

TEST(ImpactOfMonths, KeepsTheFirstMovesAndTellsAll) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy({{kBand95, R"(band { at_least: "96" points: 30 })"}});
  std::vector<AgentMonth> months;
  for (int i = 0; i < 10; ++i) months.push_back(Month("A", 955, 500));
  ImpactOptions options;
  options.most_moves = 3;
  std::int64_t told = 0;
  options.on_move = [&told](const ImpactMove&) { ++told; };
  Impact impact(*before, *after, kAsOf, options);
  for (AgentMonth& month : months) impact.AddTeam(&month, &month, 1);
  EXPECT_EQ(impact.month_moves().size(), 3u);
  EXPECT_EQ(impact.month_move_count(), 20);
  EXPECT_EQ(told, 20);
}

TEST(ImpactOfMonths, RanksByTheTiesOfEachPolicy) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy({{"ties: BETTER_RANK", "ties: WORSE_RANK"}});
  ASSERT_NE(after, nullptr);
  std::array<AgentMonth, 2> months = {Month("A1", 990, 500), Month("A2", 990, 500)};
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTeam(months.data(), months.data(), months.size());
  EXPECT_EQ(impact.months().sum_before, 200);
  EXPECT_EQ(impact.months().lowered, 2);  // the other one, of two, is ahead of both
}

TEST(ImpactOfMonths, CountsValuesThatNoPolicyScores) {
  const auto policy = StandardPolicy();
  AgentMonth month = Month("A1", 990, 500);
  month.satisfaction = Ratio::Of(7);
  Impact impact(*policy, *policy, kAsOf, {});
  impact.AddTeam(&month, &month, 1);
  EXPECT_EQ(impact.months().months, 0);
  EXPECT_EQ(impact.months().refused, 1);
}

TEST(Impact, OfEqualPoliciesMovesNobody) {
  const auto policy = StandardPolicy();
  const auto same = EditedPolicy({});
  std::array<AgentMonth, 3> months = {Month("A1", 955, 500), Month("A2", 800, 400),
                                      Month("A3", 900, 1)};
  months[2].satisfaction = Ratio::Missing();
  Impact impact(*policy, *same, kAsOf, {});
  impact.AddTeam(months.data(), months.data(), months.size());
  Ticket ticket;
  ticket.received = Shanghai({2026, 3, 2}, 10);
  impact.AddTicket(ticket, ticket);
  Customer customer;
  impact.AddCustomer(customer, customer);
  EXPECT_EQ(impact.months().moved, 0);
  EXPECT_EQ(impact.months().grades.moved(), 0);
  EXPECT_EQ(Between(impact.months().grades, "", ""), 1);
  EXPECT_EQ(impact.tickets().moved, 0);
  EXPECT_EQ(impact.customers().moved, 0);
  EXPECT_TRUE(impact.month_moves().empty());
  EXPECT_TRUE(impact.ticket_moves().empty());
  EXPECT_TRUE(impact.customer_moves().empty());
}

Event Happened(EventKind kind, Instant at) {
  Event event;
  event.kind = kind;
  event.at = at;
  return event;
}

Ticket P1At(Instant received, const Event* answered) {
  Ticket ticket;
  ticket.id = "K1";
  ticket.received = received;
  ticket.priority = Priority::kP1;
  ticket.events = answered;
  ticket.event_count = 1;
  return ticket;
}

const ObligationImpact& Of(const Impact& impact, const std::string& id) {
  static const ObligationImpact none;
  for (const ObligationImpact& one : impact.tickets().obligations) {
    if (one.entry.id == id) return one;
  }
  ADD_FAILURE() << id;
  return none;
}

TEST(ImpactOfTickets, CountsDeadlinesAndBreaches) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy(
      {{"target { priority: P1 elapsed_hours: 4 }", "target { priority: P1 elapsed_hours: 3 }"}});
  const Instant received = Shanghai({2026, 3, 2}, 10);
  // After 2, 3.5 and 5 hours: met by both, by the first only, by none.
  const std::array<Event, 3> answers = {
      Happened(EventKind::kResponded, Shanghai({2026, 3, 2}, 12)),
      Happened(EventKind::kResponded, Shanghai({2026, 3, 2}, 13, 30)),
      Happened(EventKind::kResponded, Shanghai({2026, 3, 2}, 15))};
  Impact impact(*before, *after, kAsOf, {});
  for (const Event& answer : answers) {
    const Ticket ticket = P1At(received, &answer);
    impact.AddTicket(ticket, ticket);
  }
  const ObligationImpact& counts = Of(impact, "first_response");
  const std::size_t p1 = static_cast<std::size_t>(Priority::kP1);
  EXPECT_EQ(counts.before[p1].met(), 2);
  EXPECT_EQ(counts.before[p1].decided(), 3);
  EXPECT_EQ(counts.after[p1].met(), 1);
  EXPECT_EQ(counts.after[p1].decided(), 3);
  EXPECT_EQ(counts.new_breaches(), 1);
  EXPECT_EQ(counts.breaches_gone(), 0);
  EXPECT_EQ(counts.due_earlier, 3);
  EXPECT_EQ(counts.due_later, 0);
  EXPECT_EQ(impact.tickets().moved, 3);
  ASSERT_EQ(impact.ticket_moves().size(), 3u);
  const ImpactMove& move = impact.ticket_moves()[1];
  EXPECT_EQ(move.kind, MoveKind::kObligation);
  EXPECT_EQ(move.before, "MET");
  EXPECT_EQ(move.after, "BREACHED");
  EXPECT_EQ(move.clause_after, "SLA-2");
  EXPECT_EQ(move.by_before, "2026-03-02 14:00:00");
  EXPECT_EQ(move.by_after, "2026-03-02 13:00:00");
  EXPECT_EQ(impact.ticket_moves()[0].kind, MoveKind::kDue);
  EXPECT_EQ(Of(impact, "resolution").new_breaches(), 0);
}

TEST(ImpactOfTickets, PairsAnObligationThatOnlyOnePolicyHas) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy(
      {{R"(    id: "first_analysis" clause: "SLA-1")", R"(    id: "first_look" clause: "SLA-1")"}});
  ASSERT_NE(after, nullptr);
  const Event answer = Happened(EventKind::kAnalyzed, Shanghai({2026, 3, 2}, 12));
  const Ticket ticket = P1At(Shanghai({2026, 3, 2}, 10), &answer);
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTicket(ticket, ticket);
  const std::size_t p1 = static_cast<std::size_t>(Priority::kP1);
  const std::size_t breached = static_cast<std::size_t>(ObligationState::kBreached);
  EXPECT_EQ(Of(impact, "first_analysis").before[p1].decided(), 1);
  EXPECT_EQ(Of(impact, "first_analysis").states[breached][0], 1);
  EXPECT_EQ(Of(impact, "first_analysis").breaches_gone(), 1);
  EXPECT_EQ(Of(impact, "first_look").states[0][breached], 1);
  EXPECT_EQ(Of(impact, "first_look").new_breaches(), 1);
}

TEST(ImpactOfTickets, PairsInstancesByTheirStart) {
  const auto before = StandardPolicy();
  const auto after =
      EditedPolicy({{"target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } }",
                     "target { elapsed_hours: 1 when { fact: \"handling_urgent\" is: true } }"}});
  ASSERT_NE(after, nullptr);
  std::array<Event, 4> events = {
      Happened(EventKind::kCollaborationOpened, Shanghai({2026, 3, 2}, 11)),
      Happened(EventKind::kCollaborationOpened, Shanghai({2026, 3, 2}, 12)),
      Happened(EventKind::kCollaborationDone, Shanghai({2026, 3, 2}, 12, 30)),
      Happened(EventKind::kCollaborationDone, Shanghai({2026, 3, 2}, 12, 31))};
  events[0].reference = events[2].reference = "one";
  events[1].reference = events[3].reference = "two";
  Ticket ticket;
  ticket.id = "K1";
  ticket.received = Shanghai({2026, 3, 2}, 10);
  ticket.handling = Handling::kUrgent;
  ticket.events = events.data();
  ticket.event_count = events.size();
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTicket(ticket, ticket);
  // 90 minutes is too long for one hour, 31 is not.
  EXPECT_EQ(Of(impact, "collaboration").new_breaches(), 1);
  EXPECT_EQ(Of(impact, "collaboration").due_earlier, 2);
}

TEST(ImpactOfTickets, CountsPriorities) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy({{R"(id: "abnormal_function" clause: "INT-5" priority: P1)",
                                    R"(id: "abnormal_function" clause: "INT-5" priority: P0)"}});
  ASSERT_NE(after, nullptr);
  Ticket ticket;
  ticket.id = "K1";
  ticket.received = Shanghai({2026, 3, 2}, 10);
  ticket.signals.yes = std::uint64_t{1} << before->triage.SignalIndex("function_abnormal");
  Impact impact(*before, *after, kAsOf, {});
  impact.AddTicket(ticket, ticket);
  EXPECT_EQ(Between(impact.tickets().priorities, "P1", "P0"), 1);
  EXPECT_EQ(impact.tickets().priorities.moved(), 1);
  EXPECT_EQ(Between(impact.tickets().handlings, "NORMAL", "URGENT"), 1);
  const ImpactMove& move = impact.ticket_moves().front();
  EXPECT_EQ(move.kind, MoveKind::kPriority);
  EXPECT_EQ(move.by_before, "abnormal_function");
  EXPECT_EQ(move.clause_after, "INT-5");
}

TEST(ImpactOfTickets, ComparesTriageAloneWhenATimelineContradictsItself) {
  const auto policy = StandardPolicy();
  const Event early = Happened(EventKind::kResponded, Shanghai({2026, 3, 1}, 12));
  const Ticket ticket = P1At(Shanghai({2026, 3, 2}, 10), &early);
  Impact impact(*policy, *policy, kAsOf, {});
  impact.AddTicket(ticket, ticket);
  EXPECT_EQ(impact.tickets().contradictory, 1);
  EXPECT_EQ(Of(impact, "first_response").before[2].decided(), 0);
}

TEST(ImpactOfCustomers, CountsSegments) {
  const auto before = StandardPolicy();
  const auto after = EditedPolicy({{R"(all { fact: "renewal_percent" at_least: "90" })",
                                    R"(all { fact: "renewal_percent" at_least: "80" })"}});
  Customer customer;
  customer.id = "C1";
  customer.annual_spend = Ratio::Of(1000);
  customer.previous_annual_spend = Ratio::Of(1000);
  customer.spending_more = {1, 100};
  customer.customer_since = Shanghai({2020, 1, 1});
  customer.first_purchase = Shanghai({2020, 1, 1});
  customer.last_purchase = Shanghai({2026, 3, 1});
  customer.last_interaction = Shanghai({2026, 3, 1});
  customer.last_complaint = Shanghai({2020, 3, 1});
  customer.latest_rating = Ratio::Of(5);
  customer.satisfaction = Ratio::Of(5);
  customer.renewal = {85, 100};
  Impact impact(*before, *after, kAsOf, {});
  impact.AddCustomer(customer, customer);
  EXPECT_EQ(Between(impact.customers().primary, "regular", "high_value"), 1);
  EXPECT_EQ(impact.customers().moved, 1);
  const SegmentImpact& high = impact.customers().segments[1];
  EXPECT_EQ(high.entry.id, "high_value");
  EXPECT_EQ(high.came, 1);
  EXPECT_EQ(high.left, 0);
  ASSERT_EQ(impact.customer_moves().size(), 2u);
  EXPECT_EQ(impact.customer_moves()[0].clause_after, "SEG-1");
}

}  // namespace
}  // namespace guiju::workbench
