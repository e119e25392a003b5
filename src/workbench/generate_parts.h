// What the generators of tests share, one a room.
#ifndef GUIJU_SRC_WORKBENCH_GENERATE_PARTS_H_
#define GUIJU_SRC_WORKBENCH_GENERATE_PARTS_H_

#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/v1/policy_test.pb.h"

namespace guiju::workbench {

// The moment of judgement of generated tests.
inline constexpr char kGeneratedAsOf[] = "2026-03-31T12:00:00+08:00";

// One fact over values, and the part of the answer to look at.
struct SweepDraft {
  std::string name;
  std::string clause;
  v1::TestFacts facts;
  std::string set;
  std::string read;
  std::vector<std::string> at;  // empty ones and those that stand twice are left out
};

class SuiteBuilder {
 public:
  SuiteBuilder(const v1::Policy& proto, const Policy& policy, v1::PolicyTestSuite* suite)
      : proto_(proto), policy_(policy), suite_(*suite) {}

  const v1::Policy& proto() const { return proto_; }
  const Policy& policy() const { return policy_; }
  void Add(const SweepDraft& draft);

 private:
  const v1::Policy& proto_;
  const Policy& policy_;
  v1::PolicyTestSuite& suite_;
};

void GenerateScores(SuiteBuilder* builder);
void GenerateSegments(SuiteBuilder* builder);
void GenerateTriage(SuiteBuilder* builder);
void GenerateDeadlines(SuiteBuilder* builder);
void GenerateCalendars(SuiteBuilder* builder);
void GenerateCallbacks(SuiteBuilder* builder);
void GenerateRecords(SuiteBuilder* builder);
void GenerateMasks(SuiteBuilder* builder);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_GENERATE_PARTS_H_
