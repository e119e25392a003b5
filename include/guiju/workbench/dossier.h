// What a person signs who approves a change of the rules, as far as it needs nothing but the two
// files: what changed in their text, and digests by which anybody can tell later that they are the
// files that were signed.
#ifndef GUIJU_WORKBENCH_DOSSIER_H_
#define GUIJU_WORKBENCH_DOSSIER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/workbench/document.h"

namespace guiju::workbench {

// What a line of a comparison is.
enum class LineKind : std::uint8_t {
  kPlace,  // "@@ -532,7 +532,7 @@": where the lines below stand, as diff -u writes it
  kSame,
  kRemoved,
  kAdded,
};

// One line, without its line break.
struct ComparedLine {
  LineKind kind = LineKind::kSame;
  std::string text;
};

// The lines that differ, each with `context` lines around it, as diff -u shows them; empty when the
// texts are the same. A last line without a line break counts as one with it. The comparison is the
// shortest one, unless more than kMostEdits lines differ: then everything between the first and the
// last difference is removed and added. "a\nb\n" and "a\nc\n": @@ -1,2 +1,2 @@, a, -b, +c.
// Allocates; memory grows with the square of the differing lines.
std::vector<ComparedLine> CompareTexts(std::string_view before, std::string_view after,
                                       std::size_t context = 3);
// Lines removed and added beyond which a comparison is not made shortest.
inline constexpr std::size_t kMostEdits = 2'048;

// One file that a dossier is about.
struct FileDigest {
  std::string name;
  std::string bytes_sha256;   // of the bytes as they lie in the file, lower-case hex
  std::string policy_sha256;  // of a policy's canonical bytes: comments and layout do not count
};

// Of a policy, and of the bytes of any other file.
FileDigest DigestOf(const PolicyDocument& document);
FileDigest DigestOf(std::string_view bytes, const std::string& name);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_DOSSIER_H_
