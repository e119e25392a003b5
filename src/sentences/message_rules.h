// What the generic rules of messages (options.proto) say.
#ifndef GUIJU_SRC_SENTENCES_MESSAGE_RULES_H_
#define GUIJU_SRC_SENTENCES_MESSAGE_RULES_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kRuleMissing{
    "missing_field", "{message} needs the field {field}, which is not set: expected {expected}.",
    "{message} 必须有字段 {field}，现在没有：这里应当是{expected}。"};
inline constexpr Sentence kRuleForm{
    "bad_form",
    "\"{found}\" is not right for the field {field} of {message}: "
    "expected {expected}.",
    "“{found}”不能用于 {message} 的字段 {field}：应当是{expected}。"};
inline constexpr Sentence kRuleNoSuchDay{"no_such_day", "There is no day {found}.",
                                         "没有 {found} 这一天。"};
inline constexpr Sentence kRuleYears{
    "year_out_of_range",
    "\"{found}\" in the field {field} is outside the range: years go from 1970 to 2099, hours from "
    "00:00 to 24:00.",
    "字段 {field} 的“{found}”超出范围：年份为 1970 至 2099，时刻为 00:00 至 24:00。"};
inline constexpr Sentence kRuleNoOffset{
    "no_offset", "\"{found}\" does not say which zone's clock it is: end it with Z or +08:00.",
    "“{found}”没有说明是哪个时区的时间：请以 Z 或 +08:00 结尾。"};
inline constexpr Sentence kRuleDigits{
    "too_many_digits", "\"{found}\" has more digits than are held exactly: expected {expected}.",
    "“{found}”的位数超出了能精确保存的范围：应当是{expected}。"};
inline constexpr Sentence kRuleLeadingZero{"leading_zero",
                                           "\"{found}\" begins with a needless zero: expected "
                                           "{expected}.",
                                           "“{found}”开头多了零：应当是{expected}。"};
inline constexpr Sentence kRuleControl{
    "control_character", "The text in the field {field} of {message} holds a control character.",
    "{message} 的字段 {field} 的文字里有控制字符。"};
inline constexpr Sentence kRuleNotUtf8{"not_utf8",
                                       "The text in the field {field} of {message} is not valid "
                                       "UTF-8.",
                                       "{message} 的字段 {field} 的文字不是有效的 UTF-8。"};
inline constexpr Sentence kRuleBelow{
    "below_minimum", "{found} is too small for the field {field} of {message}: at least {min}.",
    "{found} 对 {message} 的字段 {field} 太小：至少 {min}。"};
inline constexpr Sentence kRuleAbove{
    "above_maximum", "{found} is too large for the field {field} of {message}: at most {max}.",
    "{found} 对 {message} 的字段 {field} 太大：至多 {max}。"};
inline constexpr Sentence kRuleTooFew{
    "too_few", "{message} needs at least {min} entries of {field}; it has {found}.",
    "{message} 的 {field} 至少要有 {min} 项，现在有 {found} 项。"};
inline constexpr Sentence kRuleTooMany{
    "too_many", "{message} takes at most {max} entries of {field}; it has {found}.",
    "{message} 的 {field} 至多 {max} 项，现在有 {found} 项。"};
inline constexpr Sentence kRuleEnumNumber{
    "unknown_enum_number", "{field} has no value with the number {found}; the values are: {known}.",
    "{field} 没有编号为 {found} 的取值；可取：{known}。"};
inline constexpr Sentence kRuleUnknownNumber{"unknown_field",
                                             "{message} has no field with the number {found}.",
                                             "{message} 没有编号为 {found} 的字段。"};

inline constexpr const Sentence* kAllMessageRules[] = {
    &kRuleMissing, &kRuleForm,        &kRuleNoSuchDay, &kRuleYears,      &kRuleNoOffset,
    &kRuleDigits,  &kRuleLeadingZero, &kRuleControl,   &kRuleNotUtf8,    &kRuleBelow,
    &kRuleAbove,   &kRuleTooFew,      &kRuleTooMany,   &kRuleEnumNumber, &kRuleUnknownNumber,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_MESSAGE_RULES_H_
