#include "tool/csv_writer.h"

namespace guiju::tool {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// [+-]digits, in groups with single spaces between or with one point and digits, then perhaps %.
// Nothing of it computes.
bool IsSignedFigure(std::string_view text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return false;
  text.remove_prefix(1);
  bool point = false;
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (IsDigit(c)) continue;
    const bool between = i > 0 && IsDigit(text[i - 1]) && i + 1 < text.size();
    if (c == '.' && between && !point && !space) {
      point = true;
    } else if (c == ' ' && between && (IsDigit(text[i + 1]) || text.substr(i) == " %")) {
      space = true;
    } else {
      return c == '%' && i > 0 && i + 1 == text.size();
    }
  }
  return true;
}

bool BeginsFormula(std::string_view text) {
  static constexpr std::string_view kRuns[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                               "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view run : kRuns) {
    if (text.substr(0, run.size()) == run) return true;
  }
  return false;
}

}  // namespace

std::string Guard(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first == std::string_view::npos || !BeginsFormula(text.substr(first)) ||
      IsSignedFigure(text)) {
    return std::string(text);
  }
  return "'" + std::string(text);
}

std::string CsvField(std::string_view text, char delimiter) {
  const std::string guarded = Guard(text);
  const bool outer_space = !guarded.empty() && (guarded.front() == ' ' || guarded.back() == ' ' ||
                                                guarded.front() == '\t' || guarded.back() == '\t');
  if (!outer_space && guarded.find_first_of("\"\r\n") == std::string::npos &&
      guarded.find(delimiter) == std::string::npos)
    return guarded;
  std::string out = "\"";
  for (const char c : guarded) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

CsvWriter::CsvWriter(OutputFile* file, const std::vector<std::string>& header, char delimiter)
    : file_(file), delimiter_(delimiter) {
  file_->Write("\xEF\xBB\xBF");
  Row(header);
}

bool CsvWriter::Row(const std::vector<std::string>& cells) {
  line_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line_ += delimiter_;
    line_ += CsvField(cells[i], delimiter_);
  }
  line_ += "\r\n";
  return file_->Write(line_);
}

}  // namespace guiju::tool
