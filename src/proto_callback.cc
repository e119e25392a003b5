// Callbacks as messages: the facts, the plans, the targets.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "fact_reader.h"
#include "format.h"
#include "guiju/proto.h"
#include "missing_facts.h"
#include "sentences/callback.h"
#include "verdict_writer.h"
#include "zones.h"

namespace guiju {
namespace internal {
namespace {

// Puts a part's path before the paths of its findings.
void AppendIn(const char* part, Findings&& from, Findings* findings) {
  for (Finding& finding : from) {
    finding.path = At(part, finding.path.c_str());
    findings->push_back(std::move(finding));
  }
}

void Say(const char* path, const Sentence& sentence, Findings* findings) {
  Problems problems;
  problems.Error(path, sentence, {});
  findings->push_back(std::move(problems.findings().front()));
}

// The facts of a request, and everything that they borrow.
struct ReadRequest {
  Customer customer;
  Ticket ticket;
  std::vector<Event> events;
  std::optional<ZoneTable> zone;
  CallbackFacts facts;
};

bool ReadCustomer(const v1::Customer& message, ReadRequest* read, Findings* findings) {
  Findings own;
  FromMessage(message, &read->customer, &own);
  read->facts.customer = &read->customer;
  if (Acceptable(own) && !message.zone().empty()) {
    read->zone = FindZone(message.zone(), ZoneSource::kMachineThenEmbedded);
    if (read->zone.has_value()) {
      read->facts.zone = &*read->zone;
    } else {
      Say("zone", kUnknownZone, &own);
    }
  }
  const bool ok = Acceptable(own);
  AppendIn("customer", std::move(own), findings);
  return ok;
}

bool ReadTicket(const Policy& policy, const v1::Ticket& message, ReadRequest* read,
                Findings* findings) {
  Findings own;
  const bool ok = FromMessage(policy, message, &read->events, &read->ticket, &own);
  AppendIn("ticket", std::move(own), findings);
  if (!ok) return false;
  Ticket& ticket = read->ticket;
  const TriageVerdict triage = Triage(policy.triage, ticket);
  ticket.category = triage.category;
  ticket.issue_type = triage.issue_type;
  ticket.priority = triage.priority;
  ticket.handling = triage.handling;
  read->facts.ticket = &ticket;
  read->facts.segments = ticket.segments;
  return true;
}

bool Read(const Policy& policy, const v1::CallbackRequest& request, ReadRequest* read,
          Findings* findings) {
  if (!request.has_customer() && !request.has_ticket()) {
    Say("customer", kNobodyToCall, findings);
    return false;
  }
  bool ok = !request.has_customer() || ReadCustomer(request.customer(), read, findings);
  ok = (!request.has_ticket() || ReadTicket(policy, request.ticket(), read, findings)) && ok;
  if (request.has_customer_segments() && !request.ticket().has_customer_segments()) {
    Problems problems;
    read->facts.segments =
        ReadSegments(policy.segment, request.customer_segments(), "customer_segments", &problems);
    ok = ok && Acceptable(problems.findings());
    for (Finding& finding : problems.findings()) findings->push_back(std::move(finding));
  }
  if (ok && request.has_customer() && !request.ticket().customer_id().empty() &&
      request.ticket().customer_id() != request.customer().id()) {
    Say("ticket.customer_id", kOtherCustomer, findings);
    return false;
  }
  return ok;
}

Status StatusAt(const Ticket& ticket, Instant as_of) {
  Status status = Status::kPending;
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    const Status after = StatusAfter(ticket.events[i]);
    if (after != Status::kUnspecified) status = after;
  }
  return status;
}

template <typename Enum, typename Value>
std::string NameOf(const std::string& (*name)(Enum), Value value) {
  return value == Value::kUnspecified ? std::string()
                                      : name(static_cast<Enum>(static_cast<int>(value)));
}

std::string TagValue(const CallbackFacts& facts, const ZoneTable& zone, Instant as_of,
                     CallbackTagFact fact) {
  if (facts.customer != nullptr) {
    const Customer& customer = *facts.customer;
    if (fact == CallbackTagFact::kRegistrationChannel) {
      return std::string(customer.registration_channel);
    }
    if (fact == CallbackTagFact::kFirstVisit) {
      const Instant visit = customer.first_visit;
      return visit.is_known() && visit <= as_of ? FormatIso(zone, visit) : "";
    }
  }
  if (facts.ticket == nullptr) return "";
  const Ticket& ticket = *facts.ticket;
  switch (fact) {
    case CallbackTagFact::kIssueType:
      return NameOf(v1::IssueType::Value_Name<v1::IssueType::Value>, ticket.issue_type);
    case CallbackTagFact::kPriority:
      return NameOf(v1::Priority::Value_Name<v1::Priority::Value>, ticket.priority);
    case CallbackTagFact::kCategory:
      return NameOf(v1::Category::Value_Name<v1::Category::Value>, ticket.category);
    case CallbackTagFact::kAgent:
      return std::string(ticket.agent_id);
    case CallbackTagFact::kStatus:
      return NameOf(v1::Status::Value_Name<v1::Status::Value>, StatusAt(ticket, as_of));
    case CallbackTagFact::kResult: {
      const Status status = StatusAt(ticket, as_of);
      const bool ended = status == Status::kResolved || status == Status::kClosed;
      return ended ? v1::Status::Value_Name(static_cast<int>(status)) : "";
    }
    default:
      return "";
  }
}

class PlanWriter {
 public:
  PlanWriter(const Policy& policy, const CallbackFacts& facts, const CallbackMoments& moments,
             const CallbackTierChoice& tier)
      : policy_(policy),
        facts_(facts),
        moments_(moments),
        tier_(tier),
        zone_(ZoneOf(policy, facts)) {}

  void Write(std::size_t index, const CallbackPlan& plan, v1::CallbackPlan* message) const {
    const CallbackScenario& scenario = policy_.callback.scenarios[index];
    message->set_scenario(scenario.entry.id);
    message->set_clause(scenario.entry.clause);
    message->set_state(static_cast<v1::CallbackPlan::State::Value>(plan.state));
    if (plan.state == CallbackState::kUndecided) {
      for (const std::uint16_t fact :
           MissingFacts(policy_.callback, scenario.when, facts_, moments_)) {
        message->add_missing(CallbackFactName(policy_, fact));
      }
    }
    if (plan.state < CallbackState::kNotStarted) return;
    Set(plan.start, message->mutable_start());
    Set(plan.due, message->mutable_due());
    if (!plan.start.is_known()) message->clear_start();
    if (!plan.due.is_known()) message->clear_due();
    if (plan.state == CallbackState::kDone) return;
    WriteConduct(scenario, message);
    if (plan.state == CallbackState::kNotStarted) return;
    if (plan.earliest.is_known()) Set(plan.earliest, message->mutable_earliest());
    if (plan.latest.is_known()) Set(plan.latest, message->mutable_latest());
    message->set_problem(static_cast<v1::CallbackPlan::Problem::Value>(plan.problem));
    message->set_own_hours(plan.own_hours);
    for (std::size_t i = 0; i < plan.slot_count; ++i) {
      v1::CallbackPlan::Slot* slot = message->add_slot();
      Set(plan.slots[i].from, slot->mutable_from());
      Set(plan.slots[i].to, slot->mutable_to());
    }
    for (const CallbackTag& tag : scenario.tags) {
      v1::CallbackPlan::Tag* out = message->add_tag();
      out->set_id(tag.entry.id);
      out->set_value(TagValue(facts_, zone_, moments_.as_of, tag.fact));
    }
  }

 private:
  void Set(Instant at, v1::Instant* message) const {
    if (at.is_known()) SetInstant(zone_, at, message);
  }

  void WriteConduct(const CallbackScenario& scenario, v1::CallbackPlan* message) const {
    const CallbackPolicy& callback = policy_.callback;
    const CallbackBudget& budget = callback.budgets[scenario.budget];
    message->set_min_minutes(budget.min_minutes);
    message->set_max_minutes(budget.max_minutes);
    message->set_introduction_seconds(callback.introduction_seconds);
    message->set_min_questions(callback.min_questions);
    message->set_max_questions(callback.max_questions);
    const Entry& chosen = tier_.tier == CallbackTierChoice::kOtherwise
                              ? callback.tier_otherwise
                              : callback.tiers[static_cast<std::size_t>(tier_.tier)].entry;
    message->set_tier(chosen.id);
    message->set_tier_clause(chosen.clause);
    std::set<std::uint16_t> missing;
    for (std::size_t i = 0; i < callback.tiers.size(); ++i) {
      if ((tier_.undecided >> i & 1) == 0) continue;
      missing.merge(MissingFacts(callback, callback.tiers[i].when, facts_, moments_));
    }
    for (const std::uint16_t fact : missing) {
      message->add_tier_missing(CallbackFactName(policy_, fact));
    }
  }

  const Policy& policy_;
  const CallbackFacts& facts_;
  const CallbackMoments& moments_;
  const CallbackTierChoice& tier_;
  const ZoneTable& zone_;
};

bool IsCallbackMoment(Instant as_of, Findings* findings) {
  if (as_of >= kMinFact && as_of < kEndOfFacts) return true;
  Say("as_of", kInstantRange, findings);
  return false;
}

}  // namespace

void ReadCallbackFacts(const v1::Customer& message, FactReader* reader, Customer* customer) {
  const auto instant = [reader](bool present, const v1::Instant& value, const char* path) {
    return reader->ReadInstant(present, value, true, path);
  };
  customer->registered = instant(message.has_registered(), message.registered(), "registered");
  customer->first_action =
      instant(message.has_first_action(), message.first_action(), "first_action");
  customer->first_visit = instant(message.has_first_visit(), message.first_visit(), "first_visit");
  if (message.has_beta_participant())
    customer->beta_participant = ToTri(message.beta_participant());
  if (message.has_no_callbacks()) customer->no_callbacks = ToTri(message.no_callbacks());
  customer->zone = message.zone();
  customer->registration_channel = message.registration_channel();
  for (int i = 0; i < message.active_hours_size(); ++i) {
    if (customer->active_hours_count == kMaxActiveHours) break;
    const v1::ActiveHours& hours = message.active_hours(i);
    ActiveHours added;
    for (const int day : hours.day()) {
      if (v1::Weekday::Value_IsValid(day)) {
        added.days = static_cast<std::uint8_t>(added.days | 1 << day);
      }
    }
    guiju_parse_time_of_day(hours.from().data(), hours.from().size(), &added.from);
    guiju_parse_time_of_day(hours.to().data(), hours.to().size(), &added.to);
    bool wrong = added.to <= added.from;
    for (std::size_t k = 0; k < customer->active_hours_count; ++k) {
      const ActiveHours& other = customer->active_hours[k];
      wrong |= (other.days & added.days) != 0 && other.from < added.to && added.from < other.to;
    }
    if (wrong) reader->problems().Error(At("active_hours", i), kActiveHoursOrder, {});
    customer->active_hours[customer->active_hours_count++] = added;
  }
  const auto begin = customer->active_hours.begin();
  std::stable_sort(begin, begin + static_cast<std::ptrdiff_t>(customer->active_hours_count),
                   [](const ActiveHours& a, const ActiveHours& b) { return a.from < b.from; });
}

}  // namespace internal

using internal::FactReader;

bool FindZone(std::string_view name, ZoneTable* zone) {
  std::optional<ZoneTable> found =
      internal::FindZone(name, internal::ZoneSource::kMachineThenEmbedded);
  if (found.has_value()) *zone = *std::move(found);
  return found.has_value();
}

bool FromMessage(const Policy& policy, const v1::CallbackMade& message, CallbackMade* made,
                 Findings* findings) {
  FactReader reader(message);
  *made = CallbackMade{};
  made->id = message.id();
  made->agent_id = message.agent_id();
  made->team_id = message.team_id();
  made->customer_id = message.customer_id();
  made->ticket_id = message.ticket_id();
  made->scenario = message.scenario();
  if (!message.scenario().empty()) {
    std::vector<std::string> known;
    for (const CallbackScenario& one : policy.callback.scenarios) known.push_back(one.entry.id);
    if (std::find(known.begin(), known.end(), message.scenario()) == known.end()) {
      internal::SayUnknownName(internal::kUnknownScenario, message.scenario(), known, "scenario",
                               &reader.problems());
    }
  }
  made->began = reader.ReadInstant(message.has_began(), message.began(), false, "began");
  made->ended = reader.ReadInstant(message.has_ended(), message.ended(), false, "ended");
  if (made->ended.is_known() && made->ended < made->began) {
    reader.problems().Error("ended", internal::kEndBeforeBegin, {});
  }
  if (message.has_solved_in_one_contact()) {
    made->solved_in_one_contact = ToTri(message.solved_in_one_contact());
  }
  if (message.has_rating()) made->rating = Ratio::Of(message.rating());
  if (message.has_fields_filled()) made->fields_filled = Ratio::Of(message.fields_filled());
  if (message.has_fields_required()) made->fields_required = Ratio::Of(message.fields_required());
  if (message.fields_filled() > message.fields_required()) {
    reader.problems().Error("fields_filled", internal::kFilledAboveRequired, {});
  }
  return reader.Finish(findings);
}

bool FromMessage(const v1::CallbackPeriod& message, CallbackPeriod* period, Findings* findings) {
  FactReader reader(message);
  *period = CallbackPeriod{};
  period->agent_id = message.agent_id();
  period->team_id = message.team_id();
  period->period = message.period();
  if (message.has_calls()) period->calls = Ratio::Of(message.calls());
  if (message.has_seconds_by_count()) {
    period->length = reader.ReadFraction(message.seconds_by_count(), "seconds_by_count");
  }
  if (message.has_solved_of_known()) {
    period->solved = reader.ReadShare(message.solved_of_known(), "solved_of_known");
  }
  if (message.has_filled_of_required()) {
    period->completeness = reader.ReadShare(message.filled_of_required(), "filled_of_required");
  }
  if (message.has_rating_sum_by_count()) {
    period->satisfaction =
        reader.ReadMeanRating(message.rating_sum_by_count(), "rating_sum_by_count");
  }
  return reader.Finish(findings);
}

bool Evaluate(const Policy& policy, const v1::CallbackRequest& request, Instant as_of,
              v1::CallbackEvaluation* evaluation, Findings* findings, WantedReasons wanted) {
  internal::ReadRequest read;
  if (!internal::IsCallbackMoment(as_of, findings) ||
      !internal::Read(policy, request, &read, findings)) {
    return false;
  }
  Evaluate(policy, read.facts, as_of, evaluation, wanted);
  return true;
}

void Evaluate(const Policy& policy, const CallbackFacts& facts, Instant as_of,
              v1::CallbackEvaluation* evaluation, WantedReasons wanted) {
  const CallbackPolicy& callback = policy.callback;
  const Calendar& calendar = policy.callback_calendar();
  const CallbackMoments moments = MomentsOf(callback, calendar, as_of);
  const CallbackTierChoice tier = ChooseTier(callback, moments, facts);
  const internal::PlanWriter writer(policy, facts, moments, tier);
  internal::SetPolicy(policy, evaluation->mutable_policy());
  internal::SetInstant(internal::ZoneOf(policy, facts), as_of, evaluation->mutable_as_of());
  if (facts.ticket != nullptr) {
    evaluation->set_customer_id(std::string(facts.ticket->customer_id));
    evaluation->set_ticket_id(std::string(facts.ticket->id));
  }
  if (facts.customer != nullptr) evaluation->set_customer_id(std::string(facts.customer->id));
  Reasons reasons;
  bool called = false;
  for (std::size_t i = 0; i < callback.scenarios.size(); ++i) {
    const CallbackPlan plan = PlanCallback(callback, calendar, moments, facts, i);
    writer.Write(i, plan, evaluation->add_plan());
    if (!wanted.any()) continue;
    called |= plan.state >= CallbackState::kNotStarted && plan.state != CallbackState::kDone;
    for (Reason& reason : Explain(policy, facts, moments, i, plan)) {
      reasons.push_back(std::move(reason));
    }
  }
  if (called) {
    for (Reason& reason : Explain(policy, facts, moments, tier)) {
      reasons.push_back(std::move(reason));
    }
  }
  internal::SetReasons(reasons, wanted, evaluation);
}

void ToMessage(const CallbackTally& tally, v1::CallbackPeriod* message) {
  CallbackPeriod period;
  FillPeriod(tally, &period);
  const auto set = [](Ratio figure, v1::Fraction* fraction) {
    fraction->set_numerator(figure.numerator);
    fraction->set_denominator(figure.denominator);
  };
  message->set_calls(tally.calls);
  if (!period.length.is_missing()) set(period.length, message->mutable_seconds_by_count());
  if (!period.solved.is_missing()) set(period.solved, message->mutable_solved_of_known());
  if (!period.completeness.is_missing()) {
    set(period.completeness, message->mutable_filled_of_required());
  }
  if (!period.satisfaction.is_missing()) {
    set(period.satisfaction, message->mutable_rating_sum_by_count());
  }
}

bool Evaluate(const Policy& policy, const v1::CallbackPeriod& period,
              const v1::CallbackPeriod* base, v1::CallbackTargetsEvaluation* evaluation,
              Findings* findings, WantedReasons wanted) {
  CallbackPeriod facts;
  CallbackPeriod base_facts;
  bool ok = FromMessage(period, &facts, findings);
  if (base != nullptr) {
    Findings own;
    ok = FromMessage(*base, &base_facts, &own) && ok;
    internal::AppendIn("base", std::move(own), findings);
  }
  if (!ok) return false;
  internal::SetPolicy(policy, evaluation->mutable_policy());
  for (std::size_t i = 0; i < policy.callback.targets.size(); ++i) {
    const CallbackTarget& target = policy.callback.targets[i];
    const CallbackTargetVerdict verdict =
        JudgeTarget(target, facts, base == nullptr ? nullptr : &base_facts);
    v1::CallbackTargetVerdict* out = evaluation->add_target();
    out->set_target(target.entry.id);
    out->set_clause(target.entry.clause);
    out->set_state(static_cast<v1::CallbackTargetVerdict::State::Value>(verdict.state));
    if (!verdict.value.is_missing()) internal::SetFraction(verdict.value, out->mutable_value());
    if (!verdict.required.is_missing()) {
      internal::SetFraction(verdict.required, out->mutable_required());
    }
    if (!verdict.distance.is_missing()) {
      internal::SetFraction(verdict.distance, out->mutable_distance());
    }
    if (wanted.any()) internal::SetReasons(Explain(policy, i, verdict), wanted, evaluation);
  }
  return true;
}

}  // namespace guiju
