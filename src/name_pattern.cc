#include "name_pattern.h"

#include <re2/re2.h>

namespace guiju::internal {

struct NamePattern::Compiled {
  explicit Compiled(const std::string& pattern) : expression(pattern, Quiet()) {}

  static re2::RE2::Options Quiet() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
  }

  const re2::RE2 expression;
};

NamePattern::NamePattern(const std::string& pattern)
    : compiled_(std::make_unique<const Compiled>(pattern)) {}

NamePattern::~NamePattern() = default;

const std::string& NamePattern::error() const { return compiled_->expression.error(); }

bool NamePattern::IsIn(std::string_view name) const {
  return compiled_->expression.ok() &&
         re2::RE2::PartialMatch({name.data(), name.size()}, compiled_->expression);
}

std::string NamePattern::Exactly(std::string_view name) {
  // Only what has a meaning is escaped, so that a Chinese name stays readable.
  std::string text = "^";
  for (const char c : name) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text + "$";
}

}  // namespace guiju::internal
