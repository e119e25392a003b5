// How free text is masked. The end of guiju/mask.h; not to be included alone.
#ifndef GUIJU_INTERNAL_MASK_TEXT_H_
#define GUIJU_INTERNAL_MASK_TEXT_H_

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

// Walks once over text that is UTF-8 and masks it in place: what is written never overtakes what
// is read, because the mask is one byte.
class TextMasker {
 public:
  TextMasker(const MaskPolicy& policy, std::string* text, std::vector<MaskFound>* found)
      : policy_(policy), text_(*text), found_(found) {}

  // So many characters may follow before the number, hence one more.
  void AfterReference() { reference_left_ = kReferenceReach + 1; }

  void Run() {
    while (read_ < text_.size()) {
      if (Email() || Cue() || Plate() || NameWithTitle() || Number()) continue;
      const char32_t c = Peek(read_);
      const bool reaches = reference_left_ > 0 && IsReferenceFiller(c);
      reference_left_ = reaches ? reference_left_ - 1 : 0;
      Put(false);
    }
    text_.resize(written_);
  }

 private:
  static constexpr std::size_t kReferenceReach = 8;
  static constexpr std::size_t kMostFillers = 4;
  static constexpr std::size_t kMostSeparators = 2;
  static constexpr std::size_t kLongestGiven = 2;
  static constexpr std::size_t kUnknownName = 4;
  static constexpr std::size_t kMostWords = 4;
  static constexpr std::size_t kShortestAccount = 5;

  MaskChar Raw(std::size_t at) const { return DecodeMaskChar(text_, at); }
  char32_t Peek(std::size_t at) const { return Fold(Raw(at).value); }
  std::size_t Next(std::size_t at) const { return at + Raw(at).size; }
  bool IsMask(char32_t c) const { return c == static_cast<unsigned char>(policy_.mask); }

  // Writes the character that is read next, or the mask instead of it.
  void Put(bool hidden) {
    const MaskChar c = Raw(read_);
    last_ = Fold(c.value);
    if (hidden) {
      changed_ = changed_ || !IsMask(c.value);
      text_[written_++] = policy_.mask;
      last_ = static_cast<unsigned char>(policy_.mask);
    } else {
      for (std::size_t i = 0; i < c.size; ++i) text_[written_++] = text_[read_ + i];
    }
    read_ += c.size;
    ++index_;
  }
  void PutUntil(std::size_t end, bool hidden) {
    while (read_ < end) Put(hidden);
  }

  void Begin() {
    begin_ = index_;
    changed_ = false;
  }
  void End(const MaskRule& rule) {
    reference_left_ = 0;
    if (!changed_ || found_ == nullptr) return;
    found_->push_back({static_cast<std::int32_t>(&rule - policy_.rules.data()), begin_, index_});
  }

  // Whether an address begins at `at`; `end` is then its @. A run that is none is looked at once.
  bool IsEmailAt(std::size_t at, std::size_t* end) {
    if (at < no_email_before_ || !IsLocalChar(Peek(at))) return false;
    std::size_t stop = at;
    while (stop < text_.size() && IsLocalChar(Peek(stop))) stop = Next(stop);
    *end = stop;
    if (stop < text_.size() && Peek(stop) == '@' && IsDomainChar(Peek(Next(stop)))) return true;
    no_email_before_ = stop;
    return false;
  }

  bool Email() {
    const MaskRule* const rule = policy_.TextRule(MaskForm::kEmail);
    std::size_t at_sign = 0;
    if (rule == nullptr || !IsEmailAt(read_, &at_sign)) return false;
    Begin();
    const std::size_t count = Count(read_, at_sign);
    for (std::size_t i = 0; read_ < at_sign; ++i) Put(!rule->Keeps(i, count));
    const std::size_t begin = Next(at_sign);
    std::size_t end = begin;
    for (std::size_t at = begin; at < text_.size() && IsDomainChar(Peek(at));) {
      const char32_t c = Peek(at);
      at = Next(at);
      if (c != '.' && c != '-') end = at;
    }
    Put(false);
    if (!IsSharedDomain(policy_, text_, begin, end)) PutUntil(end, true);
    End(*rule);
    return true;
  }

  std::size_t Count(std::size_t begin, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t at = begin; at < end; at = Next(at)) ++count;
    return count;
  }

  bool Cue() {
    const char32_t first = Peek(read_);
    if (!policy_.cue_starts[first & 0xFFU]) return false;
    for (const MaskCue& cue : policy_.cues) {
      if (cue.text.front() != first) continue;
      const std::size_t size = MatchAt(text_, read_, cue.text);
      if (size == 0 || (IsLetter(first) && IsLetter(last_)) ||
          (IsLetter(cue.text.back()) && IsLetter(Peek(read_ + size)))) {
        continue;
      }
      Follow(cue, read_ + size);
      return true;
    }
    return false;
  }

  void Follow(const MaskCue& cue, std::size_t end) {
    PutUntil(end, false);
    reference_left_ = 0;
    if (cue.form == MaskForm::kReference) {
      AfterReference();
      return;
    }
    for (std::size_t i = 0; i < kMostFillers && IsCueFiller(Peek(read_)); ++i) Put(false);
    const MaskRule* const rule = policy_.TextRule(cue.form);
    if (rule == nullptr) return;
    Begin();
    if (cue.form == MaskForm::kName) {
      NameBehind(cue, *rule);
    } else if (cue.form == MaskForm::kAccount) {
      std::size_t stop = read_;
      while (stop < text_.size() && (IsAccountChar(Peek(stop)) || SpokenDigit(Peek(stop)) >= 0)) {
        stop = Next(stop);
      }
      if (Count(read_, stop) >= kShortestAccount) PutUntil(stop, true);
    } else {
      while (read_ < text_.size() && !IsStop(Peek(read_))) Put(true);
    }
    End(*rule);
  }

  // The end of at most `most` han or masks from `at` on.
  std::size_t HanFrom(std::size_t at, std::size_t most) const {
    for (std::size_t i = 0; i < most && at < text_.size() && IsHanOrMask(policy_, Peek(at)); ++i) {
      at = Next(at);
    }
    return at;
  }

  void NameBehind(const MaskCue& cue, const MaskRule& rule) {
    const char32_t first = Peek(read_);
    const std::size_t surname = SurnameAt(policy_, text_, read_);
    if (surname != 0) {
      const std::size_t given = read_ + surname;
      const std::size_t end = HanFrom(given, kLongestGiven);
      PutUntil(given, rule.keep_first == 0 || Count(given, end) < rule.least_masked);
      PutUntil(end, true);
    } else if (!cue.needs_surname && IsHan(first)) {
      PutUntil(HanFrom(read_, kUnknownName), true);
    } else if (!cue.needs_surname && IsLetter(first)) {
      Words(cue, rule);
    }
  }

  std::size_t EndOfWord(std::size_t at) const {
    while (at < text_.size()) {
      const char32_t c = Peek(at);
      if (!IsLetter(c) && DigitOf(c) < 0 && !IsMask(c)) break;
      at = Next(at);
    }
    return at;
  }

  // Where the next word of a name begins behind `end`; `end` when there is none.
  std::size_t NextWord(std::size_t end, bool needs_capital) const {
    std::size_t at = end;
    for (std::size_t i = 0; i < 2 && at < text_.size() && IsNameJoiner(Peek(at)); ++i) {
      at = Next(at);
    }
    if (at == end || at >= text_.size()) return end;
    const MaskChar first = Raw(at);
    return needs_capital ? (IsUpperAscii(Narrow(first.value)) ? at : end)
                         : (IsLetter(Fold(first.value)) ? at : end);
  }

  void Words(const MaskCue& cue, const MaskRule& rule) {
    std::size_t count = 1;
    std::size_t hidden = 0;
    std::size_t end = read_;
    for (std::size_t at = read_;; ++count) {
      end = EndOfWord(at);
      hidden += Count(Next(at), end);
      if (count == kMostWords) break;
      at = NextWord(end, count >= cue.words);
      if (at == end) break;
    }
    const bool keeps = rule.keep_first > 0 && hidden >= rule.least_masked;
    bool at_first = true;
    while (read_ < end) {
      const char32_t c = Peek(read_);
      const bool joiner = IsNameJoiner(c);
      Put(!joiner && !(at_first && keeps));
      at_first = joiner;
    }
  }

  bool Plate() {
    const MaskRule* const rule = policy_.TextRule(MaskForm::kLicensePlate);
    if (rule == nullptr || !Contains(policy_.plate_regions, Peek(read_))) return false;
    std::size_t at = Next(read_);
    if (!IsSmallLetter(Peek(at))) return false;
    at = Next(at);
    if (Peek(at) == 0xB7) at = Next(at);
    std::size_t count = 2;
    while (count < 9 && IsPlainAlnum(Peek(at))) {
      at = Next(at);
      ++count;
    }
    if ((count != 7 && count != 8) || IsMask(Peek(at))) return false;
    Begin();
    for (std::size_t i = 0; read_ < at;) {
      const bool counts = Peek(read_) != 0xB7;
      Put(counts && !rule->Keeps(i, count));
      i += counts;
    }
    End(*rule);
    return true;
  }

  bool NameWithTitle() {
    const MaskRule* const rule = policy_.TextRule(MaskForm::kName);
    if (rule == nullptr || !IsHan(Peek(read_))) return false;
    const std::size_t surname = SurnameAt(policy_, text_, read_);
    if (surname == 0) return false;
    std::size_t at = read_ + surname;
    for (std::size_t i = 0; i < kLongestGiven; ++i) {
      if (at >= text_.size() || !IsHanOrMask(policy_, Peek(at))) return false;
      at = Next(at);
      if (std::none_of(policy_.titles.begin(), policy_.titles.end(),
                       [&](const auto& title) { return MatchAt(text_, at, title) != 0; })) {
        continue;
      }
      Begin();
      PutUntil(read_ + surname, rule->keep_first == 0);
      PutUntil(at, true);
      End(*rule);
      return true;
    }
    return false;
  }

  struct Span {
    MaskDigits digits;
    std::size_t end = 0;
    bool dotted = true;      // only single points between the groups
    std::size_t groups = 1;  // that separators make
    std::size_t longest = 0;
  };

  Span ReadNumber() {
    Span span;
    std::size_t at = read_;
    std::size_t group = 0;
    for (;;) {
      span.digits.Add(DigitOf(Peek(at)));
      span.longest = std::max(span.longest, ++group);
      at = Next(at);
      span.end = at;
      std::size_t separators = 0;
      char32_t between = 0;
      while (at < text_.size() && (IsIgnorable(Peek(at)) || IsSeparator(Peek(at)))) {
        if (IsSeparator(Peek(at))) {
          if (++separators > kMostSeparators) break;
          between = Peek(at);
        }
        at = Next(at);
      }
      std::size_t unused = 0;
      if (separators > kMostSeparators || DigitOf(Peek(at)) < 0 || IsEmailAt(at, &unused)) break;
      if (separators > 0) {
        span.dotted = span.dotted && separators == 1 && between == '.';
        ++span.groups;
        group = 0;
      }
    }
    return span;
  }

  bool Number() {
    if (DigitOf(Peek(read_)) < 0) return false;
    if (policy_.keeps_dates) {
      if (const std::size_t end = EndOfDate(text_, read_); end != 0) {
        PutUntil(end, false);
        reference_left_ = 0;
        return true;
      }
    }
    Span span = ReadNumber();
    std::size_t prefix = 0;
    const MaskRule* const rule =
        span.digits.count < policy_.number_from ? nullptr : RuleOf(&span, &prefix);
    if (rule == nullptr) {
      PutUntil(span.end, false);
      return true;
    }
    Begin();
    const std::size_t count = span.digits.count - prefix;
    const bool all = rule->form == MaskForm::kNumber || rule->form == MaskForm::kMachine;
    for (std::size_t i = 0; read_ < span.end;) {
      const char32_t c = Peek(read_);
      const bool counts = DigitOf(c) >= 0 || c == 'x';
      const bool keeps =
          !all && i >= prefix && SpokenDigit(c) < 0 && rule->Keeps(i - prefix, count);
      Put(counts && !keeps);
      i += counts;
    }
    End(*rule);
    return true;
  }

  // The rule that masks the number; null: it stays. An X behind 17 digits joins the span.
  const MaskRule* RuleOf(Span* span, std::size_t* prefix) const {
    const auto rule = [this](MaskForm form) { return policy_.TextRule(form); };
    MaskDigits& digits = span->digits;
    const MaskRule* const mobile = rule(MaskForm::kMobile);
    if (mobile != nullptr && IsMobile(policy_, digits, prefix)) return mobile;
    *prefix = 0;
    if (policy_.keeps_service_numbers && IsService(policy_, digits)) return nullptr;
    if (rule(MaskForm::kIdentity) != nullptr) {
      if (digits.count == kIdentityDigits - 1 && Peek(span->end) == 'x') {
        MaskDigits with_x = digits;
        with_x.Add(10);
        if (IsIdentity(with_x)) {
          digits = with_x;
          span->end = Next(span->end);
        }
      }
      if (IsIdentity(digits)) return rule(MaskForm::kIdentity);
    }
    const MaskRule* const card = rule(MaskForm::kBankCard);
    if (card != nullptr && IsBankCard(digits)) return card;
    if (rule(MaskForm::kMachine) != nullptr && span->dotted && span->groups == 4 &&
        span->longest <= 3) {
      return rule(MaskForm::kMachine);
    }
    const bool landline = rule(MaskForm::kLandline) != nullptr && IsLandline(digits);
    if (reference_left_ > 0 && policy_.keeps_references && !(landline && digits.value[0] == 0)) {
      return nullptr;
    }
    return landline ? rule(MaskForm::kLandline) : rule(MaskForm::kNumber);
  }

  const MaskPolicy& policy_;
  std::string& text_;
  std::vector<MaskFound>* found_;
  std::size_t read_ = 0;
  std::size_t written_ = 0;
  std::size_t index_ = 0;
  std::size_t begin_ = 0;
  bool changed_ = false;
  char32_t last_ = 0;  // folded, as written
  std::size_t no_email_before_ = 0;
  std::size_t reference_left_ = 0;
};

}  // namespace internal

inline void MaskText(const MaskPolicy& policy, std::string_view text,
                     const std::vector<std::string_view>& known, std::string* out,
                     std::vector<MaskFound>* found) {
  out->clear();
  out->reserve(text.size());
  const std::size_t before = found == nullptr ? 0 : found->size();
  internal::SecretMasker(policy, known).Write(text, out, found);
  internal::TextMasker(policy, out, found).Run();
  if (found == nullptr) return;
  std::sort(found->begin() + static_cast<std::ptrdiff_t>(before), found->end(),
            [](const MaskFound& a, const MaskFound& b) { return a.begin < b.begin; });
}

}  // namespace guiju

#endif  // GUIJU_INTERNAL_MASK_TEXT_H_
