// One agent's month, as a host hands it in.
#ifndef GUIJU_AGENT_MONTH_H_
#define GUIJU_AGENT_MONTH_H_

#include <string_view>

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
};

}  // namespace guiju

#endif  // GUIJU_AGENT_MONTH_H_
