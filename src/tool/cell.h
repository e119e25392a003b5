// One cell of a table as one fact of a record.
#ifndef GUIJU_SRC_TOOL_CELL_H_
#define GUIJU_SRC_TOOL_CELL_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "guiju/finding.h"
#include "tool/column_plan.h"

namespace guiju::tool {

struct Cell {
  std::string_view text;
  int line = 0;
  int column = 0;  // 1-based number of the column in the file
};

// What became of a target's cell in this record.
enum class CellState : std::uint8_t { kAbsent, kUnknown, kNever, kKnown, kBad };

struct CellResult {
  CellState state = CellState::kAbsent;
  Instant at;      // of a time
  int number = 0;  // of Target::Kind::kRating and kRingCount
};

// The longest text of a field that has the form TEXT.
inline constexpr std::size_t kLongestText = 512;

// Reads cells into messages by a plan. Not thread-safe; the plan and the findings outlive it.
class CellReader {
 public:
  CellReader(const ColumnPlan& plan, Findings* findings) : plan_(plan), findings_(findings) {}

  // Puts the cell into `record`; events and ratings are only returned. A cell that cannot be read
  // adds a finding (line, column and the column's name as path) and is kBad.
  CellResult Read(const Target& target, const Cell& cell, google::protobuf::Message* record);

  // A time that is no fact of its own, such as the time column of event rows.
  CellResult ReadInstant(const std::string& name, const Cell& cell);

  // Adds a finding about the cell.
  CellResult Bad(const std::string& name, const Cell& cell, const internal::Sentence& sentence,
                 std::initializer_list<internal::Argument> arguments);

 private:
  struct Word;

  CellResult ReadField(const Word& word, google::protobuf::Message* record);
  CellResult ReadTime(const Word& word);
  CellResult ReadEnum(const Word& word, google::protobuf::Message* holder);
  CellResult ReadNumber(const Word& word, std::int64_t* value);
  CellResult ReadString(const Word& word, google::protobuf::Message* holder);
  CellResult ReadDecimal(const Word& word, std::string* value);
  CellResult ReadSignals(const Word& word, google::protobuf::Message* record);
  CellResult ReadSignal(const Word& word, google::protobuf::Message* record);
  CellResult ReadBool(const Word& word, bool* value);
  CellResult ReadRecordField(const Word& word, google::protobuf::Message* record);
  CellResult Complain(const Word& word, const internal::Sentence& sentence,
                      std::initializer_list<internal::Argument> arguments = {});
  bool Odd(const Word& word);

  const ColumnPlan& plan_;
  Findings* findings_;
};

// A text that the project's own writer guarded against spreadsheets (see csv_writer.h), as it was.
std::string_view Unguard(std::string_view text);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_CELL_H_
