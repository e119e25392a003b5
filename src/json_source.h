// The walker of ProtoJSON.
#ifndef GUIJU_SRC_JSON_SOURCE_H_
#define GUIJU_SRC_JSON_SOURCE_H_

#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "source_problems.h"
#include "source_scanner.h"

namespace guiju::internal {

// As ReadText, for ProtoJSON: names in lowerCamelCase or as the schema has them. null counts as not
// given. Without errors, protobuf's JsonStringToMessage builds the message and has the last word.
bool ReadJson(std::string_view bytes, const std::vector<Token>& tokens,
              google::protobuf::Message* message, SourceProblems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_JSON_SOURCE_H_
