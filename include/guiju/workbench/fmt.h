// One layout for every policy, test suite, column map and holiday book, comments included, so that
// a change of two lines is a difference of two lines.
//
// What the layout leaves to the author, because it carries meaning:
//   - line breaks between entries. Entries that share a line go on sharing it; a block or a list
//     that was written on one line stays on one line, and any other is opened: its sign, its
//     entries indented by two spaces, its closing sign on a line of its own;
//   - blank lines between entries, of several one; none at the begin and the end of a block;
//   - whether a run of entries of one name, one a line, is set in columns: two spaces before any
//     field of the run say so for that column, whose width is then made right;
//   - the column of a comment behind an entry. Comments in one column on lines that follow each
//     other move together, and only when an entry has grown into them.
// Everything else is decided: `name: value` and `name { … }` with single spaces, lists as
// `[a, b]`, lists of blocks as repeated blocks, no commas and semicolons between entries, texts in
// double quotes with the shortest escapes, Chinese as it is, pieces of a text joined unless they
// stand on lines of their own, line ends LF, no byte-order mark, no white space at the ends of
// lines.
#ifndef GUIJU_WORKBENCH_FMT_H_
#define GUIJU_WORKBENCH_FMT_H_

#include <string>
#include <string_view>

#include "guiju/finding.h"

namespace guiju::workbench {

// What became of one file.
struct Formatted {
  // What keeps the file from being formatted; the text is then empty. What is merely wrong with the
  // policy (a missing field, a bound out of range) does not, and is not in here.
  Findings findings;
  std::string text;
  // Of the message that the file holds: "guiju.v1.Policy". Empty when nobody knows.
  std::string message;
  bool changed = false;  // `text` is other than the bytes

  // The file holds a policy.
  bool is_policy() const { return message == "guiju.v1.Policy"; }
};

// Formats a text file (textproto) of one of the messages that people write. Which one is said by a
// line `# proto-message: guiju.v1.Policy` among the first comments; without it, the one that the
// text can be read as. `name` is how findings name the file. JSON and binary files are refused.
//
// The text that is returned says the same: it has been read again and compared, message for message
// and comment for comment, and a difference is a finding ("fmt_would_change"), never a text.
// Formatting twice is formatting once. Never throws on bad input. Allocates; thread-safe.
//   FormatText("id:'a';  version :\"1\"", "p.textproto").text == "id: \"a\" version: \"1\"\n"
Formatted FormatText(std::string_view bytes, const std::string& name);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_FMT_H_
