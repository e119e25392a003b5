#include "guiju/workbench/table.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "digest.h"
#include "guiju/v1/policy_test.pb.h"
#include "guiju/workbench/fmt.h"
#include "load_parts.h"
#include "message_source.h"
#include "sentences/forms.h"
#include "workbench/sheet.h"
#include "workbench/table_edit.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kMark = "guiju table";
constexpr std::string_view kDigestMark = "sha256:";
constexpr std::size_t kTitleRow = 3;  // behind the place, the file and the digest

// A file of which tables are taken: what is wrong with it, its name for people, its digest.
struct Source {
  std::string_view text;  // without a byte-order mark
  Findings findings;
  std::string title;
  std::string digest;
};

bool IsOfTests(const std::string& place) {
  return place == "case" || place.compare(0, 5, "sweep") == 0;
}

Source ReadSource(std::string_view bytes, const std::string& name, const std::string& place) {
  Source source;
  source.text = bytes;
  if (source.text.substr(0, kUtf8Mark.size()) == kUtf8Mark) {
    source.text.remove_prefix(kUtf8Mark.size());
  }
  if (internal::DetectForm(name, bytes) != internal::SourceForm::kText) {
    source.findings.push_back(SheetFinding(Severity::kError, name, 0, internal::kFmtNotText, {}));
    return source;
  }
  if (IsOfTests(place)) {
    v1::PolicyTestSuite suite;
    source.findings = internal::ReadMessage({bytes, name}, &suite).findings;
    source.title = suite.name();
    source.digest = internal::Sha256Hex(internal::CanonicalBytes(suite));
    return source;
  }
  v1::Policy policy;
  internal::PositionMap positions;
  source.findings = internal::LoadPolicyParts(bytes, name, &policy, &positions).findings;
  source.title = policy.id() + " " + policy.version();
  source.digest = internal::Sha256Hex(internal::CanonicalBytes(policy));
  return source;
}

Finding NoPlace(const std::string& name, const std::string& place, const TextEntry& tree,
                std::string_view text) {
  std::string known;
  for (const std::string& one : SheetPlaces(tree, text)) known += (known.empty() ? "" : ", ") + one;
  return SheetFinding(Severity::kError, name, 0, internal::kTableNoPlace,
                      {{"place", place}, {"known", known}});
}

const std::string& Word(const SheetCell& cell, Language language, std::string* scratch) {
  *scratch = cell.field;
  if (language == Language::kChinese) {
    if (cell.field == "otherwise") *scratch = "其余";
    for (const BoundWord& bound : BoundWords()) {
      if (bound.word == cell.field) *scratch = std::string(bound.zh);
    }
  }
  return *scratch;
}

std::string CellAt(const std::vector<SheetRow>& rows, std::size_t row, std::size_t column) {
  if (row >= rows.size() || column >= rows[row].cells.size()) return {};
  return rows[row].cells[column];
}

bool IsEmpty(const SheetRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return cell.find_first_not_of(" \t") == std::string::npos;
  });
}

// What stands above the rows: whose table it is, of which state of the file. False: no import.
bool CheckHead(const std::vector<SheetRow>& rows, const std::string& place, const Sheet& form,
               const std::string& digest, const std::string& sheet, ImportedTable* out) {
  const auto say = [&](std::size_t row, const internal::Sentence& sentence,
                       const internal::Arguments& arguments) {
    const int line = row < rows.size() ? rows[row].line : 0;
    out->findings.push_back(SheetFinding(Severity::kError, sheet, line, sentence, arguments));
    return false;
  };
  const std::string written = CellAt(rows, 2, 1);
  if (CellAt(rows, 0, 0) != kMark || written.compare(0, kDigestMark.size(), kDigestMark) != 0) {
    return say(0, internal::kTableNoHead, {});
  }
  if (CellAt(rows, 0, 1) != place) {
    return say(0, internal::kTableOtherPlace, {{"found", CellAt(rows, 0, 1)}, {"place", place}});
  }
  const std::vector<SheetColumn>& columns = form.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string title = CellAt(rows, kTitleRow, i);
    if (title == columns[i].en || title == columns[i].zh) continue;
    return say(kTitleRow, internal::kTableTitle,
               {{"column", ColumnLetters(i)},
                {"found", title},
                Argument("expected", columns[i].en, columns[i].zh)});
  }
  if (written.substr(kDigestMark.size()) != digest) {
    out->stale = true;
    return say(2, internal::kTableStale,
               {{"found", written.substr(kDigestMark.size()).substr(0, 12)},
                {"digest", digest.substr(0, 12)},
                {"place", place}});
  }
  return true;
}

// The table at a place of `source`; `sheet` points into `tree`. False: `out` says why there is
// none.
template <typename Out>
bool ReadSheet(const Source& source, const std::string& name, const std::string& place,
               TextEntry* tree, Sheet* sheet, Out* out) {
  if (!Acceptable(source.findings)) {
    out->findings = source.findings;
    out->invalid = true;
    return false;
  }
  *tree = ParseTextTree(source.text);
  if (FindSheet(*tree, source.text, place, sheet)) return true;
  out->findings.push_back(NoPlace(name, place, *tree, source.text));
  return false;
}

}  // namespace

ExportedTable ExportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          Language language) {
  ExportedTable out;
  TextEntry tree;
  Sheet sheet;
  const Source source = ReadSource(bytes, name, place);
  if (!ReadSheet(source, name, place, &tree, &sheet, &out)) return out;
  const bool chinese = language == Language::kChinese;
  const bool is_bands = sheet.kind == Sheet::kBands || sheet.kind == Sheet::kPoints;
  out.rows.push_back({std::string(kMark), place});
  out.rows.push_back({chinese ? "文件" : "file", source.title});
  out.rows.push_back({chinese ? "摘要" : "digest", std::string(kDigestMark) + source.digest});
  out.rows.emplace_back();
  for (const SheetColumn& column : sheet.columns) {
    out.rows.back().emplace_back(chinese ? column.zh : column.en);
  }
  for (const SheetEntry& entry : sheet.entries) {
    std::vector<std::string> row;
    std::string word;
    for (std::size_t i = 0; i < entry.cells.size(); ++i) {
      if (i == 0 && is_bands) row.push_back(Word(entry.cells[0], language, &word));
      row.push_back(entry.cells[i].value);
    }
    out.rows.push_back(std::move(row));
  }
  const std::size_t columns = sheet.columns.size();
  for (std::vector<std::string>& row : out.rows) row.resize(std::max(columns, row.size()));
  return out;
}

ImportedTable ImportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          const std::vector<SheetRow>& rows, const std::string& sheet_name) {
  ImportedTable out;
  TextEntry tree;
  Sheet sheet;
  const Source source = ReadSource(bytes, name, place);
  if (!ReadSheet(source, name, place, &tree, &sheet, &out)) return out;
  if (!CheckHead(rows, place, sheet, source.digest, sheet_name, &out)) return out;
  for (const SheetEntry& entry : sheet.entries) {
    if (sheet.kind == Sheet::kPoints || !entry.written->in_list) continue;
    out.findings.push_back(
        SheetFinding(Severity::kError, name, 0, internal::kTableInList, {{"field", entry.name}}));
    return out;
  }
  std::vector<SheetEntry> wanted;
  for (std::size_t i = kTitleRow + 1; i < rows.size(); ++i) {
    if (IsEmpty(rows[i])) continue;
    SheetEntry entry;
    if (ReadSheetRow(sheet, rows[i].cells, rows[i].line, sheet_name, &entry, &out.findings)) {
      wanted.push_back(std::move(entry));
    }
  }
  if (!out.findings.empty()) return out;
  const auto is_otherwise = [](const SheetEntry& entry) { return entry.name == "otherwise"; };
  const bool is_bands = sheet.kind == Sheet::kBands || sheet.kind == Sheet::kPoints;
  if (is_bands && (wanted.empty() || !is_otherwise(wanted.back()) ||
                   std::count_if(wanted.begin(), wanted.end(), is_otherwise) != 1)) {
    out.findings.push_back(
        SheetFinding(Severity::kError, sheet_name, 0, internal::kTableNoOtherwise, {}));
    return out;
  }
  TableEditor importer(source.text, name, &out);
  if (sheet.kind == Sheet::kPoints) {
    importer.ApplyPoints(sheet, wanted, sheet_name);
  } else {
    importer.Apply(sheet, wanted);
  }
  if (!Acceptable(out.findings)) return out;
  if (out.changes.empty()) {
    out.text = std::string(bytes);
    return out;
  }
  out.text = std::string(bytes.substr(0, bytes.size() - source.text.size())) + importer.Done();
  const Formatted before = FormatText(bytes, name);
  if (before.findings.empty() && !before.changed) out.text = FormatText(out.text, name).text;
  Source changed = ReadSource(out.text, name, place);
  if (!Acceptable(changed.findings)) {
    out.findings = std::move(changed.findings);
    out.invalid = true;
    out.text.clear();
  }
  return out;
}

}  // namespace guiju::workbench
