// A textproto as it is written: every field with the bytes it stands in and the comments around it.
// What formats a text or changes parts of it works on this and not on the message.
#ifndef GUIJU_SRC_WORKBENCH_TEXT_TREE_H_
#define GUIJU_SRC_WORKBENCH_TEXT_TREE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source_scanner.h"

namespace guiju::workbench {

struct TextComment {
  std::string_view text;  // from the # on, white space at its end cut off
  std::uint32_t offset = 0;
  bool blank_before = false;  // a blank line stands before it
};

// A field, or an entry of a list (which has no name).
struct TextEntry {
  enum Kind : std::uint8_t { kScalar, kList, kMessage };
  Kind kind = kScalar;
  std::string_view name;
  std::uint32_t begin = 0;        // of the name, of the value where there is none
  std::uint32_t value_begin = 0;  // of the value; of its opening sign
  std::uint32_t end = 0;          // behind the value, before a separator
  bool in_list = false;           // an entry of a list
  bool starts_line = false;       // a line break stands before it
  bool blank_before = false;      // a blank line stands before it, and behind what is in `before`
  bool wide_gap = false;          // two spaces or more stand before it on its line
  std::vector<internal::Token> scalar;  // of kScalar: a sign and a number, a word, or texts
  std::vector<TextEntry> children;
  std::vector<TextComment> before;   // on lines of their own before it, and from inside of a scalar
  std::vector<TextComment> opening;  // behind the opening sign on its line
  std::vector<TextComment> closing;  // on lines of their own before the closing sign
  std::vector<TextComment> after;    // behind it on its line

  const TextEntry* Find(std::string_view field) const;
};

// The whole file as a message. `bytes` has no byte-order mark, was accepted by ReadMessage, and
// outlives the tree.
TextEntry ParseTextTree(std::string_view bytes);

// What the scalar says: a text decoded and its pieces joined, everything else as it is written.
std::string ScalarOf(const TextEntry& scalar, std::string_view bytes);

// The entry at a place whose entries of lists are named by their ids or, in a suite, their names
// ("score.metric[resolution].table", "sweep[bands]"), or by their number from 0. Null when nothing
// is there.
const TextEntry* FindPlace(const TextEntry& root, std::string_view bytes, std::string_view place);

// `text` in double quotes, with the shortest escapes that textproto has; what can be seen stays as
// it is, what cannot (control and bidirectional characters, spaces without width) is escaped.
//   Quoted("5\" 规矩\n") == "\"5\\\" 规矩\\n\""
std::string Quoted(std::string_view text);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_TEXT_TREE_H_
