// Messages as JSON lines: one ProtoJSON message a line, names as in the .proto files, UTF-8 as it
// is.
#ifndef GUIJU_SRC_TOOL_JSON_LINES_WRITER_H_
#define GUIJU_SRC_TOOL_JSON_LINES_WRITER_H_

#include <google/protobuf/message.h>

#include <string>

#include "tool/output_file.h"

namespace guiju::tool {

class JsonLinesWriter {
 public:
  // `file` outlives the writer, which does not commit it.
  explicit JsonLinesWriter(OutputFile* file) : file_(file) {}
  // False when the file has failed. Numbers of 64 bits are strings, as ProtoJSON has them.
  bool Write(const google::protobuf::Message& message);

 private:
  OutputFile* file_;
  std::string line_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_JSON_LINES_WRITER_H_
