// guiju diff OLD NEW.
#include <optional>
#include <string>

#include "guiju/workbench/diff.h"
#include "guiju/workbench/document.h"
#include "tool/command.h"
#include "tool/documents.h"
#include "tool/output.h"

namespace guiju::tool {

int RunDiff(const Options& options) {
  int exit_code = kClean;
  std::optional<workbench::PolicyDocument> before;
  std::optional<workbench::PolicyDocument> after;
  const bool has_before =
      OpenDocument(options.policies.front(), options.language, &before, &exit_code);
  if (!OpenDocument(options.policies.back(), options.language, &after, &exit_code) || !has_before) {
    return exit_code;
  }
  const workbench::DiffReport report = workbench::Diff(*before, *after);
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
