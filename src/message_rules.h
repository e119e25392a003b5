// The rules that options.proto writes beside the fields, over any message of guiju.v1.
#ifndef GUIJU_SRC_MESSAGE_RULES_H_
#define GUIJU_SRC_MESSAGE_RULES_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "guiju/v1/options.pb.h"
#include "problems.h"

namespace guiju::internal {

struct RuleScope {
  // The path of the message that is judged; "" for a whole file.
  std::string path;
  // Paths of values about which nothing more is said; null: none.
  const std::unordered_set<std::string>* spoken_values = nullptr;
  // Paths of messages whose missing fields are not reported; null: none.
  const std::unordered_set<std::string>* spoken_messages = nullptr;
  // So many findings are written out, further ones are counted.
  std::size_t limit = 100;
  // The message is a record of a customer: its values are shown only when they are plain and their
  // fields are not personal (see withheld.h).
  bool data = false;
};

// Reports every field of `message` and of the messages inside it that breaks its Rule, holds an
// unknown enum number, or is not known to the schema. Returns how many findings beyond the limit
// there are. A missing field is reported under its own path. Allocates; thread-safe; cannot fail.
std::size_t CheckRules(const google::protobuf::Message& message, const RuleScope& scope,
                       Problems* problems);

// The sentence that says why `text` has not the form (null when it has it).
const Sentence* FormProblem(v1::Form::Value form, std::string_view text);

// Well-formed UTF-8 without overlong forms and surrogates. The offset of the first byte that is
// not; npos when all are.
std::size_t InvalidUtf8At(std::string_view text);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_MESSAGE_RULES_H_
