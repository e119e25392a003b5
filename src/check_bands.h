// What can be proved of a band table: which values fall into which band, and, of a table as a guide
// prints it, which fall into none or into several. Exact: decimals are whole numbers of 10^-9.
#ifndef GUIJU_SRC_CHECK_BANDS_H_
#define GUIJU_SRC_CHECK_BANDS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/kernel/ratio.h"
#include "guiju/v1/band.pb.h"
#include "guiju/v1/score.pb.h"

namespace guiju::internal {

// Which values of the domain the bounds of a table are asked about.
enum class Measured {
  kAny,    // every ratio: a mean or a share, compared as it is
  kWhole,  // whole numbers: counts
  kSteps,  // multiples of the step: the value is rounded first
};

// How the fact of a metric is measured in a table.
Measured MeasuredBy(v1::MetricFact::Value fact, const v1::BandTable& table);

// A stretch of the number line, in units of 10^-9.
struct Stretch {
  guiju_int128 low = 0;
  guiju_int128 high = 0;
  bool low_open = false;
  bool high_open = false;

  bool empty() const { return low > high || (low == high && (low_open || high_open)); }
};

// The multiples of a step in a stretch, in units of 10^-9.
struct Steps {
  guiju_int128 count = 0;
  guiju_int128 first = 0;
  guiju_int128 last = 0;
};
Steps StepsIn(const Stretch& stretch, guiju_int128 step);

// A decimal of at most 9 places as a number of 10^-9; 0 when the text is none.
guiju_int128 ReadNano(std::string_view text);
// The same back, without trailing zeros: "0.05".
std::string NanoText(guiju_int128 number);

// The share of one band in the domain.
struct BandShare {
  Stretch stretch;       // of all values that the domain and the bounds leave it
  Steps steps;           // multiples of the table's step in it, or whole numbers for kWhole
  bool reached = false;  // some value that is asked about lies in it
};

// The shares of all bands of a table in bands, otherwise last. The compiler has accepted the table.
// They follow each other without gap or overlap from the best end of the domain to the worst, so
// the counts of their steps sum to that of the domain: every value has exactly one band.
std::vector<BandShare> PartitionOf(const v1::BandTable& table, Measured measured);

// Values that no printed range takes, or that several do.
struct PrintedFault {
  Stretch stretch;
  Steps steps;              // of the table's step
  std::vector<int> ranges;  // the indices of those that take them; empty: a hole
  int beside = 0;           // the range at whose place it is to be said
  std::string example;      // one of the values
};

// All holes and overlaps of table.printed over the domain, ascending, each as long as it can be.
// Values that are never asked about are neither.
std::vector<PrintedFault> FaultsOf(const v1::BandTable& table, Measured measured);

// The printed table in bands: 'band { at_least: "95" points: 30 } … otherwise { points: 0 }'. What
// an award does not clearly cover is not earned: values in a hole get the points of the next worse
// range, 0 when there is none, values in an overlap those of the worst of them. Empty when the
// points would then rise somewhere as the value gets worse.
std::string InBands(const v1::BandTable& table);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_CHECK_BANDS_H_
