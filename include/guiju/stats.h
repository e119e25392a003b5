// Statistics over tickets: the monthly metrics of an agent from the history of tickets (STAT-7).
//
// A tally is one agent's month in the making. Tickets are added in any order, tallies are merged in
// any order, and the figures are the same, because they are sums of integers.
#ifndef GUIJU_STATS_H_
#define GUIJU_STATS_H_

#include <cstddef>
#include <cstdint>

#include "guiju/agent_month.h"
#include "guiju/label.h"
#include "guiju/ticket.h"

namespace guiju {

// The stats section, compiled. Immutable afterwards.
struct StatsPolicy {
  std::size_t calendar = 0;                      // index into the policy's calendars
  EventKind month_of = EventKind::kUnspecified;  // the event whose month a ticket belongs to
  std::uint32_t response_channels = 0;           // bit = Channel; 0: all
  bool latest_rating = true;                     // else the first
  bool reopened_stays_resolved = false;
  Entry entry;
};

// The sums over one agent's tickets of one month.
struct AgentTally {
  std::int64_t handled = 0;
  std::int64_t resolved = 0;
  std::int64_t responses = 0;
  std::int64_t response_us = 0;  // sum of the times to the first response
  std::int64_t ratings = 0;
  std::int64_t rating_sum = 0;
};

// The instant that decides which month a ticket belongs to: its receipt, or the last event of the
// policy's kind. Unknown when there was no such event: the ticket belongs to no month.
inline Instant MonthInstant(const StatsPolicy& policy, const Ticket& ticket) {
  if (policy.month_of == EventKind::kReceived) return ticket.received;
  Instant at;
  for (std::size_t i = 0; i < ticket.event_count; ++i) {
    if (EffectiveKind(ticket.events[i]) == policy.month_of) at = ticket.events[i].at;
  }
  return at;
}

// Adds one ticket to its owner's month. The time to the first response is elapsed time. A resolved
// ticket that goes back to any status of work is reopened, as the deadlines see it, too. Cannot
// fail, allocates nothing.
inline void AddTicket(const StatsPolicy& policy, const Ticket& ticket, AgentTally* tally) {
  ++tally->handled;
  bool responded = false;
  bool resolved = false;
  std::int32_t rating = 0;
  const bool response_counts =
      policy.response_channels == 0 ||
      (policy.response_channels >> static_cast<std::uint32_t>(ticket.channel) & 1u) != 0;
  for (std::size_t i = 0; i < ticket.event_count; ++i) {
    const Event& event = ticket.events[i];
    const Status status = StatusAfter(event);
    if (status == Status::kResolved || status == Status::kClosed) {
      resolved = true;
    } else if (status != Status::kUnspecified && !policy.reopened_stays_resolved) {
      resolved = false;
    }
    switch (EffectiveKind(event)) {
      case EventKind::kResponded:
        if (!responded && response_counts) {
          ++tally->responses;
          tally->response_us += event.at.us - ticket.received.us;
        }
        responded = true;
        break;
      case EventKind::kRated:
        if (rating == 0 || policy.latest_rating) rating = event.rating;
        break;
      default:
        break;
    }
  }
  tally->resolved += resolved;
  if (rating != 0) {
    ++tally->ratings;
    tally->rating_sum += rating;
  }
}

// Adds the sums of `from`, in any order with the same result. Cannot fail, allocates nothing.
inline void Merge(const AgentTally& from, AgentTally* into) {
  into->handled += from.handled;
  into->resolved += from.resolved;
  into->responses += from.responses;
  into->response_us += from.response_us;
  into->ratings += from.ratings;
  into->rating_sum += from.rating_sum;
}

// The metrics of the month, as exact ratios: 412 s over 16 answers is {412000000, 16000000}. A mean
// over nothing is missing. Leaves the names, the rank and the knowledge entries of `month` alone.
inline void FillMonth(const AgentTally& tally, AgentMonth* month) {
  month->response = {tally.response_us, tally.responses * kMicrosPerSecond};
  month->resolution = {tally.resolved, tally.handled};
  month->satisfaction = {tally.rating_sum, tally.ratings};
  month->handled = Ratio::Of(tally.handled);
}

}  // namespace guiju

#endif  // GUIJU_STATS_H_
