// Records on structs: sums over many (REC-6), reasons without values (REC-7), shapes.
#include "guiju/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/explain.h"
#include "guiju/proto.h"
#include "policy_text.h"

namespace guiju {
namespace {

using internal::Shanghai;

// Blank: spaces, tabs, line breaks and the wide space, and nothing else (REC-6).
TEST(Record, Blank) {
  for (const char* value : {"", " ", "\t\r\n", "　", " 　 "}) EXPECT_TRUE(IsBlank(value));
  for (const char* value : {"0", "　无", "\xE3\x80", "-"}) EXPECT_FALSE(IsBlank(value)) << value;
}

TEST(Record, Shapes) {
  RecordFormField field;
  field.shape = RecordShape::kInteger;
  field.min = 1;
  field.max = 5;
  struct Row {
    RecordShape shape;
    const char* value;
    bool has;
  };
  const Row rows[] = {
      {RecordShape::kText, "anything", true},
      {RecordShape::kDate, "2024-02-29", true},
      {RecordShape::kDate, "2026-02-29", false},
      {RecordShape::kDate, "2026-2-9", false},
      {RecordShape::kTimeOfDay, "24:00", true},
      {RecordShape::kTimeOfDay, "24:01", false},
      {RecordShape::kInstant, "2026-03-10T10:00:00+08:00", true},
      {RecordShape::kInstant, "2026-03-10T10:00:00", false},
      {RecordShape::kInteger, "1", true},
      {RecordShape::kInteger, "5", true},
      {RecordShape::kInteger, "0", false},
      {RecordShape::kInteger, "6", false},
      {RecordShape::kInteger, "99999999999999999999", false},
  };
  for (const Row& row : rows) {
    field.shape = row.shape;
    EXPECT_EQ(HasShape(field, row.value), row.has) << row.value;
  }
}

// REC-6: sums are the same in whatever order and however they are split.
TEST(Record, SumsDoNotDependOnTheOrder) {
  const auto policy = StandardPolicy();
  std::mt19937_64 random(6);
  RecordTally whole;
  RecordTally left;
  RecordTally right;
  for (int i = 0; i < 500; ++i) {
    std::vector<RecordField> fields;
    ServiceRecord record;
    record.form = static_cast<std::size_t>(random() % policy->record.forms.size());
    const std::size_t count = policy->record.forms[record.form].fields.size();
    for (std::size_t f = 0; f < count; ++f) {
      const std::uint64_t kind = random() % 4;
      if (kind == 0) continue;
      fields.push_back({static_cast<std::uint16_t>(f),
                        kind == 1   ? "x"
                        : kind == 2 ? "4"
                                    : "",
                        kind == 3});
    }
    record.fields = fields.data();
    record.field_count = fields.size();
    record.category = static_cast<Category>(random() % 6);
    record.facts.yes = random() & 7;
    record.facts.no = ~record.facts.yes & (random() & 7);
    record.ended = Shanghai({2026, 3, 10}, 10);
    if (random() % 2 == 0) record.completed = {record.ended.us + Minutes(i % 40).us};
    const RecordVerdict verdict = JudgeRecord(policy->record, record, Shanghai({2026, 3, 10}, 11));
    EXPECT_LE(verdict.filled, verdict.required);
    EXPECT_EQ(verdict.missing == 0, verdict.filled == verdict.required);
    EXPECT_EQ(verdict.missing & verdict.undecided, 0u);
    AddRecord(verdict, &whole);
    AddRecord(verdict, i % 3 == 0 ? &left : &right);
  }
  Merge(left, &right);
  EXPECT_EQ(right.records, 500);
  for (const auto sum :
       {&RecordTally::records, &RecordTally::required, &RecordTally::filled, &RecordTally::complete,
        &RecordTally::undecided, &RecordTally::in_time, &RecordTally::late, &RecordTally::open}) {
    EXPECT_EQ(whole.*sum, right.*sum);
  }
  v1::RecordSum message;
  ToMessage(whole, &message);
  EXPECT_EQ(message.filled_of_required().numerator(), whole.filled);
  EXPECT_EQ(message.late(), whole.late);
}

// REC-6: over many records completeness is the sum of the fields, not the mean of the shares.
TEST(Record, CompletenessOfManyIsTheSumOfTheirFields) {
  RecordTally tally;
  EXPECT_TRUE(tally.completeness().is_missing());
  RecordVerdict verdict;
  verdict.required = 12;
  verdict.filled = 12;
  AddRecord(verdict, &tally);
  verdict.required = 5;
  verdict.filled = 4;
  AddRecord(verdict, &tally);
  EXPECT_EQ(Compare(tally.completeness(), {16, 17}), 0);
}

// REC-7: what was filled in never reaches a reason or a finding.
TEST(Record, ReasonsAndFindingsHoldNoValue) {
  const auto policy = StandardPolicy();
  v1::ServiceRecord record;
  record.set_id("secret-r");
  record.set_form("call");
  record.set_ticket_id("secret-t");
  for (const char* name : {"name", "date", "satisfaction"}) {
    v1::RecordField& field = *record.add_field();
    field.set_name(name);
    field.set_value("secret-value");
  }
  v1::RecordEvaluation evaluation;
  Findings findings;
  ASSERT_TRUE(Evaluate(*policy, record, Shanghai({2026, 3, 10}), &evaluation, &findings));
  EXPECT_GE(evaluation.reason_en_size(), 3);
  EXPECT_EQ(evaluation.reason_en_size(), evaluation.reason_zh_size());
  for (const std::string& reason : evaluation.reason_en()) {
    EXPECT_THAT(reason, testing::Not(testing::HasSubstr("secret")));
  }
  for (const std::string& reason : evaluation.reason_zh()) {
    EXPECT_THAT(reason, testing::Not(testing::HasSubstr("secret")));
  }
  record.mutable_field(0)->set_refused(true);
  EXPECT_FALSE(Evaluate(*policy, record, Shanghai({2026, 3, 10}), &evaluation, &findings));
  for (const Finding& finding : findings) {
    EXPECT_THAT(finding.en + finding.zh, testing::Not(testing::HasSubstr("secret")));
  }
}

// REC-1: a desk's own form needs policy text alone, and its fields a condition of their own.
TEST(Record, AFormIsData) {
  const auto policy = EditedPolicy(
      {{"  completeness { clause: \"REC-6\"",
        "  form { id: \"own\" clause: \"X-1\" label { en: \"own\" zh: \"自有\" } field { id: \"a\" "
        "need: REQUIRED shape: TEXT label { en: \"a\" zh: \"甲\" } } }\n"
        "  completeness { clause: \"REC-6\""}});
  ASSERT_NE(policy, nullptr);
  ServiceRecord record;
  record.form = static_cast<std::size_t>(policy->record.FormIndex("own"));
  const RecordVerdict verdict = JudgeRecord(policy->record, record, Shanghai({2026, 3, 10}));
  EXPECT_EQ(verdict.state, RecordState::kIncomplete);
  EXPECT_EQ(verdict.missing, 1u);
  EXPECT_EQ(verdict.timeliness, RecordTimeliness::kNotAsked);
}

}  // namespace
}  // namespace guiju
