// A file that appears whole or not at all.
#ifndef GUIJU_SRC_TOOL_OUTPUT_FILE_H_
#define GUIJU_SRC_TOOL_OUTPUT_FILE_H_

#include <cstdio>
#include <string>
#include <string_view>

#include "guiju/finding.h"

namespace guiju::tool {

// Written under a temporary name beside `path`; Commit gives it its name, and without a successful
// Commit nothing of it stays. "-" is standard output; a path that exists and is no regular file (a
// pipe, a device) is written directly. A closed pipe is a failure like a full disk, provided that
// the program ignores SIGPIPE.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // False once anything has failed; further writes do nothing. failure() says why.
  bool Write(std::string_view text);
  // True when everything is written and the file has its name. Call it once, last.
  bool Commit();

  bool ok() const { return error_ == 0; }
  // A finding with the path as file; meaningful when !ok().
  Finding failure() const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::string temporary_;  // empty: written directly
  std::FILE* file_ = nullptr;
  int error_ = 0;  // errno of the first failure
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_OUTPUT_FILE_H_
