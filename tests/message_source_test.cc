#include "message_source.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "digest.h"
#include "guiju/v1/policy.pb.h"
#include "reading.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string StandardPolicy() {
  std::ifstream file(GUIJU_SOURCE_DIR "/proto/policies/standard.textproto", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(MessageSource, StopsListingAtALimit) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += "x" + std::to_string(i) + ": 1\n";
  const Findings findings = ReadAs<v1::Text>(text, SourceForm::kText).findings;
  ASSERT_EQ(findings.size(), kMostFindings + 1);
  EXPECT_EQ(findings.back().id, "more_findings");
  // 50 unknown fields more, and both fields of Text missing.
  EXPECT_THAT(findings.back().en, HasSubstr("52 more"));
}

TEST(MessageSource, LimitsSizeAndNesting) {
  const std::string largest = "en: \"a\" zh: \"b\"" + std::string(kLargestSource - 15, ' ');
  EXPECT_THAT(Briefs(ReadAs<v1::Text>(largest, SourceForm::kText).findings), IsEmpty());
  EXPECT_THAT(Briefs(ReadAs<v1::Text>(largest + " ", SourceForm::kText).findings),
              ElementsAre("file_too_large 1:1"));
  for (const int depth : {kDeepestNesting, kDeepestNesting + 1, 100000}) {
    std::string text = "fact: \"a\" is: true ";
    for (int i = 0; i < depth; ++i) text += "all{";
    text += "fact: \"a\" is: true";
    for (int i = 0; i < depth; ++i) text += "}";
    const auto briefs = Briefs(ReadAs<v1::Criterion>(text, SourceForm::kText).findings);
    if (depth == kDeepestNesting) {
      EXPECT_THAT(briefs, IsEmpty());
    } else {
      EXPECT_THAT(briefs, ElementsAre("too_deep 1:" + std::to_string(20 + 64 * 4 + 3)));
    }
  }
}

TEST(MessageSource, DetectsTheForm) {
  EXPECT_EQ(DetectForm("a.textproto", "{"), SourceForm::kText);
  EXPECT_EQ(DetectForm("a.json", "a: 1"), SourceForm::kJson);
  EXPECT_EQ(DetectForm("a.binpb", "a: 1"), SourceForm::kBinary);
  EXPECT_EQ(DetectForm("a", "\xEF\xBB\xBF \n{"), SourceForm::kJson);
  EXPECT_EQ(DetectForm("a", "# x\na: 1\r\n"), SourceForm::kText);
  EXPECT_EQ(DetectForm("a",
                       "\n\x08standard\x12\x01"
                       "1"),
            SourceForm::kBinary);
  EXPECT_EQ(DetectForm("", ""), SourceForm::kText);
}

TEST(Binary, ReadsJudgesAndRefuses) {
  v1::Text text;
  text.set_en("a");
  text.set_zh("b");
  const std::string bytes = CanonicalBytes(text);
  EXPECT_THAT(ReadAs<v1::Text>(bytes, SourceForm::kBinary).findings, IsEmpty());
  const auto ids = [](std::string_view wire) {
    return Briefs(ReadAs<v1::Text>(wire, SourceForm::kBinary).findings);
  };
  EXPECT_THAT(ids(""), ElementsAre("empty_file 1:1"));
  EXPECT_THAT(ids(bytes.substr(0, bytes.size() - 1)), ElementsAre("broken_binary 0:0"));
  EXPECT_THAT(ids(bytes.substr(0, 3)), ElementsAre("missing_field 0:0"));
  EXPECT_THAT(ids(bytes + "\x18\x01"), ElementsAre("unknown_field 0:0"));
  EXPECT_THAT(ids("\x0A\x01\xFF\x12\x01"
                  "b"),
              ElementsAre("broken_binary 0:0"));
  std::string deep;
  for (int i = 0; i < 200; ++i) {
    std::string outer = "\x52";
    for (std::size_t size = deep.size(); true; size >>= 7U) {
      outer += static_cast<char>((size & 0x7FU) | (size > 0x7F ? 0x80U : 0U));
      if (size <= 0x7F) break;
    }
    deep = outer + deep;
  }
  EXPECT_THAT(Briefs(ReadAs<v1::Criterion>(deep, SourceForm::kBinary).findings),
              ElementsAre("broken_binary 0:0"));
}

TEST(Locate, TakesTheNearestKnownPart) {
  PositionMap positions;
  positions.Set("", {1, 1});
  positions.Set("a.b[1]", {7, 3});
  positions.Set("a.b[1]", {9, 9});
  Findings findings(4);
  findings[0].path = "a.b[1].c.d[2]";
  findings[1].path = "x";
  findings[2].path = "a.b[10]";
  findings[3].path = "a.b[1]";
  findings[3].line = 3;
  findings[3].column = 2;
  Locate(positions, "f", &findings);
  EXPECT_THAT(Briefs(findings), ElementsAre(" 1:1", " 1:1", " 3:2", " 7:3"));
  EXPECT_EQ(findings[0].file, "f");
}

TEST(MessageSource, ReadsTheStandardPolicyInEveryForm) {
  v1::Policy text;
  const ReadResult read = ReadMessage({StandardPolicy(), "standard.textproto"}, &text);
  EXPECT_THAT(Briefs(read.findings), IsEmpty());
  ASSERT_TRUE(read.complete);
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(text, &json).ok());
  v1::Policy from_json;
  EXPECT_THAT(Briefs(ReadMessage({json, ""}, &from_json).findings), IsEmpty());
  v1::Policy from_binary;
  const std::string bytes = CanonicalBytes(text);
  EXPECT_THAT(Briefs(ReadMessage({bytes, ""}, &from_binary).findings), IsEmpty());
  EXPECT_EQ(CanonicalBytes(from_json), bytes);
  EXPECT_EQ(CanonicalBytes(from_binary), bytes);
}

// Without any one of its lines the policy is whole still or says what is missing; it never crashes,
// and the findings of one lost line stay few.
TEST(MessageSource, NamesWhatALostLineTakesAway) {
  const std::string text = StandardPolicy();
  int refused = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    std::string rest = text;
    rest.erase(begin, end - begin);
    google::protobuf::Arena arena;
    const ReadResult read = ReadMessage({rest, "p.textproto"},
                                        google::protobuf::Arena::CreateMessage<v1::Policy>(&arena));
    refused += read.findings.empty() ? 0 : 1;
    EXPECT_EQ(read.findings.empty(), read.complete && Acceptable(read.findings));
    const std::string line = text.substr(begin, end - begin);
    const auto fields = static_cast<std::size_t>(std::count(line.begin(), line.end(), ':'));
    const bool head =
        line.size() > 1 && (line[line.size() - 2] == '{' || line[line.size() - 2] == '[');
    // Without its head each entry of a section stands where none may: so many has the longest.
    EXPECT_LE(read.findings.size(), head || fields == 0 ? 12U : fields + 1) << line;
    begin = end;
  }
  EXPECT_GT(refused, 50);
}

TEST(MessageSource, SurvivesACutAnywhere) {
  const std::string text = StandardPolicy();
  for (std::size_t size = 1; size < text.size(); size += 37) {
    google::protobuf::Arena arena;
    auto* policy = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
    EXPECT_FALSE(ReadMessage({text.substr(0, size), "p.textproto"}, policy).findings.empty() &&
                 size < text.size() / 2);
  }
}

}  // namespace
}  // namespace guiju::internal
