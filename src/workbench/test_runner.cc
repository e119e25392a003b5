#include "workbench/test_runner.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "guiju/kernel/parse.h"
#include "sentences/policy_tests.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kAnswerBlock = 32768;

// Calls `use` with every message in `message`, itself included.
void ForEachMessage(const Message& message, const std::function<bool(const Message&)>& use) {
  if (!use(message)) return;
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      ForEachMessage(reflection.GetMessage(message, field), use);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      ForEachMessage(reflection.GetRepeatedMessage(message, field, i), use);
    }
  }
}

// Names of facts, metrics and months that an answer names as missing.
std::set<std::string> MissingIn(const Message& answer) {
  std::set<std::string> found;
  ForEachMessage(answer, [&found](const Message& message) {
    const auto& type = *message.GetDescriptor();
    const auto& reflection = *message.GetReflection();
    if (&type == v1::MetricVerdict::descriptor()) {
      const auto& metric = static_cast<const v1::MetricVerdict&>(message);
      if (metric.missing()) found.insert(metric.metric());
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (!field.is_repeated() || field.cpp_type() != FieldDescriptor::CPPTYPE_STRING ||
          field.name().find("missing") == std::string::npos) {
        continue;
      }
      for (int k = 0; k < reflection.FieldSize(message, &field); ++k) {
        found.insert(reflection.GetRepeatedString(message, &field, k));
      }
    }
    return true;
  });
  return found;
}

// An entry of which the answer says only that it decides nothing.
bool DecidesNothing(const Message& message) {
  const auto* const type = message.GetDescriptor();
  if (type == v1::UndecidedEntry::descriptor()) return true;
  if (type == v1::CallbackPlan::descriptor()) {
    return static_cast<const v1::CallbackPlan&>(message).state() <=
           v1::CallbackPlan::State::UNDECIDED;
  }
  if (type == v1::ReviewVerdict::descriptor()) {
    return static_cast<const v1::ReviewVerdict&>(message).state() != v1::ReviewVerdict::State::DUE;
  }
  if (type == v1::MilestoneVerdict::descriptor()) {
    return static_cast<const v1::MilestoneVerdict&>(message).state() ==
           v1::MilestoneState::NOT_EXPECTED;
  }
  if (type == v1::ScoreVerdict::RaisedAdvisory::descriptor()) {
    return static_cast<const v1::ScoreVerdict::RaisedAdvisory&>(message).undecided();
  }
  return false;
}

std::set<std::string> ClausesIn(const Message& answer) {
  std::set<std::string> found;
  ForEachMessage(answer, [&found](const Message& message) {
    if (DecidesNothing(message)) return false;
    for (const char* name : {"clause", "primary_clause", "tier_clause"}) {
      const auto* const field = message.GetDescriptor()->FindFieldByName(name);
      if (field == nullptr) continue;
      const std::string clause = message.GetReflection()->GetString(message, field);
      if (!clause.empty()) found.insert(clause);
    }
    return true;
  });
  return found;
}

// Whether what stands at the row's place is what the row says. A 0 of a field without presence is
// said with "0" or with nothing.
bool RowHolds(const Test& test, const Message& answer) {
  const std::optional<Place> place = FindPlace(answer, test.read);
  if (!place.has_value()) return !test.is.has_value();
  if (!test.is.has_value()) return !place->holds_something();
  const std::string text = TextOf(*place);
  if (text == *test.is) return true;
  std::int64_t expected = 0;
  std::int64_t actual = 0;
  // Instants may be written in another zone.
  return guiju_parse_instant(test.is->data(), test.is->size(), &expected) == GUIJU_PARSE_OK &&
         guiju_parse_instant(text.data(), text.size(), &actual) == GUIJU_PARSE_OK &&
         expected == actual;
}

bool AreAbsent(const Test& test, const Message& answer) {
  return std::none_of(test.absent.begin(), test.absent.end(), [&answer](const MessagePath& path) {
    const std::optional<Place> place = FindPlace(answer, path);
    return place.has_value() && place->holds_something();
  });
}

bool AllIn(const std::vector<std::string>& names, const std::set<std::string>& found) {
  return std::all_of(names.begin(), names.end(),
                     [&found](const std::string& name) { return found.count(name) > 0; });
}

bool IsRefusedAs(const Test& test, const Findings& findings) {
  return std::equal(test.refused.begin(), test.refused.end(), findings.begin(), findings.end(),
                    [](const std::string& id, const Finding& finding) { return id == finding.id; });
}

std::string Written(const MessagePath& path) {
  std::string text;
  for (const PathStep& step : path) {
    text += (text.empty() ? "" : ".") + step.field->name();
    if (step.is_entry()) {
      text += "[" + (step.name.empty() ? std::to_string(step.index) : step.name) + "]";
    }
  }
  return text;
}

void AddReason(const internal::Sentence& sentence, const internal::Arguments& arguments,
               TestResult* result) {
  result->reasons.emplace_back(internal::Say(sentence, Language::kChinese, arguments),
                               internal::Say(sentence, Language::kEnglish, arguments));
}

}  // namespace

TestRunner::TestRunner(std::vector<std::shared_ptr<const TestSuite>> suites, Instant as_of)
    : suites_(std::move(suites)) {
  for (const auto& suite : suites_) {
    for (const auto& test : suite->parts().tests) {
      const bool replaced = as_of.is_known() && !test->own_as_of;
      tests_.push_back({suite.get(), test.get(), replaced ? as_of : test->as_of});
    }
  }
}

bool TestRunner::Answer(const Policy& policy, std::size_t i, v1::TestExpectation* answer,
                        Findings* findings) const {
  const RunnableTest& run = tests_[i];
  return run.test->question.Ask(policy, run.as_of, run.test->wanted, answer, findings);
}

bool TestRunner::Passes(const Policy& policy, std::size_t i) const {
  const Test& test = *tests_[i].test;
  // An answer is hundreds of small parts; most fit into one block that costs nothing.
  alignas(std::max_align_t) char block[kAnswerBlock];
  google::protobuf::ArenaOptions options;
  options.initial_block = block;
  options.initial_block_size = sizeof block;
  google::protobuf::Arena arena(options);
  auto& answer = *google::protobuf::Arena::CreateMessage<v1::TestExpectation>(&arena);
  Findings findings;
  if (!Answer(policy, i, &answer, &findings)) {
    return !test.refused.empty() && IsRefusedAs(test, findings);
  }
  if (!test.refused.empty()) return false;
  if (!test.read.empty()) return !test.open && RowHolds(test, answer);
  if (test.expected.Matches(answer) == test.disagrees) return false;
  if (!AreAbsent(test, answer)) return false;
  if (!test.missing.empty() && !AllIn(test.missing, MissingIn(answer))) return false;
  return test.decided_by.empty() || AllIn(test.decided_by, ClausesIn(answer));
}

bool TestRunner::Passes(const Policy& policy, const std::vector<std::size_t>& tests) const {
  return std::all_of(tests.begin(), tests.end(), [&](std::size_t i) { return Passes(policy, i); });
}

void TestRunner::Compare(std::size_t i, bool answered, const v1::TestExpectation& answer,
                         const Findings& findings, TestResult* result) const {
  const Test& test = *tests_[i].test;
  if (!answered) {
    if (!test.refused.empty() && IsRefusedAs(test, findings)) {
      result->passed = true;
      return;
    }
    const auto ids = [](const auto& list, const auto& id_of) {
      std::string text;
      for (const auto& one : list) text += (text.empty() ? "" : ", ") + id_of(one);
      return text;
    };
    result->mismatches.push_back(
        {"refused", ids(test.refused, [](const std::string& id) { return id; }),
         ids(findings, [](const Finding& finding) { return finding.id; })});
    AddReason(internal::kTestWasRefused, {}, result);
    for (const Finding& finding : findings) result->reasons.emplace_back(finding.zh, finding.en);
    return;
  }
  if (!test.refused.empty()) {
    AddReason(internal::kTestNotRefused, {}, result);
  } else if (!test.read.empty()) {
    if (test.open) AddReason(internal::kTestOpen, {}, result);
    if (test.open || !RowHolds(test, answer)) {
      const std::optional<Place> place = FindPlace(answer, test.read);
      result->mismatches.push_back(
          {Written(test.read), test.is.value_or(""), place.has_value() ? TextOf(*place) : ""});
    }
  } else {
    std::vector<AnswerDifference> differences = test.expected.Compare(answer);
    if (test.disagrees) {
      if (differences.empty()) AddReason(internal::kTestAgrees, {}, result);
    } else {
      for (AnswerDifference& difference : differences) {
        result->mismatches.push_back({std::move(difference.path), std::move(difference.expected),
                                      std::move(difference.actual)});
      }
    }
    for (const MessagePath& path : test.absent) {
      const std::optional<Place> place = FindPlace(answer, path);
      if (place.has_value() && place->holds_something()) {
        result->mismatches.push_back({Written(path), "", TextOf(*place)});
      }
    }
    const std::set<std::string> missing = MissingIn(answer);
    for (const std::string& fact : test.missing) {
      if (missing.count(fact) == 0) {
        AddReason(internal::kTestNotMissing, {{"fact", fact}}, result);
      }
    }
    const std::set<std::string> clauses = ClausesIn(answer);
    for (const std::string& clause : test.decided_by) {
      if (clauses.count(clause) == 0) {
        AddReason(internal::kTestNotDecided, {{"clause", clause}}, result);
      }
    }
  }
  result->passed = result->mismatches.empty() && result->reasons.empty();
}

}  // namespace guiju::workbench
