#include "guiju/workbench/dossier.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "guiju/load.h"

namespace guiju::workbench {
namespace {

std::string Shown(const std::string& before, const std::string& after, std::size_t context = 3) {
  std::string out;
  for (const ComparedLine& line : CompareTexts(before, after, context)) {
    const char* sign = line.kind == LineKind::kAdded     ? "+"
                       : line.kind == LineKind::kRemoved ? "-"
                       : line.kind == LineKind::kSame    ? " "
                                                         : "";
    out += sign + line.text + "\n";
  }
  return out;
}

TEST(CompareTexts, ShowsLinesAsDiffDoes) {
  EXPECT_EQ(Shown("a\nb\n", "a\nc\n"), "@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  EXPECT_EQ(Shown("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(Shown("a\n", ""), "@@ -1 +0,0 @@\n-a\n");
  EXPECT_EQ(Shown("a\nb", "a\nb\n"), "");
  EXPECT_EQ(Shown("a\r\nb\r\n", "a\nb\n"), "");
}

TEST(CompareTexts, JoinsWhatLiesNear) {
  const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  EXPECT_EQ(Shown(before, "1\nx\n3\n4\n5\ny\n7\n8\n9\n", 1),
            "@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n@@ -5,3 +5,3 @@\n 5\n-6\n+y\n 7\n");
  EXPECT_EQ(Shown(before, "1\nx\n3\n4\ny\n6\n7\n8\n9\n", 1),
            "@@ -1,6 +1,6 @@\n 1\n-2\n+x\n 3\n 4\n-5\n+y\n 6\n");
}

// With all the context both texts can be read back from the lines.
TEST(CompareTexts, KeepsEveryLine) {
  std::mt19937_64 random(53);
  for (int round = 0; round < 2'000; ++round) {
    const auto text = [&] {
      std::string out;
      for (std::uint64_t i = random() % 12; i > 0; --i) {
        out += std::string(1, static_cast<char>('a' + random() % 3)) + "\n";
      }
      return out;
    };
    const std::string before = text();
    const std::string after = text();
    std::string old_side;
    std::string new_side;
    std::size_t edits = 0;
    for (const ComparedLine& line : CompareTexts(before, after, 100)) {
      if (line.kind == LineKind::kPlace) continue;
      if (line.kind != LineKind::kAdded) old_side += line.text + "\n";
      if (line.kind != LineKind::kRemoved) new_side += line.text + "\n";
      edits += line.kind != LineKind::kSame;
    }
    if (before == after) {
      EXPECT_EQ(edits, 0u);
      continue;
    }
    EXPECT_EQ(old_side, before);
    EXPECT_EQ(new_side, after);
  }
}

TEST(CompareTexts, GivesUpTheShortestWayForVeryDifferentTexts) {
  std::string before = "same\n";
  std::string after = "same\n";
  for (std::size_t i = 0; i < kMostEdits; ++i) {
    before += "old " + std::to_string(i) + "\n";
    after += "new " + std::to_string(i) + "\n";
  }
  const std::vector<ComparedLine> lines = CompareTexts(before, after);
  EXPECT_EQ(lines.size(), 2 * kMostEdits + 2);
  EXPECT_EQ(lines[1].kind, LineKind::kSame);
}

TEST(Digest, IsOfTheBytesAndOfWhatTheySay) {
  const PolicyDocument standard = StandardDocument();
  const PolicyDocument commented =
      ReadPolicy(std::string(StandardPolicyText()) + "\n# a comment\n", "commented.textproto");
  EXPECT_EQ(DigestOf(standard).policy_sha256, DigestOf(commented).policy_sha256);
  EXPECT_NE(DigestOf(standard).bytes_sha256, DigestOf(commented).bytes_sha256);
  EXPECT_EQ(DigestOf(standard).policy_sha256, standard.policy()->sha256);
  EXPECT_EQ(DigestOf("abc", "x").bytes_sha256.substr(0, 8), "ba7816bf");
}

}  // namespace
}  // namespace guiju::workbench
