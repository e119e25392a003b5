#include "text_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "guiju/text.h"
#include "utf8.h"

namespace guiju::internal {
namespace {

// For the automaton of all terms; it starts anew when it is full, which costs time and no answers.
constexpr std::int64_t kMatcherMemory = std::int64_t{32} << 20;

struct Span {
  std::size_t begin;
  std::size_t end;
};

// Whether a word goes on across the place between characters `at` - 1 and `at`.
bool InsideWord(const FormedText& text, std::size_t at) {
  if (at == 0 || at + 1 >= text.origins.size()) return false;
  const auto character = [&text](std::size_t i) {
    return DecodeUtf8(text.text, text.origins[i].formed_byte).value;
  };
  return IsWordCharacter(character(at - 1)) && IsWordCharacter(character(at));
}

// The number of the character that begins at a byte of the form.
std::size_t CharacterAt(const FormedText& text, std::size_t byte) {
  const auto at = std::lower_bound(
      text.origins.begin(), text.origins.end(), byte,
      [](const FormedText::Origin& o, std::size_t b) { return o.formed_byte < b; });
  return static_cast<std::size_t>(at - text.origins.begin());
}

// Calls `on` with every occurrence of a term in order, until it answers false.
template <typename On>
void EachOccurrence(const FormedText& text, const std::string& term, On&& on) {
  for (std::size_t byte = text.text.find(term); byte != std::string::npos;
       byte = text.text.find(term, byte + 1)) {
    const std::size_t begin = CharacterAt(text, byte);
    const std::size_t end = CharacterAt(text, byte + term.size());
    if (InsideWord(text, begin) || InsideWord(text, end)) continue;
    if (!on(Span{begin, end})) return;
  }
}

// The terms that occur, in order; perhaps some that do not.
std::vector<int> CandidatesOf(const TextPolicy& policy, const std::string& text) {
  std::vector<int> found;
  re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
  if (policy.set != nullptr &&
      (policy.set->Match(text, &found, &error) || error.kind == re2::RE2::Set::kNoError)) {
    std::sort(found.begin(), found.end());
    return found;
  }
  found.resize(policy.terms.size());
  std::iota(found.begin(), found.end(), 0);
  return found;
}

// Spans that do not overlap, in order.
std::vector<Span> Merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (const Span span : spans) {
    if (merged.empty() || merged.back().end < span.begin) {
      merged.push_back(span);
    } else {
      merged.back().end = std::max(merged.back().end, span.end);
    }
  }
  return merged;
}

bool Overlaps(const std::vector<Span>& merged, Span span) {
  const auto at = std::lower_bound(merged.begin(), merged.end(), span.begin,
                                   [](Span a, std::size_t begin) { return a.end <= begin; });
  return at != merged.end() && at->begin < span.end;
}

}  // namespace

void MakeSet(TextPolicy* policy) {
  re2::RE2::Options options;
  options.set_literal(true);
  options.set_log_errors(false);
  options.set_max_mem(kMatcherMemory);
  auto set = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
  for (const TextPolicy::Term& term : policy->terms) {
    if (set->Add(term.formed, nullptr) < 0) return;
  }
  if (set->Compile()) policy->set = std::move(set);
}

std::vector<Occurrence> FindOccurrences(const TextPolicy& policy, const FormedText& text) {
  const std::vector<int> candidates = CandidatesOf(policy, text.text);
  std::vector<std::vector<Span>> excluded(policy.lists.size());
  for (const int i : candidates) {
    const TextPolicy::Term& term = policy.terms[static_cast<std::size_t>(i)];
    if (!term.exclusion) continue;
    EachOccurrence(text, term.formed, [&](Span span) {
      excluded[term.list].push_back(span);
      return true;
    });
  }
  for (std::vector<Span>& spans : excluded) spans = Merged(std::move(spans));
  std::vector<Occurrence> found;
  for (const int i : candidates) {
    const std::size_t number = static_cast<std::size_t>(i);
    const TextPolicy::Term& term = policy.terms[number];
    if (term.exclusion) continue;
    std::size_t count = 0;
    EachOccurrence(text, term.formed, [&](Span span) {
      if (Overlaps(excluded[term.list], span)) return true;
      found.push_back({span.begin, span.end, number});
      return ++count < kMostTextMatches;
    });
  }
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return std::tie(a.begin, a.end, a.term) < std::tie(b.begin, b.end, b.term);
  });
  return found;
}

}  // namespace guiju::internal
