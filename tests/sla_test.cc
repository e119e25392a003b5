#include "guiju/sla.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "edited_policy.h"
#include "guiju/evaluate.h"
#include "sla_fixture.h"

namespace guiju {
namespace {

using ::testing::ElementsAre;

constexpr Priority kPriorities[] = {Priority::kP0, Priority::kP1, Priority::kP2};

ObligationVerdict Standard(std::string_view obligation, const Life& life, Priority priority,
                           std::string_view as_of) {
  return JudgeAt(*StandardPolicy(), obligation, life, priority, as_of);
}

Instant DueOf(std::string_view obligation, Priority priority, std::string_view received) {
  return Standard(obligation, Life(received), priority, received).due;
}

// ------------------------------------------------------------------ when it falls due

TEST(Sla, FirstAnalysisIsDueInOneWorkingHour_SLA_1) {
  struct Case {
    const char* received;
    const char* due;
  };
  const Case cases[] = {
      {"2026-03-02 09:00:00", "2026-03-02 10:00:00"},  // Monday, opening
      {"2026-03-02 08:59:59", "2026-03-02 10:00:00"},
      {"2026-03-02 09:00:01", "2026-03-02 10:00:01"},
      {"2026-03-02 17:00:00", "2026-03-02 18:00:00"},  // used up exactly at closing
      {"2026-03-02 17:00:01", "2026-03-03 09:00:01"},
      {"2026-03-02 17:59:59", "2026-03-03 09:59:59"},
      {"2026-03-02 18:00:00", "2026-03-03 10:00:00"},  // closed
      {"2026-03-06 17:30:00", "2026-03-09 09:30:00"},  // over a weekend
      {"2026-03-08 12:00:00", "2026-03-09 10:00:00"},  // Sunday
      {"2026-03-02 03:00:00", "2026-03-02 10:00:00"},  // night
      {"2026-02-13 17:30:00", "2026-02-14 09:30:00"},  // into the make-up Saturday
      {"2026-02-14 17:30:00", "2026-02-24 09:30:00"},  // over Spring Festival
      {"2026-02-17 12:00:00", "2026-02-24 10:00:00"},
      {"2024-09-30 17:59:00", "2024-10-08 09:59:00"},  // over National Day
  };
  for (const Case& c : cases) {
    for (const Priority priority : kPriorities) {
      EXPECT_EQ(DueOf("first_analysis", priority, c.received), At(c.due)) << c.received;
    }
  }
}

TEST(Sla, FirstResponseIsDueInElapsedHours_SLA_2) {
  struct Case {
    const char* received;
    Priority priority;
    const char* due;
  };
  const Case cases[] = {
      {"2026-03-02 10:00:00", Priority::kP0, "2026-03-02 12:00:00"},
      {"2026-03-02 10:00:00", Priority::kP1, "2026-03-02 14:00:00"},
      {"2026-03-02 10:00:00", Priority::kP2, "2026-03-02 18:00:00"},
      {"2026-02-17 23:30:00", Priority::kP0, "2026-02-18 01:30:00"},  // night, Spring Festival
      {"2026-02-17 23:30:00", Priority::kP1, "2026-02-18 03:30:00"},
      {"2026-02-28 20:00:01", Priority::kP2, "2026-03-01 04:00:01"},
      {"2024-02-28 23:00:00", Priority::kP1, "2024-02-29 03:00:00"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(DueOf("first_response", c.priority, c.received), At(c.due)) << c.received;
  }
}

TEST(Sla, ResolutionIsDueInHoursOrWorkingDays_SLA_3) {
  struct Case {
    const char* received;
    Priority priority;
    const char* due;
  };
  const Case cases[] = {
      {"2026-03-02 10:00:00", Priority::kP0, "2026-03-03 10:00:00"},
      {"2026-02-17 10:00:00", Priority::kP0, "2026-02-18 10:00:00"},  // a holiday does not count
      {"2026-03-02 10:00:00", Priority::kP1, "2026-03-05 18:00:00"},  // Monday to Thursday
      {"2026-03-02 10:00:00", Priority::kP2, "2026-03-09 18:00:00"},
      {"2026-03-02 00:00:00", Priority::kP1, "2026-03-05 18:00:00"},  // the start's date is not
      {"2026-03-02 23:59:59", Priority::kP1, "2026-03-05 18:00:00"},  // counted, whatever the time
      {"2026-03-03 00:00:00", Priority::kP1, "2026-03-06 18:00:00"},
      {"2026-03-04 18:00:00", Priority::kP1, "2026-03-09 18:00:00"},  // over a weekend
      {"2026-03-08 12:00:00", Priority::kP1, "2026-03-11 18:00:00"},  // Sunday: Monday is day 1
      // Spring Festival 2026: off 15th to 23rd, worked Saturdays 14th and 28th.
      {"2026-02-13 10:00:00", Priority::kP1, "2026-02-25 18:00:00"},
      {"2026-02-13 10:00:00", Priority::kP2, "2026-02-27 18:00:00"},
      {"2026-02-14 10:00:00", Priority::kP1, "2026-02-26 18:00:00"},
      {"2026-02-18 10:00:00", Priority::kP1, "2026-02-26 18:00:00"},
      {"2026-02-24 10:00:00", Priority::kP2, "2026-03-02 18:00:00"},  // 28th is worked
      {"2026-02-14 23:00:00", Priority::kP2, "2026-02-28 18:00:00"},
      // National Day 2024: off 1st to 7th, worked Sunday 29 September and Saturday 12 October.
      {"2024-09-27 10:00:00", Priority::kP1, "2024-10-08 18:00:00"},
      {"2024-09-27 10:00:00", Priority::kP2, "2024-10-10 18:00:00"},
      {"2024-09-30 17:00:00", Priority::kP2, "2024-10-12 18:00:00"},
      {"2024-10-09 10:00:00", Priority::kP1, "2024-10-12 18:00:00"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(DueOf("resolution", c.priority, c.received), At(c.due)) << c.received;
  }
}

// ------------------------------------------------------------------ states

TEST(Sla, DeadlinesAreInclusive) {
  struct Case {
    const char* obligation;
    EventKind done_by;
    Priority priority;
  };
  const Case cases[] = {
      {"first_analysis", EventKind::kAnalyzed, Priority::kP0},
      {"first_response", EventKind::kResponded, Priority::kP0},
      {"first_response", EventKind::kResponded, Priority::kP2},
      {"resolution", EventKind::kResolved, Priority::kP0},
      {"resolution", EventKind::kResolved, Priority::kP1},
      {"resolution", EventKind::kClosed, Priority::kP2},
  };
  for (const Case& c : cases) {
    const Instant received = At("2026-02-13 17:23:45");
    const Obligation& obligation = Find(*StandardPolicy(), c.obligation);
    const Instant due = DueFrom(StandardPolicy()->sla_calendar(),
                                obligation.targets[static_cast<std::size_t>(c.priority)], received);
    for (const std::int64_t late : {-1, 0, 1}) {
      Event event;
      event.kind = c.done_by;
      event.at = Later(due, late);
      Ticket ticket;
      ticket.received = received;
      ticket.events = &event;
      ticket.event_count = 1;
      const ObligationVerdict verdict =
          Judge(StandardPolicy()->sla, StandardPolicy()->sla_calendar(), obligation, ticket,
                c.priority, Later(due, 1'000'000));
      EXPECT_EQ(verdict.state, late > 0 ? ObligationState::kBreached : ObligationState::kMet)
          << c.obligation << " " << late;
      EXPECT_EQ(verdict.done, event.at);
      EXPECT_EQ(verdict.due, due);
      EXPECT_TRUE(verdict.next_change.is_unknown());
      // Not done: breached one microsecond after.
      ticket.event_count = 0;
      EXPECT_EQ(Judge(StandardPolicy()->sla, StandardPolicy()->sla_calendar(), obligation, ticket,
                      c.priority, Later(due, late))
                    .state,
                late > 0 ? ObligationState::kBreached : ObligationState::kAtRisk)
          << c.obligation << " " << late;
    }
  }
}

TEST(Sla, AtRiskFromTheSettingsShare) {
  struct Case {
    const char* obligation;
    Priority priority;
    const char* received;
    const char* warn;
    const char* due;
  };
  const Case cases[] = {
      // 80 % of 2 h, of 24 h, of one working hour over a night.
      {"first_response", Priority::kP0, "2026-03-02 10:00:00", "2026-03-02 11:36:00",
       "2026-03-02 12:00:00"},
      {"resolution", Priority::kP0, "2026-03-02 10:00:00", "2026-03-03 05:12:00",
       "2026-03-03 10:00:00"},
      {"first_analysis", Priority::kP1, "2026-03-02 17:30:00", "2026-03-03 09:18:00",
       "2026-03-03 09:30:00"},
      // Working days: 80 % of the working time up to the deadline. 8 + 27 h: 28 h, so 2 h into
      // Thursday.
      {"resolution", Priority::kP1, "2026-03-02 10:00:00", "2026-03-05 11:00:00",
       "2026-03-05 18:00:00"},
  };
  for (const Case& c : cases) {
    const Life life(c.received);
    const Instant warn = At(c.warn);
    ObligationVerdict verdict =
        JudgeAt(*StandardPolicy(), c.obligation, life, c.priority, Later(warn, -1));
    EXPECT_EQ(verdict.state, ObligationState::kRunning) << c.received;
    EXPECT_EQ(verdict.next_change, warn) << c.received;
    verdict = JudgeAt(*StandardPolicy(), c.obligation, life, c.priority, warn);
    EXPECT_EQ(verdict.state, ObligationState::kAtRisk) << c.received;
    EXPECT_EQ(verdict.next_change, At(c.due));
    EXPECT_EQ(verdict.due, At(c.due));
  }
}

TEST(Sla, AtRiskShareRoundsUp) {
  const std::shared_ptr<const Policy> policy =
      EditedPolicy({{"at_risk_percent: \"80\"", "at_risk_percent: \"33.333333333\""}});
  ASSERT_NE(policy, nullptr);
  // 2 h x 33.333333333 % = 2,399,999,999.976 us: not before 2,400 s have passed.
  const Instant warn = At("2026-03-02 10:40:00");
  const Life life("2026-03-02 10:00:00");
  EXPECT_EQ(JudgeAt(*policy, "first_response", life, Priority::kP0, Later(warn, -1)).state,
            ObligationState::kRunning);
  EXPECT_EQ(JudgeAt(*policy, "first_response", life, Priority::kP0, warn).state,
            ObligationState::kAtRisk);
}

TEST(Sla, AtRiskAtTheEndsOfTheScale) {
  const Life life("2026-03-02 10:00:00");
  std::shared_ptr<const Policy> policy =
      EditedPolicy({{"at_risk_percent: \"80\"", "at_risk_percent: \"100\""}});
  ASSERT_NE(policy, nullptr);
  const Instant due = At("2026-03-02 12:00:00");
  EXPECT_EQ(JudgeAt(*policy, "first_response", life, Priority::kP0, Later(due, -1)).state,
            ObligationState::kRunning);
  EXPECT_EQ(JudgeAt(*policy, "first_response", life, Priority::kP0, due).state,
            ObligationState::kAtRisk);
  policy = EditedPolicy({{"at_risk_percent: \"80\"", "at_risk_percent: \"0\""}});
  ASSERT_NE(policy, nullptr);
  EXPECT_EQ(JudgeAt(*policy, "first_response", life, Priority::kP0, "2026-03-02 10:00:00").state,
            ObligationState::kAtRisk);
}

TEST(Sla, UsedAndLeftAreInTheClocksUnit) {
  const Life life("2026-03-06 17:00:00");  // Friday
  ObligationVerdict verdict =
      Standard("first_response", life, Priority::kP2, "2026-03-06 18:30:00");
  EXPECT_EQ(verdict.used, Minutes(90).us);
  EXPECT_EQ(verdict.left(), Minutes(390).us);
  EXPECT_EQ(verdict.target.clock, Clock::kElapsed);

  verdict = Standard("first_analysis", life, Priority::kP2, "2026-03-09 08:00:00");
  EXPECT_EQ(verdict.used, Hours(1).us);
  EXPECT_EQ(verdict.left(), 0);
  EXPECT_EQ(verdict.state, ObligationState::kBreached);  // due on Friday at 18:00

  verdict = Standard("resolution", life, Priority::kP2, "2026-03-09 17:59:59");
  EXPECT_EQ(verdict.used, 0);
  verdict = Standard("resolution", life, Priority::kP2, "2026-03-09 18:00:00");
  EXPECT_EQ(verdict.used, 1);
  EXPECT_EQ(verdict.left(), 4);
  verdict = Standard("resolution", life, Priority::kP2, "2026-03-16 18:00:00");
  EXPECT_EQ(verdict.left(), -1);
  EXPECT_EQ(verdict.state, ObligationState::kBreached);
  EXPECT_EQ(verdict.paused, 0);
}

TEST(Sla, WhatHasNotHappenedYetIsNotKnown) {
  Life life("2026-03-02 10:00:00");
  life.Then(EventKind::kResponded, "2026-03-02 11:00:00");
  EXPECT_EQ(Standard("first_response", life, Priority::kP0, "2026-03-02 10:59:59").state,
            ObligationState::kRunning);
  EXPECT_EQ(Standard("first_response", life, Priority::kP0, "2026-03-02 11:00:00").state,
            ObligationState::kMet);
  const ObligationVerdict before =
      Standard("first_response", life, Priority::kP0, "2026-03-02 09:59:59");
  EXPECT_EQ(before.state, ObligationState::kNotStarted);
  EXPECT_TRUE(before.start.is_unknown());
  EXPECT_TRUE(before.due.is_unknown());
  // The target is that of the priority all the same.
  EXPECT_EQ(before.target.amount, Hours(2).us);
  EXPECT_EQ(before.target.clock, Clock::kElapsed);
}

TEST(Sla, TheFirstFulfilmentCounts) {
  Life life("2026-03-02 10:00:00");
  life.Then(EventKind::kResponded, "2026-03-02 11:00:00")
      .Then(EventKind::kResponded, "2026-03-02 15:00:00")
      .Becomes(Status::kResolved, "2026-03-02 16:00:00")
      .Then(EventKind::kClosed, "2026-03-20 16:00:00");
  EXPECT_EQ(Standard("first_response", life, Priority::kP0, "2026-04-01 00:00:00").done,
            At("2026-03-02 11:00:00"));
  const ObligationVerdict resolution =
      Standard("resolution", life, Priority::kP1, "2026-04-01 00:00:00");
  EXPECT_EQ(resolution.done, At("2026-03-02 16:00:00"));
  EXPECT_EQ(resolution.state, ObligationState::kMet);
}

// ------------------------------------------------------------------ timelines and years

TEST(Sla, TimelinesThatContradictThemselves) {
  struct Case {
    Life life;
    TimelineProblem problem;
    std::size_t event;
  };
  const char* const t = "2026-03-02 10:00:00";
  const char* const u = "2026-03-02 11:00:00";
  const Case cases[] = {
      {Life(t), TimelineProblem::kNone, 0},
      {Life(t).Then(EventKind::kResponded, t), TimelineProblem::kNone, 0},
      {Life(t).Then(EventKind::kResponded, "2026-03-02 09:59:59"), TimelineProblem::kBeforeReceipt,
       0},
      {Life(t).Then(EventKind::kAnalyzed, u).Then(EventKind::kResponded, "2026-03-02 10:59:59"),
       TimelineProblem::kOutOfOrder, 1},
      {Life(t).Then(EventKind::kAnalyzed, u).Then(EventKind::kResponded, u), TimelineProblem::kNone,
       0},
      {Life(t).Then(EventKind::kAnalyzed, t).Then(EventKind::kReopened, u),
       TimelineProblem::kReopenedWhenOpen, 1},
      {Life(t).Becomes(Status::kReopened, u), TimelineProblem::kReopenedWhenOpen, 0},
      {Life(t).Becomes(Status::kResolved, t).Then(EventKind::kReopened, u), TimelineProblem::kNone,
       0},
      {Life(t).Then(EventKind::kClosed, t).Then(EventKind::kReopened, u), TimelineProblem::kNone,
       0},
      {Life(t)
           .Then(EventKind::kClosed, t)
           .Then(EventKind::kReopened, u)
           .Then(EventKind::kReopened, u),
       TimelineProblem::kReopenedWhenOpen, 2},
  };
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    const TimelineCheck check = CheckTimeline(cases[i].life.ticket());
    EXPECT_EQ(check.problem, cases[i].problem) << i;
    EXPECT_EQ(check.event, cases[i].event) << i;
  }

  Ticket ticket;
  EXPECT_EQ(CheckTimeline(ticket).problem, TimelineProblem::kNotReceived);
  ticket.received = Instant::Never();
  EXPECT_EQ(CheckTimeline(ticket).problem, TimelineProblem::kNotReceived);
  ticket.received = At(t);
  Event events[2];
  events[0].kind = EventKind::kResponded;
  events[0].at = At(u);
  events[1].kind = EventKind::kResolved;
  ticket.events = events;
  ticket.event_count = 2;
  EXPECT_EQ(CheckTimeline(ticket).problem, TimelineProblem::kUnknownTime);
  EXPECT_EQ(CheckTimeline(ticket).event, 1u);
  events[1].at = Instant::Never();
  EXPECT_EQ(CheckTimeline(ticket).problem, TimelineProblem::kUnknownTime);

  TicketVerdict verdict;
  ticket.priority = Priority::kP1;
  EvaluateTicket(*StandardPolicy(), ticket, At(u), &verdict);
  EXPECT_EQ(verdict.timeline.problem, TimelineProblem::kUnknownTime);
  EXPECT_EQ(verdict.triage.priority, Priority::kP1);
  EXPECT_EQ(verdict.obligation_count, 0u);
}

TEST(Sla, YearsWithoutPublishedHolidaysAreProvisional) {
  struct Case {
    const char* received;
    Priority priority;
    bool provisional;
  };
  const Case cases[] = {
      {"2026-12-24 10:00:00", Priority::kP1, false},  // due on the 29th
      {"2026-12-28 10:00:00", Priority::kP1, false},  // due on the 31st at 18:00
      {"2026-12-29 10:00:00", Priority::kP1, true},   // due on 1 January 2027
      {"2027-06-01 10:00:00", Priority::kP2, true},
      {"2027-06-01 10:00:00", Priority::kP0, false},  // no calendar in it
      {"2019-12-31 10:00:00", Priority::kP2, true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Standard("resolution", Life(c.received), c.priority, c.received).provisional,
              c.provisional)
        << c.received;
  }
}

TEST(Sla, DeadlinesBeyondTheCalendarAreSaidToBe) {
  const std::shared_ptr<const Policy> policy = EditedPolicy(
      {{"target { priority: P1 working_days: 3 }", "target { priority: P1 working_days: 3660 }"},
       {"target { working_hours: 1 }", "target { working_hours: 87600 }"}});
  ASSERT_NE(policy, nullptr);
  Life life("2099-12-01 10:00:00");
  for (const char* obligation : {"resolution", "first_analysis"}) {
    const ObligationVerdict verdict =
        JudgeAt(*policy, obligation, life, Priority::kP1, "2099-12-30 10:00:00");
    EXPECT_FALSE(verdict.in_range) << obligation;
    EXPECT_TRUE(verdict.due.is_unknown()) << obligation;
    EXPECT_TRUE(verdict.next_change.is_unknown()) << obligation;
    EXPECT_EQ(verdict.state, ObligationState::kRunning) << obligation;
  }
  const ObligationVerdict elapsed =
      JudgeAt(*policy, "first_response", life, Priority::kP1, "2099-12-01 11:00:00");
  EXPECT_TRUE(elapsed.in_range);
  EXPECT_EQ(elapsed.due, At("2099-12-01 14:00:00"));
}

TEST(Sla, AnswersEndWithTheYear2199) {
  const Calendar& calendar = StandardPolicy()->sla_calendar();
  const Target hour{Clock::kElapsed, Hours(1).us};
  EXPECT_EQ(DueFrom(calendar, hour, Later(kEndOfAnswers, -Hours(1).us - 1)),
            Later(kEndOfAnswers, -1));
  EXPECT_TRUE(DueFrom(calendar, hour, Later(kEndOfAnswers, -Hours(1).us)).is_unknown());
  EXPECT_TRUE(DueFrom(calendar, {}, At("2026-03-02 10:00:00")).is_unknown());
}

// ------------------------------------------------------------------ what the compiler refuses

TEST(SlaPolicy, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* from;
    const char* to;
    const char* said;
  };
  const Case cases[] = {
      {"target { priority: P1 elapsed_hours: 4 }", "",
       "sla.obligation[1] target_missing @obligation"},
      {"target { priority: P1 elapsed_hours: 4 }",
       "target { priority: P1 elapsed_hours: 4 } target { priority: P1 elapsed_hours: 9 }",
       "sla.obligation[1].target[2] target_twice @target"},
      {"target { working_hours: 1 }",
       "target { working_hours: 1 } target { priority: P2 "
       "working_hours: 2 }",
       "sla.obligation[0].target[1] target_twice @target"},
      {"target { working_hours: 1 }", "target { }",
       "sla.obligation[0].target[0] target_no_amount @target"},
      {"target { working_hours: 1 }", "target { working_hours: 0 }",
       "sla.obligation[0].target[0].working_hours below_minimum @0"},
      {"fulfilled_by: ANALYZED", "fulfilled_by: [ANALYZED, RECEIVED]",
       "sla.obligation[0].fulfilled_by fulfilled_by_start @fulfilled_by"},
      {"fulfilled_by: ANALYZED", "fulfilled_by: UNSPECIFIED",
       "sla.obligation[0].fulfilled_by[0] bad_form @UNSPECIFIED"},
      {"id: \"first_response\"", "id: \"first_analysis\"",
       "sla.obligation[1].id duplicate_id @\"first_analysis\""},
      {"sla {\n  calendar: \"office\"", "sla {\n  calendar: \"shop\"",
       "sla.calendar unknown_calendar @\"shop\""},
      {"at_risk_percent: \"80\"", "at_risk_percent: \"100.1\"",
       "sla.at_risk_percent above_maximum @\"100.1\""},
      {"pausing { counts: CLOCK_TIME }", "pausing { }",
       "sla.pausing.counts missing_field @pausing"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(SaidAbout({{c.from, c.to}}), ElementsAre(c.said)) << c.to;
  }
}

}  // namespace
}  // namespace guiju
