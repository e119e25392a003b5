// Entries of a policy by the names that people use: "score.metric[resolution].table.band[1]".
#ifndef GUIJU_SRC_WORKBENCH_POLICY_PLACES_H_
#define GUIJU_SRC_WORKBENCH_POLICY_PLACES_H_

#include <google/protobuf/message.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "guiju/v1/policy_test.pb.h"
#include "guiju/workbench/document.h"
#include "guiju/workbench/test.h"

namespace guiju::workbench {

// Every message of a policy by its named place (place.h). Holds references into the document, which
// must outlive it.
class PolicyPlaces {
 public:
  explicit PolicyPlaces(const PolicyDocument& document);

  // The place with clause, line and column; those of the nearest part around it when it is not
  // there. What stands last for all others may be named as if it were one of them:
  // "score.grade[needs_improvement]" is "score.grade_otherwise".
  PolicyPlace Find(std::string place) const;

 private:
  struct Entry {
    std::string path;  // by numbers, as positions know it
    std::string clause;
  };

  void Alias(const std::string& list, const std::string& id, const std::string& place);
  void Walk(const google::protobuf::Message& message, const std::string& place,
            const std::string& path, const std::string& clause);

  const PolicyDocument::Parts& parts_;
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, std::string> aliases_;
};

// The named place of the entry that gave the part of the answer at `path`
// ("agent.score.metric[resolution].points"); "" when no single entry did.
std::string DecidingPlace(const v1::TestExpectation& answer, const v1::TestFacts& facts,
                          const std::string& path);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_POLICY_PLACES_H_
