#include "guiju/proto.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "guiju/load.h"

namespace guiju {
namespace {

using testing::ElementsAre;

std::vector<std::string> Ids(const Findings& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.push_back(finding.id + "@" + finding.path);
  return ids;
}

v1::Ticket Received(const char* iso) {
  v1::Ticket ticket;
  ticket.set_id("T1");
  ticket.mutable_received()->set_iso(iso);
  return ticket;
}

TEST(EvaluateMessages, NeedAMomentOfJudgement) {
  const Instant moments[] = {Instant::Unknown(), Instant::Never(), Instant{kMinFact.us - 1},
                             kEndOfFacts};
  for (const Instant as_of : moments) {
    Findings findings;
    v1::TicketEvaluation ticket;
    EXPECT_FALSE(Evaluate(*StandardPolicy(), Received("2026-02-13T10:00:00+08:00"), as_of, &ticket,
                          &findings));
    EXPECT_THAT(Ids(findings), ElementsAre("instant_range@as_of"));
    findings.clear();
    std::vector<v1::CustomerEvaluation> customers;
    EXPECT_FALSE(
        Evaluate(*StandardPolicy(), std::vector<v1::Customer>(), as_of, &customers, &findings));
    EXPECT_THAT(Ids(findings), ElementsAre("instant_range@as_of"));
  }
}

TEST(EvaluateMessages, TheEndsOfTheYearsAreMoments) {
  for (const Instant as_of : {kMinFact, Instant{kEndOfFacts.us - 1}}) {
    Findings findings;
    v1::TicketEvaluation ticket;
    EXPECT_TRUE(
        Evaluate(*StandardPolicy(), Received("1970-01-01T00:00:00Z"), as_of, &ticket, &findings));
    EXPECT_THAT(Ids(findings), ElementsAre());
  }
}

TEST(EvaluateMessages, SayWhereATicketIsWrong) {
  v1::Ticket ticket = Received("2026-02-13T10:00:00+08:00");
  ticket.add_signal()->set_name("sytem_down");
  v1::Event* rated = ticket.add_event();
  rated->set_kind(v1::Event::RATED);
  rated->mutable_at()->set_iso("2026-02-13T11:00:00+08:00");
  rated->set_rating(6);
  ticket.add_event()->set_kind(v1::Event::RESOLVED);
  ticket.mutable_event(1)->mutable_at()->set_never(true);
  Findings findings;
  v1::TicketEvaluation evaluation;
  EXPECT_FALSE(
      Evaluate(*StandardPolicy(), ticket, Instant{kEndOfFacts.us - 1}, &evaluation, &findings));
  EXPECT_THAT(Ids(findings), testing::UnorderedElementsAre("unknown_signal@signal[0].name",
                                                           testing::EndsWith("@event[0].rating"),
                                                           "instant_never@event[1].at"));
}

TEST(EvaluateMessages, TheReceiptIsNoEvent) {
  v1::Ticket ticket = Received("2026-02-13T10:00:00+08:00");
  v1::Event* event = ticket.add_event();
  event->set_kind(v1::Event::RECEIVED);
  event->mutable_at()->set_iso("2026-02-13T10:00:00+08:00");
  Findings findings;
  v1::TicketEvaluation evaluation;
  EXPECT_FALSE(
      Evaluate(*StandardPolicy(), ticket, Instant{kEndOfFacts.us - 1}, &evaluation, &findings));
  EXPECT_THAT(Ids(findings), ElementsAre("received_event@event[0].kind"));
}

}  // namespace
}  // namespace guiju
