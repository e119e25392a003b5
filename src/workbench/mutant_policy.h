// A policy that becomes one mutant after the other. A change touches one section, so only that one
// and those that read it are compiled again and put in the place of the right ones; copying a whole
// policy would cost more than everything else.
#ifndef GUIJU_SRC_WORKBENCH_MUTANT_POLICY_H_
#define GUIJU_SRC_WORKBENCH_MUTANT_POLICY_H_

#include <optional>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "workbench/mutants.h"

namespace guiju::workbench {

class MutantPolicy {
 public:
  // `compiled` is what `proto` compiles to.
  MutantPolicy(const v1::Policy& proto, const Policy& compiled)
      : proto_(proto), right_(compiled), policy_(compiled) {}

  // Makes this the policy of the mutant. False when it is refused as an invalid policy is; this is
  // then the right policy. One mutant at a time.
  bool Become(const Mutant& mutant);
  // Makes this the right policy again.
  void Restore();

  // While it is a mutant its digest is still that of the right policy.
  const v1::Policy& proto() const { return proto_; }
  const Policy& policy() const { return policy_; }
  const Policy& right() const { return right_; }

 private:
  void Swap(int section);

  v1::Policy proto_;
  const Policy& right_;
  Policy policy_;
  Policy others_;  // the sections that are not in use: right ones while this is a mutant
  std::optional<AppliedMutant> applied_;
  std::vector<int> swapped_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_MUTANT_POLICY_H_
