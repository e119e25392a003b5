#include "field_text.h"

namespace guiju::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

Argument Expected(std::string en, std::string zh) {
  return {"expected", std::move(en), std::move(zh)};
}

std::string Bounds(const v1::Rule& rule, bool chinese) {
  if (rule.min().empty() && rule.max().empty()) return "";
  if (rule.max().empty()) return (chinese ? "，至少 " : " of at least ") + rule.min();
  if (rule.min().empty()) return (chinese ? "，至多 " : " of at most ") + rule.max();
  return (chinese ? "，从 " : " from ") + rule.min() + (chinese ? " 到 " : " to ") + rule.max();
}

Argument ExpectedForm(const v1::Rule& rule) {
  switch (rule.form()) {
    case v1::Form::ID:
      return Expected(
          "an id such as \"first_response\" (a lower-case letter, then at most 63 of a-z, 0-9, _)",
          "标识符，例如 \"first_response\"（小写字母开头，其后至多 63 个 a-z、0-9、_）");
    case v1::Form::CLAUSE:
      return Expected("a clause such as \"SLA-3\" (1 to 64 printable characters)",
                      "条款编号，例如 \"SLA-3\"（1 至 64 个可打印字符）");
    case v1::Form::DECIMAL:
      return Expected("a decimal in quotes such as \"4.5\"" + Bounds(rule, false),
                      "带引号的小数，例如 \"4.5\"" + Bounds(rule, true));
    case v1::Form::DATE:
      return Expected("a day such as \"2026-02-24\"", "日期，例如 \"2026-02-24\"");
    case v1::Form::TIME_OF_DAY:
      return Expected("a time of day such as \"09:00\"", "时刻，例如 \"09:00\"");
    case v1::Form::ZONE:
      return Expected("a time zone such as \"Asia/Shanghai\" or \"+08:00\"",
                      "时区，例如 \"Asia/Shanghai\" 或 \"+08:00\"");
    case v1::Form::INSTANT:
      return Expected("a time with its offset such as \"2026-02-24T09:00:00+08:00\"",
                      "带时差的时间，例如 \"2026-02-24T09:00:00+08:00\"");
    case v1::Form::MONTH:
      return Expected("a month such as \"2026-02\"", "月份，例如 \"2026-02\"");
    case v1::Form::TEXT:
      return Expected("a text of 1 to 512 bytes in quotes", "带引号的 1 至 512 字节的文字");
    default:
      return Expected("a text in quotes", "带引号的文字");
  }
}

}  // namespace

const v1::Rule& RuleOf(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::rule);
}

std::string NameOf(const Descriptor& message) {
  const std::string& package = message.file()->package();
  return package.empty() ? message.full_name() : message.full_name().substr(package.size() + 1);
}

std::string ValuesOf(const EnumDescriptor& values) {
  std::string out;
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() == 0) continue;
    if (!out.empty()) out += ", ";
    out += values.value(i)->name();
  }
  return out;
}

std::string FieldsOf(const Descriptor& message, bool json) {
  std::string out;
  for (int i = 0; i < message.field_count(); ++i) {
    if (i > 0) out += ", ";
    out += json ? message.field(i)->json_name() : message.field(i)->name();
  }
  return out;
}

Argument ExpectedBy(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const std::string name = NameOf(*field.message_type());
      const std::string fields = FieldsOf(*field.message_type(), false);
      return Expected("a block { … } with the fields of " + name + " (" + fields + ")",
                      "一个 { … } 块，内有 " + name + " 的字段（" + fields + "）");
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const std::string values = ValuesOf(*field.enum_type());
      return Expected("one of " + values, values + " 之一");
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      return Expected("true or false", "true 或 false");
    case FieldDescriptor::CPPTYPE_STRING:
      return ExpectedForm(RuleOf(field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return Expected("a number", "一个数");
    default:
      return Expected("a whole number" + Bounds(RuleOf(field), false),
                      "一个整数" + Bounds(RuleOf(field), true));
  }
}

}  // namespace guiju::internal
