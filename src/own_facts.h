// Facts of a desk's own, membership levels and recorded points: from messages to what a struct
// borrows.
#ifndef GUIJU_SRC_OWN_FACTS_H_
#define GUIJU_SRC_OWN_FACTS_H_

#include <functional>
#include <string>
#include <vector>

#include "guiju/fact.h"
#include "guiju/policy.h"
#include "guiju/v1/agent_month.pb.h"
#include "guiju/v1/customer.pb.h"
#include "problems.h"

namespace guiju::internal {

// How the reader of a message reads the parts that every fact has; each says what is wrong at the
// path.
struct FactParts {
  std::function<Instant(const v1::Instant&, const std::string& path)> instant;
  std::function<Ratio(const v1::Fraction&, const std::string& path)> fraction;
  std::function<Ratio(const v1::Fraction&, const std::string& path)> share;
};

// Fills `values` in the order of `declared`; what is wrong is said at "fact[i]".
void ReadOwnFacts(const std::vector<OwnFact>& declared,
                  const google::protobuf::RepeatedPtrField<v1::NamedFact>& facts,
                  const FactParts& parts, std::vector<FactValue>* values, Problems* problems);

// The level behind "VIP3" (SEG-7). kUnknownLevel, with a finding, when it cannot be read.
std::int32_t ReadLevel(const MembershipPolicy& membership, const std::string& text,
                       Problems* problems);

// Fills `points` in the order of the metrics, kNotRecorded where nothing is recorded.
void ReadRecordedPoints(const ScorePolicy& policy, const v1::AgentMonth& message,
                        std::vector<std::int32_t>* points, Problems* problems);

// The index of the month's profile; kProfileInForce when it names none, or (said) an unknown one.
std::int32_t ReadProfile(const ScorePolicy& policy, const std::string& id, Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_OWN_FACTS_H_
