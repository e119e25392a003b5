// Tables for spreadsheets: RFC 4180 with CRLF, UTF-8 with a byte-order mark so that spreadsheets
// show Chinese, and no cell that a spreadsheet would run.
#ifndef GUIJU_SRC_TOOL_CSV_WRITER_H_
#define GUIJU_SRC_TOOL_CSV_WRITER_H_

#include <string>
#include <string_view>
#include <vector>

#include "tool/output_file.h"

namespace guiju::tool {

// `text` with ' before it when a spreadsheet could take it for a formula: it begins (after any ')
// with = + - @, their full-width forms, a tab or a line break. Plain numbers (-5, +3.5 %) and
// telephone numbers (+8613800001234, +86 138 0000 1234) stay as they are. A column map with
// formula_guard takes the mark off again.
//   Guard("=1+1") == "'=1+1"    Guard("+86 138") == "+86 138"    Guard("-1+cmd") == "'-1+cmd"
std::string Guard(std::string_view text);

// `text` guarded, and in quotation marks where RFC 4180 wants them.
std::string CsvField(std::string_view text, char delimiter = ',');

class CsvWriter {
 public:
  // Writes the mark and the header. `file` outlives the writer, which does not commit it.
  CsvWriter(OutputFile* file, const std::vector<std::string>& header, char delimiter = ',');
  // False when the file has failed.
  bool Row(const std::vector<std::string>& cells);

 private:
  OutputFile* file_;
  char delimiter_;
  std::string line_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_CSV_WRITER_H_
