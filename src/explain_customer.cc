// Why a customer is in its segments.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "sentences/explain.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

constexpr int kPlaces = 2;

class CustomerExplainer {
 public:
  CustomerExplainer(const Policy& policy, const Customer& customer, const SegmentMoments& moments)
      : policy_(policy.segment),
        zone_(policy.segment_calendar().zone()),
        customer_(customer),
        moments_(moments) {}

  // The tests of segment `index` that have the given answer, each with the fact's value.
  Label Facts(std::size_t index, Tri answer) const {
    LabelList list;
    for (const CriterionNode& node : policy_.conditions[index].nodes) {
      if (node.arity != 0) continue;
      const FactTest& test = policy_.tests[node.leaf];
      if (AskCustomer(test, customer_, moments_) != answer) continue;
      if (answer != Tri::kUnknown) {
        list.Add(Describe(test));
        continue;
      }
      for (const CustomerFact fact : MissingBehind(customer_, FactOf(test), moments_.as_of)) {
        list.AddOnce(WordOf(fact));
      }
    }
    return list.text();
  }

 private:
  static CustomerFact FactOf(const FactTest& test) { return static_cast<CustomerFact>(test.fact); }

  Label Describe(const FactTest& test) const {
    const CustomerFact fact = FactOf(test);
    const Label name = WordOf(fact);
    if (IsYesNo(fact)) {
      const bool yes = NumberOf(customer_, fact).numerator != 0;
      return {name.en + (yes ? ": yes" : ": no"), name.zh + (yes ? "：是" : "：否")};
    }
    if (!IsInstant(fact)) {
      const Ratio value = NumberOf(customer_, fact);
      const std::string text =
          IsPercent(fact) ? FormatPercent(value, kPlaces) + " %" : FormatRatio(value, kPlaces);
      const std::string bounds = Bounds(test, IsPercent(fact));
      return {name.en + " " + text + " (" + bounds + ")",
              name.zh + " " + text + "（" + bounds + "）"};
    }
    const Label when = When(fact);
    const Label span = LookBackText(test.kind, policy_.months[test.months]);
    return {name.en + " " + when.en + " (" + span.en + ")",
            name.zh + " " + when.zh + "（" + span.zh + "）"};
  }

  Label When(CustomerFact fact) const {
    Instant at;
    if (fact == CustomerFact::kLastActivity) {
      const Instant purchase = InstantOf(customer_, CustomerFact::kLastPurchase, moments_.as_of);
      const Instant contact = InstantOf(customer_, CustomerFact::kLastInteraction, moments_.as_of);
      at = purchase < contact ? contact : purchase;
    } else {
      at = InstantOf(customer_, fact, moments_.as_of);
    }
    if (!at.is_known()) return {"never", "从未"};
    const std::string text = FormatWall(zone_, at);
    return {text, text};
  }

  static std::string Bounds(const FactTest& test, bool percent) {
    const auto number = [percent](Ratio bound) {
      return percent ? FormatPercent(bound, kPlaces) + " %" : FormatRatio(bound, kPlaces);
    };
    std::string text;
    if (!test.lower.is_missing()) text = (test.lower_open ? "> " : "≥ ") + number(test.lower);
    if (test.upper.is_missing()) return text;
    if (!text.empty()) text += ", ";
    return text + (test.upper_open ? "< " : "≤ ") + number(test.upper);
  }

  const SegmentPolicy& policy_;
  const ZoneTable& zone_;
  const Customer& customer_;
  const SegmentMoments& moments_;
};

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
                const SegmentVerdict& verdict) {
  using namespace internal;  // NOLINT: this file's own sentences
  const SegmentPolicy& segment = policy.segment;
  const CustomerExplainer explainer(policy, customer, moments);
  Reasons reasons;
  const Entry& primary = verdict.primary == SegmentVerdict::kOtherwise
                             ? segment.otherwise
                             : segment.segments[static_cast<std::size_t>(verdict.primary)];
  AddReason(&reasons, primary.clause, kSegmentPrimary, {Named("name", primary.label)});
  for (std::size_t i = 0; i < segment.segments.size(); ++i) {
    const Entry& entry = segment.segments[i];
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((verdict.matched & bit) != 0) {
      AddReason(&reasons, entry.clause, kSegmentMatch,
                {Named("name", entry.label), Named("facts", explainer.Facts(i, Tri::kTrue))});
    } else if ((verdict.undecided & bit) != 0) {
      AddReason(&reasons, entry.clause, kSegmentUndecided,
                {Named("name", entry.label), Named("missing", explainer.Facts(i, Tri::kUnknown))});
    } else {
      AddReason(&reasons, entry.clause, kSegmentNoMatch,
                {Named("name", entry.label), Named("facts", explainer.Facts(i, Tri::kFalse))});
    }
  }
  return reasons;
}

}  // namespace guiju
