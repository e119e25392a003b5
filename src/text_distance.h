// "Did you mean": how far two words are apart, in single edits.
#ifndef GUIJU_SRC_TEXT_DISTANCE_H_
#define GUIJU_SRC_TEXT_DISTANCE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::internal {

// The longest word that is compared; longer ones are never near anything.
inline constexpr std::size_t kLongestNearWord = 64;

inline char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Insertions, deletions, substitutions and swaps of neighbours that lead from `a` to `b` (optimal
// string alignment, letters compared without case), or `bound` + 1 when there are more than
// `bound`. TextDistance("priorty", "priority", 2) is 1. Bytes, not characters. Cannot fail, does
// not allocate.
inline std::size_t TextDistance(std::string_view a, std::string_view b, std::size_t bound) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer > kLongestNearWord || longer - shorter > bound) return bound + 1;
  using Row = std::array<std::size_t, kLongestNearWord + 1>;
  Row before{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = LowerAscii(a[i - 1]);
      const char y = LowerAscii(b[j - 1]);
      std::size_t cost = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x == y ? 0U : 1U)});
      if (i > 1 && j > 1 && x == LowerAscii(b[j - 2]) && LowerAscii(a[i - 2]) == y) {
        cost = std::min(cost, before[j - 2] + 1);
      }
      row[j] = cost;
      best = std::min(best, cost);
    }
    if (best > bound) return bound + 1;
    before = last;
    last = row;
  }
  return std::min(last[b.size()], bound + 1);
}

// The candidate nearest to `word`, the first of equals; empty when none is near: at most one edit
// per three letters, and at least one. Words of one or two letters are near nothing.
inline std::string NearestWord(std::string_view word, const std::vector<std::string>& candidates) {
  const std::size_t bound = std::max<std::size_t>(1, std::min<std::size_t>(4, word.size() / 3));
  std::size_t best = bound + 1;
  std::string nearest;
  if (word.size() < 3) return nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = TextDistance(word, candidate, bound);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_TEXT_DISTANCE_H_
