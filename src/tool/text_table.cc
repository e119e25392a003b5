#include "tool/text_table.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "tool/say.h"

namespace guiju::tool {
std::string Printable(std::string_view text) {
  return Shown(text, std::numeric_limits<std::size_t>::max());
}

void TextTable::AddColumn(std::string title, Align align) {
  titles_.push_back(std::move(title));
  aligns_.push_back(align);
}

void TextTable::AddRow(std::vector<std::string> cells) {
  cells.resize(titles_.size());
  for (std::string& cell : cells) cell = Printable(cell);
  rows_.push_back(std::move(cells));
}

std::string TextTable::Render() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    std::size_t width = DisplayWidth(titles_[i]);
    for (const auto& row : rows_) width = std::max(width, DisplayWidth(row[i]));
    widths.push_back(width);
  }
  std::string out;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string space(widths[i] - DisplayWidth(cells[i]), ' ');
      if (i > 0) out += "  ";
      out += aligns_[i] == Align::kRight ? space + cells[i] : cells[i] + space;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
  };
  add(titles_);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) out += "  ";
    out += std::string(widths[i], '-');
  }
  out += '\n';
  for (const auto& row : rows_) add(row);
  return out;
}

}  // namespace guiju::tool
