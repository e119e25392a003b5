// INT-7: descriptions to signals, by the policy's term lists.
#include "guiju/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "edited_policy.h"
#include "guiju/proto.h"
#include "text_form.h"

namespace guiju {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> FoundIn(std::string_view description,
                                 const Policy& policy = *StandardPolicy()) {
  Signals found;
  EXPECT_TRUE(FindSignals(policy, description, &found, nullptr));
  EXPECT_EQ(found.no, 0u);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < policy.triage.signals.size(); ++i) {
    if ((found.yes >> i & 1u) != 0) names.push_back(policy.triage.signals[i].id);
  }
  return names;
}

// A policy whose text section is `section`; the standard one's is cut off.
std::string WithTerms(const std::string& section) {
  std::string text(StandardPolicyText());
  text.erase(text.rfind("\ntext {\n"));
  return text + "\ntext { " + section + " }\n";
}

LoadedPolicy LoadTerms(const std::string& section) {
  return LoadPolicy(WithTerms(section), "terms.textproto");
}

// One list for complains.
std::shared_ptr<const Policy> Terms(const std::string& term, const std::string& except = "") {
  const LoadedPolicy loaded = LoadTerms(
      "not_found: LEAVES_UNKNOWN terms { signal: \"complains\" clause: \"INT-7\" term: [" + term +
      "]" + (except.empty() ? "" : " except: [" + except + "]") + " }");
  for (const Finding& finding : loaded.findings) ADD_FAILURE() << finding.en;
  return loaded.policy;
}

bool Complains(const std::shared_ptr<const Policy>& policy, std::string_view description) {
  return !FoundIn(description, *policy).empty();
}

TEST(Text, EveryListOfTheStandardPolicySpeaksThreeLanguages_INT_7) {
  const struct {
    const char* signal;
    std::vector<const char*> texts;
  } cases[] = {
      {"asks_question", {"请问几点开门", "請問幾點開門", "How do I export it?"}},
      {"complains", {"我要投诉", "我要投訴", "I want to COMPLAIN."}},
      {"suggests", {"建议夜间模式", "建議夜間模式", "A suggestion: night mode"}},
      {"asks_return", {"要退款", "我要換貨", "please REFUND"}},
      {"asks_repair", {"申请维修", "申請維修", "please repair"}},
      {"hardware_fault", {"开不了机", "開不了機", "it is broken"}},
      {"not_to_specification", {"货不对板", "貨不對板", "Not as described!"}},
      {"slow_service", {"没人管", "回覆慢", "Nobody has called"}},
      {"bad_attitude", {"态度恶劣", "態度惡劣", "He was rude"}},
      {"awkward_to_use", {"不好用", "難用", "The menu is confusing"}},
      {"need_unmet", {"没有这个功能", "滿足不了", "it does not support pdf"}},
      {"core_business_hit", {"收不了款", "業務中斷", "we cannot take payments"}},
      {"system_down", {"系统崩了", "癱瘓", "the system is down"}},
      {"function_abnormal", {"一直闪退", "亂碼", "it keeps crashing"}},
      {"customer_agitated", {"气死了", "忍無可忍", "I am furious"}},
      {"complaint_escalated", {"找12315", "律師", "the consumer association"}},
      {"needs_follow_up", {"请回访", "再聯絡我", "please follow up"}},
      {"praises", {"表扬一下", "服務很好", "works great"}},
      {"technical_problem", {"技术故障", "技術故障", "a technical issue"}},
      {"logistics_problem", {"没收到货", "沒收到貨", "the courier"}},
      {"rejects_solution", {"不接受方案", "不同意這個方案", "I reject the solution"}},
      {"malicious_complaint", {"敲诈", "敲詐", "this is blackmail"}},
      {"refuses_information", {"不愿提供", "不願提供", "I prefer not to say"}},
  };
  EXPECT_EQ(std::size(cases), StandardPolicy()->triage.signals.size());
  for (const auto& c : cases) {
    for (const char* text : c.texts) {
      EXPECT_THAT(FoundIn(text), ::testing::Contains(c.signal)) << text;
    }
  }
}

TEST(Text, ExclusionsNegate_INT_7) {
  for (const char* text :
       {"我不投诉", "不是投訴", "This is not a complaint", "no complaints", "没有损坏", "无需维修",
        "isn't broken", "不影响使用", "没生气", "没完成", "not angry", "不用回访", "不退款",
        "already refunded", "勒索病毒", "", "今天天气不错", "The weather is fine"}) {
    EXPECT_THAT(FoundIn(text), IsEmpty()) << text;
  }
  // The other occurrence counts.
  EXPECT_THAT(FoundIn("上周说不投诉，今天要投诉"), ElementsAre("complains"));
  EXPECT_THAT(FoundIn("not broken then, broken now"), ElementsAre("hardware_fault"));
}

TEST(Text, AnExclusionTakesWhatSharesACharacter_INT_7) {
  const auto policy = Terms("\"甲乙\"", "\"乙丙\"");
  EXPECT_TRUE(Complains(policy, "甲乙"));
  EXPECT_TRUE(Complains(policy, "甲乙丁乙丙"));
  EXPECT_TRUE(Complains(policy, "乙丙甲乙"));  // side by side
  EXPECT_FALSE(Complains(policy, "甲乙丙"));   // one character in common
  EXPECT_TRUE(Complains(policy, "甲乙丙甲乙"));
}

TEST(Text, ComparesWhatLooksAlike_INT_7) {
  const struct {
    const char* term;
    const char* text;
    bool found;
  } cases[] = {
      {"refund", "ＲＥＦＵＮＤ", true},
      {"ＲＥＦＵＮＤ", "refund", true},
      {"p0", "Ｐ０！", true},
      {"hung up", "hung\t\n  up", true},
      {"hung up", "hung\u3000\u00a0up", true},
      {"hung up", "hungup", false},
      {"été", "ÉTÉ", true},
      {"жалоба", "ЖАЛОБА", true},
      {"σ", "Σ", true},
      {"ς", "Σ", true},
      {"投诉", "投 诉", false},
      {"投诉", "投訴", false},
      {"  投诉 ", "投诉", true},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Complains(Terms("\"" + std::string(c.term) + "\""), c.text), c.found)
        << c.term << " in " << c.text;
  }
}

TEST(Text, LatinTermsStandAtWordBounds_INT_7) {
  const struct {
    const char* term;
    const char* text;
    bool found;
  } cases[] = {
      {"rude", "rude", true},
      {"rude", "(rude)", true},
      {"rude", "crude", false},
      {"rude", "rudeness", false},
      {"rude", "很rude的人", true},
      {"rude", "rude2", false},
      {"rude", "rude_", true},
      {"rude", "rudé", false},
      {"rude", "prude rude", true},
      {"12315", "打12315投诉", true},
      {"12315", "123156", false},
      {"12315", "812315", false},
      {"app崩溃", "我的app崩溃了", true},
      {"app崩溃", "myapp崩溃", false},
      {"投诉", "a投诉b", true},
      {"don't", "I don't", true},
      {"rude", "rude\xcc\x81", false},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Complains(Terms("\"" + std::string(c.term) + "\""), c.text), c.found)
        << c.term << " in " << c.text;
  }
}

TEST(Text, PlacesAreThoseOfTheDescriptionAsGiven_INT_7) {
  Signals found;
  std::vector<TextMatch> matches;
  // A four-byte character, a full-width word, a run of spaces.
  const std::string text = "😀我 投诉，ＲＵＤＥ  hung  up on me";
  ASSERT_TRUE(FindSignals(*StandardPolicy(), text, &found, &matches));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[0].term, "投诉");
  EXPECT_EQ(matches[0].clause, "INT-7");
  EXPECT_EQ(matches[0].begin, 3u);
  EXPECT_EQ(matches[0].end, 5u);
  EXPECT_EQ(matches[1].term, "rude");
  EXPECT_EQ(matches[1].begin, 6u);
  EXPECT_EQ(matches[1].end, 10u);
  EXPECT_EQ(text.substr(matches[1].begin_byte, matches[1].end_byte - matches[1].begin_byte),
            "ＲＵＤＥ");
  EXPECT_EQ(matches[2].term, "hung up on me");
  EXPECT_EQ(matches[2].begin, 12u);
  EXPECT_EQ(matches[2].end, 26u);
  EXPECT_EQ(matches[2].end_byte, text.size());
}

TEST(Text, OverlappingTermsAreAllReported_INT_7) {
  const auto policy = Terms("\"甲甲\", \"甲甲甲\"");
  Signals found;
  std::vector<TextMatch> matches;
  ASSERT_TRUE(FindSignals(*policy, "甲甲甲", &found, &matches));
  std::vector<std::string> said;
  for (const TextMatch& match : matches) {
    said.push_back(std::to_string(match.begin) + "-" + std::to_string(match.end));
  }
  EXPECT_THAT(said, ElementsAre("0-2", "0-3", "1-3"));
}

TEST(Text, BytesThatAreNoUtf8MatchNothingAndCountAsOne_INT_7) {
  const std::string text = "\xff\xe6\x8a投诉\xe6\x8a";
  Signals found;
  std::vector<TextMatch> matches;
  ASSERT_TRUE(FindSignals(*StandardPolicy(), text, &found, &matches));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].begin, 3u);
  EXPECT_EQ(matches[0].begin_byte, 3u);
  EXPECT_THAT(FoundIn("投\xff诉"), IsEmpty());
  EXPECT_THAT(FoundIn(std::string_view("投\0诉", 7)), IsEmpty());
  EXPECT_THAT(FoundIn("crude\xffrude\xff"), ElementsAre("bad_attitude"));
  std::mt19937 random(7);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes;
    for (int j = 0; j < 40; ++j) bytes += static_cast<char>(random());
    FoundIn(bytes);
  }
}

TEST(Text, LimitsOfADescription_INT_7) {
  Signals found;
  const std::string word = "投诉";
  std::string text(kLongestDescription - word.size(), 'x');
  text += word;
  EXPECT_TRUE(FindSignals(*StandardPolicy(), text, &found, nullptr));
  EXPECT_NE(found.yes, 0u);
  text.insert(0, 1, 'x');
  EXPECT_FALSE(FindSignals(*StandardPolicy(), text, &found, nullptr));
  EXPECT_EQ(found.yes, 0u);

  v1::Ticket ticket;
  ticket.set_id("T");
  ticket.mutable_received()->set_unix_us(0);
  ticket.set_description(text);
  std::vector<Event> events;
  Ticket facts;
  Findings findings;
  EXPECT_FALSE(FromMessage(*StandardPolicy(), ticket, &events, &facts, &findings));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].id, "description_too_long");
  EXPECT_EQ(findings[0].path, "description");
}

TEST(Text, AsManyMatchesAsAreReported_INT_7) {
  for (const std::size_t count : {kMostTextMatches - 1, kMostTextMatches, kMostTextMatches + 1}) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "投诉，";
    text += "退款";  // makes its signal, reported or not
    Signals found;
    std::vector<TextMatch> matches;
    ASSERT_TRUE(FindSignals(*StandardPolicy(), text, &found, &matches));
    EXPECT_EQ(matches.size(), std::min(count + 1, kMostTextMatches));
    EXPECT_THAT(FoundIn(text), ElementsAre("complains", "asks_return"));
  }
}

// The prefilter changes no answer: against a search by hand over the same form.
TEST(Text, RandomTextsMeanWhatAPlainSearchFinds_INT_7) {
  const auto policy = Terms("\"甲乙\", \"ab\", \"乙\", \"b 甲\", \"丙丙\"");
  const std::vector<std::string> terms = {"甲乙", "ab", "乙", "b 甲", "丙丙"};
  const std::vector<std::string> pieces = {"甲", "乙", "丙", "a", "b", " ", "，"};
  std::mt19937 random(11);
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (int j = 0; j < 12; ++j) text += pieces[random() % pieces.size()];
    const std::string formed = internal::FormOfText(text).text;
    std::size_t expected = 0;
    const auto latin = [&formed](std::size_t at) {
      return at < formed.size() && (formed[at] == 'a' || formed[at] == 'b');
    };
    for (const std::string& term : terms) {
      for (std::size_t at = formed.find(term); at != std::string::npos;
           at = formed.find(term, at + 1)) {
        const std::size_t end = at + term.size();
        expected += !(at > 0 && latin(at) && latin(at - 1)) && !(latin(end - 1) && latin(end));
      }
    }
    Signals found;
    std::vector<TextMatch> matches;
    ASSERT_TRUE(FindSignals(*policy, text, &found, &matches));
    EXPECT_EQ(matches.size(), expected) << text;
  }
}

v1::TicketEvaluation Judged(const std::string& description, const std::string& signal = "",
                            bool value = false, const Policy& policy = *StandardPolicy()) {
  v1::Ticket ticket;
  ticket.set_id("T");
  ticket.mutable_received()->set_iso("2026-03-02T09:00:00+08:00");
  ticket.set_description(description);
  if (!signal.empty()) {
    ticket.add_signal()->set_name(signal);
    ticket.mutable_signal(0)->set_value(value);
  }
  v1::TicketEvaluation evaluation;
  Findings findings;
  EXPECT_TRUE(Evaluate(policy, ticket, FromUnixSeconds(1'800'000'000), &evaluation, &findings));
  return evaluation;
}

TEST(Text, WhatIsGivenWinsSignalBySignal_INT_7) {
  v1::TicketEvaluation found = Judged("系统崩了，一直闪退");
  EXPECT_EQ(found.triage().priority(), v1::Priority::P0);
  EXPECT_TRUE(found.text_match(0).used());
  found = Judged("系统崩了，一直闪退", "system_down", false);
  EXPECT_EQ(found.triage().priority(), v1::Priority::P1);
  EXPECT_FALSE(found.text_match(0).used());
  EXPECT_TRUE(found.text_match(1).used());
  ASSERT_EQ(found.signal_size(), 2);
  EXPECT_EQ(found.signal(0).source(), v1::SignalSource::GIVEN);
  EXPECT_EQ(found.signal(1).source(), v1::SignalSource::TEXT);
  EXPECT_EQ(Judged("你好").signal_size(), 0);
}

TEST(Text, ExplanationsNameTheTermAndItsPlaceAndNothingElse_INT_7) {
  const v1::TicketEvaluation found = Judged("我是张三，13800001234，系统崩了");
  EXPECT_THAT(found.reason_zh(0), AllOf(HasSubstr("第 18 至 20 个字符"), HasSubstr("“系统崩”"),
                                        HasSubstr("系统故障无法使用")));
  EXPECT_THAT(found.reason_en(0), AllOf(HasSubstr("characters 18 to 20"), HasSubstr("系统崩")));
  for (const auto* reasons : {&found.reason_zh(), &found.reason_en()}) {
    for (const std::string& reason : *reasons) {
      EXPECT_THAT(reason, AllOf(Not(HasSubstr("张三")), Not(HasSubstr("1380"))));
    }
  }
  EXPECT_THAT(Judged("投诉", "complains", false).reason_en(0),
              HasSubstr("the ticket itself says no"));
}

TEST(Text, ADeskMayTakeAbsenceAsNo_INT_7) {
  const LoadedPolicy loaded =
      LoadTerms("not_found: MEANS_NO terms { signal: \"complains\" clause: \"X\" term: \"投诉\" }");
  ASSERT_NE(loaded.policy, nullptr);
  const auto value = [&](const std::string& text) {
    const v1::TicketEvaluation found = Judged(text, "", false, *loaded.policy);
    if (found.signal_size() == 0) return std::string("unknown");
    return v1::SignalSource::Value_Name(found.signal(0).source());
  };
  EXPECT_EQ(value("投诉"), "TEXT");
  EXPECT_EQ(value("你好"), "NOT_FOUND");
  EXPECT_EQ(value(""), "unknown");
}

TEST(Text, APolicyWithoutTermsSearchesNothing_INT_7) {
  std::string text(StandardPolicyText());
  text.erase(text.rfind("\ntext {\n"));
  const LoadedPolicy loaded = LoadPolicy(text, "a.textproto");
  ASSERT_NE(loaded.policy, nullptr);
  EXPECT_THAT(FoundIn("投诉", *loaded.policy), IsEmpty());
}

TEST(TextPolicy, SaysWhatIsWrongAndWhere_INT_7) {
  const auto list = [](const std::string& signal, const std::string& rest) {
    return " terms { signal: \"" + signal + "\" clause: \"c\" " + rest + " }";
  };
  const struct {
    std::string lists;
    const char* said;
  } cases[] = {
      {list("complain", "term: \"a\""), "text.terms[0].signal terms_without_signal"},
      {list("suggests", "term: \"a\"") + list("suggests", "term: \"b\""),
       "text.terms[1].signal terms_twice"},
      {list("suggests", "term: [\"b\", \"\u3000\"]"), "text.terms[0].term[1] term_empty"},
      {list("suggests", "term: [\"Ab\", \"ＡＢ \"]"), "text.terms[0].term[1] term_twice"},
      {list("suggests", "term: \"a\" except: [\"a b\", \"A  b\"]"),
       "text.terms[0].except[1] term_twice"},
      {list("suggests", "term: \"a\" except: \"A\""), "text.terms[0].except[0] term_excluded"},
      {list("suggests", "term: \"a\" except: \"b\""),
       "text.terms[0].except[0] exclusion_without_effect"},
      {list("suggests", "term: \"a\"") + list("complains", "term: \"A\""),
       "text.terms[1].term[0] term_of_two_signals"},
      {list("suggests", "except: \"a\""), "text.terms[0].term too_few"},
  };
  for (const auto& c : cases) {
    const LoadedPolicy loaded = LoadTerms("not_found: LEAVES_UNKNOWN" + c.lists);
    ASSERT_FALSE(loaded.findings.empty()) << c.said;
    const Finding& first = loaded.findings.front();
    EXPECT_EQ(first.path + " " + first.id, c.said) << first.en;
    EXPECT_GT(first.line, 0);
  }
  EXPECT_EQ(LoadTerms(list("suggests", "term: \"a\"")).policy, nullptr);  // not_found is not said
}

}  // namespace
}  // namespace guiju
