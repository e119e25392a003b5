// Why a score and a segment are what they are: in both languages, with distances, without names.
#include "guiju/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Reasons ExplainMonth(const AgentMonth& month, const Policy& policy = *StandardPolicy()) {
  return Explain(policy, month, Score(policy.score, month));
}

bool IsChinese(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0xE3) return true;
  }
  return false;
}

void ExpectReadable(const Reasons& reasons) {
  EXPECT_FALSE(reasons.empty());
  for (const Reason& reason : reasons) {
    for (const std::string& text : {reason.zh, reason.en}) {
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
      EXPECT_EQ(text.find("秘密"), std::string::npos) << text;
      EXPECT_EQ(text.find("SECRET"), std::string::npos) << text;
    }
    EXPECT_TRUE(IsChinese(reason.zh)) << reason.zh;
    EXPECT_FALSE(IsChinese(reason.en)) << reason.en;
  }
}

AgentMonth Month() {
  AgentMonth month;
  month.response = {304, 10};
  month.resolution = {946, 1000};
  month.satisfaction = {445, 100};
  month.team_ahead = {1, 5};
  month.knowledge_entries = Ratio::Of(10);
  return month;
}

// Where a policy rounds first, the rounded value is what the bounds were asked about.
TEST(ExplainScore, Sco2ShowsTheRoundedValueWhereThePolicyRounds) {
  const std::string line =
      R"(      min: "0" max: "100" step: "1" direction: HIGHER_IS_BETTER rounding: EXACT)";
  const std::string rounded =
      R"(      min: "0" max: "100" step: "1" direction: HIGHER_IS_BETTER rounding: TO_STEP_FIRST)";
  const auto policy = MustLoad(WithOneLine(line, rounded));
  AgentMonth month = Month();
  EXPECT_THAT(ExplainMonth(month, *policy)[1].en,
              HasSubstr("95 %, at least 95 %: 30 of 30 points"));
  month.resolution = {944, 1000};
  EXPECT_THAT(ExplainMonth(month, *policy)[1].en,
              AllOf(HasSubstr("94 %, at least 90 %"), HasSubstr("1 percentage point short")));
}

// SCO-1 to SCO-5: how far the next band is.
TEST(ExplainScore, Sco2SaysTheDistanceToTheNextBand) {
  const Reasons reasons = ExplainMonth(Month());
  ASSERT_EQ(reasons.size(), 6u);
  EXPECT_THAT(reasons[0].en, AllOf(HasSubstr("30.4 s, at most 60 s: 15 of 20 points"),
                                   HasSubstr("0.4 s short of the next band, at most 30 s (20")));
  EXPECT_THAT(reasons[1].en,
              AllOf(HasSubstr("94.6 %, at least 90 %: 25 of 30 points"),
                    HasSubstr("0.4 percentage points short of the next band, at least 95 %")));
  EXPECT_THAT(reasons[1].zh, AllOf(HasSubstr("94.6 %"), HasSubstr("差 0.4 个百分点")));
  EXPECT_THAT(reasons[2].en, AllOf(HasSubstr("4.45"), HasSubstr("0.05 short of")));
  EXPECT_THAT(reasons[3].en, AllOf(HasSubstr("20 % of the team ahead"),
                                   HasSubstr("exactly the bound"), HasSubstr("below 20 %")));
  EXPECT_THAT(reasons[4].en, HasSubstr("10 entries, at least 10 entries: 10 of 10 points."));
  EXPECT_EQ(reasons[1].clause, "SCO-2");
  EXPECT_THAT(reasons[5].en, AllOf(HasSubstr("Total 82 of 100: good"), HasSubstr("8 short of")));
  ExpectReadable(reasons);
}

TEST(ExplainScore, Sco6SaysWhatIsMissing) {
  AgentMonth month = Month();
  month.satisfaction = Ratio::Missing();
  const Reasons reasons = ExplainMonth(month);
  EXPECT_THAT(reasons[2].en, HasSubstr("none of its 30 points can be awarded"));
  EXPECT_THAT(reasons[5].en, HasSubstr("no grade until"));
  ExpectReadable(reasons);
}

// A value that misses a bound by a hair is not shown as the bound.
TEST(ExplainScore, Sco1NeverShowsAValueAsTheBoundItMisses) {
  AgentMonth month = Month();
  month.response = {30'000'001, 1'000'000};
  EXPECT_THAT(ExplainMonth(month)[0].en,
              AllOf(HasSubstr("30.0001 s, at most 60 s"), Not(HasSubstr(" 30 s, at most 60"))));
  month.resolution = {949'999'999, 1'000'000'000};
  EXPECT_THAT(ExplainMonth(month)[1].en, HasSubstr("94.9999 %, at least 90 %"));
}

TEST(ExplainScore, AnImpossibleValueIsNamedWithItsDomain) {
  AgentMonth month = Month();
  month.satisfaction = Ratio::Of(6);
  const Reasons reasons = ExplainMonth(month);
  EXPECT_THAT(reasons[2].en, AllOf(HasSubstr("6 is no possible value"), HasSubstr("1 to 5")));
  ExpectReadable(reasons);
}

TEST(ExplainScore, ARecordedTotalThatAgreesIsSaid) {
  AgentMonth month = Month();
  month.recorded_total = Ratio::Of(82);
  EXPECT_THAT(ExplainMonth(month).back().en, HasSubstr("82 agrees"));
}

// SCO-1 to SEG-5: whatever the facts are, the texts are whole and name nobody.
TEST(Explain, NamesNobodyWhateverTheFactsAre) {
  std::mt19937_64 random(41);
  const auto below = [&random](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  const auto maybe = [&](Ratio value) { return below(5) == 0 ? Ratio::Missing() : value; };
  const Instant as_of = Shanghai({2026, 6, 15}, 12);
  const auto instant = [&]() {
    const std::int64_t kind = below(6);
    if (kind == 0) return Instant::Unknown();
    if (kind == 1) return Instant::Never();
    return Instant{as_of.us - below(3 * 366 * 24) * Hours(1).us};
  };
  const Policy& policy = *StandardPolicy();
  const SegmentMoments moments = MomentsOf(policy.segment, policy.segment_calendar(), as_of);
  for (int i = 0; i < 2'000; ++i) {
    AgentMonth month;
    month.agent_id = "SECRET-agent";
    month.team_id = "秘密";
    month.response = maybe({below(90'000), 1'000});
    month.resolution = maybe({below(1'010), 1'000});
    month.satisfaction = maybe({below(5'100), 1'000});
    month.team_ahead = maybe({below(24), 24});
    month.knowledge_entries = maybe(Ratio::Of(below(15)));
    month.recorded_total = maybe(Ratio::Of(below(101)));
    ExpectReadable(ExplainMonth(month));
    Customer customer;
    customer.id = "SECRET-customer";
    customer.name = "秘密";
    customer.annual_spend = maybe({below(100'000), 100});
    customer.previous_annual_spend = maybe({below(100'000), 100});
    customer.customer_since = instant();
    customer.first_purchase = instant();
    customer.last_purchase = instant();
    customer.last_interaction = instant();
    customer.last_complaint = instant();
    customer.renewal = maybe({below(11), 10});
    customer.satisfaction = maybe({100 + below(401), 100});
    customer.latest_rating = maybe(Ratio::Of(1 + below(5)));
    customer.spending_more = maybe({below(100), 100});
    ExpectReadable(
        Explain(policy, customer, moments, JudgeSegments(policy.segment, moments, customer)));
  }
}

}  // namespace
}  // namespace guiju::internal
