// One table of a policy or of a test suite as rows for a spreadsheet, and back into the text.
//
// Tables are: the band table of a metric ("score.metric[resolution]"), the points or the table of a
// metric in a profile ("score.profile[launch].weight[resolution]"), the rows of a sweep of a test
// suite ("sweep[resolution bands]"), and its cases ("case"): a row each, a column for every path at
// which one of them has a value ("facts.agent_month.handled"; "clause[1]" is the second clause).
// The first rows name the place, the file and its digest; a title row follows, then one row an
// entry:
//
//   guiju table | score.metric[resolution]
//   file        | standard 2026.1
//   digest      | sha256:0c5e…
//   bound       | value | points | note | points launch
//   at_least    | 95    | 30     |      | 50
//   otherwise   |       | 0      |      | 0
//
// A column more for each profile that gives points of its own to the bands of the metric, so that a
// band that is added gets them in the same step. Comments in a list of points whose length changes
// are reported, and go.
//
// Values are texts all the way: nothing is read as a floating-point number. Going back, only the
// values of the table are changed in the file's text; layout and comments stay.
#ifndef GUIJU_WORKBENCH_TABLE_H_
#define GUIJU_WORKBENCH_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"

namespace guiju::workbench {

// One row of a spreadsheet's file: the line on which it begins, its cells without quotation marks.
struct SheetRow {
  int line = 0;  // 1-based
  std::vector<std::string> cells;
};

// What ExportTable answers.
struct ExportedTable {
  Findings findings;  // why there are no rows: what is wrong with the file, or no such table in it
  std::vector<std::vector<std::string>> rows;
  bool invalid = false;  // the file itself is wrong
};

// The table at `place`, with titles in `language`. `name` is how findings name the file. Never
// throws on bad input. Allocates; thread-safe.
ExportedTable ExportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          Language language);

// What ImportTable answers.
struct ImportedTable {
  // Errors, then nothing is written: cells that are no values (a percent sign, full-width digits, a
  // comma for a point), each with line, column letter and what was expected; another table; a
  // digest of another state of the file; and what the checks of the changed file say. Or else
  // warnings: comments that stood in removed rows, values that a spreadsheet has written otherwise
  // ("4" for "4.0", where the file's spelling is kept).
  Findings findings;
  std::vector<Finding> changes;  // what has changed, one whole sentence each
  std::string text;              // the whole file, changed; the same bytes when nothing has
  bool stale = false;            // the digest is of another state of the file
  bool invalid = false;          // the file, before or after, is wrong as a whole
};

// Puts `rows`, edited, back into the file of which `bytes` are the text. `sheet` is how findings
// name the spreadsheet's file. Empty rows and empty cells behind the last column are ignored. A row
// is taken for the entry of the same bound; rows between two such entries are taken in order.
//
// A file that was in the canonical layout (fmt.h) is so afterwards. Never throws on bad input.
// Allocates; thread-safe.
ImportedTable ImportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          const std::vector<SheetRow>& rows, const std::string& sheet);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_TABLE_H_
