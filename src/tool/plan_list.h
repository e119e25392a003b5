// The callbacks to make on one day, kept short while a desk is judged.
#ifndef GUIJU_SRC_TOOL_PLAN_LIST_H_
#define GUIJU_SRC_TOOL_PLAN_LIST_H_

#include <string>
#include <utility>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/callback.pb.h"
#include "tool/summary.h"

namespace guiju::tool {

// The plans of the first whole day that begins at or after the moment of judgement, in the zone of
// the callback calendar.
class PlanList {
 public:
  PlanList(const Policy& policy, Instant as_of);

  // Counts the plan, and keeps it while it is one of the first.
  void Add(v1::CallbackEvaluation evaluation);
  // Puts the day, the first kMostPlans and their number into the summary.
  void Finish(CallbackSummary* summary);

 private:
  void Cut();

  CivilDay day_;
  Instant begin_;  // of the day
  Instant end_;
  // The first best time on the day, or the deadline; the plans that are impossible come last.
  std::vector<std::pair<Instant, v1::CallbackEvaluation>> plans_;
  std::int64_t total_ = 0;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_PLAN_LIST_H_
