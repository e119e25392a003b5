#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
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

constexpr std::string_view kTable = R"(# A table.
min: "0"
max: "100"
step: "0.1"
direction: HIGHER_IS_BETTER
rounding: EXACT
band { at_least: "95" points: 30 note: "好" }
band {
  at_least: '9' "0"
  points: 25;
}
otherwise: { points: 0 },
)";

struct Case {
  std::string text;
  std::vector<std::string> findings;
};

template <typename T>
void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(Briefs(ReadAs<T>(c.text, SourceForm::kText).findings), c.findings) << c.text;
  }
}

TEST(TextSource, ReadsAWholeTable) {
  v1::BandTable table;
  const ReadResult result = ReadMessage({kTable, "t.textproto", SourceForm::kAuto}, &table);
  EXPECT_THAT(Briefs(result.findings), IsEmpty());
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.form, SourceForm::kText);
  EXPECT_EQ(table.band(1).at_least(), "90");
  EXPECT_EQ(table.band(0).note(), "好");
  EXPECT_TRUE(table.otherwise().has_points());
}

TEST(TextSource, KnowsWhereThePartsStand) {
  v1::BandTable table;
  const ReadResult result = ReadMessage({kTable, "", SourceForm::kText}, &table);
  const auto at = [&result](const std::string& path) {
    const Position* position = result.positions.Nearest(path);
    return position == nullptr
               ? std::string()
               : std::to_string(position->line) + ":" + std::to_string(position->column);
  };
  EXPECT_EQ(at("min"), "2:6");
  EXPECT_EQ(at("direction"), "5:12");
  EXPECT_EQ(at("band"), "7:1");
  EXPECT_EQ(at("band[0].at_least"), "7:18");
  EXPECT_EQ(at("band[1]"), "8:1");
  EXPECT_EQ(at("band[1].at_least"), "9:13");
  EXPECT_EQ(at("band[1].note"), "8:1");
  EXPECT_EQ(at("otherwise.points"), "12:22");
  EXPECT_EQ(at("nothing"), "1:1");
}

TEST(TextSource, SaysWhatAndWhere) {
  Check<v1::Segment>({
      {"", {"empty_file 1:1"}},
      {"# only a comment\n", {"empty_file 1:1"}},
      {std::string("id: \"a\0\"", 8), {"nul_byte 1:7"}},
      {"\xFF\xFEi\0d\0", {"utf16 1:1"}},
      {"id: \"a\n\xC3\x28\"", {"not_utf8 2:1"}},
      {"id: \"\xB9\xE6\xBE\xD8\"", {"not_utf8_but_gb18030 1:6"}},
  });
  Check<v1::Text>({
      {"en: \"a\"\nzh: \"b\"", {}},
      {"\xEF\xBB\xBF"
       "en: \"a\" zh: \"b\" x: 1",
       {"unknown_field 1:17"}},
      {"en: \"a\"\r\nzh: \"b\"\r\n", {}},
      {"en: \"a\"\r\nzh: b\r\n", {"wrong_type 2:5"}},
      {"en: \"a\"\n\tzh: 5", {"wrong_type 2:6"}},
      {"en: \"a\"", {"missing_field 1:1"}},
      {"en: \"a\" zh: \"b\" zh: \"c\"", {"given_twice 1:17"}},
      {"en: \"a\nzh: \"b\"", {"unterminated_string 1:5"}},
      {"en: \"a\\q\" zh: \"b\"", {"bad_escape 1:7"}},
      {"en: \"a\" zh: \"b\\xFF\"", {"not_utf8 1:13"}},
      {"en: \"a\" zh: \"b\\n\"", {"control_character 1:13"}},
      {"en \"a\" zh = \"b\"", {"missing_colon 1:4", "missing_colon 1:11"}},
      {"en:\nzh: \"b\"", {"missing_value 1:1"}},
      {"en: \"a\" zh:", {"missing_value 1:9"}},
      {"en：\"a\"\nzh: “b”", {"full_width_character 1:3", "full_width_character 2:5"}},
      {"en: \"a\" 名: 1 zh: \"b\"", {"stray_character 1:9"}},
      {"[a.b]: 1 en: \"a\" zh: \"b\"", {"no_extensions 1:1"}},
      {"[type.googleapis.com/guiju.v1.Text] { en: \"x\" } en: \"a\" zh: \"b\"",
       {"no_extensions 1:1"}},
      {"en: { a: 1 } zh: \"b\"", {"wrong_type 1:5"}},
      {"en: [\"a\"] zh: \"b\"", {"not_a_list 1:5"}},
      {"en: \"a\" zh: \"b\" }", {"extra_brace 1:17"}},
      {"en: \"a\" zh: \"b\",,", {"expected_field_name 1:17"}},
      {"\"en\": \"a\"\nzh: \"b\"", {"expected_field_name 1:1"}},
      {"en: \"a\" /* no */\nzh: \"b\"", {"expected_field_name 1:9"}},
      {"en: \"a\" zh: \"b\x01\"\x02", {"control_character 1:13", "control_character 1:17"}},
  });
  Check<v1::Target>({
      {"priority: P1 elapsed_hours: 4", {}},
      {"priority: P3 elapsed_hours: 4", {"unknown_enum 1:11"}},
      {"priority: 3", {}},
      {"priority: 4", {"unknown_enum_number 1:11"}},
      {"priority: \"P1\"", {"wrong_type 1:11"}},
      {"elapsed_hours: 010", {"leading_zero 1:16"}},
      {"elapsed_hours: 089", {"leading_zero 1:16"}},
      {"elapsed_hours: 0x10", {"not_an_integer 1:16"}},
      {"elapsed_hours: 4.0", {"not_an_integer 1:16"}},
      {"elapsed_hours: 4h", {"not_an_integer 1:16"}},
      {"elapsed_hours: - 4", {"below_minimum 1:16"}},
      {"elapsed_hours: 2147483648", {"integer_out_of_range 1:16"}},
      {"elapsed_hours: nan", {"wrong_type 1:16"}},
      {"elapsed_hours: 4 working_days: 3", {"oneof_twice 1:18"}},
      {"elapsed_hours: 0", {"below_minimum 1:16"}},
      {"elapsed_hours: 87600", {}},
      {"elapsed_hours: 87601", {"above_maximum 1:16"}},
  });
}

TEST(TextSource, RecoversFromForgottenBraces) {
  Check<v1::BandTable>({
      {R"(min: "0" max: "9" step: "1"
direction: HIGHER_IS_BETTER rounding: EXACT
band {
  at_least: "5"
  points: 3
otherwise { points: 0 }
)",
       {"missing_brace 3:6"}},
      {R"(min: "0" max: "9" step: "1"
direction: HIGHER_IS_BETTER rounding: EXACT
band { points: 1 }
otherwise {
  points: 0
)",
       {"missing_brace 4:11"}},
      {R"(min: "0" max: "9" step: "1"
direction: HIGHER_IS_BETTER rounding: EXACT
band { points: 1 >
band: [{ points: 1 } { points: 2 }, { pionts: 3 },]
otherwise { points: 0 })",
       {"mismatched_brace 3:18", "missing_comma 4:22", "unknown_field 4:39", "extra_comma 4:50"}},
  });
}

TEST(TextSource, RecoversFromALostHead) {
  constexpr std::string_view kStart = R"(min: "0" max: "9" step: "1"
direction: HIGHER_IS_BETTER rounding: EXACT
)";
  const std::string start(kStart);
  Check<v1::BandTable>({
      {start + "  at_least: \"5\"\n  points: 3\n  note: \"x\"\n}\notherwise { points: 0 }",
       {"missing_block_head 3:3"}},
      {start + "  at_least: \"5\"\n  points: 3\n}\notherwise { points: 0 }\nbond: 1",
       {"missing_block_head 3:3", "unknown_field 7:1"}},
      {start + "band { points: 1 }\n  otherwise { points: 0 }", {}},
      {start + "band { points: 1 }\n  otherwize { points: 0 }", {"unknown_field 4:3"}},
      {start + "otherwise {\n  points: 0\n    points: 1\n}\nband { points: 1 }",
       {"missing_block_head 5:5"}},
  });
}

TEST(TextSource, SuggestsWhatWasMeant) {
  const Findings findings =
      ReadAs<v1::Target>("priorty: P1\nelapsed_hours: 1", SourceForm::kText).findings;
  ASSERT_THAT(Briefs(findings), ElementsAre("unknown_field 1:1"));
  EXPECT_EQ(findings[0].en, "Target has no field \"priorty\"; did you mean \"priority\"?");
  EXPECT_EQ(findings[0].zh, "Target 没有字段“priorty”；是不是“priority”？");
  EXPECT_EQ(findings[0].file, "a.file");
  const Findings values =
      ReadAs<v1::BandTable>("direction: HIGHER_IS_BETER", SourceForm::kText).findings;
  EXPECT_THAT(values.back().en, HasSubstr("did you mean HIGHER_IS_BETTER?"));
}

// One mistake is one finding, and the twentieth is found as well as the first.
TEST(TextSource, ReportsTwentyPlantedErrorsInOneRun) {
  constexpr std::string_view kText = R"(id: "Desk"
zone: "Asia//Shanghai"
weekly { day: [MONDAY, TUESDAI] hours { from: "9:00" to: "18:00" } }
weekly { day: 5 hours { from: "09:00" } }
make_up_hours { from: "09:00" to: "24:01" }
holiday: "cn"
holidays: cn
day_off { date: "2026-02-29" }
day_off { date: "2026-02-28" date: "2026-02-28" }
day_off { date: 2026 }
worked_day { date "2026-02-28" }
worked_day { dat: "2026-02-28" }
special_hours { date: "2026-03-01" }
at_closing: DUE_AT_CLOSE
closed_start: "ROLL_TO_OPENING_FIRST"
day_deadline: 7
on_conflict:
reversed: ZERO;
closing_instant { }
zero_amount: UNCHANGED
[a.b]: 1
clock_change: ELAPSED
skipped_time: MOVE_BY_GAP
repeated_time: EARLIER
)";
  const ReadResult result = ReadAs<v1::Calendar>(kText, SourceForm::kText);
  EXPECT_THAT(
      Briefs(result.findings),
      ElementsAre("bad_form 1:5", "bad_form 2:7", "unknown_enum 3:24", "bad_form 3:47",
                  "missing_field 4:17", "year_out_of_range 5:35", "unknown_field 6:1",
                  "wrong_type 7:11", "no_such_day 8:17", "given_twice 9:30", "wrong_type 10:17",
                  "missing_colon 11:19", "unknown_field 12:14", "too_few 13:1",
                  "unknown_enum 14:13", "wrong_type 15:15", "unknown_enum_number 16:15",
                  "missing_value 17:1", "wrong_type 19:17", "no_extensions 21:1"));
  EXPECT_FALSE(result.complete);
}

// What the walker accepts, TextFormat accepts, and both understand the same; nothing crashes.
TEST(TextSource, AgreesWithTextFormatOnMutations) {
  std::mt19937 random(20260224);  // NOLINT: the same mutations each time
  constexpr std::string_view kBits = "{}[]<>:;,\"'\\#-0123456789.abeptx \n\t_=\xE4\xEF";
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
    const ReadResult result = ReadMessage({text, "", SourceForm::kText}, ours);
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
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &theirs)) << text;
    ASSERT_TRUE(google::protobuf::util::MessageDifferencer::Equals(*ours, theirs)) << text;
  }
  EXPECT_GT(accepted, 500);
  EXPECT_LT(accepted, 19'000);
}

}  // namespace
}  // namespace guiju::internal
