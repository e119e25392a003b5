// Where two messages are written otherwise, entry by entry.
#ifndef GUIJU_SRC_WORKBENCH_CHANGES_H_
#define GUIJU_SRC_WORKBENCH_CHANGES_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

namespace guiju::workbench {

// One part that is not the same. Paths are those of PositionMap, with indices; empty: not there.
struct Change {
  std::string place;  // entries by their keys: "score.metric[volume].table"
  std::string before_path;
  std::string after_path;
  std::string before;  // as a text writes it, in one line
  std::string after;
  std::vector<std::string> clauses;  // nearest around it, in both
  bool words = false;                // labels, notes, clauses, names: no answer reads it
  bool moved = false;                // the same entries in another order
};

// What tells an entry of a list from the others, by its id, name, date …; empty: its place does.
std::string KeyOf(const google::protobuf::Message& entry);

// All changes from `before` to `after`, which are of one type, in the order of the fields; of these
// fields of theirs alone unless `fields` is empty. Below conditions, band tables, hours and weights
// nothing is told apart: they change as a whole. `words`: those of words as well.
std::vector<Change> ChangesOf(const google::protobuf::Message& before,
                              const google::protobuf::Message& after,
                              const std::vector<const char*>& fields, bool words);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_CHANGES_H_
