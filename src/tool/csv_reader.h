// Comma-separated values row by row (RFC 4180). The one door to libcsv.
//
// Quotation marks may enclose delimiters, line breaks and doubled quotation marks; a quotation mark
// inside a field that does not begin with one makes a bad row, because programs differ on what it
// means. Blank lines are skipped. Spaces around a field that is not quoted are not part of it.
// Memory: one row.
#ifndef GUIJU_SRC_TOOL_CSV_READER_H_
#define GUIJU_SRC_TOOL_CSV_READER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"
#include "tool/line_source.h"

namespace guiju::tool {

struct CsvRow {
  int line = 0;  // on which the row begins
  std::vector<std::string> field;
  std::vector<int> field_line;  // on which each field begins
  std::string raw;              // the row as it stands, without its line end
};

class CsvReader {
 public:
  // `source` outlives the reader. `delimiter` is ASCII.
  CsvReader(LineSource* source, char delimiter);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  enum class Step {
    kRow,
    kBadRow,  // problem() says why; `row` has line and raw, and no fields; reading goes on
    kEnd,
    kFailed,  // problem() says why; nothing more can be read
  };
  // Reuses the memory of `row`.
  Step Next(CsvRow* row);

  const Finding& problem() const { return problem_; }

 private:
  struct Parser;
  Step Stop(Step step, Finding finding, int line);

  LineSource* source_;
  std::unique_ptr<Parser> parser_;
  Finding problem_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_CSV_READER_H_
