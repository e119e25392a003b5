// What explanations say: one whole sentence for each kind of reason.
#ifndef GUIJU_SRC_SENTENCES_EXPLAIN_H_
#define GUIJU_SRC_SENTENCES_EXPLAIN_H_

#include "sentence.h"

namespace guiju::internal {

// Triage.
inline constexpr Sentence kTriageGiven{"triage_given",
                                       "{scale}: {value}, as a person has set it on the ticket.",
                                       "{scale}：{value}，由人工在工单上指定。"};
inline constexpr Sentence kTriageRule{"triage_rule",
                                      "{scale}: {value}, because rule \"{rule}\" holds: {signals}.",
                                      "{scale}：{value}，因为规则“{rule}”成立：{signals}。"};
inline constexpr Sentence kTriageOtherwise{"triage_otherwise",
                                           "{scale}: {value}, because no rule holds.",
                                           "{scale}：{value}，因为没有规则成立。"};
inline constexpr Sentence kTriageUndecided{
    "triage_undecided",
    "{scale}: it could still be {values}, because it is not known whether: {missing}.",
    "{scale}：仍可能为{values}，因为以下情况未知：{missing}。"};

// Sla.
inline constexpr Sentence kTimelineProblem{
    "timeline_problem", "The deadlines are not judged: {problem} (event {event}).",
    "未判定时限：{problem}（第 {event} 个事件）。"};
inline constexpr Sentence kSlaNotStarted{
    "sla_not_started", "{name}: not started, because its first event has not happened.",
    "{name}：未开始，起点事件尚未发生。"};
inline constexpr Sentence kSlaMet{
    "sla_met", "{name}: met at {done}; due {due} ({target} from {start}), {left} to spare.",
    "{name}：已于 {done} 按时完成；时限为 {due}（自 {start} 起 {target}），尚余 {left}。"};
inline constexpr Sentence kSlaLate{
    "sla_late",
    "{name}: breached, done at {done}; it was due {due} ({target} from {start}), {over} too late.",
    "{name}：已超时，于 {done} 完成；时限为 {due}（自 {start} 起 {target}），超出 {over}。"};
inline constexpr Sentence kSlaOverdue{
    "sla_overdue",
    "{name}: breached and still open; it was due {due} ({target} from {start}), {over} ago.",
    "{name}：已超时且仍未完成；时限为 {due}（自 {start} 起 {target}），已超出 {over}。"};
inline constexpr Sentence kSlaRunning{
    "sla_running", "{name}: running; due {due} ({target} from {start}), {left} left.",
    "{name}：进行中；时限为 {due}（自 {start} 起 {target}），剩余 {left}。"};
inline constexpr Sentence kSlaAtRisk{
    "sla_at_risk", "{name}: at risk; due {due} ({target} from {start}), {left} left.",
    "{name}：有超时风险；时限为 {due}（自 {start} 起 {target}），剩余 {left}。"};
inline constexpr Sentence kSlaPaused{
    "sla_paused",
    "{name}: paused; were the pause to end now, it would be due {due} ({target} from {start}), "
    "{left} left.",
    "{name}：已暂停；若现在恢复，时限为 {due}（自 {start} 起 {target}），剩余 {left}。"};
inline constexpr Sentence kSlaOutOfRange{
    "sla_out_of_range", "{name}: the deadline lies beyond the years that the calendar covers.",
    "{name}：时限超出日历覆盖的年份。"};
inline constexpr Sentence kSlaTimeOff{
    "sla_time_off", "{name}: {paused} of pauses and closed time were not counted.",
    "{name}：暂停和关闭期间的 {paused} 未计入。"};
inline constexpr Sentence kSlaProvisional{
    "sla_provisional",
    "{name}: the deadline is provisional, because it counts dates of a year whose holidays are not "
    "in the calendar.",
    "{name}：该时限为暂定，因为计入了日历中尚无节假日安排的年份。"};

// Traces.
inline constexpr Sentence kSpanWorking{"span_working",
                                       "{from} to {to}: working hours, {worked} counted.",
                                       "{from} 至 {to}：工作时间，计 {worked}。"};
inline constexpr Sentence kSpanMakeUp{
    "span_make_up", "{from} to {to}: make-up working day ({name}), {worked} counted.",
    "{from} 至 {to}：调休上班（{name}），计 {worked}。"};
inline constexpr Sentence kSpanSpecial{"span_special",
                                       "{from} to {to}: special hours ({name}), {worked} counted.",
                                       "{from} 至 {to}：特殊工时（{name}），计 {worked}。"};
inline constexpr Sentence kSpanClosed{"span_closed",
                                      "{from} to {to}: outside working hours, not counted.",
                                      "{from} 至 {to}：非工作时间，不计。"};
inline constexpr Sentence kSpanDayOff{"span_day_off",
                                      "{from} to {to}: day off ({name}), not counted.",
                                      "{from} 至 {to}：休息日（{name}），不计。"};
inline constexpr Sentence kSpanElapsed{
    "span_elapsed", "{from} to {to}: elapsed time, around the clock, {worked} counted.",
    "{from} 至 {to}：自然时间，昼夜连续，计 {worked}。"};
inline constexpr Sentence kSpanSum{"span_sum", "In all: {worked}.", "合计：{worked}。"};
inline constexpr Sentence kSpanSumDays{"span_sum_days", "In all: {worked}, {days} completed.",
                                       "合计：{worked}，满 {days}。"};

// Segments.
inline constexpr Sentence kSegmentPrimary{"segment_primary", "Primary segment: {name}.",
                                          "主分层：{name}。"};
inline constexpr Sentence kSegmentMatch{"segment_match", "Matches \"{name}\": {facts}.",
                                        "符合“{name}”：{facts}。"};
inline constexpr Sentence kSegmentNoMatch{"segment_no_match", "Is no \"{name}\": {facts}.",
                                          "不属于“{name}”：{facts}。"};
inline constexpr Sentence kSegmentUndecided{
    "segment_undecided", "It is undecided whether this is a \"{name}\"; missing: {missing}.",
    "无法判定是否为“{name}”；缺少：{missing}。"};

// Scores.
inline constexpr Sentence kScoreBand{
    "score_band", "{name}: {value}, {bound}: {points} of {best} points.",
    "{name}：{value}，{bound}，得 {points} 分（满分 {best} 分）。"};
inline constexpr Sentence kScoreBandNext{
    "score_band_next",
    "{name}: {value}, {bound}: {points} of {best} points; {distance} short of the next band, "
    "{next_bound} ({next_points} points).",
    "{name}：{value}，{bound}，得 {points} 分（满分 {best} 分）；距下一档 "
    "{next_bound}（{next_points} 分）差 {distance}。"};
inline constexpr Sentence kScoreBandOnBound{
    "score_band_on_bound",
    "{name}: {value}, {bound}: {points} of {best} points; it is exactly the bound of the next "
    "band, "
    "{next_bound} ({next_points} points), which does not include it.",
    "{name}：{value}，{bound}，得 {points} 分（满分 {best} 分）；正好落在下一档 "
    "{next_bound}（{next_points} 分）的界限上，该档不含界限本身。"};
inline constexpr Sentence kScoreMissing{
    "score_missing", "{name}: missing, so none of its {best} points can be awarded.",
    "{name}：缺少数据，{best} 分均无法给出。"};
inline constexpr Sentence kScoreOutOfDomain{
    "score_out_of_domain",
    "{name}: {value} is no possible value ({min} to {max}), so no total can be given.",
    "{name}：{value} 不是可能的数值（{min} 至 {max}），因此无法给出总分。"};
inline constexpr Sentence kScoreGrade{"score_grade", "Total {total} of {full}: {grade}.",
                                      "总分 {total}（满分 {full}）：{grade}。"};
inline constexpr Sentence kScoreGradeNext{
    "score_grade_next", "Total {total} of {full}: {grade}; {distance} short of {next}.",
    "总分 {total}（满分 {full}）：{grade}；距{next}差 {distance} 分。"};
inline constexpr Sentence kScoreNoGrade{
    "score_no_grade",
    "Total {total} of {full} so far; no grade until the missing figures are there.",
    "目前总分 {total}（满分 {full}）；缺少的数据补齐之前不评等级。"};
inline constexpr Sentence kAuditAgrees{
    "audit_agrees", "The recorded total {recorded} agrees with the computed one.",
    "登记总分 {recorded} 与计算结果一致。"};
inline constexpr Sentence kAuditDiffers{
    "audit_differs",
    "The recorded total {recorded} differs from the computed {total} by {difference}: {parts}.",
    "登记总分 {recorded} 与计算所得 {total} 相差 {difference}：{parts}。"};

inline constexpr Sentence kVersionReceived{
    "version_received",
    "Version {version} judges: it was in force when the ticket was received, from {from} to "
    "{until}.",
    "由版本 {version} 判定：工单受理时生效的是该版本（自 {from} 至 {until}）。"};
inline constexpr Sentence kVersionReceivedOpen{
    "version_received_open",
    "Version {version} judges: it was in force when the ticket was received, from {from} without "
    "end.",
    "由版本 {version} 判定：工单受理时生效的是该版本（自 {from} 起，未定终止日）。"};
inline constexpr Sentence kVersionAsOf{
    "version_asof",
    "Version {version} judges: it was in force at the moment of judgement, from {from} to {until}.",
    "由版本 {version} 判定：判定时刻生效的是该版本（自 {from} 至 {until}）。"};
inline constexpr Sentence kVersionAsOfOpen{
    "version_asof_open",
    "Version {version} judges: it was in force at the moment of judgement, from {from} without "
    "end.",
    "由版本 {version} 判定：判定时刻生效的是该版本（自 {from} 起，未定终止日）。"};
inline constexpr Sentence kVersionLastDay{
    "version_lastday",
    "Version {version} judges: it was in force on the last day of the month, from {from} to "
    "{until}.",
    "由版本 {version} 判定：当月最后一日生效的是该版本（自 {from} 至 {until}）。"};
inline constexpr Sentence kVersionLastDayOpen{
    "version_lastday_open",
    "Version {version} judges: it was in force on the last day of the month, from {from} without "
    "end.",
    "由版本 {version} 判定：当月最后一日生效的是该版本（自 {from} 起，未定终止日）。"};
inline constexpr Sentence kVersionFirstDay{
    "version_firstday",
    "Version {version} judges: it was in force on the first day of the month, from {from} to "
    "{until}.",
    "由版本 {version} 判定：当月第一日生效的是该版本（自 {from} 至 {until}）。"};
inline constexpr Sentence kVersionFirstDayOpen{
    "version_firstday_open",
    "Version {version} judges: it was in force on the first day of the month, from {from} without "
    "end.",
    "由版本 {version} 判定：当月第一日生效的是该版本（自 {from} 起，未定终止日）。"};
inline constexpr Sentence kVersionEvent{
    "version_event",
    "Version {version} judges: it was in force at the moment of what is judged, from {from} to "
    "{until}.",
    "由版本 {version} 判定：所判事项发生时生效的是该版本（自 {from} 至 {until}）。"};
inline constexpr Sentence kVersionEventOpen{
    "version_event_open",
    "Version {version} judges: it was in force at the moment of what is judged, from {from} "
    "without end.",
    "由版本 {version} 判定：所判事项发生时生效的是该版本（自 {from} 起，未定终止日）。"};

inline constexpr const Sentence* kAllExplain[] = {&kVersionReceived,  &kVersionReceivedOpen,
                                                  &kVersionAsOf,      &kVersionAsOfOpen,
                                                  &kVersionLastDay,   &kVersionLastDayOpen,
                                                  &kVersionFirstDay,  &kVersionFirstDayOpen,
                                                  &kVersionEvent,     &kVersionEventOpen,
                                                  &kTriageGiven,      &kTriageRule,
                                                  &kTriageOtherwise,  &kTriageUndecided,
                                                  &kTimelineProblem,  &kSlaNotStarted,
                                                  &kSlaMet,           &kSlaLate,
                                                  &kSlaOverdue,       &kSlaRunning,
                                                  &kSlaAtRisk,        &kSlaPaused,
                                                  &kSlaOutOfRange,    &kSlaTimeOff,
                                                  &kSlaProvisional,   &kSpanWorking,
                                                  &kSpanMakeUp,       &kSpanSpecial,
                                                  &kSpanClosed,       &kSpanDayOff,
                                                  &kSpanElapsed,      &kSpanSum,
                                                  &kSpanSumDays,      &kSegmentPrimary,
                                                  &kSegmentMatch,     &kSegmentNoMatch,
                                                  &kSegmentUndecided, &kScoreBand,
                                                  &kScoreBandNext,    &kScoreBandOnBound,
                                                  &kScoreMissing,     &kScoreOutOfDomain,
                                                  &kScoreGrade,       &kScoreGradeNext,
                                                  &kScoreNoGrade,     &kAuditAgrees,
                                                  &kAuditDiffers};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_EXPLAIN_H_
