// What a change of one line does to the answers: the exact ranges, their outcomes and witnesses.
#include "guiju/workbench/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "policy_text.h"
#include "sentences/diff.h"
#include "workbench/document_parts.h"
#include "workbench/equivalent.h"
#include "workbench/witness.h"

namespace guiju::workbench {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

DiffReport DiffOf(const std::string& from, const std::string& to) {
  const PolicyDocument after = ReadPolicy(internal::WithOneLine(from, to), "new.textproto");
  EXPECT_NE(after.policy(), nullptr) << internal::Describe(after.findings());
  return after.policy() == nullptr ? DiffReport() : Diff(StandardDocument(), after);
}

std::string Written(const ValueRange& range) {
  const auto bound = [](Ratio ratio) {
    if (ratio.is_missing()) return std::string("-");
    std::string text = std::to_string(ratio.numerator);
    if (ratio.denominator != 1) text += "/" + std::to_string(ratio.denominator);
    return text;
  };
  const auto back = [](std::int32_t at) {
    if (at == ValueRange::kNoBound) return std::string("-");
    return at < 0 ? std::to_string(~at) + "d" : std::to_string(at) + "m";
  };
  switch (range.kind) {
    case ValueRange::Kind::kUnknown:
      return "unknown";
    case ValueRange::Kind::kNever:
      return "never";
    case ValueRange::Kind::kValue:
      return range.value;
    case ValueRange::Kind::kNumber:
      return (range.lower_open ? "(" : "[") + bound(range.lower) + "," + bound(range.upper) +
             (range.upper_open ? ")" : "]");
    case ValueRange::Kind::kInstant:
      break;
  }
  return (range.oldest_open ? "(" : "[") + back(range.oldest) + "," + back(range.newest) +
         (range.newest_open ? ")" : "]");
}

// "score.metric[resolution].table: resolution_percent [95,96) | 30 points -> 25 points".
std::string Line(const Difference& difference) {
  std::string text = difference.place + ":";
  for (const FactRange& range : difference.range) {
    text += " " + range.fact;
    for (const ValueRange& value : range.values) text += " " + Written(value);
    text += ";";
  }
  return text + " " + difference.was.en + " -> " + difference.now.en;
}

std::vector<std::string> LinesOf(const DiffReport& report) {
  std::vector<std::string> lines;
  for (const Difference& difference : report.differences) {
    if (difference.kind != Difference::Kind::kWords) lines.push_back(Line(difference));
  }
  return lines;
}

struct Row {
  const char* from;
  const char* to;
  std::vector<std::string> lines;
  const char* witness;  // in the first one's facts; empty: there is none
};

class OneLine : public ::testing::TestWithParam<Row> {};

TEST_P(OneLine, GivesTheExactRanges) {
  const DiffReport report = DiffOf(GetParam().from, GetParam().to);
  EXPECT_EQ(LinesOf(report), GetParam().lines);
  ASSERT_FALSE(report.differences.empty());
  const Difference& first = report.differences.front();
  if (GetParam().witness[0] == '\0') {
    EXPECT_EQ(first.witness, nullptr);
  } else {
    ASSERT_NE(first.witness, nullptr);
    EXPECT_THAT(first.witness->facts_text, HasSubstr(GetParam().witness));
    EXPECT_FALSE(first.witness->changes.empty());
  }
  EXPECT_TRUE(report.answers_differ());
  EXPECT_FALSE(report.all_declared());
}

INSTANTIATE_TEST_SUITE_P(
    Bands, OneLine,
    ::testing::Values(
        Row{"band { at_most: \"30\" points: 20 }",
            "band { below: \"30\" points: 20 }",
            {"score.metric[response].table: mean_response_seconds [30,30]; 20 points -> 15 points",
             "score.profile[launch].weight[response]: mean_response_seconds [30,30]; 15 points -> "
             "11 points",
             "score.profile[mature].weight[response]: mean_response_seconds [30,30]; 10 points -> "
             "8 points"},
            "mean_response_seconds: \"30\""},
        Row{"band { at_least: \"10\" points: 10 }",
            "band { at_least: \"12\" points: 10 }",
            {"score.metric[knowledge].table: knowledge_entries [10,11]; 10 points -> 7 points",
             "score.profile[launch].weight[knowledge]: knowledge_entries [10,11]; 10 points -> 7 "
             "points",
             "score.profile[mature].weight[knowledge]: knowledge_entries [10,11]; 10 points -> 7 "
             "points"},
            "knowledge_entries: 10"},
        Row{"weight { metric: \"volume\"       points: [5, 4, 3] }",
            "weight { metric: \"volume\"       points: [5, 4, 2] }",
            {"score.profile[launch].weight[volume]: team_ahead [50,100]; 3 points -> 2 points"},
            "colleague"},
        Row{"grade { id: \"good\"      clause: \"SCO-6\" at_least: 80",
            "grade { id: \"good\"      clause: \"SCO-6\" at_least: 82",
            {"score.grade: total [80,81]; good -> qualified"},
            "agent_month"}));

INSTANTIATE_TEST_SUITE_P(
    Conditions, OneLine,
    ::testing::Values(
        Row{"any { fact: \"latest_rating\" at_most: \"2\" }",
            "any { fact: \"latest_rating\" at_most: \"1\" }",
            {"segment.segment[complaint].when: last_complaint unknown; latest_rating [2,2]; holds "
             "-> not known",
             "segment.segment[complaint].when: last_complaint never [-,3m); latest_rating [2,2]; "
             "holds -> does not hold"},
            "customer { id: \"C1\" latest_rating: 2 }"},
        Row{"any { fact: \"first_purchase\" within_months: 3 }",
            "any { fact: \"first_purchase\" within_months: 4 }",
            {"segment.segment[potential].when: first_purchase [4m,3m); spending_more unknown; "
             "spend_growing unknown yes; not known -> holds",
             "segment.segment[potential].when: first_purchase [4m,3m); spending_more unknown; "
             "spend_growing no; does not hold -> holds",
             "segment.segment[potential].when: first_purchase [4m,3m); spending_more [0,10) "
             "[70,100]; does not hold -> holds",
             "segment.segment[potential].when: first_purchase [4m,3m); spending_more [10,70); "
             "spend_growing unknown; not known -> holds",
             "segment.segment[potential].when: first_purchase [4m,3m); spending_more [10,70); "
             "spend_growing no; does not hold -> holds"},
            "first_purchase { iso: \"2025-11-10T12:00:00+08:00\" }"}));

INSTANTIATE_TEST_SUITE_P(
    Triage, OneLine,
    ::testing::Values(
        Row{"priority: P1 when { fact: \"function_abnormal\" is: true }",
            "priority: P0 when { fact: \"function_abnormal\" is: true }",
            {"triage.priority_rule: core_business_hit unknown no; system_down unknown no; "
             "function_abnormal yes; P1 -> P0"},
            "signal { name: \"function_abnormal\" value: true }"},
        Row{"when { fact: \"refuses_information\" is: true }",
            "when { fact: \"refuses_information\" is: false }",
            {"triage.mark[information_incomplete].when: refuses_information no; does not hold -> "
             "holds",
             "triage.mark[information_incomplete].when: refuses_information yes; holds -> does not "
             "hold"},
            "signal { name: \"refuses_information\" }"},
        Row{"priority: P2        # INT-5",
            "priority: P1        # INT-5",
            {"triage.priority_rule: core_business_hit unknown no; system_down unknown no; "
             "function_abnormal unknown no; P2 -> P1"},
            "ticket { id: \"W1\" received"}));

INSTANTIATE_TEST_SUITE_P(
    Obligations, OneLine,
    ::testing::Values(
        Row{"target { priority: P1 elapsed_hours: 4 }",
            "target { priority: P1 elapsed_hours: 3 }",
            {"sla.obligation[first_response].target: priority p1; done_after (10800,14400]; "
             "open_for [8640,14400]; 4 h -> 3 h"},
            "priority: P1"},
        Row{"target { priority: P1 working_days: 3 }",
            "target { priority: P1 elapsed_hours: 72 }",
            {"sla.obligation[resolution].target: priority p1; 3 working days -> 72 h"},
            "priority: P1"},
        Row{"applies { fact: \"channel_chat\" is: true }",
            "applies { any { fact: \"channel_chat\" is: true } any { fact: \"channel_phone\" is: "
            "true } }",
            {"sla.obligation[answer_chat].target: channel phone; not applicable -> 30 s"},
            "channel: PHONE"}));

INSTANTIATE_TEST_SUITE_P(
    Entries, OneLine,
    ::testing::Values(
        Row{"fulfilled_by: ANALYZED",
            "fulfilled_by: RESPONDED",
            {"sla.obligation[first_analysis].fulfilled_by: ANALYZED -> RESPONDED"},
            "kind: RESPONDED"},
        Row{"closing_instant: CLOSED",
            "closing_instant: OPEN",
            {"calendar[office].closing_instant: CLOSED -> OPEN"},
            "is_working_time"},
        Row{"\"投诉\", \"投訴\", \"差评\"", "\"投诉\", \"投訴\", \"告状\", \"差评\"", {}, ""},
        Row{"vip_from_level: 1",
            "vip_from_level: 2",
            {"segment.membership.vip_from_level: 1 -> 2"},
            "membership_level: \"VIP1\""},
        Row{"number_from: 7 ", "number_from: 6 ", {"mask.number_from: 7 -> 6"}, "123456"},
        Row{"field { id: \"city\"            need: OPTIONAL",
            "field { id: \"city\"            need: REQUIRED",
            {"record.form[call].field[city].need: OPTIONAL -> REQUIRED"},
            "form: \"call\""},
        Row{"budget { id: \"ordinary\" clause: \"CB-4\" min_minutes: 5 max_minutes: 8 }",
            "budget { id: \"ordinary\" clause: \"CB-4\" min_minutes: 5 max_minutes: 9 }",
            {"callback.budget[ordinary].max_minutes: 8 -> 9"},
            "callback"}));

TEST(Diff, OfAPolicyWithItselfIsNothing) {
  const DiffReport report = Diff(StandardDocument(), StandardDocument());
  EXPECT_THAT(report.differences, IsEmpty());
  EXPECT_THAT(report.totals, IsEmpty());
  EXPECT_FALSE(report.answers_differ());
  EXPECT_TRUE(report.all_declared());
}

TEST(Diff, ListsTheDaysOfACalendar) {
  const DiffReport report =
      DiffOf("  holidays: \"cn_mainland\"\n",
             "  holidays: \"cn_mainland\"\n  day_off { date: \"2026-03-11\" }\n"
             "  day_off { date: \"2026-03-12\" }\n");
  ASSERT_EQ(report.differences.size(), 1U);
  const Difference& difference = report.differences.front();
  EXPECT_THAT(difference.days, ElementsAre("2026-03-11/2026-03-12"));
  EXPECT_EQ(difference.was.en, "09:00–18:00");
  EXPECT_EQ(difference.now.en, "none");
  ASSERT_NE(difference.witness, nullptr);
  EXPECT_THAT(difference.witness->facts_text, HasSubstr("2026-03-11T09:00:00+08:00"));
}

TEST(Diff, OrderOfSegmentsIsOfThoseWhoMatchBoth) {
  std::string text(StandardPolicyText());
  const std::size_t high = text.find("  segment {\n    id: \"high_value\"");
  const std::size_t potential = text.find("  segment {\n    id: \"potential\"");
  const std::size_t silent = text.find("  segment {\n    id: \"silent\"");
  text = text.substr(0, high) + text.substr(potential, silent - potential) +
         text.substr(high, potential - high) + text.substr(silent);
  const DiffReport report = Diff(StandardDocument(), ReadPolicy(text, "new.textproto"));
  EXPECT_THAT(LinesOf(report),
              ElementsAre("segment.segment: segment_high_value yes; segment_potential yes; "
                          "segment_complaint no; high-value customer -> potential customer"));
}

TEST(Diff, SaysWhatTotalsAndGradesDo) {
  const DiffReport report =
      DiffOf("band { at_least: \"95\" points: 30 }", "band { at_least: \"96\" points: 30 }");
  ASSERT_EQ(report.totals.size(), 3U);
  const TotalsChange& base = report.totals.front();
  EXPECT_EQ(base.profile, "base");
  EXPECT_EQ(base.best.before, 100);
  EXPECT_EQ(base.best.after, 100);
  EXPECT_EQ(base.largest_loss, 5);
  EXPECT_EQ(base.largest_gain, 0);
  ASSERT_EQ(base.moves.size(), 3U);
  EXPECT_EQ(base.moves[0].from.en, "excellent");
  EXPECT_EQ(base.moves[0].to.en, "good");
  // Only the metric's own clause: the profiles keep its bounds.
  ASSERT_EQ(report.clauses.size(), 1U);
  EXPECT_EQ(report.clauses[0].clause, "SCO-2");
}

TEST(Diff, WordsAreNoDifferenceOfAnswers) {
  const DiffReport report =
      DiffOf("label { en: \"excellent\" zh: \"优秀\" }", "label { en: \"superb\" zh: \"优秀\" }");
  ASSERT_EQ(report.differences.size(), 1U);
  EXPECT_EQ(report.differences[0].kind, Difference::Kind::kWords);
  EXPECT_FALSE(report.answers_differ());
}

TEST(Diff, WhatIsWrittenOtherwiseAndAnswersAlikeIsSaidSo) {
  const DiffReport report =
      DiffOf("when { fact: \"praises\" is: true }", "when { any { fact: \"praises\" is: true } }");
  ASSERT_EQ(report.differences.size(), 1U);
  EXPECT_EQ(report.differences[0].kind, Difference::Kind::kWords);
  EXPECT_THAT(report.differences[0].text.en, HasSubstr("answers alike"));
}

TEST(Diff, DeclaredClausesArePassed) {
  const std::string changed = internal::WithOneLine("band { at_least: \"95\" points: 30 }",
                                                    "band { at_least: \"96\" points: 30 }");
  const auto with_note = [&](const std::string& note) {
    return Diff(StandardDocument(), ReadPolicy(changed + note, "new.textproto"));
  };
  const DiffReport declared = with_note(
      "change_note { replaces: \"2026.1\" change { clause: \"SCO-2\" reason: \"r\" }"
      " change { clause: \"SLA-1\" reason: \"s\" } }");
  EXPECT_TRUE(declared.all_declared());
  ASSERT_EQ(declared.clauses.size(), 2U);
  EXPECT_FALSE(declared.clauses[1].differs);
  EXPECT_THAT(RenderDiff(declared, Language::kEnglish),
              HasSubstr("Clause SLA-1 is declared and nothing in it differs."));
  const DiffReport of_another =
      with_note("change_note { replaces: \"2025.1\" change { clause: \"SCO-2\" reason: \"r\" } }");
  EXPECT_FALSE(of_another.all_declared());
}

TEST(Diff, PlacesPointIntoBothFiles) {
  const DiffReport report = DiffOf("starts_at: RECEIVED\n    fulfilled_by: ANALYZED",
                                   "starts_at: RECEIVED\n\n    fulfilled_by: RESPONDED");
  ASSERT_FALSE(report.differences.empty());
  EXPECT_EQ(report.differences[0].before.file, "standard.textproto");
  EXPECT_EQ(report.differences[0].after.file, "new.textproto");
  EXPECT_GT(report.differences[0].before.line, 0);
  EXPECT_EQ(report.differences[0].after.line, report.differences[0].before.line + 1);
}

TEST(Diff, TestsExpectTheNewAnswers) {
  const DiffReport report = DiffOf("target { priority: P1 elapsed_hours: 4 }",
                                   "target { priority: P1 elapsed_hours: 3 }");
  const std::string tests = RenderDiffTests(report);
  EXPECT_THAT(tests, HasSubstr("obligation: \"first_response\""));
  EXPECT_THAT(tests, HasSubstr("state: AT_RISK"));
  v1::PolicyTestSuite suite;
  const auto read =
      internal::ReadMessage({tests, "tests.textproto", internal::SourceForm::kText}, &suite);
  EXPECT_TRUE(Acceptable(read.findings)) << internal::Describe(read.findings);
  EXPECT_EQ(suite.case__size(), 1);
}

struct Alike {
  const char* from;
  const char* to;
  Room room;
  bool equivalent;
};

class EquivalentTo : public ::testing::TestWithParam<Alike> {};

TEST_P(EquivalentTo, TheStandardPolicy) {
  const PolicyDocument before = StandardDocument();
  const PolicyDocument after =
      ReadPolicy(internal::WithOneLine(GetParam().from, GetParam().to), "new.textproto");
  ASSERT_NE(after.policy(), nullptr);
  EXPECT_EQ(Equivalent(before.parts().proto, *before.policy(), after.parts().proto, *after.policy(),
                       GetParam().room),
            GetParam().equivalent);
}

INSTANTIATE_TEST_SUITE_P(
    Rooms, EquivalentTo,
    ::testing::Values(
        Alike{"band { at_least: \"4.5\" points: 30 }", "band { at_least: \"4.50\" points: 30 }",
              Room::kScore, true},
        Alike{"band { at_least: \"4.5\" points: 30 }", "band { above: \"4.5\" points: 30 }",
              Room::kScore, false},
        // Nobody has nine and a half entries.
        Alike{"band { at_least: \"10\" points: 10 }", "band { above: \"9\" points: 10 }",
              Room::kScore, true},
        Alike{"when { fact: \"praises\" is: true }", "when { all { fact: \"praises\" is: true } }",
              Room::kTriage, true},
        Alike{"when { fact: \"praises\" is: true }", "when { fact: \"praises\" is: false }",
              Room::kTriage, false},
        Alike{"target { priority: P1 elapsed_hours: 4 }",
              "target { priority: P1 elapsed_minutes: 240 }", Room::kSla, true},
        Alike{"target { priority: P1 elapsed_hours: 4 }",
              "target { priority: P1 working_hours: 4 }", Room::kSla, false},
        Alike{"any { fact: \"latest_rating\" at_most: \"2\" }",
              "any { fact: \"latest_rating\" below: \"3\" }", Room::kSegment, true},
        Alike{"any { fact: \"latest_rating\" at_most: \"2\" }",
              "any { fact: \"latest_rating\" below: \"2\" }", Room::kSegment, false},
        Alike{"hours { from: \"09:00\" to: \"18:00\" }\n  }\n  # Hours",
              "hours { from: \"09:00\" to: \"12:00\" } hours { from: \"12:00\" to: \"18:00\" }\n  "
              "}\n  # Hours",
              Room::kCalendar, true},
        Alike{"zero_amount: NEXT_OPENING", "zero_amount: UNCHANGED", Room::kCalendar, false},
        Alike{"label { en: \"excellent\" zh: \"优秀\" }", "label { en: \"superb\" zh: \"优秀\" }",
              Room::kScore, true},
        Alike{"number_from: 7 ", "number_from: 8 ", Room::kMask, false}));

}  // namespace
}  // namespace guiju::workbench
