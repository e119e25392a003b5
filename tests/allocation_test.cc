// Judging allocates nothing: every operator new of this program is counted.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#include "edited_policy.h"
#include "guiju/evaluate.h"
#include "guiju/load.h"
#include "sla_fixture.h"

namespace {

std::atomic<std::int64_t> allocations{0};

void* Count(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

}  // namespace

void* operator new(std::size_t size) { return Count(size); }
void* operator new[](std::size_t size) { return Count(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
  return operator new(size, tag);
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }

namespace guiju {
namespace {

template <typename Fn>
std::int64_t AllocationsOf(Fn&& fn) {
  const std::int64_t before = allocations.load(std::memory_order_relaxed);
  fn();
  return allocations.load(std::memory_order_relaxed) - before;
}

// Keeps the optimiser from dropping what is judged.
template <typename T>
void Use(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

TEST(Allocation, APlantedOneIsSeen) {
  EXPECT_EQ(AllocationsOf([] { Use(std::vector<int>(3)); }), 1);
  EXPECT_EQ(AllocationsOf([] { Use(std::make_unique<int>(3)); }), 1);
  EXPECT_EQ(AllocationsOf([] {}), 0);
}

TEST(Allocation, TriageAndPromisesMakeNone) {
  const std::shared_ptr<const Policy> policy = EditedPolicy(
      {{"pausing { counts: CLOCK_TIME }",
        "pausing { while_status: WAITING_CUSTOMER clock: [ELAPSED, WORKING_TIME, WORKING_DAYS] "
        "counts: CLOCK_TIME }"}});
  ASSERT_NE(policy, nullptr);
  Life life("2026-02-13 17:30:00");
  life.Waits("2026-02-14 10:00:00", "2026-02-24 10:00:00")
      .Then(EventKind::kResolved, "2026-02-24 12:00:00")
      .Then(EventKind::kReopened, "2026-02-25 12:00:00")
      .Becomes(Priority::kP2, "2026-02-25 13:00:00");
  Ticket ticket = life.ticket();
  ticket.signals = {1u << 13u, 0};
  const Instant as_of = At("2026-02-26 09:00:00");
  TicketVerdict verdict;
  const Policy& p = *policy;
  EXPECT_EQ(AllocationsOf([&] { Use(DecidePriority(p.triage, ticket.signals)); }), 0);
  EXPECT_EQ(AllocationsOf([&] { Use(Triage(p.triage, ticket)); }), 0);
  EXPECT_EQ(AllocationsOf([&] { Use(CheckTimeline(ticket)); }), 0);
  for (const Obligation& obligation : p.sla.obligations) {
    EXPECT_EQ(AllocationsOf([&] {
                Use(Judge(p.sla, p.sla_calendar(), obligation, ticket, Priority::kP1, as_of));
              }),
              0)
        << obligation.entry.id;
  }
  EXPECT_EQ(AllocationsOf([&] { EvaluateTicket(p, ticket, as_of, &verdict); }), 0);
  EXPECT_EQ(verdict.obligation_count, p.sla.obligations.size());
}

// Conditions, instances by reference, extensions, a deadline before another one, milestones.
TEST(Allocation, TheOpenListOfObligationsMakesNone) {
  const Policy& p = *StandardPolicy();
  std::vector<Event> events;
  const auto add = [&events](EventKind kind, const char* at, std::string_view reference) {
    Event event;
    event.kind = kind;
    event.at = At(at);
    event.reference = reference;
    events.push_back(event);
  };
  add(EventKind::kRang, "2026-03-02 10:00:00", "");
  add(EventKind::kAnswered, "2026-03-02 10:00:05", "");
  add(EventKind::kCollaborationOpened, "2026-03-02 11:00:00", "A");
  add(EventKind::kCollaborationOpened, "2026-03-02 11:00:00", "B");
  add(EventKind::kCollaborationDone, "2026-03-02 12:00:00", "B");
  add(EventKind::kRefundFiled, "2026-03-02 12:00:00", "");
  add(EventKind::kPromised, "2026-03-02 12:00:00", "");
  events.back().due = At("2026-03-04 12:00:00");
  add(EventKind::kExtended, "2026-03-03 12:00:00", "");
  events.back().due = At("2026-03-10 12:00:00");
  add(EventKind::kRated, "2026-03-03 13:00:00", "");
  events.back().rating = 1;
  Ticket ticket;
  ticket.received = At("2026-03-02 10:00:00");
  ticket.channel = Channel::kPhone;
  ticket.events = events.data();
  ticket.event_count = events.size();
  const Instant as_of = At("2026-03-03 13:30:00");
  TicketVerdict verdict;
  EXPECT_EQ(AllocationsOf([&] { EvaluateTicket(p, ticket, as_of, &verdict); }), 0);
  EXPECT_EQ(verdict.obligation_count, p.sla.obligations.size() + 1);
  EXPECT_EQ(verdict.milestone_count, p.sla.milestones.size());
  const Ticket facts = WithScales(ticket, verdict.triage);
  EXPECT_EQ(AllocationsOf([&] {
              for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
                Use(SharesOf(p.sla, p.sla_calendar(), facts, verdict.obligations[i], as_of));
              }
            }),
            0);
}

TEST(Allocation, RulesTooWideForATableMakeNone) {
  // Without its tables each scale is judged rule by rule.
  TriagePolicy triage = StandardPolicy()->triage;
  for (TriageScale* scale :
       {&triage.category, &triage.issue_type, &triage.priority, &triage.handling}) {
    scale->table.clear();
  }
  Ticket ticket;
  ticket.signals = {1u << 13u, 1u << 2u};
  EXPECT_EQ(AllocationsOf([&] { Use(Triage(triage, ticket)); }), 0);
}

TEST(Allocation, TheCalendarMakesNone) {
  const Calendar& calendar = StandardPolicy()->sla_calendar();
  const Instant start = At("2026-02-13 17:30:00");
  const Instant end = At("2026-03-13 17:30:00");
  EXPECT_EQ(AllocationsOf([&] {
              Use(calendar.AddWorkingTime(start, Hours(100)));
              Use(calendar.AddWorkingDays(start, 20));
              Use(calendar.WorkingTimeBetween(start, end));
              Use(calendar.WorkingDayTicks(start, start, end));
              Use(calendar.IsWorkingTime(start));
              Use(calendar.NextOpening(start));
              Use(calendar.MonthsBefore(start, 6));
            }),
            0);
}

TEST(Allocation, ScoresAndSegmentsMakeNone) {
  const Policy& policy = *StandardPolicy();
  AgentMonth month;
  month.response = Ratio::Of(25);
  month.resolution = {96, 100};
  month.satisfaction = {47, 10};
  month.handled = Ratio::Of(580);
  month.team_ahead = {0, 2};
  month.knowledge_entries = Ratio::Of(12);
  EXPECT_EQ(AllocationsOf([&] { Use(Score(policy.score, month)); }), 0);
  Customer customer;
  customer.last_purchase = customer.last_interaction = At("2026-01-13 17:30:00");
  customer.latest_rating = Ratio::Of(4);
  const Instant as_of = At("2026-03-13 17:30:00");
  EXPECT_EQ(AllocationsOf([&] {
              const SegmentMoments moments =
                  MomentsOf(policy.segment, policy.segment_calendar(), as_of);
              Use(JudgeSegments(policy.segment, moments, customer));
            }),
            0);
}

TEST(Allocation, ATicketWithItsCustomerAndADesksMonthMakeNone) {
  const Policy& policy = *StandardPolicy();
  Life life("2026-02-13 17:30:00");
  life.Then(EventKind::kResponded, "2026-02-13 17:40:00")
      .Then(EventKind::kResolved, "2026-02-14 10:00:00");
  Ticket ticket = life.ticket();
  ticket.category = Category::kComplaint;
  Customer customer;
  customer.last_complaint = At("2026-02-13 17:30:00");
  CaseVerdict verdict;
  const Instant as_of = At("2026-02-14 11:00:00");
  EXPECT_EQ(
      AllocationsOf([&] { EvaluateTicket(policy, customer, nullptr, ticket, as_of, &verdict); }),
      0);
  EXPECT_EQ(verdict.callback_count, policy.callback.scenarios.size());
  std::array<AgentMonth, 3> months;
  std::array<ScoreVerdict, 3> verdicts;
  for (AgentMonth& month : months) month.handled = Ratio::Of(100);
  DeskMonthScratch scratch;
  const auto score = [&] {
    Use(EvaluateMonths(policy, months.data(), months.size(), &scratch, verdicts.data()));
  };
  EXPECT_GT(AllocationsOf(score), 0);
  EXPECT_EQ(AllocationsOf(score), 0);
}

TEST(Allocation, Stat1TicketsOfKnownGroupsMakeNone) {
  const Policy& policy = *StandardPolicy();
  Life life("2026-02-13 17:30:00");
  life.Then(EventKind::kResponded, "2026-02-13 17:40:00")
      .Then(EventKind::kResolved, "2026-02-14 10:00:00")
      .Then(EventKind::kRated, "2026-02-14 11:00:00");
  Ticket ticket = life.ticket();
  std::vector<Event> events(ticket.events, ticket.events + ticket.event_count);
  events.back().rating = 1;
  ticket.events = events.data();
  ticket.category = Category::kComplaint;
  ticket.issue_type = IssueType::kQuality;
  ticket.team_id = "a team with a name too long for a small string";
  ticket.topic = "a topic with a name too long for a small string";
  ticket.dissatisfaction_reason = "a reason with a name too long for a small string";
  DeskStats stats(PeriodKind::kWeek);
  const auto add = [&] { stats.Add(policy.stats, policy.stats_calendar(), ticket); };
  EXPECT_GT(AllocationsOf(add), 0);
  EXPECT_EQ(AllocationsOf([&] {
              for (int i = 0; i < 100'000; ++i) add();
            }),
            0);
  EXPECT_EQ(stats.periods().begin()->second.tickets, 100'001);
}

}  // namespace
}  // namespace guiju
