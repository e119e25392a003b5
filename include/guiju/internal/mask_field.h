// How the value of a field is masked. The end of guiju/mask.h; not to be included alone.
#ifndef GUIJU_INTERNAL_MASK_FIELD_H_
#define GUIJU_INTERNAL_MASK_FIELD_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/internal/mask_chars.h"

namespace guiju {
namespace internal {

// Masks one value by one rule.
class FieldMasker {
 public:
  FieldMasker(const MaskPolicy& policy, std::string_view value) : policy_(policy), value_(value) {}

  // Appends the answer to `out`; nothing understood: everything masked.
  void Write(const MaskRule& rule, std::string* out) {
    out_ = out;
    if (!Understood(rule, rule.form)) All();
  }

  void All(std::string* out) {
    out_ = out;
    All();
  }

 private:
  // A byte that is not UTF-8 is a mask already.
  char32_t Peek(std::size_t at) const {
    const MaskChar c = DecodeMaskChar(value_, at);
    const bool broken = c.value == kNotUtf8 && c.size != 0;
    return broken ? static_cast<unsigned char>(policy_.mask) : Fold(c.value);
  }
  std::size_t Next(std::size_t at) const { return at + DecodeMaskChar(value_, at).size; }
  bool IsMask(char32_t c) const { return c == static_cast<unsigned char>(policy_.mask); }

  void All() {
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) out_->push_back(policy_.mask);
  }
  void Put(std::size_t at, bool hidden) {
    if (hidden || IsMask(Peek(at))) {
      out_->push_back(policy_.mask);
    } else {
      out_->append(value_.substr(at, DecodeMaskChar(value_, at).size));
    }
  }

  bool Understood(const MaskRule& rule, MaskForm form) {
    switch (form) {
      case MaskForm::kMobile:
      case MaskForm::kLandline:
      case MaskForm::kIdentity:
      case MaskForm::kBankCard:
        return Number(rule, form);
      case MaskForm::kPhone:
        return Phone();
      case MaskForm::kEmail:
        return Email(rule);
      case MaskForm::kName:
        return Name(rule);
      case MaskForm::kPassport:
        return Passport(rule);
      case MaskForm::kLicensePlate:
        return Plate(rule);
      case MaskForm::kAccount:
        return Each(rule, kShortestAccount, value_.size(),
                    [this](char32_t c) { return IsAccountChar(c) || IsMask(c); });
      case MaskForm::kPlain:
        return Each(rule, rule.shortest, rule.longest, [](char32_t) { return true; });
      default:
        return false;
    }
  }

  static constexpr std::size_t kShortestAccount = 5;

  bool Phone() {
    for (const MaskForm form : {MaskForm::kMobile, MaskForm::kLandline}) {
      for (const MaskRule& rule : policy_.rules) {
        if (rule.form == form && Number(rule, form)) return true;
      }
      std::size_t end = 0;
      MaskDigits digits;
      if (form == MaskForm::kMobile && policy_.keeps_service_numbers &&
          ReadDigits(false, &digits, &end) && IsService(policy_, digits)) {
        for (std::size_t at = 0; at < value_.size(); at = Next(at)) Put(at, false);
        return true;
      }
    }
    return false;
  }

  // The digits of a value that is nothing but a number. `end` is behind the last digit.
  bool ReadDigits(bool may_end_in_x, MaskDigits* digits, std::size_t* end) const {
    std::size_t at = 0;
    const auto skip_blanks = [&] {
      while (at < value_.size() && (Peek(at) == ' ' || IsIgnorable(Peek(at)))) at = Next(at);
    };
    skip_blanks();
    if (Peek(at) == '+') at = Next(at);
    std::size_t separators = 0;
    while (at < value_.size()) {
      const char32_t c = Peek(at);
      if (WrittenDigit(c) >= 0 || IsMask(c)) {
        digits->Add(IsMask(c) ? kHiddenDigit : WrittenDigit(c));
        *end = Next(at);
        separators = 0;
      } else if (may_end_in_x && c == 'x' && *end == at && digits->count == kIdentityDigits - 1) {
        digits->Add(10);
        *end = Next(at);
        at = *end;
        break;
      } else if (IsSeparator(c)) {
        if (++separators > kMostSeparators) break;
      } else if (!IsIgnorable(c)) {
        break;
      }
      at = Next(at);
    }
    if (digits->count == 0) return false;
    at = *end;
    skip_blanks();
    return at == value_.size() && digits->count <= digits->value.size();
  }

  static constexpr std::size_t kMostSeparators = 2;

  bool Number(const MaskRule& rule, MaskForm form) {
    MaskDigits digits;
    std::size_t end = 0;
    if (!ReadDigits(form == MaskForm::kIdentity, &digits, &end)) return false;
    std::size_t prefix = 0;
    const bool fits = form == MaskForm::kMobile     ? IsMobile(policy_, digits, &prefix)
                      : form == MaskForm::kLandline ? IsLandline(digits)
                      : form == MaskForm::kIdentity ? IsIdentity(digits)
                                                    : IsBankCard(digits);
    if (!fits) return false;
    const std::size_t count = digits.count - prefix;
    for (std::size_t i = 0; i < count; ++i) {
      if (rule.Keeps(i, count) && digits.value[prefix + i] == kHiddenDigit) return false;
    }
    std::size_t i = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
      const char32_t c = Peek(at);
      const bool counts = WrittenDigit(c) >= 0 || IsMask(c) || c == 'x';
      Put(at, counts && !(i >= prefix && rule.Keeps(i - prefix, count)));
      i += counts;
    }
    return true;
  }

  bool Email(const MaskRule& rule) {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < value_.size() && (IsLocalChar(Peek(at)) || IsMask(Peek(at)))) {
      at = Next(at);
      ++count;
    }
    const std::size_t at_sign = at;
    if (count == 0 || Peek(at) != '@') return false;
    const std::size_t domain = Next(at);
    for (at = domain; at < value_.size(); at = Next(at)) {
      if (!IsDomainChar(Peek(at)) && !IsMask(Peek(at))) return false;
    }
    if (domain == value_.size()) return false;
    const bool shared = IsSharedDomain(policy_, value_, domain, value_.size());
    std::size_t i = 0;
    for (at = 0; at < value_.size(); at = Next(at), ++i) {
      Put(at, at < at_sign ? !rule.Keeps(i, count) : at > at_sign && !shared);
    }
    return true;
  }

  bool Name(const MaskRule& rule) {
    if (rule.keep_first == 0) return false;
    std::size_t begin = 0;
    while (Peek(begin) == ' ') begin = Next(begin);
    std::size_t end = begin;
    bool han = true;
    bool latin = true;
    std::size_t counted = 0;
    std::size_t hidden = 0;  // in a Western name: all but the first of each word
    std::size_t joiners = 1;
    for (std::size_t at = begin; at < value_.size(); at = Next(at)) {
      const char32_t c = Peek(at);
      if (c != ' ') end = Next(at);
      const bool joins = IsNameJoiner(c);
      han = han && (IsHanOrMask(policy_, c) || c == 0xB7 || c == ' ');
      latin = latin && (IsLetter(c) || IsMask(c) || joins);
      counted += c != 0xB7 && c != ' ';
      if (!joins && joiners == 0) ++hidden;
      joiners = joins ? joiners + 1 : 0;
      if (joiners > 2 && end == Next(at)) latin = false;
    }
    // Spaces may stand around a Chinese name, not in it.
    for (std::size_t at = begin; at < end; at = Next(at)) han = han && Peek(at) != ' ';
    if (han && IsHan(Peek(begin))) {
      const std::size_t surname = SurnameAt(policy_, value_, begin);
      const std::size_t kept_end = surname == 0 ? Next(begin) : begin + surname;
      std::size_t kept = 0;
      for (std::size_t at = begin; at < kept_end; at = Next(at)) ++kept;
      if (counted < kept + rule.least_masked) return false;
      for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
        Put(at, at >= kept_end && at < end && at >= begin && Peek(at) != 0xB7);
      }
      return true;
    }
    if (!latin || !IsLetter(Peek(begin)) || hidden < rule.least_masked) return false;
    bool at_first = true;
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
      const bool joins = IsNameJoiner(Peek(at));
      Put(at, !joins && !at_first);
      at_first = joins;
    }
    return true;
  }

  // Places that the rule shows must be there.
  bool ShowsMask(const MaskRule& rule, std::size_t count, bool skips_dot) const {
    std::size_t i = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
      if (skips_dot && Peek(at) == 0xB7) continue;
      if (rule.Keeps(i, count) && IsMask(Peek(at))) return true;
      ++i;
    }
    return false;
  }

  template <typename Fits>
  bool Each(const MaskRule& rule, std::size_t shortest, std::size_t longest, Fits fits) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at), ++count) {
      if (!fits(Peek(at))) return false;
    }
    if (count < shortest || count > longest) return false;
    std::size_t i = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at), ++i) {
      Put(at, !rule.Keeps(i, count) || SpokenDigit(Peek(at)) >= 0);
    }
    return true;
  }

  bool Passport(const MaskRule& rule) {
    std::size_t letters = 0;
    std::size_t at = 0;
    std::size_t masks = 0;
    std::size_t count = 0;
    while (at < value_.size() && letters < 2 && IsSmallLetter(Peek(at))) {
      at = Next(at);
      ++letters;
      ++count;
    }
    for (; at < value_.size(); at = Next(at), ++count) {
      const char32_t c = Peek(at);
      if (IsMask(c)) {
        ++masks;
      } else if (!InRange(c, '0', '9')) {
        return false;
      }
    }
    const std::size_t digits = count - letters;
    const bool whole = letters > 0 && (digits == 7 || digits == 8);
    // Masks may stand for letters.
    const bool masked = masks > 0 && count >= 8 && count <= 10;
    if (!(whole || masked) || ShowsMask(rule, count, false)) return false;
    return Each(rule, 0, count, [](char32_t) { return true; });
  }

  bool Plate(const MaskRule& rule) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
      const char32_t c = Peek(at);
      if (c == 0xB7 && count == 2 && Peek(Next(at)) != 0xB7) continue;
      const bool fits = count == 0   ? Contains(policy_.plate_regions, c)
                        : count == 1 ? IsSmallLetter(c)
                                     : IsPlainAlnum(c);
      if (!fits && !IsMask(c)) return false;
      ++count;
    }
    if ((count != 7 && count != 8) || ShowsMask(rule, count, true)) return false;
    std::size_t i = 0;
    for (std::size_t at = 0; at < value_.size(); at = Next(at)) {
      const bool counts = Peek(at) != 0xB7;
      Put(at, counts && !rule.Keeps(i, count));
      i += counts;
    }
    return true;
  }

  const MaskPolicy& policy_;
  std::string_view value_;
  std::string* out_ = nullptr;
};

inline void MaskReference(const MaskPolicy& policy, std::string_view value, std::string* out) {
  out->clear();
  out->reserve(value.size());
  SecretMasker(policy, {}).Write(value, out, nullptr);
  TextMasker masker(policy, out, nullptr);
  masker.AfterReference();
  masker.Run();
}

}  // namespace internal

inline void MaskField(const MaskPolicy& policy, std::string_view kind, std::string_view value,
                      std::string* out, std::vector<MaskFound>* found) {
  const auto rule = std::find_if(policy.rules.begin(), policy.rules.end(),
                                 [&](const MaskRule& one) { return one.entry.id == kind; });
  const bool known = rule != policy.rules.end();
  if (known && rule->form == MaskForm::kFreeText) {
    MaskText(policy, value, {}, out, found);
    return;
  }
  if (known && rule->form == MaskForm::kReference && policy.keeps_references) {
    internal::MaskReference(policy, value, out);
  } else {
    out->clear();
    out->reserve(value.size());
    internal::FieldMasker masker(policy, value);
    if (known) {
      masker.Write(*rule, out);
    } else {
      masker.All(out);
    }
  }
  if (found == nullptr || *out == value) return;
  std::size_t count = 0;
  for (std::size_t at = 0; at < value.size(); ++count) {
    at += internal::DecodeMaskChar(value, at).size;
  }
  found->push_back(
      {known ? static_cast<std::int32_t>(rule - policy.rules.begin()) : MaskFound::kNoRule, 0,
       count});
}

inline void MaskId(const MaskPolicy& policy, std::string_view id, std::string* out) {
  if (policy.masks_ids) {
    internal::MaskReference(policy, id, out);
  } else {
    out->assign(id);
  }
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_MASK_FIELD_H_
