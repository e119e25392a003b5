#include "tool/cell.h"

#include <absl/strings/numbers.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "guiju/v1/service_record.pb.h"
#include "guiju/v1/ticket.pb.h"
#include "sentences/input.h"
#include "tool/decimal_text.h"
#include "tool/say.h"
#include "tool/utf8.h"

namespace guiju::tool {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kMostSignals = 64;
constexpr std::size_t kLongestId = 64;

const v1::Rule& RuleOf(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::rule);
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string ReadableFormat(std::string format) {
  if (format == "ISO") return "YYYY-MM-DD HH:MM:SS";
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"%Y", "YYYY"}, {"%m", "MM"}, {"%d", "DD"}, {"%H", "HH"},
      {"%M", "MM"},   {"%S", "SS"}, {"%%", "%"}};
  for (const auto& [from, to] : kWords) {
    const std::size_t at = format.find(from);
    if (at != std::string::npos) format.replace(at, from.size(), to);
  }
  return format;
}

// Digits or signs of the full-width block, which people type with a Chinese keyboard.
bool HasFullWidth(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = DecodeUtf8(text, i);
    if (point.value >= 0xFF0B && point.value <= 0xFF1A) return true;
    i += std::max<std::size_t>(1, point.size);
  }
  return false;
}

bool HasExponent(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  double ignored = 0;
  return e != std::string_view::npos && e > 0 && text.find_first_of("0123456789") < e &&
         absl::SimpleAtod({text.data(), text.size()}, &ignored);
}

bool IsId(std::string_view text) {
  if (text.empty() || text.size() > kLongestId || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool IsMonth(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  std::string digits(text.substr(0, 4));
  digits += text.substr(5);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return false;
  const std::string_view month = text.substr(5);
  return text.substr(0, 4) >= "1970" && text.substr(0, 4) <= "2099" && month >= "01" &&
         month <= "12";
}

}  // namespace

std::string_view Unguard(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first == 0 || first == std::string_view::npos) return text;
  static constexpr std::string_view kRuns[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                               "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view run : kRuns) {
    if (text.substr(first, run.size()) == run) return text.substr(1);
  }
  return text;
}

struct CellReader::Word {
  const Target* target;
  const std::string& name;
  const Cell& cell;
  std::string_view text;  // trimmed, and replaced by Column.value
  const FieldDescriptor* field() const { return target->leaf(); }
};

CellResult CellReader::Bad(const std::string& name, const Cell& cell,
                           const internal::Sentence& sentence,
                           std::initializer_list<internal::Argument> arguments) {
  findings_->push_back(Tell(sentence, arguments));
  findings_->back().line = cell.line;
  findings_->back().column = cell.column;
  findings_->back().path = name;
  return {CellState::kBad, {}, 0};
}

CellResult CellReader::Complain(const Word& word, const internal::Sentence& sentence,
                                std::initializer_list<internal::Argument> arguments) {
  static const internal::Argument none("", "");
  const internal::Argument* given = arguments.begin();
  const auto at = [&](std::size_t i) { return i < arguments.size() ? given[i] : none; };
  return Bad(
      word.name, word.cell, sentence,
      {{"column", std::to_string(word.cell.column)},
       {"name", word.name},
       Describe("value", word.text, word.target != nullptr && word.target->personal, *plan_.mask),
       at(0),
       at(1)});
}

// Says what is odd about a word that should be a number or a time, when it is a common slip.
bool CellReader::Odd(const Word& word) {
  if (HasFullWidth(word.text)) {
    Complain(word, internal::kCellFullWidth);
    return true;
  }
  if (HasExponent(word.text)) {
    Complain(word, internal::kCellExponent);
    return true;
  }
  return false;
}

CellResult CellReader::Read(const Target& target, const Cell& cell, Message* record) {
  const std::string_view text = Trim(cell.text);
  if (plan_.IsUnknown(text)) return {CellState::kUnknown, {}, 0};
  const auto replaced = target.values.find(std::string(text));
  const Word word{&target, target.column->name(), cell,
                  replaced == target.values.end() ? text : std::string_view(replaced->second)};
  switch (target.kind) {
    case Target::Kind::kField:
      return ReadField(word, record);
    case Target::Kind::kSignals:
      return ReadSignals(word, record);
    case Target::Kind::kSignal:
      return ReadSignal(word, record);
    case Target::Kind::kEvent:
      return ReadTime(word);
    case Target::Kind::kRecordField:
      return ReadRecordField(word, record);
    case Target::Kind::kActiveFrom:
    case Target::Kind::kActiveTo:
      return {CellState::kKnown, {}, 0};  // the builder puts the two together
    case Target::Kind::kRating:
    case Target::Kind::kRingCount:
      break;
  }
  std::int64_t value = 0;
  CellResult result = ReadNumber(word, &value);
  result.number = static_cast<int>(value);
  return result;
}

CellResult CellReader::ReadInstant(const std::string& name, const Cell& cell) {
  return ReadTime(Word{nullptr, name, cell, Trim(cell.text)});
}

CellResult CellReader::ReadTime(const Word& word) {
  if (plan_.IsUnknown(word.text)) return {CellState::kUnknown, {}, 0};
  if (plan_.IsNever(word.text)) return {CellState::kNever, Instant::Never(), 0};
  TimeDefect defect = TimeDefect::kNotThisFormat;
  for (const std::string& format : plan_.time_formats) {
    const TimeRead read = tool::ReadTime(word.text, format, plan_.wall);
    if (read.defect == TimeDefect::kNone) return {CellState::kKnown, read.at, 0};
    if (read.defect != TimeDefect::kNotThisFormat) defect = read.defect;
  }
  if (defect == TimeDefect::kNoSuchTime) return Complain(word, internal::kCellNoSuchDate);
  if (defect == TimeDefect::kOutOfRange) return Complain(word, internal::kCellTimeRange);
  if (Odd(word)) return {CellState::kBad, {}, 0};
  std::vector<std::string> formats;
  for (const std::string& format : plan_.time_formats) formats.push_back(ReadableFormat(format));
  return Complain(word, internal::kCellBadTime, {{"format", Join(formats)}});
}

CellResult CellReader::ReadField(const Word& word, Message* record) {
  const FieldDescriptor& first = *word.target->path.front();
  const FieldDescriptor& leaf = *word.field();
  const Reflection& reflection = *record->GetReflection();
  const auto* oneof = first.real_containing_oneof();
  const bool same_message = word.target->path.size() > 1 && reflection.HasField(*record, &first);
  if (oneof != nullptr && reflection.HasOneof(*record, oneof) && !same_message) {
    return Complain(word, internal::kCellGivenTwice);
  }
  if (leaf.message_type() != nullptr) {
    const CellResult result = ReadTime(word);
    if (result.state == CellState::kNever && RuleOf(leaf).required()) {
      return Complain(word, internal::kCellBadTime,
                      {{"format", ReadableFormat(plan_.time_formats.front())}});
    }
    if (result.state == CellState::kBad || result.state == CellState::kUnknown) return result;
    auto* instant = static_cast<v1::Instant*>(reflection.MutableMessage(record, &first));
    if (result.state == CellState::kNever) {
      instant->set_never(true);
    } else {
      instant->set_unix_us(result.at.us);
    }
    return result;
  }
  // The message that holds the value is made only when there is a value to put into it.
  const auto holder = [&] {
    return word.target->path.size() == 1 ? record : reflection.MutableMessage(record, &first);
  };
  switch (leaf.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return ReadEnum(word, holder());
    case FieldDescriptor::CPPTYPE_STRING:
      return ReadString(word, holder());
    case FieldDescriptor::CPPTYPE_BOOL: {
      bool yes = false;
      const CellResult read = ReadBool(word, &yes);
      if (read.state == CellState::kKnown) reflection.SetBool(record, &leaf, yes);
      return read;
    }
    default:
      break;
  }
  std::int64_t value = 0;
  const CellResult result = ReadNumber(word, &value);
  if (result.state != CellState::kKnown) return result;
  Message* const message = holder();
  if (leaf.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    message->GetReflection()->SetInt32(message, &leaf, static_cast<std::int32_t>(value));
  } else {
    message->GetReflection()->SetInt64(message, &leaf, value);
  }
  return result;
}

CellResult CellReader::ReadEnum(const Word& word, Message* holder) {
  const EnumDescriptor& values = *word.field()->enum_type();
  const std::string lower = Lower(word.text);
  std::vector<std::string> allowed;
  for (int i = 0; i < values.value_count(); ++i) {
    const EnumValueDescriptor& value = *values.value(i);
    if (value.number() == 0) continue;
    allowed.push_back(value.name());
    if (Lower(value.name()) != lower) continue;
    holder->GetReflection()->SetEnumValue(holder, word.field(), value.number());
    return {CellState::kKnown, {}, 0};
  }
  switch (word.target->column->on_other()) {
    case v1::Column::OnOther::OTHER:
      holder->GetReflection()->SetEnumValue(holder, word.field(),
                                            values.FindValueByName("OTHER")->number());
      return {CellState::kKnown, {}, 0};
    case v1::Column::OnOther::UNKNOWN:
      return {CellState::kUnknown, {}, 0};
    default:
      break;
  }
  for (const v1::Column::Value& value : word.target->column->value()) {
    allowed.push_back(value.from());
  }
  return Complain(word, internal::kCellBadChoice, {{"allowed", Join(allowed)}});
}

CellResult CellReader::ReadNumber(const Word& word, std::int64_t* value) {
  std::string decimal;
  if (!NormalDecimal(word.text, &decimal) || decimal.find('.') != std::string::npos) {
    if (Odd(word)) return {CellState::kBad, {}, 0};
    return Complain(word, internal::kCellBadInteger);
  }
  const v1::Rule& rule = RuleOf(*word.field());
  // Counts, unless the field says otherwise.
  const std::string min = rule.min().empty() ? "0" : rule.min();
  const std::string max =
      rule.max().empty() ? std::to_string(std::numeric_limits<std::int64_t>::max()) : rule.max();
  if (CompareDecimals(decimal, min) < 0 || CompareDecimals(decimal, max) > 0) {
    return Complain(word, internal::kCellOutOfRange, {{"min", min}, {"max", max}});
  }
  if (!absl::SimpleAtoi(decimal, value)) return Complain(word, internal::kCellBadInteger);
  return {CellState::kKnown, {}, 0};
}

CellResult CellReader::ReadDecimal(const Word& word, std::string* value) {
  if (!NormalDecimal(word.text, value)) {
    if (Odd(word)) return {CellState::kBad, {}, 0};
    return Complain(word, internal::kCellBadDecimal);
  }
  const v1::Rule& rule = RuleOf(*word.field());
  if ((!rule.min().empty() && CompareDecimals(*value, rule.min()) < 0) ||
      (!rule.max().empty() && CompareDecimals(*value, rule.max()) > 0)) {
    return Complain(word, internal::kCellOutOfRange, {{"min", rule.min()}, {"max", rule.max()}});
  }
  return {CellState::kKnown, {}, 0};
}

CellResult CellReader::ReadString(const Word& word, Message* holder) {
  std::string value;
  switch (RuleOf(*word.field()).form()) {
    case v1::Form::DECIMAL: {
      const CellResult result = ReadDecimal(word, &value);
      if (result.state != CellState::kKnown) return result;
      break;
    }
    case v1::Form::MONTH:
      if (HasFullWidth(word.text)) return Complain(word, internal::kCellFullWidth);
      if (!IsMonth(word.text)) return Complain(word, internal::kCellBadMonth);
      value = word.text;
      break;
    case v1::Form::TEXT:
      if (word.text.size() > kLongestText) {
        return Complain(word, internal::kCellTooLong, {{"limit", std::to_string(kLongestText)}});
      }
      [[fallthrough]];
    default:
      value = plan_.map->formula_guard() ? Unguard(word.text) : word.text;
  }
  holder->GetReflection()->SetString(holder, word.field(), std::move(value));
  return {CellState::kKnown, {}, 0};
}

CellResult CellReader::ReadSignals(const Word& word, Message* record) {
  auto* ticket = static_cast<v1::Ticket*>(record);
  const int before = ticket->signal_size();
  std::string_view rest = word.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (name.empty()) continue;
    const bool no = name[0] == '!';
    if (no) name.remove_prefix(1);
    const bool known = std::any_of(ticket->signal().begin(), ticket->signal().end(),
                                   [&](const v1::Signal& signal) { return signal.name() == name; });
    if (!IsId(name) || known || ticket->signal_size() == kMostSignals) {
      while (ticket->signal_size() > before) ticket->mutable_signal()->RemoveLast();
      return Complain(word, internal::kCellBadSignals);
    }
    v1::Signal* const signal = ticket->add_signal();
    signal->set_name(std::string(name));
    signal->set_value(!no);
  }
  return {CellState::kKnown, {}, 0};
}

CellResult CellReader::ReadBool(const Word& word, bool* value) {
  static const auto& yes = *new std::vector<std::string>{"true", "yes", "y", "1", "是"};
  static const auto& no = *new std::vector<std::string>{"false", "no", "n", "0", "否"};
  const std::string lower = Lower(word.text);
  *value = std::find(yes.begin(), yes.end(), lower) != yes.end();
  if (!*value && std::find(no.begin(), no.end(), lower) == no.end()) {
    if (word.target->column->on_other() == v1::Column::OnOther::UNKNOWN) {
      return {CellState::kUnknown, {}, 0};
    }
    return Complain(word, internal::kCellBadChoice, {{"allowed", Join(yes) + ", " + Join(no)}});
  }
  return {CellState::kKnown, {}, 0};
}

CellResult CellReader::ReadSignal(const Word& word, Message* record) {
  bool yes = false;
  const CellResult result = ReadBool(word, &yes);
  if (result.state != CellState::kKnown) return result;
  const std::string& name = word.target->column->signal();
  if (record->GetDescriptor() == v1::ServiceRecord::descriptor()) {
    v1::RecordFact* const fact = static_cast<v1::ServiceRecord*>(record)->add_fact();
    fact->set_name(name);
    fact->set_value(yes);
  } else {
    v1::Signal* const signal = static_cast<v1::Ticket*>(record)->add_signal();
    signal->set_name(name);
    signal->set_value(yes);
  }
  return result;
}

CellResult CellReader::ReadRecordField(const Word& word, Message* record) {
  v1::RecordField* const field = static_cast<v1::ServiceRecord*>(record)->add_field();
  field->set_name(word.target->column->field());
  if (plan_.IsRefused(word.text)) {
    field->set_refused(true);
  } else {
    field->set_value(std::string(plan_.map->formula_guard() ? Unguard(word.text) : word.text));
  }
  return {CellState::kKnown, {}, 0};
}

}  // namespace guiju::tool
