// Policies of tests: the text of the standard policy with some of its lines replaced.
#ifndef GUIJU_TESTS_EDITED_POLICY_H_
#define GUIJU_TESTS_EDITED_POLICY_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "guiju/load.h"

namespace guiju {

// What to look for, which stands exactly once in the text, and what to write instead.
using Edits = std::vector<std::pair<std::string, std::string>>;

inline std::string EditedText(const Edits& edits) {
  std::string text(StandardPolicyText());
  for (const auto& [from, to] : edits) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at == std::string::npos) continue;
    EXPECT_EQ(text.find(from, at + 1), std::string::npos) << "stands twice: " << from;
    text.replace(at, from.size(), to);
  }
  return text;
}

// Never null in a passing test.
inline std::shared_ptr<const Policy> EditedPolicy(const Edits& edits) {
  const LoadedPolicy loaded = LoadPolicy(EditedText(edits), "edited.textproto");
  for (const Finding& finding : loaded.findings) {
    ADD_FAILURE() << finding.path << ": " << finding.en;
  }
  return loaded.policy;
}

// "path id @word" of everything that is said about the edited text: `word` stands where the finding
// points.
inline std::vector<std::string> SaidAbout(const Edits& edits) {
  const std::string text = EditedText(edits);
  const LoadedPolicy loaded = LoadPolicy(text, "edited.textproto");
  EXPECT_EQ(loaded.policy == nullptr, !Acceptable(loaded.findings));
  std::vector<std::string> said;
  for (const Finding& finding : loaded.findings) {
    std::size_t at = 0;
    for (int line = 1; line < finding.line; ++line) at = text.find('\n', at) + 1;
    at += static_cast<std::size_t>(finding.column - 1);
    const std::size_t end = text.find_first_of(" :{}\n", at);
    said.push_back(finding.path + " " + finding.id + " @" + text.substr(at, end - at));
  }
  return said;
}

}  // namespace guiju

#endif  // GUIJU_TESTS_EDITED_POLICY_H_
