// The form in which descriptions and terms are compared: half-width, small letters, single spaces.
// The steps are those of proto/guiju/v1/text.proto.
#ifndef GUIJU_SRC_TEXT_FORM_H_
#define GUIJU_SRC_TEXT_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::internal {

// A text in that form, with the way back. A byte that is no UTF-8 becomes a NUL, which no term has.
struct FormedText {
  // Where a character of `text` came from; one more stands for the end.
  struct Origin {
    std::uint32_t formed_byte = 0;  // its place in `text`
    std::uint32_t byte = 0;         // its place in the original
    std::uint32_t code_point = 0;
  };
  std::string text;
  std::vector<Origin> origins;
};

FormedText FormOfText(std::string_view original);

// What keeps a term that begins or ends with the same kind of character from matching beside it.
bool IsWordCharacter(std::uint32_t code_point);

// The first and the last character of a text in the form; 0 for an empty one.
std::uint32_t FirstCharacter(std::string_view text);
std::uint32_t LastCharacter(std::string_view text);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_TEXT_FORM_H_
