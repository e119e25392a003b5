// Characters as masking sees them: UTF-8 decoded one by one, folded, and put into classes.
#ifndef GUIJU_INTERNAL_MASK_CHARS_H_
#define GUIJU_INTERNAL_MASK_CHARS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guiju {
namespace internal {

// A code point and the bytes it takes. A byte that is not UTF-8 is kNotUtf8 and takes one.
struct MaskChar {
  char32_t value = 0;
  std::size_t size = 0;
};

inline constexpr char32_t kNotUtf8 = 0xFFFFFFFF;

// Past the end: a value that is in no class.
inline MaskChar DecodeMaskChar(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (at >= text.size()) return {kNotUtf8, 0};
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && tail(1)) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead >= 0xE0 && lead < 0xF0 && tail(1) && tail(2)) {
    const char32_t v = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    if (v >= 0x800 && (v < 0xD800 || v > 0xDFFF)) return {v, 3};
  }
  if (lead >= 0xF0 && lead < 0xF5 && tail(1) && tail(2) && tail(3)) {
    const char32_t v = (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
                       (byte(3) & 0x3FU);
    if (v >= 0x10000 && v <= 0x10FFFF) return {v, 4};
  }
  return {kNotUtf8, 1};
}

constexpr bool InRange(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}
constexpr bool IsUpperAscii(char32_t c) { return InRange(c, 'A', 'Z'); }

// Full-width forms as ASCII, wide spaces as a space; case stays.
constexpr char32_t Narrow(char32_t c) {
  if (InRange(c, 0xFF01, 0xFF5E)) return c - 0xFEE0;
  return c == 0x3000 || c == 0xA0 ? U' ' : c;
}
// The same in small letters.
constexpr char32_t Fold(char32_t c) {
  const char32_t narrow = Narrow(c);
  return IsUpperAscii(narrow) ? narrow + ('a' - 'A') : narrow;
}

// The value of a spoken digit; -1 when it is none.
constexpr int SpokenDigit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
    case U'幺':
      return 1;
    case U'二':
    case U'贰':
      return 2;
    case U'三':
    case U'叁':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

// The value of a written digit, of a folded code point; -1 when it is none.
constexpr int WrittenDigit(char32_t c) {
  for (const char32_t zero : {U'0', char32_t{0x660}, char32_t{0x6F0}}) {
    if (InRange(c, zero, zero + 9)) return static_cast<int>(c - zero);
  }
  return -1;
}
// The value of a written or spoken digit.
constexpr int DigitOf(char32_t c) {
  const int written = WrittenDigit(c);
  return written >= 0 ? written : SpokenDigit(c);
}

// Classes of folded code points; `proto/guiju/v1/mask.proto` defines them.
constexpr bool IsIgnorable(char32_t c) {
  return c == 0xAD || InRange(c, 0x200B, 0x200F) || InRange(c, 0x202A, 0x202E) ||
         InRange(c, 0x2060, 0x2064) || InRange(c, 0x2066, 0x2069) || c == 0xFEFF;
}
constexpr bool IsSeparator(char32_t c) {
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '_' || c == 0xB7 ||
         InRange(c, 0x2010, 0x2015) || c == 0x2212 || InRange(c, 0x2000, 0x200A);
}
constexpr bool IsSmallLetter(char32_t c) { return InRange(c, 'a', 'z'); }
constexpr bool IsLetter(char32_t c) {
  return IsSmallLetter(c) || InRange(c, 0xC0, 0x24F) || InRange(c, 0x370, 0x4FF);
}
constexpr bool IsHan(char32_t c) {
  return InRange(c, 0x3400, 0x4DBF) || InRange(c, 0x4E00, 0x9FFF) || InRange(c, 0xF900, 0xFAFF) ||
         InRange(c, 0x20000, 0x3FFFF);
}
constexpr bool IsPlainAlnum(char32_t c) { return IsSmallLetter(c) || InRange(c, '0', '9'); }
constexpr bool IsDomainChar(char32_t c) { return IsPlainAlnum(c) || c == '.' || c == '-'; }
constexpr bool IsLocalChar(char32_t c) {
  return IsDomainChar(c) || c == '_' || c == '%' || c == '+';
}
constexpr bool IsAccountChar(char32_t c) {
  return IsSmallLetter(c) || WrittenDigit(c) >= 0 || c == '_' || c == '-';
}
// Between the words of a Western name.
constexpr bool IsNameJoiner(char32_t c) {
  return c == ' ' || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == 0xB7;
}
// Between a cue and what it leads to.
constexpr bool IsCueFiller(char32_t c) {
  return c == ' ' || c == ':' || c == ',' || c == '.' || c == '#' || c == U'是' || c == U'为' ||
         c == U'号';
}
constexpr bool IsReferenceFiller(char32_t c) {
  return IsCueFiller(c) || c == '-' || c == '_' || IsSmallLetter(c);
}
// Where an address ends.
constexpr bool IsStop(char32_t c) {
  return c == ',' || c == ';' || c == '!' || c == '?' || c == U'。' || c == '\n' || c == '\r';
}

}  // namespace internal
}  // namespace guiju

#endif  // GUIJU_INTERNAL_MASK_CHARS_H_
