#include "source_builder.h"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "field_text.h"
#include "guiju/kernel/parse.h"
#include "problems.h"
#include "sentences/source.h"
#include "text_distance.h"
#include "withheld.h"

namespace guiju::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::OneofDescriptor;
using google::protobuf::Reflection;

std::string Written(const Scalar& value) { return (value.negative ? "-" : "") + value.raw; }

Argument FoundValue(const Scalar& value, const SourceProblems& problems) {
  const Argument shown = problems.Shown("", Written(value));
  switch (value.kind) {
    case Scalar::kText:
      return {"found", "a text in quotes", "带引号的文字"};
    case Scalar::kNumber:
      return {"found", "the number " + shown.en, "数 " + shown.zh};
    default:
      return {"found", "the word " + shown.en, "词 " + shown.zh};
  }
}

std::string NearestValue(std::string_view word, const EnumDescriptor& values) {
  std::vector<std::string> names;
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() != 0) names.push_back(values.value(i)->name());
  }
  return NearestWord(word, names);
}

template <typename T>
void Store(Message* message, const FieldDescriptor& field, T value,
           void (Reflection::*set)(Message*, const FieldDescriptor*, T) const,
           void (Reflection::*add)(Message*, const FieldDescriptor*, T) const) {
  const Reflection* reflection = message->GetReflection();
  (reflection->*(field.is_repeated() ? add : set))(message, &field, value);
}

}  // namespace

const FieldDescriptor* SourceBuilder::Find(const Frame& frame, std::string_view word) const {
  const Descriptor* type = frame.message->GetDescriptor();
  const std::string name(word);
  const FieldDescriptor* field = type->FindFieldByName(name);
  if (field == nullptr && json_) {
    for (int i = 0; i < type->field_count() && field == nullptr; ++i) {
      if (type->field(i)->json_name() == name) field = type->field(i);
    }
  }
  return field;
}

bool SourceBuilder::WrittenInCamel(std::string_view word) const {
  bool camel = false;
  for (const char c : word) camel = camel || (c >= 'A' && c <= 'Z');
  return camel && json_;
}

std::string SourceBuilder::Near(const Frame& frame, std::string_view word) const {
  const Descriptor& type = *frame.message->GetDescriptor();
  const bool camel = WrittenInCamel(word);
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) {
    names.push_back(camel ? type.field(i)->json_name() : type.field(i)->name());
  }
  return NearestWord(word, names);
}

void SourceBuilder::Unknown(const Frame& frame, std::string_view word, std::size_t offset) {
  const Descriptor& type = *frame.message->GetDescriptor();
  const bool camel = WrittenInCamel(word);
  const std::string found(word);
  const std::string near = Near(frame, word);
  const std::string path = At(frame.path, found.c_str());
  if (near.empty()) {
    // What looks like no field may be anything, also a customer's name.
    problems_->Error(offset, problems_->Hides(found) ? frame.path : path, kSourceUnknownField,
                     {{"message", NameOf(type)},
                      problems_->Shown("found", found),
                      {"known", FieldsOf(type, camel)}});
    return;
  }
  problems_->Error(offset, path, kSourceUnknownFieldNear,
                   {{"message", NameOf(type)}, {"found", found}, {"near", near}});
  // What was meant is not missing.
  const FieldDescriptor* meant = Find(frame, near);
  if (meant != nullptr) problems_->spoken.values.insert(At(frame.path, meant->name().c_str()));
}

void SourceBuilder::Claim(Frame* frame, const FieldDescriptor& field, std::size_t offset) {
  const auto path = [frame, &field] { return At(frame->path, field.name().c_str()); };
  const auto message = [&field] { return Argument("message", NameOf(*field.containing_type())); };
  const auto [given, is_new] = frame->given.emplace(&field, offset);
  // The first entry is where the list stands.
  if (field.is_repeated() && is_new) problems_->positions.Set(path(), problems_->At(offset));
  if (!is_new) {
    if (field.is_repeated() && !json_) return;
    const int line = problems_->At(given->second).line;
    problems_->Error(offset, path(), kSourceGivenTwice,
                     {{"field", field.name()}, message(), {"line", std::to_string(line)}});
    return;
  }
  const OneofDescriptor* oneof = field.real_containing_oneof();
  if (oneof == nullptr) return;
  const auto [chosen, is_first] = frame->chosen.emplace(oneof, &field);
  if (is_first) return;
  std::string known;
  for (int i = 0; i < oneof->field_count(); ++i) {
    known += (i == 0 ? "" : ", ") + oneof->field(i)->name();
  }
  const int line = problems_->At(frame->given.at(chosen->second)).line;
  problems_->Error(offset, path(), kSourceOneofTwice,
                   {message(),
                    {"known", known},
                    {"field", field.name()},
                    {"other", chosen->second->name()},
                    {"line", std::to_string(line)}});
}

std::string SourceBuilder::PathOf(const Frame& frame, const FieldDescriptor& field) {
  std::string path = At(frame.path, field.name().c_str());
  if (!field.is_repeated()) return path;
  return At(std::move(path), frame.message->GetReflection()->FieldSize(*frame.message, &field));
}

std::string SourceBuilder::NewPath(const Frame& frame, const FieldDescriptor& field,
                                   std::size_t offset) {
  std::string path = PathOf(frame, field);
  problems_->positions.Set(path, problems_->At(offset));
  return path;
}

Frame SourceBuilder::Open(const Frame& frame, const FieldDescriptor& field, std::size_t offset) {
  Frame opened;
  opened.path = NewPath(frame, field, offset);
  opened.opened_at = offset;
  opened.parent = &frame;
  const Reflection* reflection = frame.message->GetReflection();
  opened.message = field.is_repeated() ? reflection->AddMessage(frame.message, &field)
                                       : reflection->MutableMessage(frame.message, &field);
  return opened;
}

void SourceBuilder::Lose(const Frame& frame, const FieldDescriptor& field, std::size_t offset) {
  const std::string path = NewPath(frame, field, offset);
  problems_->spoken.values.insert(path);
  if (!field.is_repeated()) return;
  Message* message = frame.message;
  const Reflection* reflection = message->GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      reflection->AddMessage(message, &field);
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      reflection->AddEnumValue(message, &field, field.enum_type()->value(0)->number());
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      reflection->AddString(message, &field, "");
      break;
    case FieldDescriptor::CPPTYPE_BOOL:
      reflection->AddBool(message, &field, false);
      break;
    case FieldDescriptor::CPPTYPE_INT32:
      reflection->AddInt32(message, &field, 0);
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      reflection->AddInt64(message, &field, 0);
      break;
    case FieldDescriptor::CPPTYPE_UINT32:
      reflection->AddUInt32(message, &field, 0);
      break;
    case FieldDescriptor::CPPTYPE_UINT64:
      reflection->AddUInt64(message, &field, 0);
      break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
      reflection->AddDouble(message, &field, 0);
      break;
    case FieldDescriptor::CPPTYPE_FLOAT:
      reflection->AddFloat(message, &field, 0);
      break;
  }
}

void SourceBuilder::WrongType(const Frame& frame, const FieldDescriptor& field, std::size_t offset,
                              const Argument& found) {
  problems_->Error(offset, PathOf(frame, field), kSourceWrongType,
                   {{"field", field.name()}, found, ExpectedBy(field)});
}

void SourceBuilder::Set(const Frame& frame, const FieldDescriptor& field, const Scalar& value) {
  bool good = false;
  std::string path = PathOf(frame, field);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      WrongType(frame, field, value.offset, FoundValue(value, *problems_));
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      good = SetText(frame, field, value);
      break;
    case FieldDescriptor::CPPTYPE_BOOL:
      good = SetBool(frame, field, value);
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      good = SetEnum(frame, field, value);
      break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      good = SetFloating(frame, field, value);
      break;
    default:
      good = SetInteger(frame, field, value);
      break;
  }
  if (good) {
    problems_->positions.Set(std::move(path), problems_->At(value.offset));
  } else {
    Lose(frame, field, value.offset);
  }
}

bool SourceBuilder::SetText(const Frame& frame, const FieldDescriptor& field, const Scalar& value) {
  if (value.kind == Scalar::kText) {
    const Reflection* reflection = frame.message->GetReflection();
    if (field.is_repeated()) {
      reflection->AddString(frame.message, &field, value.decoded);
    } else {
      reflection->SetString(frame.message, &field, value.decoded);
    }
    return true;
  }
  problems_->Error(value.offset, PathOf(frame, field), kSourceMissingQuotes,
                   {{"field", field.name()},
                    problems_->data() && DisclosureOf(field) == Disclosure::kPersonal
                        ? Withheld("found", Written(value))
                        : problems_->Shown("found", Written(value))});
  return false;
}

bool SourceBuilder::SetBool(const Frame& frame, const FieldDescriptor& field, const Scalar& value) {
  if (value.kind == Scalar::kWord && !value.negative &&
      (value.raw == "true" || value.raw == "false")) {
    Store(frame.message, field, value.raw == "true", &Reflection::SetBool, &Reflection::AddBool);
    return true;
  }
  WrongType(frame, field, value.offset, FoundValue(value, *problems_));
  return false;
}

bool SourceBuilder::SetEnum(const Frame& frame, const FieldDescriptor& field, const Scalar& value) {
  const EnumDescriptor& values = *field.enum_type();
  const auto known = [&values] { return Argument("known", ValuesOf(values)); };
  const auto path = [&frame, &field] { return PathOf(frame, field); };
  const EnumValueDescriptor* found = nullptr;
  if (value.kind == Scalar::kNumber) {
    std::int64_t number = 0;
    const std::string written = Written(value);
    const guiju_parse_status status = guiju_parse_int64(written.data(), written.size(), &number);
    if (status != GUIJU_PARSE_OK && status != GUIJU_PARSE_RANGE) {
      WrongType(frame, field, value.offset, FoundValue(value, *problems_));
      return false;
    }
    if (status == GUIJU_PARSE_OK && number >= std::numeric_limits<int>::min() &&
        number <= std::numeric_limits<int>::max()) {
      found = values.FindValueByNumber(static_cast<int>(number));
    }
    if (found == nullptr) {
      problems_->Error(value.offset, path(), kSourceUnknownEnumNumber,
                       {{"field", field.name()}, problems_->Shown("found", written), known()});
      return false;
    }
  } else {
    const std::string& name = value.kind == Scalar::kText ? value.decoded : value.raw;
    if (!value.negative) found = values.FindValueByName(name);
    const bool quoted = value.kind == Scalar::kText;
    if (found != nullptr && quoted != json_) {
      problems_->Error(value.offset, path(), quoted ? kSourceQuotedWord : kSourceMissingQuotes,
                       {{"field", field.name()}, {"found", name}});
      return false;
    }
    if (found == nullptr) {
      const std::string near = NearestValue(name, values);
      problems_->Error(value.offset, path(),
                       near.empty() ? kSourceUnknownEnum : kSourceUnknownEnumNear,
                       {{"field", field.name()},
                        near.empty() ? problems_->Shown("found", name) : Argument("found", name),
                        {"near", near},
                        known()});
      return false;
    }
  }
  const Reflection* reflection = frame.message->GetReflection();
  if (field.is_repeated()) {
    reflection->AddEnum(frame.message, &field, found);
  } else {
    reflection->SetEnum(frame.message, &field, found);
  }
  return true;
}

bool SourceBuilder::SetFloating(const Frame& frame, const FieldDescriptor& field,
                                const Scalar& value) {
  if (value.kind != Scalar::kNumber) {
    WrongType(frame, field, value.offset, FoundValue(value, *problems_));
    return false;
  }
  double number = 0;
  if (!absl::SimpleAtod(Written(value), &number) || !std::isfinite(number)) {
    problems_->Error(value.offset, PathOf(frame, field), kSourceNotFinite,
                     {problems_->Shown("found", Written(value))});
    return false;
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
    Store(frame.message, field, number, &Reflection::SetDouble, &Reflection::AddDouble);
  } else {
    Store(frame.message, field, static_cast<float>(number), &Reflection::SetFloat,
          &Reflection::AddFloat);
  }
  return true;
}

bool SourceBuilder::SetInteger(const Frame& frame, const FieldDescriptor& field,
                               const Scalar& value) {
  const FieldDescriptor::CppType type = field.cpp_type();
  const bool is_long =
      type == FieldDescriptor::CPPTYPE_INT64 || type == FieldDescriptor::CPPTYPE_UINT64;
  // ProtoJSON writes 64-bit integers in quotes.
  const bool quoted = json_ && is_long && value.kind == Scalar::kText;
  if (value.kind != Scalar::kNumber && !quoted) {
    WrongType(frame, field, value.offset, FoundValue(value, *problems_));
    return false;
  }
  const std::string written = quoted ? value.decoded : Written(value);
  const auto path = [&frame, &field] { return PathOf(frame, field); };
  const bool is_unsigned =
      type == FieldDescriptor::CPPTYPE_UINT32 || type == FieldDescriptor::CPPTYPE_UINT64;
  std::int64_t number = 0;
  std::uint64_t natural = 0;
  guiju_parse_status status = is_unsigned
                                  ? guiju_parse_uint64(written.data(), written.size(), &natural)
                                  : guiju_parse_int64(written.data(), written.size(), &number);
  if (is_unsigned && value.negative && status == GUIJU_PARSE_SYNTAX) status = GUIJU_PARSE_RANGE;
  if (type == FieldDescriptor::CPPTYPE_INT32 && status == GUIJU_PARSE_OK &&
      (number < std::numeric_limits<std::int32_t>::min() ||
       number > std::numeric_limits<std::int32_t>::max())) {
    status = GUIJU_PARSE_RANGE;
  }
  if (type == FieldDescriptor::CPPTYPE_UINT32 && status == GUIJU_PARSE_OK &&
      natural > std::numeric_limits<std::uint32_t>::max()) {
    status = GUIJU_PARSE_RANGE;
  }
  if (status == GUIJU_PARSE_LEADING_ZERO) {
    const std::size_t digits = written.find_first_not_of("-0");
    const std::string plain = digits == std::string::npos ? "0" : written.substr(digits);
    problems_->Error(value.offset, path(), kSourceLeadingZero,
                     {problems_->Shown("found", written),
                      problems_->Shown("plain", (written[0] == '-' ? "-" : "") + plain)});
    return false;
  }
  if (status == GUIJU_PARSE_RANGE) {
    std::string min = "-2147483648";
    std::string max = "2147483647";
    if (is_unsigned) min = "0";
    if (type == FieldDescriptor::CPPTYPE_INT64) min = "-9223372036854775808";
    if (type == FieldDescriptor::CPPTYPE_INT64) max = "9223372036854775807";
    if (type == FieldDescriptor::CPPTYPE_UINT32) max = "4294967295";
    if (type == FieldDescriptor::CPPTYPE_UINT64) max = "18446744073709551615";
    problems_->Error(
        value.offset, path(), kSourceIntegerRange,
        {problems_->Shown("found", written), {"field", field.name()}, {"min", min}, {"max", max}});
    return false;
  }
  if (status != GUIJU_PARSE_OK) {
    problems_->Error(value.offset, path(), kSourceNotInteger,
                     {{"field", field.name()}, problems_->Shown("found", written)});
    return false;
  }
  Message* message = frame.message;
  if (type == FieldDescriptor::CPPTYPE_INT32) {
    Store(message, field, static_cast<std::int32_t>(number), &Reflection::SetInt32,
          &Reflection::AddInt32);
  } else if (type == FieldDescriptor::CPPTYPE_INT64) {
    Store(message, field, number, &Reflection::SetInt64, &Reflection::AddInt64);
  } else if (type == FieldDescriptor::CPPTYPE_UINT32) {
    Store(message, field, static_cast<std::uint32_t>(natural), &Reflection::SetUInt32,
          &Reflection::AddUInt32);
  } else {
    Store(message, field, natural, &Reflection::SetUInt64, &Reflection::AddUInt64);
  }
  return true;
}

}  // namespace guiju::internal
