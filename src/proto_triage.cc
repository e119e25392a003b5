#include "proto_triage.h"

#include <string>
#include <vector>

#include "guiju/text.h"
#include "triage_lists.h"

namespace guiju::internal {
namespace {

// The name by which a condition asks for a fact that can be missing.
std::string NameInConditions(const Policy& policy, std::uint16_t fact) {
  if (fact >= kTriageSegmentFact)
    return "segment_" + policy.segment.segments[fact - kTriageSegmentFact].id;
  if (fact < policy.triage.signals.size()) return policy.triage.signals[fact].id;
  switch (static_cast<CustomerType>(fact - kCustomerBit)) {
    case CustomerType::kNew:
      return "customer_new";
    case CustomerType::kExisting:
      return "customer_existing";
    default:
      return "customer_vip";
  }
}

template <typename Message>
void SetIds(const TriageList::Action& action, Message* message) {
  message->set_id(action.entry.id);
  message->set_clause(action.entry.clause);
}

}  // namespace

void SetLists(const Policy& policy, const Ticket& ticket, const TriageVerdict& verdict,
              v1::TriageVerdict* message) {
  const Signals signals = SignalsOfVerdict(ticket, verdict);
  for (const TriageListView& view : ListsOf(policy.triage, verdict)) {
    for (std::size_t i = 0; i < view.list->actions.size(); ++i) {
      const TriageList::Action& action = view.list->actions[i];
      if ((view.hits.undecided >> i & 1u) != 0) {
        v1::UndecidedEntry* entry = message->add_undecided();
        SetIds(action, entry);
        entry->set_list(view.kind);
        for (const std::uint16_t fact : MissingFacts(*view.list, i, signals, ticket.segments)) {
          entry->add_missing(NameInConditions(policy, fact));
        }
      }
      if ((view.hits.held >> i & 1u) == 0) continue;
      if (view.kind == v1::UndecidedEntry::List::ROUTE) {
        v1::RouteVerdict* route = message->add_route();
        SetIds(action, route);
        route->set_department(action.places.front().id);
      } else if (view.kind == v1::UndecidedEntry::List::FEEDBACK) {
        v1::FeedbackVerdict* flow = message->add_feedback();
        SetIds(action, flow);
        for (const Entry& step : action.places) flow->add_step(step.id);
        flow->set_track_every_days(action.track_every_days);
      } else if (view.kind == v1::UndecidedEntry::List::HAND_OVER) {
        v1::HandOverVerdict* hand_over = message->add_hand_over();
        SetIds(action, hand_over);
        for (const Entry& to : action.places) hand_over->add_to(to.id);
        hand_over->set_at_once(action.at_once);
      } else {
        SetIds(action, message->add_mark());
      }
    }
  }
}

void SetText(const Policy& policy, const Ticket& ticket, v1::TicketEvaluation* message) {
  const std::vector<Entry>& signals = policy.triage.signals;
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool yes = (ticket.signals.yes & bit) != 0;
    if (!yes && (ticket.signals.no & bit) == 0) continue;
    v1::KnownSignal* signal = message->add_signal();
    signal->set_signal(signals[i].id);
    signal->set_value(yes);
    signal->set_source((ticket.signals_from_text & bit) == 0 ? v1::SignalSource::GIVEN
                       : yes                                 ? v1::SignalSource::TEXT
                                                             : v1::SignalSource::NOT_FOUND);
  }
  Signals found;
  std::vector<TextMatch> matches;
  FindSignals(policy, ticket.description, &found, &matches);
  for (const TextMatch& match : matches) {
    v1::TextMatch* out = message->add_text_match();
    out->set_signal(signals[match.signal].id);
    out->set_clause(std::string(match.clause));
    out->set_term(std::string(match.term));
    out->set_begin(static_cast<std::int32_t>(match.begin));
    out->set_end(static_cast<std::int32_t>(match.end));
    out->set_begin_byte(static_cast<std::int32_t>(match.begin_byte));
    out->set_end_byte(static_cast<std::int32_t>(match.end_byte));
    out->set_used((ticket.signals_from_text >> match.signal & 1u) != 0);
  }
}

}  // namespace guiju::internal
