#include "text_source.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <string>

#include "field_text.h"
#include "sentences/source.h"
#include "source_builder.h"
#include "source_cursor.h"

namespace guiju::internal {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

class TextWalker {
 public:
  TextWalker(std::string_view bytes, const std::vector<Token>& tokens, SourceProblems* problems)
      : cursor_(bytes, SourceForm::kText, tokens, problems),
        builder_(SourceForm::kText, problems),
        problems_(problems) {}

  void Run(Message* message) {
    Frame root;
    root.message = message;
    Body(&root, nullptr);
  }

 private:
  // The fields up to the sign that closes `opener`, or, at the root (null), to the end.
  void Body(Frame* frame, const Token* opener) {
    while (true) {
      const Token now = cursor_.Now();
      if (now.type == Token::kEnd) {
        if (opener != nullptr) cursor_.Unclosed(*opener);
        if (cursor_.end_spoken()) Incomplete(*frame);
        return;
      }
      if (cursor_.AtCloser() && now.sign != ']') {
        cursor_.Step();
        if (opener == nullptr) {
          if (!now.spoken) {
            problems_->Error(now.offset, "", kSourceExtraBrace,
                             {{"found", std::string(1, now.sign)}});
          }
          continue;
        }
        const char expected = opener->sign == '{' ? '}' : '>';
        if (now.sign != expected && !now.spoken) {
          const int line = problems_->At(opener->offset).line;
          problems_->Error(now.offset, "", kSourceMismatch,
                           {{"found", std::string(1, now.sign)},
                            {"expected", std::string(1, expected)},
                            {"line", std::to_string(line)}});
        }
        return;
      }
      if (now.type == Token::kWord) {
        if (!Field(frame)) {
          cursor_.Unclosed(*opener);
          Incomplete(*frame);
          return;
        }
      } else if (cursor_.IsSign('[')) {
        problems_->Error(now.offset, frame->path, kSourceExtension,
                         {{"message", NameOf(*frame->message->GetDescriptor())}});
        cursor_.SkipBalanced();
        SkipValue();
      } else {
        if (!now.spoken) {
          problems_->Error(
              now.offset, frame->path, kSourceExpectedName,
              {cursor_.Found(), {"message", NameOf(*frame->message->GetDescriptor())}});
        }
        Incomplete(*frame);
        Recover();
      }
    }
  }

  // What was lost may have held anything.
  void Incomplete(const Frame& frame) { problems_->spoken.messages.insert(frame.path); }

  // To the next line or the end of the block.
  void Recover() {
    do {
      cursor_.SkipBalanced();
    } while (!cursor_.AtEnd() && !cursor_.AtCloser() && !cursor_.BeginsLine());
  }

  // The cursor is at a word that begins a field rather than being a value.
  bool AtField() const {
    if (cursor_.Now().type != Token::kWord || !cursor_.BeginsLine()) return false;
    const Token& next = cursor_.Next();
    return next.type == Token::kSign &&
           (next.sign == ':' || next.sign == '{' || next.sign == '=' || next.sign == '<');
  }
  bool AtSeparator() const { return cursor_.IsSign(',') || cursor_.IsSign(';'); }
  bool NoValue() const {
    return cursor_.AtEnd() || cursor_.AtCloser() || AtSeparator() || AtField();
  }

  int Column() const { return problems_->At(cursor_.Now().offset).column; }

  // The word at the cursor begins a line that is indented deeper than the fields of `frame` and is
  // no new field of it: the line that opened a block has been lost.
  bool InLostBlock(Frame* frame, const FieldDescriptor* field, std::string_view word) const {
    if (!cursor_.BeginsLine()) return false;
    if (frame->indent == 0) frame->indent = Column();
    if (Column() <= frame->indent || cursor_.Now().spoken) return false;
    if (field != nullptr) return !field->is_repeated() && frame->given.count(field) > 0;
    return builder_.Near(*frame, word).empty();
  }

  // Over the deeper lines, and the brace that closed the block.
  void SkipLostBlock(int indent) {
    do {
      cursor_.SkipBalanced();
    } while (!cursor_.AtEnd() && (!cursor_.BeginsLine() ? !cursor_.AtCloser() : Column() > indent));
    if (cursor_.AtCloser() && cursor_.BeginsLine() && Column() >= indent) cursor_.Step();
  }

  void SkipValue() {
    if (cursor_.IsSign(':') || cursor_.IsSign('=')) cursor_.Step();
    if (NoValue()) {
      // Nothing to skip.
    } else if (cursor_.Now().type == Token::kString) {
      while (cursor_.Now().type == Token::kString) cursor_.Step();
    } else {
      if (cursor_.IsSign('-')) cursor_.Step();
      cursor_.SkipBalanced();
    }
    if (AtSeparator()) cursor_.Step();
  }

  // False when the field belongs to a message around `frame`; nothing is consumed then.
  bool Field(Frame* frame) {
    const Token name = cursor_.Now();
    const std::string_view word = cursor_.Raw(name);
    const FieldDescriptor* field = builder_.Find(*frame, word);
    if (InLostBlock(frame, field, word)) {
      problems_->Error(
          name.offset, frame->path, kSourceLostHead,
          {{"found", std::string(word)}, {"message", NameOf(*frame->message->GetDescriptor())}});
      Incomplete(*frame);
      SkipLostBlock(frame->indent);
      return true;
    }
    if (field == nullptr) {
      if (!name.spoken && cursor_.Misplaced(*frame, word, builder_)) return false;
      if (name.spoken) {
        Incomplete(*frame);
      } else {
        builder_.Unknown(*frame, word, name.offset);
      }
      cursor_.Step();
      SkipValue();
      return true;
    }
    builder_.Claim(frame, *field, name.offset);
    cursor_.Step();
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (cursor_.IsSign(':')) {
      cursor_.Step();
    } else if (cursor_.IsSign('=')) {
      problems_->Error(cursor_.Now().offset, SourceBuilder::PathOf(*frame, *field),
                       kSourceMissingColon, {{"field", field->name()}});
      cursor_.Step();
    } else if (!is_message && !NoValue() && !cursor_.AtOpener()) {
      problems_->Error(cursor_.Now().offset, SourceBuilder::PathOf(*frame, *field),
                       kSourceMissingColon, {{"field", field->name()}});
    }
    Value(frame, *field, name);
    if (AtSeparator()) cursor_.Step();
    return true;
  }

  void Value(Frame* frame, const FieldDescriptor& field, const Token& name) {
    if (NoValue()) {
      problems_->Error(name.offset, SourceBuilder::PathOf(*frame, field), kSourceMissingValue,
                       {{"field", field.name()}, ExpectedBy(field)});
      builder_.Lose(*frame, field, name.offset);
    } else if (!cursor_.IsSign('[')) {
      One(frame, field, name.offset);
    } else if (field.is_repeated()) {
      List(frame, field);
    } else {
      problems_->Error(cursor_.Now().offset, SourceBuilder::PathOf(*frame, field),
                       kSourceNotRepeated,
                       {{"field", field.name()}, {"message", NameOf(*field.containing_type())}});
      builder_.Lose(*frame, field, cursor_.Now().offset);
      cursor_.SkipBalanced();
    }
  }

  // One value or message; a message is said to stand at `place`.
  void One(Frame* frame, const FieldDescriptor& field, std::size_t place) {
    if (cursor_.AtOpener()) {
      const Token opener = cursor_.Now();
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && opener.sign != '[') {
        cursor_.Step();
        Frame inner = builder_.Open(*frame, field, place);
        Body(&inner, &opener);
        return;
      }
      builder_.WrongType(*frame, field, opener.offset, {"found", "a block", "一个块"});
      builder_.Lose(*frame, field, opener.offset);
      cursor_.SkipBalanced();
      return;
    }
    Scalar value;
    if (cursor_.TakeScalar(&value)) {
      builder_.Set(*frame, field, value);
    } else {
      builder_.Lose(*frame, field, value.offset);
    }
  }

  void List(Frame* frame, const FieldDescriptor& field) {
    const Token opener = cursor_.Now();
    cursor_.Step();
    if (cursor_.IsSign(']')) {
      cursor_.Step();
      return;
    }
    while (true) {
      if (cursor_.AtEnd() || (cursor_.AtCloser() && !cursor_.IsSign(']')) || AtField()) {
        cursor_.Unclosed(opener);
        return;
      }
      if (AtSeparator()) {
        problems_->Error(cursor_.Now().offset, "", kSourceExtraComma, {});
        cursor_.Step();
        continue;
      }
      One(frame, field, cursor_.Now().offset);
      if (cursor_.IsSign(']')) break;
      if (cursor_.IsSign(',')) {
        const Token comma = cursor_.Now();
        cursor_.Step();
        if (!cursor_.IsSign(']')) continue;
        problems_->Error(comma.offset, "", kSourceExtraComma, {});
        break;
      }
      if (!cursor_.AtEnd() && !cursor_.AtCloser() && !AtField()) {
        problems_->Error(cursor_.Now().offset, "", kSourceMissingComma, {cursor_.Found()});
        if (cursor_.IsSign(';')) cursor_.Step();
      }
    }
    cursor_.Step();
  }

  SourceCursor cursor_;
  SourceBuilder builder_;
  SourceProblems* problems_;
};

class Refusals : public google::protobuf::io::ErrorCollector {
 public:
  explicit Refusals(SourceProblems* problems) : problems_(problems) {}
  void AddError(int line, int column, const std::string& message) override {
    problems_->Error(problems_->OffsetOfTabbed(line, column), "", kSourceRefused,
                     {{"reason", message}});
  }

 private:
  SourceProblems* problems_;
};

}  // namespace

bool ReadText(std::string_view bytes, const std::vector<Token>& tokens, Message* message,
              SourceProblems* problems) {
  TextWalker(bytes, tokens, problems).Run(message);
  if (problems->count() > 0) return false;
  Refusals refusals(problems);
  TextFormat::Parser parser;
  parser.SetRecursionLimit(kDeepestNesting + 1);
  parser.RecordErrorsTo(&refusals);
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  message->Clear();
  const bool parsed = parser.Parse(&stream, message);
  if (!parsed && problems->count() == 0) {
    problems->Error(0, "", kSourceRefused, {{"reason", "TextFormat"}});
  }
  return parsed;
}

}  // namespace guiju::internal
