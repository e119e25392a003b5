// Two policies answer an input differently exactly when it lies in a range that the comparison
// lists. Random pairs of policies, random inputs, half of them at a bound or one step beside it.
// GUIJU_DIFF_PAIRS sets the number of pairs of each property. The ranges are asked here by code of
// its own, the answers by the library's rooms.
#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "calendar_section.h"
#include "diff_pairs.h"
#include "guiju/evaluate.h"

namespace guiju::workbench {
namespace {

constexpr std::uint32_t kSeed = 20260310;

// ------------------------------------------------------------------------------------- bands

std::string Decimal(std::int64_t hundredths) {
  const std::string cents = std::to_string(100 + hundredths % 100).substr(1);
  return std::to_string(hundredths / 100) + "." + cents;
}
std::int64_t Hundredths(const std::string& decimal) {
  return static_cast<std::int64_t>(std::stod(decimal) * 100 + 0.5);
}

std::string* BoundOf(v1::Band* band) {
  switch (band->bound_case()) {
    case v1::Band::kAtLeast:
      return band->mutable_at_least();
    case v1::Band::kAbove:
      return band->mutable_above();
    case v1::Band::kAtMost:
      return band->mutable_at_most();
    default:
      return band->mutable_below();
  }
}

void EditScore(Dice* dice, v1::ScorePolicy* score) {
  v1::Metric& metric = *score->mutable_metric(dice->Below(score->metric_size()));
  v1::BandTable& table = *metric.mutable_table();
  v1::Band& band = *table.mutable_band(dice->Below(table.band_size()));
  const std::string bound = *BoundOf(&band);
  switch (dice->Below(7)) {
    case 0:
    case 1: {
      const std::int64_t step = std::max<std::int64_t>(1, Hundredths(table.step()));
      const std::int64_t moved = Hundredths(bound) + step * (dice->Below(7) - 3);
      *BoundOf(&band) = Decimal(std::max<std::int64_t>(0, moved));
      break;
    }
    case 2:
      if (table.direction() == v1::Direction::HIGHER_IS_BETTER) {
        dice->Chance(2) ? band.set_above(bound) : band.set_at_least(bound);
      } else {
        dice->Chance(2) ? band.set_below(bound) : band.set_at_most(bound);
      }
      break;
    case 3:
      table.set_rounding(dice->Chance(2) ? v1::Rounding::TO_STEP_FIRST : v1::Rounding::EXACT);
      break;
    case 4:
      if (table.band_size() > 1) {
        const int at = dice->Below(table.band_size() - 1) + 1;
        table.mutable_band(at)->set_points(std::max(0, table.band(at).points() - 1));
      }
      break;
    case 5:
      table.mutable_otherwise()->set_points(dice->Below(2));
      break;
    default: {
      v1::Grade& grade = *score->mutable_grade(dice->Below(score->grade_size()));
      grade.set_at_least(grade.at_least() + dice->Below(5) - 2);
      break;
    }
  }
  // A profile's points follow the bands of its metrics; their number is that of the standard.
  while (dice->Chance(3)) {
    v1::ScoreProfile& profile = *score->mutable_profile(dice->Below(score->profile_size()));
    v1::ProfileWeight& weight = *profile.mutable_weight(dice->Below(profile.weight_size()));
    const int at = weight.points_size() - 1;
    weight.set_points(at, std::max(0, weight.points(at) - dice->Below(2)));
  }
}

// A value of a metric as written, in hundredths of a step or so, half of them near a bound.
Ratio RandomValue(Dice* dice, const Metric& a, const Metric& b) {
  const Metric& metric = dice->Chance(2) ? a : b;
  const std::int64_t scale = metric.percent ? 100 : 1;
  if (dice->Chance(2)) {
    const Ratio bound = metric.table.bound(dice->Below(metric.table.band_count()));
    const Ratio step = metric.table.step;
    // Bounds and steps are decimals: over one denominator their halves and neighbours are whole.
    const std::int64_t d = bound.denominator * step.denominator * 20;
    const std::int64_t one = step.numerator * bound.denominator;
    static constexpr int kTwentieths[] = {-20, -11, -10, -9, -1, 0, 1, 9, 10, 11, 20};
    const std::int64_t n =
        bound.numerator * step.denominator * 20 + one * kTwentieths[dice->Below(11)];
    return {n * scale, d};
  }
  const std::int64_t d = 1 + dice->Below(97);
  const auto whole = [&](Ratio r) { return r.numerator * scale / r.denominator; };
  const std::int64_t span = std::min<std::int64_t>(whole(metric.table.max), 100);
  return {whole(metric.table.min) * d + dice->Below(static_cast<int>(span * d) + 1), d};
}

struct Scored {
  BandOutcome outcome;
  std::int32_t points;
  bool operator!=(const Scored& o) const { return outcome != o.outcome || points != o.points; }
};
Scored ScoredBy(const Metric& metric, Ratio written) {
  const BandResult result = Lookup(
      metric.table, metric.percent ? Ratio{written.numerator, written.denominator * 100} : written);
  return {result.outcome, result.points};
}

std::string PlaceOfMetric(const std::string& profile, const std::string& metric) {
  return profile == "base" ? "score.metric[" + metric + "].table"
                           : "score.profile[" + profile + "].weight[" + metric + "]";
}

TEST(DiffProperty, BandsDifferExactlyWhereListed) {
  Dice dice(kSeed);
  RecordProperty("seed", static_cast<int>(kSeed));
  std::printf("seed %u\n", kSeed);
  const int pairs = PairCount(4000);
  int inside = 0;
  int compared = 0;
  for (int i = 0; i < pairs;) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (int edits = dice.Below(3); edits > 0; --edits) EditScore(&dice, a.proto.mutable_score());
    for (int edits = 1 + dice.Below(3); edits > 0; --edits) {
      EditScore(&dice, b.proto.mutable_score());
    }
    if (!CompileScoreOf(&a) || !CompileScoreOf(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    if (i % 50 == 0) CheckWitnesses(report, a, b);
    const ScorePolicy& x = a.policy->score;
    const ScorePolicy& y = b.policy->score;
    for (int k = 0; k < 40; ++k) {
      const auto p = static_cast<std::size_t>(dice.Below(static_cast<int>(x.profiles.size())));
      const auto m = static_cast<std::size_t>(dice.Below(static_cast<int>(x.metrics.size())));
      const Metric& left = x.profiles[p].metrics[m];
      const Metric& right = y.profiles[p].metrics[m];
      Ratio value = RandomValue(&dice, left, right);
      if (left.fact == MetricFact::kKnowledgeEntries)
        value = Ratio::Of(value.numerator / value.denominator);
      const bool differs = ScoredBy(left, value) != ScoredBy(right, value);
      bool listed = false;
      for (const Difference& difference : report.differences) {
        if (difference.kind != Difference::Kind::kRange ||
            difference.place != PlaceOfMetric(x.profiles[p].entry.id, left.entry.id)) {
          continue;
        }
        // The top band alone, without other points, is of the advisories.
        const bool top_only = difference.was.en.substr(0, difference.was.en.find(',')) ==
                              difference.now.en.substr(0, difference.now.en.find(','));
        listed = listed || (!top_only && FactHolds(difference, difference.range[0].fact, value));
      }
      ASSERT_EQ(differs, listed) << "pair " << i << " " << left.entry.id << " " << value.numerator
                                 << "/" << value.denominator << "\n"
                                 << RenderDiff(report, Language::kEnglish);
      inside += differs;
      ++compared;
    }
    for (std::int32_t total = 0; total <= x.full_marks; ++total) {
      const auto grade = [total](const ScorePolicy& policy) {
        return policy.grades[static_cast<std::size_t>(GradeOf(policy, total))].entry.id;
      };
      bool listed = false;
      for (const Difference& difference : report.differences) {
        listed = listed || (difference.kind == Difference::Kind::kRange &&
                            difference.place == "score.grade" &&
                            FactHolds(difference, "total", Ratio::Of(total)));
      }
      ASSERT_EQ(grade(x) != grade(y), listed) << "pair " << i << " total " << total;
    }
  }
  std::printf("%d pairs, %d inputs, %d of them differ\n", pairs, compared, inside);
  EXPECT_GT(inside, compared / 200);
}

TEST(DiffProperty, BandsAgreeWithBruteForceOverEveryStep) {
  Dice dice(kSeed + 1);
  std::printf("seed %u\n", kSeed + 1);
  std::int64_t steps = 0;
  for (int i = 0; i < PairCount(60);) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (int edits = 1 + dice.Below(3); edits > 0; --edits)
      EditScore(&dice, b.proto.mutable_score());
    if (!CompileScoreOf(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    for (std::size_t m = 0; m < a.policy->score.metrics.size(); ++m) {
      const Metric& left = a.policy->score.metrics[m];
      const Metric& right = b.policy->score.metrics[m];
      std::vector<const Difference*> listed_here;
      for (const Difference& difference : report.differences) {
        if (difference.kind == Difference::Kind::kRange &&
            difference.place == PlaceOfMetric("base", left.entry.id)) {
          listed_here.push_back(&difference);
        }
      }
      // Every step of the domain, up to the last bound and some beyond; the rest is one band.
      const std::int64_t scale = left.percent ? 100 : 1;
      const Ratio step{left.table.step.numerator * scale, left.table.step.denominator};
      const std::int64_t first = left.table.min.numerator * scale / left.table.min.denominator *
                                 step.denominator / step.numerator;
      for (std::int64_t n = 0; n <= 10'000; ++n) {
        const Ratio value{(first + n) * step.numerator, step.denominator};
        if (Compare(value, Ratio{left.table.max.numerator * scale, left.table.max.denominator}) > 0)
          break;
        ++steps;
        bool listed = false;
        for (const Difference* difference : listed_here) {
          const bool top_only = difference->was.en.substr(0, difference->was.en.find(',')) ==
                                difference->now.en.substr(0, difference->now.en.find(','));
          listed =
              listed || (!top_only && FactHolds(*difference, difference->range[0].fact, value));
        }
        ASSERT_EQ(ScoredBy(left, value) != ScoredBy(right, value), listed)
            << left.entry.id << " " << value.numerator << "/" << value.denominator;
      }
    }
  }
  std::printf("%lld steps\n", static_cast<long long>(steps));
}

// ---------------------------------------------------------------------------------- segments

v1::Criterion* LeafOf(Dice* dice, v1::Criterion* criterion) {
  while (criterion->fact().empty()) {
    auto* parts = criterion->all_size() > 0 ? criterion->mutable_all() : criterion->mutable_any();
    criterion = parts->Mutable(dice->Below(parts->size()));
  }
  return criterion;
}

void EditSegments(Dice* dice, v1::SegmentPolicy* policy) {
  v1::Segment& segment = *policy->mutable_segment(dice->Below(policy->segment_size()));
  switch (dice->Below(5)) {
    case 0: {
      const int i = dice->Below(policy->segment_size() - 1);
      policy->mutable_segment()->SwapElements(i, i + 1);
      return;
    }
    case 1: {
      v1::Criterion& when = *segment.mutable_when();
      if (when.all_size() > 1) {
        when.mutable_any()->Swap(when.mutable_all());
      } else if (when.any_size() > 1) {
        when.mutable_all()->Swap(when.mutable_any());
      }
      return;
    }
    default:
      break;
  }
  v1::Criterion& leaf = *LeafOf(dice, segment.mutable_when());
  const auto moved = [dice](const std::string& text) {
    return Decimal(std::max<std::int64_t>(0, Hundredths(text) + 50 * (dice->Below(5) - 2)));
  };
  switch (leaf.lower_case()) {
    case v1::Criterion::kAtLeast:
      dice->Chance(3) ? leaf.set_above(std::string(leaf.at_least()))
                      : leaf.set_at_least(moved(leaf.at_least()));
      break;
    case v1::Criterion::kAbove:
      leaf.set_at_least(moved(leaf.above()));
      break;
    default:
      break;
  }
  switch (leaf.upper_case()) {
    case v1::Criterion::kBelow:
      dice->Chance(3) ? leaf.set_at_most(std::string(leaf.below()))
                      : leaf.set_below(moved(leaf.below()));
      break;
    case v1::Criterion::kAtMost:
      leaf.set_below(moved(leaf.at_most()));
      break;
    default:
      break;
  }
  const int months = 1 + dice->Below(9);
  switch (leaf.months_case()) {
    case v1::Criterion::MONTHS_NOT_SET:
      break;
    case v1::Criterion::kWithinMonths:
      dice->Chance(3) ? leaf.set_not_within_months(months) : leaf.set_within_months(months);
      break;
    case v1::Criterion::kNotWithinMonths:
      dice->Chance(3) ? leaf.set_at_least_months_ago(months) : leaf.set_not_within_months(months);
      break;
    default:
      leaf.set_at_least_months_ago(18 + months);
      break;
  }
}

// A customer by the facts of segments, each given in half of the cases.
Customer RandomCustomer(Dice* dice, const Calendar& calendar, Instant as_of) {
  Customer customer;
  const auto instant = [&]() {
    if (dice->Chance(4)) return Instant::Unknown();
    if (dice->Chance(6)) return Instant::Never();
    const Instant bound = calendar.LookBack(as_of, 1 + dice->Below(dice->Chance(3) ? 30 : 11));
    return Instant{bound.us + (dice->Below(3) - 1) * (dice->Chance(2) ? 1 : Hours(24 * 9).us)};
  };
  customer.customer_since = instant();
  customer.first_purchase = instant();
  customer.last_purchase = instant();
  customer.last_interaction = instant();
  customer.last_complaint = instant();
  const auto share = [&]() {
    return dice->Chance(4) ? Ratio::Missing() : Ratio{dice->Below(2001), 2000};
  };
  customer.spending_more = share();
  customer.renewal = share();
  if (!dice->Chance(4)) customer.satisfaction = {100 + dice->Below(401), 100};
  if (!dice->Chance(4)) customer.latest_rating = Ratio::Of(1 + dice->Below(5));
  if (!dice->Chance(4)) {
    customer.annual_spend = Ratio::Of(1 + dice->Below(2));
    customer.previous_annual_spend = Ratio::Of(1 + dice->Below(2));
  }
  return customer;
}

bool InstantHolds(const ValueRange& range, Instant value, const Calendar& calendar, Instant as_of) {
  switch (range.kind) {
    case ValueRange::Kind::kUnknown:
      return value.is_unknown();
    case ValueRange::Kind::kNever:
      return value.is_never();
    case ValueRange::Kind::kInstant:
      break;
    default:
      return false;
  }
  if (!value.is_known()) return false;
  if (range.oldest != ValueRange::kNoBound) {
    const Instant bound = calendar.LookBack(as_of, range.oldest);
    if (value < bound || (value == bound && range.oldest_open)) return false;
  }
  if (range.newest == ValueRange::kNoBound) return true;
  const Instant bound = calendar.LookBack(as_of, range.newest);
  return value < bound || (value == bound && !range.newest_open);
}

bool CustomerIn(const Difference& difference, const Customer& customer, const Calendar& calendar,
                Instant as_of) {
  const auto percent = [](Ratio share) {
    return share.is_missing() ? share : Ratio{share.numerator * 100, share.denominator};
  };
  const auto at = [&](const char* fact, Instant value) {
    const FactRange* range = RangeOf(difference, fact);
    if (range == nullptr) return true;
    for (const ValueRange& one : range->values) {
      if (InstantHolds(one, value > as_of ? Instant::Unknown() : value, calendar, as_of))
        return true;
    }
    return false;
  };
  const Ratio growing = NumberOf(customer, CustomerFact::kSpendGrowing);
  const std::string grows = growing.is_missing() ? "" : growing.numerator == 1 ? "yes" : "no";
  return FactHolds(difference, "spending_more", percent(customer.spending_more)) &&
         FactHolds(difference, "renewal_percent", percent(customer.renewal)) &&
         FactHolds(difference, "mean_rating", customer.satisfaction) &&
         FactHolds(difference, "latest_rating", customer.latest_rating) &&
         FactHolds(difference, "spend_growing", grows) &&
         at("customer_since", customer.customer_since) &&
         at("first_purchase", customer.first_purchase) &&
         at("last_purchase", customer.last_purchase) &&
         at("last_interaction", customer.last_interaction) &&
         at("last_complaint", customer.last_complaint);
}

TEST(DiffProperty, SegmentsDifferExactlyWhereListed) {
  Dice dice(kSeed + 2);
  std::printf("seed %u\n", kSeed + 2);
  const Calendar& calendar = Standard().policy()->segment_calendar();
  int inside = 0;
  int compared = 0;
  for (int i = 0; i < PairCount(2500);) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (int edits = dice.Below(3); edits > 0; --edits)
      EditSegments(&dice, a.proto.mutable_segment());
    for (int edits = 1 + dice.Below(3); edits > 0; --edits)
      EditSegments(&dice, b.proto.mutable_segment());
    if (!CompileSegmentsOf(&a) || !CompileSegmentsOf(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    const Instant as_of = calendar.FromCivil({20'522}, 43'200 + dice.Below(3600));
    if (i % 50 == 0) CheckWitnesses(report, a, b);
    const SegmentPolicy& x = a.policy->segment;
    const SegmentPolicy& y = b.policy->segment;
    const SegmentMoments before = MomentsOf(x, calendar, as_of);
    const SegmentMoments after = MomentsOf(y, calendar, as_of);
    for (int k = 0; k < 40; ++k) {
      const Customer customer = RandomCustomer(&dice, calendar, as_of);
      const SegmentVerdict left = JudgeSegments(x, before, customer);
      const SegmentVerdict right = JudgeSegments(y, after, customer);
      bool any_segment = false;
      std::set<std::string> matched;
      for (std::size_t s = 0; s < x.segments.size(); ++s) {
        std::size_t t = 0;
        while (y.segments[t].id != x.segments[s].id) ++t;
        const auto value = [](const SegmentVerdict& verdict, std::size_t at) {
          return (verdict.matched >> at & 1u) + 2 * (verdict.undecided >> at & 1u);
        };
        const bool differs = value(left, s) != value(right, t);
        if (value(left, s) == 1) matched.insert(x.segments[s].id);
        bool listed = false;
        for (const Difference& difference : report.differences) {
          listed =
              listed || (difference.kind == Difference::Kind::kRange &&
                         difference.place == "segment.segment[" + x.segments[s].id + "].when" &&
                         CustomerIn(difference, customer, calendar, as_of));
        }
        ASSERT_EQ(differs, listed) << "pair " << i << " " << x.segments[s].id << " "
                                   << RenderDiff(report, Language::kEnglish);
        any_segment = any_segment || differs;
        inside += differs;
        ++compared;
      }
      if (any_segment) continue;
      const auto primary = [](const SegmentPolicy& policy, const SegmentVerdict& verdict) {
        return verdict.primary < 0 ? policy.otherwise.id
                                   : policy.segments[static_cast<std::size_t>(verdict.primary)].id;
      };
      bool listed = false;
      for (const Difference& difference : report.differences) {
        if (difference.kind != Difference::Kind::kRange || difference.place != "segment.segment")
          continue;
        bool all = true;
        for (const FactRange& range : difference.range) {
          const bool yes = matched.count(range.fact.substr(std::string("segment_").size())) > 0;
          all = all && (range.values[0].value == "yes") == yes;
        }
        listed = listed || all;
      }
      ASSERT_EQ(primary(x, left) != primary(y, right), listed)
          << "pair " << i << RenderDiff(report, Language::kEnglish);
    }
  }
  std::printf("%d inputs, %d of them differ\n", compared, inside);
  EXPECT_GT(inside, compared / 200);
}

}  // namespace
}  // namespace guiju::workbench
