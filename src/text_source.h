// The walker of textproto.
#ifndef GUIJU_SRC_TEXT_SOURCE_H_
#define GUIJU_SRC_TEXT_SOURCE_H_

#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "source_problems.h"
#include "source_scanner.h"

namespace guiju::internal {

// Reads `tokens` (of `bytes`, nested no deeper than kDeepestNesting) into `message` and reports
// every error; a message without errors is read once more by TextFormat, whose refusal is an error
// too. True when `message` holds everything.
bool ReadText(std::string_view bytes, const std::vector<Token>& tokens,
              google::protobuf::Message* message, SourceProblems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_TEXT_SOURCE_H_
