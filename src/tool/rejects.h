// The rows that could not be read, with the reason, for somebody to mend. What is given here is
// written as it is: who calls has masked it (see row_mask.h).
#ifndef GUIJU_SRC_TOOL_REJECTS_H_
#define GUIJU_SRC_TOOL_REJECTS_H_

#include <memory>
#include <string>
#include <vector>

#include "guiju/finding.h"
#include "tool/csv_reader.h"
#include "tool/csv_writer.h"
#include "tool/output_file.h"

namespace guiju::tool {

class Rejects {
 public:
  // An empty path keeps nothing.
  explicit Rejects(const std::string& path);

  // CSV: the input's header and reason_zh, reason_en, line. Call it before the first Row.
  void Header(const std::vector<std::string>& header, char delimiter);
  // The row with its reasons. A row whose fields do not fit the header stands whole in the first
  // column.
  void Row(const CsvRow& row, const Findings& reasons);
  // JSON lines: {"line", "id", "reason_zh", "reason_en", "text"}; an empty id is left out.
  void Text(int line, const std::string& id, const std::string& text, const Findings& reasons);

  bool is_kept() const { return file_ != nullptr; }

  // False with failure() when the file could not be written.
  bool Commit();
  Finding failure() const { return file_->failure(); }

 private:
  std::unique_ptr<OutputFile> file_;
  std::unique_ptr<CsvWriter> writer_;
  std::size_t width_ = 0;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_REJECTS_H_
