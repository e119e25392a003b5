// What reflection cannot know of a policy's fields: which words are for people only, in which lists
// the order decides, which fields may stand for each other, what an id names.
#ifndef GUIJU_SRC_WORKBENCH_MUTANT_TABLES_H_
#define GUIJU_SRC_WORKBENCH_MUTANT_TABLES_H_

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "field_text.h"
#include "guiju/v1/policy.pb.h"

namespace guiju::workbench {

// Fields of one oneof of which one may be written by mistake for the other.
struct Exchange {
  std::string_view from;
  std::string_view to;
  bool clock = false;
};

inline constexpr Exchange kExchanges[] = {
    {"at_least", "above"},
    {"above", "at_least"},
    {"at_most", "below"},
    {"below", "at_most"},
    {"at_least", "at_most"},
    {"at_most", "at_least"},
    {"change_at_most", "change_at_least"},
    {"change_at_least", "change_at_most"},
    {"within_months", "not_within_months"},
    {"not_within_months", "within_months"},
    {"at_least_months_ago", "not_within_months"},
    {"within_days", "not_within_days"},
    {"not_within_days", "within_days"},
    {"at_least_days_ago", "not_within_days"},
    {"within_months", "within_days"},
    {"at_least_months_ago", "at_least_days_ago"},
    {"at_least_days_ago", "at_least_months_ago"},
    {"elapsed_hours", "working_hours", true},
    {"elapsed_hours", "working_days", true},
    {"elapsed_hours", "elapsed_minutes", true},
    {"elapsed_minutes", "working_minutes", true},
    {"elapsed_minutes", "elapsed_hours", true},
    {"elapsed_seconds", "working_seconds", true},
    {"elapsed_seconds", "elapsed_minutes", true},
    {"working_hours", "elapsed_hours", true},
    {"working_hours", "working_days", true},
    {"working_minutes", "elapsed_minutes", true},
    {"working_seconds", "elapsed_seconds", true},
    {"working_days", "elapsed_hours", true},
    {"working_days", "working_hours", true},
};

// The list whose ids a field names. An empty message: in any.
struct ReferenceList {
  std::string_view message;
  std::string_view field;
  std::string_view list;
};

inline constexpr ReferenceList kReferences[] = {
    {"", "calendar", "calendar"},         {"", "holidays", "holiday_book"},
    {"", "before", "sla.obligation"},     {"", "obligation", "sla.obligation"},
    {"", "starts_at_event", "sla.event"}, {"", "fulfilled_by_event", "sla.event"},
    {"", "done_by_event", "sla.event"},   {"", "expected_from_event", "sla.event"},
    {"", "care", "segment.care"},         {"", "metric", "score.metric"},
    {"", "top", "score.metric"},          {"", "zero", "score.metric"},
    {"", "custom_fact", "score.fact"},    {"", "grade_at_least", "score.grade"},
    {"", "grade_at_most", "score.grade"}, {"", "profile_in_force", "score.profile"},
    {"", "budget", "callback.budget"},    {"RecordAnalysis", "form", "record.form"},
};

// Lists in which it matters, or is shown, what comes first.
inline bool IsOrdered(const google::protobuf::FieldDescriptor& field) {
  static constexpr std::string_view kLists[] = {
      "guiju.v1.Policy.calendar",
      "guiju.v1.TriagePolicy.category_rule",
      "guiju.v1.TriagePolicy.issue_type_rule",
      "guiju.v1.TriagePolicy.priority_rule",
      "guiju.v1.TriagePolicy.handling_rule",
      "guiju.v1.TriagePolicy.route",
      "guiju.v1.TriagePolicy.feedback",
      "guiju.v1.TriagePolicy.hand_over",
      "guiju.v1.TriagePolicy.mark",
      "guiju.v1.FeedbackFlow.step",
      "guiju.v1.HandOver.to",
      "guiju.v1.Obligation.target",
      "guiju.v1.SegmentPolicy.segment",
      "guiju.v1.Segment.care",
      "guiju.v1.SegmentOtherwise.care",
      "guiju.v1.BandTable.band",
      "guiju.v1.ScorePolicy.grade",
      "guiju.v1.ProfileWeight.points",
      "guiju.v1.CallbackPolicy.scenario",
      "guiju.v1.CallbackPolicy.tier",
      "guiju.v1.CallbackScenario.tag",
      "guiju.v1.MaskPolicy.kind",
      "guiju.v1.RecordPolicy.form",
      "guiju.v1.RecordForm.field",
      "guiju.v1.StatsReportPolicy.percentile",
      "guiju.v1.StatsCorrelationPolicy.significance_percent",
  };
  return std::find(std::begin(kLists), std::end(kLists), field.full_name()) != std::end(kLists);
}

inline bool IsPoints(const google::protobuf::FieldDescriptor& field) {
  const std::string& name = field.name();
  return name == "points" || name == "at_most_points" || name == "cap" || name == "full_marks";
}

// Lists of words: terms, titles, domains.
inline bool IsWords(const google::protobuf::FieldDescriptor& field) {
  return field.is_repeated() &&
         (field.message_type() == v1::Cue::descriptor() ||
          (field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING &&
           internal::RuleOf(field).form() == v1::Form::TEXT));
}

// Decides nothing: names, reasons, what is declared about the policy itself.
inline bool IsForPeople(const google::protobuf::FieldDescriptor& field) {
  using google::protobuf::FieldDescriptor;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    return field.message_type() == v1::Text::descriptor() ||
           field.message_type() == v1::Waiver::descriptor() ||
           field.message_type() == v1::ChangeNote::descriptor();
  }
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return false;
  const v1::Form::Value form = internal::RuleOf(field).form();
  return form == v1::Form::CLAUSE || field.name() == "id" ||
         (form == v1::Form::TEXT && !field.is_repeated());
}

// The section that has to be compiled again, as CompileSection (compile.h) names it.
inline int SectionOf(int field_number) {
  switch (field_number) {
    case v1::Policy::kEffectiveUntilFieldNumber:
    case v1::Policy::kReviewByFieldNumber:
    case v1::Policy::kJudgingFieldNumber:
      return v1::Policy::kEffectiveFromFieldNumber;
    case v1::Policy::kHolidayBookFieldNumber:
      return v1::Policy::kCalendarFieldNumber;
    default:
      return field_number;
  }
}

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_MUTANT_TABLES_H_
