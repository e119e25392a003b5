#include "tool/test_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace guiju::tool {
namespace {

namespace fs = std::filesystem;

bool IsTestFile(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".textproto" || extension == ".txtpb" || extension == ".pbtxt" ||
         extension == ".json";
}

std::vector<std::string> FilesOf(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> files;
  const fs::recursive_directory_iterator end;
  for (fs::recursive_directory_iterator it(path, error); !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && IsTestFile(it->path())) files.push_back(it->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<std::string> TestFilesOf(const std::vector<std::string>& given) {
  std::vector<std::string> files;
  std::set<std::string> seen;
  for (const std::string& path : given) {
    for (const std::string& file : FilesOf(path)) {
      if (seen.insert(fs::path(file).lexically_normal().string()).second) files.push_back(file);
    }
  }
  return files;
}

}  // namespace guiju::tool
