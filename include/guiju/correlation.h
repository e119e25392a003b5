// Whether a yes-or-no fact goes together with a number: the point-biserial coefficient.
//
// It is Pearson's r with 1 for yes and 0 for no. Pairs are added in one pass, and sums are merged
// in any order, with the same answer: the number is taken to a millionth, and the sums are exact
// integers. The one division and the roots at the end are floating point, so r and p are
// approximations, to some 12 places; nothing but a level of significance is ever compared with
// them. A correlation is no cause.
#ifndef GUIJU_CORRELATION_H_
#define GUIJU_CORRELATION_H_

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "guiju/number.h"

namespace guiju {

// The sums over pairs (x, y). Exact for up to 10^9 pairs with |x| up to 4,096.
struct PairSums {
  std::int64_t n = 0;
  std::int64_t yes = 0;       // pairs whose y is yes
  guiju_int128 x = 0;         // sum of x, in millionths
  guiju_int128 xx = 0;        // of x^2
  guiju_int128 x_of_yes = 0;  // of x where y is yes
};

// Adds a pair; x, not missing, is rounded to a millionth, half up: 2/3 is 666,667. False, and
// nothing added, when |x| is above 4,096. Allocates nothing.
inline bool AddPair(Ratio x, bool yes, PairSums* sums) {
  constexpr std::int64_t kScale = 1'000'000;
  constexpr std::int64_t kLargest = kScale << 12;
  std::int64_t scaled = 0;
  if (guiju_ratio_round(x.numerator, x.denominator, 1, kScale, &scaled) == 0) return false;
  if (scaled > kLargest || scaled < -kLargest) return false;
  ++sums->n;
  sums->yes += yes;
  sums->x += scaled;
  sums->xx += static_cast<guiju_int128>(scaled) * scaled;
  if (yes) sums->x_of_yes += scaled;
  return true;
}

// Adds the sums of `from`, in any order with the same result. Cannot fail.
inline void Merge(const PairSums& from, PairSums* into) {
  into->n += from.n;
  into->yes += from.yes;
  into->x += from.x;
  into->xx += from.xx;
  into->x_of_yes += from.x_of_yes;
}

// Whether there is a coefficient, and why not: too few pairs; y the same in all; x the same in all.
// Asked in this order. The numbers are those of v1::CorrelationVerdict.State.
enum class CorrelationState : std::uint8_t {
  kUnspecified = 0,
  kComputed = 1,
  kTooFew = 2,
  kYesConstant = 3,
  kNumberConstant = 4,
};

// r and p are 0 and 1 unless the state is kComputed.
struct Correlation {
  CorrelationState state = CorrelationState::kUnspecified;
  double r = 0;  // -1 to 1
  double p = 1;  // two-sided: how likely so large an |r| is when nothing goes together
};

// The probability, two-sided, of an |r| of at least this over n pairs that do not go together, by
// Student's t with n - 2 degrees of freedom. n is at least 3. r = 0.361 of 30 pairs is 0.0500. At
// most n / 2 steps; from a million degrees of freedom on, the normal distribution.
inline double TwoSidedP(double r, std::int64_t n) {
  constexpr double kHalfPi = 1.57079632679489661923;
  constexpr std::int64_t kNormalFrom = 1'000'000;
  const double sine = std::min(std::fabs(r), 1.0);
  const double cosine2 = (1.0 - sine) * (1.0 + sine);
  const std::int64_t freedom = n - 2;
  if (cosine2 <= 0.0) return 0.0;
  if (freedom >= kNormalFrom) {
    return std::erfc(sine * std::sqrt(static_cast<double>(freedom) / cosine2 / 2.0));
  }
  // Abramowitz and Stegun 26.7.3 and 26.7.4, with sin = |r|.
  const bool odd = freedom % 2 != 0;
  const std::int64_t terms = (freedom - (odd ? 1 : 0)) / 2;
  double term = 1.0;
  double sum = terms > 0 ? 1.0 : 0.0;
  for (std::int64_t k = 1; k < terms; ++k) {
    const double even = static_cast<double>(2 * k);
    term *= cosine2 * (odd ? even / (even + 1.0) : (even - 1.0) / even);
    sum += term;
  }
  const double inside =
      odd ? (std::asin(sine) + sine * std::sqrt(cosine2) * sum) / kHalfPi : sine * sum;
  return std::clamp(1.0 - inside, 0.0, 1.0);
}

// The coefficient, when there are at least `minimum` pairs (3 or more). Allocates nothing.
inline Correlation Correlate(const PairSums& sums, std::int64_t minimum) {
  Correlation found;
  const guiju_int128 n = sums.n;
  const guiju_int128 spread_x = n * sums.xx - sums.x * sums.x;
  const guiju_int128 spread_y = (n - sums.yes) * sums.yes;
  if (sums.n < minimum) {
    found.state = CorrelationState::kTooFew;
  } else if (spread_y == 0) {
    found.state = CorrelationState::kYesConstant;
  } else if (spread_x == 0) {
    found.state = CorrelationState::kNumberConstant;
  } else {
    found.state = CorrelationState::kComputed;
    const auto together = static_cast<double>(n * sums.x_of_yes - sums.x * sums.yes);
    const double spread =
        std::sqrt(static_cast<double>(spread_x)) * std::sqrt(static_cast<double>(spread_y));
    found.r = std::clamp(together / spread, -1.0, 1.0);
    found.p = TwoSidedP(found.r, sums.n);
  }
  return found;
}

}  // namespace guiju

#endif  // GUIJU_CORRELATION_H_
