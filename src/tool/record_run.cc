#include "tool/record_run.h"

#include <functional>
#include <string_view>
#include <utility>

#include "guiju/load.h"
#include "sentences/input.h"
#include "tool/csv_run.h"
#include "tool/default_maps.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

using google::protobuf::Message;

// An arena that is never emptied would hold the whole file.
constexpr int kRecordsPerArena = 256;

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// What must not come twice in a file.
std::string IdOf(const Message& record) {
  if (record.GetDescriptor() == v1::Ticket::descriptor()) {
    return static_cast<const v1::Ticket&>(record).id();
  }
  if (record.GetDescriptor() == v1::Customer::descriptor()) {
    return static_cast<const v1::Customer&>(record).id();
  }
  if (record.GetDescriptor() == v1::ServiceRecord::descriptor()) {
    return static_cast<const v1::ServiceRecord&>(record).id();
  }
  if (record.GetDescriptor() == v1::CallbackMade::descriptor()) {
    return static_cast<const v1::CallbackMade&>(record).id();
  }
  const auto& month = static_cast<const v1::AgentMonth&>(record);
  return month.agent_id().empty() ? "" : month.agent_id() + '\0' + month.month();
}

}  // namespace

InputForm FormOf(const std::string& path) {
  if (EndsWith(path, ".jsonl") || EndsWith(path, ".ndjson") || EndsWith(path, ".json")) {
    return InputForm::kJsonLines;
  }
  if (EndsWith(path, ".pb") || EndsWith(path, ".binpb")) return InputForm::kDelimited;
  return InputForm::kCsv;
}

RecordRun::RecordRun(const ReadOptions& options, v1::ColumnMap::Record::Value record,
                     const Message& prototype, const RecordSink& sink, ReadSummary* summary)
    : options_(options),
      mask_(options.mask == nullptr ? StandardPolicy()->mask : *options.mask),
      record_(record),
      prototype_(prototype),
      sink_(sink),
      summary_(*summary),
      rejects_(options.rejects_path) {}

Message* RecordRun::NewRecord() {
  if (++on_arena_ > kRecordsPerArena) {
    arena_.Reset();
    on_arena_ = 1;
  }
  return prototype_.New(&arena_);
}

void RecordRun::Tell(Finding finding) {
  if (finding.file.empty()) finding.file = options_.path;
  if (options_.on_finding) options_.on_finding(finding);
  if (summary_.findings.size() < kMostFindingsKept) summary_.findings.push_back(std::move(finding));
}

void RecordRun::Tell(const Findings& findings) {
  for (const Finding& finding : findings) Tell(finding);
}

bool RecordRun::Fail(Finding finding) {
  // The reason for the end is kept, whatever came before.
  if (summary_.findings.size() == kMostFindingsKept) summary_.findings.pop_back();
  Tell(std::move(finding));
  return false;
}

int RecordRun::UsedBefore(const Message& record, int line) {
  const std::string id = IdOf(record);
  if (id.empty()) return 0;
  return ids_.Use(id, line);
}

bool RecordRun::Run() {
  const InputForm form = options_.form == InputForm::kAuto ? FormOf(options_.path) : options_.form;
  const bool read = form == InputForm::kCsv         ? RunCsv()
                    : form == InputForm::kJsonLines ? RunJsonLines()
                                                    : RunDelimited();
  if (!read) return false;
  if (!rejects_.Commit()) return Fail(rejects_.failure());
  summary_.complete = true;
  return true;
}

bool RecordRun::RunCsv() {
  v1::ColumnMap own;
  if (options_.map == nullptr) {
    own = DefaultMap(record_);
    if (options_.default_zone != nullptr) own.clear_zone();
  }
  const v1::ColumnMap& map = options_.map == nullptr ? own : *options_.map;
  internal::Problems problems;
  if (map.record() != record_) {
    problems.Error("record", internal::kMapNeedsRecord,
                   {{"expected", v1::ColumnMap::Record::Value_Name(record_)}});
  }
  const auto plan = MakeColumnPlan(map, options_.default_zone, &problems);
  for (Finding& finding : problems.findings()) finding.file = options_.map_file;
  if (plan == nullptr || !Acceptable(problems.findings())) {
    Tell(problems.findings());
    return false;
  }
  plan->mask = &mask_;
  LineSource source(options_.path, options_.encoding.empty() ? map.encoding() : options_.encoding);
  return CsvRun(this, *plan, &source).Run();
}

namespace {

template <typename Record>
bool ReadRecords(const ReadOptions& options, v1::ColumnMap::Record::Value record,
                 const OnRecord<Record>& on_record, ReadSummary* summary) {
  *summary = {};
  const RecordSink sink = [&](const Message& message, Findings* refused) {
    return on_record(static_cast<const Record&>(message), refused);
  };
  return RecordRun(options, record, Record::default_instance(), sink, summary).Run();
}

}  // namespace

bool ReadTickets(const ReadOptions& options, const OnRecord<v1::Ticket>& on_record,
                 ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::TICKETS, on_record, summary);
}

bool ReadCustomers(const ReadOptions& options, const OnRecord<v1::Customer>& on_record,
                   ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::CUSTOMERS, on_record, summary);
}

bool ReadAgentMonths(const ReadOptions& options, const OnRecord<v1::AgentMonth>& on_record,
                     ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::AGENT_MONTHS, on_record, summary);
}

bool ReadServiceRecords(const ReadOptions& options, const OnRecord<v1::ServiceRecord>& on_record,
                        ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::RECORDS, on_record, summary);
}

bool ReadCallbacks(const ReadOptions& options, const OnRecord<v1::CallbackMade>& on_record,
                   ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::CALLBACKS, on_record, summary);
}

bool ReadKnowledge(const ReadOptions& options, const OnRecord<v1::AgentMonth>& on_record,
                   ReadSummary* summary) {
  return ReadRecords(options, v1::ColumnMap::Record::KNOWLEDGE, on_record, summary);
}

}  // namespace guiju::tool
