// The open list of obligations: what its compiler refuses, how instances are counted, and what is
// said about them (SLA-4 to SLA-14). Bounds stand in tests/conformance/sla_events.textproto.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "edited_policy.h"
#include "guiju/evaluate.h"
#include "guiju/explain.h"
#include "sla_fixture.h"

namespace guiju {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// A ticket that is put together event by event, on the wall of Shanghai.
class Story {
 public:
  explicit Story(std::string_view received) {
    ticket_.received = At(received);
    ticket_.priority = Priority::kP1;
  }

  Event& Add(EventKind kind, std::string_view at, std::string_view reference = "") {
    Event event;
    event.kind = kind;
    event.at = At(at);
    event.reference = reference;
    events_.push_back(event);
    return events_.back();
  }
  Ticket& facts() { return ticket_; }
  Ticket ticket() const {
    Ticket ticket = ticket_;
    ticket.events = events_.data();
    ticket.event_count = events_.size();
    return ticket;
  }

 private:
  Ticket ticket_;
  std::vector<Event> events_;
};

std::unique_ptr<TicketVerdict> JudgedBy(const Policy& policy, const Story& story, Instant as_of) {
  auto verdict = std::make_unique<TicketVerdict>();
  EvaluateTicket(policy, story.ticket(), as_of, verdict.get());
  EXPECT_EQ(verdict->timeline.problem, TimelineProblem::kNone);
  return verdict;
}

// The instances of an obligation.
std::vector<ObligationVerdict> Of(const Policy& policy, const TicketVerdict& verdict,
                                  std::string_view id) {
  std::vector<ObligationVerdict> found;
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const ObligationVerdict& instance = verdict.obligations[i];
    if (policy.sla.obligations[instance.obligation].entry.id == id) found.push_back(instance);
  }
  return found;
}

std::string Said(const Policy& policy, const Story& story, std::string_view as_of,
                 Language language = Language::kEnglish) {
  const auto verdict = JudgedBy(policy, story, At(as_of));
  std::string all;
  for (const Reason& reason : Explain(policy, story.ticket(), *verdict)) {
    all += reason.text(language) + "\n";
  }
  EXPECT_EQ(all.find_first_of("{}"), std::string::npos) << all;
  return all;
}

// ------------------------------------------------------------------ what the compiler refuses

TEST(SlaOpenList, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* from;
    const char* to;
    const char* said;
  };
  const Case cases[] = {
      {"starts_at: SERVICE_ENDED", "", "sla.obligation[14] obligation_no_start @obligation"},
      {"fulfilled_by: ANALYZED", "", "sla.obligation[0] obligation_no_fulfilment @obligation"},
      {"starts_at: SERVICE_ENDED", "starts_at: CUSTOM",
       "sla.obligation[14].starts_at[0] custom_by_name @CUSTOM"},
      {"starts_at: SERVICE_ENDED", "starts_at_event: \"shop_closed\"",
       "sla.obligation[14].starts_at_event[0] unknown_event @\"shop_closed\""},
      {"fulfilled_by: REFUND_ARRIVED", "fulfilled_by: [REFUND_ARRIVED, RECEIVED]",
       "sla.obligation[16].fulfilled_by[1] received_too_late @RECEIVED]"},
      {"fulfilled_by: REFUND_ARRIVED", "fulfilled_by: REFUND_FILED",
       "sla.obligation[16].fulfilled_by fulfilled_by_start @fulfilled_by"},
      {"extended_by: EXTENDED", "extended_by: RESPONDED",
       "sla.obligation[2].extended_by[0] extended_by_without_due @RESPONDED"},
      {"before: \"resolution\"", "before: \"resolve\"",
       "sla.obligation[3].before unknown_obligation @\"resolve\""},
      {"before: \"resolution\"", "before: \"extension_notice\"",
       "sla.obligation[3].before before_chain @\"extension_notice\""},
      {"before: \"resolution\"", "", "sla.obligation[3] before_half @obligation"},
      {"not_before: OWN_START", "", "sla.obligation[3] before_half @obligation"},
      {"target { working_days: 5 early: 3 }", "target { working_days: 5 early: 5 }",
       "sla.obligation[16].target[0].early early_not_less @5"},
      {"target { as_promised: true }", "target { as_promised: false }",
       "sla.obligation[15].target[0] target_no_amount @target"},
      {"target { as_promised: true }", "target { as_promised: true early: 1 }",
       "sla.obligation[15].target[0].early early_of_date @1"},
      {"target { working_days: 5 early: 3 }", "target { as_promised: true }",
       "sla.obligation[16].target[0].as_promised as_promised_start @true"},
      {"applies { fact: \"channel_chat\" is: true }",
       "applies { fact: \"channel_chatt\" is: true }",
       "sla.obligation[7].applies.fact unknown_fact @\"channel_chatt\""},
      {"applies { fact: \"channel_chat\" is: true }", "applies { fact: \"rating\" at_most: \"2\" }",
       "sla.obligation[7].applies.fact unknown_fact @\"rating\""},
      {"kept_when { fact: \"ring_count\" at_most: \"3\" }",
       "kept_when { fact: \"channel_phone\" is: true }",
       "sla.obligation[6].kept_when.fact unknown_fact @\"channel_phone\""},
      {"target { elapsed_hours: 2 when { fact: \"handling_urgent\" is: true } }\n    target { "
       "elapsed_hours: 24 }",
       "target { priority: P0 elapsed_hours: 2 } target { priority: P1 elapsed_hours: 2 } target { "
       "elapsed_hours: 24 when { fact: \"handling_urgent\" is: true } }",
       "sla.obligation[4] target_missing @obligation"},
      {"sla {\n  calendar: \"office\"",
       "sla {\n  team_calendar { team: \"A\" calendar: \"shop\" }\n  calendar: \"office\"",
       "sla.team_calendar[0].calendar unknown_calendar @\"shop\""},
      {"sla {\n  calendar: \"office\"",
       "sla {\n  team_calendar { team: \"A\" calendar: \"office\" } team_calendar { team: \"A\" "
       "calendar: \"office\" }\n  calendar: \"office\"",
       "sla.team_calendar[1].team team_twice @\"A\""},
      {"sla {\n  calendar: \"office\"",
       "sla {\n  event { id: \"x\" label { en: \"x\" zh: \"甲\" } } event { id: \"x\" label { en: "
       "\"x\" zh: \"甲\" } }\n  calendar: \"office\"",
       "sla.event[1].id duplicate_id @\"x\""},
      {"id: \"solution_agreed\"", "id: \"response_given\"",
       "sla.milestone[2].id duplicate_id @\"response_given\""},
      {"done_by: RESPONDED", "", "sla.milestone[0] obligation_no_fulfilment @milestone"},
      {"expected_from: EXTENDED", "", "sla.milestone[1] obligation_no_start @milestone"},
      {"signal { id: \"bad_attitude\"", "signal { id: \"channel_phone\"",
       "triage.signal[8].id signal_taken @\"channel_phone\""},
  };
  for (const Case& c : cases) {
    const std::vector<std::string> said = SaidAbout({{c.from, c.to}});
    EXPECT_THAT(said, ::testing::Contains(c.said)) << c.to;
  }
}

TEST(SlaOpenList, TheStandardPolicyHasEveryRule_SLA_1_to_SLA_14) {
  std::vector<std::string> clauses;
  for (const Obligation& obligation : StandardPolicy()->sla.obligations) {
    if (clauses.empty() || clauses.back() != obligation.entry.clause) {
      clauses.push_back(obligation.entry.clause);
    }
  }
  EXPECT_THAT(clauses, ElementsAre("SLA-1", "SLA-2", "SLA-3", "SLA-4", "SLA-5", "SLA-6", "SLA-7",
                                   "SLA-8", "SLA-9", "SLA-10", "SLA-11", "SLA-12", "SLA-13"));
  ASSERT_EQ(StandardPolicy()->sla.milestones.size(), 4u);
  EXPECT_EQ(StandardPolicy()->sla.milestones[0].entry.clause, "SLA-14");
}

// ------------------------------------------------------------------ an obligation by text alone

TEST(SlaOpenList, ADeskAddsAnObligationAndItsEventByTextAlone) {
  const auto policy = EditedPolicy(
      {{"sla {\n  calendar: \"office\"",
        "sla {\n  event { id: \"manager_told\" label { en: \"manager told\" zh: \"已告知\" } }\n"
        "  obligation {\n    id: \"tell_manager\" clause: \"DESK-7\"\n"
        "    label { en: \"word to the account manager\" zh: \"通知客户经理\" }\n"
        "    starts_at: RECEIVED fulfilled_by_event: \"manager_told\"\n"
        "    applies { fact: \"customer_vip\" is: true }\n"
        "    target { working_minutes: 30 }\n  }\n  calendar: \"office\""}});
  ASSERT_NE(policy, nullptr);
  Story story("2026-03-02 17:45:00");
  story.facts().customer_type = CustomerType::kVip;
  story.Add(EventKind::kCustom, "2026-03-03 09:15:00").custom =
      static_cast<std::uint8_t>(policy->sla.EventIndex("manager_told"));
  const auto verdict = JudgedBy(*policy, story, At("2026-03-04 10:00:00"));
  const auto found = Of(*policy, *verdict, "tell_manager");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].state, ObligationState::kMet);
  EXPECT_EQ(found[0].due, At("2026-03-03 09:15:00"));
  EXPECT_EQ(policy->sla.EventIndex("manager_toldt"), -1);
  EXPECT_THAT(Said(*policy, story, "2026-03-04 10:00:00", Language::kChinese),
              HasSubstr("通知客户经理：已于 2026-03-03 09:15:00 按时完成"));
}

// ------------------------------------------------------------------ instances

TEST(SlaInstances, WhatAVerdictCannotHoldIsCounted_SLA_5) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  std::vector<std::string> references;
  references.reserve(200);
  for (int i = 0; i < 200; ++i) references.push_back("R" + std::to_string(i));
  for (const std::string& reference : references) {
    story.Add(EventKind::kCollaborationOpened, "2026-03-02 11:00:00", reference);
  }
  const auto verdict = JudgedBy(policy, story, At("2026-03-02 12:00:00"));
  EXPECT_EQ(verdict->obligation_count, kMaxInstances);
  // Every other obligation has its first.
  const std::size_t held = kMaxInstances - (policy.sla.obligations.size() - 1);
  EXPECT_EQ(Of(policy, *verdict, "collaboration").size(), held);
  EXPECT_EQ(verdict->lost, references.size() - held);
  EXPECT_EQ(Of(policy, *verdict, "refund").size(), 1u);
  EXPECT_THAT(Said(policy, story, "2026-03-02 12:00:00"),
              HasSubstr("events that were not judged: " + std::to_string(verdict->lost)));
}

TEST(SlaInstances, OneMoreThanFitsIsLost_kMaxInstances) {
  const Policy& policy = *StandardPolicy();
  const std::size_t room = kMaxInstances - (policy.sla.obligations.size() - 1);
  std::vector<std::string> references;
  for (std::size_t i = 0; i <= room; ++i) references.push_back("R" + std::to_string(i));
  for (const std::size_t count : {room - 1, room, room + 1}) {
    Story story("2026-03-02 10:00:00");
    for (std::size_t i = 0; i < count; ++i) {
      story.Add(EventKind::kRefundFiled, "2026-03-02 11:00:00", references[i]);
    }
    const auto verdict = JudgedBy(policy, story, At("2026-03-02 12:00:00"));
    EXPECT_EQ(verdict->lost, count > room ? 1u : 0u) << count;
    EXPECT_EQ(verdict->obligation_count, std::min(count, room) + kMaxInstances - room) << count;
  }
}

TEST(SlaInstances, ATimelineOfManyPairsIsChecked) {
  Story story("2026-03-02 10:00:00");
  const std::vector<std::string> references = {"a", "b", "c", ""};
  for (int round = 0; round < 500; ++round) {
    for (const std::string& r : references) {
      story.Add(EventKind::kCollaborationOpened, "2026-03-02 11:00:00", r);
    }
    for (const std::string& r : references) {
      story.Add(EventKind::kCollaborationDone, "2026-03-02 11:00:00", r);
    }
  }
  EXPECT_EQ(CheckTimeline(story.ticket()).problem, TimelineProblem::kNone);
  story.Add(EventKind::kCollaborationDone, "2026-03-02 11:00:00");
  EXPECT_EQ(CheckTimeline(story.ticket()).problem, TimelineProblem::kNotOpened);
  EXPECT_EQ(CheckTimeline(story.ticket()).event, 4000u);
}

// ------------------------------------------------------------------ extensions

TEST(SlaExtensions, MoreThanAreKeptAreCounted_SLA_4) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  const char* const dates[] = {"2026-03-10", "2026-03-11", "2026-03-12",
                               "2026-03-13", "2026-03-16", "2026-03-17"};
  for (const char* date : dates) {
    story.Add(EventKind::kExtended, "2026-03-03 10:00:00").due =
        At(std::string(date) + " 12:00:00");
  }
  const auto verdict = JudgedBy(policy, story, At("2026-03-04 10:00:00"));
  const ObligationVerdict resolution = Of(policy, *verdict, "resolution")[0];
  EXPECT_EQ(resolution.extensions, 6);
  EXPECT_EQ(resolution.due, At("2026-03-17 12:00:00"));
  EXPECT_EQ(resolution.previous_dues[0], At("2026-03-05 18:00:00"));
  EXPECT_EQ(resolution.previous_dues[kMaxPreviousDues - 1], At("2026-03-12 12:00:00"));
  const std::string said = Said(policy, story, "2026-03-04 10:00:00");
  EXPECT_THAT(said, HasSubstr("extended from 2026-03-05 18:00:00 to 2026-03-10 12:00:00"));
  // The fourth was replaced by one that is not kept: nothing is said of what it became.
  EXPECT_THAT(said, Not(HasSubstr("extended from 2026-03-12")));
}

TEST(SlaExtensions, AreSaidAndTraced_SLA_4) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  story.Add(EventKind::kExtended, "2026-03-03 10:00:00").due = At("2026-03-10 12:00:00");
  story.Add(EventKind::kExtended, "2026-03-20 10:00:00").due = At("2026-03-30 12:00:00");
  const std::string said = Said(policy, story, "2026-03-31 10:00:00");
  EXPECT_THAT(said, AllOf(HasSubstr("resolution: breached and still open; it was due 2026-03-10"),
                          HasSubstr("extended from 2026-03-05 18:00:00 to 2026-03-10 12:00:00"),
                          HasSubstr("did not go beyond it: 1"),
                          HasSubstr("notice of the extension: missing")));
  EXPECT_THAT(Said(policy, story, "2026-03-31 10:00:00", Language::kChinese),
              HasSubstr("解决：时限已由 2026-03-05 18:00:00 延至 2026-03-10 12:00:00。"));
  const auto verdict = JudgedBy(policy, story, At("2026-03-31 10:00:00"));
  const Reasons trace = Trace(policy, Of(policy, *verdict, "resolution")[0]);
  ASSERT_FALSE(trace.empty());
  EXPECT_THAT(trace.front().en, HasSubstr("2026-03-05 18:00:00 was replaced by 2026-03-10"));
  EXPECT_THAT(trace.back().en, HasSubstr("5 working days completed"));
}

// At risk counts from the extension: 80 % of the 5 working hours between it and the new date.
TEST(SlaExtensions, AreAtRiskFromTheShareOfTheirOwnTime_SLA_4) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  story.Add(EventKind::kExtended, "2026-03-05 17:00:00").due = At("2026-03-06 13:00:00");
  const Instant warn = At("2026-03-06 12:00:00");
  for (const std::int64_t step : {-1, 0}) {
    const auto verdict = JudgedBy(policy, story, Later(warn, step));
    const ObligationVerdict resolution = Of(policy, *verdict, "resolution")[0];
    EXPECT_EQ(resolution.state, step < 0 ? ObligationState::kRunning : ObligationState::kAtRisk);
    EXPECT_EQ(resolution.next_change, step < 0 ? warn : At("2026-03-06 13:00:00"));
  }
}

// Reopening after an extension: the date stands, the closed time counts.
TEST(SlaExtensions, StandAfterReopening_CAL_13) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  story.Add(EventKind::kExtended, "2026-03-03 10:00:00").due = At("2026-03-10 12:00:00");
  story.Add(EventKind::kResolved, "2026-03-04 10:00:00");
  story.Add(EventKind::kReopened, "2026-03-09 10:00:00");
  const auto verdict = JudgedBy(policy, story, At("2026-03-10 12:00:01"));
  const ObligationVerdict resolution = Of(policy, *verdict, "resolution")[0];
  EXPECT_EQ(resolution.due, At("2026-03-10 12:00:00"));
  EXPECT_EQ(resolution.state, ObligationState::kBreached);
  EXPECT_EQ(resolution.paused, 0);
}

// A desk may let promises be extended: the one with the reference.
TEST(SlaExtensions, ReachThePromiseOfTheirReference_SLA_12) {
  const auto policy = EditedPolicy(
      {{"target { as_promised: true }", "target { as_promised: true } extended_by: EXTENDED"}});
  ASSERT_NE(policy, nullptr);
  Story story("2026-03-02 10:00:00");
  story.Add(EventKind::kPromised, "2026-03-02 11:00:00", "1").due = At("2026-03-03 12:00:00");
  story.Add(EventKind::kPromised, "2026-03-02 11:00:00", "2").due = At("2026-03-03 12:00:00");
  story.Add(EventKind::kExtended, "2026-03-03 12:00:00", "2").due = At("2026-03-04 12:00:00");
  const auto verdict = JudgedBy(*policy, story, At("2026-03-03 12:00:00"));
  const auto promises = Of(*policy, *verdict, "promised_answer");
  ASSERT_EQ(promises.size(), 2u);
  EXPECT_EQ(promises[0].due, At("2026-03-03 12:00:00"));
  EXPECT_EQ(promises[1].due, At("2026-03-04 12:00:00"));
  EXPECT_EQ(promises[1].target.amount, Hours(49).us);
  EXPECT_EQ(Of(*policy, *verdict, "resolution")[0].extensions, 0);
}

// ------------------------------------------------------------------ against a plain reference

// What happens to a ticket, in minutes: collaborations by reference, and extensions.
struct Step {
  EventKind kind;
  std::int64_t minute;
  int reference;
  std::int64_t until = 0;
};

// Opened or filed again while open, or ended without being open.
bool Contradicts(const std::vector<Step>& steps, const Step& next) {
  bool open = false;
  std::int64_t last_until = 0;
  for (const Step& step : steps) {
    if (step.kind == EventKind::kExtended) last_until = step.until;
    if (step.reference == next.reference && step.kind == EventKind::kCollaborationOpened) {
      open = true;
    }
    if (step.reference == next.reference && step.kind == EventKind::kCollaborationDone) {
      open = false;
    }
  }
  if (next.kind == EventKind::kCollaborationOpened) return open;
  if (next.kind == EventKind::kCollaborationDone) return !open;
  return next.until <= last_until || next.until <= next.minute;
}

// SLA-4 and SLA-5 as a person would follow them with a pencil.
TEST(SlaReference, InstancesAndExtensionsAgreeWithAPencil) {
  const Policy& policy = *StandardPolicy();
  const Instant begin = At("2026-03-02 10:00:00");
  constexpr std::int64_t kDay = 24 * 60;
  const std::vector<std::string> names = {"A", "B", "C"};
  std::mt19937 random(20260302);
  const auto below = [&random](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(n));
  };
  int several = 0;
  int extended = 0;
  int contradicted = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Step> steps;
    std::int64_t minute = 0;
    bool contradiction = false;
    for (std::int64_t i = 2 + below(10); i > 0 && !contradiction; --i) {
      minute += below(6 * 60);
      constexpr EventKind kKinds[] = {EventKind::kCollaborationOpened,
                                      EventKind::kCollaborationOpened,
                                      EventKind::kCollaborationDone, EventKind::kExtended};
      Step step{kKinds[below(4)], minute, static_cast<int>(below(3))};
      if (step.kind == EventKind::kExtended) step.until = minute + below(3 * kDay) - 60;
      contradiction = Contradicts(steps, step);
      // Most of what contradicts is left out, so that stories grow long.
      if (contradiction && below(20) != 0) {
        contradiction = false;
        continue;
      }
      steps.push_back(step);
    }
    std::vector<Event> events;
    for (const Step& step : steps) {
      Event event;
      event.kind = step.kind;
      event.at = Later(begin, Minutes(step.minute).us);
      if (step.kind == EventKind::kExtended) {
        event.due = Later(begin, Minutes(step.until).us);
      } else {
        event.reference = names[static_cast<std::size_t>(step.reference)];
      }
      events.push_back(event);
    }
    Ticket ticket;
    ticket.received = begin;
    ticket.priority = Priority::kP0;
    ticket.events = events.data();
    ticket.event_count = events.size();
    const std::int64_t now = below(minute + 2 * kDay);
    TicketVerdict verdict;
    EvaluateTicket(policy, ticket, Later(begin, Minutes(now).us), &verdict);
    ASSERT_EQ(verdict.timeline.problem != TimelineProblem::kNone, contradiction) << round;
    contradicted += contradiction;
    if (contradiction) continue;
    // P0 is urgent: 2 h; resolution in 24 h unless it was extended in time.
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;  // opened, done or -1
    std::vector<int> of;
    std::int64_t due = kDay;
    int moved = 0;
    for (const Step& step : steps) {
      if (step.minute > now) break;
      if (step.kind == EventKind::kCollaborationOpened) {
        spans.emplace_back(step.minute, -1);
        of.push_back(step.reference);
      } else if (step.kind == EventKind::kCollaborationDone) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
          if (of[i] == step.reference && spans[i].second < 0) spans[i].second = step.minute;
        }
      } else if (step.minute <= due && step.until > due) {
        due = step.until;
        ++moved;
      }
    }
    const auto found = Of(policy, verdict, "collaboration");
    ASSERT_EQ(found.size(), std::max<std::size_t>(spans.size(), 1)) << round;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const std::int64_t end = spans[i].second < 0 ? now : spans[i].second;
      EXPECT_EQ(found[i].start, Later(begin, Minutes(spans[i].first).us)) << round;
      EXPECT_EQ(found[i].due, Later(found[i].start, Hours(2).us)) << round;
      EXPECT_EQ(found[i].used, Minutes(end - spans[i].first).us) << round;
      EXPECT_EQ(found[i].done.is_known(), spans[i].second >= 0) << round;
      EXPECT_EQ(found[i].state == ObligationState::kBreached, end - spans[i].first > 120) << round;
    }
    const ObligationVerdict resolution = Of(policy, verdict, "resolution")[0];
    EXPECT_EQ(resolution.due, Later(begin, Minutes(due).us)) << round;
    EXPECT_EQ(resolution.extensions, moved) << round;
    EXPECT_EQ(resolution.target.amount, Minutes(due).us) << round;
    EXPECT_EQ(resolution.state == ObligationState::kBreached, now > due) << round;
    several += spans.size() > 1;
    extended += moved > 0;
  }
  EXPECT_GT(several, 500);
  EXPECT_GT(extended, 300);
  EXPECT_GT(contradicted, 100);
}

// ------------------------------------------------------------------ what is said

TEST(SlaReasons, SayWhyAndWhyNot) {
  const Policy& policy = *StandardPolicy();
  struct Case {
    EventKind kind;
    Channel channel;
    const char* en;
    const char* zh;
  };
  const Case cases[] = {
      {EventKind::kRang, Channel::kPhone,
       "answer to the online chat: does not apply, because of: "
       "not channel: chat.",
       "应答在线咨询：不适用，依据：非渠道为在线客服。"},
      {EventKind::kRang, Channel::kUnspecified,
       "answer to the phone: it is not known whether it applies, because it is not known whether: "
       "channel: phone; if it does, it is due 2026-03-02 11:00:10 (10 s from 2026-03-02 11:00:00).",
       "接听电话：尚不知是否适用，因为以下情况未知：渠道为电话；若适用，时限为 2026-03-02 "
       "11:00:10"},
      {EventKind::kRefundFiled, Channel::kPhone,
       "arrival of the refund: not expected before 2026-03-05 18:00:00.",
       "退款到账：预计不早于 2026-03-05 18:00:00。"},
  };
  for (const Case& c : cases) {
    Story story("2026-03-02 10:00:00");
    story.facts().channel = c.channel;
    story.Add(c.kind, "2026-03-02 11:00:00");
    EXPECT_THAT(Said(policy, story, "2026-03-02 11:00:00"), HasSubstr(c.en));
    EXPECT_THAT(Said(policy, story, "2026-03-02 11:00:00", Language::kChinese), HasSubstr(c.zh));
  }
}

TEST(SlaReasons, SayWhichTargetAndWhatIsMissing_SLA_5) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  story.facts().handling = Handling::kUrgent;
  story.Add(EventKind::kCollaborationOpened, "2026-03-02 11:00:00", "SECRET-1");
  story.Add(EventKind::kCollaborationOpened, "2026-03-02 11:30:00", "SECRET-2");
  const std::string said = Said(policy, story, "2026-03-02 12:00:00");
  EXPECT_THAT(said, AllOf(HasSubstr("internal collaboration ticket (1): running; due 2026-03-02 "
                                    "13:00:00"),
                          HasSubstr("internal collaboration ticket (2): the target is 2 h, because "
                                    "of: handling: urgent."),
                          Not(HasSubstr("SECRET"))));
}

TEST(SlaReasons, SayTheRingsAndTheRecords_SLA_7) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-02 10:00:00");
  story.facts().channel = Channel::kPhone;
  story.facts().not_recorded = std::uint64_t{1} << static_cast<unsigned>(EventKind::kSurveySent);
  story.Add(EventKind::kRang, "2026-03-02 11:00:00");
  story.Add(EventKind::kAnswered, "2026-03-02 11:00:05").ring_count = 4;
  story.Add(EventKind::kContactEnded, "2026-03-02 11:10:00");
  const std::string said = Said(policy, story, "2026-03-02 12:00:00");
  EXPECT_THAT(said, AllOf(HasSubstr("breached, because it was not done as required: number of "
                                    "rings 4."),
                          HasSubstr("satisfaction survey: it is not known whether it was done"),
                          HasSubstr("record of a call or chat: breached and still open")));
}

TEST(SlaReasons, SayWhoseTheTimeWas) {
  const Policy& policy = *StandardPolicy();
  Story story("2026-03-06 17:00:00");
  const std::string said = Said(policy, story, "2026-03-09 10:00:00");
  EXPECT_THAT(said, HasSubstr("first analysis: of the time since 2026-03-06 17:00:00, 2 h was the "
                              "desk's, 0 s waiting or closed, 63 h outside working hours."));
}

// A pause and the time for which a resolution stood are in the trace, and what counts sums up.
TEST(SlaReasons, TheTraceShowsTimeOff_CAL_12) {
  const auto policy = EditedPolicy(
      {{"pausing { counts: CLOCK_TIME }",
        "pausing { while_status: WAITING_CUSTOMER clock: [ELAPSED, WORKING_TIME, WORKING_DAYS] "
        "counts: CLOCK_TIME }"}});
  ASSERT_NE(policy, nullptr);
  Story story("2026-03-02 10:00:00");
  story.facts().priority = Priority::kP0;
  story.Add(EventKind::kStatusChanged, "2026-03-02 12:00:00").status = Status::kWaitingCustomer;
  story.Add(EventKind::kStatusChanged, "2026-03-02 15:00:00").status = Status::kInProgress;
  story.Add(EventKind::kResolved, "2026-03-02 16:00:00");
  story.Add(EventKind::kReopened, "2026-03-02 20:00:00");
  const auto verdict = JudgedBy(*policy, story, At("2026-03-03 10:00:00"));
  const ObligationVerdict resolution = Of(*policy, *verdict, "resolution")[0];
  EXPECT_EQ(resolution.due, At("2026-03-03 17:00:00"));
  const Reasons trace = Trace(*policy, story.ticket(), resolution, At("2026-03-03 10:00:00"));
  ASSERT_EQ(trace.size(), 6u);
  EXPECT_THAT(trace[1].en, HasSubstr("12:00:00 to 2026-03-02 15:00:00: paused"));
  EXPECT_THAT(trace[3].en, HasSubstr("16:00:00 to 2026-03-02 20:00:00: paused"));
  EXPECT_EQ(trace[5].en, "In all: 24 h.");
  EXPECT_EQ(Trace(*policy, resolution).size(), 2u);
}

TEST(SlaReasons, ATicketWithoutEventsSaysNothingOfThem) {
  const Story story("2026-03-02 10:00:00");
  const std::string said = Said(*StandardPolicy(), story, "2026-03-02 10:00:00");
  EXPECT_THAT(said, AllOf(Not(HasSubstr("arrival of the refund")), Not(HasSubstr("does not apply")),
                          Not(HasSubstr("missing; it is"))));
}

}  // namespace
}  // namespace guiju
