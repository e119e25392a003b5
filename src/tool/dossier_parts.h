// The parts of a dossier: each knows its section of the page and its value in the JSON file, and is
// left out where there is nothing for it.
#ifndef GUIJU_SRC_TOOL_DOSSIER_PARTS_H_
#define GUIJU_SRC_TOOL_DOSSIER_PARTS_H_

#include <string>
#include <vector>

#include "guiju/time.h"
#include "guiju/workbench/diff.h"
#include "guiju/workbench/document.h"
#include "guiju/workbench/dossier.h"
#include "guiju/workbench/mutate.h"
#include "guiju/workbench/test.h"
#include "tool/impact_result.h"
#include "tool/report_html.h"

namespace guiju::tool {

// One part. The id of the section is the key in the JSON file.
struct DossierPart {
  Section section;
  std::string json;         // one finished value
  bool needs_look = false;  // somebody has to look at it before signing
};

// The files by their digests: both policies, then the tests.
DossierPart FilesPart(const workbench::PolicyDocument& before,
                      const workbench::PolicyDocument& after,
                      const std::vector<workbench::FileDigest>& tests);
// What changed in the text.
DossierPart TextPart(const workbench::PolicyDocument& before,
                     const workbench::PolicyDocument& after);
// Why, as the new policy declares it; needs a look when it declares nothing or another version.
DossierPart NotePart(const workbench::PolicyDocument& before,
                     const workbench::PolicyDocument& after);
// What is known and let pass in the new policy; needs a look when the day of one is over.
DossierPart WaiversPart(const workbench::PolicyDocument& after, CivilDay day);
// Everything that is found in the new policy; needs a look when there is anything.
DossierPart CheckPart(const workbench::PolicyDocument& after, const Findings& findings);
// What the tests say of the new policy, and what of it they reach; needs a look when one fails,
// when none ran, or when less is reached than they require.
DossierPart TestsPart(const workbench::TestReport& report);
// Whether the tests would notice a wrong policy; needs a look when the score is too low or there is
// none.
DossierPart MutationPart(const workbench::MutationReport& report);
// Which answers differ, with a witness each; needs a look when one differs that the change note
// does not declare.
DossierPart AnswersPart(const workbench::DiffReport& report);
// What it does to the history; needs a look when rows were refused.
DossierPart ImpactPart(const ImpactResult& result);
// Who approves: name, date and signature, to be filled in by hand. `name` may be empty.
DossierPart ApprovalPart(const std::string& name);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_DOSSIER_PARTS_H_
