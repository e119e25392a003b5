#include "sentence.h"

namespace guiju::internal {
namespace {

template <typename List>
std::string SayWith(const Sentence& sentence, Language language, const List& arguments) {
  const std::string_view text = language == Language::kChinese ? sentence.zh : sentence.en;
  std::string out;
  out.reserve(text.size() + 64);
  for (size_t i = 0; i < text.size();) {
    if (text[i] != '{') {
      out += text[i++];
      continue;
    }
    if (i + 1 < text.size() && text[i + 1] == '{') {
      out += '{';
      i += 2;
      continue;
    }
    const size_t end = text.find('}', i);
    const std::string_view name = text.substr(i + 1, end - i - 1);
    const Argument* found = nullptr;
    for (const Argument& argument : arguments) {
      if (argument.name == name) found = &argument;
    }
    if (found == nullptr) {
      out += text.substr(i, end - i + 1);
    } else {
      out += language == Language::kChinese ? found->zh : found->en;
    }
    i = end + 1;
  }
  return out;
}

}  // namespace

std::string Say(const Sentence& sentence, Language language, const Arguments& arguments) {
  return SayWith(sentence, language, arguments);
}

std::string SayAll(const Sentence& sentence, Language language,
                   const std::vector<Argument>& arguments) {
  return SayWith(sentence, language, arguments);
}

}  // namespace guiju::internal
