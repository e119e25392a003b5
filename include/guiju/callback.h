// Callbacks: whom to call back, by when, at which hours, for how long and by whom (CB-1 to CB-6),
// and what the callbacks of a period reach (CB-7).
//
// A policy holds an open list of scenarios, each with a condition over facts of the customer and of
// the ticket. A scenario that applies is planned in the customer's own zone: `earliest` and
// `latest` are the first and the last moment at which the call may begin, the slots are the best
// times between them. Calls are allowed from 08:00:00 to 22:00:00, both included, and one of 15
// minutes has to have ended by then: its last beginning is 21:45:00. A deadline at 03:00 leaves
// 21:45 of the evening before; when that is gone, the plan is impossible and says why.
//
//   const CallbackMoments moments = MomentsOf(policy.callback, calendar, as_of);
//   const CallbackPlan plan = PlanCallback(policy.callback, calendar, moments, facts, scenario);
//
// All functions are pure, thread-safe, cannot fail and allocate nothing. Messages: proto.h.
#ifndef GUIJU_CALLBACK_H_
#define GUIJU_CALLBACK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/callback_period.h"
#include "guiju/criterion.h"
#include "guiju/customer.h"
#include "guiju/label.h"
#include "guiju/ticket.h"
#include "guiju/zone.h"

namespace guiju {

// The facts that a condition may name, in the order of kCallbackFactNames. What a customer's
// segment is called is kFirstSegment plus its number in the policy's list.
enum class CallbackFact : std::uint8_t {
  kActed,
  kPurchased,
  kBetaParticipant,
  kCategory,                      // five: inquiry, complaint, suggestion, after-sales, other
  kIssueType = kCategory + 5,     // four: quality, service, function, other
  kPriority = kIssueType + 4,     // three: P0, P1, P2
  kHandling = kPriority + 3,      // three: urgent, normal, scheduled
  kCustomerType = kHandling + 3,  // three: new, existing, VIP
  kMeanRating = kCustomerType + 3,
  kLatestRating,
  kRegistered,  // from here on instants
  kFirstAction,
  kFirstPurchase,
  kLastPurchase,
  kLastInteraction,
  kLastComplaint,
  kCustomerSince,
  kFirstVisit,
  kLastActivity,       // the later of last_purchase and last_interaction
  kFirstSegment = 64,  // from here on yes or no
};

// As a policy writes them; index = CallbackFact.
inline constexpr std::array<const char*, 32> kCallbackFactNames = {"acted",
                                                                   "purchased",
                                                                   "beta_participant",
                                                                   "category_inquiry",
                                                                   "category_complaint",
                                                                   "category_suggestion",
                                                                   "category_after_sales",
                                                                   "category_other",
                                                                   "issue_type_quality",
                                                                   "issue_type_service",
                                                                   "issue_type_function",
                                                                   "issue_type_other",
                                                                   "priority_p0",
                                                                   "priority_p1",
                                                                   "priority_p2",
                                                                   "handling_urgent",
                                                                   "handling_normal",
                                                                   "handling_scheduled",
                                                                   "customer_type_new",
                                                                   "customer_type_existing",
                                                                   "customer_type_vip",
                                                                   "mean_rating",
                                                                   "latest_rating",
                                                                   "registered",
                                                                   "first_action",
                                                                   "first_purchase",
                                                                   "last_purchase",
                                                                   "last_interaction",
                                                                   "last_complaint",
                                                                   "customer_since",
                                                                   "first_visit",
                                                                   "last_activity"};

// What a fact is: an instant, a number, and otherwise yes or no.
constexpr bool IsInstant(CallbackFact fact) {
  return fact >= CallbackFact::kRegistered && fact <= CallbackFact::kLastActivity;
}
constexpr bool IsNumber(CallbackFact fact) {
  return fact == CallbackFact::kMeanRating || fact == CallbackFact::kLatestRating;
}

// Loading refuses more.
inline constexpr std::size_t kMaxCallbackMoments = 16;
inline constexpr std::size_t kMaxCallbackSlots = 8;
inline constexpr std::size_t kMaxCallbackScenarios = 32;

// CB-6: what a tag shows; the numbers of the message.
enum class CallbackTagFact : std::uint8_t {
  kUnspecified = 0,
  kRegistrationChannel = 1,
  kFirstVisit = 2,
  kIssueType = 3,
  kStatus = 4,
  kAgent = 5,
  kPriority = 6,
  kResult = 7,
  kCategory = 8,
};

// One tag of a scenario's list.
struct CallbackTag {
  Entry entry;
  CallbackTagFact fact = CallbackTagFact::kUnspecified;
};

// CB-4: how long a call may take.
struct CallbackBudget {
  Entry entry;  // without a label
  std::int32_t min_minutes = 0;
  std::int32_t max_minutes = 0;
};

// CB-1: one reason to call somebody back.
struct CallbackScenario {
  Entry entry;
  bool of_ticket = false;          // else of a customer
  Criterion when;                  // leaf i asks the policy's tests[i]
  std::uint64_t starts_at = 0;     // bit = EventKind; 0: the receipt
  std::uint64_t fulfilled_by = 0;  // bit = EventKind
  bool has_deadline = false;
  Duration within;         // CB-3
  std::size_t budget = 0;  // index into the policy's budgets
  std::vector<CallbackTag> tags;
};

// CB-5: one kind of agents.
struct CallbackTier {
  Entry entry;
  Criterion when;
};

// CB-7: what is measured; the numbers of the message.
enum class CallbackMeasure : std::uint8_t {
  kUnspecified = 0,
  kLength = 1,
  kSolved = 2,
  kCompleteness = 3,
  kSatisfaction = 4,
  kCalls = 5,
};

// CB-7: one target. The bound itself meets it.
struct CallbackTarget {
  Entry entry;
  CallbackMeasure measure = CallbackMeasure::kUnspecified;
  bool at_most = false;  // else at least
  bool of_base = false;  // `bound` is a factor of the base period's value: 80/100 for -20 %
  Ratio bound;           // shares as fractions of 1
};

// The callback section, compiled. Immutable afterwards.
struct CallbackPolicy {
  std::size_t calendar = 0;  // index into the policy's calendars
  std::vector<CallbackScenario> scenarios;
  std::vector<CallbackBudget> budgets;
  std::vector<FactTest> tests;       // fact = CallbackFact; months = index into `months`
  std::vector<std::int32_t> months;  // the different numbers of months, or ~days, asked for
  std::string allowed_clause;
  std::int32_t allowed_from = 0;  // seconds since 00:00 of the customer's day
  std::int32_t allowed_to = 0;    // the same; both ends are allowed
  bool call_must_end = true;      // else only begin in the allowed hours
  std::string best_clause;
  std::vector<ActiveHours> best;  // ascending by `from`
  bool best_on_working_days = false;
  std::size_t slots = 0;
  std::int32_t horizon_days = 0;
  std::string conduct_clause;
  std::int32_t introduction_seconds = 0;
  std::int32_t min_questions = 0;
  std::int32_t max_questions = 0;
  std::vector<CallbackTier> tiers;
  Entry tier_otherwise;
  std::vector<CallbackTarget> targets;
};

// For one moment of judgement: the instants so many months or days before it.
struct CallbackMoments {
  Instant as_of;
  std::array<Instant, kMaxCallbackMoments> before{};
};

// Computes the moments for judging at `as_of`; unknown ones when it is outside the calendar's
// years.
inline CallbackMoments MomentsOf(const CallbackPolicy& policy, const Calendar& calendar,
                                 Instant as_of) {
  CallbackMoments moments;
  moments.as_of = as_of;
  for (std::size_t i = 0; i < policy.months.size(); ++i) {
    moments.before[i] = calendar.LookBack(as_of, policy.months[i]);
  }
  return moments;
}

// What is to be planned. The customer, the ticket or the zone may be null: not given, and then the
// calendar's zone. The ticket's category, issue type, priority and handling are read as they stand,
// so that a host which triages puts the answers in first.
struct CallbackFacts {
  const Customer* customer = nullptr;
  const Ticket* ticket = nullptr;
  Signals segments;  // by their numbers in the policy's list; both words 0: not judged
  const ZoneTable* zone = nullptr;
};

// How a scenario stands; the numbers of the message.
enum class CallbackState : std::uint8_t {
  kUnspecified = 0,
  kDoesNotApply = 1,
  kUndecided = 2,   // facts are missing
  kNotStarted = 3,  // the event that starts its clock has not happened
  kDone = 4,        // an event says that the callback was made
  kPlanned = 5,
  kImpossible = 6,
};

// Why no allowed moment is left before the deadline; the numbers of the message.
enum class CallbackProblem : std::uint8_t {
  kNone = 0,
  kDeadlinePassed = 1,
  kQuietHours = 2,
  kCallTooLong = 3,
};

// Moments at which a call may begin, both ends included.
struct CallbackSlot {
  Instant from;
  Instant to;
};

// One scenario for one customer or ticket. See callback.proto for what is there in which state.
struct CallbackPlan {
  CallbackState state = CallbackState::kDoesNotApply;
  CallbackProblem problem = CallbackProblem::kNone;
  Instant start;           // unknown: there is no clock
  Instant due;             // unknown: there is no deadline
  Instant earliest;        // the first allowed beginning
  Instant latest;          // the last one before the deadline; unknown without one
  bool own_hours = false;  // the slots are the customer's own hours
  std::size_t slot_count = 0;
  std::array<CallbackSlot, kMaxCallbackSlots> slots{};
};

// CB-5: which agents.
struct CallbackTierChoice {
  // No tier of the list: tier_otherwise.
  static constexpr std::int32_t kOtherwise = -1;

  std::int32_t tier = kOtherwise;
  std::uint32_t undecided = 0;  // bit i: facts are missing for tier i, which stands before `tier`
};

// CB-7: how a target stands; the numbers of the message.
enum class CallbackTargetState : std::uint8_t {
  kUnspecified = 0,
  kMet = 1,
  kMissed = 2,
  kUnknown = 3,
};

// One target against one period. Missing ratios: not known.
struct CallbackTargetVerdict {
  CallbackTargetState state = CallbackTargetState::kUnknown;
  Ratio value;
  Ratio required;
  Ratio distance;  // how much better than `required`; negative: short of it
};

// The answer of one test. A fact of what is not given is unknown.
inline Tri AskCallback(const FactTest& test, const CallbackFacts& facts,
                       const CallbackMoments& moments);

// Whom to send (CB-5).
inline CallbackTierChoice ChooseTier(const CallbackPolicy& policy, const CallbackMoments& moments,
                                     const CallbackFacts& facts);

// Plans scenario `index`, which exists, as of the moments' instant, a known one of the years 1970
// to 2099. `calendar` is the policy's. Cost: the days of the horizon.
inline CallbackPlan PlanCallback(const CallbackPolicy& policy, const Calendar& calendar,
                                 const CallbackMoments& moments, const CallbackFacts& facts,
                                 std::size_t index);

// Compares a period with a target; `base` may be null. A change of a base that is missing or 0 is
// unknown, as is one whose exact product does not fit 63 bits once cancelled (sums of more than
// about 10^16). 240 s against 300 s meets -20 %: 240 is at most 300 * 80/100.
inline CallbackTargetVerdict JudgeTarget(const CallbackTarget& target, const CallbackPeriod& period,
                                         const CallbackPeriod* base);

}  // namespace guiju

#include "guiju/internal/callback_inl.h"  // IWYU pragma: export

#endif  // GUIJU_CALLBACK_H_
