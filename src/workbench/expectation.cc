#include "workbench/expectation.h"

#include <map>
#include <string_view>
#include <utility>

#include "guiju/number.h"
#include "guiju/v1/common.pb.h"
#include "workbench/message_path.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

const Message& MessageAt(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  return index < 0 ? reflection.GetMessage(message, &field)
                   : reflection.GetRepeatedMessage(message, &field, index);
}

bool EqualScalars(const Message& a, int a_index, const Message& b, int b_index,
                  const FieldDescriptor& field) {
  const Reflection& reflection = *a.GetReflection();
  const bool list = field.is_repeated();
  const auto equal = [](auto x, auto y) { return x == y; };
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      std::string x;
      std::string y;
      return list ? reflection.GetRepeatedStringReference(a, &field, a_index, &x) ==
                        reflection.GetRepeatedStringReference(b, &field, b_index, &y)
                  : reflection.GetStringReference(a, &field, &x) ==
                        reflection.GetStringReference(b, &field, &y);
    }
    case FieldDescriptor::CPPTYPE_INT32:
      return list ? equal(reflection.GetRepeatedInt32(a, &field, a_index),
                          reflection.GetRepeatedInt32(b, &field, b_index))
                  : equal(reflection.GetInt32(a, &field), reflection.GetInt32(b, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return list ? equal(reflection.GetRepeatedInt64(a, &field, a_index),
                          reflection.GetRepeatedInt64(b, &field, b_index))
                  : equal(reflection.GetInt64(a, &field), reflection.GetInt64(b, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return list ? equal(reflection.GetRepeatedEnumValue(a, &field, a_index),
                          reflection.GetRepeatedEnumValue(b, &field, b_index))
                  : equal(reflection.GetEnumValue(a, &field), reflection.GetEnumValue(b, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return list ? equal(reflection.GetRepeatedBool(a, &field, a_index),
                          reflection.GetRepeatedBool(b, &field, b_index))
                  : equal(reflection.GetBool(a, &field), reflection.GetBool(b, &field));
    default:
      return false;
  }
}

bool EqualFractions(const Message& expected, const Message& actual) {
  const auto& a = static_cast<const v1::Fraction&>(expected);
  const auto& b = static_cast<const v1::Fraction&>(actual);
  if (a.denominator() <= 0 || b.denominator() <= 0) return a.denominator() == b.denominator();
  return Compare(Ratio{a.numerator(), a.denominator()}, Ratio{b.numerator(), b.denominator()}) == 0;
}

}  // namespace

// Where Check is in the answer, and what it found; null when only the yes or no is wanted.
struct Expectation::Sink {
  std::string path;
  std::vector<AnswerDifference> differences;
};

Expectation::Expectation(const Message& message, const internal::PositionMap& positions,
                         const std::string& place) {
  Read(message, positions, place, &nodes_);
}

Expectation::Node Expectation::Of(const Message& message, const FieldDescriptor& field, int index,
                                  const internal::PositionMap& positions,
                                  const std::string& place) {
  Node node;
  node.message = &message;
  node.field = &field;
  node.index = index;
  node.written = place;
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return node;
  const Message& value = MessageAt(message, field, index);
  node.instant = field.message_type() == v1::Instant::descriptor();
  node.fraction = field.message_type() == v1::Fraction::descriptor();
  if (node.instant) {
    node.at = InstantOf(static_cast<const v1::Instant&>(value));
  } else if (!node.fraction) {
    Read(value, positions, place, &node.nodes);
  }
  return node;
}

void Expectation::Read(const Message& message, const internal::PositionMap& positions,
                       const std::string& place, std::vector<Node>* nodes) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    const std::string here = place + "." + field.name();
    if (field.is_repeated()) {
      ReadList(message, field, positions, here, nodes);
    } else if (message.GetReflection()->HasField(message, &field) ||
               positions.Find(here) != nullptr) {
      nodes->push_back(Of(message, field, -1, positions, here));
    }
  }
}

void Expectation::ReadList(const Message& message, const FieldDescriptor& field,
                           const internal::PositionMap& positions, const std::string& place,
                           std::vector<Node>* nodes) {
  const int size = message.GetReflection()->FieldSize(message, &field);
  if (size == 0) return;
  const FieldDescriptor* const name_field = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                                                ? NameFieldOf(*field.message_type())
                                                : nullptr;
  std::map<std::string, int> seen;
  Node list;
  list.message = &message;
  list.field = &field;
  list.size = size;
  list.written = place;
  for (int i = 0; i < size; ++i) {
    Node node = Of(message, field, i, positions, internal::At(place, i));
    if (name_field == nullptr) {
      list.nodes.push_back(std::move(node));
      continue;
    }
    const Message& entry = MessageAt(message, field, i);
    node.name_field = name_field;
    node.name = entry.GetReflection()->GetString(entry, name_field);
    node.nth = seen[node.name]++;
    nodes->push_back(std::move(node));
  }
  if (name_field == nullptr) nodes->push_back(std::move(list));
}

bool Expectation::Matches(const Message& actual) const { return CheckAll(nodes_, actual, nullptr); }

std::vector<AnswerDifference> Expectation::Compare(const Message& actual) const {
  Sink sink;
  CheckAll(nodes_, actual, &sink);
  return std::move(sink.differences);
}

bool Expectation::CheckAll(const std::vector<Node>& nodes, const Message& actual, Sink* sink) {
  bool ok = true;
  for (const Node& node : nodes) {
    if (sink == nullptr) {
      if (!Check(node, actual, nullptr)) return false;
      continue;
    }
    const std::size_t length = sink->path.size();
    if (length > 0) sink->path += '.';
    sink->path += node.field->name();
    ok = Check(node, actual, sink) && ok;
    sink->path.resize(length);
  }
  return ok;
}

bool Expectation::Check(const Node& node, const Message& actual, Sink* sink) {
  const Reflection& reflection = *actual.GetReflection();
  const auto differs = [&](const std::string& found) {
    if (sink != nullptr) {
      sink->differences.push_back(
          {sink->path, TextOf({node.message, node.field, node.index}), found, node.written});
    }
    return false;
  };
  if (node.size >= 0) {
    const Place whole{&actual, node.field, -1};
    if (reflection.FieldSize(actual, node.field) != node.size) return differs(TextOf(whole));
    // A list of words is one thing to a reader: it is shown whole.
    if (node.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      for (const Node& entry : node.nodes) {
        if (!EqualScalars(*node.message, entry.index, actual, entry.index, *node.field)) {
          return differs(TextOf(whole));
        }
      }
      return true;
    }
    bool ok = true;
    for (const Node& entry : node.nodes) {
      const std::size_t length = sink == nullptr ? 0 : sink->path.size();
      if (sink != nullptr) sink->path = internal::At(std::move(sink->path), entry.index);
      ok = CheckValue(entry, actual, entry.index, sink) && ok;
      if (sink != nullptr) sink->path.resize(length);
      if (!ok && sink == nullptr) return false;
    }
    return ok;
  }
  if (node.name_field != nullptr) {
    if (sink != nullptr) sink->path += "[" + node.name + "]";
    const int index = FindNamed(actual, *node.field, *node.name_field, node.name, node.nth);
    return index < 0 ? differs("") : CheckValue(node, actual, index, sink);
  }
  if (node.field->has_presence() && !reflection.HasField(actual, node.field)) return differs("");
  return CheckValue(node, actual, -1, sink);
}

bool Expectation::CheckValue(const Node& node, const Message& actual, int index, Sink* sink) {
  bool equal = false;
  if (node.field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    equal = EqualScalars(*node.message, node.index, actual, index, *node.field);
  } else {
    const Message& value = MessageAt(actual, *node.field, index);
    if (node.instant) {
      equal = InstantOf(static_cast<const v1::Instant&>(value)) == node.at;
    } else if (node.fraction) {
      equal = EqualFractions(MessageAt(*node.message, *node.field, node.index), value);
    } else {
      return CheckAll(node.nodes, value, sink);
    }
  }
  if (!equal && sink != nullptr) {
    sink->differences.push_back({sink->path, TextOf({node.message, node.field, node.index}),
                                 TextOf({&actual, node.field, index}), node.written});
  }
  return equal;
}

bool Expectation::Expects(const std::string& path) const { return Expects(nodes_, path); }

bool Expectation::Expects(const std::vector<Node>& nodes, std::string_view path) {
  const std::size_t end = path.find('.');
  for (const Node& node : nodes) {
    if (node.field->name() != path.substr(0, end)) continue;
    if (end == std::string_view::npos) return true;
    if (Expects(node.nodes, path.substr(end + 1))) return true;
  }
  return false;
}

}  // namespace guiju::workbench
