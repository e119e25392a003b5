// Records as messages: the facts and the verdicts.
#include <string>
#include <vector>

#include "fact_reader.h"
#include "guiju/proto.h"
#include "missing_facts.h"
#include "sentences/record.h"
#include "verdict_writer.h"

namespace guiju {
namespace internal {
namespace {

std::vector<std::string> FormIds(const RecordPolicy& policy) {
  std::vector<std::string> ids;
  for (const RecordForm& form : policy.forms) ids.push_back(form.entry.id);
  return ids;
}

void ReadFields(const RecordForm& form, const v1::ServiceRecord& message,
                std::vector<RecordField>* fields, Problems* problems) {
  std::vector<std::string> known;
  for (const RecordFormField& field : form.fields) known.push_back(field.id);
  std::uint64_t seen = 0;
  for (int i = 0; i < message.field_size(); ++i) {
    const v1::RecordField& written = message.field(i);
    const std::string here = At("field", i);
    std::size_t index = 0;
    while (index < known.size() && known[index] != written.name()) ++index;
    if (index == known.size()) {
      SayUnknownName(kNoSuchField, written.name(), known, At(here, "name"), problems);
      continue;
    }
    if ((seen >> index & 1) != 0) {
      problems->Error(At(here, "name"), kFieldTwice, {{"name", written.name()}});
    }
    seen |= std::uint64_t{1} << index;
    if (written.refused() && !written.value().empty()) {
      problems->Error(At(here, "value"), kRefusedWithValue, {{"name", written.name()}});
    }
    fields->push_back({static_cast<std::uint16_t>(index), written.value(), written.refused()});
  }
}

Signals ReadRecordFacts(const RecordPolicy& policy, const v1::ServiceRecord& message,
                        Problems* problems) {
  Signals facts;
  std::vector<std::string> known;
  for (const Entry& fact : policy.facts) known.push_back(fact.id);
  for (int i = 0; i < message.fact_size(); ++i) {
    const v1::RecordFact& fact = message.fact(i);
    const std::string here = At(At("fact", i), "name");
    std::size_t index = 0;
    while (index < known.size() && known[index] != fact.name()) ++index;
    if (index == known.size()) {
      SayUnknownName(kNoSuchRecordFact, fact.name(), known, here, problems);
      continue;
    }
    const std::uint64_t bit = std::uint64_t{1} << index;
    (fact.value() ? facts.yes : facts.no) |= bit;
    if ((facts.yes & facts.no & bit) != 0) {
      problems->Error(here, kRecordFactTwice, {{"name", fact.name()}});
    }
  }
  return facts;
}

// As a policy writes the fact.
std::string RecordFactNameOf(const RecordPolicy& policy, const RecordForm& form,
                             std::uint16_t fact) {
  if (fact >= kRecordFieldFact) {
    return "field_" + form.fields[static_cast<std::size_t>(fact - kRecordFieldFact)].id;
  }
  if (fact >= kRecordDeclaredFact) {
    return policy.facts[static_cast<std::size_t>(fact - kRecordDeclaredFact)].id;
  }
  constexpr const char* kNames[] = {"category_inquiry", "category_complaint", "category_suggestion",
                                    "category_after_sales", "category_other"};
  return kNames[fact];
}

void WriteRecord(const Policy& policy, const ServiceRecord& record, const RecordVerdict& verdict,
                 v1::RecordVerdict* message) {
  const RecordForm& form = policy.record.forms[record.form];
  message->set_form(form.entry.id);
  message->set_clause(form.entry.clause);
  message->set_state(static_cast<v1::RecordVerdict::State::Value>(verdict.state));
  message->mutable_filled_of_required()->set_numerator(verdict.filled);
  message->mutable_filled_of_required()->set_denominator(verdict.required);
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const std::string& id = form.fields[i].id;
    if ((verdict.missing >> i & 1) != 0) message->add_missing(id);
    if ((verdict.wrong >> i & 1) != 0) message->add_wrong(id);
    if ((verdict.refused >> i & 1) != 0) message->add_refused(id);
    if ((verdict.undecided >> i & 1) != 0) message->add_undecided(id);
  }
  for (const std::uint16_t fact : MissingRecordFacts(form, record, verdict.undecided)) {
    message->add_missing_fact(RecordFactNameOf(policy.record, form, fact));
  }
  message->set_customer_information_incomplete(verdict.customer_information_incomplete);
  message->set_timeliness(static_cast<v1::RecordVerdict::Timeliness::Value>(verdict.timeliness));
  if (verdict.due.is_known()) {
    SetInstant(policy.record_calendar().zone(), verdict.due, message->mutable_due());
  }
  message->set_late_seconds(verdict.late.us / kMicrosPerSecond);
}

bool IsRecordMoment(Instant as_of, Findings* findings) {
  if (as_of >= kMinFact && as_of < kEndOfFacts) return true;
  Problems problems;
  problems.Error("as_of", kInstantRange, {});
  findings->push_back(std::move(problems.findings().front()));
  return false;
}

}  // namespace
}  // namespace internal

using internal::FactReader;

bool FromMessage(const Policy& policy, const v1::ServiceRecord& message,
                 std::vector<RecordField>* fields, ServiceRecord* record, Findings* findings) {
  FactReader reader(message);
  *record = ServiceRecord{};
  fields->clear();
  record->id = message.id();
  record->ticket_id = message.ticket_id();
  record->agent_id = message.agent_id();
  record->team_id = message.team_id();
  record->category = static_cast<Category>(message.category());
  record->facts = internal::ReadRecordFacts(policy.record, message, &reader.problems());
  const int form = policy.record.FormIndex(message.form());
  if (form >= 0) {
    record->form = static_cast<std::size_t>(form);
    internal::ReadFields(policy.record.forms[record->form], message, fields, &reader.problems());
  } else if (!message.form().empty()) {
    internal::SayUnknownName(internal::kNoSuchForm, message.form(),
                             internal::FormIds(policy.record), "form", &reader.problems());
  }
  record->fields = fields->data();
  record->field_count = fields->size();
  record->began = reader.ReadInstant(message.has_began(), message.began(), false, "began");
  record->ended = reader.ReadInstant(message.has_ended(), message.ended(), false, "ended");
  record->completed =
      reader.ReadInstant(message.has_completed(), message.completed(), true, "completed");
  if (record->ended.is_known() && record->ended < record->began) {
    reader.problems().Error("ended", internal::kRecordBackwards, {});
  }
  if (record->completed.is_known() && record->completed < record->began) {
    reader.problems().Error("completed", internal::kRecordBackwards, {});
  }
  return reader.Finish(findings);
}

bool Evaluate(const Policy& policy, const v1::ServiceRecord& record, Instant as_of,
              v1::RecordEvaluation* evaluation, Findings* findings, WantedReasons wanted) {
  std::vector<RecordField> fields;
  ServiceRecord facts;
  if (!internal::IsRecordMoment(as_of, findings) ||
      !FromMessage(policy, record, &fields, &facts, findings)) {
    return false;
  }
  const RecordVerdict verdict = JudgeRecord(policy.record, facts, as_of);
  internal::SetPolicy(policy, evaluation->mutable_policy());
  internal::SetInstant(policy.record_calendar().zone(), as_of, evaluation->mutable_as_of());
  evaluation->set_record_id(record.id());
  evaluation->set_ticket_id(record.ticket_id());
  internal::WriteRecord(policy, facts, verdict, evaluation->mutable_record());
  if (wanted.any()) internal::SetReasons(Explain(policy, facts, verdict), wanted, evaluation);
  return true;
}

bool Evaluate(const Policy& policy, const v1::AnalysisRequest& request, Instant as_of,
              v1::AnalysisEvaluation* evaluation, Findings* findings, WantedReasons wanted) {
  if (!internal::IsRecordMoment(as_of, findings)) return false;
  std::vector<Event> events;
  Ticket ticket;
  std::vector<RecordField> fields;
  ServiceRecord record;
  const auto append = [findings](const char* part, Findings&& from) {
    for (Finding& finding : from) {
      finding.path = internal::At(part, finding.path.c_str());
      findings->push_back(std::move(finding));
    }
  };
  Findings own;
  bool ok = FromMessage(policy, request.ticket(), &events, &ticket, &own);
  append("ticket", std::move(own));
  if (request.has_record()) {
    Findings of_record;
    ok = FromMessage(policy, request.record(), &fields, &record, &of_record) && ok;
    if (ok && (record.form != policy.record.analysis_form || record.ticket_id != ticket.id)) {
      internal::Problems problems;
      problems.Error("form", internal::kWrongAnalysis, {});
      of_record.push_back(std::move(problems.findings().front()));
      ok = false;
    }
    append("record", std::move(of_record));
  }
  if (!ok) return false;
  const ServiceRecord* given = request.has_record() ? &record : nullptr;
  const AnalysisVerdict verdict = JudgeAnalysis(policy.record, ticket, given, as_of);
  internal::SetPolicy(policy, evaluation->mutable_policy());
  internal::SetInstant(policy.record_calendar().zone(), as_of, evaluation->mutable_as_of());
  evaluation->set_ticket_id(request.ticket().id());
  evaluation->set_state(static_cast<v1::AnalysisEvaluation::State::Value>(verdict.state));
  evaluation->set_rating(verdict.rating);
  if (given != nullptr) {
    internal::WriteRecord(policy, record, verdict.record, evaluation->mutable_record());
  }
  if (wanted.any()) internal::SetReasons(Explain(policy, given, verdict), wanted, evaluation);
  return true;
}

void ToMessage(const RecordTally& tally, v1::RecordSum* message) {
  message->set_records(tally.records);
  message->mutable_filled_of_required()->set_numerator(tally.filled);
  message->mutable_filled_of_required()->set_denominator(tally.required);
  message->set_complete(tally.complete);
  message->set_undecided(tally.undecided);
  message->set_in_time(tally.in_time);
  message->set_late(tally.late);
  message->set_open(tally.open);
}

}  // namespace guiju
