// The ids of a file's records and the lines on which they stand, to find one that is used twice.
#ifndef GUIJU_SRC_TOOL_SEEN_IDS_H_
#define GUIJU_SRC_TOOL_SEEN_IDS_H_

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace guiju::tool {

// Ids that end in a number and count up by one from line to line ("T0001", "T0002", …) are kept as
// runs, of which a whole file needs one; all others as 64-bit hashes, 16 to 40 bytes each. Two
// different ids of one hash would be taken for a duplicate; among ten million the odds are 1 in
// 370,000.
class SeenIds {
 public:
  // The line on which the id was used before, or 0, and the id is taken down.
  int Use(const std::string& id, int line);

 private:
  // Ids with one beginning and one number of digits: number first + i stands on line + i * step.
  struct Run {
    int line = 0;
    int step = 0;
    std::int64_t count = 0;
  };
  using Runs = std::map<std::int64_t, Run>;  // by the first number

  static int Find(const Runs& runs, std::int64_t number);
  int Keep(const std::string& id, int line);
  void CloseRun();

  std::map<std::string, Runs, std::less<>> runs_;  // by the beginning and "#" for each digit
  std::string open_kind_;
  std::int64_t open_first_ = 0;
  Run open_;
  absl::flat_hash_map<std::uint64_t, int> lines_;  // hash of the id -> line
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_SEEN_IDS_H_
