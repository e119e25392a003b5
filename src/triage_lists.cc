#include "triage_lists.h"

#include <map>
#include <set>

#include "sentences/triage.h"

namespace guiju::internal {
namespace {

class ListCompiler {
 public:
  ListCompiler(const std::vector<FactName>& facts, Problems* problems)
      : facts_(facts), problems_(*problems) {}

  // Adds what every entry of every list has; the action to complete.
  template <typename Proto>
  TriageList::Action& Add(const Proto& proto, const std::string& path, UniqueIds* ids,
                          TriageList* list) {
    ids->Check(proto.id(), path, &problems_);
    list->conditions.push_back(CompileCriterion(proto.when(), facts_, At(path, "when"),
                                                &list->tests, nullptr, &problems_));
    list->actions.push_back({ReadEntry(proto), {}, 0, false});
    return list->actions.back();
  }

  void AddPlace(const v1::Place& proto, const std::string& path, TriageList::Action* action) {
    const auto [at, added] = labels_.try_emplace(proto.id(), proto.label());
    if (!added &&
        (at->second.en() != proto.label().en() || at->second.zh() != proto.label().zh())) {
      problems_.Error(At(path, "label"), kPlaceLabels, {{"id", proto.id()}});
    }
    for (const Entry& place : action->places) {
      if (place.id == proto.id()) {
        problems_.Error(At(path, "id"), kFlowStepTwice, {{"id", proto.id()}});
      }
    }
    action->places.push_back({proto.id(), {}, ReadLabel(proto.label())});
  }

 private:
  const std::vector<FactName>& facts_;
  Problems& problems_;
  std::map<std::string, v1::Text> labels_;
};

}  // namespace

void CompileTriageLists(const v1::TriagePolicy& proto, const std::vector<FactName>& facts,
                        const std::string& path, Problems* problems, TriagePolicy* policy) {
  ListCompiler compiler(facts, problems);
  UniqueIds routes, flows, hand_overs, marks;
  for (int i = 0; i < proto.route_size(); ++i) {
    const std::string here = At(At(path, "route"), i);
    TriageList::Action& action = compiler.Add(proto.route(i), here, &routes, &policy->routes);
    compiler.AddPlace(proto.route(i).department(), At(here, "department"), &action);
  }
  for (int i = 0; i < proto.feedback_size(); ++i) {
    const v1::FeedbackFlow& flow = proto.feedback(i);
    const std::string here = At(At(path, "feedback"), i);
    TriageList::Action& action = compiler.Add(flow, here, &flows, &policy->feedback);
    for (int j = 0; j < flow.step_size(); ++j) {
      compiler.AddPlace(flow.step(j), At(At(here, "step"), j), &action);
    }
    action.track_every_days = flow.track_every_days();
  }
  for (int i = 0; i < proto.hand_over_size(); ++i) {
    const v1::HandOver& hand_over = proto.hand_over(i);
    const std::string here = At(At(path, "hand_over"), i);
    TriageList::Action& action = compiler.Add(hand_over, here, &hand_overs, &policy->hand_overs);
    for (int j = 0; j < hand_over.to_size(); ++j) {
      compiler.AddPlace(hand_over.to(j), At(At(here, "to"), j), &action);
    }
    action.at_once = hand_over.at_once();
  }
  for (int i = 0; i < proto.mark_size(); ++i) {
    compiler.Add(proto.mark(i), At(At(path, "mark"), i), &marks, &policy->marks);
  }
}

std::vector<TriageListView> ListsOf(const TriagePolicy& policy, const TriageVerdict& verdict) {
  return {{&policy.routes, verdict.routes, v1::UndecidedEntry::List::ROUTE},
          {&policy.feedback, verdict.feedback, v1::UndecidedEntry::List::FEEDBACK},
          {&policy.hand_overs, verdict.hand_overs, v1::UndecidedEntry::List::HAND_OVER},
          {&policy.marks, verdict.marks, v1::UndecidedEntry::List::MARK}};
}

std::vector<std::uint16_t> MissingFacts(const TriageList& list, std::size_t action, Signals signals,
                                        Signals segments) {
  std::set<std::uint16_t> missing;
  for (const std::uint16_t leaf : UndecidedLeaves(
           list.conditions[action],
           [&](std::uint16_t asked) { return AskAction(list.tests[asked], signals, segments); })) {
    missing.insert(list.tests[leaf].fact);
  }
  return {missing.begin(), missing.end()};
}

}  // namespace guiju::internal
