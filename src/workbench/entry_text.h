// Entries and values of a policy in words.
#ifndef GUIJU_SRC_WORKBENCH_ENTRY_TEXT_H_
#define GUIJU_SRC_WORKBENCH_ENTRY_TEXT_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "place.h"

namespace guiju::workbench {

// A value as a text writes it, a message by its name or its number from 1.
inline std::string Written(const google::protobuf::Message& message,
                           const google::protobuf::FieldDescriptor* field, int index) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  const bool entry = field->is_repeated();
  switch (field->cpp_type()) {
    case google::protobuf::FieldDescriptor::CPPTYPE_INT32:
      return std::to_string(entry ? reflection.GetRepeatedInt32(message, field, index)
                                  : reflection.GetInt32(message, field));
    case google::protobuf::FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(entry ? reflection.GetRepeatedInt64(message, field, index)
                                  : reflection.GetInt64(message, field));
    case google::protobuf::FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, field) ? "true" : "false";
    case google::protobuf::FieldDescriptor::CPPTYPE_ENUM:
      return (entry ? reflection.GetRepeatedEnum(message, field, index)
                    : reflection.GetEnum(message, field))
          ->name();
    case google::protobuf::FieldDescriptor::CPPTYPE_STRING:
      return entry ? reflection.GetRepeatedString(message, field, index)
                   : reflection.GetString(message, field);
    default: {
      const google::protobuf::Message& inner =
          entry ? reflection.GetRepeatedMessage(message, field, index)
                : reflection.GetMessage(message, field);
      const std::string id = internal::NameOfEntry(inner);
      return id.empty() && entry ? std::to_string(index + 1) : id;
    }
  }
}

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_ENTRY_TEXT_H_
