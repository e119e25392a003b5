// Profiles (SCO-7), advisories (SCO-8), reviews (SCO-9), metrics of a desk's own, audits by metric.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "guiju/explain.h"
#include "guiju/proto.h"
#include "guiju/score.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::HasSubstr;

const ScorePolicy& Standard() { return StandardPolicy()->score; }

AgentMonth Best() {
  AgentMonth month;
  month.response = Ratio::Of(25);
  month.resolution = {96, 100};
  month.satisfaction = {47, 10};
  month.handled = Ratio::Of(580);
  month.team_ahead = {0, 2};
  month.knowledge_entries = Ratio::Of(12);
  return month;
}

std::string Text(const Policy& policy, const AgentMonth& month, Language language) {
  std::string text;
  for (const Reason& reason : Explain(policy, month, Score(policy.score, month))) {
    text += reason.text(language) + "\n";
  }
  return text;
}

// SCO-7.
TEST(ScoreRules, EveryProfileSumsToFullMarks) {
  ASSERT_EQ(Standard().profiles.size(), 3u);
  for (std::size_t i = 0; i < Standard().profiles.size(); ++i) {
    std::int32_t sum = 0;
    for (const Metric& metric : Standard().profiles[i].metrics) sum += metric.best_points;
    EXPECT_EQ(sum, Standard().full_marks);
    const ScoreVerdict verdict = Score(Standard(), Best(), static_cast<std::int32_t>(i));
    EXPECT_EQ(verdict.total, Standard().full_marks);
    EXPECT_EQ(verdict.profile, static_cast<std::int32_t>(i));
  }
}

// SCO-7: what each stage stresses weighs more than in the base.
TEST(ScoreRules, ProfilesStressWhatTheyAreFor) {
  const auto best = [](const char* profile, std::size_t metric) {
    return Standard().MetricsOf(Standard().ProfileIndex(profile))[metric].best_points;
  };
  EXPECT_GT(best("launch", 1), best("base", 1));
  EXPECT_GT(best("mature", 2), best("base", 2));
  EXPECT_GT(best("mature", 3), best("base", 3));
  EXPECT_EQ(Standard().ProfileIndex("lunch"), -1);
  EXPECT_EQ(&Standard().MetricsOf(-1), &Standard().metrics);
  EXPECT_EQ(&Standard().MetricsOf(3), &Standard().metrics);
}

TEST(ScoreRules, TheProfileInForceIsTheDefault) {
  const auto policy =
      MustLoad(WithOneLine("profile_in_force: \"base\"", "profile_in_force: \"launch\""));
  AgentMonth month = Best();
  month.resolution = {92, 100};
  EXPECT_EQ(Score(policy->score, month).points[1], 42);
  EXPECT_EQ(Score(policy->score, month).profile, 1);
  month.profile = policy->score.ProfileIndex("base");
  EXPECT_EQ(Score(policy->score, month).points[1], 25);
  EXPECT_EQ(Score(policy->score, month).profile, 0);
  month.profile = policy->score.ProfileIndex("mature");
  EXPECT_THAT(Text(*policy, month, Language::kEnglish),
              HasSubstr("Scored by the profile \"maturity: satisfaction and volume\"."));
  EXPECT_THAT(Text(*policy, month, Language::kChinese),
              HasSubstr("按考核方案“成熟期：侧重满意度与工单量”计分。"));
}

// SCO-8: the total is the sum of the points less what the caps took off, whatever is given.
TEST(ScoreRules, TheTotalIsThePointsLessTheCaps) {
  const auto policy = MustLoad(WithOneLine("effect: ADVISORY\n", "effect: CAP cap: 4\n"));
  std::mt19937_64 random(47);
  int capped = 0;
  for (int round = 0; round < 2000; ++round) {
    AgentMonth month = Best();
    month.resolution = {static_cast<std::int64_t>(75 + random() % 25), 100};
    month.team_ahead = {static_cast<std::int64_t>(random() % 4), 4};
    if (random() % 5 == 0) month.resolution = Ratio::Missing();
    month.profile = static_cast<std::int32_t>(random() % 4) - 1;
    const ScoreVerdict verdict = Score(policy->score, month);
    std::int32_t sum = 0;
    std::int32_t counted = 0;
    for (std::size_t i = 0; i < policy->score.metrics.size(); ++i) {
      sum += verdict.points[i];
      counted += CountedPoints(policy->score, verdict, i);
    }
    EXPECT_EQ(verdict.total, sum - verdict.capped);
    EXPECT_EQ(verdict.total, counted);
    const bool raised = verdict.band[3] == 0 && verdict.band[1] >= 0 && verdict.points[1] == 0;
    EXPECT_EQ(verdict.raised != 0, raised);
    capped += verdict.capped > 0;
  }
  EXPECT_GT(capped, 50);
}

TEST(ScoreRules, AdvisoriesAreExplained) {
  AgentMonth month = Best();
  month.resolution = {84, 100};
  EXPECT_THAT(Text(*StandardPolicy(), month, Language::kEnglish),
              HasSubstr("This is the advisory \"volume without resolution\"."));
  const auto capping = MustLoad(WithOneLine("effect: ADVISORY\n", "effect: CAP cap: 4\n"));
  EXPECT_THAT(Text(*capping, month, Language::kEnglish),
              HasSubstr("counts 4 points in the total, 6 less."));
  EXPECT_THAT(Text(*capping, month, Language::kChinese),
              HasSubstr("在总分中只计 4 分，扣减 6 分。"));
  month.resolution = Ratio::Missing();
  EXPECT_THAT(Text(*capping, month, Language::kChinese),
              HasSubstr("无法判定提示“只重数量”是否适用；缺少：问题解决率。"));
}

TEST(ScoreRules, WarnsOfAdvisoriesThatDoNothing) {
  const struct {
    const char* from;
    const char* to;
    const char* id;
  } cases[] = {
      {"zero: \"resolution\"", "zero: \"knowledge\"", "advisory_never"},
      {"effect: ADVISORY\n", "effect: CAP cap: 20\n", "advisory_cap_high"},
  };
  for (const auto& c : cases) {
    const LoadedPolicy loaded = LoadPolicy(WithOneLine(c.from, c.to), "changed.textproto");
    ASSERT_NE(loaded.policy, nullptr) << Describe(loaded.findings);
    ASSERT_EQ(loaded.findings.size(), 1u);
    EXPECT_EQ(loaded.findings[0].id, c.id);
    EXPECT_EQ(loaded.findings[0].severity, Severity::kWarning);
  }
}

// SCO-9: by a walk over every pattern of six months, each absent, unknown, no or yes.
TEST(ScoreRules, ReviewsOfEveryPatternOfMonths) {
  ReviewRule rule = Standard().reviews[0];
  ScoreVerdict answers[3];
  answers[0].band[2] = -1;
  answers[1].points[2] = 1;
  constexpr std::int32_t kFirst = 24'310;
  for (rule.months = 1; rule.months <= 4; ++rule.months) {
    for (int pattern = 0; pattern < 4096; ++pattern) {
      std::vector<ReviewedMonth> months;
      std::vector<Tri> all(6, Tri::kUnknown);
      std::vector<std::size_t> there;
      for (std::size_t i = 0; i < 6; ++i) {
        const int kind = pattern >> (2 * i) & 3;
        if (kind == 0) continue;
        there.push_back(i);
        months.push_back({kFirst + static_cast<std::int32_t>(i), &answers[kind - 1]});
        all[i] = kind == 1 ? Tri::kUnknown : ToTri(kind == 3);
      }
      const ReviewVerdict found = ReviewMonths(rule, months.data(), months.size());
      if (there.empty()) {
        EXPECT_EQ(found.due, Tri::kFalse);
        continue;
      }
      bool no = false;
      bool open = false;
      std::int32_t run = 0;
      bool running = true;
      for (std::int32_t back = 0; back < 6; ++back) {
        const std::int32_t at = static_cast<std::int32_t>(there.back()) - back;
        const Tri answer = at < 0 ? Tri::kUnknown : all[static_cast<std::size_t>(at)];
        running = running && answer == Tri::kTrue;
        run += running;
        if (back >= rule.months) continue;
        no |= answer == Tri::kFalse;
        open |= answer == Tri::kUnknown;
      }
      const Tri due = no ? Tri::kFalse : open ? Tri::kUnknown : Tri::kTrue;
      ASSERT_EQ(found.due, due) << pattern << " " << rule.months;
      ASSERT_EQ(found.run, run) << pattern;
    }
  }
}

TEST(ScoreRules, ReviewsExplainThemselves) {
  std::vector<v1::AgentMonth> months(2);
  for (std::size_t i = 0; i < months.size(); ++i) {
    months[i].set_agent_id("a");
    months[i].set_month(i == 0 ? "2026-01" : "2026-03");
    months[i].set_mean_rating("3.0");
  }
  std::vector<v1::AgentEvaluation> scored;
  std::vector<v1::AgentReview> reviews;
  Findings findings;
  ASSERT_TRUE(Evaluate(*StandardPolicy(), months, &scored, &findings));
  ASSERT_TRUE(Review(*StandardPolicy(), scored, &reviews, &findings));
  ASSERT_EQ(reviews.size(), 1u);
  EXPECT_EQ(
      reviews[0].reason_en(0),
      "coaching: undecided; the condition has held for 1 of 3 months, and it is not known for: "
      "2026-02.");
  EXPECT_EQ(reviews[0].reason_zh(0),
            "辅导：无法判定；条件已连续满足 1 个月（规定 3 个月），以下月份未知：2026-02。");
}

TEST(ScoreRules, RecordedPointsAreExplained) {
  AgentMonth month = Best();
  const std::vector<std::int32_t> recorded = {15, AgentMonth::kNotRecorded, 30, 10, 10};
  month.recorded_points = recorded.data();
  month.recorded_count = recorded.size();
  EXPECT_THAT(Text(*StandardPolicy(), month, Language::kEnglish),
              HasSubstr("mean response time: 15 points were recorded, 20 are computed: -5."));
  EXPECT_THAT(Text(*StandardPolicy(), month, Language::kChinese),
              HasSubstr("响应时效：登记 15 分，计算为 20 分，相差 -5。"));
}

}  // namespace
}  // namespace guiju::internal
