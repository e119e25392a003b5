// How much of a policy the tests that pass reach.
#ifndef GUIJU_SRC_WORKBENCH_COVERAGE_H_
#define GUIJU_SRC_WORKBENCH_COVERAGE_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "guiju/v1/policy.pb.h"
#include "guiju/v1/policy_test.pb.h"
#include "guiju/workbench/test.h"
#include "workbench/policy_places.h"

namespace guiju::workbench {

// What counts as reached:
//   band              a value fell into it; `otherwise` likewise. Of a profile: only of a table of
//                     its own
//   grade, profile    given; used
//   advisory, review  raised; due
//   triage_rule       decided; what stands for no rule, scale by scale, likewise
//   route, feedback, hand_over, mark   reported
//   obligation        an instance started and was judged
//   target            judged an instance
//   milestone         done or missing
//   segment           matched; the one for the rest: was the primary one
//   care              given
//   membership        each type of customer that was found
//   scenario, budget, tier             planned, not started, done or impossible; used; chosen
//   tag               shown with a value
//   callback_target   met or missed
//   form, field       a record of it was judged; a verdict named the field, or an optional one was
//                     filled
//   mask_kind         masked something, or was asked for by its id
//   terms             a term of the list was found
//   stats             a figure came of it: percentiles, words of ratings, lists, levels
//   calendar          was asked, or counted a deadline
class Coverage {
 public:
  explicit Coverage(const v1::Policy& policy);

  // The answer to a test that passed.
  void Mark(const v1::TestFacts& facts, const v1::TestExpectation& answer);

  // Kind by kind, in the order above; kinds of which the policy has no entry are left out.
  std::vector<CoverageKind> Take(const PolicyPlaces& places) const;

 private:
  struct Item {
    std::string place;
    bool covered = false;
  };
  struct Kind {
    std::string name;
    std::vector<Item> items;
  };

  void Begin(const char* kind);
  void Add(const std::string& place);
  void AddBands(const v1::BandTable& table, const std::string& place);
  void AddScore(const v1::ScorePolicy& score);
  void AddTriage(const v1::TriagePolicy& triage);
  void AddSla(const v1::SlaPolicy& sla);
  void AddSegment(const v1::SegmentPolicy& segment);
  void AddCallback(const v1::CallbackPolicy& callback);
  void AddRecord(const v1::RecordPolicy& record);
  void AddStats(const v1::StatsPolicy& stats);

  void Cover(const std::string& place);
  void CoverAgent(const v1::ScoreVerdict& score);
  void CoverTriage(const v1::TriageVerdict& triage);
  void CoverSla(const v1::SlaVerdict& sla);
  void CoverSegment(const v1::SegmentVerdict& segment);
  void CoverCallbacks(const v1::CallbackEvaluation& callbacks);
  void CoverRecord(const v1::ServiceRecord& record, const v1::RecordVerdict& verdict);
  void CoverReport(const v1::StatsReport& report);

  const v1::Policy& policy_;
  std::vector<Kind> kinds_;
  // Place to kind and item.
  std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> index_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_COVERAGE_H_
