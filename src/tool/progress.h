// How far a long reading has come, on standard error; nothing else of the command depends on it.
#ifndef GUIJU_SRC_TOOL_PROGRESS_H_
#define GUIJU_SRC_TOOL_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "tool/command.h"

namespace guiju::tool {

// Shown when standard error is a terminal or --progress is given, and not with --no-progress: one
// line that is written over, at most five times a second.
class Progress {
 public:
  Progress(const Options& options, std::string file);
  ~Progress() { Finish(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Call it for each record.
  void Count() {
    if (shown_ && (++records_ & 255) == 0) Show();
  }
  // Wipes the line, so that what is told next has one of its own.
  void Finish();

 private:
  void Show();

  const Language language_;
  const std::string file_;
  const bool shown_;
  const std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
  std::int64_t records_ = 0;
  bool written_ = false;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_PROGRESS_H_
