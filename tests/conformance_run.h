// Runs one conformance case: the policy with its overlay, the facts, the differences.
#ifndef GUIJU_TESTS_CONFORMANCE_RUN_H_
#define GUIJU_TESTS_CONFORMANCE_RUN_H_

#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "conformance_answer.h"
#include "conformance_compare.h"
#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/v1/conformance.pb.h"
#include "source_problems.h"

namespace guiju::internal {

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
    policy_ = PolicyOfCase(case_, &findings_, &problems_);
    if (policy_ != nullptr) Evaluate();
    CompareFindings();
    return std::move(problems_);
  }

 private:
  bool ExpectsNothing() const {
    return case_.expect_ticket().empty() && case_.expect_customer().empty() &&
           case_.expect_agent().empty() && case_.expect_month().empty() &&
           case_.expect_callback().empty() && !case_.has_expect_callback_targets() &&
           case_.expect_record().empty() && case_.expect_analysis().empty() &&
           case_.expect_absent().empty() && case_.expect_finding().empty();
  }

  void Evaluate() {
    const bool facts[] = {!case_.ticket().empty(),           !case_.customer().empty(),
                          !case_.agent_month().empty(),      !case_.history().empty(),
                          !case_.callback_request().empty(), !case_.callback_period().empty(),
                          !case_.service_record().empty(),   !case_.analysis_request().empty()};
    const bool expectations[] = {
        !case_.expect_ticket().empty(),   !case_.expect_customer().empty(),
        !case_.expect_agent().empty(),    !case_.expect_month().empty(),
        !case_.expect_callback().empty(), case_.has_expect_callback_targets(),
        !case_.expect_record().empty(),   !case_.expect_analysis().empty()};
    int kinds = 0;
    for (std::size_t i = 0; i < std::size(facts); ++i) {
      kinds += facts[i];
      if (expectations[i] && !facts[i]) {
        problems_.push_back("expectations of another kind than the facts");
      }
    }
    if (kinds > 1) problems_.push_back("one kind of facts to a case");
    if (kinds == 0 && !case_.expect_absent().empty()) problems_.push_back("there are no facts");
    v1::ConformanceAnswer answer;
    if (kinds == 0 || !CaseAnswerer(*policy_, case_, &findings_, &problems_).Answer(&answer)) {
      return;
    }
    evaluated_ = true;
    if (facts[0]) CompareAll(case_.expect_ticket(), answer.ticket(), "expect_ticket");
    if (facts[1]) CompareAll(case_.expect_customer(), answer.customer(), "expect_customer");
    if (facts[2]) CompareAll(case_.expect_agent(), answer.agent(), "expect_agent");
    if (facts[3]) CompareAll(case_.expect_month(), answer.month(), "expect_month");
    if (facts[4]) CompareAll(case_.expect_callback(), answer.callback(), "expect_callback");
    if (facts[5]) CompareTargets(answer.callback_targets());
    if (facts[6]) CompareAll(case_.expect_record(), answer.record(), "expect_record");
    if (facts[7]) CompareAll(case_.expect_analysis(), answer.analysis(), "expect_analysis");
  }

  void CompareTargets(const v1::CallbackTargetsEvaluation& actual) {
    const std::string here = path_ + ".expect_callback_targets";
    for (std::string& line : comparer_.Differences(case_.expect_callback_targets(), actual, here)) {
      problems_.push_back(std::move(line));
    }
    for (const std::string& path : case_.expect_absent()) {
      const std::string wrong = Presence(actual, path);
      if (!wrong.empty()) problems_.push_back("expect_absent " + path + ": " + wrong);
    }
  }

  template <typename Message>
  void CompareAll(const google::protobuf::RepeatedPtrField<Message>& expected,
                  const google::protobuf::RepeatedPtrField<Message>& actual,
                  const std::string& field) {
    if (!expected.empty() && expected.size() != actual.size()) {
      problems_.push_back(field + ": expected " + std::to_string(expected.size()) + ", found " +
                          std::to_string(actual.size()));
      return;
    }
    for (int i = 0; i < expected.size(); ++i) {
      const std::string here = path_ + "." + field + "[" + std::to_string(i) + "]";
      for (std::string& line : comparer_.Differences(expected[i], actual[i], here)) {
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
