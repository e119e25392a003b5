#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <random>

#include "guiju/v1/policy.pb.h"
#include "reading.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kTable = R"({
  "min": "0",
  "max": "100",
  "step": "0.1",
  "direction": "HIGHER_IS_BETTER",
  "rounding": "EXACT",
  "band": [
    {"atLeast": "95", "points": 30, "note": "\u597d \uD83D\uDE00"},
    {"at_least": "90", "points": 25}
  ],
  "otherwise": {"points": 0}
}
)";

struct Case {
  std::string text;
  std::vector<std::string> findings;
};

template <typename T>
void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(Briefs(ReadAs<T>(c.text, SourceForm::kJson).findings), c.findings) << c.text;
  }
}

TEST(JsonSource, ReadsAWholeTable) {
  v1::BandTable table;
  const ReadResult result = ReadMessage({kTable, "t", SourceForm::kAuto}, &table);
  EXPECT_THAT(Briefs(result.findings), IsEmpty());
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.form, SourceForm::kJson);
  EXPECT_EQ(table.band(1).at_least(), "90");
  EXPECT_EQ(table.band(0).note(), "好 😀");
}

TEST(JsonSource, KnowsWhereThePartsStand) {
  v1::BandTable table;
  const ReadResult result = ReadMessage({kTable, "", SourceForm::kJson}, &table);
  const auto at = [&result](const std::string& path) {
    const Position* position = result.positions.Nearest(path);
    return position == nullptr
               ? std::string()
               : std::to_string(position->line) + ":" + std::to_string(position->column);
  };
  EXPECT_EQ(at("min"), "2:10");
  EXPECT_EQ(at("band"), "7:3");
  EXPECT_EQ(at("band[1]"), "9:5");
  EXPECT_EQ(at("band[1].at_least"), "9:18");
  EXPECT_EQ(at("otherwise"), "11:3");
  EXPECT_EQ(at("otherwise.note"), "11:3");
  EXPECT_EQ(at("band[2]"), "7:3");
}

TEST(JsonSource, SaysWhatAndWhere) {
  Check<v1::Text>({
      {R"({"en": "a", "zh": "b"})", {}},
      {"\xEF\xBB\xBF{\"en\": \"a\",\r\n \"zh\": \"b\"}\r\n", {}},
      {"", {"empty_file 1:1"}},
      {" \n", {"empty_file 1:1"}},
      {"[]", {"expected_object 1:1"}},
      {"\"a\"", {"expected_object 1:1"}},
      {"{}", {"missing_field 1:1", "missing_field 1:1"}},
      {R"({"en": "a", "zh": "b"} {})", {"after_end 1:24"}},
      {R"({"en": "a", "zh": "b",})", {"extra_comma 1:22"}},
      {R"({,"en": "a", "zh": "b"})", {"stray_character 1:2"}},
      {R"({"en": "a",, "zh": "b"})", {"stray_character 1:12"}},
      {R"({"en": "a" "zh": "b"})", {"missing_comma 1:12"}},
      {R"({"en" "a", "zh": "b"})", {"missing_colon 1:7"}},
      {R"({"en" = "a", "zh": "b"})", {"missing_colon 1:7"}},
      {R"({"en": , "zh": "b"})", {"missing_value 1:2"}},
      {R"({"en": "a", "zh": "b", "en": "c"})", {"given_twice 1:24"}},
      {R"({"en": null, "zh": "b"})", {"missing_field 1:8"}},
      {R"({"en": 'a', "zh": "b"})", {"single_quotes 1:8"}},
      {R"({'en': "a", "zh": "b"})", {"single_quotes 1:2"}},
      {R"({en: "a", "zh": "b"})", {"unquoted_key 1:2"}},
      {"{\"en\": \"a\", // no\n \"zh\": \"b\"}", {"json_comment 1:13"}},
      {"{\"en\": \"a\", /* no */ \"zh\": \"b\"}", {"json_comment 1:13"}},
      {"{\"en\": \"a\", # no\n \"zh\": \"b\"}", {"json_comment 1:13"}},
      {R"({"en": "a\x41", "zh": "b"})", {"bad_escape 1:10"}},
      {R"({"en": "a\uD800", "zh": "b"})", {"bad_escape 1:10"}},
      {"{\"en\": \"a\t\", \"zh\": \"b\"}", {"control_character 1:10"}},
      {"{\"en\": \"a\n, \"zh\": \"b\"}", {"unterminated_string 1:8"}},
      {R"({"en": 5, "zh": true})", {"wrong_type 1:8", "wrong_type 1:17"}},
      {R"({"en": ["a"], "zh": {"a": 1}})", {"not_a_list 1:8", "wrong_type 1:21"}},
      {R"({"en": "a", "zh": "b", "zw": {"x": [1, {}]}})", {"unknown_field 1:24"}},
      {R"({"en": "a", "zh": "b")", {"missing_brace 1:1"}},
      {"{“en”: \"a\"，\"zh\": \"b\"}", {"full_width_character 1:2", "full_width_character 1:15"}},
  });
  Check<v1::Target>({
      {R"({"priority": "P1", "elapsedHours": 4})", {}},
      {R"({"priority": P1})", {"wrong_type 1:14"}},
      {R"({"priority": "P9"})", {"unknown_enum 1:14"}},
      {R"({"priority": 9})", {"unknown_enum_number 1:14"}},
      {R"({"elapsedHour": 4})", {"unknown_field 1:2"}},
      {R"({"elapsedHours": 4, "elapsed_hours": 5})", {"given_twice 1:21"}},
      {R"({"elapsedHours": 4, "workingDays": 5})", {"oneof_twice 1:21"}},
      {R"({"elapsedHours": 4.0})", {"not_an_integer 1:18"}},
      {R"({"elapsedHours": 1e3})", {"not_an_integer 1:18"}},
      {R"({"elapsedHours": 010})", {"leading_zero 1:18"}},
      {R"({"elapsedHours": "4"})", {"wrong_type 1:18"}},
      {R"({"elapsedHours": NaN})", {"wrong_type 1:18"}},
      {R"({"elapsedHours": -Infinity})", {"wrong_type 1:18"}},
      {R"({"elapsedHours": 2147483648})", {"integer_out_of_range 1:18"}},
      {R"({"elapsedHours": 0})", {"below_minimum 1:18"}},
  });
  Check<v1::Fraction>({
      {R"({"numerator": "9007199254740993", "denominator": 1})", {}},
      {R"({"numerator": "9223372036854775808"})", {"integer_out_of_range 1:15"}},
      {R"({"numerator": "1.5"})", {"not_an_integer 1:15"}},
  });
  Check<v1::WeeklyHours>({
      {R"({"day": ["MONDAY", null, "TUESDAI",], "hours": {"from": "09:00", "to": "18:00"}})",
       {"null_entry 1:20", "unknown_enum 1:26", "extra_comma 1:35", "needs_list 1:48"}},
      {R"({"day": ["MONDAY" "TUESDAY"], "hours": [{"from": "09:00", "to": "18:00"])",
       {"missing_brace 1:1", "missing_comma 1:19", "missing_brace 1:41"}},
  });
}

TEST(JsonSource, SuggestsInTheStyleOfTheWriter) {
  const Findings camel = ReadAs<v1::Target>(R"({"elapsdHours": 4})", SourceForm::kJson).findings;
  EXPECT_THAT(camel[0].en, HasSubstr("did you mean \"elapsedHours\"?"));
  const Findings snake = ReadAs<v1::Target>(R"({"elapsd_hours": 4})", SourceForm::kJson).findings;
  EXPECT_THAT(snake[0].en, HasSubstr("did you mean \"elapsed_hours\"?"));
}

// The calendar of text_source_test with its mistakes as JSON has them.
TEST(JsonSource, ReportsTwentyPlantedErrorsInOneRun) {
  constexpr std::string_view kText = R"({
"id": "Desk",
"zone": "Asia//Shanghai",
"weekly": [{"day": ["MONDAY", "TUESDAI"], "hours": [{"from": "9:00", "to": "18:00"}]},
 {"day": ["FRIDAY"], "hours": [{"from": "09:00"}]}],
"makeUpHours": [{"from": "09:00", "to": "24:00"}],
"holiday": "cn",
"holidays": [5],
"dayOff": [{"date": "2026-02-29"},
 {"date": "2026-02-28", "date": "2026-02-28"},
 {"date": 2026}],
"workedDay": [{"date" "2026-02-28"}, {"dat": "2026-02-28"}],
"specialHours": [{"date": "2026-03-01"}],
"atClosing": "DUE_AT_CLOSE",
"closedStart": ROLL_TO_OPENING_FIRST,
"dayDeadline": 7,
"onConflict": ,
"reversed": "ZERO", // like this
"closingInstant": {},
"zeroAmount": "UNCHANGED",
"clockChange": "ELAPSED",
"skippedTime": 'MOVE_BY_GAP',
"repeatedTime": "EARLIER"
})";
  EXPECT_THAT(
      Briefs(ReadAs<v1::Calendar>(kText, SourceForm::kJson).findings),
      ElementsAre("bad_form 2:7", "bad_form 3:9", "unknown_enum 4:31", "bad_form 4:62",
                  "missing_field 5:32", "unknown_field 7:1", "wrong_type 8:14", "no_such_day 9:21",
                  "given_twice 10:25", "wrong_type 11:11", "missing_colon 12:23",
                  "unknown_field 12:39", "too_few 13:18", "unknown_enum 14:14", "wrong_type 15:16",
                  "unknown_enum_number 16:16", "missing_value 17:1", "json_comment 18:21",
                  "wrong_type 19:19", "single_quotes 22:16"));
}

TEST(JsonSource, LimitsNesting) {
  for (const int depth : {kDeepestNesting - 1, kDeepestNesting, 100'000}) {
    std::string text = R"({"fact": "a", "is": true)";
    for (int i = 0; i < depth; ++i) text += R"(,"all":[{"fact": "a", "is": true)";
    for (int i = 0; i < depth; ++i) text += "}]";
    text += "}";
    const auto briefs = Briefs(ReadAs<v1::Criterion>(text, SourceForm::kJson).findings);
    if (depth < kDeepestNesting) {
      EXPECT_THAT(briefs, IsEmpty());
    } else {
      EXPECT_THAT(briefs, ElementsAre(HasSubstr("too_deep 1:")));
    }
  }
  const auto lists =
      Briefs(ReadAs<v1::Text>("{\"en\":" + std::string(100'000, '['), SourceForm::kJson).findings);
  EXPECT_THAT(lists, ElementsAre("not_a_list 1:7", "missing_brace 1:7"));
}

// What the walker accepts, protobuf accepts, and both understand the same; nothing crashes.
TEST(JsonSource, AgreesWithProtobufOnMutations) {
  std::mt19937 random(20260224);  // NOLINT: the same mutations each time
  constexpr std::string_view kBits = "{}[]<>:;,\"'\\#-0123456789.abeptxu \n\t_=/\xE4\xEF";
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(kTable);
    const unsigned changes = round == 0 ? 0 : 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
      const std::size_t at = random() % text.size();
      const char bit = kBits[random() % kBits.size()];
      switch (random() % 4) {
        case 0:
          text[at] = bit;
          break;
        case 1:
          text.insert(at, 1, bit);
          break;
        case 2:
          text.erase(at, 1 + random() % 5);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 20));
          break;
      }
      if (text.empty()) text = " ";
    }
    google::protobuf::Arena arena;
    auto* ours = google::protobuf::Arena::CreateMessage<v1::BandTable>(&arena);
    const ReadResult result = ReadMessage({text, "", SourceForm::kJson}, ours);
    for (const Finding& finding : result.findings) {
      ASSERT_NE(finding.id, "refused") << text << finding.en;
      ASSERT_EQ(finding.en.find("{found}"), std::string::npos) << finding.en;
    }
    if (!result.complete) {
      ASSERT_FALSE(result.findings.empty()) << text;
      continue;
    }
    ++accepted;
    v1::BandTable theirs;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(text, &theirs).ok()) << text;
    ASSERT_TRUE(google::protobuf::util::MessageDifferencer::Equals(*ours, theirs)) << text;
  }
  EXPECT_GT(accepted, 500);
  EXPECT_LT(accepted, 19'000);
}

}  // namespace
}  // namespace guiju::internal
