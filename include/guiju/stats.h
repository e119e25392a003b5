// Statistics over tickets: the monthly metrics of an agent (STAT-7), the
// callbacks of an agent's month (STAT-5), and what a desk's week or
// month comes to: volumes, times, ratings, frequent problems, where dissatisfaction gathers
// (STAT-1, STAT-2, STAT-4, STAT-6). proto/guiju/v1/stats.proto defines every figure.
//
// Tickets are added in any order, in one pass; tallies and periods are merged in any order; the
// figures are the same, because they are sums of integers. Memory grows with the groups that occur
// (periods, teams, topics, reasons), never with the tickets.
//
//   DeskStats weeks(PeriodKind::kWeek);
//   for (const Ticket& ticket : tickets) weeks.Add(policy.stats, policy.stats_calendar(), ticket);
//   for (const auto& [first_day, week] : weeks.periods()) ... week.response.Percentile({9, 10}) ...
#ifndef GUIJU_STATS_H_
#define GUIJU_STATS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/calendar.h"
#include "guiju/callback_made.h"
#include "guiju/callback_period.h"
#include "guiju/histogram.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/ticket.h"
#include "guiju/time.h"

namespace guiju {

inline constexpr std::size_t kLastIssue = static_cast<std::size_t>(IssueType::kOther);
inline constexpr std::size_t kRatings = 5;  // from 1 to 5

// The stats section, compiled. Immutable afterwards.
struct StatsPolicy {
  std::size_t calendar = 0;                      // index into the policy's calendars
  EventKind month_of = EventKind::kUnspecified;  // the event whose month a ticket belongs to
  std::uint32_t response_channels = 0;           // bit = Channel; 0: all
  bool latest_rating = true;                     // else the first
  bool reopened_stays_resolved = false;
  Entry entry;
  std::string report_clause;           // STAT-1
  bool working_time = false;           // resolution and handling; else elapsed
  bool handling_from_receipt = false;  // else from the first work
  std::vector<Ratio> percentiles;      // ascending, above 0 and at most 1
  std::string problem_clause;          // STAT-2
  std::string places_clause;           // STAT-4
  Ratio high_frequency;                // a share of the tickets; this and above
  std::size_t top_reasons = 1;
  std::size_t top_places = 1;
  std::size_t max_topics = 1;
  std::size_t max_reasons = 1;
  std::string correlation_clause;  // STAT-3
  std::int64_t minimum_customers = 3;
  std::vector<Ratio> significance;  // levels, descending, above 0 and below 1
  std::string rating_clause;        // STAT-6
  std::int32_t dissatisfied_at_most = 1;
  std::array<Label, kRatings> rating_words;  // [rating - 1]
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

// The sums over the callbacks of one agent and month, or of any other group (STAT-5).
struct CallbackTally {
  std::int64_t calls = 0;
  std::int64_t with_length = 0;  // calls with a known end
  std::int64_t length_us = 0;
  std::int64_t known = 0;  // calls of which it is known whether they solved
  std::int64_t solved = 0;
  std::int64_t filled = 0;  // fields of the records somebody has looked at
  std::int64_t required = 0;
  std::int64_t ratings = 0;
  std::int64_t rating_sum = 0;
};

// Adds one callback. What is unknown enters no figure but `calls`; a call that ends before it
// begins has no length. Cannot fail, allocates nothing.
inline void AddCallback(const CallbackMade& made, CallbackTally* tally);
// Adds the sums of `from`, in any order with the same result. Cannot fail, allocates nothing.
inline void Merge(const CallbackTally& from, CallbackTally* into);
// The figures of the period as exact ratios; a mean over nothing is missing. Calls of 300 s and
// 301 s have the length {601000000, 2000000}. Leaves agent, team and period alone.
inline void FillPeriod(const CallbackTally& tally, CallbackPeriod* period);

// The callbacks of each agent and month, in one pass. One writer at a time.
class CallbackMonths {
 public:
  // Agent, team, first day of the month; agents and teams byte by byte.
  using Key = std::tuple<std::string, std::string, std::int32_t>;

  // Adds a callback to the month in which it began, on the wall of `calendar`. Allocates.
  void Add(const Calendar& calendar, const CallbackMade& made);
  // Adds another part, in any order with the same answers.
  void Merge(const CallbackMonths& from);

  const std::map<Key, CallbackTally>& months() const { return months_; }

 private:
  std::map<Key, CallbackTally> months_;
};

// The numbers are those of v1::PeriodKind.
enum class PeriodKind : std::uint8_t { kUnspecified = 0, kWeek = 1, kMonth = 2 };

// The first and the last day of a period: its Monday and Sunday, or the first and last of its
// month. Wednesday 2026-04-01 lies in the week 2026-03-30 to 2026-04-05. `start` is a first day.
// Cannot fail; kUnspecified is as kMonth.
inline CivilDay PeriodStart(PeriodKind kind, CivilDay day);
inline CivilDay PeriodEnd(PeriodKind kind, CivilDay start);

// What one ticket says to statistics, as stats.proto defines it. -1: it has no such time.
struct TicketFigures {
  Priority priority = Priority::kUnspecified;
  bool resolved = false;
  std::int32_t rating = 0;  // 1 to 5; 0: none
  std::int64_t response_us = -1;
  std::int64_t resolution_us = -1;
  std::int64_t handling_us = -1;
};

// Reads a ticket whose timeline has passed CheckTimeline. Allocates nothing, thread-safe.
inline TicketFigures FiguresOf(const StatsPolicy& policy, const Calendar& calendar,
                               const Ticket& ticket);

// Tickets, and how their customers rated.
struct PlaceTally {
  std::int64_t tickets = 0;
  std::int64_t rated = 0;
  std::int64_t dissatisfied = 0;
};

// A place where dissatisfaction can gather (STAT-4). `other_topics`: the topic was one too many.
template <typename Text>
struct BasicPlace {
  bool other_topics = false;
  Text topic;
  IssueType issue_type = IssueType::kUnspecified;
  Text team;
  Category category = Category::kUnspecified;
};
// A place that owns its texts, and one that borrows them.
using Place = BasicPlace<std::string>;
using PlaceView = BasicPlace<std::string_view>;

// By topic first, so that a topic's places follow each other; other topics last.
struct PlaceOrder {
  using is_transparent = void;
  // Field by field, texts byte by byte.
  template <typename A, typename B>
  bool operator()(const BasicPlace<A>& a, const BasicPlace<B>& b) const {
    return Key(a) < Key(b);
  }

 private:
  template <typename Text>
  static std::tuple<bool, std::string_view, IssueType, std::string_view, Category> Key(
      const BasicPlace<Text>& place) {
    return {place.other_topics, place.topic, place.issue_type, place.team, place.category};
  }
};

// A problem (STAT-2): an issue type as a whole when `topic` is empty. Borrowed from its period.
struct ProblemFigures {
  IssueType issue_type = IssueType::kUnspecified;
  std::string_view topic;
  PlaceTally tally;

  // Adds the tally of one more place of the problem.
  void Add(const PlaceTally& more) {
    tally.tickets += more.tickets;
    tally.rated += more.rated;
    tally.dissatisfied += more.dissatisfied;
  }
};

// A reason of dissatisfaction: as given, or the issue type. Borrowed from its period.
struct ReasonFigures {
  std::string_view given;
  IssueType issue_type = IssueType::kUnspecified;  // when nobody gave one
  std::int64_t dissatisfied = 0;
};

// A place and its tally. Borrowed from its period.
struct PlaceFigures {
  const Place* place = nullptr;
  PlaceTally tally;
  std::int64_t dissatisfied = 0;
};

// The names that come first byte by byte, at most so many, whatever the order in which they come.
class KeptNames {
 public:
  // True: `name` is kept, and `*evicted` is the name that had to go for it, if one had to. False:
  // it comes after all those kept, which are as many as may be. Allocates for a new name only.
  bool Keep(std::string_view name, std::size_t limit, std::string* evicted);

 private:
  std::set<std::string, std::less<>> names_;
};

// What one week or month of a desk comes to. One writer at a time.
class DeskPeriod {
 public:
  // Adds one ticket whose timeline has passed CheckTimeline, with category, issue type and priority
  // as triage decided them. Allocates only when a group occurs for the first time.
  void Add(const StatsPolicy& policy, const Calendar& calendar, const Ticket& ticket);
  // Adds another part of the same period by the same policy, in any order with the same answers.
  void Merge(const StatsPolicy& policy, const DeskPeriod& from);

  // How many ratings there are, and how many of them are dissatisfied (STAT-6).
  std::int64_t rated() const;
  std::int64_t dissatisfied(const StatsPolicy& policy) const;
  // Tickets whose topic was one too many.
  std::int64_t other_topics() const;
  // The lists of stats.proto, in its order. They borrow from this period. Allocate.
  std::vector<ProblemFigures> HighFrequency(const StatsPolicy& policy) const;
  std::vector<ReasonFigures> TopReasons(const StatsPolicy& policy) const;
  std::vector<PlaceFigures> TopPlaces(const StatsPolicy& policy) const;

  std::int64_t tickets = 0;
  std::int64_t resolved = 0;
  // [enumerator]: tickets.
  std::array<std::int64_t, static_cast<std::size_t>(Channel::kOther) + 1> by_channel{};
  std::array<std::int64_t, static_cast<std::size_t>(Category::kOther) + 1> by_category{};
  std::array<std::int64_t, kLastIssue + 1> by_issue_type{};
  std::array<std::int64_t, static_cast<std::size_t>(Priority::kP2) + 1> by_priority{};
  Histogram response;  // microseconds
  Histogram resolution;
  Histogram handling;
  std::array<std::int64_t, kRatings> ratings{};              // [rating - 1]
  std::array<std::int64_t, kLastIssue + 1> issue_reasons{};  // dissatisfied, without a given reason
  std::int64_t other_reasons = 0;  // dissatisfied, for a reason that was one too many

 private:
  void AddPlace(const StatsPolicy& policy, PlaceView place, const PlaceTally& tally);
  void AddReason(const StatsPolicy& policy, std::string_view reason, std::int64_t count);
  void EvictTopic(const std::string& topic);

  KeptNames topics_;
  KeptNames reason_names_;
  std::map<Place, PlaceTally, PlaceOrder> places_;
  std::map<std::string, std::int64_t, std::less<>> given_reasons_;
};

// All weeks or months of a desk, in one pass over its tickets. One writer at a time; parts made by
// different threads are merged.
class DeskStats {
 public:
  explicit DeskStats(PeriodKind kind) : kind_(kind) {}

  // Adds a ticket to its period (MonthInstant); false when it belongs to none.
  bool Add(const StatsPolicy& policy, const Calendar& calendar, const Ticket& ticket);
  // Adds another part of the same kind by the same policy.
  void Merge(const StatsPolicy& policy, const DeskStats& from);

  PeriodKind kind() const { return kind_; }
  // By the number of their first day.
  const std::map<std::int32_t, DeskPeriod>& periods() const { return periods_; }

 private:
  PeriodKind kind_;
  std::map<std::int32_t, DeskPeriod> periods_;
};

}  // namespace guiju

#include "guiju/internal/stats_desk.h"  // IWYU pragma: export

#endif  // GUIJU_STATS_H_
