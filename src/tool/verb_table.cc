// guiju table export, guiju table import.
#include <iostream>
#include <string>
#include <vector>

#include "guiju/workbench/table.h"
#include "load_parts.h"
#include "sentences/forms.h"
#include "tool/command.h"
#include "tool/csv_reader.h"
#include "tool/csv_writer.h"
#include "tool/desk.h"
#include "tool/output.h"

namespace guiju::tool {
namespace {

void Say(const Findings& findings, Language language) {
  for (const Finding& finding : findings) {
    std::cerr << Render(finding, language) << '\n';
  }
}

bool ReadBytes(const Options& options, std::string* bytes) {
  const Findings findings = internal::ReadFileBytes(options.file, bytes);
  Say(findings, options.language);
  return findings.empty();
}

// What a spreadsheet separates cells with; the first line has two cells and no quotation marks.
char DelimiterOf(const std::string& path) {
  std::string bytes;
  internal::ReadFileBytes(path, &bytes);
  const std::string line = bytes.substr(0, bytes.find('\n'));
  for (const char candidate : {';', '\t'}) {
    if (line.find(candidate) != std::string::npos && line.find(',') == std::string::npos) {
      return candidate;
    }
  }
  return ',';
}

// Without the mark that Guard puts before what looks like a formula.
std::string Unguarded(const std::string& cell) {
  return cell.size() > 1 && cell[0] == '\'' && Guard(cell.substr(1)) == cell ? cell.substr(1)
                                                                             : cell;
}

bool ReadSheet(const Options& options, std::vector<workbench::SheetRow>* rows) {
  LineSource source(options.sheet, options.encoding);
  CsvReader reader(&source, DelimiterOf(options.sheet));
  CsvRow row;
  while (true) {
    switch (reader.Next(&row)) {
      case CsvReader::Step::kEnd:
        return true;
      case CsvReader::Step::kBadRow:
      case CsvReader::Step::kFailed:
        Say({reader.problem()}, options.language);
        return false;
      case CsvReader::Step::kRow:
        break;
    }
    workbench::SheetRow taken;
    taken.line = row.line;
    for (const std::string& cell : row.field) taken.cells.push_back(Unguarded(cell));
    rows->push_back(std::move(taken));
  }
}

}  // namespace

int RunTableExport(const Options& options) {
  std::string bytes;
  if (!ReadBytes(options, &bytes)) return kCouldNotRun;
  const workbench::ExportedTable table =
      workbench::ExportTable(bytes, options.file, options.place, options.language);
  if (table.rows.empty()) {
    Say(table.findings, options.language);
    return table.invalid ? kPolicyInvalid : kCouldNotRun;
  }
  OutputFile file(options.output.empty() ? "-" : options.output);
  CsvWriter writer(&file, table.rows[0]);
  for (std::size_t i = 1; i < table.rows.size(); ++i) writer.Row(table.rows[i]);
  return CommitOrTell(&file, options.language) ? kClean : kCouldNotRun;
}

int RunTableImport(const Options& options) {
  std::string bytes;
  std::vector<workbench::SheetRow> rows;
  if (!ReadBytes(options, &bytes) || !ReadSheet(options, &rows)) return kCouldNotRun;
  const workbench::ImportedTable table =
      workbench::ImportTable(bytes, options.file, options.place, rows, options.sheet);
  Say(table.findings, options.language);
  if (table.stale) return kFoundSomething;
  if (table.invalid) return kPolicyInvalid;
  if (!Acceptable(table.findings)) return kCouldNotRun;
  Say(table.changes, options.language);
  const std::string& target = options.output.empty() ? options.file : options.output;
  if (!table.changes.empty() || !options.output.empty()) {
    if (!WriteText(table.text, target, options.language)) return kCouldNotRun;
  }
  std::cerr << (table.changes.empty()
                    ? internal::Say(internal::kTableUnchanged, options.language,
                                    {{"place", options.place}})
                    : internal::Say(internal::kTableImported, options.language,
                                    {{"place", options.place},
                                     {"changes", std::to_string(table.changes.size())},
                                     {"file", target}}))
            << '\n';
  return kClean;
}

}  // namespace guiju::tool
