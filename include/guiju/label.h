// A name for people, in both languages of the project.
#ifndef GUIJU_LABEL_H_
#define GUIJU_LABEL_H_

#include <string>

namespace guiju {

struct Label {
  std::string en;
  std::string zh;
};

// An entry of a policy's open list: its stable id, the rule it carries, its name.
struct Entry {
  std::string id;
  std::string clause;
  Label label;
};

}  // namespace guiju

#endif  // GUIJU_LABEL_H_
