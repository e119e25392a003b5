// What the tests of promises share: timelines in words, and one obligation judged.
#ifndef GUIJU_TESTS_SLA_FIXTURE_H_
#define GUIJU_TESTS_SLA_FIXTURE_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "calendar_fixture.h"
#include "guiju/load.h"
#include "guiju/sla.h"

namespace guiju {

using internal::At;
using internal::Text;

// A ticket and its events, on the wall of Shanghai.
class Life {
 public:
  explicit Life(std::string_view received) { ticket_.received = At(received); }

  Life& Then(EventKind kind, std::string_view at) {
    Event event;
    event.kind = kind;
    event.at = At(at);
    events_.push_back(event);
    return *this;
  }
  Life& Becomes(Status status, std::string_view at) {
    Then(EventKind::kStatusChanged, at);
    events_.back().status = status;
    return *this;
  }
  Life& Becomes(Priority priority, std::string_view at) {
    Then(EventKind::kPriorityChanged, at);
    events_.back().priority = priority;
    return *this;
  }
  Life& Waits(std::string_view from, std::string_view to) {
    return Becomes(Status::kWaitingCustomer, from).Becomes(Status::kInProgress, to);
  }

  // Borrows from this object.
  Ticket ticket() const {
    Ticket ticket = ticket_;
    ticket.events = events_.data();
    ticket.event_count = events_.size();
    return ticket;
  }

 private:
  Ticket ticket_;
  std::vector<Event> events_;
};

inline const Obligation& Find(const Policy& policy, std::string_view id) {
  for (const Obligation& obligation : policy.sla.obligations) {
    if (obligation.entry.id == id) return obligation;
  }
  ADD_FAILURE() << "no obligation " << id;
  return policy.sla.obligations.front();
}

inline ObligationVerdict JudgeAt(const Policy& policy, std::string_view obligation,
                                 const Life& life, Priority priority, Instant as_of) {
  const Ticket ticket = life.ticket();
  EXPECT_EQ(CheckTimeline(ticket).problem, TimelineProblem::kNone);
  return Judge(policy.sla, policy.sla_calendar(), Find(policy, obligation), ticket, priority,
               as_of);
}

inline ObligationVerdict JudgeAt(const Policy& policy, std::string_view obligation,
                                 const Life& life, Priority priority, std::string_view as_of) {
  return JudgeAt(policy, obligation, life, priority, At(as_of));
}

constexpr Instant Later(Instant t, std::int64_t microseconds) { return {t.us + microseconds}; }

// For messages of failing tests.
inline void PrintTo(Instant t, std::ostream* out) { *out << Text(t); }

}  // namespace guiju

#endif  // GUIJU_TESTS_SLA_FIXTURE_H_
