// What a record lacks, in words; fields appear by their names, never by what is in them.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "missing_facts.h"
#include "sentences/record.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

constexpr int kPlaces = 2;

class RecordExplainer {
 public:
  RecordExplainer(const Policy& policy, const ServiceRecord& record, const RecordVerdict& verdict)
      : policy_(policy.record),
        zone_(policy.record_calendar().zone()),
        form_(policy_.forms[record.form]),
        record_(record),
        verdict_(verdict) {}

  void AddCompleteness(Reasons* reasons) const {
    const std::string& clause = policy_.completeness_clause;
    const std::string filled = std::to_string(verdict_.filled);
    const std::string required = std::to_string(verdict_.required);
    const Label& name = form_.entry.label;
    if (verdict_.state == RecordState::kIncomplete) {
      AddReason(reasons, clause, kRecordIncomplete,
                {Named("name", name),
                 {"filled", filled},
                 {"required", required},
                 {"percent", FormatPercent({verdict_.filled, verdict_.required}, kPlaces)},
                 Named("fields", Fields(verdict_.missing))});
    } else if (verdict_.state == RecordState::kComplete) {
      AddReason(reasons, clause, verdict_.required == 0 ? kRecordEmptyForm : kRecordComplete,
                {Named("name", name), {"filled", filled}, {"required", required}});
    }
    if (verdict_.undecided != 0) {
      AddReason(reasons, clause, kRecordUndecided,
                {Named("name", name),
                 {"filled", filled},
                 {"required", required},
                 Named("fields", Fields(verdict_.undecided))});
      LabelList facts;
      for (const std::uint16_t fact : MissingRecordFacts(form_, record_, verdict_.undecided)) {
        facts.AddOnce(FactWord(fact));
      }
      AddReason(reasons, clause, kRecordUndecidedFields, {Named("facts", facts.text())});
    }
    if (verdict_.wrong != 0) {
      AddReason(reasons, form_.entry.clause, kRecordWrong,
                {Named("fields", Fields(verdict_.wrong))});
    }
    if (verdict_.customer_information_incomplete) {
      AddReason(reasons, form_.entry.clause, kRecordRefused,
                {Named("fields", Fields(verdict_.refused))});
    }
  }

  void AddTimeliness(Reasons* reasons) const {
    const std::string& clause = form_.timeliness_clause;
    const auto say = [&](const Sentence& sentence) {
      AddReason(reasons, clause, sentence,
                {{"due", verdict_.due.is_known() ? FormatWall(zone_, verdict_.due) : "-"},
                 {"late", FormatDuration(verdict_.late, Language::kEnglish),
                  FormatDuration(verdict_.late, Language::kChinese)}});
    };
    switch (verdict_.timeliness) {
      case RecordTimeliness::kUnknown:
        return say(kRecordNoEnd);
      case RecordTimeliness::kInTime:
        return say(kRecordInTime);
      case RecordTimeliness::kLate:
        return say(kRecordLate);
      case RecordTimeliness::kOpen:
        return say(kRecordOpen);
      case RecordTimeliness::kOverdue:
        return say(kRecordOverdue);
      default:
        return;
    }
  }

 private:
  Label Fields(std::uint64_t bits) const {
    LabelList list;
    for (std::size_t i = 0; i < form_.fields.size(); ++i) {
      if ((bits >> i & 1) != 0) list.Add(form_.fields[i].label);
    }
    return list.text();
  }

  Label FactWord(std::uint16_t fact) const {
    if (fact >= kRecordFieldFact) {
      return form_.fields[static_cast<std::size_t>(fact - kRecordFieldFact)].label;
    }
    if (fact >= kRecordDeclaredFact) {
      return policy_.facts[static_cast<std::size_t>(fact - kRecordDeclaredFact)].label;
    }
    return {"the category", "诉求类别"};
  }

  const RecordPolicy& policy_;
  const ZoneTable& zone_;
  const RecordForm& form_;
  const ServiceRecord& record_;
  const RecordVerdict& verdict_;
};

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const ServiceRecord& record, const RecordVerdict& verdict) {
  const internal::RecordExplainer explainer(policy, record, verdict);
  Reasons reasons;
  explainer.AddCompleteness(&reasons);
  explainer.AddTimeliness(&reasons);
  return reasons;
}

Reasons Explain(const Policy& policy, const ServiceRecord* record, const AnalysisVerdict& verdict) {
  using namespace internal;  // NOLINT: this file's own sentences
  Reasons reasons;
  const Sentence& sentence = verdict.state == AnalysisState::kNotNeeded ? kAnalysisNotNeeded
                             : verdict.state == AnalysisState::kMissing ? kAnalysisMissing
                                                                        : kAnalysisThere;
  AddReason(&reasons, policy.record.analysis_clause, sentence,
            {{"rating", std::to_string(verdict.rating)}});
  if (record != nullptr) {
    for (Reason& reason : Explain(policy, *record, verdict.record)) {
      reasons.push_back(std::move(reason));
    }
  }
  return reasons;
}

}  // namespace guiju
