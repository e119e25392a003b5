// The files of tests that a person names: files, and folders of them.
#ifndef GUIJU_SRC_TOOL_TEST_FILES_H_
#define GUIJU_SRC_TOOL_TEST_FILES_H_

#include <string>
#include <vector>

namespace guiju::tool {

// Every file once, in the order given; those of a folder and of the folders in it (by extension
// .textproto, .txtpb, .pbtxt, .json) by name. What does not exist is named as it was given, for the
// reader to say so.
std::vector<std::string> TestFilesOf(const std::vector<std::string>& given);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_TEST_FILES_H_
