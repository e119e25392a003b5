/* Which band of an ordered table a value falls into, in the subset common to C11 and C++17. */
#ifndef GUIJU_KERNEL_BAND_H_
#define GUIJU_KERNEL_BAND_H_

#include <stdint.h>

#include "ratio.h"

/* A bound as a ratio. For a table in which lower is better the sign is turned (see
 * guiju_band_index), so that passing always means being at least as large. */
typedef struct guiju_bound {
  int64_t numerator;
  int64_t denominator; /* positive */
  int64_t strict;      /* 1: the bound itself does not pass */
} guiju_bound;

/* What products of the short path stay below: |numerator|, denominator < 2^31. */
#define GUIJU_SMALL_LIMIT ((int64_t)1 << 31)

/* 1 when n/d can be compared by 64-bit products with bounds that are small too. */
static inline int32_t guiju_is_small(int64_t n, int64_t d) {
  return n < GUIJU_SMALL_LIMIT && n > -GUIJU_SMALL_LIMIT && d < GUIJU_SMALL_LIMIT;
}

/* The index of the band: how many of the `count` bounds the value n/d fails; `count` is otherwise.
 * The bounds are ordered from the hardest to the easiest to pass, so the ones failed come first.
 * d must be positive. A table in which lower is better passes -n and holds bounds with the sign
 * turned: 45 s against "at most 30, at most 60" is -45 against -30, -60: index 1. */
static inline int32_t guiju_band_index(int64_t n, int64_t d, const guiju_bound* bounds,
                                       int32_t count) {
  int32_t failed = 0;
  for (int32_t i = 0; i < count; ++i) {
    const guiju_int128 over =
        (guiju_int128)n * bounds[i].denominator - (guiju_int128)bounds[i].numerator * d;
    failed += over < bounds[i].strict;
  }
  return failed;
}

/* The same by 64-bit products, for a small value and small bounds only. */
static inline int32_t guiju_band_index_small(int64_t n, int64_t d, const guiju_bound* bounds,
                                             int32_t count) {
  int32_t failed = 0;
  for (int32_t i = 0; i < count; ++i) {
    const int64_t over = n * bounds[i].denominator - bounds[i].numerator * d;
    failed += over < bounds[i].strict;
  }
  return failed;
}

#endif /* GUIJU_KERNEL_BAND_H_ */
