#include "json_source.h"

#include <google/protobuf/util/json_util.h>

#include <string>

#include "field_text.h"
#include "problems.h"
#include "sentences/source.h"
#include "source_builder.h"
#include "source_cursor.h"

namespace guiju::internal {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class JsonWalker {
 public:
  JsonWalker(std::string_view bytes, const std::vector<Token>& tokens, SourceProblems* problems)
      : cursor_(bytes, SourceForm::kJson, tokens, problems),
        builder_(SourceForm::kJson, problems),
        problems_(problems) {}

  void Run(Message* message) {
    Frame root;
    root.message = message;
    if (!cursor_.IsSign('{')) {
      problems_->Error(cursor_.Now().offset, "", kSourceExpectedObject,
                       {cursor_.Found(), {"message", NameOf(*message->GetDescriptor())}});
      Incomplete(root);
      return;
    }
    const Token opener = cursor_.Now();
    cursor_.Step();
    Body(&root, opener);
    if (cursor_.AtEnd() || cursor_.end_spoken()) return;
    problems_->Error(cursor_.Now().offset, "", kSourceAfterEnd, {cursor_.Found()});
  }

 private:
  void Incomplete(const Frame& frame) { problems_->spoken.messages.insert(frame.path); }

  // The members up to the brace that closes `opener`.
  void Body(Frame* frame, const Token& opener) {
    while (!cursor_.IsSign('}')) {
      if (cursor_.AtEnd() || (cursor_.IsSign(']') && in_list_)) {
        cursor_.Unclosed(opener);
        Incomplete(*frame);
        left_ = true;
        return;
      }
      if (!cursor_.IsSign(',')) {
        if (!Member(frame)) {
          cursor_.Unclosed(opener);
          Incomplete(*frame);
          left_ = true;
          return;
        }
        if (left_) {
          left_ = false;
          continue;
        }
        if (!cursor_.IsSign(',')) {
          if (!cursor_.IsSign('}') && !cursor_.IsSign(']') && !cursor_.AtEnd()) {
            problems_->Error(cursor_.Now().offset, "", kSourceMissingComma, {cursor_.Found()});
          }
          continue;
        }
      } else if (!cursor_.Now().spoken) {
        problems_->Error(cursor_.Now().offset, "", kSourceStray, {{"found", ","}});
      }
      const Token comma = cursor_.Now();
      cursor_.Step();
      if (cursor_.IsSign('}')) problems_->Error(comma.offset, "", kSourceExtraComma, {});
    }
    cursor_.Step();
  }

  // To the comma or brace that ends the member.
  void Recover() {
    while (!cursor_.AtEnd() && !cursor_.AtCloser() && !cursor_.IsSign(',')) cursor_.SkipBalanced();
  }

  // False when the member belongs to an object around this one; nothing is consumed then.
  bool Member(Frame* frame) {
    const Token key = cursor_.Now();
    std::string name;
    if (key.type == Token::kString) {
      if (!key.spoken) name = UnescapeText(cursor_.Raw(key), SourceForm::kJson);
      // Single quotes have been reported; the name is plain all the same.
      if (key.spoken && key.size >= 2) name = std::string(cursor_.Raw(key).substr(1, key.size - 2));
    } else if (key.type == Token::kWord || key.type == Token::kNumber) {
      name = std::string(cursor_.Raw(key));
      if (!key.spoken)
        problems_->Error(key.offset, frame->path, kSourceUnquotedKey, {cursor_.Found()});
    } else {
      if (!key.spoken) {
        problems_->Error(key.offset, frame->path, kSourceExpectedName,
                         {cursor_.Found(), {"message", NameOf(*frame->message->GetDescriptor())}});
      }
      Incomplete(*frame);
      if (cursor_.AtCloser()) cursor_.Step();
      Recover();
      return true;
    }
    const FieldDescriptor* field = builder_.Find(*frame, name);
    if (field == nullptr) {
      if (!key.spoken && cursor_.Misplaced(*frame, name, builder_)) return false;
      if (key.spoken) {
        Incomplete(*frame);
      } else {
        builder_.Unknown(*frame, name, key.offset);
      }
    } else {
      builder_.Claim(frame, *field, key.offset);
    }
    cursor_.Step();
    const Token sign = cursor_.Now();
    if (cursor_.IsSign(':') || cursor_.IsSign('=')) cursor_.Step();
    if (sign.type != Token::kSign || sign.sign != ':') {
      problems_->Error(
          sign.offset, frame->path, kSourceMissingColon,
          {field == nullptr ? problems_->Shown("field", name) : Argument("field", name)});
    }
    if (field == nullptr) {
      Recover();
    } else {
      Value(frame, *field, key);
    }
    return true;
  }

  void Value(Frame* frame, const FieldDescriptor& field, const Token& key) {
    if (cursor_.AtEnd() || cursor_.AtCloser() || cursor_.IsSign(',')) {
      problems_->Error(key.offset, SourceBuilder::PathOf(*frame, field), kSourceMissingValue,
                       {{"field", field.name()}, ExpectedBy(field)});
      builder_.Lose(*frame, field, key.offset);
    } else if (AtNull()) {
      problems_->positions.Set(At(frame->path, field.name().c_str()),
                               problems_->At(cursor_.Now().offset));
      cursor_.Step();
    } else if (!cursor_.IsSign('[')) {
      if (field.is_repeated()) {
        problems_->Error(cursor_.Now().offset, SourceBuilder::PathOf(*frame, field),
                         kSourceNeedsList,
                         {{"field", field.name()}, {"message", NameOf(*field.containing_type())}});
      }
      One(frame, field, field.is_repeated() ? cursor_.Now().offset : key.offset, false);
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

  bool AtNull() const {
    return cursor_.Now().type == Token::kWord && cursor_.Raw(cursor_.Now()) == "null";
  }

  void One(Frame* frame, const FieldDescriptor& field, std::size_t place, bool in_list) {
    const Token now = cursor_.Now();
    if (cursor_.AtOpener()) {
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && now.sign == '{') {
        cursor_.Step();
        Frame inner = builder_.Open(*frame, field, place);
        const bool around = in_list_;
        in_list_ = in_list;
        Body(&inner, now);
        in_list_ = around;
        return;
      }
      const bool is_list = now.sign == '[';
      builder_.WrongType(*frame, field, now.offset,
                         {"found", is_list ? "a list" : "an object", is_list ? "列表" : "对象"});
      builder_.Lose(*frame, field, now.offset);
      cursor_.SkipBalanced();
      return;
    }
    if (AtNull()) {
      problems_->Error(now.offset, SourceBuilder::PathOf(*frame, field), kSourceNullEntry, {});
      builder_.Lose(*frame, field, now.offset);
      cursor_.Step();
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
    while (!cursor_.IsSign(']')) {
      if (cursor_.AtEnd() || cursor_.IsSign('}') || AtMember()) {
        cursor_.Unclosed(opener);
        if (!cursor_.IsSign('}')) left_ = true;
        return;
      }
      if (!cursor_.IsSign(',')) {
        One(frame, field, cursor_.Now().offset, true);
        if (left_) {
          left_ = false;
          continue;
        }
        if (!cursor_.IsSign(',')) {
          if (!cursor_.IsSign(']') && !cursor_.IsSign('}') && !cursor_.AtEnd() && !AtMember()) {
            problems_->Error(cursor_.Now().offset, "", kSourceMissingComma, {cursor_.Found()});
          }
          continue;
        }
      } else if (!cursor_.Now().spoken) {
        problems_->Error(cursor_.Now().offset, "", kSourceStray, {{"found", ","}});
      }
      const Token comma = cursor_.Now();
      cursor_.Step();
      if (cursor_.IsSign(']')) problems_->Error(comma.offset, "", kSourceExtraComma, {});
    }
    cursor_.Step();
  }

  // The cursor is at a name and a colon: no entry of a list begins so.
  bool AtMember() const {
    const Token& next = cursor_.Next();
    return (cursor_.Now().type == Token::kString || cursor_.Now().type == Token::kWord) &&
           next.type == Token::kSign && next.sign == ':';
  }

  SourceCursor cursor_;
  SourceBuilder builder_;
  SourceProblems* problems_;
  bool in_list_ = false;
  // The part just read was left without its end; what stands at the cursor belongs further out.
  bool left_ = false;
};

}  // namespace

bool ReadJson(std::string_view bytes, const std::vector<Token>& tokens, Message* message,
              SourceProblems* problems) {
  JsonWalker(bytes, tokens, problems).Run(message);
  if (problems->count() > 0) return false;
  message->Clear();
  const auto status = google::protobuf::util::JsonStringToMessage(std::string(bytes), message);
  if (status.ok()) return true;
  problems->Error(0, "", kSourceRefused,
                  {problems->Shown("reason", std::string(status.message()))});
  return false;
}

}  // namespace guiju::internal
