// Facts of a desk's own: declared by a policy, given by a host, read by conditions and metrics.
//
// A policy numbers the facts that it declares. A host hands in one array of values in that order,
// so that reading one is an index: no name is compared while judging. proto.h fills the array from
// a message; a host with structs of its own does it once for its columns.
#ifndef GUIJU_FACT_H_
#define GUIJU_FACT_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/time.h"

namespace guiju {

// What a fact is, and so which tests a condition may ask of it. Numbers of FactKind in
// common.proto.
enum class FactKind : std::uint8_t {
  kUnspecified = 0,
  kNumber = 1,
  kPercent = 2,  // held as a share: 62.5 % is 625/1000
  kYesNo = 3,
  kInstant = 4,
};

// Loading refuses a section that declares more.
inline constexpr std::size_t kMaxOwnFacts = 64;

// A fact as a policy declares it. `unit` is empty when nothing stands behind a value.
struct OwnFact {
  std::string id;
  Label label;
  Label unit;
  FactKind kind = FactKind::kUnspecified;
};

// The value of one fact: `number` of a number, a percent (a share) or yes and no (1 and 0), `at` of
// an instant. What is not set is unknown.
struct FactValue {
  Ratio number;
  Instant at;
};

// The values of all facts, in the order of the policy; borrowed from the host, like the events of a
// ticket. A fact at or beyond `count` is unknown.
struct FactValues {
  const FactValue* values = nullptr;
  std::size_t count = 0;

  // The number of fact `index`; missing when unknown. Cannot fail.
  Ratio number(std::size_t index) const {
    return index < count ? values[index].number : Ratio::Missing();
  }
  // The instant of fact `index`; unknown when not given. Cannot fail.
  Instant at(std::size_t index) const {
    return index < count ? values[index].at : Instant::Unknown();
  }
};

}  // namespace guiju

#endif  // GUIJU_FACT_H_
