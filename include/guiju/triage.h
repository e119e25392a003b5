// Triage: from the signals of a ticket to its category, issue type, priority and handling (INT-3 to
// INT-6), and from those to departments, feedback flows, hand-overs and marks (INT-8 to INT-10).
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
// scales and of the customer's type, for the rules that may ask for them.
inline constexpr std::size_t kMaxSignals = 32;
inline constexpr std::uint32_t kCategoryBit = 32;   // + Category
inline constexpr std::uint32_t kIssueTypeBit = 40;  // + IssueType
inline constexpr std::uint32_t kPriorityBit = 48;   // + Priority
inline constexpr std::uint32_t kHandlingBit = 52;   // + Handling
inline constexpr std::uint32_t kCustomerBit = 56;   // + CustomerType
// A fact from here on is a bit of the customer's segments instead, by their place in the policy.
inline constexpr std::uint32_t kTriageSegmentFact = 64;

// The last value of each scale, for SetScale.
inline constexpr std::uint8_t kLastCategory = static_cast<std::uint8_t>(Category::kOther);
inline constexpr std::uint8_t kLastIssueType = static_cast<std::uint8_t>(IssueType::kOther);
inline constexpr std::uint8_t kLastPriority = static_cast<std::uint8_t>(Priority::kP2);
inline constexpr std::uint8_t kLastHandling = static_cast<std::uint8_t>(Handling::kScheduled);
inline constexpr std::uint8_t kLastCustomer = static_cast<std::uint8_t>(CustomerType::kVip);

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

// One of the lists that are no scales, compiled: routes, feedback flows, hand-overs or marks.
struct TriageList {
  // What an entry says. `places` are the department of a route, the steps of a flow in order, those
  // of a hand-over of whom one takes the ticket; a mark has none. Their clauses are empty.
  struct Action {
    Entry entry;
    std::vector<Entry> places;
    std::int32_t track_every_days = 0;  // of a flow, 1 to 366; 0: not tracked
    bool at_once = false;               // of a hand-over
  };
  std::vector<Action> actions;        // at most 64
  std::vector<Criterion> conditions;  // one an action; leaf i asks tests[i]
  std::vector<FactTest> tests;        // fact = bit, or kTriageSegmentFact + segment; kIs
};

// Which entries of a list hold and which are unknown: bit i is entry i. No entry is in both.
struct TriageHits {
  std::uint64_t held = 0;
  std::uint64_t undecided = 0;
};

// The triage section, compiled. Immutable afterwards.
struct TriagePolicy {
  std::vector<Entry> signals;  // position = number of the bit
  TriageScale category;
  TriageScale issue_type;
  TriageScale priority;
  TriageScale handling;
  TriageList routes;      // INT-8
  TriageList feedback;    // INT-8
  TriageList hand_overs;  // INT-6, INT-9
  TriageList marks;       // INT-10

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

// What the four scales and the four lists answer for one ticket.
struct TriageVerdict {
  Category category = Category::kUnspecified;
  IssueType issue_type = IssueType::kUnspecified;
  Priority priority = Priority::kUnspecified;
  Handling handling = Handling::kUnspecified;
  // Category, issue type, priority, handling.
  std::array<std::uint32_t, 4> rules{};
  TriageHits routes;
  TriageHits feedback;
  TriageHits hand_overs;
  TriageHits marks;
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

// The answer of one leaf of a list's condition. `segments` both 0: the customer was not judged.
inline Tri AskAction(const FactTest& test, Signals signals, Signals segments) {
  if (test.fact < kTriageSegmentFact) return AskSignal(test, signals);
  FactTest segment = test;
  segment.fact = static_cast<std::uint16_t>(test.fact - kTriageSegmentFact);
  return AskSignal(segment, segments);
}

// Every entry of a list in turn. `signals` hold what the scales found (SignalsOfVerdict). Cannot
// fail, allocates nothing, thread-safe; the cost grows with the tests of the list.
inline TriageHits JudgeList(const TriageList& list, Signals signals, Signals segments) {
  TriageHits hits;
  for (std::size_t i = 0; i < list.conditions.size(); ++i) {
    const Tri tri = Evaluate(list.conditions[i], [&](std::uint16_t leaf) {
      return AskAction(list.tests[leaf], signals, segments);
    });
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (tri == Tri::kTrue) hits.held |= bit;
    if (tri == Tri::kUnknown) hits.undecided |= bit;
  }
  return hits;
}

// The signals of a ticket with what the scales found and what type the customer is: what the lists
// are judged by.
inline Signals SignalsOfVerdict(const Ticket& ticket, const TriageVerdict& verdict) {
  Signals signals = ticket.signals;
  SetScale(kCategoryBit, static_cast<std::uint8_t>(verdict.category), kLastCategory, &signals);
  SetScale(kIssueTypeBit, static_cast<std::uint8_t>(verdict.issue_type), kLastIssueType, &signals);
  SetScale(kPriorityBit, static_cast<std::uint8_t>(verdict.priority), kLastPriority, &signals);
  SetScale(kHandlingBit, static_cast<std::uint8_t>(verdict.handling), kLastHandling, &signals);
  if (ticket.customer_type != CustomerType::kUnspecified) {
    SetScale(kCustomerBit, static_cast<std::uint8_t>(ticket.customer_type), kLastCustomer,
             &signals);
  }
  return signals;
}

// The priority of a ticket from its signals alone (INT-5), as a desk that needs nothing else asks
// for it. Rules that ask for the category or the issue type see them as unknown.
inline Priority DecidePriority(const TriagePolicy& policy, Signals signals) {
  return static_cast<Priority>(Decide(policy.priority, signals).value);
}

// All four scales and all four lists for a ticket; what a person gave is kept. The signal bits of
// `ticket.signals` and the segment bits of `ticket.segments` are those of this policy. Cannot fail,
// allocates nothing, thread-safe.
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

  signals = SignalsOfVerdict(ticket, verdict);
  verdict.routes = JudgeList(policy.routes, signals, ticket.segments);
  verdict.feedback = JudgeList(policy.feedback, signals, ticket.segments);
  verdict.hand_overs = JudgeList(policy.hand_overs, signals, ticket.segments);
  verdict.marks = JudgeList(policy.marks, signals, ticket.segments);
  return verdict;
}

}  // namespace guiju

#endif  // GUIJU_TRIAGE_H_
