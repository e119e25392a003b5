#include "words.h"

#include <cstddef>

namespace guiju::internal {
namespace {

struct Word {
  const char* en;
  const char* zh;
};

template <typename Value, std::size_t n>
Label Pick(const Word (&words)[n], Value value) {
  const std::size_t index = static_cast<std::size_t>(value);
  const Word& word = index < n ? words[index] : words[0];
  return {word.en, word.zh};
}

constexpr Word kUnknownWord{"unknown", "未知"};
constexpr Word kCategories[] = {
    kUnknownWord,           {"inquiry", "咨询"},     {"complaint", "投诉"},
    {"suggestion", "建议"}, {"after-sales", "售后"}, {"other", "其他"}};
constexpr Word kIssueTypes[] = {kUnknownWord,
                                {"quality", "质量类"},
                                {"service", "服务类"},
                                {"function", "功能类"},
                                {"other", "其他类"}};
constexpr Word kPriorities[] = {kUnknownWord, {"P0", "P0"}, {"P1", "P1"}, {"P2", "P2"}};
constexpr Word kHandlings[] = {
    kUnknownWord, {"urgent", "紧急"}, {"normal", "普通"}, {"scheduled", "预约"}};
constexpr Word kChannels[] = {kUnknownWord,
                              {"phone", "电话"},
                              {"chat", "在线客服"},
                              {"e-mail", "邮件"},
                              {"social media", "公众号与社交媒体"},
                              {"store form", "门店反馈表"},
                              {"review", "第三方评价"},
                              {"ticket system", "工单系统"},
                              {"other", "其他"}};
constexpr Word kCustomerTypes[] = {kUnknownWord,
                                   {"new customer", "新客户"},
                                   {"existing customer", "老客户"},
                                   {"VIP customer", "VIP 客户"}};
constexpr Word kStates[] = {
    {"not judged", "未判定"}, {"not started", "未开始"},    {"running", "进行中"},
    {"at risk", "有风险"},    {"paused", "已暂停"},         {"met", "按时完成"},
    {"breached", "已超时"},   {"not applicable", "不适用"}, {"undecided", "未能判定"}};
constexpr Word kCustomerFacts[] = {{"annual spend", "年消费金额"},
                                   {"spend of the year before", "上一年消费金额"},
                                   {"share of customers who spend more", "消费更高的客户占比"},
                                   {"spend is growing", "消费呈增长"},
                                   {"renewal rate", "续约率"},
                                   {"mean rating", "历史平均满意度"},
                                   {"latest rating", "最近一次评分"},
                                   {"customer since", "合作起始时间"},
                                   {"first purchase", "首次购买时间"},
                                   {"last purchase", "最近购买时间"},
                                   {"last interaction", "最近互动时间"},
                                   {"last complaint", "最近投诉时间"},
                                   {"last interaction or purchase", "最近互动或消费时间"}};
constexpr Word kTimelineProblems[] = {
    {"nothing", "无"},
    {"the time of receipt is unknown", "受理时间未知"},
    {"an event has no time", "有事件没有时间"},
    {"an event is before the receipt", "有事件早于受理时间"},
    {"an event is before its predecessor", "有事件早于前一事件"},
    {"the ticket is reopened although it is open", "工单未解决却被重新打开"},
    {"a promise or an extension has no date", "承诺或延期没有写明日期"},
    {"a date that is set is not after the event that sets it", "所定日期不晚于定下它的事件"},
    {"something is ended that had not been opened", "结束了一个未曾开始的事项"},
    {"something is opened again that is open", "重复开始了一个尚未结束的事项"},
    {"an extension leads to no later date than the one before", "延期后的日期不晚于上一次延期"},
    {"an extension is announced that there was not", "告知了一次并不存在的延期"}};

}  // namespace

Label WordOf(Category value) { return Pick(kCategories, value); }
Label WordOf(IssueType value) { return Pick(kIssueTypes, value); }
Label WordOf(Priority value) { return Pick(kPriorities, value); }
Label WordOf(Handling value) { return Pick(kHandlings, value); }
Label WordOf(Channel value) { return Pick(kChannels, value); }
Label WordOf(CustomerType value) { return Pick(kCustomerTypes, value); }
Label WordOf(ObligationState value) { return Pick(kStates, value); }
Label WordOf(CustomerFact value) { return Pick(kCustomerFacts, value); }
Label WordOf(TimelineProblem value) { return Pick(kTimelineProblems, value); }

}  // namespace guiju::internal
