// The compact form of the embedded zones, written by zonegen at build time and read by zones.cc.
//
// One table is: the first offset, the number of changes, then each change. Numbers are varints,
// signed ones zigzag. A change is a byte that names a (seconds since the change before, new offset
// minus old) pair of the dictionary, or kEscape and the pair itself: clock changes repeat, so
// nearly all take one byte.
#ifndef GUIJU_SRC_ZONEGEN_ZONE_CODEC_H_
#define GUIJU_SRC_ZONEGEN_ZONE_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guiju::internal {

struct ZoneStep {
  std::int64_t seconds;
  std::int32_t offset_change;
};

struct ZoneName {
  std::string_view name;
  std::uint32_t begin;  // of its table in the bytes
};

constexpr std::size_t kDictionarySize = 250;
constexpr std::uint8_t kEscape = 255;

constexpr std::uint64_t ZigZag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0);
}
constexpr std::int64_t UnZigZag(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1) ^ ((value & 1) != 0 ? ~std::uint64_t{0} : 0));
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_ZONEGEN_ZONE_CODEC_H_
