// Small wrong changes of a policy: what the tests of a policy have to notice.
//
// They are found by reflection over the message and the options beside its fields (options.proto),
// so that a new field has mutants without a line here. Texts for people, ids of what is declared,
// clauses, waivers and the change note decide nothing and are left alone.
#ifndef GUIJU_SRC_WORKBENCH_MUTANTS_H_
#define GUIJU_SRC_WORKBENCH_MUTANTS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "guiju/v1/policy.pb.h"

namespace guiju::workbench {

enum class Operator : std::uint8_t {
  kNumber,     // a step or ten up or down; points one
  kTime,       // a time of day, one minute or ten
  kDate,       // one day
  kOrder,      // an entry and the next one exchanged
  kDrop,       // an entry, a list or an optional part left out
  kBound,      // the bound itself belongs to it, or no longer; inside becomes outside
  kClock,      // elapsed, working time, working days
  kWeekday,    // one more or one less
  kSetting,    // another value of a list of values
  kFlag,       // yes becomes no
  kReference,  // the id of another entry
};

// From a message to one inside it.
struct Step {
  const google::protobuf::FieldDescriptor* field = nullptr;
  int index = -1;  // in a list; -1: no list
};

struct Mutant {
  Operator kind = Operator::kNumber;
  std::vector<Step> way;  // from the policy to the message that is changed
  const google::protobuf::FieldDescriptor* field = nullptr;
  int index = -1;  // of the entry; -1: the field as a whole
  // The field that takes its place (bounds, clocks); null: none.
  const google::protobuf::FieldDescriptor* instead = nullptr;
  // The new value as a text writes it, an enum by its number. Not of kOrder and kDrop.
  std::string value;

  int section = 0;     // the number of the field of v1::Policy in which all this lies
  std::string path;    // "score.metric[1].table.band[0].at_least", as PositionMap has it
  std::string place;   // the same with ids: "score.metric[resolution].table.band[0].at_least"
  std::string clause;  // of the nearest entry around it that has one; else empty
  std::string before;  // as a text writes it; of kOrder the two entries
  std::string after;
};

struct MutantOptions {
  // Single words of term lists and single cues of the mask section, too.
  bool words = false;
};

// In the order of the policy's text as its fields are numbered; the same for the same message.
std::vector<Mutant> ListMutants(const v1::Policy& policy, const MutantOptions& options);

// A change that lasts as long as this object.
class AppliedMutant {
 public:
  AppliedMutant(const Mutant& mutant, v1::Policy* policy);
  ~AppliedMutant();
  AppliedMutant(const AppliedMutant&) = delete;
  AppliedMutant& operator=(const AppliedMutant&) = delete;

  // The message that was changed.
  const google::protobuf::Message& changed() const { return *changed_; }

 private:
  google::protobuf::Message* changed_;
  std::unique_ptr<google::protobuf::Message> before_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_MUTANTS_H_
