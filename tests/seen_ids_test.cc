// Ids used twice, against a plain map.
#include "tool/seen_ids.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace guiju::tool {
namespace {

TEST(SeenIds, FindsWhatAMapFinds) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    SeenIds ids;
    std::map<std::string, int> lines;
    int line = 2;
    int number = 95;
    for (int i = 0; i < 400; ++i) {
      const auto die = random() % 40;
      if (die == 0) number = static_cast<int>(random() % 500);
      if (die == 1) line += 1 + static_cast<int>(random() % 3);
      if (die == 2) number -= 3;
      std::string id = "T" + std::to_string(number);
      if (die == 3) id = "T0" + std::to_string(number);
      if (die == 4) id = "T#" + std::to_string(number);
      if (die == 5) id = "T" + std::to_string(number) + "x";
      const auto [place, is_new] = lines.emplace(id, line);
      ASSERT_EQ(ids.Use(id, line), is_new ? 0 : place->second) << id << " round " << round;
      ++number;
      ++line;
    }
  }
}

}  // namespace
}  // namespace guiju::tool
