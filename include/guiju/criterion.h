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

// What an inner node makes of the answers before it.
constexpr Tri AnswerOf(const CriterionNode& node, std::size_t trues, std::size_t unknowns) {
  if (trues >= node.need) return Tri::kTrue;
  return trues + unknowns >= node.need ? Tri::kUnknown : Tri::kFalse;
}

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
    stack[size++] = AnswerOf(node, trues, unknowns);
  }
  return size == 0 ? Tri::kTrue : stack[0];
}

// The leaves whose test gives `answer`, in the condition's order, less those in a branch that does
// not: any(all(A unknown, false), B unknown) is left unknown by B alone, so nobody has to ask for
// A. Empty for a condition with another answer. Allocates.
template <typename Leaf>
std::vector<std::uint16_t> LeavesWith(const Criterion& criterion, Tri answer, Leaf&& leaf) {
  struct Branch {
    Tri answer;
    std::size_t first;  // its first leaf in `found`
  };
  std::array<Branch, kMaxCriterionStack> stack{};
  std::size_t size = 0;
  std::vector<std::uint16_t> found;
  for (const CriterionNode& node : criterion.nodes) {
    Branch branch{Tri::kUnknown, found.size()};
    if (node.arity == 0) {
      branch.answer = leaf(node.leaf);
      if (branch.answer == answer) found.push_back(node.leaf);
    } else {
      std::size_t trues = 0;
      std::size_t unknowns = 0;
      for (std::size_t i = size - node.arity; i < size; ++i) {
        trues += stack[i].answer == Tri::kTrue;
        unknowns += stack[i].answer == Tri::kUnknown;
      }
      size -= node.arity;
      branch = {AnswerOf(node, trues, unknowns), stack[size].first};
      if (branch.answer != answer) found.resize(branch.first);
    }
    stack[size++] = branch;
  }
  return found;
}

// The leaves that leave a condition unknown: what is missing.
template <typename Leaf>
std::vector<std::uint16_t> UndecidedLeaves(const Criterion& criterion, Leaf&& leaf) {
  return LeavesWith(criterion, Tri::kUnknown, leaf);
}

// How far back a test of an instant looks, in one number: months from 0 up, and days as their
// complement, so that 3 is three months and ~3 is three days.
constexpr std::int32_t DaysBack(std::int32_t days) { return ~days; }
// Whether such a number is one of days.
constexpr bool IsDaysBack(std::int32_t back) { return back < 0; }

// One leaf: a test of one fact.
struct FactTest {
  // What is asked of the fact.
  enum class Kind : std::uint8_t {
    kInterval,          // lower and upper bound, each optional, each open or closed
    kIs,                // a yes-or-no fact, compared with `expected`
    kWithinMonths,      // (or days) an instant not before the bound
    kNotWithinMonths,   // (or days) an instant before the bound, or never
    kAtLeastMonthsAgo,  // (or days) an instant not after the bound
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

// Answers a test about an instant; `moment` is the bound: so many calendar months or days before
// the moment of judgement. An instant equal to the bound is within, and is at least so long ago.
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
