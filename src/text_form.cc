#include "text_form.h"

#include "utf8.h"

namespace guiju::internal {
namespace {

bool IsWhiteSpace(std::uint32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool Between(std::uint32_t c, std::uint32_t first, std::uint32_t last) {
  return c >= first && c <= last;
}

// A range in which capitals and small letters alternate, `odd` when the capitals are the odd ones.
std::uint32_t FoldPair(std::uint32_t c, bool odd) { return c % 2 == (odd ? 1U : 0U) ? c + 1 : c; }

std::uint32_t FoldLatin(std::uint32_t c) {
  if (c == 0xB5) return 0x3BC;
  if (Between(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 0x20;
  if (c < 0x100 || c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149) return c;
  if (c == 0x178) return 0xFF;
  if (c == 0x17F) return 's';
  return FoldPair(c, Between(c, 0x139, 0x148) || Between(c, 0x179, 0x17E));
}

std::uint32_t FoldGreek(std::uint32_t c) {
  if (c == 0x386) return 0x3AC;
  if (Between(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  if (Between(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  return c == 0x3C2 ? 0x3C3 : c;
}

std::uint32_t FoldCyrillic(std::uint32_t c) {
  if (Between(c, 0x400, 0x40F)) return c + 0x50;
  if (Between(c, 0x410, 0x42F)) return c + 0x20;
  if (c == 0x4C0) return 0x4CF;
  if (Between(c, 0x4C1, 0x4CE)) return FoldPair(c, true);
  if (Between(c, 0x460, 0x481) || Between(c, 0x48A, 0x4BF) || Between(c, 0x4D0, 0x52F)) {
    return FoldPair(c, false);
  }
  return c;
}

std::uint32_t Fold(std::uint32_t c) {
  if (Between(c, 'A', 'Z')) return c + 0x20;
  if (c < 0xB5) return c;
  if (c <= 0x17F) return FoldLatin(c);
  if (Between(c, 0x386, 0x3C2)) return FoldGreek(c);
  if (Between(c, 0x400, 0x52F)) return FoldCyrillic(c);
  if (c == 0x1E9B) return 0x1E61;
  if (c == 0x1E9E) return 0xDF;
  if (Between(c, 0x1E00, 0x1E95) || Between(c, 0x1EA0, 0x1EFF)) return FoldPair(c, false);
  return c;
}

void Append(std::uint32_t c, std::string* out) {
  const auto byte = [out](std::uint32_t value) { out->push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | c >> 6U);
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | c >> 12U);
    byte(0x80U | (c >> 6U & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | c >> 18U);
    byte(0x80U | (c >> 12U & 0x3FU));
    byte(0x80U | (c >> 6U & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

}  // namespace

FormedText FormOfText(std::string_view original) {
  FormedText formed;
  formed.text.reserve(original.size());
  formed.origins.reserve(original.size() / 2 + 1);
  std::uint32_t code_point = 0;
  bool after_space = false;
  for (std::size_t at = 0; at < original.size(); ++code_point) {
    const CodePoint found = DecodeUtf8(original, at);
    std::uint32_t c = found.size == 0 ? 0 : found.value;
    if (Between(c, 0xFF01, 0xFF5E)) c -= 0xFEE0;
    const bool space = IsWhiteSpace(c);
    if (!space || !after_space) {
      formed.origins.push_back({static_cast<std::uint32_t>(formed.text.size()),
                                static_cast<std::uint32_t>(at), code_point});
      Append(space ? ' ' : Fold(c), &formed.text);
    }
    after_space = space;
    at += found.size == 0 ? 1 : found.size;
  }
  formed.origins.push_back({static_cast<std::uint32_t>(formed.text.size()),
                            static_cast<std::uint32_t>(original.size()), code_point});
  return formed;
}

bool IsWordCharacter(std::uint32_t c) {
  return Between(c, '0', '9') || Between(c, 'A', 'Z') || Between(c, 'a', 'z') ||
         (Between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) || Between(c, 0x300, 0x3FF) ||
         Between(c, 0x400, 0x52F) || Between(c, 0x1E00, 0x1EFF);
}

std::uint32_t FirstCharacter(std::string_view text) {
  return text.empty() ? 0 : DecodeUtf8(text, 0).value;
}

std::uint32_t LastCharacter(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return DecodeUtf8(text, at).value;
}

}  // namespace guiju::internal
