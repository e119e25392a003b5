// INT-6 and INT-8 to INT-10: departments, feedback flows, hand-overs and marks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/proto.h"
#include "guiju/triage.h"

namespace guiju {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const TriagePolicy& Standard() { return StandardPolicy()->triage; }

std::vector<std::string> Ids(const TriageList& list, std::uint64_t bits) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < list.actions.size(); ++i) {
    if ((bits >> i & 1u) != 0) ids.push_back(list.actions[i].entry.id);
  }
  return ids;
}

std::uint64_t Bit(const char* signal) {
  const int index = Standard().SignalIndex(signal);
  EXPECT_GE(index, 0) << signal;
  return std::uint64_t{1} << index;
}

// Every signal is known to be no, but for one.
Ticket With(const char* signal) {
  Ticket ticket;
  ticket.signals.yes = Bit(signal);
  ticket.signals.no = ((std::uint64_t{1} << Standard().signals.size()) - 1) & ~ticket.signals.yes;
  return ticket;
}

TEST(TriageLists, EachSignalOfARouteDecidesIt_INT_8) {
  const struct {
    const char* signal;
    std::vector<std::string> routes;
  } cases[] = {
      {"technical_problem", {"technical", "with_technical"}},
      {"function_abnormal", {"technical", "with_technical"}},
      {"system_down", {"technical", "with_technical"}},
      {"hardware_fault", {"technical", "with_technical"}},
      {"bad_attitude", {"attitude"}},
      {"logistics_problem", {"logistics", "with_logistics"}},
      {"asks_repair", {"with_after_sales"}},
      {"asks_question", {}},
  };
  for (const auto& c : cases) {
    const TriageHits hits = Triage(Standard(), With(c.signal)).routes;
    EXPECT_EQ(Ids(Standard().routes, hits.held), c.routes) << c.signal;
    EXPECT_EQ(hits.undecided, 0u);
    // Unknown is neither.
    Ticket ticket = With(c.signal);
    ticket.signals.yes = 0;
    const TriageHits open = Triage(Standard(), ticket).routes;
    EXPECT_EQ(open.held & hits.held, 0u) << c.signal;
  }
}

TEST(TriageLists, NoEntryIsHeldAndUndecided_INT_8) {
  const TriageVerdict verdict = Triage(Standard(), Ticket{});
  for (const TriageHits& hits :
       {verdict.routes, verdict.feedback, verdict.hand_overs, verdict.marks}) {
    EXPECT_EQ(hits.held, 0u);
    EXPECT_NE(hits.undecided, 0u);
  }
  // The category is known once triage has decided, so its route is no question.
  EXPECT_THAT(
      Ids(Standard().routes, verdict.routes.undecided),
      ElementsAre("technical", "attitude", "logistics", "with_technical", "with_logistics"));
}

TEST(TriageLists, SegmentsAreAskedByTheirPlace_INT_9) {
  Ticket ticket = With("asks_question");
  EXPECT_THAT(Ids(Standard().hand_overs, Triage(Standard(), ticket).hand_overs.undecided),
              ElementsAre("high_priority_customer"));
  const std::vector<Entry>& segments = StandardPolicy()->segment.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    ticket.segments = {std::uint64_t{1} << i, 0xF & ~(std::uint64_t{1} << i)};
    const TriageHits hits = Triage(Standard(), ticket).hand_overs;
    EXPECT_EQ(hits.undecided, 0u);
    const bool high = segments[i].id == "complaint" || segments[i].id == "high_value";
    EXPECT_EQ(hits.held != 0, high) << segments[i].id;
  }
}

TEST(TriageLists, UrgentHandlingGoesToSomebodyAtOnce_INT_6) {
  const TriageList& list = Standard().hand_overs;
  for (const char* signal : {"system_down", "customer_agitated", "complaint_escalated"}) {
    EXPECT_THAT(Ids(list, Triage(Standard(), With(signal)).hand_overs.held), ElementsAre("urgent"));
  }
  ASSERT_EQ(list.actions[0].places.size(), 2u);
  EXPECT_TRUE(list.actions[0].at_once);
  EXPECT_THAT(Ids(list, Triage(Standard(), With("needs_follow_up")).hand_overs.held), IsEmpty());
}

// A mark changes nothing else.
TEST(TriageLists, AMarkIsNoDecision_INT_10) {
  const TriageVerdict without = Triage(Standard(), With("asks_question"));
  Ticket ticket = With("asks_question");
  ticket.signals.yes |= Bit("refuses_information");
  const TriageVerdict with = Triage(Standard(), ticket);
  EXPECT_THAT(Ids(Standard().marks, with.marks.held), ElementsAre("information_incomplete"));
  EXPECT_EQ(without.marks.held, 0u);
  EXPECT_EQ(with.priority, without.priority);
  EXPECT_EQ(with.handling, without.handling);
  EXPECT_EQ(with.routes.held, without.routes.held);
  EXPECT_EQ(with.hand_overs.held, without.hand_overs.held);
}

v1::TicketEvaluation Judged(v1::Ticket ticket, Findings* findings) {
  ticket.set_id("T");
  ticket.mutable_received()->set_iso("2026-03-02T09:00:00+08:00");
  v1::TicketEvaluation evaluation;
  Evaluate(*StandardPolicy(), ticket, FromUnixSeconds(1'800'000'000), &evaluation, findings);
  return evaluation;
}

TEST(TriageLists, SegmentsOfATicketAreChecked_INT_9) {
  v1::Ticket ticket;
  Findings findings;
  ticket.mutable_customer_segments()->add_id("high_value");
  EXPECT_EQ(Judged(ticket, &findings).triage().hand_over_size(), 1);
  EXPECT_THAT(findings, IsEmpty());
  ticket.mutable_customer_segments()->add_id("hihg_value");
  Judged(ticket, &findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].id, "unknown_segment");
  EXPECT_EQ(findings[0].path, "customer_segments.id[1]");
  EXPECT_THAT(findings[0].en, HasSubstr("high_value"));
}

TEST(TriageLists, ExplanationsSayWhoAndWhy_INT_8_INT_9_INT_10) {
  v1::Ticket ticket;
  for (const char* name : {"hardware_fault", "refuses_information", "rejects_solution"}) {
    v1::Signal* signal = ticket.add_signal();
    signal->set_name(name);
    signal->set_value(true);
  }
  Findings findings;
  const v1::TicketEvaluation found = Judged(ticket, &findings);
  for (const char* text :
       {"technical problem: goes to \"research and development\", because: hardware fault.",
        "feedback of a problem: to the department that the problem belongs to, then tell it what "
        "the customer needs and by when; looked at again every day; because: quality.",
        "solution rejected: hand over to a supervisor, because: rejects the solution.",
        "The ticket is marked \"customer information incomplete\", because: refuses non-essential "
        "information; the customer is served all the same.",
        "Hand-over: \"malicious complaint\" or \"customer of high priority\" may apply as well, "
        "because it is not known whether: malicious complaint, complaint customer, high-value "
        "customer."}) {
    EXPECT_THAT(found.reason_en(), Contains(text));
  }
  for (const char* text :
       {"技术问题：转“研发部门”，因为：硬件故障。", "客户不接受方案：转交主管，因为：不接受方案。",
        "工单标记为“客户信息不完整”，因为：拒绝提供非必要信息；仍照常服务客户。"}) {
    EXPECT_THAT(found.reason_zh(), Contains(text));
  }
}

}  // namespace
}  // namespace guiju
