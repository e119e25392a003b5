// Why a customer is in its segments.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "sentences/explain.h"
#include "sentences/people.h"
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
    for (const std::uint16_t leaf :
         LeavesWith(policy_.conditions[index], answer, [&](std::uint16_t asked) {
           return AskCustomer(policy_.tests[asked], customer_, moments_);
         })) {
      const FactTest& test = policy_.tests[leaf];
      if (answer != Tri::kUnknown) {
        list.Add(Describe(test));
        continue;
      }
      for (const CustomerFact fact : MissingBehind(customer_, FactOf(test), moments_.as_of)) {
        list.AddOnce(NameOf(fact));
      }
    }
    return list.text();
  }

 private:
  static CustomerFact FactOf(const FactTest& test) { return static_cast<CustomerFact>(test.fact); }

  Label Describe(const FactTest& test) const {
    const CustomerFact fact = FactOf(test);
    const Label name = NameOf(fact);
    const FactKind kind = KindOf(fact);
    if (kind == FactKind::kYesNo) {
      const bool yes = Number(fact).numerator != 0;
      return {name.en + (yes ? ": yes" : ": no"), name.zh + (yes ? "：是" : "：否")};
    }
    if (kind != FactKind::kInstant) {
      const bool percent = kind == FactKind::kPercent;
      const Ratio value = Number(fact);
      const std::string text =
          percent ? FormatPercent(value, kPlaces) + " %" : FormatRatio(value, kPlaces);
      const Label unit = UnitOf(fact);
      const std::string bounds = Bounds(test, percent);
      return {name.en + " " + text + unit.en + " (" + bounds + ")",
              name.zh + " " + text + unit.zh + "（" + bounds + "）"};
    }
    const Label when = When(fact);
    const Label span = LookBackText(test.kind, policy_.months[test.months]);
    return {name.en + " " + when.en + " (" + span.en + ")",
            name.zh + " " + when.zh + "（" + span.zh + "）"};
  }

  Label NameOf(CustomerFact fact) const {
    return IsOwn(fact) ? policy_.facts[OwnIndex(fact)].label : WordOf(fact);
  }

  Label UnitOf(CustomerFact fact) const {
    if (!IsOwn(fact) || policy_.facts[OwnIndex(fact)].unit.en.empty()) return {};
    const Label& unit = policy_.facts[OwnIndex(fact)].unit;
    return {" " + unit.en, " " + unit.zh};
  }

  FactKind KindOf(CustomerFact fact) const {
    return IsOwn(fact)       ? policy_.facts[OwnIndex(fact)].kind
           : IsYesNo(fact)   ? FactKind::kYesNo
           : IsInstant(fact) ? FactKind::kInstant
           : IsPercent(fact) ? FactKind::kPercent
                             : FactKind::kNumber;
  }

  Ratio Number(CustomerFact fact) const {
    return IsOwn(fact) ? customer_.facts.number(OwnIndex(fact)) : NumberOf(customer_, fact);
  }

  Label When(CustomerFact fact) const {
    Instant at;
    if (fact == CustomerFact::kLastActivity) {
      const Instant purchase = InstantOf(customer_, CustomerFact::kLastPurchase, moments_.as_of);
      const Instant contact = InstantOf(customer_, CustomerFact::kLastInteraction, moments_.as_of);
      at = purchase < contact ? contact : purchase;
    } else {
      at = IsOwn(fact) ? customer_.facts.at(OwnIndex(fact))
                       : InstantOf(customer_, fact, moments_.as_of);
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

const Entry& SegmentAt(const SegmentPolicy& policy, std::size_t index) {
  return index < policy.segments.size() ? policy.segments[index] : policy.otherwise;
}

void ExplainPossible(const SegmentPolicy& policy, const SegmentVerdict& verdict, Reasons* reasons) {
  const PossiblePrimaries possible = CouldBePrimary(verdict);
  if (possible.decided()) return;
  LabelList names;
  for (std::size_t i = 0; i < policy.segments.size(); ++i) {
    const bool is_primary = static_cast<std::int32_t>(i) == verdict.primary;
    if ((possible.segments >> i & 1u) != 0 && !is_primary) names.Add(policy.segments[i].label);
  }
  AddReason(reasons, "", kCouldBePrimary, {Named("names", names.text())});
}

void ExplainCare(const SegmentPolicy& policy, const SegmentVerdict& verdict, Reasons* reasons) {
  ForEachCaringSegment(policy, verdict, [&](std::size_t segment) {
    const std::vector<std::uint16_t>& care = policy.care_of_segment[segment];
    if (care.empty()) return;
    LabelList actions;
    for (const std::uint16_t action : care) actions.Add(policy.care[action].label);
    AddReason(
        reasons, policy.care[care.front()].clause, kCareFor,
        {Named("segment", SegmentAt(policy, segment).label), Named("actions", actions.text())});
  });
}

void ExplainType(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
                 Reasons* reasons) {
  const MembershipPolicy& membership = policy.segment.membership;
  if (!membership.judged) return;
  const TypeVerdict verdict = JudgeType(policy.segment, moments, customer);
  if (verdict.type == CustomerType::kVip) {
    AddReason(reasons, membership.clause, kTypeVip,
              {{"level", std::to_string(verdict.level)},
               {"bound", std::to_string(membership.vip_from_level)}});
    return;
  }
  if (verdict.type == CustomerType::kUnspecified) {
    LabelList types(Label{" or ", "或"});
    for (const CustomerType type :
         {CustomerType::kNew, CustomerType::kExisting, CustomerType::kVip}) {
      if ((verdict.could_be >> static_cast<unsigned>(type) & 1u) != 0) types.Add(WordOf(type));
    }
    LabelList missing;
    if (verdict.level_missing) missing.Add({"membership level", "会员等级"});
    if (verdict.first_purchase_missing) missing.Add(WordOf(CustomerFact::kFirstPurchase));
    AddReason(reasons, membership.clause, kTypeUnknown,
              {Named("types", types.text()), Named("missing", missing.text())});
    return;
  }
  const Instant first = InstantOf(customer, CustomerFact::kFirstPurchase, moments.as_of);
  if (first.is_never()) {
    AddReason(reasons, membership.clause, kTypeNeverBought, {Named("type", WordOf(verdict.type))});
    return;
  }
  AddReason(reasons, membership.clause,
            verdict.type == CustomerType::kNew ? kTypeNew : kTypeExisting,
            {{"when", FormatWall(policy.segment_calendar().zone(), first)},
             {"months", std::to_string(policy.segment.months[membership.new_months])}});
}

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
  ExplainPossible(segment, verdict, &reasons);
  ExplainCare(segment, verdict, &reasons);
  ExplainType(policy, customer, moments, &reasons);
  return reasons;
}

}  // namespace guiju
