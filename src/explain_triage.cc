#include "explain_triage.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "explain_util.h"
#include "guiju/text.h"
#include "sentences/triage.h"
#include "triage_lists.h"
#include "words.h"

namespace guiju::internal {
namespace {

Label NameOfFact(const Policy& policy, std::uint16_t fact) {
  if (fact >= kTriageSegmentFact) return policy.segment.segments[fact - kTriageSegmentFact].label;
  if (fact < policy.triage.signals.size()) return policy.triage.signals[fact].label;
  if (fact >= kCustomerBit) return WordOf(static_cast<CustomerType>(fact - kCustomerBit));
  if (fact >= kHandlingBit) return WordOf(static_cast<Handling>(fact - kHandlingBit));
  if (fact >= kPriorityBit) return WordOf(static_cast<Priority>(fact - kPriorityBit));
  if (fact >= kIssueTypeBit) return WordOf(static_cast<IssueType>(fact - kIssueTypeBit));
  return WordOf(static_cast<Category>(fact - kCategoryBit));
}

// The tests of an entry that are true, by the names of what they ask.
Label HeldFacts(const Policy& policy, const TriageList& list, std::size_t action, Signals signals,
                Signals segments) {
  LabelList held;
  for (const CriterionNode& node : list.conditions[action].nodes) {
    if (node.arity != 0) continue;
    const FactTest& test = list.tests[node.leaf];
    if (AskAction(test, signals, segments) != Tri::kTrue) continue;
    Label name = NameOfFact(policy, test.fact);
    if (!test.expected) {
      name.en = "not " + name.en;
      name.zh = "非" + name.zh;
    }
    held.AddOnce(name);
  }
  return held.text();
}

Label NamesOf(const std::vector<Entry>& places, Label separator) {
  LabelList names(std::move(separator));
  for (const Entry& place : places) names.Add(place.label);
  return names.text();
}

// "day" and "3 days", after "every".
Label DaysText(std::int32_t days) {
  if (days == 1) return {"day", "天"};
  return {std::to_string(days) + " days", " " + std::to_string(days) + " 天"};
}

Label NameOfList(v1::UndecidedEntry::List::Value kind) {
  switch (kind) {
    case v1::UndecidedEntry::List::ROUTE:
      return {"Routing", "转派"};
    case v1::UndecidedEntry::List::FEEDBACK:
      return {"Feedback", "反馈"};
    case v1::UndecidedEntry::List::HAND_OVER:
      return {"Hand-over", "转交"};
    default:
      return {"Marks", "标记"};
  }
}

void ExplainHeld(const TriageListView& view, std::size_t i, const Label& facts, Reasons* reasons) {
  const TriageList::Action& action = view.list->actions[i];
  const Argument name = Named("name", action.entry.label);
  const std::string& clause = action.entry.clause;
  switch (view.kind) {
    case v1::UndecidedEntry::List::ROUTE:
      AddReason(reasons, clause, kRouteHolds,
                {name, Named("department", action.places.front().label), Named("facts", facts)});
      break;
    case v1::UndecidedEntry::List::FEEDBACK:
      AddReason(reasons, clause, action.track_every_days > 0 ? kFeedbackTracked : kFeedbackHolds,
                {name, Named("steps", NamesOf(action.places, {", then ", " → "})),
                 Named("days", DaysText(action.track_every_days)), Named("facts", facts)});
      break;
    case v1::UndecidedEntry::List::HAND_OVER:
      AddReason(reasons, clause, action.at_once ? kHandOverAtOnce : kHandOverHolds,
                {name, Named("to", NamesOf(action.places, {" or ", "或"})), Named("facts", facts)});
      break;
    default:
      AddReason(reasons, clause, kMarkHolds, {name, Named("facts", facts)});
      break;
  }
}

}  // namespace

void ExplainText(const Policy& policy, const Ticket& ticket, Reasons* reasons) {
  Signals found;
  std::vector<TextMatch> matches;
  FindSignals(policy, ticket.description, &found, &matches);
  std::set<std::pair<std::uint8_t, std::string_view>> said;
  for (const TextMatch& match : matches) {
    const std::uint64_t bit = std::uint64_t{1} << match.signal;
    const bool used = (ticket.signals_from_text & bit) != 0;
    // A ticket that says the same itself needs no word of its description.
    if (!used && (ticket.signals.yes & bit) != 0) continue;
    if (!said.insert({match.signal, match.term}).second) continue;
    AddReason(reasons, std::string(match.clause), used ? kTextFound : kTextOverruled,
              {{"term", std::string(match.term)},
               {"begin", std::to_string(match.begin + 1)},
               {"end", std::to_string(match.end)},
               Named("signal", policy.triage.signals[match.signal].label)});
  }
}

void ExplainLists(const Policy& policy, const Ticket& ticket, const TriageVerdict& verdict,
                  Reasons* reasons) {
  const Signals signals = SignalsOfVerdict(ticket, verdict);
  for (const TriageListView& view : ListsOf(policy.triage, verdict)) {
    LabelList names({"\" or \"", "”或“"});
    LabelList missing({", ", "、"});
    for (std::size_t i = 0; i < view.list->actions.size(); ++i) {
      if ((view.hits.held >> i & 1u) != 0) {
        ExplainHeld(view, i, HeldFacts(policy, *view.list, i, signals, ticket.segments), reasons);
      }
      if ((view.hits.undecided >> i & 1u) == 0) continue;
      names.AddOnce(view.list->actions[i].entry.label);
      for (const std::uint16_t fact : MissingFacts(*view.list, i, signals, ticket.segments)) {
        missing.AddOnce(NameOfFact(policy, fact));
      }
    }
    if (names.empty()) continue;
    AddReason(reasons, "", kEntriesUndecided,
              {Named("list", NameOfList(view.kind)), Named("names", names.text()),
               Named("missing", missing.text())});
  }
}

}  // namespace guiju::internal
