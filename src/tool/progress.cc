#include "tool/progress.h"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "sentence.h"
#include "sentences/command.h"

namespace guiju::tool {

using Clock = std::chrono::steady_clock;

Progress::Progress(const Options& options, std::string file)
    : language_(options.language),
      file_(std::move(file)),
      shown_(!options.no_progress && (options.progress || isatty(STDERR_FILENO) == 1)),
      begin_(Clock::now()),
      last_(begin_) {}

void Progress::Show() {
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const std::int64_t ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now - begin_).count();
  std::cerr << '\r'
            << internal::Say(internal::kProgress, language_,
                             {{"file", file_},
                              {"records", std::to_string(records_)},
                              {"rate", std::to_string(records_ * 1000 / ms)}})
            << "\x1b[K" << std::flush;
  written_ = true;
}

void Progress::Finish() {
  if (written_) std::cerr << "\r\x1b[K" << std::flush;
  written_ = false;
}

}  // namespace guiju::tool
