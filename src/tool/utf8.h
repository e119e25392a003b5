// UTF-8 by the byte, for the command.
#ifndef GUIJU_SRC_TOOL_UTF8_H_
#define GUIJU_SRC_TOOL_UTF8_H_

#include "../utf8.h"

namespace guiju::tool {

using internal::CodePoint;
using internal::DecodeUtf8;
using internal::FindNotUtf8;

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_UTF8_H_
