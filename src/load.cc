#include "guiju/load.h"

#include <google/protobuf/arena.h>

#include <cerrno>
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

#include "compile.h"
#include "embedded.h"
#include "file_reason.h"
#include "load_parts.h"
#include "message_source.h"
#include "sentences/policy.h"

namespace guiju {
namespace {

// "sla.obligation[2]" -> "sla".
std::string SectionOf(const std::string& path) { return path.substr(0, path.find_first_of(".[")); }

// What the reading said, to keep the compiler from saying it again in other words.
class Spoken {
 public:
  Spoken(const Findings& findings, bool complete) : complete_(complete) {
    for (const Finding& finding : findings) {
      if (finding.severity != Severity::kError) continue;
      paths_.push_back(finding.path);
      sections_.insert(SectionOf(finding.path));
    }
  }

  // A section with words that were not understood is compiled from what is left of it, so only
  // what is said of other sections is the author's doing. Otherwise a finding is a repetition when
  // its place, or a part around it, has been spoken of.
  bool Covers(const Finding& finding) const {
    if (!complete_) {
      return sections_.count(SectionOf(finding.path)) != 0 ||
             (finding.id == internal::kUnknownCalendar.id && sections_.count("calendar") != 0);
    }
    for (const std::string& path : paths_) {
      if (path.empty() || finding.path.compare(0, path.size(), path) != 0) continue;
      if (finding.path.size() == path.size()) return true;
      const char next = finding.path[path.size()];
      if (next == '.' || next == '[') return true;
    }
    return false;
  }

 private:
  const bool complete_;
  std::vector<std::string> paths_;
  std::set<std::string> sections_;
};

PolicySource SourceOf(const internal::PositionMap& positions, const std::string& name) {
  const auto place = [&positions](const char* path) {
    const internal::Position* position = positions.Find(path);
    return position == nullptr ? SourcePlace{} : SourcePlace{position->line, position->column};
  };
  return {name,
          place("id"),
          place("version"),
          place("effective_from"),
          place("effective_until"),
          place("review_by")};
}

}  // namespace

namespace internal {

LoadedPolicy LoadPolicyParts(std::string_view bytes, const std::string& name, v1::Policy* proto,
                             PositionMap* positions) {
  ReadResult read = ReadMessage({bytes, name}, proto);
  LoadedPolicy loaded;
  loaded.findings = std::move(read.findings);
  *positions = std::move(read.positions);
  // Bytes that are no text at all leave nothing to compile.
  if (!read.complete && positions->empty()) return loaded;
  const Spoken spoken(loaded.findings, read.complete);
  Problems problems;
  std::shared_ptr<Policy> policy = CompilePolicy(*proto, &problems);
  for (Finding& finding : problems.findings()) {
    if (!spoken.Covers(finding)) loaded.findings.push_back(std::move(finding));
  }
  Locate(*positions, name, &loaded.findings);
  if (policy != nullptr) policy->source = SourceOf(*positions, name);
  if (Acceptable(loaded.findings)) loaded.policy = std::move(policy);
  return loaded;
}

Findings ReadFileBytes(const std::string& path, std::string* bytes) {
  Problems problems;
  const auto failed = [&](int error) {
    problems.Error("", kCannotRead, {FileReason(error)});
    problems.findings().back().file = path;
    return std::move(problems.findings());
  };
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return failed(errno);
  char block[65536];
  // One block more than the limit is enough to be refused for size.
  while (bytes->size() <= kLargestSource) {
    const std::size_t got = std::fread(block, 1, sizeof block, file);
    bytes->append(block, got);
    if (got < sizeof block) break;
  }
  const int error = std::ferror(file) != 0 ? errno : 0;
  std::fclose(file);
  return error != 0 ? failed(error) : Findings();
}

}  // namespace internal

LoadedPolicy LoadPolicy(std::string_view bytes, const std::string& name) {
  google::protobuf::Arena arena;
  internal::PositionMap positions;
  return internal::LoadPolicyParts(
      bytes, name, google::protobuf::Arena::CreateMessage<v1::Policy>(&arena), &positions);
}

LoadedPolicy LoadPolicyFile(const std::string& path) {
  std::string bytes;
  Findings findings = internal::ReadFileBytes(path, &bytes);
  return findings.empty() ? LoadPolicy(bytes, path) : LoadedPolicy{nullptr, std::move(findings)};
}

const std::shared_ptr<const Policy>& StandardPolicy() {
  static const auto* const policy = new std::shared_ptr<const Policy>(
      LoadPolicy(StandardPolicyText(), "standard.textproto").policy);
  return *policy;
}

std::string_view StandardPolicyText() { return internal::kStandardPolicyFiles[0].text; }

}  // namespace guiju
