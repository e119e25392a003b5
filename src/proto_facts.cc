// Messages to structs, with everything that is wrong said.
#include <algorithm>
#include <string>
#include <vector>

#include "fact_reader.h"
#include "guiju/proto.h"
#include "guiju/text.h"
#include "own_facts.h"
#include "section.h"
#include "sentences/facts.h"
#include "sentences/sla.h"
#include "sentences/triage.h"
#include "text_distance.h"
#include "withheld.h"
#include "words.h"

namespace guiju {
namespace internal {

void SayUnknownName(const Sentence& sentence, const std::string& name,
                    const std::vector<std::string>& known, const std::string& path,
                    Problems* problems) {
  const std::string near = NearestWord(name, known);
  problems->Error(
      path, sentence,
      {FormProblem(v1::Form::ID, name) == nullptr ? Argument("name", name) : Withheld("name", name),
       {"hint", near.empty() ? "" : "; did you mean \"" + near + "\"?",
        near.empty() ? "" : "；是否想写“" + near + "”？"}});
}

Signals ReadSegments(const SegmentPolicy& policy, const v1::CustomerSegments& message,
                     const std::string& path, Problems* problems) {
  Signals segments;
  std::vector<std::string> known;
  for (const Entry& entry : policy.segments) known.push_back(entry.id);
  known.push_back(policy.otherwise.id);
  for (int i = 0; i < message.id_size(); ++i) {
    const auto at = std::find(known.begin(), known.end(), message.id(i));
    if (at == known.end()) {
      SayUnknownName(kUnknownSegment, message.id(i), known, At(At(path, "id"), i), problems);
    } else if (at + 1 != known.end()) {  // who is in `otherwise` is in none of the list
      segments.yes |= std::uint64_t{1} << (at - known.begin());
    }
  }
  const std::uint64_t all = ~std::uint64_t{0} >> (kMaxSegments - policy.segments.size());
  segments.no = all & ~segments.yes;
  return segments;
}

namespace {

Signals ReadSignals(const TriagePolicy& policy, const v1::Ticket& message, Problems* problems) {
  Signals signals;
  for (int i = 0; i < message.signal_size(); ++i) {
    const v1::Signal& signal = message.signal(i);
    const std::string path = At(At("signal", i), "name");
    const int index = policy.SignalIndex(signal.name());
    if (index < 0) {
      std::vector<std::string> known;
      for (const Entry& entry : policy.signals) known.push_back(entry.id);
      SayUnknownName(kUnknownSignal, signal.name(), known, path, problems);
      continue;
    }
    const std::uint64_t bit = std::uint64_t{1} << index;
    (signal.value() ? signals.yes : signals.no) |= bit;
    if ((signals.yes & signals.no & bit) != 0) {
      problems->Error(path, kSignalTwice, {{"name", signal.name()}});
    }
  }
  return signals;
}

// The number of an event of the desk's own.
std::uint8_t ReadEventName(const SlaPolicy& policy, const std::string& name,
                           const std::string& path, Problems* problems) {
  const int index = policy.EventIndex(name);
  if (index >= 0) return static_cast<std::uint8_t>(index);
  std::vector<std::string> known;
  for (const Entry& entry : policy.events) known.push_back(entry.id);
  SayUnknownName(kTicketUnknownEvent, name, known, At(path, "name"), problems);
  return 0;
}

Event ReadEvent(const SlaPolicy& policy, const v1::Event& message, const std::string& path,
                FactReader* reader) {
  Event event;
  event.kind = static_cast<EventKind>(message.kind());
  event.at = reader->ReadInstant(message.has_at(), message.at(), false, At(path, "at"));
  event.status = static_cast<Status>(message.status());
  event.rating = message.rating();
  event.priority = static_cast<Priority>(message.priority());
  event.agent_id = message.agent_id();
  event.team_id = message.team_id();
  event.due = reader->ReadInstant(message.has_due(), message.due(), false, At(path, "due"));
  event.reference = message.reference();
  if (message.has_ring_count()) event.ring_count = message.ring_count();
  event.channel = static_cast<Channel>(message.channel());
  const auto needs = [&](bool present, const char* kind, const char* field) {
    if (!present) {
      reader->problems().Error(path, kChangeWithoutValue, {{"kind", kind}, {"field", field}});
    }
  };
  switch (event.kind) {
    case EventKind::kReceived:
      reader->problems().Error(At(path, "kind"), kReceivedEvent, {});
      break;
    case EventKind::kRated:
      if (!message.has_rating()) reader->problems().Error(path, kRatedWithoutRating, {});
      break;
    case EventKind::kStatusChanged:
      needs(event.status != Status::kUnspecified, "STATUS_CHANGED", "status");
      break;
    case EventKind::kPriorityChanged:
      needs(event.priority != Priority::kUnspecified, "PRIORITY_CHANGED", "priority");
      break;
    case EventKind::kPromised:
      needs(message.has_due(), "PROMISED", "due");
      break;
    case EventKind::kExtended:
      needs(message.has_due(), "EXTENDED", "due");
      break;
    case EventKind::kCustom:
      needs(!message.name().empty(), "CUSTOM", "name");
      if (!message.name().empty()) {
        event.custom = ReadEventName(policy, message.name(), path, &reader->problems());
      }
      break;
    default:
      break;
  }
  return event;
}

FactParts PartsOf(FactReader* reader) {
  return {[reader](const v1::Instant& instant, const std::string& path) {
            return reader->ReadInstant(true, instant, true, path);
          },
          [reader](const v1::Fraction& fraction, const std::string& path) {
            return reader->ReadFraction(fraction, path);
          },
          [reader](const v1::Fraction& fraction, const std::string& path) {
            return reader->ReadShare(fraction, path);
          }};
}

void ReadCustomer(const v1::Customer& message, FactReader& reader, Customer* customer) {
  *customer = Customer{};
  customer->id = message.id();
  customer->name = message.name();
  customer->annual_spend = reader.ReadMoney(message.annual_spend(), "annual_spend");
  customer->previous_annual_spend =
      reader.ReadMoney(message.previous_annual_spend(), "previous_annual_spend");
  const auto instant = [&reader](bool present, const v1::Instant& value, const char* path) {
    return reader.ReadInstant(present, value, true, path);
  };
  customer->customer_since =
      instant(message.has_customer_since(), message.customer_since(), "customer_since");
  customer->first_purchase =
      instant(message.has_first_purchase(), message.first_purchase(), "first_purchase");
  customer->last_purchase =
      instant(message.has_last_purchase(), message.last_purchase(), "last_purchase");
  customer->last_interaction =
      instant(message.has_last_interaction(), message.last_interaction(), "last_interaction");
  customer->last_complaint =
      instant(message.has_last_complaint(), message.last_complaint(), "last_complaint");
  if (message.has_renewed_of_due()) {
    customer->renewal = reader.ReadShare(message.renewed_of_due(), "renewed_of_due");
  } else if (message.has_renewal_percent()) {
    customer->renewal = ReadPercent(message.renewal_percent());
  }
  if (message.has_rating_sum_by_count()) {
    customer->satisfaction =
        reader.ReadMeanRating(message.rating_sum_by_count(), "rating_sum_by_count");
  } else if (message.has_mean_rating()) {
    customer->satisfaction = ReadDecimal(message.mean_rating());
  }
  if (message.has_latest_rating()) customer->latest_rating = Ratio::Of(message.latest_rating());
  if (message.has_spending_more()) {
    customer->spending_more = reader.ReadShare(message.spending_more(), "spending_more");
  }
  if (message.has_churned()) customer->churned = ToTri(message.churned());
  if (message.has_promises_met_of_decided()) {
    customer->timeliness =
        reader.ReadShare(message.promises_met_of_decided(), "promises_met_of_decided");
  }
  ReadCallbackFacts(message, &reader, customer);
}

void ReadMonth(const v1::AgentMonth& message, FactReader& reader, AgentMonth* month) {
  *month = AgentMonth{};
  month->agent_id = message.agent_id();
  month->team_id = message.team_id();
  month->month = message.month();
  if (message.has_response_seconds_by_count()) {
    month->response =
        reader.ReadFraction(message.response_seconds_by_count(), "response_seconds_by_count");
  } else if (message.has_mean_response_seconds()) {
    month->response = ReadDecimal(message.mean_response_seconds());
  }
  if (message.has_resolved_of_handled()) {
    month->resolution = reader.ReadShare(message.resolved_of_handled(), "resolved_of_handled");
  } else if (message.has_resolution_percent()) {
    month->resolution = ReadPercent(message.resolution_percent());
  }
  if (message.has_rating_sum_by_count()) {
    month->satisfaction =
        reader.ReadMeanRating(message.rating_sum_by_count(), "rating_sum_by_count");
  } else if (message.has_mean_rating()) {
    month->satisfaction = ReadDecimal(message.mean_rating());
  }
  if (message.has_handled()) month->handled = Ratio::Of(message.handled());
  if (message.has_knowledge_entries()) {
    month->knowledge_entries = Ratio::Of(message.knowledge_entries());
  }
  if (message.has_team_ahead()) {
    month->team_ahead = reader.ReadShare(message.team_ahead(), "team_ahead");
  }
  if (message.has_recorded_total()) month->recorded_total = Ratio::Of(message.recorded_total());
}

}  // namespace
}  // namespace internal

using internal::At;
using internal::FactReader;

bool FromMessage(const Policy& policy, const v1::Ticket& message, std::vector<Event>* events,
                 Ticket* ticket, Findings* findings) {
  FactReader reader(message);
  events->clear();
  for (int i = 0; i < message.event_size(); ++i) {
    events->push_back(internal::ReadEvent(policy.sla, message.event(i), At("event", i), &reader));
  }
  *ticket = Ticket{};
  ticket->id = message.id();
  ticket->customer_id = message.customer_id();
  ticket->agent_id = message.agent_id();
  ticket->team_id = message.team_id();
  ticket->channel = static_cast<Channel>(message.channel());
  ticket->channel_name = message.channel_name();
  ticket->description = message.description();
  ticket->category = static_cast<Category>(message.category());
  ticket->issue_type = static_cast<IssueType>(message.issue_type());
  ticket->priority = static_cast<Priority>(message.priority());
  ticket->handling = static_cast<Handling>(message.handling());
  ticket->signals = internal::ReadSignals(policy.triage, message, &reader.problems());
  if (message.has_customer_segments()) {
    ticket->segments = internal::ReadSegments(policy.segment, message.customer_segments(),
                                              "customer_segments", &reader.problems());
  }
  ticket->customer_type = static_cast<CustomerType>(message.customer_type());
  ticket->topic = message.topic();
  ticket->dissatisfaction_reason = message.dissatisfaction_reason();
  for (const int kind : message.not_recorded()) {
    // A kind that is none has been said by the rules.
    if (v1::Event::Kind_IsValid(kind)) ticket->not_recorded |= std::uint64_t{1} << kind;
    if (kind == v1::Event::CUSTOM) ticket->not_recorded |= ~std::uint64_t{0} << kFirstCustomBit;
  }
  if (!AddTextSignals(policy, ticket)) {
    reader.problems().Error("description", internal::kDescriptionTooLong,
                            {{"limit", std::to_string(kLongestDescription)}});
  }
  ticket->received =
      reader.ReadInstant(message.has_received(), message.received(), false, "received");
  ticket->events = events->data();
  ticket->event_count = events->size();
  if (Acceptable(reader.problems().findings())) {
    const TimelineCheck check = CheckTimeline(*ticket);
    if (check.problem != TimelineProblem::kNone) {
      reader.problems().Error(At("event", static_cast<int>(check.event)), internal::kTimeline,
                              {internal::Named("problem", internal::WordOf(check.problem))});
    }
  }
  return reader.Finish(findings);
}

bool FromMessage(const v1::Customer& message, Customer* customer, Findings* findings) {
  FactReader reader(message);
  internal::ReadCustomer(message, reader, customer);
  return reader.Finish(findings);
}

bool FromMessage(const Policy& policy, const v1::Customer& message, FactBuffer* buffer,
                 Customer* customer, Findings* findings) {
  FactReader reader(message);
  internal::ReadCustomer(message, reader, customer);
  internal::ReadOwnFacts(policy.segment.facts, message.fact(), internal::PartsOf(&reader),
                         &buffer->facts, &reader.problems());
  customer->facts = {buffer->facts.data(), buffer->facts.size()};
  if (message.has_membership_level() && policy.segment.membership.judged) {
    customer->membership_level = internal::ReadLevel(
        policy.segment.membership, message.membership_level(), &reader.problems());
  }
  return reader.Finish(findings);
}

bool FromMessage(const v1::AgentMonth& message, AgentMonth* month, Findings* findings) {
  FactReader reader(message);
  internal::ReadMonth(message, reader, month);
  return reader.Finish(findings);
}

bool FromMessage(const Policy& policy, const v1::AgentMonth& message, FactBuffer* buffer,
                 AgentMonth* month, Findings* findings) {
  FactReader reader(message);
  internal::ReadMonth(message, reader, month);
  internal::ReadOwnFacts(policy.score.facts, message.fact(), internal::PartsOf(&reader),
                         &buffer->facts, &reader.problems());
  month->facts = {buffer->facts.data(), buffer->facts.size()};
  month->profile = internal::ReadProfile(policy.score, message.profile(), &reader.problems());
  internal::ReadRecordedPoints(policy.score, message, &buffer->points, &reader.problems());
  month->recorded_points = buffer->points.data();
  month->recorded_count = buffer->points.size();
  return reader.Finish(findings);
}

}  // namespace guiju
