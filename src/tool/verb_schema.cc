// guiju schema.
#include "guiju/workbench/schema.h"
#include "tool/command.h"
#include "tool/output.h"

namespace guiju::tool {

int RunSchema(const Options& options) {
  const workbench::SchemaOf of =
      options.id == "tests" ? workbench::SchemaOf::kTestSuite : workbench::SchemaOf::kPolicy;
  return WriteText(workbench::JsonSchema(of), options.output, options.language) ? kClean
                                                                                : kCouldNotRun;
}

}  // namespace guiju::tool
