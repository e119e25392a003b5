// JSON as the command writes it where no message of guiju.v1 stands behind it: in the order in
// which it was given, two spaces a level, UTF-8 as it is.
#ifndef GUIJU_SRC_TOOL_JSON_TEXT_H_
#define GUIJU_SRC_TOOL_JSON_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "workbench/written.h"

namespace guiju::tool {

// Objects and arrays are opened and closed in turn; inside an object every value has a key.
//   json.Object(); json.Field("rows", 3); json.Array("ids").Value("a").End(); json.End();
class JsonText {
 public:
  JsonText& Object(std::string_view key = {}) { return Open(key, '{', '}'); }
  JsonText& Array(std::string_view key = {}) { return Open(key, '[', ']'); }
  // Closes what was opened last.
  JsonText& End();

  JsonText& Field(std::string_view key, std::string_view value);
  JsonText& Field(std::string_view key, const char* value) {
    return Field(key, std::string_view(value));
  }
  JsonText& Field(std::string_view key, std::int64_t value);
  JsonText& Field(std::string_view key, bool value);
  JsonText& Value(std::string_view value);
  // JSON that is finished already, on one line or more.
  JsonText& Raw(std::string_view key, std::string_view json);

  // The whole, once everything is closed; ends with a line break.
  std::string Take();

 private:
  JsonText& Open(std::string_view key, char open, char close);
  void Begin(std::string_view key);

  std::string out_;
  std::string closers_;
  bool empty_ = true;  // nothing was written since the last opening
};

using workbench::JsonString;

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_JSON_TEXT_H_
