// Puts the rows of a spreadsheet into the text of a file, for table.cc.
#ifndef GUIJU_SRC_WORKBENCH_TABLE_EDIT_H_
#define GUIJU_SRC_WORKBENCH_TABLE_EDIT_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/workbench/table.h"
#include "sentences/forms.h"
#include "workbench/sheet.h"
#include "workbench/sheet_cases.h"

namespace guiju::workbench {

// "at_least 95", as a row is called.
inline std::string Key(const SheetEntry& entry) {
  const SheetCell& cell = entry.cells[0];
  return cell.value.empty() ? cell.field : cell.field + " " + cell.value;
}

// Collects changes of the text, and says each. The text stays as it is until Done.
class TableEditor {
 public:
  TableEditor(std::string_view text, const std::string& name, ImportedTable* out)
      : text_(text), name_(name), out_(out) {}

  // `wanted` in place of what `sheet` holds.
  void Apply(const Sheet& sheet, const std::vector<SheetEntry>& wanted) {
    const std::vector<SheetEntry>& old = sheet.entries;
    if (sheet.kind == Sheet::kBands) own_cells_ = kBandCells;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < old.size() || k < wanted.size()) {
      // The next pair of the same bound; what lies before it is taken in order.
      const auto [to, wanted_to] = NextPair(old, i, wanted, k);
      for (; i < to && k < wanted_to; ++i, ++k) Change(old[i], wanted[k]);
      for (; i < to; ++i) Remove(old[i]);
      for (; k < wanted_to; ++k) Insert(old, to, wanted[k]);
      if (i < old.size() && k < wanted.size()) Change(old[i++], wanted[k++]);
    }
    for (std::size_t p = 0; p < sheet.profiles.size(); ++p) {
      ApplyProfile(sheet, kBandCells + p, *sheet.profiles[p].list, wanted);
    }
  }

  // The list of a profile, with a value for each row that is wanted.
  void ApplyProfile(const Sheet& sheet, std::size_t cell, const TextEntry& list,
                    const std::vector<SheetEntry>& wanted) {
    const bool same_count = wanted.size() == list.children.size();
    std::string all;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::string& after = wanted[i].cells[cell].value;
      all += (i == 0 ? "" : ", ") + after;
      if (!same_count) continue;
      const std::string& before = sheet.entries[i].cells[cell].value;
      if (before == after) continue;
      Replace(list.children[i].value_begin, list.children[i].end, after);
      Tell(internal::kTableChanged,
           {{"row", Key(wanted[i])},
            {"field", wanted[i].cells[cell].field},
            {"before", before},
            {"after", after}},
           list.children[i].begin);
    }
    if (same_count) return;
    std::vector<TextComment> lost;
    Gather(list, &lost);
    Lose(lost, wanted[0].cells[cell].field);
    Tell(internal::kTableProfile, {{"field", wanted[0].cells[cell].field}, {"after", all}},
         list.begin);
    Replace(list.value_begin, list.end, "[" + all + "]");
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
  struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
  };

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
    for (std::size_t i = 0; i < std::min(own_cells_, before.cells.size()); ++i) {
      const SheetCell& old = before.cells[i];
      const SheetCell& now = after.cells[i];
      if (old.field == now.field && old.value == now.value) continue;
      const TextEntry* field = FindLeaf(written, old.field);
      if (old.field == now.field && IsSameNumber(old.value, now.value)) {
        out_->findings.push_back(SheetFinding(
            Severity::kWarning, name_, LineOf(written.begin), internal::kTableKeptSpelling,
            {{"row", Key(before)}, {"kept", old.value}, {"found", now.value}}));
        continue;
      }
      if (field == nullptr) {
        AddField(written, now.field, Literal(now));
      } else if (now.value.empty()) {
        TakeAway(*field);
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

  // The field, and in a list the comma that parts it from its neighbours.
  void TakeAway(const TextEntry& field) {
    std::size_t begin = GapBefore(field.begin);
    std::size_t end = field.end;
    if (field.in_list) {
      const std::size_t behind = text_.find_first_not_of(" \t\r\n", end);
      if (behind != std::string_view::npos && text_[behind] == ',') {
        end = behind + 1;
      } else if (begin > 0 && text_[begin - 1] == ',') {
        --begin;
      }
    }
    Replace(begin, end, "");
  }

  // `path` in the innermost of its blocks that is there, with the others around the value.
  void AddField(const TextEntry& written, std::string_view path, const std::string& value) {
    const std::size_t cut = path.find('.');
    const TextEntry* inner =
        cut == std::string_view::npos ? nullptr : FindLeaf(written, path.substr(0, cut));
    if (inner != nullptr && inner->kind == TextEntry::kMessage) {
      AddField(*inner, path.substr(cut + 1), value);
      return;
    }
    const std::size_t behind =
        written.children.empty() ? written.value_begin + 1 : written.children.back().end;
    const std::string gap = !written.children.empty() && written.children.back().starts_line
                                ? "\n" + Indentation(written.children.back().begin)
                                : " ";
    Replace(behind, behind, gap + Nested({{path, value}}));
  }

  std::string Indentation(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && text_[begin - 1] != '\n') --begin;
    const std::size_t end = text_.find_first_not_of(" \t", begin);
    return std::string(text_.substr(begin, end - begin));
  }

  std::string Block(const SheetEntry& entry) const {
    std::vector<std::pair<std::string_view, std::string>> leaves;
    for (std::size_t i = 0; i < std::min(own_cells_, entry.cells.size()); ++i) {
      const SheetCell& cell = entry.cells[i];
      if (!cell.value.empty()) leaves.emplace_back(cell.field, Literal(cell));
    }
    return entry.name + " { " + Nested(leaves) + " }";
  }

  // Behind old[before - 1], whose comment stays its own, or before the first one.
  void Insert(const std::vector<SheetEntry>& old, std::size_t before, const SheetEntry& entry) {
    const TextEntry& next = *old[before == 0 ? 0 : before - 1].written;
    const std::string gap = next.starts_line ? "\n" + Indentation(next.begin) : " ";
    std::size_t behind = next.end;
    for (const TextComment& comment : next.after) {
      behind = std::max<std::size_t>(behind, comment.offset + comment.text.size());
    }
    if (before == 0) {
      Replace(next.begin, next.begin, Block(entry) + gap);
    } else {
      Replace(behind, behind, gap + Block(entry));
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
    Lose(lost, Key(entry));
  }

  void Lose(const std::vector<TextComment>& comments, const std::string& row) {
    for (const TextComment& comment : comments) {
      out_->findings.push_back(SheetFinding(
          Severity::kWarning, name_, LineOf(comment.offset), internal::kTableLostComment,
          {{"row", row}, {"comment", std::string(comment.text)}}));
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
  std::size_t own_cells_ = std::string_view::npos;  // cells of a row that are fields of its entry
  std::vector<Edit> edits_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_TABLE_EDIT_H_
