// Every case of tests/conformance/*.textproto is a test of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "conformance_run.h"
#include "message_rules.h"

namespace guiju::internal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct SuiteFile {
  std::string stem;
  std::string bytes;
  v1::ConformanceSuite suite;
  ReadResult read;
  Findings refused;  // what is wrong with the file itself
};

// One case, or a file that cannot be run (index -1).
struct CaseOfFile {
  std::shared_ptr<const SuiteFile> file;
  int index = -1;
};

void PrintTo(const CaseOfFile& one, std::ostream* out) { *out << one.file->stem; }

// What is wrong with the suite itself. The policy with its overlay and the facts are judged when
// the case runs, and an expectation says only a part of a verdict, so the rules see none of them
// here.
Findings RefusedOf(const SuiteFile& file) {
  if (!file.read.complete) return file.read.findings;
  v1::ConformanceSuite bare = file.suite;
  for (v1::ConformanceCase& one : *bare.mutable_case_()) {
    v1::ConformanceCase kept;
    kept.set_name(one.name());
    *kept.mutable_clause() = one.clause();
    one = kept;
  }
  Problems problems;
  CheckRules(bare, {}, &problems);
  Locate(file.read.positions, file.stem + ".textproto", &problems.findings());
  return problems.findings();
}

std::shared_ptr<SuiteFile> ReadSuite(const std::string& stem, std::string bytes) {
  auto file = std::make_shared<SuiteFile>();
  file->stem = stem;
  file->bytes = std::move(bytes);
  file->read = ReadMessage({file->bytes, stem + ".textproto", SourceForm::kText}, &file->suite);
  file->refused = RefusedOf(*file);
  return file;
}

std::vector<CaseOfFile> AllCases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(GUIJU_SOURCE_DIR "/tests/conformance")) {
    if (entry.path().extension() == ".textproto") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<CaseOfFile> cases;
  for (const std::filesystem::path& path : paths) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    const std::shared_ptr<const SuiteFile> file = ReadSuite(path.stem().string(), bytes.str());
    if (!file->refused.empty() || file->suite.case_().empty()) cases.push_back({file, -1});
    for (int i = 0; i < file->suite.case__size(); ++i) cases.push_back({file, i});
  }
  return cases;
}

std::string NameOf(const testing::TestParamInfo<CaseOfFile>& info) {
  const CaseOfFile& one = info.param;
  if (one.index < 0) return one.file->stem + "_file";
  std::string name = one.file->stem + "_" + std::to_string(one.index) + "_" +
                     one.file->suite.case_(one.index).name();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

class Conformance : public testing::TestWithParam<CaseOfFile> {};

TEST_P(Conformance, Holds) {
  const CaseOfFile& one = GetParam();
  for (const Finding& finding : one.file->refused) {
    ADD_FAILURE() << finding.file << ":" << finding.line << ":" << finding.column << ": "
                  << finding.en;
  }
  ASSERT_GE(one.index, 0) << one.file->stem << ".textproto has no case that can be run";
  CaseRunner runner(one.file->suite.case_(one.index), At("case", one.index),
                    one.file->read.positions);
  for (const std::string& line : runner.Run()) ADD_FAILURE() << line;
}

INSTANTIATE_TEST_SUITE_P(Files, Conformance, testing::ValuesIn(AllCases()), NameOf);

// The runner itself: what is planted wrong is seen.
Strings RunText(const std::string& text) {
  const std::shared_ptr<const SuiteFile> file =
      ReadSuite("planted", "name: \"n\" description: \"d\" case { name: \"c\" clause: \"SCO-1\" " +
                               text + " }");
  EXPECT_THAT(file->refused, IsEmpty());
  return CaseRunner(file->suite.case_(0), "case[0]", file->read.positions).Run();
}

const char kMonth[] =
    "agent_month { agent_id: \"a\" team_id: \"t\" month: \"2026-03\" mean_response_seconds: \"61\" "
    "resolved_of_handled { numerator: 19 denominator: 20 } handled: 20 knowledge_entries: 10 }";

TEST(ConformanceRunner, HoldsForWhatIsRight) {
  EXPECT_THAT(RunText(std::string(kMonth) +
                      "expect_agent { score { total: 50 metric { points: 0 band: 2 } "
                      "metric { points: 30 band: 0 value { numerator: 38 denominator: 40 } } "
                      "metric { missing: true } metric { } metric { clause: \"SCO-5\" } } } "
                      "expect_absent: \"score.grade\" expect_absent: \"score.metric[2].value\""),
              IsEmpty());
}

TEST(ConformanceRunner, SeesAWrongValue) {
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_agent { score { total: 51 } }"),
              ElementsAre("case[0].expect_agent[0].score.total: expected 51, found 50"));
}

TEST(ConformanceRunner, SeesAZeroThatIsWrittenWhereThereIsNone) {
  EXPECT_THAT(RunText(std::string(kMonth) +
                      "expect_agent { score { metric { } metric { points: 0 missing: false } "
                      "metric { missing: false } metric { } metric { } } }"),
              ElementsAre(HasSubstr("metric[1].points: expected 0, found 30"),
                          HasSubstr("metric[2].missing: expected false, found true")));
}

TEST(ConformanceRunner, SeesAListThatIsShorterOrLonger) {
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_agent { score { metric { } } }"),
              ElementsAre(HasSubstr("metric: expected 1 entries, found 5")));
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_agent { } expect_agent { }"),
              ElementsAre("expect_agent: expected 2, found 1"));
}

TEST(ConformanceRunner, SeesAnotherFraction) {
  EXPECT_THAT(RunText(std::string(kMonth) +
                      "expect_agent { score { metric { } metric { value { numerator: 18 "
                      "denominator: 20 } } metric { value { } } metric { } metric { } } }"),
              ElementsAre(HasSubstr("metric[1].value"), HasSubstr("metric[2].value")));
}

TEST(ConformanceRunner, SeesWhatShouldBeAbsent) {
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_absent: \"score.total\""),
              ElementsAre("expect_absent score.total: total holds something"));
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_absent: \"score.metric[1].value\""),
              ElementsAre(HasSubstr("value holds something")));
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_absent: \"score.totel\""),
              ElementsAre(HasSubstr("no field totel")));
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_absent: \"score.metric[9].value\""),
              ElementsAre(HasSubstr("no entry metric[9]")));
}

TEST(ConformanceRunner, SeesFindingsThatAreMissingOrTooMany) {
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_finding: \"out_of_domain\""),
              ElementsAre("expected finding out_of_domain", "nothing was refused"));
  EXPECT_THAT(RunText("agent_month { agent_id: \"a\" resolved_of_handled { numerator: 3 "
                      "denominator: 2 } } expect_agent { }"),
              ElementsAre(HasSubstr("finding fraction_above_one at [0].resolved_of_handled")));
}

TEST(ConformanceRunner, SeesAnOverlayThatIsRefused) {
  EXPECT_THAT(
      RunText(std::string(kMonth) + "overlay { score { full_marks: 90 } } expect_agent { }"),
      ElementsAre(HasSubstr("finding full_marks at score.full_marks")));
}

TEST(ConformanceRunner, ClearsListsBeforeItMerges) {
  EXPECT_THAT(
      RunText(std::string(kMonth) +
              "clear: [\"score.grade\", \"score.review\"] overlay { score { missing: "
              "ZERO_AND_GRADE grade { id: "
              "\"half\" clause: \"X-1\" at_least: 50 label { en: \"half\" zh: \"半\" } } } } "
              "expect_agent { score { grade: \"half\" } }"),
      IsEmpty());
  EXPECT_THAT(RunText(std::string(kMonth) + "clear: \"score.grades\" expect_agent { }"),
              ElementsAre("nothing to clear at score.grades"));
}

TEST(ConformanceRunner, RefusesACaseThatCannotFail) {
  EXPECT_THAT(RunText(kMonth), ElementsAre("the case expects nothing"));
  EXPECT_THAT(RunText("expect_agent { }"),
              ElementsAre("expectations of another kind than the facts"));
  EXPECT_THAT(RunText("customer { id: \"c\" } expect_customer { }"),
              testing::Contains("the case needs as_of"));
  EXPECT_THAT(RunText(std::string(kMonth) + "expect_customer { }"),
              ElementsAre("expectations of another kind than the facts"));
}

TEST(ConformanceRunner, AFileWithoutCasesIsNoSuite) {
  const std::shared_ptr<const SuiteFile> file =
      ReadSuite("empty", "name: \"n\" description: \"d\"");
  EXPECT_THAT(file->refused, ElementsAre(testing::Field(&Finding::path, "case")));
  EXPECT_THAT(AllCases(), Not(IsEmpty()));
}

TEST(ConformanceRunner, AFileThatCannotBeUnderstoodIsNoSuite) {
  const std::shared_ptr<const SuiteFile> file = ReadSuite(
      "typing", "name: \"n\" description: \"d\" case { name: \"c\" clause: \"SCO-1\" agent: 1 }");
  EXPECT_THAT(file->refused, ElementsAre(testing::Field(&Finding::id, "unknown_field")));
}

}  // namespace
}  // namespace guiju::internal
