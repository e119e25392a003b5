// Facts that may show what a change does.
#include "workbench/diff_parts.h"
namespace guiju::workbench {
std::vector<Candidate> CandidatesFor(const DiffSides&, const Change&, Room) { return {}; }
}  // namespace guiju::workbench
