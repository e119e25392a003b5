// The forms of string fields as regular expressions that JSON Schema validators understand: the
// common subset of ECMA-262 and Python, anchored at both ends by whoever uses them.
#ifndef GUIJU_SRC_WORKBENCH_SCHEMA_FORMS_H_
#define GUIJU_SRC_WORKBENCH_SCHEMA_FORMS_H_

#include <string>

#include "guiju/v1/options.pb.h"

namespace guiju::workbench {

// What a value of the rule's form and bounds looks like; empty when the rule asks for no form.
std::string FormPattern(const v1::Rule& rule);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SCHEMA_FORMS_H_
