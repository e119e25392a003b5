// Collects the findings of one message. Compilers of sections name the place by its path; the door
// that read the text knows the lines and puts them in afterwards.
#ifndef GUIJU_SRC_PROBLEMS_H_
#define GUIJU_SRC_PROBLEMS_H_

#include <string>
#include <utility>

#include "guiju/finding.h"
#include "sentence.h"

namespace guiju::internal {

class Problems {
 public:
  void Error(std::string path, const Sentence& sentence, const Arguments& arguments) {
    Add(Severity::kError, std::move(path), sentence, arguments);
  }
  void Warning(std::string path, const Sentence& sentence, const Arguments& arguments) {
    Add(Severity::kWarning, std::move(path), sentence, arguments);
  }

  Findings& findings() { return findings_; }
  const Findings& findings() const { return findings_; }

 private:
  void Add(Severity severity, std::string path, const Sentence& sentence,
           const Arguments& arguments) {
    Finding finding;
    finding.severity = severity;
    finding.id = std::string(sentence.id);
    finding.path = std::move(path);
    finding.zh = Say(sentence, Language::kChinese, arguments);
    finding.en = Say(sentence, Language::kEnglish, arguments);
    findings_.push_back(std::move(finding));
  }

  Findings findings_;
};

// "a.b" + 3 -> "a.b[3]"; "a" + "b" -> "a.b".
inline std::string At(std::string path, int index) {
  return std::move(path) + "[" + std::to_string(index) + "]";
}
inline std::string At(std::string path, const char* field) {
  return path.empty() ? std::string(field) : std::move(path) + "." + field;
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_PROBLEMS_H_
