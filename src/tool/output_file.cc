#include "tool/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "file_reason.h"
#include "sentences/input.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

// Creates a file that was not there, with the permissions that the user's umask leaves.
int CreateBeside(const std::string& path, std::string* temporary) {
  for (int attempt = 0;; ++attempt) {
    *temporary = path + ".part-" + std::to_string(getpid()) + "-" + std::to_string(attempt);
    const int descriptor = open(temporary->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST || attempt == 100) return descriptor;
  }
}

}  // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_ == "-") {
    file_ = stdout;
    return;
  }
  struct stat status;
  const bool exists = stat(path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    error_ = EISDIR;
  } else if (exists && !S_ISREG(status.st_mode)) {
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) error_ = errno;
  } else {
    const int descriptor = CreateBeside(path_, &temporary_);
    if (descriptor < 0) {
      error_ = errno;
      temporary_.clear();
    } else {
      // A file that is replaced keeps the permissions that its owner gave it; where that is not
      // possible it has those of a new one.
      if (exists) static_cast<void>(fchmod(descriptor, status.st_mode & 0777U) == 0);
      file_ = fdopen(descriptor, "wb");
    }
  }
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

bool OutputFile::Write(std::string_view text) {
  if (error_ != 0) return false;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
  return error_ == 0;
}

bool OutputFile::Commit() {
  if (error_ != 0) return false;
  if (file_ == stdout) {
    if (std::fflush(stdout) != 0) error_ = errno;
    return error_ == 0;
  }
  if (std::fclose(std::exchange(file_, nullptr)) != 0) {
    error_ = errno;
  } else if (!temporary_.empty()) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      error_ = errno;
    } else {
      temporary_.clear();
    }
  }
  return error_ == 0;
}

Finding OutputFile::failure() const {
  const internal::Argument reason = internal::FileReason(error_);
  Finding finding = path_ == "-" ? Tell(internal::kOutputPipeFailed, {reason})
                                 : Tell(internal::kOutputFailed, {{"path", path_}, reason});
  finding.file = path_;
  return finding;
}

}  // namespace guiju::tool
