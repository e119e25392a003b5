// What the comparison of two policies says.
#ifndef GUIJU_SRC_SENTENCES_DIFF_H_
#define GUIJU_SRC_SENTENCES_DIFF_H_

#include "sentence.h"

namespace guiju::internal {

// Ranges of one fact.
inline constexpr Sentence kDiffIs{"diff_is", "{fact}: {values}.", "{fact}：{values}。"};
inline constexpr Sentence kDiffExactly{"diff_exactly", "{fact} is exactly {lower}.",
                                       "{fact}恰为 {lower}。"};
inline constexpr Sentence kDiffClosedOpen{"diff_closed_open",
                                          "{fact} from {lower} up to, not including, {upper}.",
                                          "{fact}从 {lower} 起，到 {upper} 为止（不含 {upper}）。"};
inline constexpr Sentence kDiffClosed{"diff_closed",
                                      "{fact} from {lower} up to and including {upper}.",
                                      "{fact}从 {lower} 到 {upper}（两端均含）。"};
inline constexpr Sentence kDiffOpenClosed{"diff_open_closed",
                                          "{fact} above {lower}, up to and including {upper}.",
                                          "{fact}高于 {lower}，至多 {upper}（含）。"};
inline constexpr Sentence kDiffOpen{"diff_open", "{fact} above {lower} and below {upper}.",
                                    "{fact}高于 {lower} 且低于 {upper}。"};
inline constexpr Sentence kDiffBelow{"diff_below", "{fact} below {upper}.", "{fact}低于 {upper}。"};
inline constexpr Sentence kDiffAtMost{"diff_at_most", "{fact} at most {upper}.",
                                      "{fact}至多 {upper}。"};
inline constexpr Sentence kDiffAbove{"diff_above", "{fact} above {lower}.", "{fact}高于 {lower}。"};
inline constexpr Sentence kDiffAtLeast{"diff_at_least", "{fact} at least {lower}.",
                                       "{fact}至少 {lower}。"};

// Differences.
inline constexpr Sentence kDiffBand{"diff_band",
                                    "{metric} (profile {profile}): {before} → {after}.",
                                    "{metric}（方案 {profile}）：{before} → {after}。"};
inline constexpr Sentence kDiffAdvisory{"diff_advisory", "Advisory {id}: {before} → {after}.",
                                        "提示 {id}：{before} → {after}。"};
inline constexpr Sentence kDiffGrade{"diff_grade", "The grade of a total: {before} → {after}.",
                                     "总分对应的等级：{before} → {after}。"};
inline constexpr Sentence kDiffSegment{"diff_segment", "Segment {segment}: {before} → {after}.",
                                       "客户分层“{segment}”：{before} → {after}。"};
inline constexpr Sentence kDiffPrimary{
    "diff_primary", "The primary segment of who matches both: {before} → {after}.",
    "同时符合两者时的主分层：{before} → {after}。"};
inline constexpr Sentence kDiffScale{"diff_scale", "{scale}: {before} → {after}.",
                                     "{scale}：{before} → {after}。"};
inline constexpr Sentence kDiffEntryHolds{"diff_entry_holds", "{list} {entry}: {before} → {after}.",
                                          "{list}“{entry}”：{before} → {after}。"};
inline constexpr Sentence kDiffTarget{
    "diff_target",
    "Obligation {obligation}: the target is {before} → {after}; the state of a ticket differs "
    "exactly between the two deadlines, and between the two warnings while it is open.",
    "时限“{obligation}”：目标为 {before} → {after}；仅当完成或判定时刻位于两个截止时刻之间，"
    "或（未完成时）位于两个预警时刻之间，工单的状态才不同。"};
inline constexpr Sentence kDiffDays{
    "diff_days", "Calendar {calendar}: the hours of {count} days are {before} → {after}.",
    "日历 {calendar}：共 {count} 天的工作时间为 {before} → {after}。"};
inline constexpr Sentence kDiffAdded{"diff_added", "{place} is added: {after}.",
                                     "新增 {place}：{after}。"};
inline constexpr Sentence kDiffDropped{"diff_dropped", "{place} is dropped: {before}.",
                                       "删除 {place}：{before}。"};
inline constexpr Sentence kDiffChanged{"diff_changed", "{place} is changed: {before} → {after}.",
                                       "修改 {place}：{before} → {after}。"};
inline constexpr Sentence kDiffMoved{"diff_moved",
                                     "The order of {place} is changed: {before} → {after}.",
                                     "{place} 的顺序改变：{before} → {after}。"};
inline constexpr Sentence kDiffTooLarge{
    "diff_too_large",
    "Its facts have too many combinations to be counted out: it is compared as it is written.",
    "涉及的事实组合过多，无法逐一枚举：此处仅按写法比较。"};
inline constexpr Sentence kDiffSameAnswers{
    "diff_same_answers", "{place} is written otherwise and answers alike: {before} → {after}.",
    "{place} 的写法不同，但结果相同：{before} → {after}。"};

// The report around them.
inline constexpr Sentence kDiffHead{"diff_head", "{before} is compared with {after}.",
                                    "比较 {before} 与 {after}。"};
inline constexpr Sentence kDiffNothing{"diff_nothing", "No answer differs.", "所有结果均相同。"};
inline constexpr Sentence kDiffCount{"diff_count", "Differences of answers: {count}.",
                                     "结果不同之处：{count} 项。"};
inline constexpr Sentence kDiffWordsHead{"diff_words_head", "Words alone that differ: {count}.",
                                         "仅文字不同之处：{count} 项。"};
inline constexpr Sentence kDiffPlaces{"diff_places",
                                      "Before: {before}. Now: {after}. Clauses: {clauses}.",
                                      "原处：{before}。现处：{after}。条款：{clauses}。"};
inline constexpr Sentence kDiffDaysList{"diff_days_list", "Days: {days}.", "日期：{days}。"};
inline constexpr Sentence kDiffDaysMore{"diff_days_more",
                                        "Days: {days} and {count} further ranges.",
                                        "日期：{days} 等，另有 {count} 段。"};
inline constexpr Sentence kDiffWitness{"diff_witness", "Witness as of {as_of}: {facts}.",
                                       "例证（判定时刻 {as_of}）：{facts}。"};
inline constexpr Sentence kDiffAnswer{"diff_answer", "There {path} is {before} → {after}.",
                                      "其中 {path} 为 {before} → {after}。"};
inline constexpr Sentence kDiffRefusedBefore{
    "diff_refused_before", "The old policy refuses these facts; the new one judges.",
    "原规则拒收这些事实；新规则可判定。"};
inline constexpr Sentence kDiffRefusedAfter{
    "diff_refused_after", "The new policy refuses these facts; the old one judges.",
    "新规则拒收这些事实；原规则可判定。"};
inline constexpr Sentence kDiffNoWitness{"diff_no_witness", "No example was built.",
                                         "未能构造例证。"};
inline constexpr Sentence kDiffTotals{
    "diff_totals",
    "Totals of profile {profile}: best {best}, worst {worst}, typical {typical}; a month loses at "
    "most {loss} points and gains at most {gain}.",
    "方案 {profile} 的总分：最高 {best}，最低 {worst}，中档 {typical}；每月至多减少 {loss} "
    "分，至多增加 {gain} 分。"};
inline constexpr Sentence kDiffMove{"diff_move",
                                    "A grade moves from {from} to {to}: total {before} → {after}.",
                                    "等级由“{from}”变为“{to}”：总分 {before} → {after}。"};
inline constexpr Sentence kDiffNoNote{"diff_no_note",
                                      "The new policy has no change note that declares this.",
                                      "新规则没有声明这些变更的 change_note。"};
inline constexpr Sentence kDiffWrongReplaces{
    "diff_wrong_replaces", "The change note of the new policy does not replace the old version.",
    "新规则的 change_note 所替换的并非原版本。"};
inline constexpr Sentence kDiffDeclared{"diff_declared",
                                        "Clause {clause} differs, as declared: {reason}.",
                                        "条款 {clause} 有变化，已声明：{reason}。"};
inline constexpr Sentence kDiffUndeclared{"diff_undeclared",
                                          "Clause {clause} differs and is not declared.",
                                          "条款 {clause} 有变化，但未声明。"};
inline constexpr Sentence kDiffDeclaredInVain{
    "diff_declared_in_vain", "Clause {clause} is declared and nothing in it differs.",
    "条款 {clause} 已声明变更，但其中没有任何不同。"};

inline constexpr const Sentence* kAllDiff[] = {
    &kDiffIs,          &kDiffExactly,        &kDiffClosedOpen,
    &kDiffClosed,      &kDiffOpenClosed,     &kDiffOpen,
    &kDiffBelow,       &kDiffAtMost,         &kDiffAbove,
    &kDiffAtLeast,     &kDiffBand,           &kDiffAdvisory,
    &kDiffGrade,       &kDiffSegment,        &kDiffPrimary,
    &kDiffScale,       &kDiffEntryHolds,     &kDiffTarget,
    &kDiffDays,        &kDiffAdded,          &kDiffDropped,
    &kDiffChanged,     &kDiffMoved,          &kDiffTooLarge,
    &kDiffSameAnswers, &kDiffHead,           &kDiffNothing,
    &kDiffCount,       &kDiffWordsHead,      &kDiffPlaces,
    &kDiffDaysList,    &kDiffDaysMore,       &kDiffWitness,
    &kDiffAnswer,      &kDiffRefusedBefore,  &kDiffRefusedAfter,
    &kDiffNoWitness,   &kDiffTotals,         &kDiffMove,
    &kDiffNoNote,      &kDiffWrongReplaces,  &kDiffDeclared,
    &kDiffUndeclared,  &kDiffDeclaredInVain,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_DIFF_H_
