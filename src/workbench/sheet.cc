#include "workbench/sheet.h"

#include <utility>

#include "guiju/kernel/parse.h"
#include "problems.h"
#include "sentences/forms.h"
#include "workbench/sheet_cases.h"

namespace guiju::workbench {
namespace {

constexpr std::string_view kOtherwise = "otherwise";

const std::vector<SheetColumn>& BandColumns() {
  static const std::vector<SheetColumn> columns = {
      {"bound", "界限"}, {"value", "数值"}, {"points", "分值"}, {"note", "说明"}};
  return columns;
}

std::string Named(const TextEntry& entry, std::string_view bytes, std::string_view key) {
  const TextEntry* field = entry.Find(key);
  return field == nullptr ? std::string() : ScalarOf(*field, bytes);
}

SheetCell CellOf(const TextEntry& entry, std::string_view bytes, std::string_view field,
                 bool quoted) {
  return {std::string(field), Named(entry, bytes, field), quoted};
}

SheetCell BoundOf(const TextEntry& band, std::string_view bytes) {
  for (const BoundWord& bound : BoundWords()) {
    if (band.Find(bound.word) != nullptr) return CellOf(band, bytes, bound.word, true);
  }
  return {};
}

void Bands(const TextEntry& table, std::string_view bytes, Sheet* sheet) {
  for (const TextEntry& child : table.children) {
    SheetEntry entry;
    entry.written = &child;
    entry.name = std::string(child.name);
    if (child.name == "band") {
      entry.cells.push_back(BoundOf(child, bytes));
    } else if (child.name == kOtherwise) {
      entry.cells.push_back({std::string(kOtherwise), {}, true});
    } else {
      continue;
    }
    entry.cells.push_back(CellOf(child, bytes, "points", false));
    entry.cells.push_back(CellOf(child, bytes, "note", true));
    sheet->entries.push_back(std::move(entry));
  }
}

// The profiles that give points to each band of the metric.
void Profiles(const TextEntry& root, const std::string& metric, std::string_view bytes,
              Sheet* sheet) {
  const TextEntry* score = root.Find("score");
  if (score == nullptr) return;
  for (const TextEntry& profile : score->children) {
    if (profile.name != "profile") continue;
    for (const TextEntry& weight : profile.children) {
      const TextEntry* list = weight.Find("points");
      if (weight.name != "weight" || Named(weight, bytes, "metric") != metric || list == nullptr ||
          list->children.size() != sheet->entries.size()) {
        continue;
      }
      const std::string id = Named(profile, bytes, "id");
      sheet->profiles.push_back({id, list});
      sheet->columns.push_back({"points " + id, "分值 " + id});
      for (std::size_t i = 0; i < sheet->entries.size(); ++i) {
        sheet->entries[i].cells.push_back(
            {"points " + id, ScalarOf(list->children[i], bytes), false});
      }
    }
  }
}

// The bounds are the metric's, the points those of the profile.
bool Points(const TextEntry& root, const TextEntry& weight, std::string_view bytes, Sheet* sheet) {
  const TextEntry* metric =
      FindPlace(root, bytes, "score.metric[" + Named(weight, bytes, "metric") + "]");
  const TextEntry* table = metric == nullptr ? nullptr : metric->Find("table");
  sheet->list = weight.Find("points");
  if (table == nullptr || sheet->list == nullptr) return false;
  sheet->kind = Sheet::kPoints;
  sheet->columns.assign(BandColumns().begin(), BandColumns().begin() + 3);
  Bands(*table, bytes, sheet);
  if (sheet->entries.size() != sheet->list->children.size()) return false;
  for (std::size_t i = 0; i < sheet->entries.size(); ++i) {
    SheetEntry& entry = sheet->entries[i];
    entry.written = &sheet->list->children[i];
    entry.cells.resize(2);
    entry.cells[1].value = ScalarOf(*entry.written, bytes);
  }
  return true;
}

// "Ａ" to "Ｚ", "０" to "９", "％", "．", "，", "－": the signs of a Chinese input method.
bool HasFullWidth(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '\xEF' && (text[i + 1] == '\xBC' || text[i + 1] == '\xBD')) return true;
  }
  return text.find("。") != std::string_view::npos;
}

std::string PlainForm(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 2 < text.size() && text[i] == '\xEF' && text[i + 1] == '\xBC') {
      out += static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x80 + 0x20);
      i += 2;
    } else if (text.substr(i, 3) == "。") {
      out += '.';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

class RowReader {
 public:
  RowReader(const std::vector<std::string>& cells, int line, const std::string& sheet,
            Findings* findings)
      : cells_(cells), line_(line), sheet_(sheet), findings_(findings) {}

  std::string At(std::size_t column) const {
    return column < cells_.size() ? Trimmed(cells_[column]) : std::string();
  }

  void Say(std::size_t column, const internal::Sentence& sentence, std::string plain = {}) {
    findings_->push_back(SheetFinding(Severity::kError, sheet_, line_, sentence,
                                      {{"row", std::to_string(line_)},
                                       {"column", ColumnLetters(column)},
                                       {"found", At(column)},
                                       {"plain", std::move(plain)}}));
  }

  // A decimal, or a whole number.
  bool Number(std::size_t column, bool whole) {
    const std::string text = At(column);
    if (text.empty()) {
      Say(column, internal::kTableEmptyCell);
    } else if (HasFullWidth(text)) {
      Say(column, internal::kTableFullWidth, PlainForm(text));
    } else if (text.find('%') != std::string::npos) {
      Say(column, internal::kTablePercent, Trimmed(text.substr(0, text.find('%'))));
    } else if (!IsNumber(text, whole)) {
      Say(column, whole ? internal::kTableNotWhole : internal::kTableNotDecimal);
    } else {
      return true;
    }
    return false;
  }

  // A text may hold any sign; a number with signs that make it none is a slip. False then.
  bool MisspeltNumber(std::size_t column) {
    const std::string text = At(column);
    std::string plain = PlainForm(text);
    const bool percent = !plain.empty() && plain.back() == '%';
    if (percent) plain = Trimmed(plain.substr(0, plain.size() - 1));
    if (plain == text || !IsNumber(plain, false)) return true;
    Say(column, HasFullWidth(text) ? internal::kTableFullWidth : internal::kTablePercent, plain);
    return false;
  }

  bool NothingBehind(std::size_t columns) {
    bool good = true;
    for (std::size_t i = columns; i < cells_.size(); ++i) {
      if (At(i).empty()) continue;
      Say(i, internal::kTableExtraCell);
      good = false;
    }
    return good;
  }

 private:
  static bool IsNumber(const std::string& text, bool whole) {
    guiju_decimal decimal;
    std::int64_t number = 0;
    return whole ? guiju_parse_int64(text.data(), text.size(), &number) == GUIJU_PARSE_OK
                 : guiju_parse_decimal(text.data(), text.size(), &decimal) == GUIJU_PARSE_OK;
  }

  const std::vector<std::string>& cells_;
  int line_;
  const std::string& sheet_;
  Findings* findings_;
};

bool ReadBand(const Sheet& form, RowReader* row, SheetEntry* entry) {
  const std::string word = row->At(0);
  std::string bound;
  for (const BoundWord& known : BoundWords()) {
    if (word == known.word || word == known.zh) bound = std::string(known.word);
  }
  const bool otherwise = word == kOtherwise || word == "其余";
  if (bound.empty() && !otherwise) {
    row->Say(0, internal::kTableBadBound);
    return false;
  }
  bool good = true;
  entry->name = otherwise ? "otherwise" : "band";
  if (otherwise) {
    entry->cells.push_back({std::string(kOtherwise), {}, true});
    if (!row->At(1).empty()) {
      row->Say(1, internal::kTableOtherwiseValue);
      good = false;
    }
  } else {
    good = row->Number(1, false);
    entry->cells.push_back({bound, row->At(1), true});
  }
  good = row->Number(2, true) && good;
  entry->cells.push_back({"points", row->At(2), false});
  if (form.kind == Sheet::kBands) entry->cells.push_back({"note", row->At(3), true});
  for (std::size_t i = 0; i < form.profiles.size(); ++i) {
    const std::size_t column = BandColumns().size() + i;
    good = row->Number(column, true) && good;
    entry->cells.push_back({"points " + form.profiles[i].id, row->At(column), false});
  }
  return row->NothingBehind(form.columns.size()) && good;
}

}  // namespace

const std::vector<BoundWord>& BoundWords() {
  static const std::vector<BoundWord> words = {
      {"at_least", "不低于"}, {"above", "高于"}, {"at_most", "不高于"}, {"below", "低于"}};
  return words;
}

bool FindSheet(const TextEntry& root, std::string_view bytes, const std::string& place,
               Sheet* sheet) {
  if (place == "case") {
    FindCases(root, bytes, sheet);
    return !sheet->entries.empty();
  }
  const TextEntry* found = FindPlace(root, bytes, place);
  if (found == nullptr || found->kind != TextEntry::kMessage) return false;
  if (found->name == "sweep") {
    sheet->kind = Sheet::kSweep;
    sheet->columns = {{"at", "取值"}, {"is", "结果"}};
    for (const TextEntry& child : found->children) {
      if (child.name != "row") continue;
      sheet->entries.push_back(
          {&child, "row", {CellOf(child, bytes, "at", true), CellOf(child, bytes, "is", true)}, 0});
    }
    return !sheet->entries.empty();
  }
  const TextEntry* table = found->name == "table" ? found : found->Find("table");
  if (table != nullptr) {
    sheet->columns = BandColumns();
    Bands(*table, bytes, sheet);
    if (found->name == "metric") Profiles(root, Named(*found, bytes, "id"), bytes, sheet);
    return !sheet->entries.empty();
  }
  return found->name == "weight" && Points(root, *found, bytes, sheet);
}

std::vector<std::string> SheetPlaces(const TextEntry& root, std::string_view bytes) {
  std::vector<std::string> out;
  const TextEntry* score = root.Find("score");
  if (root.Find("case") != nullptr) out.emplace_back("case");
  for (const TextEntry& child : score == nullptr ? root.children : score->children) {
    if (score == nullptr && child.name == "sweep") {
      out.push_back("sweep[" + Named(child, bytes, "name") + "]");
    } else if (score != nullptr && child.name == "metric") {
      out.push_back("score.metric[" + Named(child, bytes, "id") + "]");
    } else if (score != nullptr && child.name == "profile") {
      for (const TextEntry& weight : child.children) {
        if (weight.name != "weight") continue;
        out.push_back("score.profile[" + Named(child, bytes, "id") + "].weight[" +
                      Named(weight, bytes, "metric") + "]");
      }
    }
  }
  return out;
}

bool ReadSheetRow(const Sheet& form, const std::vector<std::string>& cells, int line,
                  const std::string& sheet, SheetEntry* entry, Findings* findings) {
  RowReader row(cells, line, sheet, findings);
  entry->line = line;
  if (form.kind == Sheet::kBands || form.kind == Sheet::kPoints) return ReadBand(form, &row, entry);
  entry->name = form.kind == Sheet::kCases ? "case" : "row";
  bool good = row.NothingBehind(form.columns.size());
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    good = row.MisspeltNumber(i) && good;
    const bool quoted = form.kind != Sheet::kCases || form.entries[0].cells[i].quoted;
    entry->cells.push_back(
        {form.columns[i].en, i < cells.size() ? cells[i] : std::string(), quoted});
  }
  return good;
}

bool IsSameNumber(const std::string& a, const std::string& b) {
  guiju_decimal x;
  guiju_decimal y;
  if (guiju_parse_decimal(a.data(), a.size(), &x) != GUIJU_PARSE_OK) return false;
  if (guiju_parse_decimal(b.data(), b.size(), &y) != GUIJU_PARSE_OK) return false;
  __extension__ typedef __int128 Wide;
  Wide p = x.mantissa;
  Wide q = y.mantissa;
  for (; x.scale < y.scale; ++x.scale) p *= 10;
  for (; y.scale < x.scale; ++y.scale) q *= 10;
  return p == q;
}

std::string ColumnLetters(std::size_t column) {
  std::string out(1, static_cast<char>('A' + column % 26));
  for (; column >= 26; out.insert(out.begin(), static_cast<char>('A' + column % 26))) {
    column = column / 26 - 1;
  }
  return out;
}

Finding SheetFinding(Severity severity, const std::string& file, int line,
                     const internal::Sentence& sentence, const internal::Arguments& arguments) {
  Finding finding;
  finding.severity = severity;
  finding.id = std::string(sentence.id);
  finding.file = file;
  finding.line = line;
  finding.zh = internal::Say(sentence, Language::kChinese, arguments);
  finding.en = internal::Say(sentence, Language::kEnglish, arguments);
  return finding;
}

}  // namespace guiju::workbench
