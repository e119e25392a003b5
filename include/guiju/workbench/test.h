// Tests of a policy: facts in, what the policy has to say out, written by the people who own it
// (proto/guiju/v1/policy_test.proto), and how much of the policy they reach.
//
//   guiju::workbench::LoadedSuite loaded =
//   guiju::workbench::LoadTestsFile("tests/score.textproto"); if (loaded.suite == nullptr) { /*
//   loaded.findings says why, with line and column */ } guiju::workbench::TestReport report =
//       guiju::workbench::RunTests({loaded.suite}, desk, guiju::workbench::TestOptions());
//   if (!report.ok()) std::cout << FormatTests({report}, TestFormat::kPretty, Language::kChinese,
//   true);
#ifndef GUIJU_WORKBENCH_TEST_H_
#define GUIJU_WORKBENCH_TEST_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/finding.h"
#include "guiju/time.h"
#include "guiju/workbench/document.h"

namespace guiju::workbench {

// One file of tests, checked and made ready. Immutable; safe to use from many threads.
class TestSuite {
 public:
  // Defined in src/workbench/test_suite.h.
  struct Parts;

  explicit TestSuite(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

  // As the suite calls itself: "score".
  const std::string& name() const;
  // As the caller named the bytes.
  const std::string& file() const;
  // The policy that the suite is written for: "standard", or a path from the folder of the file.
  const std::string& policy() const;
  // How many tests it holds: cases, rows of sweeps, examples of the source.
  std::size_t size() const;

  const Parts& parts() const { return *parts_; }

 private:
  std::shared_ptr<const Parts> parts_;
};

// What reading a file of tests gave.
struct LoadedSuite {
  std::shared_ptr<const TestSuite> suite;  // null when a finding is an error
  Findings findings;                       // in the order of their places
};

// Reads tests from bytes; the extension of `name` tells the form, as for LoadPolicy (load.h). All
// errors come in one run, each with file, line and column: what ReadPolicy would say of a policy,
// and names, places and facts that do not fit together. Never throws on bad input. Allocates;
// thread-safe.
LoadedSuite LoadTests(std::string_view bytes, const std::string& name);

// The same from a file. A file that cannot be read is a finding, "cannot_read".
LoadedSuite LoadTestsFile(const std::string& path);

// What is run, and as of when.
struct TestOptions {
  // Replaces the moments of the suites; cases with a moment of their own keep it. Unknown: none.
  Instant as_of = Instant::Unknown();
  // Only tests in whose full name (TestResult::full_name) this pattern of RE2 is found; empty: all.
  // "^score/resolution" and "\[95\]$" are patterns.
  std::string run;
  // How a failed test is run alone: what a report prints before the file and the pattern.
  std::string reproduce = "guiju test";
};

// One thing that is other than expected.
struct TestMismatch {
  std::string path;      // in the answer: "agent.score.metric[resolution].points"
  std::string expected;  // as the file writes it; of something that must be absent: ""
  std::string actual;    // "" when the answer holds nothing there
};

// The entry of the policy that a result hangs on.
struct PolicyPlace {
  std::string place;   // "score.metric[resolution].table.band[1]"; empty: not known
  std::string clause;  // of the entry or the one around it
  std::string file;
  int line = 0;  // 0 when the form has no lines
  int column = 0;
};

// How one test went.
struct TestResult {
  std::string suite;
  std::string name;  // of a sweep's row, with what was set: "resolution rate [95]"
  std::vector<std::string> clauses;
  std::string file;
  int line = 0;  // of the case, the row or the example
  int column = 0;
  bool passed = false;
  std::vector<TestMismatch> mismatches;
  // Of a failed test: whole sentences in the order zh, en: facts that were refused, a clause that
  // decided nothing, an example that agrees though it says that it does not.
  std::vector<std::pair<std::string, std::string>> reasons;
  PolicyPlace decided_by;  // the actual answer, of a failed test
  // Of a score: the nearest other band and how far it is, in a sentence of each language; empty
  // when there is none.
  std::pair<std::string, std::string> nearest;

  // "score/resolution rate [95]".
  std::string full_name() const { return suite + "/" + name; }
};

// What of a kind of entries the passed tests reach.
struct CoverageKind {
  std::string kind;  // a stable name: "band", "triage_rule", "obligation" …
  std::size_t total = 0;
  std::vector<PolicyPlace> uncovered;  // in the order of the policy

  std::size_t covered() const { return total - uncovered.size(); }
};

// How a run of tests against one policy went.
struct TestReport {
  std::string policy_file;
  std::string policy_id;
  std::string policy_version;
  std::string policy_sha256;
  std::vector<TestResult> results;  // in the order of the suites and their files
  std::vector<CoverageKind> coverage;
  // What the suites require together, the strictest; "" when none does.
  std::string required_coverage_percent;
  std::string required_mutation_score_percent;  // for mutate.h
  // What keeps a report without failed tests from being good, besides: no test ran, `run` is no
  // pattern or found nothing, the coverage is too low.
  Findings findings;
  std::string reproduce;  // TestOptions::reproduce

  std::size_t passed() const;
  std::size_t failed() const { return results.size() - passed(); }
  // Over all kinds.
  std::size_t covered() const;
  std::size_t coverable() const;
  // Every test passed, at least one ran, and what is required is reached.
  bool ok() const { return failed() == 0 && Acceptable(findings); }
};

// Runs the tests of `suites` against a policy, which must be valid. Deterministic; thread-safe.
// 1,000 tests take some 20 ms.
TestReport RunTests(const std::vector<std::shared_ptr<const TestSuite>>& suites,
                    const PolicyDocument& document, const TestOptions& options);

// For people, for programs, for build servers (JUnit XML), and as workflow commands of GitHub
// Actions, which show a failure beside its line.
enum class TestFormat { kPretty, kJson, kJunit, kGithub };

// The report as a text that ends with a line break. `coverage`: with every kind and what is not
// reached; else only the sum. JSON and JUnit hold one document, whatever the number of `reports`.
std::string FormatTests(const std::vector<TestReport>& reports, TestFormat format,
                        Language language, bool coverage);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_TEST_H_
