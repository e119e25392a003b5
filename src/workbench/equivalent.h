// Whether two policies answer every input alike, as far as one section goes.
#ifndef GUIJU_SRC_WORKBENCH_EQUIVALENT_H_
#define GUIJU_SRC_WORKBENCH_EQUIVALENT_H_

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/workbench/diff.h"

namespace guiju::workbench {

// True: no input is answered differently because of section `room`; the other sections are taken to
// be the same. Words (labels, notes, clauses, names of days) are no answers. Exact for band tables,
// grades, conditions, rules of triage, targets and working hours; anything else that is written
// otherwise counts as different. False as well where there are too many combinations to compare.
// Cannot fail; thread-safe.
bool Equivalent(const v1::Policy& a, const Policy& compiled_a, const v1::Policy& b,
                const Policy& compiled_b, Room room);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_EQUIVALENT_H_
