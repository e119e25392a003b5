#include "place.h"

#include <algorithm>

#include "guiju/v1/options.pb.h"

namespace guiju::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The field that names the entries of a list of such messages; null: they have no names.
const FieldDescriptor* NameFieldOf(const Descriptor& type) {
  const FieldDescriptor* field = type.FindFieldByName("id");
  if (field == nullptr) field = type.FindFieldByNumber(1);
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
    return nullptr;
  }
  const v1::Rule& rule = field->options().GetExtension(v1::rule);
  if (!rule.required()) return nullptr;
  switch (rule.form()) {
    case v1::Form::ID:
    case v1::Form::CLAUSE:
    case v1::Form::DATE:
    case v1::Form::TEXT:
      return field;
    default:
      return nullptr;
  }
}

// A name that could be read as a number, or that would end the brackets, is none.
bool UsableName(std::string_view name) {
  const bool number =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !name.empty() && !number && name.find(']') == std::string_view::npos;
}

// The entry of that name; -1 when there is none or more than one.
int FindName(const Message& parent, const FieldDescriptor& field, std::string_view name) {
  int found = -1;
  const int count = parent.GetReflection()->FieldSize(parent, &field);
  for (int i = 0; i < count; ++i) {
    if (NameOfEntry(parent.GetReflection()->GetRepeatedMessage(parent, &field, i)) != name)
      continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

int ReadIndex(std::string_view text) {
  if (text.empty() || text.size() > 6) return -1;
  int index = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    index = index * 10 + (c - '0');
  }
  return index;
}

// "score.metric[3].table" cut at its dots, the brackets apart. Dots inside of brackets are part of
// a name.
struct Part {
  std::string_view field;
  std::string_view entry;  // what stands in brackets
  bool has_entry = false;
};

// Takes the first part off `rest`; false when it is no part.
bool TakePart(std::string_view* rest, Part* part) {
  const std::size_t end = rest->find_first_of(".[");
  part->field = rest->substr(0, end);
  rest->remove_prefix(part->field.size());
  part->has_entry = !rest->empty() && rest->front() == '[';
  if (part->has_entry) {
    const std::size_t close = rest->find(']');
    if (close == std::string_view::npos) return false;
    part->entry = rest->substr(1, close - 1);
    rest->remove_prefix(close + 1);
  }
  if (rest->empty()) return !part->field.empty();
  if (rest->front() != '.' || rest->size() == 1) return false;
  rest->remove_prefix(1);
  return !part->field.empty();
}

// One step into the message: the entry's number, or -1 for a field without brackets.
struct Step {
  const FieldDescriptor* field = nullptr;  // null: there is no such part
  int index = -1;
};

Step FindStep(const Message& message, const Part& part) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(std::string(part.field));
  if (field == nullptr || !part.has_entry) return {field, -1};
  if (!field->is_repeated()) return {};
  int index = ReadIndex(part.entry);
  if (index < 0 && field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    index = FindName(message, *field, part.entry);
  }
  if (index < 0 || index >= message.GetReflection()->FieldSize(message, field)) return {};
  return {field, index};
}

// The message that a step leads to; null when it leads to a value or to a list.
const Message* Into(const Message& message, Step step) {
  if (step.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return nullptr;
  const auto& reflection = *message.GetReflection();
  if (step.index >= 0) return &reflection.GetRepeatedMessage(message, step.field, step.index);
  return step.field->is_repeated() ? nullptr : &reflection.GetMessage(message, step.field);
}

void Append(std::string* out, std::string_view field) {
  if (!out->empty()) *out += '.';
  *out += field;
}

}  // namespace

std::string NameOfEntry(const Message& entry) {
  const FieldDescriptor* field = NameFieldOf(*entry.GetDescriptor());
  return field == nullptr ? std::string() : entry.GetReflection()->GetString(entry, field);
}

std::string EntryInBrackets(const Message& parent, const FieldDescriptor& field, int index) {
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    std::string name =
        NameOfEntry(parent.GetReflection()->GetRepeatedMessage(parent, &field, index));
    if (UsableName(name) && FindName(parent, field, name) == index) return name;
  }
  return std::to_string(index);
}

std::string PlaceOf(const Message& message, std::string_view path) {
  std::string place;
  const Message* here = &message;
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view before = rest;
    Part part;
    const Step step = here != nullptr && TakePart(&rest, &part) ? FindStep(*here, part) : Step{};
    if (step.field == nullptr) {
      Append(&place, before);
      return place;
    }
    Append(&place, part.field);
    const Message* next = Into(*here, step);
    if (step.index >= 0) {
      place += '[' + EntryInBrackets(*here, *step.field, step.index) + ']';
    }
    here = next;
  }
  return place;
}

std::optional<std::string> PathOf(const Message& message, std::string_view place) {
  std::string path;
  const Message* here = &message;
  std::string_view rest = place;
  while (!rest.empty()) {
    Part part;
    if (here == nullptr || !TakePart(&rest, &part)) return std::nullopt;
    const Step step = FindStep(*here, part);
    if (step.field == nullptr) return std::nullopt;
    Append(&path, part.field);
    if (step.index >= 0) path += '[' + std::to_string(step.index) + ']';
    here = Into(*here, step);
  }
  return path;
}

bool LiesWithin(std::string_view inner, std::string_view outer) {
  if (outer.empty()) return true;
  if (inner.substr(0, outer.size()) != outer) return false;
  return inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[';
}

}  // namespace guiju::internal
