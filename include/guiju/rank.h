// Position in a group: how many are strictly ahead.
//
// "Top 20 %" is a statement about the share of colleagues strictly ahead, so a rank here is a count
// of those ahead, and the group's size; their quotient is compared exactly. The first of any team
// has nobody ahead. Ties share the better rank, or the worse one where a policy says so.
#ifndef GUIJU_RANK_H_
#define GUIJU_RANK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace guiju {

enum class Ties : std::uint8_t { kBetterRank, kWorseRank };

// For each of `n` values: how many of the group are ahead, more being better. `order` is scratch of
// n entries; `ahead` receives n counts. 580, 520, 520, 400 -> 0, 1, 1, 3 (better) or 0, 2, 2, 3
// (worse). n at most 2^32 - 1. Cannot fail, allocates nothing, O(n log n).
inline void CountAhead(const std::int64_t* values, std::size_t n, Ties ties, std::uint32_t* order,
                       std::uint32_t* ahead) {
  for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<std::uint32_t>(i);
  std::sort(order, order + n, [values](std::uint32_t a, std::uint32_t b) {
    return values[a] != values[b] ? values[a] > values[b] : a < b;
  });
  for (std::size_t begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && values[order[end]] == values[order[begin]]) ++end;
    const std::size_t rank = ties == Ties::kBetterRank ? begin : end - 1;
    for (std::size_t i = begin; i < end; ++i) ahead[order[i]] = static_cast<std::uint32_t>(rank);
    begin = end;
  }
}

}  // namespace guiju

#endif  // GUIJU_RANK_H_
