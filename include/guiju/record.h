// Records: what a desk's records must hold and by when, as forms (REC-1 to REC-6), and which
// tickets need an analysis of dissatisfaction (REC-8).
//
// A form is an open list of fields that are required, optional, or required when a condition over
// the record's facts holds. Completeness is filled / required, exactly; what is missing is named.
// A condition whose facts are missing leaves its field undecided: it is no part of the fraction,
// and named when it is empty.
//
// All functions are pure, thread-safe, cannot fail and allocate nothing. Messages: proto.h.
#ifndef GUIJU_RECORD_H_
#define GUIJU_RECORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/criterion.h"
#include "guiju/kernel/parse.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/service_record.h"
#include "guiju/ticket.h"
#include "guiju/time.h"

namespace guiju {

// Loading refuses more.
inline constexpr std::size_t kMaxRecordFields = 64;
inline constexpr std::size_t kMaxRecordFacts = 32;

// How a condition numbers its facts: the five categories, the declared facts, the fields of the
// form.
inline constexpr std::uint16_t kRecordCategoryFact = 0;
inline constexpr std::uint16_t kRecordDeclaredFact = 5;
inline constexpr std::uint16_t kRecordFieldFact = 64;

// Whether a field has to be filled; the numbers of the message.
enum class RecordNeed : std::uint8_t { kUnspecified = 0, kRequired = 1, kOptional = 2, kWhen = 3 };

// What a value has to look like; the numbers of the message, where each is explained.
enum class RecordShape : std::uint8_t {
  kUnspecified = 0,
  kText = 1,
  kDate = 2,
  kTimeOfDay = 3,
  kInstant = 4,
  kInteger = 5,
};

// What masking has to take a field for; the numbers of the message.
enum class RecordPersonal : std::uint8_t {
  kNone = 0,
  kName = 1,
  kPhone = 2,
  kIdentityNumber = 3,
  kContact = 4,
  kAddress = 5,
  kCustomerNumber = 6,
};

// One field of a form.
struct RecordFormField {
  std::string id;
  Label label;
  RecordNeed need = RecordNeed::kUnspecified;
  Criterion when;  // of kWhen; leaf i asks the form's tests[i]
  RecordShape shape = RecordShape::kText;
  std::int64_t min = 0;  // of kInteger, inclusive
  std::int64_t max = 0;
  RecordPersonal personal = RecordPersonal::kNone;
  bool customer_information = false;
};

// One form.
struct RecordForm {
  Entry entry;
  std::vector<RecordFormField> fields;
  std::vector<FactTest> tests;
  bool has_time = false;
  Duration within;  // from the end to the completion
  std::string timeliness_clause;
};

// The record section, compiled. Immutable afterwards.
struct RecordPolicy {
  std::size_t calendar = 0;  // index into the policy's calendars
  std::vector<Entry> facts;  // without clauses
  std::vector<RecordForm> forms;
  std::string completeness_clause;
  Ratio complete_from;  // share of required fields, 100/100
  bool wrong_is_filled = false;
  bool has_analysis = false;
  std::string analysis_clause;
  std::size_t analysis_form = 0;
  std::int32_t analysis_rating = 0;  // at most this needs one

  // The number of the form, or -1.
  int FormIndex(std::string_view id) const {
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (forms[i].entry.id == id) return static_cast<int>(i);
    }
    return -1;
  }
};

// The numbers of the message, where each is explained.
enum class RecordState : std::uint8_t {
  kUnspecified = 0,
  kComplete = 1,
  kIncomplete = 2,
  kUndecided = 3,
};

// The numbers of the message, where each is explained.
enum class RecordTimeliness : std::uint8_t {
  kUnspecified = 0,
  kNotAsked = 1,
  kUnknown = 2,
  kInTime = 3,
  kLate = 4,
  kOpen = 5,
  kOverdue = 6,
};

// How one record stands. Bit i of a word is field i of the form.
struct RecordVerdict {
  RecordState state = RecordState::kComplete;
  std::int32_t required = 0;
  std::int32_t filled = 0;
  std::uint64_t missing = 0;                     // required and not filled
  std::uint64_t wrong = 0;                       // filled, and not of its shape
  std::uint64_t refused = 0;                     // the customer did not want to give it
  std::uint64_t undecided = 0;                   // not filled, and perhaps required
  bool customer_information_incomplete = false;  // INT-10
  RecordTimeliness timeliness = RecordTimeliness::kNotAsked;
  Instant due;    // unknown: no time is asked for, or the end is unknown
  Duration late;  // of kLate and kOverdue
};

// Whether a value holds nothing but spaces (also U+3000), tabs and line breaks.
inline bool IsBlank(std::string_view value) {
  constexpr std::string_view kWideSpace = "\xE3\x80\x80";
  for (std::size_t i = 0; i < value.size();) {
    if (value[i] == ' ' || value[i] == '\t' || value[i] == '\n' || value[i] == '\r') {
      ++i;
    } else if (value.substr(i, kWideSpace.size()) == kWideSpace) {
      i += kWideSpace.size();
    } else {
      return false;
    }
  }
  return true;
}

// Whether a value that is not blank has the field's shape: 2026-02-29 is no DATE, 6 no INTEGER from
// 1 to 5.
inline bool HasShape(const RecordFormField& field, std::string_view value) {
  std::int32_t small = 0;
  std::int64_t large = 0;
  switch (field.shape) {
    case RecordShape::kDate:
      return guiju_parse_date(value.data(), value.size(), &small) == GUIJU_PARSE_OK;
    case RecordShape::kTimeOfDay:
      return guiju_parse_time_of_day(value.data(), value.size(), &small) == GUIJU_PARSE_OK;
    case RecordShape::kInstant:
      return guiju_parse_instant(value.data(), value.size(), &large) == GUIJU_PARSE_OK;
    case RecordShape::kInteger:
      return guiju_parse_int64(value.data(), value.size(), &large) == GUIJU_PARSE_OK &&
             large >= field.min && large <= field.max;
    default:
      return true;
  }
}

// The fields of a record by their numbers in the form; null: not in the record.
using RecordFields = std::array<const RecordField*, kMaxRecordFields>;

// See RecordFields; names beyond the form are left out.
inline RecordFields FieldsOf(const RecordForm& form, const ServiceRecord& record) {
  RecordFields fields{};
  for (std::size_t i = 0; i < record.field_count; ++i) {
    const RecordField& field = record.fields[i];
    if (field.name < form.fields.size()) fields[field.name] = &field;
  }
  return fields;
}

// The answer of one test of a form's conditions.
inline Tri AskRecord(const RecordForm& form, const FactTest& test, const ServiceRecord& record,
                     const RecordFields& fields) {
  if (test.fact >= kRecordFieldFact) {
    const std::size_t index = test.fact - std::size_t{kRecordFieldFact};
    const RecordField* field = fields[index];
    std::int64_t number = 0;
    if (field == nullptr || field->refused || IsBlank(field->value) ||
        !HasShape(form.fields[index], field->value) ||
        guiju_parse_int64(field->value.data(), field->value.size(), &number) != GUIJU_PARSE_OK) {
      return Tri::kUnknown;
    }
    return Ask(test, Ratio::Of(number));
  }
  if (test.fact >= kRecordDeclaredFact) {
    const unsigned bit = test.fact - unsigned{kRecordDeclaredFact};
    if ((record.facts.yes >> bit & 1) != 0) return ToTri(test.expected);
    return (record.facts.no >> bit & 1) != 0 ? ToTri(!test.expected) : Tri::kUnknown;
  }
  if (record.category == Category::kUnspecified) return Tri::kUnknown;
  const bool is = static_cast<unsigned>(record.category) - 1 == test.fact;
  return ToTri(is == test.expected);
}

// Whether field `index` has to be filled.
inline Tri IsRequired(const RecordForm& form, std::size_t index, const ServiceRecord& record,
                      const RecordFields& fields) {
  const RecordFormField& field = form.fields[index];
  if (field.need != RecordNeed::kWhen) return ToTri(field.need == RecordNeed::kRequired);
  return Evaluate(field.when, [&](std::uint16_t leaf) {
    return AskRecord(form, form.tests[leaf], record, fields);
  });
}

// When the record was to be completed, and how that stands (SLA-11).
inline void JudgeTimeliness(const RecordForm& form, const ServiceRecord& record, Instant as_of,
                            RecordVerdict* verdict) {
  if (!form.has_time) return;
  verdict->timeliness = RecordTimeliness::kUnknown;
  if (!record.ended.is_known()) return;
  verdict->due = {record.ended.us + form.within.us};
  const bool completed = record.completed.is_known() && record.completed <= as_of;
  const Instant at = completed ? record.completed : as_of;
  if (at <= verdict->due) {
    verdict->timeliness = completed ? RecordTimeliness::kInTime : RecordTimeliness::kOpen;
    return;
  }
  verdict->timeliness = completed ? RecordTimeliness::kLate : RecordTimeliness::kOverdue;
  verdict->late = {at.us - verdict->due.us};
}

// Judges a record of an existing form as of an instant. 11 of 12 required fields filled is {11, 12}
// and not complete (REC-6).
inline RecordVerdict JudgeRecord(const RecordPolicy& policy, const ServiceRecord& record,
                                 Instant as_of) {
  const RecordForm& form = policy.forms[record.form];
  const RecordFields fields = FieldsOf(form, record);
  RecordVerdict verdict;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    const RecordFormField& field = form.fields[i];
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool refused = fields[i] != nullptr && fields[i]->refused;
    bool filled = fields[i] != nullptr && !refused && !IsBlank(fields[i]->value);
    if (refused) {
      verdict.refused |= bit;
      verdict.customer_information_incomplete |= field.customer_information;
    }
    if (filled && !HasShape(field, fields[i]->value)) {
      verdict.wrong |= bit;
      filled = policy.wrong_is_filled;
    }
    const Tri required = IsRequired(form, i, record, fields);
    if (required == Tri::kTrue) {
      ++verdict.required;
      verdict.filled += filled;
      if (!filled) verdict.missing |= bit;
    } else if (required == Tri::kUnknown && !filled) {
      verdict.undecided |= bit;
    }
  }
  const bool complete = verdict.required == 0 ||
                        Compare({verdict.filled, verdict.required}, policy.complete_from) >= 0;
  verdict.state = !complete                ? RecordState::kIncomplete
                  : verdict.undecided != 0 ? RecordState::kUndecided
                                           : RecordState::kComplete;
  JudgeTimeliness(form, record, as_of, &verdict);
  return verdict;
}

// What many records come to; the sums are the same in whatever order records are added.
struct RecordTally {
  std::int64_t records = 0;
  std::int64_t required = 0;  // fields, over all records
  std::int64_t filled = 0;
  std::int64_t complete = 0;
  std::int64_t undecided = 0;
  std::int64_t in_time = 0;
  std::int64_t late = 0;  // late or overdue
  std::int64_t open = 0;

  // Filled / required over all records; missing when nothing was required.
  Ratio completeness() const { return {filled, required}; }
};

// Adds one record.
inline void AddRecord(const RecordVerdict& verdict, RecordTally* tally) {
  ++tally->records;
  tally->required += verdict.required;
  tally->filled += verdict.filled;
  tally->complete += verdict.state == RecordState::kComplete;
  tally->undecided += verdict.state == RecordState::kUndecided;
  tally->in_time += verdict.timeliness == RecordTimeliness::kInTime;
  tally->late += verdict.timeliness == RecordTimeliness::kLate ||
                 verdict.timeliness == RecordTimeliness::kOverdue;
  tally->open += verdict.timeliness == RecordTimeliness::kOpen;
}

// Adds the sums of `from`.
inline void Merge(const RecordTally& from, RecordTally* into) {
  into->records += from.records;
  into->required += from.required;
  into->filled += from.filled;
  into->complete += from.complete;
  into->undecided += from.undecided;
  into->in_time += from.in_time;
  into->late += from.late;
  into->open += from.open;
}

// REC-8; the numbers of the message, where each is explained.
enum class AnalysisState : std::uint8_t {
  kUnspecified = 0,
  kNotNeeded = 1,
  kMissing = 2,
  kIncomplete = 3,
  kComplete = 4,
};

// Whether a dissatisfied customer's ticket was analysed.
struct AnalysisVerdict {
  AnalysisState state = AnalysisState::kNotNeeded;
  std::int32_t rating = 0;  // the last one; 0: there is none
  RecordVerdict record;     // when there is a record
};

// Judges a ticket as of an instant; `record` is the analysis with this ticket's id, or null. A
// record is judged whether it was needed or not. A policy without `analysis` needs none.
inline AnalysisVerdict JudgeAnalysis(const RecordPolicy& policy, const Ticket& ticket,
                                     const ServiceRecord* record, Instant as_of) {
  AnalysisVerdict verdict;
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    if (ticket.events[i].kind == EventKind::kRated) verdict.rating = ticket.events[i].rating;
  }
  if (record != nullptr) verdict.record = JudgeRecord(policy, *record, as_of);
  if (!policy.has_analysis || verdict.rating == 0 || verdict.rating > policy.analysis_rating) {
    return verdict;
  }
  verdict.state = record == nullptr                                ? AnalysisState::kMissing
                  : verdict.record.state == RecordState::kComplete ? AnalysisState::kComplete
                                                                   : AnalysisState::kIncomplete;
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_RECORD_H_
