// JSON lines and length-delimited messages, into a run.
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "file_reason.h"
#include "message_source.h"
#include "sentences/input.h"
#include "tool/line_source.h"
#include "tool/masked.h"
#include "tool/record_check.h"
#include "tool/record_run.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

using google::protobuf::Message;

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

std::string_view WithoutLineEnd(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// The record's own id as far as it was understood.
std::string IdIn(const Message& record) {
  for (const char* name : {"id", "agent_id"}) {
    const auto* field = record.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) return record.GetReflection()->GetString(record, field);
  }
  return {};
}

}  // namespace

void RecordRun::RejectText(int line, std::string_view text, const Message* record,
                           const Findings& reasons) {
  if (!rejects_.is_kept()) return;
  const std::string id = record == nullptr ? std::string() : IdIn(*record);
  if (options_.rejects_unmasked) {
    rejects_.Text(line, id, std::string(text), reasons);
  } else {
    // Of a text that is not understood, nothing says where its names end.
    rejects_.Text(line, DoubtfulId(mask_, id), MaskedWhole(mask_, text), reasons);
  }
}

// Checks what `bytes` say and gives the record on; false when the caller wants no more. `line` is 0
// for a form without lines; `path` is then the message's place.
bool RecordRun::GiveMessage(std::string_view bytes, bool json, int line, const std::string& path) {
  ++summary_.rows;
  Message* const record = NewRecord();
  internal::Source source;
  source.bytes = bytes;
  source.file = options_.path;
  source.form = json ? internal::SourceForm::kJson : internal::SourceForm::kBinary;
  source.data = true;
  Findings findings = internal::ReadMessage(source, record).findings;
  if (Acceptable(findings)) {
    CheckFractions(*record, &findings);
    if (record_ == v1::ColumnMap::Record::TICKETS) {
      CheckTimeline(static_cast<v1::Ticket*>(record), &findings);
    }
    if (const int first = UsedBefore(*record, json ? line : static_cast<int>(summary_.rows));
        first != 0) {
      findings.push_back(
          json ? tool::Tell(internal::kRowDuplicate, {{"line", std::to_string(first)}})
               : tool::Tell(internal::kRowDuplicateMessage, {{"number", std::to_string(first)}}));
    }
  }
  bool go_on = true;
  if (Acceptable(findings)) go_on = sink_(*record, &findings);
  for (Finding& finding : findings) {
    finding.line = line;
    if (!path.empty()) finding.path = finding.path.empty() ? path : path + "." + finding.path;
  }
  Tell(findings);
  if (!Acceptable(findings)) {
    ++summary_.rejected;
    RejectText(line != 0 ? line : static_cast<int>(summary_.rows),
               json ? bytes : std::string_view(), record, findings);
    return go_on;
  }
  ++summary_.records;
  return go_on;
}

bool RecordRun::RunJsonLines() {
  LineSource source(options_.path, options_.encoding);
  for (;;) {
    LineSource::Line line;
    switch (source.Next(&line)) {
      case LineSource::Step::kFailed:
        return Fail(source.failure());
      case LineSource::Step::kEnd:
        if (summary_.rows == 0) return Fail(tool::Tell(internal::kInputNothing, {}));
        return true;
      case LineSource::Step::kTooLong: {
        ++summary_.rows;
        ++summary_.rejected;
        Finding finding =
            tool::Tell(internal::kRowLineTooLong, {{"limit", std::to_string(kLongestLine)}});
        finding.line = line.number;
        Tell(finding);
        RejectText(line.number, "", nullptr, {finding});
        break;
      }
      case LineSource::Step::kLine: {
        const std::string_view text = WithoutLineEnd(line.text);
        if (text.find_first_not_of(" \t") == std::string_view::npos) break;
        if (!GiveMessage(text, true, line.number, "")) return false;
        break;
      }
    }
  }
}

bool RecordRun::RunDelimited() {
  const std::unique_ptr<std::FILE, Closer> file(
      options_.path == "-" ? stdin : std::fopen(options_.path.c_str(), "rb"));
  if (file == nullptr) {
    return Fail(tool::Tell(internal::kInputCannotOpen, {internal::FileReason(errno)}));
  }
  google::protobuf::io::FileInputStream stream(fileno(file.get()));
  std::string bytes;
  for (;;) {
    const std::int64_t offset = stream.ByteCount();
    bool whole = true;
    bool end = false;
    {
      // One coded stream per message: each counts only to 2 GiB.
      google::protobuf::io::CodedInputStream coded(&stream);
      std::uint32_t size = 0;
      if (!coded.ReadVarint32(&size)) {
        end = coded.CurrentPosition() == 0;
        whole = end;
      } else {
        whole = size <= kLongestLine && coded.ReadString(&bytes, static_cast<int>(size));
      }
    }
    if (stream.GetErrno() != 0) {
      return Fail(
          tool::Tell(internal::kInputCannotOpen, {internal::FileReason(stream.GetErrno())}));
    }
    if (end) {
      if (summary_.rows == 0) return Fail(tool::Tell(internal::kInputNothing, {}));
      return true;
    }
    if (!whole) {
      return Fail(
          tool::Tell(internal::kInputDamaged, {{"number", std::to_string(summary_.rows + 1)},
                                               {"offset", std::to_string(offset)},
                                               {"limit", std::to_string(kLongestLine)}}));
    }
    const std::string path = "message[" + std::to_string(summary_.rows) + "]";
    if (!GiveMessage(bytes, false, 0, path)) return false;
  }
}

}  // namespace guiju::tool
