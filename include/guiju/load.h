// Policies from files: the door through which a policy becomes a Policy.
//
// A policy is read from commented text (textproto), from ProtoJSON or from the binary form. All
// errors of a file come in one run, each with line, column, what was expected and, for a misspelt
// word, what was probably meant. A policy with an error is never used.
//
//   guiju::LoadedPolicy loaded = guiju::LoadPolicyFile("desk.textproto");
//   if (loaded.policy == nullptr) {
//     for (const guiju::Finding& finding : loaded.findings) std::cerr << finding.en << '\n';
//   }
#ifndef GUIJU_LOAD_H_
#define GUIJU_LOAD_H_

#include <memory>
#include <string>
#include <string_view>

#include "guiju/finding.h"
#include "guiju/policy.h"

namespace guiju {

struct LoadedPolicy {
  std::shared_ptr<const Policy> policy;  // null when a finding is an error
  Findings findings;                     // warnings, too, in the order of their places
};

// Reads a policy from bytes. `name` is how findings name the source; its extension tells the form
// (.textproto, .json, .binpb), else the content does. Never throws on bad input. Allocates;
// thread-safe.
LoadedPolicy LoadPolicy(std::string_view bytes, const std::string& name);

// The same from a file. A file that cannot be read is a finding.
LoadedPolicy LoadPolicyFile(const std::string& path);

// The policy that comes with the library: the numbers of the four guides. Never null. Thread-safe;
// compiled on the first call.
const std::shared_ptr<const Policy>& StandardPolicy();

// Its text, comments included: the file to copy and change.
std::string_view StandardPolicyText();

// Puts policies into a book and says everything that is wrong with it, in order of the dates: two
// ids or two equal version names in one book; two versions of one date (the first is kept);
// versions that are in force on the same days, and days between two versions that belong to none,
// each as a range of days, the last included, with both versions named. All of these are errors;
// versions that count days in different zones are a warning. A finding stands where the later
// version was written. The book is filled whatever is found; one with an error must not judge.
Findings MakeBook(const std::vector<std::shared_ptr<const Policy>>& policies, PolicyBook* book);

// A warning when the version in force at an instant should have been reviewed by then: from the day
// after its review_by on, on the wall of its first calendar. Empty when none is in force.
Findings ReviewsPassed(const PolicyBook& book, Instant as_of);

}  // namespace guiju

#endif  // GUIJU_LOAD_H_
