#include "tool/known_customers.h"

#include "guiju/proto.h"

namespace guiju::tool {
namespace {

v1::Customer CallbackFactsOf(v1::Customer message) {
  message.clear_name();
  message.clear_annual_spend();
  message.clear_previous_annual_spend();
  message.clear_renewal();
  message.clear_spending_more();
  message.clear_churned();
  message.clear_promises_met_of_decided();
  message.clear_membership_level();
  message.clear_fact();
  return message;
}

}  // namespace

void KnownCustomers::Add(const Policy& policy, const v1::Customer& message, const Customer& facts,
                         const CustomerVerdict& verdict) {
  policy_ = &policy;
  KnownCustomer& known = customers_[message.id()];
  known.segments = SegmentsAsFacts(policy.segment, verdict.segments);
  known.type = verdict.type.type;
  known.churned = facts.churned;
  known.has_timeliness = !facts.timeliness.is_missing();
  CallbackFactsOf(message).SerializeToString(&known.callback_facts);
  if (facts.churned == Tri::kUnknown) return;
  const bool churned = facts.churned == Tri::kTrue;
  if (known.has_timeliness) AddPair(facts.timeliness, churned, &timeliness_);
  if (!facts.satisfaction.is_missing()) AddPair(facts.satisfaction, churned, &satisfaction_);
}

const KnownCustomer* KnownCustomers::Find(const std::string& id) const {
  const auto found = customers_.find(id);
  return found == customers_.end() ? nullptr : &found->second;
}

Signals KnownCustomers::SegmentsFor(const Policy& policy, const KnownCustomer& customer) const {
  if (&policy == policy_) return customer.segments;
  Signals out;
  for (std::size_t i = 0; i < policy.segment.segments.size(); ++i) {
    for (std::size_t k = 0; k < policy_->segment.segments.size(); ++k) {
      if (policy.segment.segments[i].id != policy_->segment.segments[k].id) continue;
      out.yes |= (customer.segments.yes >> k & 1u) << i;
      out.no |= (customer.segments.no >> k & 1u) << i;
    }
  }
  return out;
}

void KnownCustomers::Count(const std::string& id, const TicketVerdict& verdict) {
  const auto found = customers_.find(id);
  if (found == customers_.end()) return;
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const ObligationState state = verdict.obligations[i].state;
    found->second.met += state == ObligationState::kMet;
    found->second.decided += state == ObligationState::kMet || state == ObligationState::kBreached;
  }
}

std::vector<v1::CorrelationVerdict> KnownCustomers::Correlations(const Policy& policy) const {
  std::vector<v1::CorrelationVerdict> verdicts;
  if (customers_.empty()) return verdicts;
  PairSums timeliness = timeliness_;
  for (const auto& [id, customer] : customers_) {
    const bool asks = customer.churned != Tri::kUnknown && !customer.has_timeliness;
    if (!asks || customer.decided == 0) continue;
    AddPair({customer.met, customer.decided}, customer.churned == Tri::kTrue, &timeliness);
  }
  CorrelateChurn(policy, timeliness, satisfaction_, static_cast<std::int64_t>(customers_.size()),
                 &verdicts);
  return verdicts;
}

}  // namespace guiju::tool
