// What a number is, and other forms that fields and texts share. The end of guiju/mask.h; not to be
// included alone.
#ifndef GUIJU_INTERNAL_MASK_NUMBER_H_
#define GUIJU_INTERNAL_MASK_NUMBER_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "guiju/internal/mask_chars.h"

namespace guiju {
namespace internal {

inline constexpr int kHiddenDigit = -1;  // a place that holds the mask

// The digits of a number, as many as any form has; longer ones are only counted.
struct MaskDigits {
  std::array<std::int8_t, 24> value{};
  std::size_t count = 0;
  bool has_hidden = false;

  void Add(int digit) {
    if (count < value.size()) value[count] = static_cast<std::int8_t>(digit);
    has_hidden = has_hidden || digit == kHiddenDigit;
    ++count;
  }
  bool Is(std::size_t at, int low, int high) const {
    return value[at] == kHiddenDigit || (value[at] >= low && value[at] <= high);
  }
  bool BeginsWith(std::string_view digits) const {
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (i >= count || value[i] != digits[i] - '0') return false;
    }
    return true;
  }
  int Pair(std::size_t at) const { return value[at] * 10 + value[at + 1]; }
};

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kServiceDigits = 10;
constexpr std::size_t kIdentityDigits = 18;
constexpr std::size_t kOldIdentityDigits = 15;

// Digits before the mobile number itself; false when it is none.
inline bool IsMobile(const MaskPolicy& policy, const MaskDigits& digits, std::size_t* prefix) {
  if (digits.count < kMobileDigits || digits.count > digits.value.size()) return false;
  *prefix = digits.count - kMobileDigits;
  if (!digits.Is(*prefix, 1, 1) || !digits.Is(*prefix + 1, 3, 9)) return false;
  if (*prefix == 0) return true;
  return std::any_of(policy.mobile_prefixes.begin(), policy.mobile_prefixes.end(),
                     [&](const std::string& text) {
                       if (text.size() != *prefix) return false;
                       for (std::size_t i = 0; i < text.size(); ++i) {
                         if (!digits.Is(i, text[i] - '0', text[i] - '0')) return false;
                       }
                       return true;
                     });
}

inline bool IsLandline(const MaskDigits& digits) {
  if (digits.count >= 10 && digits.count <= 12) return digits.Is(0, 0, 0);
  return (digits.count == 7 || digits.count == 8) && digits.Is(0, 2, 8);
}

inline bool IsService(const MaskPolicy& policy, const MaskDigits& digits) {
  return digits.count == kServiceDigits &&
         std::any_of(policy.service_prefixes.begin(), policy.service_prefixes.end(),
                     [&](const std::string& text) { return digits.BeginsWith(text); });
}

// The last place of 18 holds 10 for X.
inline bool IsIdentity(const MaskDigits& digits) {
  const auto is_day = [&](std::size_t at) {
    return digits.Pair(at) >= 1 && digits.Pair(at) <= 12 && digits.Pair(at + 2) >= 1 &&
           digits.Pair(at + 2) <= 31;
  };
  if (digits.count == kOldIdentityDigits) return digits.has_hidden || is_day(8);
  if (digits.count != kIdentityDigits) return false;
  if (digits.has_hidden) return true;
  const int year = digits.Pair(6) * 100 + digits.Pair(8);
  if (year < 1900 || year > 2099 || !is_day(10)) return false;
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::array<int, 11> kChecks = {1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += digits.value[i] * kWeights[i];
  return kChecks[static_cast<std::size_t>(sum % 11)] == digits.value[17];
}

inline bool IsBankCard(const MaskDigits& digits) {
  if (digits.count < 13 || digits.count > 19) return false;
  if (digits.has_hidden) return true;
  int sum = 0;
  for (std::size_t i = 0; i < digits.count; ++i) {
    const int digit = digits.value[digits.count - 1 - i];
    const int twice = digit * 2;
    sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 == 0;
}

// The end of a date that begins at `at`; 0 when there is none.
inline std::size_t EndOfDate(std::string_view text, std::size_t at) {
  const auto peek = [&](std::size_t i) { return Fold(DecodeMaskChar(text, i).value); };
  std::array<int, 3> part{};
  std::array<std::size_t, 3> digits{};
  char32_t sign = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::size_t most = i == 0 ? 4 : 2;
    while (digits[i] < most && InRange(peek(at), '0', '9')) {
      part[i] = part[i] * 10 + static_cast<int>(peek(at) - '0');
      ++digits[i];
      at += DecodeMaskChar(text, at).size;
    }
    if (i == 2) break;
    const char32_t c = peek(at);
    if ((c != '-' && c != '.') || (i == 1 && c != sign)) return 0;
    sign = c;
    at += DecodeMaskChar(text, at).size;
  }
  const bool is_date = digits[0] == 4 && part[0] >= 1900 && part[0] <= 2099 && part[1] >= 1 &&
                       part[1] <= 12 && part[2] >= 1 && part[2] <= 31;
  return is_date && DigitOf(peek(at)) < 0 ? at : 0;
}

inline bool Contains(const std::u32string& sorted, char32_t c) {
  return std::binary_search(sorted.begin(), sorted.end(), c);
}

// The bytes that `wanted` (folded) takes at `at`; 0 when it does not stand there.
inline std::size_t MatchAt(std::string_view text, std::size_t at, const std::u32string& wanted) {
  std::size_t end = at;
  for (const char32_t c : wanted) {
    const MaskChar found = DecodeMaskChar(text, end);
    if (found.size == 0 || Fold(found.value) != c) return 0;
    end += found.size;
  }
  return end - at;
}

inline bool IsHanOrMask(const MaskPolicy& policy, char32_t c) {
  return IsHan(c) || c == static_cast<unsigned char>(policy.mask);
}

// The bytes of the surname at `at`, compound ones first; 0 when there is none.
inline std::size_t SurnameAt(const MaskPolicy& policy, std::string_view text, std::size_t at) {
  for (const std::u32string& surname : policy.compound_surnames) {
    const std::size_t size = MatchAt(text, at, surname);
    if (size != 0 && IsHanOrMask(policy, DecodeMaskChar(text, at + size).value)) return size;
  }
  const MaskChar first = DecodeMaskChar(text, at);
  return Contains(policy.surnames, Fold(first.value)) ? first.size : 0;
}

// Whether the domain [begin, end) is one that many share.
inline bool IsSharedDomain(const MaskPolicy& policy, std::string_view text, std::size_t begin,
                           std::size_t end) {
  return std::any_of(policy.email_domains.begin(), policy.email_domains.end(),
                     [&](const std::string& domain) {
                       std::size_t at = begin;
                       for (const char c : domain) {
                         const MaskChar found = DecodeMaskChar(text, at);
                         if (at >= end || Fold(found.value) != static_cast<unsigned char>(c)) {
                           return false;
                         }
                         at += found.size;
                       }
                       return at == end;
                     });
}

}  // namespace internal
}  // namespace guiju

#endif  // GUIJU_INTERNAL_MASK_NUMBER_H_
