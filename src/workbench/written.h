// How reports write what they quote: JSON strings, and parts of messages on one line.
#ifndef GUIJU_SRC_WORKBENCH_WRITTEN_H_
#define GUIJU_SRC_WORKBENCH_WRITTEN_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

namespace guiju::workbench {

// In quotes; control characters as \u00xx. UTF-8 stays readable.
std::string JsonString(std::string_view text);

// A message as text on one line, without a blank behind it.
std::string OneLine(const google::protobuf::Message& message);

// The value of a field, or of one entry of a list (`index` is -1 otherwise), as texts write it.
std::string ValueText(const google::protobuf::Message& message,
                      const google::protobuf::FieldDescriptor& field, int index);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_WRITTEN_H_
