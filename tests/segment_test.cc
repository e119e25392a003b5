// Segments of customers: the population's top, calendar months, and three values.
#include "guiju/segment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The segments of the standard policy, in its order of precedence.
enum SegmentIndex : std::int32_t { kComplaint, kHighValue, kPotential, kSilent };

// 15 June 2026, 12:00 in Shanghai.
const Instant kAsOf = Shanghai({2026, 6, 15}, 12);

SegmentVerdict JudgeBy(const Policy& policy, const Customer& customer, Instant as_of = kAsOf) {
  return JudgeSegments(policy.segment, MomentsOf(policy.segment, policy.segment_calendar(), as_of),
                       customer);
}

SegmentVerdict JudgeStandard(const Customer& customer, Instant as_of = kAsOf) {
  return JudgeBy(*StandardPolicy(), customer, as_of);
}

Tri AnswerOf(const SegmentVerdict& verdict, std::int32_t segment) {
  if ((verdict.matched >> segment & 1u) != 0) return Tri::kTrue;
  return (verdict.undecided >> segment & 1u) != 0 ? Tri::kUnknown : Tri::kFalse;
}

// Every fact known, no segment.
Customer Regular() {
  Customer customer;
  customer.annual_spend = Ratio::Of(1000);
  customer.previous_annual_spend = Ratio::Of(1000);
  customer.customer_since = Shanghai({2020, 1, 1});
  customer.first_purchase = Shanghai({2020, 1, 1});
  customer.last_purchase = Shanghai({2026, 6, 1});
  customer.last_interaction = Shanghai({2026, 6, 1});
  customer.last_complaint = Instant::Never();
  customer.renewal = {1, 2};
  customer.satisfaction = {45, 10};
  customer.latest_rating = Ratio::Of(5);
  customer.spending_more = {1, 2};
  return customer;
}

Customer HighValue() {
  Customer customer = Regular();
  customer.spending_more = {0, 100};
  customer.renewal = {9, 10};
  return customer;
}

Customer Silent() {
  Customer customer = Regular();
  customer.last_purchase = Shanghai({2025, 1, 1});
  customer.last_interaction = Shanghai({2025, 1, 1});
  customer.satisfaction = {35, 10};
  return customer;
}

// The spends' places in their population.
std::vector<Ratio> Places(const std::vector<Ratio>& spends, std::int64_t unit = 1) {
  std::vector<Customer> customers(spends.size());
  for (std::size_t i = 0; i < spends.size(); ++i) customers[i].annual_spend = spends[i];
  std::vector<std::int64_t> values(spends.size());
  std::vector<std::uint32_t> order(spends.size());
  std::vector<std::uint32_t> ahead(spends.size());
  RankSpending(customers.data(), customers.size(), unit, values.data(), order.data(), ahead.data());
  std::vector<Ratio> places;
  for (const Customer& customer : customers) places.push_back(customer.spending_more);
  return places;
}

bool IsTop(Ratio place) {
  Customer customer = HighValue();
  customer.spending_more = place;
  return AnswerOf(JudgeStandard(customer), kHighValue) == Tri::kTrue;
}

// SEG-1: strictly ahead / population < 10 %.
TEST(Segment, Seg1TheTopTenPercentOfEveryPopulation) {
  const struct {
    std::int64_t population;
    int top;
  } cases[] = {{1, 1},  {2, 1},  {9, 1},      {10, 1},    {11, 2},
               {20, 2}, {21, 3}, {1000, 100}, {1001, 101}};
  for (const auto& c : cases) {
    std::vector<Ratio> spends;
    for (std::int64_t i = 0; i < c.population; ++i) spends.push_back(Ratio::Of(i));
    int top = 0;
    for (const Ratio place : Places(spends)) top += IsTop(place);
    EXPECT_EQ(top, c.top) << c.population;
  }
}

TEST(Segment, Seg1TiesAtTheEdgeAreAllIn) {
  // 99 ahead of 100 with one spend, in 1000: 9.9 % are ahead of each of them.
  std::vector<Ratio> spends(99, Ratio::Of(5000));
  spends.insert(spends.end(), 100, Ratio::Of(4000));
  spends.insert(spends.end(), 801, Ratio::Of(1));
  int top = 0;
  for (const Ratio place : Places(spends)) top += IsTop(place);
  EXPECT_EQ(top, 199);
  // One more ahead, and 10 % are ahead of the hundred: none of them is in.
  spends[999] = Ratio::Of(5000);
  top = 0;
  for (const Ratio place : Places(spends)) top += IsTop(place);
  EXPECT_EQ(top, 100);
}

TEST(Segment, Seg1ThePopulationIsWhoseSpendIsKnown) {
  const std::vector<Ratio> places =
      Places({{12'345, 100}, Ratio::Missing(), Ratio::Of(123), {12'345, 100}}, 100);
  EXPECT_EQ(Compare(places[0], {0, 3}), 0);
  EXPECT_EQ(places[0].denominator, 3);
  EXPECT_TRUE(places[1].is_missing());
  EXPECT_EQ(Compare(places[2], {2, 3}), 0);
  EXPECT_EQ(Compare(places[3], {0, 3}), 0);
}

TEST(Segment, Seg1AsksForAllThree) {
  EXPECT_EQ(AnswerOf(JudgeStandard(HighValue()), kHighValue), Tri::kTrue);
  Customer customer = HighValue();
  customer.spending_more = {10, 100};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kFalse);
  customer.spending_more = {99'999, 1'000'000};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kTrue);
  customer.renewal = {899, 1000};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kFalse);
  customer.renewal = {18, 20};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kTrue);
}

TEST(Segment, Seg1TwoYearsToTheMicrosecond) {
  Customer customer = HighValue();
  const Instant two_years_ago = Shanghai({2024, 6, 15}, 12);
  customer.customer_since = two_years_ago;
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kTrue);
  customer.customer_since = {two_years_ago.us + 1};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kFalse);
  customer.customer_since = {two_years_ago.us - 1};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kTrue);
  customer.customer_since = Instant::Never();
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kFalse);
}

TEST(Segment, Seg2ANewCustomerIsWithinThreeMonthsToTheMicrosecond) {
  Customer customer = Regular();
  const Instant bound = Shanghai({2026, 3, 15}, 12);
  customer.first_purchase = bound;
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kPotential), Tri::kTrue);
  customer.first_purchase = {bound.us + 1};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kPotential), Tri::kTrue);
  customer.first_purchase = {bound.us - 1};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kPotential), Tri::kFalse);
  customer.first_purchase = kAsOf;
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kPotential), Tri::kTrue);
}

// SEG-2: between the 30th and the 90th percentile and growing.
TEST(Segment, Seg2MediumSpendThatGrows) {
  const struct {
    Ratio ahead;
    std::int64_t before;
    Tri expected;
  } cases[] = {{{9, 100}, 999, Tri::kFalse},   {{10, 100}, 999, Tri::kTrue},
               {{11, 100}, 999, Tri::kTrue},   {{699'999, 1'000'000}, 999, Tri::kTrue},
               {{70, 100}, 999, Tri::kFalse},  {{71, 100}, 999, Tri::kFalse},
               {{50, 100}, 1000, Tri::kFalse}, {{50, 100}, 1001, Tri::kFalse}};
  for (const auto& c : cases) {
    Customer customer = Regular();
    customer.spending_more = c.ahead;
    customer.previous_annual_spend = Ratio::Of(c.before);
    EXPECT_EQ(AnswerOf(JudgeStandard(customer), kPotential), c.expected)
        << c.ahead.numerator << "/" << c.ahead.denominator << " " << c.before;
  }
}

TEST(Segment, Seg3SixMonthsWithoutContactAndMediumSatisfaction) {
  const Instant bound = Shanghai({2025, 12, 15}, 12);
  const struct {
    Instant purchase;
    Instant interaction;
    Tri expected;
  } cases[] = {
      {{bound.us - 1}, {bound.us - 1}, Tri::kTrue},
      {bound, {bound.us - 1}, Tri::kFalse},
      {{bound.us - 1}, bound, Tri::kFalse},
      {Instant::Never(), Instant::Never(), Tri::kTrue},
      {Instant::Never(), {bound.us - 1}, Tri::kTrue},
      {Instant::Never(), bound, Tri::kFalse},
      // One of the two is unknown: it may be recent, so only what is recent is decided.
      {Instant::Unknown(), {bound.us - 1}, Tri::kUnknown},
      {{bound.us - 1}, Instant::Unknown(), Tri::kUnknown},
      {Instant::Unknown(), Instant::Never(), Tri::kUnknown},
      {Instant::Unknown(), bound, Tri::kFalse},
      {bound, Instant::Unknown(), Tri::kFalse},
      {Instant::Unknown(), Instant::Unknown(), Tri::kUnknown},
  };
  for (const auto& c : cases) {
    Customer customer = Silent();
    customer.last_purchase = c.purchase;
    customer.last_interaction = c.interaction;
    EXPECT_EQ(AnswerOf(JudgeStandard(customer), kSilent), c.expected)
        << c.purchase.us << " " << c.interaction.us;
  }
}

TEST(Segment, Seg3MediumSatisfactionIsFromThreeToBelowFour) {
  const struct {
    Ratio mean;
    Tri expected;
  } cases[] = {{{299, 100}, Tri::kFalse}, {{3, 1}, Tri::kTrue},  {{301, 100}, Tri::kTrue},
               {{399, 100}, Tri::kTrue},  {{4, 1}, Tri::kFalse}, {{401, 100}, Tri::kFalse},
               {{}, Tri::kUnknown}};
  for (const auto& c : cases) {
    Customer customer = Silent();
    customer.satisfaction = c.mean;
    EXPECT_EQ(AnswerOf(JudgeStandard(customer), kSilent), c.expected) << c.mean.numerator;
  }
}

TEST(Segment, Seg4AComplaintOfThreeMonthsOrALowRating) {
  const Instant bound = Shanghai({2026, 3, 15}, 12);
  const struct {
    Instant complaint;
    Ratio rating;
    Tri expected;
  } cases[] = {{bound, Ratio::Of(5), Tri::kTrue},
               {{bound.us - 1}, Ratio::Of(5), Tri::kFalse},
               {Instant::Never(), Ratio::Of(2), Tri::kTrue},
               {Instant::Never(), Ratio::Of(3), Tri::kFalse},
               {Instant::Never(), Ratio::Of(1), Tri::kTrue},
               {Instant::Never(), Ratio::Missing(), Tri::kUnknown},
               {Instant::Unknown(), Ratio::Of(2), Tri::kTrue},
               {Instant::Unknown(), Ratio::Of(3), Tri::kUnknown},
               {bound, Ratio::Missing(), Tri::kTrue}};
  for (const auto& c : cases) {
    Customer customer = Regular();
    customer.last_complaint = c.complaint;
    customer.latest_rating = c.rating;
    EXPECT_EQ(AnswerOf(JudgeStandard(customer), kComplaint), c.expected);
  }
}

TEST(Segment, Seg5EveryMatchIsReportedAndTheFirstIsPrimary) {
  Customer customer = HighValue();
  customer.latest_rating = Ratio::Of(1);
  customer.first_purchase = Shanghai({2026, 6, 1});
  SegmentVerdict verdict = JudgeStandard(customer);
  EXPECT_EQ(verdict.matched, 1u << kComplaint | 1u << kHighValue | 1u << kPotential);
  EXPECT_EQ(verdict.primary, kComplaint);
  customer.latest_rating = Ratio::Of(5);
  verdict = JudgeStandard(customer);
  EXPECT_EQ(verdict.matched, 1u << kHighValue | 1u << kPotential);
  EXPECT_EQ(verdict.primary, kHighValue);
}

TEST(Segment, Seg5WhoMatchesNothingIsRegular) {
  const SegmentVerdict verdict = JudgeStandard(Regular());
  EXPECT_EQ(verdict.matched, 0u);
  EXPECT_EQ(verdict.undecided, 0u);
  EXPECT_EQ(verdict.primary, SegmentVerdict::kOtherwise);
  EXPECT_EQ(StandardPolicy()->segment.otherwise.id, "regular");
}

TEST(Segment, Seg5NothingKnownDecidesNothing) {
  const SegmentVerdict verdict = JudgeStandard(Customer{});
  EXPECT_EQ(verdict.matched, 0u);
  EXPECT_EQ(verdict.undecided, 15u);
  EXPECT_EQ(verdict.primary, SegmentVerdict::kOtherwise);
}

// SEG-1: all of three; a false part decides, an unknown one alone does not.
TEST(Segment, Seg1UnknownSpreadsOnlyAsFarAsItMatters) {
  Customer customer = HighValue();
  customer.renewal = Ratio::Missing();
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kUnknown);
  customer.spending_more = {1, 2};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kHighValue), Tri::kFalse);
}

// SEG-3: counted on the calendar, 31 August - 6 months is the last day of February.
TEST(Segment, Seg3MonthsAreCutToTheLastDay) {
  const struct {
    CivilDate as_of;
    CivilDate bound;
  } cases[] = {{{2026, 8, 31}, {2026, 2, 28}},
               {{2024, 8, 31}, {2024, 2, 29}},
               {{2026, 8, 28}, {2026, 2, 28}},
               {{2026, 3, 31}, {2025, 9, 30}},
               {{2026, 1, 15}, {2025, 7, 15}}};
  for (const auto& c : cases) {
    const Instant bound = Shanghai(c.bound, 9, 30);
    Customer customer = Silent();
    customer.last_interaction = Instant::Never();
    customer.last_purchase = bound;
    EXPECT_EQ(AnswerOf(JudgeStandard(customer, Shanghai(c.as_of, 9, 30)), kSilent), Tri::kFalse);
    customer.last_purchase = {bound.us - 1};
    EXPECT_EQ(AnswerOf(JudgeStandard(customer, Shanghai(c.as_of, 9, 30)), kSilent), Tri::kTrue);
  }
}

// SEG-4: what happens after the moment of judgement is not known at it.
TEST(Segment, Seg4TheFutureIsUnknown) {
  Customer customer = Regular();
  customer.last_complaint = {kAsOf.us + 1};
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kComplaint), Tri::kUnknown);
  customer.last_complaint = kAsOf;
  EXPECT_EQ(AnswerOf(JudgeStandard(customer), kComplaint), Tri::kTrue);
}

const char kActivityRule[] =
    "segment { id: \"old_contact\" clause: \"X-1\" label { en: \"old\" zh: \"久\" } "
    "when { fact: \"last_activity\" at_least_months_ago: 6 } }";

std::string WithSegment(const std::string& segment) {
  return WithOneLine("calendar: \"office\"   # the zone of calendar months",
                     "calendar: \"office\" " + segment);
}

// SEG-5: the list is open; no code knows its segments.
TEST(Segment, Seg5ASegmentIsAddedByTextAlone) {
  const auto policy = MustLoad(
      WithSegment("segment { id: \"vip\" clause: \"X-1\" label { en: \"VIP\" zh: \"贵宾\" } "
                  "when { fact: \"annual_spend\" at_least: \"1000.00\" } }"));
  ASSERT_EQ(policy->segment.segments.size(), 5u);
  EXPECT_EQ(policy->segment.segments[0].id, "vip");
  EXPECT_EQ(JudgeBy(*policy, Regular()).primary, 0);
  Customer customer = Regular();
  customer.annual_spend = {99'999, 100};
  EXPECT_EQ(JudgeBy(*policy, customer).primary, SegmentVerdict::kOtherwise);
}

// SEG-3: the later of purchase and interaction, of which one may be unknown.
TEST(Segment, Seg3LastActivityInEveryTestOfMonths) {
  const Instant bound = Shanghai({2025, 12, 15}, 12);
  const Instant old{bound.us - 1};
  const Instant recent{bound.us + 1};
  const auto policy = MustLoad(WithSegment(kActivityRule));
  const struct {
    Instant purchase;
    Instant interaction;
    Tri expected;
  } cases[] = {
      {old, old, Tri::kTrue},
      {old, bound, Tri::kTrue},
      {old, recent, Tri::kFalse},
      {Instant::Never(), old, Tri::kTrue},
      {Instant::Never(), Instant::Never(), Tri::kFalse},
      {Instant::Unknown(), old, Tri::kUnknown},
      {Instant::Unknown(), recent, Tri::kFalse},
      // Nothing is known of a contact: it may be long ago.
      {Instant::Unknown(), Instant::Never(), Tri::kUnknown},
      {Instant::Never(), Instant::Unknown(), Tri::kUnknown},
  };
  for (const auto& c : cases) {
    Customer customer = Regular();
    customer.last_purchase = c.purchase;
    customer.last_interaction = c.interaction;
    EXPECT_EQ(AnswerOf(JudgeBy(*policy, customer), 0), c.expected)
        << c.purchase.us << " " << c.interaction.us;
  }
}

TEST(Segment, Seg2WithinMonthsOfTheLastActivity) {
  const auto policy = MustLoad(
      WithSegment("segment { id: \"active\" clause: \"X-1\" label { en: \"a\" zh: \"活\" } "
                  "when { fact: \"last_activity\" within_months: 6 } }"));
  const Instant bound = Shanghai({2025, 12, 15}, 12);
  const Instant old{bound.us - 1};
  const struct {
    Instant purchase;
    Instant interaction;
    Tri expected;
  } cases[] = {{old, bound, Tri::kTrue},
               {old, old, Tri::kFalse},
               {Instant::Unknown(), bound, Tri::kTrue},
               {Instant::Unknown(), old, Tri::kUnknown},
               {Instant::Unknown(), Instant::Never(), Tri::kUnknown},
               {Instant::Never(), Instant::Never(), Tri::kFalse}};
  for (const auto& c : cases) {
    Customer customer = Regular();
    customer.last_purchase = c.purchase;
    customer.last_interaction = c.interaction;
    EXPECT_EQ(AnswerOf(JudgeBy(*policy, customer), 0), c.expected);
  }
}

TEST(CompileSegment, SaysWhatIsWrong) {
  const struct {
    const char* segment;
    const char* id;
    const char* path;
  } cases[] = {
      {"segment { id: \"silent\" clause: \"X\" label { en: \"a\" zh: \"b\" } "
       "when { fact: \"annual_spend\" above: \"1\" } }",
       "duplicate_id", "segment.segment[4].id"},
      {"segment { id: \"x\" clause: \"X\" label { en: \"a\" zh: \"b\" } "
       "when { fact: \"anual_spend\" above: \"1\" } }",
       "unknown_fact", "segment.segment[0].when.fact"},
      {"segment { id: \"regular\" clause: \"X\" label { en: \"a\" zh: \"b\" } "
       "when { fact: \"annual_spend\" above: \"1\" } }",
       "duplicate_id", "segment.otherwise.id"},
  };
  for (const auto& c : cases) {
    const LoadedPolicy loaded = LoadPolicy(WithSegment(c.segment), "a.textproto");
    EXPECT_EQ(loaded.policy, nullptr);
    ASSERT_EQ(loaded.findings.size(), 1u) << Describe(loaded.findings);
    EXPECT_EQ(loaded.findings[0].id, c.id);
    EXPECT_EQ(loaded.findings[0].path, c.path);
  }
}

}  // namespace
}  // namespace guiju::internal
