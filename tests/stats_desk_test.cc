// STAT-1, STAT-2, STAT-4, STAT-6: any batching of tickets comes to the same report, memory is
// bounded by groups, and every figure is said in a sentence.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "guiju/load.h"
#include "guiju/proto.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

// A history of tickets whose strings and events live here.
class History {
 public:
  History(std::size_t n, std::uint32_t seed) : tickets_(n), events_(n) {
    static const char* const kWords[] = {"", "a", "b", "c", "d", "e", "f"};
    static const char* const kTeams[] = {"", "north", "south"};
    std::mt19937 random(seed);
    const auto pick = [&random](std::uint32_t below) {
      return static_cast<std::uint32_t>(random() % below);
    };
    for (std::size_t i = 0; i < n; ++i) {
      Ticket& ticket = tickets_[i];
      ticket.received = {Shanghai({2026, 3, 1}).us + Minutes(std::int64_t{pick(60'000)}).us};
      ticket.channel = static_cast<Channel>(pick(9));
      ticket.category = static_cast<Category>(1 + pick(5));
      ticket.issue_type = static_cast<IssueType>(1 + pick(4));
      ticket.priority = static_cast<Priority>(1 + pick(3));
      ticket.topic = kWords[pick(7)];
      ticket.dissatisfaction_reason = kWords[pick(7)];
      ticket.team_id = kTeams[pick(3)];
      for (const EventKind kind :
           {EventKind::kResponded, EventKind::kResolved, EventKind::kRated}) {
        if (pick(4) == 0) continue;
        Event event;
        event.kind = kind;
        event.at = {ticket.received.us + Minutes(std::int64_t{pick(3000)}).us};
        event.rating = static_cast<std::int32_t>(1 + pick(5));
        events_[i].push_back(event);
      }
      std::sort(events_[i].begin(), events_[i].end(),
                [](const Event& a, const Event& b) { return a.at < b.at; });
      ticket.events = events_[i].data();
      ticket.event_count = events_[i].size();
    }
  }

  const std::vector<Ticket>& tickets() const { return tickets_; }

 private:
  std::vector<Ticket> tickets_;
  std::vector<std::vector<Event>> events_;
};

std::string Reports(const Policy& policy, const DeskStats& stats) {
  std::string text;
  for (const auto& [day, period] : stats.periods()) {
    v1::StatsReport report;
    ToMessage(policy, stats.kind(), {day}, period, &report);
    text += report.DebugString();
  }
  return text;
}

TEST(StatsDesk, Stat1AnyBatchingIsOnePass) {
  const auto policy = MustLoad(
      WithOneLine("max_topics: 1000\n    max_reasons: 1000", "max_topics: 3\n    max_reasons: 4"));
  for (const PeriodKind kind : {PeriodKind::kWeek, PeriodKind::kMonth}) {
    const History history(1500, 5);
    DeskStats straight(kind);
    for (const Ticket& ticket : history.tickets()) AddTicket(*policy, ticket, &straight);
    const std::string expected = Reports(*policy, straight);
    EXPECT_NE(expected.find("other_topics"), std::string::npos);
    std::mt19937 random(6);
    for (int round = 0; round < 8; ++round) {
      std::vector<Ticket> shuffled = history.tickets();
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      std::vector<DeskStats> parts(1 + random() % 6, DeskStats(kind));
      for (const Ticket& ticket : shuffled) {
        AddTicket(*policy, ticket, &parts[random() % parts.size()]);
      }
      std::shuffle(parts.begin(), parts.end(), random);
      DeskStats merged(kind);
      for (const DeskStats& part : parts) merged.Merge(policy->stats, part);
      EXPECT_EQ(Reports(*policy, merged), expected);
    }
  }
}

TEST(StatsDesk, Stat2KeptNamesAreTheFirstInAnyOrder) {
  std::vector<std::string> names = {"a", "b", "c", "d", "e"};
  do {
    KeptNames kept;
    std::string evicted;
    for (const std::string& name : names) kept.Keep(name, 3, &evicted);
    for (const char* name : {"a", "b", "c"}) {
      EXPECT_TRUE(kept.Keep(name, 3, &evicted));
      EXPECT_TRUE(evicted.empty());
    }
    EXPECT_FALSE(kept.Keep("d", 3, &evicted));
  } while (std::next_permutation(names.begin(), names.end()));
}

TEST(StatsDesk, Stat1TheFirstAndTheLastDayOfAPeriod) {
  const struct {
    PeriodKind kind;
    CivilDate day, first, last;
  } cases[] = {
      {PeriodKind::kWeek, {2026, 3, 2}, {2026, 3, 2}, {2026, 3, 8}},
      {PeriodKind::kWeek, {2026, 3, 1}, {2026, 2, 23}, {2026, 3, 1}},
      {PeriodKind::kWeek, {1970, 1, 1}, {1969, 12, 29}, {1970, 1, 4}},
      {PeriodKind::kMonth, {2026, 2, 28}, {2026, 2, 1}, {2026, 2, 28}},
      {PeriodKind::kMonth, {2028, 2, 1}, {2028, 2, 1}, {2028, 2, 29}},
      {PeriodKind::kMonth, {2026, 12, 31}, {2026, 12, 1}, {2026, 12, 31}},
  };
  for (const auto& c : cases) {
    const CivilDay start = PeriodStart(c.kind, ToCivilDay(c.day));
    EXPECT_EQ(start, ToCivilDay(c.first));
    EXPECT_EQ(PeriodEnd(c.kind, start), ToCivilDay(c.last));
  }
}

TEST(StatsDesk, Stat4SaysEveryFigureWithItsNumber) {
  const auto policy = StandardPolicy();
  std::vector<v1::Ticket> history(2);
  for (v1::Ticket& ticket : history) {
    ticket.set_id("1");
    ticket.set_team_id("north");
    ticket.set_issue_type(v1::IssueType::QUALITY);
    ticket.set_topic("battery");
    ticket.mutable_received()->set_iso("2026-03-04T10:00:00+08:00");
    v1::Event* rated = ticket.add_event();
    rated->set_kind(v1::Event::RATED);
    rated->mutable_at()->set_iso("2026-03-04T11:00:00+08:00");
    rated->set_rating(1);
    ticket.set_dissatisfaction_reason("slow");
  }
  std::vector<v1::StatsReport> reports;
  Findings findings;
  ASSERT_TRUE(Summarize(*policy, history, PeriodKind::kWeek, &reports, &findings));
  ASSERT_EQ(reports.size(), 1u);
  const auto said = [&reports](const std::string& sentence) {
    const auto& en = reports[0].reason_en();
    return std::find(en.begin(), en.end(), sentence) != en.end();
  };
  EXPECT_TRUE(said("From 2026-03-02 to 2026-03-08 there were 2 tickets, of which 0 are resolved."));
  EXPECT_TRUE(said("Handling time: no ticket of the period has one, so there is no mean."));
  EXPECT_TRUE(
      said("Satisfaction: 1 on average over 2 ratings (very satisfied 0; satisfied 0; "
           "neutral 0; dissatisfied 0; very dissatisfied 2); 2 of them (100 %) are "
           "dissatisfied, that is, 2 or less."));
  EXPECT_TRUE(said("Reason of dissatisfaction: slow, in 2 of 2 dissatisfied ratings (100 %)."));
  EXPECT_EQ(reports[0].reason_zh_size(), reports[0].reason_en_size());
}

TEST(StatsDesk, Stat1AWrongTicketIsNamedByItsPlace) {
  std::vector<v1::Ticket> history(2);
  history[0].set_id("1");
  history[0].mutable_received()->set_iso("2026-03-04T10:00:00+08:00");
  history[1] = history[0];
  history[1].clear_received();
  std::vector<v1::StatsReport> reports(1);
  Findings findings;
  EXPECT_FALSE(Summarize(*StandardPolicy(), history, PeriodKind::kWeek, &reports, &findings));
  EXPECT_TRUE(reports.empty());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].path, "[1].received");
}

}  // namespace
}  // namespace guiju::internal
