// The facts that conditions of obligations name: their ids, their names for people, and which of
// them decided or were missing.
#ifndef GUIJU_SRC_TICKET_FACTS_H_
#define GUIJU_SRC_TICKET_FACTS_H_

#include <cstdint>
#include <set>
#include <string>

#include "explain_util.h"
#include "guiju/policy.h"

namespace guiju::internal {

// As a policy writes it: "channel_phone", "segment_high_value", "rating".
std::string TicketFactId(const Policy& policy, std::uint16_t fact);
// "channel: phone" / "渠道为电话".
Label TicketFactLabel(const Policy& policy, std::uint16_t fact);

// A ticket as the conditions of one instance see it.
struct InstanceFacts {
  const Policy& policy;
  const Ticket& ticket;  // with what triage found
  Priority priority;
  const Event* event;  // null: the receipt

  Tri Evaluate(const Criterion& criterion) const {
    return EvaluateFor(policy.sla, criterion, ticket, priority, event);
  }
};

// Adds the facts of the tests of `criterion` that are unknown, each once.
void AddMissing(const InstanceFacts& facts, const Criterion& criterion,
                std::set<std::uint16_t>* missing);
// Adds the tests whose answer is `answer`, in words: what holds when it is true, what does not when
// it is false, and what is asked for when it is unknown.
void AddTestWords(const InstanceFacts& facts, const Criterion& criterion, Tri answer,
                  LabelList* list);

// Facts that would decide more of an instance: whether it applies, which target holds, whether its
// fulfilment is as required.
std::set<std::uint16_t> MissingFacts(const Policy& policy, const Ticket& ticket,
                                     const ObligationVerdict& verdict);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_TICKET_FACTS_H_
