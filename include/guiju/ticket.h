// A ticket and what happened to it, as a host hands it in. Plain structs that own nothing: the host
// keeps the strings and the events alive while a function reads them.
//
// The enumerations have the numbers of the messages in proto/guiju/v1/common.proto and
// ticket.proto, where each value is explained.
#ifndef GUIJU_TICKET_H_
#define GUIJU_TICKET_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guiju/time.h"

namespace guiju {

// INT-3.
enum class Category : std::uint8_t {
  kUnspecified = 0,
  kInquiry = 1,
  kComplaint = 2,
  kSuggestion = 3,
  kAfterSales = 4,
  kOther = 5,
};

// INT-4.
enum class IssueType : std::uint8_t {
  kUnspecified = 0,
  kQuality = 1,
  kService = 2,
  kFunction = 3,
  kOther = 4,
};

// INT-5. Smaller is more urgent, unspecified aside.
enum class Priority : std::uint8_t { kUnspecified = 0, kP0 = 1, kP1 = 2, kP2 = 3 };

// INT-6.
enum class Handling : std::uint8_t { kUnspecified = 0, kUrgent = 1, kNormal = 2, kScheduled = 3 };

// INT-2.
enum class Status : std::uint8_t {
  kUnspecified = 0,
  kPending = 1,
  kInProgress = 2,
  kWaitingCustomer = 3,
  kResolved = 4,
  kClosed = 5,
  kReopened = 6,
};

// INT-1.
enum class Channel : std::uint8_t {
  kUnspecified = 0,
  kPhone = 1,
  kChat = 2,
  kEmail = 3,
  kSocial = 4,
  kStoreForm = 5,
  kReview = 6,
  kTicketSystem = 7,
  kOther = 8,
};

// SEG-7.
enum class CustomerType : std::uint8_t { kUnspecified = 0, kNew = 1, kExisting = 2, kVip = 3 };

// What can happen to a ticket.
enum class EventKind : std::uint8_t {
  kUnspecified = 0,
  kReceived = 1,
  kAnalyzed = 2,
  kResponded = 3,
  kStatusChanged = 4,
  kSolutionProposed = 5,
  kResolved = 6,
  kClosed = 7,
  kReopened = 8,
  kRated = 9,
  kTransferred = 10,
  kPriorityChanged = 11,
  kRang = 12,
  kAnswered = 13,
  kContactEnded = 14,
  kRecordCompleted = 15,
  kSurveySent = 16,
  kSolutionCarriedOut = 17,
  kCalledBack = 18,
  kCallbackEnded = 19,
  kServiceEnded = 20,
  kDissatisfactionAnalyzed = 21,
  kVerificationPromised = 22,
  kVerificationAnswered = 23,
  kPromised = 24,
  kPromiseKept = 25,
  kCollaborationOpened = 26,
  kCollaborationDone = 27,
  kRefundFiled = 28,
  kRefundArrived = 29,
  kExtended = 30,
  kExtensionNoticed = 31,
  kSatisfactionAsked = 32,
  kCustom = 33,
};

// Events of the desk's own take the bits from here on in sets of events; a policy declares at most
// kMaxCustomEvents.
inline constexpr std::uint32_t kFirstCustomBit = 40;
inline constexpr std::size_t kMaxCustomEvents = 24;

// One entry of a timeline. The strings are borrowed from the host.
struct Event {
  EventKind kind = EventKind::kUnspecified;
  Instant at;                                  // known; never before the ticket was received
  Status status = Status::kUnspecified;        // of kStatusChanged
  std::int32_t rating = 0;                     // of kRated: 1 to 5
  Priority priority = Priority::kUnspecified;  // of kPriorityChanged
  std::string_view agent_id;                   // of kTransferred
  std::string_view team_id;                    // of kTransferred
  Instant due;                              // of kPromised, kExtended, perhaps kCustom; after `at`
  std::string_view reference;               // which of several of a kind; empty is one too
  std::int32_t ring_count = -1;             // of kAnswered; -1: not known
  Channel channel = Channel::kUnspecified;  // of this contact; unspecified: the ticket's
  std::uint8_t custom = 0;                  // of kCustom: SlaPolicy::EventIndex of its name
};

// Yes-or-no facts by the numbers that the policy gave to their names (TriagePolicy::SignalIndex). A
// bit in neither word is unknown; a bit in both is treated as yes.
struct Signals {
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
};

// One ticket. Strings and events are borrowed from the host.
struct Ticket {
  std::string_view id;
  std::string_view customer_id;
  std::string_view agent_id;  // who owns it now
  std::string_view team_id;   // the owner's team
  Channel channel = Channel::kUnspecified;
  std::string_view channel_name;  // as the source wrote it
  std::string_view description;   // personal data: never copied into an explanation
  // Given by a person; unspecified leaves them to triage.
  Category category = Category::kUnspecified;
  IssueType issue_type = IssueType::kUnspecified;
  Priority priority = Priority::kUnspecified;
  Handling handling = Handling::kUnspecified;
  Signals signals;
  // Which bits of `signals` were not given but come from the description (guiju/text.h). They are
  // judged like the others; explanations say where each came from.
  std::uint64_t signals_from_text = 0;
  // The customer's segments, by their numbers in the policy's list; both words 0: not judged.
  Signals segments;
  CustomerType customer_type = CustomerType::kUnspecified;
  std::string_view topic;                   // the desk's word for the problem; empty: none given
  std::string_view dissatisfaction_reason;  // the desk's word; empty: none given
  std::uint64_t not_recorded = 0;  // bit = EventBit: the source does not record such events
  Instant received;                // known
  const Event* events = nullptr;   // in order of time
  std::size_t event_count = 0;
};

// The status that an event puts a ticket into; kUnspecified when it changes none.
constexpr Status StatusAfter(const Event& event) {
  switch (event.kind) {
    case EventKind::kReceived:
      return Status::kPending;
    case EventKind::kStatusChanged:
      return event.status;
    case EventKind::kResolved:
      return Status::kResolved;
    case EventKind::kClosed:
      return Status::kClosed;
    case EventKind::kReopened:
      return Status::kReopened;
    default:
      return Status::kUnspecified;
  }
}

// The kind an event counts as: a change of status to resolved is a resolution, and so on.
constexpr EventKind EffectiveKind(const Event& event) {
  if (event.kind != EventKind::kStatusChanged) return event.kind;
  switch (event.status) {
    case Status::kResolved:
      return EventKind::kResolved;
    case Status::kClosed:
      return EventKind::kClosed;
    case Status::kReopened:
      return EventKind::kReopened;
    default:
      return EventKind::kStatusChanged;
  }
}

// The bit of an event's kind in sets of events: the number of the kind it counts as, and one of its
// own for each event that a policy declares.
constexpr std::uint32_t EventBit(const Event& event) {
  const EventKind kind = EffectiveKind(event);
  return kind == EventKind::kCustom ? kFirstCustomBit + event.custom
                                    : static_cast<std::uint32_t>(kind);
}

}  // namespace guiju

#endif  // GUIJU_TICKET_H_
