// Counts of whole numbers from which percentiles are read, in memory that does not grow with them.
//
// Percentile p of n values is the nearest rank: the smallest of them, v, such that at least
// ceil(p * n) of the values are <= v. The 50 % of {1, 2, 3, 4} is 2, the 90 % of ten values the
// ninth. Up to kExact values it is answered exactly; beyond, as an interval that contains it.
//
// Values below 256 have a counter each. From 2^e on (e >= 8) the values up to 2^(e+1) share 128
// counters, each for 2^(e-7) neighbours, so the interval's ends differ by less than 1/128 of the
// lower: 3,600,000,000 us lies in [3,590,324,224, 3,607,101,439].
#ifndef GUIJU_HISTOGRAM_H_
#define GUIJU_HISTOGRAM_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/number.h"

namespace guiju {

// A value for which only bounds are known, both inclusive; equal when it is known exactly.
struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// At most 7,296 counters, of which only the octaves that occur are there: 15 to 25 KB for times
// from seconds to weeks. One writer at a time; any number of readers without one.
class Histogram {
 public:
  // Up to so many values percentiles are exact.
  static constexpr std::size_t kExact = 64;

  // Counts a value; one below 0 counts as 0. Allocates only when an octave occurs for the first
  // time.
  void Add(std::int64_t value) {
    value = std::max<std::int64_t>(value, 0);
    if (count_ < static_cast<std::int64_t>(kExact)) first_[Size()] = value;
    min_ = count_ == 0 ? value : std::min(min_, value);
    max_ = count_ == 0 ? value : std::max(max_, value);
    ++count_;
    sum_ += value;
    const Slot slot = SlotOf(value);
    Octave(slot.octave)[slot.index] += 1;
  }

  // Counts all values of `from`, in any order with the same answers. May allocate octaves.
  void Merge(const Histogram& from) {
    if (from.count_ == 0) return;
    if (count_ + from.count_ <= static_cast<std::int64_t>(kExact)) {
      std::copy_n(from.first_.begin(), from.Size(),
                  first_.begin() + static_cast<std::ptrdiff_t>(Size()));
    }
    min_ = count_ == 0 ? from.min_ : std::min(min_, from.min_);
    max_ = count_ == 0 ? from.max_ : std::max(max_, from.max_);
    count_ += from.count_;
    sum_ += from.sum_;
    for (std::size_t octave = 0; octave < kOctaves; ++octave) {
      const std::vector<std::int64_t>& other = from.octaves_[octave];
      if (other.empty()) continue;
      std::vector<std::int64_t>& own = Octave(octave);
      for (std::size_t i = 0; i < other.size(); ++i) own[i] += other[i];
    }
  }

  // How many values there are, and their exact sum; cannot overflow within 2^63 values.
  std::int64_t count() const { return count_; }
  guiju_int128 sum() const { return sum_; }

  // The percentile `p`, above 0 and at most 1; {0, 0} when there are no values. An interval never
  // reaches beyond the smallest and the largest value. Allocates nothing.
  Interval Percentile(Ratio p) const {
    if (count_ == 0) return {};
    const guiju_int128 scaled = static_cast<guiju_int128>(p.numerator) * count_;
    const guiju_int128 ceiling = (scaled + p.denominator - 1) / p.denominator;
    const std::int64_t rank =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(ceiling), 1, count_);
    if (count_ <= static_cast<std::int64_t>(kExact)) {
      std::array<std::int64_t, kExact> values = first_;
      const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
      std::nth_element(values.begin(), nth, values.begin() + static_cast<std::ptrdiff_t>(Size()));
      return {*nth, *nth};
    }
    std::int64_t below = 0;
    for (std::size_t octave = 0; octave < kOctaves; ++octave) {
      const std::vector<std::int64_t>& counters = octaves_[octave];
      for (std::size_t i = 0; i < counters.size(); ++i) {
        below += counters[i];
        if (below >= rank) return Clamped(octave, i);
      }
    }
    return {min_, max_};
  }

 private:
  static constexpr std::size_t kBits = 8;  // values below 2^8 have a counter each
  static constexpr std::size_t kOctaves = 64 - kBits;
  struct Slot {
    std::size_t octave;
    std::size_t index;
  };

  static std::size_t Counters(std::size_t octave) {
    return octave == 0 ? std::size_t{1} << kBits : std::size_t{1} << (kBits - 1);
  }

  static Slot SlotOf(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    if (bits >> kBits == 0) return {0, static_cast<std::size_t>(bits)};
    std::size_t octave = 1;
    while (bits >> (kBits + octave) != 0) ++octave;
    return {octave, static_cast<std::size_t>(bits >> octave) - Counters(octave)};
  }

  Interval Clamped(std::size_t octave, std::size_t index) const {
    const auto first = static_cast<std::int64_t>(index);
    if (octave == 0) return {first, first};
    const std::int64_t low = (first + static_cast<std::int64_t>(Counters(octave))) << octave;
    const std::int64_t high = low + ((std::int64_t{1} << octave) - 1);
    return {std::max(low, min_), std::min(high, max_)};
  }

  std::size_t Size() const { return static_cast<std::size_t>(count_); }

  std::vector<std::int64_t>& Octave(std::size_t octave) {
    if (octaves_[octave].empty()) octaves_[octave].resize(Counters(octave));
    return octaves_[octave];
  }

  std::int64_t count_ = 0;
  std::int64_t min_ = 0;
  std::int64_t max_ = 0;
  guiju_int128 sum_ = 0;
  std::array<std::int64_t, kExact> first_{};  // all values, while there are at most kExact
  std::array<std::vector<std::int64_t>, kOctaves> octaves_;
};

}  // namespace guiju

#endif  // GUIJU_HISTOGRAM_H_
