// Texts for people: whole sentences in Chinese and English with named arguments, never glued from
// fragments. Every area lists its sentences in src/sentences/<area>.h; sentence_test walks the
// lists.
#ifndef GUIJU_SRC_SENTENCE_H_
#define GUIJU_SRC_SENTENCE_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/finding.h"

namespace guiju::internal {

// `{name}` stands for an argument; `{{` for a brace.
struct Sentence {
  std::string_view id;  // stable: findings carry it
  std::string_view en;
  std::string_view zh;
};

// An argument that reads differently in the two languages, or the same in both.
struct Argument {
  Argument(std::string_view argument_name, std::string value)
      : name(argument_name), en(value), zh(std::move(value)) {}
  Argument(std::string_view argument_name, std::string english, std::string chinese)
      : name(argument_name), en(std::move(english)), zh(std::move(chinese)) {}

  std::string_view name;
  std::string en;
  std::string zh;
};

using Arguments = std::initializer_list<Argument>;

// The sentence with its arguments put in. An argument that is not given stays as `{name}`, which
// sentence_test looks for. Cannot fail.
std::string Say(const Sentence& sentence, Language language, const Arguments& arguments);
// The same with a list that was put together.
std::string SayAll(const Sentence& sentence, Language language,
                   const std::vector<Argument>& arguments);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCE_H_
