// Personal data in the rows that the command writes back (REC-7).
#ifndef GUIJU_SRC_TOOL_ROW_MASK_H_
#define GUIJU_SRC_TOOL_ROW_MASK_H_

#include <string>
#include <string_view>
#include <vector>

#include "tool/column_plan.h"
#include "tool/csv_reader.h"

namespace guiju::tool {

// Masks rows that could not be read. In a column of times, numbers, values of a list or signals a
// cell stays that can be read as one, or that is not personal as far as can be told (MayBePersonal,
// internal::IsPlain); ids stay as DoubtfulId says; everything else, also what stands in a column
// that the map does not name, is masked wholly. The plan and the binding outlive it.
class RowMask {
 public:
  RowMask(const ColumnPlan& plan, const Binding& binding) : plan_(plan), binding_(binding) {}

  // The row with as many fields as the header has masked field by field, another as a whole.
  CsvRow Masked(const CsvRow& row, std::size_t width) const;
  std::vector<std::string> Header(const std::vector<std::string>& header) const;

 private:
  std::string Field(const std::string& field, int column) const;
  bool IsRead(const Target& target, std::string_view text) const;
  bool IsTime(std::string_view text) const;
  bool IsRowsOwn(int column, std::string_view text, std::string* shown) const;

  const ColumnPlan& plan_;
  const Binding& binding_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_ROW_MASK_H_
