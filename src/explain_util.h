// What the explanations of all rooms share.
#ifndef GUIJU_SRC_EXPLAIN_UTIL_H_
#define GUIJU_SRC_EXPLAIN_UTIL_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "guiju/explain.h"
#include "guiju/segment.h"
#include "sentence.h"

namespace guiju::internal {

inline void AddReason(Reasons* reasons, const std::string& clause, const Sentence& sentence,
                      const Arguments& arguments) {
  reasons->push_back({clause, Say(sentence, Language::kChinese, arguments),
                      Say(sentence, Language::kEnglish, arguments)});
}

// Parts of a list that reads in both languages: "a; b" and "甲；乙", or with separators of its own.
class LabelList {
 public:
  LabelList() = default;
  explicit LabelList(Label separator) : separator_(std::move(separator)) {}

  void Add(const Label& label) {
    if (!text_.en.empty()) {
      text_.en += separator_.en;
      text_.zh += separator_.zh;
    }
    text_.en += label.en;
    text_.zh += label.zh;
  }
  void AddOnce(const Label& label) {
    if (std::find(seen_.begin(), seen_.end(), label.en) != seen_.end()) return;
    seen_.push_back(label.en);
    Add(label);
  }
  const Label& text() const { return text_; }
  bool empty() const { return text_.en.empty(); }

 private:
  Label separator_{"; ", "；"};
  Label text_;
  std::vector<std::string> seen_;
};

// "within 3 months" / "条件：近 3 个月内"; `back` as criterion.h writes it.
inline Label LookBackText(FactTest::Kind kind, std::int32_t back) {
  const bool days = IsDaysBack(back);
  const std::string en = std::to_string(days ? ~back : back) + (days ? " days" : " months");
  const std::string zh = std::to_string(days ? ~back : back) + (days ? " 天" : " 个月");
  switch (kind) {
    case FactTest::Kind::kWithinMonths:
      return {"within " + en, "条件：近 " + zh + "内"};
    case FactTest::Kind::kNotWithinMonths:
      return {"not within " + en, "条件：近 " + zh + "内没有"};
    default:
      return {"at least " + en + " ago", "条件：至少 " + zh + "前"};
  }
}

// The facts that a host would have to give for `fact` to be known: a derived fact is missing
// because of what it is made from.
inline std::vector<CustomerFact> MissingBehind(const Customer& customer, CustomerFact fact,
                                               Instant as_of) {
  std::vector<CustomerFact> missing;
  if (IsOwn(fact)) return {fact};
  const auto number = [&](CustomerFact part) {
    if (NumberOf(customer, part).is_missing()) missing.push_back(part);
  };
  const auto instant = [&](CustomerFact part) {
    if (InstantOf(customer, part, as_of).is_unknown()) missing.push_back(part);
  };
  switch (fact) {
    case CustomerFact::kSpendingMore:
      number(CustomerFact::kAnnualSpend);
      break;
    case CustomerFact::kSpendGrowing:
      number(CustomerFact::kAnnualSpend);
      number(CustomerFact::kPreviousAnnualSpend);
      break;
    case CustomerFact::kLastActivity:
      instant(CustomerFact::kLastPurchase);
      instant(CustomerFact::kLastInteraction);
      break;
    default:
      break;
  }
  // A place in the population that nobody computed.
  if (missing.empty()) missing.push_back(fact);
  return missing;
}

// As the policy writes it; `fact` may be one of the desk's own.
inline std::string FactId(const SegmentPolicy& policy, CustomerFact fact) {
  return IsOwn(fact) ? policy.facts[OwnIndex(fact)].id
                     : kCustomerFactNames[static_cast<std::size_t>(fact)];
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_EXPLAIN_UTIL_H_
