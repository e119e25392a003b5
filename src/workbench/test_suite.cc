#include "workbench/test_suite.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "field_text.h"
#include "load_parts.h"
#include "message_rules.h"
#include "problems.h"
#include "sentences/policy_tests.h"
#include "text_distance.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using internal::At;
using internal::Problems;
using Strings = Test::Strings;

const FieldDescriptor& FieldOf(const google::protobuf::Descriptor& type, int number) {
  return *type.FindFieldByNumber(number);
}

bool Has(const Message& message, const FieldDescriptor& field) {
  return field.is_repeated() ? message.GetReflection()->FieldSize(message, &field) > 0
                             : message.GetReflection()->HasField(message, &field);
}

// Whether the policy itself is part of what is compared, as in "ticket.policy.sha256".
bool NamesPolicy(const Test& test) {
  const auto names = [](const MessagePath& path) {
    return path.size() < 2 || path[1].field->name() == "policy";
  };
  const auto& answer = *v1::TestExpectation::descriptor();
  for (int i = 0; i < answer.field_count(); ++i) {
    if (test.expected.Expects(answer.field(i)->name() + ".policy")) return true;
  }
  return std::any_of(test.absent.begin(), test.absent.end(), names) ||
         (!test.read.empty() && names(test.read));
}

// Only the triage is asked about: the clocks and the calendar are then nothing to it.
bool TriageOnly(const Test& test) {
  if (!test.refused.empty() || !test.missing.empty() || !test.decided_by.empty()) return false;
  // The moment is written in the zone of the clocks.
  if (test.expected.Expects("ticket.sla") || test.expected.Expects("ticket.as_of")) return false;
  const auto elsewhere = [](const MessagePath& path) {
    return path.size() < 2 || path[1].field->name() == "sla" || path[1].field->name() == "as_of";
  };
  return std::none_of(test.absent.begin(), test.absent.end(), elsewhere) &&
         (test.read.empty() || !elsewhere(test.read));
}

class SuiteLoader {
 public:
  SuiteLoader(TestSuite::Parts* parts, Problems* problems)
      : parts_(*parts), suite_(parts->proto), problems_(*problems) {}

  void Load() {
    ReadFixtures();
    for (int i = 0; i < suite_.case__size(); ++i) ReadCase(suite_.case_(i), At("case", i));
    for (int i = 0; i < suite_.sweep_size(); ++i) ReadSweep(suite_.sweep(i), At("sweep", i));
    for (int i = 0; i < suite_.source_example_size(); ++i) {
      ReadExample(suite_.source_example(i), At("source_example", i));
    }
  }

 private:
  void ReadFixtures() {
    for (int i = 0; i < suite_.fixture_size(); ++i) {
      const v1::TestFixture& fixture = suite_.fixture(i);
      if (!fixtures_.emplace(fixture.id(), &fixture.facts()).second) {
        problems_.Error(At(At("fixture", i), "id"), internal::kTestFixtureTwice,
                        {{"id", fixture.id()}});
      }
    }
  }

  // What cases, sweeps and examples have in common.
  template <typename Source>
  std::unique_ptr<Test> Begin(const Source& source, const std::string& place) {
    auto test = std::make_unique<Test>();
    test->name = source.name();
    test->place = place;
    test->clauses = &source.clause();
    if (!names_.insert(source.name()).second) {
      problems_.Error(At(place, "name"), internal::kTestNameTwice, {{"name", source.name()}});
    }
    if (!source.given().empty()) {
      const auto found = fixtures_.find(source.given());
      if (found == fixtures_.end()) {
        SayNoFixture(source.given(), At(place, "given"));
        test->lost_fixture = true;
      } else {
        test->facts = *found->second;
      }
    }
    for (int i = 0; i < source.clear_size(); ++i) {
      MessagePath path;
      if (ReadPath(*v1::TestFacts::descriptor(), source.clear(i), At(At(place, "clear"), i), &path,
                   &problems_)) {
        ClearPlace(&test->facts, path);
      }
    }
    test->facts.MergeFrom(source.facts());
    test->own_as_of = source.has_as_of();
    test->as_of = InstantOf(source.has_as_of() ? source.as_of() : suite_.as_of());
    return test;
  }

  void SayNoFixture(const std::string& id, const std::string& place) {
    std::vector<std::string> known;
    std::string list;
    for (const auto& [name, facts] : fixtures_) {
      known.push_back(name);
      list += (list.empty() ? "" : ", ") + name;
    }
    const std::string near = internal::NearestWord(id, known);
    if (!near.empty()) {
      problems_.Error(place, internal::kTestNoFixtureNear, {{"id", id}, {"near", near}});
    } else if (known.empty()) {
      problems_.Error(place, internal::kTestNoFixtures, {{"id", id}});
    } else {
      problems_.Error(place, internal::kTestNoFixture, {{"id", id}, {"known", list}});
    }
  }

  // Finds the kind of question that the merged facts ask; null, and said, when it is not one.
  const QuestionKind* KindOf(const Test& test) {
    const auto& type = *v1::TestFacts::descriptor();
    const QuestionKind* kind = nullptr;
    for (const QuestionKind& one : QuestionKinds()) {
      const FieldDescriptor& field = FieldOf(type, one.facts);
      if (!Has(test.facts, field)) continue;
      // A ticket is asked about with its customer.
      const bool beside = kind != nullptr && kind->facts == v1::TestFacts::kTicketFieldNumber &&
                          one.facts == v1::TestFacts::kCustomerFieldNumber;
      if (kind != nullptr && !beside) {
        problems_.Error(test.place, internal::kTestTwoKinds,
                        {{"one", FieldOf(type, kind->facts).name()}, {"other", field.name()}});
        return nullptr;
      }
      if (kind == nullptr) kind = &one;
    }
    if (kind == nullptr) {
      // Without its fixture, which has been missed already, nobody knows.
      if (!test.lost_fixture) problems_.Error(test.place, internal::kTestNoFacts, {});
      return nullptr;
    }
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (!Has(test.facts, field) || field.number() == kind->facts || Beside(*kind, field)) {
        continue;
      }
      problems_.Error(test.place, internal::kTestBeside,
                      {{"field", field.name()}, {"kind", FieldOf(type, kind->facts).name()}});
      return nullptr;
    }
    return kind;
  }

  static bool Beside(const QuestionKind& kind, const FieldDescriptor& field) {
    for (const char* name : kind.with) {
      if (field.name() == name) return true;
    }
    return false;
  }

  // Judges the merged facts and makes the question; null when they cannot be asked.
  const QuestionKind* Ask(Test* test) {
    const QuestionKind* const kind = KindOf(*test);
    if (kind == nullptr) return nullptr;
    internal::RuleScope scope;
    scope.path = At(test->place, "facts");
    const std::size_t before = problems_.findings().size();
    scope.limit = before + internal::kMostFindings;
    CheckRules(test->facts, scope, &problems_);
    if (kind->as_of && !test->as_of.is_known()) {
      problems_.Error(test->place, internal::kTestNoAsOf, {});
    }
    if (kind->facts == v1::TestFacts::kHistoryFieldNumber &&
        test->facts.period() == v1::PeriodKind::UNSPECIFIED) {
      problems_.Error(test->place, internal::kTestNoPeriod, {});
    }
    test->question = Question(test->facts, *kind);
    return problems_.findings().size() == before ? kind : nullptr;
  }

  void ReadCase(const v1::TestCase& source, const std::string& place) {
    std::unique_ptr<Test> test = Begin(source, place);
    const QuestionKind* const kind = Ask(test.get());
    test->expected = Expectation(source.expect(), parts_.positions, At(place, "expect"));
    for (int i = 0; i < source.absent_size(); ++i) {
      MessagePath path;
      if (ReadPath(*v1::TestExpectation::descriptor(), source.absent(i), At(At(place, "absent"), i),
                   &path, &problems_)) {
        if (kind != nullptr) Answers(*kind, path, At(At(place, "absent"), i));
        test->absent.push_back(std::move(path));
      }
    }
    test->missing = {source.missing().begin(), source.missing().end()};
    test->decided_by = {source.decided_by().begin(), source.decided_by().end()};
    test->refused = {source.refused().begin(), source.refused().end()};
    const bool expects = !test->expected.empty() || source.absent_size() > 0 ||
                         !test->missing.empty() || !test->decided_by.empty();
    if (!test->refused.empty() && expects) {
      problems_.Error(At(place, "refused"), internal::kTestRefusedAlone, {});
    } else if (test->refused.empty() && !expects) {
      problems_.Error(place, internal::kTestExpectsNothing, {});
    }
    if (kind != nullptr) Fits(*kind, source.expect(), At(place, "expect"));
    Add(kind != nullptr, std::move(test));
  }

  void ReadExample(const v1::SourceExample& source, const std::string& place) {
    std::unique_ptr<Test> test = Begin(source, place);
    const QuestionKind* const kind = Ask(test.get());
    test->expected = Expectation(source.printed(), parts_.positions, At(place, "printed"));
    test->disagrees = !source.disagrees_with_rule().empty();
    if (test->expected.empty()) {
      problems_.Error(At(place, "printed"), internal::kTestExpectsNothing, {});
    }
    if (kind != nullptr) Fits(*kind, source.printed(), At(place, "printed"));
    Add(kind != nullptr, std::move(test));
  }

  void ReadSweep(const v1::TestSweep& source, const std::string& place) {
    const std::unique_ptr<Test> base = Begin(source, place);
    MessagePath set;
    MessagePath read;
    const bool sets =
        ReadPath(*v1::TestFacts::descriptor(), source.set(), At(place, "set"), &set, &problems_);
    const bool reads = ReadPath(*v1::TestExpectation::descriptor(), source.read(),
                                At(place, "read"), &read, &problems_);
    if (!sets || !reads) return;
    std::set<std::string> rows;
    for (int i = 0; i < source.row_size(); ++i) {
      const v1::SweepRow& row = source.row(i);
      auto test = std::make_unique<Test>();
      test->name = source.name() + " [" + row.at() + "]";
      test->place = At(At(place, "row"), i);
      test->clauses = base->clauses;
      test->facts = base->facts;
      test->own_as_of = base->own_as_of;
      test->as_of = base->as_of;
      test->lost_fixture = base->lost_fixture;
      if (!rows.insert(row.at()).second) {
        problems_.Error(At(test->place, "at"), internal::kTestNameTwice, {{"name", test->name}});
      }
      // A row without `at` is about the field that is not set.
      ClearPlace(&test->facts, set);
      if (!row.at().empty() && !SetPlace(&test->facts, set, row.at())) {
        problems_.Error(At(test->place, "at"), internal::kTestNotSet,
                        {{"text", row.at()}, {"path", source.set()}});
        continue;
      }
      const QuestionKind* const kind = Ask(test.get());
      if (kind != nullptr && !Answers(*kind, read, At(place, "read"))) return;
      test->read = read;
      if (!row.is().empty()) test->is = row.is();
      test->open = row.open();
      Add(kind != nullptr, std::move(test));
    }
  }

  // Says when something is expected that this kind does not answer.
  void Fits(const QuestionKind& kind, const v1::TestExpectation& expected,
            const std::string& place) {
    const auto& type = *v1::TestExpectation::descriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      if (Has(expected, *type.field(i))) {
        Answers(kind, {{type.field(i), -1, ""}}, At(place, type.field(i)->name().c_str()));
      }
    }
  }

  bool Answers(const QuestionKind& kind, const MessagePath& path, const std::string& place) {
    for (const int answer : kind.answers) {
      if (path.front().field->number() == answer) return true;
    }
    problems_.Error(
        place, internal::kTestOtherKind,
        {{"expected", path.front().field->name()},
         {"kind", FieldOf(*v1::TestFacts::descriptor(), kind.facts).name()},
         {"answer", FieldOf(*v1::TestExpectation::descriptor(), kind.answers.front()).name()}});
    return false;
  }

  void Add(bool asked, std::unique_ptr<Test> test) {
    // What reads reasons needs them; everything else is quicker without.
    const auto reads = [&test](const char* field, const char* part) {
      const std::string last = std::string("reason_") + part;
      bool found = test->expected.Expects(std::string(field) + "." + last);
      for (const MessagePath& path : test->absent) found |= path.back().field->name() == last;
      if (!test->read.empty()) found |= test->read.back().field->name() == last;
      return found;
    };
    const auto& answer = *v1::TestExpectation::descriptor();
    for (int i = 0; i < answer.field_count(); ++i) {
      test->wanted.zh |= reads(answer.field(i)->name().c_str(), "zh");
      test->wanted.en |= reads(answer.field(i)->name().c_str(), "en");
    }
    const internal::Position* const position = parts_.positions.Nearest(test->place);
    if (position != nullptr) test->position = *position;
    if (asked) {
      // The digest of the policy and its words can come from anywhere.
      test->depends_on = test->wanted.any() || NamesPolicy(*test)
                             ? ~Sections{0}
                             : test->question.DependsOn(TriageOnly(*test));
    }
    parts_.tests.push_back(std::move(test));
  }

  TestSuite::Parts& parts_;
  const v1::PolicyTestSuite& suite_;
  Problems& problems_;
  std::map<std::string, const v1::TestFacts*> fixtures_;
  std::set<std::string> names_;
};

}  // namespace

const std::string& TestSuite::name() const { return parts_->proto.name(); }
const std::string& TestSuite::file() const { return parts_->file; }
const std::string& TestSuite::policy() const { return parts_->policy; }
std::size_t TestSuite::size() const { return parts_->tests.size(); }

LoadedSuite LoadTests(std::string_view bytes, const std::string& name) {
  auto parts = std::make_shared<TestSuite::Parts>();
  parts->file = name;
  internal::ReadResult read = internal::ReadMessage({bytes, name}, &parts->proto);
  LoadedSuite loaded;
  loaded.findings = std::move(read.findings);
  parts->positions = std::move(read.positions);
  parts->policy = parts->proto.policy().empty() ? "standard" : parts->proto.policy();
  // What is only half understood would be said to be wrong for what is not there.
  if (!read.complete || !Acceptable(loaded.findings)) return loaded;
  Problems problems;
  SuiteLoader(parts.get(), &problems).Load();
  for (Finding& finding : problems.findings()) loaded.findings.push_back(std::move(finding));
  internal::Locate(parts->positions, name, &loaded.findings);
  if (!Acceptable(loaded.findings)) return loaded;
  loaded.suite = std::make_shared<const TestSuite>(std::move(parts));
  return loaded;
}

LoadedSuite LoadTestsFile(const std::string& path) {
  std::string bytes;
  Findings findings = internal::ReadFileBytes(path, &bytes);
  if (findings.empty()) return LoadTests(bytes, path);
  LoadedSuite loaded;
  loaded.findings = std::move(findings);
  return loaded;
}

}  // namespace guiju::workbench
