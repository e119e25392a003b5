// The customers, the records and the callbacks of a desk.
#include <algorithm>
#include <iostream>
#include <string>
#include <utility>

#include "fact_reader.h"
#include "format.h"
#include "guiju/population.h"
#include "guiju/segment.h"
#include "guiju/stats.h"
#include "tool/desk.h"

namespace guiju::tool {
namespace {

std::int32_t LastRatingAt(const Ticket& ticket, Instant as_of, Instant* at) {
  std::int32_t rating = 0;
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    if (ticket.events[i].kind != EventKind::kRated) continue;
    rating = ticket.events[i].rating;
    *at = ticket.events[i].at;
  }
  return rating;
}

}  // namespace

bool Desk::JudgeCustomer(const Population& population, const v1::Customer& message,
                         const OnCustomer& on_customer) {
  Customer facts;
  FactBuffer buffer;
  Findings told_before;
  if (!FromMessage(*shown_, message, &buffer, &facts, &told_before)) return true;
  PlaceSpending(population, internal::kMoneyUnit, &facts);
  const SegmentMoments moments = MomentsOf(shown_->segment, shown_->segment_calendar(), as_of_);
  const CustomerVerdict verdict = EvaluateCustomer(shown_->segment, moments, facts);
  customers_.Add(*shown_, message, facts, verdict);
  v1::CustomerEvaluation evaluation;
  ToMessage(*shown_, facts, moments, verdict.segments, &evaluation);
  SayVersion(*shown_, JudgedBy::kAsOf, &evaluation);
  KeepWanted(&evaluation);
  return on_customer(facts, verdict, &evaluation);
}

bool Desk::EachCustomerMessage(const CheckCustomer& check, const OnCustomerMessage& on_message) {
  const v1::ColumnMap* map = nullptr;
  if (!LoadMap(options_.customer_map, &map)) return false;
  ReadOptions reading = Reading(options_.customers, map, options_.customer_map, "customers");
  const bool once = reading.path == "-";
  std::vector<v1::Customer> held;
  Population population;
  const auto count = [&](const v1::Customer& message, Findings* refused) {
    Customer facts;
    FactBuffer buffer;
    if (!FromMessage(*shown_, message, &buffer, &facts, refused)) return true;
    check(message, refused);
    if (!Acceptable(*refused)) return true;
    AddSpending(facts, internal::kMoneyUnit, &population);
    if (once) held.push_back(message);
    return true;
  };
  customer_summary_ = {};
  const bool complete = ReadCustomers(reading, count, &customer_summary_);
  if (!Told(reading, customer_summary_, complete)) return false;
  population.Seal();
  for (const v1::Customer& message : held) {
    if (!on_message(population, message)) return true;
  }
  if (once) return true;
  // What is wrong has been told and written.
  reading.rejects_path.clear();
  reading.on_finding = nullptr;
  ReadSummary again;
  bool stopped = false;
  const auto judge = [&](const v1::Customer& message, Findings*) {
    stopped = !on_message(population, message);
    return !stopped;
  };
  if (ReadCustomers(reading, judge, &again) || stopped) return true;
  for (const Finding& finding : again.findings) Print(finding, options_.language);
  return Stop(kCouldNotRun);
}

bool Desk::EachCustomer(const OnCustomer& on_customer) {
  return EachCustomerMessage([](const v1::Customer&, Findings*) {},
                             [&](const Population& population, const v1::Customer& message) {
                               return JudgeCustomer(population, message, on_customer);
                             });
}

bool Desk::EachRecord(const OnRecordVerdict& on_record) {
  const v1::ColumnMap* map = nullptr;
  if (!LoadMap(options_.record_map, &map)) return false;
  const ReadOptions reading = Reading(options_.records, map, options_.record_map, "records");
  std::vector<RecordField> fields;
  ServiceRecord facts;
  bool stopped = false;
  const auto judge = [&](const v1::ServiceRecord& message, Findings* refused) {
    v1::RecordEvaluation evaluation;
    if (!FromMessage(*shown_, message, &fields, &facts, refused) ||
        !Evaluate(*shown_, message, as_of_, &evaluation, refused)) {
      return true;
    }
    if (facts.began.is_known()) {
      const Instant last = facts.ended.is_known() ? facts.ended : facts.began;
      records_from_ = records_from_.is_known() ? std::min(records_from_, facts.began) : facts.began;
      records_to_ = records_to_.is_known() ? std::max(records_to_, last) : last;
    }
    const RecordPolicy& policy = shown_->record;
    if (policy.has_analysis && facts.form == policy.analysis_form && !message.ticket_id().empty()) {
      message.SerializeToString(&analyses_[message.ticket_id()]);
    }
    SayVersion(*shown_, JudgedBy::kAsOf, &evaluation);
    KeepWanted(&evaluation);
    stopped = !on_record(facts, JudgeRecord(policy, facts, as_of_), &evaluation);
    return !stopped;
  };
  record_summary_ = {};
  const bool complete = ReadServiceRecords(reading, judge, &record_summary_);
  return stopped || Told(reading, record_summary_, complete);
}

bool Desk::LacksAnalysis(const v1::Ticket& message, const Ticket& ticket,
                         v1::AnalysisEvaluation* evaluation) {
  Instant rated;
  const std::int32_t rating = LastRatingAt(ticket, as_of_, &rated);
  if (!shown_->record.has_analysis || rating == 0 || rating > shown_->record.analysis_rating) {
    return false;
  }
  v1::AnalysisRequest request;
  const auto found = analyses_.find(message.id());
  if (found != analyses_.end()) {
    request.mutable_record()->ParseFromString(found->second);
  } else if (!records_from_.is_known() || rated < records_from_ || rated > records_to_) {
    return false;
  }
  *request.mutable_ticket() = message;
  Findings findings;
  if (!Evaluate(*shown_, request, as_of_, evaluation, &findings)) return false;
  KeepWanted(evaluation);
  return evaluation->state() == v1::AnalysisEvaluation::State::MISSING ||
         evaluation->state() == v1::AnalysisEvaluation::State::INCOMPLETE;
}

bool Desk::CallbacksMade(CallbackSummary* summary) {
  const v1::ColumnMap* map = nullptr;
  if (!LoadMap(options_.callback_map, &map)) return false;
  const ReadOptions reading = Reading(options_.callbacks, map, options_.callback_map, "callbacks");
  CallbackMonths months;
  const auto add = [&](const v1::CallbackMade& message, Findings* refused) {
    CallbackMade made;
    if (FromMessage(*shown_, message, &made, refused)) months.Add(shown_->stats_calendar(), made);
    return true;
  };
  ReadSummary read;
  const bool complete = ReadCallbacks(reading, add, &read);
  summary->rejected = read.rejected;
  if (!Told(reading, read, complete)) return false;
  summary->has_made = !months.months().empty();
  if (!summary->has_made) return true;
  std::int32_t last = 0;
  for (const auto& [key, tally] : months.months()) last = std::max(last, std::get<2>(key));
  const CivilDay before = PeriodStart(PeriodKind::kMonth, {last - 1});
  const auto name = [](CivilDay day) {
    return internal::FormatDay(day).substr(0, std::string("2026-03").size());
  };
  CallbackTally all;
  CallbackTally base;
  for (const auto& [key, tally] : months.months()) {
    const auto& [agent, team, month] = key;
    if (month == before.number) Merge(tally, &base);
    if (month != last) continue;
    Merge(tally, &all);
    v1::CallbackPeriod& period = summary->by_agent.emplace_back();
    ToMessage(tally, &period);
    period.set_agent_id(agent);
    period.set_team_id(team);
    period.set_period(name({last}));
  }
  std::stable_sort(
      summary->by_agent.begin(), summary->by_agent.end(), [](const auto& a, const auto& b) {
        return std::tie(a.team_id(), a.agent_id()) < std::tie(b.team_id(), b.agent_id());
      });
  v1::CallbackPeriod period;
  v1::CallbackPeriod base_period;
  ToMessage(all, &period);
  ToMessage(base, &base_period);
  period.set_period(name({last}));
  base_period.set_period(name(before));
  Findings findings;
  const bool judged = Evaluate(*shown_, period, base.calls > 0 ? &base_period : nullptr,
                               &summary->targets, &findings);
  for (const Finding& finding : findings) Print(finding, options_.language);
  if (!judged) return Stop(kCouldNotRun);
  KeepWanted(&summary->targets);
  return true;
}

const ZoneTable* Desk::ZoneOf(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto kept = zones_.find(name);
  if (kept != zones_.end()) return &kept->second;
  ZoneTable zone;
  if (!FindZone(name, &zone)) return nullptr;
  return &zones_.emplace(name, std::move(zone)).first->second;
}

bool Desk::Plan(const Policy& policy, JudgedBy by, const CallbackFacts& facts,
                CallbackSummary* summary, v1::CallbackEvaluation* evaluation) {
  const CallbackPolicy& callback = policy.callback;
  const Calendar& calendar = policy.callback_calendar();
  const CallbackMoments moments = MomentsOf(callback, calendar, as_of_);
  bool applies = false;
  bool planned = false;
  bool impossible = false;
  bool undecided = false;
  for (std::size_t i = 0; i < callback.scenarios.size(); ++i) {
    const CallbackState state = PlanCallback(callback, calendar, moments, facts, i).state;
    applies |= state != CallbackState::kDoesNotApply;
    planned |= state == CallbackState::kPlanned;
    impossible |= state == CallbackState::kImpossible;
    undecided |= state == CallbackState::kUndecided;
  }
  summary->impossible += impossible;
  summary->undecided += undecided;
  summary->not_planned += !applies;
  if (!planned && !impossible && !undecided) return false;
  Evaluate(policy, facts, as_of_, evaluation);
  SayVersion(policy, by, evaluation);
  KeepWanted(evaluation);
  return true;
}

bool Desk::PlanTicket(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
                      CallbackSummary* summary, v1::CallbackEvaluation* evaluation) {
  const Ticket triaged = WithScales(ticket, verdict.triage);
  CallbackFacts facts;
  facts.ticket = &triaged;
  facts.segments = ticket.segments;
  v1::Customer message;
  Customer customer;
  Findings ignored;
  const KnownCustomer* known = customers_.Find(std::string(ticket.customer_id));
  if (known != nullptr && message.ParseFromString(known->callback_facts) &&
      FromMessage(message, &customer, &ignored)) {
    facts.customer = &customer;
    facts.zone = ZoneOf(customer.zone);
  }
  return Plan(policy, book_.TicketBy(as_of_), facts, summary, evaluation);
}

bool Desk::PlanCustomer(const Customer& customer, const CustomerVerdict& verdict,
                        CallbackSummary* summary, v1::CallbackEvaluation* evaluation) {
  CallbackFacts facts;
  facts.customer = &customer;
  facts.segments = SegmentsAsFacts(shown_->segment, verdict.segments);
  facts.zone = ZoneOf(customer.zone);
  return Plan(*shown_, JudgedBy::kAsOf, facts, summary, evaluation);
}

}  // namespace guiju::tool
