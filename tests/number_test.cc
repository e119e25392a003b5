// Exact ratios: comparing, rounding, and decimals from floating point.
#include "guiju/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <ostream>
#include <random>
#include <string>

namespace guiju {

void PrintTo(const Ratio& ratio, std::ostream* out) {
  *out << ratio.numerator << "/" << ratio.denominator;
}

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

TEST(Compare, CrossMultiplies) {
  EXPECT_EQ(Compare({19, 20}, {95, 100}), 0);
  EXPECT_EQ(Compare({18'999, 20'000}, {95, 100}), -1);
  EXPECT_EQ(Compare({19'001, 20'000}, {95, 100}), 1);
  EXPECT_EQ(Compare({-1, 3}, {-1, 2}), 1);
  EXPECT_EQ(Compare({0, 7}, {0, 1}), 0);
}

TEST(Compare, IsExactAtTheEndsOfTheRange) {
  EXPECT_EQ(Compare({kMost, 1}, {kMost - 1, 1}), 1);
  EXPECT_EQ(Compare({kMost, kMost}, {1, 1}), 0);
  EXPECT_EQ(Compare({kMost - 1, kMost}, {kMost - 2, kMost - 1}), 1);
  EXPECT_EQ(Compare({kLeast, 1}, {kMost, 1}), -1);
  EXPECT_EQ(Compare({kLeast, kMost}, {kLeast, kMost}), 0);
  EXPECT_EQ(Compare({kLeast, 1}, {kLeast, kMost}), -1);
}

TEST(Compare, IsAntisymmetricAndAgreesWithLongDoubleWhereThatIsExact) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> numerator(-1'000'000, 1'000'000);
  std::uniform_int_distribution<std::int64_t> denominator(1, 1'000'000);
  for (int i = 0; i < 100'000; ++i) {
    const Ratio a{numerator(random), denominator(random)};
    const Ratio b{numerator(random), denominator(random)};
    EXPECT_EQ(Compare(a, b), -Compare(b, a));
    const std::int64_t left = a.numerator * b.denominator;
    const std::int64_t right = b.numerator * a.denominator;
    ASSERT_EQ(Compare(a, b), (left > right) - (left < right));
  }
}

TEST(FromDouble, TakesTheDecimalThatIsMeant) {
  const struct {
    double value;
    Ratio expected;
  } cases[] = {
      {4.45, {445, 100}},
      {0.1, {1, 10}},
      {0.1 + 0.2, {30'000'000'000'000'004, 100'000'000'000'000'000}},
      {94.6, {946, 10}},
      {-4.45, {-445, 100}},
      {30, {30, 1}},
      {0, {0, 1}},
      {-0.0, {0, 1}},
      {1e6, {1'000'000, 1}},
      {1e18, {1'000'000'000'000'000'000, 1}},
      {1e-18, {1, 1'000'000'000'000'000'000}},
      {9007199254740993.0, {9'007'199'254'740'992, 1}},
  };
  for (const auto& c : cases) {
    bool ok = false;
    const Ratio found = FromDouble(c.value, &ok);
    EXPECT_TRUE(ok) << c.value;
    EXPECT_EQ(found.numerator, c.expected.numerator) << c.value;
    EXPECT_EQ(found.denominator, c.expected.denominator) << c.value;
  }
}

TEST(FromDouble, NaNIsMissingAndNoError) {
  bool ok = false;
  EXPECT_TRUE(FromDouble(std::nan(""), &ok).is_missing());
  EXPECT_TRUE(ok);
}

TEST(FromDouble, SaysWhatIsNoDecimalOfEighteenDigits) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double value :
       {infinity, -infinity, 1e300, -1e300, 1e-300, std::numeric_limits<double>::denorm_min(),
        std::numeric_limits<double>::max(), 1e19, 1e-19, 1.5e-18}) {
    bool ok = true;
    EXPECT_TRUE(FromDouble(value, &ok).is_missing()) << value;
    EXPECT_FALSE(ok) << value;
  }
}

TEST(FromDouble, ReadsBackAsTheSameNumber) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> value(-100'000, 100'000);
  for (int i = 0; i < 100'000; ++i) {
    const double x = value(random);
    bool ok = false;
    const Ratio ratio = FromDouble(x, &ok);
    ASSERT_TRUE(ok) << x;
    int scale = 0;
    for (std::int64_t power = 1; power < ratio.denominator; power *= 10) ++scale;
    const std::string text = std::to_string(ratio.numerator) + "e-" + std::to_string(scale);
    ASSERT_EQ(std::strtod(text.c_str(), nullptr), x) << text;
  }
}

TEST(Round, GoesHalfUp) {
  const struct {
    Ratio value;
    Ratio step;
    std::int64_t steps;
  } cases[] = {
      {{945, 10}, {1, 1}, 95},       {{944'999, 10'000}, {1, 1}, 94},
      {{94, 1}, {1, 1}, 94},         {{445, 100}, {1, 10}, 45},
      {{444, 100}, {1, 10}, 44},     {{-5, 10}, {1, 1}, 0},
      {{-6, 10}, {1, 1}, -1},        {{-15, 10}, {1, 1}, -1},
      {{-16, 10}, {1, 1}, -2},       {{0, 5}, {1, 1}, 0},
      {{1, 3}, {1, 3}, 1},           {{1, 6}, {1, 3}, 1},
      {{7, 1}, {5, 1}, 1},           {{15, 2}, {5, 1}, 2},
      {{-5, 2}, {5, 1}, 0},          {{kMost, 1}, {1, 1}, kMost},
      {{kLeast, 1}, {1, 1}, kLeast},
  };
  for (const auto& c : cases) {
    std::int64_t steps = 12'345;
    EXPECT_EQ(guiju_ratio_round(c.value.numerator, c.value.denominator, c.step.numerator,
                                c.step.denominator, &steps),
              1);
    EXPECT_EQ(steps, c.steps) << c.value.numerator << "/" << c.value.denominator;
  }
}

TEST(Round, SaysWhenTheStepsDoNotFitAndLeavesTheAnswerAlone) {
  std::int64_t steps = 42;
  EXPECT_EQ(guiju_ratio_round(kMost, 1, 1, 10, &steps), 0);
  EXPECT_EQ(guiju_ratio_round(kLeast, 1, 1, 1'000'000'000, &steps), 0);
  EXPECT_EQ(steps, 42);
}

TEST(Round, IsNeverFartherThanHalfAStep) {
  std::mt19937_64 random(13);
  std::uniform_int_distribution<std::int64_t> numerator(-1'000'000, 1'000'000);
  std::uniform_int_distribution<std::int64_t> small(1, 1'000);
  for (int i = 0; i < 100'000; ++i) {
    const Ratio value{numerator(random), small(random)};
    const Ratio step{small(random), small(random)};
    std::int64_t k = 0;
    ASSERT_EQ(
        guiju_ratio_round(value.numerator, value.denominator, step.numerator, step.denominator, &k),
        1);
    // (2k - 1) / 2 * step <= value < (2k + 1) / 2 * step
    ASSERT_GE(Compare(value, {(2 * k - 1) * step.numerator, 2 * step.denominator}), 0);
    ASSERT_LT(Compare(value, {(2 * k + 1) * step.numerator, 2 * step.denominator}), 0);
  }
}

}  // namespace
}  // namespace guiju
