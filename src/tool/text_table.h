// Tables for terminals, in columns that stay straight with Chinese text.
#ifndef GUIJU_SRC_TOOL_TEXT_TABLE_H_
#define GUIJU_SRC_TOOL_TEXT_TABLE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "display_width.h"

namespace guiju::tool {

using internal::DisplayWidth;

// `text` without control characters, escape sequences' first bytes and bidirectional marks, which
// become "·"; so that what customers wrote cannot steer the terminal.
std::string Printable(std::string_view text);

class TextTable {
 public:
  enum class Align { kLeft, kRight };

  void AddColumn(std::string title, Align align = Align::kLeft);
  // Missing cells are empty; there are no more cells than columns.
  void AddRow(std::vector<std::string> cells);

  // The title, a line, the rows; two spaces between columns, no spaces at the ends of lines.
  std::string Render() const;

 private:
  std::vector<std::string> titles_;
  std::vector<Align> aligns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_TEXT_TABLE_H_
