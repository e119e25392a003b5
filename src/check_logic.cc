#include "check_logic.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "check_bands.h"
#include "guiju/criterion.h"
#include "section.h"

namespace guiju::internal {
namespace {

using Wide = guiju_int128;

// A fact is looked at in so many parts of its domain at most.
constexpr std::size_t kMaxParts = 512;
using Parts = std::bitset<kMaxParts>;

// How many nodes of conditions a search answers before it gives up: some milliseconds.
constexpr std::size_t kMaxWork = 1'000'000;

// One fact that the demands ask about. Its domain is cut at every bound that they name; inside of a
// part all answers are the same.
struct Variable {
  std::string key;
  bool always_known = false;
  std::vector<Wide> cuts;   // of numbers and of instants: bounds, ascending
  std::vector<int> values;  // of scales: the numbers of the enum that are named
  std::size_t parts = 2;
  Parts allowed;
};

struct Leaf {
  std::size_t variable = 0;
  Parts holds;
};

enum class LeafKind { kYesNo, kScale, kNumber, kInstant };

// What a leaf says, before the parts of its variable are known.
struct Test {
  LeafKind kind = LeafKind::kYesNo;
  std::size_t variable = 0;
  const v1::Criterion* written = nullptr;
  int value = 0;  // of a scale
  bool constant = false;
  bool constant_holds = false;
};

std::string Upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return text;
}

// Greater is earlier, so that ascending cuts go back in time.
Wide CutBack(std::int32_t back) { return IsDaysBack(back) ? ~back : back; }

class Search {
 public:
  Search(const std::vector<Demand>& demands, const FactScope& scope, bool all_known)
      : scope_(scope), all_known_(all_known) {
    for (const Demand& demand : demands) {
      Part part{{}, demand.wanted};
      Flatten(*demand.criterion, demand.priority, &part.criterion);
      parts_.push_back(std::move(part));
      const bool decides = demand.wanted == Wanted::kTrue || demand.wanted == Wanted::kFalse;
      if (!decides) continue;
      for (const CriterionNode& node : parts_.back().criterion.nodes) {
        if (node.arity == 0 && !tests_[node.leaf].constant) Order(tests_[node.leaf].variable);
      }
    }
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (all_known_ || variables_[i].always_known) Order(i);
    }
  }

  Possibility Run() {
    for (Variable& variable : variables_) {
      if (!MakeParts(&variable)) return Possibility::kNotProved;
    }
    for (const Test& test : tests_) leaves_.push_back({test.variable, HoldsOf(test)});
    chosen_.assign(variables_.size(), kOpen);
    const bool found = Try(0);
    if (found) return Possibility::kPossible;
    return work_ > kMaxWork ? Possibility::kNotProved : Possibility::kImpossible;
  }

 private:
  struct Part {
    Criterion criterion;
    Wanted wanted;
  };

  static constexpr int kOpen = -2;  // not chosen yet, or never: unknown
  static constexpr int kUnknown = -1;

  void Order(std::size_t variable) {
    if (std::find(order_.begin(), order_.end(), variable) == order_.end()) {
      order_.push_back(variable);
    }
  }

  void Flatten(const v1::Criterion& written, const std::string& priority, Criterion* flat) {
    const auto group = [&](const auto& parts, int need) {
      for (const v1::Criterion& part : parts) Flatten(part, priority, flat);
      flat->nodes.push_back(
          {static_cast<std::uint16_t>(parts.size()), static_cast<std::uint16_t>(need), 0});
    };
    if (written.all_size() > 0) return group(written.all(), written.all_size());
    if (written.any_size() > 0) return group(written.any(), 1);
    if (written.has_at_least_n()) return group(written.at_least_n().of(), written.at_least_n().n());
    if (written.fact().empty()) return;
    flat->nodes.push_back({0, 0, static_cast<std::uint16_t>(tests_.size())});
    AddTest(written, priority);
  }

  void AddTest(const v1::Criterion& leaf, const std::string& priority) {
    Test test;
    test.written = &leaf;
    if (leaf.yes_no_case() != 0) {
      for (const ScaleFacts& scale : scope_.scales) {
        if (leaf.fact().compare(0, scale.prefix.size(), scale.prefix) != 0) continue;
        const auto* value =
            scale.values->FindValueByName(Upper(leaf.fact().substr(scale.prefix.size())));
        if (value == nullptr || value->number() == 0) continue;
        test.kind = LeafKind::kScale;
        test.value = value->number();
        if (scale.prefix == "priority_" && !priority.empty()) {
          test.constant = true;
          test.constant_holds = (leaf.fact() == scale.prefix + priority) == leaf.is();
        } else {
          test.variable = FindVariable(scale.prefix, scale.always_known);
          AddValue(&variables_[test.variable].values, test.value);
          variables_[test.variable].parts =
              static_cast<std::size_t>(scale.values->value_count());  // its 0 is no value
        }
        tests_.push_back(test);
        return;
      }
      test.variable = FindVariable(leaf.fact(), false);
    } else if (leaf.months_case() != 0) {
      // Months and days are not put in one order: which is longer depends on the date.
      test.kind = LeafKind::kInstant;
      test.variable =
          FindVariable(leaf.fact() + (IsDaysBack(*BackOf(leaf)) ? "/days" : "/months"), false);
      variables_[test.variable].cuts.push_back(CutBack(*BackOf(leaf)));
      variables_[test.variable].cuts.push_back(0);
    } else {
      test.kind = LeafKind::kNumber;
      test.variable = FindVariable(leaf.fact(), false);
      std::vector<Wide>& cuts = variables_[test.variable].cuts;
      for (const std::string* bound :
           {&leaf.at_least(), &leaf.above(), &leaf.below(), &leaf.at_most()}) {
        if (!bound->empty()) cuts.push_back(ReadNano(*bound));
      }
      const auto domain = scope_.numbers.find(leaf.fact());
      if (domain != scope_.numbers.end()) {
        cuts.push_back(domain->second.min);
        cuts.push_back(domain->second.max);
      }
    }
    tests_.push_back(test);
  }

  static void AddValue(std::vector<int>* values, int value) {
    if (std::find(values->begin(), values->end(), value) == values->end()) values->push_back(value);
  }

  std::size_t FindVariable(const std::string& key, bool always_known) {
    for (std::size_t i = 0; i < variables_.size(); ++i) {
      if (variables_[i].key == key) return i;
    }
    variables_.emplace_back();
    variables_.back().key = key;
    variables_.back().always_known = always_known;
    return variables_.size() - 1;
  }

  // Parts of a line that is cut n times: 2 i + 1 is the cut i itself, 2 i what lies before it.
  bool MakeParts(Variable* variable) const {
    std::vector<Wide>& cuts = variable->cuts;
    if (cuts.empty()) {
      // Yes or no: part 1 is yes. A scale: one part a value, its number, and none for 0.
      const bool scale = !variable->values.empty();
      for (std::size_t i = scale ? 1 : 0; i < variable->parts; ++i) variable->allowed.set(i);
      return true;
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    variable->parts = 2 * cuts.size() + 1;
    const bool instant = variable->key.find('/') != std::string::npos;
    // An instant has one more part at the end: it never was.
    if (variable->parts + 1 > kMaxParts) return false;
    const auto found = scope_.numbers.find(variable->key);
    for (std::size_t i = 0; i < variable->parts; ++i) {
      // An instant after the moment of judgement, less than 0 ago, is unknown.
      bool allowed = !instant || i > 0;
      if (!instant && found != scope_.numbers.end()) allowed = InDomain(found->second, cuts, i);
      variable->allowed.set(i, allowed);
    }
    if (instant) variable->allowed.set(variable->parts++);
    return true;
  }

  static bool InDomain(const NumberDomain& domain, const std::vector<Wide>& cuts, std::size_t i) {
    // Both ends of the domain are cuts, so a part lies inside or outside as a whole.
    if (i == 0 || i == 2 * cuts.size()) return false;
    Stretch stretch{cuts[(i - 1) / 2], cuts[i / 2], i % 2 == 0, i % 2 == 0};
    if (i % 2 == 1) stretch.high = stretch.low;
    if (stretch.low < domain.min || stretch.high > domain.max) return false;
    return !domain.whole || StepsIn(stretch, 1'000'000'000).count > 0;
  }

  Parts HoldsOf(const Test& test) const {
    Parts holds;
    if (test.constant) return test.constant_holds ? ~holds : holds;
    const Variable& variable = variables_[test.variable];
    const v1::Criterion& leaf = *test.written;
    switch (test.kind) {
      case LeafKind::kYesNo:
        holds.set(leaf.is() ? 1 : 0);
        break;
      case LeafKind::kScale:
        holds.set(static_cast<std::size_t>(test.value));
        if (!leaf.is()) holds = ~holds;
        break;
      case LeafKind::kInstant: {
        const std::size_t cut = CutOf(variable, CutBack(*BackOf(leaf)));
        const bool within = leaf.months_case() == v1::Criterion::kWithinMonths ||
                            leaf.months_case() == v1::Criterion::kWithinDays;
        const bool not_within = leaf.months_case() == v1::Criterion::kNotWithinMonths ||
                                leaf.months_case() == v1::Criterion::kNotWithinDays;
        // Parts go back in time; the last is that it never was.
        for (std::size_t i = 0; i < variable.parts; ++i) {
          const bool never = i + 1 == variable.parts;
          holds.set(i, within ? i <= cut : not_within ? i > cut : i >= cut && !never);
        }
        break;
      }
      case LeafKind::kNumber: {
        std::size_t first = 0;
        std::size_t last = variable.parts - 1;
        if (!leaf.at_least().empty()) first = CutOf(variable, ReadNano(leaf.at_least()));
        if (!leaf.above().empty()) first = CutOf(variable, ReadNano(leaf.above())) + 1;
        if (!leaf.at_most().empty()) last = CutOf(variable, ReadNano(leaf.at_most()));
        if (!leaf.below().empty()) last = CutOf(variable, ReadNano(leaf.below())) - 1;
        for (std::size_t i = first; i <= last; ++i) holds.set(i);
        break;
      }
    }
    return holds;
  }

  static std::size_t CutOf(const Variable& variable, Wide value) {
    const auto at = std::lower_bound(variable.cuts.begin(), variable.cuts.end(), value);
    return 2 * static_cast<std::size_t>(at - variable.cuts.begin()) + 1;
  }

  // The answer of a leaf under what is chosen; an open one is answered as is best for the demand.
  Tri AnswerOf(std::uint16_t index, Wanted wanted) const {
    if (tests_[index].constant) return ToTri(tests_[index].constant_holds);
    const Leaf& leaf = leaves_[index];
    const int chosen = chosen_[leaf.variable];
    if (chosen >= 0) return ToTri(leaf.holds[static_cast<std::size_t>(chosen)]);
    if (chosen == kUnknown) return Tri::kUnknown;
    const Parts& allowed = variables_[leaf.variable].allowed;
    if (wanted == Wanted::kTrue && (allowed & leaf.holds).any()) return Tri::kTrue;
    if (wanted == Wanted::kFalse && (allowed & ~leaf.holds).any()) return Tri::kFalse;
    return Tri::kUnknown;
  }

  bool StillMet() {
    for (const Part& part : parts_) {
      work_ += part.criterion.nodes.size();
      const Tri answer = Evaluate(part.criterion, [this, &part](std::uint16_t index) {
        return AnswerOf(index, part.wanted);
      });
      const bool met = part.wanted == Wanted::kTrue       ? answer == Tri::kTrue
                       : part.wanted == Wanted::kNotTrue  ? answer != Tri::kTrue
                       : part.wanted == Wanted::kNotFalse ? answer != Tri::kFalse
                                                          : answer == Tri::kFalse;
      if (!met) return false;
    }
    return true;
  }

  bool Try(std::size_t depth) {
    if (work_ > kMaxWork || !StillMet()) return false;
    if (depth == order_.size()) return true;
    const std::size_t at = order_[depth];
    const Variable& variable = variables_[at];
    const auto choose = [&](int part) {
      chosen_[at] = part;
      return Try(depth + 1);
    };
    bool found = !all_known_ && !variable.always_known && choose(kUnknown);
    for (std::size_t i = 0; i < variable.parts && !found; ++i) {
      if (variable.allowed[i]) found = choose(static_cast<int>(i));
    }
    chosen_[at] = kOpen;
    return found;
  }

  const FactScope& scope_;
  const bool all_known_;
  std::vector<Part> parts_;
  std::vector<Variable> variables_;
  std::vector<Test> tests_;
  std::vector<Leaf> leaves_;
  std::vector<std::size_t> order_;
  std::vector<int> chosen_;
  std::size_t work_ = 0;
};

}  // namespace

Possibility CanMeet(const std::vector<Demand>& demands, const FactScope& scope, bool all_known) {
  return Search(demands, scope, all_known).Run();
}

}  // namespace guiju::internal
