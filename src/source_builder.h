// Puts what the walkers of textproto and JSON read into a message, and judges it field by field.
#ifndef GUIJU_SRC_SOURCE_BUILDER_H_
#define GUIJU_SRC_SOURCE_BUILDER_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "message_source.h"
#include "source_problems.h"

namespace guiju::internal {

// One message that is being read.
struct Frame {
  google::protobuf::Message* message = nullptr;
  std::string path;
  std::size_t opened_at = 0;  // offset of the word that opens it
  const Frame* parent = nullptr;
  int indent = 0;  // column of the first field that begins a line; 0 when none does
  // Offset of each field's first word.
  std::unordered_map<const google::protobuf::FieldDescriptor*, std::size_t> given;
  std::unordered_map<const google::protobuf::OneofDescriptor*,
                     const google::protobuf::FieldDescriptor*>
      chosen;
};

struct Scalar {
  enum Kind { kText, kNumber, kWord };
  Kind kind = kWord;
  std::string raw;      // as written, without the sign
  std::string decoded;  // of kText
  bool negative = false;
  std::size_t offset = 0;
};

class SourceBuilder {
 public:
  SourceBuilder(SourceForm form, SourceProblems* problems)
      : json_(form == SourceForm::kJson), problems_(problems) {}

  // The field that `word` names, or null.
  const google::protobuf::FieldDescriptor* Find(const Frame& frame, std::string_view word) const;
  // The field's name that was probably meant by `word`; empty when none is near.
  std::string Near(const Frame& frame, std::string_view word) const;
  // Says that there is no field of that name.
  void Unknown(const Frame& frame, std::string_view word, std::size_t offset);
  // Notes that `field` is given at `offset`; says so when it may not be given (again) here.
  void Claim(Frame* frame, const google::protobuf::FieldDescriptor& field, std::size_t offset);

  // Opens the message of `field`, a new entry when it is repeated; its position is `offset`.
  Frame Open(const Frame& frame, const google::protobuf::FieldDescriptor& field,
             std::size_t offset);
  // Sets `field`, or adds to it, or says why not.
  void Set(const Frame& frame, const google::protobuf::FieldDescriptor& field, const Scalar& value);
  // Keeps the place of a value that could not be read, so that later entries keep their numbers and
  // the rules say nothing more about it.
  void Lose(const Frame& frame, const google::protobuf::FieldDescriptor& field, std::size_t offset);
  // Says that `found` (an argument in both languages) is no value of `field`.
  void WrongType(const Frame& frame, const google::protobuf::FieldDescriptor& field,
                 std::size_t offset, const Argument& found);

  static std::string PathOf(const Frame& frame, const google::protobuf::FieldDescriptor& field);

 private:
  bool WrittenInCamel(std::string_view word) const;
  std::string NewPath(const Frame& frame, const google::protobuf::FieldDescriptor& field,
                      std::size_t offset);
  bool SetInteger(const Frame& frame, const google::protobuf::FieldDescriptor& field,
                  const Scalar& value);
  bool SetEnum(const Frame& frame, const google::protobuf::FieldDescriptor& field,
               const Scalar& value);
  bool SetText(const Frame& frame, const google::protobuf::FieldDescriptor& field,
               const Scalar& value);
  bool SetBool(const Frame& frame, const google::protobuf::FieldDescriptor& field,
               const Scalar& value);
  bool SetFloating(const Frame& frame, const google::protobuf::FieldDescriptor& field,
                   const Scalar& value);

  bool json_;
  SourceProblems* problems_;
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SOURCE_BUILDER_H_
