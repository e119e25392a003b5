// A report of tests for machines that build: JUnit XML, and workflow commands of GitHub Actions.
#include <string_view>

#include "sentences/policy_tests.h"
#include "workbench/test_format.h"

namespace guiju::workbench {
namespace {

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
    const std::vector<std::string> lines = LinesOf(result, language_);
    out_ += ">\n      <failure" + Attribute("message", lines.empty() ? "" : lines.front()) + ">" +
            XmlText(TextOf(result, language_) + "\n" + CommandOf(report, result)) +
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

}  // namespace

std::string FormatJunit(const std::vector<TestReport>& reports, Language language) {
  return Junit(language).Write(reports);
}

std::string FormatGithub(const std::vector<TestReport>& reports, Language language, bool coverage) {
  std::string out;
  for (const TestReport& report : reports) {
    for (const TestResult& result : report.results) {
      if (result.passed) continue;
      out += Annotation("error", result.file, result.line, result.column, result.full_name(),
                        TextOf(result, language));
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

}  // namespace guiju::workbench
