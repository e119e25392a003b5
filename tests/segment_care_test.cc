// Care (SEG-6), types of customers (SEG-7), facts of a desk's own, and what the primary segment
// could turn out to be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "guiju/explain.h"
#include "guiju/proto.h"
#include "guiju/segment.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

const Instant kAsOf = Shanghai({2026, 6, 15}, 12);

SegmentMoments Moments(const Policy& policy) {
  return MomentsOf(policy.segment, policy.segment_calendar(), kAsOf);
}

// The primary segments over every way to give the missing facts a value that some test tells apart.
class Completions {
 public:
  explicit Completions(const Policy& policy) : policy_(policy), moments_(Moments(policy)) {}

  PossiblePrimaries Of(const Customer& customer) {
    found_ = {};
    Fill(customer, 0);
    return found_;
  }

 private:
  void Fill(Customer customer, int fact) {
    static const std::vector<Ratio> shares = {{0, 100}, {9, 100}, {10, 100}, {69, 100}, {70, 100}};
    static const std::vector<Ratio> ratings = {Ratio::Of(1), Ratio::Of(2), Ratio::Of(3),
                                               {39, 10},     Ratio::Of(4), Ratio::Of(5)};
    const std::vector<Instant> instants = {Instant::Never(), Shanghai({2020, 1, 1}),
                                           Shanghai({2026, 1, 1}), kAsOf};
    Ratio* const numbers[] = {&customer.spending_more, &customer.renewal, &customer.satisfaction,
                              &customer.latest_rating};
    Instant* const times[] = {&customer.customer_since, &customer.first_purchase,
                              &customer.last_purchase, &customer.last_interaction,
                              &customer.last_complaint};
    if (fact == 9) {
      const std::int32_t primary = JudgeSegments(policy_.segment, moments_, customer).primary;
      if (primary < 0) {
        found_.otherwise = true;
      } else {
        found_.segments |= std::uint64_t{1} << primary;
      }
      return;
    }
    if (fact < 4) {
      Ratio* const number = numbers[fact];
      if (!number->is_missing()) return Fill(customer, fact + 1);
      std::vector<Ratio> values = fact < 1 ? shares : ratings;
      if (fact == 1) values = {{0, 1}, {1, 1}};
      for (const Ratio value : values) {
        *number = value;
        Fill(customer, fact + 1);
      }
      return;
    }
    Instant* const at = times[fact - 4];
    if (!at->is_unknown()) return Fill(customer, fact + 1);
    for (const Instant value : instants) {
      *at = value;
      Fill(customer, fact + 1);
    }
  }

  const Policy& policy_;
  const SegmentMoments moments_;
  PossiblePrimaries found_;
};

// SEG-5.
TEST(SegmentCare, CouldBePrimaryIsWhatSomeCompletionMakesIt) {
  const Policy& policy = *StandardPolicy();
  Completions completions(policy);
  std::mt19937_64 random(43);
  const std::array<Instant, 4> instants = {Instant::Unknown(), Instant::Never(),
                                           Shanghai({2020, 1, 1}), Shanghai({2026, 6, 1})};
  int open = 0;
  for (int round = 0; round < 400; ++round) {
    Customer customer;
    const auto maybe = [&random](Ratio value) {
      return random() % 3 == 0 ? Ratio::Missing() : value;
    };
    customer.spending_more = maybe({static_cast<std::int64_t>(random() % 100), 100});
    customer.annual_spend = Ratio::Of(2);
    customer.previous_annual_spend = Ratio::Of(static_cast<std::int64_t>(1 + random() % 2));
    customer.renewal = maybe({static_cast<std::int64_t>(80 + random() % 20), 100});
    customer.satisfaction = maybe({static_cast<std::int64_t>(20 + random() % 30), 10});
    customer.latest_rating = maybe(Ratio::Of(static_cast<std::int64_t>(1 + random() % 5)));
    customer.customer_since = instants[random() % 4];
    customer.first_purchase = instants[random() % 4];
    customer.last_purchase = instants[random() % 4];
    customer.last_interaction = instants[random() % 4];
    customer.last_complaint = instants[random() % 4];
    const PossiblePrimaries expected = completions.Of(customer);
    const PossiblePrimaries found =
        CouldBePrimary(JudgeSegments(policy.segment, Moments(policy), customer));
    EXPECT_EQ(found.segments, expected.segments) << round;
    EXPECT_EQ(found.otherwise, expected.otherwise) << round;
    open += !found.decided();
  }
  EXPECT_GT(open, 100);
}

TEST(SegmentCare, OneMissingFactBehindTwoSegmentsMayListTooMuchButNeverTooLittle) {
  const auto policy = MustLoad(
      WithOneLine("  otherwise {\n    id: \"regular\"",
                  "  segment { id: \"any\" clause: \"X-1\" label { en: \"any\" zh: \"皆\" } when {"
                  " any { fact: \"latest_rating\" below: \"4\" } any { fact: \"latest_rating\" "
                  "at_least: \"4\" }"
                  " } }\n  otherwise {\n    id: \"regular\""));
  Customer customer;
  customer.spending_more = {99, 100};
  customer.annual_spend = customer.previous_annual_spend = Ratio::Of(1);
  customer.customer_since = customer.first_purchase = customer.last_purchase =
      customer.last_interaction = Shanghai({2020, 1, 1});
  customer.last_complaint = Instant::Never();
  customer.renewal = Ratio::Of(0);
  customer.satisfaction = Ratio::Of(5);
  const PossiblePrimaries found =
      CouldBePrimary(JudgeSegments(policy->segment, Moments(*policy), customer));
  const PossiblePrimaries exact = Completions(*policy).Of(customer);
  EXPECT_EQ(exact.segments & ~found.segments, 0u);
  EXPECT_FALSE(exact.otherwise);
  EXPECT_TRUE(found.otherwise);
}

// SEG-6.
TEST(SegmentCare, ActionsAsBits) {
  SegmentPolicy policy = StandardPolicy()->segment;
  SegmentVerdict verdict;
  EXPECT_EQ(CareActions(policy, verdict), 0u);
  verdict.primary = 0;
  verdict.matched = 3;
  const std::uint64_t primary = CareActions(policy, verdict);
  policy.care_of = CareOf::kAllMatched;
  const std::uint64_t all = CareActions(policy, verdict);
  EXPECT_EQ(all & primary, primary);
  verdict.primary = 1;
  verdict.matched = 2;
  EXPECT_EQ(all, primary | CareActions(policy, verdict));
  EXPECT_EQ(primary & CareActions(policy, verdict), 0u);
}

TEST(SegmentCare, ACareActionThatNobodyNamesIsWarnedAbout) {
  const LoadedPolicy loaded =
      LoadPolicy(WithOneLine("    care: [\"win_back_contact\"]\n", ""), "changed.textproto");
  ASSERT_NE(loaded.policy, nullptr);
  ASSERT_EQ(loaded.findings.size(), 1u);
  EXPECT_EQ(loaded.findings[0].id, "care_unused");
  EXPECT_EQ(loaded.findings[0].severity, Severity::kWarning);
  EXPECT_EQ(loaded.findings[0].path, "segment.care[6]");
}

// SEG-7.
TEST(SegmentCare, TypesOfCustomers) {
  const Policy& policy = *StandardPolicy();
  const Instant bound = Shanghai({2026, 3, 15}, 12);
  const struct {
    std::int32_t level;
    Instant first;
    CustomerType type;
  } cases[] = {{1, Instant::Unknown(), CustomerType::kVip},
               {2, bound, CustomerType::kVip},
               {0, bound, CustomerType::kNew},
               {0, {bound.us - 1}, CustomerType::kExisting},
               {0, {bound.us + 1}, CustomerType::kNew},
               {0, {kAsOf.us + 1}, CustomerType::kUnspecified},
               {0, Instant::Never(), CustomerType::kNew},
               {0, Instant::Unknown(), CustomerType::kUnspecified},
               {Customer::kUnknownLevel, bound, CustomerType::kUnspecified}};
  for (const auto& c : cases) {
    Customer customer;
    customer.membership_level = c.level;
    customer.first_purchase = c.first;
    EXPECT_EQ(JudgeType(policy.segment, Moments(policy), customer).type, c.type) << c.level;
  }
  SegmentPolicy silent = policy.segment;
  silent.membership = {};
  EXPECT_EQ(JudgeType(silent, Moments(policy), Customer{}).could_be, 0u);
}

TEST(SegmentCare, ExplainsInBothLanguages) {
  const Policy& policy = *StandardPolicy();
  Customer customer;
  customer.latest_rating = Ratio::Of(2);
  customer.first_purchase = Shanghai({2026, 6, 1});
  std::string zh;
  std::string en;
  const auto tell = [&] {
    zh.clear();
    en.clear();
    const SegmentVerdict verdict = JudgeSegments(policy.segment, Moments(policy), customer);
    for (const Reason& reason : Explain(policy, customer, Moments(policy), verdict)) {
      zh += reason.zh + "\n";
      en += reason.en + "\n";
    }
  };
  tell();
  EXPECT_THAT(en, HasSubstr("To be done for a \"complaint customer\": appeasement; senior agent."));
  EXPECT_THAT(zh, HasSubstr("对“投诉客户”应采取：安抚；资深客服对接。"));
  EXPECT_THAT(en, HasSubstr("Type: undecided, it could be new customer or VIP customer; missing: "
                            "membership level."));
  EXPECT_THAT(zh, HasSubstr("无法判定，可能为新客户或VIP 客户；缺少：会员等级。"));
  customer.latest_rating = Ratio::Missing();
  customer.membership_level = 3;
  tell();
  EXPECT_THAT(en, HasSubstr("could also turn out to be: complaint customer; high-value customer."));
  EXPECT_THAT(en, HasSubstr("because the membership level 3 is at least 1."));
  EXPECT_THAT(zh, HasSubstr("因为会员等级 3 不低于 1。"));
}

TEST(SegmentCare, AFactOfTheDeskIsReadByItsIndexAndExplained) {
  const auto policy = MustLoad(WithOneLine(
      "  otherwise {\n    id: \"regular\"",
      "  fact { id: \"seats\" label { en: \"seats\" zh: \"席位\" } unit { en: \"seats\" zh: \"个\" "
      "} "
      "kind: NUMBER }\n"
      "  fact { id: \"audited\" label { en: \"last audit\" zh: \"最近审计\" } kind: INSTANT }\n"
      "  segment { id: \"big\" clause: \"X-1\" label { en: \"big\" zh: \"大客户\" } when {"
      " all { fact: \"seats\" at_least: \"50\" } all { fact: \"audited\" within_months: 12 } } }\n"
      "  otherwise {\n    id: \"regular\""));
  v1::Customer message;
  message.set_id("c");
  v1::NamedFact* fact = message.add_fact();
  fact->set_name("audited");
  fact->mutable_instant()->set_iso("2026-01-01T00:00:00+08:00");
  fact = message.add_fact();
  fact->set_name("seats");
  fact->set_decimal("50");
  FactBuffer buffer;
  Customer customer;
  Findings findings;
  ASSERT_TRUE(FromMessage(*policy, message, &buffer, &customer, &findings)) << Describe(findings);
  const SegmentVerdict verdict = JudgeSegments(policy->segment, Moments(*policy), customer);
  EXPECT_EQ(verdict.matched, 1u << 4u);
  std::vector<std::string> zh;
  std::vector<std::string> en;
  for (const Reason& reason : Explain(*policy, customer, Moments(*policy), verdict)) {
    zh.push_back(reason.zh);
    en.push_back(reason.en);
  }
  EXPECT_THAT(en, Contains(HasSubstr("seats 50 seats (≥ 50); last audit 2026-01-01 00:00:00")));
  EXPECT_THAT(zh, Contains(HasSubstr("席位 50 个（≥ 50）；最近审计 2026-01-01 00:00:00")));
  buffer.facts[0].number = {499, 10};
  EXPECT_EQ(JudgeSegments(policy->segment, Moments(*policy), customer).matched, 0u);
  // Without the policy nothing is known of it, and nothing is wrong either.
  ASSERT_TRUE(FromMessage(message, &customer, &findings));
  EXPECT_NE(JudgeSegments(policy->segment, Moments(*policy), customer).undecided & 1u << 4u, 0u);
}

}  // namespace
}  // namespace guiju::internal
