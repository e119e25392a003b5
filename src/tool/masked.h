// Personal data in what the command shows of its input (REC-7): words, ids and headers.
#ifndef GUIJU_SRC_TOOL_MASKED_H_
#define GUIJU_SRC_TOOL_MASKED_H_

#include <string>
#include <string_view>
#include <vector>

#include "guiju/mask.h"

namespace guiju::tool {

// Every code point replaced by the mask.
std::string MaskedWhole(const MaskPolicy& policy, std::string_view text);

// An id as people are shown it: see MaskId.
std::string ShownId(const MaskPolicy& policy, std::string_view id);

// An id of a row that could not be read, where a name may stand in the column of ids: as ShownId,
// then every character but those of ASCII that are no spaces is masked, all of them when no digit
// is left. "K00001" stays, "袁思远" is "***", "Tom" is "***".
std::string DoubtfulId(const MaskPolicy& policy, std::string_view id);

// Whether MaskText masks any of `text`; of a decimal, cents do not count.
bool HoldsPersonal(const MaskPolicy& policy, std::string_view text);

// Digits and the signs of numbers, dates and clocks alone.
bool IsNumberOrTime(std::string_view text);

// Whether a word that could not be read may be personal: it is not ASCII (nothing tells 归雁药房, a
// customer, from 待处理, a state), MaskText would mask some of it, or two of its words begin with a
// capital.
bool MayBePersonal(const MaskPolicy& policy, std::string_view word);

// Whether what should be a header looks like a row: a cell of it is a number or personal. The names
// of such columns are not shown.
bool LooksLikeData(const MaskPolicy& policy, const std::vector<std::string>& header);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_MASKED_H_
