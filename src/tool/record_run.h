// One reading of one file: what its forms share.
#ifndef GUIJU_SRC_TOOL_RECORD_RUN_H_
#define GUIJU_SRC_TOOL_RECORD_RUN_H_

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tool/record_reader.h"
#include "tool/rejects.h"
#include "tool/seen_ids.h"

namespace guiju::tool {

using RecordSink = std::function<bool(const google::protobuf::Message&, Findings* refused)>;

class RecordRun {
 public:
  RecordRun(const ReadOptions& options, v1::ColumnMap::Record::Value record,
            const google::protobuf::Message& prototype, const RecordSink& sink,
            ReadSummary* summary);

  // Reads the file in its form. True when it was read to its end.
  bool Run();

 private:
  bool RunCsv();
  bool RunJsonLines();
  bool RunDelimited();
  bool GiveMessage(std::string_view bytes, bool json, int line, const std::string& path);

  // An empty message that lives until the next call.
  google::protobuf::Message* NewRecord();
  void Tell(Finding finding);
  void Tell(const Findings& findings);
  // Ends the reading with a failure; false for the caller to return.
  bool Fail(Finding finding);
  // The line on which the record's id was used before, or 0 and the id is taken down.
  int UsedBefore(const google::protobuf::Message& record, int line);
  // Text of a form without columns, to the rejects file. `record` holds what could be understood.
  void RejectText(int line, std::string_view text, const google::protobuf::Message* record,
                  const Findings& reasons);

  friend class CsvRun;

  const ReadOptions& options_;
  const MaskPolicy& mask_;
  v1::ColumnMap::Record::Value record_;
  const google::protobuf::Message& prototype_;
  const RecordSink& sink_;
  ReadSummary& summary_;
  Rejects rejects_;
  google::protobuf::Arena arena_;
  int on_arena_ = 0;
  SeenIds ids_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_RECORD_RUN_H_
