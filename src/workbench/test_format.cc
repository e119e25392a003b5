// A report of tests as text, and the parts that its forms share.
#include "workbench/test_format.h"

#include <algorithm>
#include <string_view>

#include "format.h"
#include "name_pattern.h"
#include "sentences/policy_tests.h"

namespace guiju::workbench {
namespace {

using internal::Arguments;
using internal::Sentence;

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
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

// The kinds of coverage.h, for people.
const char* KindIn(const std::string& kind, Language language) {
  struct Kind {
    const char* name;
    Word word;
  };
  static constexpr Kind kKinds[] = {
      {"band", {"bands", "得分档"}},
      {"grade", {"grades", "等级"}},
      {"profile", {"profiles", "阶段权重"}},
      {"advisory", {"advisories", "提示"}},
      {"review", {"reviews", "连续月规则"}},
      {"triage_rule", {"triage rules", "分级规则"}},
      {"route", {"routes", "责任部门"}},
      {"feedback", {"feedback flows", "反馈流程"}},
      {"hand_over", {"hand-overs", "转交"}},
      {"mark", {"marks", "备注"}},
      {"obligation", {"obligations", "时限义务"}},
      {"target", {"targets", "时限目标"}},
      {"milestone", {"milestones", "沟通节点"}},
      {"segment", {"segments", "客户分层"}},
      {"care", {"care actions", "维护措施"}},
      {"membership", {"types of customer", "客户类型"}},
      {"scenario", {"scenarios", "回访场景"}},
      {"budget", {"call lengths", "回访时长"}},
      {"tier", {"agent tiers", "客服级别"}},
      {"tag", {"tags", "名单标签"}},
      {"callback_target", {"callback targets", "回访指标"}},
      {"form", {"forms", "记录表"}},
      {"field", {"fields", "字段"}},
      {"mask_kind", {"kinds of masking", "遮盖类别"}},
      {"terms", {"term lists", "词表"}},
      {"stats", {"statistics", "统计项"}},
      {"calendar", {"calendars", "工作日历"}},
  };
  for (const Kind& one : kKinds) {
    if (kind == one.name) return one.word.In(language);
  }
  return kind.c_str();
}

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
    Line("  " + PlaceInFile(result.file, result.line, result.column));
    WriteMismatches(result);
    for (const auto& reason : result.reasons) Line("  " + In(reason, language_));
    if (!result.decided_by.place.empty()) {
      const PolicyPlace& by = result.decided_by;
      Line(std::string("  ") + kDecidedBy.In(language_) + " " + by.place +
           (by.clause.empty() ? "" : " (" + by.clause + ")") + " " +
           PlaceInFile(by.file, by.line, by.column));
    }
    if (!In(result.nearest, language_).empty()) Line("  " + In(result.nearest, language_));
    Line(std::string("  ") + kRunAlone.In(language_) + ": " + CommandOf(report, result));
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
    // Side by side while it fits on a screen; long lists one below the other.
    constexpr std::size_t kWidest = 60;
    if (expected > kWidest) {
      for (std::size_t i = 1; i < rows.size(); ++i) {
        Line("  " + rows[i][0]);
        for (const std::size_t column : {1U, 2U}) {
          std::string line = "    ";
          Pad(rows[0][column], 10, &line);
          Line(line + rows[i][column]);
        }
      }
      return;
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
        Pad(KindIn(kind.kind, language_), 19, &line);
        Line(line + std::to_string(kind.covered()) + "/" + std::to_string(kind.total));
      }
      for (const CoverageKind& kind : report.coverage) {
        for (const PolicyPlace& place : kind.uncovered) {
          Line(PlaceInFile(place.file, place.line, place.column) + ": " +
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

}  // namespace

std::string ShellQuoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string PlaceInFile(const std::string& file, int line, int column) {
  if (line == 0) return file;
  return file + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::string CommandOf(const TestReport& report, const TestResult& result) {
  return report.reproduce + " " + ShellQuoted(result.file) + " --run " +
         ShellQuoted(internal::NamePattern::Exactly(result.full_name()));
}

std::vector<std::string> LinesOf(const TestResult& result, Language language) {
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
                    PlaceInFile(by.file, by.line, by.column));
  }
  if (!In(result.nearest, language).empty()) lines.push_back(In(result.nearest, language));
  return lines;
}

std::string TextOf(const TestResult& result, Language language) {
  std::string text;
  for (const std::string& line : LinesOf(result, language)) {
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

std::string FormatTests(const std::vector<TestReport>& reports, TestFormat format,
                        Language language, bool coverage) {
  switch (format) {
    case TestFormat::kJson:
      return FormatJson(reports);
    case TestFormat::kJunit:
      return FormatJunit(reports, language);
    case TestFormat::kGithub:
      return FormatGithub(reports, language, coverage);
    default:
      return Pretty(language, coverage).Write(reports);
  }
}

}  // namespace guiju::workbench
