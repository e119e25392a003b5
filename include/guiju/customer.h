// A customer as of one day, as a host hands it in.
#ifndef GUIJU_CUSTOMER_H_
#define GUIJU_CUSTOMER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guiju/criterion.h"
#include "guiju/fact.h"
#include "guiju/number.h"
#include "guiju/time.h"

namespace guiju {

// Hours of some weekdays on somebody's own clock: from `from` to `to`, both ends included.
struct ActiveHours {
  std::uint8_t days = 0;  // bit 1 is Monday, bit 7 is Sunday
  std::int32_t from = 0;  // seconds since 00:00
  std::int32_t to = 0;    // after `from`, at most 86400
};

// Messages with more are refused.
inline constexpr std::size_t kMaxActiveHours = 7;

// Money is in the desk's one currency; its ratio has the denominator of the decimal it was written
// as. Every fact may be missing; an instant may also be known never to have happened.
struct Customer {
  std::string_view id;
  std::string_view name;        // personal data: never copied into an explanation
  Ratio annual_spend;           // this period
  Ratio previous_annual_spend;  // the period before
  Instant customer_since;       // begin of the relationship
  Instant first_purchase;
  Instant last_purchase;
  Instant last_interaction;
  Instant last_complaint;
  Ratio renewal;                // renewed / due: 9 of 10 is {9, 10}
  Ratio satisfaction;           // mean of all ratings, 1 to 5
  Ratio latest_rating;          // 1 to 5
  Ratio spending_more;          // customers who spend strictly more / population
  Tri churned = Tri::kUnknown;  // whether the customer has left
  Ratio timeliness;             // promises met / promises met or breached, 0 to 1
  // SEG-7: 3 of "VIP3", 0 for no level, kUnknownLevel when nobody has said.
  std::int32_t membership_level = kUnknownLevel;
  FactValues facts;  // of the desk's own, in the order of SegmentPolicy::facts

  // What callbacks read.
  Instant registered;
  Instant first_action;  // after registering, a purchase aside
  Tri beta_participant = Tri::kUnknown;
  std::array<ActiveHours, kMaxActiveHours> active_hours{};  // ascending by `from`
  std::size_t active_hours_count = 0;                       // 0: not known
  std::string_view zone;  // IANA name; empty: the zone of the policy's callback calendar
  std::string_view registration_channel;
  Instant first_visit;
  Tri no_callbacks = Tri::kUnknown;  // yes: asked not to be called back

  static constexpr std::int32_t kUnknownLevel = -1;
};

}  // namespace guiju

#endif  // GUIJU_CUSTOMER_H_
