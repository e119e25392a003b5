// Whether the tests of a policy would notice a wrong one. Mutate changes the policy in one place at
// a time (a bound by a step, an entry left out, a clock exchanged …) and runs the tests against
// each such mutant; one that every test lets pass is either no change of meaning or a gap in the
// tests. GenerateTests writes the cases at the bounds that such tests consist of.
//
//   MutationReport report = Mutate({suite}, OpenPolicy("desk.textproto"), MutateOptions());
//   for (const Survivor& survivor : report.survivors) std::cout << survivor.change.zh << '\n';
#ifndef GUIJU_WORKBENCH_MUTATE_H_
#define GUIJU_WORKBENCH_MUTATE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "guiju/finding.h"
#include "guiju/time.h"
#include "guiju/workbench/diff.h"
#include "guiju/workbench/document.h"
#include "guiju/workbench/test.h"

namespace guiju::workbench {

struct MutateOptions {
  // What the score must reach, in percent: "95", "99.5". Empty: what the suites require, if they
  // require something.
  std::string threshold_percent;
  // Single words of term lists and single cues of the mask section are left out, too. Each costs
  // some milliseconds; the standard policy has 2,000.
  bool words = false;
  // Only what lies within this place, "score" or "score.metric[resolution]"; empty: everything.
  std::string within;
  // As TestOptions::as_of.
  Instant as_of = Instant::Unknown();
};

// What became of the mutants of one clause or of all.
struct MutationCount {
  std::string name;            // the clause; of parts without one the section: "sla"
  std::size_t killed = 0;      // a test failed
  std::size_t survived = 0;    // every test passed
  std::size_t equivalent = 0;  // every test passed, and no input is answered otherwise
  std::size_t stillborn = 0;   // the compiler refuses such a policy

  std::size_t scored() const { return killed + survived; }
  std::size_t all() const { return killed + survived + equivalent + stillborn; }
};

// A mutant that every test let pass.
struct Survivor {
  std::string place;   // "score.metric[resolution].table.band[0].at_least"
  std::string clause;  // empty: the place lies in no entry that has one
  std::string file;    // where the place stands in the policy
  int line = 0;        // 1-based; 0: the form has no lines
  int column = 0;
  Words change;  // one sentence: what was changed
  std::string
      test;  // a `case { … }` that fails on the mutant and passes on the policy; may be empty
};

// How many mutants the tests noticed, in all and by clause, and those that they did not.
struct MutationReport {
  std::string policy_file;
  std::string policy_id;
  std::string policy_version;
  std::string policy_sha256;
  std::size_t tests = 0;
  MutationCount total;
  std::vector<MutationCount> clauses;  // by their names
  std::vector<Survivor> survivors;     // in the order of the policy's fields
  std::string required_percent;        // "" when nothing is required
  // Why there is no score, or that it is too low.
  Findings findings;

  // Killed of killed and survived, in percent cut to one digit: "94.9"; "" when there is neither.
  std::string score() const;
  // There is a score, and it is high enough.
  bool ok() const { return Acceptable(findings); }
};

// Runs `suites` against every mutant of `document`, which must be valid. When a test fails on the
// policy itself there is no score. Deterministic; thread-safe. Cost: see
// benchmarks/mutate_benchmark.cc.
MutationReport Mutate(const std::vector<std::shared_ptr<const TestSuite>>& suites,
                      const PolicyDocument& document, const MutateOptions& options);

// For people, or for programs.
enum class MutationFormat { kPretty, kJson };

// The report as a text that ends with a line break.
std::string FormatMutation(const MutationReport& report, MutationFormat format, Language language);

// How tests are generated.
struct GenerateOptions {
  // Whose answers are written as what is expected; null: nothing is expected, and every case fails
  // until somebody has filled it in.
  const PolicyDocument* accept = nullptr;
};

// Cases for every number of a policy, which must be valid: on the bound, and one step either side.
// A suite as text. Deterministic.
std::string GenerateTests(const PolicyDocument& document, const GenerateOptions& options);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_MUTATE_H_
