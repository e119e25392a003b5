// The values of facts cut into cells on which two policies answer alike, and their combinations.
//
// Every bound that one of the policies names cuts its fact. Between two cuts no test of either can
// tell two values apart, so asking one value of each cell asks them all. Combinations of cells are
// counted out, and those on which the policies differ are joined into boxes again.
#ifndef GUIJU_SRC_WORKBENCH_SPACE_H_
#define GUIJU_SRC_WORKBENCH_SPACE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "guiju/criterion.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/workbench/diff.h"

namespace guiju::workbench {

enum class FactShape : std::uint8_t {
  kYesNo,
  kOneOf,  // one of `values`
  kNumber,
  kWhole,  // a number without a fraction
  kInstant,
};

// A fact as both policies know it, by name.
struct SpaceFact {
  std::string fact;
  Label label;
  FactShape shape = FactShape::kYesNo;
  std::vector<std::string> values;  // of kOneOf
  std::vector<Label> value_labels;
  bool may_be_unknown = true;
  bool percent = false;  // policies hold it as a share; here it is written in percent
  Ratio min;             // of the facts themselves; missing: no bound
  Ratio max;
};

// What a test asks: of which fact, and of a kOneOf for which value.
struct FactOfTest {
  SpaceFact fact;
  int value = 0;       // index into `values`
  std::string second;  // the later of two instants: the other one
  Label second_label;
};
using TestReader = std::function<FactOfTest(const FactTest&)>;

// One cell of one fact.
struct SpaceCell {
  ValueRange::Kind kind = ValueRange::Kind::kUnknown;
  bool point = false;  // of numbers and instants: a bound itself
  Ratio lower;         // of numbers: the bounds around it, as written; the bound itself of a point
  Ratio upper;
  Ratio pick;  // the value in it that is shortest to write
  int value = 0;
  // Of instants: its place in time, oldest first; a bound has an odd one.
  int position = -1;
};

struct Dimension {
  SpaceFact fact;
  std::vector<Ratio> bounds;
  std::vector<std::int32_t> moments;  // oldest first
  std::vector<SpaceCell> cells;       // the unknown one first, then by size
  Ratio step;                         // values are picked from its multiples where there are any
};

// Which cells of each fact: bit i is cell i.
struct Box {
  std::vector<std::uint64_t> masks;
  int outcome = 0;
};

// One condition over the facts of a space.
class SpaceCondition {
 public:
  Tri Ask(const std::vector<std::uint8_t>& cells) const {
    return Evaluate(*criterion_, [&](std::uint16_t leaf) {
      const Leaf& at = leaves_[leaf - first_];
      std::size_t index = cells[at.dimension];
      if (at.second != kNone) index = index * at.width + cells[at.second];
      return at.answers[index];
    });
  }

 private:
  friend class Space;
  static constexpr std::size_t kNone = SIZE_MAX;
  struct Leaf {
    std::size_t dimension = 0;
    std::size_t second = kNone;
    std::size_t width = 0;  // cells of the second
    std::vector<Tri> answers;
  };
  const Criterion* criterion_ = nullptr;
  std::uint16_t first_ = 0;
  std::vector<Leaf> leaves_;
};

// Conditions of both policies are added, then it is sealed, then they are asked.
class Space {
 public:
  // More combinations are not counted out; nor more cells of one fact than a word has bits.
  static constexpr std::size_t kMostCells = 64;
  static constexpr std::size_t kMostCombinations = std::size_t{1} << 16;

  // Adds a fact that is there whether or not a condition reads it; answers its number.
  std::size_t Add(const SpaceFact& fact);
  std::size_t Add(const SpaceFact& fact, const std::vector<Ratio>& bounds, Ratio step);
  // Adds a condition, which must outlive the space; answers its number. `moments`: what
  // FactTest::months is an index of.
  std::size_t Add(const Criterion& criterion, const std::vector<FactTest>& tests,
                  const std::vector<std::int32_t>& moments, const TestReader& reader);

  // Makes the cells. False: there are too many combinations.
  bool Seal();

  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const SpaceCondition& condition(std::size_t i) const { return conditions_[i]; }
  std::size_t combinations() const { return combinations_; }
  // The number of a fact; dimensions().size() when it is not there.
  std::size_t Find(const std::string& fact) const;

  // `outcome(cells)` of every combination; 0 says that the policies agree. The boxes are disjoint
  // and cover exactly the rest, those of the smallest cells first.
  template <typename Outcome>
  std::vector<Box> Boxes(Outcome&& outcome) const {
    std::vector<std::uint8_t> cells(dimensions_.size(), 0);
    std::vector<int> outcomes(combinations_);
    bool any = false;
    for (int& at : outcomes) {
      at = outcome(static_cast<const std::vector<std::uint8_t>&>(cells));
      any = any || at != 0;
      for (std::size_t d = cells.size(); d-- > 0;) {
        if (++cells[d] < dimensions_[d].cells.size()) break;
        cells[d] = 0;
      }
    }
    return any ? Join(outcomes) : std::vector<Box>();
  }

  // The box in words and values; a fact that may be anything is left out.
  std::vector<FactRange> Describe(const Box& box) const;

 private:
  struct Pending {
    const Criterion* criterion;
    const std::vector<FactTest>* tests;
    std::vector<std::int32_t> moments;
    std::vector<FactOfTest> facts;
    std::uint16_t first = 0;
  };

  std::vector<Box> Join(const std::vector<int>& outcomes) const;
  void MakeCondition(const Pending& pending);

  std::vector<Dimension> dimensions_;
  std::vector<Pending> pending_;
  std::vector<SpaceCondition> conditions_;
  std::size_t combinations_ = 1;
};

// The ranges of one fact that the cells of `mask` make, neighbours joined.
FactRange DescribeCells(const Dimension& dimension, std::uint64_t mask);

// A number as policies hold it (95/100) as it is written (95), and back.
Ratio AsWritten(const SpaceFact& fact, Ratio number);
Ratio AsHeld(const SpaceFact& fact, Ratio number);

// "95 %", "4.5"; exact.
std::string WriteNumber(const SpaceFact& fact, Ratio number);
// The decimal itself: "0.5". Exact for decimals of 18 places.
std::string WriteDecimal(Ratio number);

// The shortest decimal above `lower` and below `upper`; a missing bound is none. Of the multiples
// of `step`, when there is one there. Missing when there is none of 9 places.
Ratio PickBetween(Ratio lower, Ratio upper, Ratio step);

// "3 months ago" / "3 个月前" of a bound as criterion.h writes it.
Words WriteBack(std::int32_t back);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SPACE_H_
