#include "tool/impact_run.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "digest.h"
#include "fact_reader.h"
#include "guiju/population.h"
#include "guiju/proto.h"

namespace guiju::tool {
namespace {

bool SameBytes(const google::protobuf::Message& a, const google::protobuf::Message& b) {
  return internal::CanonicalBytes(a) == internal::CanonicalBytes(b);
}

// The policy without what says nothing of its answers, and without `section`s that are not asked.
v1::Policy Core(const v1::Policy& policy) {
  v1::Policy core = policy;
  core.clear_id();
  core.clear_version();
  core.clear_label();
  core.clear_effective_from();
  core.clear_effective_until();
  core.clear_review_by();
  core.clear_waiver();
  core.clear_change_note();
  core.clear_judging();
  core.clear_callback();
  core.clear_record();
  core.clear_mask();
  core.clear_stats();
  return core;
}

bool operator==(const Signals& a, const Signals& b) { return a.yes == b.yes && a.no == b.no; }

}  // namespace

Alike Compare(const v1::Policy& before, const v1::Policy& after) {
  Alike alike;
  alike.months = SameBytes(before.score(), after.score());
  alike.reading_customers = SameBytes(before.segment(), after.segment());
  alike.reading_tickets = SameBytes(before.triage(), after.triage()) &&
                          SameBytes(before.sla(), after.sla()) &&
                          SameBytes(before.text(), after.text()) && alike.reading_customers;
  v1::Policy a = Core(before);
  v1::Policy b = Core(after);
  a.clear_score();
  b.clear_score();
  alike.tickets = SameBytes(a, b);
  for (v1::Policy* one : {&a, &b}) {
    one->clear_triage();
    one->clear_sla();
    one->clear_text();
  }
  alike.customers = SameBytes(a, b);
  return alike;
}

ImpactRun::ImpactRun(const Options& options, const Policy& before, std::vector<Other> others)
    : options_(options), before_(before), others_(std::move(others)), desk_(options) {
  desk_.UsePolicy(before);
  known_differently_.resize(others_.size());
}

bool ImpactRun::has_tickets() const { return !options_.tickets.empty(); }
bool ImpactRun::has_customers() const { return !options_.customers.empty(); }

bool ImpactRun::Read() {
  if (!desk_.OpenAsOf()) return false;
  as_of_ = desk_.as_of();
  for (Other& other : others_) {
    workbench::ImpactOptions impact;
    impact.most_moves = other.most_moves;
    impact.on_move = other.on_move;
    impacts_.emplace_back(before_, *other.policy, as_of_, std::move(impact));
  }
  // Customers first: what they are is asked for by the rules of their tickets.
  if (has_customers() && !Customers()) return false;
  if (has_tickets() && !Tickets()) return false;
  has_months_ = has_tickets() || !options_.months.empty();
  return !has_months_ || Months();
}

void ImpactRun::KnowCustomer(const std::string& id, const CustomerVerdict& before,
                             std::size_t other, const CustomerVerdict& after) {
  const Policy& policy = *others_[other].policy;
  const Signals was = SegmentsAsFacts(before_.segment, before.segments);
  const Signals is = SegmentsAsFacts(policy.segment, after.segments);
  if (!(was == is) || before.type.type != after.type.type) {
    known_differently_[other][id] = {is, after.type.type};
  }
}

bool ImpactRun::Customers() {
  const SegmentMoments moments = MomentsOf(before_.segment, before_.segment_calendar(), as_of_);
  std::vector<SegmentMoments> others;
  for (const Other& other : others_) {
    others.push_back(MomentsOf(other.policy->segment, other.policy->segment_calendar(), as_of_));
  }
  FactBuffer buffer;
  FactBuffer other_buffer;
  const auto check = [&](const v1::Customer& message, Findings* refused) {
    for (const Other& other : others_) {
      Customer facts;
      if (other.alike.reading_customers) continue;
      if (!FromMessage(*other.policy, message, &other_buffer, &facts, refused)) return;
    }
  };
  const auto judge = [&](const Population& population, const v1::Customer& message) {
    Customer facts;
    Findings told_before;
    if (!FromMessage(before_, message, &buffer, &facts, &told_before)) return true;
    PlaceSpending(population, internal::kMoneyUnit, &facts);
    const CustomerVerdict verdict = EvaluateCustomer(before_.segment, moments, facts);
    known_[message.id()] = {SegmentsAsFacts(before_.segment, verdict.segments), verdict.type.type};
    for (std::size_t i = 0; i < others_.size(); ++i) {
      if (others_[i].alike.customers) {
        impacts_[i].CountCustomer(facts, verdict, verdict);
        continue;
      }
      const Policy& policy = *others_[i].policy;
      Customer read = facts;
      if (!others_[i].alike.reading_customers) {
        read = Customer();
        if (!FromMessage(policy, message, &other_buffer, &read, &told_before)) continue;
        read.spending_more = facts.spending_more;
      }
      const CustomerVerdict after = EvaluateCustomer(policy.segment, others[i], read);
      KnowCustomer(message.id(), verdict, i, after);
      impacts_[i].CountCustomer(facts, verdict, after);
    }
    return true;
  };
  const bool read = desk_.EachCustomerMessage(check, judge);
  refused_ += desk_.customer_summary().rejected;
  return read;
}

Ticket ImpactRun::WithKnown(const Ticket& ticket, const std::string& customer,
                            std::size_t other) const {
  const Known* known = nullptr;
  if (other != kFirst) {
    const auto found = known_differently_[other].find(customer);
    if (found != known_differently_[other].end()) known = &found->second;
  }
  if (known == nullptr) {
    const auto found = known_.find(customer);
    if (found == known_.end()) return ticket;
    known = &found->second;
  }
  return WithCustomer(ticket, known->segments, known->type);
}

bool ImpactRun::Tickets() {
  std::vector<Event> events;
  std::vector<std::vector<Event>> other_events(others_.size());
  std::vector<Ticket> others(others_.size());
  const auto verdict = std::make_unique<TicketVerdict>();
  const auto after = std::make_unique<TicketVerdict>();
  const bool read = desk_.EachTicketMessage([&](const v1::Ticket& message, Findings* refused) {
    Ticket facts;
    if (!FromMessage(before_, message, &events, &facts, refused)) return true;
    for (std::size_t i = 0; i < others_.size(); ++i) {
      others[i] = facts;
      if (others_[i].alike.reading_tickets) continue;
      if (!FromMessage(*others_[i].policy, message, &other_events[i], &others[i], refused)) {
        return true;
      }
    }
    const std::uint64_t not_recorded = desk_.ticket_summary().not_recorded;
    facts.not_recorded |= not_recorded;
    desk_.Tally(before_, facts);
    const Ticket known = WithKnown(facts, message.customer_id(), kFirst);
    EvaluateTicket(before_, known, as_of_, verdict.get());
    for (std::size_t i = 0; i < others_.size(); ++i) {
      if (others_[i].alike.tickets) {
        impacts_[i].CountTicket(known, *verdict, *verdict);
        continue;
      }
      others[i].not_recorded |= not_recorded;
      EvaluateTicket(*others_[i].policy, WithKnown(others[i], message.customer_id(), i), as_of_,
                     after.get());
      impacts_[i].CountTicket(known, *verdict, *after);
    }
    return true;
  });
  refused_ += desk_.ticket_summary().rejected;
  return read;
}

bool ImpactRun::Months() {
  std::vector<v1::AgentMonth> months;
  if (!desk_.Months(&months)) return false;
  Findings findings;
  std::vector<v1::AgentMonth> team;
  const auto ends = [&team](const v1::AgentMonth& month) {
    return !team.empty() &&
           (team.front().month() != month.month() || team.front().team_id() != month.team_id());
  };
  for (v1::AgentMonth& month : months) {
    if (ends(month)) {
      if (!Team(team, &findings)) break;
      team.clear();
    }
    team.push_back(std::move(month));
  }
  const bool done = findings.empty() && (team.empty() || Team(team, &findings));
  for (const Finding& finding : findings) Print(finding, options_.language);
  refused_ += desk_.rejected_months();
  if (!impacts_.empty()) out_of_domain_ = impacts_.front().months().refused;
  refused_ += out_of_domain_;
  return done || desk_.Stop(kCouldNotRun);
}

bool ImpactRun::Team(const std::vector<v1::AgentMonth>& messages, Findings* findings) {
  std::deque<FactBuffer> buffers(messages.size());
  std::vector<AgentMonth> first(messages.size());
  for (std::size_t k = 0; k < messages.size(); ++k) {
    if (!FromMessage(before_, messages[k], &buffers[k], &first[k], findings)) return false;
  }
  for (std::size_t i = 0; i < others_.size(); ++i) {
    if (others_[i].alike.months) {
      impacts_[i].AddTeam(first.data(), first.data(), first.size());
      continue;
    }
    std::deque<FactBuffer> other_buffers(messages.size());
    std::vector<AgentMonth> months(messages.size());
    for (std::size_t k = 0; k < messages.size(); ++k) {
      if (!FromMessage(*others_[i].policy, messages[k], &other_buffers[k], &months[k], findings)) {
        return false;
      }
    }
    impacts_[i].AddTeam(first.data(), months.data(), first.size());
  }
  return true;
}

}  // namespace guiju::tool
