// What the report says in whole sentences.
#ifndef GUIJU_SRC_SENTENCES_REPORT_H_
#define GUIJU_SRC_SENTENCES_REPORT_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kReportNothing{"report_nothing",
                                         "There is nothing to show: no ticket, customer or month "
                                         "of an agent was read.",
                                         "没有可展示的内容：未读到工单、客户或客服月度数据。"};
inline constexpr Sentence kReportAsOf{"report_as_of", "Judged as of {instant} ({zone}).",
                                      "判定时刻：{instant}（{zone}）。"};
inline constexpr Sentence kReportRejected{
    "report_rejected", "{count} rows were rejected and are counted nowhere in this section.",
    "有 {count} 行被拒绝，未计入本节任何数字。"};

inline constexpr Sentence kReportSlaLead{
    "report_sla_lead",
    "Attainment is met ÷ decided: what is still running is not counted, and the last digit is cut, "
    "never rounded up.",
    "达成率 = 按时 ÷ 已判定：进行中的不计入，末位只舍不入。"};
inline constexpr Sentence kReportProvisional{
    "report_provisional",
    "{count} of these deadlines were counted on days whose holidays are not published yet; they "
    "may move.",
    "其中 {count} 个时限所经日期的节假日安排尚未公布，结果可能变动。"};
inline constexpr Sentence kReportHeatLead{
    "report_heat_lead",
    "Tickets received by weekday and hour, on the wall in {zone}. Framed hours are the desk's "
    "ordinary working hours.",
    "按星期与小时统计的受理量（{zone} 当地时间）。带框的格子是平日工作时间。"};
inline constexpr Sentence kReportDaysLead{
    "report_days_lead", "Tickets received from {first} to {last}, each day a column.",
    "{first} 至 {last} 每日受理量，每列一天。"};
inline constexpr Sentence kReportSpansLead{
    "report_spans_lead",
    "Tickets received from {first} to {last}; a column stands for {days} days in a row.",
    "{first} 至 {last} 受理量，每列为连续 {days} 天。"};
inline constexpr Sentence kReportDueLead{
    "report_due_lead", "Open obligations by the day on which they fall due, {first} to {last}.",
    "未完成事项按到期日分布，{first} 至 {last}。"};
inline constexpr Sentence kReportDueSpansLead{
    "report_due_spans_lead",
    "Open obligations by when they fall due, {first} to {last}; a column stands for {days} days in "
    "a row.",
    "未完成事项按到期时间分布，{first} 至 {last}，每列为连续 {days} 天。"};
inline constexpr Sentence kReportOpenLead{
    "report_open_lead",
    "{total} tickets have an obligation that is not done. Shown: {shown}, the overdue first.",
    "共有 {total} 张工单存在未完成事项；下表列出 {shown} 项，已逾期的在前。"};
inline constexpr Sentence kReportNoneOpen{"report_none_open",
                                          "No ticket has an obligation that is not done.",
                                          "没有工单存在未完成事项。"};
inline constexpr Sentence kReportAboutLead{
    "report_about_lead", "How the {count} tickets were classified, and where they came from.",
    "{count} 张工单的分类结果与来源渠道。"};
inline constexpr Sentence kReportSquare{"report_square", "A square is one customer.",
                                        "一个方格代表一位客户。"};
inline constexpr Sentence kReportSquares{"report_squares",
                                         "A square stands for up to {count} customers.",
                                         "一个方格最多代表 {count} 位客户。"};
inline constexpr Sentence kReportSegmentsLead{
    "report_segments_lead",
    "A customer counts once under the first segment that matches; all matches are listed beside "
    "it. Undecided: facts are missing.",
    "每位客户只计入最先匹配的层级；全部匹配数列于旁边。“未定”表示所需信息缺失。"};
inline constexpr Sentence kReportScoresLead{
    "report_scores_lead",
    "Every agent's month out of {marks} points. Open a row to read why; a hatched bar is a metric "
    "without a value.",
    "每位客服的月度得分，满分 {marks} 分。点开一行可看原因；斜纹表示该指标没有数据。"};
inline constexpr Sentence kReportDots{"report_dots",
                                      "Each mark is one agent's month, at its total.",
                                      "每个标记是一位客服的一个月，位置即总分。"};
inline constexpr Sentence kReportReasonsLeftOut{
    "report_reasons_left_out",
    "The reasons of so many months are left out here; the files written beside the report have "
    "them all.",
    "月份过多，此处不列原因；与报告一同写出的文件中有全部原因。"};
inline constexpr Sentence kReportReplay{
    "report_replay",
    "Run guiju again on the same data with this policy and the same moment of judgement, "
    "{instant}: the page comes out the same, byte for byte.",
    "用同样的数据、同一份规则、同一判定时刻（{instant}）再次运行 guiju，得到逐字节相同的页面。"};
inline constexpr Sentence kReportPrivate{"report_private",
                                         "The page holds no personal data of customers and loads "
                                         "nothing from the network.",
                                         "本页不含客户个人信息，也不从网络加载任何内容。"};

inline constexpr const Sentence* kAllReport[] = {
    &kReportNothing,     &kReportAsOf,         &kReportRejected,       &kReportSlaLead,
    &kReportProvisional, &kReportHeatLead,     &kReportDaysLead,       &kReportSpansLead,
    &kReportDueLead,     &kReportDueSpansLead, &kReportOpenLead,       &kReportNoneOpen,
    &kReportAboutLead,   &kReportSquare,       &kReportSquares,        &kReportSegmentsLead,
    &kReportScoresLead,  &kReportDots,         &kReportReasonsLeftOut, &kReportReplay,
    &kReportPrivate,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_REPORT_H_
