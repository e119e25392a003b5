// How wide a text looks in a terminal or an editor.
#ifndef GUIJU_SRC_DISPLAY_WIDTH_H_
#define GUIJU_SRC_DISPLAY_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace guiju::internal {

// Columns of a terminal that `text` takes: 2 for East Asian wide and full-width characters and
// emoji, 0 for combining marks, 1 for others. DisplayWidth("规矩 ok") is 7. Cannot fail.
std::size_t DisplayWidth(std::string_view text);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_DISPLAY_WIDTH_H_
