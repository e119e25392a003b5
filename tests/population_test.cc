// Places in a population by one pass, against the places that RankSpending gives (SEG-1).
#include "guiju/population.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "guiju/segment.h"

namespace guiju {
namespace {

TEST(Population, TiesShareTheBetterPlace) {
  Population population;
  for (const std::int64_t value : {520, 400, 580, 520}) population.Add(value);
  population.Seal();
  const struct {
    std::int64_t value;
    std::int64_t ahead;
  } cases[] = {{581, 0}, {580, 0}, {579, 1}, {520, 1}, {519, 3}, {400, 3}, {399, 4}};
  for (const auto& c : cases) {
    const Ratio place = population.AheadOf(c.value);
    EXPECT_EQ(place.numerator, c.ahead) << c.value;
    EXPECT_EQ(place.denominator, 4);
  }
}

TEST(Population, NobodyOrUnsealedHasNoPlaces) {
  Population population;
  EXPECT_TRUE(population.sealed());
  EXPECT_TRUE(population.AheadOf(1).is_missing());
  population.Add(1);
  EXPECT_FALSE(population.sealed());
  EXPECT_TRUE(population.AheadOf(1).is_missing());
  population.Seal();
  EXPECT_EQ(population.AheadOf(1).denominator, 1);
  population.Add(2);
  EXPECT_TRUE(population.AheadOf(1).is_missing());
  population.Seal();
  EXPECT_EQ(population.AheadOf(1).numerator, 1);
}

// SEG-1: bit for bit, customers without a spend and cents included.
TEST(Population, GivesThePlacesOfRankSpending) {
  std::mt19937_64 random(41);
  constexpr std::int64_t kUnit = 100;
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = random() % 60;
    std::vector<Customer> customers(n);
    for (Customer& customer : customers) {
      const auto amount = static_cast<std::int64_t>(random() % 40);
      const std::uint64_t form = random() % 4;
      customer.annual_spend = form == 0   ? Ratio::Missing()
                              : form == 1 ? Ratio::Of(amount)
                              : form == 2 ? Ratio{amount, 10}
                                          : Ratio{amount, kUnit};
    }
    std::vector<Customer> ranked = customers;
    std::vector<std::int64_t> values(n);
    std::vector<std::uint32_t> order(n);
    std::vector<std::uint32_t> ahead(n);
    RankSpending(ranked.data(), n, kUnit, values.data(), order.data(), ahead.data());
    Population population;
    for (const Customer& customer : customers) AddSpending(customer, kUnit, &population);
    population.Seal();
    for (std::size_t i = 0; i < n; ++i) {
      PlaceSpending(population, kUnit, &customers[i]);
      EXPECT_EQ(customers[i].spending_more.numerator, ranked[i].spending_more.numerator);
      EXPECT_EQ(customers[i].spending_more.denominator, ranked[i].spending_more.denominator);
    }
  }
}

// Half a million, each value twice: the places are known without sorting.
TEST(Population, HoldsEightBytesAMember) {
  constexpr std::int64_t kHalf = 250'000;
  Population population;
  population.Reserve(2 * kHalf);
  for (std::int64_t i = 0; i < 2 * kHalf; ++i) population.Add(i * 7'919 % kHalf);
  population.Seal();
  EXPECT_EQ(population.size(), static_cast<std::size_t>(2 * kHalf));
  for (std::int64_t value = 0; value < kHalf; value += 4'999) {
    EXPECT_EQ(population.AheadOf(value).numerator, 2 * (kHalf - 1 - value));
  }
}

}  // namespace
}  // namespace guiju
