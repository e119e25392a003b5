// Text files that are part of the program: the standard policy and the books of public holidays.
#ifndef GUIJU_SRC_EMBEDDED_H_
#define GUIJU_SRC_EMBEDDED_H_

#include <cstddef>
#include <string_view>

namespace guiju::internal {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

extern const EmbeddedFile kStandardPolicyFiles[];  // one
extern const std::size_t kStandardPolicyFilesCount;
extern const EmbeddedFile kHolidayBookFiles[];
extern const std::size_t kHolidayBookFilesCount;

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EMBEDDED_H_
