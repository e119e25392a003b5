// What is said of term lists and of the lists of triage that are no scales.
#ifndef GUIJU_SRC_SENTENCES_TRIAGE_H_
#define GUIJU_SRC_SENTENCES_TRIAGE_H_

#include "sentence.h"

namespace guiju::internal {

// Policies.
inline constexpr Sentence kTermsWithoutSignal{
    "terms_without_signal", "The triage section declares no signal \"{signal}\"{hint}.",
    "triage 一节没有声明信号“{signal}”{hint}。"};
inline constexpr Sentence kTermsTwice{
    "terms_twice", "The signal \"{signal}\" has a list of terms already; join the two.",
    "信号“{signal}”已有词表；请合并为一份。"};
inline constexpr Sentence kTermEmpty{"term_empty", "A term needs more than white space.",
                                     "词语不能只有空白。"};
inline constexpr Sentence kTermTwice{
    "term_twice",
    "The term \"{term}\" stands in this list already; width, case and white space make no "
    "difference.",
    "此列表中已有词语“{term}”；全角半角、大小写和空白不作区分。"};
inline constexpr Sentence kTermExcluded{
    "term_excluded", "\"{term}\" is a term and an exclusion of the same list, so it never counts.",
    "“{term}”在同一词表中既是词语又是排除语，因此永远不会生效。"};
inline constexpr Sentence kTermOfTwoSignals{
    "term_of_two_signals",
    "The term \"{term}\" stands for two signals, {first} and {second}; it makes both a yes.",
    "词语“{term}”同时代表信号 {first} 和 {second}；出现时两者都为是。"};
inline constexpr Sentence kExclusionWithoutEffect{
    "exclusion_without_effect",
    "The exclusion \"{term}\" touches no term of its list, so it changes nothing.",
    "排除语“{term}”与本词表的任何词语都不重叠，不起作用。"};
inline constexpr Sentence kFlowStepTwice{"flow_step_twice",
                                         "The step \"{id}\" stands twice in this flow.",
                                         "步骤“{id}”在此流程中出现了两次。"};
inline constexpr Sentence kPlaceLabels{
    "place_labels", "\"{id}\" has another label elsewhere; one id has one label.",
    "“{id}”在别处另有名称；同一编号只能有一个名称。"};

// Explanations.
inline constexpr Sentence kTextFound{
    "text_found",
    "The term \"{term}\" in the description (characters {begin} to {end}) says: {signal}.",
    "描述中第 {begin} 至 {end} 个字符的词语“{term}”表明：{signal}。"};
inline constexpr Sentence kTextOverruled{
    "text_overruled",
    "The term \"{term}\" in the description (characters {begin} to {end}) would say: {signal}; the "
    "ticket itself says no, which is stronger.",
    "描述中第 {begin} 至 {end} "
    "个字符的词语“{term}”本表明：{signal}；但工单已写明为否，以工单为准。"};
inline constexpr Sentence kRouteHolds{"route_holds",
                                      "{name}: goes to \"{department}\", because: {facts}.",
                                      "{name}：转“{department}”，因为：{facts}。"};
inline constexpr Sentence kFeedbackHolds{"feedback_holds", "{name}: {steps}; because: {facts}.",
                                         "{name}：{steps}；因为：{facts}。"};
inline constexpr Sentence kFeedbackTracked{
    "feedback_tracked", "{name}: {steps}; looked at again every {days}; because: {facts}.",
    "{name}：{steps}；每{days}跟踪一次；因为：{facts}。"};
inline constexpr Sentence kHandOverHolds{"hand_over_holds",
                                         "{name}: hand over to {to}, because: {facts}.",
                                         "{name}：转交{to}，因为：{facts}。"};
inline constexpr Sentence kHandOverAtOnce{"hand_over_at_once",
                                          "{name}: hand over to {to} at once, because: {facts}.",
                                          "{name}：立即转交{to}，因为：{facts}。"};
inline constexpr Sentence kMarkHolds{
    "mark_holds",
    "The ticket is marked \"{name}\", because: {facts}; the customer is served all the same.",
    "工单标记为“{name}”，因为：{facts}；仍照常服务客户。"};
inline constexpr Sentence kEntriesUndecided{
    "entries_undecided",
    "{list}: \"{names}\" may apply as well, because it is not known whether: {missing}.",
    "{list}：“{names}”也可能适用，因为以下情况未知：{missing}。"};

// What is said of a description that is not searched.
inline constexpr Sentence kDescriptionTooLong{"description_too_long",
                                              "The description is longer than {limit} bytes.",
                                              "描述超过 {limit} 字节。"};

inline constexpr const Sentence* kAllTriage[] = {&kTermsWithoutSignal,
                                                 &kTermsTwice,
                                                 &kTermEmpty,
                                                 &kTermTwice,
                                                 &kTermExcluded,
                                                 &kTermOfTwoSignals,
                                                 &kExclusionWithoutEffect,
                                                 &kFlowStepTwice,
                                                 &kPlaceLabels,
                                                 &kTextFound,
                                                 &kTextOverruled,
                                                 &kRouteHolds,
                                                 &kFeedbackHolds,
                                                 &kFeedbackTracked,
                                                 &kHandOverHolds,
                                                 &kHandOverAtOnce,
                                                 &kMarkHolds,
                                                 &kEntriesUndecided,
                                                 &kDescriptionTooLong};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_TRIAGE_H_
