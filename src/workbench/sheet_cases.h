// Cases of a test suite as rows: every value of a case is a cell, named by its path from the case.
#ifndef GUIJU_SRC_WORKBENCH_SHEET_CASES_H_
#define GUIJU_SRC_WORKBENCH_SHEET_CASES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workbench/sheet.h"
#include "workbench/text_tree.h"

namespace guiju::workbench {

// The field at a path of names, "facts.agent_month.handled"; of several of one name the first, or
// "clause[1]" the second. Null when it is not there.
const TextEntry* FindLeaf(const TextEntry& entry, std::string_view path);

// The rows of all cases: the name first, then the other paths in the order in which they are met.
void FindCases(const TextEntry& root, std::string_view bytes, Sheet* sheet);

// Values at their paths as text, blocks around them: {"a.b", "1"}, {"a.c", "2"} is
// "a { b: 1 c: 2 }".
std::string Nested(const std::vector<std::pair<std::string_view, std::string>>& leaves);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SHEET_CASES_H_
