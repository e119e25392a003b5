// guiju mutate, guiju gen-tests.
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guiju/workbench/document.h"
#include "guiju/workbench/mutate.h"
#include "guiju/workbench/test.h"
#include "sentences/mutate.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/documents.h"
#include "tool/output.h"
#include "tool/say.h"
#include "tool/test_files.h"

namespace guiju::tool {
namespace {

namespace fs = std::filesystem;

using workbench::PolicyDocument;
using workbench::TestSuite;

void TellAll(const Findings& findings, Language language) {
  for (const Finding& finding : findings) std::cerr << Render(finding, language) << '\n';
}

}  // namespace

int RunMutate(const Options& options) {
  std::vector<std::shared_ptr<const TestSuite>> suites;
  std::set<std::string> policies;
  bool ok = true;
  for (const std::string& file : TestFilesOf(options.tests)) {
    const workbench::LoadedSuite loaded = workbench::LoadTestsFile(file);
    TellAll(loaded.findings, options.language);
    ok = ok && loaded.suite != nullptr;
    if (loaded.suite == nullptr) continue;
    suites.push_back(loaded.suite);
    const std::string& policy = loaded.suite->policy();
    policies.insert(
        policy == "standard"
            ? policy
            : (fs::path(loaded.suite->file()).parent_path() / policy).lexically_normal().string());
  }
  if (!ok) return kCouldNotRun;
  if (options.policies.size() > 1 || (options.policies.empty() && policies.size() > 1)) {
    const std::size_t count = options.policies.empty() ? policies.size() : options.policies.size();
    std::cerr << internal::Say(internal::kMutateOnePolicy, options.language,
                               {{"policies", std::to_string(count)}})
              << '\n';
    return kCouldNotRun;
  }
  std::string path;
  if (!options.policies.empty()) {
    path = options.policies.front();
  } else if (!policies.empty()) {
    path = *policies.begin();
  }
  int exit_code = kClean;
  std::optional<PolicyDocument> document;
  if (!OpenDocument(path, options.language, &document, &exit_code)) return exit_code;
  workbench::MutateOptions mutate;
  mutate.threshold_percent = options.threshold;
  mutate.within = options.within;
  mutate.words = options.words;
  if (!options.as_of.empty() &&
      !ReadAsOf(options, document->policy()->calendars.front().calendar, &mutate.as_of)) {
    return kCouldNotRun;
  }
  const workbench::MutationReport report = workbench::Mutate(suites, *document, mutate);
  const workbench::MutationFormat format = options.format == "json"
                                               ? workbench::MutationFormat::kJson
                                               : workbench::MutationFormat::kPretty;
  if (!WriteText(workbench::FormatMutation(report, format, options.language), options.output,
                 options.language)) {
    return kCouldNotRun;
  }
  return report.ok() ? kClean : kFoundSomething;
}

int RunGenTests(const Options& options) {
  int exit_code = kClean;
  std::optional<PolicyDocument> document;
  std::optional<PolicyDocument> accepted;
  const std::string path = options.policies.empty() ? "" : options.policies.front();
  if (!OpenDocument(path, options.language, &document, &exit_code)) return exit_code;
  workbench::GenerateOptions generate;
  if (!options.accept.empty()) {
    if (!OpenDocument(options.accept, options.language, &accepted, &exit_code)) return exit_code;
    generate.accept = &*accepted;
  }
  return WriteText(workbench::GenerateTests(*document, generate), options.output, options.language)
             ? kClean
             : kCouldNotRun;
}

}  // namespace guiju::tool
