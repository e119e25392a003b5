// Answers conformance cases from standard input, one ProtoJSON ConformanceCase a line, with one
// ProtoJSON ConformanceAnswer a line: what the references of this folder are compared with.
// Policies are compiled once for each different overlay. A line that is no case ends the run
// with 1.
#include <google/protobuf/util/json_util.h>

#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "conformance_answer.h"

namespace guiju::internal {
namespace {

struct CasePolicy {
  std::shared_ptr<const Policy> policy;
  Findings findings;
};

const CasePolicy& PolicyFor(const v1::ConformanceCase& one, Strings* problems) {
  static std::map<std::string, CasePolicy>* const policies = new std::map<std::string, CasePolicy>;
  v1::ConformanceCase key;
  *key.mutable_overlay() = one.overlay();
  *key.mutable_clear() = one.clear();
  const auto [at, added] = policies->try_emplace(key.SerializeAsString());
  if (added) at->second.policy = PolicyOfCase(one, &at->second.findings, problems);
  return at->second;
}

int Run() {
  google::protobuf::util::JsonPrintOptions print;
  print.always_print_primitive_fields = true;
  print.preserve_proto_field_names = true;
  std::string line;
  while (std::getline(std::cin, line)) {
    v1::ConformanceCase one;
    const auto status = google::protobuf::util::JsonStringToMessage(line, &one);
    Strings problems;
    v1::ConformanceAnswer answer;
    if (status.ok()) {
      const CasePolicy& judge = PolicyFor(one, &problems);
      Findings findings = judge.findings;
      if (judge.policy != nullptr) {
        CaseAnswerer(*judge.policy, one, &findings, &problems).Answer(&answer);
      }
      for (const Finding& finding : findings) answer.add_finding(finding.id);
    } else {
      problems.push_back(status.ToString());
    }
    if (!problems.empty()) {
      std::cerr << problems.front() << '\n';
      return 1;
    }
    std::string out;
    google::protobuf::util::MessageToJsonString(answer, &out, print);
    std::cout << out << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace guiju::internal

int main() {
  std::ios::sync_with_stdio(false);
  return guiju::internal::Run();
}
