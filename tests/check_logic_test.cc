// CanMeet against trying out every combination of facts.
#include "check_logic.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "check_parts.h"
#include "guiju/criterion.h"
#include "guiju/v1/common.pb.h"

namespace guiju::internal {
namespace {

// Four yes-or-no facts, a rating of 1 to 5, an instant in whole months back, and a category.
struct World {
  std::array<int, 4> signal{};  // 0 no, 1 yes, 2 unknown
  int rating = 0;               // 0: unknown
  int back = 0;                 // 0 to 4 months back, 5: never, 6: unknown
  int category = 1;             // always known
};

FactScope Scope() {
  constexpr guiju_int128 kOne = 1'000'000'000;
  return {{{"category_", v1::Category::Value_descriptor(), true}},
          {{"rating", {kOne, 5 * kOne, true}}}};
}

Tri AskLeaf(const v1::Criterion& leaf, const World& world) {
  const std::string& fact = leaf.fact();
  if (fact[0] == 's') {
    const int value = world.signal[static_cast<std::size_t>(fact[1] - '0')];
    return value == 2 ? Tri::kUnknown : ToTri((value == 1) == leaf.is());
  }
  if (fact == "rating") {
    if (world.rating == 0) return Tri::kUnknown;
    if (!leaf.at_least().empty()) return ToTri(world.rating >= std::stoi(leaf.at_least()));
    if (!leaf.above().empty()) return ToTri(world.rating > std::stoi(leaf.above()));
    if (!leaf.at_most().empty()) return ToTri(world.rating <= std::stoi(leaf.at_most()));
    return ToTri(world.rating < std::stoi(leaf.below()));
  }
  if (fact == "bought") {
    if (world.back == 6) return Tri::kUnknown;
    const bool never = world.back == 5;
    if (leaf.has_within_months()) return ToTri(!never && world.back <= leaf.within_months());
    if (leaf.has_not_within_months()) return ToTri(never || world.back > leaf.not_within_months());
    return ToTri(!never && world.back >= leaf.at_least_months_ago());
  }
  const bool is = fact == "category_inquiry" ? world.category == 1 : world.category == 2;
  return ToTri(is == leaf.is());
}

Tri AskAll(const v1::Criterion& condition, const World& world) {
  const auto group = [&world](const auto& parts, int need) {
    int trues = 0;
    int unknowns = 0;
    for (const v1::Criterion& part : parts) {
      const Tri answer = AskAll(part, world);
      trues += answer == Tri::kTrue;
      unknowns += answer == Tri::kUnknown;
    }
    return trues >= need ? Tri::kTrue : trues + unknowns >= need ? Tri::kUnknown : Tri::kFalse;
  };
  if (condition.all_size() > 0) return group(condition.all(), condition.all_size());
  if (condition.any_size() > 0) return group(condition.any(), 1);
  if (condition.has_at_least_n()) {
    return group(condition.at_least_n().of(), condition.at_least_n().n());
  }
  return AskLeaf(condition, world);
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  int Pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  v1::Criterion Condition(int depth) {
    v1::Criterion made;
    const int shape = depth == 0 ? 0 : Pick(4);
    const int parts = 1 + Pick(3);
    for (int i = 0; i < parts && shape != 0; ++i) {
      *(shape == 1   ? made.add_all()
        : shape == 2 ? made.add_any()
                     : made.mutable_at_least_n()->add_of()) = Condition(depth - 1);
    }
    if (shape == 3) made.mutable_at_least_n()->set_n(1 + Pick(parts));
    if (shape == 0) MakeLeaf(&made);
    return made;
  }

 private:
  void MakeLeaf(v1::Criterion* leaf) {
    const std::string number = std::to_string(Pick(7));
    switch (Pick(10)) {
      case 0:
        leaf->set_fact("rating");
        Pick(2) == 0 ? leaf->set_at_least(number) : leaf->set_above(number);
        break;
      case 1:
        leaf->set_fact("rating");
        Pick(2) == 0 ? leaf->set_at_most(number) : leaf->set_below(number);
        break;
      case 2:
        leaf->set_fact("bought");
        leaf->set_within_months(Pick(4));
        break;
      case 3:
        leaf->set_fact("bought");
        Pick(2) == 0 ? leaf->set_not_within_months(Pick(4))
                     : leaf->set_at_least_months_ago(Pick(4));
        break;
      case 4:
        leaf->set_fact(Pick(2) == 0 ? "category_inquiry" : "category_complaint");
        leaf->set_is(Pick(2) == 0);
        break;
      default:
        leaf->set_fact("s" + std::to_string(Pick(4)));
        leaf->set_is(Pick(2) == 0);
    }
  }

  std::mt19937_64 random_;
};

bool Meets(const std::vector<Demand>& demands, const World& world) {
  for (const Demand& demand : demands) {
    const Tri answer = AskAll(*demand.criterion, world);
    const bool met = demand.wanted == Wanted::kTrue       ? answer == Tri::kTrue
                     : demand.wanted == Wanted::kNotTrue  ? answer != Tri::kTrue
                     : demand.wanted == Wanted::kNotFalse ? answer != Tri::kFalse
                                                          : answer == Tri::kFalse;
    if (!met) return false;
  }
  return true;
}

bool AnyWorldMeets(const std::vector<Demand>& demands, bool all_known) {
  World world;
  for (int i = 0; i < 81; ++i) {
    bool known = true;
    for (int s = 0, rest = i; s < 4; ++s, rest /= 3) {
      world.signal[static_cast<std::size_t>(s)] = rest % 3;
      known = known && rest % 3 != 2;
    }
    if (all_known && !known) continue;
    for (world.rating = all_known ? 1 : 0; world.rating <= 5; ++world.rating) {
      for (world.back = 0; world.back <= (all_known ? 5 : 6); ++world.back) {
        for (world.category = 1; world.category <= 3; ++world.category) {
          if (Meets(demands, world)) return true;
        }
      }
    }
  }
  return false;
}

TEST(CheckLogicTest, AgreesWithEveryCombinationOfFacts) {
  const char* count = std::getenv("GUIJU_RANDOM_CONDITIONS");
  const int rounds = count == nullptr ? 1500 : std::atoi(count);
  Maker maker(20260303);
  const FactScope scope = Scope();
  int impossible = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<v1::Criterion> conditions;
    for (int i = 0; i < 3; ++i) conditions.push_back(maker.Condition(3));
    std::vector<Demand> demands{{&conditions[0], Wanted::kTrue, {}}};
    demands.push_back(
        {&conditions[1], maker.Pick(2) == 0 ? Wanted::kNotTrue : Wanted::kNotFalse, {}});
    if (round % 2 == 0) demands.push_back({&conditions[2], Wanted::kNotTrue, {}});
    const Possibility expected =
        AnyWorldMeets(demands, false) ? Possibility::kPossible : Possibility::kImpossible;
    impossible += expected == Possibility::kImpossible;
    ASSERT_EQ(CanMeet(demands, scope), expected) << conditions[0].ShortDebugString() << "\n"
                                                 << conditions[1].ShortDebugString();
    const std::vector<Demand> fails{{&conditions[0], Wanted::kFalse, {}}};
    ASSERT_EQ(CanMeet(fails, scope, true),
              AnyWorldMeets(fails, true) ? Possibility::kPossible : Possibility::kImpossible)
        << conditions[0].ShortDebugString();
  }
  EXPECT_GT(impossible, rounds / 20);
  EXPECT_LT(impossible, rounds - rounds / 20);
}

TEST(CheckLogicTest, APriorityThatIsAskedUnderIsNoOther) {
  v1::Criterion p0;
  p0.set_fact("priority_p0");
  p0.set_is(true);
  const FactScope& scope = SlaScope();
  EXPECT_EQ(CanMeet({{&p0, Wanted::kTrue, "p0"}}, scope), Possibility::kPossible);
  EXPECT_EQ(CanMeet({{&p0, Wanted::kTrue, "p1"}}, scope), Possibility::kImpossible);
  EXPECT_EQ(CanMeet({{&p0, Wanted::kTrue, "p0"}, {&p0, Wanted::kNotTrue, "p1"}}, scope),
            Possibility::kPossible);
}

TEST(CheckLogicTest, SaysWhenItGivesUp) {
  // At least 16 of 32 facts, none of which may hold alone but in pairs: too many to try.
  v1::Criterion half;
  v1::Criterion pair;
  half.mutable_at_least_n()->set_n(16);
  for (int i = 0; i < 32; ++i) {
    v1::Criterion* of = half.mutable_at_least_n()->add_of();
    of->set_fact("f" + std::to_string(i));
    of->set_is(true);
    *pair.mutable_at_least_n()->add_of() = *of;
  }
  pair.mutable_at_least_n()->set_n(16);
  EXPECT_EQ(CanMeet({{&half, Wanted::kTrue, {}}, {&pair, Wanted::kNotTrue, {}}}, {}),
            Possibility::kNotProved);
}

}  // namespace
}  // namespace guiju::internal
