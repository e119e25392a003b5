// Callbacks on structs: CB-1 to CB-7 where messages do not reach, and laws over many moments.
#include "guiju/callback.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/explain.h"
#include "guiju/proto.h"
#include "policy_text.h"

namespace guiju {
namespace {

using internal::Shanghai;

std::size_t Scenario(const Policy& policy, const std::string& id) {
  for (std::size_t i = 0; i < policy.callback.scenarios.size(); ++i) {
    if (policy.callback.scenarios[i].entry.id == id) return i;
  }
  ADD_FAILURE() << id;
  return 0;
}

// A new user who did nothing.
Customer NewUser(Instant registered) {
  Customer customer;
  customer.registered = registered;
  customer.first_action = Instant::Never();
  customer.first_purchase = Instant::Never();
  return customer;
}

CallbackPlan PlanNewUser(const Policy& policy, const Customer& customer, const ZoneTable* zone,
                         Instant as_of) {
  CallbackFacts facts;
  facts.customer = &customer;
  facts.zone = zone;
  const Calendar& calendar = policy.callback_calendar();
  return PlanCallback(policy.callback, calendar, MomentsOf(policy.callback, calendar, as_of), facts,
                      Scenario(policy, "new_user"));
}

CallbackPlan PlanComplaint(const Policy& policy, Instant resolved, const ZoneTable* zone,
                           Instant as_of) {
  Event event;
  event.kind = EventKind::kResolved;
  event.at = resolved;
  Ticket ticket;
  ticket.category = Category::kComplaint;
  ticket.received = {resolved.us - Hours(1).us};
  ticket.events = &event;
  ticket.event_count = 1;
  CallbackFacts facts;
  facts.ticket = &ticket;
  facts.zone = zone;
  const Calendar& calendar = policy.callback_calendar();
  return PlanCallback(policy.callback, calendar, MomentsOf(policy.callback, calendar, as_of), facts,
                      Scenario(policy, "complaint"));
}

// CB-2: every day of a year, in zones with and without clock changes, the day begins at eight on
// the wall and ends so that the call fits.
TEST(Callback, EveryDayBeginsAtEightOnTheWall) {
  const auto policy = StandardPolicy();
  const std::int32_t length = policy->callback.budgets[0].max_minutes * 60;
  for (const char* name : {"Asia/Shanghai", "America/New_York", "Australia/Lord_Howe",
                           "Pacific/Apia", "Asia/Kathmandu", "+05:30"}) {
    ZoneTable zone;
    ASSERT_TRUE(FindZone(name, &zone)) << name;
    const Customer customer = NewUser(Shanghai({2025, 1, 1}));
    for (std::int32_t day = 0; day < 365; ++day) {
      const CivilDay date{ToCivilDay({2026, 1, 1}).number + day};
      const Instant early = FromUnixSeconds(zone.StartOfDay(date));
      const CallbackPlan morning = PlanNewUser(*policy, customer, &zone, early);
      EXPECT_EQ(zone.SecondOfDay(morning.earliest), policy->callback.allowed_from) << name;
      EXPECT_EQ(zone.DayOf(morning.earliest), date) << name;
      const Instant late = FromUnixSeconds(
          zone.FromLocal(date.number * kSecondsPerDay + policy->callback.allowed_to - length,
                         SkippedTime::kMoveByGap, RepeatedTime::kEarlier));
      EXPECT_EQ(PlanNewUser(*policy, customer, &zone, late).earliest, late) << name;
      const CallbackPlan over = PlanNewUser(*policy, customer, &zone, {late.us + 1});
      EXPECT_GT(over.earliest.us, late.us + Hours(9).us) << name;
    }
  }
}

// CB-2, CB-3: whatever the moments, a plan's beginnings lie in the allowed hours, not before now or
// the start, not after the deadline, and slots ascend inside them.
TEST(Callback, PlansKeepTheirLaws) {
  const auto policy = StandardPolicy();
  ZoneTable new_york;
  ASSERT_TRUE(FindZone("America/New_York", &new_york));
  std::mt19937_64 random(20260310);
  int planned = 0;
  int impossible = 0;
  const std::int64_t length = std::int64_t{policy->callback.budgets[1].max_minutes} * 60;
  const auto allowed = [&](Instant t) {
    const std::int32_t second = new_york.SecondOfDay(t);
    return second >= policy->callback.allowed_from &&
           second + length <= policy->callback.allowed_to;
  };
  for (int i = 0; i < 3000; ++i) {
    const Instant resolved =
        FromUnixSeconds(1'767'225'600 + static_cast<std::int64_t>(random() % 31'536'000));
    const Instant as_of{resolved.us + Seconds(static_cast<std::int64_t>(random() % 100'000)).us};
    const CallbackPlan plan = PlanComplaint(*policy, resolved, &new_york, as_of);
    EXPECT_EQ(plan.due.us, resolved.us + policy->callback.scenarios[2].within.us);
    EXPECT_TRUE(allowed(plan.earliest));
    EXPECT_GE(plan.earliest, as_of);
    if (plan.state == CallbackState::kImpossible) {
      ++impossible;
      EXPECT_GT(plan.earliest, plan.due);
      EXPECT_EQ(plan.slot_count, 0u);
      continue;
    }
    ASSERT_EQ(plan.state, CallbackState::kPlanned);
    ++planned;
    EXPECT_TRUE(allowed(plan.latest));
    EXPECT_LE(plan.earliest, plan.latest);
    EXPECT_LE(plan.latest, plan.due);
    Instant before = plan.earliest;
    for (std::size_t s = 0; s < plan.slot_count; ++s) {
      EXPECT_LE(before, plan.slots[s].from);
      EXPECT_LE(plan.slots[s].from, plan.slots[s].to);
      EXPECT_LE(plan.slots[s].to, plan.latest);
      EXPECT_TRUE(allowed(plan.slots[s].from));
      EXPECT_TRUE(allowed(plan.slots[s].to));
      before = plan.slots[s].to;
    }
  }
  EXPECT_GT(planned, 1000);
  EXPECT_GT(impossible, 100);
}

// CB-3: waiting never makes the first moment earlier, and never moves the last.
TEST(Callback, WaitingGainsNothing) {
  const auto policy = StandardPolicy();
  const Instant resolved = Shanghai({2026, 3, 9}, 3);
  Instant earliest = resolved;
  for (std::int64_t minutes = 0; minutes <= 24 * 60; minutes += 7) {
    const CallbackPlan plan =
        PlanComplaint(*policy, resolved, nullptr, {resolved.us + Minutes(minutes).us});
    EXPECT_LE(earliest, plan.earliest);
    EXPECT_EQ(plan.latest, Shanghai({2026, 3, 9}, 21, 45));
    earliest = plan.earliest;
  }
}

// CB-1: days are dates of the wall: over the change to summer time three days are 71 hours.
TEST(Callback, DaysAreDatesOfTheWall) {
  const auto policy = EditedPolicy({{"  id: \"office\"\n  zone: \"Asia/Shanghai\"",
                                     "  id: \"office\"\n  zone: \"America/New_York\""}});
  ASSERT_NE(policy, nullptr);
  const Instant as_of = FromUnixSeconds(1'773'158'400);  // 2026-03-10 12:00 in New York
  const auto state = [&](Duration ago) {
    const Customer customer = NewUser({as_of.us - ago.us});
    return PlanNewUser(*policy, customer, nullptr, as_of).state;
  };
  EXPECT_EQ(state(Hours(71)), CallbackState::kPlanned);
  EXPECT_EQ(state({Hours(71).us - 1}), CallbackState::kDoesNotApply);
}

// CB-7: sums in microseconds over years are compared exactly.
TEST(Callback, TargetsAreExactOnLargeSums) {
  const auto policy = StandardPolicy();
  CallbackPeriod base;
  base.length = {3'000'000'000'000'000, 10'000'000'000'000};
  CallbackPeriod period;
  period.length = {2'400'000'000'000'000, 10'000'000'000'000};
  const CallbackTarget& target = policy->callback.targets[0];
  EXPECT_EQ(JudgeTarget(target, period, &base).state, CallbackTargetState::kMet);
  ++period.length.numerator;
  const CallbackTargetVerdict over = JudgeTarget(target, period, &base);
  EXPECT_EQ(over.state, CallbackTargetState::kMissed);
  EXPECT_EQ(Compare(over.distance, {-1, 10'000'000'000'000}), 0);
}

// No name, number or id of anybody is in a reason (REC-7).
TEST(Callback, ReasonsNameNobody) {
  const auto policy = StandardPolicy();
  v1::CallbackRequest request;
  request.mutable_customer()->set_id("Zhang-13812345678");
  request.mutable_customer()->set_name("张三");
  request.mutable_ticket()->set_id("t-77");
  request.mutable_ticket()->set_customer_id("Zhang-13812345678");
  request.mutable_ticket()->set_agent_id("Li-Si");
  request.mutable_ticket()->set_category(v1::Category::COMPLAINT);
  request.mutable_ticket()->mutable_received()->set_iso("2026-03-09T10:00:00+08:00");
  v1::Event& event = *request.mutable_ticket()->add_event();
  event.set_kind(v1::Event::RESOLVED);
  event.mutable_at()->set_iso("2026-03-10T10:00:00+08:00");
  v1::CallbackEvaluation evaluation;
  Findings findings;
  ASSERT_TRUE(Evaluate(*policy, request, Shanghai({2026, 3, 10}, 12), &evaluation, &findings));
  ASSERT_FALSE(evaluation.reason_en().empty());
  EXPECT_EQ(evaluation.reason_en_size(), evaluation.reason_zh_size());
  for (const auto* reasons : {&evaluation.reason_en(), &evaluation.reason_zh()}) {
    for (const std::string& reason : *reasons) {
      for (const char* secret : {"138", "张三", "Li-Si", "t-77"}) {
        EXPECT_THAT(reason, testing::Not(testing::HasSubstr(secret)));
      }
    }
  }
}

}  // namespace
}  // namespace guiju
