// Runs one conformance case: the policy with its overlay, the facts, the differences.
#ifndef GUIJU_TESTS_CONFORMANCE_RUN_H_
#define GUIJU_TESTS_CONFORMANCE_RUN_H_

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance_compare.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "guiju/proto.h"
#include "guiju/stats.h"
#include "guiju/v1/conformance.pb.h"
#include "message_source.h"
#include "problems.h"

namespace guiju::internal {

// Empties the field at "score.metric"; false when there is none.
inline bool ClearPath(google::protobuf::Message* message, std::string_view path) {
  for (;;) {
    const std::size_t end = path.find('.');
    const auto* field = message->GetDescriptor()->FindFieldByName(std::string(path.substr(0, end)));
    if (field == nullptr) return false;
    if (end == std::string_view::npos) {
      message->GetReflection()->ClearField(message, field);
      return true;
    }
    if (field->is_repeated() ||
        field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
      return false;
    }
    message = message->GetReflection()->MutableMessage(message, field);
    path = path.substr(end + 1);
  }
}

class CaseRunner {
 public:
  // `path` is the case's place in its file: "case[3]". `positions` are the file's.
  CaseRunner(const v1::ConformanceCase& proto, std::string path, const PositionMap& positions)
      : case_(proto), path_(std::move(path)), comparer_([&positions](const std::string& where) {
          return positions.Find(where) != nullptr;
        }) {}

  // One line for everything that is not as expected; empty when the case holds.
  Strings Run() {
    if (ExpectsNothing()) return {"the case expects nothing"};
    LoadPolicyOfCase();
    if (policy_ != nullptr) Evaluate();
    CompareFindings();
    return std::move(problems_);
  }

 private:
  bool ExpectsNothing() const {
    return case_.expect_ticket().empty() && case_.expect_customer().empty() &&
           case_.expect_agent().empty() && case_.expect_month().empty() &&
           case_.expect_absent().empty() && case_.expect_finding().empty();
  }

  void LoadPolicyOfCase() {
    v1::Policy proto;
    ReadMessage({StandardPolicyText(), "standard.textproto"}, &proto);
    for (const std::string& path : case_.clear()) {
      if (!ClearPath(&proto, path)) problems_.push_back("nothing to clear at " + path);
    }
    proto.MergeFrom(case_.overlay());
    LoadedPolicy loaded = LoadPolicy(proto.SerializeAsString(), "case.binpb");
    findings_ = std::move(loaded.findings);
    policy_ = std::move(loaded.policy);
  }

  void Evaluate() {
    const bool facts[] = {!case_.ticket().empty(), !case_.customer().empty(),
                          !case_.agent_month().empty(), !case_.history().empty()};
    const bool expectations[] = {!case_.expect_ticket().empty(), !case_.expect_customer().empty(),
                                 !case_.expect_agent().empty(), !case_.expect_month().empty()};
    int kinds = 0;
    for (int i = 0; i < 4; ++i) {
      kinds += facts[i];
      if (expectations[i] && !facts[i]) {
        problems_.push_back("expectations of another kind than the facts");
      }
    }
    if (kinds > 1) problems_.push_back("one kind of facts to a case");
    if (facts[0]) EvaluateTickets();
    if (facts[1]) EvaluateCustomers();
    if (facts[2]) EvaluateMonths();
    if (facts[3]) EvaluateHistory();
    if (kinds == 0 && !case_.expect_absent().empty()) problems_.push_back("there are no facts");
  }

  void EvaluateTickets() {
    const Instant as_of = AsOf();
    std::vector<v1::TicketEvaluation> actual;
    for (const v1::Ticket& ticket : case_.ticket()) {
      v1::TicketEvaluation evaluation;
      if (!guiju::Evaluate(*policy_, ticket, as_of, &evaluation, &findings_)) return;
      actual.push_back(std::move(evaluation));
    }
    CompareAll(case_.expect_ticket(), actual, "expect_ticket");
  }

  void EvaluateCustomers() {
    const Instant as_of = AsOf();
    std::vector<v1::CustomerEvaluation> actual;
    if (guiju::Evaluate(*policy_, {case_.customer().begin(), case_.customer().end()}, as_of,
                        &actual, &findings_)) {
      CompareAll(case_.expect_customer(), actual, "expect_customer");
    }
  }

  void EvaluateMonths() {
    std::vector<v1::AgentEvaluation> actual;
    if (guiju::Evaluate(*policy_, {case_.agent_month().begin(), case_.agent_month().end()}, &actual,
                        &findings_)) {
      CompareAll(case_.expect_agent(), actual, "expect_agent");
    }
  }

  void EvaluateHistory() {
    struct Sum {
      std::string team;
      AgentTally tally;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    const ZoneTable& zone = policy_->stats_calendar().zone();
    for (const v1::Ticket& message : case_.history()) {
      std::vector<Event> events;
      Ticket ticket;
      if (!FromMessage(*policy_, message, &events, &ticket, &findings_)) return;
      const Instant at = MonthInstant(policy_->stats, ticket);
      if (!at.is_known()) continue;
      const CivilDate date = ToCivilDate(zone.DayOf(at));
      const std::string month =
          std::to_string(date.year) + (date.month < 10 ? "-0" : "-") + std::to_string(date.month);
      Sum& sum = sums[{message.agent_id(), month}];
      sum.team = message.team_id();
      AddTicket(policy_->stats, ticket, &sum.tally);
    }
    std::vector<v1::AgentMonth> actual;
    for (const auto& [key, sum] : sums) {
      AgentMonth month;
      FillMonth(sum.tally, &month);
      v1::AgentMonth message;
      message.set_agent_id(key.first);
      message.set_month(key.second);
      message.set_team_id(sum.team);
      message.set_handled(month.handled.numerator);
      if (!month.response.is_missing()) {
        Set(month.response, message.mutable_response_seconds_by_count());
      }
      if (!month.resolution.is_missing()) {
        Set(month.resolution, message.mutable_resolved_of_handled());
      }
      if (!month.satisfaction.is_missing()) {
        Set(month.satisfaction, message.mutable_rating_sum_by_count());
      }
      actual.push_back(std::move(message));
    }
    CompareAll(case_.expect_month(), actual, "expect_month");
  }

  static void Set(Ratio ratio, v1::Fraction* message) {
    message->set_numerator(ratio.numerator);
    message->set_denominator(ratio.denominator);
  }

  Instant AsOf() {
    Instant at;
    if (case_.as_of().at_case() == v1::Instant::kUnixUs) at.us = case_.as_of().unix_us();
    if (case_.as_of().at_case() == v1::Instant::kIso) {
      const std::string& text = case_.as_of().iso();
      guiju_parse_instant(text.data(), text.size(), &at.us);
    }
    if (!at.is_known()) problems_.push_back("the case needs as_of");
    return at;
  }

  template <typename Message>
  void CompareAll(const google::protobuf::RepeatedPtrField<Message>& expected,
                  const std::vector<Message>& actual, const std::string& field) {
    evaluated_ = true;
    if (!expected.empty() && static_cast<std::size_t>(expected.size()) != actual.size()) {
      problems_.push_back(field + ": expected " + std::to_string(expected.size()) + ", found " +
                          std::to_string(actual.size()));
      return;
    }
    for (int i = 0; i < expected.size(); ++i) {
      const std::string here = path_ + "." + field + "[" + std::to_string(i) + "]";
      for (std::string& line :
           comparer_.Differences(expected[i], actual[static_cast<std::size_t>(i)], here)) {
        problems_.push_back(std::move(line));
      }
    }
    for (const std::string& path : case_.expect_absent()) {
      for (const Message& message : actual) {
        const std::string wrong = Presence(message, path);
        if (!wrong.empty()) problems_.push_back("expect_absent " + path + ": " + wrong);
      }
    }
  }

  void CompareFindings() {
    Strings found;
    for (const Finding& finding : findings_) found.push_back(finding.id);
    const Strings expected(case_.expect_finding().begin(), case_.expect_finding().end());
    if (found != expected) {
      for (const Finding& finding : findings_) {
        problems_.push_back("finding " + finding.id + " at " + finding.path + ": " + finding.en);
      }
      for (const std::string& id : expected) problems_.push_back("expected finding " + id);
    }
    if (!expected.empty() && evaluated_) problems_.push_back("nothing was refused");
  }

  const v1::ConformanceCase& case_;
  const std::string path_;
  Comparer comparer_;
  std::shared_ptr<const Policy> policy_;
  Findings findings_;
  Strings problems_;
  bool evaluated_ = false;
};

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_CONFORMANCE_RUN_H_
