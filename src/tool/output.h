// Where a verb writes its answer: standard output or one file, that appears whole or not at all.
#ifndef GUIJU_SRC_TOOL_OUTPUT_H_
#define GUIJU_SRC_TOOL_OUTPUT_H_

#include <string>
#include <vector>

#include "guiju/label.h"
#include "guiju/policy.h"
#include "guiju/v1/callback.pb.h"
#include "guiju/v1/callback_period.pb.h"
#include "guiju/v1/evaluation.pb.h"
#include "guiju/v1/record.pb.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/json_lines_writer.h"
#include "tool/output_file.h"

namespace guiju::tool {

// A table to be printed or written as CSV.
struct Grid {
  struct Column {
    std::string title;
    bool number = false;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

inline const std::string& In(const Label& label, Language language) {
  return language == Language::kChinese ? label.zh : label.en;
}

// The ids of a verdict as the policy's `ids` setting lets people see them. Do it last: different
// ids may look alike afterwards.
void MaskIds(const Policy& policy, v1::TicketEvaluation* evaluation);
void MaskIds(const Policy& policy, v1::CustomerEvaluation* evaluation);
void MaskIds(const Policy& policy, v1::AgentEvaluation* evaluation);
void MaskIds(const Policy& policy, v1::AgentReview* review);
void MaskIds(const Policy& policy, v1::AnalysisEvaluation* evaluation);
void MaskIds(const Policy& policy, v1::CallbackEvaluation* evaluation);
void MaskIds(const Policy& policy, v1::CallbackPeriod* period);
void MaskIds(const Policy& policy, v1::RecordEvaluation* evaluation);

// Tickets as rows: the obligations that start with the receipt one after the other in the order of
// `policy`, what else started in one cell.
std::vector<Grid::Column> TicketColumns(const Policy& policy, Language language);
std::vector<std::string> TicketRow(const Policy& policy, const Ticket& ticket,
                                   const TicketVerdict& verdict, Language language);
Grid ScoreGrid(const Policy& policy, const std::vector<v1::AgentEvaluation>& agents,
               Language language);

// The grid as a table for a terminal, or as CSV into `file`, which stays open.
std::string RenderGrid(const Grid& grid);
void WriteCsv(const Grid& grid, OutputFile* file);

// Gives the file its name, or tells on standard error why it cannot have it.
bool CommitOrTell(OutputFile* file, Language language);

// Writes messages, a grid or a text to `path` ("" or "-": standard output) and tells a failure on
// standard error. False: the run could not do its work.
template <typename Message>
bool WriteLines(const std::vector<Message>& messages, const std::string& path, Language language) {
  OutputFile file(path.empty() ? "-" : path);
  JsonLinesWriter writer(&file);
  for (const Message& message : messages) writer.Write(message);
  return CommitOrTell(&file, language);
}
bool WriteGrid(const Grid& grid, bool csv, const std::string& path, Language language);
bool WriteText(const std::string& text, const std::string& path, Language language);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_OUTPUT_H_
