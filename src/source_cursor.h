// A walk over tokens: what the walkers of textproto and JSON have in common.
#ifndef GUIJU_SRC_SOURCE_CURSOR_H_
#define GUIJU_SRC_SOURCE_CURSOR_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sentence.h"
#include "source_builder.h"
#include "source_problems.h"
#include "source_scanner.h"

namespace guiju::internal {

class SourceCursor {
 public:
  SourceCursor(std::string_view bytes, SourceForm form, const std::vector<Token>& tokens,
               SourceProblems* problems)
      : bytes_(bytes), form_(form), tokens_(tokens), problems_(problems) {}

  const Token& Now() const { return tokens_[at_]; }
  // The token after Now(); the end stays the end.
  const Token& Next() const { return tokens_[at_ + (at_ + 1 < tokens_.size() ? 1 : 0)]; }
  void Step() {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  bool IsSign(char sign) const { return Now().type == Token::kSign && Now().sign == sign; }
  bool AtOpener() const { return IsSign('{') || IsSign('[') || (IsText() && IsSign('<')); }
  bool AtCloser() const { return IsSign('}') || IsSign(']') || (IsText() && IsSign('>')); }
  bool AtEnd() const { return Now().type == Token::kEnd; }
  bool IsText() const { return form_ == SourceForm::kText; }

  std::string_view Raw(const Token& token) const { return bytes_.substr(token.offset, token.size); }
  // The argument {found} for what stands at the cursor.
  Argument Found() const;
  // Now() is the first token of its line.
  bool BeginsLine() const;

  // One value with its sign; the cursor is at a string, a number, a word or "-". False when the
  // value is spoken of already (or is no value, which is then said).
  bool TakeScalar(Scalar* value);
  // Over the block or list that begins at the cursor, or one token.
  void SkipBalanced();
  // Says, once for a file, that what `opener` opened is never closed.
  void Unclosed(const Token& opener);
  // Now(), a field that the message of `frame` lacks, belongs by its indentation to a message
  // around it: a closing brace has been forgotten.
  bool Misplaced(const Frame& frame, std::string_view word, const SourceBuilder& builder) const;

  bool end_spoken() const { return end_spoken_; }

 private:
  std::string_view bytes_;
  SourceForm form_;
  const std::vector<Token>& tokens_;
  SourceProblems* problems_;
  std::size_t at_ = 0;
  bool end_spoken_ = false;
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SOURCE_CURSOR_H_
