// Pausing, reopening and changes of priority: what help desks do and the guides do not mention.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "edited_policy.h"
#include "guiju/sla.h"
#include "sla_fixture.h"

namespace guiju {
namespace {

constexpr char kNoPause[] = "pausing { counts: CLOCK_TIME }";
constexpr char kAllClocks[] =
    "pausing { while_status: WAITING_CUSTOMER clock: [ELAPSED, WORKING_TIME, WORKING_DAYS] counts: "
    "CLOCK_TIME }";
constexpr char kWallClock[] =
    "pausing { while_status: WAITING_CUSTOMER clock: [ELAPSED, WORKING_TIME, WORKING_DAYS] counts: "
    "WALL_CLOCK }";
constexpr char kMonday[] = "2026-03-02 10:00:00";

std::shared_ptr<const Policy> Pausing(const char* section) {
  return EditedPolicy({{kNoPause, section}});
}

ObligationVerdict Judged(const Policy& policy, const char* obligation, const Life& life,
                         Priority priority, const char* as_of) {
  return JudgeAt(policy, obligation, life, priority, as_of);
}

// ------------------------------------------------------------------ pauses

TEST(SlaPauses, NothingPausesInTheStandardPolicy_CAL_12) {
  const ObligationVerdict verdict =
      Judged(*StandardPolicy(), "first_response",
             Life(kMonday).Waits("2026-03-02 10:30:00", "2026-03-02 11:30:00"), Priority::kP0,
             "2026-03-02 11:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-02 12:00:00"));
  EXPECT_EQ(verdict.state, ObligationState::kRunning);
  EXPECT_EQ(verdict.paused, 0);
}

TEST(SlaPauses, TakeOffTheClocksOwnTime_CAL_12) {
  struct Case {
    const char* obligation;
    Priority priority;
    const char* from;
    const char* to;
    std::int64_t paused;
    const char* due;
  };
  // Received on Friday 2026-03-06 at 17:00.
  const Case cases[] = {
      {"first_response", Priority::kP0, "2026-03-06 17:30:00", "2026-03-06 17:45:00",
       Minutes(15).us, "2026-03-06 19:15:00"},
      {"first_response", Priority::kP0, "2026-03-06 18:00:00", "2026-03-09 09:00:00", Hours(63).us,
       "2026-03-09 10:00:00"},
      {"first_analysis", Priority::kP0, "2026-03-06 17:30:00", "2026-03-06 17:45:00",
       Minutes(15).us, "2026-03-09 09:15:00"},
      // A weekend has no working time to take off.
      {"first_analysis", Priority::kP0, "2026-03-06 17:30:00", "2026-03-09 09:00:00",
       Minutes(30).us, "2026-03-09 09:30:00"},
      {"resolution", Priority::kP1, "2026-03-06 18:00:01", "2026-03-09 17:59:59", 0,
       "2026-03-11 18:00:00"},
      // A day is taken off when its close of business lies in the pause, begin excluded.
      {"resolution", Priority::kP1, "2026-03-07 10:00:00", "2026-03-09 17:59:59", 0,
       "2026-03-11 18:00:00"},
      {"resolution", Priority::kP1, "2026-03-07 10:00:00", "2026-03-09 18:00:00", 1,
       "2026-03-12 18:00:00"},
      {"resolution", Priority::kP1, "2026-03-09 18:00:00", "2026-03-10 17:00:00", 0,
       "2026-03-11 18:00:00"},
      {"resolution", Priority::kP1, "2026-03-07 00:00:00", "2026-03-08 23:59:59", 0,
       "2026-03-11 18:00:00"},
      {"resolution", Priority::kP1, "2026-03-07 00:00:00", "2026-03-17 12:00:00", 6,
       "2026-03-19 18:00:00"},
      // The deadline had passed when the pause began.
      {"first_response", Priority::kP0, "2026-03-06 19:00:01", "2026-03-07 00:00:00",
       Minutes(300).us - 1'000'000, "2026-03-06 19:00:00"},
      {"resolution", Priority::kP1, "2026-03-11 18:00:00", "2026-03-12 18:00:00", 1,
       "2026-03-11 18:00:00"},
  };
  const std::shared_ptr<const Policy> policy = Pausing(kAllClocks);
  ASSERT_NE(policy, nullptr);
  for (const Case& c : cases) {
    const ObligationVerdict verdict =
        Judged(*policy, c.obligation, Life("2026-03-06 17:00:00").Waits(c.from, c.to), c.priority,
               "2026-03-31 00:00:00");
    EXPECT_EQ(verdict.due, At(c.due)) << c.obligation << " " << c.from << " to " << c.to;
    EXPECT_EQ(verdict.paused, c.paused) << c.obligation << " " << c.from << " to " << c.to;
  }
}

TEST(SlaPauses, OnlyTheClocksThatThePolicyNames_CAL_12) {
  const std::shared_ptr<const Policy> policy =
      Pausing("pausing { while_status: WAITING_CUSTOMER clock: WORKING_TIME counts: CLOCK_TIME }");
  ASSERT_NE(policy, nullptr);
  const Life life = Life(kMonday).Waits("2026-03-02 10:30:00", "2026-03-03 18:00:00");
  EXPECT_EQ(Judged(*policy, "first_analysis", life, Priority::kP1, "2026-03-05 00:00:00").due,
            At("2026-03-04 09:30:00"));
  EXPECT_EQ(Judged(*policy, "first_response", life, Priority::kP1, "2026-03-05 00:00:00").due,
            At("2026-03-02 14:00:00"));
  EXPECT_EQ(Judged(*policy, "resolution", life, Priority::kP1, "2026-03-05 00:00:00").due,
            At("2026-03-05 18:00:00"));
}

TEST(SlaPauses, StateWhilePaused) {
  const std::shared_ptr<const Policy> policy = Pausing(kAllClocks);
  ASSERT_NE(policy, nullptr);
  const Life life = Life(kMonday).Becomes(Status::kWaitingCustomer, "2026-03-02 11:00:00");
  ObligationVerdict verdict =
      Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 15:00:00");
  EXPECT_EQ(verdict.state, ObligationState::kPaused);
  // As if the pause ended now.
  EXPECT_EQ(verdict.due, At("2026-03-02 16:00:00"));
  EXPECT_EQ(verdict.used, Hours(1).us);
  EXPECT_EQ(verdict.paused, Hours(4).us);
  EXPECT_TRUE(verdict.next_change.is_unknown());
  // Just before it, running; it may be fulfilled while paused.
  EXPECT_EQ(Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 10:59:59").state,
            ObligationState::kRunning);
  Life answered = life;
  answered.Then(EventKind::kResponded, "2026-03-02 15:00:00");
  verdict = Judged(*policy, "first_response", answered, Priority::kP0, "2026-03-02 20:00:00");
  EXPECT_EQ(verdict.state, ObligationState::kMet);
  EXPECT_EQ(verdict.used, Hours(1).us);
  EXPECT_EQ(verdict.paused, Hours(4).us);
}

TEST(SlaPauses, AreRunningAgainAfterwards) {
  const std::shared_ptr<const Policy> policy = Pausing(kAllClocks);
  ASSERT_NE(policy, nullptr);
  const Life life = Life(kMonday).Waits("2026-03-02 11:00:00", "2026-03-02 15:00:00");
  ObligationVerdict verdict =
      Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 15:30:00");
  EXPECT_EQ(verdict.state, ObligationState::kRunning);
  EXPECT_EQ(verdict.due, At("2026-03-02 16:00:00"));
  EXPECT_EQ(verdict.next_change, At("2026-03-02 15:36:00"));
  EXPECT_EQ(verdict.used, Minutes(90).us);
  EXPECT_EQ(verdict.paused, Hours(4).us);
  verdict = Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 15:36:00");
  EXPECT_EQ(verdict.state, ObligationState::kAtRisk);
}

TEST(SlaPauses, TimeOffIsNoPartOfTheShareThatPutsDaysAtRisk) {
  const std::shared_ptr<const Policy> policy = Pausing(kAllClocks);
  ASSERT_NE(policy, nullptr);
  // 17 working days off right at the start; of the three that count none is used on the 26th. 80 %
  // of the working time that counts, 22.4 of 28 h, are used on the 30th at 12:24.
  const Life life = Life(kMonday).Waits("2026-03-02 11:00:00", "2026-03-25 18:00:00");
  ObligationVerdict verdict =
      Judged(*policy, "resolution", life, Priority::kP1, "2026-03-26 09:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-30 18:00:00"));
  EXPECT_EQ(verdict.paused, 17);
  EXPECT_EQ(verdict.used, 0);
  EXPECT_EQ(verdict.state, ObligationState::kRunning);
  EXPECT_EQ(verdict.next_change, At("2026-03-30 12:24:00"));
}

TEST(SlaPauses, ATicketCanBeginPaused) {
  const std::shared_ptr<const Policy> policy =
      Pausing("pausing { while_status: PENDING clock: ELAPSED counts: CLOCK_TIME }");
  ASSERT_NE(policy, nullptr);
  Life life(kMonday);
  EXPECT_EQ(Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 15:00:00").state,
            ObligationState::kPaused);
  life.Becomes(Status::kInProgress, "2026-03-02 16:00:00");
  const ObligationVerdict verdict =
      Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 17:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-02 18:00:00"));
  EXPECT_EQ(verdict.paused, Hours(6).us);
}

TEST(SlaPauses, AnObligationCanBeginPaused) {
  const std::shared_ptr<const Policy> policy =
      EditedPolicy({{kNoPause, kAllClocks},
                    {"starts_at: RECEIVED\n    fulfilled_by: [RESOLVED, CLOSED]",
                     "starts_at: RESPONDED\n    fulfilled_by: [RESOLVED, CLOSED]"}});
  ASSERT_NE(policy, nullptr);
  Life life(kMonday);
  life.Becomes(Status::kWaitingCustomer, "2026-03-02 11:00:00");
  EXPECT_EQ(Judged(*policy, "resolution", life, Priority::kP0, "2026-03-02 11:30:00").state,
            ObligationState::kNotStarted);
  life.Then(EventKind::kResponded, "2026-03-02 12:00:00");
  EXPECT_EQ(Judged(*policy, "resolution", life, Priority::kP0, "2026-03-02 13:00:00").state,
            ObligationState::kPaused);
  life.Becomes(Status::kInProgress, "2026-03-02 14:00:00");
  const ObligationVerdict verdict =
      Judged(*policy, "resolution", life, Priority::kP0, "2026-03-02 15:00:00");
  EXPECT_EQ(verdict.start, At("2026-03-02 12:00:00"));
  EXPECT_EQ(verdict.due, At("2026-03-03 14:00:00"));
}

TEST(SlaPauses, WallClockMovesTheDeadlineByThePause_CAL_12) {
  const std::shared_ptr<const Policy> policy = Pausing(kWallClock);
  ASSERT_NE(policy, nullptr);
  // Over a weekend: 63.5 h of wall-clock time off a working hour.
  const Life life = Life("2026-03-06 17:00:00").Waits("2026-03-06 17:30:00", "2026-03-09 09:00:00");
  ObligationVerdict verdict =
      Judged(*policy, "first_analysis", life, Priority::kP1, "2026-03-09 09:10:00");
  EXPECT_EQ(verdict.due, At("2026-03-09 09:30:00"));
  EXPECT_EQ(verdict.used, Minutes(40).us);
  // Of the 70 minutes of working time since Friday 17:00.
  EXPECT_EQ(verdict.paused, Minutes(30).us);
  verdict = Judged(*policy, "resolution", life, Priority::kP1, "2026-03-11 18:00:00");
  // Wednesday 18:00 and 63.5 h more.
  EXPECT_EQ(verdict.due, At("2026-03-14 09:30:00"));
  // Elapsed clocks do not see the difference.
  EXPECT_EQ(
      Judged(*policy, "first_response", life, Priority::kP0, "2026-03-09 09:10:00").due,
      Judged(*Pausing(kAllClocks), "first_response", life, Priority::kP0, "2026-03-09 09:10:00")
          .due);
}

TEST(SlaPauses, ANightTakesNothingOffWhenDueAtTheNextOpening) {
  const std::shared_ptr<const Policy> policy = EditedPolicy(
      {{kNoPause, kAllClocks}, {"at_closing: DUE_AT_CLOSING", "at_closing: DUE_AT_NEXT_OPENING"}});
  ASSERT_NE(policy, nullptr);
  // The hour is used up at 18:00, so it falls due on Tuesday at 09:00, paused at night or not.
  const Life plain("2026-03-02 17:00:00");
  const Life night =
      Life("2026-03-02 17:00:00").Waits("2026-03-02 20:00:00", "2026-03-02 21:00:00");
  const Life empty =
      Life("2026-03-02 17:00:00").Waits("2026-03-02 20:00:00", "2026-03-02 20:00:00");
  const Life longer =
      Life("2026-03-02 17:00:00").Waits("2026-03-02 20:00:00", "2026-03-03 10:00:00");
  const auto due = [&policy](const Life& life) {
    return Judged(*policy, "first_analysis", life, Priority::kP1, "2026-03-05 00:00:00").due;
  };
  EXPECT_EQ(due(plain), At("2026-03-03 09:00:00"));
  EXPECT_EQ(due(night), At("2026-03-03 09:00:00"));
  EXPECT_EQ(due(empty), At("2026-03-03 09:00:00"));
  EXPECT_EQ(due(longer), At("2026-03-03 10:00:00"));
}

// ------------------------------------------------------------------ laws of pauses

struct Stretch {
  std::int64_t from;  // seconds after receipt
  std::int64_t to;
};

std::vector<Event> Paused(Instant received, const std::vector<Stretch>& pauses) {
  std::vector<Event> events;
  for (const Stretch& pause : pauses) {
    for (const bool begins : {true, false}) {
      Event event;
      event.kind = EventKind::kStatusChanged;
      event.status = begins ? Status::kWaitingCustomer : Status::kInProgress;
      event.at = Later(received, Seconds(begins ? pause.from : pause.to).us);
      events.push_back(event);
    }
  }
  return events;
}

bool Same(const ObligationVerdict& a, const ObligationVerdict& b) {
  return a.state == b.state && a.due == b.due && a.used == b.used && a.paused == b.paused &&
         a.next_change == b.next_change && a.start == b.start && a.done == b.done;
}

TEST(SlaPauses, EmptyAndSplitPausesChangeNothing) {
  std::mt19937_64 random(20260302);
  const auto below = [&random](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  for (const bool next_opening : {false, true}) {
    for (const char* section : {kAllClocks, kWallClock}) {
      Edits edits{{kNoPause, section}};
      if (next_opening) {
        edits.push_back({"at_closing: DUE_AT_CLOSING", "at_closing: DUE_AT_NEXT_OPENING"});
      }
      const std::shared_ptr<const Policy> policy = EditedPolicy(edits);
      ASSERT_NE(policy, nullptr);
      int wrong = 0;
      for (int round = 0; round < 10'000; ++round) {
        // Whole quarters of an hour meet openings and closings often.
        const std::int64_t unit = round % 2 == 0 ? 900 : 1;
        const Instant received =
            Later(At("2026-01-01 00:00:00"), Seconds(below(25'000'000) / unit * unit).us);
        std::vector<Stretch> pauses;
        std::int64_t at = 0;
        for (std::int64_t i = below(4); i >= 0; --i) {
          const std::int64_t from = at + below(200'000) / unit * unit;
          at = from + below(200'000) / unit * unit;
          pauses.push_back({from, at});
        }
        const std::size_t which = static_cast<std::size_t>(below(std::int64_t(pauses.size())));
        std::vector<Stretch> changed = pauses;
        if (below(2) == 0) {
          const std::int64_t middle =
              pauses[which].from + below(pauses[which].to - pauses[which].from + 1);
          changed[which].to = middle;
          changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(which) + 1,
                         {middle, pauses[which].to});
        } else {
          const std::int64_t before = which == 0 ? 0 : pauses[which - 1].to;
          const std::int64_t when = before + below(pauses[which].from - before + 1);
          changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(which), {when, when});
        }
        const Instant as_of = Later(received, Seconds(below(at + 400'000)).us);
        const Priority priority = static_cast<Priority>(1 + below(3));
        for (const Obligation& obligation : policy->sla.obligations) {
          const auto judge = [&](const std::vector<Event>& events) {
            Ticket ticket;
            ticket.received = received;
            ticket.events = events.data();
            ticket.event_count = events.size();
            return Judge(policy->sla, policy->sla_calendar(), obligation, ticket, priority, as_of);
          };
          wrong += !Same(judge(Paused(received, pauses)), judge(Paused(received, changed)));
        }
      }
      EXPECT_EQ(wrong, 0) << section << " " << next_opening;
    }
  }
}

// ------------------------------------------------------------------ reopening

TEST(SlaReopening, GoesOnCountsOrRestarts_CAL_13) {
  struct Case {
    const char* setting;
    const char* start;
    const char* due;
    std::int64_t used;
    std::int64_t paused;
  };
  const Case cases[] = {
      {"reopening: GOES_ON", kMonday, "2026-03-05 10:00:00", Hours(16).us, Hours(48).us},
      {"reopening: CLOSED_TIME_COUNTS", kMonday, "2026-03-03 10:00:00", Hours(64).us, 0},
      {"reopening: RESTARTS", "2026-03-04 22:00:00", "2026-03-05 22:00:00", Hours(4).us, 0},
  };
  const Life life = Life(kMonday)
                        .Then(EventKind::kResolved, "2026-03-02 22:00:00")
                        .Then(EventKind::kClosed, "2026-03-03 22:00:00")
                        .Then(EventKind::kReopened, "2026-03-04 22:00:00");
  for (const Case& c : cases) {
    const std::shared_ptr<const Policy> policy = EditedPolicy({{"reopening: GOES_ON", c.setting}});
    ASSERT_NE(policy, nullptr);
    // Resolved in time, whatever comes.
    ObligationVerdict verdict =
        Judged(*policy, "resolution", life, Priority::kP0, "2026-03-04 21:59:59");
    EXPECT_EQ(verdict.state, ObligationState::kMet) << c.setting;
    EXPECT_EQ(verdict.done, At("2026-03-02 22:00:00"));
    verdict = Judged(*policy, "resolution", life, Priority::kP0, "2026-03-05 02:00:00");
    EXPECT_TRUE(verdict.done.is_unknown());
    EXPECT_EQ(verdict.start, At(c.start)) << c.setting;
    EXPECT_EQ(verdict.due, At(c.due)) << c.setting;
    EXPECT_EQ(verdict.used, c.used) << c.setting;
    EXPECT_EQ(verdict.paused, c.paused) << c.setting;
  }
}

TEST(SlaReopening, WorkingDaysOfTheClosedTimeAreTakenOff_CAL_13) {
  // P1 from Monday: closed from Tuesday noon to Friday noon takes off Tuesday to Thursday.
  const Life life = Life(kMonday)
                        .Then(EventKind::kResolved, "2026-03-03 12:00:00")
                        .Becomes(Status::kReopened, "2026-03-06 12:00:00");
  const ObligationVerdict verdict =
      Judged(*StandardPolicy(), "resolution", life, Priority::kP1, "2026-03-06 13:00:00");
  EXPECT_EQ(verdict.paused, 3);
  EXPECT_EQ(verdict.due, At("2026-03-10 18:00:00"));
}

TEST(SlaReopening, Twice_CAL_13) {
  Life life(kMonday);
  life.Then(EventKind::kResolved, "2026-03-02 12:00:00")
      .Then(EventKind::kReopened, "2026-03-02 13:00:00")
      .Then(EventKind::kResolved, "2026-03-02 14:00:00")
      .Becomes(Status::kInProgress, "2026-03-02 16:00:00");
  ObligationVerdict verdict =
      Judged(*StandardPolicy(), "resolution", life, Priority::kP0, "2026-03-02 17:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-03 13:00:00"));
  EXPECT_EQ(verdict.used, Hours(4).us);
  EXPECT_EQ(verdict.paused, Hours(3).us);
  life.Then(EventKind::kResolved, "2026-03-03 13:00:00");
  verdict = Judged(*StandardPolicy(), "resolution", life, Priority::kP0, "2026-03-09 00:00:00");
  EXPECT_EQ(verdict.state, ObligationState::kMet);
  EXPECT_EQ(verdict.used, Hours(24).us);
}

TEST(SlaReopening, AfterABreachStaysBreached_CAL_13) {
  const Life life = Life(kMonday)
                        .Then(EventKind::kResolved, "2026-03-03 10:00:01")
                        .Then(EventKind::kReopened, "2026-03-04 10:00:00");
  const ObligationVerdict verdict =
      Judged(*StandardPolicy(), "resolution", life, Priority::kP0, "2026-03-04 10:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-03 10:00:00"));
  EXPECT_EQ(verdict.state, ObligationState::kBreached);
}

TEST(SlaReopening, DoesNotUndoAnAnswer_CAL_13) {
  // Fulfilled by an answer or a resolution, whichever comes first: it was the answer.
  const std::shared_ptr<const Policy> policy =
      EditedPolicy({{"fulfilled_by: RESPONDED", "fulfilled_by: [RESPONDED, RESOLVED]"}});
  ASSERT_NE(policy, nullptr);
  Life life(kMonday);
  life.Then(EventKind::kResponded, "2026-03-02 11:00:00")
      .Then(EventKind::kResolved, "2026-03-02 12:00:00")
      .Then(EventKind::kReopened, "2026-03-02 13:00:00");
  ObligationVerdict verdict =
      Judged(*policy, "first_response", life, Priority::kP0, "2026-03-02 20:00:00");
  EXPECT_EQ(verdict.state, ObligationState::kMet);
  EXPECT_EQ(verdict.done, At("2026-03-02 11:00:00"));
}

// ------------------------------------------------------------------ changes of priority

TEST(SlaPriority, ChangesRecomputeFromTheStart_SLA_2) {
  Life life(kMonday);
  life.Becomes(Priority::kP0, "2026-03-02 11:00:00");
  EXPECT_EQ(
      Judged(*StandardPolicy(), "first_response", life, Priority::kP2, "2026-03-02 10:59:59").due,
      At("2026-03-02 18:00:00"));
  ObligationVerdict verdict =
      Judged(*StandardPolicy(), "first_response", life, Priority::kP2, "2026-03-02 11:00:00");
  EXPECT_EQ(verdict.due, At("2026-03-02 12:00:00"));
  EXPECT_EQ(verdict.priority, Priority::kP0);
  EXPECT_EQ(verdict.start, At(kMonday));
  // Back again, and to another clock.
  life.Becomes(Priority::kP1, "2026-03-02 11:30:00");
  verdict = Judged(*StandardPolicy(), "resolution", life, Priority::kP2, "2026-03-02 12:00:00");
  EXPECT_EQ(verdict.priority, Priority::kP1);
  EXPECT_EQ(verdict.target.clock, Clock::kWorkingDays);
  EXPECT_EQ(verdict.due, At("2026-03-05 18:00:00"));
}

TEST(SlaPriority, ChangesAfterwardsDoNotTouchWhatIsDone) {
  Life life(kMonday);
  life.Then(EventKind::kResponded, "2026-03-02 17:00:00")
      .Becomes(Priority::kP0, "2026-03-02 17:30:00");
  const ObligationVerdict verdict =
      Judged(*StandardPolicy(), "first_response", life, Priority::kP2, "2026-03-03 00:00:00");
  EXPECT_EQ(verdict.priority, Priority::kP2);
  EXPECT_EQ(verdict.state, ObligationState::kMet);
  // What is still running has changed.
  EXPECT_EQ(
      Judged(*StandardPolicy(), "resolution", life, Priority::kP2, "2026-03-03 00:00:00").priority,
      Priority::kP0);
}

TEST(SlaPriority, ChangesWhileResolvedCountOnceReopened) {
  Life life(kMonday);
  life.Then(EventKind::kResolved, "2026-03-02 12:00:00")
      .Becomes(Priority::kP0, "2026-03-02 13:00:00");
  EXPECT_EQ(
      Judged(*StandardPolicy(), "resolution", life, Priority::kP2, "2026-03-02 14:00:00").priority,
      Priority::kP2);
  life.Then(EventKind::kReopened, "2026-03-02 15:00:00");
  const ObligationVerdict verdict =
      Judged(*StandardPolicy(), "resolution", life, Priority::kP2, "2026-03-02 16:00:00");
  EXPECT_EQ(verdict.priority, Priority::kP0);
  EXPECT_EQ(verdict.due, At("2026-03-03 13:00:00"));
}

TEST(SlaPriority, TheFirstCanBeKept) {
  const std::shared_ptr<const Policy> policy =
      EditedPolicy({{"priority_change: RECOMPUTES_FROM_START", "priority_change: KEEPS_FIRST"}});
  ASSERT_NE(policy, nullptr);
  const Life life = Life(kMonday).Becomes(Priority::kP0, "2026-03-02 11:00:00");
  const ObligationVerdict verdict =
      Judged(*policy, "first_response", life, Priority::kP2, "2026-03-02 11:30:00");
  EXPECT_EQ(verdict.priority, Priority::kP2);
  EXPECT_EQ(verdict.due, At("2026-03-02 18:00:00"));
}

}  // namespace
}  // namespace guiju
