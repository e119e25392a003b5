// What the new policy answers: the tests, and what differs from the policy before.
#include <absl/strings/str_cat.h>

#include <string>
#include <utility>
#include <vector>

#include "sentences/dossier.h"
#include "tool/dossier_parts.h"
#include "tool/report_table.h"

namespace guiju::tool {
namespace {

using workbench::AnswerChange;
using workbench::ClauseState;
using workbench::CoverageKind;
using workbench::Difference;
using workbench::DiffReport;
using workbench::MutationReport;
using workbench::TestMismatch;
using workbench::TestReport;
using workbench::TestResult;

// Rows of a list that the page shows; the JSON file has all.
constexpr std::size_t kMostRows = 64;

std::string Code(const std::string& text) {
  return absl::StrCat("<code>", Escape(text), "</code>");
}

std::string Number(std::size_t count) { return tool::Number(static_cast<std::int64_t>(count)); }

std::string Tags(const std::vector<std::string>& clauses) {
  std::string out;
  for (const std::string& clause : clauses) out += Tag(clause);
  return out;
}

// What was expected and what came, line by line.
std::string MismatchText(const TestResult& result) {
  std::string out = "<ul class=\"why-move\">";
  for (const TestMismatch& one : result.mismatches) {
    absl::StrAppend(&out, "<li>", Code(one.path), " ", Both(Label{"expected ", "应为 "}),
                    Code(one.expected), " ", Both(Label{"is ", "实为 "}), Code(one.actual),
                    "</li>");
  }
  for (const auto& [zh, en] : result.reasons) {
    absl::StrAppend(&out, "<li>", Both(Label{en, zh}), "</li>");
  }
  return out + "</ul>";
}

void ClausesJson(const char* key, const std::vector<std::string>& clauses, JsonText* json) {
  json->Array(key);
  for (const std::string& clause : clauses) json->Value(clause);
  json->End();
}

std::string TestsJson(const TestReport& report) {
  JsonText json;
  json.Object()
      .Field("policy_sha256", report.policy_sha256)
      .Field("tests", static_cast<std::int64_t>(report.results.size()))
      .Field("passed", static_cast<std::int64_t>(report.passed()))
      .Field("coverable", static_cast<std::int64_t>(report.coverable()))
      .Field("covered", static_cast<std::int64_t>(report.covered()))
      .Array("failed");
  for (const TestResult& result : report.results) {
    if (result.passed) continue;
    json.Object().Field("test", result.full_name());
    json.Field("file", result.file).Field("line", std::int64_t{result.line});
    ClausesJson("clauses", result.clauses, &json);
    json.Array("mismatches");
    for (const TestMismatch& one : result.mismatches) {
      json.Object()
          .Field("path", one.path)
          .Field("expected", one.expected)
          .Field("actual", one.actual)
          .End();
    }
    json.End().End();
  }
  json.End().Array("uncovered");
  for (const CoverageKind& kind : report.coverage) {
    for (const workbench::PolicyPlace& place : kind.uncovered) {
      json.Object()
          .Field("kind", kind.kind)
          .Field("place", place.place)
          .Field("clause", place.clause)
          .End();
    }
  }
  json.End().Array("findings");
  for (const Finding& finding : report.findings) {
    json.Object().Field("id", finding.id).Field("zh", finding.zh).Field("en", finding.en).End();
  }
  json.End().End();
  return json.Take();
}

std::string Uncovered(const TestReport& report) {
  std::vector<Cells> rows;
  for (const CoverageKind& kind : report.coverage) {
    std::string places;
    for (const workbench::PolicyPlace& place : kind.uncovered) {
      absl::StrAppend(&places, places.empty() ? "" : "<br>", Code(place.place), Tag(place.clause));
    }
    rows.push_back({Code(kind.kind), Number(kind.covered()), Number(kind.total),
                    places.empty() ? "–" : places});
  }
  return CardTable({"What the tests reach", "测试覆盖"}, "",
                   {{{"kind of entry", "条目种类"}},
                    {{"reached", "已覆盖"}, true},
                    {{"of", "总数"}, true},
                    {{"not reached", "未覆盖"}}},
                   rows);
}

std::string AnswersJson(const DiffReport& report) {
  JsonText json;
  json.Object().Field("all_declared", report.all_declared()).Array("differences");
  for (const Difference& one : report.differences) {
    json.Object().Field("place", one.place);
    ClausesJson("clauses", one.clauses, &json);
    json.Array("on");
    for (const workbench::FactRange& fact : one.range) {
      json.Object().Field("zh", fact.words.zh).Field("en", fact.words.en).End();
    }
    json.End();
    json.Field("answers", one.kind != Difference::Kind::kWords)
        .Field("zh", one.text.zh)
        .Field("en", one.text.en);
    if (one.witness != nullptr) {
      json.Object("witness")
          .Field("as_of", one.witness->as_of)
          .Field("facts", one.witness->facts_text)
          .Array("changes");
      for (const AnswerChange& change : one.witness->changes) {
        json.Object()
            .Field("path", change.path)
            .Field("before", change.before)
            .Field("after", change.after)
            .End();
      }
      json.End().End();
    }
    json.End();
  }
  json.End().Array("clauses");
  for (const ClauseState& one : report.clauses) {
    json.Object()
        .Field("clause", one.clause)
        .Field("differs", one.differs)
        .Field("declared", one.declared)
        .End();
  }
  json.End().End();
  return json.Take();
}

std::string WitnessText(const Difference& one) {
  if (one.witness == nullptr) return "–";
  std::string out = Code(one.witness->facts_text);
  for (const AnswerChange& change : one.witness->changes) {
    absl::StrAppend(&out, "<br>", Code(change.path), ": ", Escape(change.before), " → ",
                    Escape(change.after));
  }
  return out;
}

// On which inputs, line by line; nothing of what is compared as it is written.
std::string RangeText(const Difference& one) {
  std::string out;
  for (const workbench::FactRange& fact : one.range) {
    absl::StrAppend(&out, "<span class=\"dim\">", Both(Label{fact.words.en, fact.words.zh}),
                    "</span><br>");
  }
  return out;
}

std::string Totals(const DiffReport& report) {
  std::vector<Cells> rows;
  for (const workbench::TotalsChange& one : report.totals) {
    const auto total = [](const workbench::TotalsChange::Total& change) {
      return absl::StrCat(change.before, " → ", change.after);
    };
    rows.push_back({Code(one.profile), total(one.best), total(one.typical), total(one.worst),
                    std::to_string(one.largest_gain), std::to_string(one.largest_loss)});
  }
  if (rows.empty()) return "";
  return CardTable({"What it can do to a total", "对总分的可能影响"}, "",
                   {{{"profile", "方案"}},
                    {{"best", "最好"}, true},
                    {{"typical", "中等"}, true},
                    {{"worst", "最差"}, true},
                    {{"largest gain", "最多加分"}, true},
                    {{"largest loss", "最多减分"}, true}},
                   rows);
}

}  // namespace

DossierPart TestsPart(const TestReport& report) {
  std::string body = Lead(internal::kDossierTests, {{"passed", Number(report.passed())},
                                                    {"all", Number(report.results.size())},
                                                    {"covered", Number(report.covered())},
                                                    {"coverable", Number(report.coverable())}});
  for (const Finding& finding : report.findings) {
    absl::StrAppend(&body, "<p class=\"note\">", Both(Label{finding.en, finding.zh}), "</p>");
  }
  std::vector<Cells> rows;
  for (const TestResult& result : report.results) {
    if (result.passed || rows.size() == kMostRows) continue;
    rows.push_back({absl::StrCat(Escape(result.full_name()), Tags(result.clauses)),
                    Code(absl::StrCat(result.file, ":", result.line)), MismatchText(result)});
  }
  if (!rows.empty()) {
    body += CardTable({"Tests that fail", "未通过的测试"}, "",
                      {{{"test", "测试"}}, {{"where", "位置"}}, {{"why", "原因"}}}, rows);
  }
  if (report.failed() > rows.size()) {
    body += Note(internal::kDossierMoreFailed, {{"count", Number(report.failed() - rows.size())}});
  }
  DossierPart part;
  part.section = {"tests", {"Tests", "测试"}, body + Uncovered(report)};
  part.json = TestsJson(report);
  part.needs_look = !report.ok();
  return part;
}

DossierPart MutationPart(const MutationReport& report) {
  const std::string score = report.score();
  std::string body;
  if (!score.empty()) {
    body += Lead(internal::kDossierMutation, {{"scored", Number(report.total.scored())},
                                              {"killed", Number(report.total.killed)},
                                              {"score", score},
                                              {"equivalent", Number(report.total.equivalent)}});
  }
  for (const Finding& finding : report.findings) {
    absl::StrAppend(&body, "<p class=\"note\">", Both(Label{finding.en, finding.zh}), "</p>");
  }
  JsonText json;
  json.Object()
      .Field("score_percent", score)
      .Field("required_percent", report.required_percent)
      .Field("killed", static_cast<std::int64_t>(report.total.killed))
      .Field("survived", static_cast<std::int64_t>(report.total.survived))
      .Field("equivalent", static_cast<std::int64_t>(report.total.equivalent))
      .Array("survivors");
  std::vector<Cells> rows;
  for (const workbench::Survivor& one : report.survivors) {
    json.Object()
        .Field("place", one.place)
        .Field("clause", one.clause)
        .Field("zh", one.change.zh)
        .Field("en", one.change.en)
        .End();
    if (rows.size() == kMostRows) continue;
    rows.push_back({absl::StrCat(Code(one.place), Tag(one.clause)),
                    Both(Label{one.change.en, one.change.zh})});
  }
  json.End().End();
  if (!rows.empty()) {
    body += CardTable({"Wrong versions that no test notices", "测试未能发现的错误变体"}, "",
                      {{{"where", "位置"}}, {{"change", "改动"}}}, rows);
  }
  DossierPart part;
  part.section = {"mutation", {"Strength of the tests", "测试强度"}, std::move(body)};
  part.json = json.Take();
  part.needs_look = !report.ok();
  return part;
}

DossierPart AnswersPart(const DiffReport& report) {
  std::string body;
  std::string undeclared;
  for (const ClauseState& one : report.clauses) {
    if (one.differs && !one.declared) {
      absl::StrAppend(&undeclared, undeclared.empty() ? "" : ", ", one.clause);
    }
  }
  if (!undeclared.empty()) body += Note(internal::kDossierUndeclared, {{"clauses", undeclared}});
  std::vector<Cells> rows;
  for (const Difference& one : report.differences) {
    rows.push_back({absl::StrCat(Code(one.place), Tags(one.clauses)),
                    absl::StrCat(RangeText(one), Both(Label{one.text.en, one.text.zh})),
                    WitnessText(one)});
  }
  body += rows.empty() ? Lead(internal::kDossierAnswersSame)
                       : Lead(internal::kDossierAnswers, {{"count", Number(rows.size())}});
  if (!rows.empty()) {
    body += CardTable(
        {}, "", {{{"where", "位置"}}, {{"what differs", "不同之处"}}, {{"witness", "例证"}}}, rows);
  }
  DossierPart part;
  part.section = {"answers", {"What the answers change", "判定的变化"}, body + Totals(report)};
  part.json = AnswersJson(report);
  part.needs_look = report.answers_differ() && !report.all_declared();
  return part;
}

}  // namespace guiju::tool
