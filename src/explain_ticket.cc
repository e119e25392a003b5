// Why a ticket has its priority; its deadlines are explained in explain_obligation.cc.
#include "explain_obligation.h"
#include "explain_triage.h"
#include "explain_util.h"
#include "guiju/explain.h"
#include "sentences/explain.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

struct ScaleView {
  const TriageScale& scale;
  Label name;
  std::uint32_t rule;
  Label (*word)(std::uint8_t);
  std::uint8_t value;
};

template <typename Value>
Label WordOfNumber(std::uint8_t value) {
  return WordOf(static_cast<Value>(value));
}

// The bits above the signals are what earlier scales found.
Label BitName(const TriagePolicy& policy, std::uint16_t bit) {
  if (bit < policy.signals.size()) return policy.signals[bit].label;
  if (bit >= kPriorityBit) return WordOf(static_cast<Priority>(bit - kPriorityBit));
  if (bit >= kIssueTypeBit) return WordOf(static_cast<IssueType>(bit - kIssueTypeBit));
  return WordOf(static_cast<Category>(bit - kCategoryBit));
}

// Adds the tests of a rule whose answer is `answer`, by the names of their signals, each once.
void AddTests(const TriagePolicy& policy, const TriageScale& scale, std::size_t rule,
              Signals signals, Tri answer, LabelList* list) {
  for (const std::uint16_t leaf :
       LeavesWith(scale.conditions[rule], answer,
                  [&](std::uint16_t asked) { return AskSignal(scale.tests[asked], signals); })) {
    const FactTest& test = scale.tests[leaf];
    Label name = BitName(policy, test.fact);
    if (!test.expected && answer == Tri::kTrue) {
      name.en = "not " + name.en;
      name.zh = "非" + name.zh;
    }
    list->AddOnce(name);
  }
}

void ExplainScale(const TriagePolicy& policy, const ScaleView& view, Signals signals,
                  Reasons* reasons) {
  const Label value = view.word(view.value);
  const std::size_t rule_count = view.scale.rules.size();
  if (view.rule == TriageDecision::kGiven) {
    AddReason(reasons, "", kTriageGiven, {Named("scale", view.name), Named("value", value)});
    return;
  }
  if (view.rule < rule_count) {
    const Entry& rule = view.scale.rules[view.rule];
    LabelList held;
    AddTests(policy, view.scale, view.rule, signals, Tri::kTrue, &held);
    AddReason(reasons, rule.clause, kTriageRule,
              {Named("scale", view.name),
               Named("value", value),
               {"rule", rule.id},
               Named("signals", held.text())});
  } else {
    AddReason(reasons, "", kTriageOtherwise, {Named("scale", view.name), Named("value", value)});
  }
  LabelList values({" or ", "或"});
  LabelList missing({", ", "、"});
  for (std::size_t i = 0; i < rule_count && i < view.rule; ++i) {
    if (view.scale.values[i] == view.value) continue;
    if (EvaluateRule(view.scale, i, signals) != Tri::kUnknown) continue;
    values.AddOnce(view.word(view.scale.values[i]));
    AddTests(policy, view.scale, i, signals, Tri::kUnknown, &missing);
  }
  if (values.empty()) return;
  AddReason(reasons, "", kTriageUndecided,
            {Named("scale", view.name), Named("values", values.text()),
             Named("missing", missing.text())});
}

void ExplainTriage(const Policy& policy, const Ticket& ticket, const TriageVerdict& verdict,
                   Reasons* reasons) {
  ExplainText(policy, ticket, reasons);
  const TriagePolicy& triage = policy.triage;
  Signals signals = ticket.signals;
  const ScaleView views[] = {{triage.category,
                              {"Category", "需求类别"},
                              verdict.rules[0],
                              &WordOfNumber<Category>,
                              static_cast<std::uint8_t>(verdict.category)},
                             {triage.issue_type,
                              {"Issue type", "问题类型"},
                              verdict.rules[1],
                              &WordOfNumber<IssueType>,
                              static_cast<std::uint8_t>(verdict.issue_type)},
                             {triage.priority,
                              {"Priority", "紧急程度"},
                              verdict.rules[2],
                              &WordOfNumber<Priority>,
                              static_cast<std::uint8_t>(verdict.priority)},
                             {triage.handling,
                              {"Handling", "处理方式"},
                              verdict.rules[3],
                              &WordOfNumber<Handling>,
                              static_cast<std::uint8_t>(verdict.handling)}};
  ExplainScale(triage, views[0], signals, reasons);
  SetScale(kCategoryBit, views[0].value, kLastCategory, &signals);
  ExplainScale(triage, views[1], signals, reasons);
  SetScale(kIssueTypeBit, views[1].value, kLastIssueType, &signals);
  ExplainScale(triage, views[2], signals, reasons);
  SetScale(kPriorityBit, views[2].value, kLastPriority, &signals);
  ExplainScale(triage, views[3], signals, reasons);
  ExplainLists(policy, ticket, verdict, reasons);
}

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict) {
  Reasons reasons;
  internal::ExplainTriage(policy, ticket, verdict.triage, &reasons);
  if (verdict.timeline.problem != TimelineProblem::kNone) {
    internal::AddReason(&reasons, "", internal::kTimelineProblem,
                        {internal::Named("problem", internal::WordOf(verdict.timeline.problem)),
                         {"event", std::to_string(verdict.timeline.event + 1)}});
    return reasons;
  }
  internal::ExplainObligations(policy, ticket, verdict, &reasons);
  return reasons;
}

}  // namespace guiju
