// STAT-5: from single callbacks to an agent's month.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "guiju/load.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

CallbackMade Call(Instant began, std::int64_t seconds, Tri solved) {
  CallbackMade made;
  made.agent_id = "a";
  made.team_id = "t";
  made.began = began;
  made.ended = {began.us + Seconds(seconds).us};
  made.solved_in_one_contact = solved;
  return made;
}

TEST(StatsCallback, Stat5LengthAndResolutionAreExactRatios) {
  CallbackTally tally;
  const Instant began = Shanghai({2026, 3, 4}, 10);
  AddCallback(Call(began, 300, Tri::kTrue), &tally);
  AddCallback(Call(began, 301, Tri::kFalse), &tally);
  AddCallback(Call(began, 302, Tri::kUnknown), &tally);
  CallbackMade open = Call(began, 0, Tri::kTrue);
  open.ended = Instant::Unknown();
  open.rating = Ratio::Of(4);
  open.fields_filled = Ratio::Of(9);
  open.fields_required = Ratio::Of(10);
  AddCallback(open, &tally);
  CallbackPeriod period;
  FillPeriod(tally, &period);
  EXPECT_EQ(Compare(period.calls, Ratio::Of(4)), 0);
  EXPECT_EQ(Compare(period.length, {903, 3}), 0);
  EXPECT_EQ(Compare(period.solved, {2, 3}), 0);
  EXPECT_EQ(Compare(period.satisfaction, Ratio::Of(4)), 0);
  EXPECT_EQ(Compare(period.completeness, {9, 10}), 0);
}

TEST(StatsCallback, Stat5WhatIsUnknownIsMissingNotZero) {
  CallbackTally tally;
  CallbackMade made = Call(Shanghai({2026, 3, 4}), -1, Tri::kUnknown);  // ends before it begins
  made.fields_filled = Ratio::Of(3);                                    // of nobody knows how many
  AddCallback(made, &tally);
  CallbackPeriod period;
  FillPeriod(tally, &period);
  EXPECT_EQ(Compare(period.calls, Ratio::Of(1)), 0);
  EXPECT_TRUE(period.length.is_missing());
  EXPECT_TRUE(period.solved.is_missing());
  EXPECT_TRUE(period.completeness.is_missing());
  EXPECT_TRUE(period.satisfaction.is_missing());
  // A call of no length has one.
  AddCallback(Call(Shanghai({2026, 3, 4}), 0, Tri::kFalse), &tally);
  FillPeriod(tally, &period);
  EXPECT_EQ(Compare(period.length, Ratio::Of(0)), 0);
  EXPECT_EQ(Compare(period.solved, Ratio::Of(0)), 0);
}

TEST(StatsCallback, Stat5TheMonthInWhichACallBegan) {
  const Calendar& calendar = StandardPolicy()->stats_calendar();
  CallbackMonths months;
  const Instant april = Shanghai({2026, 4, 1});
  months.Add(calendar, Call({april.us - 1}, 60, Tri::kTrue));
  months.Add(calendar, Call(april, 60, Tri::kTrue));
  months.Add(calendar, Call({april.us + 1}, 60, Tri::kTrue));
  ASSERT_EQ(months.months().size(), 2u);
  EXPECT_EQ(std::get<2>(months.months().begin()->first), ToCivilDay({2026, 3, 1}).number);
  EXPECT_EQ(months.months().begin()->second.calls, 1);
  EXPECT_EQ(months.months().rbegin()->second.calls, 2);
}

TEST(StatsCallback, Stat5AnyBatchingIsOnePass) {
  const Calendar& calendar = StandardPolicy()->stats_calendar();
  std::mt19937 engine(8);
  const auto random = [&engine](std::uint32_t below) {
    return static_cast<std::int64_t>(engine() % below);
  };
  CallbackMonths straight;
  CallbackMonths parts[3];
  for (int i = 0; i < 500; ++i) {
    CallbackMade made = Call({Shanghai({2026, 1, 1}).us + Hours(random(3000)).us}, random(900),
                             static_cast<Tri>(random(3)));
    made.agent_id = random(2) == 0 ? "a" : "b";
    if (random(2) == 0) made.rating = Ratio::Of(1 + random(5));
    straight.Add(calendar, made);
    parts[random(3)].Add(calendar, made);
  }
  CallbackMonths merged;
  for (int i = 2; i >= 0; --i) merged.Merge(parts[i]);
  ASSERT_EQ(merged.months().size(), straight.months().size());
  for (const auto& [key, tally] : straight.months()) {
    const CallbackTally& other = merged.months().at(key);
    EXPECT_EQ(other.calls, tally.calls);
    EXPECT_EQ(other.with_length, tally.with_length);
    EXPECT_EQ(other.length_us, tally.length_us);
    EXPECT_EQ(other.known, tally.known);
    EXPECT_EQ(other.solved, tally.solved);
    EXPECT_EQ(other.ratings, tally.ratings);
    EXPECT_EQ(other.rating_sum, tally.rating_sum);
  }
}

}  // namespace
}  // namespace guiju::internal
