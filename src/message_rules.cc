#include "message_rules.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/unknown_field_set.h>

#include <cstdint>

#include "field_text.h"
#include "guiju/kernel/parse.h"
#include "sentences/message_rules.h"
#include "withheld.h"

namespace guiju::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// How many entries a repeated field holds when its rule does not say.
constexpr int kDefaultMaxCount = 4096;

std::string Shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string out(text.substr(0, kMost));
  const std::size_t bad = InvalidUtf8At(out);
  if (bad != std::string_view::npos) out.resize(bad);
  return out.size() < text.size() ? out + "…" : out;
}

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLetter(char c) { return IsLower(c) || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsId(std::string_view text) {
  if (text.empty() || text.size() > 64 || !IsLower(text[0])) return false;
  for (const char c : text) {
    if (!IsLower(c) && !IsDigit(c) && c != '_') return false;
  }
  return true;
}

bool IsClause(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return false;
  }
  return text.front() != ' ' && text.back() != ' ';
}

// +HH:MM, or names as the IANA has them: parts of letters, digits, _, + and -, each beginning with
// a letter, joined by "/". Whether the zone exists is asked elsewhere; nothing that passes here can
// name a file outside of the zone database.
bool IsZone(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  std::int32_t offset = 0;
  if (text[0] == '+' || text[0] == '-') {
    return guiju_parse_offset(text.data(), text.size(), &offset) == GUIJU_PARSE_OK;
  }
  bool begins = true;
  for (const char c : text) {
    if (begins && !IsLetter(c)) return false;
    if (!IsLetter(c) && !IsDigit(c) && c != '_' && c != '+' && c != '-' && c != '/') return false;
    begins = c == '/';
  }
  return !begins;
}

const Sentence* SentenceOf(guiju_parse_status status) {
  switch (status) {
    case GUIJU_PARSE_OK:
      return nullptr;
    case GUIJU_PARSE_LEADING_ZERO:
      return &kRuleLeadingZero;
    case GUIJU_PARSE_DIGITS:
      return &kRuleDigits;
    case GUIJU_PARSE_RANGE:
      return &kRuleYears;
    case GUIJU_PARSE_NO_SUCH_DAY:
      return &kRuleNoSuchDay;
    case GUIJU_PARSE_NO_OFFSET:
      return &kRuleNoOffset;
    default:
      return &kRuleForm;
  }
}

const Sentence* TextProblem(std::string_view text) {
  if (text.empty() || text.size() > 512) return &kRuleForm;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return &kRuleControl;
    // U+0080 to U+009F.
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      return &kRuleControl;
    }
  }
  return nullptr;
}

// a < b, exactly: scaled to 10^-9 both fit 128 bits (10^18 * 10^9 < 2^90).
bool Less(guiju_decimal a, guiju_decimal b) {
  __extension__ typedef __int128 Wide;
  Wide x = a.mantissa;
  Wide y = b.mantissa;
  for (std::int32_t i = a.scale; i < 9; ++i) x *= 10;
  for (std::int32_t i = b.scale; i < 9; ++i) y *= 10;
  return x < y;
}

bool ParseBound(const std::string& text, guiju_decimal* bound) {
  return guiju_parse_decimal(text.data(), text.size(), bound) == GUIJU_PARSE_OK;
}

class RuleWalker {
 public:
  RuleWalker(const RuleScope& scope, Problems* problems) : scope_(scope), problems_(problems) {}

  void Walk(const Message& message, const std::string& path) {
    const Descriptor& type = *message.GetDescriptor();
    const Reflection& reflection = *message.GetReflection();
    const auto& unknown = reflection.GetUnknownFields(message);
    for (int i = 0; i < unknown.field_count(); ++i) {
      Report(path, kRuleUnknownNumber,
             {{"message", NameOf(type)}, {"found", std::to_string(unknown.field(i).number())}});
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (NothingToSay(message, field)) continue;
      const std::string at = At(path, field.name().c_str());
      if (field.is_repeated()) {
        Repeated(message, field, path, at);
      } else if (reflection.HasField(message, &field)) {
        Value(message, field, -1, at);
      } else if (RuleOf(field).required() && parts_ == 0 && !Excused(message, field) &&
                 !Spoken(scope_.spoken_values, at) && !Spoken(scope_.spoken_messages, path)) {
        Report(at, kRuleMissing,
               {{"message", NameOf(type)}, {"field", field.name()}, ExpectedBy(field)});
      }
    }
  }

  std::size_t more() const { return more_; }

 private:
  static bool Spoken(const std::unordered_set<std::string>* paths, const std::string& path) {
    return paths != nullptr && paths->count(path) > 0;
  }

  // The field is absent and may be: most of them are, so no path is made for it.
  static bool NothingToSay(const Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    return field.is_repeated()
               ? reflection.FieldSize(message, &field) == 0 && RuleOf(field).min_count() == 0
               : !reflection.HasField(message, &field) && !RuleOf(field).required();
  }

  // Another field stands in for this one (Rule.unless).
  static bool Excused(const Message& message, const FieldDescriptor& field) {
    const std::string& name = RuleOf(field).unless();
    if (name.empty()) return false;
    const FieldDescriptor* other = message.GetDescriptor()->FindFieldByName(name);
    return other != nullptr && message.GetReflection()->FieldSize(message, other) > 0;
  }

  Argument Found(const FieldDescriptor& field, const std::string& value) const {
    if (!scope_.data) return {"found", value};
    return DisclosureOf(field) == Disclosure::kPersonal ? Withheld("found", value)
                                                        : ShownIfPlain("found", value);
  }

  void Report(const std::string& path, const Sentence& sentence, const Arguments& arguments) {
    if (problems_->findings().size() >= scope_.limit) {
      ++more_;
    } else {
      problems_->Error(path, sentence, arguments);
    }
  }

  void Repeated(const Message& message, const FieldDescriptor& field, const std::string& parent,
                const std::string& at) {
    const int count = message.GetReflection()->FieldSize(message, &field);
    const v1::Rule& rule = RuleOf(field);
    const int max = rule.max_count() == 0 ? kDefaultMaxCount : rule.max_count();
    const std::string name = NameOf(*field.containing_type());
    if (count < rule.min_count() && parts_ == 0 && !Excused(message, field) &&
        !Spoken(scope_.spoken_messages, parent) && !Spoken(scope_.spoken_values, at)) {
      Report(at, kRuleTooFew,
             {{"message", name},
              {"field", field.name()},
              {"min", std::to_string(rule.min_count())},
              {"found", std::to_string(count)}});
    }
    if (count > max) {
      Report(at, kRuleTooMany,
             {{"message", name},
              {"field", field.name()},
              {"max", std::to_string(max)},
              {"found", std::to_string(count)}});
    }
    for (int i = 0; i < count; ++i) Value(message, field, i, At(at, i));
  }

  // The value of a singular field (index -1) or an entry of a repeated one.
  void Value(const Message& message, const FieldDescriptor& field, int index,
             const std::string& at) {
    if (Spoken(scope_.spoken_values, at)) return;
    const Reflection& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        parts_ += RuleOf(field).partial();
        Walk(index < 0 ? reflection.GetMessage(message, &field)
                       : reflection.GetRepeatedMessage(message, &field, index),
             at);
        parts_ -= RuleOf(field).partial();
        break;
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        Text(field,
             index < 0 ? reflection.GetStringReference(message, &field, &scratch)
                       : reflection.GetRepeatedStringReference(message, &field, index, &scratch),
             at);
        break;
      }
      case FieldDescriptor::CPPTYPE_ENUM: {
        const int number = index < 0 ? reflection.GetEnumValue(message, &field)
                                     : reflection.GetRepeatedEnumValue(message, &field, index);
        if (field.enum_type()->FindValueByNumber(number) == nullptr) {
          Report(at, kRuleEnumNumber,
                 {{"field", field.name()},
                  {"found", std::to_string(number)},
                  {"known", ValuesOf(*field.enum_type())}});
        } else if (number == 0 && index >= 0) {
          Report(at, kRuleForm,
                 {{"found", field.enum_type()->FindValueByNumber(0)->name()},
                  {"field", field.name()},
                  {"message", NameOf(*field.containing_type())},
                  ExpectedBy(field)});
        }
        break;
      }
      case FieldDescriptor::CPPTYPE_INT32:
        Integer(field,
                index < 0 ? reflection.GetInt32(message, &field)
                          : reflection.GetRepeatedInt32(message, &field, index),
                at);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        Integer(field,
                index < 0 ? reflection.GetInt64(message, &field)
                          : reflection.GetRepeatedInt64(message, &field, index),
                at);
        break;
      default:
        break;
    }
  }

  void Text(const FieldDescriptor& field, const std::string& text, const std::string& at) {
    const Argument message("message", NameOf(*field.containing_type()));
    const Argument name("field", field.name());
    if (InvalidUtf8At(text) != std::string_view::npos) {
      Report(at, kRuleNotUtf8, {name, message});
      return;
    }
    const v1::Rule& rule = RuleOf(field);
    const Sentence* problem = FormProblem(rule.form(), text);
    if (problem != nullptr) {
      Report(at, *problem, {Found(field, Shown(text)), name, message, ExpectedBy(field)});
      return;
    }
    guiju_decimal value;
    if (rule.form() == v1::Form::DECIMAL && ParseBound(text, &value)) {
      Within(field, value, text, at);
    }
  }

  void Integer(const FieldDescriptor& field, std::int64_t number, const std::string& at) {
    const v1::Rule& rule = RuleOf(field);
    std::int64_t bound = 0;
    const auto parse = [&bound](const std::string& text) {
      return guiju_parse_int64(text.data(), text.size(), &bound) == GUIJU_PARSE_OK;
    };
    if (parse(rule.min()) && number < bound) Below(field, std::to_string(number), at);
    if (parse(rule.max()) && number > bound) Above(field, std::to_string(number), at);
  }

  void Within(const FieldDescriptor& field, guiju_decimal value, const std::string& text,
              const std::string& at) {
    guiju_decimal bound;
    if (ParseBound(RuleOf(field).min(), &bound) && Less(value, bound)) Below(field, text, at);
    if (ParseBound(RuleOf(field).max(), &bound) && Less(bound, value)) Above(field, text, at);
  }

  void Below(const FieldDescriptor& field, const std::string& found, const std::string& at) {
    Report(at, kRuleBelow,
           {Found(field, found),
            {"field", field.name()},
            {"message", NameOf(*field.containing_type())},
            {"min", RuleOf(field).min()}});
  }
  void Above(const FieldDescriptor& field, const std::string& found, const std::string& at) {
    Report(at, kRuleAbove,
           {Found(field, found),
            {"field", field.name()},
            {"message", NameOf(*field.containing_type())},
            {"max", RuleOf(field).max()}});
  }

  const RuleScope& scope_;
  Problems* problems_;
  std::size_t more_ = 0;
  int parts_ = 0;  // fields that are partial around what is walked
};

}  // namespace

std::size_t CheckRules(const Message& message, const RuleScope& scope, Problems* problems) {
  RuleWalker walker(scope, problems);
  walker.Walk(message, scope.path);
  return walker.more();
}

const Sentence* FormProblem(v1::Form::Value form, std::string_view text) {
  guiju_decimal decimal;
  std::int32_t number = 0;
  std::int64_t micros = 0;
  switch (form) {
    case v1::Form::ID:
      return IsId(text) ? nullptr : &kRuleForm;
    case v1::Form::CLAUSE:
      return IsClause(text) ? nullptr : &kRuleForm;
    case v1::Form::DECIMAL:
      return SentenceOf(guiju_parse_decimal(text.data(), text.size(), &decimal));
    case v1::Form::DATE:
      return SentenceOf(guiju_parse_date(text.data(), text.size(), &number));
    case v1::Form::TIME_OF_DAY:
      return SentenceOf(guiju_parse_time_of_day(text.data(), text.size(), &number));
    case v1::Form::ZONE:
      return IsZone(text) ? nullptr : &kRuleForm;
    case v1::Form::INSTANT:
      return SentenceOf(guiju_parse_instant(text.data(), text.size(), &micros));
    case v1::Form::MONTH:
      return SentenceOf(guiju_parse_month(text.data(), text.size(), &number));
    case v1::Form::TEXT:
      return TextProblem(text);
    default:
      return nullptr;
  }
}

std::size_t InvalidUtf8At(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t ahead) {
      return i + ahead < text.size() ? static_cast<unsigned char>(text[i + ahead]) : 0U;
    };
    const auto goes_on = [&](std::size_t ahead) { return (byte(ahead) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    std::size_t size = 1;
    if (lead >= 0x80) {
      if (lead >= 0xC2 && lead <= 0xDF && goes_on(1)) {
        size = 2;
      } else if (lead >= 0xE0 && lead <= 0xEF && goes_on(1) && goes_on(2) &&
                 !(lead == 0xE0 && byte(1) < 0xA0) && !(lead == 0xED && byte(1) > 0x9F)) {
        size = 3;
      } else if (lead >= 0xF0 && lead <= 0xF4 && goes_on(1) && goes_on(2) && goes_on(3) &&
                 !(lead == 0xF0 && byte(1) < 0x90) && !(lead == 0xF4 && byte(1) > 0x8F)) {
        size = 4;
      } else {
        return i;
      }
    }
    i += size;
  }
  return std::string_view::npos;
}

}  // namespace guiju::internal
