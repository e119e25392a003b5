// Compiles the record section: forms and their fields.
#include "guiju/record.h"

#include "section.h"
#include "sections.h"
#include "sentences/record.h"

namespace guiju::internal {
namespace {

constexpr const char* kCategoryFacts[] = {"category_inquiry", "category_complaint",
                                          "category_suggestion", "category_after_sales",
                                          "category_other"};

bool StartsWith(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

std::vector<FactName> RecordFacts(const RecordPolicy& policy, const v1::RecordForm& form) {
  std::vector<FactName> facts;
  std::uint16_t number = kRecordCategoryFact;
  for (const char* name : kCategoryFacts) facts.push_back({name, number++, FactKind::kYesNo});
  number = kRecordDeclaredFact;
  for (const Entry& fact : policy.facts) facts.push_back({fact.id, number++, FactKind::kYesNo});
  for (int i = 0; i < form.field_size(); ++i) {
    if (form.field(i).shape() != v1::RecordFormField::Shape::INTEGER) continue;
    facts.push_back({"field_" + form.field(i).id(),
                     static_cast<std::uint16_t>(kRecordFieldFact + i), FactKind::kNumber});
  }
  return facts;
}

RecordFormField ReadField(const v1::RecordFormField& proto, const std::vector<FactName>& facts,
                          const std::string& here, std::vector<FactTest>* tests,
                          Problems* problems) {
  RecordFormField field;
  field.id = proto.id();
  field.label = ReadLabel(proto.label());
  field.need = static_cast<RecordNeed>(proto.need());
  field.shape = static_cast<RecordShape>(proto.shape());
  field.personal = static_cast<RecordPersonal>(proto.personal());
  field.customer_information = proto.customer_information();
  if (proto.has_when() != (field.need == RecordNeed::kWhen)) {
    problems->Error(here, proto.has_when() ? kWhenNotAsked : kWhenMissing, {{"id", proto.id()}});
  } else if (proto.has_when()) {
    field.when = CompileCriterion(proto.when(), facts, At(here, "when"), tests, nullptr, problems);
  }
  if (field.shape != RecordShape::kInteger) {
    if (proto.has_min() || proto.has_max()) {
      problems->Error(here, kBoundsNotAsked, {{"id", proto.id()}});
    }
    return field;
  }
  field.min = proto.has_min() ? proto.min() : INT64_MIN;
  field.max = proto.has_max() ? proto.max() : INT64_MAX;
  if (field.min > field.max) problems->Error(here, kBoundsBackwards, {{"id", proto.id()}});
  return field;
}

RecordForm ReadForm(const v1::RecordForm& proto, const RecordPolicy& policy, const SlaPolicy& sla,
                    const std::string& here, Problems* problems) {
  RecordForm form;
  form.entry = ReadEntry(proto);
  const std::vector<FactName> facts = RecordFacts(policy, proto);
  UniqueIds ids;
  bool any_required = false;
  for (int i = 0; i < proto.field_size(); ++i) {
    const std::string path = At(At(here, "field"), i);
    ids.Check(proto.field(i).id(), path, problems);
    form.fields.push_back(ReadField(proto.field(i), facts, path, &form.tests, problems));
    any_required |= form.fields.back().need != RecordNeed::kOptional;
  }
  if (!any_required && proto.field_size() > 0) {
    problems->Warning(here, kNothingRequired, {{"id", proto.id()}});
  }
  form.has_time = proto.has_completed_within();
  form.timeliness_clause = proto.timeliness_clause();
  if (form.has_time) {
    form.within = ReadWithin(proto.completed_within(), sla, At(here, "completed_within"), problems);
  }
  if (form.has_time == proto.timeliness_clause().empty()) {
    problems->Error(here, kTimelinessHalf, {{"id", proto.id()}});
  }
  return form;
}

void ReadFacts(const v1::RecordPolicy& proto, const std::string& path, RecordPolicy* policy,
               Problems* problems) {
  UniqueIds ids;
  for (int i = 0; i < proto.fact_size(); ++i) {
    const v1::RecordFactName& fact = proto.fact(i);
    const std::string here = At(At(path, "fact"), i);
    ids.Check(fact.id(), here, problems);
    if (StartsWith(fact.id(), "category_") || StartsWith(fact.id(), "field_")) {
      problems->Error(At(here, "id"), kFactNameTaken, {{"id", fact.id()}});
    }
    policy->facts.push_back({fact.id(), {}, ReadLabel(fact.label())});
  }
}

}  // namespace

RecordPolicy CompileRecord(const v1::RecordPolicy& proto, const SlaPolicy& sla,
                           const std::vector<std::string>& calendars, const std::string& path,
                           Problems* problems) {
  RecordPolicy policy;
  policy.calendar = FindCalendar(proto.calendar(), calendars, path, problems);
  ReadFacts(proto, path, &policy, problems);
  UniqueIds ids;
  for (int i = 0; i < proto.form_size(); ++i) {
    const std::string here = At(At(path, "form"), i);
    ids.Check(proto.form(i).id(), here, problems);
    policy.forms.push_back(ReadForm(proto.form(i), policy, sla, here, problems));
  }
  policy.completeness_clause = proto.completeness().clause();
  policy.complete_from = ReadPercent(proto.completeness().at_least_percent());
  if (policy.complete_from.is_missing()) policy.complete_from = Ratio::Of(1);
  policy.wrong_is_filled =
      proto.completeness().wrong_shape() == v1::RecordCompleteness::WrongShape::FILLED;
  policy.has_analysis = proto.has_analysis();
  if (!policy.has_analysis) return policy;
  policy.analysis_clause = proto.analysis().clause();
  policy.analysis_rating = proto.analysis().rating_at_most();
  const int form = policy.FormIndex(proto.analysis().form());
  if (form >= 0) {
    policy.analysis_form = static_cast<std::size_t>(form);
  } else if (!proto.analysis().form().empty()) {
    std::vector<std::string> known;
    for (const RecordForm& one : policy.forms) known.push_back(one.entry.id);
    problems->Error(At(At(path, "analysis"), "form"), kUnknownForm,
                    {{"id", proto.analysis().form()}, {"known", Join(known)}});
  }
  return policy;
}

}  // namespace guiju::internal
