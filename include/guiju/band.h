// Band tables: ordered bounds with a mandatory last word.
//
// "At least 95 % 30, at least 90 % 25, at least 85 % 20, otherwise 0" is three bounds and four
// results. A value equal to a bound belongs to that bound's band; the last result takes everything
// else, so no value can fall between two bands: 94.6 % is in the second band.
#ifndef GUIJU_BAND_H_
#define GUIJU_BAND_H_

#include <array>
#include <cstdint>
#include <vector>

#include "guiju/kernel/band.h"
#include "guiju/number.h"

namespace guiju {

// How a lookup ended.
enum class BandOutcome : std::uint8_t {
  kFound,
  kMissing,      // the ratio has no value
  kOutOfDomain,  // below the table's minimum or above its maximum
};

// What a lookup found.
struct BandResult {
  BandOutcome outcome = BandOutcome::kMissing;
  std::int32_t index = -1;  // of the band; the number of bands for otherwise; -1 when not found
  std::int32_t points = 0;
};

// Filled by the policy compiler, immutable afterwards. All numbers of the table share one
// denominator; bounds are hardest first. In a table in which lower is better every sign is turned,
// so that more is always better: the best end is then the turned minimum.
struct BandTable {
  Ratio min;   // inclusive, as it was written
  Ratio max;   // inclusive
  Ratio step;  // what the value is measured in
  bool lower_is_better = false;
  bool round_first = false;    // half up to the step, before the bounds are asked
  bool small_numbers = false;  // top, bottom and every bound are guiju_is_small_number
  std::int64_t denominator = 1;
  std::array<std::int64_t, 2> ends{};  // the worst possible value, the best
  std::vector<guiju_cut> cuts;
  std::vector<std::int32_t> points;  // one more than the cuts; the last is otherwise

  std::int32_t band_count() const { return static_cast<std::int32_t>(cuts.size()); }

  // The bound of band `index` with its own sign.
  Ratio bound(std::int32_t index) const {
    const std::int64_t numerator = cuts[static_cast<std::size_t>(index)].numerator;
    return {lower_is_better ? -numerator : numerator, denominator};
  }
};

// The value that the bounds are asked about: `value` itself, or rounded half up to the table's
// step. Missing when rounding leaves the range of int64, which a value inside the domain cannot:
// the compiler refuses a table whose domain has more steps than that.
inline Ratio Rounded(const BandTable& table, Ratio value) {
  if (!table.round_first) return value;
  std::int64_t steps = 0;
  if (guiju_ratio_round(value.numerator, value.denominator, table.step.numerator,
                        table.step.denominator, &steps) == 0) {
    return Ratio::Missing();
  }
  return {steps * table.step.numerator, table.step.denominator};
}

// Which band a value falls into. Pure, thread-safe, allocates nothing. Cost: see
// benchmarks/score_benchmark.cc.
inline BandResult Lookup(const BandTable& table, Ratio value) {
  if (value.is_missing()) return {};
  const std::int64_t d = value.denominator;
  if (table.small_numbers && !table.round_first && guiju_is_small_value(value.numerator, d) != 0) {
    // The same answers by 64-bit products. A value outside the domain passes every bound or none,
    // so only the end that it is nearer to has to be asked.
    const std::int64_t n = table.lower_is_better ? -value.numerator : value.numerator;
    const std::int32_t index =
        guiju_band_index_small(n, d, table.denominator, table.cuts.data(), table.band_count());
    const bool first = index == 0;
    const bool last = index == table.band_count();
    // Looked up, not chosen by a branch: which end is nearer cannot be predicted.
    const std::int64_t over = n * table.denominator - table.ends[first] * d;
    if ((first & (over > 0)) | (last & (over < 0))) return {BandOutcome::kOutOfDomain, -1, 0};
    return {BandOutcome::kFound, index, table.points[static_cast<std::size_t>(index)]};
  }
  // The smallest int64 has no opposite to turn the sign to.
  if (value.numerator == INT64_MIN || Compare(value, table.min) < 0 ||
      Compare(value, table.max) > 0) {
    return {BandOutcome::kOutOfDomain, -1, 0};
  }
  const Ratio asked = Rounded(table, value);
  const std::int32_t index =
      guiju_band_index(table.lower_is_better ? -asked.numerator : asked.numerator,
                       asked.denominator, table.denominator, table.cuts.data(), table.band_count());
  return {BandOutcome::kFound, index, table.points[static_cast<std::size_t>(index)]};
}

}  // namespace guiju

#endif  // GUIJU_BAND_H_
