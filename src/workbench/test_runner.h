// Runs the tests of suites against policies: quickly, against thousands, or once with all that a
// person wants to know of a failure.
#ifndef GUIJU_SRC_WORKBENCH_TEST_RUNNER_H_
#define GUIJU_SRC_WORKBENCH_TEST_RUNNER_H_

#include <cstddef>
#include <memory>
#include <vector>

#include "guiju/policy.h"
#include "workbench/test_suite.h"

namespace guiju::workbench {

// One test of one suite, to be run. Points into the suite.
struct RunnableTest {
  const TestSuite* suite = nullptr;
  const Test* test = nullptr;
  Instant as_of;

  // "score/resolution rate [95]".
  std::string full_name() const { return suite->name() + "/" + test->name; }
};

// Immutable; safe to use from many threads.
class TestRunner {
 public:
  // Everything that can be done once is done here. `as_of` replaces the moments of the suites when
  // it is known; tests with a moment of their own keep it.
  TestRunner(std::vector<std::shared_ptr<const TestSuite>> suites, Instant as_of);

  std::size_t size() const { return tests_.size(); }
  const RunnableTest& at(std::size_t i) const { return tests_[i]; }
  const std::vector<RunnableTest>& tests() const { return tests_; }
  const std::vector<std::shared_ptr<const TestSuite>>& suites() const { return suites_; }

  // Sections of a policy, as SectionBit of their field numbers in v1::Policy, on which the result
  // of test `i` can depend. What a change of any other section does, the test cannot see.
  Sections DependsOn(std::size_t i) const { return tests_[i].test->depends_on; }

  // Whether test `i` passes. Writes no words; some 10 µs.
  bool Passes(const Policy& policy, std::size_t i) const;
  // Whether all of these pass; stops at the first that does not.
  bool Passes(const Policy& policy, const std::vector<std::size_t>& tests) const;

  // The answer to the facts of test `i`, with the reasons that it compares. False when the facts
  // are refused; `findings` then says why.
  bool Answer(const Policy& policy, std::size_t i, v1::TestExpectation* answer,
              Findings* findings) const;

  // What of an answer is other than expected: `result->mismatches`, `reasons` and `passed`.
  void Compare(std::size_t i, bool answered, const v1::TestExpectation& answer,
               const Findings& findings, TestResult* result) const;

 private:
  std::vector<std::shared_ptr<const TestSuite>> suites_;
  std::vector<RunnableTest> tests_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_TEST_RUNNER_H_
