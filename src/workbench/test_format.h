// What the forms of a report of tests share.
#ifndef GUIJU_SRC_WORKBENCH_TEST_FORMAT_H_
#define GUIJU_SRC_WORKBENCH_TEST_FORMAT_H_

#include <string>
#include <utility>
#include <vector>

#include "guiju/workbench/test.h"

namespace guiju::workbench {

// A word of a report, not a sentence: a title, a state.
struct Word {
  const char* en;
  const char* zh;
  const char* In(Language language) const { return language == Language::kChinese ? zh : en; }
};

inline constexpr Word kFailed{"FAILED", "未通过"};
inline constexpr Word kField{"field", "字段"};
inline constexpr Word kExpected{"expected", "应为"};
inline constexpr Word kActual{"actual", "实际"};
inline constexpr Word kNothing{"(nothing)", "（无）"};
inline constexpr Word kDecidedBy{"decided by", "判定依据"};
inline constexpr Word kRunAlone{"run it alone", "单独运行"};

inline const std::string& In(const std::pair<std::string, std::string>& text, Language language) {
  return language == Language::kChinese ? text.first : text.second;
}

// "file:line:column"; the file alone when the form has no lines.
std::string PlaceInFile(const std::string& file, int line, int column);

// In single quotes, for a shell.
std::string ShellQuoted(const std::string& text);

// How a failed test is run alone, for a shell.
std::string CommandOf(const TestReport& report, const TestResult& result);

// What went wrong, a line each.
std::vector<std::string> LinesOf(const TestResult& result, Language language);
// The same with line breaks between.
std::string TextOf(const TestResult& result, Language language);

std::string FormatJson(const std::vector<TestReport>& reports);
std::string FormatJunit(const std::vector<TestReport>& reports, Language language);
std::string FormatGithub(const std::vector<TestReport>& reports, Language language, bool coverage);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_TEST_FORMAT_H_
