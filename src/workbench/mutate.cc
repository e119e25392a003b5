#include "guiju/workbench/mutate.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "place.h"
#include "problems.h"
#include "section.h"
#include "sentences/mutate.h"
#include "workbench/document_parts.h"
#include "workbench/equivalent.h"
#include "workbench/mutant_policy.h"
#include "workbench/mutants.h"
#include "workbench/test_runner.h"
#include "workbench/witness.h"

namespace guiju::workbench {
namespace {

using Proto = v1::Policy;

Room RoomOf(int section) {
  switch (section) {
    case Proto::kCalendarFieldNumber:
      return Room::kCalendar;
    case Proto::kTriageFieldNumber:
      return Room::kTriage;
    case Proto::kSlaFieldNumber:
      return Room::kSla;
    case Proto::kSegmentFieldNumber:
      return Room::kSegment;
    case Proto::kScoreFieldNumber:
      return Room::kScore;
    case Proto::kMaskFieldNumber:
      return Room::kMask;
    case Proto::kCallbackFieldNumber:
      return Room::kCallback;
    case Proto::kRecordFieldNumber:
      return Room::kRecord;
    case Proto::kStatsFieldNumber:
      return Room::kStats;
    case Proto::kTextFieldNumber:
      return Room::kText;
    default:
      return Room::kPolicy;
  }
}

Words InWords(const Mutant& mutant) {
  const auto say = [&mutant](const internal::Sentence& sentence) {
    const internal::Arguments arguments = {
        {"place", mutant.place}, {"before", mutant.before}, {"after", mutant.after}};
    return Words{internal::Say(sentence, Language::kChinese, arguments),
                 internal::Say(sentence, Language::kEnglish, arguments)};
  };
  if (mutant.kind == Operator::kOrder) return say(internal::kMutantSwapped);
  if (mutant.after.empty()) {
    const bool named = mutant.before.empty() || mutant.place.back() == ']';
    const bool scalar =
        mutant.field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
    return say(named && !(scalar && !mutant.before.empty()) ? internal::kMutantDropped
                                                            : internal::kMutantDroppedValue);
  }
  return say(mutant.before.empty() ? internal::kMutantAdded : internal::kMutantChanged);
}

// Comparing two policies costs as much as some ten tests; running all tests on one that answers
// alike costs far more.
constexpr std::size_t kFirstTests = 64;

class Mutator {
 public:
  Mutator(const std::vector<std::shared_ptr<const TestSuite>>& suites,
          const PolicyDocument& document, const MutateOptions& options)
      : document_(document),
        within_(options.within),
        runner_(suites, options.as_of),
        policy_(document.parts().proto, *document.policy()) {
    by_section_ = BySection(runner_);
    for (std::size_t i = 0; i < runner_.size(); ++i) {
      for (const std::string& clause : *runner_.at(i).test->clauses)
        by_clause_[clause].push_back(i);
    }
  }

  void Judge(const std::vector<Mutant>& mutants, MutationReport* report) {
    std::map<std::string, MutationCount> clauses;
    for (const Mutant& mutant : mutants) {
      if (!internal::LiesWithin(mutant.place, within_)) continue;
      std::string name = mutant.clause;
      if (name.empty()) name = mutant.path.substr(0, mutant.path.find_first_of(".["));
      MutationCount& count = clauses[name];
      ++(count.*Judge(mutant, report));
    }
    for (auto& [name, count] : clauses) {
      count.name = name;
      report->total.killed += count.killed;
      report->total.survived += count.survived;
      report->total.equivalent += count.equivalent;
      report->total.stillborn += count.stillborn;
      report->clauses.push_back(std::move(count));
    }
  }

 private:
  using Counter = std::size_t MutationCount::*;
  using Tests = std::map<int, std::vector<std::size_t>>;

  // The tests of each section: those that can notice what is changed there.
  static Tests BySection(const TestRunner& runner) {
    Tests tests;
    for (std::size_t i = 0; i < runner.size(); ++i) {
      for (int section = 1; section < 32; ++section) {
        if ((runner.DependsOn(i) & SectionBit(section)) != 0) tests[section].push_back(i);
      }
    }
    return tests;
  }

  Counter Judge(const Mutant& mutant, MutationReport* report) {
    if (!policy_.Become(mutant)) return &MutationCount::stillborn;
    Counter counter = &MutationCount::killed;
    if (!IsKilledByItsClause(mutant) && !IsKilled(mutant.section, 0, kFirstTests)) {
      if (IsEquivalent(mutant)) {
        counter = &MutationCount::equivalent;
      } else if (!IsKilled(mutant.section, kFirstTests, SIZE_MAX)) {
        counter = Survive(mutant, report);
      }
    }
    policy_.Restore();
    return counter;
  }

  bool IsEquivalent(const Mutant& mutant) const {
    return Equivalent(document_.parts().proto, policy_.right(), policy_.proto(), policy_.policy(),
                      RoomOf(mutant.section));
  }

  // Most mutants are noticed by a test of the rule that they change.
  bool IsKilledByItsClause(const Mutant& mutant) const {
    const auto tests = by_clause_.find(mutant.clause);
    if (tests == by_clause_.end()) return false;
    return std::any_of(tests->second.begin(), tests->second.end(), [&](std::size_t i) {
      return (runner_.DependsOn(i) & SectionBit(mutant.section)) != 0 &&
             !runner_.Passes(policy_.policy(), i);
    });
  }

  // Whether one of the tests from `first` up to `end` fails. It is tried first the next time:
  // neighbours in a policy are noticed by neighbours among the tests.
  bool IsKilled(int section, std::size_t first, std::size_t end) {
    std::vector<std::size_t>& tests = by_section_[section];
    const auto at = [&tests](std::size_t i) {
      return tests.begin() + static_cast<std::ptrdiff_t>(std::min(i, tests.size()));
    };
    for (auto test = at(first); test != at(end); ++test) {
      if (runner_.Passes(policy_.policy(), *test)) continue;
      std::rotate(tests.begin(), test, test + 1);
      return true;
    }
    return false;
  }

  Counter Survive(const Mutant& mutant, MutationReport* report) {
    const std::shared_ptr<const Witness> witness = Find(mutant.section);
    Survivor survivor;
    survivor.place = mutant.place;
    survivor.clause = mutant.clause;
    survivor.file = document_.name();
    const internal::Position* position = document_.parts().positions.Nearest(mutant.path);
    if (position != nullptr) {
      survivor.line = position->line;
      survivor.column = position->column;
    }
    survivor.change = InWords(mutant);
    if (witness != nullptr) survivor.test = AsCase(mutant, *witness);
    report->survivors.push_back(std::move(survivor));
    return &MutationCount::survived;
  }

  // In facts at the bounds of the policy, and in those of the tests themselves: mostly it is what
  // they do not look at that is missing.
  std::shared_ptr<const Witness> Find(int section) {
    if (bounds_ == nullptr) {
      const LoadedSuite loaded = LoadTests(GenerateTests(document_, {}), "bounds.textproto");
      std::vector<std::shared_ptr<const TestSuite>> suites;
      if (loaded.suite != nullptr) suites.push_back(loaded.suite);
      bounds_ = std::make_unique<TestRunner>(std::move(suites), Instant::Unknown());
      bounds_by_section_ = BySection(*bounds_);
    }
    std::shared_ptr<const Witness> witness =
        FindIn(*bounds_, bounds_by_section_[section], &bounds_answers_);
    if (witness != nullptr) return witness;
    return FindIn(runner_, by_section_[section], &answers_);
  }

  // The right answer to each test, once it has been asked for.
  using Answers = std::map<std::size_t, std::string>;

  std::shared_ptr<const Witness> FindIn(const TestRunner& runner,
                                        const std::vector<std::size_t>& tests,
                                        Answers* answers) const {
    for (const std::size_t i : tests) {
      auto [right, is_new] = answers->try_emplace(i);
      if (is_new) right->second = AnswerBytes(runner, i, policy_.right());
      if (AnswerBytes(runner, i, policy_.policy()) == right->second) continue;
      const RunnableTest& run = runner.at(i);
      std::shared_ptr<const Witness> witness =
          MakeWitness(policy_.policy(), policy_.right(), run.test->facts, run.as_of, "");
      if (witness != nullptr) return witness;
    }
    return nullptr;
  }

  static std::string AnswerBytes(const TestRunner& runner, std::size_t i, const Policy& policy) {
    v1::TestExpectation answer;
    Findings findings;
    if (runner.Answer(policy, i, &answer, &findings)) return answer.SerializeAsString();
    std::string ids;
    for (const Finding& finding : findings) ids += finding.id + '\n';
    return ids;
  }

  static std::string AsCase(const Mutant& mutant, const Witness& witness) {
    v1::PolicyTestSuite suite;
    v1::TestCase& test = *suite.add_case_();
    test.set_name(mutant.place);
    test.add_clause(mutant.clause.empty() ? std::string("-") : mutant.clause);
    *test.mutable_facts() = *witness.facts;
    if (!witness.as_of.empty()) test.mutable_as_of()->set_iso(witness.as_of);
    for (const std::string& id : witness.refused_after) test.add_refused(id);
    if (witness.refused_after.empty()) {
      *test.mutable_expect() = *witness.after;
      for (const AnswerChange& change : witness.changes) {
        if (change.after.empty()) test.add_absent(change.path);
      }
    }
    google::protobuf::TextFormat::Printer printer;
    printer.SetUseUtf8StringEscaping(true);
    std::string text;
    printer.PrintToString(suite, &text);
    return text;
  }

  const PolicyDocument& document_;
  const std::string within_;
  const TestRunner runner_;
  MutantPolicy policy_;
  Tests by_section_;
  std::map<std::string, std::vector<std::size_t>> by_clause_;
  std::unique_ptr<const TestRunner> bounds_;
  Tests bounds_by_section_;
  Answers answers_;
  Answers bounds_answers_;
};

// Killed / scored as tenths of a percent, cut.
std::int64_t Tenths(const MutationCount& count) {
  return count.scored() == 0 ? 0 : static_cast<std::int64_t>(count.killed * 1000 / count.scored());
}

std::string ScoreOf(const MutationCount& count) {
  if (count.scored() == 0) return "";
  return internal::FormatPercent({Tenths(count), 1000}, 1);
}

bool IsPercent(const std::string& text) {
  const Ratio value = internal::ReadDecimal(text);
  return !value.is_missing() && Compare(value, {0, 1}) >= 0 && Compare(value, {100, 1}) <= 0;
}

// Exactly: killed × 100 against required × scored.
bool Reaches(const MutationCount& count, const std::string& required) {
  if (count.scored() == 0) return false;
  return Compare({static_cast<std::int64_t>(count.killed) * 100,
                  static_cast<std::int64_t>(count.scored())},
                 internal::ReadDecimal(required)) >= 0;
}

}  // namespace

std::string MutationReport::score() const { return ScoreOf(total); }

MutationReport Mutate(const std::vector<std::shared_ptr<const TestSuite>>& suites,
                      const PolicyDocument& document, const MutateOptions& options) {
  MutationReport report;
  report.policy_file = document.name();
  report.policy_id = document.policy()->id;
  report.policy_version = document.policy()->version;
  report.policy_sha256 = document.policy()->sha256;
  internal::Problems problems;
  TestOptions run;
  run.as_of = options.as_of;
  const TestReport tests = RunTests(suites, document, run);
  report.tests = tests.results.size();
  report.required_percent = options.threshold_percent.empty()
                                ? tests.required_mutation_score_percent
                                : options.threshold_percent;
  if (report.tests == 0) {
    problems.Error("", internal::kMutateNoTests, {});
  } else if (tests.failed() != 0) {
    problems.Error(
        "", internal::kMutateTestsFail,
        {{"failed", std::to_string(tests.failed())}, {"tests", std::to_string(report.tests)}});
  } else if (!report.required_percent.empty() && !IsPercent(report.required_percent)) {
    problems.Error("", internal::kMutateThreshold, {{"value", report.required_percent}});
  } else {
    MutantOptions which;
    which.words = options.words;
    Mutator(suites, document, options).Judge(ListMutants(document.parts().proto, which), &report);
    if (!report.required_percent.empty() && !Reaches(report.total, report.required_percent)) {
      problems.Error("", internal::kMutateTooLow,
                     {{"score", report.score()}, {"required", report.required_percent}});
    }
  }
  report.findings = std::move(problems.findings());
  return report;
}

}  // namespace guiju::workbench
