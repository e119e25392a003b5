// Small helpers for findings about data.
#ifndef GUIJU_SRC_TOOL_SAY_H_
#define GUIJU_SRC_TOOL_SAY_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/finding.h"
#include "guiju/mask.h"
#include "sentence.h"

namespace guiju::tool {

inline Finding Tell(const internal::Sentence& sentence, const internal::Arguments& arguments,
                    Severity severity = Severity::kError) {
  Finding finding;
  finding.severity = severity;
  finding.id = std::string(sentence.id);
  finding.zh = internal::Say(sentence, Language::kChinese, arguments);
  finding.en = internal::Say(sentence, Language::kEnglish, arguments);
  return finding;
}

// "a, b, c"; after `most` names "…" stands for the rest.
inline std::string Join(const std::vector<std::string>& names, std::size_t most = 60) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    if (i == most) return out + "…";
    out += names[i];
  }
  return out;
}

// What stands in a cell, for people: its kind, and the text itself (cut to 40 characters, control
// characters replaced) unless its column is personal or it may be personal itself.
internal::Argument Describe(std::string_view name, std::string_view cell, bool personal,
                            const MaskPolicy& mask);

// `text` cut to `most` characters, "…" added when it was longer; control and bidirectional
// characters are shown as "·".
std::string Shown(std::string_view text, std::size_t most);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_SAY_H_
