// Messages of guiju.v1 from bytes that people or programs wrote: textproto, ProtoJSON or binary.
//
// One run reports every error of the bytes, each with file, line and column and what was expected:
// first the bytes (size, encoding, nesting), then the words (our own walker, which goes on after an
// error), then the rules of options.proto over whatever could be understood. Protobuf's own parsers
// see the bytes only when the walker had nothing to say, and their refusals are reported too.
//
// The bytes are not trusted. Limits: kLargestSource bytes, kDeepestNesting levels of braces,
// kMostFindings findings.
#ifndef GUIJU_SRC_MESSAGE_SOURCE_H_
#define GUIJU_SRC_MESSAGE_SOURCE_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "guiju/finding.h"

namespace guiju::internal {

inline constexpr std::size_t kLargestSource = 4U << 20U;
inline constexpr int kDeepestNesting = 64;
inline constexpr std::size_t kMostFindings = 100;

enum class SourceForm { kAuto, kText, kJson, kBinary };

struct Source {
  std::string_view bytes;
  std::string file;  // as findings name it; its extension tells the form when `form` is kAuto
  SourceForm form = SourceForm::kAuto;
  bool data = false;  // a record of a customer: its values are shown only when they are plain
};

struct Position {
  int line = 0;    // 1-based
  int column = 0;  // 1-based, in bytes
};

// Where each part of the message stands: "score.metric[1].table.band[0].at_least" at its value, a
// message at the word that opens it, "score.metric" at the first entry, "" at the start of the
// file.
class PositionMap {
 public:
  // The first position that is set for a path stays.
  void Set(std::string path, Position position) {
    positions_.try_emplace(std::move(path), position);
  }
  // Room for so many.
  void Reserve(std::size_t count) { positions_.reserve(count); }
  // Null when the path is not known.
  const Position* Find(const std::string& path) const;
  // The position of `path`, or of the nearest part around it; null when the map is empty.
  const Position* Nearest(std::string path) const;
  bool empty() const { return positions_.empty(); }

 private:
  std::unordered_map<std::string, Position> positions_;
};

struct ReadResult {
  Findings findings;      // in the order of their places
  PositionMap positions;  // empty for the binary form
  SourceForm form = SourceForm::kAuto;
  // The message holds everything that the bytes say; otherwise only what could be understood. Rules
  // may be broken even then: Acceptable(findings) tells.
  bool complete = false;
};

// Fills `message` (which should live on an Arena) from `source` and judges it by the rules of
// options.proto. Never throws, never crashes, whatever the bytes are. Allocates; thread-safe for
// distinct messages.
ReadResult ReadMessage(const Source& source, google::protobuf::Message* message);

// By the extension (.textproto, .txtpb, .pbtxt, .json, .binpb, .pb), else by the content: "{" first
// is JSON, control characters other than white space are binary, the rest is textproto.
SourceForm DetectForm(std::string_view file, std::string_view bytes);

// Puts file, line and column into the findings that have only a path, by the exact path or the
// nearest part around it, and sorts all by place. Cannot fail.
void Locate(const PositionMap& positions, const std::string& file, Findings* findings);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_MESSAGE_SOURCE_H_
