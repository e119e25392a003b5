// What conditions can come to, proved over all facts there can be: the question behind "can this
// rule ever decide?".
//
// Facts are taken as free: each may have any value of its domain or be unknown, independent of the
// others, except that a ticket has one category, one issue type, one priority, one handling, one
// channel and one customer type. That allows more than can happen, never less: "impossible" is
// proved, "possible" need not come true.
#ifndef GUIJU_SRC_CHECK_LOGIC_H_
#define GUIJU_SRC_CHECK_LOGIC_H_

#include <google/protobuf/descriptor.h>

#include <map>
#include <string>
#include <vector>

#include "guiju/kernel/ratio.h"
#include "guiju/v1/criterion.pb.h"

namespace guiju::internal {

// A fact of which exactly one value is true: "category_" + complaint, inquiry ...
struct ScaleFacts {
  std::string prefix;
  const google::protobuf::EnumDescriptor* values;
  bool always_known = false;
};

// What a number can be, in units of 10^-9.
struct NumberDomain {
  guiju_int128 min;
  guiju_int128 max;
  bool whole = false;
};

// The facts that the conditions of a section may name. A name that is in neither list is a yes or
// no, an instant or a number without bounds, as its test says.
struct FactScope {
  std::vector<ScaleFacts> scales;  // longer prefixes first
  std::map<std::string, NumberDomain> numbers;
};

enum class Wanted {
  kTrue,
  kNotTrue,   // false or unknown
  kNotFalse,  // true or unknown
  kFalse,
};

// That a condition comes to something.
struct Demand {
  const v1::Criterion* criterion;
  Wanted wanted;
  // The value of the scale "priority_" under which it is asked, "p0"; empty: any.
  std::string priority;
};

enum class Possibility { kPossible, kImpossible, kNotProved };

// Whether facts exist under which all demands are met; with `all_known`, facts none of which is
// unknown. kNotProved when the search is too long: conditions of dozens of facts that shadow each
// other in part.
Possibility CanMeet(const std::vector<Demand>& demands, const FactScope& scope,
                    bool all_known = false);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_CHECK_LOGIC_H_
