// STAT-7: from the history of tickets to the figures of a month.
#include "guiju/stats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "guiju/load.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

constexpr std::int64_t kSecond = kMicrosPerSecond;

const StatsPolicy& Standard() { return StandardPolicy()->stats; }

// An event so many seconds after the receipt, at 1000.
Event At(std::int64_t seconds, EventKind kind) {
  Event event;
  event.kind = kind;
  event.at = FromUnixSeconds(1000 + seconds);
  return event;
}

Event Rated(std::int64_t seconds, std::int32_t rating) {
  Event event = At(seconds, EventKind::kRated);
  event.rating = rating;
  return event;
}

Event Changed(std::int64_t seconds, Status status) {
  Event event = At(seconds, EventKind::kStatusChanged);
  event.status = status;
  return event;
}

AgentTally TallyOf(const StatsPolicy& policy, const std::vector<Event>& events,
                   Channel channel = Channel::kChat) {
  Ticket ticket;
  ticket.channel = channel;
  ticket.received = FromUnixSeconds(1000);
  ticket.events = events.data();
  ticket.event_count = events.size();
  AgentTally tally;
  AddTicket(policy, ticket, &tally);
  return tally;
}

TEST(Stats, Stat7CountsWhatIsHandled) {
  const AgentTally tally = TallyOf(Standard(), {});
  EXPECT_EQ(tally.handled, 1);
  EXPECT_EQ(tally.resolved, 0);
  EXPECT_EQ(tally.responses, 0);
  EXPECT_EQ(tally.ratings, 0);
}

TEST(Stats, Stat7TheFirstResponseCounts) {
  const AgentTally tally =
      TallyOf(Standard(), {At(25, EventKind::kResponded), At(3000, EventKind::kResponded)});
  EXPECT_EQ(tally.responses, 1);
  EXPECT_EQ(tally.response_us, 25 * kSecond);
}

TEST(Stats, Stat7OnlyTheChannelsOfThePolicyEnterTheMeanResponse) {
  const auto policy = MustLoad(WithOneLine("rating_used: LATEST",
                                           "rating_used: LATEST response_channel: CHAT "
                                           "response_channel: PHONE"));
  const std::vector<Event> events = {At(25, EventKind::kResponded)};
  EXPECT_EQ(TallyOf(policy->stats, events, Channel::kChat).responses, 1);
  EXPECT_EQ(TallyOf(policy->stats, events, Channel::kPhone).responses, 1);
  EXPECT_EQ(TallyOf(policy->stats, events, Channel::kEmail).responses, 0);
  EXPECT_EQ(TallyOf(policy->stats, events, Channel::kEmail).handled, 1);
  EXPECT_EQ(TallyOf(policy->stats, events, Channel::kUnspecified).responses, 0);
  EXPECT_EQ(TallyOf(Standard(), events, Channel::kUnspecified).responses, 1);
}

TEST(Stats, Stat7TheRatingThatCounts) {
  const std::vector<Event> events = {Rated(10, 2), Rated(20, 5)};
  EXPECT_EQ(TallyOf(Standard(), events).rating_sum, 5);
  EXPECT_EQ(TallyOf(Standard(), events).ratings, 1);
  const auto first = MustLoad(WithOneLine("rating_used: LATEST", "rating_used: FIRST"));
  EXPECT_EQ(TallyOf(first->stats, events).rating_sum, 2);
  EXPECT_EQ(TallyOf(first->stats, events).ratings, 1);
}

TEST(Stats, Stat7WhatIsResolvedAndStaysSo) {
  const auto stays = MustLoad(WithOneLine("reopened: IS_NOT_RESOLVED", "reopened: STAYS_RESOLVED"));
  const struct {
    std::vector<Event> events;
    int resolved;
    int stays;
  } cases[] = {
      {{}, 0, 0},
      {{Changed(5, Status::kInProgress)}, 0, 0},
      {{At(10, EventKind::kResolved)}, 1, 1},
      {{At(10, EventKind::kClosed)}, 1, 1},
      {{At(10, EventKind::kResolved), At(20, EventKind::kClosed)}, 1, 1},
      {{Changed(10, Status::kResolved)}, 1, 1},
      {{At(10, EventKind::kResolved), At(20, EventKind::kReopened)}, 0, 1},
      {{At(10, EventKind::kResolved), Changed(20, Status::kReopened)}, 0, 1},
      {{At(10, EventKind::kResolved), At(20, EventKind::kReopened), At(30, EventKind::kResolved)},
       1,
       1},
      // Back to work without the word "reopened" is reopened all the same, as the deadlines see it.
      {{At(10, EventKind::kResolved), Changed(20, Status::kInProgress)}, 0, 1},
      {{At(10, EventKind::kClosed), Changed(20, Status::kWaitingCustomer)}, 0, 1},
      {{At(10, EventKind::kResolved), Rated(20, 1), At(25, EventKind::kTransferred)}, 1, 1},
  };
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    EXPECT_EQ(TallyOf(Standard(), cases[i].events).resolved, cases[i].resolved) << i;
    EXPECT_EQ(TallyOf(stays->stats, cases[i].events).resolved, cases[i].stays) << i;
  }
}

TEST(Stats, Stat7TheMonthThatATicketBelongsTo) {
  const std::vector<Event> events = {At(10, EventKind::kResolved), At(20, EventKind::kReopened),
                                     Changed(30, Status::kResolved), At(40, EventKind::kClosed)};
  Ticket ticket;
  ticket.received = FromUnixSeconds(1000);
  ticket.events = events.data();
  ticket.event_count = events.size();
  EXPECT_EQ(MonthInstant(Standard(), ticket), FromUnixSeconds(1000));
  const auto resolved = MustLoad(WithOneLine("month_of: RECEIVED", "month_of: RESOLVED"));
  EXPECT_EQ(MonthInstant(resolved->stats, ticket), FromUnixSeconds(1030));
  const auto closed = MustLoad(WithOneLine("month_of: RECEIVED", "month_of: CLOSED"));
  EXPECT_EQ(MonthInstant(closed->stats, ticket), FromUnixSeconds(1040));
  ticket.event_count = 3;
  EXPECT_TRUE(MonthInstant(closed->stats, ticket).is_unknown());
}

TEST(Stats, Stat7FiguresAreExactRatios) {
  AgentTally tally;
  tally.handled = 30;
  tally.resolved = 28;
  tally.responses = 16;
  tally.response_us = 412 * kSecond;
  tally.ratings = 9;
  tally.rating_sum = 40;
  AgentMonth month;
  FillMonth(tally, &month);
  EXPECT_EQ(Compare(month.response, {412, 16}), 0);
  EXPECT_EQ(Compare(month.resolution, {28, 30}), 0);
  EXPECT_EQ(Compare(month.satisfaction, {40, 9}), 0);
  EXPECT_EQ(Compare(month.handled, {30, 1}), 0);
}

TEST(Stats, Stat7AMeanOverNothingIsMissing) {
  AgentMonth month;
  month.knowledge_entries = Ratio::Of(3);
  FillMonth(AgentTally{}, &month);
  EXPECT_TRUE(month.response.is_missing());
  EXPECT_TRUE(month.resolution.is_missing());
  EXPECT_TRUE(month.satisfaction.is_missing());
  EXPECT_EQ(Compare(month.handled, {0, 1}), 0);
  EXPECT_EQ(Compare(month.knowledge_entries, {3, 1}), 0);
}

AgentTally RandomTally(std::mt19937* random) {
  std::uniform_int_distribution<std::int64_t> seconds(0, 100'000);
  std::uniform_int_distribution<int> kind(1, 11);
  std::uniform_int_distribution<std::int32_t> rating(1, 5);
  std::vector<Event> events;
  for (int i = 0; i < 4; ++i) {
    events.push_back(At(seconds(*random), static_cast<EventKind>(kind(*random))));
    events.back().rating = rating(*random);
  }
  std::sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.at < b.at; });
  return TallyOf(Standard(), events);
}

TEST(Stats, Stat7TalliesMergeInAnyOrder) {
  std::mt19937 random(23);
  std::vector<AgentTally> parts;
  for (int i = 0; i < 200; ++i) parts.push_back(RandomTally(&random));
  AgentTally straight;
  for (const AgentTally& part : parts) Merge(part, &straight);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(parts.begin(), parts.end(), random);
    // Two halves by themselves, then together.
    AgentTally halves[2];
    for (std::size_t i = 0; i < parts.size(); ++i) Merge(parts[i], &halves[i % 2]);
    Merge(halves[1], &halves[0]);
    EXPECT_EQ(halves[0].handled, straight.handled);
    EXPECT_EQ(halves[0].resolved, straight.resolved);
    EXPECT_EQ(halves[0].responses, straight.responses);
    EXPECT_EQ(halves[0].response_us, straight.response_us);
    EXPECT_EQ(halves[0].ratings, straight.ratings);
    EXPECT_EQ(halves[0].rating_sum, straight.rating_sum);
  }
  EXPECT_EQ(straight.handled, 200);
}

}  // namespace
}  // namespace guiju::internal
