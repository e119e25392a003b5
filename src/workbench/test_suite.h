// A suite of tests, made ready to be run.
#ifndef GUIJU_SRC_WORKBENCH_TEST_SUITE_H_
#define GUIJU_SRC_WORKBENCH_TEST_SUITE_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "guiju/v1/policy_test.pb.h"
#include "guiju/workbench/test.h"
#include "message_source.h"
#include "workbench/answer.h"
#include "workbench/expectation.h"
#include "workbench/message_path.h"

namespace guiju::workbench {

// One case, one row of a sweep or one example of the source.
struct Test {
  using Strings = google::protobuf::RepeatedPtrField<std::string>;

  std::string name;
  std::string place;  // in its file: "case[3]", "sweep[0].row[2]"
  internal::Position position;
  const Strings* clauses = nullptr;

  v1::TestFacts facts;        // merged
  bool lost_fixture = false;  // the one that it names is not there
  Question question;
  Instant as_of;           // unknown: none is needed
  bool own_as_of = false;  // else the suite's

  Expectation expected;
  std::vector<MessagePath> absent;
  std::vector<std::string> missing;
  std::vector<std::string> decided_by;
  std::vector<std::string> refused;
  // Of a row: the place that is read, and what is there; absent: nothing.
  MessagePath read;
  std::optional<std::string> is;
  bool open = false;  // nobody has said yet
  // Of an example that must not come out as it is printed.
  bool disagrees = false;

  WantedReasons wanted{false, false};
  Sections depends_on = 0;
};

struct TestSuite::Parts {
  std::string file;
  std::string policy;
  v1::PolicyTestSuite proto;
  internal::PositionMap positions;
  // In the order of the file's lists: cases, sweeps, examples. Not moved once made: expectations
  // and questions point into them.
  std::vector<std::unique_ptr<const Test>> tests;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_TEST_SUITE_H_
