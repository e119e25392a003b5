/* Exact comparison and rounding of ratios of integers, in the subset common to C11 and C++17.
 *
 * Nothing here allocates, reads a clock or can overflow for arguments within the stated ranges. */
#ifndef GUIJU_KERNEL_RATIO_H_
#define GUIJU_KERNEL_RATIO_H_

#include <stdint.h>

#if defined(__GNUC__)
__extension__ typedef __int128 guiju_int128;
#else
#error "guiju needs a compiler with 128-bit integers"
#endif

/* Compares a/b with p/q by cross-multiplication: -1, 0 or 1. b and q must be positive. Exact for
 * every such argument: a product of two int64 fits in 127 bits. */
static inline int32_t guiju_ratio_compare(int64_t a, int64_t b, int64_t p, int64_t q) {
  const guiju_int128 left = (guiju_int128)a * q;
  const guiju_int128 right = (guiju_int128)p * b;
  return (left > right) - (left < right);
}

/* Rounds a/b half up to a multiple of the step p/q and writes k with k * p/q = the result.
 * 1 when done; 0, and *k untouched, when k does not fit. b, p and q must be positive, and p and q
 * at most 2^60, so that no product leaves 127 bits. 94.5 at step 1 -> 95; 94.4999 -> 94; -0.5 -> 0.
 */
static inline int32_t guiju_ratio_round(int64_t a, int64_t b, int64_t p, int64_t q, int64_t* k) {
  /* k = floor(a*q / (b*p) + 1/2) = floor((2*a*q + b*p) / (2*b*p)) */
  const guiju_int128 unit = (guiju_int128)b * p;
  const guiju_int128 n = 2 * ((guiju_int128)a * q) + unit;
  const guiju_int128 d = 2 * unit;
  guiju_int128 quotient = n / d;
  if (n % d < 0) --quotient;
  if (quotient > INT64_MAX || quotient < INT64_MIN) return 0;
  *k = (int64_t)quotient;
  return 1;
}

#endif /* GUIJU_KERNEL_RATIO_H_ */
