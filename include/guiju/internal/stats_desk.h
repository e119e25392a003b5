// How a period of a desk is summed up. The end of guiju/stats.h; not to be included alone.
#ifndef GUIJU_INTERNAL_STATS_DESK_H_
#define GUIJU_INTERNAL_STATS_DESK_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/ticket.h"

namespace guiju {
namespace internal {

// -1: none.
inline std::int64_t SpanOf(const StatsPolicy& policy, const Calendar& calendar, Instant from,
                           Instant to) {
  if (!from.is_known() || !to.is_known() || to < from) return -1;
  if (!policy.working_time) return to.us - from.us;
  const CalendarAmount amount = calendar.WorkingTimeBetween(from, to);
  return amount.ok() ? amount.value.us : -1;
}

inline bool IsFirstWork(const Event& event) {
  const EventKind kind = EffectiveKind(event);
  return kind == EventKind::kAnalyzed || kind == EventKind::kResponded ||
         StatusAfter(event) == Status::kInProgress;
}

template <std::size_t size>
void AddAll(const std::array<std::int64_t, size>& from, std::array<std::int64_t, size>* into) {
  for (std::size_t i = 0; i < size; ++i) (*into)[i] += from[i];
}

// Drops from a list, most first, what has `top` or more strictly ahead.
template <typename Entry>
void KeepTop(std::size_t top, std::vector<Entry>* list) {
  if (list->size() <= top) return;
  const std::int64_t last = (*list)[top - 1].dissatisfied;
  while (list->back().dissatisfied < last) list->pop_back();
}

}  // namespace internal

inline void AddCallback(const CallbackMade& made, CallbackTally* tally) {
  ++tally->calls;
  if (made.ended.is_known() && made.ended >= made.began) {
    ++tally->with_length;
    tally->length_us += made.ended.us - made.began.us;
  }
  if (made.solved_in_one_contact != Tri::kUnknown) {
    ++tally->known;
    tally->solved += made.solved_in_one_contact == Tri::kTrue;
  }
  if (!made.fields_filled.is_missing() && !made.fields_required.is_missing()) {
    tally->filled += made.fields_filled.numerator;
    tally->required += made.fields_required.numerator;
  }
  if (!made.rating.is_missing()) {
    ++tally->ratings;
    tally->rating_sum += made.rating.numerator;
  }
}

inline void Merge(const CallbackTally& from, CallbackTally* into) {
  into->calls += from.calls;
  into->with_length += from.with_length;
  into->length_us += from.length_us;
  into->known += from.known;
  into->solved += from.solved;
  into->filled += from.filled;
  into->required += from.required;
  into->ratings += from.ratings;
  into->rating_sum += from.rating_sum;
}

inline void FillPeriod(const CallbackTally& tally, CallbackPeriod* period) {
  period->calls = Ratio::Of(tally.calls);
  period->length = {tally.length_us, tally.with_length * kMicrosPerSecond};
  period->solved = {tally.solved, tally.known};
  period->completeness = {tally.filled, tally.required};
  period->satisfaction = {tally.rating_sum, tally.ratings};
}

inline void CallbackMonths::Add(const Calendar& calendar, const CallbackMade& made) {
  const CivilDay first = PeriodStart(PeriodKind::kMonth, calendar.DayOf(made.began));
  AddCallback(made,
              &months_[{std::string(made.agent_id), std::string(made.team_id), first.number}]);
}

inline void CallbackMonths::Merge(const CallbackMonths& from) {
  for (const auto& [key, tally] : from.months_) guiju::Merge(tally, &months_[key]);
}

inline CivilDay PeriodStart(PeriodKind kind, CivilDay day) {
  if (kind == PeriodKind::kWeek) return {day.number - (WeekdayOf(day) - 1)};
  const CivilDate date = ToCivilDate(day);
  return ToCivilDay({date.year, date.month, 1});
}

inline CivilDay PeriodEnd(PeriodKind kind, CivilDay start) {
  if (kind == PeriodKind::kWeek) return {start.number + 6};
  const CivilDate date = ToCivilDate(start);
  return {start.number + DaysInMonth(date.year, date.month) - 1};
}

inline TicketFigures FiguresOf(const StatsPolicy& policy, const Calendar& calendar,
                               const Ticket& ticket) {
  TicketFigures figures;
  figures.priority = ticket.priority;
  const bool response_counts =
      policy.response_channels == 0 ||
      (policy.response_channels >> static_cast<std::uint32_t>(ticket.channel) & 1u) != 0;
  Instant responded;
  Instant resolved;
  Instant begun = policy.handling_from_receipt ? ticket.received : Instant::Unknown();
  for (std::size_t i = 0; i < ticket.event_count; ++i) {
    const Event& event = ticket.events[i];
    const Status status = StatusAfter(event);
    if (status == Status::kResolved || status == Status::kClosed) {
      if (!resolved.is_known()) resolved = event.at;
    } else if (status != Status::kUnspecified && !policy.reopened_stays_resolved) {
      resolved = Instant::Unknown();
    }
    if (begun.is_unknown() && internal::IsFirstWork(event)) begun = event.at;
    switch (EffectiveKind(event)) {
      case EventKind::kResponded:
        if (responded.is_unknown()) responded = event.at;
        break;
      case EventKind::kRated:
        if (figures.rating == 0 || policy.latest_rating) figures.rating = event.rating;
        break;
      case EventKind::kPriorityChanged:
        figures.priority = event.priority;
        break;
      default:
        break;
    }
  }
  if (responded.is_known() && response_counts) {
    figures.response_us = responded.us - ticket.received.us;
  }
  figures.resolved = resolved.is_known();
  figures.resolution_us = internal::SpanOf(policy, calendar, ticket.received, resolved);
  figures.handling_us = internal::SpanOf(policy, calendar, begun, resolved);
  return figures;
}

inline bool KeptNames::Keep(std::string_view name, std::size_t limit, std::string* evicted) {
  evicted->clear();
  if (names_.find(name) != names_.end()) return true;
  if (names_.size() >= limit) {
    const auto last = std::prev(names_.end());
    if (*last < name) return false;
    *evicted = *last;
    names_.erase(last);
  }
  names_.emplace(name);
  return true;
}

inline void DeskPeriod::AddPlace(const StatsPolicy& policy, PlaceView place,
                                 const PlaceTally& tally) {
  if (!place.topic.empty()) {
    std::string evicted;
    place.other_topics = !topics_.Keep(place.topic, policy.max_topics, &evicted);
    if (place.other_topics) place.topic = {};
    if (!evicted.empty()) EvictTopic(evicted);
  }
  auto at = places_.find(place);
  if (at == places_.end()) {
    at = places_
             .emplace(Place{place.other_topics, std::string(place.topic), place.issue_type,
                            std::string(place.team), place.category},
                      PlaceTally{})
             .first;
  }
  at->second.tickets += tally.tickets;
  at->second.rated += tally.rated;
  at->second.dissatisfied += tally.dissatisfied;
}

inline void DeskPeriod::EvictTopic(const std::string& topic) {
  auto at = places_.lower_bound(
      PlaceView{false, topic, IssueType::kUnspecified, {}, Category::kUnspecified});
  while (at != places_.end() && !at->first.other_topics && at->first.topic == topic) {
    Place place = at->first;
    place.topic.clear();
    place.other_topics = true;
    PlaceTally& other = places_[place];
    other.tickets += at->second.tickets;
    other.rated += at->second.rated;
    other.dissatisfied += at->second.dissatisfied;
    at = places_.erase(at);
  }
}

inline void DeskPeriod::AddReason(const StatsPolicy& policy, std::string_view reason,
                                  std::int64_t count) {
  std::string evicted;
  if (!reason_names_.Keep(reason, policy.max_reasons, &evicted)) {
    other_reasons += count;
    return;
  }
  if (!evicted.empty()) {
    const auto gone = given_reasons_.find(evicted);
    other_reasons += gone->second;
    given_reasons_.erase(gone);
  }
  auto at = given_reasons_.find(reason);
  if (at == given_reasons_.end()) at = given_reasons_.emplace(std::string(reason), 0).first;
  at->second += count;
}

inline void DeskPeriod::Add(const StatsPolicy& policy, const Calendar& calendar,
                            const Ticket& ticket) {
  const TicketFigures figures = FiguresOf(policy, calendar, ticket);
  const Channel channel =
      ticket.channel == Channel::kUnspecified ? Channel::kOther : ticket.channel;
  ++tickets;
  resolved += figures.resolved;
  ++by_channel[static_cast<std::size_t>(channel)];
  ++by_category[static_cast<std::size_t>(ticket.category)];
  ++by_issue_type[static_cast<std::size_t>(ticket.issue_type)];
  ++by_priority[static_cast<std::size_t>(figures.priority)];
  if (figures.response_us >= 0) response.Add(figures.response_us);
  if (figures.resolution_us >= 0) resolution.Add(figures.resolution_us);
  if (figures.handling_us >= 0) handling.Add(figures.handling_us);
  PlaceTally tally;
  tally.tickets = 1;
  if (figures.rating != 0) {
    ++ratings[static_cast<std::size_t>(figures.rating - 1)];
    tally.rated = 1;
    tally.dissatisfied = figures.rating <= policy.dissatisfied_at_most;
  }
  AddPlace(policy, {false, ticket.topic, ticket.issue_type, ticket.team_id, ticket.category},
           tally);
  if (tally.dissatisfied == 0) return;
  if (ticket.dissatisfaction_reason.empty()) {
    ++issue_reasons[static_cast<std::size_t>(ticket.issue_type)];
  } else {
    AddReason(policy, ticket.dissatisfaction_reason, 1);
  }
}

inline void DeskPeriod::Merge(const StatsPolicy& policy, const DeskPeriod& from) {
  tickets += from.tickets;
  resolved += from.resolved;
  internal::AddAll(from.by_channel, &by_channel);
  internal::AddAll(from.by_category, &by_category);
  internal::AddAll(from.by_issue_type, &by_issue_type);
  internal::AddAll(from.by_priority, &by_priority);
  internal::AddAll(from.ratings, &ratings);
  internal::AddAll(from.issue_reasons, &issue_reasons);
  response.Merge(from.response);
  resolution.Merge(from.resolution);
  handling.Merge(from.handling);
  other_reasons += from.other_reasons;
  for (const auto& [place, tally] : from.places_) {
    AddPlace(policy,
             {place.other_topics, place.topic, place.issue_type, place.team, place.category},
             tally);
  }
  for (const auto& [reason, count] : from.given_reasons_) AddReason(policy, reason, count);
}

inline std::int64_t DeskPeriod::rated() const {
  std::int64_t sum = 0;
  for (const std::int64_t count : ratings) sum += count;
  return sum;
}

inline std::int64_t DeskPeriod::dissatisfied(const StatsPolicy& policy) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    if (static_cast<std::int32_t>(i) < policy.dissatisfied_at_most) sum += ratings[i];
  }
  return sum;
}

inline std::int64_t DeskPeriod::other_topics() const {
  std::int64_t sum = 0;
  for (const auto& [place, tally] : places_) {
    if (place.other_topics) sum += tally.tickets;
  }
  return sum;
}

inline std::vector<ProblemFigures> DeskPeriod::HighFrequency(const StatsPolicy& policy) const {
  std::vector<ProblemFigures> all(kLastIssue);
  for (std::size_t i = 0; i < kLastIssue; ++i) all[i].issue_type = static_cast<IssueType>(i + 1);
  for (const auto& [place, tally] : places_) {
    if (place.issue_type == IssueType::kUnspecified) continue;
    ProblemFigures* const whole = &all[static_cast<std::size_t>(place.issue_type) - 1];
    whole->Add(tally);
    if (place.topic.empty()) continue;
    // Places of one problem follow each other.
    if (all.back().topic != place.topic || all.back().issue_type != place.issue_type) {
      all.push_back({place.issue_type, place.topic, {}});
    }
    all.back().Add(tally);
  }
  const auto rare = [&](const ProblemFigures& problem) {
    return problem.tally.tickets == 0 ||
           Compare({problem.tally.tickets, tickets}, policy.high_frequency) < 0;
  };
  all.erase(std::remove_if(all.begin(), all.end(), rare), all.end());
  std::sort(all.begin(), all.end(), [](const ProblemFigures& a, const ProblemFigures& b) {
    return std::make_tuple(-a.tally.tickets, a.issue_type, a.topic) <
           std::make_tuple(-b.tally.tickets, b.issue_type, b.topic);
  });
  return all;
}

inline std::vector<ReasonFigures> DeskPeriod::TopReasons(const StatsPolicy& policy) const {
  std::vector<ReasonFigures> all;
  for (const auto& [reason, count] : given_reasons_) {
    all.push_back({reason, IssueType::kUnspecified, count});
  }
  for (std::size_t i = 1; i < issue_reasons.size(); ++i) {
    if (issue_reasons[i] != 0) all.push_back({{}, static_cast<IssueType>(i), issue_reasons[i]});
  }
  std::stable_sort(all.begin(), all.end(), [](const ReasonFigures& a, const ReasonFigures& b) {
    return a.dissatisfied > b.dissatisfied;
  });
  internal::KeepTop(policy.top_reasons, &all);
  return all;
}

inline std::vector<PlaceFigures> DeskPeriod::TopPlaces(const StatsPolicy& policy) const {
  std::vector<PlaceFigures> all;
  for (const auto& [place, tally] : places_) {
    if (tally.dissatisfied > 0) all.push_back({&place, tally, tally.dissatisfied});
  }
  std::sort(all.begin(), all.end(), [](const PlaceFigures& a, const PlaceFigures& b) {
    if (a.dissatisfied != b.dissatisfied) return a.dissatisfied > b.dissatisfied;
    if (a.tally.rated != b.tally.rated) return a.tally.rated < b.tally.rated;
    return std::tie(a.place->team, a.place->category, a.place->issue_type, a.place->other_topics,
                    a.place->topic) < std::tie(b.place->team, b.place->category,
                                               b.place->issue_type, b.place->other_topics,
                                               b.place->topic);
  });
  internal::KeepTop(policy.top_places, &all);
  return all;
}

inline bool DeskStats::Add(const StatsPolicy& policy, const Calendar& calendar,
                           const Ticket& ticket) {
  const Instant at = MonthInstant(policy, ticket);
  if (!at.is_known()) return false;
  periods_[PeriodStart(kind_, calendar.DayOf(at)).number].Add(policy, calendar, ticket);
  return true;
}

inline void DeskStats::Merge(const StatsPolicy& policy, const DeskStats& from) {
  for (const auto& [day, period] : from.periods_) periods_[day].Merge(policy, period);
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_STATS_DESK_H_
