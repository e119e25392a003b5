// What the explanations of all rooms share.
#ifndef GUIJU_SRC_EXPLAIN_UTIL_H_
#define GUIJU_SRC_EXPLAIN_UTIL_H_

#include <string>
#include <vector>

#include "guiju/explain.h"
#include "sentence.h"

namespace guiju::internal {

inline void AddReason(Reasons* reasons, const std::string& clause, const Sentence& sentence,
                      const Arguments& arguments) {
  reasons->push_back({clause, Say(sentence, Language::kChinese, arguments),
                      Say(sentence, Language::kEnglish, arguments)});
}

// Parts of a list that reads in both languages: "a; b" and "甲；乙".
class LabelList {
 public:
  void Add(const Label& label) {
    if (!text_.en.empty()) {
      text_.en += "; ";
      text_.zh += "；";
    }
    text_.en += label.en;
    text_.zh += label.zh;
  }
  const Label& text() const { return text_; }
  bool empty() const { return text_.en.empty(); }

 private:
  Label text_;
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EXPLAIN_UTIL_H_
