// Random pairs of policies for the properties of the comparison: the standard policy's sections
// with random edits, compiled one by one, since reading a whole text costs a thousand times as
// much.
#ifndef GUIJU_TESTS_DIFF_PAIRS_H_
#define GUIJU_TESTS_DIFF_PAIRS_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/workbench/diff.h"
#include "problems.h"
#include "sections.h"
#include "workbench/document_parts.h"
#include "workbench/witness.h"

namespace guiju::workbench {

// How many pairs a property is tried on; GUIJU_DIFF_PAIRS says otherwise.
inline int PairCount(int usual) {
  const char* text = std::getenv("GUIJU_DIFF_PAIRS");
  return text == nullptr ? usual : std::atoi(text);
}

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  // 0 to n - 1; the same on every machine.
  int Below(int n) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(n)); }
  bool Chance(int one_in) { return Below(one_in) == 0; }

 private:
  std::mt19937 engine_;
};

// One policy under change. The sections that are not compiled again are those of the standard one.
struct PairSide {
  v1::Policy proto;
  std::shared_ptr<Policy> policy;
};

inline const PolicyDocument& Standard() {
  static const PolicyDocument document = StandardDocument();
  return document;
}

inline PairSide NewSide() {
  return {Standard().parts().proto, std::make_shared<Policy>(*Standard().policy())};
}

inline PolicyDocument DocumentOf(const PairSide& side) {
  auto parts = std::make_shared<PolicyDocument::Parts>();
  parts->name = "pair";
  parts->proto = side.proto;
  parts->policy = side.policy;
  return PolicyDocument(std::move(parts));
}

inline std::vector<std::string> IdsOf(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

// Each compiles its section again; false when the edit was refused.
inline bool CompileScoreOf(PairSide* side) {
  internal::Problems problems;
  side->policy->score = internal::CompileScore(side->proto.score(), "score", &problems);
  return Acceptable(problems.findings());
}
inline bool CompileSegmentsOf(PairSide* side) {
  internal::Problems problems;
  side->policy->segment =
      internal::CompileSegment(side->proto.segment(), {"office"}, "segment", &problems);
  return Acceptable(problems.findings());
}
inline bool CompileTriageOf(PairSide* side) {
  internal::Problems problems;
  side->policy->triage = internal::CompileTriage(
      side->proto.triage(), IdsOf(side->policy->segment.segments), "triage", &problems);
  return Acceptable(problems.findings());
}
inline bool CompileSlaOf(PairSide* side) {
  internal::Problems problems;
  side->policy->sla = internal::CompileSla(
      side->proto.sla(),
      {{"office"}, IdsOf(side->policy->triage.signals), IdsOf(side->policy->segment.segments)},
      "sla", &problems);
  return Acceptable(problems.findings());
}

// Every witness is one: both policies are asked again.
inline void CheckWitnesses(const DiffReport& report, const PairSide& a, const PairSide& b) {
  for (const Difference& difference : report.differences) {
    if (difference.witness == nullptr) continue;
    Instant as_of;
    const std::string& text = difference.witness->as_of;
    ASSERT_EQ(guiju_parse_instant(text.data(), text.size(), &as_of.us), GUIJU_PARSE_OK);
    const WitnessAnswer left = AnswerOf(*a.policy, *difference.witness->facts, as_of);
    const WitnessAnswer right = AnswerOf(*b.policy, *difference.witness->facts, as_of);
    EXPECT_TRUE(left.refused != right.refused ||
                left.message.SerializeAsString() != right.message.SerializeAsString())
        << difference.place << " " << difference.witness->facts_text;
  }
}

// The range of a fact in a difference; null when the fact may be anything.
inline const FactRange* RangeOf(const Difference& difference, const std::string& fact) {
  for (const FactRange& range : difference.range) {
    if (range.fact == fact) return &range;
  }
  return nullptr;
}

inline bool Holds(const ValueRange& range, Ratio value) {
  if (range.kind == ValueRange::Kind::kUnknown) return value.is_missing();
  if (range.kind != ValueRange::Kind::kNumber || value.is_missing()) return false;
  if (!range.lower.is_missing()) {
    const std::int32_t c = Compare(value, range.lower);
    if (c < 0 || (c == 0 && range.lower_open)) return false;
  }
  if (!range.upper.is_missing()) {
    const std::int32_t c = Compare(value, range.upper);
    if (c > 0 || (c == 0 && range.upper_open)) return false;
  }
  return true;
}
inline bool Holds(const ValueRange& range, const std::string& value) {  // "": not known
  return range.kind == ValueRange::Kind::kUnknown
             ? value.empty()
             : range.kind == ValueRange::Kind::kValue && value == range.value;
}

// Whether a fact lies in the difference's range of it.
template <typename Value>
bool FactHolds(const Difference& difference, const std::string& fact, const Value& value) {
  const FactRange* range = RangeOf(difference, fact);
  if (range == nullptr) return true;
  for (const ValueRange& one : range->values) {
    if (Holds(one, value)) return true;
  }
  return false;
}

}  // namespace guiju::workbench

#endif  // GUIJU_TESTS_DIFF_PAIRS_H_
