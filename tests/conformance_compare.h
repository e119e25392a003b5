// Compares an expectation with what came out, by reflection: only what the expectation says.
#ifndef GUIJU_TESTS_CONFORMANCE_COMPARE_H_
#define GUIJU_TESTS_CONFORMANCE_COMPARE_H_

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <charconv>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/number.h"
#include "guiju/v1/common.pb.h"

namespace guiju::internal {

using Strings = std::vector<std::string>;

// Whether the expectation's text writes the field at this path. A field without presence that is
// zero looks the same written and unwritten; the text knows.
using IsWritten = std::function<bool(const std::string& path)>;

class Comparer {
 public:
  explicit Comparer(IsWritten is_written) : is_written_(std::move(is_written)) {}

  // One line for each part of `expected` that `actual` does not have. `path` is the expectation's
  // place in its file. Lists must have the same length, entry by entry; fractions are compared by
  // value.
  Strings Differences(const google::protobuf::Message& expected,
                      const google::protobuf::Message& actual, const std::string& path) {
    differences_.clear();
    CompareMessages(expected, actual, path);
    return differences_;
  }

 private:
  using Message = google::protobuf::Message;
  using Field = google::protobuf::FieldDescriptor;

  void CompareMessages(const Message& expected, const Message& actual, const std::string& path) {
    if (expected.GetDescriptor() == v1::Fraction::descriptor()) {
      CompareFractions(expected, actual, path);
      return;
    }
    for (int i = 0; i < expected.GetDescriptor()->field_count(); ++i) {
      const Field* field = expected.GetDescriptor()->field(i);
      const std::string here = path + "." + field->name();
      if (field->is_repeated()) {
        CompareLists(expected, actual, field, here);
      } else if (IsExpected(expected, field, here)) {
        CompareFields(expected, actual, field, here);
      }
    }
  }

  bool IsExpected(const Message& expected, const Field* field, const std::string& path) const {
    return expected.GetReflection()->HasField(expected, field) || is_written_(path);
  }

  void CompareLists(const Message& expected, const Message& actual, const Field* field,
                    const std::string& path) {
    const int wanted = expected.GetReflection()->FieldSize(expected, field);
    if (wanted == 0) return;
    const int found = actual.GetReflection()->FieldSize(actual, field);
    if (wanted != found) {
      differences_.push_back(path + ": expected " + std::to_string(wanted) + " entries, found " +
                             std::to_string(found));
      return;
    }
    for (int i = 0; i < wanted; ++i) {
      const std::string here = path + "[" + std::to_string(i) + "]";
      if (field->cpp_type() == Field::CPPTYPE_MESSAGE) {
        CompareMessages(expected.GetReflection()->GetRepeatedMessage(expected, field, i),
                        actual.GetReflection()->GetRepeatedMessage(actual, field, i), here);
      } else {
        Say(here, Text(expected, field, i), Text(actual, field, i));
      }
    }
  }

  void CompareFields(const Message& expected, const Message& actual, const Field* field,
                     const std::string& path) {
    if (field->has_presence() && !actual.GetReflection()->HasField(actual, field)) {
      differences_.push_back(path + ": expected a value, found nothing");
    } else if (field->cpp_type() == Field::CPPTYPE_MESSAGE) {
      CompareMessages(expected.GetReflection()->GetMessage(expected, field),
                      actual.GetReflection()->GetMessage(actual, field), path);
    } else {
      Say(path, Text(expected, field, -1), Text(actual, field, -1));
    }
  }

  void CompareFractions(const Message& expected, const Message& actual, const std::string& path) {
    const auto& a = static_cast<const v1::Fraction&>(expected);
    const auto& b = static_cast<const v1::Fraction&>(actual);
    const bool equal = a.denominator() > 0 && b.denominator() > 0
                           ? guiju::Compare({a.numerator(), a.denominator()},
                                            {b.numerator(), b.denominator()}) == 0
                           : a.denominator() == b.denominator();
    if (!equal) Say(path, a.ShortDebugString(), b.ShortDebugString());
  }

  void Say(const std::string& path, const std::string& expected, const std::string& actual) {
    if (expected != actual) {
      differences_.push_back(path + ": expected " + expected + ", found " + actual);
    }
  }

  static std::string Text(const Message& message, const Field* field, int index) {
    std::string text;
    google::protobuf::TextFormat::PrintFieldValueToString(message, field, index, &text);
    return text;
  }

  const IsWritten is_written_;
  Strings differences_;
};

// "" when the field at `path` ("score.metric[1].value") holds nothing, else what is wrong: that it
// holds something, or that there is no such place.
inline std::string Presence(const google::protobuf::Message& message, std::string_view path) {
  const std::size_t end = path.find('.');
  const std::string_view part = path.substr(0, end);
  const std::size_t bracket = part.find('[');
  const auto* field =
      message.GetDescriptor()->FindFieldByName(std::string(part.substr(0, bracket)));
  const auto* reflection = message.GetReflection();
  const std::string name(part);
  if (field == nullptr) return "no field " + name;
  if (bracket == std::string_view::npos && end == std::string_view::npos) {
    const bool holds = field->is_repeated() ? reflection->FieldSize(message, field) > 0
                                            : reflection->HasField(message, field);
    return holds ? name + " holds something" : "";
  }
  if (end == std::string_view::npos ||
      field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE ||
      field->is_repeated() != (bracket != std::string_view::npos)) {
    return "no place " + name;
  }
  const std::string_view rest = path.substr(end + 1);
  if (!field->is_repeated()) {
    return Presence(reflection->GetMessage(message, field), rest);
  }
  int index = -1;
  std::from_chars(part.data() + bracket + 1, part.data() + part.size(), index);
  if (index < 0 || index >= reflection->FieldSize(message, field)) return "no entry " + name;
  return Presence(reflection->GetRepeatedMessage(message, field, index), rest);
}

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_CONFORMANCE_COMPARE_H_
