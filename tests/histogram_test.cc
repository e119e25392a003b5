// STAT-1: percentiles by nearest rank, exact for few values and within 1/128 for many.
#include "guiju/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace guiju {
namespace {

// By the definition, from sorted values.
std::int64_t NearestRank(const std::vector<std::int64_t>& sorted, Ratio p) {
  const auto n = static_cast<std::int64_t>(sorted.size());
  const std::int64_t rank = (p.numerator * n + p.denominator - 1) / p.denominator;
  return sorted[static_cast<std::size_t>(std::max<std::int64_t>(rank, 1) - 1)];
}

std::vector<std::int64_t> RandomValues(std::size_t n, std::mt19937_64* random) {
  std::uniform_int_distribution<int> bits(0, 52);
  std::vector<std::int64_t> values(n);
  for (std::int64_t& value : values) {
    value = static_cast<std::int64_t>((*random)() >> (63 - bits(*random)) >> 1);
  }
  return values;
}

Histogram Of(const std::vector<std::int64_t>& values) {
  Histogram histogram;
  for (const std::int64_t value : values) histogram.Add(value);
  return histogram;
}

constexpr Ratio kPercentiles[] = {{1, 1000}, {1, 4},      {50, 100}, {90, 100},
                                  {95, 100}, {999, 1000}, {1, 1}};

TEST(Histogram, Stat1TheNearestRankOfFewIsExact) {
  const Histogram four = Of({4, 2, 3, 1});
  EXPECT_EQ(four.Percentile({50, 100}).low, 2);
  EXPECT_EQ(four.Percentile({50, 100}).high, 2);
  EXPECT_EQ(four.Percentile({51, 100}).low, 3);
  EXPECT_EQ(four.Percentile({1, 1}).low, 4);
  EXPECT_EQ(Histogram().Percentile({1, 2}).high, 0);
}

TEST(Histogram, Stat1TheIntervalHoldsTheExactPercentile) {
  std::mt19937_64 random(41);
  for (const std::size_t n : {1u, 2u, 63u, 64u, 65u, 66u, 500u, 5000u}) {
    std::vector<std::int64_t> values = RandomValues(n, &random);
    const Histogram histogram = Of(values);
    std::sort(values.begin(), values.end());
    for (const Ratio p : kPercentiles) {
      const std::int64_t exact = NearestRank(values, p);
      const Interval found = histogram.Percentile(p);
      EXPECT_LE(found.low, exact) << n;
      EXPECT_GE(found.high, exact) << n;
      EXPECT_LE((found.high - found.low) * 128, found.low) << n;
      if (n <= Histogram::kExact) {
        EXPECT_EQ(found.low, found.high) << n;
      }
    }
  }
}

TEST(Histogram, Stat1TheBoundsOfTheCounters) {
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{255}, std::int64_t{256}, std::int64_t{257}, std::int64_t{511},
        std::int64_t{512}, std::int64_t{3'600'000'000}, INT64_MAX}) {
    Histogram histogram;
    for (int i = 0; i < 100; ++i) histogram.Add(value);
    const Interval found = histogram.Percentile({1, 2});
    EXPECT_EQ(found.low, value);
    EXPECT_EQ(found.high, value);
  }
  // Neighbours of one counter are told apart only as far as it is wide.
  Histogram hour = Of(std::vector<std::int64_t>(100, 3'600'000'000));
  hour.Add(1);
  hour.Add(INT64_MAX);
  EXPECT_EQ(hour.Percentile({1, 2}).low, 3'590'324'224);
  EXPECT_EQ(hour.Percentile({1, 2}).high, 3'607'101'439);
}

TEST(Histogram, Stat1AnyBatchingIsOnePass) {
  std::mt19937_64 random(42);
  for (const std::size_t n : {40u, 64u, 65u, 1000u}) {
    const std::vector<std::int64_t> values = RandomValues(n, &random);
    const Histogram straight = Of(values);
    Histogram parts[5];
    for (const std::int64_t value : values) parts[random() % 5].Add(value);
    std::shuffle(std::begin(parts), std::end(parts), random);
    Histogram merged;
    for (const Histogram& part : parts) merged.Merge(part);
    EXPECT_EQ(merged.count(), straight.count());
    EXPECT_TRUE(merged.sum() == straight.sum());
    for (const Ratio p : kPercentiles) {
      EXPECT_EQ(merged.Percentile(p).low, straight.Percentile(p).low);
      EXPECT_EQ(merged.Percentile(p).high, straight.Percentile(p).high);
    }
  }
}

}  // namespace
}  // namespace guiju
