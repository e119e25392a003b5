#include "workbench/message_path.h"

#include <google/protobuf/text_format.h>

#include <array>
#include <charconv>
#include <unordered_map>

#include "field_text.h"
#include "guiju/kernel/parse.h"
#include "sentences/policy_tests.h"
#include "text_distance.h"

namespace guiju::workbench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsInstant(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
         field.message_type() == v1::Instant::descriptor();
}

bool EndsAt(const FieldDescriptor& field) {
  return field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || IsInstant(field) ||
         field.message_type() == v1::Fraction::descriptor();
}

std::vector<std::string> FieldNames(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

void SayNoField(const Descriptor& type, const std::string& word, const std::string& place,
                internal::Problems* problems) {
  const std::string near = internal::NearestWord(word, FieldNames(type));
  const std::string name = internal::NameOf(type);
  if (near.empty()) {
    problems->Error(
        place, internal::kTestNoField,
        {{"word", word}, {"message", name}, {"known", internal::FieldsOf(type, false)}});
  } else {
    problems->Error(place, internal::kTestNoFieldNear,
                    {{"word", word}, {"message", name}, {"near", near}});
  }
}

// Splits the bracket off: "metric[resolution]" is "metric" and an entry.
bool ReadEntry(std::string_view part, std::string* word, PathStep* step) {
  const std::size_t open = part.find('[');
  *word = std::string(part.substr(0, open));
  if (open == std::string_view::npos) return true;
  if (part.back() != ']' || part.size() < open + 3) return false;
  const std::string_view inside = part.substr(open + 1, part.size() - open - 2);
  const char* const end = inside.data() + inside.size();
  const auto read = std::from_chars(inside.data(), end, step->index);
  if (read.ec == std::errc() && read.ptr == end) return step->index >= 0;
  step->index = -1;
  step->name = std::string(inside);
  return true;
}

template <typename Number, typename Setter>
bool SetNumber(const std::string& text, const Setter& set) {
  std::int64_t value = 0;
  if (guiju_parse_int64(text.data(), text.size(), &value) != GUIJU_PARSE_OK) return false;
  if (static_cast<std::int64_t>(static_cast<Number>(value)) != value) return false;
  set(static_cast<Number>(value));
  return true;
}

// The scalar `field` of `message`, or a further entry of it.
bool SetScalar(Message* message, const FieldDescriptor& field, const std::string& text) {
  const Reflection& reflection = *message->GetReflection();
  const bool list = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      list ? reflection.AddString(message, &field, text)
           : reflection.SetString(message, &field, text);
      return true;
    case FieldDescriptor::CPPTYPE_INT32:
      return SetNumber<std::int32_t>(text, [&](std::int32_t value) {
        list ? reflection.AddInt32(message, &field, value)
             : reflection.SetInt32(message, &field, value);
      });
    case FieldDescriptor::CPPTYPE_INT64:
      return SetNumber<std::int64_t>(text, [&](std::int64_t value) {
        list ? reflection.AddInt64(message, &field, value)
             : reflection.SetInt64(message, &field, value);
      });
    case FieldDescriptor::CPPTYPE_BOOL: {
      if (text != "true" && text != "false") return false;
      const bool value = text == "true";
      list ? reflection.AddBool(message, &field, value)
           : reflection.SetBool(message, &field, value);
      return true;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = field.enum_type()->FindValueByName(text);
      if (value == nullptr) return false;
      list ? reflection.AddEnum(message, &field, value)
           : reflection.SetEnum(message, &field, value);
      return true;
    }
    default:
      return false;
  }
}

bool SetInstantText(Message* message, const std::string& text) {
  auto* const instant = static_cast<v1::Instant*>(message);
  std::int64_t micros = 0;
  if (text == "never") {
    instant->set_never(true);
  } else if (guiju_parse_instant(text.data(), text.size(), &micros) == GUIJU_PARSE_OK) {
    instant->set_iso(text);
  } else {
    return false;
  }
  return true;
}

bool SetFractionText(Message* message, const std::string& text) {
  auto* const fraction = static_cast<v1::Fraction*>(message);
  const std::size_t slash = text.find('/');
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  if (slash == std::string::npos ||
      guiju_parse_int64(text.data(), slash, &numerator) != GUIJU_PARSE_OK ||
      guiju_parse_int64(text.data() + slash + 1, text.size() - slash - 1, &denominator) !=
          GUIJU_PARSE_OK) {
    return false;
  }
  fraction->set_numerator(numerator);
  fraction->set_denominator(denominator);
  return true;
}

// The entry of a list of messages, added when a name is not there yet; null when there is none.
Message* OpenEntry(Message* message, const PathStep& step) {
  const Reflection& reflection = *message->GetReflection();
  const int size = reflection.FieldSize(*message, step.field);
  int index = step.index;
  if (!step.name.empty()) {
    const FieldDescriptor* const name_field = NameFieldOf(*step.field->message_type());
    index = FindNamed(*message, *step.field, *name_field, step.name);
    if (index < 0) {
      Message* const entry = reflection.AddMessage(message, step.field);
      entry->GetReflection()->SetString(entry, name_field, step.name);
      return entry;
    }
  }
  if (index > size) return nullptr;
  return index == size ? reflection.AddMessage(message, step.field)
                       : reflection.MutableRepeatedMessage(message, step.field, index);
}

}  // namespace

const FieldDescriptor* NameFieldOf(const Descriptor& type) {
  struct Named {
    const char* type;
    const char* field;
  };
  // Of facts, then of verdicts.
  static constexpr std::array<Named, 23> kNamed{{
      {"Signal", "name"},
      {"NamedFact", "name"},
      {"RecordedPoints", "metric"},
      {"RecordField", "name"},
      {"RecordFact", "name"},
      {"KnownSignal", "signal"},
      {"TextMatch", "signal"},
      {"RouteVerdict", "id"},
      {"FeedbackVerdict", "id"},
      {"HandOverVerdict", "id"},
      {"MarkVerdict", "id"},
      {"UndecidedEntry", "id"},
      {"ObligationVerdict", "obligation"},
      {"MilestoneVerdict", "milestone"},
      {"SegmentVerdict.Undecided", "segment"},
      {"SegmentVerdict.Care", "action"},
      {"MetricVerdict", "metric"},
      {"ScoreVerdict.RaisedAdvisory", "advisory"},
      {"ScoreVerdict.AuditedMetric", "metric"},
      {"ReviewVerdict", "review"},
      {"CallbackPlan", "scenario"},
      {"CallbackPlan.Tag", "id"},
      {"CallbackTargetVerdict", "target"},
  }};
  const std::string name = internal::NameOf(type);
  for (const Named& named : kNamed) {
    if (name == named.type) return type.FindFieldByName(named.field);
  }
  return nullptr;
}

bool ReadPath(const Descriptor& type, std::string_view text, const std::string& place,
              MessagePath* path, internal::Problems* problems) {
  path->clear();
  const Descriptor* in = &type;
  std::string_view rest = text;
  for (;;) {
    const std::size_t end = rest.find('.');
    PathStep step;
    std::string word;
    const bool read = ReadEntry(rest.substr(0, end), &word, &step);
    step.field = in->FindFieldByName(word);
    if (step.field == nullptr) {
      SayNoField(*in, word, place, problems);
      return false;
    }
    const bool named =
        step.name.empty() || (step.field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
                              NameFieldOf(*step.field->message_type()) != nullptr);
    if (!read || !named || (step.is_entry() && !step.field->is_repeated())) {
      problems->Error(place, internal::kTestNoEntry, {{"word", std::string(rest.substr(0, end))}});
      return false;
    }
    path->push_back(step);
    if (end == std::string_view::npos) return true;
    if (EndsAt(*step.field) || (step.field->is_repeated() && !step.is_entry())) {
      problems->Error(place,
                      EndsAt(*step.field) ? internal::kTestPathGoesOn : internal::kTestNeedsEntry,
                      {{"word", word}});
      return false;
    }
    in = step.field->message_type();
    rest = rest.substr(end + 1);
  }
}

bool Place::holds_something() const {
  const Reflection& reflection = *message->GetReflection();
  if (index >= 0) return true;
  return field->is_repeated() ? reflection.FieldSize(*message, field) > 0
                              : reflection.HasField(*message, field);
}

std::optional<Place> FindPlace(const Message& message, const MessagePath& path) {
  const Message* in = &message;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const PathStep& step = path[i];
    const Reflection& reflection = *in->GetReflection();
    int index = step.index;
    if (!step.name.empty()) {
      index = FindNamed(*in, *step.field, *NameFieldOf(*step.field->message_type()), step.name);
      if (index < 0) return std::nullopt;
    }
    if (step.is_entry() && index >= reflection.FieldSize(*in, step.field)) return std::nullopt;
    if (i + 1 == path.size()) return Place{in, step.field, index};
    if (!step.is_entry() && !reflection.HasField(*in, step.field)) return std::nullopt;
    in = step.is_entry() ? &reflection.GetRepeatedMessage(*in, step.field, index)
                         : &reflection.GetMessage(*in, step.field);
  }
  return std::nullopt;
}

void ClearPlace(Message* message, const MessagePath& path) {
  const std::optional<Place> place = FindPlace(*message, path);
  if (!place.has_value()) return;
  // FindPlace leads to a part of `message`, which the caller may change.
  auto* const in = const_cast<Message*>(place->message);
  const Reflection& reflection = *in->GetReflection();
  if (place->index < 0) {
    reflection.ClearField(in, place->field);
    return;
  }
  for (int i = place->index; i + 1 < reflection.FieldSize(*in, place->field); ++i) {
    reflection.SwapElements(in, place->field, i, i + 1);
  }
  reflection.RemoveLast(in, place->field);
}

bool SetPlace(Message* message, const MessagePath& path, const std::string& text) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const PathStep& step = path[i];
    if (i + 1 == path.size() && !step.is_entry()) {
      if (step.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        return SetScalar(message, *step.field, text);
      }
      if (!EndsAt(*step.field) || step.field->is_repeated()) return false;
      Message* const value = message->GetReflection()->MutableMessage(message, step.field);
      return IsInstant(*step.field) ? SetInstantText(value, text) : SetFractionText(value, text);
    }
    if (step.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      return i + 1 == path.size() &&
             step.index == message->GetReflection()->FieldSize(*message, step.field) &&
             SetScalar(message, *step.field, text);
    }
    message = step.is_entry() ? OpenEntry(message, step)
                              : message->GetReflection()->MutableMessage(message, step.field);
    if (message == nullptr) return false;
  }
  return false;
}

std::string TextOf(const Place& place) {
  const Reflection& reflection = *place.message->GetReflection();
  if (!place.holds_something() && place.field->has_presence()) return "";
  std::string text;
  if (place.field->is_repeated() && place.index < 0) {
    for (int i = 0; i < reflection.FieldSize(*place.message, place.field); ++i) {
      if (i > 0) text += ", ";
      text += TextOf({place.message, place.field, i});
    }
    return text;
  }
  if (place.field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return place.index < 0 ? reflection.GetString(*place.message, place.field)
                           : reflection.GetRepeatedString(*place.message, place.field, place.index);
  }
  if (place.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    google::protobuf::TextFormat::PrintFieldValueToString(*place.message, place.field, place.index,
                                                          &text);
    return text;
  }
  const Message& message =
      place.index < 0 ? reflection.GetMessage(*place.message, place.field)
                      : reflection.GetRepeatedMessage(*place.message, place.field, place.index);
  if (IsInstant(*place.field)) {
    const auto& instant = static_cast<const v1::Instant&>(message);
    if (instant.has_iso()) return instant.iso();
    return instant.never() ? "never" : std::to_string(instant.unix_us());
  }
  if (place.field->message_type() == v1::Fraction::descriptor()) {
    const auto& fraction = static_cast<const v1::Fraction&>(message);
    return std::to_string(fraction.numerator()) + "/" + std::to_string(fraction.denominator());
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  printer.PrintToString(message, &text);
  return text.empty() ? "{ }" : "{ " + text + "}";
}

Instant InstantOf(const v1::Instant& message) {
  Instant at = Instant::Unknown();
  switch (message.at_case()) {
    case v1::Instant::kUnixUs:
      at.us = message.unix_us();
      break;
    case v1::Instant::kIso:
      guiju_parse_instant(message.iso().data(), message.iso().size(), &at.us);
      break;
    case v1::Instant::kNever:
      return message.never() ? Instant::Never() : at;
    default:
      break;
  }
  return at;
}

int FindNamed(const Message& message, const FieldDescriptor& field,
              const FieldDescriptor& name_field, const std::string& name, int nth) {
  const Reflection& reflection = *message.GetReflection();
  std::string scratch;
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, &field, i);
    if (entry.GetReflection()->GetStringReference(entry, &name_field, &scratch) == name &&
        nth-- == 0) {
      return i;
    }
  }
  return -1;
}

}  // namespace guiju::workbench
