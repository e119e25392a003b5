// Term lists made ready for RE2.
#ifndef GUIJU_SRC_TEXT_MATCHER_H_
#define GUIJU_SRC_TEXT_MATCHER_H_

#include <re2/set.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/policy.h"
#include "text_form.h"

namespace guiju {

struct TextPolicy {
  struct List {
    std::uint8_t signal = 0;
    std::string clause;
  };
  struct Term {
    std::string written;  // as the policy has it
    std::string formed;   // as it is compared; not empty
    std::size_t list = 0;
    bool exclusion = false;
  };

  std::vector<List> lists;
  std::vector<Term> terms;    // list by list, each list's terms before its exclusions
  std::uint64_t signals = 0;  // bits of those that have a list
  bool not_found_means_no = false;
  // Pattern i is terms[i]. Null, when RE2 could not hold them all: every term is then tried.
  std::unique_ptr<re2::RE2::Set> set;
};

namespace internal {

// Half-open, in characters of the form.
struct Occurrence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t term = 0;
};

// Fills `policy->set` from its terms.
void MakeSet(TextPolicy* policy);

// The first kMostTextMatches occurrences that count of each term, in the order of begin, end, term.
std::vector<Occurrence> FindOccurrences(const TextPolicy& policy, const FormedText& text);

}  // namespace internal
}  // namespace guiju

#endif  // GUIJU_SRC_TEXT_MATCHER_H_
