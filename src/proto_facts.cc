// Messages to structs, with everything that is wrong said.
#include <algorithm>
#include <string>
#include <vector>

#include "guiju/kernel/parse.h"
#include "guiju/proto.h"
#include "message_rules.h"
#include "problems.h"
#include "section.h"
#include "sentences/facts.h"
#include "sentences/sla.h"
#include "text_distance.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

// Money is compared in these units, so that ranks need one common denominator.
constexpr std::int64_t kMoneyUnit = 10'000;
constexpr int kMoneyDigitsMax = 4;

class FactReader {
 public:
  explicit FactReader(const google::protobuf::Message& message) {
    CheckRules(message, RuleScope{}, &problems_);
  }

  bool Finish(Findings* findings) {
    const bool ok = Acceptable(problems_.findings());
    for (Finding& finding : problems_.findings()) findings->push_back(std::move(finding));
    return ok;
  }

  Problems& problems() { return problems_; }

  // `present` false: unknown.
  Instant ReadInstant(bool present, const v1::Instant& instant, bool may_be_never,
                      const std::string& path) {
    if (!present) return Instant::Unknown();
    Instant value;
    switch (instant.at_case()) {
      case v1::Instant::kUnixUs:
        value.us = instant.unix_us();
        break;
      case v1::Instant::kIso:
        // A wrong form has been said by the rules.
        if (guiju_parse_instant(instant.iso().data(), instant.iso().size(), &value.us) !=
            GUIJU_PARSE_OK) {
          return Instant::Unknown();
        }
        break;
      case v1::Instant::kNever:
        if (instant.never() && may_be_never) return Instant::Never();
        problems_.Error(path, instant.never() ? kInstantNever : kInstantEmpty, {});
        return Instant::Unknown();
      case v1::Instant::AT_NOT_SET:
        problems_.Error(path, kInstantEmpty, {});
        return Instant::Unknown();
    }
    if (value >= kMinFact && value < kEndOfFacts) return value;
    problems_.Error(path, kInstantRange, {});
    return Instant::Unknown();
  }

  // Counts; over a count of zero there is nothing to average.
  Ratio ReadFraction(const v1::Fraction& fraction, const std::string& path) {
    if (fraction.numerator() < 0 || fraction.denominator() < 0) {
      problems_.Error(path, kFractionNegative, {});
      return Ratio::Missing();
    }
    if (fraction.denominator() == 0 && fraction.numerator() != 0) {
      problems_.Error(path, kFractionOfNothing,
                      {{"numerator", std::to_string(fraction.numerator())}});
    }
    return {fraction.numerator(), fraction.denominator()};
  }

  // A part of a whole.
  Ratio ReadShare(const v1::Fraction& fraction, const std::string& path) {
    const Ratio share = ReadFraction(fraction, path);
    if (!share.is_missing() && share.numerator > share.denominator) {
      problems_.Error(path, kFractionAboveOne,
                      {{"numerator", std::to_string(share.numerator)},
                       {"denominator", std::to_string(share.denominator)}});
    }
    return share;
  }

  Ratio ReadMeanRating(const v1::Fraction& fraction, const std::string& path) {
    const Ratio mean = ReadFraction(fraction, path);
    if (!mean.is_missing() &&
        (Compare(mean, Ratio::Of(1)) < 0 || Compare(mean, Ratio::Of(5)) > 0)) {
      problems_.Error(path, kMeanRatingRange, {});
    }
    return mean;
  }

  Ratio ReadMoney(const std::string& text, const std::string& path) {
    if (text.empty()) return Ratio::Missing();
    const Ratio amount = ReadDecimal(text);
    if (amount.denominator > kMoneyUnit) {
      problems_.Error(path, kMoneyDigits, {{"digits", std::to_string(kMoneyDigitsMax)}});
    }
    return amount;
  }

 private:
  Problems problems_;
};

// A name that a policy does not declare, with the nearest that it does.
void SayUnknownName(const Sentence& sentence, const std::string& name,
                    const std::vector<std::string>& known, const std::string& path,
                    Problems* problems) {
  const std::string near = NearestWord(name, known);
  problems->Error(path, sentence,
                  {{"name", name},
                   {"hint", near.empty() ? "" : "; did you mean \"" + near + "\"?",
                    near.empty() ? "" : "；是否想写“" + near + "”？"}});
}

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

// The customer's segments as bits, those not named as no.
Signals ReadSegments(const SegmentPolicy& policy, const v1::CustomerSegments& message,
                     Problems* problems) {
  Signals segments;
  std::vector<std::string> known;
  for (const Entry& entry : policy.segments) known.push_back(entry.id);
  known.push_back(policy.otherwise.id);
  for (int i = 0; i < message.id_size(); ++i) {
    const auto at = std::find(known.begin(), known.end(), message.id(i));
    if (at == known.end()) {
      SayUnknownName(kUnknownSegment, message.id(i), known, At("customer_segments.id", i),
                     problems);
    } else if (at + 1 != known.end()) {  // who is in `otherwise` is in none of the list
      segments.yes |= std::uint64_t{1} << (at - known.begin());
    }
  }
  const std::uint64_t all = ~std::uint64_t{0} >> (kMaxSegments - policy.segments.size());
  segments.no = all & ~segments.yes;
  return segments;
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
    ticket->segments =
        internal::ReadSegments(policy.segment, message.customer_segments(), &reader.problems());
  }
  ticket->customer_type = static_cast<CustomerType>(message.customer_type());
  for (const int kind : message.not_recorded()) {
    // A kind that is none has been said by the rules.
    if (v1::Event::Kind_IsValid(kind)) ticket->not_recorded |= std::uint64_t{1} << kind;
    if (kind == v1::Event::CUSTOM) ticket->not_recorded |= ~std::uint64_t{0} << kFirstCustomBit;
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
    customer->renewal = internal::ReadPercent(message.renewal_percent());
  }
  if (message.has_rating_sum_by_count()) {
    customer->satisfaction =
        reader.ReadMeanRating(message.rating_sum_by_count(), "rating_sum_by_count");
  } else if (message.has_mean_rating()) {
    customer->satisfaction = internal::ReadDecimal(message.mean_rating());
  }
  if (message.has_latest_rating()) customer->latest_rating = Ratio::Of(message.latest_rating());
  if (message.has_spending_more()) {
    customer->spending_more = reader.ReadShare(message.spending_more(), "spending_more");
  }
  return reader.Finish(findings);
}

bool FromMessage(const v1::AgentMonth& message, AgentMonth* month, Findings* findings) {
  FactReader reader(message);
  *month = AgentMonth{};
  month->agent_id = message.agent_id();
  month->team_id = message.team_id();
  month->month = message.month();
  if (message.has_response_seconds_by_count()) {
    month->response =
        reader.ReadFraction(message.response_seconds_by_count(), "response_seconds_by_count");
  } else if (message.has_mean_response_seconds()) {
    month->response = internal::ReadDecimal(message.mean_response_seconds());
  }
  if (message.has_resolved_of_handled()) {
    month->resolution = reader.ReadShare(message.resolved_of_handled(), "resolved_of_handled");
  } else if (message.has_resolution_percent()) {
    month->resolution = internal::ReadPercent(message.resolution_percent());
  }
  if (message.has_rating_sum_by_count()) {
    month->satisfaction =
        reader.ReadMeanRating(message.rating_sum_by_count(), "rating_sum_by_count");
  } else if (message.has_mean_rating()) {
    month->satisfaction = internal::ReadDecimal(message.mean_rating());
  }
  if (message.has_handled()) month->handled = Ratio::Of(message.handled());
  if (message.has_knowledge_entries()) {
    month->knowledge_entries = Ratio::Of(message.knowledge_entries());
  }
  if (message.has_team_ahead()) {
    month->team_ahead = reader.ReadShare(message.team_ahead(), "team_ahead");
  }
  if (message.has_recorded_total()) month->recorded_total = Ratio::Of(message.recorded_total());
  return reader.Finish(findings);
}

}  // namespace guiju
