/* Which band of an ordered table a value falls into, in the subset common to C11 and C++17. */
#ifndef GUIJU_KERNEL_BAND_H_
#define GUIJU_KERNEL_BAND_H_

#include <stdint.h>

#include "ratio.h"

/* A bound of a table, over the denominator that all numbers of the table share. For a table in
 * which lower is better the sign is turned (see guiju_band_index), so that passing always means
 * being at least as large. */
typedef struct guiju_cut {
  int64_t numerator;
  int64_t strict; /* 1: the bound itself does not pass */
} guiju_cut;

/* What the 64-bit products of the short path are made of: a value |n| < 2^40 over d < 2^31, numbers
 * of the table |p| < 2^31 over q < 2^22. So |n * q| and |p * d| stay below 2^62. */
#define GUIJU_SMALL_VALUE ((int64_t)1 << 40)
#define GUIJU_SMALL_COUNT ((int64_t)1 << 31)
#define GUIJU_SMALL_DENOMINATOR ((int64_t)1 << 22)

/* 1 when the value n/d may take the short path. */
static inline int32_t guiju_is_small_value(int64_t n, int64_t d) {
  return (n < GUIJU_SMALL_VALUE) & (n > -GUIJU_SMALL_VALUE) & (d < GUIJU_SMALL_COUNT);
}
/* 1 when the number p/q of a table may. */
static inline int32_t guiju_is_small_number(int64_t p, int64_t q) {
  return (p < GUIJU_SMALL_COUNT) & (p > -GUIJU_SMALL_COUNT) & (q < GUIJU_SMALL_DENOMINATOR);
}

/* The index of the band: how many of the `count` bounds, over the denominator q, the value n/d
 * fails; `count` is otherwise. The bounds are ordered from the hardest to the easiest to pass, so
 * the ones failed come first. d and q must be positive. A table in which lower is better passes -n
 * and holds bounds with the sign turned: 45 s against "at most 30, at most 60" is -45 against -30,
 * -60: index 1. */
static inline int32_t guiju_band_index(int64_t n, int64_t d, int64_t q, const guiju_cut* cuts,
                                       int32_t count) {
  const guiju_int128 value = (guiju_int128)n * q;
  int32_t failed = 0;
  for (int32_t i = 0; i < count; ++i) {
    failed += value - (guiju_int128)cuts[i].numerator * d < cuts[i].strict;
  }
  return failed;
}

/* The same by 64-bit products, for a small value and small numbers only. */
static inline int32_t guiju_band_index_small(int64_t n, int64_t d, int64_t q, const guiju_cut* cuts,
                                             int32_t count) {
  const int64_t value = n * q;
  int32_t failed = 0;
  for (int32_t i = 0; i < count; ++i) {
    failed += value - cuts[i].numerator * d < cuts[i].strict;
  }
  return failed;
}

#endif /* GUIJU_KERNEL_BAND_H_ */
