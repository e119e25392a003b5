// UTF-8 by the byte: what the readers check, the writers lay out and descriptions are searched by.
#ifndef GUIJU_SRC_UTF8_H_
#define GUIJU_SRC_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guiju::internal {

// The code point at `text[at]` and the bytes it takes; size 0 when the bytes there are not UTF-8
// (overlong forms, surrogates and what lies above U+10FFFF are not). `at` < text.size().
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t size = 0;
};
inline CodePoint DecodeUtf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size()
               ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]))
               : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && tail(1)) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead >= 0xE0 && lead < 0xF0 && tail(1) && tail(2)) {
    const std::uint32_t v = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if (v >= 0x800 && (v < 0xD800 || v > 0xDFFF)) return {v, 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && tail(1) && tail(2) && tail(3)) {
    const std::uint32_t v = (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                            (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
    if (v >= 0x10000 && v <= 0x10FFFF) return {v, 4};
  }
  return {};
}

// The index of the first byte that is not UTF-8; npos when all are.
inline std::size_t FindNotUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = DecodeUtf8(text, i).size;
    if (size == 0) return i;
    i += size;
  }
  return std::string_view::npos;
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_UTF8_H_
