#include "tool/masked.h"

#include <algorithm>

#include "tool/utf8.h"

namespace guiju::tool {
namespace {

constexpr std::string_view kNoRule;  // a kind that no rule has: masked wholly

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetter(char c) { return IsCapital(c) || (c >= 'a' && c <= 'z'); }

bool IsForeign(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }

// Tom Smith: words that begin with a capital and go on small.
bool LooksLikeName(std::string_view word) {
  std::size_t words = 0;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const bool begins = i == 0 || word[i - 1] == ' ' || word[i - 1] == '.' || word[i - 1] == '-';
    if (begins && IsCapital(word[i]) && IsLetter(word[i + 1]) && !IsCapital(word[i + 1])) ++words;
  }
  return words >= 2;
}

// Of a decimal, what stands before the point: two digits of cents make no telephone number of it.
std::string_view WithoutCents(std::string_view text) {
  constexpr std::size_t kMostCents = 2;
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.size() - point - 1 > kMostCents) return text;
  return text.find_first_not_of("0123456789", point + 1) == std::string_view::npos
             ? text.substr(0, point)
             : text;
}

}  // namespace

std::string MaskedWhole(const MaskPolicy& policy, std::string_view text) {
  std::string masked;
  MaskField(policy, kNoRule, text, &masked);
  return masked;
}

std::string ShownId(const MaskPolicy& policy, std::string_view id) {
  std::string shown;
  MaskId(policy, id, &shown);
  return shown;
}

std::string DoubtfulId(const MaskPolicy& policy, std::string_view id) {
  const std::string shown = ShownId(policy, id);
  if (std::none_of(shown.begin(), shown.end(), IsDigit)) return MaskedWhole(policy, id);
  std::string out;
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t size = std::max<std::size_t>(1, DecodeUtf8(shown, i).size);
    const bool stays = size == 1 && shown[i] > ' ' && !IsForeign(shown[i]);
    out += stays ? shown[i] : policy.mask;
    i += size;
  }
  return out;
}

bool HoldsPersonal(const MaskPolicy& policy, std::string_view text) {
  std::string masked;
  MaskText(policy, WithoutCents(text), {}, &masked);
  return masked != WithoutCents(text);
}

bool IsNumberOrTime(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("+-0123456789.:/TZ ") == std::string_view::npos;
}

bool MayBePersonal(const MaskPolicy& policy, std::string_view word) {
  return std::any_of(word.begin(), word.end(), IsForeign) || HoldsPersonal(policy, word) ||
         LooksLikeName(word);
}

bool LooksLikeData(const MaskPolicy& policy, const std::vector<std::string>& header) {
  return std::any_of(header.begin(), header.end(), [&](const std::string& name) {
    return IsNumberOrTime(name) || HoldsPersonal(policy, name);
  });
}

}  // namespace guiju::tool
