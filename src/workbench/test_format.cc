// A report of tests as text, JSON, JUnit XML and workflow commands.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "format.h"
#include "guiju/label.h"
#include "guiju/workbench/test.h"
#include "name_pattern.h"
#include "sentences/policy_tests.h"

namespace guiju::workbench {
namespace {

using internal::Arguments;
using internal::Sentence;

std::string At(const std::string& file, int line, int column) {
  if (line == 0) return file;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

const std::string& In(const std::pair<std::string, std::string>& text, Language language) {
  return language == Language::kChinese ? text.first : text.second;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// For a shell: in single quotes.
std::string Quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string Command(const TestReport& report, const TestResult& result) {
  return report.reproduce + " " + Quoted(result.file) + " --run " +
         Quoted(internal::NamePattern::Exactly(result.full_name()));
}

std::string Percent(const TestReport& report) {
  return internal::FormatPercent(
      {static_cast<std::int64_t>(report.covered()), static_cast<std::int64_t>(report.coverable())},
      1);
}

// Columns on a terminal: a Chinese character takes two.
std::size_t WidthOf(std::string_view text) {
  std::size_t width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) width += byte >= 0xE2 ? 2 : 1;
  }
  return width;
}

void Pad(std::string_view text, std::size_t width, std::string* out) {
  *out += text;
  const std::size_t used = WidthOf(text);
  if (used < width) out->append(width - used, ' ');
}

struct Word {
  const char* en;
  const char* zh;
  const char* In(Language language) const { return language == Language::kChinese ? zh : en; }
};

constexpr Word kFailed{"FAILED", "未通过"};
constexpr Word kField{"field", "字段"};
constexpr Word kExpected{"expected", "应为"};
constexpr Word kActual{"actual", "实际"};
constexpr Word kNothing{"(nothing)", "（无）"};
constexpr Word kDecidedBy{"decided by", "判定依据"};
constexpr Word kRunAlone{"run it alone", "单独运行"};

class Pretty {
 public:
  Pretty(Language language, bool coverage) : language_(language), coverage_(coverage) {}

  std::string Write(const std::vector<TestReport>& reports) {
    for (const TestReport& report : reports) {
      for (const TestResult& result : report.results) {
        if (!result.passed) WriteFailure(report, result);
      }
      WriteSums(report);
    }
    return std::move(out_);
  }

 private:
  void Line(const std::string& text) { out_ += text + "\n"; }

  void Say(const Sentence& sentence, const Arguments& arguments) {
    Line(internal::Say(sentence, language_, arguments));
  }

  void WriteFailure(const TestReport& report, const TestResult& result) {
    Line(std::string(kFailed.In(language_)) + " " + result.full_name() + " (" +
         Joined(result.clauses) + ")");
    Line("  " + At(result.file, result.line, result.column));
    WriteMismatches(result);
    for (const auto& reason : result.reasons) Line("  " + In(reason, language_));
    if (!result.decided_by.place.empty()) {
      const PolicyPlace& by = result.decided_by;
      Line(std::string("  ") + kDecidedBy.In(language_) + " " + by.place +
           (by.clause.empty() ? "" : " (" + by.clause + ")") + " " +
           At(by.file, by.line, by.column));
    }
    if (!In(result.nearest, language_).empty()) Line("  " + In(result.nearest, language_));
    Line(std::string("  ") + kRunAlone.In(language_) + ": " + Command(report, result));
    Line("");
  }

  void WriteMismatches(const TestResult& result) {
    if (result.mismatches.empty()) return;
    std::vector<std::vector<std::string>> rows = {
        {kField.In(language_), kExpected.In(language_), kActual.In(language_)}};
    const auto shown = [this](const std::string& text) {
      return text.empty() ? std::string(kNothing.In(language_)) : text;
    };
    for (const TestMismatch& one : result.mismatches) {
      rows.push_back({one.path, shown(one.expected), shown(one.actual)});
    }
    std::size_t path = 0;
    std::size_t expected = 0;
    for (const auto& row : rows) {
      path = std::max(path, WidthOf(row[0]));
      expected = std::max(expected, WidthOf(row[1]));
    }
    for (const auto& row : rows) {
      std::string line = "  ";
      Pad(row[0], path + 2, &line);
      Pad(row[1], expected + 2, &line);
      Line(line + row[2]);
    }
  }

  void WriteSums(const TestReport& report) {
    for (const Finding& finding : report.findings) Line(finding.text(language_));
    if (coverage_) {
      for (const CoverageKind& kind : report.coverage) {
        std::string line = "  ";
        Pad(kind.kind, 17, &line);
        Line(line + std::to_string(kind.covered()) + "/" + std::to_string(kind.total));
      }
      for (const CoverageKind& kind : report.coverage) {
        for (const PolicyPlace& place : kind.uncovered) {
          Line(At(place.file, place.line, place.column) + ": " +
               internal::Say(internal::kTestUncovered, language_,
                             {{"place", place.place}, {"clause", place.clause}}));
        }
      }
    }
    if (report.coverable() > 0) {
      Say(internal::kTestCoverage, {{"covered", std::to_string(report.covered())},
                                    {"total", std::to_string(report.coverable())},
                                    {"percent", Percent(report)}});
    }
    Say(internal::kTestSummary, {{"policy", report.policy_file},
                                 {"passed", std::to_string(report.passed())},
                                 {"failed", std::to_string(report.failed())}});
  }

  const Language language_;
  const bool coverage_;
  std::string out_;
};

std::string JsonText(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

// "name": value pairs of one object, in order.
class JsonObject {
 public:
  JsonObject& Raw(const char* name, const std::string& value) {
    text_ += (text_.empty() ? "" : ", ") + JsonText(name) + ": " + value;
    return *this;
  }
  JsonObject& Text(const char* name, const std::string& value) {
    return Raw(name, JsonText(value));
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
      .Raw("clauses", JsonList(result.clauses, [](const std::string& s) { return JsonText(s); }))
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
  return object.Text("command", Command(report, result)).Take();
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

std::string XmlText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        // XML has no other control characters.
        out += byte < 0x20 ? ' ' : c;
    }
  }
  return out;
}

std::string Attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + XmlText(value) + "\"";
}

// What went wrong, a line each.
std::vector<std::string> Lines(const TestResult& result, Language language) {
  std::vector<std::string> lines;
  for (const TestMismatch& one : result.mismatches) {
    const auto shown = [language](const std::string& text) {
      return text.empty() ? std::string(kNothing.In(language)) : text;
    };
    lines.push_back(one.path + ": " + kExpected.In(language) + " " + shown(one.expected) + ", " +
                    kActual.In(language) + " " + shown(one.actual));
  }
  for (const auto& reason : result.reasons) lines.push_back(In(reason, language));
  if (!result.decided_by.place.empty()) {
    const PolicyPlace& by = result.decided_by;
    lines.push_back(std::string(kDecidedBy.In(language)) + " " + by.place + " " +
                    At(by.file, by.line, by.column));
  }
  if (!In(result.nearest, language).empty()) lines.push_back(In(result.nearest, language));
  return lines;
}

std::string Together(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

class Junit {
 public:
  explicit Junit(Language language) : language_(language) {}

  std::string Write(const std::vector<TestReport>& reports) {
    std::size_t tests = 0;
    std::size_t failures = 0;
    for (const TestReport& report : reports) {
      WriteReport(report);
      tests += report.results.size() + report.findings.size();
      failures += report.failed() + report.findings.size();
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"guiju\"" +
           Counts(tests, failures) + ">\n" + out_ + "</testsuites>\n";
  }

 private:
  static std::string Counts(std::size_t tests, std::size_t failures) {
    return Attribute("tests", std::to_string(tests)) +
           Attribute("failures", std::to_string(failures));
  }

  void WriteReport(const TestReport& report) {
    for (std::size_t i = 0; i < report.results.size();) {
      std::size_t end = i;
      std::size_t failures = 0;
      const TestResult& first = report.results[i];
      while (end < report.results.size() && report.results[end].file == first.file) {
        failures += !report.results[end++].passed;
      }
      out_ += "  <testsuite" + Attribute("name", first.suite) + Counts(end - i, failures) +
              Attribute("file", first.file) + ">\n";
      for (; i < end; ++i) WriteResult(report, report.results[i]);
      out_ += "  </testsuite>\n";
    }
    if (report.findings.empty()) return;
    out_ += "  <testsuite" + Attribute("name", report.policy_file) +
            Counts(report.findings.size(), report.findings.size()) + ">\n";
    for (const Finding& finding : report.findings) {
      out_ += "    <testcase" + Attribute("classname", report.policy_file) +
              Attribute("name", finding.id) + ">\n      <failure" +
              Attribute("message", finding.text(language_)) + "/>\n    </testcase>\n";
    }
    out_ += "  </testsuite>\n";
  }

  void WriteResult(const TestReport& report, const TestResult& result) {
    out_ += "    <testcase" + Attribute("classname", result.suite) +
            Attribute("name", result.name) + Attribute("file", result.file) +
            Attribute("line", std::to_string(result.line));
    if (result.passed) {
      out_ += "/>\n";
      return;
    }
    const std::vector<std::string> lines = Lines(result, language_);
    out_ += ">\n      <failure" + Attribute("message", lines.empty() ? "" : lines.front()) + ">" +
            XmlText(Together(lines) + "\n" + Command(report, result)) +
            "</failure>\n    </testcase>\n";
  }

  const Language language_;
  std::string out_;
};

// The parts of a workflow command of GitHub Actions; `property`: before the "::".
std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\n') {
      out += "%0A";
    } else if (c == '\r') {
      out += "%0D";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Annotation(const char* kind, const std::string& file, int line, int column,
                       const std::string& title, const std::string& text) {
  std::string out = std::string("::") + kind + " file=" + Escaped(file, true);
  if (line > 0) {
    out += ",line=" + std::to_string(line) + ",col=" + std::to_string(column);
  }
  return out + ",title=" + Escaped(title, true) + "::" + Escaped(text, false) + "\n";
}

std::string Github(const std::vector<TestReport>& reports, Language language, bool coverage) {
  std::string out;
  for (const TestReport& report : reports) {
    for (const TestResult& result : report.results) {
      if (result.passed) continue;
      out += Annotation("error", result.file, result.line, result.column, result.full_name(),
                        Together(Lines(result, language)));
    }
    for (const Finding& finding : report.findings) {
      out += Annotation("error", report.policy_file, 0, 0, finding.id, finding.text(language));
    }
    for (const CoverageKind& kind : report.coverage) {
      for (const PolicyPlace& place : kind.uncovered) {
        if (!coverage) break;
        out += Annotation("warning", place.file, place.line, place.column, kind.kind,
                          internal::Say(internal::kTestUncovered, language,
                                        {{"place", place.place}, {"clause", place.clause}}));
      }
    }
    out += "::notice::" +
           Escaped(internal::Say(internal::kTestSummary, language,
                                 {{"policy", report.policy_file},
                                  {"passed", std::to_string(report.passed())},
                                  {"failed", std::to_string(report.failed())}}),
                   false) +
           "\n";
  }
  return out;
}

}  // namespace

std::string FormatTests(const std::vector<TestReport>& reports, TestFormat format,
                        Language language, bool coverage) {
  switch (format) {
    case TestFormat::kJson: {
      bool ok = !reports.empty();
      for (const TestReport& report : reports) ok = ok && report.ok();
      return JsonObject().Flag("ok", ok).Raw("reports", JsonList(reports, JsonReport)).Take() +
             "\n";
    }
    case TestFormat::kJunit:
      return Junit(language).Write(reports);
    case TestFormat::kGithub:
      return Github(reports, language, coverage);
    default:
      return Pretty(language, coverage).Write(reports);
  }
}

}  // namespace guiju::workbench
