// JSON that keeps the order in which it was put together.
#ifndef GUIJU_SRC_WORKBENCH_SCHEMA_JSON_H_
#define GUIJU_SRC_WORKBENCH_SCHEMA_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::workbench {

class Json {
 public:
  static Json Text(std::string_view text);
  static Json Raw(std::string literal);  // a number, true, false, null
  static Json List(std::vector<Json> items = {});
  static Json Object(std::vector<std::pair<std::string, Json>> members = {});

  void Add(std::string name, Json value) {
    members_.emplace_back(std::move(name), std::move(value));
  }
  void Push(Json value) { items_.push_back(std::move(value)); }
  bool empty() const { return members_.empty() && items_.empty() && literal_.empty(); }

  // Two spaces a level; lists of literals and objects with one literal on one line.
  std::string Render(int indent = 0) const;

 private:
  enum Kind : std::uint8_t { kLiteral, kList, kObject };
  bool IsShort() const;

  Kind kind_ = kLiteral;
  std::string literal_;
  std::vector<Json> items_;
  std::vector<std::pair<std::string, Json>> members_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_SCHEMA_JSON_H_
