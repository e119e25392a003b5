// Writes the building machine's time zones as a C++ source, so that a machine without zoneinfo is
// right and never silently UTC. Run at build time:
//   zonegen zones.txt embedded_zones.inc
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "guiju/zone.h"
#include "zone_walk.h"
#include "zonegen/zone_codec.h"

namespace guiju::internal {
namespace {

using Pair = std::pair<std::int64_t, std::int32_t>;

struct NamedZone {
  std::string name;
  std::int32_t first_offset;
  std::vector<Pair> steps;
};

std::vector<Pair> StepsOf(const ZoneTable& zone) {
  std::vector<Pair> steps;
  std::int64_t at = ZoneTable::kFirstSecond;
  std::int32_t offset = zone.first_offset();
  for (const ZoneTable::Transition& change : zone.transitions()) {
    steps.emplace_back(change.at - at, change.offset - offset);
    at = change.at;
    offset = change.offset;
  }
  return steps;
}

void PutVarint(std::uint64_t value, std::vector<std::uint8_t>* bytes) {
  while (value >= 0x80) {
    bytes->push_back(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  bytes->push_back(static_cast<std::uint8_t>(value));
}

// The steps that save the most bytes, most frequent first.
std::vector<Pair> MakeDictionary(const std::vector<NamedZone>& zones) {
  std::map<Pair, std::size_t> counts;
  for (const NamedZone& zone : zones) {
    for (const Pair& step : zone.steps) ++counts[step];
  }
  std::vector<std::pair<std::size_t, Pair>> ranked;
  for (const auto& [step, count] : counts) ranked.emplace_back(count, step);
  std::sort(ranked.rbegin(), ranked.rend());
  if (ranked.size() > kDictionarySize) ranked.resize(kDictionarySize);
  std::vector<Pair> dictionary;
  for (const auto& entry : ranked) dictionary.push_back(entry.second);
  return dictionary;
}

std::vector<std::uint8_t> Encode(const NamedZone& zone, const std::vector<Pair>& dictionary) {
  std::vector<std::uint8_t> bytes;
  PutVarint(ZigZag(zone.first_offset), &bytes);
  PutVarint(zone.steps.size(), &bytes);
  for (const Pair& step : zone.steps) {
    const auto found = std::find(dictionary.begin(), dictionary.end(), step);
    if (found != dictionary.end()) {
      bytes.push_back(static_cast<std::uint8_t>(found - dictionary.begin()));
    } else {
      bytes.push_back(kEscape);
      PutVarint(ZigZag(step.first), &bytes);
      PutVarint(ZigZag(step.second), &bytes);
    }
  }
  return bytes;
}

// "2025b", from the first lines that tzdata installs beside the zones.
std::string TzdataVersion() {
  const char* directory = std::getenv("TZDIR");
  const std::string root = directory != nullptr ? directory : "/usr/share/zoneinfo";
  std::string line;
  std::ifstream plain(root + "/+VERSION");
  if (std::getline(plain, line) && !line.empty()) return line;
  std::ifstream source(root + "/tzdata.zi");
  const std::string prefix = "# version ";
  if (std::getline(source, line) && line.compare(0, prefix.size(), prefix) == 0) {
    return line.substr(prefix.size());
  }
  return "unknown";
}

bool Write(const std::vector<NamedZone>& zones, const char* path) {
  const std::vector<Pair> dictionary = MakeDictionary(zones);
  std::vector<std::uint8_t> bytes;
  std::map<std::vector<std::uint8_t>, std::size_t> places;
  std::ofstream out(path);
  out << "constexpr char kTzdataVersion[] = \"" << TzdataVersion() << "\";\n";
  out << "constexpr ZoneStep kZoneSteps[] = {\n";
  for (const Pair& step : dictionary) out << "{" << step.first << "," << step.second << "},\n";
  out << "};\nconstexpr ZoneName kZoneNames[] = {\n";
  for (const NamedZone& zone : zones) {
    const std::vector<std::uint8_t> table = Encode(zone, dictionary);
    const auto [place, is_new] = places.emplace(table, bytes.size());
    if (is_new) bytes.insert(bytes.end(), table.begin(), table.end());
    out << "{\"" << zone.name << "\"," << place->second << "},\n";
  }
  out << "};\nconstexpr unsigned char kZoneBytes[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << (i % 24 == 0 ? "\n" : "") << static_cast<int>(bytes[i]) << ",";
  }
  out << "\n};\n";
  out.close();
  return out.good();
}

int Run(const char* names_path, const char* out_path) {
  std::ifstream names(names_path);
  std::vector<NamedZone> zones;
  std::string name;
  while (std::getline(names, name)) {
    if (name.empty() || name[0] == '#') continue;
    const std::optional<ZoneTable> zone = WalkZone(name);
    if (!zone) {
      std::cerr << "zonegen: this machine's tzdata has no " << name << "; left out\n";
      continue;
    }
    zones.push_back({name, zone->first_offset(), StepsOf(*zone)});
  }
  std::sort(zones.begin(), zones.end(),
            [](const NamedZone& a, const NamedZone& b) { return a.name < b.name; });
  const bool has_rules = std::any_of(zones.begin(), zones.end(),
                                     [](const NamedZone& zone) { return !zone.steps.empty(); });
  if (!has_rules) {
    std::cerr << "zonegen: no time zones found; install tzdata to build\n";
    return 1;
  }
  if (!Write(zones, out_path)) {
    std::cerr << "zonegen: cannot write " << out_path << "\n";
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace guiju::internal

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: zonegen zones.txt output.inc\n";
    return 1;
  }
  return guiju::internal::Run(argv[1], argv[2]);
}
