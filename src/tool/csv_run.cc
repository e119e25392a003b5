#include "tool/csv_run.h"

#include <algorithm>
#include <utility>

#include "guiju/ticket.h"
#include "sentences/input.h"
#include "tool/say.h"

namespace guiju::tool {

CsvRun::CsvRun(RecordRun* run, const ColumnPlan& plan, LineSource* source)
    : run_(*run),
      plan_(plan),
      reader_(source, plan.delimiter),
      builder_(plan, binding_),
      mask_(plan, binding_) {}

bool CsvRun::ReadHeader() {
  CsvRow header;
  switch (reader_.Next(&header)) {
    case CsvReader::Step::kEnd:
      return run_.Fail(Tell(internal::kInputEmpty, {}));
    case CsvReader::Step::kBadRow:
    case CsvReader::Step::kFailed:
      return run_.Fail(reader_.problem());
    case CsvReader::Step::kRow:
      break;
  }
  width_ = header.field.size();
  Findings findings;
  const bool ok = Bind(plan_, header.field, &binding_, &findings);
  for (Finding& finding : findings) finding.line = header.line;
  if (!ok) {
    for (std::size_t i = 0; i + 1 < findings.size(); ++i) run_.Tell(findings[i]);
    return run_.Fail(findings.back());
  }
  run_.Tell(findings);
  const bool unmasked = run_.options_.rejects_unmasked;
  run_.rejects_.Header(unmasked ? header.field : mask_.Header(header.field), plan_.delimiter);
  run_.summary_.not_recorded = NotRecorded();
  return true;
}

std::uint64_t CsvRun::NotRecorded() const {
  std::uint64_t recorded = 0;
  const auto add = [&recorded](int kind) { recorded |= std::uint64_t{1} << kind; };
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    const Target& target = plan_.targets[i];
    if (target.kind == Target::Kind::kEvent && binding_.column_of_target[i] >= 0) {
      add(target.column->event());
    }
  }
  for (const v1::EventRows::State& state : plan_.map->event_rows().states()) {
    for (const int kind : state.first()) add(kind);
    add(state.event());
  }
  // Which of the desk's own events a table has, only a policy could tell.
  if ((recorded >> v1::Event::CUSTOM & 1u) != 0) recorded |= ~std::uint64_t{0} << kFirstCustomBit;
  return ~recorded & (~std::uint64_t{0} << v1::Event::RANG);
}

bool CsvRun::Run() {
  if (!ReadHeader()) return false;
  CsvRow row;
  for (;;) {
    switch (reader_.Next(&row)) {
      case CsvReader::Step::kEnd:
        if (!EndGroup()) return false;
        if (run_.summary_.rows == 0) {
          run_.Tell(Tell(internal::kInputNoRecords, {}, Severity::kWarning));
        }
        return true;
      case CsvReader::Step::kFailed:
        // The rows before the failure are a whole record only when rows are records.
        return run_.Fail(reader_.problem());
      case CsvReader::Step::kBadRow:
        OnBadRow(row, reader_.problem());
        break;
      case CsvReader::Step::kRow:
        if (row.field.size() != width_) {
          Finding problem = Tell(
              internal::kRowFieldCount,
              {{"count", std::to_string(row.field.size())}, {"expected", std::to_string(width_)}});
          problem.line = row.line;
          OnBadRow(row, std::move(problem));
          break;
        }
        if (!(plan_.map->has_event_rows() ? OnEventRow(&row) : OnRow(&row))) return false;
        break;
    }
  }
}

void CsvRun::OnBadRow(const CsvRow& row, Finding problem) {
  ++run_.summary_.rows;
  ++run_.summary_.rejected;
  run_.Tell(problem);
  WriteReject(row, {std::move(problem)});
  lost_line_ = row.line;
}

void CsvRun::WriteReject(const CsvRow& row, const Findings& reasons) {
  if (!run_.rejects_.is_kept()) return;
  run_.rejects_.Row(run_.options_.rejects_unmasked ? row : mask_.Masked(row, width_), reasons);
}

void CsvRun::Reject(const std::vector<CsvRow>& rows, Findings reasons) {
  ++run_.summary_.rejected;
  run_.Tell(reasons);
  for (const CsvRow& row : rows) {
    // Each row of the record carries the reasons that lie on it, or the place of those that do not.
    Findings own;
    for (const Finding& reason : reasons) {
      if (rows.size() == 1 ||
          (reason.line >= row.line &&
           reason.line <
               row.line + 1 + static_cast<int>(std::count(row.raw.begin(), row.raw.end(), '\n')))) {
        own.push_back(reason);
      }
    }
    if (own.empty()) {
      own.push_back(Tell(internal::kRowSameRecord, {{"line", std::to_string(rows.front().line)}}));
    }
    WriteReject(row, own);
  }
}

bool CsvRun::Give(const std::vector<CsvRow>& rows) {
  google::protobuf::Message* const record = run_.NewRecord();
  Findings reasons;
  const bool ok = plan_.map->has_event_rows() ? builder_.FromEventRows(rows, record, &reasons)
                                              : builder_.FromRow(rows.front(), record, &reasons);
  const int line = rows.front().line;
  const auto say = [&](const internal::Sentence& sentence, const char* name, int value) {
    reasons.push_back(Tell(sentence, {{name, std::to_string(value)}}));
    reasons.back().line = line;
  };
  if (too_many_) say(internal::kRowTooManyRows, "limit", static_cast<int>(kMostRowsOfRecord));
  if (hole_line_ != 0) say(internal::kRowLostNeighbour, "line", hole_line_);
  if (const int first = run_.UsedBefore(*record, line); first != 0) {
    say(plan_.map->has_event_rows() ? internal::kRowApart : internal::kRowDuplicate, "line", first);
  }
  if (!ok || !reasons.empty()) {
    Reject(rows, std::move(reasons));
    return true;
  }
  Findings refused;
  const bool go_on = run_.sink_(*record, &refused);
  if (refused.empty()) {
    ++run_.summary_.records;
    return go_on;
  }
  for (Finding& finding : refused) finding.line = line;
  Reject(rows, std::move(refused));
  return go_on;
}

bool CsvRun::OnRow(CsvRow* row) {
  ++run_.summary_.rows;
  group_.resize(1);
  std::swap(group_.front(), *row);
  return Give(group_);
}

bool CsvRun::OnEventRow(CsvRow* row) {
  const std::string key(Trim(row->field[static_cast<std::size_t>(binding_.key)]));
  if (!group_.empty() && key != key_ && !EndGroup()) return false;
  ++run_.summary_.rows;
  if (group_.empty()) {
    key_ = key;
  } else if (lost_line_ != 0) {
    hole_line_ = lost_line_;
  }
  lost_line_ = 0;
  if (group_.size() == kMostRowsOfRecord) {
    too_many_ = true;
    return true;
  }
  group_.push_back(std::move(*row));
  *row = CsvRow();
  return true;
}

bool CsvRun::EndGroup() {
  if (!plan_.map->has_event_rows() || group_.empty()) return true;
  const bool go_on = Give(group_);
  group_.clear();
  too_many_ = false;
  hole_line_ = 0;
  return go_on;
}

}  // namespace guiju::tool
