// Places in a policy in words of ids. Findings and positions count entries, "score.metric[3]"; what
// people write and read names them, "score.metric[volume]", and stays right when entries move.
#ifndef GUIJU_SRC_PLACE_H_
#define GUIJU_SRC_PLACE_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

namespace guiju::internal {

// The place of a path: every counted entry that has a name which no other of its list has is
// named by it. The name is the field `id`, else a first field that has the form of a name (the
// metric of a weight, the signal of a list of terms, the date of a day off). Others keep their
// number: "sla.obligation[refund].target[0]". A path that `message` does not have is kept from
// there on. Works by reflection; allocates; cannot fail.
std::string PlaceOf(const google::protobuf::Message& message, std::string_view path);

// The path of a place; entries may be named or counted. Nothing when `message` has no such place:
// a field that its type does not have, or a name or a number that is not in the list.
std::optional<std::string> PathOf(const google::protobuf::Message& message, std::string_view place);

// Whether the place or path `inner` is `outer` or lies within it; everything lies within "".
bool LiesWithin(std::string_view inner, std::string_view outer);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_PLACE_H_
