// What is said about tests of a policy: the files they stand in, and how they went.
#ifndef GUIJU_SRC_SENTENCES_POLICY_TESTS_H_
#define GUIJU_SRC_SENTENCES_POLICY_TESTS_H_

#include "sentence.h"

namespace guiju::internal {

// ---- the files
inline constexpr Sentence kTestNoField{"test_no_field",
                                       "{message} has no field \"{word}\". It has: {known}.",
                                       "{message} 没有名为“{word}”的字段。可用字段：{known}。"};
inline constexpr Sentence kTestNoFieldNear{
    "test_no_field", "{message} has no field \"{word}\". Did you mean \"{near}\"?",
    "{message} 没有名为“{word}”的字段。是否想写“{near}”？"};
inline constexpr Sentence kTestNoEntry{
    "test_no_entry",
    "\"{word}\" is no entry of a list. An entry is written with its number from 0 or, where it "
    "has one, its name in brackets: \"metric[0]\", \"metric[resolution]\".",
    "“{word}”不是列表中的条目。条目写作方括号内的序号（从 0 起）或其名称（如有）："
    "“metric[0]”、“metric[resolution]”。"};
inline constexpr Sentence kTestPathGoesOn{"test_path_goes_on",
                                          "\"{word}\" is a single value: the place ends there.",
                                          "“{word}”是单个值，路径到此为止，后面不能再写。"};
inline constexpr Sentence kTestNeedsEntry{
    "test_needs_entry",
    "\"{word}\" is a list. Say which entry, by its name or number in brackets: "
    "\"{word}[0]\".",
    "“{word}”是列表。请在方括号内写明条目的名称或序号：“{word}[0]”。"};
inline constexpr Sentence kTestFixtureTwice{"test_fixture_twice",
                                            "There is another fixture \"{id}\" before this one.",
                                            "前面已有编号为“{id}”的公用事实（fixture）。"};
inline constexpr Sentence kTestNameTwice{
    "test_name_twice",
    "Another test of this file is named \"{name}\". Names differ, so that each can be run alone.",
    "本文件中已有名为“{name}”的用例。名称不得重复，以便单独运行。"};
inline constexpr Sentence kTestNoFixtureNear{
    "test_no_fixture", "There is no fixture \"{id}\". Did you mean \"{near}\"?",
    "没有编号为“{id}”的公用事实（fixture）。是否想写“{near}”？"};
inline constexpr Sentence kTestNoFixture{"test_no_fixture",
                                         "There is no fixture \"{id}\". There are: {known}.",
                                         "没有编号为“{id}”的公用事实（fixture）。现有：{known}。"};
inline constexpr Sentence kTestNoFixtures{"test_no_fixture",
                                          "There is no fixture \"{id}\": this file has none.",
                                          "没有编号为“{id}”的公用事实：本文件未定义 fixture。"};
inline constexpr Sentence kTestNoFacts{
    "test_no_facts",
    "There are no facts to judge. Give a ticket, a customer, an agent_month, review_month, a "
    "callback, a callback_period, a record, an analysis, a calendar question, a mask, a history "
    "or correlated customers in facts or in the fixture.",
    "没有可供判定的事实。请在 facts 或 fixture 中给出 ticket、customer、agent_month、"
    "review_month、callback、callback_period、record、analysis、calendar、mask、history 或 "
    "correlated 之一。"};
inline constexpr Sentence kTestTwoKinds{
    "test_two_kinds",
    "The facts ask about {one} and about {other}. A test asks one question; write two tests.",
    "事实中同时问了 {one} 与 {other}。一个用例只问一件事，请拆成两个用例。"};
inline constexpr Sentence kTestBeside{
    "test_two_kinds", "{field} says nothing to a question about {kind}. Take it away.",
    "{field} 与关于 {kind} 的提问无关，请去掉。"};
inline constexpr Sentence kTestNoAsOf{
    "test_no_as_of",
    "The moment of judgement is missing. Give as_of here or at the top of the file.",
    "缺少判定时刻。请在此处或文件开头给出 as_of。"};
inline constexpr Sentence kTestNoPeriod{"test_no_period",
                                        "A history is summed up into weeks or months. Give period: "
                                        "WEEK or period: MONTH.",
                                        "历史工单须按周或按月汇总。请给出 period: WEEK 或 period: "
                                        "MONTH。"};
inline constexpr Sentence kTestExpectsNothing{
    "test_expects_nothing",
    "Nothing is expected, so that this could not fail. Give expect, absent, missing, decided_by "
    "or refused, with something in it.",
    "没有写明预期，用例不可能失败。请给出 expect、absent、missing、decided_by 或 "
    "refused，且内容非空。"};
inline constexpr Sentence kTestRefusedAlone{
    "test_refused_alone",
    "Facts that are refused have no answer. Take away what is expected of it, or refused.",
    "被拒绝的事实没有判定结果。请去掉对结果的预期，或去掉 refused。"};
inline constexpr Sentence kTestOtherKind{
    "test_other_kind",
    "A question about {kind} has no answer in {expected}; its answer is in {answer}.",
    "关于 {kind} 的提问不会在 {expected} 中得到结果；其结果在 {answer} 中。"};
inline constexpr Sentence kTestNotSet{"test_not_set", "\"{text}\" is no value of \"{path}\".",
                                      "“{text}”不是“{path}”的有效取值。"};

// ---- a test that failed
inline constexpr Sentence kTestWasRefused{"test_was_refused", "The facts were refused.",
                                          "事实被拒绝。"};
inline constexpr Sentence kTestNotRefused{"test_not_refused",
                                          "The facts were judged; they should have been refused.",
                                          "事实已被判定，本应被拒绝。"};
inline constexpr Sentence kTestOpen{
    "test_open",
    "Nobody has said yet what is expected here: write it as \"is\" and take \"open\" away.",
    "此处尚未确认预期结果：请写入“is”，并删去“open”。"};
inline constexpr Sentence kTestNotMissing{"test_not_missing", "\"{fact}\" is not named as missing.",
                                          "缺失项中没有“{fact}”。"};
inline constexpr Sentence kTestNotDecided{"test_not_decided", "{clause} decided nothing.",
                                          "{clause} 未参与判定。"};
inline constexpr Sentence kTestAgrees{
    "test_agrees",
    "The rules give what the source prints, though disagrees_with_rule says that they do not.",
    "规则得出的结果与原文所印一致，而 disagrees_with_rule 声明二者不一致。"};

inline constexpr Sentence kTestNearestBand{
    "test_nearest_band",
    "The nearest other band is {place}, which gives {points}; its bound {bound} is {distance} away "
    "from the value {value}.",
    "最近的另一档是 {place}，得 {points} 分；其界限 {bound} 与实际值 {value} 相差 {distance}。"};

// ---- a run
inline constexpr Sentence kTestSummary{"test_summary",
                                       "{policy}: tests passed: {passed}, failed: {failed}.",
                                       "{policy}：通过 {passed} 个用例，失败 {failed} 个。"};
inline constexpr Sentence kTestCoverage{
    "test_coverage", "The tests reach {covered} of {total} entries of the policy ({percent} %).",
    "用例覆盖规则中 {total} 个条目的 {covered} 个（{percent}%）。"};
inline constexpr Sentence kTestUncovered{"test_uncovered", "No test reaches {place} ({clause}).",
                                         "没有用例覆盖 {place}（{clause}）。"};
inline constexpr Sentence kTestOnePolicy{"test_one_policy",
                                         "Tests are run against one policy: give --policy once.",
                                         "用例只针对一份规则运行：--policy 只能给出一次。"};
inline constexpr Sentence kTestNoneRan{"test_none_ran", "No test ran: there is none.",
                                       "没有运行任何用例：一个用例也没有。"};
inline constexpr Sentence kTestNoneMatched{
    "test_none_matched", "No test ran: \"{pattern}\" is found in no name of a test.",
    "没有运行任何用例：没有名称与“{pattern}”匹配的用例。"};
inline constexpr Sentence kTestNoPattern{"test_no_pattern",
                                         "\"{pattern}\" is no regular expression: {reason}.",
                                         "“{pattern}”不是有效的正则表达式：{reason}。"};
inline constexpr Sentence kTestCoverageLow{
    "test_coverage_low",
    "The tests reach {covered} of {total} entries of the policy, {percent} %; "
    "{required} % are required.",
    "用例覆盖规则中 {total} 个条目的 {covered} 个，即 {percent}%；要求达到 {required}%。"};

inline constexpr const Sentence* kAllPolicyTests[] = {
    &kTestNoField,      &kTestNoFieldNear,  &kTestNoEntry,     &kTestPathGoesOn,
    &kTestNeedsEntry,   &kTestFixtureTwice, &kTestNameTwice,   &kTestNoFixtureNear,
    &kTestNoFixture,    &kTestNoFixtures,   &kTestNoFacts,     &kTestTwoKinds,
    &kTestBeside,       &kTestNoAsOf,       &kTestNoPeriod,    &kTestExpectsNothing,
    &kTestRefusedAlone, &kTestOtherKind,    &kTestNotSet,      &kTestWasRefused,
    &kTestNotRefused,   &kTestNotMissing,   &kTestNotDecided,  &kTestAgrees,
    &kTestNearestBand,  &kTestSummary,      &kTestCoverage,    &kTestUncovered,
    &kTestOnePolicy,    &kTestNoneRan,      &kTestNoneMatched, &kTestNoPattern,
    &kTestCoverageLow,  &kTestOpen};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_POLICY_TESTS_H_
