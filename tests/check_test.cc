// guiju/check.h: each finding provoked by a small change of the standard text, with its place.
#include "guiju/check.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "edited_policy.h"
#include "guiju/load.h"

namespace guiju {
namespace {

// "path id @word at its place".
std::string Brief(const std::string& text, const Finding& finding) {
  std::size_t at = 0;
  for (int line = 1; line < finding.line; ++line) at = text.find('\n', at) + 1;
  at += static_cast<std::size_t>(finding.column - 1);
  const std::size_t end = text.find_first_of(" :{}\n", at);
  return finding.path + " " + finding.id + " @" + text.substr(at, end - at);
}

std::vector<std::string> Briefs(const std::string& text, const CheckedPolicy& checked) {
  std::vector<std::string> out;
  for (const Finding& finding : checked.findings) out.push_back(Brief(text, finding));
  return out;
}

std::vector<std::string> CheckText(const std::string& text) {
  const CheckedPolicy checked = CheckPolicy(text, "edited.textproto");
  for (const Finding& finding : checked.findings) {
    EXPECT_EQ(finding.file, "edited.textproto");
    EXPECT_EQ(finding.en.find('{'), finding.en.find("{ ")) << finding.en;
    EXPECT_FALSE(finding.zh.empty());
  }
  return Briefs(text, checked);
}

TEST(CheckTest, TheStandardPolicyIsClean) {
  const CheckedPolicy checked = CheckPolicy(StandardPolicyText(), "standard.textproto");
  EXPECT_NE(checked.policy, nullptr);
  EXPECT_TRUE(checked.clean());
  EXPECT_TRUE(checked.waived.empty());
  for (const Finding& finding : checked.findings) ADD_FAILURE() << finding.path << finding.en;
}

struct CheckCase {
  const char* name;
  Edits edits;
  std::vector<std::string> expected;
};

void PrintTo(const CheckCase& one, std::ostream* out) { *out << one.name; }

const std::vector<CheckCase>& Cases() {
  static const std::vector<CheckCase>* const cases = new std::vector<CheckCase>{
      // Band tables. Knowledge-base entries are counted: none lies above 9 and below 10.
      {"BandWithoutAWholeNumber",
       {{"band { at_least: \"5\" points: 7 }", "band { above: \"9\" points: 7 }"}},
       {"score.metric[4].table.band[1].above dead_band @\"9\""}},
      {"BandAtTheEndOfTheDomain",
       {{"band { at_most: \"30\" points: 20 }", "band { below: \"0\" points: 20 }"}},
       {"score.metric[0].table.band[0].below dead_band @\"0\""}},
      {"OtherwiseNeverReached",
       {{"band { below: \"50\" points: 7 }", "band { at_most: \"100\" points: 7 }"}},
       {"score.metric[3].table.otherwise dead_otherwise @otherwise"}},
      {"OtherwiseReachedByTheEndAlone",
       {{"band { below: \"50\" points: 7 }", "band { below: \"100\" points: 7 }"}},
       {}},
      {"BoundBesideTheStep",
       {{"band { at_least: \"90\" points: 25 }", "band { at_least: \"90.5\" points: 25 }"}},
       {"score.metric[1].table.band[1].at_least bound_off_step @\"90.5\""}},
      {"BoundOfACountThatIsNotWhole",
       {{"band { at_least: \"5\" points: 7 }", "band { at_least: \"5.5\" points: 7 }"}},
       {"score.metric[4].table.band[1].at_least bound_off_step @\"5.5\""}},
      {"BandThatRoundingJumpsOver",
       {{"max: \"31622400\" step: \"1\" direction: LOWER_IS_BETTER rounding: EXACT",
         "max: \"31622400\" step: \"1\" direction: LOWER_IS_BETTER rounding: TO_STEP_FIRST"},
        {"band { at_most: \"60\" points: 15 }", "band { below: \"31\" points: 15 }"}},
       {"score.metric[0].table.band[1].below dead_band @\"31\""}},
      {"TableOfAProfile",
       {{"weight { metric: \"knowledge\"    points: [10, 7, 5] }\n  }\n  profile {",
         "weight { metric: \"knowledge\" table { min: \"0\" max: \"9\" step: \"1\" "
         "direction: HIGHER_IS_BETTER rounding: EXACT band { at_least: \"0\" points: 10 } "
         "otherwise { points: 0 } } }\n  }\n  profile {"}},
       {"score.profile[0].weight[4].table.otherwise dead_otherwise @otherwise"}},

      // Conditions.
      {"YesAndNoAtOnce",
       {{"when { fact: \"praises\" is: true }",
         "when { all { fact: \"praises\" is: true } all { fact: \"praises\" is: false } }"}},
       {"triage.feedback[2].when never_holds @when"}},
      {"TwoCategoriesAtOnce",
       {{"at_once: true\n    when { fact: \"handling_urgent\" is: true }",
         "at_once: true\n    when { at_least_n { n: 2 of { fact: \"category_inquiry\" is: true } "
         "of { fact: \"category_other\" is: true } } }"}},
       {"triage.hand_over[0].when never_holds @when"}},
      {"RatingBelowTheScale",
       {{"any { fact: \"latest_rating\" at_most: \"2\" }",
         "any { fact: \"latest_rating\" at_most: \"0\" }"}},
       {"segment.segment[0].when.any[1] never_holds @any"}},
      {"NoWholeRatingBetween",
       {{"any { fact: \"latest_rating\" at_most: \"2\" }",
         "any { fact: \"latest_rating\" above: \"2\" below: \"3\" }"}},
       {"segment.segment[0].when.any[1] never_holds @any"}},
      {"MeanRatingsLieBetween",
       {{"any { fact: \"latest_rating\" at_most: \"2\" }",
         "any { fact: \"mean_rating\" above: \"2\" below: \"3\" }"}},
       {}},
      {"MonthsThatExcludeEachOther",
       {{"all { fact: \"customer_since\" at_least_months_ago: 24 }",
         "all { fact: \"customer_since\" at_least_months_ago: 24 } "
         "all { fact: \"customer_since\" within_months: 23 }"}},
       {"segment.segment[1].when never_holds @when"}},
      {"MonthsThatMeetAtTheBound",
       {{"all { fact: \"customer_since\" at_least_months_ago: 24 }",
         "all { fact: \"customer_since\" at_least_months_ago: 24 } "
         "all { fact: \"customer_since\" within_months: 24 }"}},
       {}},
      {"NeverIsNotLongAgo",
       {{"all { fact: \"last_activity\" not_within_months: 6 }",
         "all { fact: \"last_activity\" not_within_months: 6 } "
         "all { fact: \"last_activity\" within_days: 3 }"}},
       {}},  // months and days are not put in one order
      {"EveryMeanRating",
       {{"all { fact: \"mean_rating\" at_least: \"3.0\" below: \"4.0\" }",
         "all { fact: \"mean_rating\" at_most: \"5\" }"}},
       {"segment.segment[3].when.all[1] always_holds @all"}},
      {"YesOrNo",
       {{"when { fact: \"praises\" is: true }",
         "when { any { fact: \"praises\" is: true } any { fact: \"praises\" is: false } }"}},
       {"triage.feedback[2].when always_holds @when"}},
      {"EveryPriority",
       {{"when { fact: \"refuses_information\" is: true }",
         "when { any { fact: \"priority_p0\" is: true } any { fact: \"priority_p0\" is: false } "
         "}"}},
       {"triage.mark[0].when always_holds @when"}},
      {"FieldOutsideItsOwnBounds",
       {{"field { id: \"follow_up\"     need: WHEN when { fact: \"needs_follow_up\" is: true }",
         "field { id: \"follow_up\"     need: WHEN when { fact: \"field_satisfaction\" above: "
         "\"5\" }"}},
       {"record.form[3].field[5].when never_holds @when"}},

      // Ordered lists.
      {"ShadowedByOneRule",
       {{"when { fact: \"asks_repair\" is: true }",
         "when { all { fact: \"asks_repair\" is: true } all { fact: \"complains\" is: true } }"}},
       {"triage.category_rule[2] shadowed @category_rule"}},
      {"ShadowedByTwoRulesTogether",
       {{"when { fact: \"asks_repair\" is: true }",
         "when { any { fact: \"asks_return\" is: true } any { fact: \"complains\" is: true } }"}},
       {"triage.category_rule[2] shadowed @category_rule"}},
      {"NotShadowedWhileASignalIsUnknown",
       {{"category: COMPLAINT   when { fact: \"complains\" is: true }",
         "category: COMPLAINT   when { any { fact: \"complains\" is: true } "
         "any { fact: \"suggests\" is: false } }"},
        {"when { fact: \"asks_return\" is: true }", "when { fact: \"complains\" is: false }"}},
       {}},
      {"ShadowedByAScale",
       {{"handling_rule { id: \"follow_up\" clause: \"INT-6\" handling: SCHEDULED when { fact: "
         "\"needs_follow_up\" is: true } }",
         "handling_rule { id: \"x\" clause: \"X\" handling: NORMAL when { any { fact: "
         "\"priority_p1\" is: true } any { fact: \"priority_p2\" is: true } } }\n  handling_rule { "
         "id: \"follow_up\" clause: \"INT-6\" handling: SCHEDULED when { fact: "
         "\"needs_follow_up\" is: true } }"}},
       {"triage.handling_rule[3] shadowed @handling_rule"}},
      {"SegmentInsideOfAnother",
       {{"all { fact: \"last_activity\" not_within_months: 6 }     # interaction or purchase",
         "all { fact: \"last_complaint\" within_months: 2 }"}},
       {"segment.segment[3] never_primary @segment"}},
      {"SegmentBesideAnother",
       {{"all { fact: \"last_activity\" not_within_months: 6 }     # interaction or purchase",
         "all { fact: \"last_complaint\" within_months: 4 }"}},
       {}},
      {"TierThatNeverComes",
       {{"  tier_otherwise {",
         "  tier { id: \"x\" clause: \"X\" label { en: \"x\" zh: \"某\" } when { all { fact: "
         "\"segment_complaint\" is: true } all { fact: \"beta_participant\" is: true } } }\n"
         "  tier_otherwise {"}},
       {"callback.tier[1] shadowed @tier"}},

      // Obligations.
      {"AppliesToNothing",
       {{"applies { fact: \"channel_phone\" is: true }",
         "applies { all { fact: \"channel_phone\" is: true } all { fact: \"channel_chat\" is: true "
         "} }"}},
       {"sla.obligation[6].applies never_starts @applies"}},
      {"BeforeWhatNeverStarts",
       {{"extended_by: EXTENDED                     # SLA-4: the new deadline replaces the old",
         "extended_by: EXTENDED applies { all { fact: \"complains\" is: true } all { fact: "
         "\"complains\" is: false } }"}},
       {"sla.obligation[2].applies never_starts @applies",
        "sla.obligation[3].before never_starts @\"resolution\""}},
      {"RatingThatIsNone",
       {{"applies { fact: \"rating\" at_most: \"2\" }   # dissatisfied",
         "applies { fact: \"rating\" above: \"5\" }   # dissatisfied"}},
       {"sla.obligation[10].applies never_starts @applies"}},
      {"TargetBehindOneThatAlwaysComesFirst",
       {{"target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } }",
         "target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } } target { "
         "elapsed_hours: 3 when { all { fact: \"handling_urgent\" is: true } all { fact: "
         "\"complains\" is: true } } }"}},
       {"sla.obligation[4].target[1] never_chosen @target"}},
      {"TargetThatNoPriorityLeaves",
       {{"target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } }",
         "target { elapsed_hours: 2 when { any { fact: \"handling_urgent\" is: true } any { fact: "
         "\"handling_urgent\" is: false } } }"}},
       {"sla.obligation[4].target[0].when always_holds @when",
        "sla.obligation[4].target[1] never_chosen @target"}},

      // Priorities.
      {"SlowerOnOneClock",
       {{"target { priority: P1 elapsed_hours: 4 }",
         "target { priority: P1 elapsed_minutes: 119 }"}},
       {"sla.obligation[1].target[0] slower_priority @target"}},
      {"EquallyFast",
       {{"target { priority: P1 elapsed_hours: 4 }",
         "target { priority: P1 elapsed_minutes: 120 }"}},
       {}},
      // The least that 3 working days take: from the last moment of one day to 18:00 of
      // the third after it, 66 hours.
      {"SlowerThanTheShortestThreeDays",
       {{"target { priority: P0 elapsed_hours: 24 }",
         "target { priority: P0 elapsed_minutes: 3961 }"}},
       {"sla.obligation[2].target[0] slower_priority @target"}},
      {"AsFastAsTheShortestThreeDays",
       {{"target { priority: P0 elapsed_hours: 24 }",
         "target { priority: P0 elapsed_minutes: 3960 }"}},
       {}},
      // A day has 9 working hours: 27 end with the third day, 28 in the fourth.
      {"WorkingHoursOfThreeDays",
       {{"target { priority: P0 elapsed_hours: 24 }", "target { priority: P0 working_hours: 27 }"}},
       {}},
      {"WorkingHoursOfMoreThanThreeDays",
       {{"target { priority: P0 elapsed_hours: 24 }",
         "target { priority: P0 working_minutes: 1621 }"}},
       {"sla.obligation[2].target[0] slower_priority @target"}},
      {"WorkingTimeIsNeverShorterThanElapsed",
       {{"target { priority: P1 elapsed_hours: 4 }", "target { priority: P1 working_hours: 2 }"}},
       {"sla.obligation[1].target[1] slower_priority @target"}},
      {"TargetsThatCannotMeet",
       {{"target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } }",
         "target { elapsed_hours: 30 priority: P0 when { fact: \"complains\" is: true } } target { "
         "elapsed_hours: 20 priority: P1 when { fact: \"complains\" is: false } }"}},
       {"sla.obligation[4].target[0] slower_priority @target",
        "sla.obligation[4].target[2] slower_priority @target"}},

      // Callbacks.
      {"BestHoursTooLateForACall",
       {{"hours { from: \"09:00\" to: \"11:00\" }\n", "\n"},
        {"hours { from: \"14:00\" to: \"17:00\" }", "hours { from: \"21:46\" to: \"22:00\" }"}},
       {"callback.scenario[1] no_best_hours @scenario",
        "callback.scenario[2] no_best_hours @scenario"}},
      {"BestHoursJustInTime",
       {{"hours { from: \"09:00\" to: \"11:00\" }\n", "\n"},
        {"hours { from: \"14:00\" to: \"17:00\" }", "hours { from: \"21:45\" to: \"22:00\" }"}},
       {}},
      {"BestDaysThatAreNeverWorked",
       {{"  holidays: \"cn_mainland\"\n", ""},
        {"clause: \"CB-2\"\n    weekly {\n      day: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, "
         "FRIDAY]",
         "clause: \"CB-2\"\n    weekly {\n      day: [SUNDAY]"},
        {"days: WEEKDAYS", "days: WORKING_DAYS"}},
       {"callback.best.weekly[0] best_never_worked @weekly"}},
      {"MakeUpSundaysAreWorked",
       {{"clause: \"CB-2\"\n    weekly {\n      day: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, "
         "FRIDAY]",
         "clause: \"CB-2\"\n    weekly {\n      day: [SUNDAY]"},
        {"days: WEEKDAYS", "days: WORKING_DAYS"}},
       {}},
      {"ShorterThanTheQuietHours",
       {{"within { obligation: \"solution_callback\" }   # CB-3\n    tag { id: \"level\"",
         "within { elapsed_minutes: 614 }\n    tag { id: \"level\""}},
       {"callback.scenario[2].within quiet_hours @within"}},
      {"AsLongAsTheQuietHours",
       {{"within { obligation: \"solution_callback\" }   # CB-3\n    tag { id: \"level\"",
         "within { elapsed_minutes: 615 }\n    tag { id: \"level\""}},
       {}},

      // What loading says is there, too.
      {"ProfileOfAnotherSum",
       {{"weight { metric: \"response\"     points: [15, 11, 0] }",
         "weight { metric: \"response\"     points: [16, 11, 0] }"}},
       {"score.profile[0] full_marks @profile"}},
      {"PointsThatRise",
       {{"band { at_least: \"85\" points: 20 }", "band { at_least: \"85\" points: 26 }"}},
       {"score.metric[1].table.band[2].points band_points @26"}},
      {"TermOfTwoSignals",
       {{"\"建议\", \"建議\", \"希望能增加\"", "\"建议\", \"建議\", \"差评\", \"希望能增加\""}},
       {"text.terms[2].term[2] term_of_two_signals @\"差评\","}},
  };
  return *cases;
}

class CheckCaseTest : public testing::TestWithParam<CheckCase> {};

TEST_P(CheckCaseTest, SaysWhatIsThereAndWhere) {
  EXPECT_EQ(CheckText(EditedText(GetParam().edits)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Check, CheckCaseTest, testing::ValuesIn(Cases()),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(CheckTest, AWitnessShowsWhenTheUrgentTicketIsLater) {
  const CheckedPolicy checked =
      CheckPolicy(EditedText({{"target { priority: P0 elapsed_hours: 24 }",
                               "target { priority: P0 elapsed_hours: 70 }"}}),
                  "edited.textproto");
  ASSERT_EQ(checked.findings.size(), 1u);
  // The first start of the last published year from which it is so; Sunday the 4th is a make-up
  // day.
  EXPECT_EQ(checked.findings[0].en,
            "In \"resolution\", P0 (70 h) can fall due later than the less urgent P1 (3 working "
            "days): from 2026-01-03 23:59:59 on, at 2026-01-06 21:59:59 and at 2026-01-06 18:00:00 "
            "by the calendar \"office\".");
  EXPECT_EQ(checked.findings[0].zh,
            "在“resolution”中，P0（70 小时）可能晚于较不紧急的 P1（3 个工作日）到期：自 2026-01-03 "
            "23:59:59 起，按日历“office”分别于 2026-01-06 21:59:59 和 2026-01-06 18:00:00 到期。");
}

TEST(CheckTest, WhatShadowsIsNamed) {
  const auto said = [](const Edits& edits) {
    const CheckedPolicy checked = CheckPolicy(EditedText(edits), "edited.textproto");
    return checked.findings.size() == 1 ? checked.findings[0].en : "";
  };
  EXPECT_EQ(said({{"when { fact: \"asks_repair\" is: true }",
                   "when { all { fact: \"asks_repair\" is: true } all { fact: \"complains\" is: "
                   "true } }"}}),
            "\"repair\" can never decide: whenever it holds, one that stands before it holds too: "
            "complaint.");
  EXPECT_EQ(said({{"when { fact: \"asks_repair\" is: true }",
                   "when { any { fact: \"asks_return\" is: true } any { fact: \"complains\" is: "
                   "true } }"}}),
            "\"repair\" can never decide: whenever it holds, one that stands before it holds too: "
            "complaint, return.");
}

TEST(CheckTest, BytesThatAreNoPolicyAreFindings) {
  for (const char* text : {"", "score {", "\xff\xfe", "id: 3"}) {
    const CheckedPolicy checked = CheckPolicy(text, "broken.textproto");
    EXPECT_EQ(checked.policy, nullptr);
    EXPECT_FALSE(checked.clean());
  }
  const CheckedPolicy none = CheckPolicyFile("/nowhere/desk.textproto");
  ASSERT_EQ(none.findings.size(), 1u);
  EXPECT_EQ(none.findings[0].id, "cannot_read");
}

}  // namespace
}  // namespace guiju
