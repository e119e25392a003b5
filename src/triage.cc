// Compiles the triage section: rules to conditions over bits, and conditions to look-up tables.
#include "guiju/triage.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "section.h"
#include "sections.h"
#include "sentences/policy.h"
#include "triage_lists.h"

namespace guiju::internal {
namespace {

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// category_complaint, issue_quality, priority_p0: what an earlier scale found.
void AddScaleFacts(const std::string& prefix, const google::protobuf::EnumDescriptor& values,
                   std::uint32_t base, std::vector<FactName>* facts) {
  for (int i = 0; i < values.value_count(); ++i) {
    const google::protobuf::EnumValueDescriptor& value = *values.value(i);
    if (value.number() == 0) continue;
    facts->push_back({prefix + Lower(value.name()),
                      static_cast<std::uint16_t>(base + static_cast<std::uint32_t>(value.number())),
                      FactKind::kYesNo});
  }
}

void AddCategoryFacts(std::vector<FactName>* facts) {
  AddScaleFacts("category_", *v1::Category::Value_descriptor(), kCategoryBit, facts);
}
void AddIssueTypeFacts(std::vector<FactName>* facts) {
  AddScaleFacts("issue_", *v1::IssueType::Value_descriptor(), kIssueTypeBit, facts);
}
void AddPriorityFacts(std::vector<FactName>* facts) {
  AddScaleFacts("priority_", *v1::Priority::Value_descriptor(), kPriorityBit, facts);
}

// What only the lists that are no scales may ask for: the handling and the customer.
void AddListFacts(const std::vector<std::string>& segments, std::vector<FactName>* facts) {
  AddScaleFacts("handling_", *v1::Handling::Value_descriptor(), kHandlingBit, facts);
  AddScaleFacts("customer_", *v1::CustomerType::Value_descriptor(), kCustomerBit, facts);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    facts->push_back({"segment_" + segments[i], static_cast<std::uint16_t>(kTriageSegmentFact + i),
                      FactKind::kYesNo});
  }
}

// A signal of such a name could not be asked for.
bool IsTakenFact(const std::string& name, const std::vector<std::string>& segments) {
  std::vector<FactName> facts;
  AddCategoryFacts(&facts);
  AddIssueTypeFacts(&facts);
  AddPriorityFacts(&facts);
  AddListFacts(segments, &facts);
  return std::any_of(facts.begin(), facts.end(),
                     [&name](const FactName& fact) { return fact.name == name; });
}

// A bit that the rules of a scale read, of the yes or of the no word.
struct Literal {
  std::uint8_t bit;
  bool of_no;
  bool operator<(const Literal& o) const { return of_no != o.of_no ? o.of_no : bit < o.bit; }
  bool operator==(const Literal& o) const { return of_no == o.of_no && bit == o.bit; }
};

// Rules become true only by `yes` bits for tests that expect yes, and by `no` bits for the others;
// every other bit leaves "is it true" unchanged, so the table needs only these.
std::vector<Literal> LiteralsOf(const TriageScale& scale) {
  std::vector<Literal> literals;
  for (const FactTest& test : scale.tests) {
    literals.push_back({static_cast<std::uint8_t>(test.fact), !test.expected});
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return literals;
}

void MakeTable(TriageScale* scale) {
  const std::vector<Literal> literals = LiteralsOf(*scale);
  if (literals.size() > TriageScale::kMaxTableBits) return;
  // A test that expects no reads "known to be no"; where the same bit is asked both ways, a yes
  // must hide the no, which Decide does.
  std::vector<TriageScale::Run> runs;
  for (const Literal& literal : literals) {
    if (!runs.empty() && runs.back().of_no == literal.of_no &&
        runs.back().shift + runs.back().width == literal.bit) {
      ++runs.back().width;
    } else {
      runs.push_back({literal.bit, 1, literal.of_no});
    }
  }
  if (runs.size() > TriageScale::kMaxRuns) return;
  std::copy(runs.begin(), runs.end(), scale->runs.begin());
  scale->run_count = static_cast<std::uint32_t>(runs.size());
  const std::size_t size = std::size_t{1} << literals.size();
  scale->table.resize(size);
  for (std::size_t index = 0; index < size; ++index) {
    Signals signals;
    for (std::size_t i = 0; i < literals.size(); ++i) {
      if ((index >> i & 1u) == 0) continue;
      (literals[i].of_no ? signals.no : signals.yes) |= std::uint64_t{1} << literals[i].bit;
    }
    scale->table[index] = static_cast<std::uint8_t>(FindRule(*scale, signals));
  }
}

struct ScaleSource {
  const google::protobuf::RepeatedPtrField<v1::TriageRule>& rules;
  v1::TriageRule::ThenCase then;
  const char* then_name;
  int otherwise;
};

int ThenValue(const v1::TriageRule& rule) {
  switch (rule.then_case()) {
    case v1::TriageRule::kCategory:
      return rule.category();
    case v1::TriageRule::kIssueType:
      return rule.issue_type();
    case v1::TriageRule::kPriority:
      return rule.priority();
    case v1::TriageRule::kHandling:
      return rule.handling();
    case v1::TriageRule::THEN_NOT_SET:
      break;
  }
  return 0;
}

TriageScale CompileScale(const ScaleSource& source, const std::vector<FactName>& facts,
                         const std::string& path, Problems* problems) {
  TriageScale scale;
  UniqueIds ids;
  for (int i = 0; i < source.rules.size(); ++i) {
    const v1::TriageRule& rule = source.rules.Get(i);
    const std::string here = At(path, i);
    ids.Check(rule.id(), here, problems);
    if (rule.then_case() != source.then || ThenValue(rule) == 0) {
      problems->Error(here, kWrongThen, {{"expected", source.then_name}});
    }
    scale.rules.push_back({rule.id(), rule.clause(), {}});
    scale.conditions.push_back(
        CompileCriterion(rule.when(), facts, At(here, "when"), &scale.tests, nullptr, problems));
    scale.values.push_back(static_cast<std::uint8_t>(ThenValue(rule)));
  }
  scale.values.push_back(static_cast<std::uint8_t>(source.otherwise));
  return scale;
}

}  // namespace

TriagePolicy CompileTriage(const v1::TriagePolicy& proto, const std::vector<std::string>& segments,
                           const std::string& path, Problems* problems) {
  TriagePolicy policy;
  std::vector<FactName> facts;
  UniqueIds ids;
  for (int i = 0; i < proto.signal_size(); ++i) {
    const v1::SignalDefinition& signal = proto.signal(i);
    const std::string here = At(At(path, "signal"), i);
    ids.Check(signal.id(), here, problems);
    if (IsTakenFact(signal.id(), segments)) {
      problems->Error(At(here, "id"), kReservedFact, {{"id", signal.id()}});
    }
    policy.signals.push_back({signal.id(), {}, ReadLabel(signal.label())});
    facts.push_back({signal.id(), static_cast<std::uint16_t>(i), FactKind::kYesNo});
  }
  const v1::TriageOtherwise& otherwise = proto.otherwise();
  policy.category = CompileScale(
      {proto.category_rule(), v1::TriageRule::kCategory, "category", otherwise.category()}, facts,
      At(path, "category_rule"), problems);
  AddCategoryFacts(&facts);
  policy.issue_type = CompileScale(
      {proto.issue_type_rule(), v1::TriageRule::kIssueType, "issue_type", otherwise.issue_type()},
      facts, At(path, "issue_type_rule"), problems);
  AddIssueTypeFacts(&facts);
  policy.priority = CompileScale(
      {proto.priority_rule(), v1::TriageRule::kPriority, "priority", otherwise.priority()}, facts,
      At(path, "priority_rule"), problems);
  AddPriorityFacts(&facts);
  policy.handling = CompileScale(
      {proto.handling_rule(), v1::TriageRule::kHandling, "handling", otherwise.handling()}, facts,
      At(path, "handling_rule"), problems);
  AddListFacts(segments, &facts);
  CompileTriageLists(proto, facts, path, problems, &policy);
  if (Acceptable(problems->findings())) {
    for (TriageScale* scale :
         {&policy.category, &policy.issue_type, &policy.priority, &policy.handling}) {
      MakeTable(scale);
    }
  }
  return policy;
}

}  // namespace guiju::internal
