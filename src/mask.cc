// Compiles the mask section: kinds, cues and lists, and what they contradict.
#include "guiju/mask.h"

#include <algorithm>
#include <set>

#include "section.h"
#include "sections.h"
#include "sentences/mask.h"

namespace guiju::internal {
namespace {

constexpr std::string_view kMasks = "*#?~=";

std::u32string Folded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const MaskChar c = DecodeMaskChar(text, at);
    out.push_back(Fold(c.value));
    at += c.size;
  }
  return out;
}

std::u32string Sorted(std::u32string characters) {
  std::sort(characters.begin(), characters.end());
  return characters;
}

template <typename List>
std::vector<std::u32string> FoldedAll(const List& list) {
  std::vector<std::u32string> out;
  for (const std::string& text : list) out.push_back(Folded(text));
  return out;
}

// The counted characters of the shortest value of a form.
std::size_t ShortestOf(const MaskRule& rule) {
  switch (rule.form) {
    case MaskForm::kMobile:
      return kMobileDigits;
    case MaskForm::kLandline:
      return 7;
    case MaskForm::kIdentity:
      return kOldIdentityDigits;
    case MaskForm::kBankCard:
      return 13;
    case MaskForm::kPassport:
      return 8;
    case MaskForm::kLicensePlate:
      return 7;
    case MaskForm::kAccount:
      return 5;
    case MaskForm::kEmail:
    case MaskForm::kName:
      return 2;
    case MaskForm::kPlain:
      return rule.shortest;
    default:
      return rule.least_masked;  // nothing of them stays
  }
}

// What is hidden behind its last visible character would not be found again at its end.
bool HidesItsEnd(MaskForm form) {
  return form == MaskForm::kEmail || form == MaskForm::kName || form == MaskForm::kAccount ||
         form == MaskForm::kLicensePlate;
}

bool IsForText(MaskForm form) {
  return form != MaskForm::kPhone && form != MaskForm::kPassport && form != MaskForm::kPlain &&
         form != MaskForm::kFreeText && form != MaskForm::kReference;
}

class MaskCompiler {
 public:
  MaskCompiler(const v1::MaskPolicy& proto, const std::string& path, Problems* problems)
      : proto_(proto), path_(path), problems_(*problems) {}

  MaskPolicy Compile() {
    if (proto_.mask().size() != 1 || kMasks.find(proto_.mask()) == std::string_view::npos) {
      problems_.Error(At(path_, "mask"), kMaskCharacter, {{"expected", std::string("* # ? ~ =")}});
    } else {
      policy_.mask = proto_.mask().front();
    }
    policy_.number_from = static_cast<std::size_t>(std::max(0, proto_.number_from()));
    policy_.in_text.fill(-1);
    UniqueIds ids;
    for (int i = 0; i < proto_.kind_size(); ++i) {
      ids.Check(proto_.kind(i).id(), At(At(path_, "kind"), i), &problems_);
      AddRule(proto_.kind(i), At(At(path_, "kind"), i));
    }
    for (int i = 0; i < proto_.cue_size(); ++i) AddCue(proto_.cue(i), At(At(path_, "cue"), i));
    std::stable_sort(policy_.cues.begin(), policy_.cues.end(),
                     [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
    Lists();
    policy_.keeps_service_numbers = proto_.service_numbers() == v1::MaskPolicy::Handling::KEPT;
    policy_.keeps_references = proto_.references() == v1::MaskPolicy::Handling::KEPT;
    policy_.keeps_dates = proto_.dates() == v1::MaskPolicy::Handling::KEPT;
    policy_.masks_ids = proto_.ids() == v1::MaskPolicy::Ids::MASK_WHEN_PERSONAL;
    policy_.entry = {"mask", proto_.clause(), {}};
    return std::move(policy_);
  }

 private:
  void AddRule(const v1::MaskRule& proto, const std::string& path) {
    MaskRule rule;
    rule.entry = ReadEntry(proto);
    rule.form = static_cast<MaskForm>(proto.form());
    rule.keep_first = static_cast<std::size_t>(std::max(0, proto.keep_first()));
    rule.keep_last = static_cast<std::size_t>(std::max(0, proto.keep_last()));
    rule.least_masked = static_cast<std::size_t>(std::max(1, proto.least_masked()));
    rule.shortest = static_cast<std::size_t>(std::max(0, proto.shortest()));
    rule.longest = static_cast<std::size_t>(std::max(0, proto.longest()));
    rule.in_text = proto.in_text();
    const std::size_t kept = rule.keep_first + rule.keep_last;
    const bool plain = rule.form == MaskForm::kPlain;
    if (plain ? rule.shortest > rule.longest || rule.longest == 0
              : rule.shortest + rule.longest > 0) {
      problems_.Error(path, kMaskLengths, {});
    } else if (kept + rule.least_masked > ShortestOf(rule)) {
      problems_.Error(path, kMaskShowsTooMuch,
                      {{"kept", std::to_string(kept)},
                       {"hidden", std::to_string(rule.least_masked)},
                       {"shortest", std::to_string(ShortestOf(rule))}});
    }
    if (std::max(rule.keep_first, rule.keep_last) >= policy_.number_from && rule.in_text) {
      problems_.Error(path, kMaskShowsNumber, {{"limit", std::to_string(policy_.number_from)}});
    }
    if (HidesItsEnd(rule.form) && rule.keep_last > 0) {
      problems_.Error(At(path, "keep_last"), kMaskKeepsEnd, {});
    }
    if (rule.form == MaskForm::kName && rule.keep_first > 1) {
      problems_.Error(At(path, "keep_first"), kMaskKeepsName, {});
    }
    if (rule.in_text && !IsForText(rule.form)) {
      problems_.Error(At(path, "in_text"), kMaskNotForText, {});
    }
    const auto form = static_cast<std::size_t>(rule.form);
    if (rule.in_text && form < kMaskForms && policy_.in_text[form] < 0) {
      policy_.in_text[form] = static_cast<std::int32_t>(policy_.rules.size());
    }
    policy_.rules.push_back(std::move(rule));
  }

  void AddCue(const v1::Cue& proto, const std::string& path) {
    MaskCue cue;
    cue.text = Folded(proto.text());
    cue.form = static_cast<MaskForm>(proto.form());
    cue.needs_surname = proto.needs_surname();
    cue.words = static_cast<std::size_t>(std::max(1, proto.words()));
    const bool reference = cue.form == MaskForm::kReference;
    if (!reference && cue.form != MaskForm::kName && cue.form != MaskForm::kAccount &&
        cue.form != MaskForm::kWhole) {
      problems_.Error(At(path, "form"), kMaskCueForm, {});
    } else if (!reference && policy_.TextRule(cue.form) == nullptr) {
      problems_.Error(At(path, "form"), kMaskCueWithoutRule, {});
    }
    const bool has_mask =
        cue.text.find(static_cast<unsigned char>(policy_.mask)) != std::u32string::npos;
    std::size_t visible = 1;
    for (const MaskRule& rule : policy_.rules) {
      if (rule.in_text && rule.form == MaskForm::kEmail)
        visible = std::max(visible, rule.keep_first);
    }
    if (cue.text.size() <= visible || has_mask) {
      problems_.Error(At(path, "text"), kMaskCueText, {{"limit", std::to_string(visible)}});
      return;
    }
    if (!seen_.insert(cue.text).second) {
      problems_.Error(At(path, "text"), kMaskCueTwice, {});
    }
    policy_.cue_starts.set(cue.text.front() & 0xFFU);
    policy_.cues.push_back(std::move(cue));
  }

  void Lists() {
    policy_.surnames = Sorted(Folded(proto_.surname()));
    policy_.compound_surnames = FoldedAll(proto_.compound_surname());
    policy_.titles = FoldedAll(proto_.title());
    policy_.plate_regions = Sorted(Folded(proto_.plate_region()));
    for (const auto* list : {&policy_.compound_surnames, &policy_.titles}) {
      for (const std::u32string& text : *list) {
        if (std::all_of(text.begin(), text.end(), IsHan)) continue;
        problems_.Error(path_, kMaskNotHan, {});
      }
    }
    for (int i = 0; i < proto_.email_domain_size(); ++i) {
      const std::u32string domain = Folded(proto_.email_domain(i));
      if (!std::all_of(domain.begin(), domain.end(), IsDomainChar) ||
          LongestDigits(domain) >= policy_.number_from) {
        problems_.Error(At(At(path_, "email_domain"), i), kMaskDomain, {});
        continue;
      }
      policy_.email_domains.emplace_back(domain.begin(), domain.end());
    }
    Digits(proto_.mobile_prefix(), "mobile_prefix", &policy_.mobile_prefixes);
    Digits(proto_.service_prefix(), "service_prefix", &policy_.service_prefixes);
  }

  static std::size_t LongestDigits(const std::u32string& domain) {
    // Points and lines join digits to one number.
    return static_cast<std::size_t>(
        std::count_if(domain.begin(), domain.end(), [](char32_t c) { return DigitOf(c) >= 0; }));
  }

  template <typename List>
  void Digits(const List& list, const char* name, std::vector<std::string>* out) {
    for (int i = 0; i < list.size(); ++i) {
      const std::string& text = list.Get(i);
      if (text.size() > 8 || text.find_first_not_of("0123456789") != std::string::npos) {
        problems_.Error(At(At(path_, name), i), kMaskPrefix, {});
      }
      out->push_back(text);
    }
  }

  const v1::MaskPolicy& proto_;
  const std::string& path_;
  Problems& problems_;
  MaskPolicy policy_;
  std::set<std::u32string> seen_;
};

}  // namespace

MaskPolicy CompileMask(const v1::MaskPolicy& proto, const std::string& path, Problems* problems) {
  return MaskCompiler(proto, path, problems).Compile();
}

}  // namespace guiju::internal
