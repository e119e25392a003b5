// What a policy answers to the facts of one test.
#ifndef GUIJU_SRC_WORKBENCH_ANSWER_H_
#define GUIJU_SRC_WORKBENCH_ANSWER_H_

#include <cstdint>
#include <vector>

#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/proto.h"
#include "guiju/v1/policy_test.pb.h"

namespace guiju::workbench {

// Sections of a policy, as bits by the field numbers of v1::Policy.
using Sections = std::uint32_t;

constexpr Sections SectionBit(int field_number) { return Sections{1} << field_number; }

// A kind of question, by the field of v1::TestFacts that asks it.
struct QuestionKind {
  int facts;                      // field number in v1::TestFacts
  bool as_of;                     // judged as of a moment
  std::vector<int> answers;       // field numbers in v1::TestExpectation
  std::vector<const char*> with;  // fields of v1::TestFacts that may stand beside it
};

// Every kind, in the order of the fields.
const std::vector<QuestionKind>& QuestionKinds();

// The facts of one question in the form in which the library takes them, so that asking many
// policies copies nothing. `facts` must outlive it.
class Question {
 public:
  Question() = default;
  Question(const v1::TestFacts& facts, const QuestionKind& kind);

  const QuestionKind& kind() const { return *kind_; }

  // Fills `answer`. False when the facts are refused; `findings` then says why, and what is in
  // `answer` is not whole. `as_of` is read where the kind is judged as of a moment. Thread-safe.
  bool Ask(const Policy& policy, Instant as_of, WantedReasons wanted, v1::TestExpectation* answer,
           Findings* findings) const;

  // Sections that any part of the answer can depend on; `triage_only`: that the triage of a ticket
  // can.
  Sections DependsOn(bool triage_only) const;

 private:
  const v1::TestFacts* facts_ = nullptr;
  const QuestionKind* kind_ = nullptr;
  std::vector<v1::Customer> customers_;
  std::vector<v1::AgentMonth> months_;
  std::vector<v1::Ticket> history_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_ANSWER_H_
