#include "tool/plan_list.h"

#include <algorithm>
#include <tuple>

#include "format.h"
#include "guiju/kernel/parse.h"

namespace guiju::tool {
namespace {

Instant At(const v1::Instant& at) {
  Instant instant;
  const std::string& text = at.iso();
  if (guiju_parse_instant(text.data(), text.size(), &instant.us) != GUIJU_PARSE_OK) {
    return Instant::Unknown();
  }
  return instant;
}

}  // namespace

PlanList::PlanList(const Policy& policy, Instant as_of) {
  const Calendar& calendar = policy.callback_calendar();
  day_ = calendar.DayOf(as_of);
  if (calendar.StartOfDay(day_) < as_of) ++day_.number;
  begin_ = calendar.StartOfDay(day_);
  end_ = calendar.StartOfDay({day_.number + 1});
}

void PlanList::Add(v1::CallbackEvaluation evaluation) {
  const auto on_day = [this](Instant at) { return at.is_known() && at >= begin_ && at < end_; };
  Instant first = Instant::Unknown();
  bool wanted = false;
  for (const v1::CallbackPlan& plan : evaluation.plan()) {
    if (plan.state() == v1::CallbackPlan::State::IMPOSSIBLE) {
      wanted = true;
    } else if (plan.state() == v1::CallbackPlan::State::PLANNED) {
      Instant at = At(plan.due());
      for (const v1::CallbackPlan::Slot& slot : plan.slot()) {
        const Instant from = At(slot.from());
        if (!on_day(from)) continue;
        at = from;
        break;
      }
      if (!on_day(at)) continue;
      wanted = true;
      if (!first.is_known() || at < first) first = at;
    }
  }
  if (!wanted) return;
  ++total_;
  plans_.emplace_back(first.is_known() ? first : kEndOfFacts, std::move(evaluation));
  if (plans_.size() >= 4 * kMostPlans) Cut();
}

void PlanList::Cut() {
  std::sort(plans_.begin(), plans_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.us, a.second.customer_id(), a.second.ticket_id()) <
           std::tie(b.first.us, b.second.customer_id(), b.second.ticket_id());
  });
  if (plans_.size() > kMostPlans) plans_.resize(kMostPlans);
}

void PlanList::Finish(CallbackSummary* summary) {
  Cut();
  summary->day = internal::FormatDay(day_);
  summary->plans_total = total_;
  for (auto& [at, evaluation] : plans_) summary->plans.push_back(std::move(evaluation));
  plans_.clear();
}

}  // namespace guiju::tool
