#include "digest.h"

#include <gtest/gtest.h>

#include "guiju/v1/score.pb.h"
#include "message_source.h"

namespace guiju::internal {
namespace {

// NIST's examples (FIPS 180-4 and the CAVP long messages).
TEST(Sha256, GivesTheValuesOfNist) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256Hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                      "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(Sha256Hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Around the sizes at which the padding needs a block of its own; from sha256sum.
TEST(Sha256, PadsAtEverySize) {
  EXPECT_EQ(Sha256Hex(std::string(55, 'a')),
            "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(Sha256Hex(std::string(56, 'a')),
            "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(Sha256Hex(std::string(63, 'a')),
            "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
  EXPECT_EQ(Sha256Hex(std::string(64, 'a')),
            "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST(CanonicalBytes, DependOnWhatIsSaidAndNotOnHow) {
  const auto digest = [](std::string_view bytes, SourceForm form) {
    v1::Grade grade;
    EXPECT_TRUE(ReadMessage({bytes, "", form}, &grade).complete) << bytes;
    return Sha256Hex(CanonicalBytes(grade));
  };
  const std::string text = digest(
      "# a comment\nat_least: 90 clause: \"SCO-6\" label { zh: \"优秀\" en: \"excellent\" } id: "
      "\"a\"",
      SourceForm::kText);
  EXPECT_EQ(text, digest(R"({"id": "a", "label": {"en": "excellent", "zh": "优秀"},
                             "atLeast": 90, "clause": "SCO-6"})",
                         SourceForm::kJson));
  EXPECT_NE(
      text,
      digest("at_least: 91 clause: \"SCO-6\" label { zh: \"优秀\" en: \"excellent\" } id: \"a\"",
             SourceForm::kText));
  // Pinned, so that a change of the bytes between releases or runtimes is seen.
  v1::Grade grade;
  grade.set_id("a");
  grade.set_at_least(90);
  EXPECT_EQ(CanonicalBytes(grade),
            "\x0A\x01"
            "a\x10\x5A");
}

}  // namespace
}  // namespace guiju::internal
