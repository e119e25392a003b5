#include "guiju/load.h"

#include <google/protobuf/arena.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "compile.h"
#include "embedded.h"
#include "format.h"
#include "message_source.h"
#include "sentences/policy.h"

namespace guiju {
namespace {

// Whether something has been said about `path` or about a part around it.
bool IsSpoken(const Findings& findings, const std::string& path) {
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::kError || finding.path.empty()) continue;
    if (path.compare(0, finding.path.size(), finding.path) != 0) continue;
    if (path.size() == finding.path.size()) return true;
    const char next = path[finding.path.size()];
    if (next == '.' || next == '[') return true;
  }
  return false;
}

LoadedPolicy CannotRead(const std::string& path, const char* reason) {
  internal::Problems problems;
  problems.Error("", internal::kCannotRead, {{"reason", reason}});
  problems.findings().back().file = path;
  return {nullptr, std::move(problems.findings())};
}

}  // namespace

LoadedPolicy LoadPolicy(std::string_view bytes, const std::string& name) {
  google::protobuf::Arena arena;
  auto* proto = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  internal::ReadResult read = internal::ReadMessage({bytes, name}, proto);
  LoadedPolicy loaded;
  loaded.findings = std::move(read.findings);
  if (!read.complete) return loaded;
  internal::Problems problems;
  std::shared_ptr<const Policy> policy = internal::CompilePolicy(*proto, &problems);
  for (Finding& finding : problems.findings()) {
    if (!IsSpoken(loaded.findings, finding.path)) loaded.findings.push_back(std::move(finding));
  }
  internal::Locate(read.positions, name, &loaded.findings);
  if (Acceptable(loaded.findings)) loaded.policy = std::move(policy);
  return loaded;
}

LoadedPolicy LoadPolicyFile(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return CannotRead(path, std::strerror(errno));
  std::string bytes;
  char block[65536];
  // One block more than the limit is enough to be refused for size.
  while (bytes.size() <= internal::kLargestSource) {
    const std::size_t got = std::fread(block, 1, sizeof block, file);
    bytes.append(block, got);
    if (got < sizeof block) break;
  }
  const bool failed = std::ferror(file) != 0;
  const int error = errno;
  std::fclose(file);
  return failed ? CannotRead(path, std::strerror(error)) : LoadPolicy(bytes, path);
}

const std::shared_ptr<const Policy>& StandardPolicy() {
  static const auto* const policy = new std::shared_ptr<const Policy>(
      LoadPolicy(StandardPolicyText(), "standard.textproto").policy);
  return *policy;
}

std::string_view StandardPolicyText() { return internal::kStandardPolicyFiles[0].text; }

Findings MakeBook(const std::vector<std::shared_ptr<const Policy>>& policies, PolicyBook* book) {
  internal::Problems problems;
  for (const auto& policy : policies) {
    if (book->Add(policy)) continue;
    std::string first;
    for (const auto& version : book->versions()) {
      if (version->effective_from == policy->effective_from) {
        first = version->id + " " + version->version;
      }
    }
    problems.Error("effective_from", internal::kSameDate,
                   {{"date", internal::FormatDay(policy->effective_from)},
                    {"first", first},
                    {"second", policy->id + " " + policy->version}});
  }
  return std::move(problems.findings());
}

}  // namespace guiju
