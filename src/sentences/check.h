// What `guiju check` proves of a policy.
#ifndef GUIJU_SRC_SENTENCES_CHECK_H_
#define GUIJU_SRC_SENTENCES_CHECK_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kDeadBand{
    "dead_band",
    "No value falls into this band: of the values from {min} to {max}, {measured}, none meets its "
    "bound that a band before it has not taken.",
    "没有任何数值落入此档：在 {min} 至 {max} "
    "的数值（{measured}）中，满足其界限的都已归入前面各档，或"
    "根本没有。"};
inline constexpr Sentence kDeadOtherwise{
    "dead_otherwise",
    "`otherwise` is never reached: every value from {min} to {max}, {measured}, falls into a band "
    "before it.",
    "otherwise 永远不会用到：{min} 至 {max} 的所有数值（{measured}）都已落入前面各档。"};
inline constexpr Sentence kBoundOffStep{
    "bound_off_step",
    "{bound} is no multiple of the step {step}, in which this table says it is measured: the step "
    "is too coarse or the number is mistyped.",
    "{bound} 不是步长 {step} 的整数倍，而此表声明以该步长计量：步长过粗，或数字有误。"};
inline constexpr Sentence kBoundNotWhole{"bound_off_step",
                                         "{bound} is no whole number, and this metric counts.",
                                         "{bound} 不是整数，而该指标是计数。"};
inline constexpr Sentence kPrintedHole{
    "printed_hole",
    "No printed range takes the values {low} and {high}, such as {example}. Values on the step of "
    "{step}: {count}, from {first} to {last}.",
    "没有任何区间包含{low}、{high} 的数值，例如 {example}。按步长 {step} 计有 {count} 个数值，自 "
    "{first} 至 {last}。"};
inline constexpr Sentence kPrintedHoleBetween{
    "printed_hole",
    "No printed range takes the values {low} and {high}, such as {example}. None of them lies on "
    "the step of {step}, but a mean or a share falls between steps.",
    "没有任何区间包含{low}、{high} 的数值，例如 {example}。其中没有数值落在步长 {step} "
    "上，但均值或占比会落在两步之间。"};
inline constexpr Sentence kPrintedHoleAt{"printed_hole",
                                         "No printed range takes the one value {example}.",
                                         "没有任何区间包含 {example} 这一个数值。"};
inline constexpr Sentence kPrintedOverlap{
    "printed_overlap",
    "Several printed ranges ({points} points) take the values {low} and {high}, such as {example}. "
    "Values on the step of {step}: {count}, from {first} to {last}.",
    "有多个区间（{points} 分）同时包含{low}、{high} 的数值，例如 {example}。按步长 {step} 计有 "
    "{count} 个数值，自 {first} 至 {last}。"};
inline constexpr Sentence kPrintedOverlapBetween{
    "printed_overlap",
    "Several printed ranges ({points} points) take the values {low} and {high}, such as {example}. "
    "None of them lies on the step of {step}, but a mean or a share falls between steps.",
    "有多个区间（{points} 分）同时包含{low}、{high} 的数值，例如 {example}。其中没有数值落在步长 "
    "{step} 上，但均值或占比会落在两步之间。"};
inline constexpr Sentence kPrintedOverlapAt{
    "printed_overlap", "Several printed ranges ({points} points) take the one value {example}.",
    "有多个区间（{points} 分）同时包含 {example} 这一个数值。"};

inline constexpr Sentence kNeverHolds{
    "never_holds", "This condition can never hold: there are no facts that meet it.",
    "该条件永远不可能成立：没有任何事实能满足它。"};
inline constexpr Sentence kAlwaysHolds{
    "always_holds",
    "This condition always holds once its facts are known, so it distinguishes nothing.",
    "只要事实已知，该条件总是成立，因此不起任何区分作用。"};
inline constexpr Sentence kShadowed{
    "shadowed",
    "\"{id}\" can never decide: whenever it holds, one that stands before it holds too: {before}.",
    "“{id}”永远不会起作用：每当它成立时，排在它前面的已经成立：{before}。"};
inline constexpr Sentence kNeverPrimary{
    "never_primary",
    "The segment \"{id}\" is never the primary one: whoever is in it is also in one that stands "
    "before it: {before}.",
    "分层“{id}”永远不会成为主分层：属于它的客户必定也属于排在它前面的分层：{before}。"};
inline constexpr Sentence kNeverStarts{
    "never_starts",
    "The obligation \"{id}\" can never start: there is no ticket to which it applies.",
    "时限“{id}”永远不会开始：没有任何工单适用它。"};
inline constexpr Sentence kBeforeNeverStarts{
    "never_starts",
    "The obligation \"{id}\" can never fall due: it is due before \"{other}\", which can never "
    "start.",
    "时限“{id}”永远不会到期：它以“{other}”的期限为准，而后者永远不会开始。"};
inline constexpr Sentence kNeverChosen{
    "never_chosen",
    "This target of \"{id}\" is never chosen: where it would hold, the obligation does not apply "
    "or a target that stands before it holds.",
    "“{id}”的这个目标永远不会被选用：凡它可能成立之处，该时限不适用，或排在前面的目标已经成立。"};
inline constexpr Sentence kSlowerPriority{
    "slower_priority",
    "In \"{id}\", {urgent} has {slow} and the less urgent {other} has {fast}, which is shorter.",
    "在“{id}”中，{urgent} 为{slow}，而较不紧急的 {other} 为{fast}，反而更短。"};
inline constexpr Sentence kSlowerPriorityAt{
    "slower_priority",
    "In \"{id}\", {urgent} ({slow}) can fall due later than the less urgent {other} ({fast}): from "
    "{start} on, at {slow_due} and at {fast_due} by the calendar \"{calendar}\".",
    "在“{id}”中，{urgent}（{slow}）可能晚于较不紧急的 {other}（{fast}）到期：自 {start} "
    "起，按日历“{calendar}”分别于 {slow_due} 和 {fast_due} 到期。"};
inline constexpr Sentence kNotProved{
    "not_proved",
    "It could not be proved whether this can ever come true: its conditions are too many and too "
    "much alike.",
    "无法证明这一项是否可能成立：相关条件过多且过于相似。"};

inline constexpr Sentence kNoBestHours{
    "no_best_hours",
    "No best hours are left for the scenario \"{id}\": none of them meets the allowed hours, in "
    "which a call of {minutes} minutes can begin from {from} to {to}.",
    "场景“{id}”没有可用的最佳时段：时长 {minutes} 分钟的通话只能在 {from} 至 {to} "
    "之间开始，而最佳时段均不在其内。"};
inline constexpr Sentence kBestNeverWorked{
    "best_never_worked",
    "These hours never come: the days are working days, and the calendar \"{calendar}\" works on "
    "none of these weekdays.",
    "这些时段永远不会到来：只取工作日，而日历“{calendar}”在这些星期几都不工作。"};
inline constexpr Sentence kQuietHours{
    "quiet_hours",
    "The scenario \"{id}\" cannot always be kept: what starts right after the last allowed "
    "beginning, {to}, has to be called within {within}, and the next allowed moment is {from}.",
    "场景“{id}”并非总能做到：在最后允许的开始时刻 {to} "
    "之后触发的，须在{within}内回访，而下一个允许的"
    "时刻是 {from}。"};

inline constexpr Sentence kWaiverUseless{
    "waiver_useless", "This waiver covers nothing: there is no warning \"{finding}\" at {place}.",
    "此豁免不起作用：{place}没有编号为“{finding}”的警告。"};
inline constexpr Sentence kWaiverPlace{"waiver_place", "The policy has no place \"{place}\".",
                                       "本规则中没有“{place}”这个位置。"};
inline constexpr Sentence kWaiverExpired{
    "waiver_expired",
    "This waiver ended on {until}, and {day} is the day of judgement; it lets nothing pass any "
    "more.",
    "此豁免已于 {until} 到期，判定日为 {day}；不再有效。"};
inline constexpr Sentence kWaiverOfError{
    "waiver_of_error", "\"{finding}\" at {place} is an error, and errors are never waived.",
    "{place}的“{finding}”是错误，而错误不能豁免。"};

inline constexpr const Sentence* kAllCheck[] = {
    &kDeadBand,       &kDeadOtherwise,         &kBoundOffStep,     &kBoundNotWhole,
    &kPrintedHole,    &kPrintedHoleBetween,    &kPrintedHoleAt,    &kPrintedOverlapAt,
    &kPrintedOverlap, &kPrintedOverlapBetween, &kNeverHolds,       &kAlwaysHolds,
    &kShadowed,       &kNeverPrimary,          &kNeverStarts,      &kBeforeNeverStarts,
    &kNeverChosen,    &kSlowerPriority,        &kSlowerPriorityAt, &kNotProved,
    &kNoBestHours,    &kBestNeverWorked,       &kQuietHours,       &kWaiverUseless,
    &kWaiverPlace,    &kWaiverExpired,         &kWaiverOfError};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_CHECK_H_
