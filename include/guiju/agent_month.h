// One agent's month, as a host hands it in.
#ifndef GUIJU_AGENT_MONTH_H_
#define GUIJU_AGENT_MONTH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guiju/fact.h"
#include "guiju/number.h"

namespace guiju {

// Every figure may be missing: nobody rated, nothing was handled.
struct AgentMonth {
  std::string_view agent_id;
  std::string_view team_id;
  std::string_view month;   // YYYY-MM
  Ratio response;           // seconds: sum of first responses / their number
  Ratio resolution;         // resolved / handled, 0 to 1
  Ratio satisfaction;       // sum of ratings / their number, 1 to 5
  Ratio handled;            // tickets
  Ratio knowledge_entries;  // entries
  Ratio team_ahead;         // colleagues strictly ahead in tickets handled / team size, 0 to 1
  Ratio recorded_total;     // what somebody else computed, to be audited
  FactValues facts;         // of the desk's own, in the order of ScorePolicy::facts
  // SCO-7: index into ScorePolicy::profiles; kProfileInForce leaves it to the policy.
  std::int32_t profile = kProfileInForce;
  // What somebody else gave metric by metric, in the order of ScorePolicy::metrics; kNotRecorded
  // where nothing was. Borrowed from the host.
  const std::int32_t* recorded_points = nullptr;
  std::size_t recorded_count = 0;

  static constexpr std::int32_t kProfileInForce = -1;
  static constexpr std::int32_t kNotRecorded = -1;
};

}  // namespace guiju

#endif  // GUIJU_AGENT_MONTH_H_
