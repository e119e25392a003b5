#include "workbench/sheet_cases.h"

#include <algorithm>
#include <map>

namespace guiju::workbench {
namespace {

// "clause[1]" -> "clause", 1.
std::pair<std::string_view, std::size_t> Split(std::string_view step) {
  const std::size_t open = step.find('[');
  if (open == std::string_view::npos) return {step, 0};
  std::size_t number = 0;
  for (const char c : step.substr(open + 1)) {
    if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return {step.substr(0, open), number};
}

void Flatten(const TextEntry& entry, std::string_view bytes, const std::string& path,
             std::vector<SheetCell>* cells) {
  if (entry.kind == TextEntry::kScalar) {
    const bool quoted = entry.scalar[0].type == internal::Token::kString;
    cells->push_back({path, ScalarOf(entry, bytes), quoted});
    return;
  }
  std::map<std::string_view, std::size_t> met;
  for (const TextEntry& child : entry.children) {
    const auto step = [&](const TextEntry& one) {
      const std::size_t number = met[child.name]++;
      const std::string name =
          std::string(child.name) + (number == 0 ? "" : "[" + std::to_string(number) + "]");
      Flatten(one, bytes, path.empty() ? name : path + "." + name, cells);
    };
    if (child.kind != TextEntry::kList) {
      step(child);
    } else {
      for (const TextEntry& item : child.children) step(item);
    }
  }
}

}  // namespace

const TextEntry* FindLeaf(const TextEntry& entry, std::string_view path) {
  const std::size_t cut = path.find('.');
  auto [name, number] = Split(path.substr(0, cut));
  const TextEntry* found = nullptr;
  for (const TextEntry& child : entry.children) {
    if (found != nullptr) break;
    if (child.name != name) continue;
    if (child.kind == TextEntry::kList) {
      if (number < child.children.size()) {
        found = &child.children[number];
      } else {
        number -= child.children.size();
      }
    } else if (number == 0) {
      found = &child;
    } else {
      --number;
    }
  }
  if (found == nullptr || cut == std::string_view::npos) return found;
  return FindLeaf(*found, path.substr(cut + 1));
}

void FindCases(const TextEntry& root, std::string_view bytes, Sheet* sheet) {
  sheet->kind = Sheet::kCases;
  std::vector<std::string> paths = {"name"};
  std::map<std::string, bool> quoted = {{"name", true}};
  std::vector<std::vector<SheetCell>> rows;
  for (const TextEntry& child : root.children) {
    if (child.name != "case") continue;
    sheet->entries.push_back({&child, "case", {}, 0});
    rows.emplace_back();
    Flatten(child, bytes, "", &rows.back());
    for (const SheetCell& cell : rows.back()) {
      if (quoted.emplace(cell.field, cell.quoted).second) paths.push_back(cell.field);
    }
  }
  for (const std::string& path : paths) sheet->columns.push_back({path, path});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::string& path : paths) {
      const auto at = std::find_if(rows[i].begin(), rows[i].end(),
                                   [&](const SheetCell& cell) { return cell.field == path; });
      sheet->entries[i].cells.push_back(at == rows[i].end() ? SheetCell{path, {}, quoted[path]}
                                                            : *at);
    }
  }
}

std::string Nested(const std::vector<std::pair<std::string_view, std::string>>& leaves) {
  std::string out;
  for (std::size_t i = 0; i < leaves.size();) {
    const std::string_view path = leaves[i].first;
    const std::size_t cut = path.find('.');
    const std::string name(Split(path.substr(0, cut)).first);
    if (!out.empty()) out += " ";
    if (cut == std::string_view::npos) {
      out += name + ": " + leaves[i++].second;
      continue;
    }
    const std::string_view block = path.substr(0, cut + 1);
    std::vector<std::pair<std::string_view, std::string>> inside;
    for (; i < leaves.size() && leaves[i].first.substr(0, block.size()) == block; ++i) {
      inside.emplace_back(leaves[i].first.substr(block.size()), leaves[i].second);
    }
    out += name + " { " + Nested(inside) + " }";
  }
  return out;
}

}  // namespace guiju::workbench
