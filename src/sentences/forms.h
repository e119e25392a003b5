// What is said about forms of policies: layout, tables for spreadsheets, schemas.
#ifndef GUIJU_SRC_SENTENCES_FORMS_H_
#define GUIJU_SRC_SENTENCES_FORMS_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kFmtNotText{
    "fmt_not_text", "Only commented text (textproto) is formatted; this file is JSON or binary.",
    "只能整理带注释的文本格式（textproto）；此文件是 JSON 或二进制格式。"};
inline constexpr Sentence kFmtUnknownMessage{
    "fmt_unknown_message",
    "The first comments name the message {found}, which is not one that people write; expected one "
    "of {known}.",
    "文件开头注释所写的消息类型 {found} 不是可整理的类型；应为以下之一：{known}。"};
inline constexpr Sentence kFmtWouldChange{
    "fmt_would_change",
    "Formatting would change what the file says, which is an error of guiju; nothing is written.",
    "整理后内容与原文不一致，这是 guiju 的错误；未写入任何内容。"};
inline constexpr Sentence kFmtChanged{"fmt_changed", "{file} is formatted.", "{file} 已整理。"};
inline constexpr Sentence kFmtWouldFormat{"fmt_would_format",
                                          "{file} is not in the canonical layout: run guiju fmt.",
                                          "{file} 不符合规范排版：请运行 guiju fmt。"};
inline constexpr Sentence kFmtClean{"fmt_clean", "All files are in the canonical layout: {files}.",
                                    "{files} 个文件均符合规范排版。"};
inline constexpr Sentence kFmtOneOutput{"fmt_one_output",
                                        "-o names one file: give one file to format.",
                                        "-o 只能对应一个文件：请只给出一个要整理的文件。"};

inline constexpr Sentence kTableNoPlace{"table_no_place",
                                        "There is no table at {place}. The tables are: {known}.",
                                        "{place} 处没有表格。可用的表格：{known}。"};
inline constexpr Sentence kTableNoHead{
    "table_no_head",
    "This is no table of guiju table export: its first cell is to be \"guiju table\", and the "
    "third "
    "row carries the digest.",
    "这不是 guiju table export 导出的表格：第一个单元格应为“guiju table”，第三行应带有摘要。"};
inline constexpr Sentence kTableOtherPlace{"table_other_place",
                                           "The table is of {found} and not of {place}.",
                                           "该表格属于 {found}，而不是 {place}。"};
inline constexpr Sentence kTableTitle{
    "table_title", "The title of column {column} is \"{found}\"; expected \"{expected}\".",
    "{column} 列的标题是“{found}”，应为“{expected}”。"};
inline constexpr Sentence kTableStale{
    "table_stale",
    "The file has changed since the table was exported (the table says {found}…, the file is "
    "{digest}…), so nothing is imported: export {place} again and make the changes there.",
    "表格导出之后文件已被修改（表格为 {found}…，文件现为 {digest}…），因此不予导入：请重新导出 "
    "{place}，再在新表格中修改。"};
inline constexpr Sentence kTableEmptyCell{"table_empty_cell",
                                          "Row {row}, column {column} is empty; expected a number.",
                                          "第 {row} 行 {column} 列为空；应填一个数。"};
inline constexpr Sentence kTableFullWidth{
    "table_full_width",
    "Row {row}, column {column}: \"{found}\" holds full-width characters; write \"{plain}\".",
    "第 {row} 行 {column} 列：“{found}”含有全角字符；请写成“{plain}”。"};
inline constexpr Sentence kTablePercent{
    "table_percent",
    "Row {row}, column {column}: \"{found}\" has a percent sign; write \"{plain}\", since the "
    "column "
    "is in percent already.",
    "第 {row} 行 {column} 列：“{found}”带有百分号；请写成“{plain}”，该列本来就以百分数计。"};
inline constexpr Sentence kTableNotDecimal{
    "table_not_decimal",
    "Row {row}, column {column}: \"{found}\" is no number such as 95 or 4.5 (a point, no comma, no "
    "other signs).",
    "第 {row} 行 {column} 列：“{found}”不是 95 或 4.5 "
    "这样的数（小数点用点，不用逗号，不含其他符号）。"};
inline constexpr Sentence kTableNotWhole{
    "table_not_whole", "Row {row}, column {column}: \"{found}\" is no whole number such as 30.",
    "第 {row} 行 {column} 列：“{found}”不是 30 这样的整数。"};
inline constexpr Sentence kTableBadBound{
    "table_bad_bound",
    "Row {row}, column {column}: \"{found}\" is no bound; expected one of at_least, above, "
    "at_most, "
    "below, otherwise.",
    "第 {row} 行 {column} 列：“{found}”不是界限；应为不低于、高于、不高于、低于、其余之一。"};
inline constexpr Sentence kTableOtherwiseValue{
    "table_otherwise_value",
    "Row {row}, column {column}: the row of all other values has no bound, but \"{found}\" stands "
    "there.",
    "第 {row} 行 {column} 列：“其余”一行没有界限，此处却写有“{found}”。"};
inline constexpr Sentence kTableExtraCell{
    "table_extra_cell",
    "Row {row}, column {column}: the table has no such column; \"{found}\" is too much.",
    "第 {row} 行 {column} 列：表格没有这一列，“{found}”是多余的。"};
inline constexpr Sentence kTableNoOtherwise{
    "table_no_otherwise",
    "The last row, and no other, is to be \"otherwise\", so that every value has its points.",
    "最后一行（且只有最后一行）应为“其余”，这样每个数值都有对应的分值。"};
inline constexpr Sentence kTablePointsCount{
    "table_points_count",
    "A profile gives points to the bands of the metric: expected {expected} rows, found {found}. "
    "Bands are added in the table of the metric.",
    "方案只为指标的各档给出分值：应有 {expected} 行，实有 {found} "
    "行。增减档次请修改指标自己的表格。"};
inline constexpr Sentence kTableBoundFixed{
    "table_bound_fixed",
    "Row {row} is \"{found}\" and was \"{expected}\": bounds are changed in the table of the "
    "metric, a "
    "profile has the points only.",
    "第 {row} 行是“{found}”，原为“{expected}”：界限请在指标自己的表格中修改，方案只能改分值。"};
inline constexpr Sentence kTableInList{
    "table_in_list",
    "The entries of {field} are written as a list; run guiju fmt, which writes one a line, and "
    "export "
    "again.",
    "{field} 的各项写成了列表；请先运行 guiju fmt（每项一行），再重新导出。"};
inline constexpr Sentence kTableKeptSpelling{
    "table_kept_spelling",
    "{row}: the table writes {found} for {kept}, which is the same number; the file keeps {kept}.",
    "{row}：表格把 {kept} 写成了 {found}，数值相同；文件仍保留 {kept}。"};
inline constexpr Sentence kTableLostComment{"table_lost_comment",
                                            "With the row {row} goes its comment: {comment}.",
                                            "删除“{row}”一行时，其注释也一并删除：{comment}。"};
inline constexpr Sentence kTableChanged{"table_changed",
                                        "{row}: {field} was {before} and is {after}.",
                                        "{row}：{field} 由 {before} 改为 {after}。"};
inline constexpr Sentence kTableProfile{"table_profile", "{field}: the points are {after} now.",
                                        "{field}：分值现为 {after}。"};
inline constexpr Sentence kTableMoved{"table_moved", "{before} becomes {after}.",
                                      "{before} 改为 {after}。"};
inline constexpr Sentence kTableAdded{"table_added", "{row} is new.", "新增 {row}。"};
inline constexpr Sentence kTableRemoved{"table_removed", "{row} is gone.", "删除 {row}。"};
inline constexpr Sentence kTableUnchanged{"table_unchanged", "{place}: nothing has changed.",
                                          "{place}：没有变化。"};
inline constexpr Sentence kTableImported{"table_imported",
                                         "{place}: changes written to {file}: {changes}.",
                                         "{place}：{changes} 处修改已写入 {file}。"};

inline constexpr const Sentence* kAllForms[] = {
    &kFmtNotText,        &kFmtUnknownMessage, &kFmtWouldChange,      &kFmtChanged,
    &kFmtWouldFormat,    &kFmtClean,          &kFmtOneOutput,        &kTableNoPlace,
    &kTableNoHead,       &kTableOtherPlace,   &kTableTitle,          &kTableStale,
    &kTableEmptyCell,    &kTableFullWidth,    &kTablePercent,        &kTableNotDecimal,
    &kTableNotWhole,     &kTableBadBound,     &kTableOtherwiseValue, &kTableExtraCell,
    &kTableNoOtherwise,  &kTablePointsCount,  &kTableBoundFixed,     &kTableInList,
    &kTableKeptSpelling, &kTableLostComment,  &kTableChanged,        &kTableProfile,
    &kTableMoved,        &kTableAdded,        &kTableRemoved,        &kTableUnchanged,
    &kTableImported};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_FORMS_H_
