// The lists of the triage section that are no scales: routes, feedback flows, hand-overs, marks.
#ifndef GUIJU_SRC_TRIAGE_LISTS_H_
#define GUIJU_SRC_TRIAGE_LISTS_H_

#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/triage.pb.h"
#include "problems.h"
#include "section.h"

namespace guiju::internal {

// Fills the four lists of `policy`, and says what is wrong with them.
void CompileTriageLists(const v1::TriagePolicy& proto, const std::vector<FactName>& facts,
                        const std::string& path, Problems* problems, TriagePolicy* policy);

// The four lists in order, with what they found.
struct TriageListView {
  const TriageList* list;
  TriageHits hits;
  v1::UndecidedEntry::List::Value kind;
};
std::vector<TriageListView> ListsOf(const TriagePolicy& policy, const TriageVerdict& verdict);

// The facts that leave entry `action` unknown, each once, in the order of their numbers.
std::vector<std::uint16_t> MissingFacts(const TriageList& list, std::size_t action, Signals signals,
                                        Signals segments);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_TRIAGE_LISTS_H_
