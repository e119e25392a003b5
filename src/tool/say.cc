#include "tool/say.h"

#include <algorithm>

#include "tool/masked.h"
#include "tool/utf8.h"

namespace guiju::tool {
namespace {

constexpr std::size_t kMostShown = 40;

struct Phrase {
  std::string en;
  std::string zh;
};

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

Phrase KindOf(std::string_view cell) {
  const auto only = [&](std::string_view characters) {
    return cell.find_first_not_of(characters) == std::string_view::npos;
  };
  if (cell.empty()) return {"nothing", "空值"};
  const bool digits = cell.find_first_of("0123456789") != std::string_view::npos;
  if (digits && only("0123456789")) return {"the number", "数字"};
  if (digits && cell[0] == '-' && only("-0123456789.")) return {"the negative number", "负数"};
  if (digits && only("+0123456789.")) return {"the number", "数字"};
  if (digits && only("0123456789-/:. TZ+")) return {"the date or time", "日期或时间"};
  return {"the text", "文字"};
}

bool IsUnprintable(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string Shown(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (shown++ == most) return out + "…";
    const CodePoint point = DecodeUtf8(text, i);
    if (point.size == 0 || IsUnprintable(point.value)) {
      out += "·";
    } else {
      out += text.substr(i, point.size);
    }
    i += std::max<std::size_t>(1, point.size);
  }
  return out;
}

internal::Argument Describe(std::string_view name, std::string_view cell, bool personal,
                            const MaskPolicy& mask) {
  const Phrase kind = KindOf(cell);
  if (cell.empty()) return {name, kind.en, kind.zh};
  if (personal || MayBePersonal(mask, cell)) {
    const std::string count = std::to_string(CountCharacters(cell));
    return {name, kind.en + " (not shown, characters: " + count + ")",
            kind.zh + "（不显示内容，字符数 " + count + "）"};
  }
  const std::string shown = Shown(cell, kMostShown);
  return {name, kind.en + " \"" + shown + "\"", kind.zh + "“" + shown + "”"};
}

}  // namespace guiju::tool
