// Which facts callbacks and records lack: shared by the reasons and the messages.
#ifndef GUIJU_SRC_MISSING_FACTS_H_
#define GUIJU_SRC_MISSING_FACTS_H_

#include <cstdint>
#include <set>
#include <string>

#include "guiju/policy.h"

namespace guiju::internal {

// The numbers of the facts that leave `when` unknown.
inline std::set<std::uint16_t> MissingFacts(const CallbackPolicy& policy, const Criterion& when,
                                            const CallbackFacts& facts,
                                            const CallbackMoments& moments) {
  std::set<std::uint16_t> missing;
  for (const std::uint16_t leaf : UndecidedLeaves(when, [&](std::uint16_t asked) {
         return AskCallback(policy.tests[asked], facts, moments);
       })) {
    missing.insert(policy.tests[leaf].fact);
  }
  return missing;
}

// As a policy writes the fact.
inline std::string CallbackFactName(const Policy& policy, std::uint16_t fact) {
  constexpr std::uint16_t kFirst = static_cast<std::uint16_t>(CallbackFact::kFirstSegment);
  if (fact >= kFirst) {
    return "segment_" + policy.segment.segments[static_cast<std::size_t>(fact - kFirst)].id;
  }
  return kCallbackFactNames[fact];
}

// The zone in which a plan is written.
inline const ZoneTable& ZoneOf(const Policy& policy, const CallbackFacts& facts) {
  return facts.zone != nullptr ? *facts.zone : policy.callback_calendar().zone();
}

// The facts whose absence leaves fields of a record undecided, by their numbers.
inline std::set<std::uint16_t> MissingRecordFacts(const RecordForm& form,
                                                  const ServiceRecord& record,
                                                  std::uint64_t undecided) {
  std::set<std::uint16_t> missing;
  const RecordFields fields = FieldsOf(form, record);
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    if ((undecided >> i & 1) == 0) continue;
    for (const std::uint16_t leaf : UndecidedLeaves(form.fields[i].when, [&](std::uint16_t asked) {
           return AskRecord(form, form.tests[asked], record, fields);
         })) {
      missing.insert(form.tests[leaf].fact);
    }
  }
  return missing;
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_MISSING_FACTS_H_
