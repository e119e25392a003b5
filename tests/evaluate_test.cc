// The hall: what one call composes is what the rooms say one after the other.
#include "guiju/evaluate.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "guiju/load.h"
#include "guiju/proto.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

std::size_t IndexOf(const std::vector<Entry>& entries, const std::string& id) {
  std::size_t i = 0;
  while (i < entries.size() && entries[i].id != id) ++i;
  EXPECT_LT(i, entries.size()) << id;
  return i;
}

// Everything known, and in no segment of the standard policy but what `complaint` says.
Customer Regular(Instant complaint) {
  Customer customer;
  customer.annual_spend = Ratio::Of(100);
  customer.previous_annual_spend = Ratio::Of(200);
  customer.spending_more = {1, 2};
  customer.customer_since = Shanghai({2020, 1, 1});
  customer.first_purchase = Shanghai({2020, 1, 1});
  customer.last_purchase = Shanghai({2026, 2, 20});
  customer.last_interaction = Shanghai({2026, 2, 20});
  customer.last_complaint = complaint;
  customer.renewal = {1, 1};
  customer.satisfaction = Ratio::Of(5);
  customer.latest_rating = Ratio::Of(5);
  customer.membership_level = 0;
  return customer;
}

class CaseTest : public testing::Test {
 protected:
  CaseTest() {
    resolved_.kind = EventKind::kResolved;
    resolved_.at = Shanghai({2026, 2, 26}, 12);
    ticket_.id = "T";
    ticket_.received = Shanghai({2026, 2, 26}, 10);
    ticket_.category = Category::kAfterSales;
    ticket_.events = &resolved_;
    ticket_.event_count = 1;
  }

  CaseVerdict Judge(const Customer& customer) {
    CaseVerdict verdict;
    EvaluateTicket(*policy_, customer, nullptr, ticket_, as_of_, &verdict);
    return verdict;
  }

  const std::shared_ptr<const Policy> policy_ = StandardPolicy();
  const Instant as_of_ = Shanghai({2026, 2, 26}, 13);
  Event resolved_;
  Ticket ticket_;
};

// SEG-4, SEG-6, SEG-7, INT-9, CB-5: the customer's segment reaches the choice of agents for the
// callback.
TEST_F(CaseTest, TheCustomerReachesTheTicketAndItsCallback) {
  const std::size_t complaint = IndexOf(policy_->segment.segments, "complaint");
  std::vector<Entry> hand_overs;
  for (const TriageList::Action& action : policy_->triage.hand_overs.actions) {
    hand_overs.push_back(action.entry);
  }
  const std::size_t hand_over = IndexOf(hand_overs, "high_priority_customer");
  for (const bool complained : {false, true}) {
    const CaseVerdict verdict =
        Judge(Regular(complained ? Shanghai({2026, 2, 1}) : Instant::Never()));
    EXPECT_EQ(verdict.customer.segments.matched >> complaint & 1u, complained ? 1u : 0u);
    EXPECT_EQ(verdict.customer.type.type, CustomerType::kExisting);
    EXPECT_EQ(verdict.customer.care, CareActions(policy_->segment, verdict.customer.segments));
    EXPECT_EQ(verdict.ticket.triage.hand_overs.held >> hand_over & 1u, complained ? 1u : 0u);
    EXPECT_EQ(verdict.tier.tier == CallbackTierChoice::kOtherwise, !complained);
    ASSERT_EQ(verdict.callback_count, policy_->callback.scenarios.size());
    for (std::size_t i = 0; i < verdict.callback_count; ++i) {
      const bool is_case = policy_->callback.scenarios[i].entry.id == "after_sales";
      EXPECT_EQ(verdict.callbacks[i].state,
                is_case ? CallbackState::kPlanned : CallbackState::kDoesNotApply);
    }
  }
}

// What the ticket itself says of its customer stands first.
TEST_F(CaseTest, TheTicketsOwnWordStands) {
  const std::size_t complaint = IndexOf(policy_->segment.segments, "complaint");
  ticket_.segments.no = ~std::uint64_t{0};
  EXPECT_EQ(Judge(Regular(Shanghai({2026, 2, 1}))).tier.tier, CallbackTierChoice::kOtherwise);
  ticket_.segments = {std::uint64_t{1} << complaint, 0};
  EXPECT_NE(Judge(Regular(Instant::Never())).tier.tier, CallbackTierChoice::kOtherwise);
}

// An undecided segment is unknown, not a no: the tier that asks for it is reported.
TEST_F(CaseTest, AnUndecidedSegmentIsUnknown) {
  const CaseVerdict verdict = Judge(Regular(Instant::Unknown()));
  const Signals facts = SegmentsAsFacts(policy_->segment, verdict.customer.segments);
  const std::size_t complaint = IndexOf(policy_->segment.segments, "complaint");
  EXPECT_EQ((facts.yes | facts.no) >> complaint & 1u, 0u);
  EXPECT_EQ(verdict.tier.undecided, 1u);
}

// The obligations are those of the call for the ticket alone.
TEST_F(CaseTest, TheTicketIsJudgedAsAlone) {
  TicketVerdict alone;
  EvaluateTicket(*policy_, ticket_, as_of_, &alone);
  const CaseVerdict together = Judge(Regular(Instant::Never()));
  ASSERT_EQ(together.ticket.obligation_count, alone.obligation_count);
  for (std::size_t i = 0; i < alone.obligation_count; ++i) {
    EXPECT_EQ(together.ticket.obligations[i].state, alone.obligations[i].state);
    EXPECT_EQ(together.ticket.obligations[i].due, alone.obligations[i].due);
  }
}

// The same on messages, on the customer's own clock (CB-2).
TEST(CaseMessages, SayWhatTheStructsSay) {
  const auto policy = StandardPolicy();
  v1::Customer customer;
  customer.set_id("C");
  customer.mutable_last_complaint()->set_iso("2026-02-01T00:00:00+08:00");
  customer.set_zone("Asia/Tokyo");
  v1::Ticket ticket;
  ticket.set_id("T");
  ticket.set_customer_id("C");
  ticket.set_category(v1::Category::AFTER_SALES);
  ticket.mutable_received()->set_iso("2026-02-26T10:00:00+08:00");
  v1::Event* const resolved = ticket.add_event();
  resolved->set_kind(v1::Event::RESOLVED);
  resolved->mutable_at()->set_iso("2026-02-26T12:00:00+08:00");
  const Instant as_of = Shanghai({2026, 2, 26}, 23);
  v1::TicketEvaluation of_ticket;
  v1::CustomerEvaluation of_customer;
  v1::CallbackEvaluation callbacks;
  Findings findings;
  ASSERT_TRUE(
      Evaluate(*policy, ticket, customer, as_of, &of_ticket, &of_customer, &callbacks, &findings))
      << Describe(findings);
  EXPECT_EQ(of_customer.segment().primary(), "complaint");
  bool handed_over = false;
  for (const auto& hand_over : of_ticket.triage().hand_over()) {
    handed_over |= hand_over.id() == "high_priority_customer";
  }
  EXPECT_TRUE(handed_over);
  ASSERT_EQ(callbacks.plan_size(), static_cast<int>(policy->callback.scenarios.size()));
  const v1::CallbackPlan& plan = callbacks.plan(1);
  EXPECT_EQ(plan.scenario(), "after_sales");
  EXPECT_EQ(plan.tier(), "senior");
  EXPECT_EQ(plan.earliest().iso(), "2026-02-27T08:00:00+09:00");

  customer.set_id("D");
  EXPECT_FALSE(
      Evaluate(*policy, ticket, customer, as_of, &of_ticket, &of_customer, &callbacks, &findings));
  EXPECT_EQ(findings.back().path, "ticket.customer_id");
  findings.clear();
  customer.set_id("C");
  customer.set_zone("Asia/Nowhere");
  EXPECT_FALSE(
      Evaluate(*policy, ticket, customer, as_of, &of_ticket, &of_customer, &callbacks, &findings));
  EXPECT_EQ(findings.front().path, "customer.zone");
}

// SCO-4: each team is ranked within its own month, whatever the order of the months.
TEST(EvaluateMonths, RanksEveryTeamWithinItsMonth) {
  const auto policy = StandardPolicy();
  const struct {
    const char* agent;
    const char* team;
    const char* month;
    std::int64_t handled;
    std::int64_t ahead;
    std::int64_t size;
  } cases[] = {{"a", "T1", "2026-03", 10, 1, 2}, {"b", "T2", "2026-03", 10, 0, 1},
               {"a", "T1", "2026-02", 5, 0, 1},  {"c", "T1", "2026-03", 11, 0, 2},
               {"d", "T3", "2026-03", 7, 0, 2},  {"e", "T3", "2026-03", 7, 0, 2}};
  std::vector<AgentMonth> months;
  for (const auto& c : cases) {
    AgentMonth& month = months.emplace_back();
    month.agent_id = c.agent;
    month.team_id = c.team;
    month.month = c.month;
    month.handled = Ratio::Of(c.handled);
  }
  std::vector<ScoreVerdict> verdicts(months.size());
  DeskMonthScratch scratch;
  EXPECT_TRUE(EvaluateMonths(*policy, months.data(), months.size(), &scratch, verdicts.data()));
  for (std::size_t i = 0; i < months.size(); ++i) {
    EXPECT_EQ(months[i].team_ahead.numerator, cases[i].ahead) << i;
    EXPECT_EQ(months[i].team_ahead.denominator, cases[i].size) << i;
    EXPECT_EQ(verdicts[i].total, Score(policy->score, months[i]).total) << i;
  }
}

TEST(EvaluateMonths, SaysWhatIsOutOfDomain) {
  const auto policy = StandardPolicy();
  AgentMonth month;
  month.satisfaction = Ratio::Of(6);
  ScoreVerdict verdict;
  DeskMonthScratch scratch;
  EXPECT_FALSE(EvaluateMonths(*policy, &month, 1, &scratch, &verdict));
  EXPECT_NE(verdict.out_of_domain, 0u);
  EXPECT_TRUE(EvaluateMonths(*policy, &month, 0, &scratch, &verdict));
}

}  // namespace
}  // namespace guiju::internal
