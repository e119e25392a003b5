// From the options of a verb to an impact: policies read, history judged, result filled. Shared by
// `impact` and `dossier`.
#ifndef GUIJU_SRC_TOOL_IMPACT_WORK_H_
#define GUIJU_SRC_TOOL_IMPACT_WORK_H_

#include <memory>
#include <optional>

#include "guiju/workbench/document.h"
#include "guiju/workbench/sweep.h"
#include "tool/command.h"
#include "tool/impact_result.h"
#include "tool/impact_run.h"
#include "tool/output_file.h"

namespace guiju::tool {

class ImpactWork {
 public:
  // Everything outlives the work.
  ImpactWork(const Options& options, const workbench::PolicyDocument& before)
      : options_(options), before_(before) {}

  // Compares with a second policy, or with the first one at the values of --sweep. False: told,
  // exit_code() says what to return.
  bool Compare(const workbench::PolicyDocument& after);
  bool Sweep();

  const ImpactResult& result() const { return result_; }
  int exit_code() const { return exit_code_; }

 private:
  bool Run(std::vector<Other> others);

  const Options& options_;
  const workbench::PolicyDocument& before_;
  workbench::Sweep sweep_;
  std::unique_ptr<ImpactRun> run_;
  ImpactResult result_;
  int exit_code_ = kClean;
};

// What stands below a page about two policies: their names and digests, and how to repeat it.
std::string ImpactFoot(const ImpactResult& result);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_IMPACT_WORK_H_
