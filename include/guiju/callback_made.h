// A callback that was made, as a host hands it in.
#ifndef GUIJU_CALLBACK_MADE_H_
#define GUIJU_CALLBACK_MADE_H_

#include <string_view>

#include "guiju/criterion.h"
#include "guiju/number.h"
#include "guiju/time.h"

namespace guiju {

// Strings are borrowed from the host. What is missing is unknown, never zero or no.
struct CallbackMade {
  std::string_view id;
  std::string_view agent_id;  // who called
  std::string_view team_id;   // the caller's team
  std::string_view customer_id;
  std::string_view ticket_id;  // empty: about no ticket
  std::string_view scenario;   // id of the policy's scenario; empty: not said
  Instant began;               // known
  Instant ended;               // unknown, or not before `began`
  Tri solved_in_one_contact = Tri::kUnknown;
  Ratio rating;           // of the callback itself, 1 to 5
  Ratio fields_filled;    // of the record (REC-6), at most fields_required
  Ratio fields_required;  // of the record
};

}  // namespace guiju

#endif  // GUIJU_CALLBACK_MADE_H_
