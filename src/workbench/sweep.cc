#include "guiju/workbench/sweep.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "digest.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "place.h"
#include "sentences/impact.h"
#include "workbench/document_parts.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using internal::Sentence;

Finding Tell(const Sentence& sentence, const internal::Arguments& arguments) {
  Finding finding;
  finding.severity = Severity::kError;
  finding.id = std::string(sentence.id);
  finding.en = Say(sentence, Language::kEnglish, arguments);
  finding.zh = Say(sentence, Language::kChinese, arguments);
  return finding;
}

// One step of a place: "metric[resolution]".
struct Step {
  std::string field;
  std::string entry;
  bool has_entry = false;
};

bool ReadSteps(std::string_view place, std::vector<Step>* steps) {
  while (true) {
    Step step;
    std::size_t at = place.find_first_of(".[");
    step.field = std::string(place.substr(0, at));
    if (step.field.empty()) return false;
    if (at != std::string_view::npos && place[at] == '[') {
      const std::size_t end = place.find(']', at);
      if (end == std::string_view::npos || end == at + 1) return false;
      step.entry = std::string(place.substr(at + 1, end - at - 1));
      step.has_entry = true;
      at = end + 1 < place.size() ? end + 1 : std::string_view::npos;
      if (at != std::string_view::npos && place[at] != '.') return false;
    }
    steps->push_back(std::move(step));
    if (at == std::string_view::npos) return true;
    place.remove_prefix(at + 1);
  }
}

std::string FieldsOf(const Message& message) {
  std::string names;
  const google::protobuf::Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    names += (i == 0 ? "" : ", ") + type->field(i)->name();
  }
  return names;
}

bool IsNumber(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return true;
    default:
      return false;
  }
}

// A number of a message.
struct Place {
  Message* message = nullptr;
  const FieldDescriptor* field = nullptr;
};

// The entry of a list by its id or number; null, and told.
Message* EntryOf(Message* message, const FieldDescriptor* field, const Step& step,
                 Findings* findings) {
  const google::protobuf::Reflection* reflection = message->GetReflection();
  const int count = reflection->FieldSize(*message, field);
  std::string known;
  std::int64_t number = -1;
  guiju_parse_int64(step.entry.data(), step.entry.size(), &number);
  for (int i = 0; i < count; ++i) {
    Message* const entry = reflection->MutableRepeatedMessage(message, field, i);
    const std::string name = internal::EntryInBrackets(*message, *field, i);
    if (name == step.entry || number == i) return entry;
    known += (i == 0 ? "" : ", ") + name;
  }
  findings->push_back(Tell(internal::kSweepNoEntry,
                           {{"list", step.field}, {"entry", step.entry}, {"known", known}}));
  return nullptr;
}

bool Resolve(const std::vector<Step>& steps, Message* message, Place* place, Findings* findings) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(step.field);
    if (field == nullptr) {
      findings->push_back(
          Tell(internal::kSweepNoField, {{"field", step.field}, {"known", FieldsOf(*message)}}));
      return false;
    }
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (step.has_entry && !field->is_repeated()) {
      findings->push_back(Tell(internal::kSweepNoList, {{"field", step.field}}));
      return false;
    }
    if (i + 1 == steps.size()) {
      if (is_message || field->is_repeated() || !IsNumber(*field)) {
        findings->push_back(Tell(internal::kSweepNoNumber, {{"field", step.field}}));
        return false;
      }
      *place = {message, field};
      return true;
    }
    if (!is_message) {
      findings->push_back(Tell(internal::kSweepNothingInside, {{"field", step.field}}));
      return false;
    }
    if (field->is_repeated() && !step.has_entry) {
      findings->push_back(Tell(internal::kSweepWhichEntry, {{"field", step.field}}));
      return false;
    }
    message = field->is_repeated() ? EntryOf(message, field, step, findings)
                                   : message->GetReflection()->MutableMessage(message, field);
    if (message == nullptr) return false;
  }
  return false;
}

std::string Current(const Place& place) {
  const google::protobuf::Reflection* reflection = place.message->GetReflection();
  if (place.field->has_presence() && !reflection->HasField(*place.message, place.field)) return "";
  switch (place.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(*place.message, place.field);
    case FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(reflection->GetInt32(*place.message, place.field));
    default:
      return std::to_string(reflection->GetInt64(*place.message, place.field));
  }
}

// False: a whole number of the field's size is expected.
bool Put(const Place& place, const std::string& value) {
  const google::protobuf::Reflection* reflection = place.message->GetReflection();
  if (place.field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    reflection->SetString(place.message, place.field, value);
    return true;
  }
  std::int64_t number = 0;
  if (guiju_parse_int64(value.data(), value.size(), &number) != GUIJU_PARSE_OK) return false;
  if (place.field->cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
    reflection->SetInt64(place.message, place.field, number);
    return true;
  }
  if (number < INT32_MIN || number > INT32_MAX) return false;
  reflection->SetInt32(place.message, place.field, static_cast<std::int32_t>(number));
  return true;
}

// A decimal as a whole number of units of which 10^scale make one.
guiju_int128 InUnits(guiju_decimal value, std::int32_t scale) {
  guiju_int128 units = value.mantissa;
  for (std::int32_t i = value.scale; i < scale; ++i) units *= 10;
  return units;
}

// 9450 of scale 2 is "94.5".
std::string TextOf(guiju_int128 units, std::int32_t scale) {
  const bool negative = units < 0;
  if (negative) units = -units;
  std::string digits;
  for (; units > 0 || digits.empty(); units /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(units % 10)));
  }
  const std::size_t places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) {
    digits.insert(digits.size() - places, ".");
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return (negative ? "-" : "") + digits;
}

// "94..97/0.5" to its values; false: it is no range.
bool ReadRange(std::string_view text, std::vector<std::string>* values, bool* too_many) {
  *too_many = false;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return false;
  const std::size_t slash = text.find('/', dots);
  const std::string_view parts[3] = {
      text.substr(0, dots),
      text.substr(dots + 2,
                  slash == std::string_view::npos ? std::string_view::npos : slash - dots - 2),
      slash == std::string_view::npos ? std::string_view("1") : text.substr(slash + 1)};
  guiju_decimal numbers[3] = {};
  std::int32_t scale = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (guiju_parse_decimal(parts[i].data(), parts[i].size(), &numbers[i]) != GUIJU_PARSE_OK) {
      return false;
    }
    scale = std::max(scale, numbers[i].scale);
  }
  const guiju_int128 from = InUnits(numbers[0], scale);
  const guiju_int128 to = InUnits(numbers[1], scale);
  const guiju_int128 step = InUnits(numbers[2], scale);
  if (step <= 0 || to < from) return false;
  *too_many = (to - from) / step >= static_cast<guiju_int128>(kMostSweepPoints);
  for (guiju_int128 at = from; !*too_many && at <= to; at += step) {
    values->push_back(TextOf(at, scale));
  }
  return true;
}

}  // namespace

Findings ReadSweep(const PolicyDocument& document, std::string_view text, Sweep* sweep) {
  Findings findings;
  const std::size_t equals = text.find('=');
  std::vector<Step> steps;
  std::vector<std::string> values;
  bool too_many = false;
  if (equals == std::string_view::npos || !ReadSteps(text.substr(0, equals), &steps) ||
      !ReadRange(text.substr(equals + 1), &values, &too_many)) {
    findings.push_back(Tell(internal::kSweepForm, {{"text", std::string(text)}}));
    return findings;
  }
  if (too_many) {
    findings.push_back(Tell(internal::kSweepTooMany, {{"most", std::to_string(kMostSweepPoints)}}));
    return findings;
  }
  v1::Policy proto = document.parts().proto;
  Place place;
  if (!Resolve(steps, &proto, &place, &findings)) return findings;
  sweep->place = std::string(text.substr(0, equals));
  sweep->current = Current(place);
  guiju_decimal now{};
  if (guiju_parse_decimal(sweep->current.data(), sweep->current.size(), &now) == GUIJU_PARSE_OK) {
    sweep->current = TextOf(now.mantissa, now.scale);
  }
  for (const std::string& value : values) {
    if (!Put(place, value)) {
      findings.push_back(Tell(internal::kSweepWhole, {{"value", value}}));
      return findings;
    }
    // The extension says that the bytes are a message; a person is shown the name without it.
    LoadedPolicy loaded =
        LoadPolicy(internal::CanonicalBytes(proto), document.name() + "[" + value + "].binpb");
    SweepPoint point;
    point.value = value;
    point.policy = std::move(loaded.policy);
    point.findings = std::move(loaded.findings);
    sweep->points.push_back(std::move(point));
  }
  return findings;
}

}  // namespace guiju::workbench
