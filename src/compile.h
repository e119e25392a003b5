// From the message of a whole policy to the compiled policy.
#ifndef GUIJU_SRC_COMPILE_H_
#define GUIJU_SRC_COMPILE_H_

#include <memory>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "problems.h"

namespace guiju::internal {

// Compiles every section and says everything that is wrong to `problems`, by paths. Null when
// something is. The message has been judged by the rules of options.proto; one that broke them is
// compiled as far as it goes, so that all findings come in one run. Never crashes on bad content.
std::shared_ptr<Policy> CompilePolicy(const v1::Policy& proto, Problems* problems);

// Compiles one section again, the field of v1::Policy with this number, into `policy`, which holds
// those that it depends on. Header fields (dates, judging) count as one section, that of
// effective_from; books of holidays belong to the calendars. The digest is left as it was.
void CompileSection(const v1::Policy& proto, int section, Policy* policy, Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_COMPILE_H_
