// The place of a value in a population of any size, in one pass and 8 bytes a member.
//
// Values (spends in the smallest unit of the currency) are added one at a time, the population is
// sealed once, and then any value's place is asked: so many members are strictly ahead, of so many.
// Members need not be held meanwhile: a host streams them twice, or keeps columns.
//
// 580, 520, 520, 400 -> 0, 1, 1, 3 of 4 are ahead: the places that CountAhead gives with ties that
// share the better rank, as RankSpending does (SEG-1).
#ifndef GUIJU_POPULATION_H_
#define GUIJU_POPULATION_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/number.h"

namespace guiju {

// Filled by one thread; sealed, it is read by any number.
class Population {
 public:
  // Makes room for so many, so that adding them allocates once. May throw std::bad_alloc.
  void Reserve(std::size_t n) { values_.reserve(n); }

  // Adds a member with this value; more is better. Unseals. May throw std::bad_alloc.
  void Add(std::int64_t value) {
    values_.push_back(value);
    sealed_ = false;
  }

  // Sorts in place, O(n log n); nothing when sealed already. Allocates nothing.
  void Seal() {
    if (!sealed_) std::sort(values_.begin(), values_.end());
    sealed_ = true;
  }

  // Whether nothing was added since it was sealed. An empty one is sealed.
  bool sealed() const { return sealed_; }
  // Members; a host keeps them below 2^32 where RankSpending has to agree.
  std::size_t size() const { return values_.size(); }

  // Members strictly ahead of `value` / members; `value` need not be one of them. Missing when
  // nobody is in, or when it is not sealed. Thread-safe, allocates nothing, O(log n).
  Ratio AheadOf(std::int64_t value) const {
    if (!sealed_ || values_.empty()) return Ratio::Missing();
    const auto first = std::upper_bound(values_.begin(), values_.end(), value);
    return {static_cast<std::int64_t>(values_.end() - first),
            static_cast<std::int64_t>(values_.size())};
  }

 private:
  std::vector<std::int64_t> values_;
  bool sealed_ = true;
};

}  // namespace guiju

#endif  // GUIJU_POPULATION_H_
