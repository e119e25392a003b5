// The standard policy with changes, for tests.
#ifndef GUIJU_TESTS_POLICY_TEXT_H_
#define GUIJU_TESTS_POLICY_TEXT_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "guiju/load.h"

namespace guiju::internal {

inline std::string Describe(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += "\n  " + finding.id + " " + std::to_string(finding.line) + " " + finding.path + ": " +
            finding.en;
  }
  return text;
}

inline std::shared_ptr<const Policy> MustLoad(const std::string& text) {
  LoadedPolicy loaded = LoadPolicy(text, "changed.textproto");
  EXPECT_NE(loaded.policy, nullptr) << Describe(loaded.findings);
  return loaded.policy;
}

// The standard text with the one place that says `from` saying `to`.
inline std::string WithOneLine(const std::string& from, const std::string& to) {
  std::string text(StandardPolicyText());
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at == std::string::npos) return text;
  text.replace(at, from.size(), to);
  EXPECT_EQ(text.find(from, at + to.size()), std::string::npos) << from << " stands twice";
  return text;
}

// The instant that a clock in Shanghai shows; no time of day is midnight.
inline Instant Shanghai(CivilDate date, std::int32_t hour = 0, std::int32_t minute = 0) {
  return {FromUnixSeconds(ToCivilDay(date).number * kSecondsPerDay).us + Hours(hour - 8).us +
          Minutes(minute).us};
}

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_POLICY_TEXT_H_
