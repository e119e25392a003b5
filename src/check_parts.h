// What `guiju check` proves, part by part. Each part says what it finds to `problems`, by paths;
// the messages have passed the rules of options.proto. Cannot fail; allocates.
#ifndef GUIJU_SRC_CHECK_PARTS_H_
#define GUIJU_SRC_CHECK_PARTS_H_

#include <string>

#include "check_logic.h"
#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "problems.h"

namespace guiju::internal {

// The tables of metrics and profiles that are written in printed ranges: holes and overlaps. These
// are errors: such a policy does not load.
void CheckPrintedTables(const v1::ScorePolicy& score, Problems* problems);

// The other parts are for policies that load, and say warnings only.

// Bands that no value reaches, bounds that lie beside the steps.
void CheckBands(const v1::ScorePolicy& score, Problems* problems);

// Conditions that never or always hold, entries that never decide, obligations that never start.
void CheckConditions(const v1::Policy& policy, Problems* problems);

// Obligations in which a more urgent ticket may take longer than a less urgent one.
void CheckPriorities(const v1::Policy& written, const Policy& policy, Problems* problems);

// Hours of callbacks that never come.
void CheckCallbackHours(const v1::CallbackPolicy& written, const Policy& policy,
                        Problems* problems);

// The facts that conditions of the sla section name, and whether two lines of an obligation, as
// indices of its targets, can hold for the same ticket at priorities `p` and `q` ("p0", "p1").
const FactScope& SlaScope();
bool CanBeChosen(const v1::Obligation& obligation, int line, const std::string& p, int other,
                 const std::string& q);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_CHECK_PARTS_H_
