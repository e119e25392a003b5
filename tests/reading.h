// Reads a text into a message and tells the findings as "id line:column".
#ifndef GUIJU_TESTS_READING_H_
#define GUIJU_TESTS_READING_H_

#include <google/protobuf/arena.h>

#include <string>
#include <string_view>
#include <vector>

#include "message_source.h"

namespace guiju::internal {

inline std::string Brief(const Finding& finding) {
  return finding.id + " " + std::to_string(finding.line) + ":" + std::to_string(finding.column);
}

inline std::vector<std::string> Briefs(const Findings& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(Brief(finding));
  return out;
}

template <typename T>
ReadResult ReadAs(std::string_view bytes, SourceForm form) {
  google::protobuf::Arena arena;
  return ReadMessage({bytes, "a.file", form}, google::protobuf::Arena::CreateMessage<T>(&arena));
}

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_READING_H_
