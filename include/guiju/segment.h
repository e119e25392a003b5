// Segments: which kinds of customer a customer is (SEG-1 to SEG-5), what is done for them (SEG-6),
// and whether a customer is new, existing or a VIP (SEG-7).
//
// A policy holds an open list of segments in order of precedence, each with a condition over named
// facts. All that match are reported; the first of the list is the primary one; a customer who
// matches none is in the segment of `otherwise`. A condition that is unknown, because a fact is
// missing, does not match, and is reported with the facts that would decide it.
//
// Months are calendar months in the policy's zone, counted back from the moment of judgement with
// the day cut to the last of the month: 31 August - 6 months is the last of February. The host
// computes each of those moments once for a whole batch (SegmentMoments).
#ifndef GUIJU_SEGMENT_H_
#define GUIJU_SEGMENT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/customer.h"
#include "guiju/fact.h"
#include "guiju/label.h"
#include "guiju/population.h"
#include "guiju/rank.h"
#include "guiju/ticket.h"

namespace guiju {

// The facts that a condition may name, in the order of kCustomerFactNames.
enum class CustomerFact : std::uint8_t {
  kAnnualSpend,
  kPreviousAnnualSpend,
  kSpendingMore,  // percent of the population that spends strictly more
  kSpendGrowing,  // yes or no: annual_spend > previous_annual_spend
  kRenewalPercent,
  kMeanRating,
  kLatestRating,
  kCustomerSince,  // from here on instants
  kFirstPurchase,
  kLastPurchase,
  kLastInteraction,
  kLastComplaint,
  kLastActivity,  // the later of last_purchase and last_interaction
  // Facts of the desk's own: kFirstOwn + index into SegmentPolicy::facts.
  kFirstOwn = 64,
};

// As a policy writes them; index = CustomerFact.
inline constexpr std::array<const char*, 13> kCustomerFactNames = {
    "annual_spend",    "previous_annual_spend", "spending_more",    "spend_growing",
    "renewal_percent", "mean_rating",           "latest_rating",    "customer_since",
    "first_purchase",  "last_purchase",         "last_interaction", "last_complaint",
    "last_activity"};

// A fact of the desk's own, whose kind stands in SegmentPolicy::facts; the functions below know
// nothing of those.
constexpr bool IsOwn(CustomerFact fact) { return fact >= CustomerFact::kFirstOwn; }
// The number of such a fact.
constexpr std::size_t OwnIndex(CustomerFact fact) {
  return static_cast<std::size_t>(fact) - static_cast<std::size_t>(CustomerFact::kFirstOwn);
}
// What a fact is: an instant, yes or no, and otherwise a number.
constexpr bool IsInstant(CustomerFact fact) {
  return fact >= CustomerFact::kCustomerSince && !IsOwn(fact);
}
constexpr bool IsYesNo(CustomerFact fact) { return fact == CustomerFact::kSpendGrowing; }
// Conditions on these facts are written in percent and compiled as shares.
constexpr bool IsPercent(CustomerFact fact) {
  return fact == CustomerFact::kSpendingMore || fact == CustomerFact::kRenewalPercent;
}

// Loading refuses more segments, and more different numbers of months.
inline constexpr std::size_t kMaxSegments = 64;
inline constexpr std::size_t kMaxMoments = 16;
// Loading refuses more care actions.
inline constexpr std::size_t kMaxCareActions = 64;

// Whose care actions a customer gets (SEG-6).
enum class CareOf : std::uint8_t { kPrimary, kAllMatched };

// A level of membership that has a name instead of a number.
struct NamedLevel {
  std::string name;
  std::int32_t level = 0;
};

// How the type of a customer is judged (SEG-7); message Membership has the readings.
struct MembershipPolicy {
  bool judged = false;  // the policy has the section
  std::string clause;
  std::string level_prefix;
  std::vector<NamedLevel> named_levels;
  std::int32_t vip_from_level = 0;
  std::size_t new_months = 0;  // index into SegmentPolicy::months
  CustomerType never_bought = CustomerType::kNew;
  bool absent_is_none = false;
};

// The segment section, compiled. Immutable afterwards.
struct SegmentPolicy {
  std::size_t calendar = 0;           // index into the policy's calendars
  std::vector<Entry> segments;        // in order of precedence
  std::vector<Criterion> conditions;  // one a segment; leaf i asks tests[i]
  std::vector<FactTest> tests;        // fact = CustomerFact; months = index into `months`
  std::vector<std::int32_t> months;   // the different numbers of months, or ~days, asked for
  Entry otherwise;
  std::vector<Entry> care;  // actions (SEG-6)
  // The actions of each segment, as indices of `care` in the policy's order; the last is otherwise.
  std::vector<std::vector<std::uint16_t>> care_of_segment;
  CareOf care_of = CareOf::kPrimary;
  MembershipPolicy membership;
  std::vector<OwnFact> facts;
};

// For one moment of judgement: the instants so many months before it.
struct SegmentMoments {
  Instant as_of;
  std::array<Instant, kMaxMoments> before{};
};

// Which segments a customer is in.
struct SegmentVerdict {
  // No segment of the list: the customer is in `otherwise`.
  static constexpr std::int32_t kOtherwise = -1;

  std::int32_t primary = kOtherwise;  // index of the segment
  std::uint64_t matched = 0;          // bit i: segment i
  std::uint64_t undecided = 0;        // bit i: facts are missing for segment i
};

// What type a customer is (SEG-7).
struct TypeVerdict {
  CustomerType type = CustomerType::kUnspecified;  // unspecified: unknown
  std::int32_t level = Customer::kUnknownLevel;
  bool level_missing = false;  // these facts, known, would decide it
  bool first_purchase_missing = false;
  std::uint32_t could_be = 0;  // bit (1 << CustomerType); one bit when the type is known
};

// What the primary segment could turn out to be when the missing facts are known.
struct PossiblePrimaries {
  std::uint64_t segments = 0;  // bit i: segment i
  bool otherwise = false;

  // Nothing that is missing can change it.
  bool decided() const { return otherwise ? segments == 0 : (segments & (segments - 1)) == 0; }
};

// Computes the moments for judging at `as_of`; unknown ones when it is outside the calendar's
// years.
inline SegmentMoments MomentsOf(const SegmentPolicy& policy, const Calendar& calendar,
                                Instant as_of) {
  SegmentMoments moments;
  moments.as_of = as_of;
  for (std::size_t i = 0; i < policy.months.size(); ++i) {
    moments.before[i] = calendar.LookBack(as_of, policy.months[i]);
  }
  return moments;
}

// The instant behind a fact; only for facts that are instants. One after the moment of judgement is
// not known yet, so it is unknown.
inline Instant InstantOf(const Customer& customer, CustomerFact fact, Instant as_of) {
  Instant value;
  switch (fact) {
    case CustomerFact::kCustomerSince:
      value = customer.customer_since;
      break;
    case CustomerFact::kFirstPurchase:
      value = customer.first_purchase;
      break;
    case CustomerFact::kLastPurchase:
      value = customer.last_purchase;
      break;
    case CustomerFact::kLastInteraction:
      value = customer.last_interaction;
      break;
    case CustomerFact::kLastComplaint:
      value = customer.last_complaint;
      break;
    default:
      break;
  }
  return value > as_of ? Instant::Unknown() : value;
}

// The number behind a fact; only for facts that are numbers or yes or no.
inline Ratio NumberOf(const Customer& customer, CustomerFact fact) {
  switch (fact) {
    case CustomerFact::kAnnualSpend:
      return customer.annual_spend;
    case CustomerFact::kPreviousAnnualSpend:
      return customer.previous_annual_spend;
    case CustomerFact::kSpendingMore:
      return customer.spending_more;
    case CustomerFact::kSpendGrowing:
      if (customer.annual_spend.is_missing() || customer.previous_annual_spend.is_missing()) break;
      return Ratio::Of(Compare(customer.annual_spend, customer.previous_annual_spend) > 0);
    case CustomerFact::kRenewalPercent:
      return customer.renewal;
    case CustomerFact::kMeanRating:
      return customer.satisfaction;
    case CustomerFact::kLatestRating:
      return customer.latest_rating;
    default:
      break;
  }
  return Ratio::Missing();
}

// The answer of one test of a fact of the desk's own. An instant after the moment of judgement is
// unknown, as everywhere.
inline Tri AskOwn(const FactTest& test, const Customer& customer, const SegmentMoments& moments) {
  const std::size_t index = OwnIndex(static_cast<CustomerFact>(test.fact));
  if (test.kind == FactTest::Kind::kInterval || test.kind == FactTest::Kind::kIs) {
    return Ask(test, customer.facts.number(index));
  }
  const Instant at = customer.facts.at(index);
  return Ask(test, at > moments.as_of ? Instant::Unknown() : at, moments.before[test.months]);
}

// The answer of one test for one customer.
inline Tri AskCustomer(const FactTest& test, const Customer& customer,
                       const SegmentMoments& moments) {
  const CustomerFact fact = static_cast<CustomerFact>(test.fact);
  if (IsOwn(fact)) return AskOwn(test, customer, moments);
  if (!IsInstant(fact)) return Ask(test, NumberOf(customer, fact));
  const Instant moment = moments.before[test.months];
  if (fact != CustomerFact::kLastActivity) {
    return Ask(test, InstantOf(customer, fact, moments.as_of), moment);
  }
  const Instant purchase = InstantOf(customer, CustomerFact::kLastPurchase, moments.as_of);
  const Instant interaction = InstantOf(customer, CustomerFact::kLastInteraction, moments.as_of);
  const Instant later = purchase < interaction ? interaction : purchase;
  const Tri answer = Ask(test, later, moment);
  if (!purchase.is_unknown() && !interaction.is_unknown()) return answer;
  // One of the two is unknown and may be later still: what is recent stays recent; what is long
  // ago, or never was, may not.
  const bool recent_is_true = test.kind == FactTest::Kind::kWithinMonths;
  return later.is_known() && answer == ToTri(recent_is_true) ? answer : Tri::kUnknown;
}

// Judges one customer. `customer.spending_more` is the place in the population (RankSpending).
// Pure, thread-safe, allocates nothing. Cost: see benchmarks/segment_benchmark.cc.
inline SegmentVerdict JudgeSegments(const SegmentPolicy& policy, const SegmentMoments& moments,
                                    const Customer& customer) {
  SegmentVerdict verdict;
  for (std::size_t i = 0; i < policy.segments.size(); ++i) {
    const Tri answer = Evaluate(policy.conditions[i], [&](std::uint16_t leaf) {
      return AskCustomer(policy.tests[leaf], customer, moments);
    });
    if (answer == Tri::kTrue) {
      verdict.matched |= std::uint64_t{1} << i;
      if (verdict.primary == SegmentVerdict::kOtherwise) {
        verdict.primary = static_cast<std::int32_t>(i);
      }
    } else if (answer == Tri::kUnknown) {
      verdict.undecided |= std::uint64_t{1} << i;
    }
  }
  return verdict;
}

// Which segments the primary one could turn out to be: complaint undecided and high_value matched
// is {complaint, high_value}. Each undecided segment is taken for itself (SegmentVerdict in
// segment.proto says what that means). Cannot fail, allocates nothing, O(1).
inline PossiblePrimaries CouldBePrimary(const SegmentVerdict& verdict) {
  if (verdict.primary == SegmentVerdict::kOtherwise) return {verdict.undecided, true};
  const std::uint64_t primary = std::uint64_t{1} << verdict.primary;
  return {(verdict.undecided & (primary - 1)) | primary, false};
}

// Whose actions a customer gets: for each segment that has a say, in the policy's order,
// `fn(index)` with the index of its list in SegmentPolicy::care_of_segment. Allocates nothing.
template <typename Fn>
void ForEachCaringSegment(const SegmentPolicy& policy, const SegmentVerdict& verdict, Fn&& fn) {
  const std::size_t n = policy.segments.size();
  if (verdict.primary == SegmentVerdict::kOtherwise) {
    fn(n);
    return;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_primary = i == static_cast<std::size_t>(verdict.primary);
    const bool matches = (verdict.matched >> i & 1u) != 0;
    if (is_primary || (policy.care_of == CareOf::kAllMatched && matches)) fn(i);
  }
}

// What is done for the customer, as bits of SegmentPolicy::care (SEG-6). Cannot fail, allocates
// nothing.
inline std::uint64_t CareActions(const SegmentPolicy& policy, const SegmentVerdict& verdict) {
  std::uint64_t actions = 0;
  ForEachCaringSegment(policy, verdict, [&](std::size_t segment) {
    for (const std::uint16_t action : policy.care_of_segment[segment]) {
      actions |= std::uint64_t{1} << action;
    }
  });
  return actions;
}

// New, existing, VIP or unknown (SEG-7). With VIP from level 1: level 1 is a VIP whenever they
// bought first; no level and a first purchase exactly 3 months ago is new, one microsecond earlier
// existing. Unknown, with nothing missing, when the policy does not judge it. Pure, thread-safe,
// allocates nothing.
inline TypeVerdict JudgeType(const SegmentPolicy& policy, const SegmentMoments& moments,
                             const Customer& customer) {
  TypeVerdict verdict;
  const MembershipPolicy& membership = policy.membership;
  if (!membership.judged) return verdict;
  const auto bit = [](CustomerType type) { return 1u << static_cast<unsigned>(type); };
  verdict.level = customer.membership_level;
  if (verdict.level < 0 && membership.absent_is_none) verdict.level = 0;
  if (verdict.level >= membership.vip_from_level) {
    verdict.type = CustomerType::kVip;
    verdict.could_be = bit(verdict.type);
    return verdict;
  }
  const Instant first = InstantOf(customer, CustomerFact::kFirstPurchase, moments.as_of);
  const Instant bound = moments.before[membership.new_months];
  CustomerType by_purchase = CustomerType::kUnspecified;
  if (first.is_unknown() || (first.is_known() && !bound.is_known())) {
    verdict.first_purchase_missing = first.is_unknown();
    verdict.could_be = bit(CustomerType::kNew) | bit(CustomerType::kExisting);
  } else {
    by_purchase = !first.is_known() ? membership.never_bought
                  : first >= bound  ? CustomerType::kNew
                                    : CustomerType::kExisting;
    verdict.could_be = bit(by_purchase);
  }
  if (verdict.level < 0) {
    verdict.level_missing = true;
    verdict.could_be |= bit(CustomerType::kVip);
  } else {
    verdict.type = by_purchase;
  }
  return verdict;
}

// A spend in `unit`s of the currency, as RankSpending and Population compare it; not missing.
inline std::int64_t SpendInUnits(Ratio spend, std::int64_t unit) {
  return spend.numerator * (unit / spend.denominator);
}

// Adds a customer's spend to a population; one without a spend is no part of it. `unit` as in
// RankSpending.
inline void AddSpending(const Customer& customer, std::int64_t unit, Population* population) {
  if (!customer.annual_spend.is_missing()) {
    population->Add(SpendInUnits(customer.annual_spend, unit));
  }
}

// Fills `spending_more` from a sealed population (SEG-1): the same place as RankSpending gives,
// without all customers at hand. Missing for a customer without a spend.
inline void PlaceSpending(const Population& population, std::int64_t unit, Customer* customer) {
  customer->spending_more = customer->annual_spend.is_missing()
                                ? Ratio::Missing()
                                : population.AheadOf(SpendInUnits(customer->annual_spend, unit));
}

// Fills `spending_more` of a population (SEG-1: top 10 %): customers who spend strictly more, of
// those whose spend is known. Customers without a spend are no part of the population and get no
// place. `values` holds the spends in one common unit, `order` and `ahead` are scratch; each has n
// entries. Equal spends share the better place. Cannot fail, allocates nothing.
//
// `unit` is the number of units to one of the currency, the same for all: 100 when the smallest
// amount is a cent. Every spend's denominator must divide it, and a spend in units must fit int64:
// {12345, 100} at unit 100 is 12345.
inline void RankSpending(Customer* customers, std::size_t n, std::int64_t unit,
                         std::int64_t* values, std::uint32_t* order, std::uint32_t* ahead) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Ratio spend = customers[i].annual_spend;
    if (!spend.is_missing()) values[size++] = SpendInUnits(spend, unit);
  }
  CountAhead(values, size, Ties::kBetterRank, order, ahead);
  std::size_t next = 0;
  for (std::size_t i = 0; i < n; ++i) {
    customers[i].spending_more =
        customers[i].annual_spend.is_missing()
            ? Ratio::Missing()
            : Ratio{static_cast<std::int64_t>(ahead[next++]), static_cast<std::int64_t>(size)};
  }
}

}  // namespace guiju

#endif  // GUIJU_SEGMENT_H_
