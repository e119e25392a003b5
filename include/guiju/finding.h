// What is wrong with a policy, a map or a row of data, said where, what and what was expected.
//
// A finding is a value: the caller decides whether to print, count or refuse. All findings of a
// file come in one run, in the order of their places. No personal data is in a message.
#ifndef GUIJU_FINDING_H_
#define GUIJU_FINDING_H_

#include <cstdint>
#include <string>
#include <vector>

namespace guiju {

// The languages of every text for people.
enum class Language : std::uint8_t { kChinese, kEnglish };

// An error forbids the use of what was checked; a warning does not.
enum class Severity : std::uint8_t { kError, kWarning };

// One thing that is wrong. An owning value; line and column point into the file as it was given.
struct Finding {
  Severity severity = Severity::kError;
  std::string id;    // stable name of the kind of finding: "unknown_field"
  std::string file;  // as the caller named it; empty when there is none
  int line = 0;      // 1-based; 0 when the form has no lines (binary)
  int column = 0;    // 1-based, in bytes, of the first byte of the offending word
  std::string path;  // place in the message: "score.metric[1].table.band[0].at_least"
  std::string zh;    // whole sentences
  std::string en;

  // Borrowed from this finding. Cannot fail.
  const std::string& text(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

// All findings of one run, in the order of their places.
using Findings = std::vector<Finding>;

// True when nothing in `findings` forbids the use of what was checked.
inline bool Acceptable(const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::kError) return false;
  }
  return true;
}

}  // namespace guiju

#endif  // GUIJU_FINDING_H_
