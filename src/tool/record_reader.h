// Records from files: tickets, customers, service records, callbacks and agents' months as
// messages, one after the other.
//
// Three forms of file: a table (CSV) read through a column map, JSON lines (one ProtoJSON message a
// line), and length-delimited protobuf. A record that cannot be read is counted, its reasons are
// told and it goes to the rejects file; the reading goes on. What makes the rest of the file
// unreadable ends it. Memory depends on the longest record. Ids that are numbered on from row to
// row cost nothing more; any other costs 16 to 40 bytes, since it is kept as a 64-bit hash
// (seen_ids.h): two different ids of one hash would have the second record rejected as a duplicate;
// among ten million ids the odds are 1 in 370,000.
#ifndef GUIJU_SRC_TOOL_RECORD_READER_H_
#define GUIJU_SRC_TOOL_RECORD_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "guiju/finding.h"
#include "guiju/mask.h"
#include "guiju/v1/agent_month.pb.h"
#include "guiju/v1/callback_made.pb.h"
#include "guiju/v1/column_map.pb.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/service_record.pb.h"
#include "guiju/v1/ticket.pb.h"
#include "guiju/zone.h"

namespace guiju::tool {

enum class InputForm : std::uint8_t { kAuto, kCsv, kJsonLines, kDelimited };

// By the extension: .jsonl, .ndjson and .json are JSON lines, .pb and .binpb are delimited, all
// else is CSV.
InputForm FormOf(const std::string& path);

struct ReadOptions {
  std::string path;  // "-" is standard input
  InputForm form = InputForm::kAuto;
  const v1::ColumnMap* map = nullptr;  // of CSV; null is the default map of the record
  std::string map_file;                // as findings about the map name it
  std::string encoding;                // of CSV and JSON lines; stronger than the map's
  // For times without an offset when the map names no zone, and stronger than the zone of a default
  // map (Asia/Shanghai): the zone of the policy's calendar.
  const ZoneTable* default_zone = nullptr;
  std::string rejects_path;  // empty: none is written
  // The rows in the rejects file as they are; else what is personal in them, or not understood, is
  // masked by `mask` (null: the standard policy's).
  bool rejects_unmasked = false;
  const MaskPolicy* mask = nullptr;
  // Told of every finding, in order, also of those that the summary leaves out. May be empty.
  std::function<void(const Finding&)> on_finding;
};

struct ReadSummary {
  std::int64_t rows = 0;      // rows, lines or messages, without header and blank lines
  std::int64_t records = 0;   // given to the caller
  std::int64_t rejected = 0;  // records that were not; rows that belong to no record count as one
  // The first findings: of the file, and of rows (file, line; column is the number of the table's
  // column, path is its name; a delimited message has no line and the path "message[12]").
  Findings findings;
  // Known before the first record: the kinds of events that a table of tickets has no column for,
  // bit = Event.Kind, of those from RANG on. What every ticket has, its answer, its resolution, is
  // taken as recorded: a table without such a column says that it has not happened.
  std::uint64_t not_recorded = 0;
  // The whole file was read. When false, findings.back() says why, unless the caller stopped.
  bool complete = false;
};

// The most findings that a summary keeps.
inline constexpr std::size_t kMostFindingsKept = 100;

// Takes a record; returns false to stop. What it adds to `refused` (never null) rejects the record:
// it is told, counted and written to the rejects file like one that could not be read.
template <typename Record>
using OnRecord = std::function<bool(const Record& record, Findings* refused)>;

// Read `options.path` and call `on_record` for each record in the order of the file; it returns
// false to stop. The record lives until it returns. True when the file was read to its end, with or
// without rejects. Not thread-safe for one file; allocates.
bool ReadTickets(const ReadOptions& options, const OnRecord<v1::Ticket>& on_record,
                 ReadSummary* summary);
bool ReadCustomers(const ReadOptions& options, const OnRecord<v1::Customer>& on_record,
                   ReadSummary* summary);
bool ReadAgentMonths(const ReadOptions& options, const OnRecord<v1::AgentMonth>& on_record,
                     ReadSummary* summary);
// The same message with agent, team, month and knowledge-base entries only.
bool ReadKnowledge(const ReadOptions& options, const OnRecord<v1::AgentMonth>& on_record,
                   ReadSummary* summary);

bool ReadServiceRecords(const ReadOptions& options, const OnRecord<v1::ServiceRecord>& on_record,
                        ReadSummary* summary);
bool ReadCallbacks(const ReadOptions& options, const OnRecord<v1::CallbackMade>& on_record,
                   ReadSummary* summary);

// The map for the project's own columns (src/tool/maps). `record` is not UNSPECIFIED.
const v1::ColumnMap& DefaultMap(v1::ColumnMap::Record::Value record);

// Reads a map (textproto or ProtoJSON) into `map`, which should live on an Arena, and adds all that
// is wrong with it to `findings` (may be null), with line and column. False when
// there is an error.
bool ParseColumnMap(const std::string& text, const std::string& file, v1::ColumnMap* map,
                    Findings* findings);
bool LoadColumnMap(const std::string& path, v1::ColumnMap* map, Findings* findings);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_RECORD_READER_H_
