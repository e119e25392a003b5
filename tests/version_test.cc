// The version is one fact in several spellings.
#include "guiju/version.h"

#include <string>

#include "gtest/gtest.h"

namespace {

TEST(Version, SpellingsAgree) {
  EXPECT_EQ(GUIJU_VERSION_STRING, std::to_string(GUIJU_VERSION_MAJOR) + "." +
                                      std::to_string(GUIJU_VERSION_MINOR) + "." +
                                      std::to_string(GUIJU_VERSION_PATCH));
  EXPECT_LT(GUIJU_VERSION_MINOR, 100);
  EXPECT_LT(GUIJU_VERSION_PATCH, 100);
}

}  // namespace
