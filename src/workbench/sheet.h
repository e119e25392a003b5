// A table as it stands in the text of its file, for table.cc: which entries are its rows, and what
// their cells say.
#ifndef GUIJU_SRC_WORKBENCH_SHEET_H_
#define GUIJU_SRC_WORKBENCH_SHEET_H_

#include <cstddef>
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

// A title of a column.
struct SheetColumn {
  std::string en;
  std::string zh;
};

// A profile that gives points to each band of a metric's table: a column more, behind the others,
// so that a band that is added gets its points there, too.
struct SheetProfile {
  std::string id;
  const TextEntry* list = nullptr;
};

struct Sheet {
  enum Kind : std::uint8_t { kBands, kPoints, kSweep, kCases };
  Kind kind = kBands;
  std::vector<SheetColumn> columns;
  std::vector<SheetEntry> entries;
  std::vector<SheetProfile> profiles;  // kBands
  const TextEntry* list = nullptr;     // kPoints: the list of points
};

// The cells of a band that are its own fields; those of profiles come behind.
inline constexpr std::size_t kBandCells = 3;

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
bool ReadSheetRow(const Sheet& form, const std::vector<std::string>& cells, int line,
                  const std::string& sheet, SheetEntry* entry, Findings* findings);

// The same decimal, perhaps written otherwise: "4" and "4.0".
bool IsSameNumber(const std::string& a, const std::string& b);

// What a spreadsheet calls the column: A for 0, Z for 25, AA for 26.
std::string ColumnLetters(std::size_t column);

Finding SheetFinding(Severity severity, const std::string& file, int line,
                     const internal::Sentence& sentence, const internal::Arguments& arguments);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SHEET_H_
