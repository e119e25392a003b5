// Patterns over names, as people write them on a command line.
#ifndef GUIJU_SRC_NAME_PATTERN_H_
#define GUIJU_SRC_NAME_PATTERN_H_

#include <memory>
#include <string>
#include <string_view>

namespace guiju::internal {

// A regular expression of RE2: linear in the name, whatever the pattern. Immutable, thread-safe.
class NamePattern {
 public:
  explicit NamePattern(const std::string& pattern);
  ~NamePattern();

  // Empty when the pattern is one; else what is wrong with it, as RE2 says it.
  const std::string& error() const;
  // Whether it is found anywhere in `name`; never when error() is not empty.
  bool IsIn(std::string_view name) const;

  // A pattern of exactly this name: "a.b" is "^a\.b$".
  static std::string Exactly(std::string_view name);

 private:
  struct Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_NAME_PATTERN_H_
