// Runs one conformance case: the policy with its overlay, the facts, the differences.
#ifndef GUIJU_TESTS_CONFORMANCE_RUN_H_
#define GUIJU_TESTS_CONFORMANCE_RUN_H_

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

// A list of expectations and the list of answers that it is compared with.
struct Expectation {
  const char* expected;
  const char* answer;
  bool whole = false;  // an empty list expects that there is none
};

// A kind of facts, and what may be expected of it.
struct CaseKind {
  const char* facts;
  std::vector<Expectation> expected;
};

// Field names of ConformanceCase and ConformanceAnswer; one line a kind.
inline const CaseKind kCaseKinds[] = {
    {"ticket", {{"expect_ticket", "ticket"}}},
    {"customer", {{"expect_customer", "customer"}}},
    {"agent_month", {{"expect_agent", "agent"}}},
    {"history", {{"expect_month", "month"}}},
    {"calendar_question", {{"expect_calendar", "calendar"}}},
    {"book", {{"expect_book", "book"}, {"expect_book_finding", "book_finding", true}}},
    {"report_history", {{"expect_report", "report"}}},
    {"correlated", {{"expect_correlation", "correlation"}}},
    {"callback_request", {{"expect_callback", "callback"}}},
    {"callback_period", {{"expect_callback_targets", "callback_targets"}}},
    {"service_record", {{"expect_record", "record"}}},
    {"analysis_request", {{"expect_analysis", "analysis"}}},
    {"review_month", {{"expect_review", "review"}}},
    {"mask", {{"expect_mask", "mask"}}},
};

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
    for (const CaseKind& kind : kCaseKinds) {
      if (Expects(kind)) return false;
    }
    return case_.expect_absent().empty() && case_.expect_finding().empty();
  }

  void Evaluate() {
    const CaseKind* given = nullptr;
    int kinds = 0;
    for (const CaseKind& kind : kCaseKinds) {
      const bool facts = Count(case_, kind.facts) > 0;
      if (facts) given = &kind;
      kinds += facts;
      if (Expects(kind) && !facts) {
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
    for (const Expectation& one : given->expected) CompareAll(one, answer);
  }

  // A field that is no list counts as one of none or one entry.
  static int Count(const google::protobuf::Message& message, const char* field) {
    const auto* of = FieldOf(message, field);
    const auto* reflection = message.GetReflection();
    return of->is_repeated() ? reflection->FieldSize(message, of)
                             : static_cast<int>(reflection->HasField(message, of));
  }

  bool Expects(const CaseKind& kind) const {
    for (const Expectation& one : kind.expected) {
      if (Count(case_, one.expected) > 0) return true;
    }
    return false;
  }

  static const google::protobuf::FieldDescriptor* FieldOf(const google::protobuf::Message& message,
                                                          const char* name) {
    return message.GetDescriptor()->FindFieldByName(name);
  }

  static const google::protobuf::Message& Entry(const google::protobuf::Message& message,
                                                const char* field, int i) {
    const auto* of = FieldOf(message, field);
    return of->is_repeated() ? message.GetReflection()->GetRepeatedMessage(message, of, i)
                             : message.GetReflection()->GetMessage(message, of);
  }

  void CompareAll(const Expectation& one, const v1::ConformanceAnswer& answer) {
    const std::string field = one.expected;
    const int expected = Count(case_, one.expected);
    const int actual = Count(answer, one.answer);
    if ((expected > 0 || one.whole) && expected != actual) {
      problems_.push_back(field + ": expected " + std::to_string(expected) + ", found " +
                          std::to_string(actual));
      return;
    }
    for (int i = 0; i < expected; ++i) {
      const bool list = FieldOf(case_, one.expected)->is_repeated();
      const std::string here =
          path_ + "." + field + (list ? "[" + std::to_string(i) + "]" : std::string());
      for (std::string& line : comparer_.Differences(Entry(case_, one.expected, i),
                                                     Entry(answer, one.answer, i), here)) {
        problems_.push_back(std::move(line));
      }
    }
    for (const std::string& path : case_.expect_absent()) {
      for (int i = 0; i < actual; ++i) {
        const std::string wrong = Presence(Entry(answer, one.answer, i), path);
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
