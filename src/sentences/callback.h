// What is said about callbacks: plans, targets, and the section of a policy.
#ifndef GUIJU_SRC_SENTENCES_CALLBACK_H_
#define GUIJU_SRC_SENTENCES_CALLBACK_H_

#include "sentence.h"

namespace guiju::internal {

// The compiler.
inline constexpr Sentence kHoursBackwards{
    "hours_backwards", "The hours end at {to}, which is not after their begin {from}.",
    "该时段的结束 {to} 不晚于开始 {from}。"};
inline constexpr Sentence kBudgetBackwards{
    "budget_backwards", "The least length {min} min is above the greatest {max} min.",
    "最短时长 {min} 分钟大于最长时长 {max} 分钟。"};
inline constexpr Sentence kBudgetTooLong{
    "budget_too_long",
    "A call of budget \"{id}\" does not fit into the allowed hours, so it could never be made.",
    "时长“{id}”的通话放不进允许联系的时段，永远无法安排。"};
inline constexpr Sentence kUnknownBudget{"unknown_budget",
                                         "There is no budget \"{id}\"; this policy has: {known}.",
                                         "没有名为“{id}”的时长；本规则中有：{known}。"};
inline constexpr Sentence kClockOfCustomer{
    "clock_of_customer", "A scenario about customers has no events, so it cannot have {field}.",
    "以客户为对象的场景没有事件，不能写 {field}。"};
inline constexpr Sentence kBestOverlap{
    "best_overlap", "The best hours {from} to {to} touch others of the same weekday.",
    "最佳时段 {from} 至 {to} 与同一天的其他时段相接或重叠。"};
inline constexpr Sentence kBestNeverAllowed{
    "best_never_allowed", "The best hours {from} to {to} lie outside the allowed hours.",
    "最佳时段 {from} 至 {to} 不在允许联系的时段之内。"};
inline constexpr Sentence kQuestionsBackwards{
    "questions_backwards", "At least {min} questions are more than at most {max}.",
    "问题数下限 {min} 大于上限 {max}。"};
inline constexpr Sentence kTargetWithoutBound{
    "target_without_bound",
    "The target \"{id}\" has no bound; expected at_least, at_most, change_at_most or "
    "change_at_least.",
    "目标“{id}”没有界限；应写 at_least、at_most、change_at_most 或 change_at_least。"};
inline constexpr Sentence kTargetUnreachable{"target_unreachable",
                                             "No value can reach the bound of target \"{id}\".",
                                             "没有任何数值能达到目标“{id}”的界限。"};

// The facts.
inline constexpr Sentence kUnknownZone{"unknown_zone", "There is no time zone of this name.",
                                       "没有这个名称的时区。"};
inline constexpr Sentence kActiveHoursOrder{
    "active_hours_order", "Active hours end after they begin, and those of one day do not overlap.",
    "活跃时段的结束须晚于开始，同一天的时段不得重叠。"};
inline constexpr Sentence kNobodyToCall{"nobody_to_call", "A request needs a customer or a ticket.",
                                        "回访请求必须带客户或工单。"};
inline constexpr Sentence kOtherCustomer{
    "other_customer", "The ticket belongs to another customer.", "该工单属于另一位客户。"};
inline constexpr Sentence kEndBeforeBegin{"end_before_begin", "The end is before the begin.",
                                          "结束早于开始。"};
inline constexpr Sentence kUnknownScenario{"unknown_scenario",
                                           "The policy declares no scenario \"{name}\"{hint}.",
                                           "规则中没有声明回访场景“{name}”{hint}。"};
inline constexpr Sentence kFilledAboveRequired{"filled_above_required",
                                               "More fields are filled than are required.",
                                               "已填字段数大于应填字段数。"};

// Plans.
inline constexpr Sentence kCallbackDoesNotApply{"callback_does_not_apply",
                                                "\"{name}\" does not apply.", "“{name}”不适用。"};
inline constexpr Sentence kCallbackUndecided{
    "callback_undecided", "It is undecided whether \"{name}\" applies; missing: {missing}.",
    "无法判定“{name}”是否适用；缺少：{missing}。"};
inline constexpr Sentence kCallbackNotStarted{
    "callback_not_started",
    "\"{name}\" applies, and its time has not begun, because the solution is not carried out yet.",
    "“{name}”适用，但解决方案尚未完成，时限未开始。"};
inline constexpr Sentence kCallbackDone{"callback_done",
                                        "\"{name}\" applies, and the callback has been made.",
                                        "“{name}”适用，且已完成回访。"};
inline constexpr Sentence kCallbackOpen{
    "callback_open", "\"{name}\" applies; the call may begin from {earliest} on.",
    "“{name}”适用；可自 {earliest} 起回访。"};
inline constexpr Sentence kCallbackPlanned{
    "callback_planned",
    "\"{name}\" applies; the call may begin from {earliest} to {latest}, and the deadline is "
    "{due}, "
    "{within} after {start}.",
    "“{name}”适用；可在 {earliest} 至 {latest} 之间开始回访，时限为 {due}，即 {start} 之后 "
    "{within}。"};
inline constexpr Sentence kCallbackDeadlinePassed{
    "callback_deadline_passed",
    "\"{name}\" applies, and its deadline {due} has passed; the next allowed moment is {earliest}.",
    "“{name}”适用，但时限 {due} 已过；下一个可联系的时刻为 {earliest}。"};
inline constexpr Sentence kCallbackQuietHours{
    "callback_quiet_hours",
    "\"{name}\" applies, and from now to the deadline {due} the customer may not be called; the "
    "next allowed moment is {earliest}.",
    "“{name}”适用，但从现在到时限 {due} 均为客户休息时段；下一个可联系的时刻为 {earliest}。"};
inline constexpr Sentence kCallbackTooLong{
    "callback_too_long",
    "\"{name}\" applies, and before the deadline {due} there is no room for a call of {minutes} "
    "min "
    "within the allowed hours; the next allowed moment is {earliest}.",
    "“{name}”适用，但在时限 {due} 之前，允许联系的时段已容不下 {minutes} 分钟的通话；"
    "下一个可联系的时刻为 {earliest}。"};
inline constexpr Sentence kCallbackSlots{
    "callback_slots", "Best times by the desk's hours: {slots}.", "按规定的最佳时段：{slots}。"};
inline constexpr Sentence kCallbackOwnSlots{"callback_own_slots",
                                            "Best times by the customer's own hours: {slots}.",
                                            "按客户活跃时段的最佳时间：{slots}。"};
inline constexpr Sentence kCallbackNoSlots{"callback_no_slots",
                                           "None of the best times lies in the time that is left.",
                                           "剩余时间内没有最佳时段。"};
inline constexpr Sentence kCallbackBudget{"callback_budget", "The call takes {min} to {max} min.",
                                          "通话时长为 {min} 至 {max} 分钟。"};
inline constexpr Sentence kCallbackBudgetMost{
    "callback_budget_most", "The call takes at most {max} min.", "通话时长不超过 {max} 分钟。"};
inline constexpr Sentence kCallbackConduct{
    "callback_conduct", "Introduction within {seconds} s; {min} to {max} key questions.",
    "{seconds} 秒内说明身份与来意；关键问题 {min} 至 {max} 个。"};
inline constexpr Sentence kCallbackTier{"callback_tier", "To be called by: {tier}.",
                                        "回访人员：{tier}。"};
inline constexpr Sentence kCallbackTierOpen{
    "callback_tier_open", "It could still be for {tier}, because it is not known: {missing}.",
    "仍可能应由{tier}回访，因为以下情况未知：{missing}。"};
inline constexpr Sentence kCallbackNotWished{"callback_not_wished",
                                             "The customer has asked not to be called back.",
                                             "客户已表示不愿接受回访。"};

// Targets.
inline constexpr Sentence kTargetMet{"target_met",
                                     "{name}: {value}, required {bound}: met, {distance} better.",
                                     "{name}：{value}，要求 {bound}，达标，优于要求 {distance}。"};
inline constexpr Sentence kTargetMissed{"target_missed",
                                        "{name}: {value}, required {bound}: missed by {distance}.",
                                        "{name}：{value}，要求 {bound}，未达标，相差 {distance}。"};
// When the distance has no exact value in 64 bits.
inline constexpr Sentence kTargetJustMet{"target_just_met",
                                         "{name}: {value}, required {bound}: met.",
                                         "{name}：{value}，要求 {bound}，达标。"};
inline constexpr Sentence kTargetJustMissed{"target_just_missed",
                                            "{name}: {value}, required {bound}: missed.",
                                            "{name}：{value}，要求 {bound}，未达标。"};
inline constexpr Sentence kTargetUnknown{"target_unknown",
                                         "{name}: not known, because a figure is missing.",
                                         "{name}：缺少数据，无法判定。"};

inline constexpr const Sentence* kAllCallback[] = {
    &kHoursBackwards,      &kBudgetBackwards,      &kBudgetTooLong,      &kUnknownBudget,
    &kClockOfCustomer,     &kBestOverlap,          &kBestNeverAllowed,   &kQuestionsBackwards,
    &kTargetWithoutBound,  &kTargetUnreachable,    &kUnknownZone,        &kActiveHoursOrder,
    &kNobodyToCall,        &kOtherCustomer,        &kEndBeforeBegin,     &kUnknownScenario,
    &kFilledAboveRequired, &kCallbackDoesNotApply, &kCallbackUndecided,  &kCallbackNotStarted,
    &kCallbackDone,        &kCallbackOpen,         &kCallbackPlanned,    &kCallbackDeadlinePassed,
    &kCallbackQuietHours,  &kCallbackTooLong,      &kCallbackSlots,      &kCallbackOwnSlots,
    &kCallbackNoSlots,     &kCallbackBudget,       &kCallbackBudgetMost, &kCallbackConduct,
    &kCallbackTier,        &kCallbackTierOpen,     &kCallbackNotWished,  &kTargetMet,
    &kTargetMissed,        &kTargetJustMet,        &kTargetJustMissed,   &kTargetUnknown};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_CALLBACK_H_
