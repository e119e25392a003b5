#include "sentence.h"

#include <gtest/gtest.h>

namespace guiju::internal {
namespace {

constexpr Sentence kExample{"example", "Line {line}: {{ is open.", "第 {line} 行：{{ 没有关上。"};

TEST(Say, PutsArgumentsIn) {
  EXPECT_EQ(Say(kExample, Language::kEnglish, {{"line", "3"}}), "Line 3: { is open.");
  EXPECT_EQ(Say(kExample, Language::kChinese, {{"line", "3"}}), "第 3 行：{ 没有关上。");
}

TEST(Say, LeavesWhatIsNotGiven) {
  EXPECT_EQ(Say(kExample, Language::kEnglish, {}), "Line {line}: { is open.");
}

TEST(Say, ArgumentsMayDifferByLanguage) {
  constexpr Sentence sentence{"s", "It is {what}.", "这是{what}。"};
  EXPECT_EQ(Say(sentence, Language::kEnglish, {{"what", "paused", "暂停"}}), "It is paused.");
  EXPECT_EQ(Say(sentence, Language::kChinese, {{"what", "paused", "暂停"}}), "这是暂停。");
}

}  // namespace
}  // namespace guiju::internal
