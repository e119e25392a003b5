// Masking: what of a person's data stays visible (REC-7: 138****5678, 张*).
//
// Total: what is not understood is masked. A field's kind is known, and everything that does not
// have the form of that kind is masked as a whole; in free text, whatever looks like personal data
// is looked for. Each code point is either kept or replaced by the mask, so the answer has as many
// code points as the value and cannot be undone; masking an answer again changes nothing. The exact
// definition stands in `proto/guiju/v1/mask.proto`.
//
// Every function here is pure and thread-safe, takes any bytes, writes valid UTF-8 (a byte that is
// not UTF-8 becomes the mask), runs in time linear in the text, and allocates nothing but the
// answer, which is never longer than the value, and the list of what was found when one is asked
// for. The answer must not be the value itself.
#ifndef GUIJU_MASK_H_
#define GUIJU_MASK_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/internal/mask_chars.h"
#include "guiju/label.h"

namespace guiju {

// The forms that data are recognised by; numbers as in MaskRule.Form.
enum class MaskForm : std::uint8_t {
  kUnspecified,
  kWhole,
  kMobile,
  kLandline,
  kPhone,
  kIdentity,
  kBankCard,
  kEmail,
  kName,
  kPassport,
  kLicensePlate,
  kAccount,
  kReference,
  kFreeText,
  kPlain,
  kNumber,
  kMachine,
  kSecret,
};

// How many forms there are, the unspecified one included.
inline constexpr std::size_t kMaskForms = 18;

// With more known secrets than this, or more wholes and parts of them, or a longer one (in code
// points), the whole text is masked.
inline constexpr std::size_t kMostSecrets = 16;
inline constexpr std::size_t kMostSecretParts = 64;
inline constexpr std::size_t kLongestSecret = 128;

// One kind of data. `entry.id` is what fields call it.
struct MaskRule {
  Entry entry;
  MaskForm form = MaskForm::kUnspecified;
  std::size_t keep_first = 0;
  std::size_t keep_last = 0;
  std::size_t least_masked = 1;
  std::size_t shortest = 0;  // of kPlain, inclusive
  std::size_t longest = 0;
  bool in_text = false;

  // Whether character `index` of `count` stays: 3 and 4 of 11 leave indices 0 to 2 and 7 to 10.
  bool Keeps(std::size_t index, std::size_t count) const {
    if (keep_first + keep_last + least_masked > count) return false;
    return index < keep_first || index >= count - keep_last;
  }
};

// What leads to personal data in free text.
struct MaskCue {
  std::u32string text;  // folded, at least 2 characters
  MaskForm form = MaskForm::kUnspecified;
  bool needs_surname = false;
  std::size_t words = 1;
};

// The mask section, compiled. Immutable afterwards.
struct MaskPolicy {
  char mask = 0;                // one character of ASCII
  std::size_t number_from = 0;  // digits of a number that may be personal
  std::vector<MaskRule> rules;  // in the policy's order
  std::vector<MaskCue> cues;    // the longest first
  std::bitset<256> cue_starts;  // low bytes of the cues' first characters
  std::u32string surnames;      // of one character, in order
  std::vector<std::u32string> compound_surnames;
  std::vector<std::u32string> titles;
  std::vector<std::string> email_domains;  // in small letters
  std::u32string plate_regions;            // in order
  std::vector<std::string> mobile_prefixes;
  std::vector<std::string> service_prefixes;
  bool keeps_service_numbers = false;
  bool keeps_references = false;
  bool keeps_dates = false;
  bool masks_ids = true;
  std::array<std::int32_t, kMaskForms> in_text{};  // index of the rule of a form; -1: none
  Entry entry;

  // The rule by which a form is masked in text; null when it is not looked for.
  const MaskRule* TextRule(MaskForm form) const {
    const std::int32_t index = in_text[static_cast<std::size_t>(form)];
    return index < 0 ? nullptr : &rules[static_cast<std::size_t>(index)];
  }
};

// Something that was masked: of which kind and where, never what.
struct MaskFound {
  static constexpr std::int32_t kNoRule =
      -1;  // a field whose kind no rule has, or no rule of form SECRET

  std::int32_t rule = kNoRule;  // index into MaskPolicy::rules
  std::size_t begin = 0;        // in code points
  std::size_t end = 0;          // behind the last
};

// Masks the value of a field of a known kind ("mobile", "name"). A kind that no rule has is masked
// wholly. `found` (may be null) is added to: one entry when anything was changed.
// "13812345678" as mobile is "138****5678"; "1381234567" is "**********".
inline void MaskField(const MaskPolicy& policy, std::string_view kind, std::string_view value,
                      std::string* out, std::vector<MaskFound>* found = nullptr);

// Masks whatever looks like personal data in free text, and the known secrets of the record (its
// customer's name) with their parts wherever they occur. `found` (may be null) is added to, in the
// order of the places. "我叫张三，电话13812345678" is "我叫张*，电话138****5678".
inline void MaskText(const MaskPolicy& policy, std::string_view text,
                     const std::vector<std::string_view>& known, std::string* out,
                     std::vector<MaskFound>* found = nullptr);

// An id for people to see: masked when it looks like personal data itself, unless the policy leaves
// ids as they are. "T-20260224-0001" stays; "13812345678" is "138****5678". Different ids may look
// alike then; nothing but the display may rest on the answer.
inline void MaskId(const MaskPolicy& policy, std::string_view id, std::string* out);

}  // namespace guiju

// Each rests on those before it.
// clang-format off
#include "guiju/internal/mask_number.h"  // IWYU pragma: export
#include "guiju/internal/mask_secret.h"  // IWYU pragma: export
#include "guiju/internal/mask_text.h"  // IWYU pragma: export
#include "guiju/internal/mask_field.h"  // IWYU pragma: export
// clang-format on

#endif  // GUIJU_MASK_H_
