// What the stats section is refused for, and what a report and a correlation say.
#ifndef GUIJU_SRC_SENTENCES_STATS_H_
#define GUIJU_SRC_SENTENCES_STATS_H_

#include "sentence.h"

namespace guiju::internal {

// The section.
inline constexpr Sentence kPercentileOrder{
    "percentile_order",
    "The percentile {value} does not come after {before}: they ascend, from above 0.",
    "百分位 {value} 应大于 {before}：百分位须从大于 0 起依次递增。"};
inline constexpr Sentence kLevelOrder{
    "level_order",
    "The level {value} does not come before {before}: levels descend, and lie between 0 and 100.",
    "显著性水平 {value} 应小于 {before}：各水平须依次递减，且介于 0 与 100 之间。"};
inline constexpr Sentence kShareOfNothing{
    "share_of_nothing", "With a share of 0 % every problem would be high-frequency.",
    "若占比界限为 0 %，则所有问题都成了高频问题。"};
inline constexpr Sentence kEverybodyDissatisfied{
    "everybody_dissatisfied", "If {value} were dissatisfied, every rating would be.",
    "若 {value} 分也算不满意，则所有评分都是不满意。"};
inline constexpr Sentence kRatingTwice{"rating_twice", "The rating {value} has two words.",
                                       "评分 {value} 有两个名称。"};

// A report.
inline constexpr Sentence kStatsTickets{
    "stats_tickets",
    "From {from} to {to} there were {tickets} tickets, of which {resolved} are resolved.",
    "{from} 至 {to} 共有工单 {tickets} 件，其中已解决 {resolved} 件。"};
inline constexpr Sentence kStatsParts{"stats_parts", "The {tickets} tickets by {scale}: {parts}.",
                                      "{tickets} 件工单按{scale}分布：{parts}。"};
inline constexpr Sentence kStatsTime{"stats_time",
                                     "{name}: {mean} on average over {n} tickets; {percentiles}.",
                                     "{name}：{n} 件工单平均 {mean}；{percentiles}。"};
inline constexpr Sentence kStatsTimeMean{"stats_time_mean",
                                         "{name}: {mean} on average over {n} tickets.",
                                         "{name}：{n} 件工单平均 {mean}。"};
inline constexpr Sentence kStatsNoTime{
    "stats_no_time", "{name}: no ticket of the period has one, so there is no mean.",
    "{name}：本期没有可计的工单，因此没有平均值。"};
inline constexpr Sentence kStatsRatings{
    "stats_ratings",
    "Satisfaction: {mean} on average over {n} ratings ({parts}); {dissatisfied} of them ({share} "
    "%) "
    "are dissatisfied, that is, {bound} or less.",
    "满意度：{n} 个评分平均 {mean}（{parts}）；其中不满意（{bound} 分及以下）{dissatisfied} 个，占 "
    "{share} %。"};
inline constexpr Sentence kStatsNoRatings{"stats_no_ratings",
                                          "Satisfaction: nobody rated, so there is no mean.",
                                          "满意度：没有人评分，因此没有平均值。"};
inline constexpr Sentence kStatsProblem{
    "stats_problem",
    "High-frequency problem: {problem}, in {n} of {tickets} tickets ({share} %, at least {bound} "
    "%).",
    "高频问题：{problem}，{tickets} 件工单中有 {n} 件（占 {share} %，不低于 {bound} %）。"};
inline constexpr Sentence kStatsNoProblem{"stats_no_problem",
                                          "No problem reaches {bound} % of the {tickets} tickets.",
                                          "没有问题达到 {tickets} 件工单的 {bound} %。"};
inline constexpr Sentence kStatsOtherTopics{
    "stats_other_topics",
    "{n} tickets have a topic beyond the {limit} that are told apart, and count as other topics.",
    "有 {n} 件工单的主题超出可区分的 {limit} 个，计入其他主题。"};
inline constexpr Sentence kStatsReason{
    "stats_reason",
    "Reason of dissatisfaction: {reason}, in {n} of {dissatisfied} dissatisfied ratings ({share} "
    "%).",
    "不满意原因：{reason}，{dissatisfied} 个不满意评分中有 {n} 个（占 {share} %）。"};
inline constexpr Sentence kStatsOtherReasons{
    "stats_other_reasons",
    "{n} dissatisfied ratings have a reason beyond the {limit} that are told apart, and count as "
    "other reasons.",
    "有 {n} 个不满意评分的原因超出可区分的 {limit} 个，计入其他原因。"};
inline constexpr Sentence kStatsPlace{
    "stats_place",
    "Dissatisfaction gathers here: {place}, with {n} of {rated} ratings dissatisfied ({share} %).",
    "不满意集中于：{place}，{rated} 个评分中有 {n} 个不满意（占 {share} %）。"};

// A correlation.
inline constexpr Sentence kCorrelationSignificant{
    "correlation_significant",
    "Churn and {measure}: r = {r} over {n} customers, of whom {churned} left; significant at "
    "{level} % "
    "(p = {p}). A correlation is no cause.",
    "流失与{measure}：{n} 位客户（其中流失 {churned} 位）的相关系数 r = {r}，在 {level} % "
    "水平上显著（p = "
    "{p}）。相关不等于因果。"};
inline constexpr Sentence kCorrelationInsignificant{
    "correlation_insignificant",
    "Churn and {measure}: r = {r} over {n} customers, of whom {churned} left; not significant at "
    "{level} "
    "% (p = {p}).",
    "流失与{measure}：{n} 位客户（其中流失 {churned} 位）的相关系数 r = {r}，在 {level} % "
    "水平上不显著（p = "
    "{p}）。"};
inline constexpr Sentence kCorrelationTooFew{
    "correlation_too_few",
    "Churn and {measure}: not enough data, because both are known of {n} customers only, and "
    "{minimum} "
    "are needed.",
    "流失与{measure}：数据不足，两者都已知的客户只有 {n} 位，至少需要 {minimum} 位。"};
inline constexpr Sentence kCorrelationChurnConstant{
    "correlation_churn_constant",
    "Churn and {measure}: not enough data, because of {n} customers {churned} left, so that churn "
    "does "
    "not vary.",
    "流失与{measure}：数据不足，{n} 位客户中流失 {churned} 位，流失情况没有差异。"};
inline constexpr Sentence kCorrelationMeasureConstant{
    "correlation_measure_constant",
    "Churn and {measure}: not enough data, because {measure} is the same for all {n} customers.",
    "流失与{measure}：数据不足，{n} 位客户的{measure}全都相同。"};
inline constexpr Sentence kCorrelationLeftOut{
    "correlation_left_out",
    "{left_out} customers are left out, because churn or {measure} is unknown.",
    "有 {left_out} 位客户未计入，因为流失情况或{measure}未知。"};

inline constexpr const Sentence* kAllStats[] = {&kPercentileOrder,
                                                &kLevelOrder,
                                                &kShareOfNothing,
                                                &kEverybodyDissatisfied,
                                                &kRatingTwice,
                                                &kStatsTickets,
                                                &kStatsParts,
                                                &kStatsTime,
                                                &kStatsTimeMean,
                                                &kStatsNoTime,
                                                &kStatsRatings,
                                                &kStatsNoRatings,
                                                &kStatsProblem,
                                                &kStatsNoProblem,
                                                &kStatsOtherTopics,
                                                &kStatsReason,
                                                &kStatsOtherReasons,
                                                &kStatsPlace,
                                                &kCorrelationSignificant,
                                                &kCorrelationInsignificant,
                                                &kCorrelationTooFew,
                                                &kCorrelationChurnConstant,
                                                &kCorrelationMeasureConstant,
                                                &kCorrelationLeftOut};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_STATS_H_
