// Facts asked of two policies through the public door, and what of the answers is not the same.
#ifndef GUIJU_SRC_WORKBENCH_WITNESS_H_
#define GUIJU_SRC_WORKBENCH_WITNESS_H_

#include <memory>
#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy_test.pb.h"
#include "guiju/workbench/diff.h"

namespace guiju::workbench {

// What a policy answers to facts; words are left out (reasons, clauses, which rule of triage).
struct WitnessAnswer {
  v1::TestExpectation message;
  std::vector<std::string> refused;  // ids of findings
};
WitnessAnswer AnswerOf(const Policy& policy, const v1::TestFacts& facts, Instant as_of);

// The facts as a witness when the two policies answer them differently, in a part whose path
// contains `part` (empty: anywhere); else null.
std::shared_ptr<const Witness> MakeWitness(const Policy& before, const Policy& after,
                                           const v1::TestFacts& facts, Instant as_of,
                                           const std::string& part);

// The facts in one line, as a text writes them.
std::string PrintFacts(const v1::TestFacts& facts);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_WITNESS_H_
