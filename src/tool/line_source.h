// A file as physical lines of checked UTF-8, whatever its encoding and its line ends.
//
// Memory does not depend on the size of the file: a buffer of two limits at most. A byte-order mark
// is skipped; a file with the one of UTF-8 is UTF-8 whatever was told. Lines end with LF, CRLF or
// CR, or with the file.
#ifndef GUIJU_SRC_TOOL_LINE_SOURCE_H_
#define GUIJU_SRC_TOOL_LINE_SOURCE_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"

namespace guiju::tool {

// The longest line, and the longest row of several lines, in bytes of UTF-8 with the line end.
inline constexpr std::size_t kLongestLine = 1U << 20U;

// The encodings that can be told: "UTF-8", "GB18030", ...
const std::vector<std::string>& Encodings();

class LineSource {
 public:
  // Opens `path` ("-" is standard input) to be read as `encoding` (empty is UTF-8; upper or lower
  // case). A failure is told by the first Next.
  LineSource(const std::string& path, const std::string& encoding);
  ~LineSource();
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;

  enum class Step {
    kLine,
    kTooLong,  // a line over kLongestLine was skipped; `number` is its number, `text` is empty
    kEnd,
    kFailed,  // failure() says why; nothing more can be read
  };
  struct Line {
    std::string_view text;  // with its line end; valid until the next call
    int number = 0;         // 1-based
  };
  Step Next(Line* line);

  // With file, line and column.
  const Finding& failure() const { return failure_; }

 private:
  struct Decoder;

  bool Fill();
  void Decode(std::string_view bytes, bool at_end);
  Step Fail(const Finding& finding);
  Step NotUtf8(std::string_view line, std::size_t at);
  std::size_t FindLineEnd(std::size_t from) const;
  void SkipMark();

  std::string path_;
  std::FILE* file_ = nullptr;
  std::unique_ptr<Decoder> decoder_;  // null: the bytes are taken as UTF-8
  std::string encoding_;
  std::string buffer_;
  std::size_t start_ = 0;    // of the line to come
  std::size_t scanned_ = 0;  // no line end lies in [start_, scanned_)
  int number_ = 0;
  bool at_end_ = false;
  bool bad_bytes_ = false;  // the decoder refused what follows buffer_
  bool begun_ = false;
  bool failed_ = false;
  Finding failure_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_LINE_SOURCE_H_
