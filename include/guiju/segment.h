// Segments: which kinds of customer a customer is (SEG-1 to SEG-5).
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
#include <vector>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/customer.h"
#include "guiju/label.h"
#include "guiju/rank.h"

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
};

// As a policy writes them; index = CustomerFact.
inline constexpr std::array<const char*, 13> kCustomerFactNames = {
    "annual_spend",    "previous_annual_spend", "spending_more",    "spend_growing",
    "renewal_percent", "mean_rating",           "latest_rating",    "customer_since",
    "first_purchase",  "last_purchase",         "last_interaction", "last_complaint",
    "last_activity"};

// What a fact is: an instant, yes or no, and otherwise a number.
constexpr bool IsInstant(CustomerFact fact) { return fact >= CustomerFact::kCustomerSince; }
constexpr bool IsYesNo(CustomerFact fact) { return fact == CustomerFact::kSpendGrowing; }
// Conditions on these facts are written in percent and compiled as shares.
constexpr bool IsPercent(CustomerFact fact) {
  return fact == CustomerFact::kSpendingMore || fact == CustomerFact::kRenewalPercent;
}

// Loading refuses more segments, and more different numbers of months.
inline constexpr std::size_t kMaxSegments = 64;
inline constexpr std::size_t kMaxMoments = 16;

// The segment section, compiled. Immutable afterwards.
struct SegmentPolicy {
  std::size_t calendar = 0;           // index into the policy's calendars
  std::vector<Entry> segments;        // in order of precedence
  std::vector<Criterion> conditions;  // one a segment; leaf i asks tests[i]
  std::vector<FactTest> tests;        // fact = CustomerFact; months = index into `months`
  std::vector<std::int32_t> months;   // the different numbers of months, or ~days, asked for
  Entry otherwise;
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

// Computes the moments for judging at `as_of`; unknown ones when it leaves the calendar's years.
inline SegmentMoments MomentsOf(const SegmentPolicy& policy, const Calendar& calendar,
                                Instant as_of) {
  SegmentMoments moments;
  moments.as_of = as_of;
  for (std::size_t i = 0; i < policy.months.size(); ++i) {
    moments.before[i] = calendar.LookBack(as_of, policy.months[i]).at;
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

// The answer of one test for one customer.
inline Tri AskCustomer(const FactTest& test, const Customer& customer,
                       const SegmentMoments& moments) {
  const CustomerFact fact = static_cast<CustomerFact>(test.fact);
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
    if (!spend.is_missing()) values[size++] = spend.numerator * (unit / spend.denominator);
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
