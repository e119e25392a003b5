// Places in messages of guiju.v1, as tests write them: "agent.score.metric[resolution].points".
#ifndef GUIJU_SRC_WORKBENCH_MESSAGE_PATH_H_
#define GUIJU_SRC_WORKBENCH_MESSAGE_PATH_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/time.h"
#include "guiju/v1/common.pb.h"
#include "problems.h"

namespace guiju::workbench {

// One field on the way, and of a list the entry: by its name or by its number from 0.
struct PathStep {
  const google::protobuf::FieldDescriptor* field = nullptr;
  int index = -1;
  std::string name;

  bool is_entry() const { return index >= 0 || !name.empty(); }
};

using MessagePath = std::vector<PathStep>;

// The field that names an entry of a policy (or of a ticket, a record) in entries of this type, by
// which tests look them up; null when entries of the type have no name.
const google::protobuf::FieldDescriptor* NameFieldOf(const google::protobuf::Descriptor& type);

// Fills `path` from its text; the place of an instant or a fraction ends there. False, and said to
// `problems` at `place`, when there is no such place.
bool ReadPath(const google::protobuf::Descriptor& type, std::string_view text,
              const std::string& place, MessagePath* path, internal::Problems* problems);

// A field of a message that exists, or one entry of a list.
struct Place {
  const google::protobuf::Message* message = nullptr;
  const google::protobuf::FieldDescriptor* field = nullptr;
  int index = -1;  // of an entry

  // A field without presence holds something when it is not 0, false or empty.
  bool holds_something() const;
};

// Null when an entry or a message on the way is not there.
std::optional<Place> FindPlace(const google::protobuf::Message& message, const MessagePath& path);

// Empties the field, or takes the entry away. What is not there is left so.
void ClearPlace(google::protobuf::Message* message, const MessagePath& path);

// Sets the field (an instant by its text, a fraction as "28/30") from `text`, with messages and
// entries on the way added, also the one behind the last of a list. False when the text is no value
// of the field, or there is no such entry.
bool SetPlace(google::protobuf::Message* message, const MessagePath& path, const std::string& text);

// As the value is written in a text, without quotation marks; "28/30" for a fraction, the text of
// an instant. Other messages and lists on one line.
std::string TextOf(const Place& place);

// Unknown when the message says nothing.
Instant InstantOf(const v1::Instant& message);

// The entry of the list `field` that has this name, the `nth` of several; -1 when there is none.
int FindNamed(const google::protobuf::Message& message,
              const google::protobuf::FieldDescriptor& field,
              const google::protobuf::FieldDescriptor& name_field, const std::string& name,
              int nth = 0);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_MESSAGE_PATH_H_
