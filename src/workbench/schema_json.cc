#include "workbench/schema_json.h"

#include <array>
#include <cstdio>

namespace guiju::workbench {

Json Json::Text(std::string_view text) {
  Json json;
  json.literal_ = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json.literal_ += '\\';
      json.literal_ += c;
    } else if (c == '\n') {
      json.literal_ += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
      json.literal_ += escape.data();
    } else {
      json.literal_ += c;
    }
  }
  json.literal_ += '"';
  return json;
}

Json Json::Raw(std::string literal) {
  Json json;
  json.literal_ = std::move(literal);
  return json;
}

Json Json::List(std::vector<Json> items) {
  Json json;
  json.kind_ = kList;
  json.items_ = std::move(items);
  return json;
}

Json Json::Object(std::vector<std::pair<std::string, Json>> members) {
  Json json;
  json.kind_ = kObject;
  json.members_ = std::move(members);
  return json;
}

bool Json::IsShort() const {
  if (kind_ == kLiteral) return true;
  if (kind_ == kObject) {
    return members_.empty() || (members_.size() == 1 && members_[0].second.IsShort());
  }
  std::size_t width = 0;
  for (const Json& item : items_) {
    if (item.kind_ != kLiteral) return items_.size() == 1 && item.IsShort();
    width += item.literal_.size() + 2;
  }
  constexpr std::size_t kWidest = 88;
  return width <= kWidest;
}

std::string Json::Render(int indent) const {
  if (kind_ == kLiteral) return literal_;
  const bool is_list = kind_ == kList;
  const std::size_t size = is_list ? items_.size() : members_.size();
  if (size == 0) return is_list ? "[]" : "{}";
  const bool one_line = IsShort();
  const std::string inner(static_cast<std::size_t>(indent) + 2, ' ');
  std::string out(1, is_list ? '[' : '{');
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    out += one_line ? (i > 0 ? " " : "") : "\n" + inner;
    if (!is_list) out += Text(members_[i].first).literal_ + ": ";
    out += (is_list ? items_[i] : members_[i].second).Render(one_line ? indent : indent + 2);
  }
  if (!one_line) out += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
  return out + (is_list ? ']' : '}');
}

}  // namespace guiju::workbench
