// Tests at the bounds of triage, deadlines, calendars, callbacks, records and masks.
#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/proto.h"
#include "workbench/decimal_units.h"
#include "workbench/generate_parts.h"
#include "workbench/message_path.h"

namespace guiju::workbench {
namespace {

constexpr char kReceived[] = "2026-03-10T10:00:00+08:00";  // a Tuesday, long before the judgement

v1::Ticket NewTicket() {
  v1::Ticket ticket;
  ticket.set_id("K");
  ticket.mutable_received()->set_iso(kReceived);
  return ticket;
}

std::string Small(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// "category_" + "AFTER_SALES" and the like: whether a fact names a value of an enum, and which.
bool ValueOf(const std::string& fact, const std::string& prefix,
             const google::protobuf::EnumDescriptor& values, int* number) {
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() != 0 && fact == prefix + Small(values.value(i)->name())) {
      *number = values.value(i)->number();
      return true;
    }
  }
  return false;
}

// Gives a ticket what a condition asks for, as far as a ticket can say it. A test of yes only.
void Satisfy(const v1::Criterion& part, v1::Ticket* ticket) {
  for (const v1::Criterion& inner : part.all()) Satisfy(inner, ticket);
  if (part.any_size() > 0) Satisfy(part.any(0), ticket);
  if (part.yes_no_case() == v1::Criterion::YES_NO_NOT_SET) return;
  const std::string& fact = part.fact();
  int number = 0;
  if (ValueOf(fact, "category_", *v1::Category::Value_descriptor(), &number)) {
    ticket->set_category(static_cast<v1::Category::Value>(number));
  } else if (ValueOf(fact, "issue_", *v1::IssueType::Value_descriptor(), &number)) {
    ticket->set_issue_type(static_cast<v1::IssueType::Value>(number));
  } else if (ValueOf(fact, "priority_", *v1::Priority::Value_descriptor(), &number)) {
    ticket->set_priority(static_cast<v1::Priority::Value>(number));
  } else if (ValueOf(fact, "handling_", *v1::Handling::Value_descriptor(), &number)) {
    ticket->set_handling(static_cast<v1::Handling::Value>(number));
  } else if (ValueOf(fact, "channel_", *v1::Channel::Value_descriptor(), &number)) {
    ticket->set_channel(static_cast<v1::Channel::Value>(number));
  }
}

void CollectSignals(const v1::Criterion& part, std::vector<std::string>* facts) {
  for (const v1::Criterion& inner : part.all()) CollectSignals(inner, facts);
  for (const v1::Criterion& inner : part.any()) CollectSignals(inner, facts);
  if (part.yes_no_case() != v1::Criterion::YES_NO_NOT_SET) facts->push_back(part.fact());
}

std::string Moved(const std::string& iso, std::int64_t seconds, const Calendar& calendar) {
  v1::Instant message;
  message.set_iso(iso);
  Instant at = InstantOf(message);
  at.us += seconds * 1'000'000;
  return internal::FormatIso(calendar.zone(), at);
}

// ---- deadlines

// The obligation's ticket before anything has fulfilled it; the last event starts it unless the
// receipt does.
v1::Ticket Started(const v1::Obligation& obligation, const v1::Target& target) {
  v1::Ticket ticket = NewTicket();
  if (obligation.has_applies()) Satisfy(obligation.applies(), &ticket);
  if (target.has_when()) Satisfy(target.when(), &ticket);
  if (target.priority() != v1::Priority::UNSPECIFIED) ticket.set_priority(target.priority());
  if (obligation.starts_at_size() == 0) return ticket;
  const v1::Event::Kind kind = obligation.starts_at(0);
  if (kind == v1::Event::RECEIVED) return ticket;
  v1::Event& event = *ticket.add_event();
  event.set_kind(kind);
  event.mutable_at()->set_iso(kReceived);
  if (kind == v1::Event::RATED) event.set_rating(1);
  if (kind == v1::Event::PROMISED || kind == v1::Event::EXTENDED) {
    event.mutable_due()->set_iso("2026-03-20T10:00:00+08:00");
  }
  return ticket;
}

void AddDeadline(const v1::Obligation& obligation, const v1::Target& target,
                 SuiteBuilder* builder) {
  if (obligation.fulfilled_by_size() == 0 || obligation.starts_at_size() == 0) return;
  SweepDraft draft;
  draft.name = obligation.id() + " in time";
  if (target.priority() != v1::Priority::UNSPECIFIED) {
    draft.name += ", " + v1::Priority::Value_Name(target.priority());
  }
  if (target.has_when()) draft.name += ", " + target.when().fact();
  draft.clause = obligation.clause();
  *draft.facts.mutable_ticket() = Started(obligation, target);
  v1::Instant as_of;
  as_of.set_iso(kGeneratedAsOf);
  v1::TicketEvaluation answer;
  Findings findings;
  if (!Evaluate(builder->policy(), draft.facts.ticket(), InstantOf(as_of), &answer, &findings)) {
    return;
  }
  std::string due;
  for (const v1::ObligationVerdict& verdict : answer.sla().obligation()) {
    if (verdict.obligation() == obligation.id()) due = verdict.due().iso();
  }
  if (due.empty()) return;
  v1::Event& done = *draft.facts.mutable_ticket()->add_event();
  done.set_kind(obligation.fulfilled_by(0));
  done.mutable_at()->set_iso(due);
  if (done.kind() == v1::Event::RATED) done.set_rating(5);
  const std::string event =
      "ticket.event[" + std::to_string(draft.facts.ticket().event_size() - 1) + "]";
  draft.set = event + ".at";
  draft.read = "ticket.sla.obligation[" + obligation.id() + "].state";
  for (const std::int64_t by : {-1, 0, 1}) {
    draft.at.push_back(Moved(due, by, builder->policy().sla_calendar()));
  }
  builder->Add(draft);
  if (!obligation.has_kept_when() || obligation.kept_when().fact() != "ring_count") return;
  const v1::Criterion& kept = obligation.kept_when();
  for (const std::string* bound :
       {&kept.at_least(), &kept.above(), &kept.below(), &kept.at_most()}) {
    if (bound->empty()) continue;
    SweepDraft rings = draft;
    rings.name = obligation.id() + " after rings";
    rings.facts.mutable_ticket()
        ->mutable_event(rings.facts.ticket().event_size() - 1)
        ->mutable_at()
        ->set_iso(kReceived);
    rings.set = event + ".ring_count";
    rings.at = {workbench::Moved(*bound, "", -1), *bound, workbench::Moved(*bound, "", 1)};
    builder->Add(rings);
  }
}

// Ratings from which on an obligation applies.
void AddRating(const v1::Obligation& obligation, SuiteBuilder* builder) {
  const v1::Criterion& applies = obligation.applies();
  if (applies.fact() != "rating") return;
  for (const std::string* bound :
       {&applies.at_least(), &applies.above(), &applies.below(), &applies.at_most()}) {
    if (bound->empty()) continue;
    SweepDraft draft;
    draft.name = obligation.id() + " by rating";
    draft.clause = obligation.clause();
    *draft.facts.mutable_ticket() = Started(obligation, obligation.target(0));
    draft.set = "ticket.event[0].rating";
    draft.read = "ticket.sla.obligation[" + obligation.id() + "].state";
    draft.at = {workbench::Moved(*bound, "", -1), *bound, workbench::Moved(*bound, "", 1)};
    builder->Add(draft);
  }
}

// ---- triage

template <typename Rules>
void AddRules(const Rules& rules, const std::string& scale, SuiteBuilder* builder) {
  std::set<std::string> signals;
  for (const auto& signal : builder->proto().triage().signal()) signals.insert(signal.id());
  for (const v1::TriageRule& rule : rules) {
    std::vector<std::string> facts;
    CollectSignals(rule.when(), &facts);
    for (const std::string& fact : facts) {
      if (signals.count(fact) == 0) continue;
      SweepDraft draft;
      draft.name = scale + " rule " + rule.id() + ", " + fact;
      draft.clause = rule.clause();
      *draft.facts.mutable_ticket() = NewTicket();
      for (const auto& signal : builder->proto().triage().signal()) {
        draft.facts.mutable_ticket()->add_signal()->set_name(signal.id());
      }
      draft.set = "ticket.signal[" + fact + "].value";
      draft.read = "ticket.triage." + scale;
      draft.at = {"true", "false"};
      builder->Add(draft);
    }
  }
}

std::string MinutesMoved(const std::string& time, int by) {
  const int minutes =
      std::atoi(time.substr(0, 2).c_str()) * 60 + std::atoi(time.substr(3, 2).c_str()) + by;
  if (minutes < 0 || minutes >= 24 * 60) return "";
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace

void GenerateTriage(SuiteBuilder* builder) {
  const v1::TriagePolicy& policy = builder->proto().triage();
  AddRules(policy.category_rule(), "category", builder);
  AddRules(policy.issue_type_rule(), "issue_type", builder);
  AddRules(policy.priority_rule(), "priority", builder);
  AddRules(policy.handling_rule(), "handling", builder);
}

void GenerateDeadlines(SuiteBuilder* builder) {
  for (const v1::Obligation& obligation : builder->proto().sla().obligation()) {
    for (const v1::Target& target : obligation.target()) AddDeadline(obligation, target, builder);
    AddRating(obligation, builder);
  }
}

void GenerateCalendars(SuiteBuilder* builder) {
  for (int i = 0; i < builder->proto().calendar_size(); ++i) {
    const v1::Calendar& calendar = builder->proto().calendar(i);
    const Calendar& compiled = builder->policy().calendars[static_cast<std::size_t>(i)].calendar;
    SweepDraft days;
    days.name = calendar.id() + ", days of the week";
    days.facts.mutable_calendar()->set_calendar(calendar.id());
    days.set = "calendar.is_working_day";
    days.read = "calendar.yes";
    // A whole week without a holiday in the books that come with the library.
    for (int day = 9; day <= 15; ++day) {
      days.at.push_back("2026-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
    }
    builder->Add(days);
    for (const v1::WeeklyHours& weekly : calendar.weekly()) {
      const int weekday = weekly.day_size() == 0 ? 1 : weekly.day(0);
      for (const v1::Hours& hours : weekly.hours()) {
        SweepDraft draft = days;
        draft.name = calendar.id() + ", hours from " + hours.from() + ", " +
                     v1::Weekday::Value_Name(static_cast<v1::Weekday::Value>(weekday));
        draft.set = "calendar.is_working_time";
        draft.at.clear();
        const CivilDay day{ToCivilDay({2026, 3, 9}).number + weekday - 1};
        for (const std::string* time : {&hours.from(), &hours.to()}) {
          for (const int by : {-1, 0, 1}) {
            const std::string at = MinutesMoved(*time, by);
            if (at.empty()) continue;
            const std::int64_t seconds =
                std::atoi(at.substr(0, 2).c_str()) * 3600 + std::atoi(at.substr(3, 2).c_str()) * 60;
            draft.at.push_back(
                internal::FormatIso(compiled.zone(), compiled.FromCivil(day, seconds)));
          }
        }
        builder->Add(draft);
      }
    }
  }
}

void GenerateCallbacks(SuiteBuilder* builder) {
  for (const v1::CallbackTarget& target : builder->proto().callback().target()) {
    SweepDraft draft;
    draft.name = "target " + target.id();
    draft.clause = target.clause();
    v1::CallbackPeriod& period = *draft.facts.mutable_callback_period();
    period.set_period("2026-03");
    draft.read = "callback_targets.target[" + target.id() + "].state";
    const bool change = target.has_change_at_most() || target.has_change_at_least();
    const std::string bound = target.has_at_least()         ? target.at_least()
                              : target.has_at_most()        ? target.at_most()
                              : target.has_change_at_most() ? target.change_at_most()
                                                            : target.change_at_least();
    Units units;
    if (!ReadUnits(bound, &units)) continue;
    std::string whole = "1" + std::string(static_cast<std::size_t>(units.scale), '0');
    std::int64_t middle = units.value;
    std::string denominator = whole;
    switch (target.measure()) {
      case v1::CallbackTarget::Measure::LENGTH:
        draft.set = "callback_period.seconds_by_count";
        break;
      case v1::CallbackTarget::Measure::SOLVED:
        draft.set = "callback_period.solved_of_known";
        denominator += "00";
        break;
      case v1::CallbackTarget::Measure::COMPLETENESS:
        draft.set = "callback_period.filled_of_required";
        denominator += "00";
        break;
      case v1::CallbackTarget::Measure::SATISFACTION:
        draft.set = "callback_period.rating_sum_by_count";
        break;
      default:
        continue;
    }
    if (change) {
      // Of a base of 100 whole units, so that a percent of it is one.
      if (target.measure() != v1::CallbackTarget::Measure::LENGTH) continue;
      v1::CallbackPeriod& base = *draft.facts.mutable_base_period();
      base.set_period("2026-02");
      base.mutable_seconds_by_count()->set_numerator(100);
      base.mutable_seconds_by_count()->set_denominator(1);
      middle += 100 * std::atoll(whole.c_str());
    }
    for (const int by : {-1, 0, 1}) {
      if (middle + by >= 0) draft.at.push_back(std::to_string(middle + by) + "/" + denominator);
    }
    builder->Add(draft);
  }
}

void GenerateRecords(SuiteBuilder* builder) {
  const v1::RecordPolicy& policy = builder->proto().record();
  for (const v1::RecordForm& form : policy.form()) {
    v1::TestFacts facts;
    v1::ServiceRecord& record = *facts.mutable_record();
    record.set_id("R");
    record.set_form(form.id());
    record.mutable_ended()->set_iso(kReceived);
    for (const v1::RecordFactName& fact : policy.fact()) record.add_fact()->set_name(fact.id());
    for (const v1::RecordFormField& field : form.field()) {
      v1::RecordField& filled = *record.add_field();
      filled.set_name(field.id());
      using Shape = v1::RecordFormField::Shape;
      filled.set_value(field.shape() == Shape::DATE          ? "2026-03-10"
                       : field.shape() == Shape::TIME_OF_DAY ? "10:00"
                       : field.shape() == Shape::INSTANT     ? kReceived
                       : field.shape() == Shape::INTEGER     ? std::to_string(field.max())
                                                             : "x");
    }
    for (const v1::RecordFormField& field : form.field()) {
      if (field.shape() != v1::RecordFormField::Shape::INTEGER) continue;
      SweepDraft draft;
      draft.name = form.id() + ", " + field.id();
      draft.clause = form.clause();
      draft.facts = facts;
      draft.set = "record.field[" + field.id() + "].value";
      draft.read = "record.record.state";
      for (const int by : {-1, 0, 1}) draft.at.push_back(std::to_string(field.min() + by));
      for (const int by : {-1, 0, 1}) draft.at.push_back(std::to_string(field.max() + by));
      builder->Add(draft);
    }
    if (!form.has_completed_within()) continue;
    v1::Instant as_of;
    as_of.set_iso(kGeneratedAsOf);
    v1::RecordEvaluation answer;
    Findings findings;
    if (!Evaluate(builder->policy(), record, InstantOf(as_of), &answer, &findings)) continue;
    const std::string due = answer.record().due().iso();
    if (due.empty()) continue;
    SweepDraft draft;
    draft.name = form.id() + ", completed in time";
    draft.clause = form.timeliness_clause();
    draft.facts = facts;
    draft.set = "record.completed";
    draft.read = "record.record.timeliness";
    for (const std::int64_t by : {-1, 0, 1}) {
      draft.at.push_back(Moved(due, by, builder->policy().record_calendar()));
    }
    builder->Add(draft);
  }
  if (!policy.has_analysis()) return;
  SweepDraft draft;
  draft.name = "analysis needed";
  draft.clause = policy.analysis().clause();
  *draft.facts.mutable_analysis()->mutable_ticket() = NewTicket();
  v1::Event& rated = *draft.facts.mutable_analysis()->mutable_ticket()->add_event();
  rated.set_kind(v1::Event::RATED);
  rated.mutable_at()->set_iso(kReceived);
  rated.set_rating(1);
  draft.set = "analysis.ticket.event[0].rating";
  draft.read = "analysis.state";
  for (const int by : {-1, 0, 1}) {
    const int rating = policy.analysis().rating_at_most() + by;
    if (rating >= 1 && rating <= 5) draft.at.push_back(std::to_string(rating));
  }
  builder->Add(draft);
}

void GenerateMasks(SuiteBuilder* builder) {
  const v1::MaskPolicy& policy = builder->proto().mask();
  SweepDraft draft;
  draft.name = "shortest number in a text";
  draft.clause = policy.clause();
  draft.facts.mutable_mask()->set_text("");
  draft.set = "mask.text";
  draft.read = "mask.masked";
  for (const int by : {-1, 0, 1}) {
    draft.at.push_back(std::string(static_cast<std::size_t>(policy.number_from() + by), '9'));
  }
  builder->Add(draft);
}

}  // namespace guiju::workbench
