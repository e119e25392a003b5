// What the door of policies does in steps: for those who need the message and the places, too.
#ifndef GUIJU_SRC_LOAD_PARTS_H_
#define GUIJU_SRC_LOAD_PARTS_H_

#include <string>
#include <string_view>

#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "message_source.h"

namespace guiju::internal {

// LoadPolicy, which also leaves what was read in `proto` and where it stands in `positions`.
LoadedPolicy LoadPolicyParts(std::string_view bytes, const std::string& name, v1::Policy* proto,
                             PositionMap* positions);

// The bytes of a file, one block more than kLargestSource at most. A finding when it cannot be
// read.
Findings ReadFileBytes(const std::string& path, std::string* bytes);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_LOAD_PARTS_H_
