// A walk over two messages of one type by reflection. Entries of lists are matched by their keys,
// so that one that is added in front does not make all others differ.
#include "workbench/changes.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "place.h"
#include "problems.h"
#include "workbench/written.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using internal::At;

bool Contains(const std::set<std::string_view>& names, std::string_view name) {
  return names.find(name) != names.end();
}

// Read by people alone.
bool IsWords(const FieldDescriptor& field) {
  static const std::set<std::string_view> fields = {
      "label", "note", "clause", "places_clause", "timeliness_clause", "unit", "source"};
  if (Contains(fields, field.name())) return true;
  const std::string_view owner = field.containing_type()->name();
  if (field.name() == "name") {
    return owner == "DayOff" || owner == "WorkedDay" || owner == "SpecialHours";
  }
  // The sentence of an advisory is said on the scorecard.
  return field.name() == "text" && owner == "Advisory";
}

// Compared as a whole: what a desk reads as one thing.
bool IsWhole(const FieldDescriptor& field) {
  static const std::set<std::string_view> types = {"Criterion",   "BandTable", "Hours",
                                                   "WeeklyHours", "Within",    "Text"};
  return Contains(types, field.message_type()->name());
}

std::string PrintField(const Message& message, const FieldDescriptor& field) {
  if (!field.is_repeated()) {
    return message.GetReflection()->HasField(message, &field) ? ValueText(message, field, -1)
                                                              : std::string();
  }
  std::string text;
  const int size = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < size; ++i) text += (i == 0 ? "" : ", ") + ValueText(message, field, i);
  return size == 1 ? text : "[" + text + "]";
}

std::string StringOf(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
    return {};
  }
  return message.GetReflection()->GetString(message, field);
}

bool SameValue(const Message& a, const Message& b);

bool SameField(const Message& a, const Message& b, const FieldDescriptor& field) {
  const Reflection& reflection = *a.GetReflection();
  if (!field.is_repeated() && field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    if (reflection.HasField(a, &field) != reflection.HasField(b, &field)) return false;
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string left;
        std::string right;
        return reflection.GetStringReference(a, &field, &left) ==
               reflection.GetStringReference(b, &field, &right);
      }
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.GetInt32(a, &field) == reflection.GetInt32(b, &field);
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.GetInt64(a, &field) == reflection.GetInt64(b, &field);
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.GetBool(a, &field) == reflection.GetBool(b, &field);
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.GetEnumValue(a, &field) == reflection.GetEnumValue(b, &field);
      default:
        return ValueText(a, field, -1) == ValueText(b, field, -1);
    }
  }
  if (!field.is_repeated()) {
    if (reflection.HasField(a, &field) != reflection.HasField(b, &field)) return false;
    return !reflection.HasField(a, &field) ||
           SameValue(reflection.GetMessage(a, &field), reflection.GetMessage(b, &field));
  }
  const int size = reflection.FieldSize(a, &field);
  if (size != reflection.FieldSize(b, &field)) return false;
  for (int i = 0; i < size; ++i) {
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (!SameValue(reflection.GetRepeatedMessage(a, &field, i),
                     reflection.GetRepeatedMessage(b, &field, i))) {
        return false;
      }
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      std::string left;
      std::string right;
      if (reflection.GetRepeatedStringReference(a, &field, i, &left) !=
          reflection.GetRepeatedStringReference(b, &field, i, &right)) {
        return false;
      }
    } else if (ValueText(a, field, i) != ValueText(b, field, i)) {
      return false;
    }
  }
  return true;
}

// Words left out.
bool SameValue(const Message& a, const Message& b) {
  const auto* type = a.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    if (!IsWords(*type->field(i)) && !SameField(a, b, *type->field(i))) return false;
  }
  return true;
}

// Words as well: labels are compared here alone.
bool SameWithWords(const Message& a, const Message& b) {
  const auto* type = a.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor& field = *type->field(i);
    if (IsWords(field) ? PrintField(a, field) != PrintField(b, field) : !SameField(a, b, field)) {
      return false;
    }
  }
  return true;
}

class Walk {
 public:
  explicit Walk(bool words) : words_(words) {}

  void Messages(const Message& a, const Message& b, const std::string& place,
                const std::string& path_a, const std::string& path_b) {
    const std::size_t depth = clauses_.size();
    AddClause(a);
    AddClause(b);
    const auto* type = a.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      OneField(a, b, *type->field(i), place, path_a, path_b);
    }
    clauses_.resize(depth);
  }

  void OneField(const Message& a, const Message& b, const FieldDescriptor& field,
                const std::string& place, const std::string& path_a, const std::string& path_b) {
    if (IsWords(field)) {
      if (words_) WordsOf(a, b, field, place, path_a, path_b);
    } else if (!SameField(a, b, field)) {
      Field(a, b, field, place, path_a, path_b);
    } else if (words_) {
      WordsBelow(a, b, field, place, path_a, path_b);
    }
  }

  std::vector<Change> changes;

 private:
  void AddClause(const Message& message) {
    const std::string clause = StringOf(message, "clause");
    if (!clause.empty()) clauses_.push_back(clause);
  }

  void Add(const std::string& place, const std::string& path_a, const std::string& path_b,
           std::string before, std::string after) {
    Change change;
    change.place = place;
    change.before_path = path_a;
    change.after_path = path_b;
    change.before = std::move(before);
    change.after = std::move(after);
    // The nearest ones: those of the innermost message that has any.
    if (clauses_.size() >= 2) change.clauses = {clauses_.end()[-2], clauses_.end()[-1]};
    if (clauses_.size() == 1) change.clauses = clauses_;
    changes.push_back(std::move(change));
  }

  void WordsOf(const Message& a, const Message& b, const FieldDescriptor& field,
               const std::string& place, const std::string& path_a, const std::string& path_b) {
    const std::string before = PrintField(a, field);
    const std::string after = PrintField(b, field);
    if (before == after) return;
    const char* name = field.name().c_str();
    Add(At(place, name), At(path_a, name), At(path_b, name), before, after);
    changes.back().words = true;
  }

  // A field that says the same, whose labels may still be others.
  void WordsBelow(const Message& a, const Message& b, const FieldDescriptor& field,
                  const std::string& place, const std::string& path_a, const std::string& path_b) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
    const Reflection& reflection = *a.GetReflection();
    if (!field.is_repeated()) {
      if (!reflection.HasField(a, &field)) return;
      const Message& left = reflection.GetMessage(a, &field);
      const Message& right = reflection.GetMessage(b, &field);
      if (!SameWithWords(left, right) || !IsWhole(field)) {
        Messages(left, right, At(place, field.name().c_str()), At(path_a, field.name().c_str()),
                 At(path_b, field.name().c_str()));
      }
      return;
    }
    for (int i = 0; i < reflection.FieldSize(a, &field); ++i) {
      const Message& left = reflection.GetRepeatedMessage(a, &field, i);
      const std::string key = KeyOf(left);
      const std::string name = field.name() + "[" + (key.empty() ? std::to_string(i) : key) + "]";
      const std::string index = field.name() + "[" + std::to_string(i) + "]";
      Messages(left, reflection.GetRepeatedMessage(b, &field, i), At(place, name.c_str()),
               At(path_a, index.c_str()), At(path_b, index.c_str()));
    }
  }

  void Field(const Message& a, const Message& b, const FieldDescriptor& field,
             const std::string& place, const std::string& path_a, const std::string& path_b) {
    const char* name = field.name().c_str();
    const bool message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (field.is_repeated() && message && !IsWhole(field) && Keyed(a, b, field)) {
      List(a, b, field, place, path_a, path_b);
      return;
    }
    const Reflection& reflection = *a.GetReflection();
    if (!field.is_repeated() && message && !IsWhole(field) && reflection.HasField(a, &field) &&
        reflection.HasField(b, &field)) {
      Messages(reflection.GetMessage(a, &field), reflection.GetMessage(b, &field), At(place, name),
               At(path_a, name), At(path_b, name));
      return;
    }
    std::string before = PrintField(a, field);
    std::string after = PrintField(b, field);
    if (field.is_repeated() && !message) ShortenLists(a, b, field, &before, &after);
    Add(At(place, name), Has(a, field) ? At(path_a, name) : "",
        Has(b, field) ? At(path_b, name) : "", std::move(before), std::move(after));
  }

  // Of long lists only what the other does not have; all of them where that is nothing.
  static void ShortenLists(const Message& a, const Message& b, const FieldDescriptor& field,
                           std::string* before, std::string* after) {
    const Reflection& reflection = *a.GetReflection();
    constexpr int kLongList = 8;
    if (std::max(reflection.FieldSize(a, &field), reflection.FieldSize(b, &field)) <= kLongList) {
      return;
    }
    const auto values = [&](const Message& message) {
      std::vector<std::string> list;
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
        list.push_back(ValueText(message, field, i));
      }
      return list;
    };
    const std::vector<std::string> left = values(a);
    const std::vector<std::string> right = values(b);
    const auto without = [](const std::vector<std::string>& list,
                            const std::vector<std::string>& other) {
      const std::set<std::string> there(other.begin(), other.end());
      std::string text;
      for (const std::string& value : list) {
        if (there.count(value) == 0) text += (text.empty() ? "… " : ", ") + value;
      }
      return text.empty() ? std::string("…") : text;
    };
    const std::string only_left = without(left, right);
    const std::string only_right = without(right, left);
    if (only_left == only_right) return;  // the order alone
    *before = only_left;
    *after = only_right;
  }

  static bool Has(const Message& message, const FieldDescriptor& field) {
    return field.is_repeated() ? message.GetReflection()->FieldSize(message, &field) > 0
                               : message.GetReflection()->HasField(message, &field);
  }

  // Whether each entry of both lists can be told by its key.
  static bool Keyed(const Message& a, const Message& b, const FieldDescriptor& field) {
    for (const Message* message : {&a, &b}) {
      std::set<std::string> keys;
      const int size = message->GetReflection()->FieldSize(*message, &field);
      for (int i = 0; i < size; ++i) {
        const std::string key =
            KeyOf(message->GetReflection()->GetRepeatedMessage(*message, &field, i));
        if (key.empty() || !keys.insert(key).second) return false;
      }
    }
    return true;
  }

  void List(const Message& a, const Message& b, const FieldDescriptor& field,
            const std::string& place, const std::string& path_a, const std::string& path_b) {
    const Reflection& reflection = *a.GetReflection();
    const auto keys = [&](const Message& message) {
      std::vector<std::string> list;
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
        list.push_back(KeyOf(reflection.GetRepeatedMessage(message, &field, i)));
      }
      return list;
    };
    const std::vector<std::string> before = keys(a);
    const std::vector<std::string> after = keys(b);
    const auto index_in = [](const std::vector<std::string>& list, const std::string& key) {
      return static_cast<int>(std::find(list.begin(), list.end(), key) - list.begin());
    };
    const auto at = [&](const std::string& path, int i) {
      return At(At(path, field.name().c_str()), i);
    };
    const auto place_of = [&](const std::string& key) {
      return At(place, (field.name() + "[" + key + "]").c_str());
    };
    std::vector<std::string> kept;
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
      const std::string& key = before[static_cast<std::size_t>(i)];
      const int j = index_in(after, key);
      const Message& left = reflection.GetRepeatedMessage(a, &field, i);
      if (j == static_cast<int>(after.size())) {
        Whole(left, place_of(key), at(path_a, i), "", OneLine(left), "");
        continue;
      }
      kept.push_back(key);
      Messages(left, reflection.GetRepeatedMessage(b, &field, j), place_of(key), at(path_a, i),
               at(path_b, j));
    }
    std::vector<std::string> kept_after;
    for (int j = 0; j < static_cast<int>(after.size()); ++j) {
      const std::string& key = after[static_cast<std::size_t>(j)];
      if (index_in(before, key) != static_cast<int>(before.size())) {
        kept_after.push_back(key);
        continue;
      }
      const Message& right = reflection.GetRepeatedMessage(b, &field, j);
      Whole(right, place_of(key), "", at(path_b, j), "", OneLine(right));
    }
    if (kept == kept_after) return;
    const auto joined = [](const std::vector<std::string>& list) {
      std::string text;
      for (const std::string& key : list) text += (text.empty() ? "" : ", ") + key;
      return text;
    };
    const char* name = field.name().c_str();
    Add(At(place, name), At(path_a, name), At(path_b, name), joined(kept), joined(kept_after));
    changes.back().moved = true;
    AddClausesOfMoved(a, b, field, kept, kept_after);
  }

  // Entries that stand elsewhere among those that both have.
  void AddClausesOfMoved(const Message& a, const Message& b, const FieldDescriptor& field,
                         const std::vector<std::string>& kept,
                         const std::vector<std::string>& kept_after) {
    std::set<std::string> moved;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i] != kept_after[i]) moved.insert(kept[i]);
    }
    for (const Message* message : {&a, &b}) {
      for (int i = 0; i < message->GetReflection()->FieldSize(*message, &field); ++i) {
        const Message& entry = message->GetReflection()->GetRepeatedMessage(*message, &field, i);
        if (moved.count(KeyOf(entry)) == 0) continue;
        const std::string clause = StringOf(entry, "clause");
        if (!clause.empty()) changes.back().clauses.push_back(clause);
      }
    }
  }

  void Whole(const Message& entry, const std::string& place, const std::string& path_a,
             const std::string& path_b, std::string before, std::string after) {
    const std::size_t depth = clauses_.size();
    AddClause(entry);
    Add(place, path_a, path_b, std::move(before), std::move(after));
    if (clauses_.size() > depth) changes.back().clauses = {clauses_.back()};
    clauses_.resize(depth);
  }

  const bool words_;
  std::vector<std::string> clauses_;  // of the messages around
};

}  // namespace

std::string KeyOf(const google::protobuf::Message& entry) {
  std::string name = internal::NameOfEntry(entry);
  if (!name.empty()) return name;
  const FieldDescriptor* year = entry.GetDescriptor()->FindFieldByName("year");
  if (year != nullptr && year->cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    return std::to_string(entry.GetReflection()->GetInt32(entry, year));
  }
  if (entry.GetDescriptor()->name() == "Cue") {
    return PrintField(entry, *entry.GetDescriptor()->FindFieldByName("form")) + " " +
           StringOf(entry, "text");
  }
  return {};
}

std::vector<Change> ChangesOf(const google::protobuf::Message& before,
                              const google::protobuf::Message& after,
                              const std::vector<const char*>& fields, bool words) {
  Walk walk(words);
  const auto* type = before.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor& field = *type->field(i);
    const bool asked = std::any_of(fields.begin(), fields.end(),
                                   [&field](const char* name) { return field.name() == name; });
    if (fields.empty() || asked) walk.OneField(before, after, field, "", "", "");
  }
  for (Change& change : walk.changes) {
    std::sort(change.clauses.begin(), change.clauses.end());
    change.clauses.erase(std::unique(change.clauses.begin(), change.clauses.end()),
                         change.clauses.end());
  }
  return std::move(walk.changes);
}

}  // namespace guiju::workbench
