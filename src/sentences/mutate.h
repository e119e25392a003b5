// What `guiju mutate` and `guiju gen-tests` say.
#ifndef GUIJU_SRC_SENTENCES_MUTATE_H_
#define GUIJU_SRC_SENTENCES_MUTATE_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kMutantChanged{"mutant_changed",
                                         "{place}: \"{before}\" was changed to \"{after}\".",
                                         "{place}：由“{before}”改成了“{after}”。"};
inline constexpr Sentence kMutantSwapped{"mutant_swapped",
                                         "{place}: \"{before}\" and \"{after}\" changed places.",
                                         "{place}：“{before}”与“{after}”互换了先后。"};
inline constexpr Sentence kMutantDropped{"mutant_dropped", "{place} was left out.",
                                         "{place} 被删去。"};
inline constexpr Sentence kMutantDroppedValue{
    "mutant_dropped_value", "{place}: \"{before}\" was left out.", "{place}：“{before}”被删去。"};
inline constexpr Sentence kMutantAdded{"mutant_added", "{place}: \"{after}\" was added.",
                                       "{place}：增加了“{after}”。"};

inline constexpr Sentence kMutateTestsFail{
    "mutate_tests_fail",
    "{failed} of {tests} tests fail on the policy itself, so that nothing can be said of mutants; "
    "\"guiju test\" says which.",
    "{tests} 个测试中有 {failed} 个在原规则上就未通过，因此无法评定变异；请用“guiju test”查看。"};
inline constexpr Sentence kMutateNoTests{"mutate_no_tests", "There are no tests to run.",
                                         "没有可运行的测试。"};
inline constexpr Sentence kMutateThreshold{
    "mutate_threshold", "\"{value}\" is no percentage; expected is a number from 0 to 100.",
    "“{value}”不是百分比；应为 0 至 100 的数。"};
inline constexpr Sentence kMutateTooLow{
    "mutate_too_low", "The mutation score is {score} %; required are {required} %.",
    "变异得分为 {score} %，要求达到 {required} %。"};
inline constexpr Sentence kMutateSummary{
    "mutate_summary",
    "Policy {id} {version}, {tests} tests: of {scored} mutants {killed} were noticed, {survived} "
    "were not; mutation score {score} %. Not counted: {equivalent} that change no answer, "
    "{stillborn} that are no valid policy.",
    "规则 {id} {version}，{tests} 个测试：{scored} 个变异中有 {killed} 个被发现，{survived} "
    "个未被发现；变异得分 {score} %。不计入：{equivalent} 个不改变任何结果，{stillborn} "
    "个不是有效规则。"};
inline constexpr Sentence kMutateClauses{"mutate_clauses", "These are the scores of the clauses.",
                                         "各条款的得分如下。"};
inline constexpr Sentence kMutateClause{"mutate_clause",
                                        "{clause}: {killed} of {scored} were noticed, {score} %.",
                                        "{clause}：{scored} 个中发现 {killed} 个，{score} %。"};
inline constexpr Sentence kMutateClauseNone{"mutate_clause_none", "{clause}: no mutant counts.",
                                            "{clause}：没有可计入的变异。"};
inline constexpr Sentence kMutateSurvivors{"mutate_survivors", "No test noticed these mutants.",
                                           "以下变异没有任何测试发现。"};
inline constexpr Sentence kMutateOfClause{"mutate_of_clause", "The clause is {clause}.",
                                          "条款为 {clause}。"};
inline constexpr Sentence kMutateTest{"mutate_test", "This test would notice it.",
                                      "下面的测试能发现它。"};
inline constexpr Sentence kMutateNoTest{
    "mutate_no_test", "No facts were found that tell the two apart.", "没有找到能区分二者的事实。"};
inline constexpr Sentence kMutateOnePolicy{
    "mutate_one_policy",
    "The suites are written for {policies} policies; one is mutated at a time: choose it with "
    "--policy.",
    "这些测试针对 {policies} 份规则；每次只能变异一份：请用 --policy 指定。"};

inline constexpr const Sentence* kAllMutate[] = {
    &kMutantChanged,   &kMutantSwapped, &kMutantDropped,    &kMutantDroppedValue, &kMutantAdded,
    &kMutateTestsFail, &kMutateNoTests, &kMutateThreshold,  &kMutateTooLow,       &kMutateSummary,
    &kMutateClauses,   &kMutateClause,  &kMutateClauseNone, &kMutateSurvivors,    &kMutateOfClause,
    &kMutateTest,      &kMutateNoTest,  &kMutateOnePolicy,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_MUTATE_H_
