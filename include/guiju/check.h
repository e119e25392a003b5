// Checking a policy beyond what loading needs: what can be proved of it by looking at all values,
// all facts and all days, and which findings its waivers let pass.
//
//   guiju::CheckedPolicy desk = guiju::CheckPolicyFile("desk.textproto");
//   if (desk.clean()) { /* nothing is wrong with it */ }
//
// What is proved, each with the id of its finding:
//   band tables: every value has exactly one band. Bands that no value reaches (dead_band,
//     dead_otherwise), bounds beside the step (bound_off_step); of tables in printed ranges, the
//     values that no range takes (printed_hole) or several do (printed_overlap).
//   conditions: never_holds, always_holds; entries of ordered lists that never decide because one
//     before them always does (shadowed, never_primary); obligations that never start
//     (never_starts), targets that are never chosen (never_chosen).
//   priorities: where a more urgent ticket may be given more time (slower_priority), on different
//     clocks over every start in the days on which the policy is in force. An obligation that is
//     due before another is left out.
//   callbacks: no_best_hours, best_never_worked, quiet_hours.
// Facts are taken as free of each other, so what is said can never happen cannot; something that
// cannot happen for another reason (who bought last year has bought once) may go unsaid. Where a
// proof takes too long that is said itself (not_proved).
//
// All of these are warnings, because the policy judges as it is written, except the findings about
// printed ranges: a policy that has those does not load.
#ifndef GUIJU_CHECK_H_
#define GUIJU_CHECK_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/time.h"

namespace guiju {

struct CheckOptions {
  // The moment of judgement, on the wall of the policy's first calendar: a waiver whose last day is
  // before it lets nothing pass. Unknown: the days of waivers are not looked at.
  Instant as_of = Instant::Unknown();
};

// A warning that a waiver of the policy lets pass.
struct WaivedFinding {
  Finding finding;
  std::string until;   // the last day, YYYY-MM-DD
  std::string reason;  // as the policy gives it
};

// What a check found. An owning value.
struct CheckedPolicy {
  std::shared_ptr<const Policy> policy;  // null when a finding is an error
  Findings findings;                     // all that no waiver covers, in the order of their places
  std::vector<WaivedFinding> waived;     // in the same order

  // Nothing was found, or waivers cover it.
  bool clean() const { return findings.empty(); }
};

// Loads a policy as LoadPolicy does (load.h) and proves what can be proved of it; of one that does
// not load, only its printed tables. Waivers (message Waiver) cover warnings whose id they name, at
// their place or within it; one that covers nothing (waiver_useless), names a place that is not
// there (waiver_place), an error (waiver_of_error), or has ended (waiver_expired) is a finding
// itself, which no waiver covers. Never throws on bad input. Allocates; thread-safe. Cost: see
// benchmarks/check_benchmark.cc.
CheckedPolicy CheckPolicy(std::string_view bytes, const std::string& name,
                          const CheckOptions& options = {});

// The same from a file. A file that cannot be read is a finding.
CheckedPolicy CheckPolicyFile(const std::string& path, const CheckOptions& options = {});

}  // namespace guiju

#endif  // GUIJU_CHECK_H_
