#include "guiju/workbench/schema.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "field_text.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/v1/policy_test.pb.h"
#include "message_rules.h"
#include "workbench/schema_forms.h"

namespace guiju::workbench {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using ::testing::HasSubstr;

// Every field of the messages that a schema describes.
void Visit(const Descriptor& message, std::set<std::string>* met,
           std::vector<const FieldDescriptor*>* fields) {
  if (!met->insert(message.full_name()).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    fields->push_back(message.field(i));
    if (message.field(i)->message_type() != nullptr) {
      Visit(*message.field(i)->message_type(), met, fields);
    }
  }
}

std::vector<const FieldDescriptor*> AllFields() {
  std::set<std::string> met;
  std::vector<const FieldDescriptor*> fields;
  Visit(*v1::Policy::descriptor(), &met, &fields);
  Visit(*v1::PolicyTestSuite::descriptor(), &met, &fields);
  return fields;
}

bool Holds(const v1::Rule& rule, const std::string& text) {
  guiju_decimal value{};
  if (internal::FormProblem(rule.form(), text) != nullptr) return false;
  if (rule.form() != v1::Form::DECIMAL) return true;
  if (guiju_parse_decimal(text.data(), text.size(), &value) != GUIJU_PARSE_OK) return false;
  const auto less = [](const std::string& a, const std::string& b) {
    guiju_decimal x{};
    guiju_decimal y{};
    EXPECT_EQ(guiju_parse_decimal(a.data(), a.size(), &x), GUIJU_PARSE_OK) << a;
    EXPECT_EQ(guiju_parse_decimal(b.data(), b.size(), &y), GUIJU_PARSE_OK) << b;
    __extension__ typedef __int128 Wide;
    Wide p = x.mantissa;
    Wide q = y.mantissa;
    for (int i = x.scale; i < 9; ++i) p *= 10;
    for (int i = y.scale; i < 9; ++i) q *= 10;
    return p < q;
  };
  return (rule.min().empty() || !less(text, rule.min())) &&
         (rule.max().empty() || !less(rule.max(), text));
}

// One changed byte more or less than a value that has the form.
std::vector<std::string> Near(const v1::Rule& rule, std::mt19937* random) {
  std::vector<std::string> seeds = {"a",
                                    "first_response",
                                    "SLA-3",
                                    "0",
                                    "-0",
                                    "100",
                                    "99.999999999",
                                    "100.000000001",
                                    "0.000001",
                                    "0.0000009",
                                    "1000000",
                                    "1000000.1",
                                    "5.0",
                                    "5.1",
                                    "0.9",
                                    "1",
                                    "-100",
                                    "-100.1",
                                    "-99.9",
                                    "31622400",
                                    "2026-02-28",
                                    "2024-02-29",
                                    "2026-02-29",
                                    "2099-12-31",
                                    "1970-01-01",
                                    "09:00",
                                    "24:00",
                                    "23:59:59",
                                    "Asia/Shanghai",
                                    "+08:00",
                                    "2026-02",
                                    "99999999999",
                                    "2026-02-24T09:00:00+08:00",
                                    "2026-02-24T09:00:00.1234560Z",
                                    "123456789.123456789",
                                    "1234567890.123456789"};
  if (!rule.min().empty()) seeds.push_back(rule.min());
  if (!rule.max().empty()) seeds.push_back(rule.max());
  constexpr std::string_view kBits = "0123456789-+.:TZ/_ aA";
  std::vector<std::string> out = seeds;
  for (int i = 0; i < 4000; ++i) {
    std::string text = seeds[(*random)() % seeds.size()];
    for (auto n = 1 + (*random)() % 3; n > 0; --n) {
      const std::size_t at = (*random)() % (text.size() + 1);
      const char bit = kBits[(*random)() % kBits.size()];
      if ((*random)() % 3 == 0) {
        text.insert(at, 1, bit);
      } else if (at < text.size() && (*random)() % 2 == 0) {
        text[at] = bit;
      } else if (at < text.size()) {
        text.erase(at, 1);
      }
    }
    out.push_back(text);
  }
  return out;
}

// The standard library knows no \u; what is ASCII and no control character needs none.
std::string ForStd(std::string pattern) {
  const std::vector<std::pair<std::string, std::string>> classes = {
      {"\\u0000-\\u0020\\u007f", " "},
      {"\\u0000-\\u001f\\u007f-\\u009f", "\\n"},
      {"\\u0000-\\u001f\\u007f", "\\n"}};
  for (const auto& [from, to] : classes) {
    for (std::size_t at = pattern.find(from); at != std::string::npos; at = pattern.find(from)) {
      pattern.replace(at, from.size(), to);
    }
  }
  return "^" + pattern + "$";
}

TEST(Schema, PatternsSayWhatTheReaderSays) {
  std::mt19937 random(20261125);
  std::set<std::string> seen;
  int patterns = 0;
  int good = 0;
  for (const FieldDescriptor* field : AllFields()) {
    const v1::Rule& rule = internal::RuleOf(*field);
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    const std::string pattern = FormPattern(rule);
    if (pattern.empty() || !seen.insert(pattern).second) continue;
    ++patterns;
    const std::regex expression(ForStd(pattern));
    for (const std::string& text : Near(rule, &random)) {
      const bool expected = Holds(rule, text);
      good += expected ? 1 : 0;
      ASSERT_EQ(std::regex_search(text, expression), expected)
          << field->full_name() << " \"" << text << "\" " << pattern;
    }
  }
  EXPECT_GE(patterns, 12);
  EXPECT_GT(good, 5000);
}

TEST(Schema, KnowsEveryRule) {
  for (const FieldDescriptor* field : AllFields()) {
    const v1::Rule& rule = internal::RuleOf(*field);
    if (rule.form() == v1::Form::UNSPECIFIED) continue;
    EXPECT_NE(FormPattern(rule), "") << field->full_name();
  }
}

TEST(Schema, NamesEveryFieldTwice) {
  const std::string schema = JsonSchema(SchemaOf::kPolicy);
  EXPECT_EQ(schema, JsonSchema(SchemaOf::kPolicy));
  std::set<std::string> met;
  std::vector<const FieldDescriptor*> fields;
  Visit(*v1::Policy::descriptor(), &met, &fields);
  for (const FieldDescriptor* field : fields) {
    EXPECT_THAT(schema, HasSubstr("\"" + field->name() + "\": {"));
    EXPECT_THAT(schema, HasSubstr("\"" + field->json_name() + "\": {"));
  }
}

TEST(Schema, ThePolicyAsJsonIsThePolicy) {
  const PolicyDocument standard = StandardDocument();
  const std::string json = PolicyAsJson(standard);
  const PolicyDocument read = ReadPolicy(json, "standard.json");
  ASSERT_NE(read.policy(), nullptr);
  EXPECT_EQ(PolicyAsJson(read), json);
  EXPECT_EQ(read.policy()->sha256, standard.policy()->sha256);
  EXPECT_EQ(PolicyAsJson(ReadPolicy("id: x", "p.textproto")), "");
}

}  // namespace
}  // namespace guiju::workbench
