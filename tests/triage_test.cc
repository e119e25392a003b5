#include "guiju/triage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "edited_policy.h"
#include "guiju/proto.h"
#include "sections.h"

namespace guiju {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Signals Given(const TriagePolicy& policy, std::initializer_list<const char*> yes,
              std::initializer_list<const char*> no = {}) {
  Signals signals;
  const auto add = [&policy](const char* name, std::uint64_t* word) {
    const int index = policy.SignalIndex(name);
    EXPECT_GE(index, 0) << name;
    if (index >= 0) *word |= std::uint64_t{1} << index;
  };
  for (const char* name : yes) add(name, &signals.yes);
  for (const char* name : no) add(name, &signals.no);
  return signals;
}

const TriagePolicy& Standard() { return StandardPolicy()->triage; }

TriageVerdict Judged(std::initializer_list<const char*> yes,
                     std::initializer_list<const char*> no = {}) {
  Ticket ticket;
  ticket.signals = Given(Standard(), yes, no);
  return Triage(Standard(), ticket);
}

// The id of the rule that decided.
std::string RuleOf(const TriageScale& scale, std::uint32_t rule) {
  if (rule == TriageDecision::kGiven) return "given";
  return rule < scale.rules.size() ? scale.rules[rule].id : "otherwise";
}

// ------------------------------------------------------------------ the standard policy

TEST(Triage, CategoryFollowsTheFirstSignalThatHolds_INT_3) {
  struct Case {
    std::initializer_list<const char*> yes;
    Category category;
    const char* rule;
  };
  const Case cases[] = {
      {{"complains"}, Category::kComplaint, "complaint"},
      {{"asks_return"}, Category::kAfterSales, "return"},
      {{"asks_repair"}, Category::kAfterSales, "repair"},
      {{"suggests"}, Category::kSuggestion, "suggestion"},
      {{"asks_question"}, Category::kInquiry, "inquiry"},
      {{"hardware_fault"}, Category::kOther, "otherwise"},
      {{}, Category::kOther, "otherwise"},
      {{"asks_question", "complains"}, Category::kComplaint, "complaint"},
      {{"suggests", "asks_repair"}, Category::kAfterSales, "repair"},
      {{"asks_repair", "asks_return"}, Category::kAfterSales, "return"},
      {{"asks_question", "suggests"}, Category::kSuggestion, "suggestion"},
  };
  for (const Case& c : cases) {
    const TriageVerdict verdict = Judged(c.yes);
    EXPECT_EQ(verdict.category, c.category) << c.rule;
    EXPECT_EQ(RuleOf(Standard().category, verdict.rules[0]), c.rule);
  }
}

TEST(Triage, IssueTypeHasTwoSignalsEach_INT_4) {
  struct Case {
    std::initializer_list<const char*> yes;
    IssueType type;
    const char* rule;
  };
  const Case cases[] = {
      {{"hardware_fault"}, IssueType::kQuality, "quality"},
      {{"not_to_specification"}, IssueType::kQuality, "quality"},
      {{"slow_service"}, IssueType::kService, "service"},
      {{"bad_attitude"}, IssueType::kService, "service"},
      {{"awkward_to_use"}, IssueType::kFunction, "function"},
      {{"need_unmet"}, IssueType::kFunction, "function"},
      {{"need_unmet", "bad_attitude"}, IssueType::kService, "service"},
      {{"need_unmet", "bad_attitude", "hardware_fault"}, IssueType::kQuality, "quality"},
      {{"complains"}, IssueType::kOther, "otherwise"},
  };
  for (const Case& c : cases) {
    const TriageVerdict verdict = Judged(c.yes);
    EXPECT_EQ(verdict.issue_type, c.type) << c.rule;
    EXPECT_EQ(RuleOf(Standard().issue_type, verdict.rules[1]), c.rule);
  }
}

TEST(Triage, PriorityIsP2WhenNoRuleHolds_INT_5) {
  struct Case {
    std::initializer_list<const char*> yes;
    Priority priority;
    const char* rule;
  };
  const Case cases[] = {
      {{"core_business_hit"}, Priority::kP0, "core_business"},
      {{"system_down"}, Priority::kP0, "core_business"},
      {{"system_down", "function_abnormal"}, Priority::kP0, "core_business"},
      {{"function_abnormal"}, Priority::kP1, "abnormal_function"},
      {{"asks_question"}, Priority::kP2, "otherwise"},
      {{"suggests"}, Priority::kP2, "otherwise"},
      {{"customer_agitated"}, Priority::kP2, "otherwise"},
      {{}, Priority::kP2, "otherwise"},
  };
  for (const Case& c : cases) {
    const TriageVerdict verdict = Judged(c.yes);
    EXPECT_EQ(verdict.priority, c.priority) << c.rule;
    EXPECT_EQ(RuleOf(Standard().priority, verdict.rules[2]), c.rule);
    EXPECT_EQ(DecidePriority(Standard(), Given(Standard(), c.yes)), c.priority);
  }
}

TEST(Triage, HandlingIsAScaleOfItsOwn_INT_6) {
  struct Case {
    std::initializer_list<const char*> yes;
    Handling handling;
    const char* rule;
  };
  const Case cases[] = {
      {{"core_business_hit"}, Handling::kUrgent, "p0_is_urgent"},
      {{"customer_agitated"}, Handling::kUrgent, "agitated_or_escalated"},
      {{"complaint_escalated"}, Handling::kUrgent, "agitated_or_escalated"},
      {{"complaint_escalated", "needs_follow_up"}, Handling::kUrgent, "agitated_or_escalated"},
      {{"needs_follow_up"}, Handling::kScheduled, "follow_up"},
      {{"needs_follow_up", "function_abnormal"}, Handling::kScheduled, "follow_up"},
      {{"function_abnormal"}, Handling::kNormal, "otherwise"},
      {{}, Handling::kNormal, "otherwise"},
  };
  for (const Case& c : cases) {
    const TriageVerdict verdict = Judged(c.yes);
    EXPECT_EQ(verdict.handling, c.handling) << c.rule;
    EXPECT_EQ(RuleOf(Standard().handling, verdict.rules[3]), c.rule);
  }
}

TEST(Triage, EveryP0IsUrgentHoweverItBecameOne_INT_6) {
  Ticket ticket;
  ticket.priority = Priority::kP0;
  ticket.signals = Given(Standard(), {"needs_follow_up"}, {"core_business_hit", "system_down"});
  TriageVerdict verdict = Triage(Standard(), ticket);
  EXPECT_EQ(verdict.handling, Handling::kUrgent);
  EXPECT_EQ(RuleOf(Standard().handling, verdict.rules[3]), "p0_is_urgent");
  // A person who says P1 keeps the first rule from holding; the second still does.
  ticket.priority = Priority::kP1;
  ticket.signals = Given(Standard(), {"system_down"});
  verdict = Triage(Standard(), ticket);
  EXPECT_EQ(RuleOf(Standard().handling, verdict.rules[3]), "agitated_or_escalated");
}

TEST(Triage, WhatAPersonGaveWins) {
  Ticket ticket;
  ticket.signals = Given(Standard(), {"complains", "hardware_fault", "system_down"});
  ticket.category = Category::kSuggestion;
  ticket.issue_type = IssueType::kService;
  ticket.priority = Priority::kP2;
  ticket.handling = Handling::kScheduled;
  const TriageVerdict verdict = Triage(Standard(), ticket);
  EXPECT_EQ(verdict.category, Category::kSuggestion);
  EXPECT_EQ(verdict.issue_type, IssueType::kService);
  EXPECT_EQ(verdict.priority, Priority::kP2);
  EXPECT_EQ(verdict.handling, Handling::kScheduled);
  for (const std::uint32_t rule : verdict.rules) EXPECT_EQ(rule, TriageDecision::kGiven);
}

// ------------------------------------------------------------------ three values

TEST(Triage, UnknownIsNotNo) {
  const std::shared_ptr<const Policy> policy =
      EditedPolicy({{"when { fact: \"function_abnormal\" is: true }",
                     "when { fact: \"function_abnormal\" is: false }"}});
  ASSERT_NE(policy, nullptr);
  const TriagePolicy& triage = policy->triage;
  EXPECT_EQ(DecidePriority(triage, Given(triage, {}, {"function_abnormal"})), Priority::kP1);
  EXPECT_EQ(DecidePriority(triage, Given(triage, {})), Priority::kP2);
  EXPECT_EQ(DecidePriority(triage, Given(triage, {"function_abnormal"})), Priority::kP2);
  // In both words is yes.
  EXPECT_EQ(DecidePriority(triage, Given(triage, {"function_abnormal"}, {"function_abnormal"})),
            Priority::kP2);
}

TEST(Triage, EvaluateKnowsThreeValues) {
  const auto at_least = [](std::uint16_t need, std::vector<Tri> values) {
    Criterion criterion;
    for (std::uint16_t i = 0; i < values.size(); ++i) criterion.nodes.push_back({0, 0, i});
    criterion.nodes.push_back({static_cast<std::uint16_t>(values.size()), need, 0});
    return Evaluate(criterion, [&](std::uint16_t leaf) { return values[leaf]; });
  };
  constexpr Tri kYes = Tri::kTrue, kNo = Tri::kFalse, kOpen = Tri::kUnknown;
  EXPECT_EQ(at_least(1, {kOpen, kYes}), kYes);  // any
  EXPECT_EQ(at_least(1, {kOpen, kNo}), kOpen);
  EXPECT_EQ(at_least(1, {kNo, kNo}), kNo);
  EXPECT_EQ(at_least(2, {kYes, kYes}), kYes);  // all
  EXPECT_EQ(at_least(2, {kYes, kOpen}), kOpen);
  EXPECT_EQ(at_least(2, {kOpen, kNo}), kNo);
  EXPECT_EQ(at_least(2, {kYes, kOpen, kNo}), kOpen);
  EXPECT_EQ(at_least(2, {kYes, kNo, kNo}), kNo);
  EXPECT_EQ(at_least(2, {kYes, kOpen, kYes}), kYes);
  EXPECT_EQ(Evaluate(Criterion{}, [](std::uint16_t) { return kNo; }), kYes);
}

v1::TriageVerdict InMessage(const std::vector<std::pair<std::string, bool>>& signals) {
  v1::Ticket ticket;
  ticket.set_id("T-1");
  ticket.mutable_received()->set_iso("2026-03-02T09:00:00+08:00");
  for (const auto& [name, value] : signals) {
    v1::Signal* signal = ticket.add_signal();
    signal->set_name(name);
    signal->set_value(value);
  }
  v1::TicketEvaluation evaluation;
  Findings findings;
  EXPECT_TRUE(
      Evaluate(*StandardPolicy(), ticket, FromUnixSeconds(1'800'000'000), &evaluation, &findings));
  return evaluation.triage();
}

TEST(Triage, MessagesNameUndecidedRulesAndMissingSignals) {
  v1::TriageVerdict verdict = InMessage({});
  EXPECT_EQ(verdict.priority_decision().source(), v1::TriageDecision::Source::OTHERWISE);
  EXPECT_THAT(verdict.priority_decision().undecided_rule(),
              ElementsAre("core_business", "abnormal_function"));
  EXPECT_THAT(verdict.priority_decision().missing(),
              ElementsAre("core_business_hit", "system_down", "function_abnormal"));

  verdict = InMessage({{"function_abnormal", true}, {"system_down", false}});
  EXPECT_EQ(verdict.priority(), v1::Priority::P1);
  EXPECT_EQ(verdict.priority_decision().source(), v1::TriageDecision::Source::RULE);
  EXPECT_EQ(verdict.priority_decision().rule(), "abnormal_function");
  EXPECT_EQ(verdict.priority_decision().clause(), "INT-5");
  EXPECT_THAT(verdict.priority_decision().undecided_rule(), ElementsAre("core_business"));
  EXPECT_THAT(verdict.priority_decision().missing(), ElementsAre("core_business_hit"));
  // The priority is known by now, so only the second rule is open.
  EXPECT_THAT(verdict.handling_decision().undecided_rule(),
              ElementsAre("agitated_or_escalated", "follow_up"));

  verdict = InMessage({{"core_business_hit", false}, {"system_down", false}});
  EXPECT_THAT(verdict.priority_decision().undecided_rule(), ElementsAre("abnormal_function"));

  // Rules after the one that decides are not asked.
  verdict = InMessage({{"core_business_hit", true}});
  EXPECT_THAT(verdict.priority_decision().undecided_rule(), IsEmpty());
  EXPECT_THAT(verdict.priority_decision().missing(), IsEmpty());
}

// ------------------------------------------------------------------ the table means the rules

// Every combination of unknown, no, yes and both for the bits in `bits`.
template <typename Fn>
void ForEachSignals(const std::vector<std::uint32_t>& bits, Fn&& fn) {
  for (std::uint64_t code = 0; code < std::uint64_t{1} << (2 * bits.size()); ++code) {
    Signals signals;
    for (std::size_t i = 0; i < bits.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << bits[i];
      if ((code >> (2 * i) & 1u) != 0) signals.yes |= bit;
      if ((code >> (2 * i + 1) & 1u) != 0) signals.no |= bit;
    }
    fn(signals);
  }
}

std::vector<std::uint32_t> BitsOf(const TriageScale& scale) {
  std::vector<std::uint32_t> bits;
  for (const FactTest& test : scale.tests) {
    if (std::find(bits.begin(), bits.end(), test.fact) == bits.end()) bits.push_back(test.fact);
  }
  return bits;
}

TEST(Triage, TablesOfTheStandardPolicyMeanItsRules) {
  const TriagePolicy& policy = Standard();
  for (const TriageScale* scale :
       {&policy.category, &policy.issue_type, &policy.priority, &policy.handling}) {
    ASSERT_FALSE(scale->table.empty());
    const std::vector<std::uint32_t> bits = BitsOf(*scale);
    std::uint64_t read = 0;
    for (const std::uint32_t bit : bits) read |= std::uint64_t{1} << bit;
    std::size_t wrong = 0;
    ForEachSignals(bits, [&](Signals signals) {
      const TriageDecision decision = Decide(*scale, signals);
      wrong += decision.rule != FindRule(*scale, signals);
      wrong += decision.value != scale->values[decision.rule];
      // Bits that the rules do not read change nothing.
      wrong += Decide(*scale, {signals.yes | ~read, signals.no}).rule != decision.rule;
      wrong += Decide(*scale, {signals.yes, signals.no | ~read}).rule != decision.rule;
    });
    EXPECT_EQ(wrong, 0u);
  }
}

// An independent reading of a condition: straight from the message, by counting.
Tri Meaning(const v1::Criterion& c, const TriagePolicy& policy, Signals signals) {
  if (!c.fact().empty()) {
    const int bit = policy.SignalIndex(c.fact());
    if ((signals.yes >> bit & 1u) != 0) return c.is() ? Tri::kTrue : Tri::kFalse;
    if ((signals.no >> bit & 1u) != 0) return c.is() ? Tri::kFalse : Tri::kTrue;
    return Tri::kUnknown;
  }
  const auto& parts = c.all_size() > 0 ? c.all() : c.any_size() > 0 ? c.any() : c.at_least_n().of();
  const int need = c.all_size() > 0 ? parts.size() : c.any_size() > 0 ? 1 : c.at_least_n().n();
  int sure = 0, possible = 0;
  for (const v1::Criterion& part : parts) {
    const Tri tri = Meaning(part, policy, signals);
    sure += tri == Tri::kTrue;
    possible += tri != Tri::kFalse;
  }
  return sure >= need ? Tri::kTrue : possible >= need ? Tri::kUnknown : Tri::kFalse;
}

void Grow(std::mt19937* random, int signal_count, int depth, v1::Criterion* criterion) {
  const auto below = [random](int n) {
    return static_cast<int>((*random)() % static_cast<unsigned>(n));
  };
  if (depth == 0 || below(3) == 0) {
    criterion->set_fact("s" + std::to_string(below(signal_count)));
    criterion->set_is(below(3) != 0);
    return;
  }
  const int count = 1 + below(4);
  const int shape = below(3);
  if (shape == 2) criterion->mutable_at_least_n()->set_n(1 + below(count));
  for (int i = 0; i < count; ++i) {
    Grow(random, signal_count, depth - 1,
         shape == 0   ? criterion->add_all()
         : shape == 1 ? criterion->add_any()
                      : criterion->mutable_at_least_n()->add_of());
  }
}

TEST(Triage, RandomPoliciesMeanWhatTheirMessagesSay) {
  std::mt19937 random(20260224);
  int tables = 0, generic = 0, wrong = 0;
  for (int round = 0; round < 400; ++round) {
    const int signal_count = 1 + static_cast<int>(random() % 20);
    v1::TriagePolicy proto;
    for (int i = 0; i < signal_count; ++i) proto.add_signal()->set_id("s" + std::to_string(i));
    const int rule_count = static_cast<int>(random() % 6);
    for (int i = 0; i < rule_count; ++i) {
      v1::TriageRule* rule = proto.add_priority_rule();
      rule->set_id("r" + std::to_string(i));
      rule->set_priority(v1::Priority::P0);
      Grow(&random, signal_count, 3, rule->mutable_when());
    }
    proto.mutable_otherwise()->set_priority(v1::Priority::P2);
    internal::Problems problems;
    const TriagePolicy policy = internal::CompileTriage(proto, {}, "triage", &problems);
    ASSERT_THAT(problems.findings(), IsEmpty());
    (policy.priority.table.empty() ? generic : tables)++;
    for (int i = 0; i < 500; ++i) {
      const std::uint64_t mask = (std::uint64_t{1} << signal_count) - 1;
      const Signals signals{random() & random() & mask, random() & mask};
      std::uint32_t expected = 0;
      while (static_cast<int>(expected) < rule_count &&
             Meaning(proto.priority_rule(static_cast<int>(expected)).when(), policy, signals) !=
                 Tri::kTrue) {
        ++expected;
      }
      wrong += Decide(policy.priority, signals).rule != expected;
      wrong += FindRule(policy.priority, signals) != expected;
    }
  }
  EXPECT_EQ(wrong, 0);
  // Both ways were taken.
  EXPECT_GT(tables, 50);
  EXPECT_GT(generic, 50);
}

TEST(Triage, ManySignalsTakeTheGenericWay) {
  v1::TriagePolicy proto;
  v1::TriageRule* rule = proto.add_priority_rule();
  rule->set_id("three_of_thirteen");
  rule->set_priority(v1::Priority::P0);
  rule->mutable_when()->mutable_at_least_n()->set_n(3);
  for (std::size_t i = 0; i <= TriageScale::kMaxTableBits; ++i) {
    const std::string name = "s" + std::to_string(i);
    proto.add_signal()->set_id(name);
    v1::Criterion* part = rule->mutable_when()->mutable_at_least_n()->add_of();
    part->set_fact(name);
    part->set_is(true);
  }
  proto.mutable_otherwise()->set_priority(v1::Priority::P2);
  internal::Problems problems;
  const TriagePolicy policy = internal::CompileTriage(proto, {}, "triage", &problems);
  ASSERT_THAT(problems.findings(), IsEmpty());
  EXPECT_TRUE(policy.priority.table.empty());
  EXPECT_EQ(DecidePriority(policy, {0b1000000000101, 0}), Priority::kP0);
  EXPECT_EQ(DecidePriority(policy, {0b1000000000001, 0}), Priority::kP2);
}

// ------------------------------------------------------------------ what the compiler refuses

constexpr char kP1Rule[] =
    "priority_rule { id: \"abnormal_function\" clause: \"INT-5\" priority: P1 when { fact: "
    "\"function_abnormal\" is: true } }";

TEST(TriagePolicy, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* rule;
    const char* said;
  };
  const Case cases[] = {
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: \"sytem_down\" is: true}}",
       "triage.priority_rule[1].when.fact unknown_fact @\"sytem_down\""},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: \"priority_p0\" is: true}}",
       "triage.priority_rule[1].when.fact unknown_fact @\"priority_p0\""},
      {"priority_rule {id: \"a\" clause: \"c\" handling: URGENT when {fact: \"suggests\" is: "
       "true}}",
       "triage.priority_rule[1] wrong_then @priority_rule"},
      {"priority_rule {id: \"a\" clause: \"c\" when {fact: \"suggests\" is: true}}",
       "triage.priority_rule[1] wrong_then @priority_rule"},
      {"priority_rule {id: \"core_business\" clause: \"c\" priority: P1 when {fact: \"suggests\" "
       "is: true}}",
       "triage.priority_rule[1].id duplicate_id @\"core_business\""},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {at_least_n {n: 2 of {fact: "
       "\"suggests\" is: true}}}}",
       "triage.priority_rule[1].when.at_least_n at_least_n_impossible @at_least_n"},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: \"suggests\"}}",
       "triage.priority_rule[1].when criterion_no_test @when"},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: \"suggests\" at_least: "
       "\"1\"}}",
       "triage.priority_rule[1].when criterion_wrong_test @when"},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {}}",
       "triage.priority_rule[1].when criterion_shape @when"},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: \"suggests\" is: true any "
       "{fact: \"complains\" is: true}}}",
       "triage.priority_rule[1].when criterion_shape @when"},
      {"priority_rule {id: \"a\" clause: \"c\" priority: P1 when {any {all {}}}}",
       "triage.priority_rule[1].when.any[0].all[0] criterion_shape @all"},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(SaidAbout({{kP1Rule, c.rule}}), ElementsAre(c.said)) << c.rule;
  }
}

TEST(TriagePolicy, GuessesTheFactThatWasMeant) {
  const LoadedPolicy loaded =
      LoadPolicy(EditedText({{kP1Rule,
                              "priority_rule {id: \"a\" clause: \"c\" priority: P1 when {fact: "
                              "\"sytem_down\" is: true}}"}}),
                 "a.textproto");
  ASSERT_EQ(loaded.findings.size(), 1u);
  EXPECT_THAT(loaded.findings[0].en, HasSubstr("did you mean \"system_down\"?"));
  EXPECT_THAT(loaded.findings[0].zh, HasSubstr("是否想写“system_down”？"));
}

TEST(TriagePolicy, LaterScalesMayAskForEarlierOnes) {
  const std::shared_ptr<const Policy> policy = EditedPolicy(
      {{kP1Rule,
        "priority_rule { id: \"a\" clause: \"c\" priority: P1 when { all { fact: "
        "\"category_after_sales\" is: true } all { fact: \"issue_quality\" is: true } } }"}});
  ASSERT_NE(policy, nullptr);
  Ticket ticket;
  ticket.signals = Given(policy->triage, {"asks_repair", "hardware_fault"});
  EXPECT_EQ(Triage(policy->triage, ticket).priority, Priority::kP1);
  ticket.issue_type = IssueType::kFunction;
  EXPECT_EQ(Triage(policy->triage, ticket).priority, Priority::kP2);
  // Alone, the other scales are unknown.
  EXPECT_EQ(DecidePriority(policy->triage, ticket.signals), Priority::kP2);
}

TEST(TriagePolicy, SignalsDoNotTakeTheNamesOfScales) {
  for (const char* name : {"category_complaint", "issue_quality", "priority_p0"}) {
    const std::string signal =
        "signal { id: \"" + std::string(name) + "\" label { en: \"a\" zh: \"b\" } }";
    const std::string last = "signal { id: \"needs_follow_up\"      label";
    EXPECT_THAT(SaidAbout({{last, signal + " " + last}}),
                ElementsAre(HasSubstr("triage.signal[16].id reserved_fact")))
        << name;
  }
}

TEST(TriagePolicy, RefusesMoreTestsThanItCanNumber) {
  v1::TriagePolicy proto;
  proto.add_signal()->set_id("s");
  // 1984 tests in each, as deep as a condition may be.
  for (int i = 0; i < 40; ++i) {
    v1::TriageRule* rule = proto.add_priority_rule();
    rule->set_id("r" + std::to_string(i));
    rule->set_priority(v1::Priority::P0);
    for (int a = 0; a < 2; ++a) {
      v1::Criterion* outer = rule->mutable_when()->add_any();
      for (int b = 0; b < 32; ++b) {
        v1::Criterion* inner = outer->add_any();
        for (int c = 0; c < 31; ++c) {
          v1::Criterion* leaf = inner->add_any();
          leaf->set_fact("s");
          leaf->set_is(true);
        }
      }
    }
  }
  proto.mutable_otherwise()->set_priority(v1::Priority::P2);
  internal::Problems problems;
  internal::CompileTriage(proto, {}, "triage", &problems);
  // 33 rules have 65472 tests.
  ASSERT_EQ(problems.findings().size(), 7u);
  EXPECT_EQ(problems.findings()[0].id, "criterion_too_large");
  EXPECT_EQ(problems.findings()[0].path, "triage.priority_rule[33].when");
}

}  // namespace
}  // namespace guiju
