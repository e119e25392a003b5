// What a field takes, in words.
#ifndef GUIJU_SRC_FIELD_TEXT_H_
#define GUIJU_SRC_FIELD_TEXT_H_

#include <google/protobuf/descriptor.h>

#include <string>

#include "guiju/v1/options.pb.h"
#include "sentence.h"

namespace guiju::internal {

const v1::Rule& RuleOf(const google::protobuf::FieldDescriptor& field);

// The name without the package: "Calendar.AtClosing".
std::string NameOf(const google::protobuf::Descriptor& message);

// "P0, P1, P2": the values that say something.
std::string ValuesOf(const google::protobuf::EnumDescriptor& values);
// "id, version, label", with the names that JSON takes when `json`.
std::string FieldsOf(const google::protobuf::Descriptor& message, bool json);

// The argument {expected}: a day such as 2026-02-24; one of P0, P1, P2; a block { … } of Text.
Argument ExpectedBy(const google::protobuf::FieldDescriptor& field);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_FIELD_TEXT_H_
