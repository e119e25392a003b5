// Triage: from the signals of a ticket to its category, issue type, priority and handling (INT-3 to
// INT-6).
//
// Each of the four is a scale: an ordered list of rules, of which the first that holds decides, and
// a value for when none does. What a person has decided on the ticket is stronger than any rule.
// The scales are judged in the order above, and a rule may ask for what an earlier scale found
// ("every P0 is urgent").
//
// A rule whose condition is unknown, because a signal is, does not hold; Explain names it and
// the signals that kept it open. Example, with the standard policy: core_business_hit = yes gives
// P0 and urgent; nothing known gives P2 and normal, with both P0 and P1 rules undecided.
#ifndef GUIJU_TRIAGE_H_
#define GUIJU_TRIAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/criterion.h"
#include "guiju/label.h"
#include "guiju/ticket.h"

namespace guiju {

// Bits of the words that rules read: the policy's signals first, then one bit for each value of the
// three scales that later scales may ask for.
inline constexpr std::size_t kMaxSignals = 32;
inline constexpr std::uint32_t kCategoryBit = 32;   // + Category
inline constexpr std::uint32_t kIssueTypeBit = 40;  // + IssueType
inline constexpr std::uint32_t kPriorityBit = 48;   // + Priority

// The last value of each scale, for SetScale.
inline constexpr std::uint8_t kLastCategory = static_cast<std::uint8_t>(Category::kOther);
inline constexpr std::uint8_t kLastIssueType = static_cast<std::uint8_t>(IssueType::kOther);
inline constexpr std::uint8_t kLastPriority = static_cast<std::uint8_t>(Priority::kP2);

// Writes what a scale found: a yes for its value, a no for every other up to `last`.
constexpr void SetScale(std::uint32_t base, std::uint8_t value, std::uint8_t last,
                        Signals* signals) {
  const std::uint64_t all = ((std::uint64_t{2} << last) - 2) << base;
  const std::uint64_t bit = std::uint64_t{1} << (base + value);
  signals->yes |= bit;
  signals->no |= all & ~bit;
}

// One scale, compiled. `table` answers for every combination of the bits that the rules read, so
// that deciding is one look-up whatever the number of rules; it is empty when they read more than
// kMaxTableBits bits, and then the rules are evaluated in turn.
struct TriageScale {
  static constexpr std::size_t kMaxTableBits = 12;
  static constexpr std::size_t kMaxRuns = 6;

  // A run of neighbouring bits of the yes or the no word that go into the index of the table.
  struct Run {
    std::uint8_t shift = 0;
    std::uint8_t width = 0;
    bool of_no = false;
  };

  std::vector<Entry> rules;           // the first that holds decides
  std::vector<Criterion> conditions;  // one a rule; leaf i asks tests[i]
  std::vector<FactTest> tests;        // fact = bit; kIs
  std::vector<std::uint8_t> values;   // one a rule, and the value of otherwise last
  std::array<Run, kMaxRuns> runs{};
  std::uint32_t run_count = 0;
  std::vector<std::uint8_t> table;  // index -> rule; rules.size() is otherwise
};

// The triage section, compiled. Immutable afterwards.
struct TriagePolicy {
  std::vector<Entry> signals;  // position = number of the bit
  TriageScale category;
  TriageScale issue_type;
  TriageScale priority;
  TriageScale handling;

  // The bit of a signal by its name; -1 when the policy does not declare it.
  int SignalIndex(std::string_view name) const {
    for (std::size_t i = 0; i < signals.size(); ++i) {
      if (signals[i].id == name) return static_cast<int>(i);
    }
    return -1;
  }
};

// What one scale answers.
struct TriageDecision {
  static constexpr std::uint32_t kGiven = UINT32_MAX;

  std::uint8_t value = 0;
  std::uint32_t rule = 0;  // index of the rule; the number of rules for otherwise; kGiven
};

// What the four scales answer for one ticket.
struct TriageVerdict {
  Category category = Category::kUnspecified;
  IssueType issue_type = IssueType::kUnspecified;
  Priority priority = Priority::kUnspecified;
  Handling handling = Handling::kUnspecified;
  // Category, issue type, priority, handling.
  std::array<std::uint32_t, 4> rules{};
};

// The answer of one leaf: yes wins over no, neither is unknown.
inline Tri AskSignal(const FactTest& test, Signals signals) {
  const std::uint64_t bit = std::uint64_t{1} << test.fact;
  if ((signals.yes & bit) != 0) return ToTri(test.expected);
  if ((signals.no & bit) != 0) return ToTri(!test.expected);
  return Tri::kUnknown;
}

// Evaluates rule `rule` of `scale` on its own: true, false, or unknown.
inline Tri EvaluateRule(const TriageScale& scale, std::size_t rule, Signals signals) {
  return Evaluate(scale.conditions[rule],
                  [&](std::uint16_t leaf) { return AskSignal(scale.tests[leaf], signals); });
}

// The first rule that holds, by evaluating the rules in turn: the meaning of the table.
inline std::uint32_t FindRule(const TriageScale& scale, Signals signals) {
  for (std::size_t i = 0; i < scale.rules.size(); ++i) {
    if (EvaluateRule(scale, i, signals) == Tri::kTrue) return static_cast<std::uint32_t>(i);
  }
  return static_cast<std::uint32_t>(scale.rules.size());
}

// The first rule that holds and its value. Cannot fail, allocates nothing, thread-safe. Cost: see
// benchmarks/triage_benchmark.cc.
inline TriageDecision Decide(const TriageScale& scale, Signals signals) {
  std::uint32_t rule;
  if (!scale.table.empty()) {
    std::uint64_t index = 0;
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < scale.run_count; ++i) {
      const TriageScale::Run run = scale.runs[i];
      const std::uint64_t word = run.of_no ? signals.no & ~signals.yes : signals.yes;
      index |= ((word >> run.shift) & ((std::uint64_t{1} << run.width) - 1)) << at;
      at += run.width;
    }
    rule = scale.table[index];
  } else {
    rule = FindRule(scale, signals);
  }
  return {scale.values[rule], rule};
}

// The priority of a ticket from its signals alone (INT-5), as a desk that needs nothing else asks
// for it. Rules that ask for the category or the issue type see them as unknown.
inline Priority DecidePriority(const TriagePolicy& policy, Signals signals) {
  return static_cast<Priority>(Decide(policy.priority, signals).value);
}

// All four scales for a ticket; what a person gave is kept. The signal bits of `ticket.signals` are
// those of this policy. Cannot fail, allocates nothing, thread-safe.
inline TriageVerdict Triage(const TriagePolicy& policy, const Ticket& ticket) {
  Signals signals = ticket.signals;
  const auto decide = [](const TriageScale& scale, Signals facts, std::uint8_t given) {
    if (given != 0) return TriageDecision{given, TriageDecision::kGiven};
    return Decide(scale, facts);
  };
  TriageVerdict verdict;
  TriageDecision d = decide(policy.category, signals, static_cast<std::uint8_t>(ticket.category));
  verdict.category = static_cast<Category>(d.value);
  verdict.rules[0] = d.rule;
  SetScale(kCategoryBit, d.value, kLastCategory, &signals);

  d = decide(policy.issue_type, signals, static_cast<std::uint8_t>(ticket.issue_type));
  verdict.issue_type = static_cast<IssueType>(d.value);
  verdict.rules[1] = d.rule;
  SetScale(kIssueTypeBit, d.value, kLastIssueType, &signals);

  d = decide(policy.priority, signals, static_cast<std::uint8_t>(ticket.priority));
  verdict.priority = static_cast<Priority>(d.value);
  verdict.rules[2] = d.rule;
  SetScale(kPriorityBit, d.value, kLastPriority, &signals);

  d = decide(policy.handling, signals, static_cast<std::uint8_t>(ticket.handling));
  verdict.handling = static_cast<Handling>(d.value);
  verdict.rules[3] = d.rule;
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_TRIAGE_H_
