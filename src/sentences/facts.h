// What is said about facts that cannot be judged. No value of a personal field is ever shown.
#ifndef GUIJU_SRC_SENTENCES_FACTS_H_
#define GUIJU_SRC_SENTENCES_FACTS_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kInstantEmpty{"instant_empty",
                                        "The instant is empty; expected unix_us, iso or never.",
                                        "时刻为空；应写 unix_us、iso 或 never。"};
inline constexpr Sentence kInstantRange{"instant_range",
                                        "The instant lies outside the years 1970 to 2099.",
                                        "时刻超出 1970 至 2099 年的范围。"};
inline constexpr Sentence kInstantNever{"instant_never",
                                        "This event has a time; it cannot be \"never\".",
                                        "此处必须是确定的时间，不能写“从未”（never）。"};
inline constexpr Sentence kUnknownSignal{"unknown_signal",
                                         "The policy declares no signal \"{name}\"{hint}.",
                                         "规则中没有声明信号“{name}”{hint}。"};
inline constexpr Sentence kUnknownSegment{"unknown_segment",
                                          "The policy declares no segment \"{name}\"{hint}.",
                                          "规则中没有声明客户分层“{name}”{hint}。"};
inline constexpr Sentence kSignalTwice{"signal_twice",
                                       "The signal \"{name}\" is given as yes and as no.",
                                       "信号“{name}”同时写了是与否。"};
inline constexpr Sentence kRatedWithoutRating{"rated_without_rating",
                                              "A RATED event needs a rating from 1 to 5.",
                                              "RATED 事件必须带 1 至 5 的评分。"};
inline constexpr Sentence kChangeWithoutValue{"change_without_value",
                                              "A {kind} event needs the field {field}.",
                                              "{kind} 事件必须带字段 {field}。"};
inline constexpr Sentence kReceivedEvent{
    "received_event", "The receipt is said with the field received, not as an event.",
    "受理时间用字段 received 表示，不写成事件。"};
inline constexpr Sentence kTimeline{"timeline", "The timeline cannot be judged: {problem}.",
                                    "时间线无法判定：{problem}。"};
inline constexpr Sentence kFractionNegative{"fraction_negative", "Counts cannot be negative.",
                                            "计数不能为负数。"};
inline constexpr Sentence kFractionAboveOne{
    "fraction_above_one", "The part {numerator} is larger than the whole {denominator}.",
    "部分 {numerator} 大于总数 {denominator}。"};
inline constexpr Sentence kFractionOfNothing{"fraction_of_nothing",
                                             "There is a sum of {numerator} over a count of zero.",
                                             "计数为零，合计却是 {numerator}。"};
inline constexpr Sentence kMeanRatingRange{"mean_rating_range",
                                           "A mean of ratings lies from 1 to 5; this one does not.",
                                           "评分均值应在 1 至 5 之间，此值不在其中。"};
inline constexpr Sentence kMoneyDigits{"money_digits",
                                       "An amount has at most {digits} digits after the point.",
                                       "金额小数点后最多 {digits} 位。"};
inline constexpr Sentence kOutOfDomain{
    "out_of_domain", "The value of \"{metric}\" lies outside its domain {min} to {max}.",
    "“{metric}”的数值超出取值范围 {min} 至 {max}。"};
inline constexpr Sentence kQuestionEmpty{"question_empty", "The question asks nothing.",
                                         "问题为空。"};

inline constexpr const Sentence* kAllFacts[] = {
    &kInstantEmpty,      &kInstantRange,    &kInstantNever,       &kUnknownSignal,
    &kUnknownSegment,    &kSignalTwice,     &kRatedWithoutRating, &kChangeWithoutValue,
    &kReceivedEvent,     &kTimeline,        &kFractionNegative,   &kFractionAboveOne,
    &kFractionOfNothing, &kMeanRatingRange, &kMoneyDigits,        &kOutOfDomain,
    &kQuestionEmpty};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_FACTS_H_
