// One number of a policy varied over a range, to see where a change starts to hurt.
//
//   Sweep sweep;
//   Findings findings = ReadSweep(document,
//   "score.metric[resolution].table.band[0].at_least=94..97",
//                                 &sweep);
//   for (const SweepPoint& point : sweep.points) { /* judge by point.policy, see impact.h */ }
#ifndef GUIJU_WORKBENCH_SWEEP_H_
#define GUIJU_WORKBENCH_SWEEP_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/workbench/document.h"

namespace guiju::workbench {

// The policy with one value put in.
struct SweepPoint {
  std::string value;                     // "94.5", as a policy writes it
  std::shared_ptr<const Policy> policy;  // null: the policy is not valid with this value
  Findings findings;                     // then they say why
};

// A range of values of one place.
struct Sweep {
  std::string place;    // "score.metric[resolution].table.band[0].at_least"
  std::string current;  // what the policy has there, "4" of "4.0"; empty: nothing
  std::vector<SweepPoint> points;
};

// More points are refused: each is a policy that judges everything.
inline constexpr std::size_t kMostSweepPoints = 201;

// Reads "PLACE=FROM..TO" or "PLACE=FROM..TO/STEP" (STEP is 1 when it is not given) and compiles the
// policy for FROM, FROM + STEP … up to TO. A place names fields from the whole policy inwards; an
// entry of a list stands in brackets, by its id or by its number from 0. The field is a decimal or
// a whole number. 94..97/0.5 is 94, 94.5 … 97: seven points; 94..97/2 is 94 and 96. All numbers are
// exact. Returns what is wrong with the text; nothing is wrong: empty. `document` has a policy.
Findings ReadSweep(const PolicyDocument& document, std::string_view text, Sweep* sweep);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_SWEEP_H_
