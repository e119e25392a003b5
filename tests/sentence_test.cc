#include "sentence.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sentences/calendar.h"
#include "sentences/callback.h"
#include "sentences/command.h"
#include "sentences/diff.h"
#include "sentences/dossier.h"
#include "sentences/explain.h"
#include "sentences/facts.h"
#include "sentences/impact.h"
#include "sentences/input.h"
#include "sentences/mask.h"
#include "sentences/message_rules.h"
#include "sentences/mutate.h"
#include "sentences/own_rules.h"
#include "sentences/people.h"
#include "sentences/policy.h"
#include "sentences/policy_tests.h"
#include "sentences/record.h"
#include "sentences/report.h"
#include "sentences/sla.h"
#include "sentences/source.h"
#include "sentences/stats.h"
#include "sentences/triage.h"

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

template <std::size_t size>
std::vector<const Sentence*> Listed(const Sentence* const (&sentences)[size]) {
  return {sentences, sentences + size};
}

struct Area {
  std::string name;  // src/sentences/<name>.h
  std::vector<const Sentence*> sentences;
};

// Every area of src/sentences: one line each, alphabetical.
const std::vector<Area>& Areas() {
  static const std::vector<Area> areas = {
      {"calendar", Listed(kAllCalendar)},
      {"callback", Listed(kAllCallback)},
      {"record", Listed(kAllRecord)},
      {"command", Listed(kAllCommand)},
      {"diff", Listed(kAllDiff)},
      {"mask", Listed(kAllMask)},
      {"dossier", Listed(kAllDossier)},
      {"explain", Listed(kAllExplain)},
      {"facts", Listed(kAllFacts)},
      {"impact", Listed(kAllImpact)},
      {"input", Listed(kAllInput)},
      {"message_rules", Listed(kAllMessageRules)},
      {"own_rules", Listed(kAllOwnRules)},
      {"people", Listed(kAllPeople)},
      {"policy", Listed(kAllPolicy)},
      {"mutate", Listed(kAllMutate)},
      {"policy_tests", Listed(kAllPolicyTests)},
      {"report", Listed(kAllReport)},
      {"sla", Listed(kAllSla)},
      {"source", Listed(kAllSource)},
      {"stats", Listed(kAllStats)},
      {"triage", Listed(kAllTriage)},
  };
  return areas;
}

std::set<std::string> ArgumentsOf(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    if (text.substr(i, 2) == "{{") {
      ++i;
      continue;
    }
    const std::size_t end = text.find('}', i);
    names.insert(std::string(text.substr(i + 1, end - i - 1)));
    i = end;
  }
  return names;
}

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

TEST(Sentences, SayTheSameInBothLanguages) {
  for (const Area& area : Areas()) {
    for (const Sentence* sentence : area.sentences) {
      EXPECT_EQ(ArgumentsOf(sentence->en), ArgumentsOf(sentence->zh)) << sentence->id;
      EXPECT_NE(sentence->en, sentence->zh) << sentence->id;
    }
  }
}

TEST(Sentences, HaveStableNamesAndWholeSentences) {
  for (const Area& area : Areas()) {
    std::set<std::string_view> texts;
    for (const Sentence* sentence : area.sentences) {
      EXPECT_FALSE(sentence->id.empty());
      EXPECT_EQ(sentence->id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
                std::string_view::npos)
          << sentence->id;
      EXPECT_TRUE(EndsWith(sentence->en, ".") || EndsWith(sentence->en, "?")) << sentence->en;
      EXPECT_TRUE(EndsWith(sentence->zh, "。") || EndsWith(sentence->zh, "？")) << sentence->zh;
      EXPECT_TRUE(texts.insert(sentence->en).second) << sentence->en << " is listed twice";
    }
  }
}

}  // namespace
}  // namespace guiju::internal
