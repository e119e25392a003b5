// What is said about records: verdicts, and the section of a policy. No value of a field is shown.
#ifndef GUIJU_SRC_SENTENCES_RECORD_H_
#define GUIJU_SRC_SENTENCES_RECORD_H_

#include "sentence.h"

namespace guiju::internal {

// The compiler.
inline constexpr Sentence kWhenMissing{
    "when_missing", "The field \"{id}\" is needed under a condition; expected when.",
    "字段“{id}”是有条件必填，应写明条件 when。"};
inline constexpr Sentence kWhenNotAsked{
    "when_not_asked", "The field \"{id}\" has a condition, so its need must be WHEN.",
    "字段“{id}”写了条件，need 应为 WHEN。"};
inline constexpr Sentence kBoundsNotAsked{"bounds_not_asked",
                                          "Only an INTEGER has bounds; \"{id}\" is none.",
                                          "只有 INTEGER 才有上下限；“{id}”不是。"};
inline constexpr Sentence kBoundsBackwards{"bounds_backwards",
                                           "The least value of \"{id}\" is above the greatest.",
                                           "“{id}”的下限大于上限。"};
inline constexpr Sentence kNothingRequired{
    "nothing_required", "The form \"{id}\" requires nothing, so an empty record is complete.",
    "表单“{id}”没有必填项，空白记录也算完整。"};
inline constexpr Sentence kTimelinessHalf{
    "timeliness_half",
    "The form \"{id}\" needs both of completed_within and timeliness_clause, or none.",
    "表单“{id}”的 completed_within 与 timeliness_clause 须同时写或都不写。"};
inline constexpr Sentence kFactNameTaken{
    "fact_name_taken",
    "The name \"{id}\" begins as one that conditions have anyway; choose another.",
    "“{id}”与条件中已有的名称同头；请另取一个。"};
inline constexpr Sentence kUnknownForm{"unknown_form",
                                       "There is no form \"{id}\"; this policy has: {known}.",
                                       "没有名为“{id}”的表单；本规则中有：{known}。"};

// The facts.
inline constexpr Sentence kNoSuchForm{"no_such_form",
                                      "The policy declares no form \"{name}\"{hint}.",
                                      "规则中没有声明表单“{name}”{hint}。"};
inline constexpr Sentence kNoSuchField{"no_such_field", "The form has no field \"{name}\"{hint}.",
                                       "表单中没有字段“{name}”{hint}。"};
inline constexpr Sentence kNoSuchRecordFact{
    "no_such_record_fact", "The policy declares no fact of records \"{name}\"{hint}.",
    "规则中没有声明记录的事实“{name}”{hint}。"};
inline constexpr Sentence kFieldTwice{"field_twice", "The field \"{name}\" is given twice.",
                                      "字段“{name}”给了两次。"};
inline constexpr Sentence kRefusedWithValue{"refused_with_value",
                                            "The field \"{name}\" is refused and has a value.",
                                            "字段“{name}”标为拒绝提供，却又有值。"};
inline constexpr Sentence kRecordFactTwice{"record_fact_twice",
                                           "The fact \"{name}\" is given as yes and as no.",
                                           "事实“{name}”同时写了是与否。"};
inline constexpr Sentence kRecordBackwards{"record_backwards",
                                           "The end or the completion is before what it ends.",
                                           "结束或完成时间早于其起点。"};
inline constexpr Sentence kWrongAnalysis{
    "wrong_analysis", "The record is no analysis of this ticket: another form or another ticket.",
    "该记录不是此工单的分析：表单或工单不符。"};

// Verdicts.
inline constexpr Sentence kRecordComplete{
    "record_complete", "{name}: complete, {filled} of {required} required fields are filled.",
    "{name}：完整，必填 {required} 项，已填 {filled} 项。"};
inline constexpr Sentence kRecordEmptyForm{"record_nothing_required",
                                           "{name}: complete, because nothing is required.",
                                           "{name}：完整，没有必填项。"};
inline constexpr Sentence kRecordIncomplete{
    "record_incomplete",
    "{name}: incomplete, {filled} of {required} required fields are filled ({percent} %); missing: "
    "{fields}.",
    "{name}：不完整，必填 {required} 项，已填 {filled} 项（{percent} %）；缺少：{fields}。"};
inline constexpr Sentence kRecordUndecided{
    "record_undecided",
    "{name}: {filled} of {required} required fields are filled, and it is not known whether these "
    "are required, too: {fields}.",
    "{name}：必填 {required} 项，已填 {filled} 项；以下字段是否必填尚不清楚：{fields}。"};
inline constexpr Sentence kRecordUndecidedFields{"record_undecided_fields",
                                                 "What would decide it is missing: {facts}.",
                                                 "缺少可据以判定的信息：{facts}。"};
inline constexpr Sentence kRecordWrong{"record_wrong",
                                       "Filled with something that is no such value: {fields}.",
                                       "填写内容不符合格式：{fields}。"};
inline constexpr Sentence kRecordRefused{
    "record_refused",
    "Customer information incomplete: the customer did not want to give {fields}.",
    "客户信息不完整：客户不愿提供{fields}。"};
inline constexpr Sentence kRecordInTime{"record_in_time", "Completed in time; it was due {due}.",
                                        "按时完成；时限为 {due}。"};
inline constexpr Sentence kRecordLate{"record_late", "Completed {late} late; it was due {due}.",
                                      "迟 {late} 完成；时限为 {due}。"};
inline constexpr Sentence kRecordOpen{"record_open", "Not completed yet; it is due {due}.",
                                      "尚未完成；时限为 {due}。"};
inline constexpr Sentence kRecordOverdue{"record_overdue",
                                         "Not completed, {late} overdue; it was due {due}.",
                                         "尚未完成，已逾期 {late}；时限为 {due}。"};
inline constexpr Sentence kRecordNoEnd{
    "record_no_end", "Whether it was completed in time is not known, because its end is missing.",
    "缺少结束时间，无法判定是否按时完成。"};
inline constexpr Sentence kAnalysisNotNeeded{
    "analysis_not_needed",
    "No analysis of dissatisfaction is needed, because no rating asks for it.",
    "没有需要分析的评分，无需不满意分析。"};
inline constexpr Sentence kAnalysisMissing{
    "analysis_missing",
    "The rating {rating} needs an analysis of dissatisfaction, and there is none.",
    "评分为 {rating}，应有不满意分析，但没有记录。"};
inline constexpr Sentence kAnalysisThere{
    "analysis_there", "The rating {rating} needs an analysis of dissatisfaction, and there is one.",
    "评分为 {rating}，应有不满意分析，已有记录。"};

inline constexpr const Sentence* kAllRecord[] = {
    &kWhenMissing,      &kWhenNotAsked,      &kBoundsNotAsked,
    &kBoundsBackwards,  &kNothingRequired,   &kTimelinessHalf,
    &kFactNameTaken,    &kUnknownForm,       &kNoSuchForm,
    &kNoSuchField,      &kNoSuchRecordFact,  &kFieldTwice,
    &kRefusedWithValue, &kRecordFactTwice,   &kRecordBackwards,
    &kWrongAnalysis,    &kRecordComplete,    &kRecordEmptyForm,
    &kRecordIncomplete, &kRecordUndecided,   &kRecordUndecidedFields,
    &kRecordWrong,      &kRecordRefused,     &kRecordInTime,
    &kRecordLate,       &kRecordOpen,        &kRecordOverdue,
    &kRecordNoEnd,      &kAnalysisNotNeeded, &kAnalysisMissing,
    &kAnalysisThere};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_RECORD_H_
