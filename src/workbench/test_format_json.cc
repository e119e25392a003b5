// A report of tests as JSON.
#include <string_view>

#include "workbench/test_format.h"
#include "workbench/written.h"

namespace guiju::workbench {
namespace {

// "name": value pairs of one object, in order.
class JsonObject {
 public:
  JsonObject& Raw(const char* name, const std::string& value) {
    text_ += (text_.empty() ? "" : ", ") + JsonString(name) + ": " + value;
    return *this;
  }
  JsonObject& Text(const char* name, const std::string& value) {
    return Raw(name, JsonString(value));
  }
  JsonObject& Number(const char* name, std::size_t value) {
    return Raw(name, std::to_string(value));
  }
  JsonObject& Flag(const char* name, bool value) { return Raw(name, value ? "true" : "false"); }
  std::string Take() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

template <typename List, typename Write>
std::string JsonList(const List& list, const Write& write) {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : ",\n ") + write(one);
  return "[" + text + "]";
}

std::string JsonPlace(const PolicyPlace& place) {
  return JsonObject()
      .Text("place", place.place)
      .Text("clause", place.clause)
      .Text("file", place.file)
      .Number("line", static_cast<std::size_t>(place.line))
      .Number("column", static_cast<std::size_t>(place.column))
      .Take();
}

std::string JsonTexts(const std::pair<std::string, std::string>& text) {
  return JsonObject().Text("zh", text.first).Text("en", text.second).Take();
}

std::string JsonResult(const TestReport& report, const TestResult& result) {
  JsonObject object;
  object.Text("suite", result.suite)
      .Text("name", result.name)
      .Raw("clauses", JsonList(result.clauses, [](const std::string& s) { return JsonString(s); }))
      .Text("file", result.file)
      .Number("line", static_cast<std::size_t>(result.line))
      .Number("column", static_cast<std::size_t>(result.column))
      .Flag("passed", result.passed);
  if (result.passed) return object.Take();
  object.Raw("mismatches", JsonList(result.mismatches, [](const TestMismatch& one) {
               return JsonObject()
                   .Text("path", one.path)
                   .Text("expected", one.expected)
                   .Text("actual", one.actual)
                   .Take();
             }));
  object.Raw("reasons", JsonList(result.reasons, JsonTexts));
  if (!result.decided_by.place.empty()) object.Raw("decided_by", JsonPlace(result.decided_by));
  if (!result.nearest.first.empty()) object.Raw("nearest", JsonTexts(result.nearest));
  return object.Text("command", CommandOf(report, result)).Take();
}

std::string JsonReport(const TestReport& report) {
  return JsonObject()
      .Raw("policy", JsonObject()
                         .Text("file", report.policy_file)
                         .Text("id", report.policy_id)
                         .Text("version", report.policy_version)
                         .Text("sha256", report.policy_sha256)
                         .Take())
      .Flag("ok", report.ok())
      .Number("passed", report.passed())
      .Number("failed", report.failed())
      .Number("covered", report.covered())
      .Number("coverable", report.coverable())
      .Raw("findings", JsonList(report.findings,
                                [](const Finding& finding) {
                                  return JsonObject()
                                      .Text("id", finding.id)
                                      .Text("zh", finding.zh)
                                      .Text("en", finding.en)
                                      .Take();
                                }))
      .Raw("coverage", JsonList(report.coverage,
                                [](const CoverageKind& kind) {
                                  return JsonObject()
                                      .Text("kind", kind.kind)
                                      .Number("covered", kind.covered())
                                      .Number("total", kind.total)
                                      .Raw("uncovered", JsonList(kind.uncovered, JsonPlace))
                                      .Take();
                                }))
      .Raw("tests",
           JsonList(report.results,
                    [&report](const TestResult& result) { return JsonResult(report, result); }))
      .Take();
}

}  // namespace

std::string FormatJson(const std::vector<TestReport>& reports) {
  bool ok = !reports.empty();
  for (const TestReport& report : reports) ok = ok && report.ok();
  return JsonObject().Flag("ok", ok).Raw("reports", JsonList(reports, JsonReport)).Take() + "\n";
}

}  // namespace guiju::workbench
