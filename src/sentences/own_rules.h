// What the policy compiler says of facts of a desk's own, care, membership, profiles, advisories
// and reviews.
#ifndef GUIJU_SRC_SENTENCES_OWN_RULES_H_
#define GUIJU_SRC_SENTENCES_OWN_RULES_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kFactTaken{
    "fact_taken", "The name \"{id}\" belongs to a fact that every desk has; choose another.",
    "“{id}”是通用事实的名称；请另取一个。"};
inline constexpr Sentence kNamedTwice{"named_twice", "\"{name}\" is named twice in this list.",
                                      "此列表中“{name}”写了两次。"};
inline constexpr Sentence kUnknownCare{
    "unknown_care", "There is no care action \"{id}\"{hint}; this policy has: {known}.",
    "没有名为“{id}”的关怀措施{hint}；本规则中有：{known}。"};
inline constexpr Sentence kCareUnused{"care_unused", "No segment names the care action \"{id}\".",
                                      "没有任何分层采用关怀措施“{id}”。"};
inline constexpr Sentence kDigitInPrefix{
    "digit_in_prefix",
    "The prefix \"{prefix}\" has a digit in it, so a level could be read in two ways.",
    "前缀“{prefix}”中含有数字，等级会有两种读法。"};
inline constexpr Sentence kNeverBoughtVip{
    "never_bought_vip", "Who never bought is NEW or EXISTING; a VIP is made by the level.",
    "从未购买者只能是 NEW 或 EXISTING；VIP 由会员等级决定。"};
inline constexpr Sentence kCustomFact{
    "custom_fact", "custom_fact is named with the fact CUSTOM, and only with it.",
    "custom_fact 须与事实 CUSTOM 同时写明，且只能与它同用。"};
inline constexpr Sentence kUnknownOwnFact{
    "unknown_own_fact", "This section declares no fact \"{id}\"{hint}; it has: {known}.",
    "本部分没有声明事实“{id}”{hint}；已声明：{known}。"};
inline constexpr Sentence kScoreFactKind{"score_fact_kind",
                                         "A metric reads a number: the kind is NUMBER or PERCENT.",
                                         "指标只能读取数值：kind 须为 NUMBER 或 PERCENT。"};
inline constexpr Sentence kUnknownMetric{
    "unknown_metric", "There is no metric \"{id}\"{hint}; this policy has: {known}.",
    "没有名为“{id}”的指标{hint}；本规则中有：{known}。"};
inline constexpr Sentence kUnknownGrade{
    "unknown_grade", "There is no grade \"{id}\"{hint}; this policy has: {known}.",
    "没有名为“{id}”的等级{hint}；本规则中有：{known}。"};
inline constexpr Sentence kUnknownProfile{
    "unknown_profile", "There is no profile \"{id}\"{hint}; this policy has: {known}.",
    "没有名为“{id}”的考核方案{hint}；本规则中有：{known}。"};
inline constexpr Sentence kWeightShape{"weight_shape",
                                       "A weight needs exactly one of points and table.",
                                       "每个权重须写 points 或 table，二者只取其一。"};
inline constexpr Sentence kWeightCount{
    "weight_count",
    "There are {found} points for {expected} bands (otherwise is the last of them).",
    "给出了 {found} 个分值，而该指标共有 {expected} 档（末档为 otherwise）。"};
inline constexpr Sentence kWeightOrder{
    "weight_order", "The points rise although the value gets worse.", "数值变差，得分却上升。"};
inline constexpr Sentence kAdvisoryCap{"advisory_cap",
                                       "cap is given with the effect CAP, and only with it.",
                                       "cap 须与 effect: CAP 同时写明，且只能与它同用。"};
inline constexpr Sentence kAdvisorySame{"advisory_same",
                                        "An advisory relates two metrics; these are the same.",
                                        "提示须涉及两个不同的指标；此处二者相同。"};
inline constexpr Sentence kAdvisoryNever{
    "advisory_never",
    "The metric \"{metric}\" earns points in every band of every profile, so this advisory is "
    "never raised.",
    "指标“{metric}”在任何方案的任何一档都得分，因此该提示永远不会出现。"};
inline constexpr Sentence kAdvisoryCapHigh{
    "advisory_cap_high", "The cap {cap} takes nothing off: the metric earns at most {best}.",
    "上限 {cap} 不起作用：该指标最多得 {best} 分。"};
inline constexpr Sentence kReviewShape{
    "review_shape",
    "A review needs exactly one condition: metric with at_most_points, grade_at_least, or "
    "grade_at_most.",
    "复核规则只能有一个条件：metric 加 at_most_points、grade_at_least 或 grade_at_most。"};

// What is wrong with a customer's or a month's facts.
inline constexpr Sentence kOwnFactEmpty{"own_fact_empty", "The fact \"{name}\" has no value.",
                                        "事实“{name}”没有给出值。"};
inline constexpr Sentence kOwnFactKind{"own_fact_kind",
                                       "The fact \"{name}\" is {kind}, and is given as {found}.",
                                       "事实“{name}”的类型是{kind}，却写成了 {found}。"};
inline constexpr Sentence kOwnFactPercent{
    "own_fact_percent", "The fact \"{name}\" is a percent, which lies between 0 and 100.",
    "事实“{name}”是百分比，取值应在 0 到 100 之间。"};
inline constexpr Sentence kMembershipLevel{
    "membership_level", "The membership level cannot be read; expected {expected}.",
    "无法识别会员等级；应为 {expected}。"};
inline constexpr Sentence kReviewTwice{
    "review_twice", "This agent has two scorecards of the month {month} in one team.",
    "同一团队中该客服在 {month} 有两份考核结果。"};
inline constexpr Sentence kReviewMonth{"review_month",
                                       "A scorecard without a month cannot be reviewed.",
                                       "没有月份的考核结果无法复核。"};

inline constexpr const Sentence* kAllOwnRules[] = {
    &kFactTaken,      &kNamedTwice,     &kUnknownCare,    &kCareUnused,      &kDigitInPrefix,
    &kNeverBoughtVip, &kCustomFact,     &kUnknownOwnFact, &kScoreFactKind,   &kUnknownMetric,
    &kUnknownGrade,   &kUnknownProfile, &kWeightShape,    &kWeightCount,     &kWeightOrder,
    &kAdvisoryCap,    &kAdvisorySame,   &kAdvisoryNever,  &kAdvisoryCapHigh, &kReviewShape,
    &kOwnFactEmpty,   &kOwnFactKind,    &kOwnFactPercent, &kMembershipLevel, &kReviewTwice,
    &kReviewMonth};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_OWN_RULES_H_
