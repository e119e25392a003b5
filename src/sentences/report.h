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

inline constexpr Sentence kReportCallsLead{
    "report_calls_lead",
    "Requests with a call on {day}: {total}, of which {shown} are listed. Times are on each "
    "customer's own clock.",
    "{day} 可回访或到期的请求共 {total} 项，列出 {shown} 项。时间均为客户当地时间。"};
inline constexpr Sentence kReportNoCalls{"report_no_calls", "There is no call to make on that day.",
                                         "当日没有需要回访的客户。"};
inline constexpr Sentence kReportConduct{
    "report_conduct",
    "Every call: who is calling and why within {seconds} s, then {least} to {most} key questions.",
    "每次回访：{seconds} 秒内说明身份与来意，随后提 {least} 至 {most} 个关键问题。"};
inline constexpr Sentence kReportCallPassed{"report_call_passed", "The deadline has passed.",
                                            "时限已过。"};
inline constexpr Sentence kReportCallQuiet{"report_call_quiet",
                                           "Until the deadline the customer may not be called.",
                                           "到时限为止均为客户休息时段。"};
inline constexpr Sentence kReportCallTooLong{
    "report_call_too_long", "Before the deadline there is no room for a call of this length.",
    "时限之前的可联系时段容不下这次通话。"};
inline constexpr Sentence kReportCallNext{"report_call_next", "The next allowed moment is {at}.",
                                          "下一个可联系的时刻为 {at}。"};
inline constexpr Sentence kReportTargetsLead{
    "report_targets_lead",
    "The distance is how much better than required, with a minus how much short of it.",
    "“差距”为优于要求的幅度，负号表示尚差多少。"};
inline constexpr Sentence kReportByAgentLead{
    "report_by_agent_lead", "Callbacks made in {period}. A dash: nothing was counted.",
    "{period} 的回访。短横表示没有可统计的数据。"};
inline constexpr Sentence kReportRecordsLead{
    "report_records_lead",
    "Completeness is filled ÷ required fields, cut and never rounded up. A record is late when it "
    "was completed after its time, or is still not completed then.",
    "完整度 = 已填 ÷ 应填字段，末位只舍不入。超过规定时间才完成、或到时仍未完成的记录计为迟交。"};
inline constexpr Sentence kReportAllComplete{
    "report_all_complete", "Every record is complete and in time.", "所有记录均完整且按时。"};
inline constexpr Sentence kReportIncompleteLead{
    "report_incomplete_lead", "{total} records lack something or are late; {shown} are listed.",
    "共 {total} 条记录有缺漏或迟交，列出 {shown} 条。"};
inline constexpr Sentence kReportAllAnalysed{"report_all_analysed",
                                             "Every dissatisfied rating has its analysis.",
                                             "每个不满意评价都已有分析。"};
inline constexpr Sentence kReportAnalysesLead{
    "report_analyses_lead",
    "{total} tickets with a rating of {rating} or less have no whole analysis; {shown} are listed.",
    "共 {total} 张评分不高于 {rating} 的工单缺少完整的分析，列出 {shown} 张。"};
inline constexpr Sentence kReportNoRatings{"report_no_ratings", "Nobody rated in this period.",
                                           "本期没有评分。"};
inline constexpr Sentence kReportRatings{
    "report_ratings",
    "Mean {mean} over {count} ratings; {dissatisfied} were dissatisfied, {share}.",
    "共 {count} 个评分，平均 {mean}；其中不满意 {dissatisfied} 个，占 {share}。"};
inline constexpr Sentence kReportNoProblems{"report_no_problems",
                                            "No problem is frequent enough to be listed.",
                                            "没有达到高频标准的问题。"};
inline constexpr Sentence kReportOtherTopics{
    "report_other_topics", "{count} tickets have topics beyond the number that is told apart.",
    "有 {count} 张工单的主题超出可区分的数量。"};
inline constexpr Sentence kReportOtherReasons{
    "report_other_reasons",
    "{count} dissatisfied ratings have reasons beyond the number that is told apart.",
    "有 {count} 个不满意评分的原因超出可区分的数量。"};
inline constexpr Sentence kReportPeriodsLeftOut{"report_periods_left_out",
                                                "The last {count} are told in full below.",
                                                "以下详列最近 {count} 期。"};
inline constexpr Sentence kReportCorrelationLead{
    "report_correlation_lead",
    "r lies between −1 and 1: below 0, customers with a higher value left less often. Going "
    "together is not a cause.",
    "r 在 −1 与 1 之间：小于 0 表示该指标越高的客户流失越少。相关不等于因果。"};
inline constexpr Sentence kReportSignificant{
    "report_significant", "Significant at the {level} % level.", "在 {level}% 水平上显著。"};
inline constexpr Sentence kReportNotSignificant{
    "report_not_significant", "Not significant: it may well be chance.", "不显著：可能只是偶然。"};
inline constexpr Sentence kReportTooFew{"report_too_few",
                                        "There are too few customers of whom both is known.",
                                        "两项均已知的客户太少，不作计算。"};
inline constexpr Sentence kReportChurnConstant{
    "report_churn_constant", "All of them left, or none did, so there is nothing to compare.",
    "全部流失或无一流失，无从比较。"};
inline constexpr Sentence kReportMeasureConstant{
    "report_measure_constant", "All of them have the same value, so there is nothing to compare.",
    "各客户的数值都相同，无从比较。"};
inline constexpr Sentence kReportCareLead{
    "report_care_lead",
    "What customers are to be given by their segments; one customer may have several.",
    "按层级应给予客户的服务；一位客户可有多项。"};
inline constexpr Sentence kReportReviewsLead{
    "report_reviews_lead",
    "What is due for every agent, or cannot be decided yet. Reviews that are not due: {count}.",
    "列出各客服应执行或尚未能判定的措施；另有 {count} 项无需执行。"};
inline constexpr Sentence kReportNoReviews{"report_no_reviews", "Nothing is due.",
                                           "没有应执行的措施。"};
inline constexpr Sentence kReportSlaOverview{
    "report_sla_overview",
    "Those with something overdue or at risk stand first, the steps of one rule together.",
    "有逾期或风险的规则在前，同一规则的各项列在一起。"};

inline constexpr const Sentence* kAllReport[] = {
    &kReportNothing,         &kReportAsOf,
    &kReportRejected,        &kReportSlaLead,
    &kReportProvisional,     &kReportHeatLead,
    &kReportDaysLead,        &kReportSpansLead,
    &kReportDueLead,         &kReportDueSpansLead,
    &kReportOpenLead,        &kReportNoneOpen,
    &kReportAboutLead,       &kReportSquare,
    &kReportSquares,         &kReportSegmentsLead,
    &kReportScoresLead,      &kReportDots,
    &kReportReasonsLeftOut,  &kReportReplay,
    &kReportPrivate,         &kReportCallsLead,
    &kReportNoCalls,         &kReportConduct,
    &kReportCallPassed,      &kReportCallQuiet,
    &kReportCallTooLong,     &kReportCallNext,
    &kReportTargetsLead,     &kReportByAgentLead,
    &kReportRecordsLead,     &kReportAllComplete,
    &kReportIncompleteLead,  &kReportAllAnalysed,
    &kReportAnalysesLead,    &kReportNoRatings,
    &kReportRatings,         &kReportNoProblems,
    &kReportOtherTopics,     &kReportOtherReasons,
    &kReportPeriodsLeftOut,  &kReportCorrelationLead,
    &kReportSignificant,     &kReportNotSignificant,
    &kReportTooFew,          &kReportChurnConstant,
    &kReportMeasureConstant, &kReportCareLead,
    &kReportReviewsLead,     &kReportNoReviews,
    &kReportSlaOverview,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_REPORT_H_
