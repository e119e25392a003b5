// What the workbench says of a change's effect on a history.
#ifndef GUIJU_SRC_SENTENCES_IMPACT_H_
#define GUIJU_SRC_SENTENCES_IMPACT_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kSweepForm{
    "sweep_form",
    "\"{text}\" is no range of a number; expected PLACE=FROM..TO or PLACE=FROM..TO/STEP, as in "
    "score.metric[resolution].table.band[0].at_least=94..97/0.5.",
    "“{text}”不是数值范围；应写作 位置=起..止 或 位置=起..止/步长，例如 "
    "score.metric[resolution].table.band[0].at_least=94..97/0.5。"};
inline constexpr Sentence kSweepTooMany{
    "sweep_too_many", "This range has more than {most} values; take a larger step.",
    "该范围超过 {most} 个值；请加大步长。"};
inline constexpr Sentence kSweepNoField{"sweep_no_field",
                                        "There is no \"{field}\" here; there are: {known}.",
                                        "此处没有“{field}”；可用的有：{known}。"};
inline constexpr Sentence kSweepNoEntry{
    "sweep_no_entry", "The list \"{list}\" has no entry \"{entry}\"; it has: {known}.",
    "列表“{list}”中没有“{entry}”；其中有：{known}。"};
inline constexpr Sentence kSweepNoList{
    "sweep_no_list", "\"{field}\" is no list, so no entry of it can stand in brackets.",
    "“{field}”不是列表，其后不能用方括号指定条目。"};
inline constexpr Sentence kSweepWhichEntry{
    "sweep_which_entry",
    "\"{field}\" is a list: write which entry behind it in brackets, by its id or its number "
    "from 0.",
    "“{field}”是列表：请在其后用方括号写明条目的 id 或从 0 起的序号。"};
inline constexpr Sentence kSweepNothingInside{"sweep_nothing_inside",
                                              "\"{field}\" is one value; nothing stands inside it.",
                                              "“{field}”是单个值，其内没有其他内容。"};
inline constexpr Sentence kSweepNoNumber{"sweep_no_number", "\"{field}\" is no number.",
                                         "“{field}”不是数值。"};
inline constexpr Sentence kSweepWhole{"sweep_whole",
                                      "This place holds a whole number; \"{value}\" is none.",
                                      "此处应为整数；“{value}”不是整数。"};

inline constexpr Sentence kImpactHead{"impact_head",
                                      "{after} is compared with {before}, judged as of {when}.",
                                      "以 {after} 对比 {before}，判定时刻为 {when}。"};
inline constexpr Sentence kImpactSweepHead{
    "impact_sweep_head",
    "{place} of {before} takes each value in turn and is compared with what it is now, {current}; "
    "judged as of {when}.",
    "{before} 的 {place} 依次取各值，并与现值 {current} 对比，判定时刻为 {when}。"};
inline constexpr Sentence kImpactMonths{
    "impact_months",
    "Agent months: {months} compared, {moved} move; the total rises in {raised} and falls in "
    "{lowered}; the mean total goes from {from} to {to}.",
    "考核月份：对比 {months} 个，{moved} 个有变动；总分上升 {raised} 个、下降 {lowered} "
    "个；平均总分由 {from} 变为 {to}。"};
inline constexpr Sentence kImpactTickets{
    "impact_tickets",
    "Tickets: {tickets} compared, {moved} move; {breaches} new breaches, {gone} breaches gone.",
    "工单：对比 {tickets} 张，{moved} 张有变动；新增逾期 {breaches} 项，消除逾期 {gone} 项。"};
inline constexpr Sentence kImpactContradictory{
    "impact_contradictory",
    "{count} tickets have timelines that contradict themselves; only their triage was compared.",
    "{count} 张工单的时间线自相矛盾，只对比了分诊。"};
inline constexpr Sentence kImpactCustomers{"impact_customers",
                                           "Customers: {customers} compared, {moved} move.",
                                           "客户：对比 {customers} 位，{moved} 位有变动。"};
inline constexpr Sentence kImpactNobody{"impact_nobody", "Nobody moves.", "没有任何变动。"};
inline constexpr Sentence kImpactRefused{
    "impact_refused",
    "{count} rows were refused and are not compared; the reasons, counted: {reasons}.",
    "有 {count} 行被拒收，未参与对比；原因计数：{reasons}。"};
inline constexpr Sentence kImpactRefusedMonths{
    "impact_refused_months",
    "{count} agent months have a value that no table answers for; they are not compared.",
    "有 {count} 个考核月份的数值超出表格范围，未参与对比。"};
inline constexpr Sentence kImpactTableGrades{"impact_table_grades",
                                             "These are the grades before (rows) and after.",
                                             "等级变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableMetrics{
    "impact_table_metrics", "These are the points per metric.", "各指标得分如下。"};
inline constexpr Sentence kImpactTableDeltas{
    "impact_table_deltas", "So many totals change by so much.", "总分变化的分布如下。"};
inline constexpr Sentence kImpactTablePriorities{
    "impact_table_priorities", "These are the priorities before (rows) and after.",
    "优先级变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableCategories{
    "impact_table_categories", "These are the categories before (rows) and after.",
    "诉求类别变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableIssues{"impact_table_issues",
                                             "These are the issue types before (rows) and after.",
                                             "问题类型变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableHandling{"impact_table_handling",
                                               "This is the handling before (rows) and after.",
                                               "处理方式变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableObligations{
    "impact_table_obligations", "These obligations come out differently.", "有变动的时限如下。"};
inline constexpr Sentence kImpactTableSegments{
    "impact_table_segments", "These are the primary segments before (rows) and after.",
    "主分层变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableTypes{"impact_table_types",
                                            "These are the customer types before (rows) and after.",
                                            "客户类型变动：行为变更前，列为变更后。"};
inline constexpr Sentence kImpactTableMonthMovers{
    "impact_table_month_movers", "These agent months move.", "有变动的考核月份如下。"};
inline constexpr Sentence kImpactTableTicketMovers{"impact_table_ticket_movers",
                                                   "These tickets move.", "有变动的工单如下。"};
inline constexpr Sentence kImpactTableCustomerMovers{"impact_table_customer_movers",
                                                     "These customers move.", "有变动的客户如下。"};
inline constexpr Sentence kImpactMoreMovers{
    "impact_more_movers", "{count} more move; --movers FILE writes all of them.",
    "另有 {count} 个变动未列出；用 --movers 文件 可写出全部。"};
inline constexpr Sentence kImpactTableSweep{
    "impact_table_sweep", "This is what each value would change; * is the value of now.",
    "各取值带来的变动如下；* 为现值。"};
inline constexpr Sentence kImpactNotValid{"impact_not_valid",
                                          "{value} makes no valid policy, for this reason.",
                                          "取值 {value} 不构成有效规则，原因如下。"};
inline constexpr Sentence kImpactNeedsData{
    "impact_needs_data", "There is no history: give --months, --tickets or --customers.",
    "没有可对比的历史数据：请给出 --months、--tickets 或 --customers。"};
inline constexpr Sentence kImpactNeedsOther{
    "impact_needs_other",
    "Give the policy after the change as well, or --sweep with a place and a range.",
    "请同时给出变更后的规则文件，或用 --sweep 指定位置与范围。"};
inline constexpr Sentence kImpactOneOrOther{
    "impact_one_or_other", "--sweep varies the first policy; a second one has no place beside it.",
    "--sweep 变动的是第一个规则文件，不能再给第二个。"};
inline constexpr Sentence kImpactNoSweepMovers{
    "impact_no_sweep_movers",
    "--movers writes who moves between two policies; give the second policy instead of --sweep.",
    "--movers 写出两份规则之间的变动；请给出第二份规则，不要用 --sweep。"};
inline constexpr Sentence kImpactFlowLead{
    "impact_flow_lead",
    "On the left what it was, on the right what it becomes; dark bands move, pale ones stay.",
    "左为变更前，右为变更后；深色带为变动者，浅色带为不变者。"};
inline constexpr Sentence kImpactDeltaLead{
    "impact_delta_lead", "{count} totals do not change and are left out of the picture.",
    "有 {count} 个总分不变，未画在图中。"};
inline constexpr Sentence kImpactAttainmentLead{
    "impact_attainment_lead",
    "Attainment is met ÷ (met + breached), cut and never rounded up. The upper bar is before, the "
    "lower one after.",
    "达成率 = 按时 ÷（按时 + 逾期），末位只舍不入。上条为变更前，下条为变更后。"};
inline constexpr Sentence kImpactMoversLead{
    "impact_movers_lead", "{shown} of those who move are listed, with what made them move.",
    "列出 {shown} 个变动者及其原因。"};
inline constexpr Sentence kImpactSweepLead{
    "impact_sweep_lead",
    "Each point is the whole history judged with that value. The dashed line is the value of now.",
    "每一点都是以该值重新判定全部历史的结果；虚线为现值。"};
inline constexpr Sentence kImpactPageNote{
    "impact_page_note",
    "Both policies judged the same records; the dates from which they are in force do not count "
    "here. Ids are masked by the policy's mask section.",
    "两份规则判定的是同一批记录，此处不计其生效日期。编号按规则的脱敏设定显示。"};

inline constexpr const Sentence* kAllImpact[] = {
    &kImpactHead,
    &kImpactSweepHead,
    &kImpactMonths,
    &kImpactTickets,
    &kImpactContradictory,
    &kImpactCustomers,
    &kImpactNobody,
    &kImpactRefused,
    &kImpactRefusedMonths,
    &kImpactTableGrades,
    &kImpactTableMetrics,
    &kImpactTableDeltas,
    &kImpactTablePriorities,
    &kImpactTableCategories,
    &kImpactTableIssues,
    &kImpactTableHandling,
    &kImpactTableObligations,
    &kImpactTableSegments,
    &kImpactTableTypes,
    &kImpactTableMonthMovers,
    &kImpactTableTicketMovers,
    &kImpactTableCustomerMovers,
    &kImpactMoreMovers,
    &kImpactTableSweep,
    &kImpactNotValid,
    &kImpactNeedsData,
    &kImpactNeedsOther,
    &kImpactOneOrOther,
    &kImpactNoSweepMovers,
    &kImpactFlowLead,
    &kImpactDeltaLead,
    &kImpactAttainmentLead,
    &kImpactMoversLead,
    &kImpactSweepLead,
    &kImpactPageNote,
    &kSweepForm,
    &kSweepTooMany,
    &kSweepNoField,
    &kSweepNoEntry,
    &kSweepNoList,
    &kSweepWhichEntry,
    &kSweepNothingInside,
    &kSweepNoNumber,
    &kSweepWhole,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_IMPACT_H_
