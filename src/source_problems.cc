#include "source_problems.h"

#include <algorithm>
#include <utility>

#include "sentences/source.h"
#include "withheld.h"

namespace guiju::internal {

SourceProblems::SourceProblems(std::string_view bytes, std::string file, bool data)
    : bytes_(bytes), file_(std::move(file)), data_(data), lines_{0} {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') lines_.push_back(i + 1);
  }
}

Position SourceProblems::At(std::size_t offset) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const auto line = static_cast<std::size_t>(after - lines_.begin());
  return {static_cast<int>(line), static_cast<int>(offset - lines_[line - 1]) + 1};
}

std::size_t SourceProblems::OffsetOfTabbed(int line, int column) const {
  if (line < 0 || static_cast<std::size_t>(line) >= lines_.size()) return bytes_.size();
  std::size_t offset = lines_[static_cast<std::size_t>(line)];
  for (int at = 0; at < column && offset < bytes_.size() && bytes_[offset] != '\n'; ++offset) {
    at += bytes_[offset] == '\t' ? 8 - at % 8 : 1;
  }
  return offset;
}

bool SourceProblems::Hides(std::string_view text) const { return data_ && !IsPlain(text); }

// Long values are cut in messages: nobody reads a kilobyte of them, and a limit keeps reports
// small.
Argument SourceProblems::Shown(std::string_view name, const std::string& text) const {
  constexpr std::size_t kMost = 60;
  if (Hides(text)) return Withheld(name, text);
  if (text.size() <= kMost) return {name, text};
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return {name, text.substr(0, end) + "…"};
}

void SourceProblems::Error(std::size_t offset, std::string path, const Sentence& sentence,
                           const Arguments& arguments) {
  if (findings_.size() >= kMostFindings) {
    ++more_;
    return;
  }
  const Position position = At(offset);
  Finding finding;
  finding.id = std::string(sentence.id);
  finding.file = file_;
  finding.line = position.line;
  finding.column = position.column;
  finding.path = std::move(path);
  finding.zh = Say(sentence, Language::kChinese, arguments);
  finding.en = Say(sentence, Language::kEnglish, arguments);
  findings_.push_back(std::move(finding));
}

void SourceProblems::Add(Finding finding) {
  if (findings_.size() >= kMostFindings) {
    ++more_;
    return;
  }
  findings_.push_back(std::move(finding));
}

Findings SourceProblems::Take() {
  SortByPlace(&findings_);
  if (more_ > 0) {
    Finding finding;
    finding.id = std::string(kSourceMore.id);
    finding.file = file_;
    finding.zh = Say(kSourceMore, Language::kChinese, {{"count", std::to_string(more_)}});
    finding.en = Say(kSourceMore, Language::kEnglish, {{"count", std::to_string(more_)}});
    findings_.push_back(std::move(finding));
    more_ = 0;
  }
  return std::move(findings_);
}

void SortByPlace(Findings* findings) {
  std::stable_sort(findings->begin(), findings->end(), [](const Finding& a, const Finding& b) {
    if ((a.line == 0) != (b.line == 0)) return b.line == 0;
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
}

}  // namespace guiju::internal
