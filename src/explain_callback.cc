// Why a callback is planned as it is, who makes it, and how the targets stand.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "missing_facts.h"
#include "sentences/callback.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

constexpr int kPlaces = 2;

constexpr const char* kFactWords[][2] = {
    {"a first action", "是否有过首次操作"},
    {"a purchase", "是否购买过"},
    {"taking part in a beta", "是否参与内测"},
    {"the category", "诉求类别"},
    {"the category", "诉求类别"},
    {"the category", "诉求类别"},
    {"the category", "诉求类别"},
    {"the category", "诉求类别"},
    {"the issue type", "问题类型"},
    {"the issue type", "问题类型"},
    {"the issue type", "问题类型"},
    {"the issue type", "问题类型"},
    {"the priority", "优先级"},
    {"the priority", "优先级"},
    {"the priority", "优先级"},
    {"the handling", "处理方式"},
    {"the handling", "处理方式"},
    {"the handling", "处理方式"},
    {"the customer type", "客户类型"},
    {"the customer type", "客户类型"},
    {"the customer type", "客户类型"},
    {"the mean rating", "历史平均满意度"},
    {"the latest rating", "最近一次评分"},
    {"the time of registration", "注册时间"},
    {"the time of the first action", "首次操作时间"},
    {"the first purchase", "首次购买时间"},
    {"the last purchase", "最近购买时间"},
    {"the last interaction", "最近互动时间"},
    {"the last complaint", "最近投诉时间"},
    {"since when this is a customer", "合作起始时间"},
    {"the first visit", "首次访问时间"},
    {"the last interaction or purchase", "最近互动或消费时间"}};

Label FactWord(const Policy& policy, std::uint16_t fact) {
  constexpr std::uint16_t kFirst = static_cast<std::uint16_t>(CallbackFact::kFirstSegment);
  if (fact < kFirst) return {kFactWords[fact][0], kFactWords[fact][1]};
  const Label& label = policy.segment.segments[static_cast<std::size_t>(fact - kFirst)].label;
  return {"being a " + label.en, "是否为" + label.zh};
}

Label Missing(const Policy& policy, const Criterion& when, const CallbackFacts& facts,
              const CallbackMoments& moments) {
  LabelList list;
  for (const std::uint16_t fact : MissingFacts(policy.callback, when, facts, moments)) {
    list.AddOnce(FactWord(policy, fact));
  }
  return list.text();
}

class PlanExplainer {
 public:
  PlanExplainer(const Policy& policy, const CallbackFacts& facts, const CallbackScenario& scenario,
                const CallbackPlan& plan)
      : policy_(policy.callback),
        zone_(ZoneOf(policy, facts)),
        scenario_(scenario),
        plan_(plan),
        name_(scenario.entry.label) {}

  void AddWindow(Reasons* reasons) const {
    const std::string& clause = scenario_.entry.clause;
    if (!plan_.due.is_known()) {
      AddReason(reasons, clause, kCallbackOpen,
                {Named("name", name_), {"earliest", Wall(plan_.earliest)}});
      return;
    }
    AddReason(reasons, clause, kCallbackPlanned,
              {Named("name", name_),
               {"earliest", Wall(plan_.earliest)},
               {"latest", Wall(plan_.latest)},
               {"due", Wall(plan_.due)},
               {"start", Wall(plan_.start)},
               {"within", FormatDuration(scenario_.within, Language::kEnglish),
                FormatDuration(scenario_.within, Language::kChinese)}});
  }

  void AddProblem(Reasons* reasons) const {
    const Sentence& sentence = plan_.problem == CallbackProblem::kDeadlinePassed
                                   ? kCallbackDeadlinePassed
                               : plan_.problem == CallbackProblem::kQuietHours ? kCallbackQuietHours
                                                                               : kCallbackTooLong;
    AddReason(reasons, scenario_.entry.clause, sentence,
              {Named("name", name_),
               {"due", Wall(plan_.due)},
               {"minutes", std::to_string(policy_.budgets[scenario_.budget].max_minutes)},
               {"earliest", Wall(plan_.earliest)}});
  }

  void AddSlots(Reasons* reasons) const {
    if (plan_.slot_count == 0) {
      AddReason(reasons, policy_.best_clause, kCallbackNoSlots, {});
      return;
    }
    LabelList list;
    for (std::size_t i = 0; i < plan_.slot_count; ++i) {
      const std::string from = Wall(plan_.slots[i].from);
      const std::string to = Wall(plan_.slots[i].to);
      list.Add({from + " to " + to, from + " 至 " + to});
    }
    AddReason(reasons, policy_.best_clause, plan_.own_hours ? kCallbackOwnSlots : kCallbackSlots,
              {Named("slots", list.text())});
  }

  void AddBudget(Reasons* reasons) const {
    const CallbackBudget& budget = policy_.budgets[scenario_.budget];
    AddReason(
        reasons, budget.entry.clause,
        budget.min_minutes > 0 ? kCallbackBudget : kCallbackBudgetMost,
        {{"min", std::to_string(budget.min_minutes)}, {"max", std::to_string(budget.max_minutes)}});
    AddReason(reasons, policy_.conduct_clause, kCallbackConduct,
              {{"seconds", std::to_string(policy_.introduction_seconds)},
               {"min", std::to_string(policy_.min_questions)},
               {"max", std::to_string(policy_.max_questions)}});
  }

 private:
  std::string Wall(Instant at) const { return at.is_known() ? FormatWall(zone_, at) : "-"; }

  const CallbackPolicy& policy_;
  const ZoneTable& zone_;
  const CallbackScenario& scenario_;
  const CallbackPlan& plan_;
  const Label& name_;
};

Label MeasureText(CallbackMeasure measure, Ratio value) {
  switch (measure) {
    case CallbackMeasure::kSolved:
    case CallbackMeasure::kCompleteness: {
      const std::string text = FormatPercent(value, kPlaces) + " %";
      return {text, text};
    }
    case CallbackMeasure::kLength: {
      const std::string text = FormatRatio(value, kPlaces);
      return {text + " s", text + " 秒"};
    }
    default: {
      const std::string text = FormatRatio(value, kPlaces);
      return {text, text};
    }
  }
}

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const CallbackFacts& facts, const CallbackMoments& moments,
                std::size_t index, const CallbackPlan& plan) {
  using namespace internal;  // NOLINT: this file's own sentences
  const CallbackScenario& scenario = policy.callback.scenarios[index];
  const Label& name = scenario.entry.label;
  const std::string& clause = scenario.entry.clause;
  const PlanExplainer explainer(policy, facts, scenario, plan);
  Reasons reasons;
  switch (plan.state) {
    case CallbackState::kUndecided:
      AddReason(
          &reasons, clause, kCallbackUndecided,
          {Named("name", name), Named("missing", Missing(policy, scenario.when, facts, moments))});
      break;
    case CallbackState::kNotStarted:
      AddReason(&reasons, clause, kCallbackNotStarted, {Named("name", name)});
      break;
    case CallbackState::kDone:
      AddReason(&reasons, clause, kCallbackDone, {Named("name", name)});
      break;
    case CallbackState::kPlanned:
      explainer.AddWindow(&reasons);
      explainer.AddSlots(&reasons);
      explainer.AddBudget(&reasons);
      break;
    case CallbackState::kImpossible:
      explainer.AddProblem(&reasons);
      explainer.AddBudget(&reasons);
      break;
    default:
      AddReason(&reasons, clause, kCallbackDoesNotApply, {Named("name", name)});
      if (facts.customer != nullptr && facts.customer->no_callbacks == Tri::kTrue) {
        AddReason(&reasons, clause, kCallbackNotWished, {});
      }
      break;
  }
  return reasons;
}

Reasons Explain(const Policy& policy, const CallbackFacts& facts, const CallbackMoments& moments,
                const CallbackTierChoice& choice) {
  using namespace internal;  // NOLINT: this file's own sentences
  const CallbackPolicy& callback = policy.callback;
  const Entry& chosen = choice.tier == CallbackTierChoice::kOtherwise
                            ? callback.tier_otherwise
                            : callback.tiers[static_cast<std::size_t>(choice.tier)].entry;
  Reasons reasons;
  AddReason(&reasons, chosen.clause, kCallbackTier, {Named("tier", chosen.label)});
  for (std::size_t i = 0; i < callback.tiers.size(); ++i) {
    if ((choice.undecided >> i & 1) == 0) continue;
    const CallbackTier& tier = callback.tiers[i];
    AddReason(&reasons, tier.entry.clause, kCallbackTierOpen,
              {Named("tier", tier.entry.label),
               Named("missing", Missing(policy, tier.when, facts, moments))});
  }
  return reasons;
}

Reasons Explain(const Policy& policy, std::size_t index, const CallbackTargetVerdict& verdict) {
  using namespace internal;  // NOLINT: this file's own sentences
  const CallbackTarget& target = policy.callback.targets[index];
  Reasons reasons;
  if (verdict.state == CallbackTargetState::kUnknown) {
    AddReason(&reasons, target.entry.clause, kTargetUnknown, {Named("name", target.entry.label)});
    return reasons;
  }
  const bool met = verdict.state == CallbackTargetState::kMet;
  Ratio distance = verdict.distance;
  if (distance.numerator < 0) distance.numerator = -distance.numerator;
  const Label bound = MeasureText(target.measure, verdict.required);
  const char* sign = target.at_most ? "≤ " : "≥ ";
  const Argument name = Named("name", target.entry.label);
  const Argument value = Named("value", MeasureText(target.measure, verdict.value));
  const Argument required = Named("bound", {sign + bound.en, sign + bound.zh});
  if (distance.is_missing()) {  // it does not fit
    AddReason(&reasons, target.entry.clause, met ? kTargetJustMet : kTargetJustMissed,
              {name, value, required});
    return reasons;
  }
  AddReason(&reasons, target.entry.clause, met ? kTargetMet : kTargetMissed,
            {name, value, required, Named("distance", MeasureText(target.measure, distance))});
  return reasons;
}

}  // namespace guiju
