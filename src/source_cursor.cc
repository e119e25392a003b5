#include "source_cursor.h"

#include "sentences/source.h"
#include "withheld.h"

namespace guiju::internal {

Argument SourceCursor::Found() const {
  if (AtEnd()) return {"found", "the end of the file", "文件的结尾"};
  std::string_view raw = Raw(Now()).substr(0, 60);
  while (!raw.empty() && Now().size > raw.size() &&
         (static_cast<unsigned char>(raw.back()) & 0x80U) != 0) {
    raw.remove_suffix(1);
  }
  const std::string text(raw);
  if (Now().type != Token::kSign && problems_->Hides(text)) {
    return Withheld("found", Raw(Now()));
  }
  switch (Now().type) {
    case Token::kNumber:
      return {"found", "the number " + text, "数 " + text};
    case Token::kString:
      return {"found", "the text " + text, "文字 " + text};
    case Token::kWord:
      return {"found", "the word " + text, "词 " + text};
    default:
      return {"found", "the sign " + text, "符号 " + text};
  }
}

bool SourceCursor::BeginsLine() const {
  if (at_ == 0) return true;
  return problems_->At(tokens_[at_ - 1].offset).line < problems_->At(Now().offset).line;
}

bool SourceCursor::TakeScalar(Scalar* value) {
  value->offset = Now().offset;
  bool spoken = Now().spoken;
  if (IsSign('-')) {
    value->negative = true;
    Step();
    spoken = spoken || Now().spoken;
    if (Now().type != Token::kNumber && Now().type != Token::kWord) {
      if (!spoken) problems_->Error(value->offset, "", kSourceStray, {{"found", "-"}});
      return false;
    }
  }
  switch (Now().type) {
    case Token::kString:
      value->kind = Scalar::kText;
      value->raw = std::string(Raw(Now()));
      // Textproto joins texts that follow each other.
      do {
        spoken = spoken || Now().spoken;
        if (!spoken) value->decoded += UnescapeText(Raw(Now()), form_);
        Step();
      } while (IsText() && Now().type == Token::kString);
      return !spoken;
    case Token::kNumber:
    case Token::kWord:
      value->kind = Now().type == Token::kNumber ? Scalar::kNumber : Scalar::kWord;
      value->raw = std::string(Raw(Now()));
      Step();
      return !spoken;
    default:
      if (!spoken)
        problems_->Error(Now().offset, "", kSourceStray, {{"found", std::string(Raw(Now()))}});
      Step();
      return false;
  }
}

void SourceCursor::SkipBalanced() {
  if (!AtOpener()) {
    Step();
    return;
  }
  const Token opener = Now();
  int depth = 0;
  for (; !AtEnd(); Step()) {
    if (AtOpener()) ++depth;
    if (AtCloser() && --depth == 0) {
      Step();
      return;
    }
  }
  Unclosed(opener);
}

void SourceCursor::Unclosed(const Token& opener) {
  if (end_spoken_) return;
  if (AtEnd()) end_spoken_ = true;
  problems_->Error(opener.offset, "", kSourceMissingBrace,
                   {{"found", std::string(1, opener.sign)}});
}

bool SourceCursor::Misplaced(const Frame& frame, std::string_view word,
                             const SourceBuilder& builder) const {
  if (frame.parent == nullptr || !BeginsLine()) return false;
  const Position opened = problems_->At(frame.opened_at);
  const Position here = problems_->At(Now().offset);
  if (here.line <= opened.line || here.column > opened.column) return false;
  for (const Frame* around = frame.parent; around != nullptr; around = around->parent) {
    if (builder.Find(*around, word) != nullptr) return true;
  }
  return false;
}

}  // namespace guiju::internal
