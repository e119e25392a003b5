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

bool IsSweep(const std::string& place) { return place.compare(0, 5, "sweep") == 0; }

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
  if (IsSweep(place)) {
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

// "at_least 95", as a row is called.
std::string Key(const SheetEntry& entry) {
  const SheetCell& cell = entry.cells[0];
  return cell.value.empty() ? cell.field : cell.field + " " + cell.value;
}

struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

class Importer {
 public:
  Importer(std::string_view text, const std::string& name, ImportedTable* out)
      : text_(text), name_(name), out_(out) {}

  // `wanted` in place of what `sheet` holds.
  void Apply(const Sheet& sheet, const std::vector<SheetEntry>& wanted) {
    const std::vector<SheetEntry>& old = sheet.entries;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < old.size() || k < wanted.size()) {
      // The next pair of the same bound; what lies before it is taken in order.
      const auto [to, wanted_to] = NextPair(old, i, wanted, k);
      const bool same_count = to - i == wanted_to - k;
      for (; same_count && i < to; ++i, ++k) Change(old[i], wanted[k]);
      for (; i < to; ++i) Remove(old[i]);
      for (; k < wanted_to; ++k) Insert(old, to, wanted[k]);
      if (i < old.size() && k < wanted.size()) Change(old[i++], wanted[k++]);
    }
  }

  // The points of a profile: as many as there are bands, the bounds as they are.
  void ApplyPoints(const Sheet& sheet, const std::vector<SheetEntry>& wanted,
                   const std::string& file) {
    if (wanted.size() != sheet.entries.size()) {
      out_->findings.push_back(SheetFinding(Severity::kError, file, 0, internal::kTablePointsCount,
                                            {{"expected", std::to_string(sheet.entries.size())},
                                             {"found", std::to_string(wanted.size())}}));
      return;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const SheetEntry& entry = sheet.entries[i];
      if (!IsSameKey(entry, wanted[i])) {
        out_->findings.push_back(SheetFinding(Severity::kError, file, wanted[i].line,
                                              internal::kTableBoundFixed,
                                              {{"row", std::to_string(wanted[i].line)},
                                               {"expected", Key(entry)},
                                               {"found", Key(wanted[i])}}));
        continue;
      }
      const std::string& before = entry.cells[1].value;
      const std::string& after = wanted[i].cells[1].value;
      if (before == after) continue;
      Replace(entry.written->value_begin, entry.written->end, after);
      Tell(internal::kTableChanged,
           {{"row", Key(entry)}, {"field", "points"}, {"before", before}, {"after", after}},
           entry.written->begin);
    }
  }

  std::string Done() {
    std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::string out;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      out += text_.substr(at, edit.begin - at);
      out += edit.text;
      at = std::max(at, edit.end);
    }
    out += text_.substr(at);
    return out;
  }

 private:
  static bool IsSameKey(const SheetEntry& a, const SheetEntry& b) {
    const SheetCell& x = a.cells[0];
    const SheetCell& y = b.cells[0];
    if (a.name != b.name || x.field != y.field) return false;
    return x.value == y.value || IsSameNumber(x.value, y.value);
  }

  static std::pair<std::size_t, std::size_t> NextPair(const std::vector<SheetEntry>& old,
                                                      std::size_t i,
                                                      const std::vector<SheetEntry>& wanted,
                                                      std::size_t k) {
    // The pair with the fewest rows before it, so that a moved bound tears nothing else apart.
    std::pair<std::size_t, std::size_t> best = {old.size(), wanted.size()};
    std::size_t least = old.size() - i + wanted.size() - k + 1;
    for (std::size_t a = i; a < old.size(); ++a) {
      for (std::size_t b = k; b < wanted.size(); ++b) {
        if (a - i + b - k < least && IsSameKey(old[a], wanted[b])) {
          least = a - i + b - k;
          best = {a, b};
        }
      }
    }
    return best;
  }

  void Replace(std::size_t begin, std::size_t end, std::string with) {
    edits_.push_back({begin, end, std::move(with)});
  }

  void Tell(const internal::Sentence& sentence, const internal::Arguments& arguments,
            std::size_t offset) {
    out_->changes.push_back(
        SheetFinding(Severity::kWarning, name_, LineOf(offset), sentence, arguments));
  }

  int LineOf(std::size_t offset) const {
    return 1 + static_cast<int>(std::count(
                   text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  }

  static std::string Literal(const SheetCell& cell) {
    return cell.quoted ? Quoted(cell.value) : cell.value;
  }

  void Change(const SheetEntry& before, const SheetEntry& after) {
    const TextEntry& written = *before.written;
    for (std::size_t i = 0; i < before.cells.size() && i < after.cells.size(); ++i) {
      const SheetCell& old = before.cells[i];
      const SheetCell& now = after.cells[i];
      if (old.field == now.field && old.value == now.value) continue;
      const TextEntry* field = written.Find(old.field);
      if (old.field == now.field && IsSameNumber(old.value, now.value)) {
        out_->findings.push_back(SheetFinding(
            Severity::kWarning, name_, LineOf(written.begin), internal::kTableKeptSpelling,
            {{"row", Key(before)}, {"kept", old.value}, {"found", now.value}}));
        continue;
      }
      if (field == nullptr) {
        AddField(written, now);
      } else if (now.value.empty()) {
        Replace(GapBefore(field->begin), field->end, "");
      } else {
        if (old.field != now.field) {
          Replace(field->begin, field->begin + field->name.size(), now.field);
        }
        if (old.value != now.value) Replace(field->value_begin, field->end, Literal(now));
      }
      if (i == 0) {
        Tell(internal::kTableMoved, {{"before", Key(before)}, {"after", Key(after)}},
             written.begin);
      } else {
        Tell(internal::kTableChanged,
             {{"row", Key(before)},
              {"field", now.field},
              {"before", old.value.empty() ? "–" : old.value},
              {"after", now.value.empty() ? "–" : now.value}},
             written.begin);
      }
    }
  }

  std::size_t GapBefore(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '\n' ||
                      text_[at - 1] == '\r')) {
      --at;
    }
    return at;
  }

  void AddField(const TextEntry& written, const SheetCell& cell) {
    const std::size_t behind =
        written.children.empty() ? written.value_begin + 1 : written.children.back().end;
    const std::string gap = !written.children.empty() && written.children.back().starts_line
                                ? "\n" + Indentation(written.children.back().begin)
                                : " ";
    Replace(behind, behind, gap + cell.field + ": " + Literal(cell));
  }

  std::string Indentation(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && text_[begin - 1] != '\n') --begin;
    const std::size_t end = text_.find_first_not_of(" \t", begin);
    return std::string(text_.substr(begin, end - begin));
  }

  static std::string Block(const SheetEntry& entry) {
    std::string out = entry.name + " {";
    for (const SheetCell& cell : entry.cells) {
      if (!cell.value.empty()) out += " " + cell.field + ": " + Literal(cell);
    }
    return out + " }";
  }

  // Before old[before], or behind the last one.
  void Insert(const std::vector<SheetEntry>& old, std::size_t before, const SheetEntry& entry) {
    const bool last = before == old.size();
    const TextEntry& next = *old[last ? before - 1 : before].written;
    const bool own_line = next.starts_line;
    const std::string gap = own_line ? "\n" + Indentation(next.begin) : " ";
    if (last) {
      Replace(next.end, next.end, gap + Block(entry));
    } else {
      Replace(next.begin, next.begin, Block(entry) + gap);
    }
    Tell(internal::kTableAdded, {{"row", Key(entry)}}, next.begin);
  }

  // The comments above stay, since they may be about what follows; those in and behind it go.
  void Remove(const SheetEntry& entry) {
    const TextEntry& written = *entry.written;
    std::size_t end = written.end;
    std::vector<TextComment> lost = written.after;
    Gather(written, &lost);
    for (const TextComment& comment : written.after) {
      end = std::max<std::size_t>(end, comment.offset + comment.text.size());
    }
    std::size_t begin = written.begin;
    if (written.starts_line) {
      begin -= Indentation(begin).size();
      end = std::min(text_.find('\n', end), text_.size() - 1) + 1;
    } else {
      begin = GapBefore(begin);
    }
    Replace(begin, end, "");
    Tell(internal::kTableRemoved, {{"row", Key(entry)}}, written.begin);
    for (const TextComment& comment : lost) {
      out_->findings.push_back(SheetFinding(
          Severity::kWarning, name_, LineOf(comment.offset), internal::kTableLostComment,
          {{"row", Key(entry)}, {"comment", std::string(comment.text)}}));
    }
  }

  static void Gather(const TextEntry& entry, std::vector<TextComment>* comments) {
    const auto add = [comments](const std::vector<TextComment>& some) {
      comments->insert(comments->end(), some.begin(), some.end());
    };
    add(entry.opening);
    for (const TextEntry& child : entry.children) {
      add(child.before);
      Gather(child, comments);
      add(child.after);
    }
    add(entry.closing);
  }

  std::string_view text_;
  const std::string& name_;
  ImportedTable* out_;
  std::vector<Edit> edits_;
};

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
bool CheckHead(const std::vector<SheetRow>& rows, const std::string& place, Sheet::Kind kind,
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
  const std::vector<SheetColumn>& columns = ColumnsOf(kind);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string title = CellAt(rows, kTitleRow, i);
    if (title == columns[i].en || title == columns[i].zh) continue;
    return say(kTitleRow, internal::kTableTitle,
               {{"column", std::string(1, static_cast<char>('A' + i))},
                {"found", title},
                Argument("expected", std::string(columns[i].en), std::string(columns[i].zh))});
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

}  // namespace

ExportedTable ExportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          Language language) {
  ExportedTable out;
  const Source source = ReadSource(bytes, name, place);
  if (!Acceptable(source.findings)) {
    out.findings = source.findings;
    out.invalid = true;
    return out;
  }
  const TextEntry tree = ParseTextTree(source.text);
  Sheet sheet;
  if (!FindSheet(tree, source.text, place, &sheet)) {
    out.findings.push_back(NoPlace(name, place, tree, source.text));
    return out;
  }
  const bool chinese = language == Language::kChinese;
  out.rows.push_back({std::string(kMark), place});
  out.rows.push_back({chinese ? "文件" : "file", source.title});
  out.rows.push_back({chinese ? "摘要" : "digest", std::string(kDigestMark) + source.digest});
  out.rows.emplace_back();
  for (const SheetColumn& column : ColumnsOf(sheet.kind)) {
    out.rows.back().emplace_back(chinese ? column.zh : column.en);
  }
  for (const SheetEntry& entry : sheet.entries) {
    std::vector<std::string> row;
    std::string word;
    for (std::size_t i = 0; i < entry.cells.size(); ++i) {
      if (i == 0 && sheet.kind != Sheet::kSweep)
        row.push_back(Word(entry.cells[0], language, &word));
      row.push_back(entry.cells[i].value);
    }
    out.rows.push_back(std::move(row));
  }
  const std::size_t columns = ColumnsOf(sheet.kind).size();
  for (std::vector<std::string>& row : out.rows) row.resize(std::max(columns, row.size()));
  return out;
}

ImportedTable ImportTable(std::string_view bytes, const std::string& name, const std::string& place,
                          const std::vector<SheetRow>& rows, const std::string& sheet_name) {
  ImportedTable out;
  const Source source = ReadSource(bytes, name, place);
  if (!Acceptable(source.findings)) {
    out.findings = source.findings;
    out.invalid = true;
    return out;
  }
  const TextEntry tree = ParseTextTree(source.text);
  Sheet sheet;
  if (!FindSheet(tree, source.text, place, &sheet)) {
    out.findings.push_back(NoPlace(name, place, tree, source.text));
    return out;
  }
  if (!CheckHead(rows, place, sheet.kind, source.digest, sheet_name, &out)) return out;
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
    if (ReadSheetRow(sheet.kind, rows[i].cells, rows[i].line, sheet_name, &entry, &out.findings)) {
      wanted.push_back(std::move(entry));
    }
  }
  if (!out.findings.empty()) return out;
  const auto is_otherwise = [](const SheetEntry& entry) { return entry.name == "otherwise"; };
  if (sheet.kind != Sheet::kSweep &&
      (wanted.empty() || !is_otherwise(wanted.back()) ||
       std::count_if(wanted.begin(), wanted.end(), is_otherwise) != 1)) {
    out.findings.push_back(
        SheetFinding(Severity::kError, sheet_name, 0, internal::kTableNoOtherwise, {}));
    return out;
  }
  Importer importer(source.text, name, &out);
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
