// What mutants there are, what becomes of them, and the tests at the bounds of a policy.
#include "guiju/workbench/mutate.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "guiju/load.h"
#include "place.h"
#include "workbench/document_parts.h"
#include "workbench/mutant_policy.h"
#include "workbench/mutants.h"

namespace guiju::workbench {
namespace {

// "place: before -> after" of every mutant within a place of a part of a policy.
std::vector<std::string> Mutants(const std::string& text, const std::string& within,
                                 MutantOptions options = {}) {
  v1::Policy policy;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &policy));
  std::vector<std::string> found;
  for (const Mutant& mutant : ListMutants(policy, options)) {
    if (mutant.place.compare(0, within.size(), within) != 0) continue;
    std::string one = mutant.place.substr(within.size()) + ": ";
    if (mutant.kind == Operator::kOrder) {
      one += mutant.before + " <> " + mutant.after;
    } else {
      one += mutant.before + " -> " + mutant.after;
    }
    found.push_back(one);
  }
  return found;
}

using Lines = std::vector<std::string>;

TEST(Mutants, MovesABoundByStepsOfItsTableAndExchangesItsKind) {
  const std::string policy =
      "score { metric { id: 'm' table { step: '0.1' band { at_least: '4.5' points: 30 } } } }";
  EXPECT_EQ(
      Mutants(policy, "score.metric[m].table.band[0]"),
      (Lines{": 1 -> ", ".at_least: 4.5 -> 3.5", ".at_least: 4.5 -> 4.4", ".at_least: 4.5 -> 4.6",
             ".at_least: 4.5 -> 5.5", ".at_least: at_least: 4.5 -> above: 4.5",
             ".at_least: at_least: 4.5 -> at_most: 4.5", ".points: 30 -> 29",
             ".points: 30 -> 31"}));
}

TEST(Mutants, MovesADecimalWithoutAStepByItsLastDigit) {
  const std::string policy =
      "segment { segment { id: 's' when { fact: 'mean_rating' at_least: '3.0' } } }";
  EXPECT_EQ(Mutants(policy, "segment.segment[s].when.at_least"),
            (Lines{": 3.0 -> 2.0", ": 3.0 -> 2.9", ": 3.0 -> 3.1", ": 3.0 -> 4.0",
                   ": at_least: 3.0 -> above: 3.0"}));
}

TEST(Mutants, ExchangesNeighboursWhereTheOrderDecides) {
  const std::string policy =
      "triage { signal { id: 'a' } signal { id: 'b' }"
      " priority_rule { id: 'x' priority: P0 when { fact: 'a' is: true } }"
      " priority_rule { id: 'y' priority: P1 when { fact: 'b' is: true } } }";
  EXPECT_EQ(Mutants(policy, "triage.priority_rule[x]"),
            (Lines{": x <> y", ": x -> ", ".priority: P0 -> P1", ".priority: P0 -> P2",
                   ".when.fact: a -> b", ".when.is: true -> false"}));
}

TEST(Mutants, ExchangesClocks) {
  const std::string policy = "sla { obligation { id: 'o' target { working_days: 3 early: 1 } } }";
  EXPECT_EQ(
      Mutants(policy, "sla.obligation[o].target[0]"),
      (Lines{": 1 -> ", ".working_days: 3 -> -7", ".working_days: 3 -> 2", ".working_days: 3 -> 4",
             ".working_days: 3 -> 13", ".working_days: working_days: 3 -> elapsed_hours: 3",
             ".working_days: working_days: 3 -> working_hours: 3", ".early: 1 -> -9",
             ".early: 1 -> 0", ".early: 1 -> 2", ".early: 1 -> 11", ".early: 1 -> "}));
}

TEST(Mutants, MovesTimesAndDaysAndWeekdays) {
  const std::string policy =
      "calendar { id: 'c' weekly { day: [MONDAY, SUNDAY] hours { from: '00:05' to: '24:00' } }"
      " day_off { date: '2026-03-01' } }";
  EXPECT_EQ(Mutants(policy, "calendar[c].weekly[0].day"),
            (Lines{"[0]: MONDAY -> ", "[1]: SUNDAY -> ", ":  -> TUESDAY", ":  -> WEDNESDAY",
                   ":  -> THURSDAY", ":  -> FRIDAY", ":  -> SATURDAY"}));
  EXPECT_EQ(
      Mutants(policy, "calendar[c].weekly[0].hours"),
      (Lines{"[0]: 1 -> ", "[0].from: 00:05 -> 00:04", "[0].from: 00:05 -> 00:06",
             "[0].from: 00:05 -> 00:15", "[0].to: 24:00 -> 23:50", "[0].to: 24:00 -> 23:59"}));
  EXPECT_EQ(Mutants(policy, "calendar[c].day_off"),
            (Lines{"[2026-03-01]: 2026-03-01 -> ", "[2026-03-01].date: 2026-03-01 -> 2026-02-28",
                   "[2026-03-01].date: 2026-03-01 -> 2026-03-02"}));
}

TEST(Mutants, ExchangesReferencesAndFlipsFlags) {
  const std::string policy =
      "calendar { id: 'day' } calendar { id: 'night' }"
      " sla { calendar: 'night' obligation { id: 'o' each: true starts_at: [RANG] } }";
  EXPECT_EQ(Mutants(policy, "sla.calendar"), (Lines{": night -> day"}));
  EXPECT_EQ(Mutants(policy, "sla.obligation[o].each"), (Lines{": true -> false"}));
  EXPECT_EQ(Mutants(policy, "sla.obligation[o].never_paused"), (Lines{": false -> true"}));
  EXPECT_EQ(Mutants(policy, "sla.obligation[o].starts_at"),
            (Lines{"[0]: RANG -> ", "[0]: RANG -> PRIORITY_CHANGED", "[0]: RANG -> ANSWERED"}));
}

TEST(Mutants, LeavesWordsForPeopleAloneAndDropsSingleTermsOnlyWhenAsked) {
  const std::string policy =
      "id: 'p' label { en: 'a' zh: 'b' } text { terms { signal: 's' clause: 'INT-7' term: ['x', "
      "'y'] except: ['z'] } }";
  EXPECT_EQ(Mutants(policy, "text.terms"), (Lines{"[s]: s -> ", "[s].except:  -> "}));
  MutantOptions words;
  words.words = true;
  EXPECT_EQ(Mutants(policy, "text.terms[s].term", words), (Lines{"[0]: x -> ", "[1]: y -> "}));
  EXPECT_TRUE(Mutants(policy, "label").empty());
  EXPECT_TRUE(Mutants(policy, "id").empty());
}

// Every verb names entries alike: what a report prints can be given to --within, --sweep and
// waivers.
TEST(ListMutants, NamesPlacesThatAreFoundAgain) {
  const PolicyDocument document = StandardDocument();
  const v1::Policy& policy = document.parts().proto;
  for (const Mutant& mutant : ListMutants(policy, {})) {
    if (mutant.before.empty()) continue;  // it adds what is not there yet
    EXPECT_EQ(internal::PathOf(policy, mutant.place), mutant.path);
    EXPECT_EQ(internal::PlaceOf(policy, mutant.path), mutant.place);
  }
}

TEST(Mutants, EveryChangeChangesSomethingAndIsTakenBack) {
  v1::Policy policy = StandardDocument().parts().proto;
  const std::string before = policy.SerializeAsString();
  const std::vector<Mutant> mutants = ListMutants(policy, {});
  EXPECT_GT(mutants.size(), 1000u);
  std::set<std::string> seen;
  for (const Mutant& mutant : mutants) {
    if (mutant.section == v1::Policy::kTextFieldNumber) continue;  // much to write each time
    {
      const AppliedMutant applied(mutant, &policy);
      EXPECT_NE(policy.SerializeAsString(), before) << mutant.place;
    }
    EXPECT_TRUE(seen.insert(std::to_string(static_cast<int>(mutant.kind)) + mutant.path +
                            mutant.before + ">" + mutant.after)
                    .second)
        << mutant.place << ' ' << mutant.after;
  }
  EXPECT_EQ(policy.SerializeAsString(), before);
}

// A section that is compiled alone is refused exactly when the whole policy is.
TEST(MutantPolicy, RefusesWhatTheCompilerOfAWholePolicyRefuses) {
  const PolicyDocument document = StandardDocument();
  MutantPolicy policy(document.parts().proto, *document.policy());
  const std::vector<Mutant> mutants = ListMutants(document.parts().proto, {});
  for (std::size_t i = 0; i < mutants.size(); i += 41) {
    const bool accepted = policy.Become(mutants[i]);
    v1::Policy proto = document.parts().proto;
    const AppliedMutant applied(mutants[i], &proto);
    std::string text;
    google::protobuf::TextFormat::PrintToString(proto, &text);
    EXPECT_EQ(accepted, LoadPolicy(text, "mutant.textproto").policy != nullptr)
        << mutants[i].place << ' ' << mutants[i].after;
    policy.Restore();
  }
}

std::shared_ptr<const TestSuite> Suite(const std::string& cases) {
  const LoadedSuite loaded = LoadTests("name: 's' " + cases, "suite.textproto");
  for (const Finding& finding : loaded.findings) ADD_FAILURE() << finding.path << finding.en;
  return loaded.suite;
}

constexpr char kAtNinetyFive[] =
    "case { name: 'on the bound' clause: 'SCO-2'"
    " facts { agent_month { agent_id: 'A' month: '2026-03' resolution_percent: '95' } }"
    " expect { agent { score { metric { metric: 'resolution' points: 30 } } } } }";

MutationReport MutateWithin(const std::string& cases, const std::string& within,
                            const std::string& threshold = "") {
  MutateOptions options;
  options.within = within;
  options.threshold_percent = threshold;
  return Mutate({Suite(cases)}, StandardDocument(), options);
}

TEST(Mutate, OneBoundaryCaseKillsExactlyWhatItMust) {
  const MutationReport report =
      MutateWithin(kAtNinetyFive, "score.metric[resolution].table.band[0]");
  // 96 and above 95 are noticed; 94 is not; 85 and 105, other points and no band at all break the
  // table or the sum of 100.
  EXPECT_EQ(report.total.killed, 2u);
  ASSERT_EQ(report.survivors.size(), 1u);
  EXPECT_EQ(report.total.equivalent, 0u);
  EXPECT_EQ(report.total.all(), 10u);
  const Survivor& survivor = report.survivors.front();
  EXPECT_EQ(survivor.place, "score.metric[resolution].table.band[0].at_least");
  EXPECT_EQ(survivor.clause, "SCO-2");
  EXPECT_EQ(survivor.file, "standard.textproto");
  EXPECT_GT(survivor.line, 0);
  EXPECT_GT(survivor.column, 0);
  EXPECT_EQ(survivor.change.en,
            "score.metric[resolution].table.band[0].at_least: \"95\" was changed to \"94\".");
  EXPECT_EQ(survivor.change.zh,
            "score.metric[resolution].table.band[0].at_least：由“95”改成了“94”。");
  EXPECT_EQ(report.score(), "66.6");
  ASSERT_EQ(report.clauses.size(), 1u);
  EXPECT_EQ(report.clauses.front().name, "SCO-2");
}

TEST(Mutate, TheTestOfASurvivorKillsItWhenAdded) {
  const std::string within = "score.metric[resolution].table.band[0]";
  const MutationReport before = MutateWithin(kAtNinetyFive, within);
  ASSERT_EQ(before.survivors.size(), 1u);
  const std::string& test = before.survivors.front().test;
  ASSERT_NE(test, "");
  const MutationReport after = MutateWithin(kAtNinetyFive + std::string("\n") + test, within);
  EXPECT_TRUE(after.ok()) << test;
  EXPECT_EQ(after.total.killed, 3u) << test;
  EXPECT_EQ(after.score(), "100");
}

TEST(Mutate, ASuiteThatLooksAtNothingScoresNothing) {
  const MutationReport report = MutateWithin(
      "case { name: 'nothing' clause: 'SCO-2'"
      " facts { agent_month { agent_id: 'A' month: '2026-03' } }"
      " expect { agent { score { agent_id: 'A' } } } }",
      "score.grade");
  EXPECT_GT(report.total.survived, 0u);
  EXPECT_EQ(report.total.killed, 0u);
  EXPECT_EQ(report.score(), "0");
}

TEST(Mutate, AThresholdIsComparedExactly) {
  const std::string within = "score.metric[resolution].table.band[0]";  // 2 of 3
  EXPECT_TRUE(MutateWithin(kAtNinetyFive, within, "66.6").ok());
  EXPECT_TRUE(MutateWithin(kAtNinetyFive, within, "66.666666").ok());
  const MutationReport missed = MutateWithin(kAtNinetyFive, within, "66.67");
  EXPECT_FALSE(missed.ok());
  ASSERT_EQ(missed.findings.size(), 1u);
  EXPECT_EQ(missed.findings.front().id, "mutate_too_low");
  EXPECT_EQ(MutateWithin(kAtNinetyFive, within, "lots").findings.front().id, "mutate_threshold");
  EXPECT_EQ(
      MutateWithin(std::string(kAtNinetyFive) + " require { mutation_score_percent: '70' }", within)
          .findings.front()
          .id,
      "mutate_too_low");
}

TEST(Mutate, TestsThatFailOnThePolicyItselfSayNothingOfMutants) {
  std::string wrong = kAtNinetyFive;
  wrong.replace(wrong.find("30"), 2, "25");
  const MutationReport report = MutateWithin(wrong, "score");
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings.front().id, "mutate_tests_fail");
  EXPECT_EQ(report.total.all(), 0u);
  EXPECT_EQ(Mutate({}, StandardDocument(), {}).findings.front().id, "mutate_no_tests");
}

TEST(Mutate, IsTheSameTwice) {
  const auto text = [](Language language, MutationFormat format) {
    return FormatMutation(MutateWithin(kAtNinetyFive, "score.metric"), format, language);
  };
  EXPECT_EQ(text(Language::kEnglish, MutationFormat::kPretty),
            text(Language::kEnglish, MutationFormat::kPretty));
  EXPECT_EQ(text(Language::kChinese, MutationFormat::kJson),
            text(Language::kChinese, MutationFormat::kJson));
}

TEST(GenerateTests, LoadAndFailUntilTheyAreFilledInUnlessTheAnswerIsNo) {
  const PolicyDocument document = StandardDocument();
  const LoadedSuite open = LoadTests(GenerateTests(document, {}), "open.textproto");
  for (const Finding& finding : open.findings) ADD_FAILURE() << finding.path << ' ' << finding.en;
  ASSERT_NE(open.suite, nullptr);
  EXPECT_GT(open.suite->size(), 200u);
  const TestReport report = RunTests({open.suite}, document, {});
  EXPECT_EQ(report.passed(), 0u);
}

TEST(GenerateTests, PassOnThePolicyWhoseAnswersWereAccepted) {
  const PolicyDocument document = StandardDocument();
  GenerateOptions options;
  options.accept = &document;
  const std::string text = GenerateTests(document, options);
  const LoadedSuite filled = LoadTests(text, "filled.textproto");
  ASSERT_NE(filled.suite, nullptr);
  const TestReport report = RunTests({filled.suite}, document, {});
  for (const TestResult& result : report.results) EXPECT_TRUE(result.passed) << result.name;
  // The bounds of the guide, as rules.md has them.
  EXPECT_NE(text.find("at: \"95\"\n    is: \"30\""), std::string::npos);
  EXPECT_NE(text.find("at: \"94\"\n    is: \"25\""), std::string::npos);
}

}  // namespace
}  // namespace guiju::workbench
