// Conditions over facts, in three values: true, false, unknown.
//
// A condition is a tree of "at least k of n" over leaf tests: all is n of n, any is 1 of n. A
// missing fact makes its test unknown, and unknown spreads only as far as it matters: any(true,
// unknown) is true, all(false, unknown) is false.
#ifndef GUIJU_CRITERION_H_
#define GUIJU_CRITERION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guiju/number.h"
#include "guiju/time.h"

namespace guiju {

// The three truth values; unknown is what a missing fact makes of a test.
enum class Tri : std::uint8_t { kFalse = 0, kTrue = 1, kUnknown = 2 };

// Never unknown.
constexpr Tri ToTri(bool value) { return value ? Tri::kTrue : Tri::kFalse; }

// A node of the tree in postfix order. A leaf has arity 0 and names its test; an inner node takes
// the `arity` results before it and asks that at least `need` of them are true.
struct CriterionNode {
  std::uint16_t arity = 0;
  std::uint16_t need = 0;
  std::uint16_t leaf = 0;
};

// Results that wait for their inner node; the compiler refuses a tree that needs more.
inline constexpr std::size_t kMaxCriterionStack = 64;

// A condition, compiled: the tree in postfix order. Empty is always true.
struct Criterion {
  std::vector<CriterionNode> nodes;
};

// Evaluates the tree; `leaf(i)` answers test i with a Tri. Cannot fail, allocates nothing.
template <typename Leaf>
Tri Evaluate(const Criterion& criterion, Leaf&& leaf) {
  std::array<Tri, kMaxCriterionStack> stack{};
  std::size_t size = 0;
  for (const CriterionNode& node : criterion.nodes) {
    if (node.arity == 0) {
      stack[size++] = leaf(node.leaf);
      continue;
    }
    std::size_t trues = 0;
    std::size_t unknowns = 0;
    for (std::size_t i = size - node.arity; i < size; ++i) {
      trues += stack[i] == Tri::kTrue;
      unknowns += stack[i] == Tri::kUnknown;
    }
    size -= node.arity;
    stack[size++] = trues >= node.need              ? Tri::kTrue
                    : trues + unknowns >= node.need ? Tri::kUnknown
                                                    : Tri::kFalse;
  }
  return size == 0 ? Tri::kTrue : stack[0];
}

// The tests whose answers would decide the tree: unknown, and part of nothing that is decided without
// them. In order, each as often as it stands; none when the tree is decided. Allocates.
template <typename Leaf>
std::vector<std::uint16_t> UndecidedLeaves(const Criterion& criterion, Leaf&& leaf) {
  struct Part {
    Tri value = Tri::kUnknown;
    std::size_t first = 0;  // where its leaves begin in `found`
  };
  std::array<Part, kMaxCriterionStack> stack{};
  std::vector<std::uint16_t> found;
  std::size_t size = 0;
  for (const CriterionNode& node : criterion.nodes) {
    Part part{Tri::kUnknown, found.size()};
    if (node.arity == 0) {
      part.value = leaf(node.leaf);
      if (part.value == Tri::kUnknown) found.push_back(node.leaf);
      stack[size++] = part;
      continue;
    }
    std::size_t trues = 0;
    std::size_t unknowns = 0;
    for (std::size_t i = size - node.arity; i < size; ++i) {
      trues += stack[i].value == Tri::kTrue;
      unknowns += stack[i].value == Tri::kUnknown;
    }
    size -= node.arity;
    part.first = stack[size].first;
    part.value = trues >= node.need              ? Tri::kTrue
                 : trues + unknowns >= node.need ? Tri::kUnknown
                                                 : Tri::kFalse;
    if (part.value != Tri::kUnknown) found.resize(part.first);
    stack[size++] = part;
  }
  return found;
}

// One leaf: a test of one fact.
struct FactTest {
  // What is asked of the fact.
  enum class Kind : std::uint8_t {
    kInterval,          // lower and upper bound, each optional, each open or closed
    kIs,                // a yes-or-no fact, compared with `expected`
    kWithinMonths,      // an instant not before the bound
    kNotWithinMonths,   // an instant before the bound, or never
    kAtLeastMonthsAgo,  // an instant not after the bound
  };
  Kind kind = Kind::kInterval;
  std::uint16_t fact = 0;
  bool expected = true;
  bool lower_open = false;
  bool upper_open = false;
  Ratio lower;  // missing: no bound
  Ratio upper;
  std::uint16_t months = 0;  // index into the moments that Ask is given
};

// Answers a test about a number or a yes-or-no fact (1 or 0). Missing is unknown.
inline Tri Ask(const FactTest& test, Ratio value) {
  if (value.is_missing()) return Tri::kUnknown;
  if (test.kind == FactTest::Kind::kIs) return ToTri((value.numerator != 0) == test.expected);
  if (!test.lower.is_missing()) {
    const std::int32_t c = Compare(value, test.lower);
    if (c < 0 || (c == 0 && test.lower_open)) return Tri::kFalse;
  }
  if (!test.upper.is_missing()) {
    const std::int32_t c = Compare(value, test.upper);
    if (c > 0 || (c == 0 && test.upper_open)) return Tri::kFalse;
  }
  return Tri::kTrue;
}

// Answers a test about an instant; `moment` is the bound: so many calendar months before the moment
// of judgement. An instant equal to the bound is within the months, and is at least so long ago.
inline Tri Ask(const FactTest& test, Instant value, Instant moment) {
  if (value.is_unknown() || !moment.is_known()) return Tri::kUnknown;
  switch (test.kind) {
    case FactTest::Kind::kWithinMonths:
      return ToTri(value.is_known() && value >= moment);
    case FactTest::Kind::kNotWithinMonths:
      return ToTri(value < moment);
    case FactTest::Kind::kAtLeastMonthsAgo:
      return ToTri(value.is_known() && value <= moment);
    default:
      return Tri::kUnknown;
  }
}

}  // namespace guiju

#endif  // GUIJU_CRITERION_H_
