#include "workbench/space.h"

#include <algorithm>
#include <map>

#include "guiju/kernel/ratio.h"

namespace guiju::workbench {
namespace {

constexpr int kMostPlaces = 9;  // of a decimal that is picked

Ratio Reduced(guiju_int128 numerator, guiju_int128 denominator) {
  guiju_int128 a = numerator < 0 ? -numerator : numerator;
  guiju_int128 b = denominator;
  while (b != 0) {
    const guiju_int128 rest = a % b;
    a = b;
    b = rest;
  }
  if (a == 0) a = 1;
  numerator /= a;
  denominator /= a;
  if (numerator > INT64_MAX || numerator < -INT64_MAX || denominator > INT64_MAX) {
    return Ratio::Missing();
  }
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

guiju_int128 Floor(guiju_int128 n, guiju_int128 d) {
  const guiju_int128 quotient = n / d;
  return n % d != 0 && n < 0 ? quotient - 1 : quotient;
}

bool Less(Ratio a, Ratio b) { return Compare(a, b) < 0; }
bool Same(Ratio a, Ratio b) { return Compare(a, b) == 0; }

}  // namespace

Ratio AsWritten(const SpaceFact& fact, Ratio number) {
  if (number.is_missing()) return number;
  return fact.percent
             ? Reduced(static_cast<guiju_int128>(number.numerator) * 100, number.denominator)
             : Reduced(number.numerator, number.denominator);
}
Ratio AsHeld(const SpaceFact& fact, Ratio number) {
  return fact.percent
             ? Reduced(number.numerator, static_cast<guiju_int128>(number.denominator) * 100)
             : number;
}

namespace {

// How far a bound lies back, in microdays, to put months and days in one order: a month has its
// mean length. Where a bound of months and one of days lie closer than months differ, their order
// may depend on the moment of judgement, and the range is that of most moments.
std::int64_t MicrodaysOf(std::int32_t back) {
  return IsDaysBack(back) ? std::int64_t{~back} * 1'000'000 : std::int64_t{back} * 30'436'875;
}

// Whether a test of an instant holds at a place in time; `bound` is the place of its bound.
Tri AskPlace(FactTest::Kind kind, const SpaceCell& cell, int bound) {
  if (cell.kind == ValueRange::Kind::kUnknown) return Tri::kUnknown;
  const bool never = cell.kind == ValueRange::Kind::kNever;
  switch (kind) {
    case FactTest::Kind::kWithinMonths:
      return ToTri(!never && cell.position >= bound);
    case FactTest::Kind::kNotWithinMonths:
      return ToTri(never || cell.position < bound);
    default:
      return ToTri(!never && cell.position <= bound);
  }
}

// The later of two instants, as JudgeSegments treats it: while one is unknown, what is recent stays
// recent, and what is long ago may not.
Tri AskLater(FactTest::Kind kind, const SpaceCell& a, const SpaceCell& b, int bound) {
  const auto rank = [](const SpaceCell& cell) {
    return cell.kind == ValueRange::Kind::kUnknown ? -2
           : cell.kind == ValueRange::Kind::kNever ? -1
                                                   : cell.position;
  };
  const SpaceCell& later = rank(a) < rank(b) ? b : a;
  const Tri answer = AskPlace(kind, later, bound);
  if (rank(a) != -2 && rank(b) != -2) return answer;
  const bool recent_is_true = kind == FactTest::Kind::kWithinMonths;
  return rank(later) >= 0 && answer == ToTri(recent_is_true) ? answer : Tri::kUnknown;
}

void MakeNumbers(Dimension* dimension) {
  std::vector<Ratio>& bounds = dimension->bounds;
  const SpaceFact& fact = dimension->fact;
  const bool whole = fact.shape == FactShape::kWhole;
  if (whole) {  // between two whole numbers a bound is as good as either
    std::vector<Ratio> whole_bounds;
    for (const Ratio bound : bounds) {
      const std::int64_t floor =
          static_cast<std::int64_t>(Floor(bound.numerator, bound.denominator));
      whole_bounds.push_back(Ratio::Of(floor));
      if (!Same(bound, Ratio::Of(floor))) whole_bounds.push_back(Ratio::Of(floor + 1));
    }
    bounds = std::move(whole_bounds);
  }
  if (!fact.min.is_missing()) bounds.push_back(fact.min);
  if (!fact.max.is_missing()) bounds.push_back(fact.max);
  std::sort(bounds.begin(), bounds.end(), Less);
  bounds.erase(std::unique(bounds.begin(), bounds.end(), Same), bounds.end());
  const auto outside = [&fact](Ratio bound) {
    return (!fact.min.is_missing() && Less(bound, fact.min)) ||
           (!fact.max.is_missing() && Less(fact.max, bound));
  };
  bounds.erase(std::remove_if(bounds.begin(), bounds.end(), outside), bounds.end());
  const auto add_between = [&](Ratio lower, Ratio upper) {
    SpaceCell cell;
    cell.kind = ValueRange::Kind::kNumber;
    cell.lower = lower;
    cell.upper = upper;
    cell.pick = PickBetween(lower, upper, whole ? Ratio::Of(1) : dimension->step);
    if (cell.pick.is_missing() || (whole && cell.pick.denominator != 1)) return;
    dimension->cells.push_back(cell);
  };
  if (fact.min.is_missing()) {
    add_between(Ratio::Missing(), bounds.empty() ? Ratio::Missing() : bounds.front());
  }
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    SpaceCell cell;
    cell.kind = ValueRange::Kind::kNumber;
    cell.point = true;
    cell.lower = cell.upper = cell.pick = bounds[i];
    dimension->cells.push_back(cell);
    if (i + 1 < bounds.size()) add_between(bounds[i], bounds[i + 1]);
  }
  if (fact.max.is_missing() && !bounds.empty()) add_between(bounds.back(), Ratio::Missing());
}

void MakeInstants(Dimension* dimension) {
  std::vector<std::int32_t>& moments = dimension->moments;
  std::sort(moments.begin(), moments.end(),
            [](std::int32_t a, std::int32_t b) { return MicrodaysOf(a) > MicrodaysOf(b); });
  moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
  SpaceCell never;
  never.kind = ValueRange::Kind::kNever;
  dimension->cells.push_back(never);
  const int places = 2 * static_cast<int>(moments.size()) + 1;
  for (int i = 0; i < places; ++i) {
    SpaceCell cell;
    cell.kind = ValueRange::Kind::kInstant;
    cell.position = i;
    cell.point = i % 2 == 1;
    dimension->cells.push_back(cell);
  }
}

void MakeCells(Dimension* dimension) {
  dimension->cells.clear();
  if (dimension->fact.may_be_unknown) dimension->cells.emplace_back();
  switch (dimension->fact.shape) {
    case FactShape::kYesNo:
    case FactShape::kOneOf: {
      const bool yes_no = dimension->fact.shape == FactShape::kYesNo;
      const int count = yes_no ? 2 : static_cast<int>(dimension->fact.values.size());
      for (int i = 0; i < count; ++i) {
        SpaceCell cell;
        cell.kind = ValueRange::Kind::kValue;
        cell.value = i;
        dimension->cells.push_back(cell);
      }
      break;
    }
    case FactShape::kNumber:
    case FactShape::kWhole:
      MakeNumbers(dimension);
      break;
    case FactShape::kInstant:
      MakeInstants(dimension);
      break;
  }
}

}  // namespace

Ratio PickBetween(Ratio lower, Ratio upper, Ratio step) {
  const auto inside = [&](Ratio value) {
    return !value.is_missing() && (lower.is_missing() || Less(lower, value)) &&
           (upper.is_missing() || Less(value, upper));
  };
  if (lower.is_missing() && upper.is_missing()) return Ratio::Of(0);
  // The first multiple of n/d above `lower`; without one the last below `upper`.
  const auto multiple = [&](guiju_int128 n, guiju_int128 d) {
    if (lower.is_missing()) {
      const guiju_int128 count = Floor(upper.numerator * d - 1, upper.denominator * n);
      return Reduced(count * n, d);
    }
    const guiju_int128 count = Floor(lower.numerator * d, lower.denominator * n) + 1;
    return Reduced(count * n, d);
  };
  if (!step.is_missing()) {
    const Ratio value = multiple(step.numerator, step.denominator);
    if (inside(value)) return value;
  }
  guiju_int128 power = 1;
  for (int places = 0; places <= kMostPlaces; ++places, power *= 10) {
    const Ratio value = multiple(1, power);
    if (inside(value)) return value;
  }
  return Ratio::Missing();
}

std::size_t Space::Find(const std::string& fact) const {
  std::size_t i = 0;
  while (i < dimensions_.size() && dimensions_[i].fact.fact != fact) ++i;
  return i;
}

std::size_t Space::Add(const SpaceFact& fact) {
  const std::size_t at = Find(fact.fact);
  if (at == dimensions_.size()) {
    dimensions_.emplace_back();
    dimensions_.back().fact = fact;
  }
  return at;
}

std::size_t Space::Add(const SpaceFact& fact, const std::vector<Ratio>& bounds, Ratio step) {
  const std::size_t at = Add(fact);
  dimensions_[at].bounds.insert(dimensions_[at].bounds.end(), bounds.begin(), bounds.end());
  dimensions_[at].step = step;
  return at;
}

std::size_t Space::Add(const Criterion& criterion, const std::vector<FactTest>& tests,
                       const std::vector<std::int32_t>& moments, const TestReader& reader) {
  Pending pending{&criterion, &tests, moments, {}, 0};
  bool first = true;
  for (const CriterionNode& node : criterion.nodes) {
    if (node.arity != 0) continue;
    // The leaves of one condition stand one after the other.
    if (first) pending.first = node.leaf;
    first = false;
    const FactTest& test = tests[node.leaf];
    FactOfTest read = reader(test);
    std::vector<std::size_t> at = {Add(read.fact)};
    if (!read.second.empty()) {
      SpaceFact other = read.fact;
      other.fact = read.second;
      other.label = read.second_label;
      at.push_back(Add(other));
    }
    for (const std::size_t d : at) {
      if (test.kind == FactTest::Kind::kInterval) {
        for (const Ratio bound : {test.lower, test.upper}) {
          if (!bound.is_missing()) {
            dimensions_[d].bounds.push_back(AsWritten(dimensions_[d].fact, bound));
          }
        }
      } else if (test.kind != FactTest::Kind::kIs) {
        dimensions_[d].moments.push_back(moments[test.months]);
      }
    }
    pending.facts.push_back(std::move(read));
  }
  pending_.push_back(std::move(pending));
  return pending_.size() - 1;
}

bool Space::Seal() {
  combinations_ = 1;
  for (const Pending& pending : pending_) {
    for (const FactOfTest& read : pending.facts) {
      if (read.second.empty()) continue;
      Dimension& first = dimensions_[Find(read.fact.fact)];
      Dimension& second = dimensions_[Find(read.second)];
      first.moments.insert(first.moments.end(), second.moments.begin(), second.moments.end());
      second.moments = first.moments;
    }
  }
  for (Dimension& dimension : dimensions_) {
    MakeCells(&dimension);
    if (dimension.cells.size() > kMostCells) return false;
    combinations_ *= dimension.cells.size();
    if (combinations_ > kMostCombinations) return false;
  }
  for (const Pending& pending : pending_) MakeCondition(pending);
  return true;
}

void Space::MakeCondition(const Pending& pending) {
  SpaceCondition condition;
  condition.criterion_ = pending.criterion;
  condition.first_ = pending.first;
  for (std::size_t i = 0; i < pending.facts.size(); ++i) {
    const FactOfTest& read = pending.facts[i];
    const FactTest& test = (*pending.tests)[pending.first + i];
    SpaceCondition::Leaf leaf;
    leaf.dimension = Find(read.fact.fact);
    const Dimension& dimension = dimensions_[leaf.dimension];
    int bound = 0;
    if (test.kind != FactTest::Kind::kInterval && test.kind != FactTest::Kind::kIs) {
      const auto at = std::find(dimension.moments.begin(), dimension.moments.end(),
                                pending.moments[test.months]);
      bound = 2 * static_cast<int>(at - dimension.moments.begin()) + 1;
    }
    if (!read.second.empty()) {
      leaf.second = Find(read.second);
      // Seal has cut both by the same moments.
      const Dimension& other = dimensions_[leaf.second];
      leaf.width = other.cells.size();
      for (const SpaceCell& a : dimension.cells) {
        for (const SpaceCell& b : other.cells) {
          leaf.answers.push_back(AskLater(test.kind, a, b, bound));
        }
      }
    } else {
      for (const SpaceCell& cell : dimension.cells) {
        Tri answer = Tri::kUnknown;
        if (cell.kind == ValueRange::Kind::kNumber) {
          answer = guiju::Ask(test, AsHeld(dimension.fact, cell.pick));
        } else if (cell.kind == ValueRange::Kind::kValue) {
          const bool yes = dimension.fact.shape == FactShape::kOneOf ? cell.value == read.value
                                                                     : cell.value == 1;
          answer = ToTri(yes == test.expected);
        } else {
          answer = AskPlace(test.kind, cell, bound);
        }
        leaf.answers.push_back(answer);
      }
    }
    condition.leaves_.push_back(std::move(leaf));
  }
  conditions_.push_back(std::move(condition));
}

std::vector<Box> Space::Join(const std::vector<int>& outcomes) const {
  // Equal parts of the table get one number; the number 0 is the part in which nothing differs.
  const std::size_t depth = dimensions_.size();
  std::vector<std::vector<std::vector<int>>> nodes(depth);  // [d][number] -> numbers one deeper
  std::vector<int> level = outcomes;
  for (std::size_t d = depth; d-- > 0;) {
    const std::size_t width = dimensions_[d].cells.size();
    std::map<std::vector<int>, int> numbers;
    nodes[d].emplace_back(width, 0);
    numbers.emplace(nodes[d].front(), 0);
    std::vector<int> above;
    for (std::size_t i = 0; i < level.size(); i += width) {
      const auto begin = level.begin() + static_cast<std::ptrdiff_t>(i);
      std::vector<int> node(begin, begin + static_cast<std::ptrdiff_t>(width));
      const auto [at, added] = numbers.emplace(node, static_cast<int>(nodes[d].size()));
      if (added) nodes[d].push_back(std::move(node));
      above.push_back(at->second);
    }
    level = std::move(above);
  }
  std::vector<Box> boxes;
  Box box;
  box.masks.resize(depth);
  const std::function<void(std::size_t, int)> descend = [&](std::size_t d, int number) {
    if (number == 0) return;
    if (d == depth) {
      box.outcome = number;
      boxes.push_back(box);
      return;
    }
    const std::vector<int>& node = nodes[d][static_cast<std::size_t>(number)];
    std::uint64_t done = 0;
    for (std::size_t i = 0; i < node.size(); ++i) {
      if (node[i] == 0 || (done >> i & 1u) != 0) continue;
      std::uint64_t mask = 0;
      for (std::size_t k = i; k < node.size(); ++k) {
        if (node[k] == node[i]) mask |= std::uint64_t{1} << k;
      }
      done |= mask;
      box.masks[d] = mask;
      descend(d + 1, node[i]);
    }
  };
  descend(0, level.front());
  return boxes;
}

}  // namespace guiju::workbench
