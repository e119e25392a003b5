// STAT-3: the point-biserial coefficient against one computed another way.
#include "guiju/correlation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace guiju {
namespace {

using Pairs = std::vector<std::pair<std::int64_t, bool>>;  // millionths, yes

PairSums SumsOf(const Pairs& pairs) {
  PairSums sums;
  for (const auto& [x, yes] : pairs) EXPECT_TRUE(AddPair({x, 1'000'000}, yes, &sums));
  return sums;
}

// From the means of the two groups and the standard deviation, in two passes.
long double ByMeans(const Pairs& pairs) {
  long double sum[2] = {};
  long double count[2] = {};
  for (const auto& [x, yes] : pairs) {
    sum[yes] += static_cast<long double>(x);
    count[yes] += 1;
  }
  const long double n = count[0] + count[1];
  const long double mean = (sum[0] + sum[1]) / n;
  long double squares = 0;
  for (const auto& [x, yes] : pairs) {
    squares += (static_cast<long double>(x) - mean) * (static_cast<long double>(x) - mean);
  }
  return (sum[1] / count[1] - sum[0] / count[0]) / std::sqrt(squares / n) *
         std::sqrt(count[0] * count[1]) / n;
}

TEST(Correlation, Stat3AgreesWithTheMeansOfTheGroups) {
  std::mt19937 random(3);
  std::uniform_int_distribution<std::int64_t> x(0, 5'000'000);
  for (const int n : {3, 4, 30, 31, 1000}) {
    Pairs pairs;
    for (int i = 0; i < n; ++i) {
      const std::int64_t value = x(random);
      pairs.push_back({value, i == 0 || (i != 1 && value % 3 == 0)});
    }
    const Correlation found = Correlate(SumsOf(pairs), 3);
    ASSERT_EQ(found.state, CorrelationState::kComputed);
    EXPECT_NEAR(found.r, static_cast<double>(ByMeans(pairs)), 1e-12) << n;
  }
}

TEST(Correlation, Stat3CriticalValuesOfTheTextbooks) {
  // Two-sided 5 % and 1 % points of r, as tables print them to three or four places.
  const struct {
    std::int64_t n;
    double r;
    double p;
  } table[] = {{3, 0.996917, 0.05},  {4, 0.95, 0.05},     {5, 0.87834, 0.05},  {12, 0.57598, 0.05},
               {30, 0.36101, 0.05},  {30, 0.46289, 0.01}, {32, 0.34937, 0.05}, {32, 0.44870, 0.01},
               {102, 0.19460, 0.05}, {102, 0.25398, 0.01}};
  for (const auto& row : table) {
    EXPECT_NEAR(TwoSidedP(row.r, row.n), row.p, 2e-5) << row.n;
    EXPECT_EQ(TwoSidedP(-row.r, row.n), TwoSidedP(row.r, row.n));
  }
  EXPECT_EQ(TwoSidedP(0, 30), 1.0);
  EXPECT_EQ(TwoSidedP(1, 30), 0.0);
  // The normal distribution takes over without a step.
  EXPECT_NEAR(TwoSidedP(0.002, 1'000'001), TwoSidedP(0.002, 1'000'002), 1e-6);
}

TEST(Correlation, Stat3SaysWhyThereIsNone) {
  const Pairs two_kinds = {{1, false}, {2, true}, {3, true}};
  EXPECT_EQ(Correlate(SumsOf(two_kinds), 3).state, CorrelationState::kComputed);
  EXPECT_EQ(Correlate(SumsOf(two_kinds), 4).state, CorrelationState::kTooFew);
  EXPECT_EQ(Correlate(SumsOf({{1, true}, {2, true}, {3, true}}), 3).state,
            CorrelationState::kYesConstant);
  EXPECT_EQ(Correlate(SumsOf({{2, false}, {2, true}, {2, true}}), 3).state,
            CorrelationState::kNumberConstant);
  EXPECT_EQ(Correlate(PairSums{}, 3).state, CorrelationState::kTooFew);
}

TEST(Correlation, Stat3TheNumberIsTakenToAMillionth) {
  PairSums sums;
  EXPECT_TRUE(AddPair({2, 3}, true, &sums));
  EXPECT_TRUE(sums.x == 666'667);
  EXPECT_TRUE(sums.x_of_yes == 666'667);
  EXPECT_TRUE(AddPair({4096, 1}, false, &sums));
  EXPECT_FALSE(AddPair({4097, 1}, false, &sums));
  EXPECT_EQ(sums.n, 2);
}

TEST(Correlation, Stat3AnyBatchingIsOnePass) {
  std::mt19937 random(9);
  Pairs pairs;
  for (int i = 0; i < 500; ++i) {
    pairs.push_back({static_cast<std::int64_t>(random() % 1'000'001), random() % 2 == 0});
  }
  PairSums parts[4];
  for (const auto& [x, yes] : pairs) AddPair({x, 1'000'000}, yes, &parts[random() % 4]);
  PairSums merged;
  for (int i = 3; i >= 0; --i) Merge(parts[i], &merged);
  EXPECT_EQ(Correlate(merged, 3).r, Correlate(SumsOf(pairs), 3).r);
  EXPECT_EQ(Correlate(merged, 3).p, Correlate(SumsOf(pairs), 3).p);
}

}  // namespace
}  // namespace guiju
