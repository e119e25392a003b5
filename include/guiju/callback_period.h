// What the callbacks of a period came to, as a host hands it in (CB-7).
#ifndef GUIJU_CALLBACK_PERIOD_H_
#define GUIJU_CALLBACK_PERIOD_H_

#include <string_view>

#include "guiju/number.h"

namespace guiju {

// Every figure may be missing: nobody rated, no call was made.
struct CallbackPeriod {
  std::string_view agent_id;  // empty: everybody's
  std::string_view team_id;
  std::string_view period;  // as the host names it: "2026-03", "2026-W10"
  Ratio calls;              // callbacks made, those without a known end included
  Ratio length;             // seconds: sum over the calls with a known end / their number
  Ratio solved;             // solved in one contact / calls of which that is known, 0 to 1
  Ratio completeness;       // record fields filled / required, 0 to 1
  Ratio satisfaction;       // sum of ratings / their number, 1 to 5
};

}  // namespace guiju

#endif  // GUIJU_CALLBACK_PERIOD_H_
