// What the policy compiler says.
#ifndef GUIJU_SRC_SENTENCES_POLICY_H_
#define GUIJU_SRC_SENTENCES_POLICY_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kDuplicateId{
    "duplicate_id", "The id \"{id}\" is used twice in this list; each entry needs its own.",
    "同一列表中编号“{id}”出现了两次；每一项都要有自己的编号。"};
inline constexpr Sentence kUnknownCalendar{
    "unknown_calendar", "There is no calendar \"{id}\"; this policy has: {known}.",
    "没有名为“{id}”的日历；本规则中的日历有：{known}。"};
inline constexpr Sentence kUnknownFact{
    "unknown_fact", "There is no fact \"{fact}\" here{hint}; the facts are: {known}.",
    "此处没有名为“{fact}”的事实{hint}；可用的事实有：{known}。"};
inline constexpr Sentence kCriterionShape{
    "criterion_shape",
    "A condition needs exactly one of: fact with a test, all, any, at_least_n; this one has "
    "{found}.",
    "一个条件只能是以下之一：fact 加一项判断、all、any、at_least_n；此处有 {found} 种。"};
inline constexpr Sentence kCriterionNoTest{
    "criterion_no_test", "The fact \"{fact}\" is named without a test; expected {expected}.",
    "写了事实“{fact}”却没有判断；应为 {expected}。"};
inline constexpr Sentence kCriterionWrongTest{
    "criterion_wrong_test",
    "The fact \"{fact}\" is {kind} and cannot be tested this way; expected {expected}.",
    "事实“{fact}”是{kind}，不能这样判断；应为 {expected}。"};
inline constexpr Sentence kCriterionEmptyInterval{
    "criterion_empty", "No value can satisfy both bounds {lower} and {upper}.",
    "没有任何数值能同时满足 {lower} 和 {upper} 两个界限。"};
inline constexpr Sentence kCriterionTooMany{
    "criterion_too_large", "This condition has more parts than the limit of {limit}.",
    "此条件的组成部分超过了上限 {limit}。"};
inline constexpr Sentence kAtLeastTooMany{"at_least_n_impossible",
                                          "At least {n} of {count} can never hold.",
                                          "{count} 项中至少 {n} 项，永远不可能满足。"};
inline constexpr Sentence kTooManyMoments{
    "too_many_moments", "The conditions use more than {limit} different numbers of months or days.",
    "各条件使用的不同月数或天数超过了上限 {limit}。"};
inline constexpr Sentence kWrongThen{"wrong_then", "A rule of this list must say {expected}.",
                                     "此列表中的规则必须写明 {expected}。"};
inline constexpr Sentence kReservedFact{
    "reserved_fact", "The name \"{id}\" belongs to what an earlier list finds; choose another.",
    "“{id}”是前面各列表判定结果的名称；请另取一个。"};
inline constexpr Sentence kBandWithoutBound{"band_without_bound",
                                            "The band has no bound; expected {expected}.",
                                            "该档没有界限；应写 {expected}。"};
inline constexpr Sentence kBandWrongBound{"band_wrong_bound",
                                          "The table says {direction}, so a band says {expected}.",
                                          "该表为 {direction}，因此各档应写 {expected}。"};
inline constexpr Sentence kBandOrder{
    "band_order", "The bound {bound} does not come after {before}: bands stand best first.",
    "界限 {bound} 不应排在 {before} 之后：各档须从最好到最差排列。"};
inline constexpr Sentence kBandOutside{"band_outside",
                                       "The bound {bound} lies outside the domain {min} to {max}.",
                                       "界限 {bound} 超出取值范围 {min} 至 {max}。"};
inline constexpr Sentence kBandPoints{
    "band_points", "The points rise from {before} to {points} although the value gets worse.",
    "数值变差，得分却从 {before} 升到 {points}。"};
inline constexpr Sentence kEmptyDomain{"empty_domain",
                                       "The domain is empty: min {min} is not below max {max}.",
                                       "取值范围为空：min {min} 不小于 max {max}。"};
inline constexpr Sentence kStepTooFine{
    "step_too_fine", "The step {step} is too fine to count the domain {min} to {max} in.",
    "步长 {step} 太小，无法用来计数取值范围 {min} 至 {max}。"};
inline constexpr Sentence kTooManyDigits{
    "too_many_digits",
    "The numbers of this table need more than 18 digits when they are written with the same number "
    "of places; use a smaller domain or fewer places.",
    "此表的数字写成相同的小数位数后超过 18 位；请缩小取值范围或减少小数位数。"};
inline constexpr Sentence kPrintedTable{
    "printed_table",
    "A table in printed ranges is there to be checked and judges nothing. In bands, where what no "
    "range clearly earns is not earned, it is: {bands}.",
    "以印刷区间写成的表只供检查，不能用于判定。改写成分档如下（凡没有区间明确给分的，均不给该分）："
    "{bands}。"};
inline constexpr Sentence kPrintedRising{
    "printed_table",
    "A table in printed ranges is there to be checked and judges nothing. It cannot be put in "
    "bands: its points rise somewhere as the value gets worse.",
    "以印刷区间写成的表只供检查，不能用于判定。此表无法改写成分档：数值变差时得分反而上升。"};
inline constexpr Sentence kFullMarks{
    "full_marks",
    "The best points of the metrics sum to {sum}, not to full_marks {expected}: {parts}.",
    "各指标满分之和为 {sum}，不等于 full_marks {expected}：{parts}。"};
inline constexpr Sentence kGradeOrder{
    "grade_order",
    "The grade at {bound} does not come after the one at {before}: grades stand best first.",
    "下限为 {bound} 的等级不应排在 {before} 之后：等级须从最好到最差排列。"};
inline constexpr Sentence kGradeUnreachable{"grade_unreachable",
                                            "No total reaches {bound}: full marks are {full}.",
                                            "总分不可能达到 {bound}：满分为 {full}。"};
inline constexpr Sentence kTargetMissing{"target_missing",
                                         "The obligation \"{id}\" has no target for {priority}.",
                                         "时限“{id}”没有写明 {priority} 的目标。"};
inline constexpr Sentence kTargetTwice{"target_twice",
                                       "The obligation \"{id}\" has two targets for {priority}.",
                                       "时限“{id}”对 {priority} 写了两个目标。"};
inline constexpr Sentence kTargetNoAmount{
    "target_no_amount",
    "The target has no amount; expected one of elapsed_hours, elapsed_minutes, working_hours, "
    "working_minutes, working_days.",
    "目标没有写明时长；应为 elapsed_hours、elapsed_minutes、working_hours、working_minutes、"
    "working_days 之一。"};
inline constexpr Sentence kFulfilledByStart{
    "fulfilled_by_start", "The obligation \"{id}\" is fulfilled by the event that starts it.",
    "时限“{id}”的起点事件同时又是完成事件。"};
inline constexpr Sentence kReviewBeforeEffective{
    "review_before_effective", "review_by {review} is before effective_from {effective}.",
    "review_by {review} 早于 effective_from {effective}。"};
inline constexpr Sentence kReviewAfterUntil{
    "review_after_until", "review_by {review} is after effective_until {until} and will not come.",
    "review_by {review} 晚于 effective_until {until}，不会到来。"};
inline constexpr Sentence kUntilBeforeEffective{
    "until_before_effective", "effective_until {until} is before effective_from {effective}.",
    "effective_until {until} 早于 effective_from {effective}。"};
inline constexpr Sentence kReviewPassed{
    "review_passed",
    "{version}, the version in force, should have been reviewed by {review}; at the moment of "
    "judgement it is {day}.",
    "现行规则 {version} 应在 {review} 之前复核；判定时刻已是 {day}。"};
inline constexpr Sentence kBookIds{
    "book_ids", "A book holds versions of one policy; these are two: {first} and {second}.",
    "一本规则册只能收同一份规则的各个版本；此处有两份：{first} 与 {second}。"};
inline constexpr Sentence kSameVersion{
    "same_version",
    "Two policies have the version \"{version}\": the one from {first} and the one from {second}.",
    "有两份规则的版本同为“{version}”：一份自 {first} 起，另一份自 {second} 起。"};
inline constexpr Sentence kBookZones{
    "book_zones",
    "{first} counts days in {zone} and {second} in {other}; the earlier one ends when the later "
    "one's day begins.",
    "{first} 按 {zone} 计日，{second} 按 {other} 计日；后者的生效日开始时，前者终止。"};
inline constexpr Sentence kBookHole{
    "book_hole",
    "No version is in force from {from} to {until}: {first} ends before and {second} begins after.",
    "{from} 至 {until} 没有生效的规则：{first} 在此之前已终止，{second} 在此之后才生效。"};
inline constexpr Sentence kBookOverlap{
    "book_overlap",
    "Two versions are in force from {from} to {until}: {first} and {second}; exactly one may judge "
    "a day.",
    "{from} 至 {until} 有两份规则同时生效：{first} 与 {second}；每一天只能由一份规则判定。"};
inline constexpr Sentence kSameDate{
    "same_date",
    "Two policies take effect on {date}: {first} and {second}; exactly one may judge a day.",
    "有两份规则都自 {date} 起生效：{first} 与 {second}；每一天只能由一份规则判定。"};
inline constexpr Sentence kCannotRead{"cannot_read", "The file cannot be read: {reason}.",
                                      "无法读取文件：{reason}。"};

inline constexpr Sentence kWithinEmpty{
    "within_empty", "No time is said; expected one of elapsed_hours, elapsed_minutes, obligation.",
    "没有写明时长；应为 elapsed_hours、elapsed_minutes、obligation 之一。"};
inline constexpr Sentence kUnknownObligation{
    "unknown_obligation", "There is no obligation \"{id}\"; this policy has: {known}.",
    "没有名为“{id}”的时限；本规则中的时限有：{known}。"};
inline constexpr Sentence kWithinNotElapsed{
    "within_not_elapsed",
    "The obligation \"{id}\" has not one target of elapsed time for all priorities.",
    "时限“{id}”对各优先级并非同一个自然时间目标。"};

inline constexpr const Sentence* kAllPolicy[] = {&kDuplicateId,
                                                 &kUnknownCalendar,
                                                 &kUnknownFact,
                                                 &kCriterionShape,
                                                 &kCriterionNoTest,
                                                 &kCriterionWrongTest,
                                                 &kCriterionEmptyInterval,
                                                 &kCriterionTooMany,
                                                 &kAtLeastTooMany,
                                                 &kTooManyMoments,
                                                 &kWrongThen,
                                                 &kReservedFact,
                                                 &kBandWithoutBound,
                                                 &kBandWrongBound,
                                                 &kBandOrder,
                                                 &kBandOutside,
                                                 &kBandPoints,
                                                 &kEmptyDomain,
                                                 &kStepTooFine,
                                                 &kTooManyDigits,
                                                 &kPrintedTable,
                                                 &kPrintedRising,
                                                 &kFullMarks,
                                                 &kGradeOrder,
                                                 &kGradeUnreachable,
                                                 &kTargetMissing,
                                                 &kTargetTwice,
                                                 &kTargetNoAmount,
                                                 &kFulfilledByStart,
                                                 &kReviewBeforeEffective,
                                                 &kReviewAfterUntil,
                                                 &kUntilBeforeEffective,
                                                 &kReviewPassed,
                                                 &kBookIds,
                                                 &kSameVersion,
                                                 &kBookZones,
                                                 &kBookHole,
                                                 &kBookOverlap,
                                                 &kSameDate,
                                                 &kCannotRead,
                                                 &kWithinEmpty,
                                                 &kUnknownObligation,
                                                 &kWithinNotElapsed};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_POLICY_H_
