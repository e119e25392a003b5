#include "guiju/workbench/sweep.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace guiju::workbench {
namespace {

const std::string kBand = "score.metric[resolution].table.band[0].at_least";

std::string Read(const std::string& text, Sweep* sweep) {
  const Findings findings = ReadSweep(StandardDocument(), text, sweep);
  for (const Finding& finding : findings) EXPECT_FALSE(finding.zh.empty());
  return findings.empty() ? "" : findings.front().id;
}

std::vector<std::string> ValuesOf(const std::string& text) {
  Sweep sweep;
  EXPECT_EQ(Read(text, &sweep), "");
  std::vector<std::string> values;
  for (const SweepPoint& point : sweep.points) {
    values.push_back(point.value);
    EXPECT_EQ(point.policy == nullptr, !Acceptable(point.findings)) << point.value;
  }
  return values;
}

TEST(Sweep, CountsExactly) {
  EXPECT_EQ(ValuesOf(kBand + "=94..97"), (std::vector<std::string>{"94", "95", "96", "97"}));
  EXPECT_EQ(ValuesOf(kBand + "=94.5..95.5/0.25"),
            (std::vector<std::string>{"94.5", "94.75", "95", "95.25", "95.5"}));
  EXPECT_EQ(ValuesOf(kBand + "=94..97/2"), (std::vector<std::string>{"94", "96"}));
  EXPECT_EQ(ValuesOf(kBand + "=95..95"), (std::vector<std::string>{"95"}));
  EXPECT_EQ(ValuesOf("score.metric[satisfaction].table.band[1].at_least=4.0..4.4/0.1"),
            (std::vector<std::string>{"4", "4.1", "4.2", "4.3", "4.4"}));
  EXPECT_EQ(ValuesOf(kBand + "=-1..1").size(), 3u);
}

TEST(Sweep, PutsTheValueIntoThePolicy) {
  Sweep sweep;
  EXPECT_EQ(Read(kBand + "=95..96", &sweep), "");
  EXPECT_EQ(sweep.current, "95");
  ASSERT_EQ(sweep.points.size(), 2u);
  const Metric& metric = sweep.points[1].policy->score.metrics[1];
  EXPECT_EQ(Compare(metric.table.bound(0), {96, 100}), 0);
  // The first value is that of the policy, so the policy is the same one.
  EXPECT_EQ(sweep.points[0].policy->sha256, StandardDocument().policy()->sha256);
}

TEST(Sweep, NamesAnEntryByItsNumberToo) {
  Sweep sweep;
  EXPECT_EQ(Read("sla.obligation[2].target[0].elapsed_hours=12..24/12", &sweep), "");
  EXPECT_EQ(sweep.current, "24");
  EXPECT_EQ(sweep.points[0].policy->sla.obligations[2].targets[1].amount, Hours(12).us);
}

TEST(Sweep, TellsAValueThatMakesNoPolicy) {
  Sweep sweep;
  EXPECT_EQ(Read(kBand + "=90..91", &sweep), "");
  EXPECT_EQ(sweep.points[0].policy, nullptr);
  EXPECT_FALSE(Acceptable(sweep.points[0].findings));
  EXPECT_NE(sweep.points[1].policy, nullptr);
}

TEST(Sweep, RefusesWhatIsNoRange) {
  Sweep sweep;
  for (const char* range : {"", "=", "=1", "=1..", "=..2", "=2..1", "=1..2/0", "=1..2/-1", "=a..b",
                            "=1..2/", "=1...2", "=1..2..3", "=1e3..2e3"}) {
    EXPECT_EQ(Read(kBand + range, &sweep), "sweep_form") << range;
  }
  for (const char* place : {"", ".", "score.", "score[", "score[]", "score..x"}) {
    EXPECT_EQ(Read(std::string(place) + "=1..2", &sweep), "sweep_form") << place;
  }
  EXPECT_EQ(Read(kBand + "=0..100/0.001", &sweep), "sweep_too_many");
}

TEST(Sweep, RefusesWhatIsNoNumber) {
  Sweep sweep;
  EXPECT_EQ(Read("score=1..2", &sweep), "sweep_no_number");
  EXPECT_EQ(Read("score.metric[resolution]=1..2", &sweep), "sweep_no_number");
  EXPECT_EQ(Read("score.metric=1..2", &sweep), "sweep_no_number");
  EXPECT_EQ(Read("nothing=1..2", &sweep), "sweep_no_field");
  EXPECT_EQ(Read("score.metric[nothing].id=1..2", &sweep), "sweep_no_entry");
  EXPECT_EQ(Read("score.metric[9].id=1..2", &sweep), "sweep_no_entry");
  EXPECT_EQ(Read("score.full_marks=1.5..2", &sweep), "sweep_whole");
  EXPECT_EQ(Read("score.full_marks=99999999999..99999999999", &sweep), "sweep_whole");
}

}  // namespace
}  // namespace guiju::workbench
