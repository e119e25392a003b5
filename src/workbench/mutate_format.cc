// A mutation report as text and as JSON.
#include <string>
#include <string_view>

#include "format.h"
#include "guiju/workbench/mutate.h"
#include "sentences/mutate.h"
#include "workbench/written.h"

namespace guiju::workbench {
namespace {

using internal::Argument;
using internal::Arguments;
using internal::Sentence;

std::string ScoreOf(const MutationCount& count) {
  MutationReport report;
  report.total = count;
  return report.score();
}

std::string Number(std::size_t value) { return std::to_string(value); }

std::string PlaceOf(const Survivor& survivor) {
  if (survivor.line == 0) return survivor.file;
  return survivor.file + ":" + Number(static_cast<std::size_t>(survivor.line)) + ":" +
         Number(static_cast<std::size_t>(survivor.column));
}

void AddIndented(std::string_view text, std::string* out) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    *out += "    ";
    *out += text.substr(0, end);
    *out += '\n';
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::string Pretty(const MutationReport& report, Language language) {
  std::string out;
  const auto say = [&](const Sentence& sentence, const Arguments& arguments) {
    return internal::Say(sentence, language, arguments);
  };
  if (report.total.all() > 0) {
    if (!report.survivors.empty()) out += say(internal::kMutateSurvivors, {}) + "\n";
    for (const Survivor& survivor : report.survivors) {
      out += PlaceOf(survivor) + ": " + survivor.change.text(language);
      if (!survivor.clause.empty()) {
        if (language == Language::kEnglish) out += " ";
        out += say(internal::kMutateOfClause, {{"clause", survivor.clause}});
      }
      out += "\n  ";
      out +=
          say(survivor.test.empty() ? internal::kMutateNoTest : internal::kMutateTest, {}) + "\n";
      AddIndented(survivor.test, &out);
    }
    out += say(internal::kMutateClauses, {}) + "\n";
    for (const MutationCount& count : report.clauses) {
      const Sentence& sentence =
          count.scored() == 0 ? internal::kMutateClauseNone : internal::kMutateClause;
      out += "  " +
             say(sentence, {{"clause", count.name},
                            {"killed", Number(count.killed)},
                            {"scored", Number(count.scored())},
                            {"score", ScoreOf(count)}}) +
             "\n";
    }
    const MutationCount& total = report.total;
    out += say(internal::kMutateSummary, {{"id", report.policy_id},
                                          {"version", report.policy_version},
                                          {"tests", Number(report.tests)},
                                          {"scored", Number(total.scored())},
                                          {"killed", Number(total.killed)},
                                          {"survived", Number(total.survived)},
                                          {"score", report.score()},
                                          {"equivalent", Number(total.equivalent)},
                                          {"stillborn", Number(total.stillborn)}}) +
           "\n";
  }
  for (const Finding& finding : report.findings) out += finding.text(language) + "\n";
  return out;
}

std::string Json(const MutationCount& count) {
  return "\"killed\": " + Number(count.killed) + ", \"survived\": " + Number(count.survived) +
         ", \"equivalent\": " + Number(count.equivalent) +
         ", \"stillborn\": " + Number(count.stillborn) +
         ", \"score_percent\": " + (count.scored() == 0 ? "null" : ScoreOf(count));
}

std::string Json(const MutationReport& report) {
  std::string out =
      "{\"policy\": {\"file\": " + JsonString(report.policy_file) +
      ", \"id\": " + JsonString(report.policy_id) +
      ", \"version\": " + JsonString(report.policy_version) +
      ", \"sha256\": " + JsonString(report.policy_sha256) +
      "},\n \"tests\": " + Number(report.tests) + ", " + Json(report.total) +
      ", \"required_percent\": " +
      (report.required_percent.empty() ? "null" : JsonString(report.required_percent)) +
      ", \"ok\": " + (report.ok() ? "true" : "false") + ",\n \"clauses\": [";
  const char* comma = "\n  ";
  for (const MutationCount& count : report.clauses) {
    out += comma;
    out += "{\"clause\": " + JsonString(count.name) + ", " + Json(count) + "}";
    comma = ",\n  ";
  }
  out += "],\n \"survivors\": [";
  comma = "\n  ";
  for (const Survivor& survivor : report.survivors) {
    out += comma;
    out += "{\"place\": " + JsonString(survivor.place) +
           ", \"clause\": " + JsonString(survivor.clause) +
           ", \"file\": " + JsonString(survivor.file) +
           ", \"line\": " + std::to_string(survivor.line) +
           ", \"column\": " + std::to_string(survivor.column) +
           ", \"zh\": " + JsonString(survivor.change.zh) +
           ", \"en\": " + JsonString(survivor.change.en) +
           ", \"test\": " + JsonString(survivor.test) + "}";
    comma = ",\n  ";
  }
  out += "],\n \"findings\": [";
  comma = "\n  ";
  for (const Finding& finding : report.findings) {
    out += comma;
    out += "{\"id\": " + JsonString(finding.id) + ", \"zh\": " + JsonString(finding.zh) +
           ", \"en\": " + JsonString(finding.en) + "}";
    comma = ",\n  ";
  }
  return out + "]}\n";
}

}  // namespace

std::string FormatMutation(const MutationReport& report, MutationFormat format, Language language) {
  return format == MutationFormat::kJson ? Json(report) : Pretty(report, language);
}

}  // namespace guiju::workbench
