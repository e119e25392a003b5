// Places in a policy in words of ids. Findings and positions count entries, "score.metric[3]"; what
// people write and read names them, "score.metric[volume]", and stays right when entries move.
#ifndef GUIJU_SRC_PLACE_H_
#define GUIJU_SRC_PLACE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

namespace guiju::internal {

// What an entry of a list goes by: the field `id`, else a first field that has the form of a name
// (the metric of a weight, the signal of a list of terms, the date of a day off); empty when it has
// neither. Works by reflection, as everything here; cannot fail.
std::string NameOfEntry(const google::protobuf::Message& entry);

// What stands in the brackets for an entry of the list `field` of `parent`: its name when that is
// usable there and no other entry has it, else its number from 0.
std::string EntryInBrackets(const google::protobuf::Message& parent,
                            const google::protobuf::FieldDescriptor& field, int index);

// The place of a path, every counted entry in its brackets: "sla.obligation[refund].target[0]". A
// path that `message` does not have is kept from there on. Allocates; cannot fail.
std::string PlaceOf(const google::protobuf::Message& message, std::string_view path);

// The path of a place; entries may be named or counted. Nothing when `message` has no such place:
// a field that its type does not have, or a name or a number that is not in the list.
std::optional<std::string> PathOf(const google::protobuf::Message& message, std::string_view place);

// Whether the place or path `inner` is `outer` or lies within it; everything lies within "".
bool LiesWithin(std::string_view inner, std::string_view outer);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_PLACE_H_
