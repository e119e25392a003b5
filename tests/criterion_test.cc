// Conditions in three values: the tree, the tests of a fact, and what the compiler makes of text.
#include "guiju/criterion.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "section.h"

namespace guiju {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Tri kF = Tri::kFalse;
constexpr Tri kT = Tri::kTrue;
constexpr Tri kU = Tri::kUnknown;

Criterion Group(std::uint16_t arity, std::uint16_t need) {
  Criterion criterion;
  for (std::uint16_t i = 0; i < arity; ++i) criterion.nodes.push_back({0, 0, i});
  criterion.nodes.push_back({arity, need, 0});
  return criterion;
}

Tri Answer(const Criterion& criterion, const std::vector<Tri>& leaves) {
  return Evaluate(criterion, [&leaves](std::uint16_t i) { return leaves[i]; });
}

TEST(Evaluate, AllIsFalseAsSoonAsOnePartIs) {
  const Criterion all = Group(2, 2);
  const Tri expected[3][3] = {{kF, kF, kF}, {kF, kT, kU}, {kF, kU, kU}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(Answer(all, {static_cast<Tri>(a), static_cast<Tri>(b)}), expected[a][b])
          << a << " " << b;
    }
  }
}

TEST(Evaluate, AnyIsTrueAsSoonAsOnePartIs) {
  const Criterion any = Group(2, 1);
  const Tri expected[3][3] = {{kF, kT, kU}, {kT, kT, kT}, {kU, kT, kU}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      EXPECT_EQ(Answer(any, {static_cast<Tri>(a), static_cast<Tri>(b)}), expected[a][b])
          << a << " " << b;
    }
  }
}

// Unknown exactly when filling the unknowns in both ways gives both answers.
TEST(Evaluate, AtLeastNIsUnknownExactlyWhenTheUnknownsDecide) {
  for (std::uint16_t arity = 1; arity <= 4; ++arity) {
    for (std::uint16_t need = 1; need <= arity; ++need) {
      const Criterion criterion = Group(arity, need);
      int combinations = 1;
      for (int i = 0; i < arity; ++i) combinations *= 3;
      for (int code = 0; code < combinations; ++code) {
        std::vector<Tri> leaves;
        std::vector<Tri> low;
        std::vector<Tri> high;
        for (int i = 0, rest = code; i < arity; ++i, rest /= 3) {
          leaves.push_back(static_cast<Tri>(rest % 3));
          low.push_back(leaves.back() == kU ? kF : leaves.back());
          high.push_back(leaves.back() == kU ? kT : leaves.back());
        }
        const Tri a = Answer(criterion, low);
        const Tri b = Answer(criterion, high);
        ASSERT_EQ(Answer(criterion, leaves), a == b ? a : kU);
      }
    }
  }
}

TEST(Evaluate, ANestedTreeUsesTheResultsOfItsParts) {
  // any(0, all(1, 2), at least 2 of (3, 4, 5))
  const Criterion tree{{{0, 0, 0},
                        {0, 0, 1},
                        {0, 0, 2},
                        {2, 2, 0},
                        {0, 0, 3},
                        {0, 0, 4},
                        {0, 0, 5},
                        {3, 2, 0},
                        {3, 1, 0}}};
  EXPECT_EQ(Answer(tree, {kF, kT, kT, kF, kF, kF}), kT);
  EXPECT_EQ(Answer(tree, {kF, kT, kF, kT, kF, kT}), kT);
  EXPECT_EQ(Answer(tree, {kF, kT, kF, kT, kF, kU}), kU);
  EXPECT_EQ(Answer(tree, {kF, kU, kF, kU, kF, kF}), kF);
  EXPECT_EQ(Answer(Criterion{}, {}), kT);
}

TEST(Ask, AnInterval) {
  FactTest test;
  test.lower = {3, 1};
  test.upper = {4, 1};
  test.upper_open = true;
  EXPECT_EQ(Ask(test, Ratio{299, 100}), kF);
  EXPECT_EQ(Ask(test, Ratio{3, 1}), kT);
  EXPECT_EQ(Ask(test, Ratio{399, 100}), kT);
  EXPECT_EQ(Ask(test, Ratio{4, 1}), kF);
  EXPECT_EQ(Ask(test, Ratio::Missing()), kU);
  test.lower_open = true;
  test.upper_open = false;
  EXPECT_EQ(Ask(test, Ratio{3, 1}), kF);
  EXPECT_EQ(Ask(test, Ratio{4, 1}), kT);
  EXPECT_EQ(Ask(test, Ratio{401, 100}), kF);
}

TEST(Ask, YesOrNo) {
  FactTest test;
  test.kind = FactTest::Kind::kIs;
  EXPECT_EQ(Ask(test, Ratio::Of(1)), kT);
  EXPECT_EQ(Ask(test, Ratio::Of(0)), kF);
  test.expected = false;
  EXPECT_EQ(Ask(test, Ratio::Of(1)), kF);
  EXPECT_EQ(Ask(test, Ratio::Of(0)), kT);
  EXPECT_EQ(Ask(test, Ratio::Missing()), kU);
}

TEST(Ask, MonthsIncludeTheBoundOnBothSides) {
  const Instant moment{1'000};
  const struct {
    FactTest::Kind kind;
    Tri before;
    Tri at;
    Tri after;
    Tri never;
  } cases[] = {{FactTest::Kind::kWithinMonths, kF, kT, kT, kF},
               {FactTest::Kind::kNotWithinMonths, kT, kF, kF, kT},
               {FactTest::Kind::kAtLeastMonthsAgo, kT, kT, kF, kF}};
  for (const auto& c : cases) {
    FactTest test;
    test.kind = c.kind;
    EXPECT_EQ(Ask(test, Instant{999}, moment), c.before);
    EXPECT_EQ(Ask(test, Instant{1'000}, moment), c.at);
    EXPECT_EQ(Ask(test, Instant{1'001}, moment), c.after);
    EXPECT_EQ(Ask(test, Instant::Never(), moment), c.never);
    EXPECT_EQ(Ask(test, Instant::Unknown(), moment), kU);
    EXPECT_EQ(Ask(test, Instant{999}, Instant::Unknown()), kU);
  }
}

namespace facts {
const std::vector<internal::FactName>& List() {
  static const std::vector<internal::FactName> list = {{"spend", 0, internal::FactKind::kNumber},
                                                       {"share", 1, internal::FactKind::kPercent},
                                                       {"growing", 2, internal::FactKind::kYesNo},
                                                       {"since", 3, internal::FactKind::kInstant}};
  return list;
}
}  // namespace facts

struct Compiled {
  Criterion criterion;
  std::vector<FactTest> tests;
  std::vector<std::int32_t> months;
  std::vector<std::string> findings;
};

Compiled Compile(const std::string& text) {
  v1::Criterion proto;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &proto)) << text;
  Compiled out;
  internal::Problems problems;
  out.criterion =
      internal::CompileCriterion(proto, facts::List(), "when", &out.tests, &out.months, &problems);
  for (const Finding& finding : problems.findings()) {
    out.findings.push_back(finding.id + " " + finding.path);
  }
  return out;
}

TEST(CompileCriterion, PercentBecomesAShare) {
  const Compiled found = Compile("fact: 'share' at_least: '12.50' below: '70'");
  EXPECT_THAT(found.findings, IsEmpty());
  ASSERT_EQ(found.tests.size(), 1u);
  EXPECT_EQ(Compare(found.tests[0].lower, {1, 8}), 0);
  EXPECT_EQ(Compare(found.tests[0].upper, {7, 10}), 0);
  EXPECT_FALSE(found.tests[0].lower_open);
  EXPECT_TRUE(found.tests[0].upper_open);
}

TEST(CompileCriterion, EqualMonthsShareAMoment) {
  const Compiled found = Compile(
      "all { fact: 'since' within_months: 3 } all { fact: 'since' at_least_months_ago: 3 } "
      "all { fact: 'since' not_within_months: 0 }");
  EXPECT_THAT(found.findings, IsEmpty());
  EXPECT_THAT(found.months, ElementsAre(3, 0));
}

TEST(CompileCriterion, SaysWhatIsWrongWhere) {
  const struct {
    const char* text;
    const char* finding;
  } cases[] = {
      {"", "criterion_shape when"},
      {"fact: 'spend' at_least: '1' any { fact: 'growing' is: true }", "criterion_shape when"},
      {"all { }", "criterion_shape when.all[0]"},
      {"fact: 'spand' above: '1'", "unknown_fact when.fact"},
      {"fact: 'spend'", "criterion_no_test when"},
      {"fact: 'spend' is: true", "criterion_wrong_test when"},
      {"fact: 'growing' above: '1'", "criterion_wrong_test when"},
      {"fact: 'since' at_most: '1'", "criterion_wrong_test when"},
      {"fact: 'spend' within_months: 1", "criterion_wrong_test when"},
      {"fact: 'spend' at_least: '1' is: true", "criterion_wrong_test when"},
      {"fact: 'spend' at_least: '2' below: '2'", "criterion_empty when"},
      {"fact: 'spend' above: '2' at_most: '2'", "criterion_empty when"},
      {"fact: 'spend' at_least: '3' at_most: '2'", "criterion_empty when"},
      {"at_least_n { n: 2 of { fact: 'growing' is: true } }",
       "at_least_n_impossible when.at_least_n"},
      {"any { fact: 'growing' is: true } any { at_least_n { n: 1 of { fact: 'x' is: true } } }",
       "unknown_fact when.any[1].at_least_n.of[0].fact"},
  };
  for (const auto& c : cases) {
    EXPECT_THAT(Compile(c.text).findings, ElementsAre(c.finding)) << c.text;
  }
  EXPECT_THAT(Compile("fact: 'spend' at_least: '2' at_most: '2'").findings, IsEmpty());
}

TEST(CompileCriterion, RefusesMoreMomentsThanThereIsRoomFor) {
  std::string text;
  for (int i = 0; i < 17; ++i) {
    text += "any { fact: 'since' within_months: " + std::to_string(i) + " } ";
  }
  EXPECT_THAT(Compile(text).findings, ElementsAre("too_many_moments when.any[16]"));
}

TEST(CompileCriterion, RefusesMoreWaitingResultsThanTheStackHolds) {
  // Each level waits for 31 results and then opens the next: 31 + 31 + 31 > 64.
  const auto level = [](const std::string& inner) {
    std::string text;
    for (int i = 0; i < 31; ++i) text += "any { fact: 'growing' is: true } ";
    return text + "any { " + inner + " }";
  };
  const std::string leaf = "fact: 'growing' is: false";
  EXPECT_THAT(Compile(level(level(leaf))).findings, IsEmpty());
  EXPECT_THAT(Compile(level(level(level(leaf)))).findings, ElementsAre("criterion_too_large when"));
}

}  // namespace
}  // namespace guiju
