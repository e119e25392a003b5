#include "tool/rejects.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include "tool/cell.h"

namespace guiju::tool {
namespace {

std::string Reasons(const Findings& reasons, Language language) {
  std::string out;
  for (const Finding& reason : reasons) {
    if (!out.empty() && language == Language::kEnglish) out += ' ';
    out += reason.text(language);
  }
  return out;
}

std::string JsonString(const std::string& text) {
  google::protobuf::Value value;
  value.set_string_value(text);
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(value, &json).ok()) return "\"\"";
  return json;
}

}  // namespace

Rejects::Rejects(const std::string& path) {
  if (!path.empty()) file_ = std::make_unique<OutputFile>(path);
}

void Rejects::Header(const std::vector<std::string>& header, char delimiter) {
  if (file_ == nullptr) return;
  width_ = header.size();
  std::vector<std::string> cells = header;
  cells.insert(cells.end(), {"reason_zh", "reason_en", "line"});
  writer_ = std::make_unique<CsvWriter>(file_.get(), cells, delimiter);
}

void Rejects::Row(const CsvRow& row, const Findings& reasons) {
  if (writer_ == nullptr) return;
  std::vector<std::string> cells;
  if (row.field.size() == width_) {
    // The writer guards every cell; one that was guarded before is not to be guarded twice.
    for (const std::string& cell : row.field) cells.emplace_back(Unguard(cell));
  } else {
    cells.assign(width_, "");
    cells[0] = row.raw;
  }
  cells.push_back(Reasons(reasons, Language::kChinese));
  cells.push_back(Reasons(reasons, Language::kEnglish));
  cells.push_back(std::to_string(row.line));
  writer_->Row(cells);
}

void Rejects::Text(int line, const std::string& id, const std::string& text,
                   const Findings& reasons) {
  if (file_ == nullptr) return;
  file_->Write("{\"line\":" + std::to_string(line) +
               (id.empty() ? "" : ",\"id\":" + JsonString(id)) +
               ",\"reason_zh\":" + JsonString(Reasons(reasons, Language::kChinese)) +
               ",\"reason_en\":" + JsonString(Reasons(reasons, Language::kEnglish)) +
               ",\"text\":" + JsonString(text) + "}\n");
}

bool Rejects::Commit() { return file_ == nullptr || file_->Commit(); }

}  // namespace guiju::tool
