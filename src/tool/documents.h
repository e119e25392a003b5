// Policies as documents, by the names that people give.
#ifndef GUIJU_SRC_TOOL_DOCUMENTS_H_
#define GUIJU_SRC_TOOL_DOCUMENTS_H_

#include <optional>
#include <string>

#include "guiju/finding.h"
#include "guiju/workbench/document.h"

namespace guiju::tool {

// Reads a policy: a file, or the one that comes with the library as "standard" or "". What is wrong
// with an invalid one is printed; warnings are for `check` to say. False: `exit_code` says what to
// return.
bool OpenDocument(const std::string& path, Language language,
                  std::optional<workbench::PolicyDocument>* document, int* exit_code);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_DOCUMENTS_H_
