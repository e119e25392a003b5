// The proof of band tables against brute force: every step of every domain of the standard policy,
// and random tables over values finer than their steps.
#include "check_bands.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "guiju/band.h"
#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "message_source.h"
#include "score_rules.h"

namespace guiju::internal {
namespace {

constexpr std::int64_t kNano = 1'000'000'000;
// Random tables have bounds in tenths; values are tried in steps of a fortieth.
constexpr std::int64_t kFine = 40;

bool Contains(const Stretch& stretch, guiju_int128 nano) {
  return (stretch.low_open ? nano > stretch.low : nano >= stretch.low) &&
         (stretch.high_open ? nano < stretch.high : nano <= stretch.high);
}

int RandomTables() {
  const char* count = std::getenv("GUIJU_RANDOM_TABLES");
  return count == nullptr ? 2000 : std::atoi(count);
}

TEST(PartitionTest, EveryStepOfEveryStandardDomainIsInTheBandThatTheProofSays) {
  v1::Policy policy;
  ReadMessage({StandardPolicyText(), "standard.textproto"}, &policy);
  for (const v1::Metric& metric : policy.score().metric()) {
    const v1::BandTable& table = metric.table();
    Problems problems;
    const BandTable compiled = CompileBandTable(table, false, "", &problems);
    const auto step = static_cast<std::int64_t>(ReadNano(table.step()));
    const auto max = static_cast<std::int64_t>(ReadNano(table.max()));
    std::vector<std::int64_t> counted(compiled.points.size());
    // In units of the step, so that no product leaves 64 bits.
    const std::int64_t divisor = step < kNano ? kNano / step : 1;
    const std::int64_t first = static_cast<std::int64_t>(ReadNano(table.min())) / step;
    for (std::int64_t k = first; k <= max / step; ++k) {
      const BandResult found = Lookup(compiled, Ratio{k, divisor});
      ASSERT_EQ(found.outcome, BandOutcome::kFound) << metric.id() << " " << k;
      ++counted[static_cast<std::size_t>(found.index)];
    }
    const std::vector<BandShare> shares = PartitionOf(table, MeasuredBy(metric.fact(), table));
    ASSERT_EQ(shares.size(), counted.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
      EXPECT_TRUE(shares[i].reached);
      EXPECT_TRUE(shares[i].steps.count == counted[i]) << metric.id() << " band " << i;
    }
  }
}

struct RandomTable {
  v1::BandTable proto;
  bool turned = false;
};

std::string Tenths(std::int64_t tenths) { return NanoText(guiju_int128{tenths} * kNano / 10); }

RandomTable MakeTable(std::mt19937_64* random) {
  const auto pick = [random](int n) {
    return static_cast<int>((*random)() % static_cast<unsigned>(n));
  };
  RandomTable made;
  made.turned = pick(2) == 1;
  const std::int64_t min = pick(60) - 30;
  const std::int64_t max = min + 1 + pick(120);
  const char* const steps[] = {"0.1", "0.3", "0.5", "1", "2.5"};
  made.proto.set_min(Tenths(min));
  made.proto.set_max(Tenths(max));
  made.proto.set_step(steps[pick(5)]);
  made.proto.set_direction(made.turned ? v1::Direction::LOWER_IS_BETTER
                                       : v1::Direction::HIGHER_IS_BETTER);
  made.proto.set_rounding(pick(2) == 1 ? v1::Rounding::TO_STEP_FIRST : v1::Rounding::EXACT);
  return made;
}

Ratio Fine(std::int64_t k) { return {k, kFine}; }
guiju_int128 NanoOfFine(std::int64_t k) { return guiju_int128{k} * (kNano / kFine); }
std::int64_t FineOf(const std::string& text) {
  return static_cast<std::int64_t>(ReadNano(text) / (kNano / kFine));
}

TEST(PartitionTest, RandomTablesAgreeWithLookup) {
  std::mt19937_64 random(20260301);
  int tried = 0;
  for (int round = 0; round < RandomTables(); ++round) {
    RandomTable made = MakeTable(&random);
    const std::int64_t low = FineOf(made.proto.min());
    const std::int64_t high = FineOf(made.proto.max());
    const int bands = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < bands; ++i) {
      const std::string bound =
          Tenths(low / 4 + static_cast<std::int64_t>(random() % 121) % (high / 4 - low / 4 + 1));
      v1::Band* band = made.proto.add_band();
      const bool open = random() % 2 == 0;
      if (made.turned) {
        open ? band->set_below(bound) : band->set_at_most(bound);
      } else {
        open ? band->set_above(bound) : band->set_at_least(bound);
      }
      band->set_points(10);
    }
    made.proto.mutable_otherwise()->set_points(0);
    Problems problems;
    const BandTable compiled = CompileBandTable(made.proto, false, "", &problems);
    if (!problems.findings().empty()) continue;  // bounds out of order
    ++tried;
    for (const Measured measured : {Measured::kAny, Measured::kWhole, Measured::kSteps}) {
      if ((measured == Measured::kSteps) != compiled.round_first) continue;
      const std::vector<BandShare> shares = PartitionOf(made.proto, measured);
      std::vector<bool> reached(shares.size());
      for (std::int64_t k = low; k <= high; ++k) {
        if (measured == Measured::kWhole && k % kFine != 0) continue;
        const BandResult found = Lookup(compiled, Fine(k));
        ASSERT_EQ(found.outcome, BandOutcome::kFound);
        reached[static_cast<std::size_t>(found.index)] = true;
        const Ratio asked = Rounded(compiled, Fine(k));
        const guiju_int128 nano = guiju_int128{asked.numerator} * kNano / asked.denominator;
        for (std::size_t i = 0; i < shares.size(); ++i) {
          ASSERT_EQ(Contains(shares[i].stretch, nano), static_cast<int>(i) == found.index)
              << made.proto.ShortDebugString() << " at " << NanoText(nano) << " band " << i;
        }
      }
      guiju_int128 sum = 0;
      for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += shares[i].steps.count;
        ASSERT_EQ(shares[i].reached, reached[i]) << made.proto.ShortDebugString() << " band " << i
                                                 << " measured " << static_cast<int>(measured);
      }
      Stretch domain{NanoOfFine(low), NanoOfFine(high), false, false};
      if (measured == Measured::kAny) {
        EXPECT_TRUE(sum == StepsIn(domain, ReadNano(made.proto.step())).count);
      } else if (measured == Measured::kWhole) {
        EXPECT_TRUE(sum == StepsIn(domain, kNano).count);
      }
    }
  }
  EXPECT_GT(tried, RandomTables() / 8);
}

// The points of the band that takes each tried value, by the worst range that covers it, else by
// the next worse value.
std::vector<int> ExpectedPoints(const RandomTable& made, const std::vector<std::vector<int>>& by) {
  std::vector<int> points(by.size());
  for (std::size_t n = 0; n < by.size(); ++n) {
    const std::size_t i = made.turned ? by.size() - 1 - n : n;
    const std::size_t worse = made.turned ? i + 1 : i - 1;
    points[i] = n == 0 ? 0 : points[worse];
    for (std::size_t k = 0; k < by[i].size(); ++k) {
      const int of_range = made.proto.printed(by[i][k]).points();
      if (k == 0 || of_range < points[i]) points[i] = of_range;
    }
  }
  return points;
}

TEST(PrintedTest, RandomTablesAgreeWithCountingRanges) {
  std::mt19937_64 random(20260302);
  int rising = 0;
  int faults_seen = 0;
  for (int round = 0; round < RandomTables(); ++round) {
    RandomTable made = MakeTable(&random);
    const std::int64_t low = FineOf(made.proto.min());
    const std::int64_t high = FineOf(made.proto.max());
    // Ranges one behind the other, mostly, whose ends nearly meet.
    std::int64_t at = low / 4;
    const int ranges = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < ranges && at <= high / 4; ++i) {
      const std::int64_t from = at;
      const std::int64_t to =
          std::min<std::int64_t>(high / 4, from + static_cast<std::int64_t>(random() % 40));
      v1::PrintedRange* range = made.proto.add_printed();
      if (i > 0 || random() % 2 == 0) {
        random() % 3 == 0 && from < to ? range->set_above(Tenths(from))
                                       : range->set_from(Tenths(from));
      }
      if (i + 1 < ranges || random() % 2 == 0) {
        random() % 3 == 0 && from < to ? range->set_below(Tenths(to)) : range->set_to(Tenths(to));
      }
      range->set_points(made.turned ? 10 * (ranges - i) : 10 * (i + 1));
      at = to + static_cast<std::int64_t>(random() % 4) - 1;
      if (at < low / 4) at = low / 4;
    }
    std::vector<std::vector<int>> by;
    for (std::int64_t k = low; k <= high; ++k) {
      by.emplace_back();
      for (int i = 0; i < made.proto.printed_size(); ++i) {
        const v1::PrintedRange& range = made.proto.printed(i);
        if (!range.from().empty() && k < FineOf(range.from())) continue;
        if (!range.above().empty() && k <= FineOf(range.above())) continue;
        if (!range.to().empty() && k > FineOf(range.to())) continue;
        if (!range.below().empty() && k >= FineOf(range.below())) continue;
        by.back().push_back(i);
      }
    }
    const std::vector<PrintedFault> faults = FaultsOf(made.proto, Measured::kAny);
    for (std::int64_t k = low; k <= high; ++k) {
      const std::vector<int>& ranges_here = by[static_cast<std::size_t>(k - low)];
      std::size_t in = 0;
      for (const PrintedFault& fault : faults) {
        if (!Contains(fault.stretch, NanoOfFine(k))) continue;
        ++in;
        EXPECT_EQ(fault.ranges, ranges_here);
      }
      ASSERT_EQ(in, ranges_here.size() == 1 ? 0u : 1u)
          << made.proto.ShortDebugString() << " at " << NanoText(NanoOfFine(k));
    }
    for (const PrintedFault& fault : faults) {
      ++faults_seen;
      EXPECT_TRUE(Contains(fault.stretch, ReadNano(fault.example)))
          << made.proto.ShortDebugString() << " " << fault.example;
    }
    const std::string bands = InBands(made.proto);
    const std::vector<int> expected = ExpectedPoints(made, by);
    if (bands.empty()) {
      ++rising;
      continue;
    }
    v1::BandTable table = made.proto;
    table.clear_printed();
    table.set_rounding(v1::Rounding::EXACT);
    ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(bands, &table)) << bands;
    Problems problems;
    const BandTable compiled = CompileBandTable(table, false, "", &problems);
    ASSERT_TRUE(problems.findings().empty()) << bands << problems.findings().front().en;
    for (std::int64_t k = low; k <= high; ++k) {
      ASSERT_EQ(Lookup(compiled, Fine(k)).points, expected[static_cast<std::size_t>(k - low)])
          << made.proto.ShortDebugString() << " in bands: " << bands << " at "
          << NanoText(NanoOfFine(k));
    }
  }
  EXPECT_GT(faults_seen, RandomTables() / 2);
  EXPECT_LT(rising, RandomTables() / 2);
}

TEST(PrintedTest, NumbersAreWrittenAsTheyAreRead) {
  for (const char* text : {"0", "1", "0.000000001", "12.5", "-0.05", "-3", "999999999", "0.1"}) {
    EXPECT_EQ(NanoText(ReadNano(text)), text);
  }
  EXPECT_EQ(NanoText(ReadNano("4.50")), "4.5");
}

TEST(PrintedTest, PointsThatRiseCannotBePutInBands) {
  v1::BandTable table;
  table.set_min("0");
  table.set_max("10");
  table.set_step("1");
  table.set_direction(v1::Direction::HIGHER_IS_BETTER);
  v1::PrintedRange* range = table.add_printed();
  range->set_to("5");
  range->set_points(10);
  range = table.add_printed();
  range->set_above("5");
  range->set_points(5);
  EXPECT_EQ(InBands(table), "");
  table.mutable_printed(1)->set_points(20);
  EXPECT_EQ(InBands(table), "band { above: \"5\" points: 20 } otherwise { points: 10 }");
}

}  // namespace
}  // namespace guiju::internal
