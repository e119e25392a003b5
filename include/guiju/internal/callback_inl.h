// The end of callback.h; include that.
#ifndef GUIJU_INTERNAL_CALLBACK_INL_H_
#define GUIJU_INTERNAL_CALLBACK_INL_H_

#include <cstdint>
#include <limits>

namespace guiju {
namespace internal {

// A yes-or-no fact that is one value of an enumeration whose 0 is unknown.
inline Tri IsValue(std::uint8_t value, CallbackFact fact, CallbackFact first) {
  if (value == 0) return Tri::kUnknown;
  return ToTri(value - 1 == static_cast<int>(fact) - static_cast<int>(first));
}

// Whether an instant has happened: what is after the moment of judgement is unknown.
inline Tri Happened(Instant at, Instant as_of) {
  if (at.is_unknown() || at > as_of) return Tri::kUnknown;
  return ToTri(at.is_known());
}

inline Tri YesNoOf(const CallbackFacts& facts, CallbackFact fact, Instant as_of) {
  if (fact >= CallbackFact::kFirstSegment) {
    const std::uint64_t bit = std::uint64_t{1}
                              << (static_cast<unsigned>(fact) -
                                  static_cast<unsigned>(CallbackFact::kFirstSegment));
    if ((facts.segments.yes & bit) != 0) return Tri::kTrue;
    return (facts.segments.no & bit) != 0 ? Tri::kFalse : Tri::kUnknown;
  }
  if (fact >= CallbackFact::kCategory) {
    if (facts.ticket == nullptr) return Tri::kUnknown;
    const Ticket& ticket = *facts.ticket;
    const auto is = [fact](auto value, CallbackFact first) {
      return IsValue(static_cast<std::uint8_t>(value), fact, first);
    };
    if (fact < CallbackFact::kIssueType) return is(ticket.category, CallbackFact::kCategory);
    if (fact < CallbackFact::kPriority) return is(ticket.issue_type, CallbackFact::kIssueType);
    if (fact < CallbackFact::kHandling) return is(ticket.priority, CallbackFact::kPriority);
    if (fact < CallbackFact::kCustomerType) return is(ticket.handling, CallbackFact::kHandling);
    return is(ticket.customer_type, CallbackFact::kCustomerType);
  }
  if (facts.customer == nullptr) return Tri::kUnknown;
  const Customer& customer = *facts.customer;
  if (fact == CallbackFact::kBetaParticipant) return customer.beta_participant;
  if (fact == CallbackFact::kActed) return Happened(customer.first_action, as_of);
  const Tri first = Happened(customer.first_purchase, as_of);
  const Tri last = Happened(customer.last_purchase, as_of);
  if (first == Tri::kTrue || last == Tri::kTrue) return Tri::kTrue;
  return first == Tri::kFalse || last == Tri::kFalse ? Tri::kFalse : Tri::kUnknown;
}

inline Instant CallbackInstant(const Customer& customer, CallbackFact fact, Instant as_of) {
  Instant value;
  switch (fact) {
    case CallbackFact::kRegistered:
      value = customer.registered;
      break;
    case CallbackFact::kFirstAction:
      value = customer.first_action;
      break;
    case CallbackFact::kFirstPurchase:
      value = customer.first_purchase;
      break;
    case CallbackFact::kLastPurchase:
      value = customer.last_purchase;
      break;
    case CallbackFact::kLastInteraction:
      value = customer.last_interaction;
      break;
    case CallbackFact::kLastComplaint:
      value = customer.last_complaint;
      break;
    case CallbackFact::kCustomerSince:
      value = customer.customer_since;
      break;
    case CallbackFact::kFirstVisit:
      value = customer.first_visit;
      break;
    default:
      break;
  }
  return value > as_of ? Instant::Unknown() : value;
}

// One customer's clock, with the hours in which a call of a certain length may begin.
struct CallbackClock {
  const CallbackPolicy& policy;
  const ZoneTable& zone;
  std::int64_t length_seconds;  // that the call needs before the allowed hours end

  Instant At(CivilDay day, std::int32_t seconds) const {
    return FromUnixSeconds(zone.FromLocal(day.number * kSecondsPerDay + seconds,
                                          SkippedTime::kMoveByGap, RepeatedTime::kEarlier));
  }
  // Empty, that is with `to` before `from`, on a date that the zone skips.
  CallbackSlot Beginnings(CivilDay day) const {
    const Instant from = At(day, policy.allowed_from);
    if (!zone.HasDay(day)) return {from, {from.us - 1}};
    return {from, {At(day, policy.allowed_to).us - Seconds(length_seconds).us}};
  }
  // The first beginning at or after `t`. The compiler has seen to it that the call fits a day; a
  // clock change may take a day or two out.
  Instant Next(Instant t) const {
    CivilDay day = zone.DayOf(t);
    for (int i = 0; i < kDaysTried; ++i, ++day.number) {
      const CallbackSlot slot = Beginnings(day);
      if (slot.from <= slot.to && t <= slot.to) return t < slot.from ? slot.from : t;
    }
    return Instant::Unknown();
  }
  // The last beginning at or before `t`.
  Instant Previous(Instant t) const {
    CivilDay day = zone.DayOf(t);
    for (int i = 0; i < kDaysTried; ++i, --day.number) {
      const CallbackSlot slot = Beginnings(day);
      if (slot.from <= slot.to && slot.from <= t) return slot.to < t ? slot.to : t;
    }
    return Instant::Unknown();
  }

  static constexpr int kDaysTried = 9;
};

inline void AddSlots(const CallbackClock& clock, const Calendar& calendar, const ActiveHours* hours,
                     std::size_t count, CallbackPlan* plan) {
  const bool working_days = clock.policy.best_on_working_days && !plan->own_hours;
  CivilDay day = clock.zone.DayOf(plan->earliest);
  for (std::int32_t i = 0; i < clock.policy.horizon_days; ++i, ++day.number) {
    if (!clock.zone.HasDay(day) || (working_days && !calendar.IsWorkingDay(day))) continue;
    const CallbackSlot allowed = clock.Beginnings(day);
    for (std::size_t h = 0; h < count; ++h) {
      if ((hours[h].days >> WeekdayOf(day) & 1) == 0) continue;
      CallbackSlot slot{clock.At(day, hours[h].from), clock.At(day, hours[h].to)};
      for (const Instant from : {allowed.from, plan->earliest}) {
        if (slot.from < from) slot.from = from;
      }
      if (allowed.to < slot.to) slot.to = allowed.to;
      if (plan->latest.is_known() && plan->latest < slot.to) slot.to = plan->latest;
      if (slot.to < slot.from) continue;
      plan->slots[plan->slot_count++] = slot;
      if (plan->slot_count == clock.policy.slots) return;
    }
  }
}

// Reads the clock of a ticket's scenario: false when nothing has started it.
inline bool StartClock(const CallbackScenario& scenario, const Ticket& ticket, Instant as_of,
                       CallbackPlan* plan) {
  const auto has = [](std::uint64_t kinds, EventKind kind) {
    return (kinds >> static_cast<unsigned>(kind) & 1) != 0;
  };
  bool resolved = false;
  bool done = false;
  if (scenario.starts_at == 0 || has(scenario.starts_at, EventKind::kReceived)) {
    plan->start = ticket.received;
  }
  for (std::size_t i = 0; i < ticket.event_count && ticket.events[i].at <= as_of; ++i) {
    const Event& event = ticket.events[i];
    const EventKind kind = EffectiveKind(event);
    const Status status = StatusAfter(event);
    const bool ends = status == Status::kResolved || status == Status::kClosed;
    if (resolved && status != Status::kUnspecified && !ends && scenario.starts_at != 0) {
      plan->start = Instant::Unknown();
      done = false;
    }
    if (status != Status::kUnspecified) resolved = ends;
    if (!plan->start.is_known() && has(scenario.starts_at, kind)) plan->start = event.at;
    if (plan->start.is_known() && has(scenario.fulfilled_by, kind)) done = true;
  }
  if (!plan->start.is_known()) return false;
  if (scenario.has_deadline) plan->due = {plan->start.us + scenario.within.us};
  if (done) plan->state = CallbackState::kDone;
  return true;
}

__extension__ typedef __int128 Wide;

// n / d cancelled; missing when it does not fit. `d` is positive.
inline Ratio Cancelled(Wide n, Wide d) {
  Wide a = n < 0 ? -n : n;
  Wide b = d;
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  n /= a;
  d /= a;
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  if (n > kMost || n < -kMost || d > kMost) return Ratio::Missing();
  return {static_cast<std::int64_t>(n), static_cast<std::int64_t>(d)};
}

inline Ratio MeasureOf(const CallbackPeriod& period, CallbackMeasure measure) {
  switch (measure) {
    case CallbackMeasure::kLength:
      return period.length;
    case CallbackMeasure::kSolved:
      return period.solved;
    case CallbackMeasure::kCompleteness:
      return period.completeness;
    case CallbackMeasure::kSatisfaction:
      return period.satisfaction;
    case CallbackMeasure::kCalls:
      return period.calls;
    default:
      return Ratio::Missing();
  }
}

}  // namespace internal

inline Tri AskCallback(const FactTest& test, const CallbackFacts& facts,
                       const CallbackMoments& moments) {
  const CallbackFact fact = static_cast<CallbackFact>(test.fact);
  if (IsNumber(fact)) {
    if (facts.customer == nullptr) return Tri::kUnknown;
    return Ask(test, fact == CallbackFact::kMeanRating ? facts.customer->satisfaction
                                                       : facts.customer->latest_rating);
  }
  if (!IsInstant(fact)) {
    const Tri value = internal::YesNoOf(facts, fact, moments.as_of);
    return value == Tri::kUnknown ? value : ToTri((value == Tri::kTrue) == test.expected);
  }
  if (facts.customer == nullptr) return Tri::kUnknown;
  const Instant moment = moments.before[test.months];
  const auto instant = [&](CallbackFact of) {
    return internal::CallbackInstant(*facts.customer, of, moments.as_of);
  };
  if (fact != CallbackFact::kLastActivity) return Ask(test, instant(fact), moment);
  const Instant purchase = instant(CallbackFact::kLastPurchase);
  const Instant interaction = instant(CallbackFact::kLastInteraction);
  const Instant later = purchase < interaction ? interaction : purchase;
  const Tri answer = Ask(test, later, moment);
  if (!purchase.is_unknown() && !interaction.is_unknown()) return answer;
  // One of the two is unknown and may be later still: what is recent stays recent; what is long
  // ago, or never was, may not.
  const bool recent_is_true = test.kind == FactTest::Kind::kWithinMonths;
  return later.is_known() && answer == ToTri(recent_is_true) ? answer : Tri::kUnknown;
}

inline CallbackTierChoice ChooseTier(const CallbackPolicy& policy, const CallbackMoments& moments,
                                     const CallbackFacts& facts) {
  CallbackTierChoice choice;
  for (std::size_t i = 0; i < policy.tiers.size(); ++i) {
    const Tri answer = Evaluate(policy.tiers[i].when, [&](std::uint16_t leaf) {
      return AskCallback(policy.tests[leaf], facts, moments);
    });
    if (answer == Tri::kTrue) {
      choice.tier = static_cast<std::int32_t>(i);
      break;
    }
    if (answer == Tri::kUnknown) choice.undecided |= std::uint32_t{1} << i;
  }
  return choice;
}

inline CallbackPlan PlanCallback(const CallbackPolicy& policy, const Calendar& calendar,
                                 const CallbackMoments& moments, const CallbackFacts& facts,
                                 std::size_t index) {
  const CallbackScenario& scenario = policy.scenarios[index];
  const Instant as_of = moments.as_of;
  CallbackPlan plan;
  if (scenario.of_ticket != (facts.ticket != nullptr)) return plan;
  if (facts.customer != nullptr && facts.customer->no_callbacks == Tri::kTrue) return plan;
  const Tri applies = Evaluate(scenario.when, [&](std::uint16_t leaf) {
    return AskCallback(policy.tests[leaf], facts, moments);
  });
  if (applies == Tri::kFalse) return plan;
  plan.state = applies == Tri::kTrue ? CallbackState::kPlanned : CallbackState::kUndecided;
  if (applies == Tri::kUnknown) return plan;
  if (scenario.of_ticket && !internal::StartClock(scenario, *facts.ticket, as_of, &plan)) {
    plan.state = CallbackState::kNotStarted;
  }
  if (plan.state != CallbackState::kPlanned) return plan;
  const std::int64_t seconds =
      policy.call_must_end ? std::int64_t{policy.budgets[scenario.budget].max_minutes} * 60 : 0;
  const ZoneTable& zone = facts.zone != nullptr ? *facts.zone : calendar.zone();
  const internal::CallbackClock clock{policy, zone, seconds};
  const Instant from = plan.start < as_of ? as_of : plan.start;
  plan.earliest = clock.Next(from);
  if (plan.due.is_known()) {
    plan.latest = clock.Previous(plan.due);
    if (plan.due < as_of) {
      plan.problem = CallbackProblem::kDeadlinePassed;
    } else if (plan.latest < plan.earliest) {
      const internal::CallbackClock any{policy, zone, 0};
      plan.problem =
          any.Next(from) <= plan.due ? CallbackProblem::kCallTooLong : CallbackProblem::kQuietHours;
    }
    if (plan.problem != CallbackProblem::kNone) {
      plan.state = CallbackState::kImpossible;
      return plan;
    }
  }
  plan.own_hours = facts.customer != nullptr && facts.customer->active_hours_count > 0;
  if (plan.own_hours) {
    internal::AddSlots(clock, calendar, facts.customer->active_hours.data(),
                       facts.customer->active_hours_count, &plan);
  } else {
    internal::AddSlots(clock, calendar, policy.best.data(), policy.best.size(), &plan);
  }
  return plan;
}

inline CallbackTargetVerdict JudgeTarget(const CallbackTarget& target, const CallbackPeriod& period,
                                         const CallbackPeriod* base) {
  CallbackTargetVerdict verdict;
  verdict.value = internal::MeasureOf(period, target.measure);
  verdict.required = target.bound;
  if (target.of_base) {
    const Ratio from =
        base == nullptr ? Ratio::Missing() : internal::MeasureOf(*base, target.measure);
    verdict.required =
        from.is_missing() || from.numerator == 0
            ? Ratio::Missing()
            : internal::Cancelled(internal::Wide{from.numerator} * target.bound.numerator,
                                  internal::Wide{from.denominator} * target.bound.denominator);
  }
  if (verdict.value.is_missing() || verdict.required.is_missing()) return verdict;
  const std::int32_t order = Compare(verdict.value, verdict.required);
  const bool met = target.at_most ? order <= 0 : order >= 0;
  verdict.state = met ? CallbackTargetState::kMet : CallbackTargetState::kMissed;
  const Ratio more = target.at_most ? verdict.required : verdict.value;
  const Ratio less = target.at_most ? verdict.value : verdict.required;
  verdict.distance = internal::Cancelled(internal::Wide{more.numerator} * less.denominator -
                                             internal::Wide{less.numerator} * more.denominator,
                                         internal::Wide{more.denominator} * less.denominator);
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_CALLBACK_INL_H_
