#include "zones.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "zone_walk.h"
#include "zonegen/zone_codec.h"

namespace guiju::internal {
namespace {

#include "embedded_zones.inc"

std::uint64_t ReadVarint(const unsigned char** at) {
  std::uint64_t value = 0;
  unsigned shift = 0;
  for (;;) {
    const unsigned char byte = *(*at)++;
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
    shift += 7;
  }
}

ZoneTable Decode(std::string_view name, const unsigned char* at) {
  const auto first = static_cast<std::int32_t>(UnZigZag(ReadVarint(&at)));
  const std::uint64_t count = ReadVarint(&at);
  std::vector<ZoneTable::Transition> transitions;
  transitions.reserve(count);
  std::int64_t second = ZoneTable::kFirstSecond;
  std::int32_t offset = first;
  for (std::uint64_t i = 0; i < count; ++i) {
    ZoneStep step{};
    const unsigned char code = *at++;
    if (code == kEscape) {
      step.seconds = UnZigZag(ReadVarint(&at));
      step.offset_change = static_cast<std::int32_t>(UnZigZag(ReadVarint(&at)));
    } else {
      step = kZoneSteps[code];
    }
    second += step.seconds;
    offset += step.offset_change;
    transitions.push_back({second, offset});
  }
  return ZoneTable(std::string(name), first, transitions);
}

// "+08:00" -> 28800. Nothing when `name` is not of this form.
std::optional<std::int32_t> FixedOffset(std::string_view name) {
  if (name.size() != 6 || (name[0] != '+' && name[0] != '-') || name[3] != ':') return std::nullopt;
  std::int32_t digits[4];
  const std::size_t places[4] = {1, 2, 4, 5};
  for (std::size_t i = 0; i < 4; ++i) {
    const char c = name[places[i]];
    if (c < '0' || c > '9') return std::nullopt;
    digits[i] = c - '0';
  }
  const std::int32_t hours = digits[0] * 10 + digits[1];
  const std::int32_t minutes = digits[2] * 10 + digits[3];
  constexpr std::int32_t kMostHours = 18;  // what ISO-8601 libraries agree on
  if (minutes >= 60 || hours * 60 + minutes > kMostHours * 60) return std::nullopt;
  const std::int32_t seconds = (hours * 60 + minutes) * 60;
  return name[0] == '-' ? -seconds : seconds;
}

}  // namespace

std::optional<ZoneTable> FindZone(std::string_view name, ZoneSource source) {
  if (const std::optional<std::int32_t> offset = FixedOffset(name)) {
    return ZoneTable(std::string(name), *offset, {});
  }
  const auto known = std::lower_bound(
      std::begin(kZoneNames), std::end(kZoneNames), name,
      [](const ZoneName& zone, std::string_view wanted) { return zone.name < wanted; });
  if (known == std::end(kZoneNames) || known->name != name) return std::nullopt;
  if (source == ZoneSource::kMachineThenEmbedded) {
    if (std::optional<ZoneTable> zone = WalkZone(std::string(name))) return zone;
  }
  return Decode(name, kZoneBytes + known->begin);
}

const std::vector<std::string_view>& ZoneNames() {
  static const std::vector<std::string_view>* const names = [] {
    auto* all = new std::vector<std::string_view>;
    for (const ZoneName& zone : kZoneNames) all->emplace_back(zone.name);
    return all;
  }();
  return *names;
}

std::string_view EmbeddedTzdataVersion() { return kTzdataVersion; }

}  // namespace guiju::internal
