// A table as it stands in the text of its file, for table.cc: which entries are its rows, and what
// their cells say.
#ifndef GUIJU_SRC_WORKBENCH_SHEET_H_
#define GUIJU_SRC_WORKBENCH_SHEET_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"
#include "sentence.h"
#include "workbench/text_tree.h"

namespace guiju::workbench {

// A field of a row. An empty value is a field that is not there.
struct SheetCell {
  std::string field;
  std::string value;
  bool quoted = true;
};

struct SheetEntry {
  const TextEntry* written = nullptr;  // null: a row that is not in the file
  std::string name;                    // "band", "otherwise", "row"
  std::vector<SheetCell> cells;        // the first is the key
  int line = 0;                        // in the spreadsheet
};

struct Sheet {
  enum Kind : std::uint8_t { kBands, kPoints, kSweep };
  Kind kind = kBands;
  std::vector<SheetEntry> entries;
  const TextEntry* list = nullptr;  // kPoints: the list of points
};

// A column of a kind of table.
struct SheetColumn {
  std::string_view en;
  std::string_view zh;
};
const std::vector<SheetColumn>& ColumnsOf(Sheet::Kind kind);

// A bound's word in both languages: "at_least", "不低于".
struct BoundWord {
  std::string_view word;
  std::string_view zh;
};
const std::vector<BoundWord>& BoundWords();

// The table at `place`; false when there is none.
bool FindSheet(const TextEntry& root, std::string_view bytes, const std::string& place,
               Sheet* sheet);

// All places of tables in the file: "score.metric[response], …".
std::vector<std::string> SheetPlaces(const TextEntry& root, std::string_view bytes);

// The cells of one row of the spreadsheet as an entry. What is wrong goes to `findings`.
bool ReadSheetRow(Sheet::Kind kind, const std::vector<std::string>& cells, int line,
                  const std::string& sheet, SheetEntry* entry, Findings* findings);

// The same decimal, perhaps written otherwise: "4" and "4.0".
bool IsSameNumber(const std::string& a, const std::string& b);

Finding SheetFinding(Severity severity, const std::string& file, int line,
                     const internal::Sentence& sentence, const internal::Arguments& arguments);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SHEET_H_
