// What is said about obligations and milestones: their section of a policy, the events of a ticket,
// and the reasons beyond those of an ordinary deadline (sentences/explain.h).
#ifndef GUIJU_SRC_SENTENCES_SLA_H_
#define GUIJU_SRC_SENTENCES_SLA_H_

#include "sentence.h"

namespace guiju::internal {

// The section.
inline constexpr Sentence kNoStart{"obligation_no_start",
                                   "Nothing starts \"{id}\": name an event in {expected}.",
                                   "“{id}”没有起点事件：请在 {expected} 中写明。"};
inline constexpr Sentence kNoFulfilment{"obligation_no_fulfilment",
                                        "Nothing fulfils \"{id}\": name an event in {expected}.",
                                        "“{id}”没有完成事件：请在 {expected} 中写明。"};
inline constexpr Sentence kUnknownOwnEvent{
    "unknown_event", "The policy declares no event \"{name}\"{hint}; declared are: {known}.",
    "规则中没有声明事件“{name}”{hint}；已声明的有：{known}。"};
inline constexpr Sentence kCustomByName{
    "custom_by_name", "An event of the desk's own is named by its id: write {expected}.",
    "自定义事件须用编号指明：请写 {expected}。"};
inline constexpr Sentence kReceivedTooLate{
    "received_too_late", "The receipt is the first thing that happens; it cannot do this.",
    "受理总是最先发生，不能用在这里。"};
inline constexpr Sentence kExtendedByWithoutDue{
    "extended_by_without_due", "Only EXTENDED and PROMISED bear a new date; {kind} does not.",
    "只有 EXTENDED 和 PROMISED 带有新的日期；{kind} 没有。"};
inline constexpr Sentence kUnknownOther{
    "unknown_obligation", "There is no obligation \"{id}\"; this policy has: {known}.",
    "没有名为“{id}”的时限；本规则中的时限有：{known}。"};
inline constexpr Sentence kBeforeChain{
    "before_chain",
    "\"{id}\" falls due before another obligation itself, or is this one: name one with a deadline "
    "of its own.",
    "“{id}”自己也排在另一时限之前，或者就是本项：请写一个有独立期限的时限。"};
inline constexpr Sentence kBeforeHalf{
    "before_half", "before and not_before belong together: give both or neither.",
    "before 与 not_before 须同时写明，或都不写。"};
inline constexpr Sentence kPromisedStart{
    "as_promised_start",
    "as_promised reads the date of the starting event, so only PROMISED and events of the desk's "
    "own may start this obligation, and it cannot be before another one.",
    "as_promised 取起点事件所带的日期，因此起点只能是 PROMISED 或自定义事件，且不能同时写 "
    "before。"};
inline constexpr Sentence kEarlyNotLess{
    "early_not_less", "The early bound {early} is not less than the amount {amount}.",
    "最早期限 {early} 不小于时长 {amount}。"};
inline constexpr Sentence kEarlyOfDate{
    "early_of_date", "A deadline that is a date has no early bound: leave early out.",
    "以日期为期限时没有最早期限：请去掉 early。"};
inline constexpr Sentence kTeamTwice{"team_twice",
                                     "The team \"{team}\" has two calendars; keep one entry.",
                                     "班组“{team}”写了两个日历；请只留一条。"};
inline constexpr Sentence kSignalTaken{
    "signal_taken",
    "The name \"{id}\" belongs to a fact that obligations may ask for; choose another.",
    "“{id}”是时限条件可以引用的事实的名称；请另取一个。"};

// Columns of events.
inline constexpr Sentence kMapEventNeeds{"map_event_needs",
                                         "A column of {event} events needs the field {field}.",
                                         "{event} 事件的列必须写明 {field}。"};
inline constexpr Sentence kMapEventOnly{"map_event_only",
                                        "Only {event} events have the field {field}.",
                                        "只有 {event} 事件才有 {field}。"};

// The events of a ticket.
inline constexpr Sentence kTicketUnknownEvent{"unknown_custom_event",
                                              "The policy declares no event \"{name}\"{hint}.",
                                              "规则中没有声明事件“{name}”{hint}。"};

// Reasons.
inline constexpr Sentence kSlaUndecided{
    "sla_undecided",
    "{name}: it is not known whether it applies, because it is not known whether: {missing}; if it "
    "does, it is due {due} ({target} from {start}).",
    "{name}：尚不知是否适用，因为以下情况未知：{missing}；若适用，时限为 {due}（自 {start} 起 "
    "{target}）。"};
inline constexpr Sentence kSlaNotRecorded{
    "sla_not_recorded",
    "{name}: it is not known whether it was done, because the source does not record it; due {due} "
    "({target} from {start}).",
    "{name}：尚不知是否完成，因为数据来源没有相关记录；时限为 {due}（自 {start} 起 {target}）。"};
inline constexpr Sentence kSlaNoDate{
    "sla_no_date",
    "{name}: it started at {start}, but its deadline is a date that nobody has given.",
    "{name}：已于 {start} 开始，但其期限是一个无人写明的日期。"};
inline constexpr Sentence kSlaNotApplicable{"sla_not_applicable",
                                            "{name}: does not apply, because of: {facts}.",
                                            "{name}：不适用，依据：{facts}。"};
inline constexpr Sentence kSlaTarget{"sla_target",
                                     "{name}: the target is {target}, because of: {facts}.",
                                     "{name}：目标为 {target}，依据：{facts}。"};
inline constexpr Sentence kSlaTargetUndecided{
    "sla_target_undecided",
    "{name}: the target could still be {targets}, because it is not known whether: {missing}.",
    "{name}：目标仍可能为 {targets}，因为以下情况未知：{missing}。"};
inline constexpr Sentence kSlaExtended{"sla_extended",
                                       "{name}: the deadline was extended from {old} to {due}.",
                                       "{name}：时限已由 {old} 延至 {due}。"};
inline constexpr Sentence kSlaExtensionIgnored{
    "sla_extension_ignored",
    "{name}: extensions that did not count, because they came after the deadline or did not go "
    "beyond it: {count}.",
    "{name}：因晚于期限提出或未超出期限而不计的延期次数：{count}。"};
inline constexpr Sentence kSlaEarly{"sla_early", "{name}: not expected before {early}.",
                                    "{name}：预计不早于 {early}。"};
inline constexpr Sentence kSlaNotAsRequired{
    "sla_not_as_required", "{name}: breached, because it was not done as required: {facts}.",
    "{name}：已违约，因为完成方式不符合要求：{facts}。"};
inline constexpr Sentence kSlaAsRequiredUnknown{
    "sla_as_required_unknown",
    "{name}: judged by the time alone, because it is not known whether: {missing}.",
    "{name}：仅按时间判定，因为以下情况未知：{missing}。"};
inline constexpr Sentence kSlaShares{
    "sla_shares",
    "{name}: of the time since {start}, {desk} was the desk's, {customer} waiting or closed, "
    "{calendar} outside working hours.",
    "{name}：自 {start} 以来，客服用时 {desk}，等待客户或关闭 {customer}，非工作时间 {calendar}。"};
inline constexpr Sentence kMilestoneMissing{"milestone_missing",
                                            "{name}: missing; it is expected since {since}.",
                                            "{name}：缺失；自 {since} 起应有。"};
inline constexpr Sentence kSlaLost{
    "sla_lost", "More began than a verdict holds; events that were not judged: {count}.",
    "开始的事项超出一次判定的容量；未判定的事件数：{count}。"};

// Traces.
inline constexpr Sentence kSpanDate{
    "span_date", "{from} to {to}: up to the date that was given, around the clock, {worked}.",
    "{from} 至 {to}：至写明的日期为止，昼夜连续，共 {worked}。"};
inline constexpr Sentence kSpanOff{"span_off",
                                   "{from} to {to}: paused, or resolved for a time, not counted.",
                                   "{from} 至 {to}：暂停或一度已解决，不计。"};
inline constexpr Sentence kSpanExtended{
    "span_extended", "The deadline {old} was replaced by {due}.", "原时限 {old} 已改为 {due}。"};

inline constexpr const Sentence* kAllSla[] = {&kNoStart,
                                              &kNoFulfilment,
                                              &kUnknownOwnEvent,
                                              &kCustomByName,
                                              &kReceivedTooLate,
                                              &kExtendedByWithoutDue,
                                              &kUnknownOther,
                                              &kBeforeChain,
                                              &kBeforeHalf,
                                              &kPromisedStart,
                                              &kEarlyNotLess,
                                              &kEarlyOfDate,
                                              &kTeamTwice,
                                              &kSignalTaken,
                                              &kTicketUnknownEvent,
                                              &kSlaUndecided,
                                              &kSlaNotRecorded,
                                              &kSlaNoDate,
                                              &kSlaNotApplicable,
                                              &kSlaTarget,
                                              &kSlaTargetUndecided,
                                              &kSlaExtended,
                                              &kSlaExtensionIgnored,
                                              &kSlaEarly,
                                              &kSlaNotAsRequired,
                                              &kSlaAsRequiredUnknown,
                                              &kSlaShares,
                                              &kMilestoneMissing,
                                              &kMapEventNeeds,
                                              &kMapEventOnly,
                                              &kSlaLost,
                                              &kSpanOff,
                                              &kSpanDate,
                                              &kSpanExtended};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_SLA_H_
