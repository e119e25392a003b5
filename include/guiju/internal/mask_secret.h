// How known secrets are found. The end of guiju/mask.h; not to be included alone.
#ifndef GUIJU_INTERNAL_MASK_SECRET_H_
#define GUIJU_INTERNAL_MASK_SECRET_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/internal/mask_chars.h"

namespace guiju {
namespace internal {

// Writes known secrets and broken bytes masked into `out`.
class SecretMasker {
 public:
  SecretMasker(const MaskPolicy& policy, const std::vector<std::string_view>& known)
      : policy_(policy) {
    too_many_ = known.size() > kMostSecrets;
    for (std::size_t i = 0; i < known.size() && !too_many_; ++i) Add(known[i]);
  }

  void Write(std::string_view text, std::string* out, std::vector<MaskFound>* found) const {
    const std::int32_t rule = policy_.in_text[static_cast<std::size_t>(MaskForm::kSecret)];
    std::size_t hidden_until = 0;
    std::size_t begin = 0;
    std::size_t index = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++index) {
      const MaskChar c = DecodeMaskChar(text, at);
      hidden_until = std::max(hidden_until, too_many_ ? text.size() : EndOfMatch(text, at));
      const bool hidden = at < hidden_until;
      if (hidden && !inside) begin = index;
      if (inside && !hidden && found != nullptr) found->push_back({rule, begin, index});
      inside = hidden;
      if (hidden || c.value == kNotUtf8) {
        out->push_back(policy_.mask);
      } else {
        out->append(text.substr(at, c.size));
      }
      at += c.size;
    }
    if (inside && found != nullptr) found->push_back({rule, begin, index});
  }

 private:
  bool IsBetweenParts(char32_t c) const {
    return IsSeparator(c) || IsIgnorable(c) || c == ',' || c == U'、' ||
           c == static_cast<unsigned char>(policy_.mask);
  }

  void Keep(std::string_view part, bool whole) {
    std::size_t count = 0;
    bool han = false;
    for (std::size_t at = 0; at < part.size();) {
      const MaskChar c = DecodeMaskChar(part, at);
      const char32_t folded = Fold(c.value);
      // What holds a mask is never a whole; a broken byte is found nowhere.
      if (folded == static_cast<unsigned char>(policy_.mask) || c.value == kNotUtf8) return;
      if (!IsIgnorable(folded)) ++count;
      han = han || IsHan(folded);
      at += c.size;
    }
    if (count > kLongestSecret) too_many_ = true;
    constexpr std::size_t kShortestLatin = 3;
    if (count < (whole || han ? 2 : kShortestLatin)) return;
    if (size_ == parts_.size()) {
      too_many_ = true;
      return;
    }
    parts_[size_++] = part;
  }

  void KeepWithGivenName(std::string_view part, bool whole) {
    Keep(part, whole);
    const std::size_t surname = SurnameAt(policy_, part, 0);
    if (surname == 0 || surname >= part.size()) return;
    const std::string_view given = part.substr(surname);
    if (DecodeMaskChar(given, 0).size < given.size()) Keep(given, false);
  }

  void Add(std::string_view secret) {
    const auto blank_at = [&](std::size_t at) {
      const char32_t c = Fold(DecodeMaskChar(secret, at).value);
      return c == ' ' || IsIgnorable(c);
    };
    while (!secret.empty() && blank_at(0)) secret.remove_prefix(DecodeMaskChar(secret, 0).size);
    std::size_t end = 0;
    for (std::size_t at = 0; at < secret.size(); at += DecodeMaskChar(secret, at).size) {
      if (!blank_at(at)) end = at + DecodeMaskChar(secret, at).size;
    }
    secret = secret.substr(0, end);
    KeepWithGivenName(secret, true);
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= secret.size();) {
      const MaskChar c = DecodeMaskChar(secret, at);
      if (c.size == 0 || IsBetweenParts(Fold(c.value))) {
        const bool is_whole = begin == 0 && at == secret.size();
        if (at > begin && !is_whole) KeepWithGivenName(secret.substr(begin, at - begin), false);
        begin = at + c.size;
      }
      at += std::max<std::size_t>(1, c.size);
    }
  }

  // Where the longest occurrence that begins at `at` ends; 0 when none does.
  std::size_t EndOfMatch(std::string_view text, std::size_t at) const {
    const char32_t first = Fold(DecodeMaskChar(text, at).value);
    std::size_t best = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (Fold(DecodeMaskChar(parts_[i], 0).value) != first) continue;
      best = std::max(best, EndOfPart(text, at, parts_[i]));
    }
    return best;
  }

  static std::size_t EndOfPart(std::string_view text, std::size_t at, std::string_view part) {
    for (std::size_t i = 0; i < part.size();) {
      const MaskChar wanted = DecodeMaskChar(part, i);
      i += wanted.size;
      if (IsIgnorable(wanted.value)) continue;
      MaskChar c = DecodeMaskChar(text, at);
      while (c.size != 0 && IsIgnorable(c.value)) {
        at += c.size;
        c = DecodeMaskChar(text, at);
      }
      if (c.size == 0 || Fold(c.value) != Fold(wanted.value)) return 0;
      at += c.size;
    }
    return at;
  }

  const MaskPolicy& policy_;
  std::array<std::string_view, kMostSecretParts> parts_{};
  std::size_t size_ = 0;
  bool too_many_ = false;
};

}  // namespace internal
}  // namespace guiju

#endif  // GUIJU_INTERNAL_MASK_SECRET_H_
