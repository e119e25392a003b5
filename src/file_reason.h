// Why a file could not be used, for people.
#ifndef GUIJU_SRC_FILE_REASON_H_
#define GUIJU_SRC_FILE_REASON_H_

#include "sentence.h"

namespace guiju::internal {

// The argument {reason} of a sentence for an error number of the system: its own words in English,
// ours in Chinese for those that people meet, the system's otherwise.
Argument FileReason(int error);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_FILE_REASON_H_
