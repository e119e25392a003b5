#include "workbench/mutants.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

#include "field_text.h"
#include "guiju/kernel/parse.h"
#include "guiju/time.h"
#include "place.h"
#include "workbench/decimal_units.h"
#include "workbench/entry_text.h"
#include "workbench/mutant_tables.h"

namespace guiju::workbench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Beyond so many values an enum becomes only its neighbours: that an obligation does not start with
// each of thirty other events is one thing to notice and not thirty.
constexpr int kFewValues = 8;

std::string WriteTime(int minutes) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

std::string WriteDay(CivilDay day) {
  const CivilDate date = ToCivilDate(day);
  const auto two = [](int n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
  return std::to_string(date.year) + two(date.month) + two(date.day);
}

class Lister {
 public:
  Lister(const v1::Policy& policy, const MutantOptions& options)
      : policy_(policy), options_(options) {
    CollectFacts(policy, 0);
  }

  std::vector<Mutant> List() {
    Walk(policy_);
    return std::move(mutants_);
  }

 private:
  using Fields = std::vector<const FieldDescriptor*>;

  void Walk(const Message& message) {
    const FieldDescriptor* clause_field = message.GetDescriptor()->FindFieldByName("clause");
    const std::string outer_clause = clause_;
    if (clause_field != nullptr) {
      clause_ = message.GetReflection()->GetString(message, clause_field);
    }
    const Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor* field = type.field(i);
      if (way_.empty()) section_ = SectionOf(field->number());
      if (IsForPeople(*field)) continue;
      Visit(message, field);
    }
    clause_ = outer_clause;
  }

  void Visit(const Message& message, const FieldDescriptor* field) {
    const Reflection& reflection = *message.GetReflection();
    if (field->is_repeated()) {
      const int size = reflection.FieldSize(message, field);
      if (size == 0) return;
      if (IsWords(*field) && !options_.words) {
        if (internal::RuleOf(*field).min_count() == 0) DropAll(message, field);
        return;
      }
      VisitList(message, field, size);
      return;
    }
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
      const bool set = reflection.HasField(message, field);
      if (field->containing_oneof() != nullptr && !set) return;
      if (field->has_presence() && !set) return;
      Flag(message, field);
      return;
    }
    if (!reflection.HasField(message, field)) return;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (!internal::RuleOf(*field).required()) DropAll(message, field);
      Enter(message, field, -1);
      return;
    }
    Value(message, field, -1);
    Instead(message, field);
    if (!internal::RuleOf(*field).required() && field->containing_oneof() == nullptr &&
        field->name() != "fact") {
      DropAll(message, field);
    }
  }

  void VisitList(const Message& message, const FieldDescriptor* field, int size) {
    const bool ordered = IsOrdered(*field);
    if (field->enum_type() == v1::Weekday::Value_descriptor()) {
      Weekdays(message, field, size);
      return;
    }
    for (int i = 0; i < size; ++i) {
      if (ordered && i + 1 < size) {
        Mutant mutant = Make(Operator::kOrder, field, i, message);
        mutant.before = Written(message, field, i);
        mutant.after = Written(message, field, i + 1);
        mutants_.push_back(std::move(mutant));
      }
      Mutant drop = Make(Operator::kDrop, field, i, message);
      drop.before = Written(message, field, i);
      mutants_.push_back(std::move(drop));
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Enter(message, field, i);
      } else {
        Value(message, field, i);
      }
    }
  }

  void Enter(const Message& message, const FieldDescriptor* field, int index) {
    const Reflection& reflection = *message.GetReflection();
    const Message& inner = index < 0 ? reflection.GetMessage(message, field)
                                     : reflection.GetRepeatedMessage(message, field, index);
    if (inner.GetDescriptor() == v1::Cue::descriptor() && !options_.words) return;
    const std::string path = path_;
    const std::string place = place_;
    path_ = PathTo(field, index);
    place_ = PlaceTo(field, index, message);
    way_.push_back({field, index});
    const v1::BandTable* const outer = step_of_table_;
    if (inner.GetDescriptor() == v1::BandTable::descriptor()) {
      step_of_table_ = static_cast<const v1::BandTable*>(&inner);
    }
    Walk(inner);
    step_of_table_ = outer;
    way_.pop_back();
    path_ = path;
    place_ = place;
  }

  // Another value of one field or entry.
  void Value(const Message& message, const FieldDescriptor* field, int index) {
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_INT32:
      case FieldDescriptor::CPPTYPE_INT64:
        Number(message, field, index);
        return;
      case FieldDescriptor::CPPTYPE_ENUM:
        Setting(message, field, index);
        return;
      case FieldDescriptor::CPPTYPE_STRING:
        break;
      default:
        return;
    }
    const std::string text = Written(message, field, index);
    switch (internal::RuleOf(*field).form()) {
      case v1::Form::DECIMAL:
        Decimal(message, field, index, text);
        return;
      case v1::Form::TIME_OF_DAY:
        Time(message, field, index, text);
        return;
      case v1::Form::DATE:
        Date(message, field, index, text);
        return;
      case v1::Form::ZONE:
        Change(Operator::kSetting, message, field, index, text == "UTC" ? "+01:00" : "UTC");
        return;
      case v1::Form::ID:
        Reference(message, field, index, text);
        return;
      default:
        return;
    }
  }

  void Number(const Message& message, const FieldDescriptor* field, int index) {
    const std::int64_t value = std::strtoll(Written(message, field, index).c_str(), nullptr, 10);
    for (const std::int64_t by : {-10, -1, 1, 10}) {
      if (IsPoints(*field) && std::abs(by) != 1) continue;
      Change(Operator::kNumber, message, field, index, std::to_string(value + by));
    }
  }

  void Decimal(const Message& message, const FieldDescriptor* field, int index,
               const std::string& text) {
    const bool of_table = step_of_table_ != nullptr && field->name() != "step";
    for (const std::int64_t by : {-10, -1, 1, 10}) {
      const std::string moved = Moved(text, of_table ? step_of_table_->step() : "", by);
      if (!moved.empty()) Change(Operator::kNumber, message, field, index, moved);
    }
  }

  void Time(const Message& message, const FieldDescriptor* field, int index,
            const std::string& text) {
    constexpr int kDay = 24 * 60;
    const int minutes =
        guiju_parse_fixed(text.data(), 2) * 60 + guiju_parse_fixed(text.data() + 3, 2);
    for (const int by : {-10, -1, 1, 10}) {
      const int changed = minutes + by;
      if (changed < 0 || changed > kDay) continue;
      Change(Operator::kTime, message, field, index, WriteTime(changed) + text.substr(5));
    }
  }

  void Date(const Message& message, const FieldDescriptor* field, int index,
            const std::string& text) {
    CivilDay day;
    if (guiju_parse_date(text.data(), text.size(), &day.number) != GUIJU_PARSE_OK) return;
    for (const int by : {-1, 1}) {
      if (day.number + by < 0) continue;
      Change(Operator::kDate, message, field, index, WriteDay({day.number + by}));
    }
  }

  void Setting(const Message& message, const FieldDescriptor* field, int index) {
    const EnumDescriptor& values = *field->enum_type();
    const std::string now = Written(message, field, index);
    std::vector<const EnumValueDescriptor*> others;
    int at = 0;
    for (int i = 0; i < values.value_count(); ++i) {
      const EnumValueDescriptor* value = values.value(i);
      if (value->name() == "UNSPECIFIED") continue;
      if (value->name() == now) at = static_cast<int>(others.size());
      others.push_back(value);
    }
    const int count = static_cast<int>(others.size());
    for (int i = 0; i < count; ++i) {
      const int away = std::min(std::abs(i - at), count - std::abs(i - at));
      if (i == at || (count > kFewValues && away > 1)) continue;
      if (field->is_repeated() && Has(message, field, others[static_cast<std::size_t>(i)])) {
        continue;
      }
      const EnumValueDescriptor& value = *others[static_cast<std::size_t>(i)];
      Mutant mutant = Make(Operator::kSetting, field, index, message);
      mutant.value = std::to_string(value.number());
      mutant.before = now;
      mutant.after = value.name();
      mutants_.push_back(std::move(mutant));
    }
  }

  static bool Has(const Message& message, const FieldDescriptor* field,
                  const EnumValueDescriptor* value) {
    for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) {
      if (message.GetReflection()->GetRepeatedEnum(message, field, i) == value) return true;
    }
    return false;
  }

  void Flag(const Message& message, const FieldDescriptor* field) {
    const bool now = message.GetReflection()->GetBool(message, field);
    Change(Operator::kFlag, message, field, -1, now ? "false" : "true");
  }

  void Weekdays(const Message& message, const FieldDescriptor* field, int size) {
    std::set<int> days;
    for (int i = 0; i < size; ++i) {
      days.insert(message.GetReflection()->GetRepeatedEnumValue(message, field, i));
      Mutant drop = Make(Operator::kWeekday, field, i, message);
      drop.before = Written(message, field, i);
      mutants_.push_back(std::move(drop));
    }
    const EnumDescriptor& values = *field->enum_type();
    for (int i = 0; i < values.value_count(); ++i) {
      const EnumValueDescriptor& value = *values.value(i);
      if (value.number() == 0 || days.count(value.number()) != 0) continue;
      Mutant add = Make(Operator::kWeekday, field, -1, message);
      add.value = std::to_string(value.number());
      add.after = value.name();
      mutants_.push_back(std::move(add));
    }
  }

  void Reference(const Message& message, const FieldDescriptor* field, int index,
                 const std::string& text) {
    const std::vector<std::string> ids = Known(message, *field, text);
    const auto at = std::find(ids.begin(), ids.end(), text);
    if (at == ids.end() || ids.size() < 2) return;
    const std::string& next = at + 1 == ids.end() ? ids.front() : *(at + 1);
    Change(Operator::kReference, message, field, index, next);
  }

  // Bounds and clocks: the fields of the same oneof that may take the value over.
  void Instead(const Message& message, const FieldDescriptor* field) {
    for (const Exchange& exchange : kExchanges) {
      if (exchange.from != field->name()) continue;
      const FieldDescriptor* instead =
          message.GetDescriptor()->FindFieldByName(std::string(exchange.to));
      if (instead == nullptr || instead->containing_oneof() == nullptr ||
          instead->containing_oneof() != field->containing_oneof()) {
        continue;
      }
      Mutant mutant =
          Make(exchange.clock ? Operator::kClock : Operator::kBound, field, -1, message);
      mutant.instead = instead;
      mutant.value = Written(message, field, -1);
      mutant.before = field->name() + ": " + mutant.value;
      mutant.after = instead->name() + ": " + mutant.value;
      mutants_.push_back(std::move(mutant));
    }
  }

  void Change(Operator kind, const Message& message, const FieldDescriptor* field, int index,
              const std::string& value) {
    Mutant mutant = Make(kind, field, index, message);
    mutant.value = value;
    mutant.before = Written(message, field, index);
    mutant.after = value;
    mutants_.push_back(std::move(mutant));
  }

  void DropAll(const Message& message, const FieldDescriptor* field) {
    Mutant mutant = Make(Operator::kDrop, field, -1, message);
    if (!field->is_repeated()) mutant.before = Written(message, field, -1);
    mutants_.push_back(std::move(mutant));
  }

  Mutant Make(Operator kind, const FieldDescriptor* field, int index, const Message& message) {
    Mutant mutant;
    mutant.kind = kind;
    mutant.way = way_;
    mutant.field = field;
    mutant.index = index;
    mutant.section = section_;
    mutant.path = PathTo(field, index);
    mutant.place = PlaceTo(field, index, message);
    mutant.clause = clause_;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      mutant.clause = ClauseWithin(message, field, index);
    }
    return mutant;
  }

  // Of an entry that goes: its own clause.
  std::string ClauseWithin(const Message& message, const FieldDescriptor* field, int index) const {
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor* clause = field->message_type()->FindFieldByName("clause");
    if (clause == nullptr) return clause_;
    const Message& inner = index < 0 ? reflection.GetMessage(message, field)
                                     : reflection.GetRepeatedMessage(message, field, index);
    return inner.GetReflection()->GetString(inner, clause);
  }

  std::string PathTo(const FieldDescriptor* field, int index) const {
    return (path_.empty() ? "" : path_ + ".") + field->name() +
           (index < 0 ? "" : "[" + std::to_string(index) + "]");
  }

  std::string PlaceTo(const FieldDescriptor* field, int index, const Message& message) const {
    std::string name = (place_.empty() ? "" : place_ + ".") + field->name();
    if (index < 0) return name;
    return name + "[" + internal::EntryInBrackets(message, *field, index) + "]";
  }

  // The ids that could stand in a field instead of `text`, itself included; empty: it is no
  // reference.
  std::vector<std::string> Known(const Message& message, const FieldDescriptor& field,
                                 const std::string& text) const {
    if (message.GetDescriptor() == v1::Criterion::descriptor()) {
      return Facts(static_cast<const v1::Criterion&>(message), text);
    }
    std::vector<std::string> ids;
    for (const ReferenceList& list : kReferences) {
      if (list.field != field.name()) continue;
      if (!list.message.empty() && list.message != field.containing_type()->name()) continue;
      ids = IdsOf(list.list);
      break;
    }
    if (field.name() == "profile_in_force") ids.insert(ids.begin(), "base");
    return ids;
  }

  std::vector<std::string> IdsOf(std::string_view list) const {
    const Message* message = &policy_;
    const std::size_t dot = list.find('.');
    if (dot != std::string_view::npos) {
      const FieldDescriptor* section =
          message->GetDescriptor()->FindFieldByName(std::string(list.substr(0, dot)));
      message = &message->GetReflection()->GetMessage(*message, section);
      list.remove_prefix(dot + 1);
    }
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(std::string(list));
    std::vector<std::string> ids;
    for (int i = 0; i < message->GetReflection()->FieldSize(*message, field); ++i) {
      ids.push_back(
          internal::NameOfEntry(message->GetReflection()->GetRepeatedMessage(*message, field, i)));
    }
    return ids;
  }

  // What a test asks of a fact: only facts of one kind can stand for each other.
  static int TestKind(const v1::Criterion& criterion) {
    if (criterion.yes_no_case() != v1::Criterion::YES_NO_NOT_SET) return 1;
    return criterion.months_case() != v1::Criterion::MONTHS_NOT_SET ? 2 : 3;
  }

  // Signals stand for signals; other facts for those that the section's conditions name.
  std::vector<std::string> Facts(const v1::Criterion& criterion, const std::string& text) const {
    std::vector<std::string> signals = IdsOf("triage.signal");
    const bool with_signals = section_ == v1::Policy::kTriageFieldNumber;
    if (with_signals && std::find(signals.begin(), signals.end(), text) != signals.end()) {
      return signals;
    }
    std::vector<std::string> facts;
    for (const NamedFact& fact : facts_) {
      if (fact.section == section_ && fact.kind == TestKind(criterion) &&
          std::find(signals.begin(), signals.end(), fact.name) == signals.end()) {
        facts.push_back(fact.name);
      }
    }
    return facts;
  }

  void CollectFacts(const Message& message, int section) {
    if (message.GetDescriptor() == v1::Criterion::descriptor()) {
      const auto& criterion = static_cast<const v1::Criterion&>(message);
      const NamedFact fact{section, TestKind(criterion), criterion.fact()};
      const auto same = [&fact](const NamedFact& other) {
        return other.section == fact.section && other.kind == fact.kind && other.name == fact.name;
      };
      if (!fact.name.empty() && std::none_of(facts_.begin(), facts_.end(), same)) {
        facts_.push_back(fact);
      }
    }
    Fields fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      const int inner = section == 0 ? field->number() : section;
      if (!field->is_repeated()) {
        CollectFacts(message.GetReflection()->GetMessage(message, field), inner);
        continue;
      }
      for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) {
        CollectFacts(message.GetReflection()->GetRepeatedMessage(message, field, i), inner);
      }
    }
  }

  struct NamedFact {
    int section = 0;
    int kind = 0;
    std::string name;
  };

  const v1::Policy& policy_;
  const MutantOptions options_;
  std::vector<NamedFact> facts_;  // in the order of their first mention
  std::vector<Mutant> mutants_;
  // Where the walk is.
  std::vector<Step> way_;
  std::string path_;
  std::string place_;
  std::string clause_;
  int section_ = 0;
  const v1::BandTable* step_of_table_ = nullptr;
};

}  // namespace

std::vector<Mutant> ListMutants(const v1::Policy& policy, const MutantOptions& options) {
  return Lister(policy, options).List();
}

}  // namespace guiju::workbench
