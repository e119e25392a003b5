// Files for tests of readers and writers, gone when the test is.
#ifndef GUIJU_TESTS_TOOL_FILES_H_
#define GUIJU_TESTS_TOOL_FILES_H_

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "guiju/finding.h"

namespace guiju::tool {

class Folder {
 public:
  Folder() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(info->test_suite_name()) + "." + info->name();
    for (char& c : name) c = c == '/' ? '-' : c;
    path_ = testing::TempDir() + "guiju-" + name;
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string File(const std::string& name, const std::string& bytes) const {
    const std::string file = At(name);
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  std::string At(const std::string& name) const { return path_ + "/" + name; }
  std::string Read(const std::string& name) const {
    std::ifstream file(At(name), std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
  }
  bool Has(const std::string& name) const { return std::filesystem::exists(At(name)); }
  int Count() const {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) count += entry.exists();
    return count;
  }

 private:
  std::string path_;
};

// "id@line:column/path" of each, for short expectations.
inline std::string Brief(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    if (!out.empty()) out += ' ';
    out += finding.id + "@" + std::to_string(finding.line) + ":" + std::to_string(finding.column);
    if (!finding.path.empty()) out += "/" + finding.path;
    EXPECT_EQ(finding.en.find('{'), std::string::npos) << finding.en;
    EXPECT_EQ(finding.zh.find('{'), std::string::npos) << finding.zh;
  }
  return out;
}

}  // namespace guiju::tool

#endif  // GUIJU_TESTS_TOOL_FILES_H_
