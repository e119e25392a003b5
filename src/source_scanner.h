// Words, numbers, texts and signs of textproto and JSON, with the byte each begins at.
//
// One scanner for both forms, in place of protobuf's tokenizer: that one counts columns in tab
// stops and knows no JSON. Where the two differ on textproto, ours refuses more, and TextFormat
// still has the last word on what ours accepts.
#ifndef GUIJU_SRC_SOURCE_SCANNER_H_
#define GUIJU_SRC_SOURCE_SCANNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source_problems.h"

namespace guiju::internal {

struct Token {
  enum Type : std::uint8_t { kEnd, kWord, kNumber, kString, kSign, kComment };
  Type type = kEnd;
  char sign = 0;        // of kSign; a full-width sign stands for its plain one
  bool spoken = false;  // a finding about this token has been reported
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

// The tokens of `bytes` with a kEnd at last. Reports unterminated texts, bad escapes, control
// characters, full-width signs and (JSON) comments and single quotes. Comments are no tokens; who
// wants them gets them as kComment in `comments`, each without its line end.
std::vector<Token> ScanTokens(std::string_view bytes, SourceForm form, SourceProblems* problems,
                              std::vector<Token>* comments = nullptr);

// The offset of the first token that is nested deeper than kDeepestNesting; npos when none is.
std::size_t TooDeepAt(const std::vector<Token>& tokens);

// What the kString token with this text, quotes included, says. JSON's \u pairs are joined.
std::string UnescapeText(std::string_view raw, SourceForm form);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SOURCE_SCANNER_H_
