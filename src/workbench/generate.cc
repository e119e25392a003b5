// Tests at the bounds of a policy. Every one is a row of a sweep: it can be loaded and run before
// anybody has said what is expected, and fails until then.
#include <google/protobuf/text_format.h>

#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/workbench/mutate.h"
#include "workbench/decimal_units.h"
#include "workbench/document_parts.h"
#include "workbench/generate_parts.h"
#include "workbench/test_runner.h"

namespace guiju::workbench {

void SuiteBuilder::Add(const SweepDraft& draft) {
  v1::TestSweep sweep;
  sweep.set_name(draft.name);
  sweep.add_clause(draft.clause.empty() ? std::string("-") : draft.clause);
  *sweep.mutable_facts() = draft.facts;
  sweep.set_set(draft.set);
  sweep.set_read(draft.read);
  for (const std::string& at : draft.at) {
    bool known = at.empty();
    for (const v1::SweepRow& row : sweep.row()) known = known || row.at() == at;
    if (known) continue;
    v1::SweepRow& row = *sweep.add_row();
    row.set_at(at);
    row.set_open(true);
  }
  if (sweep.row_size() > 0) *suite_.add_sweep() = std::move(sweep);
}

namespace {

std::string Write(const v1::PolicyTestSuite& suite) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(suite, &text);
  return text;
}

// Writes into each row what the policy answers. A row whose facts the policy refuses stays open.
void Fill(const PolicyDocument& accept, v1::PolicyTestSuite* suite) {
  const LoadedSuite loaded = LoadTests(Write(*suite), "generated.textproto");
  if (loaded.suite == nullptr) return;
  const TestRunner runner({loaded.suite}, Instant::Unknown());
  std::size_t i = 0;
  for (v1::TestSweep& sweep : *suite->mutable_sweep()) {
    for (v1::SweepRow& row : *sweep.mutable_row()) {
      v1::TestExpectation answer;
      Findings findings;
      const bool answered = runner.Answer(*accept.policy(), i, &answer, &findings);
      const std::optional<Place> place =
          answered ? FindPlace(answer, runner.at(i).test->read) : std::nullopt;
      if (place.has_value() && (place->holds_something() || !place->field->has_presence())) {
        row.set_is(TextOf(*place));
      }
      if (answered) row.clear_open();
      ++i;
    }
  }
}

}  // namespace

std::string GenerateTests(const PolicyDocument& document, const GenerateOptions& options) {
  v1::PolicyTestSuite suite;
  suite.set_name("bounds of " + document.policy()->id);
  // A Tuesday morning behind the fairs of the new year, when desks work.
  suite.mutable_as_of()->set_iso(kGeneratedAsOf);
  SuiteBuilder builder(document.parts().proto, *document.policy(), &suite);
  GenerateScores(&builder);
  GenerateSegments(&builder);
  GenerateTriage(&builder);
  GenerateDeadlines(&builder);
  GenerateCalendars(&builder);
  GenerateCallbacks(&builder);
  GenerateRecords(&builder);
  GenerateMasks(&builder);
  if (options.accept != nullptr) Fill(*options.accept, &suite);
  return "# proto-file: proto/guiju/v1/policy_test.proto\n"
         "# proto-message: guiju.v1.PolicyTestSuite\n#\n"
         "# On every bound and one step either side. A row that is \"open\" fails until a person "
         "has\n"
         "# written as \"is\" what is expected and taken \"open\" away.\n"
         "# "
         "每个界限值及其前后一步。标有“open”的行在人工写入预期结果“is”并删去“open”之前不通过。\n"
         "\n" +
         Write(suite);
}

}  // namespace guiju::workbench
