// What explanations say of customers and agents beyond segments and points: care, types, profiles,
// advisories, reviews.
#ifndef GUIJU_SRC_SENTENCES_PEOPLE_H_
#define GUIJU_SRC_SENTENCES_PEOPLE_H_

#include "sentence.h"

namespace guiju::internal {

// Customers.
inline constexpr Sentence kCouldBePrimary{
    "could_be_primary",
    "Depending on what is missing, the primary segment could also turn out to be: {names}.",
    "视缺少的数据而定，主分层还可能是：{names}。"};
inline constexpr Sentence kCareFor{"care_for", "To be done for a \"{segment}\": {actions}.",
                                   "对“{segment}”应采取：{actions}。"};
inline constexpr Sentence kTypeVip{
    "type_vip", "Type: VIP customer, because the membership level {level} is at least {bound}.",
    "客户类型：VIP 客户，因为会员等级 {level} 不低于 {bound}。"};
inline constexpr Sentence kTypeNew{
    "type_new",
    "Type: new customer, because the first purchase was at {when}, within {months} months.",
    "客户类型：新客户，因为首次购买时间为 {when}，在近 {months} 个月内。"};
inline constexpr Sentence kTypeExisting{
    "type_existing",
    "Type: existing customer, because the first purchase was at {when}, more than {months} months "
    "ago.",
    "客户类型：老客户，因为首次购买时间为 {when}，已超过 {months} 个月。"};
inline constexpr Sentence kTypeNeverBought{"type_never_bought",
                                           "Type: {type}, because nothing has been bought yet.",
                                           "客户类型：{type}，因为尚未购买。"};
inline constexpr Sentence kTypeUnknown{"type_unknown",
                                       "Type: undecided, it could be {types}; missing: {missing}.",
                                       "客户类型：无法判定，可能为{types}；缺少：{missing}。"};

// Scores.
inline constexpr Sentence kProfileUsed{"profile_used", "Scored by the profile \"{name}\".",
                                       "按考核方案“{name}”计分。"};
inline constexpr Sentence kAdvisoryRaised{
    "advisory_raised", "{text} This is the advisory \"{name}\".", "{text}此为提示“{name}”。"};
inline constexpr Sentence kAdvisoryCapped{
    "advisory_capped",
    "{text} By the advisory \"{name}\", {metric} counts {cap} points in the total, {off} less.",
    "{text}按提示“{name}”，{metric}在总分中只计 {cap} 分，扣减 {off} 分。"};
inline constexpr Sentence kAdvisoryUnsure{
    "advisory_unsure",
    "It is undecided whether the advisory \"{name}\" applies; missing: {missing}.",
    "无法判定提示“{name}”是否适用；缺少：{missing}。"};
inline constexpr Sentence kAuditPoints{
    "audit_points",
    "{name}: {recorded} points were recorded, {computed} are computed: {difference}.",
    "{name}：登记 {recorded} 分，计算为 {computed} 分，相差 {difference}。"};
inline constexpr Sentence kAuditPointsAgree{
    "audit_points_agree", "The points recorded metric by metric agree with the computed ones.",
    "逐项登记的得分与计算结果一致。"};

// Reviews.
inline constexpr Sentence kReviewMetricDue{
    "review_metric_due",
    "{name}: due, because \"{metric}\" has earned at most {points} points in {run} consecutive "
    "months ({months} asked for).",
    "{name}：需要执行，因为“{metric}”已连续 {run} 个月得分不超过 {points} 分（规定 {months} "
    "个月）。"};
inline constexpr Sentence kReviewGradeDue{
    "review_grade_due",
    "{name}: due, because the grade has been {grades} in {run} consecutive months ({months} asked "
    "for).",
    "{name}：需要执行，因为已连续 {run} 个月等级为{grades}（规定 {months} 个月）。"};
inline constexpr Sentence kReviewNotDue{
    "review_not_due", "{name}: not due; the condition has held for {run} of {months} months.",
    "{name}：无需执行；条件已连续满足 {run} 个月（规定 {months} 个月）。"};
inline constexpr Sentence kReviewUndecided{
    "review_undecided",
    "{name}: undecided; the condition has held for {run} of {months} months, and it is not known "
    "for: {missing}.",
    "{name}：无法判定；条件已连续满足 {run} 个月（规定 {months} 个月），以下月份未知：{missing}。"};

inline constexpr const Sentence* kAllPeople[] = {
    &kCouldBePrimary,  &kCareFor,        &kTypeVip,          &kTypeNew,         &kTypeExisting,
    &kTypeNeverBought, &kTypeUnknown,    &kProfileUsed,      &kAdvisoryRaised,  &kAdvisoryCapped,
    &kAdvisoryUnsure,  &kAuditPoints,    &kAuditPointsAgree, &kReviewMetricDue, &kReviewGradeDue,
    &kReviewNotDue,    &kReviewUndecided};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_PEOPLE_H_
