// Whether a timeline contradicts itself. The end of guiju/sla.h; not to be included alone.
#ifndef GUIJU_INTERNAL_SLA_TIMELINE_H_
#define GUIJU_INTERNAL_SLA_TIMELINE_H_

#include <array>
#include <cstddef>

#include "guiju/ticket.h"

namespace guiju {
namespace internal {

// What one event opens, another one of the same reference closes.
struct EventPair {
  EventKind opens;
  EventKind closes;
};
inline constexpr std::array<EventPair, 4> kEventPairs = {{
    {EventKind::kVerificationPromised, EventKind::kVerificationAnswered},
    {EventKind::kPromised, EventKind::kPromiseKept},
    {EventKind::kCollaborationOpened, EventKind::kCollaborationDone},
    {EventKind::kRefundFiled, EventKind::kRefundArrived},
}};

// Whether something of the pair is open under `reference` before event `end`, whose predecessors
// are free of contradiction.
inline bool IsOpen(const Ticket& ticket, std::size_t end, EventPair pair,
                   std::string_view reference) {
  for (std::size_t i = end; i > 0; --i) {
    const Event& event = ticket.events[i - 1];
    const bool same = event.reference == reference;
    if (event.kind == pair.closes && (same || event.reference.empty())) return false;
    if (event.kind == pair.opens && same) return true;
  }
  return false;
}

// The same under any reference. Each close of a reference closed one; one without closed all.
inline bool IsAnyOpen(const Ticket& ticket, std::size_t end, EventPair pair) {
  std::size_t closed = 0;
  std::size_t opened = 0;
  for (std::size_t i = end; i > 0; --i) {
    const Event& event = ticket.events[i - 1];
    if (event.kind == pair.closes && event.reference.empty()) break;
    closed += event.kind == pair.closes;
    opened += event.kind == pair.opens;
  }
  return opened > closed;
}

// The last extension before event `end`, of the reference or, where any will do, of any; null.
inline const Event* LastExtension(const Ticket& ticket, std::size_t end, std::string_view reference,
                                  bool any) {
  for (std::size_t i = end; i > 0; --i) {
    const Event& event = ticket.events[i - 1];
    if (event.kind == EventKind::kExtended && (any || event.reference == reference)) return &event;
  }
  return nullptr;
}

// What is wrong with event `i` in what it belongs to.
inline TimelineProblem CheckEvent(const Ticket& ticket, std::size_t i) {
  const Event& event = ticket.events[i];
  const EventKind kind = event.kind;
  if (kind < EventKind::kRang) return TimelineProblem::kNone;
  const bool needs_due = kind == EventKind::kPromised || kind == EventKind::kExtended;
  if (needs_due && !event.due.is_known()) return TimelineProblem::kWithoutDue;
  if (event.due.is_known() && event.due <= event.at) return TimelineProblem::kDueNotAfter;
  for (const EventPair pair : kEventPairs) {
    if (kind == pair.opens && IsOpen(ticket, i, pair, event.reference)) {
      return TimelineProblem::kOpenedTwice;
    }
    if (kind != pair.closes) continue;
    const bool open = event.reference.empty() ? IsAnyOpen(ticket, i, pair)
                                              : IsOpen(ticket, i, pair, event.reference);
    if (!open) return TimelineProblem::kNotOpened;
  }
  if (kind == EventKind::kExtended) {
    const Event* before = LastExtension(ticket, i, event.reference, false);
    if (before != nullptr && event.due <= before->due) return TimelineProblem::kExtendedBack;
  }
  if (kind == EventKind::kExtensionNoticed &&
      LastExtension(ticket, i, event.reference, event.reference.empty()) == nullptr) {
    return TimelineProblem::kNoticeWithoutExtension;
  }
  return TimelineProblem::kNone;
}

}  // namespace internal

inline TimelineCheck CheckTimeline(const Ticket& ticket) {
  if (!ticket.received.is_known()) return {TimelineProblem::kNotReceived, 0};
  Instant before = ticket.received;
  Status status = Status::kPending;
  for (std::size_t i = 0; i < ticket.event_count; ++i) {
    const Event& event = ticket.events[i];
    if (!event.at.is_known()) return {TimelineProblem::kUnknownTime, i};
    if (event.at < ticket.received) return {TimelineProblem::kBeforeReceipt, i};
    if (event.at < before) return {TimelineProblem::kOutOfOrder, i};
    before = event.at;
    if (EffectiveKind(event) == EventKind::kReopened && status != Status::kResolved &&
        status != Status::kClosed) {
      return {TimelineProblem::kReopenedWhenOpen, i};
    }
    if (StatusAfter(event) != Status::kUnspecified) status = StatusAfter(event);
    const TimelineProblem problem = internal::CheckEvent(ticket, i);
    if (problem != TimelineProblem::kNone) return {problem, i};
  }
  return {};
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_SLA_TIMELINE_H_
