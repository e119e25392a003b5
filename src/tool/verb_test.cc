// guiju test.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "guiju/workbench/document.h"
#include "guiju/workbench/test.h"
#include "sentences/policy_tests.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/documents.h"
#include "tool/output.h"
#include "tool/say.h"
#include "tool/test_files.h"
#include "workbench/test_format.h"

namespace guiju::tool {
namespace {

namespace fs = std::filesystem;

using workbench::PolicyDocument;
using workbench::TestFormat;
using workbench::TestReport;
using workbench::TestSuite;

// The policy that a suite is written for, from the folder of its file; "" is the standard policy.
std::string PolicyOf(const TestSuite& suite) {
  if (suite.policy() == "standard") return "";
  return (fs::path(suite.file()).parent_path() / suite.policy()).lexically_normal().string();
}

class Tester {
 public:
  explicit Tester(const Options& options) : options_(options) {}

  int Run() {
    if (options_.policies.size() > 1) {
      Tell(tool::Tell(internal::kTestOnePolicy, {}));
      return kCouldNotRun;
    }
    if (!Load()) return kCouldNotRun;
    int exit_code = kClean;
    std::vector<TestReport> reports;
    for (const auto& [path, suites] : suites_) {
      std::optional<PolicyDocument> document;
      if (!OpenDocument(path, options_.language, &document, &exit_code)) return exit_code;
      workbench::TestOptions run;
      run.run = options_.run;
      if (!options_.policies.empty()) run.reproduce += " --policy " + workbench::ShellQuoted(path);
      if (!options_.as_of.empty()) {
        run.reproduce += " --as-of " + options_.as_of;
        if (!ReadAsOf(options_, document->policy()->calendars.front().calendar, &run.as_of)) {
          return kCouldNotRun;
        }
      }
      reports.push_back(RunTests(suites, *document, run));
    }
    LeaveOutUnmatched(&reports);
    for (const TestReport& report : reports) {
      if (!report.ok()) exit_code = kFoundSomething;
    }
    const std::map<std::string, TestFormat> formats = {{"pretty", TestFormat::kPretty},
                                                       {"json", TestFormat::kJson},
                                                       {"junit", TestFormat::kJunit},
                                                       {"github", TestFormat::kGithub}};
    const std::string text =
        FormatTests(reports, formats.at(options_.format), options_.language, options_.coverage);
    return WriteText(text, options_.output, options_.language) ? exit_code : kCouldNotRun;
  }

 private:
  void Tell(const Finding& finding) const {
    std::cerr << Render(finding, options_.language) << '\n';
  }

  // False when a file cannot be read or is wrong; all are read, so that all is said at once.
  bool Load() {
    bool ok = true;
    for (const std::string& file : TestFilesOf(options_.tests)) {
      const workbench::LoadedSuite loaded = workbench::LoadTestsFile(file);
      for (const Finding& finding : loaded.findings) Tell(finding);
      ok = ok && loaded.suite != nullptr;
      if (loaded.suite == nullptr) continue;
      suites_[options_.policies.empty() ? PolicyOf(*loaded.suite) : options_.policies.front()]
          .push_back(loaded.suite);
    }
    // Nothing to run is a failure of the run, which the report says.
    if (suites_.empty()) suites_[options_.policies.empty() ? "" : options_.policies.front()];
    return ok;
  }

  // With several policies a pattern need not be found in the tests of each.
  static void LeaveOutUnmatched(std::vector<TestReport>* reports) {
    const auto empty = [](const TestReport& report) {
      return report.results.empty() && report.findings.size() == 1 &&
             report.findings.front().id == internal::kTestNoneMatched.id;
    };
    if (std::all_of(reports->begin(), reports->end(), empty)) {
      reports->resize(1);
    } else {
      reports->erase(std::remove_if(reports->begin(), reports->end(), empty), reports->end());
    }
  }

  const Options& options_;
  // By the file of the policy; "" is the standard one.
  std::map<std::string, std::vector<std::shared_ptr<const TestSuite>>> suites_;
};

}  // namespace

int RunTest(const Options& options) { return Tester(options).Run(); }

}  // namespace guiju::tool
