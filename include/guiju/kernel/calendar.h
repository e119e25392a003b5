/* Working-time arithmetic on plain arrays, in the subset common to C11 and C++17, so that it can be
 * proved for all inputs. calendar.h is the interface that people use.
 *
 * Working time is a list of pieces, ascending, that do not overlap. A piece says from which second
 * to which second it lasts and how much working time came before it; the next piece's `work` closes
 * the account. Most pieces count one second a second. Where hours are wall-clock hours (CAL-10), a
 * piece may also count nothing while it lasts, or count an hour at one instant.
 *
 * Seconds in a piece count from the beginning of the window; instants and amounts are microseconds
 * from there. */
#ifndef GUIJU_KERNEL_CALENDAR_H_
#define GUIJU_KERNEL_CALENDAR_H_

#include <stdint.h>

/* Microseconds in a second. */
#define GUIJU_KERNEL_US_PER_SECOND INT64_C(1000000)

typedef struct guiju_kernel_piece {
  uint32_t begin; /* seconds from the beginning of the window, inclusive */
  uint32_t end;   /* exclusive; >= begin */
  uint32_t work;  /* working seconds before `begin` */
} guiju_kernel_piece;

/* `piece` holds `count` pieces and two closing ones with begin = end = UINT32_MAX and work = the
 * total. A bucket table holds, for each 2^shift us of its axis, the first piece that can hold an
 * instant (or an amount) of the bucket, and one entry more; `steps` is the most pieces that lie
 * between two neighbouring entries. */
typedef struct guiju_kernel_buckets {
  const uint32_t* first;
  uint32_t shift;
  uint32_t steps;
} guiju_kernel_buckets;

/* A calendar's pieces and the bucket tables of its two axes: instants, and working time. */
typedef struct guiju_kernel_calendar {
  const guiju_kernel_piece* piece;
  uint32_t count;
  guiju_kernel_buckets by_time;
  guiju_kernel_buckets by_work;
} guiju_kernel_calendar;

/* Up to this many steps a fixed loop without a branch to guess beats a binary search. */
#define GUIJU_KERNEL_FEW_STEPS 4u

/* Seconds as microseconds; cannot overflow. */
static inline int64_t guiju_kernel_us(uint32_t seconds) {
  return (int64_t)seconds * GUIJU_KERNEL_US_PER_SECOND;
}

/* The first piece that ends after `t` (us from the beginning of the window, inside the window);
 * `count` when none does. Cannot fail. */
static inline uint32_t guiju_kernel_piece_at_time(const guiju_kernel_calendar* calendar,
                                                  int64_t t) {
  const uint32_t bucket = (uint32_t)((uint64_t)t >> calendar->by_time.shift);
  uint32_t low = calendar->by_time.first[bucket];
  uint32_t step;
  if (calendar->by_time.steps <= GUIJU_KERNEL_FEW_STEPS) {
    for (step = 0; step < calendar->by_time.steps; ++step) {
      low += (uint32_t)(t >= guiju_kernel_us(calendar->piece[low].end));
    }
  } else {
    uint32_t high = calendar->by_time.first[bucket + 1];
    while (low < high) {
      const uint32_t middle = low + (high - low) / 2;
      if (t >= guiju_kernel_us(calendar->piece[middle].end)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
  }
  return low;
}

/* The piece in which amount `key` is reached: work[i] <= key < work[i + 1]. `key` is in [0, total).
 * Cannot fail. */
static inline uint32_t guiju_kernel_piece_at_work(const guiju_kernel_calendar* calendar,
                                                  int64_t key) {
  const uint32_t bucket = (uint32_t)((uint64_t)key >> calendar->by_work.shift);
  uint32_t low = calendar->by_work.first[bucket];
  uint32_t step;
  if (calendar->by_work.steps <= GUIJU_KERNEL_FEW_STEPS) {
    for (step = 0; step < calendar->by_work.steps; ++step) {
      low += (uint32_t)(key >= guiju_kernel_us(calendar->piece[low + 1].work));
    }
  } else {
    uint32_t high = calendar->by_work.first[bucket + 1];
    while (low < high) {
      const uint32_t middle = low + (high - low) / 2;
      if (key >= guiju_kernel_us(calendar->piece[middle + 1].work)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
  }
  return low;
}

/* Working time from the beginning of the window to `t` when `index` is the piece at `t`. */
static inline int64_t guiju_kernel_work_in(const guiju_kernel_calendar* calendar, uint32_t index,
                                           int64_t t) {
  const guiju_kernel_piece* piece = calendar->piece + index;
  const int64_t before = guiju_kernel_us(piece[0].work);
  const int64_t most = guiju_kernel_us(piece[1].work) - before;
  int64_t inside = t - guiju_kernel_us(piece[0].begin);
  inside = inside < 0 ? 0 : inside;
  return before + (inside < most ? inside : most);
}

/* Working time from the beginning of the window to `t`: ascends with `t`. Cannot fail. */
static inline int64_t guiju_kernel_work_before(const guiju_kernel_calendar* calendar, int64_t t) {
  return guiju_kernel_work_in(calendar, guiju_kernel_piece_at_time(calendar, t), t);
}

/* The working time of the whole window. */
static inline int64_t guiju_kernel_total(const guiju_kernel_calendar* calendar) {
  return guiju_kernel_us(calendar->piece[calendar->count].work);
}

/* The instant at which `target` of working time has been counted. Between two pieces there are two
 * such instants: the end of the first (`late` 0) and the beginning of the second (`late` 1).
 * -1 when the window does not hold it. */
static inline int64_t guiju_kernel_time_at_work(const guiju_kernel_calendar* calendar,
                                                int64_t target, int late) {
  const int64_t key = late != 0 ? target : target - 1;
  const guiju_kernel_piece* piece;
  int64_t inside;
  int64_t length;
  if (key < 0 || key >= guiju_kernel_total(calendar)) return -1;
  piece = calendar->piece + guiju_kernel_piece_at_work(calendar, key);
  inside = target - guiju_kernel_us(piece->work);
  length = guiju_kernel_us(piece->end) - guiju_kernel_us(piece->begin);
  return guiju_kernel_us(piece->begin) + (inside < length ? inside : length);
}

#endif /* GUIJU_KERNEL_CALENDAR_H_ */
