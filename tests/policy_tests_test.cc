// Tests of a policy as a library: files with their errors, facts that are merged, what is compared,
// what is reached, and the runner that is asked about many policies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/workbench/document.h"
#include "guiju/workbench/test.h"
#include "place.h"
#include "workbench/document_parts.h"
#include "workbench/test_runner.h"

namespace guiju::workbench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const char kBest[] = R"(
fixture {
  id: "best"
  facts {
    agent_month {
      agent_id: "A" team_id: "T" month: "2026-03" mean_response_seconds: "20"
      resolution_percent: "97" mean_rating: "4.8" handled: 9 knowledge_entries: 12
    }
  }
}
)";

std::string Suite(const std::string& body) { return "name: \"s\"\n" + std::string(kBest) + body; }

const PolicyDocument& Standard() {
  static const auto* const document = new PolicyDocument(StandardDocument());
  return *document;
}

TestReport RunText(const std::string& text, const PolicyDocument& document = Standard(),
                   const TestOptions& options = {}) {
  const LoadedSuite loaded = LoadTests(text, "s.textproto");
  for (const Finding& finding : loaded.findings) {
    ADD_FAILURE() << finding.line << ":" << finding.column << " " << finding.en;
  }
  if (loaded.suite == nullptr) return {};
  return RunTests({loaded.suite}, document, options);
}

// "path: expected | actual" of every mismatch, then the reasons.
std::vector<std::string> Wrong(const std::string& body) {
  const TestReport report = RunText(Suite(body));
  std::vector<std::string> wrong;
  for (const TestResult& result : report.results) {
    EXPECT_EQ(result.passed, result.mismatches.empty() && result.reasons.empty());
    for (const TestMismatch& one : result.mismatches) {
      wrong.push_back(one.path + ": " + one.expected + " | " + one.actual);
    }
    for (const auto& reason : result.reasons) wrong.push_back(reason.second);
  }
  return wrong;
}

std::string Case(const std::string& rest, const std::string& facts = "") {
  return "case { name: \"c\" clause: \"SCO-1\" given: \"best\" " + facts + " " + rest + " }";
}

// "id line:column" of everything that is wrong with the file.
std::vector<std::string> Said(const std::string& text) {
  const LoadedSuite loaded = LoadTests(text, "s.textproto");
  EXPECT_EQ(loaded.suite == nullptr, !Acceptable(loaded.findings));
  std::vector<std::string> said;
  for (const Finding& finding : loaded.findings) {
    EXPECT_EQ(finding.file, "s.textproto");
    EXPECT_NE(finding.zh, finding.en);
    said.push_back(finding.id + " " + std::to_string(finding.line) + ":" +
                   std::to_string(finding.column));
  }
  return said;
}

// ---- what is compared

TEST(Comparing, OnlyWhatIsSet) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { total: 100 grade: \"excellent\" } } }")),
              IsEmpty());
}

TEST(Comparing, EntriesByTheirNamesInAnyOrder) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { metric { metric: \"knowledge\" points: 10 } "
                         "metric { metric: \"response\" points: 20 band: 0 } } } }")),
              IsEmpty());
}

TEST(Comparing, EveryDifferenceWithItsPlace) {
  EXPECT_THAT(
      Wrong(Case("expect { agent { score { total: 99 metric { metric: \"response\" points: 15 } "
                 "metric { metric: \"speed\" } } } }")),
      ElementsAre("agent.score.total: 99 | 100", "agent.score.metric[response].points: 15 | 20",
                  "agent.score.metric[speed]: { metric: \"speed\" } | "));
}

TEST(Comparing, AZeroThatIsWritten) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { total: 0 } } }")),
              ElementsAre("agent.score.total: 0 | 100"));
  EXPECT_THAT(Wrong(Case("expect { agent { score { not_awardable: 0 } } }")), IsEmpty());
}

TEST(Comparing, FractionsAndInstantsByTheirValue) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { metric { metric: \"resolution\" value { "
                         "numerator: 97 denominator: 100 } } } } }")),
              IsEmpty());
  EXPECT_THAT(Wrong(Case("expect { agent { score { metric { metric: \"resolution\" value { "
                         "numerator: 96 denominator: 100 } } } } }")),
              SizeIs(1));
  const std::string question =
      "case { name: \"c\" clause: \"CAL-8\" facts { calendar { next_opening { iso: "
      "\"2026-03-02T10:00:00+08:00\" } } } expect { calendar { at { iso: \"";
  EXPECT_THAT(Wrong(question + "2026-03-03T01:00:00Z\" } } } }"), IsEmpty());
  EXPECT_THAT(Wrong(question + "2026-03-03T01:00:01Z\" } } } }"),
              ElementsAre("calendar.at: 2026-03-03T01:00:01Z | 2026-03-03T09:00:00+08:00"));
}

TEST(Comparing, ListsWithoutNamesAsAWhole) {
  const std::string text =
      "case { name: \"c\" clause: \"REC-7\" facts { mask { text: "
      "\"13812345678，13812345679\" } } expect { mask { ";
  EXPECT_THAT(Wrong(text + "found { kind: \"mobile\" } found { begin: 12 } } } }"), IsEmpty());
  EXPECT_THAT(Wrong(text + "found { kind: \"mobile\" } } } }"), SizeIs(1));
  EXPECT_THAT(Wrong(text + "found { kind: \"mobile\" } found { begin: 13 } } } }"),
              ElementsAre("mask.found[1].begin: 13 | 12"));
}

TEST(Comparing, TheFirstOfANameWithTheFirst) {
  const std::string facts =
      "case { name: \"c\" clause: \"SLA-5\" as_of { iso: \"2026-03-09T10:00:00+08:00\" } facts { "
      "ticket { id: \"T\" handling: NORMAL received { iso: \"2026-03-02T10:00:00+08:00\" } event { "
      "kind: COLLABORATION_OPENED reference: \"1\" at { iso: \"2026-03-02T11:00:00+08:00\" } } "
      "event { kind: COLLABORATION_OPENED reference: \"2\" at { iso: "
      "\"2026-03-02T12:00:00+08:00\" } } } } expect { ticket { sla { obligation { obligation: "
      "\"collaboration\" reference: \"1\" } obligation { obligation: \"collaboration\" reference: ";
  EXPECT_THAT(Wrong(facts + "\"2\" } } } } }"), IsEmpty());
  EXPECT_THAT(Wrong(facts + "\"3\" } } } } }"),
              ElementsAre("ticket.sla.obligation[collaboration].reference: 3 | 2"));
}

TEST(Comparing, WhatMustBeAbsent) {
  EXPECT_THAT(Wrong(Case("absent: \"agent.score.advisory\"")), IsEmpty());
  EXPECT_THAT(Wrong(Case("absent: \"agent.score.metric[speed]\"")), IsEmpty());
  EXPECT_THAT(
      Wrong(Case("absent: [\"agent.score.grade\", \"agent.score.metric[0].points\"]")),
      ElementsAre("agent.score.grade:  | excellent", "agent.score.metric[0].points:  | 20"));
}

TEST(Comparing, WhatIsMissing) {
  const std::string clear = "clear: \"agent_month.mean_rating\"";
  EXPECT_THAT(Wrong(Case("missing: \"satisfaction\"", clear)), IsEmpty());
  EXPECT_THAT(Wrong(Case("missing: [\"satisfaction\", \"response\"]", clear)),
              ElementsAre("\"response\" is not named as missing."));
}

TEST(Comparing, WhatDecided) {
  EXPECT_THAT(Wrong(Case("decided_by: \"SCO-5\"")), IsEmpty());
  EXPECT_THAT(Wrong(Case("decided_by: \"SCO-8\"")), ElementsAre("SCO-8 decided nothing."));
  EXPECT_THAT(
      Wrong(Case("decided_by: \"SCO-8\"", "facts { agent_month { resolution_percent: \"84\" } }")),
      IsEmpty());
}

TEST(Comparing, WhatIsRefused) {
  const std::string facts = "facts { agent_month { profile: \"decline\" } }";
  EXPECT_THAT(Wrong(Case("refused: \"unknown_profile\"", facts)), IsEmpty());
  EXPECT_THAT(Wrong(Case("refused: \"unknown_profile\"")),
              ElementsAre("The facts were judged; they should have been refused."));
  EXPECT_THAT(Wrong(Case("refused: \"other\"", facts)), SizeIs(3));
  EXPECT_THAT(
      Wrong(Case("expect { agent { score { total: 1 } } }", facts)),
      ElementsAre("refused:  | unknown_profile", "The facts were refused.", HasSubstr("decline")));
}

TEST(Comparing, ReasonsAreThereWhenTheyAreAsked) {
  const TestReport report = RunText(Suite(Case("expect { agent { reason_en: \"No.\" } }")));
  ASSERT_THAT(report.results, SizeIs(1));
  ASSERT_THAT(report.results[0].mismatches, SizeIs(1));
  EXPECT_THAT(report.results[0].mismatches[0].actual, HasSubstr("20"));
}

TEST(Comparing, ExamplesOfTheSource) {
  const std::string example =
      "source_example { name: \"e\" clause: \"SCO-6\" given: \"best\" printed { agent { score { "
      "total: ";
  EXPECT_THAT(Wrong(example + "100 } } } }"), IsEmpty());
  EXPECT_THAT(Wrong(example + "92 } } } }"), SizeIs(1));
  EXPECT_THAT(Wrong(example + "92 } } } disagrees_with_rule: \"The bands give 100.\" }"),
              IsEmpty());
  EXPECT_THAT(Wrong(example + "100 } } } disagrees_with_rule: \"The bands give 100.\" }"),
              ElementsAre(HasSubstr("though disagrees_with_rule says")));
}

// ---- facts

TEST(Facts, SetFieldsReplaceAndEntriesAreAdded) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { metric { metric: \"volume\" points: 5 value { "
                         "numerator: 1 denominator: 2 } } } } }",
                         "facts { agent_month { handled: 1 } colleague { agent_id: \"B\" team_id: "
                         "\"T\" month: \"2026-03\" handled: 2 } }")),
              IsEmpty());
}

TEST(Facts, APlaceInTheTeamStandsWithoutColleagues) {
  EXPECT_THAT(Wrong(Case("expect { agent { score { metric { metric: \"volume\" points: 7 } } } }",
                         "facts { agent_month { team_ahead { numerator: 2 denominator: 10 } } }")),
              IsEmpty());
}

TEST(Facts, ClearTakesEntriesAwayByName) {
  const std::string body = R"(
fixture {
  id: "t"
  facts {
    ticket {
      id: "T" received { iso: "2026-03-02T10:00:00+08:00" }
      signal { name: "complains" value: true } signal { name: "system_down" value: false }
    }
  }
}
case {
  name: "c" clause: "INT-3" given: "t" clear: "ticket.signal[complains]"
  as_of { iso: "2026-03-02T10:00:00+08:00" }
  expect { ticket { signal { signal: "system_down" value: false } triage { category: OTHER } } }
  absent: "ticket.signal[complains]"
}
)";
  EXPECT_THAT(Wrong(body), IsEmpty());
}

TEST(Facts, ATicketWithItsCustomer) {
  const std::string body = R"(
case {
  name: "c" clause: "INT-9" as_of { iso: "2026-03-02T10:00:00+08:00" }
  facts {
    ticket { id: "T" customer_id: "C" received { iso: "2026-03-02T10:00:00+08:00" } }
    customer { id: "C" latest_rating: 1 }
  }
  expect {
    ticket { triage { hand_over { id: "high_priority_customer" to: "senior_agent" } } }
    customer { segment { primary: "complaint" } }
    callback { plan { scenario: "regular_care" state: DOES_NOT_APPLY } }
  }
}
)";
  EXPECT_THAT(Wrong(body), IsEmpty());
}

TEST(Sweeps, ARowIsATest) {
  const std::string sweep =
      "sweep { name: \"r\" clause: \"SCO-1\" given: \"best\" set: "
      "\"agent_month.mean_response_seconds\" read: \"agent.score.metric[response].points\"\n";
  const TestReport report =
      RunText(Suite(sweep + "row { at: \"30\" is: \"20\" }\nrow { at: \"30.4\" is: "
                            "\"20\" }\nrow { is: \"0\" } }"));
  ASSERT_THAT(report.results, SizeIs(3));
  EXPECT_EQ(report.results[0].full_name(), "s/r [30]");
  EXPECT_TRUE(report.results[0].passed);
  EXPECT_FALSE(report.results[1].passed);
  EXPECT_TRUE(report.results[2].passed);
  const TestResult& failed = report.results[1];
  EXPECT_EQ(failed.line, 14);
  EXPECT_EQ(failed.column, 1);
  EXPECT_EQ(failed.mismatches[0].actual, "15");
  EXPECT_EQ(failed.decided_by.place, "score.metric[response].table.band[1]");
  EXPECT_EQ(failed.decided_by.clause, "SCO-1");
  EXPECT_EQ(failed.decided_by.file, "standard.textproto");
  EXPECT_GT(failed.decided_by.line, 0);
  EXPECT_THAT(failed.nearest.second, HasSubstr("score.metric[response].table.band[0]"));
  EXPECT_THAT(failed.nearest.second, HasSubstr("0.4 away"));
  EXPECT_THAT(failed.nearest.first, HasSubstr("相差 0.4"));
}

TEST(Sweeps, TheLastBandIsOtherwise) {
  const TestReport report = RunText(
      Suite(Case("expect { agent { score { metric { metric: \"resolution\" points: 20 } } } }",
                 "facts { agent_month { resolution_percent: \"84.9\" } }")));
  ASSERT_THAT(report.results, SizeIs(1));
  EXPECT_EQ(report.results[0].decided_by.place, "score.metric[resolution].table.otherwise");
  EXPECT_THAT(report.results[0].nearest.second, HasSubstr("0.1 percentage points away"));
}

// ---- what is wrong with a file

TEST(Errors, EachWithItsPlace) {
  EXPECT_THAT(Said("name: \"s\"\nfixture { id: \"a\" facts { } }\nfixture { id: \"a\" facts { } }"),
              ElementsAre("test_fixture_twice 3:15"));
  EXPECT_THAT(Said(Suite("\n" + Case("expect { agent { score { total: 1 } } }") + "\n" +
                         Case("expect { agent { score { total: 1 } } }"))),
              ElementsAre("test_name_twice 14:14"));
  EXPECT_THAT(Said("name: \"s\"\ncase { name: \"c\" clause: \"A\" given: \"bast\" absent: "
                   "\"agent.score.grade\" }"),
              ElementsAre("test_no_fixture 2:37"));
  EXPECT_THAT(Said(Suite("\ncase { name: \"c\" clause: \"A\" given: \"bast\" expect { } }")),
              ElementsAre("test_expects_nothing 13:1", "test_no_fixture 13:37"));
}

TEST(Errors, OfPlaces) {
  EXPECT_THAT(Said(Suite("\n" + Case("absent: \"agent.scor.grade\""))),
              ElementsAre("test_no_field 13:57"));
  const LoadedSuite loaded = LoadTests(Suite(Case("absent: \"agent.scor.grade\"")), "s.textproto");
  ASSERT_THAT(loaded.findings, SizeIs(1));
  EXPECT_THAT(loaded.findings[0].en, HasSubstr("Did you mean \"score\"?"));
  EXPECT_THAT(Said(Suite(Case("absent: \"agent.score.metric.points\""))),
              ElementsAre(HasSubstr("test_needs_entry")));
  EXPECT_THAT(Said(Suite(Case("absent: \"agent.score.total.x\""))),
              ElementsAre(HasSubstr("test_path_goes_on")));
  EXPECT_THAT(Said(Suite(Case("absent: \"agent.score.total[0]\""))),
              ElementsAre(HasSubstr("test_no_entry")));
  EXPECT_THAT(Said(Suite(Case("absent: \"ticket.ticket_id\""))),
              ElementsAre(HasSubstr("test_other_kind")));
  EXPECT_THAT(Said(Suite(Case("absent: \"agent.score.grade\"", "clear: \"agent_moth\""))),
              ElementsAre(HasSubstr("test_no_field")));
}

TEST(Errors, OfWhatIsExpected) {
  EXPECT_THAT(Said(Suite(Case(""))), ElementsAre(HasSubstr("test_expects_nothing")));
  EXPECT_THAT(Said(Suite(Case("expect { }"))), ElementsAre(HasSubstr("test_expects_nothing")));
  EXPECT_THAT(Said(Suite(Case("refused: \"x\" missing: \"y\""))),
              ElementsAre(HasSubstr("test_refused_alone")));
  EXPECT_THAT(Said(Suite(Case("expect { mask { masked: \"x\" } }"))),
              ElementsAre(HasSubstr("test_other_kind")));
}

TEST(Errors, OfFacts) {
  EXPECT_THAT(Said(Suite(Case("missing: \"x\"", "facts { mask { text: \"x\" } }"))),
              ElementsAre(HasSubstr("test_two_kinds")));
  EXPECT_THAT(Said(Suite(Case("missing: \"x\"", "facts { among { id: \"x\" } }"))),
              ElementsAre(HasSubstr("test_two_kinds")));
  // What is required is asked of the merged facts, not of a part of them.
  EXPECT_THAT(
      Said("name: \"s\"\ncase { name: \"c\" clause: \"A\" missing: \"x\"\n facts { ticket { "
           "id: \"T\" } } }"),
      ElementsAre("test_no_as_of 2:1", "missing_field 3:10"));
  EXPECT_THAT(Said("name: \"s\"\ncase { name: \"c\" clause: \"A\" missing: \"x\" facts { history { "
                   "id: \"T\" received { iso: \"2026-03-02T10:00:00Z\" } } } }"),
              ElementsAre(HasSubstr("test_no_period")));
}

TEST(Errors, OfRows) {
  const std::string sweep =
      "sweep { name: \"r\" clause: \"SCO-1\" given: \"best\" set: "
      "\"agent_month.knowledge_entries\" read: \"agent.score.total\"\n";
  EXPECT_THAT(Said(Suite(sweep + "row { at: \"many\" is: \"1\" } }")),
              ElementsAre("test_not_set 13:11"));
  EXPECT_THAT(Said(Suite(sweep + "row { at: \"-1\" is: \"1\" } }")), SizeIs(1));
  EXPECT_THAT(Said(Suite(sweep + "row { at: \"1\" is: \"1\" } row { at: \"1\" is: \"2\" } }")),
              ElementsAre(HasSubstr("test_name_twice")));
  EXPECT_THAT(
      Said("name: \"s\"\nsweep { name: \"r\" clause: \"A\" set: \"agent_month.agent\" read: "
           "\"agent.total\" row { } }"),
      SizeIs(2));
}

TEST(Errors, OfAFileThatCannotBeRead) {
  const LoadedSuite loaded = LoadTestsFile("/nonexistent/tests.textproto");
  ASSERT_THAT(loaded.findings, SizeIs(1));
  EXPECT_EQ(loaded.findings[0].id, "cannot_read");
  EXPECT_EQ(loaded.suite, nullptr);
}

// ---- a run

TEST(Running, NoTestIsAFailure) {
  const TestReport report = RunText("name: \"s\"");
  EXPECT_FALSE(report.ok());
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings[0].id, "test_none_ran");
}

TEST(Running, APatternPicksTests) {
  const std::string text = Suite(
      "case { name: \"one\" clause: \"A\" given: \"best\" missing: \"x\" } case { name: \"two\" "
      "clause: \"A\" given: \"best\" absent: \"agent.score.audit\" }");
  TestOptions options;
  options.run = "^s/two$";
  const TestReport two = RunText(text, Standard(), options);
  ASSERT_THAT(two.results, SizeIs(1));
  EXPECT_TRUE(two.ok());
  options.run = "three";
  EXPECT_EQ(RunText(text, Standard(), options).findings.at(0).id, "test_none_matched");
  options.run = "(";
  EXPECT_EQ(RunText(text, Standard(), options).findings.at(0).id, "test_no_pattern");
}

TEST(Running, TheMomentOfTheSuiteIsReplacedAndThatOfACaseIsNot) {
  const std::string text = R"(
name: "s" as_of { iso: "2026-03-02T10:00:00+08:00" }
fixture { id: "t" facts { ticket { id: "T" priority: P0 received { iso: "2026-03-02T10:00:00+08:00" } } } }
case { name: "a" clause: "SLA-2" given: "t" expect { ticket { sla { obligation { obligation: "first_response" state: RUNNING } } } } }
case {
  name: "b" clause: "SLA-2" given: "t" as_of { iso: "2026-03-02T10:00:00+08:00" }
  expect { ticket { sla { obligation { obligation: "first_response" state: RUNNING } } } }
}
)";
  EXPECT_TRUE(RunText(text).ok());
  TestOptions later;
  later.as_of = Instant{1'900'000'000'000'000};
  const TestReport report = RunText(text, Standard(), later);
  ASSERT_THAT(report.results, SizeIs(2));
  EXPECT_FALSE(report.results[0].passed);
  EXPECT_TRUE(report.results[1].passed);
}

// A policy with one metric of two bands, one grade and little else.
PolicyDocument SmallScore() {
  const std::string text(StandardPolicyText());
  const std::size_t begin = text.find("\nscore {");
  const std::size_t end = text.find("\n}\n", begin) + 3;
  return ReadPolicy(text.substr(0, begin) + R"(
score {
  full_marks: 10
  metric {
    id: "resolution" clause: "DESK-1" fact: RESOLUTION_PERCENT label { en: "rate" zh: "率" }
    table {
      min: "0" max: "100" step: "1" direction: HIGHER_IS_BETTER rounding: EXACT
      band { at_least: "95" points: 10 }
      band { at_least: "90" points: 5 }
      otherwise { points: 0 }
    }
  }
  grade { id: "good" clause: "DESK-2" at_least: 10 label { en: "good" zh: "好" } }
  grade_otherwise { id: "poor" clause: "DESK-2" label { en: "poor" zh: "差" } }
  missing: ZERO_AND_NO_GRADE ties: BETTER_RANK profile_in_force: "base"
}
)" + text.substr(end),
                    "small.textproto");
}

const CoverageKind& KindOf(const TestReport& report, const std::string& kind) {
  static const CoverageKind none;
  for (const CoverageKind& one : report.coverage) {
    if (one.kind == kind) return one;
  }
  ADD_FAILURE() << kind;
  return none;
}

TEST(Covering, CountsWhatPassedTestsReach) {
  const PolicyDocument small = SmallScore();
  ASSERT_NE(small.policy(), nullptr);
  const std::string text = Suite(
      "require { coverage_percent: \"100\" }"
      "case { name: \"1\" clause: \"DESK-1\" given: \"best\" expect { agent { score { total: 10 } "
      "} } }"
      "case { name: \"2\" clause: \"DESK-1\" given: \"best\" facts { agent_month { "
      "resolution_percent: \"90\" } } expect { agent { score { total: 6 } } } }");
  const TestReport report = RunText(text, small);
  ASSERT_THAT(report.results, SizeIs(2));
  EXPECT_FALSE(report.results[1].passed);
  const CoverageKind& bands = KindOf(report, "band");
  EXPECT_EQ(bands.total, 3U);
  ASSERT_THAT(bands.uncovered, SizeIs(2));  // the second band only by a test that failed
  EXPECT_EQ(bands.uncovered[0].place, "score.metric[resolution].table.band[1]");
  EXPECT_EQ(bands.uncovered[0].clause, "DESK-1");
  EXPECT_EQ(bands.uncovered[0].file, "small.textproto");
  EXPECT_GT(bands.uncovered[0].line, 0);
  EXPECT_EQ(bands.uncovered[1].place, "score.metric[resolution].table.otherwise");
  const CoverageKind& grades = KindOf(report, "grade");
  EXPECT_EQ(grades.total, 2U);
  ASSERT_THAT(grades.uncovered, SizeIs(1));
  EXPECT_EQ(grades.uncovered[0].place, "score.grade_otherwise");
  EXPECT_EQ(report.covered(), 2U);
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings[0].id, "test_coverage_low");
  // A part of the tests is not asked to reach everything.
  TestOptions options;
  options.run = "/1$";
  EXPECT_TRUE(RunText(text, small, options).ok());
}

TEST(Covering, TheStrictestRequirementCounts) {
  const LoadedSuite one =
      LoadTests("name: \"a\" require { coverage_percent: \"50\" }", "a.textproto");
  const LoadedSuite two =
      LoadTests("name: \"b\" require { coverage_percent: \"99.5\" mutation_score_percent: \"95\" }",
                "b.textproto");
  const TestReport report = RunTests({one.suite, two.suite}, Standard(), {});
  EXPECT_EQ(report.required_coverage_percent, "99.5");
  EXPECT_EQ(report.required_mutation_score_percent, "95");
}

TEST(Runner, KnowsWhatATestCanDependOn) {
  const LoadedSuite loaded = LoadTests(Suite(R"(
as_of { iso: "2026-03-02T10:00:00+08:00" }
fixture { id: "t" facts { ticket { id: "T" received { iso: "2026-03-02T10:00:00+08:00" } } } }
case { name: "1" clause: "A" given: "best" absent: "agent.score.audit" }
case { name: "2" clause: "A" given: "t" expect { ticket { triage { priority: P2 } } } }
case { name: "3" clause: "A" given: "t" facts { ticket { description: "x" } } expect { ticket { triage { priority: P2 } } } }
case { name: "4" clause: "A" given: "t" expect { ticket { sla { lost: 0 } } } }
)"),
                                       "s.textproto");
  ASSERT_NE(loaded.suite, nullptr);
  const TestRunner runner({loaded.suite}, Instant::Unknown());
  ASSERT_EQ(runner.size(), 4U);
  const auto bit = [](int field) { return SectionBit(field); };
  EXPECT_EQ(runner.DependsOn(0), bit(v1::Policy::kScoreFieldNumber));
  EXPECT_EQ(runner.DependsOn(1), bit(v1::Policy::kTriageFieldNumber));
  EXPECT_EQ(runner.DependsOn(2),
            bit(v1::Policy::kTriageFieldNumber) | bit(v1::Policy::kTextFieldNumber));
  EXPECT_NE(runner.DependsOn(3) & bit(v1::Policy::kCalendarFieldNumber), 0U);
  EXPECT_NE(runner.DependsOn(3) & bit(v1::Policy::kSlaFieldNumber), 0U);
}

TEST(Coverage, NamesPlacesThatAreFoundAgain) {
  const TestReport report =
      RunText(Suite("case { name: \"1\" clause: \"SCO-2\" given: \"best\" facts { agent_month { "
                    "resolution_percent: \"95\" } } expect { agent { score { total: 100 } } } }"));
  std::size_t places = 0;
  for (const CoverageKind& kind : report.coverage) {
    if (kind.kind == "membership") continue;  // three answers of one entry
    for (const PolicyPlace& one : kind.uncovered) {
      ++places;
      EXPECT_TRUE(internal::PathOf(Standard().parts().proto, one.place).has_value()) << one.place;
    }
  }
  EXPECT_GT(places, 200u);
}

TEST(Runner, SaysWhetherAllPass) {
  const LoadedSuite loaded =
      LoadTests(Suite("case { name: \"1\" clause: \"SCO-2\" given: \"best\" facts { agent_month { "
                      "resolution_percent: \"95\" } } expect { agent { score { total: 100 } } } }"),
                "s.textproto");
  ASSERT_NE(loaded.suite, nullptr);
  const TestRunner runner({loaded.suite}, Instant::Unknown());
  EXPECT_TRUE(runner.Passes(*Standard().policy(), 0));
  EXPECT_TRUE(runner.Passes(*Standard().policy(), std::vector<std::size_t>{0}));
  const auto stricter =
      EditedPolicy({{"at_least: \"95\" points: 30", "at_least: \"96\" points: 30"}});
  ASSERT_NE(stricter, nullptr);
  EXPECT_FALSE(runner.Passes(*stricter, 0));
  EXPECT_FALSE(runner.Passes(*stricter, std::vector<std::size_t>{0}));
}

}  // namespace
}  // namespace guiju::workbench
