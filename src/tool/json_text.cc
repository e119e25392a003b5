#include "tool/json_text.h"

#include <utility>

namespace guiju::tool {

void JsonText::Begin(std::string_view key) {
  if (!empty_) out_ += ",";
  if (!closers_.empty()) out_ += "\n" + std::string(2 * closers_.size(), ' ');
  if (!key.empty()) out_ += JsonString(key) + ": ";
  empty_ = false;
}

JsonText& JsonText::Open(std::string_view key, char open, char close) {
  Begin(key);
  out_ += open;
  closers_ += close;
  empty_ = true;
  return *this;
}

JsonText& JsonText::End() {
  const char close = closers_.back();
  closers_.pop_back();
  if (!empty_) out_ += "\n" + std::string(2 * closers_.size(), ' ');
  out_ += close;
  empty_ = false;
  return *this;
}

JsonText& JsonText::Field(std::string_view key, std::string_view value) {
  Begin(key);
  out_ += JsonString(value);
  return *this;
}

JsonText& JsonText::Field(std::string_view key, std::int64_t value) {
  Begin(key);
  out_ += std::to_string(value);
  return *this;
}

JsonText& JsonText::Field(std::string_view key, bool value) {
  Begin(key);
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::Value(std::string_view value) {
  Begin({});
  out_ += JsonString(value);
  return *this;
}

JsonText& JsonText::Raw(std::string_view key, std::string_view json) {
  Begin(key);
  while (!json.empty() && json.back() == '\n') json.remove_suffix(1);
  const std::string indent = "\n" + std::string(2 * closers_.size(), ' ');
  for (const char c : json) out_ += c == '\n' ? indent : std::string(1, c);
  return *this;
}

std::string JsonText::Take() { return std::move(out_) + "\n"; }

}  // namespace guiju::tool
