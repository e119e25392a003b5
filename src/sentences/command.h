// What the command says.
#ifndef GUIJU_SRC_SENTENCES_COMMAND_H_
#define GUIJU_SRC_SENTENCES_COMMAND_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kCheckClean{"check_clean", "{file}: {id} {version} has no errors.",
                                      "{file}：{id} {version} 没有错误。"};
inline constexpr Sentence kCheckCount{"check_count",
                                      "{file}: errors: {errors}, warnings: {warnings}.",
                                      "{file}：{errors} 个错误，{warnings} 个警告。"};
inline constexpr Sentence kWaived{
    "waived", "{place}: {path}: {text} This is waived until {until}, because: \"{reason}\".",
    "{place}：{path}：{text}此条已豁免至 {until}，理由：“{reason}”。"};
inline constexpr Sentence kWaivedHere{"waived",
                                      "{text} This is waived until {until}, because: \"{reason}\".",
                                      "{text}此条已豁免至 {until}，理由：“{reason}”。"};
inline constexpr Sentence kWaivedCount{"waived_count", "{file}: findings waived: {count}.",
                                       "{file}：已豁免 {count} 条。"};
inline constexpr Sentence kBookVersion{"book_version",
                                       "{place}: {version} is in force from {from} to {until}.",
                                       "{place}：{version} 自 {from} 至 {until} 生效。"};
inline constexpr Sentence kBookVersionOpen{
    "book_version_open", "{place}: {version} is in force from {from} without end.",
    "{place}：{version} 自 {from} 起生效，未定终止日。"};
inline constexpr Sentence kBookReview{"book_review",
                                      "{place}: {version} is to be reviewed by {day}.",
                                      "{place}：{version} 应在 {day} 之前复核。"};
inline constexpr Sentence kProgress{"progress", "{file}: {records} judged, {rate} a second.",
                                    "{file}：已判定 {records} 条，每秒 {rate} 条。"};
inline constexpr Sentence kNothingToDo{"nothing_to_do", "There is nothing to do: give {expected}.",
                                       "没有可处理的内容：请给出 {expected}。"};
inline constexpr Sentence kAsOfMissing{
    "as_of_missing",
    "The moment of judgement is missing: give --as-of 2026-03-01, --as-of "
    "2026-03-01T09:00:00+08:00 or --as-of now.",
    "缺少判定时刻：请给出 --as-of 2026-03-01、--as-of 2026-03-01T09:00:00+08:00 或 --as-of now。"};
inline constexpr Sentence kAsOfWrong{
    "as_of_wrong",
    "\"{text}\" is no moment; expected a date (2026-03-01), an instant with an offset "
    "(2026-03-01T09:00:00+08:00) or now, in the years 1970 to 2099.",
    "“{text}”不是有效时刻；应为日期（2026-03-01）、带时区偏移的时刻（2026-03-01T09:00:00+08:00）或 "
    "now，"
    "且在 1970 至 2099 年之间。"};
inline constexpr Sentence kMonthWrong{"month_wrong", "\"{text}\" is no month; expected YYYY-MM.",
                                      "“{text}”不是有效月份；应为 YYYY-MM。"};
inline constexpr Sentence kNoPolicyYet{"no_policy_yet",
                                       "No version of the policy is in force at {when}.",
                                       "{when} 时尚无生效的规则版本。"};
inline constexpr Sentence kReadCount{
    "read_count", "{file}: {rows} rows, {records} judged, {rejected} rejected.",
    "{file}：共 {rows} 行，判定 {records} 条，拒收 {rejected} 条。"};
inline constexpr Sentence kRejectsMasked{
    "rejects_masked",
    "Rejected rows are in {file}, each with its reasons; personal data are masked "
    "(--rejects-unmasked writes the rows as they are).",
    "被拒收的行已写入 {file}，每行附有原因；个人信息已脱敏（加 --rejects-unmasked "
    "可写出原始行）。"};
inline constexpr Sentence kRejectsUnmasked{
    "rejects_unmasked",
    "Rejected rows are in {file} as they are, each with its reasons: the file holds personal data.",
    "被拒收的行已按原样写入 {file}，每行附有原因：该文件含有未脱敏的个人信息。"};
inline constexpr Sentence kMoreFindings{"more_findings", "{count} further findings are not shown.",
                                        "另有 {count} 条未显示。"};
inline constexpr Sentence kNotFound{"not_found", "There is no {what} \"{id}\" in the input.",
                                    "输入中没有编号为“{id}”的{what}。"};
inline constexpr Sentence kWritten{"written", "{file} is written.", "{file} 已写入。"};
inline constexpr Sentence kCannotMakeFolder{"cannot_make_folder",
                                            "The folder {file} cannot be made: {reason}.",
                                            "无法创建文件夹 {file}：{reason}。"};
inline constexpr Sentence kInNoMonth{
    "in_no_month",
    "{count} tickets count in nobody's month: they have no agent, or not the event that dates "
    "them.",
    "有 {count} 张工单不计入任何人的月度：没有客服，或没有用于确定月份的事件。"};
inline constexpr Sentence kMoreRows{"more_rows", "{count} further rows are in {file}.",
                                    "其余 {count} 行见 {file}。"};
inline constexpr Sentence kMoreInFile{"more_in_file", "All of them are in {file}.",
                                      "全部内容见 {file}。"};
inline constexpr Sentence kTableWeeks{"table_weeks", "These are the weeks.", "各周情况如下。"};
inline constexpr Sentence kTableSegments{
    "table_segments", "These are the customers and their care.", "客户分层与维护措施如下。"};
inline constexpr Sentence kTableCallbacks{
    "table_callbacks", "These callbacks are to be made on {day}, or are impossible.",
    "{day} 的回访计划及无法安排的回访如下。"};
inline constexpr Sentence kTableRecords{"table_records", "These records are incomplete or late.",
                                        "不完整或超时的记录如下。"};
inline constexpr Sentence kTraceOf{"trace_of", "This is how the deadline of \"{name}\" is counted.",
                                   "“{name}”时限的计算过程如下。"};

inline constexpr const Sentence* kAllCommand[] = {
    &kWaived,           &kWaivedHere,      &kWaivedCount,    &kBookVersion, &kBookVersionOpen,
    &kBookReview,       &kProgress,        &kCheckClean,     &kCheckCount,  &kNothingToDo,
    &kAsOfMissing,      &kAsOfWrong,       &kMonthWrong,     &kNoPolicyYet, &kReadCount,
    &kRejectsMasked,    &kRejectsUnmasked, &kMoreFindings,   &kNotFound,    &kWritten,
    &kCannotMakeFolder, &kTraceOf,         &kMoreRows,       &kInNoMonth,   &kMoreInFile,
    &kTableWeeks,       &kTableSegments,   &kTableCallbacks, &kTableRecords};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_COMMAND_H_
