// The monthly score of an agent: every bound of every metric and one step either side.
#include "guiju/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "guiju/explain.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const ScorePolicy& Standard() { return StandardPolicy()->score; }

// The metrics of the standard policy, in its order.
enum MetricIndex : std::size_t { kResponse, kResolution, kSatisfaction, kVolume, kKnowledge };

Ratio* FactAt(AgentMonth* month, MetricIndex metric) {
  Ratio* const facts[] = {&month->response, &month->resolution, &month->satisfaction,
                          &month->team_ahead, &month->knowledge_entries};
  return facts[metric];
}

struct Expected {
  Ratio value;
  std::int32_t points;
  std::int32_t band;
};

void ExpectPoints(const ScorePolicy& policy, MetricIndex metric,
                  const std::vector<Expected>& cases) {
  for (const Expected& c : cases) {
    AgentMonth month;
    *FactAt(&month, metric) = c.value;
    const ScoreVerdict verdict = Score(policy, month);
    SCOPED_TRACE(std::to_string(c.value.numerator) + "/" + std::to_string(c.value.denominator));
    EXPECT_TRUE(verdict.ok());
    EXPECT_EQ(verdict.points[metric], c.points);
    EXPECT_EQ(verdict.band[metric], c.band);
    EXPECT_EQ(verdict.total, c.points);
  }
}

TEST(Score, Sco1ResponseTime) {
  ExpectPoints(Standard(), kResponse,
               {{{0, 1}, 20, 0},
                {{29, 1}, 20, 0},
                {{30, 1}, 20, 0},
                {{480, 16}, 20, 0},
                {{30'000'001, 1'000'000}, 15, 1},
                {{304, 10}, 15, 1},
                {{31, 1}, 15, 1},
                {{59, 1}, 15, 1},
                {{60, 1}, 15, 1},
                {{60'000'001, 1'000'000}, 0, 2},
                {{61, 1}, 0, 2},
                {{31'622'400, 1}, 0, 2}});
}

TEST(Score, Sco2ResolutionRate) {
  ExpectPoints(Standard(), kResolution,
               {{{1, 1}, 30, 0},
                {{19, 20}, 30, 0},
                {{95, 100}, 30, 0},
                {{18'999, 20'000}, 25, 1},
                {{946, 1000}, 25, 1},
                {{94, 100}, 25, 1},
                {{9, 10}, 25, 1},
                {{8'999'999, 10'000'000}, 20, 2},
                {{89, 100}, 20, 2},
                {{17, 20}, 20, 2},
                {{849'999, 1'000'000}, 0, 3},
                {{84, 100}, 0, 3},
                {{0, 30}, 0, 3}});
}

TEST(Score, Sco3Satisfaction) {
  ExpectPoints(Standard(), kSatisfaction,
               {{{5, 1}, 30, 0},
                {{46, 10}, 30, 0},
                {{9, 2}, 30, 0},
                {{445, 100}, 25, 1},
                {{449'999, 100'000}, 25, 1},
                {{44, 10}, 25, 1},
                {{4, 1}, 25, 1},
                {{395, 100}, 20, 2},
                {{39, 10}, 20, 2},
                {{35, 10}, 20, 2},
                {{349, 100}, 0, 3},
                {{34, 10}, 0, 3},
                {{1, 1}, 0, 3}});
}

TEST(Score, Sco4Volume) {
  ExpectPoints(Standard(), kVolume,
               {{{0, 1}, 10, 0},
                {{0, 24}, 10, 0},
                {{1'999, 10'000}, 10, 0},
                {{1, 5}, 7, 1},
                {{4, 20}, 7, 1},
                {{2'001, 10'000}, 7, 1},
                {{4'999, 10'000}, 7, 1},
                {{1, 2}, 5, 2},
                {{6, 12}, 5, 2},
                {{6, 10}, 5, 2},
                {{7, 10}, 5, 2},
                {{23, 24}, 5, 2}});
}

TEST(Score, Sco5KnowledgeEntries) {
  ExpectPoints(Standard(), kKnowledge,
               {{{1'000'000, 1}, 10, 0},
                {{11, 1}, 10, 0},
                {{10, 1}, 10, 0},
                {{9, 1}, 7, 1},
                {{5, 1}, 7, 1},
                {{4, 1}, 5, 2},
                {{0, 1}, 5, 2}});
}

TEST(Score, Sco6Grades) {
  const struct {
    std::int32_t total;
    const char* grade;
  } cases[] = {{100, "excellent"},
               {91, "excellent"},
               {90, "excellent"},
               {89, "good"},
               {81, "good"},
               {80, "good"},
               {79, "qualified"},
               {61, "qualified"},
               {60, "qualified"},
               {59, "needs_improvement"},
               {0, "needs_improvement"}};
  for (const auto& c : cases) {
    const auto grade = static_cast<std::size_t>(GradeOf(Standard(), c.total));
    EXPECT_EQ(Standard().grades[grade].entry.id, c.grade) << c.total;
  }
}

void Rank(const ScorePolicy& policy, std::vector<AgentMonth>* months) {
  std::vector<AgentMonth*> team;
  for (AgentMonth& month : *months) team.push_back(&month);
  std::vector<std::int64_t> values(team.size());
  std::vector<std::uint32_t> order(team.size());
  std::vector<std::uint32_t> ahead(team.size());
  RankTeam(policy, team.data(), team.size(), values.data(), order.data(), ahead.data());
}

AgentMonth Row(std::int64_t seconds, std::int64_t percent, Ratio rating, std::int64_t handled,
               std::int64_t entries, std::int64_t recorded) {
  AgentMonth month;
  month.response = Ratio::Of(seconds);
  month.resolution = {percent, 100};
  month.satisfaction = rating;
  month.handled = Ratio::Of(handled);
  month.knowledge_entries = Ratio::Of(entries);
  month.recorded_total = Ratio::Of(recorded);
  return month;
}

// SCO-1 to SCO-6: the guide prints 92 and 85 for these rows; its own bands make 100 and 72.
TEST(Score, TheGuidesRowsComeTo100And72AndDisagreeWithTheirTotals) {
  std::vector<AgentMonth> rows = {Row(25, 96, {47, 10}, 580, 12, 92),
                                  Row(45, 88, {42, 10}, 520, 8, 85)};
  Rank(Standard(), &rows);
  const struct {
    std::int32_t total;
    const char* en;
    const char* zh;
    const char* parts_en;
    const char* parts_zh;
  } expected[] = {
      {100, "recorded total 92 differs from the computed 100 by -8",
       "登记总分 92 与计算所得 100 相差 -8",
       "mean response time 20; resolution rate 30; customer satisfaction 30; tickets handled, by "
       "rank in the team 10; knowledge-base entries 10",
       "响应时效 20；问题解决率 30；客户满意度 30；工单处理量（团队排名） 10；知识库更新 10"},
      {72, "recorded total 85 differs from the computed 72 by +13",
       "登记总分 85 与计算所得 72 相差 +13",
       "mean response time 15; resolution rate 20; customer satisfaction 25; tickets handled, by "
       "rank in the team 5; knowledge-base entries 7",
       "响应时效 15；问题解决率 20；客户满意度 25；工单处理量（团队排名） 5；知识库更新 7"}};
  for (std::size_t i = 0; i < 2; ++i) {
    const ScoreVerdict verdict = Score(Standard(), rows[i]);
    EXPECT_EQ(verdict.total, expected[i].total);
    const Reasons reasons = Explain(*StandardPolicy(), rows[i], verdict);
    EXPECT_THAT(reasons.back().en,
                AllOf(HasSubstr(expected[i].en), HasSubstr(expected[i].parts_en)));
    EXPECT_THAT(reasons.back().zh,
                AllOf(HasSubstr(expected[i].zh), HasSubstr(expected[i].parts_zh)));
  }
}

TEST(Score, Sco6AMissingMetricEarnsNothingAndHoldsTheGradeBack) {
  for (const MetricIndex metric : {kResponse, kResolution, kSatisfaction, kVolume, kKnowledge}) {
    AgentMonth month = Row(25, 96, {47, 10}, 580, 12, 0);
    month.team_ahead = {0, 2};
    *FactAt(&month, metric) = Ratio::Missing();
    const ScoreVerdict verdict = Score(Standard(), month);
    const std::int32_t best = Standard().metrics[metric].best_points;
    EXPECT_EQ(verdict.missing, 1u << metric);
    EXPECT_EQ(verdict.points[metric], 0);
    EXPECT_EQ(verdict.band[metric], -1);
    EXPECT_EQ(verdict.not_awardable, best);
    EXPECT_EQ(verdict.total, 100 - best);
    EXPECT_EQ(verdict.grade, ScoreVerdict::kNoGrade);
  }
}

TEST(Score, Sco6AMissingMetricMayBeGradedAllTheSame) {
  const auto policy =
      MustLoad(WithOneLine("missing: ZERO_AND_NO_GRADE", "missing: ZERO_AND_GRADE"));
  AgentMonth month = Row(25, 96, {}, 580, 12, 0);
  month.team_ahead = {0, 2};
  const ScoreVerdict verdict = Score(policy->score, month);
  EXPECT_EQ(verdict.total, 70);
  EXPECT_EQ(verdict.not_awardable, 30);
  EXPECT_EQ(policy->score.grades[static_cast<std::size_t>(verdict.grade)].entry.id, "qualified");
}

TEST(Score, AnImpossibleValueEarnsNothingAndGivesNoTotal) {
  const struct {
    MetricIndex metric;
    Ratio value;
  } cases[] = {{kSatisfaction, {6, 1}},      {kSatisfaction, {501, 100}},
               {kSatisfaction, {99, 100}},   {kResolution, {101, 100}},
               {kResolution, {-1, 100}},     {kResponse, {-1, 1}},
               {kResponse, {31'622'401, 1}}, {kVolume, {3, 2}},
               {kKnowledge, {-1, 1}},        {kKnowledge, {1'000'001, 1}}};
  for (const auto& c : cases) {
    AgentMonth month = Row(25, 96, {47, 10}, 580, 12, 0);
    month.team_ahead = {0, 2};
    *FactAt(&month, c.metric) = c.value;
    const ScoreVerdict verdict = Score(Standard(), month);
    EXPECT_EQ(verdict.out_of_domain, 1u << c.metric);
    EXPECT_FALSE(verdict.ok());
    EXPECT_EQ(verdict.points[c.metric], 0);
    EXPECT_EQ(verdict.grade, ScoreVerdict::kNoGrade);
  }
}

std::string Rounded(const std::string& step) {
  std::string text(StandardPolicyText());
  const std::size_t at = text.find("step: \"" + step + "\"");
  text.replace(text.find("EXACT", at), 5, "TO_STEP_FIRST");
  return text;
}

TEST(Score, Sco3RoundsToTheStepFirstWhereThePolicySaysSo) {
  const auto policy = MustLoad(Rounded("0.1"));
  ExpectPoints(policy->score, kSatisfaction,
               {{{445, 100}, 30, 0},
                {{4'449'999, 1'000'000}, 25, 1},
                {{395, 100}, 25, 1},
                {{3'949, 1'000}, 20, 2},
                {{345, 100}, 20, 2},
                {{3'449, 1'000}, 0, 3}});
}

TEST(Score, Sco1RoundsToTheStepFirstWhereThePolicySaysSo) {
  const auto policy = MustLoad(Rounded("1"));  // the first table: seconds
  ExpectPoints(policy->score, kResponse,
               {{{30'499'999, 1'000'000}, 20, 0},
                {{305, 10}, 15, 1},
                {{604, 10}, 15, 1},
                {{605, 10}, 0, 2}});
}

TEST(Score, Sco2RoundsPercentToTheStepFirst) {
  std::string text(StandardPolicyText());
  const std::size_t at = text.find("RESOLUTION_PERCENT");
  text.replace(text.find("EXACT", at), 5, "TO_STEP_FIRST");
  ExpectPoints(MustLoad(text)->score, kResolution,
               {{{945, 1'000}, 30, 0},
                {{944'999, 1'000'000}, 25, 1},
                {{895, 1'000}, 25, 1},
                {{845, 1'000}, 20, 2},
                {{8'449, 10'000}, 0, 3}});
}

// Rounding in an enormous domain would leave int64; a compiled table never gets there.
TEST(Score, ATableWhoseStepsCannotBeCountedIsRefused) {
  const auto table = [](const char* max, const char* step) {
    return WithOneLine(
        "min: \"0\" max: \"31622400\" step: \"1\" direction: LOWER_IS_BETTER rounding: EXACT",
        std::string("min: \"0\" max: \"") + max + "\" step: \"" + step +
            "\" direction: LOWER_IS_BETTER rounding: TO_STEP_FIRST");
  };
  const LoadedPolicy refused = LoadPolicy(table("999999999999999999", "0.000001"), "a.textproto");
  EXPECT_EQ(refused.policy, nullptr);
  ASSERT_EQ(refused.findings.size(), 1u) << Describe(refused.findings);
  EXPECT_EQ(refused.findings[0].id, "step_too_fine");
  EXPECT_EQ(refused.findings[0].path, "score.metric[0].table.step");
  const auto policy = MustLoad(table("999999999999", "0.000001"));
  ExpectPoints(policy->score, kResponse,
               {{{999'999'999'999, 1}, 0, 2}, {{30'000'000'4, 10'000'000}, 20, 0}});
}

TEST(RankTeam, Sco4TiesShareTheBetterOrTheWorseRank) {
  const auto worse = MustLoad(WithOneLine("ties: BETTER_RANK", "ties: WORSE_RANK"));
  const struct {
    const ScorePolicy* policy;
    std::vector<std::int64_t> ahead;
  } cases[] = {{&Standard(), {0, 1, 1, 3}}, {&worse->score, {0, 2, 2, 3}}};
  for (const auto& c : cases) {
    std::vector<AgentMonth> months(4);
    const std::int64_t handled[] = {580, 520, 520, 400};
    for (std::size_t i = 0; i < 4; ++i) {
      months[i].handled = Ratio::Of(handled[i]);
    }
    Rank(*c.policy, &months);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_EQ(months[i].team_ahead.numerator, c.ahead[i]);
      EXPECT_EQ(months[i].team_ahead.denominator, 4);
    }
  }
}

TEST(RankTeam, Sco4WhoHasNoNumberIsNoPartOfTheTeam) {
  std::vector<AgentMonth> months(3);
  months[0].handled = Ratio::Of(10);
  months[2].handled = Ratio::Of(20);
  Rank(Standard(), &months);
  EXPECT_EQ(Compare(months[0].team_ahead, {1, 2}), 0);
  EXPECT_TRUE(months[1].team_ahead.is_missing());
  EXPECT_EQ(Compare(months[2].team_ahead, {0, 2}), 0);
}

TEST(BandIndex, BothPathsAgreeOnEverySmallValue) {
  constexpr std::int64_t q = 20;
  const guiju_cut cuts[] = {{19, 0}, {18, 1}, {18, 0}, {-7, 0}};
  for (std::int64_t d = 1; d <= 60; ++d) {
    for (std::int64_t n = -2 * d; n <= 2 * d; ++n) {
      ASSERT_EQ(guiju_is_small_value(n, d), 1);
      const std::int32_t index = guiju_band_index(n, d, q, cuts, 4);
      ASSERT_EQ(guiju_band_index_small(n, d, q, cuts, 4), index);
      std::int32_t failed = 0;
      for (const guiju_cut& cut : cuts) {
        const std::int64_t over = n * q - cut.numerator * d;
        failed += cut.strict != 0 ? over <= 0 : over < 0;
      }
      ASSERT_EQ(index, failed) << n << "/" << d;
    }
  }
}

TEST(BandIndex, BothPathsAgreeOnRandomSmallValues) {
  std::mt19937_64 random(3);
  const auto below = [&random](std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(-limit + 1, limit - 1)(random);
  };
  const auto positive = [&random](std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(1, limit - 1)(random);
  };
  for (int i = 0; i < 200'000; ++i) {
    // Every second round the value is near a bound, where the paths could differ.
    const std::int64_t q = positive(GUIJU_SMALL_DENOMINATOR);
    const guiju_cut cuts[] = {{below(GUIJU_SMALL_COUNT), i & 1},
                              {below(GUIJU_SMALL_COUNT), i >> 1 & 1}};
    const std::int64_t d = positive(GUIJU_SMALL_COUNT);
    const bool near = (i & 1) != 0 && std::abs(cuts[0].numerator / q) < GUIJU_SMALL_VALUE / d - 2;
    const std::int64_t n = near ? cuts[0].numerator / q * d + i % 3 - 1 : below(GUIJU_SMALL_VALUE);
    ASSERT_EQ(guiju_is_small_value(n, d), 1);
    ASSERT_EQ(guiju_is_small_number(cuts[0].numerator, q), 1);
    ASSERT_EQ(guiju_band_index_small(n, d, q, cuts, 2), guiju_band_index(n, d, q, cuts, 2));
  }
}

TEST(BandIndex, IsRightAtTheEndsOfTheRange) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const guiju_cut one[] = {{1, 0}};
  const guiju_cut above_one[] = {{1, 1}};
  EXPECT_EQ(guiju_band_index(most, most, 1, one, 1), 0);
  EXPECT_EQ(guiju_band_index(most, most, 1, above_one, 1), 1);
  EXPECT_EQ(guiju_band_index(most - 1, most, 1, one, 1), 1);
  EXPECT_EQ(guiju_band_index(most, 1, most, one, 1), 0);
  EXPECT_EQ(guiju_band_index(least, 1, most, one, 1), 1);
  const guiju_cut extreme[] = {{most, 0}, {0, 0}, {least, 0}};
  EXPECT_EQ(guiju_band_index(most, 1, 1, extreme, 3), 0);
  EXPECT_EQ(guiju_band_index(most - 1, 1, 1, extreme, 3), 1);
  EXPECT_EQ(guiju_band_index(least, most, most, extreme, 3), 2);
  EXPECT_EQ(guiju_band_index(most, most, most, extreme, 3), 0);
  EXPECT_EQ(guiju_is_small_value(GUIJU_SMALL_VALUE, 1), 0);
  EXPECT_EQ(guiju_is_small_value(-GUIJU_SMALL_VALUE, 1), 0);
  EXPECT_EQ(guiju_is_small_value(1, GUIJU_SMALL_COUNT), 0);
  EXPECT_EQ(guiju_is_small_number(GUIJU_SMALL_COUNT, 1), 0);
  EXPECT_EQ(guiju_is_small_number(1, GUIJU_SMALL_DENOMINATOR), 0);
}

TEST(Lookup, TakesHugeCountsAndRefusesTheSmallestNumber) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const BandTable& resolution = Standard().metrics[kResolution].table;
  EXPECT_EQ(Lookup(resolution, {most, most}).points, 30);
  EXPECT_EQ(Lookup(resolution, {most / 20 * 19, most}).index, 1);
  const BandTable& response = Standard().metrics[kResponse].table;
  EXPECT_EQ(Lookup(response, {most, most}).points, 20);
  EXPECT_EQ(Lookup(response, {most, 1}).outcome, BandOutcome::kOutOfDomain);
  EXPECT_EQ(Lookup(response, {least, 1}).outcome, BandOutcome::kOutOfDomain);
  EXPECT_EQ(Lookup(response, Ratio::Missing()).outcome, BandOutcome::kMissing);
}

// A better figure never earns less.
TEST(Score, IsMonotone) {
  std::mt19937_64 random(17);
  for (const Metric& metric : Standard().metrics) {
    const std::int64_t low = metric.fact == MetricFact::kMeanRating ? 1'000 : 0;
    const std::int64_t high = metric.fact == MetricFact::kMeanRating ? 5'000
                              : IsPercent(metric.fact)               ? 1'000
                                                                     : 90'000;
    std::uniform_int_distribution<std::int64_t> value(low, high);
    for (int i = 0; i < 20'000; ++i) {
      const Ratio a{value(random), 1'000};
      const Ratio b{value(random), 1'000};
      const std::int32_t order = metric.table.lower_is_better ? Compare(b, a) : Compare(a, b);
      if (order >= 0) {
        ASSERT_GE(Lookup(metric.table, a).points, Lookup(metric.table, b).points);
      }
    }
  }
}

TEST(CompileScore, SaysWhatIsWrong) {
  const struct {
    const char* from;
    const char* to;
    const char* finding;
  } cases[] = {
      {"band { at_most: \"30\" points: 20 }", "band { at_least: \"30\" points: 20 }",
       "band_wrong_bound score.metric[0].table.band[0].at_least"},
      {"band { at_most: \"30\" points: 20 }", "band { points: 20 }",
       "band_without_bound score.metric[0].table.band[0]"},
      {"band { at_most: \"60\" points: 15 }", "band { at_most: \"29\" points: 15 }",
       "band_order score.metric[0].table.band[1].at_most"},
      {"band { at_most: \"60\" points: 15 }", "band { below: \"30\" points: 15 }",
       "band_order score.metric[0].table.band[1].below"},
      {"band { at_most: \"60\" points: 15 }", "band { at_most: \"31622401\" points: 15 }",
       "band_outside score.metric[0].table.band[1].at_most"},
      {"band { at_least: \"90\" points: 25 }", "band { at_least: \"90\" points: 31 }",
       "band_points score.metric[1].table.band[1].points"},
      {"band { at_least: \"95\" points: 30 }", "band { at_least: \"95\" points: 29 }",
       "full_marks score.full_marks"},
      {"min: \"1\" max: \"5\"", "min: \"5\" max: \"5\"", "empty_domain score.metric[2].table"},
      {"at_least: 80 label", "at_least: 90 label", "grade_order score.grade[1].at_least"},
      {"at_least: 90 label", "at_least: 101 label", "grade_unreachable score.grade[0].at_least"},
      {"grade { id: \"good\" ", "grade { id: \"excellent\" ", "duplicate_id score.grade[1].id"},
      {"id: \"volume\"", "id: \"response\"", "duplicate_id score.metric[3].id"},
  };
  for (const auto& c : cases) {
    std::string text(StandardPolicyText());
    std::size_t at = text.find("\nscore {");
    at = text.find(c.from, at);
    ASSERT_NE(at, std::string::npos) << c.from;
    text.replace(at, std::string(c.from).size(), c.to);
    const LoadedPolicy loaded = LoadPolicy(text, "a.textproto");
    EXPECT_EQ(loaded.policy, nullptr) << c.to;
    ASSERT_FALSE(loaded.findings.empty()) << c.to;
    bool found = false;
    for (const Finding& finding : loaded.findings) {
      found = found || finding.id + " " + finding.path == c.finding;
    }
    EXPECT_TRUE(found) << c.finding << Describe(loaded.findings);
  }
}

// A strict bound before the same bound that includes its value: both bands can be reached.
TEST(CompileScore, AStrictBoundComesBeforeTheSameBound) {
  std::string text =
      WithOneLine("band { at_most: \"60\" points: 15 }",
                  "band { below: \"60\" points: 15 } band { at_most: \"60\" points: 14 }");
  // The profiles give points to as many bands as the table has.
  for (const std::string profile : {"15, 11, 0", "10, 8, 0"}) {
    text.replace(text.find(profile), profile.size(), profile.substr(0, 2) + ", 8, 8, 0");
  }
  const auto policy = MustLoad(text);
  ExpectPoints(policy->score, kResponse, {{{59, 1}, 15, 1}, {{60, 1}, 14, 2}, {{61, 1}, 0, 3}});
}

}  // namespace
}  // namespace guiju::internal
