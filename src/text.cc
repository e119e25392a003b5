// Compiles the text section, and finds signals in descriptions.
#include "guiju/text.h"

#include <map>
#include <set>
#include <string>

#include "sections.h"
#include "sentences/triage.h"
#include "text_distance.h"
#include "text_matcher.h"

namespace guiju {
namespace internal {
namespace {

// The form of a term, without space at its ends.
std::string FormOfTerm(const std::string& written) {
  std::string formed = FormOfText(written).text;
  if (!formed.empty() && formed.back() == ' ') formed.pop_back();
  if (!formed.empty() && formed.front() == ' ') formed.erase(0, 1);
  return formed;
}

// Whether an occurrence of one can share a character with an occurrence of the other.
bool CanOverlap(std::string_view a, std::string_view b) {
  if (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos) return true;
  for (std::size_t n = 1; n < a.size() && n < b.size(); ++n) {
    if (a.substr(a.size() - n) == b.substr(0, n) || b.substr(b.size() - n) == a.substr(0, n)) {
      return true;
    }
  }
  return false;
}

class TextCompiler {
 public:
  TextCompiler(const std::vector<Entry>& signals, Problems* problems)
      : signals_(signals), problems_(*problems), policy_(std::make_shared<TextPolicy>()) {}

  std::shared_ptr<const TextPolicy> Compile(const v1::TextPolicy& proto, const std::string& path) {
    policy_->not_found_means_no = proto.not_found() == v1::NotFound::MEANS_NO;
    for (int i = 0; i < proto.terms_size(); ++i) {
      AddList(proto.terms(i), At(At(path, "terms"), i));
    }
    if (Acceptable(problems_.findings())) MakeSet(policy_.get());
    return policy_;
  }

 private:
  void AddList(const v1::TermList& proto, const std::string& path) {
    const std::size_t list = policy_->lists.size();
    policy_->lists.push_back({SignalOf(proto.signal(), At(path, "signal")), proto.clause()});
    std::set<std::string> terms;
    for (int i = 0; i < proto.term_size(); ++i) {
      const std::string here = At(At(path, "term"), i);
      const std::string formed = Formed(proto.term(i), here, &terms);
      if (formed.empty()) continue;
      const auto [at, added] = signal_of_term_.try_emplace(formed, proto.signal());
      if (!added && at->second != proto.signal()) {
        problems_.Warning(
            here, kTermOfTwoSignals,
            {{"term", proto.term(i)}, {"first", at->second}, {"second", proto.signal()}});
      }
      policy_->terms.push_back({proto.term(i), formed, list, false});
    }
    std::set<std::string> exclusions;
    for (int i = 0; i < proto.except_size(); ++i) {
      const std::string here = At(At(path, "except"), i);
      const std::string formed = Formed(proto.except(i), here, &exclusions);
      if (formed.empty()) continue;
      if (terms.count(formed) != 0) {
        problems_.Error(here, kTermExcluded, {{"term", proto.except(i)}});
      } else if (std::none_of(terms.begin(), terms.end(), [&formed](const std::string& term) {
                   return CanOverlap(term, formed);
                 })) {
        problems_.Warning(here, kExclusionWithoutEffect, {{"term", proto.except(i)}});
      }
      policy_->terms.push_back({proto.except(i), formed, list, true});
    }
  }

  std::uint8_t SignalOf(const std::string& name, const std::string& path) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < signals_.size(); ++i) {
      known.push_back(signals_[i].id);
      if (signals_[i].id != name) continue;
      const std::uint64_t bit = std::uint64_t{1} << i;
      if ((policy_->signals & bit) != 0) {
        problems_.Error(path, kTermsTwice, {{"signal", name}});
      }
      policy_->signals |= bit;
      return static_cast<std::uint8_t>(i);
    }
    if (name.empty()) return 0;
    const std::string near = NearestWord(name, known);
    problems_.Error(path, kTermsWithoutSignal,
                    {{"signal", name},
                     {"hint", near.empty() ? "" : "; did you mean \"" + near + "\"?",
                      near.empty() ? "" : "；是否想写“" + near + "”？"}});
    return 0;
  }

  // Empty, and said, when the term cannot be used.
  std::string Formed(const std::string& written, const std::string& path,
                     std::set<std::string>* seen) {
    std::string formed = FormOfTerm(written);
    if (written.empty()) return formed;
    if (formed.empty()) {
      problems_.Error(path, kTermEmpty, {});
    } else if (!seen->insert(formed).second) {
      problems_.Error(path, kTermTwice, {{"term", written}});
      formed.clear();
    }
    return formed;
  }

  const std::vector<Entry>& signals_;
  Problems& problems_;
  std::shared_ptr<TextPolicy> policy_;
  std::map<std::string, std::string> signal_of_term_;
};

}  // namespace

std::shared_ptr<const TextPolicy> CompileText(const v1::TextPolicy& proto,
                                              const std::vector<Entry>& signals,
                                              const std::string& path, Problems* problems) {
  return TextCompiler(signals, problems).Compile(proto, path);
}

}  // namespace internal

bool FindSignals(const Policy& policy, std::string_view description, Signals* found,
                 std::vector<TextMatch>* matches) {
  *found = {};
  if (matches != nullptr) matches->clear();
  if (description.size() > kLongestDescription) return false;
  if (policy.text == nullptr || description.empty()) return true;
  const TextPolicy& text = *policy.text;
  const internal::FormedText formed = internal::FormOfText(description);
  for (const internal::Occurrence& one : internal::FindOccurrences(text, formed)) {
    const TextPolicy::Term& term = text.terms[one.term];
    const TextPolicy::List& list = text.lists[term.list];
    found->yes |= std::uint64_t{1} << list.signal;
    if (matches == nullptr || matches->size() == kMostTextMatches) continue;
    const internal::FormedText::Origin begin = formed.origins[one.begin];
    const internal::FormedText::Origin end = formed.origins[one.end];
    matches->push_back({list.signal, list.clause, term.written, begin.code_point, end.code_point,
                        begin.byte, end.byte});
  }
  if (text.not_found_means_no) found->no = text.signals & ~found->yes;
  return true;
}

bool AddTextSignals(const Policy& policy, Ticket* ticket) {
  Signals found;
  if (!FindSignals(policy, ticket->description, &found, nullptr)) return false;
  const std::uint64_t given = ticket->signals.yes | ticket->signals.no;
  ticket->signals.yes |= found.yes & ~given;
  ticket->signals.no |= found.no & ~given;
  ticket->signals_from_text = (found.yes | found.no) & ~given;
  return true;
}

}  // namespace guiju
