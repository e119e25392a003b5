// The conditions of triage and segment: from the nested message to a flat list in postfix order.
#include <algorithm>
#include <limits>

#include "guiju/segment.h"
#include "section.h"
#include "sentences/policy.h"
#include "text_distance.h"

namespace guiju::internal {
namespace {

// As many as a node can number.
constexpr std::size_t kMaxTests = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

class CriterionCompiler {
 public:
  CriterionCompiler(const std::vector<FactName>& facts, std::vector<FactTest>* tests,
                    std::vector<std::int32_t>* months, Problems* problems)
      : facts_(facts), tests_(tests), months_(months), problems_(problems) {}

  // Returns how many results must wait at once while this part is evaluated.
  std::size_t Add(const v1::Criterion& proto, const std::string& path) {
    const int shapes = !proto.fact().empty() + (proto.all_size() > 0) + (proto.any_size() > 0) +
                       proto.has_at_least_n();
    if (shapes != 1) {
      problems_->Error(path, kCriterionShape, {{"found", std::to_string(shapes)}});
      return 0;
    }
    if (!proto.fact().empty()) return AddLeaf(proto, path);
    if (proto.all_size() > 0) {
      return AddGroup(proto.all(), proto.all_size(), At(path, "all"));
    }
    if (proto.any_size() > 0) return AddGroup(proto.any(), 1, At(path, "any"));
    const v1::AtLeastN& group = proto.at_least_n();
    if (group.n() > group.of_size()) {
      problems_->Error(
          At(path, "at_least_n"), kAtLeastTooMany,
          {{"n", std::to_string(group.n())}, {"count", std::to_string(group.of_size())}});
    }
    return AddGroup(group.of(), group.n(), At(At(path, "at_least_n"), "of"));
  }

  Criterion result;
  bool too_many_tests = false;

 private:
  template <typename Parts>
  std::size_t AddGroup(const Parts& parts, int need, const std::string& path) {
    std::size_t deepest = 0;
    for (int i = 0; i < parts.size(); ++i) {
      const std::size_t depth = static_cast<std::size_t>(i) + Add(parts.Get(i), At(path, i));
      deepest = std::max(deepest, depth);
    }
    result.nodes.push_back(
        {static_cast<std::uint16_t>(parts.size()), static_cast<std::uint16_t>(need), 0});
    return deepest;
  }

  std::size_t AddLeaf(const v1::Criterion& proto, const std::string& path) {
    const FactName* found = nullptr;
    for (const FactName& fact : facts_) {
      if (fact.name == proto.fact()) found = &fact;
    }
    if (found == nullptr) {
      SayUnknown(proto.fact(), At(path, "fact"));
      return 1;
    }
    if (tests_->size() >= kMaxTests) {
      too_many_tests = true;
      return 1;
    }
    FactTest test;
    test.fact = found->fact;
    if (ReadTest(proto, *found, path, &test)) {
      result.nodes.push_back({0, 0, static_cast<std::uint16_t>(tests_->size())});
      tests_->push_back(test);
    }
    return 1;
  }

  bool ReadTest(const v1::Criterion& proto, const FactName& fact, const std::string& path,
                FactTest* test) {
    const bool interval = proto.lower_case() != 0 || proto.upper_case() != 0;
    const bool yes_no = proto.yes_no_case() != 0;
    const bool months = proto.months_case() != 0;
    if (!interval && !yes_no && !months) {
      problems_->Error(path, kCriterionNoTest, {{"fact", fact.name}, {"expected", Expected(fact)}});
      return false;
    }
    const bool wants_interval = fact.kind == FactKind::kNumber || fact.kind == FactKind::kPercent;
    if (interval != wants_interval || yes_no != (fact.kind == FactKind::kYesNo) ||
        months != (fact.kind == FactKind::kInstant)) {
      SayWrongTest(fact, path);
      return false;
    }
    if (yes_no) {
      test->kind = FactTest::Kind::kIs;
      test->expected = proto.is();
      return true;
    }
    if (months) return ReadMonths(proto, path, test);
    return ReadInterval(proto, fact.kind == FactKind::kPercent, path, test);
  }

  bool ReadMonths(const v1::Criterion& proto, const std::string& path, FactTest* test) {
    const std::int32_t count = *BackOf(proto);
    switch (proto.months_case()) {
      case v1::Criterion::kWithinMonths:
      case v1::Criterion::kWithinDays:
        test->kind = FactTest::Kind::kWithinMonths;
        break;
      case v1::Criterion::kNotWithinMonths:
      case v1::Criterion::kNotWithinDays:
        test->kind = FactTest::Kind::kNotWithinMonths;
        break;
      default:
        test->kind = FactTest::Kind::kAtLeastMonthsAgo;
        break;
    }
    const auto at = std::find(months_->begin(), months_->end(), count);
    test->months = static_cast<std::uint16_t>(at - months_->begin());
    if (at != months_->end()) return true;
    if (months_->size() == kMaxMoments) {
      problems_->Error(path, kTooManyMoments, {{"limit", std::to_string(kMaxMoments)}});
      return false;
    }
    months_->push_back(count);
    return true;
  }

  bool ReadInterval(const v1::Criterion& proto, bool percent, const std::string& path,
                    FactTest* test) {
    const auto read = [percent](const std::string& text) {
      return percent ? ReadPercent(text) : ReadDecimal(text);
    };
    test->kind = FactTest::Kind::kInterval;
    test->lower_open = proto.lower_case() == v1::Criterion::kAbove;
    test->upper_open = proto.upper_case() == v1::Criterion::kBelow;
    const std::string& lower = test->lower_open ? proto.above() : proto.at_least();
    const std::string& upper = test->upper_open ? proto.below() : proto.at_most();
    if (proto.lower_case() != 0) test->lower = read(lower);
    if (proto.upper_case() != 0) test->upper = read(upper);
    if (test->lower.is_missing() || test->upper.is_missing()) return true;
    const std::int32_t order = Compare(test->lower, test->upper);
    if (order < 0 || (order == 0 && !test->lower_open && !test->upper_open)) return true;
    problems_->Error(path, kCriterionEmptyInterval, {{"lower", lower}, {"upper", upper}});
    return false;
  }

  static std::string Expected(const FactName& fact) {
    switch (fact.kind) {
      case FactKind::kYesNo:
        return "is: true / is: false";
      case FactKind::kInstant:
        return "within_months / not_within_months / at_least_months_ago, or the same with days";
      default:
        return "at_least / above / below / at_most";
    }
  }

  void SayWrongTest(const FactName& fact, const std::string& path) {
    const char* en = fact.kind == FactKind::kYesNo     ? "a yes-or-no fact"
                     : fact.kind == FactKind::kInstant ? "an instant"
                                                       : "a number";
    const char* zh = fact.kind == FactKind::kYesNo     ? "是否类事实"
                     : fact.kind == FactKind::kInstant ? "时刻"
                                                       : "数值";
    problems_->Error(path, kCriterionWrongTest,
                     {{"fact", fact.name}, {"kind", en, zh}, {"expected", Expected(fact)}});
  }

  void SayUnknown(const std::string& name, const std::string& path) {
    std::vector<std::string> known;
    known.reserve(facts_.size());
    for (const FactName& fact : facts_) known.push_back(fact.name);
    const std::string nearest = NearestWord(name, known);
    const std::string en = nearest.empty() ? "" : " (did you mean \"" + nearest + "\"?)";
    const std::string zh = nearest.empty() ? "" : "（是否想写“" + nearest + "”？）";
    problems_->Error(path, kUnknownFact,
                     {{"fact", name}, {"hint", en, zh}, {"known", Join(known)}});
  }

  const std::vector<FactName>& facts_;
  std::vector<FactTest>* tests_;
  std::vector<std::int32_t>* months_;
  Problems* problems_;
};

}  // namespace

std::optional<std::int32_t> BackOf(const v1::Criterion& test) {
  switch (test.months_case()) {
    case v1::Criterion::kWithinMonths:
      return test.within_months();
    case v1::Criterion::kNotWithinMonths:
      return test.not_within_months();
    case v1::Criterion::kAtLeastMonthsAgo:
      return test.at_least_months_ago();
    case v1::Criterion::kWithinDays:
      return DaysBack(test.within_days());
    case v1::Criterion::kNotWithinDays:
      return DaysBack(test.not_within_days());
    case v1::Criterion::kAtLeastDaysAgo:
      return DaysBack(test.at_least_days_ago());
    case v1::Criterion::MONTHS_NOT_SET:
      break;
  }
  return std::nullopt;
}

Criterion CompileCriterion(const v1::Criterion& proto, const std::vector<FactName>& facts,
                           const std::string& path, std::vector<FactTest>* tests,
                           std::vector<std::int32_t>* months, Problems* problems) {
  CriterionCompiler compiler(facts, tests, months, problems);
  const std::size_t waiting = compiler.Add(proto, path);
  const bool deep = waiting > kMaxCriterionStack;
  if (deep || compiler.too_many_tests) {
    problems->Error(path, kCriterionTooMany,
                    {{"limit", std::to_string(deep ? kMaxCriterionStack : kMaxTests)}});
  }
  return std::move(compiler.result);
}

}  // namespace guiju::internal
