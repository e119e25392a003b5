#include "workbench/policy_places.h"

#include <string_view>

#include "guiju/v1/policy_test.pb.h"
#include "place.h"
#include "problems.h"
#include "workbench/document_parts.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using internal::At;

std::string ClauseOf(const Message& message, const std::string& around) {
  const FieldDescriptor* const field = message.GetDescriptor()->FindFieldByName("clause");
  if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING ||
      field->is_repeated()) {
    return around;
  }
  const std::string clause = message.GetReflection()->GetString(message, field);
  return clause.empty() ? around : clause;
}

// What stands in the brackets behind `list` at the beginning of `path`: "resolution".
std::string EntryIn(std::string_view path, std::string_view list) {
  if (path.substr(0, list.size()) != list || path.substr(list.size(), 1) != "[") return "";
  const std::size_t end = path.find(']');
  return std::string(path.substr(list.size() + 1, end - list.size() - 1));
}

bool Begins(std::string_view path, std::string_view part) {
  return path.substr(0, part.size()) == part &&
         (path.size() == part.size() || path[part.size()] == '.' || path[part.size()] == '[' ||
          path[part.size()] == '_');
}

std::string Named(const std::string& list, const std::string& name) {
  return list + "[" + name + "]";
}

std::string OfTriage(const v1::TriageVerdict& triage, const std::string& path) {
  struct Scale {
    const char* name;
    const v1::TriageDecision& decision;
  };
  for (const Scale& scale : {Scale{"category", triage.category_decision()},
                             Scale{"issue_type", triage.issue_type_decision()},
                             Scale{"priority", triage.priority_decision()},
                             Scale{"handling", triage.handling_decision()}}) {
    if (!Begins(path, scale.name)) continue;
    const std::string name(scale.name);
    if (!scale.decision.rule().empty()) {
      return Named("triage." + name + "_rule", scale.decision.rule());
    }
    return scale.decision.source() == v1::TriageDecision::Source::OTHERWISE
               ? "triage.otherwise." + name
               : "";
  }
  for (const char* list : {"route", "feedback", "hand_over", "mark"}) {
    const std::string name = EntryIn(path, list);
    if (!name.empty()) return Named(std::string("triage.") + list, name);
  }
  return "triage";
}

std::string OfSla(const v1::SlaVerdict& sla, const std::string& path) {
  const std::string milestone = EntryIn(path, "milestone");
  if (!milestone.empty()) return Named("sla.milestone", milestone);
  const std::string obligation = EntryIn(path, "obligation");
  if (obligation.empty()) return "sla";
  const std::string place = Named("sla.obligation", obligation);
  for (const v1::ObligationVerdict& verdict : sla.obligation()) {
    if (verdict.obligation() == obligation) return At(place + ".target", verdict.target_entry());
  }
  return place;
}

std::string OfSegment(const v1::SegmentVerdict& segment, const std::string& path) {
  if (Begins(path, "membership")) return "segment.membership";
  const std::string care = EntryIn(path, "care");
  if (!care.empty()) return Named("segment.care", care);
  const std::string undecided = EntryIn(path, "undecided");
  if (!undecided.empty()) return Named("segment.segment", undecided);
  if (segment.primary().empty()) return "segment";
  return Named("segment.segment", segment.primary());
}

std::string OfScore(const v1::ScoreVerdict& score, const std::string& path) {
  const std::string metric = EntryIn(path, "metric");
  for (const v1::MetricVerdict& verdict : score.metric()) {
    if (verdict.metric() != metric) continue;
    const std::string place = Named("score.metric", metric);
    return verdict.band() < 0 ? place : At(place + ".table.band", verdict.band());
  }
  const std::string advisory = EntryIn(path, "advisory");
  if (!advisory.empty()) return Named("score.advisory", advisory);
  if (Begins(path, "grade") && !score.grade().empty()) return Named("score.grade", score.grade());
  if (Begins(path, "profile")) return Named("score.profile", score.profile());
  return "score";
}

std::string OfRecord(const v1::RecordVerdict& record) {
  return record.form().empty() ? "record" : Named("record.form", record.form());
}

// "customer.segment.primary" behind "customer.segment" is "primary".
bool Cut(std::string_view part, std::string* path) {
  if (!Begins(*path, part)) return false;
  path->erase(0, path->size() == part.size() ? part.size() : part.size() + 1);
  return true;
}

}  // namespace

PolicyPlaces::PolicyPlaces(const PolicyDocument& document) : parts_(document.parts()) {
  const v1::Policy& policy = parts_.proto;
  Walk(policy, "", "", "");
  Alias("segment.segment", policy.segment().otherwise().id(), "segment.otherwise");
  Alias("score.grade", policy.score().grade_otherwise().id(), "score.grade_otherwise");
  for (const v1::Metric& metric : policy.score().metric()) {
    const std::string table = Named("score.metric", metric.id()) + ".table";
    aliases_.emplace(At(table + ".band", metric.table().band_size()), table + ".otherwise");
  }
}

void PolicyPlaces::Alias(const std::string& list, const std::string& id, const std::string& place) {
  if (!id.empty()) aliases_.emplace(Named(list, id), place);
}

void PolicyPlaces::Walk(const Message& message, const std::string& place, const std::string& path,
                        const std::string& around) {
  const std::string clause = ClauseOf(message, around);
  entries_.emplace(place, Entry{path, clause});
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string here = At(place, field->name().c_str());
    const std::string there = At(path, field->name().c_str());
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      entries_.emplace(here, Entry{there, clause});
      for (int i = 0; field->is_repeated() && i < reflection.FieldSize(message, field); ++i) {
        entries_.emplace(At(here, i), Entry{At(there, i), clause});
      }
    } else if (!field->is_repeated()) {
      Walk(reflection.GetMessage(message, field), here, there, clause);
    } else {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        const Message& entry = reflection.GetRepeatedMessage(message, field, i);
        Walk(entry, Named(here, internal::EntryInBrackets(message, *field, i)), At(there, i),
             clause);
      }
    }
  }
}

PolicyPlace PolicyPlaces::Find(std::string place) const {
  const auto alias = aliases_.find(place);
  if (alias != aliases_.end()) place = alias->second;
  PolicyPlace found;
  found.place = place;
  found.file = parts_.name;
  for (;;) {
    const auto entry = entries_.find(place);
    if (entry != entries_.end()) {
      found.clause = entry->second.clause;
      const internal::Position* const position = parts_.positions.Nearest(entry->second.path);
      if (position != nullptr) {
        found.line = position->line;
        found.column = position->column;
      }
      return found;
    }
    if (place.empty()) return found;
    const std::size_t cut = place.find_last_of(".[");
    place.resize(cut == std::string::npos ? 0 : cut);
  }
}

std::string DecidingPlace(const v1::TestExpectation& answer, const v1::TestFacts& facts,
                          const std::string& path) {
  std::string rest = path;
  if (Cut("ticket.triage", &rest)) return OfTriage(answer.ticket().triage(), rest);
  if (Cut("ticket.sla", &rest)) return OfSla(answer.ticket().sla(), rest);
  if (Cut("customer.segment", &rest)) return OfSegment(answer.customer().segment(), rest);
  if (Cut("agent.score", &rest)) return OfScore(answer.agent().score(), rest);
  if (Cut("review.review", &rest)) return Named("score.review", EntryIn(path, "review.review"));
  const std::string plan = EntryIn(path, "callback.plan");
  if (!plan.empty()) return Named("callback.scenario", plan);
  const std::string target = EntryIn(path, "callback_targets.target");
  if (!target.empty()) return Named("callback.target", target);
  if (Cut("record", &rest)) return OfRecord(answer.record().record());
  if (Cut("analysis", &rest)) return "record.analysis";
  if (Cut("mask", &rest)) {
    if (facts.mask().has_field()) return Named("mask.kind", facts.mask().field().kind());
    return answer.mask().found().empty() ? "mask"
                                         : Named("mask.kind", answer.mask().found(0).kind());
  }
  if (Cut("report", &rest)) return "stats.report";
  if (Cut("correlation", &rest)) return "stats.correlation";
  if (Cut("calendar", &rest)) {
    return facts.calendar().calendar().empty() ? "calendar"
                                               : Named("calendar", facts.calendar().calendar());
  }
  return "";
}

}  // namespace guiju::workbench
