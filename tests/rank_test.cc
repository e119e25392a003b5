// Counting who is ahead.
#include "guiju/rank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace guiju {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::uint32_t> Ahead(const std::vector<std::int64_t>& values, Ties ties) {
  std::vector<std::uint32_t> order(values.size());
  std::vector<std::uint32_t> ahead(values.size());
  CountAhead(values.data(), values.size(), ties, order.data(), ahead.data());
  return ahead;
}

TEST(CountAhead, SharesTheBetterRank) {
  EXPECT_THAT(Ahead({580, 520, 520, 400}, Ties::kBetterRank), ElementsAre(0, 1, 1, 3));
  EXPECT_THAT(Ahead({400, 520, 580, 520}, Ties::kBetterRank), ElementsAre(3, 1, 0, 1));
}

TEST(CountAhead, SharesTheWorseRank) {
  EXPECT_THAT(Ahead({580, 520, 520, 400}, Ties::kWorseRank), ElementsAre(0, 2, 2, 3));
  EXPECT_THAT(Ahead({7, 7, 7}, Ties::kWorseRank), ElementsAre(2, 2, 2));
}

TEST(CountAhead, NobodyIsAheadOfOneOrOfEquals) {
  EXPECT_THAT(Ahead({}, Ties::kBetterRank), IsEmpty());
  EXPECT_THAT(Ahead({5}, Ties::kBetterRank), ElementsAre(0));
  EXPECT_THAT(Ahead({5}, Ties::kWorseRank), ElementsAre(0));
  EXPECT_THAT(Ahead({7, 7, 7}, Ties::kBetterRank), ElementsAre(0, 0, 0));
}

TEST(CountAhead, TakesEveryValue) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  EXPECT_THAT(Ahead({least, 0, most, least}, Ties::kBetterRank), ElementsAre(2, 1, 0, 2));
}

TEST(CountAhead, AgreesWithCountingEachByItself) {
  std::mt19937 random(5);
  std::uniform_int_distribution<std::size_t> size(0, 30);
  std::uniform_int_distribution<std::int64_t> value(-4, 4);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::int64_t> values(size(random));
    for (std::int64_t& v : values) v = value(random);
    const std::vector<std::uint32_t> better = Ahead(values, Ties::kBetterRank);
    const std::vector<std::uint32_t> worse = Ahead(values, Ties::kWorseRank);
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::uint32_t ahead = 0;
      std::uint32_t equal = 0;
      for (const std::int64_t other : values) {
        ahead += other > values[i];
        equal += other == values[i];
      }
      ASSERT_EQ(better[i], ahead);
      ASSERT_EQ(worse[i], ahead + equal - 1);
    }
  }
}

}  // namespace
}  // namespace guiju
