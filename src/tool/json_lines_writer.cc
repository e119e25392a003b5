#include "tool/json_lines_writer.h"

#include <google/protobuf/util/json_util.h>

namespace guiju::tool {

bool JsonLinesWriter::Write(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  line_.clear();
  // Fails only for Any, Duration and Timestamp, which our messages do not hold.
  const auto status = google::protobuf::util::MessageToJsonString(message, &line_, options);
  line_ += '\n';
  return status.ok() && file_->Write(line_);
}

}  // namespace guiju::tool
