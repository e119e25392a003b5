// What the compilers of all sections share.
#ifndef GUIJU_SRC_SECTION_H_
#define GUIJU_SRC_SECTION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/criterion.h"
#include "guiju/fact.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/sla.h"
#include "guiju/v1/common.pb.h"
#include "guiju/v1/criterion.pb.h"
#include "problems.h"

namespace guiju::internal {

// A decimal string as a ratio; missing when it is none (the rules of options.proto have said so).
Ratio ReadDecimal(std::string_view text);
// The same for a decimal in percent: "95" is 95/100.
Ratio ReadPercent(std::string_view text);

Label ReadLabel(const v1::Text& text);

template <typename Proto>
Entry ReadEntry(const Proto& proto) {
  return {proto.id(), proto.clause(), ReadLabel(proto.label())};
}

// Says so when an id of a list has been used before.
class UniqueIds {
 public:
  void Check(const std::string& id, const std::string& path, Problems* problems);

 private:
  std::unordered_set<std::string> seen_;
};

// The index of the calendar `id` in the list of ids; says so, and answers 0, when it is not there.
std::size_t FindCalendar(const std::string& id, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems);

// An amount of elapsed time, given or taken from an obligation's target; says so, and answers 0,
// when there is none such.
Duration ReadWithin(const v1::Within& within, const SlaPolicy& sla, const std::string& path,
                    Problems* problems);

// What kind of test a fact allows.
using guiju::FactKind;

struct FactName {
  std::string name;
  std::uint16_t fact = 0;
  FactKind kind = FactKind::kNumber;
};

// How far a test of an instant looks back: months, or days as their complement (criterion.h);
// nothing when it tests no instant.
std::optional<std::int32_t> BackOf(const v1::Criterion& test);

// Compiles a condition: appends its leaf tests to `tests`, its months to `months` (may be null when
// no fact is an instant), and says what is wrong with it.
Criterion CompileCriterion(const v1::Criterion& proto, const std::vector<FactName>& facts,
                           const std::string& path, std::vector<FactTest>* tests,
                           std::vector<std::int32_t>* months, Problems* problems);

// The facts that a section declares; `taken` are the names that belong to others.
std::vector<OwnFact> CompileOwnFacts(const google::protobuf::RepeatedPtrField<v1::OwnFact>& facts,
                                     const std::vector<std::string>& taken, const std::string& path,
                                     Problems* problems);

// The index of the entry `id`; says `unknown` (with {id}, {hint}, {known}), and answers the size of
// the list, when it is not there.
std::size_t FindEntry(const std::vector<Entry>& entries, const std::string& id,
                      const Sentence& unknown, const std::string& path, Problems* problems);

// "a, b, c".
std::string Join(const std::vector<std::string>& parts);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SECTION_H_
