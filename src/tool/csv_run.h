// The rows of a table, through a plan, into a run.
#ifndef GUIJU_SRC_TOOL_CSV_RUN_H_
#define GUIJU_SRC_TOOL_CSV_RUN_H_

#include <string>
#include <vector>

#include "tool/record_builder.h"
#include "tool/record_run.h"
#include "tool/row_mask.h"

namespace guiju::tool {

class CsvRun {
 public:
  CsvRun(RecordRun* run, const ColumnPlan& plan, LineSource* source);
  // True when the table was read to its end.
  bool Run();

 private:
  bool ReadHeader();
  std::uint64_t NotRecorded() const;  // see ReadSummary
  // The next three are false when the caller wants no more.
  bool OnRow(CsvRow* row);
  bool OnEventRow(CsvRow* row);
  bool EndGroup();
  void OnBadRow(const CsvRow& row, Finding problem);
  void Reject(const std::vector<CsvRow>& rows, Findings reasons);
  // Writes the row to the rejects file, masked unless the caller wants it as it is.
  void WriteReject(const CsvRow& row, const Findings& reasons);
  bool Give(const std::vector<CsvRow>& rows);

  RecordRun& run_;
  const ColumnPlan& plan_;
  CsvReader reader_;
  Binding binding_;
  RecordBuilder builder_;
  RowMask mask_;
  std::size_t width_ = 0;
  std::vector<CsvRow> group_;  // rows of one record
  std::string key_;            // of group_, with event rows
  bool too_many_ = false;      // rows of group_ were left out
  int lost_line_ = 0;          // of a bad row since the last row of group_
  int hole_line_ = 0;          // of a bad row between rows of group_
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_CSV_RUN_H_
