// The guide's own tables, as it prints them, and waivers.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/check.h"
#include "guiju/load.h"

namespace guiju {
namespace {

// The tables of section 5 of the rule catalogue (003 三(二)), line by line.
const Edits kPrintedTables = {
    {"band { at_most: \"30\" points: 20 }\n      band { at_most: \"60\" points: 15 }\n      "
     "otherwise "
     "{ points: 0 }",
     "printed { to: \"30\" points: 20 }\n      printed { from: \"31\" to: \"60\" points: 15 }\n"
     "      printed { above: \"60\" points: 0 }"},
    {"band { at_least: \"95\" points: 30 }\n      band { at_least: \"90\" points: 25 }\n      band "
     "{ "
     "at_least: \"85\" points: 20 }\n      otherwise { points: 0 }",
     "printed { from: \"95\" points: 30 }\n      printed { from: \"90\" to: \"94\" points: 25 }\n"
     "      printed { from: \"85\" to: \"89\" points: 20 }\n      printed { below: \"85\" points: "
     "0 }"},
    {"band { at_least: \"4.5\" points: 30 }\n      band { at_least: \"4.0\" points: 25 }\n      "
     "band "
     "{ at_least: \"3.5\" points: 20 }\n      otherwise { points: 0 }",
     "printed { from: \"4.5\" points: 30 }\n      printed { from: \"4.0\" to: \"4.4\" points: 25 "
     "}\n"
     "      printed { from: \"3.5\" to: \"3.9\" points: 20 }\n      printed { below: \"3.5\" "
     "points: 0 "
     "}"},
    {"band { below: \"20\" points: 10 }\n      band { below: \"50\" points: 7 }\n      otherwise { "
     "points: 5 note: \"The guide gives no points between 50 and 70 %; an award that is not earned "
     "is not given.\" }",
     "printed { to: \"20\" points: 10 }\n      printed { from: \"20\" to: \"50\" points: 7 }\n"
     "      printed { from: \"70\" points: 5 }"},
    {"band { at_least: \"10\" points: 10 }\n      band { at_least: \"5\" points: 7 }\n      "
     "otherwise "
     "{ points: 5 }",
     "printed { from: \"10\" points: 10 }\n      printed { from: \"5\" to: \"9\" points: 7 }\n"
     "      printed { below: \"5\" points: 5 }"}};

std::vector<std::string> TextsOf(const CheckedPolicy& checked, const std::string& id) {
  std::vector<std::string> out;
  for (const Finding& finding : checked.findings) {
    if (finding.id == id) out.push_back(finding.path + ": " + finding.en);
  }
  return out;
}

TEST(PrintedTablesTest, TheGuidesTablesHaveSixHolesAndOneOverlap) {
  const std::string text = EditedText(kPrintedTables);
  const CheckedPolicy checked = CheckPolicy(text, "guide.textproto");
  EXPECT_EQ(checked.policy, nullptr);
  const std::string no_step = "None of them lies on the step of ";
  const std::string between = ", but a mean or a share falls between steps.";
  EXPECT_EQ(
      TextsOf(checked, "printed_hole"),
      (std::vector<std::string>{
          "score.metric[0].table.printed[0]: No printed range takes the values above 30 and below "
          "31, such as 30.5. " +
              no_step + "1" + between,
          "score.metric[1].table.printed[1]: No printed range takes the values above 94 and below "
          "95, such as 94.5. " +
              no_step + "1" + between,
          "score.metric[1].table.printed[2]: No printed range takes the values above 89 and below "
          "90, such as 89.5. " +
              no_step + "1" + between,
          "score.metric[2].table.printed[1]: No printed range takes the values above 4.4 and below "
          "4.5, such as 4.45. " +
              no_step + "0.1" + between,
          "score.metric[2].table.printed[2]: No printed range takes the values above 3.9 and below "
          "4, such as 3.95. " +
              no_step + "0.1" + between,
          "score.metric[3].table.printed[1]: No printed range takes the values above 50 and below "
          "70, such as 60. Values on the step of 0.01: 1999, from 50.01 to 69.99."}));
  EXPECT_EQ(TextsOf(checked, "printed_overlap"),
            (std::vector<std::string>{
                "score.metric[3].table.printed[1]: Several printed ranges (10, 7 points) take the "
                "one value 20."}));
  const std::vector<std::string> tables = TextsOf(checked, "printed_table");
  ASSERT_EQ(tables.size(), 5u);
  EXPECT_NE(tables[1].find(": band { at_least: \"95\" points: 30 } band { at_least: \"90\" points: "
                           "25 } band { at_least: \"85\" points: 20 } otherwise { points: 0 }."),
            std::string::npos)
      << tables[1];
  EXPECT_NE(tables[3].find(": band { below: \"20\" points: 10 } band { at_most: \"50\" points: 7 } "
                           "otherwise { points: 5 }."),
            std::string::npos)
      << tables[3];
  EXPECT_EQ(checked.findings.size(), 12u);
}

TEST(PrintedTablesTest, WhatIsOfferedCanBePasted) {
  const std::string text = EditedText(kPrintedTables);
  std::string pasted = text;
  for (const Finding& finding : CheckPolicy(text, "guide.textproto").findings) {
    if (finding.id != "printed_table") continue;
    const std::size_t begin = finding.en.find("band {");
    const std::size_t place = finding.en.rfind('}');
    ASSERT_NE(begin, std::string::npos);
    const std::string bands = finding.en.substr(begin, place + 1 - begin);
    // The ranges of one table stand in lines of their own, the first where the finding says.
    const std::size_t first = pasted.find("printed {");
    std::size_t end = first;
    while (pasted.compare(pasted.find_first_not_of(" \n", end), 9, "printed {") == 0) {
      end = pasted.find('}', end + 1) + 1;
      if (pasted.find_first_not_of(" \n", end) == std::string::npos) break;
    }
    pasted.replace(first, end - first, bands);
  }
  const CheckedPolicy checked = CheckPolicy(pasted, "pasted.textproto");
  EXPECT_NE(checked.policy, nullptr);
  for (const Finding& finding : checked.findings) ADD_FAILURE() << finding.path << finding.en;
}

TEST(PrintedTablesTest, RoundingFirstLeavesNoHoles) {
  Edits edits = kPrintedTables;
  edits.emplace_back("max: \"31622400\" step: \"1\" direction: LOWER_IS_BETTER rounding: EXACT",
                     "max: \"31622400\" step: \"1\" direction: LOWER_IS_BETTER rounding: "
                     "TO_STEP_FIRST");
  const CheckedPolicy checked = CheckPolicy(EditedText(edits), "guide.textproto");
  EXPECT_EQ(TextsOf(checked, "printed_hole").size(), 5u);
}

TEST(PrintedTablesTest, ATableOfPrintedRangesDoesNotLoad) {
  const LoadedPolicy loaded = LoadPolicy(EditedText({kPrintedTables[0]}), "guide.textproto");
  EXPECT_EQ(loaded.policy, nullptr);
  ASSERT_EQ(loaded.findings.size(), 1u);
  EXPECT_EQ(loaded.findings[0].id, "printed_table");
}

TEST(PrintedTablesTest, RangesAreInsideOfTheDomainAndNotEmpty) {
  const CheckedPolicy checked = CheckPolicy(
      EditedText({{kPrintedTables[0].first,
                   "printed { to: \"-1\" points: 20 } printed { from: \"60\" to: \"31\" points: 15 "
                   "} printed { above: \"60\" points: 0 }"}}),
      "guide.textproto");
  std::map<std::string, int> ids;
  for (const Finding& finding : checked.findings) ++ids[finding.id];
  EXPECT_EQ(ids["band_outside"], 1);
  EXPECT_EQ(ids["criterion_empty"], 1);
  EXPECT_EQ(ids["printed_table"], 1);
}

TEST(PrintedTablesTest, ATableWithNeitherBandsNorRangesLacksThem) {
  const CheckedPolicy checked =
      CheckPolicy(EditedText({{kPrintedTables[0].first, ""}}), "none.textproto");
  std::map<std::string, int> ids;
  for (const Finding& finding : checked.findings) ++ids[finding.id];
  EXPECT_EQ(ids["too_few"], 1);
  EXPECT_EQ(ids["missing_field"], 1);
}

// A policy with one warning, at score.metric[knowledge].table.band[1].above, and this waiver.
std::string WithWaiver(const std::string& waiver) {
  return EditedText({{"band { at_least: \"5\" points: 7 }", "band { above: \"9\" points: 7 }"}}) +
         "\n" + waiver + "\n";
}

std::vector<std::string> Ids(const Findings& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.push_back(finding.id + " " + finding.path);
  return ids;
}

const char* const kDead = "dead_band score.metric[4].table.band[1].above";

struct WaiverCase {
  const char* waiver;
  std::vector<std::string> found;
  std::size_t waived;
};

TEST(WaiversTest, CoverWarningsAtTheirPlaceOrWithin) {
  const std::vector<WaiverCase> cases = {
      {"", {kDead}, 0},
      {"waiver { finding: \"dead_band\" reason: \"pilot\" until: \"2026-12-31\" }", {}, 1},
      {"waiver { finding: \"dead_band\" place: \"score.metric[knowledge]\" reason: \"pilot\" "
       "until: "
       "\"2026-12-31\" }",
       {},
       1},
      {"waiver { finding: \"dead_band\" place: \"score.metric[4].table.band[1].above\" reason: "
       "\"pilot\" until: \"2026-12-31\" }",
       {},
       1},
      {"waiver { finding: \"dead_band\" place: \"score.metric[volume]\" reason: \"pilot\" until: "
       "\"2026-12-31\" }",
       {kDead, "waiver_useless waiver[0].finding"},
       0},
      {"waiver { finding: \"dead_bands\" reason: \"pilot\" until: \"2026-12-31\" }",
       {kDead, "waiver_useless waiver[0].finding"},
       0},
      {"waiver { finding: \"dead_band\" place: \"score.metric[speed]\" reason: \"pilot\" until: "
       "\"2026-12-31\" }",
       {kDead, "waiver_place waiver[0].place"},
       0},
      {"waiver { finding: \"waiver_useless\" reason: \"pilot\" until: \"2026-12-31\" }",
       {kDead, "waiver_useless waiver[0].finding"},
       0},
  };
  for (const WaiverCase& one : cases) {
    const CheckedPolicy checked = CheckPolicy(WithWaiver(one.waiver), "waived.textproto");
    EXPECT_NE(checked.policy, nullptr) << one.waiver;
    EXPECT_EQ(Ids(checked.findings), one.found) << one.waiver;
    ASSERT_EQ(checked.waived.size(), one.waived) << one.waiver;
    if (one.waived == 0) continue;
    EXPECT_EQ(checked.waived[0].finding.id, "dead_band");
    EXPECT_EQ(checked.waived[0].until, "2026-12-31");
    EXPECT_EQ(checked.waived[0].reason, "pilot");
  }
}

TEST(WaiversTest, EndOnTheirLastDayOfThePolicysZone) {
  const std::string text =
      WithWaiver("waiver { finding: \"dead_band\" reason: \"pilot\" until: \"2026-03-31\" }");
  const std::int64_t midnight = 1774972800;  // 2026-04-01 00:00 in Shanghai
  const CheckedPolicy before = CheckPolicy(text, "w.textproto", {FromUnixSeconds(midnight - 1)});
  EXPECT_TRUE(before.clean());
  EXPECT_EQ(before.waived.size(), 1u);
  const CheckedPolicy after = CheckPolicy(text, "w.textproto", {FromUnixSeconds(midnight)});
  EXPECT_EQ(Ids(after.findings),
            (std::vector<std::string>{kDead, "waiver_expired waiver[0].until"}));
  EXPECT_TRUE(after.waived.empty());
}

TEST(WaiversTest, NeverCoverErrors) {
  std::string text = EditedText({{"full_marks: 100", "full_marks: 101"}});
  text += "\nwaiver { finding: \"full_marks\" reason: \"pilot\" until: \"2026-12-31\" }\n";
  const CheckedPolicy checked = CheckPolicy(text, "error.textproto");
  EXPECT_EQ(checked.policy, nullptr);
  EXPECT_EQ(Ids(checked.findings), (std::vector<std::string>{"full_marks score.full_marks",
                                                             "waiver_of_error waiver[0].finding"}));
  EXPECT_TRUE(checked.waived.empty());
}

}  // namespace
}  // namespace guiju
