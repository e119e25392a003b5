// The proof that a more urgent ticket is given no more time, against trying out many starts.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "edited_policy.h"
#include "guiju/check.h"
#include "guiju/load.h"

namespace guiju {
namespace {

std::string Amount(std::mt19937_64* random) {
  const auto pick = [random](int n) {
    return std::to_string(1 + (*random)() % static_cast<unsigned>(n));
  };
  switch ((*random)() % 4) {
    case 0:
      return "elapsed_hours: " + pick(150);
    case 1:
      return "working_hours: " + pick(40);
    case 2:
      return "working_minutes: " + pick(2400);
    default:
      return "working_days: " + pick(5);
  }
}

// Some start of 2025 from which P0 falls due later than P1: every quarter of an hour, just before
// and at it, by the calendar of the section.
bool SomeStartIsSlower(const Policy& policy) {
  const Obligation& resolution = policy.sla.obligations[2];
  const Calendar& calendar = policy.sla_calendar();
  const Instant end = calendar.StartOfDay(ToCivilDay({2026, 1, 1}));
  for (Instant at = policy.in_force_from(); at < end; at.us += Minutes(15).us) {
    for (const Instant start : {at, Instant{at.us + Minutes(15).us - 1}}) {
      const Instant urgent = DueFrom(calendar, resolution.targets[1], start);
      const Instant other = DueFrom(calendar, resolution.targets[2], start);
      if (urgent > other) return true;
    }
  }
  return false;
}

TEST(CheckPrioritiesTest, AgreesWithTryingStarts) {
  const char* count = std::getenv("GUIJU_RANDOM_PRIORITIES");
  const int rounds = count == nullptr ? 60 : std::atoi(count);
  std::mt19937_64 random(20260304);
  const char* const deadlines[] = {"CLOSE_OF_BUSINESS", "TIME_OF_START", "OPENING", "MIDNIGHT"};
  const char* const zones[] = {"Asia/Shanghai", "America/New_York"};
  int slower = 0;
  int unseen = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string other = Amount(&random);
    Edits edits = {
        {"effective_from: \"1970-01-01\"",
         "effective_from: \"2025-01-01\" effective_until: \"2025-12-31\""},
        {"zone: \"Asia/Shanghai\"", "zone: \"" + std::string(zones[random() % 2]) + "\""},
        {"day_deadline: CLOSE_OF_BUSINESS",
         "day_deadline: " + std::string(deadlines[random() % 4])},
        {"target { priority: P0 elapsed_hours: 24 }",
         "target { priority: P0 " + Amount(&random) + " }"},
        {"target { priority: P1 working_days: 3 }\n    target { priority: P2 working_days: 5 }",
         "target { priority: P1 " + other + " } target { priority: P2 " + other + " }"}};
    if (random() % 2 == 0) {
      edits.emplace_back("closed_start: NEXT_WORKING_DAY_IS_DAY_ONE",
                         "closed_start: ROLL_TO_OPENING_FIRST");
    }
    if (random() % 2 == 0) {
      edits.emplace_back("at_closing: DUE_AT_CLOSING", "at_closing: DUE_AT_NEXT_OPENING");
    }
    if (random() % 2 == 0) {
      edits.emplace_back(
          "day: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]\n    hours { from: "
          "\"09:00\" to: \"18:00\" }",
          "day: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] hours { from: \"09:00\" to: "
          "\"12:00\" } hours { from: \"13:30\" to: \"20:00\" } } weekly { day: "
          "[FRIDAY, SATURDAY] hours { from: \"22:00\" to: \"06:00\" }");
    }
    const CheckedPolicy checked = CheckPolicy(EditedText(edits), "edited.textproto");
    ASSERT_NE(checked.policy, nullptr) << checked.findings.front().en;
    bool said = false;
    for (const Finding& finding : checked.findings) {
      said = said || finding.path == "sla.obligation[2].target[0]";
    }
    const bool seen = SomeStartIsSlower(*checked.policy);
    slower += seen;
    // A quarter of an hour is too coarse to see everything that the proof does.
    EXPECT_TRUE(said || !seen) << edits[3].second << " " << edits[4].second << " "
                               << edits[2].second << " " << edits[1].second << " round " << round;
    if (said != seen) ++unseen;
  }
  EXPECT_GT(slower, rounds / 10);
  EXPECT_LE(unseen, rounds / 10);
}

}  // namespace
}  // namespace guiju
