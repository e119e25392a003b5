// Time zones by name: the machine's own tzdata first, then the tables built into the library.
#ifndef GUIJU_SRC_ZONES_H_
#define GUIJU_SRC_ZONES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/zone.h"

namespace guiju::internal {

enum class ZoneSource {
  kMachineThenEmbedded,
  kEmbedded,  // never asks the machine
};

// The zone that `name` names: an entry of ZoneNames() (case matters), or a fixed offset +HH:MM or
// -HH:MM up to 18:00. Nothing for any other name; no other name reaches the file system: not a
// path, not "..", not "localtime", not "". Allocates; reads the machine's tzdata, so for loading
// only.
std::optional<ZoneTable> FindZone(std::string_view name,
                                  ZoneSource source = ZoneSource::kMachineThenEmbedded);

// Every name that FindZone knows, ascending by byte; fixed offsets are not listed.
const std::vector<std::string_view>& ZoneNames();

// The release of the embedded tables: "2025b", or "unknown".
std::string_view EmbeddedTzdataVersion();

}  // namespace guiju::internal

#endif  // GUIJU_SRC_ZONES_H_
