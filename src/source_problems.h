// Collects what is wrong with a text by its byte offsets, and where its parts stand.
#ifndef GUIJU_SRC_SOURCE_PROBLEMS_H_
#define GUIJU_SRC_SOURCE_PROBLEMS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "guiju/finding.h"
#include "message_source.h"
#include "sentence.h"

namespace guiju::internal {

// Paths that the rules leave alone, because the reader has already spoken about them.
struct Spoken {
  std::unordered_set<std::string> values;    // this value is wrong or unreadable
  std::unordered_set<std::string> messages;  // parts of this message may have been lost
};

class SourceProblems {
 public:
  // `bytes` must outlive the object. `data`: they were written about a customer (see withheld.h).
  SourceProblems(std::string_view bytes, std::string file, bool data = false);

  // The byte at `offset` (up to the size of the text, inclusive).
  Position At(std::size_t offset) const;
  // `offset` counts in the bytes as TextFormat does: 0-based, a tab goes to the next multiple of 8.
  std::size_t OffsetOfTabbed(int line, int column) const;

  // The first kMostFindings are kept, the rest is counted.
  void Error(std::size_t offset, std::string path, const Sentence& sentence,
             const Arguments& arguments);
  // Findings that are placed already (of the rules).
  void Add(Finding finding);
  void CountMore(std::size_t count) { more_ += count; }

  // An argument that shows a text of the bytes, cut when it is long; of data only when it is plain.
  Argument Shown(std::string_view name, const std::string& text) const;
  // Whether a text of the bytes must not be shown.
  bool Hides(std::string_view text) const;
  bool data() const { return data_; }

  std::size_t count() const { return findings_.size() + more_; }
  const std::string& file() const { return file_; }
  // All by place, and how many more there were.
  Findings Take();

  PositionMap positions;
  Spoken spoken;

 private:
  std::string_view bytes_;
  std::string file_;
  bool data_;
  std::vector<std::size_t> lines_;  // offset of each line's first byte
  Findings findings_;
  std::size_t more_ = 0;
};

// Findings without a line come last; equals keep their order.
void SortByPlace(Findings* findings);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SOURCE_PROBLEMS_H_
