#include "guiju/workbench/schema.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "field_text.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/v1/policy_test.pb.h"
#include "workbench/document_parts.h"
#include "workbench/schema_forms.h"
#include "workbench/schema_json.h"

namespace guiju::workbench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::OneofDescriptor;
using internal::NameOf;
using internal::RuleOf;

struct Comment {
  std::string_view name;
  std::string_view text;
};

// Sorted by name.
constexpr Comment kComments[] = {
#include "embedded_comments.inc"
};

std::string_view CommentOf(std::string_view name) {
  const auto* found = std::lower_bound(
      std::begin(kComments), std::end(kComments), name,
      [](const Comment& comment, std::string_view wanted) { return comment.name < wanted; });
  return found != std::end(kComments) && found->name == name ? found->text : std::string_view();
}

// The definition of a message; of a part of one nothing is required.
std::string DefinitionOf(const Descriptor& message, bool part) {
  return NameOf(message) + (part ? ".part" : "");
}

constexpr int kDefaultMaxCount = 4096;  // what options.proto says of max_count 0

std::string NameOfEnum(const EnumDescriptor& values) {
  return values.full_name().substr(values.file()->package().size() + 1);
}

Json RefTo(const std::string& definition) {
  return Json::Object({{"$ref", Json::Text("#/$defs/" + definition)}});
}

Json Not(Json schema) { return Json::Object({{"not", std::move(schema)}}); }

Json Required(const std::string& name) {
  return Json::Object({{"required", Json::List({Json::Text(name)})}});
}

Json Null() { return Json::Object({{"type", Json::Text("null")}}); }

class SchemaWriter {
 public:
  Json Definitions(const Descriptor& root) {
    Json definitions = Json::Object();
    Meet(root);
    while (!messages_.empty() || !enums_.empty()) {
      if (!messages_.empty()) {
        const Descriptor& message = *messages_.front().first;
        part_ = messages_.front().second;
        messages_.pop_front();
        definitions.Add(DefinitionOf(message, part_), Message(message));
      } else {
        const EnumDescriptor& values = *enums_.front();
        enums_.pop_front();
        definitions.Add(NameOfEnum(values), Enum(values));
      }
    }
    return definitions;
  }

 private:
  void Meet(const Descriptor& message, bool part = false) {
    if (met_.insert(DefinitionOf(message, part)).second) messages_.emplace_back(&message, part);
  }
  void Meet(const EnumDescriptor& values) {
    if (met_.insert(values.full_name()).second) enums_.push_back(&values);
  }

  static void Describe(Json* schema, std::string_view comment) {
    if (!comment.empty()) schema->Add("description", Json::Text(comment));
  }

  // The field has to be there whatever else is. Nothing has to be in a part of a message.
  bool MustBeGiven(const FieldDescriptor& field) const {
    return AsksForPresence(field) && RuleOf(field).unless().empty();
  }

  bool AsksForPresence(const FieldDescriptor& field) const {
    if (part_) return false;
    return field.is_repeated() ? RuleOf(field).min_count() > 0 : RuleOf(field).required();
  }

  // Both names that the loader reads.
  static std::vector<std::string> NamesOf(const FieldDescriptor& field) {
    if (field.json_name() == field.name()) return {field.name()};
    return {field.name(), field.json_name()};
  }

  Json Message(const Descriptor& message) {
    Json schema = Json::Object();
    Describe(&schema, CommentOf(message.full_name()));
    schema.Add("type", Json::Text("object"));
    Json properties = Json::Object();
    Json all_of = Json::List();
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      const std::vector<std::string> names = NamesOf(field);
      properties.Add(names[0], Property(field));
      if (names.size() > 1) {
        properties.Add(names[1], RefTo(DefinitionOf(message, part_) + "/properties/" + names[0]));
      }
      if (MustBeGiven(field)) {
        all_of.Push(
            names.size() == 1
                ? Required(names[0])
                : Json::Object({{"oneOf", Json::List({Required(names[0]), Required(names[1])})}}));
        continue;
      }
      if (AsksForPresence(field)) {
        Json cases = Json::List();
        AddGiven(field, &cases);
        AddGiven(*message.FindFieldByName(RuleOf(field).unless()), &cases);
        all_of.Push(Json::Object({{"anyOf", std::move(cases)}}));
      }
      if (names.size() > 1 && field.real_containing_oneof() == nullptr) {
        all_of.Push(Not(Json::Object(
            {{"required", Json::List({Json::Text(names[0]), Json::Text(names[1])})}})));
      }
    }
    for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
      all_of.Push(AtMostOne(*message.oneof_decl(i)));
    }
    schema.Add("properties", std::move(properties));
    schema.Add("additionalProperties", Json::Raw("false"));
    if (!all_of.empty()) schema.Add("allOf", std::move(all_of));
    return schema;
  }

  // The field is there and holds something, under one of its names.
  static void AddGiven(const FieldDescriptor& field, Json* cases) {
    for (const std::string& name : NamesOf(field)) {
      Json something = Not(Null());
      something.Add("minItems", Json::Raw("1"));
      Json given = Required(name);
      given.Add("properties", Json::Object({{name, std::move(something)}}));
      cases->Push(std::move(given));
    }
  }

  static Json AtMostOne(const OneofDescriptor& oneof) {
    std::vector<Json> given;
    for (int i = 0; i < oneof.field_count(); ++i) {
      for (const std::string& name : NamesOf(*oneof.field(i))) given.push_back(Required(name));
    }
    std::vector<Json> cases = given;
    cases.push_back(Not(Json::Object({{"anyOf", Json::List(given)}})));
    return Json::Object({{"oneOf", Json::List(std::move(cases))}});
  }

  Json Property(const FieldDescriptor& field) {
    Json value = Value(field);
    if (field.is_repeated()) {
      const v1::Rule& rule = RuleOf(field);
      Json list = Json::Object({{"type", Json::Text("array")}, {"items", std::move(value)}});
      if (MustBeGiven(field)) list.Add("minItems", Json::Raw(std::to_string(rule.min_count())));
      list.Add("maxItems", Json::Raw(std::to_string(rule.max_count() == 0 ? kDefaultMaxCount
                                                                          : rule.max_count())));
      value = std::move(list);
    }
    Json schema = Json::Object();
    Describe(&schema, CommentOf(field.full_name()));
    if (MustBeGiven(field)) {
      schema.Add("allOf", Json::List({std::move(value)}));
    } else {
      schema.Add("anyOf", Json::List({std::move(value), Null()}));
    }
    return schema;
  }

  Json Value(const FieldDescriptor& field) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Inner(field);
      case FieldDescriptor::CPPTYPE_ENUM:
        return EnumValue(field);
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(field);
      case FieldDescriptor::CPPTYPE_BOOL: {
        Json schema = Json::Object({{"type", Json::Text("boolean")}});
        if (IsLostWhenZero(field) && MustBeGiven(field)) {
          schema.Add("const", Json::Raw("true"));
        }
        return schema;
      }
      case FieldDescriptor::CPPTYPE_DOUBLE:
      case FieldDescriptor::CPPTYPE_FLOAT:
        return Json::Object({{"type", Json::Text("number")}});
      default:
        return Integer(field);
    }
  }

  Json Inner(const FieldDescriptor& field) {
    const bool part = part_ || RuleOf(field).partial();
    Meet(*field.message_type(), part);
    return RefTo(DefinitionOf(*field.message_type(), part));
  }

  // A value of zero or nothing is the same as no value, so that it breaks no bound and satisfies no
  // demand.
  static bool IsLostWhenZero(const FieldDescriptor& field) {
    return !field.is_repeated() && !field.has_presence();
  }

  Json EnumValue(const FieldDescriptor& field) {
    const EnumDescriptor& values = *field.enum_type();
    Meet(values);
    Json schema = RefTo(NameOfEnum(values));
    const bool no_zero = field.is_repeated() || (IsLostWhenZero(field) && MustBeGiven(field));
    if (!no_zero) return schema;
    schema.Add("not",
               Json::Object(
                   {{"enum", Json::List({Json::Text(values.value(0)->name()), Json::Raw("0")})}}));
    return schema;
  }

  Json Text(const FieldDescriptor& field) const {
    const v1::Rule& rule = RuleOf(field);
    Json schema = Json::Object({{"type", Json::Text("string")}});
    const std::string pattern = FormPattern(rule);
    const bool may_be_empty = IsLostWhenZero(field) && !MustBeGiven(field);
    if (pattern.empty()) {
      if (IsLostWhenZero(field) && MustBeGiven(field)) schema.Add("minLength", Json::Raw("1"));
    } else {
      schema.Add("pattern",
                 Json::Text(may_be_empty ? "^(?:" + pattern + ")?$" : "^" + pattern + "$"));
    }
    return schema;
  }

  Json Integer(const FieldDescriptor& field) const {
    const v1::Rule& rule = RuleOf(field);
    std::string min = rule.min();
    std::string max = rule.max();
    const FieldDescriptor::CppType type = field.cpp_type();
    const bool is_long =
        type == FieldDescriptor::CPPTYPE_INT64 || type == FieldDescriptor::CPPTYPE_UINT64;
    if (!is_long) {
      if (min.empty()) min = std::to_string(std::numeric_limits<std::int32_t>::min());
      if (max.empty()) max = std::to_string(std::numeric_limits<std::int32_t>::max());
    }
    Json number = Json::Object({{"type", Json::Text("integer")}});
    if (!min.empty()) number.Add("minimum", Json::Raw(min));
    if (!max.empty()) number.Add("maximum", Json::Raw(max));
    std::vector<Json> forms;
    if (IsLostWhenZero(field) && MustBeGiven(field)) {
      number.Add("not", Json::Object({{"const", Json::Raw("0")}}));
    } else if (IsLostWhenZero(field) && !rule.min().empty() && rule.min()[0] != '-' &&
               rule.min() != "0") {
      forms.push_back(Json::Object({{"const", Json::Raw("0")}}));
    }
    if (is_long) {
      forms.push_back(Json::Object(
          {{"type", Json::Text("string")}, {"pattern", Json::Text("^-?(?:0|[1-9][0-9]{0,18})$")}}));
    }
    if (forms.empty()) return number;
    forms.insert(forms.begin(), std::move(number));
    return Json::Object({{"anyOf", Json::List(std::move(forms))}});
  }

  static Json Enum(const EnumDescriptor& values) {
    Json schema = Json::Object();
    Describe(&schema, CommentOf(values.full_name()));
    Json cases = Json::List();
    Json numbers = Json::List();
    for (int i = 0; i < values.value_count(); ++i) {
      const auto& value = *values.value(i);
      Json one = Json::Object({{"const", Json::Text(value.name())}});
      Describe(&one, CommentOf(values.full_name() + "." + value.name()));
      cases.Push(std::move(one));
      numbers.Push(Json::Raw(std::to_string(value.number())));
    }
    cases.Push(Json::Object({{"enum", std::move(numbers)}}));
    schema.Add("oneOf", std::move(cases));
    return schema;
  }

  std::set<std::string> met_;
  bool part_ = false;  // the message being written is part of another
  std::deque<std::pair<const Descriptor*, bool>> messages_;
  std::deque<const EnumDescriptor*> enums_;
};

}  // namespace

std::string JsonSchema(SchemaOf of) {
  const Descriptor& root =
      of == SchemaOf::kPolicy ? *v1::Policy::descriptor() : *v1::PolicyTestSuite::descriptor();
  Json schema = Json::Object();
  schema.Add("$schema", Json::Text("https://json-schema.org/draft/2020-12/schema"));
  schema.Add("$id", Json::Text("urn:guiju:" + root.full_name()));
  schema.Add("title", Json::Text(root.full_name()));
  schema.Add("$ref", Json::Text("#/$defs/" + NameOf(root)));
  schema.Add("$defs", SchemaWriter().Definitions(root));
  return schema.Render() + "\n";
}

std::string PolicyAsJson(const PolicyDocument& document) {
  std::string json;
  if (document.policy() == nullptr) return json;
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  const auto status =
      google::protobuf::util::MessageToJsonString(document.parts().proto, &json, options);
  return status.ok() ? json : std::string();
}

}  // namespace guiju::workbench
