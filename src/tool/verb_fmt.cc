// guiju fmt.
#include <algorithm>
#include <iostream>

#include "guiju/workbench/fmt.h"
#include "load_parts.h"
#include "sentences/forms.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/output.h"

namespace guiju::tool {

int RunFmt(const Options& options) {
  const auto say = [&options](const internal::Sentence& sentence,
                              const internal::Arguments& arguments) {
    std::cerr << internal::Say(sentence, options.language, arguments) << '\n';
  };
  if (!options.output.empty() && options.policies.size() != 1) {
    say(internal::kFmtOneOutput, {});
    return kCouldNotRun;
  }
  int exit_code = kClean;
  std::size_t clean = 0;
  for (const std::string& path : options.policies) {
    std::string bytes;
    workbench::Formatted formatted;
    formatted.findings = internal::ReadFileBytes(path, &bytes);
    if (formatted.findings.empty()) formatted = workbench::FormatText(bytes, path);
    if (!formatted.findings.empty()) {
      for (const Finding& finding : formatted.findings) {
        std::cerr << Render(finding, options.language) << '\n';
      }
      exit_code = std::max<int>(exit_code, formatted.is_policy() ? kPolicyInvalid : kCouldNotRun);
      continue;
    }
    if (options.check_only) {
      if (formatted.changed) {
        say(internal::kFmtWouldFormat, {{"file", path}});
        exit_code = std::max<int>(exit_code, kFoundSomething);
      } else {
        ++clean;
      }
      continue;
    }
    if (!formatted.changed && options.output.empty()) continue;
    const std::string& target = options.output.empty() ? path : options.output;
    if (!WriteText(formatted.text, target, options.language)) return kCouldNotRun;
    if (options.output.empty()) say(internal::kFmtChanged, {{"file", path}});
  }
  if (options.check_only && exit_code == kClean) {
    say(internal::kFmtClean, {{"files", std::to_string(clean)}});
  }
  return exit_code;
}

}  // namespace guiju::tool
