#include "tool/documents.h"

#include "tool/command.h"
#include "tool/desk.h"

namespace guiju::tool {

bool OpenDocument(const std::string& path, Language language,
                  std::optional<workbench::PolicyDocument>* document, int* exit_code) {
  const bool standard = path.empty() || path == "standard";
  *document = standard ? workbench::StandardDocument() : workbench::OpenPolicy(path);
  if ((*document)->policy() != nullptr) return true;
  *exit_code = kPolicyInvalid;
  for (const Finding& finding : (*document)->findings()) {
    Print(finding, language);
    if (finding.id == "cannot_read") *exit_code = kCouldNotRun;
  }
  return false;
}

}  // namespace guiju::tool
