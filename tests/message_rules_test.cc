#include "message_rules.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "guiju/v1/policy.pb.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(MessageRules, Forms) {
  using v1::Form;
  struct {
    Form::Value form;
    std::string text;
    std::string problem;  // "" when the text has the form
  } const cases[] = {
      {Form::ID, "a", ""},
      {Form::ID, "first_response_2", ""},
      {Form::ID, "a" + std::string(63, 'b'), ""},
      {Form::ID, "a" + std::string(64, 'b'), "bad_form"},
      {Form::ID, "", "bad_form"},
      {Form::ID, "First", "bad_form"},
      {Form::ID, "2nd", "bad_form"},
      {Form::ID, "_a", "bad_form"},
      {Form::ID, "a-b", "bad_form"},
      {Form::ID, "规矩", "bad_form"},
      {Form::CLAUSE, "SLA-3", ""},
      {Form::CLAUSE, "第 3 条", ""},
      {Form::CLAUSE, std::string(64, 'x'), ""},
      {Form::CLAUSE, std::string(65, 'x'), "bad_form"},
      {Form::CLAUSE, "", "bad_form"},
      {Form::CLAUSE, " a", "bad_form"},
      {Form::CLAUSE, "a\tb", "bad_form"},
      {Form::DECIMAL, "4.5", ""},
      {Form::DECIMAL, "4,5", "bad_form"},
      {Form::DECIMAL, "", "bad_form"},
      {Form::DECIMAL, "04", "leading_zero"},
      {Form::DECIMAL, "0.1234567890", "too_many_digits"},
      {Form::DATE, "2024-02-29", ""},
      {Form::DATE, "2025-02-29", "no_such_day"},
      {Form::DATE, "2100-01-01", "year_out_of_range"},
      {Form::DATE, "24-2-29", "bad_form"},
      {Form::TIME_OF_DAY, "09:00", ""},
      {Form::TIME_OF_DAY, "24:00", ""},
      {Form::TIME_OF_DAY, "9:00", "bad_form"},
      {Form::TIME_OF_DAY, "24:30", "year_out_of_range"},
      {Form::ZONE, "Asia/Shanghai", ""},
      {Form::ZONE, "America/Argentina/Buenos_Aires", ""},
      {Form::ZONE, "Etc/GMT+8", ""},
      {Form::ZONE, "UTC", ""},
      {Form::ZONE, "+08:00", ""},
      {Form::ZONE, "-03:30", ""},
      {Form::ZONE, "+8", "bad_form"},
      {Form::ZONE, "", "bad_form"},
      {Form::ZONE, "/etc/passwd", "bad_form"},
      {Form::ZONE, "../../etc/passwd", "bad_form"},
      {Form::ZONE, "Asia/../x", "bad_form"},
      {Form::ZONE, "Asia/", "bad_form"},
      {Form::ZONE, "Asia Shanghai", "bad_form"},
      {Form::INSTANT, "2026-02-24T09:00:00+08:00", ""},
      {Form::INSTANT, "2026-02-24T09:00:00", "no_offset"},
      {Form::INSTANT, "2026-02-24", "bad_form"},
      {Form::MONTH, "2026-02", ""},
      {Form::MONTH, "2026-2", "bad_form"},
      {Form::TEXT, "好", ""},
      {Form::TEXT, std::string(512, 'x'), ""},
      {Form::TEXT, std::string(513, 'x'), "bad_form"},
      {Form::TEXT, "", "bad_form"},
      {Form::TEXT, "a\nb", "control_character"},
      {Form::TEXT, "a\x7F", "control_character"},
      {Form::TEXT, "a\xC2\x85", "control_character"},
      {Form::TEXT, "a\xC2\xA0", ""},
      {Form::UNSPECIFIED, "anything\n", ""},
  };
  for (const auto& c : cases) {
    const Sentence* problem = FormProblem(c.form, c.text);
    EXPECT_EQ(problem == nullptr ? std::string() : std::string(problem->id), c.problem)
        << v1::Form::Value_Name(c.form) << " " << c.text;
  }
}

TEST(MessageRules, Utf8) {
  struct {
    std::string text;
    std::size_t at;
  } const cases[] = {
      {"", std::string::npos},
      {"a好😀", std::string::npos},
      {"\xC0\x80", 0},          // overlong
      {"a\xE0\x9F\xBF", 1},     // overlong
      {"ab\xED\xA0\x80", 2},    // surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
      {"\xF4\x8F\xBF\xBF", std::string::npos},
      {"a\xE5\xA5", 1},  // breaks off
      {"\x80", 0},
      {"\xFF", 0},
  };
  for (const auto& c : cases) EXPECT_EQ(InvalidUtf8At(c.text), c.at) << c.text;
}

Findings Judge(const google::protobuf::Message& message) {
  Problems problems;
  EXPECT_EQ(CheckRules(message, {}, &problems), 0U);
  return problems.findings();
}

std::vector<std::string> Places(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.id + " " + finding.path);
  return out;
}

TEST(MessageRules, NameEveryMissingField) {
  v1::Policy policy;
  policy.add_calendar()->set_id("desk");
  policy.mutable_label()->set_en("A");
  const std::vector<std::string> places = Places(Judge(policy));
  for (const char* place :
       {"missing_field id", "missing_field label.zh", "missing_field score",
        "missing_field calendar[0].zone", "too_few calendar[0].weekly",
        "missing_field calendar[0].at_closing", "missing_field effective_from"}) {
    EXPECT_THAT(places, ::testing::Contains(place));
  }
  for (const char* place : {"missing_field calendar[0].id", "missing_field review_by"}) {
    EXPECT_THAT(places, ::testing::Not(::testing::Contains(place)));
  }
}

TEST(MessageRules, SayWhatIsMissingAndWhatWasExpected) {
  v1::SegmentOtherwise otherwise;
  otherwise.set_id("regular");
  otherwise.mutable_label()->set_en("regular");
  otherwise.mutable_label()->set_zh("普通");
  const Findings findings = Judge(otherwise);
  ASSERT_THAT(Places(findings), ElementsAre("missing_field clause"));
  EXPECT_EQ(findings[0].en,
            "SegmentOtherwise needs the field clause, which is not set: expected a clause such as "
            "\"SLA-3\" (1 to 64 printable characters).");
  EXPECT_EQ(findings[0].zh,
            "SegmentOtherwise 必须有字段 clause，现在没有：这里应当是条款编号，例如 "
            "\"SLA-3\"（1 至 64 个可打印字符）。");
}

TEST(MessageRules, BoundsAreInclusive) {
  struct {
    std::string step;
    std::vector<std::string> places;
  } const cases[] = {
      {"0.000001", {}},
      {"0.0000009", {"below_minimum step"}},
      {"-1", {"below_minimum step"}},
      {"1000000", {}},
      {"1000000.0", {}},
      {"1000000.000000001", {"above_maximum step"}},
      {"999999999999999999", {"above_maximum step"}},
      {"-999999999999999999", {"below_minimum step"}},
  };
  for (const auto& c : cases) {
    v1::BandTable table;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
        "min: '0' max: '1' direction: LOWER_IS_BETTER rounding: EXACT band { points: 1 } "
        "otherwise { points: 0 } step: '" +
            c.step + "'",
        &table));
    EXPECT_EQ(Places(Judge(table)), c.places) << c.step;
  }
  for (const int points : {-1, 0, 1000, 1001}) {
    v1::Otherwise otherwise;
    otherwise.set_points(points);
    EXPECT_EQ(Judge(otherwise).empty(), points >= 0 && points <= 1000) << points;
  }
}

TEST(MessageRules, CountsEntries) {
  for (const int count : {0, 1, 32, 33}) {
    v1::BandTable table;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
        "min: '0' max: '1' step: '1' direction: LOWER_IS_BETTER rounding: EXACT "
        "otherwise { points: 0 }",
        &table));
    for (int i = 0; i < count; ++i) table.add_band()->set_points(1);
    const auto places = Places(Judge(table));
    if (count == 0) {
      EXPECT_THAT(places, ElementsAre("too_few band"));
    } else if (count == 33) {
      EXPECT_THAT(places, ElementsAre("too_many band"));
    } else {
      EXPECT_THAT(places, IsEmpty()) << count;
    }
  }
  // Without a rule of its own a list holds 4096.
  v1::SlaVerdict verdict;
  for (int i = 0; i < 4096; ++i) verdict.add_obligation();
  EXPECT_THAT(Judge(verdict), IsEmpty());
  verdict.add_obligation();
  EXPECT_THAT(Places(Judge(verdict)), ElementsAre("too_many obligation"));
}

TEST(MessageRules, RefuseUnknownNumbers) {
  v1::WeeklyHours weekly;
  weekly.add_hours()->set_from("09:00");
  weekly.mutable_hours(0)->set_to("18:00");
  weekly.add_day(v1::Weekday::MONDAY);
  weekly.add_day(static_cast<v1::Weekday::Value>(8));
  weekly.add_day(v1::Weekday::UNSPECIFIED);
  weekly.GetReflection()->MutableUnknownFields(&weekly)->AddVarint(99, 1);
  EXPECT_THAT(Places(Judge(weekly)),
              ElementsAre("unknown_field ", "unknown_enum_number day[1]", "bad_form day[2]"));
}

TEST(MessageRules, StopAtALimitAndCountOn) {
  v1::SlaPolicy policy;
  for (int i = 0; i < 64; ++i) policy.add_obligation();
  Problems all;
  CheckRules(policy, {"sla", nullptr, nullptr, 1000000}, &all);
  EXPECT_EQ(all.findings()[0].path, "sla.calendar");
  Problems some;
  const std::size_t more = CheckRules(policy, {"sla", nullptr, nullptr, 10}, &some);
  EXPECT_EQ(some.findings().size(), 10U);
  EXPECT_EQ(more + 10, all.findings().size());
}

}  // namespace
}  // namespace guiju::internal
