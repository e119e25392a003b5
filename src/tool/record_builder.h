// A row, or the rows of one ticket, as one record.
#ifndef GUIJU_SRC_TOOL_RECORD_BUILDER_H_
#define GUIJU_SRC_TOOL_RECORD_BUILDER_H_

#include <google/protobuf/message.h>

#include <vector>

#include "guiju/finding.h"
#include "tool/cell.h"
#include "tool/column_plan.h"
#include "tool/csv_reader.h"

namespace guiju::tool {

// The most rows that one ticket has with event rows: the most events that a ticket has.
inline constexpr std::size_t kMostRowsOfRecord = 4096;

class RecordBuilder {
 public:
  RecordBuilder(const ColumnPlan& plan, const Binding& binding) : plan_(plan), binding_(binding) {}

  // Fills the empty `record` from a row with as many fields as the header has. All that is wrong
  // with the row goes to `findings`; false when anything is, and then `record` is not to be used.
  bool FromRow(const CsvRow& row, google::protobuf::Message* record, Findings* findings) const;

  // The same from all rows of one ticket, in the order of the file. Not empty.
  bool FromEventRows(const std::vector<CsvRow>& rows, google::protobuf::Message* record,
                     Findings* findings) const;

 private:
  struct Update;
  struct Work;

  Cell CellOf(const CsvRow& row, int column) const;
  bool Order(const std::vector<CsvRow>& rows, CellReader* reader, std::vector<Update>* updates,
             Findings* findings) const;
  void AddStateEvents(const std::vector<Update>& updates, Work* work) const;
  void AddActiveHours(Work* work) const;
  void Finish(Work* work) const;

  const ColumnPlan& plan_;
  const Binding& binding_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_RECORD_BUILDER_H_
