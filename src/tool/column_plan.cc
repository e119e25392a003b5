#include "tool/column_plan.h"

#include <algorithm>
#include <utility>

#include "guiju/load.h"
#include "guiju/v1/agent_month.pb.h"
#include "guiju/v1/callback_made.pb.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/service_record.pb.h"
#include "guiju/v1/ticket.pb.h"
#include "sentences/input.h"
#include "sentences/sla.h"
#include "text_distance.h"
#include "tool/line_source.h"
#include "tool/masked.h"
#include "tool/say.h"
#include "zones.h"

namespace guiju::tool {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using internal::At;
using internal::Problems;

const Descriptor* MessageOf(v1::ColumnMap::Record::Value record) {
  switch (record) {
    case v1::ColumnMap::Record::TICKETS:
      return v1::Ticket::descriptor();
    case v1::ColumnMap::Record::CUSTOMERS:
      return v1::Customer::descriptor();
    case v1::ColumnMap::Record::RECORDS:
      return v1::ServiceRecord::descriptor();
    case v1::ColumnMap::Record::CALLBACKS:
      return v1::CallbackMade::descriptor();
    case v1::ColumnMap::Record::AGENT_MONTHS:
    case v1::ColumnMap::Record::KNOWLEDGE:
      return v1::AgentMonth::descriptor();
    default:
      return nullptr;
  }
}

bool IsInstant(const FieldDescriptor& field) {
  return field.message_type() == v1::Instant::descriptor();
}

// The names a column may give as `fact`.
std::vector<std::string> FactsOf(const Descriptor& record) {
  std::vector<std::string> facts;
  for (int i = 0; i < record.field_count(); ++i) {
    const FieldDescriptor& field = *record.field(i);
    if (field.message_type() == v1::Fraction::descriptor()) {
      facts.push_back(field.name() + ".numerator");
      facts.push_back(field.name() + ".denominator");
    } else if (!field.is_repeated() && (field.message_type() == nullptr || IsInstant(field))) {
      facts.push_back(field.name());
    }
  }
  if (&record == v1::Ticket::descriptor()) {
    facts.emplace_back("signal");
    facts.emplace_back("rating");
    facts.emplace_back("ring_count");
  }
  if (&record == v1::Customer::descriptor()) {
    facts.emplace_back("active_from");
    facts.emplace_back("active_to");
  }
  return facts;
}

std::vector<std::string> ValueNames(const EnumDescriptor& values) {
  std::vector<std::string> names;
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() != 0) names.push_back(values.value(i)->name());
  }
  return names;
}

class Planner {
 public:
  Planner(const v1::ColumnMap& map, Problems* problems, ColumnPlan* plan)
      : map_(map), problems_(*problems), plan_(*plan) {}

  void Run(const ZoneTable* default_zone) {
    if (plan_.record == nullptr) {
      problems_.Error("record", internal::kMapNeedsRecord,
                      {{"expected", Join(ValueNames(*v1::ColumnMap::Record::Value_descriptor()))}});
      return;
    }
    for (int i = 0; i < map_.column_size(); ++i) Add(map_.column(i), At("column", i));
    for (int i = 0; i < map_.column_size(); ++i) Relate(i);
    if (map_.has_event_rows()) AddStates();
    AddTime(default_zone);
    if (!map_.delimiter().empty()) {
      const char c = map_.delimiter()[0];
      if (map_.delimiter().size() > 1 || c == '"' || c == '\n' || c == '\r' || c < 1) {
        problems_.Error("delimiter", internal::kMapBadDelimiter, {});
      }
      plan_.delimiter = c;
    }
    if (!map_.encoding().empty()) {
      const auto& names = Encodings();
      std::string upper = map_.encoding();
      for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      if (std::find(names.begin(), names.end(), upper) == names.end()) {
        problems_.Error("encoding", internal::kInputUnknownEncoding,
                        {{"name", map_.encoding()}, {"allowed", Join(names)}});
      }
    }
  }

 private:
  bool tickets() const { return plan_.record == v1::Ticket::descriptor(); }
  bool records() const { return plan_.record == v1::ServiceRecord::descriptor(); }

  void Add(const v1::Column& column, const std::string& path) {
    Target target;
    target.column = &column;
    const int given = (column.fact().empty() ? 0 : 1) + (column.event() != 0 ? 1 : 0) +
                      (column.signal().empty() ? 0 : 1) + (column.field().empty() ? 0 : 1);
    const bool of_record = !column.field().empty() || (records() && !column.signal().empty());
    if (given != 1) {
      problems_.Error(path, internal::kMapOneTarget, {{"name", column.name()}});
    } else if ((of_record || column.form_size() > 0) && !records()) {
      problems_.Error(path, internal::kMapOnlyRecords, {});
    } else if (column.fact().empty() && !of_record && !tickets()) {
      problems_.Error(path, internal::kMapOnlyTickets, {});
    } else if (!column.fact().empty()) {
      AddFact(column, path, &target);
    } else if (column.event() != 0) {
      AddEvent(column, path, &target);
    } else if (!column.field().empty()) {
      target.kind = Target::Kind::kRecordField;
      AddValues(column, path, &target);
    } else {
      target.kind = Target::Kind::kSignal;
      AddValues(column, path, &target);
    }
    if (!column.reference().empty() && !column.fixed_reference().empty()) {
      problems_.Error(At(path, "fixed_reference"), internal::kMapTwoReferences, {});
    }
    if (column.event() == 0) {
      const std::pair<const char*, bool> fields[] = {
          {"due", !column.due().empty()},
          {"reference", !column.reference().empty()},
          {"fixed_reference", !column.fixed_reference().empty()},
          {"event_name", !column.event_name().empty()}};
      for (const auto& [field, given_here] : fields) {
        if (!given_here) continue;
        problems_.Error(At(path, field), internal::kMapEventOnly,
                        {{"event", "…"}, {"field", field}});
      }
    }
    target.personal = map_.record() == v1::ColumnMap::Record::CUSTOMERS ||
                      target.kind == Target::Kind::kRecordField || column.fact() == "description" ||
                      column.fact() == "customer_id";
    plan_.targets.push_back(std::move(target));
  }

  void AddFact(const v1::Column& column, const std::string& path, Target* target) {
    const std::vector<std::string> facts = FactsOf(*plan_.record);
    if (std::find(facts.begin(), facts.end(), column.fact()) == facts.end()) {
      const std::string near = internal::NearestWord(column.fact(), facts);
      if (near.empty()) {
        problems_.Error(At(path, "fact"), internal::kMapNoSuchFact,
                        {{"fact", column.fact()}, {"facts", Join(facts)}});
      } else {
        problems_.Error(At(path, "fact"), internal::kMapNoSuchFactNear,
                        {{"fact", column.fact()}, {"near", near}});
      }
      return;
    }
    if (tickets() && column.fact() == "signal") {
      target->kind = Target::Kind::kSignals;
    } else if (tickets() && column.fact() == "rating") {
      target->kind = Target::Kind::kRating;
      target->path = {v1::Event::descriptor()->FindFieldByName("rating")};
    } else if (tickets() && column.fact() == "ring_count") {
      target->kind = Target::Kind::kRingCount;
      target->path = {v1::Event::descriptor()->FindFieldByName("ring_count")};
    } else if (column.fact() == "active_from" || column.fact() == "active_to") {
      target->kind =
          column.fact() == "active_to" ? Target::Kind::kActiveTo : Target::Kind::kActiveFrom;
    } else {
      const std::size_t dot = column.fact().find('.');
      target->path = {plan_.record->FindFieldByName(column.fact().substr(0, dot))};
      if (dot != std::string::npos) {
        target->path.push_back(
            v1::Fraction::descriptor()->FindFieldByName(column.fact().substr(dot + 1)));
      }
    }
    AddValues(column, path, target);
  }

  void AddValues(const v1::Column& column, const std::string& path, Target* target) {
    const EnumDescriptor* values =
        target->leaf() == nullptr ? nullptr : target->leaf()->enum_type();
    for (int i = 0; i < column.value_size(); ++i) {
      const v1::Column::Value& value = column.value(i);
      if (values != nullptr && (values->FindValueByName(value.to()) == nullptr ||
                                values->FindValueByName(value.to())->number() == 0)) {
        problems_.Error(At(At(At(path, "value"), i), "to"), internal::kMapBadValue,
                        {{"value", value.to()}, {"allowed", Join(ValueNames(*values))}});
      }
      target->values.emplace(value.from(), value.to());
    }
    if (column.on_other() == v1::Column::OnOther::OTHER &&
        (values == nullptr || values->FindValueByName("OTHER") == nullptr)) {
      problems_.Error(At(path, "on_other"), internal::kMapNoOther, {{"fact", column.fact()}});
    }
  }

  void AddEvent(const v1::Column& column, const std::string& path, Target* target) {
    target->kind = Target::Kind::kEvent;
    CheckEvent(column.event(), At(path, "event"));
    if ((column.event() == v1::Event::STATUS_CHANGED) != (column.status() != 0)) {
      problems_.Error(At(path, "status"), internal::kMapStatus, {});
    }
    const bool custom = column.event() == v1::Event::CUSTOM;
    if (NeedsDue(column.event()) && column.due().empty()) SayNeeds(column, path, "due");
    if (custom && column.event_name().empty()) SayNeeds(column, path, "event_name");
    if (!custom && !column.event_name().empty()) {
      problems_.Error(At(path, "event_name"), internal::kMapEventOnly,
                      {{"event", "CUSTOM"}, {"field", "event_name"}});
    }
  }

  void SayNeeds(const v1::Column& column, const std::string& path, const char* field) {
    problems_.Error(path, internal::kMapEventNeeds,
                    {{"event", v1::Event::Kind_Name(column.event())}, {"field", field}});
  }

  void CheckEvent(v1::Event::Kind kind, const std::string& path) {
    if (kind == v1::Event::RECEIVED || kind == v1::Event::TRANSFERRED ||
        kind == v1::Event::PRIORITY_CHANGED) {
      problems_.Error(path, internal::kMapBadEvent, {{"event", v1::Event::Kind_Name(kind)}});
    }
  }

  void Relate(int index) {
    const v1::Column& column = map_.column(index);
    const auto find = [&](const std::string& name, const std::string& path,
                          std::vector<std::size_t>* found) {
      for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
        if (plan_.targets[i].column->name() != name) continue;
        found->push_back(i);
        return;
      }
      problems_.Error(path, internal::kMapNoSuchColumn, {{"name", name}});
    };
    Target& target = plan_.targets[static_cast<std::size_t>(index)];
    const std::string path = At("column", index);
    for (int i = 0; i < column.needs_size(); ++i) {
      find(column.needs(i), At(At(path, "needs"), i), &target.needs);
    }
    for (int i = 0; i < column.not_before_size(); ++i) {
      find(column.not_before(i), At(At(path, "not_before"), i), &target.not_before);
    }
  }

  // A status is said with `status`, not as an event.
  void CheckKind(v1::Event::Kind kind, const std::string& path) {
    CheckEvent(kind, path);
    if (NeedsDue(kind) || kind == v1::Event::CUSTOM) {
      problems_.Error(path, internal::kMapBadEvent, {{"event", v1::Event::Kind_Name(kind)}});
    }
    if (kind == v1::Event::STATUS_CHANGED) problems_.Error(path, internal::kMapStatus, {});
  }

  void AddStates() {
    if (!tickets()) problems_.Error("event_rows", internal::kMapOnlyTickets, {});
    for (int i = 0; i < map_.event_rows().states_size(); ++i) {
      const v1::EventRows::State& state = map_.event_rows().states(i);
      const std::string path = At("event_rows.states", i);
      for (const int kind : state.first()) CheckKind(static_cast<v1::Event::Kind>(kind), path);
      CheckKind(state.event(), path);
      plan_.states.emplace(state.name(), &state);
    }
  }

  void AddTime(const ZoneTable* default_zone) {
    for (int i = 0; i < map_.time_format_size(); ++i) {
      if (!IsTimeFormat(map_.time_format(i))) {
        problems_.Error(At("time_format", i), internal::kMapBadTimeFormat,
                        {{"format", map_.time_format(i)}});
      }
      plan_.time_formats.push_back(map_.time_format(i));
    }
    if (plan_.time_formats.empty()) plan_.time_formats.emplace_back("ISO");
    plan_.wall.zone = &plan_.zone;
    if (map_.skipped_time() == v1::Calendar::SkippedTime::TRANSITION) {
      plan_.wall.skipped = SkippedTime::kTransition;
    }
    if (map_.repeated_time() == v1::Calendar::RepeatedTime::LATER) {
      plan_.wall.repeated = RepeatedTime::kLater;
    }
    if (!map_.zone().empty()) {
      if (const auto zone = internal::FindZone(map_.zone()); zone.has_value()) {
        plan_.zone = *zone;
      } else {
        problems_.Error("zone", internal::kMapBadZone, {{"zone", map_.zone()}});
      }
    } else if (default_zone != nullptr) {
      plan_.zone = *default_zone;
    } else if (map_.has_event_rows() ||
               std::any_of(plan_.targets.begin(), plan_.targets.end(),
                           [](const Target& target) { return target.is_time(); })) {
      problems_.Error("zone", internal::kMapNoZone, {});
    }
  }

  const v1::ColumnMap& map_;
  Problems& problems_;
  ColumnPlan& plan_;
};

}  // namespace

bool NeedsDue(v1::Event::Kind kind) {
  return kind == v1::Event::PROMISED || kind == v1::Event::EXTENDED;
}

bool Target::is_time() const {
  return kind == Kind::kEvent || (leaf() != nullptr && IsInstant(*leaf()));
}

bool ColumnPlan::IsUnknown(std::string_view cell) const {
  return cell.empty() || std::any_of(map->unknown().begin(), map->unknown().end(),
                                     [&](const std::string& word) { return word == cell; });
}

bool ColumnPlan::IsRefused(std::string_view cell) const {
  return std::any_of(map->refused().begin(), map->refused().end(),
                     [&](const std::string& word) { return word == cell; });
}

bool ColumnPlan::IsNever(std::string_view cell) const {
  return std::any_of(map->never().begin(), map->never().end(),
                     [&](const std::string& word) { return word == cell; });
}

std::string_view Trim(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
}

std::unique_ptr<ColumnPlan> MakeColumnPlan(const v1::ColumnMap& map, const ZoneTable* default_zone,
                                           Problems* problems) {
  auto plan = std::make_unique<ColumnPlan>();
  plan->map = &map;
  plan->record = MessageOf(map.record());
  plan->mask = &StandardPolicy()->mask;
  Planner(map, problems, plan.get()).Run(default_zone);
  return Acceptable(problems->findings()) ? std::move(plan) : nullptr;
}

bool Bind(const ColumnPlan& plan, const std::vector<std::string>& header, Binding* binding,
          Findings* findings) {
  std::unordered_map<std::string_view, int> columns;
  bool ok = true;
  // A file without a header begins with a row, and nothing of a row is shown.
  const bool hidden = LooksLikeData(*plan.mask, header);
  const auto show = [&](std::string_view name) {
    return hidden ? MaskedWhole(*plan.mask, name) : Shown(name, 64);
  };
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto [place, is_new] = columns.emplace(Trim(header[i]), static_cast<int>(i));
    if (is_new || place->first.empty()) continue;
    ok = false;
    findings->push_back(
        Tell(internal::kInputDuplicateColumn, {{"name", show(place->first)},
                                               {"first", std::to_string(place->second + 1)},
                                               {"second", std::to_string(i + 1)}}));
    findings->back().column = static_cast<int>(i) + 1;
  }
  std::vector<std::string> strays;  // columns of the file that the map does not name
  std::vector<std::string> shown;
  for (const std::string& name : header) {
    const std::string trimmed(Trim(name));
    shown.push_back(show(trimmed));
    const auto& all = plan.map->column();
    const bool named = std::any_of(all.begin(), all.end(), [&](const v1::Column& c) {
      return c.name() == trimmed || c.due() == trimmed || c.reference() == trimmed;
    });
    if (!named) strays.push_back(trimmed);
  }
  std::vector<std::string> absent;
  const auto find = [&](const std::string& name, bool required) {
    const auto place = columns.find(name);
    if (place != columns.end()) return place->second;
    if (std::find(absent.begin(), absent.end(), name) != absent.end()) return -1;
    absent.push_back(name);
    const std::string near = internal::NearestWord(name, strays);
    if (required) {
      ok = false;
      findings->push_back(
          near.empty()
              ? Tell(internal::kInputMissingColumn, {{"name", name}, {"found", Join(shown)}})
              : Tell(internal::kInputMissingColumnNear,
                     {{"name", name}, {"near", near}, {"found", Join(shown)}}));
    } else if (!near.empty()) {
      findings->push_back(
          Tell(internal::kInputStrayColumn, {{"name", near}, {"near", name}}, Severity::kWarning));
    }
    return -1;
  };
  for (const Target& target : plan.targets) {
    binding->column_of_target.push_back(find(target.column->name(), target.column->required()));
  }
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const v1::Column& column = *plan.targets[i].column;
    const bool there = binding->column_of_target[i] >= 0;
    binding->due_of_target.push_back(column.due().empty() ? -1 : find(column.due(), there));
    binding->reference_of_target.push_back(
        column.reference().empty() ? -1 : find(column.reference(), there));
  }
  if (plan.map->has_event_rows()) {
    const v1::EventRows& rows = plan.map->event_rows();
    binding->key = find(rows.key(), true);
    binding->time = find(rows.time(), true);
    binding->state = find(rows.state(), true);
    for (const std::string& name : rows.order()) binding->order.push_back(find(name, true));
  }
  return ok;
}

}  // namespace guiju::tool
