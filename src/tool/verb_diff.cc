// guiju diff OLD NEW.
#include <iostream>

#include "guiju/workbench/diff.h"
#include "guiju/workbench/document.h"
#include "tool/command.h"
#include "tool/output.h"

namespace guiju::tool {

int RunDiff(const Options& options) {
  std::vector<workbench::PolicyDocument> documents;
  int exit_code = kClean;
  for (const std::string& path : options.policies) {
    documents.push_back(workbench::OpenPolicy(path));
    for (const Finding& finding : documents.back().findings()) {
      if (documents.back().policy() != nullptr) break;  // warnings are for `check` to say
      std::cerr << Render(finding, options.language) << '\n';
      if (exit_code == kClean) exit_code = kPolicyInvalid;
      if (finding.id == "cannot_read") exit_code = kCouldNotRun;
    }
  }
  if (exit_code != kClean) return exit_code;
  const workbench::DiffReport report = workbench::Diff(documents.front(), documents.back());
  std::string text;
  if (options.format == "json") {
    text = workbench::RenderDiffJson(report);
  } else if (options.format == "github") {
    text = workbench::RenderDiffGithub(report, options.language);
  } else {
    text = workbench::RenderDiff(report, options.language);
  }
  if (!WriteText(text, options.output, options.language)) return kCouldNotRun;
  if (!options.witnesses.empty() &&
      !WriteText(workbench::RenderDiffTests(report), options.witnesses, options.language)) {
    return kCouldNotRun;
  }
  return report.all_declared() ? kClean : kFoundSomething;
}

}  // namespace guiju::tool
