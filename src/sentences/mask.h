// What is said about masking: by the policy compiler and in explanations. Never a value.
#ifndef GUIJU_SRC_SENTENCES_MASK_H_
#define GUIJU_SRC_SENTENCES_MASK_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kMaskCharacter{"mask_character",
                                         "The mask is one of the characters {expected}.",
                                         "遮盖字符须为 {expected} 之一。"};
inline constexpr Sentence kMaskShowsTooMuch{
    "mask_shows_too_much",
    "{kept} characters stay and at least {hidden} are to be hidden, but the shortest value has "
    "only "
    "{shortest}: it would show what the rule promises to hide.",
    "保留 {kept} 个字符并至少遮盖 {hidden} 个，而最短的值只有 {shortest} "
    "个字符：该值会露出规则要求遮盖的内容。"};
inline constexpr Sentence kMaskShowsNumber{
    "mask_shows_number",
    "So many characters stay together that what is left is a number of {limit} digits or more "
    "itself, which free text would have masked.",
    "一处保留的字符过多，余下部分本身就可能是 {limit} 位或更长的号码，而正文中的此类号码须遮盖。"};
inline constexpr Sentence kMaskKeepsEnd{
    "mask_keeps_end", "Of this form no last characters can stay; only keep_first is possible.",
    "此类数据不能保留末尾字符；只可使用 keep_first。"};
inline constexpr Sentence kMaskKeepsName{"mask_keeps_name",
                                         "Of a name the surname stays (1) or nothing (0).",
                                         "姓名只能保留姓氏（1）或全部遮盖（0）。"};
inline constexpr Sentence kMaskLengths{
    "mask_lengths",
    "A rule of form PLAIN needs shortest and longest, in this order; no other rule takes them.",
    "PLAIN 形式的规则须写明 shortest 与 longest 且前者不大于后者；其他规则不用这两项。"};
inline constexpr Sentence kMaskNotForText{"mask_not_for_text",
                                          "This form cannot be looked for in free text.",
                                          "此形式不能在正文中查找。"};
inline constexpr Sentence kMaskCueForm{"mask_cue_form",
                                       "A cue leads to NAME, ACCOUNT, WHOLE or REFERENCE.",
                                       "提示词只能引出 NAME、ACCOUNT、WHOLE 或 REFERENCE。"};
inline constexpr Sentence kMaskCueWithoutRule{
    "mask_cue_without_rule",
    "No rule of this form is looked for in text, so what follows the cue would stay.",
    "没有任何在正文中查找的规则属于此形式，提示词之后的内容将不会被遮盖。"};
inline constexpr Sentence kMaskCueText{
    "mask_cue_text", "A cue has more than {limit} characters and no mask among them.",
    "提示词须多于 {limit} 个字符，且不含遮盖字符。"};
inline constexpr Sentence kMaskCueTwice{"mask_cue_twice", "This cue stands in the list already.",
                                        "该提示词在列表中已经出现过。"};
inline constexpr Sentence kMaskNotHan{
    "mask_not_han", "Compound surnames and titles consist of Chinese characters alone.",
    "复姓与称谓只能由汉字组成。"};
inline constexpr Sentence kMaskDomain{
    "mask_domain",
    "This is no domain that may stay visible: letters, few digits, points and hyphens.",
    "此处应为可以保留的邮箱域名：由字母、少量数字、点和连字符组成。"};
inline constexpr Sentence kMaskPrefix{"mask_prefix", "A prefix has 1 to 8 digits and nothing else.",
                                      "前缀须为 1 至 8 位数字。"};

inline constexpr Sentence kMasked{"masked", "{kind} was masked at characters {first} to {last}.",
                                  "第 {first} 至 {last} 个字符为{kind}，已遮盖。"};
inline constexpr Sentence kMaskedWholly{
    "masked_wholly",
    "Data of a kind that no rule knows were masked at characters {first} to {last}.",
    "第 {first} 至 {last} 个字符属于规则未列出的类别，已遮盖。"};

inline constexpr const Sentence* kAllMask[] = {
    &kMaskCharacter,      &kMaskShowsTooMuch, &kMaskShowsNumber, &kMaskKeepsEnd,
    &kMaskKeepsName,      &kMaskLengths,      &kMaskNotForText,  &kMaskCueForm,
    &kMaskCueWithoutRule, &kMaskCueText,      &kMaskCueTwice,    &kMaskNotHan,
    &kMaskDomain,         &kMaskPrefix,       &kMasked,          &kMaskedWholly};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_MASK_H_
