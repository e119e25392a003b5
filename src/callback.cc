// Compiles the callback section.
#include "guiju/callback.h"

#include <algorithm>

#include "guiju/kernel/parse.h"
#include "section.h"
#include "sections.h"
#include "sentences/callback.h"

namespace guiju::internal {
namespace {

static_assert(kMaxCallbackMoments == kMaxMoments, "CompileCriterion limits both");

constexpr std::int32_t kSecondsPerMinute = 60;

std::vector<FactName> CallbackFacts(const SegmentPolicy& segment) {
  std::vector<FactName> facts;
  for (std::size_t i = 0; i < kCallbackFactNames.size(); ++i) {
    const CallbackFact fact = static_cast<CallbackFact>(i);
    const FactKind kind = IsInstant(fact)  ? FactKind::kInstant
                          : IsNumber(fact) ? FactKind::kNumber
                                           : FactKind::kYesNo;
    facts.push_back({kCallbackFactNames[i], static_cast<std::uint16_t>(i), kind});
  }
  for (std::size_t i = 0; i < segment.segments.size(); ++i) {
    const std::size_t fact = static_cast<std::size_t>(CallbackFact::kFirstSegment) + i;
    facts.push_back(
        {"segment_" + segment.segments[i].id, static_cast<std::uint16_t>(fact), FactKind::kYesNo});
  }
  return facts;
}

// A time that is none has been said by the rules.
std::int32_t ReadTime(const std::string& text) {
  std::int32_t seconds = 0;
  guiju_parse_time_of_day(text.data(), text.size(), &seconds);
  return seconds;
}

template <typename Kinds>
std::uint64_t KindBits(const Kinds& kinds) {
  std::uint64_t bits = 0;
  for (const int kind : kinds) bits |= std::uint64_t{1} << kind;
  return bits;
}

class CallbackCompiler {
 public:
  CallbackCompiler(const v1::CallbackPolicy& proto, const SlaPolicy& sla,
                   const SegmentPolicy& segment, std::string path, Problems* problems)
      : proto_(proto),
        sla_(sla),
        facts_(CallbackFacts(segment)),
        path_(std::move(path)),
        problems_(problems) {}

  CallbackPolicy Compile(const std::vector<std::string>& calendars) {
    policy_.calendar = FindCalendar(proto_.calendar(), calendars, path_, problems_);
    ReadAllowed();
    ReadBudgets();
    UniqueIds ids;
    for (int i = 0; i < proto_.scenario_size(); ++i) {
      const std::string here = At(At(path_, "scenario"), i);
      ids.Check(proto_.scenario(i).id(), here, problems_);
      policy_.scenarios.push_back(ReadScenario(proto_.scenario(i), here));
    }
    ReadBest();
    ReadConduct();
    ReadTiers();
    ReadTargets();
    return std::move(policy_);
  }

 private:
  Criterion ReadWhen(const v1::Criterion& when, const std::string& path) {
    return CompileCriterion(when, facts_, At(path, "when"), &policy_.tests, &policy_.months,
                            problems_);
  }

  void ReadAllowed() {
    const v1::AllowedHours& allowed = proto_.allowed();
    policy_.allowed_clause = allowed.clause();
    policy_.allowed_from = ReadTime(allowed.from());
    policy_.allowed_to = ReadTime(allowed.to());
    policy_.call_must_end = allowed.call_must() != v1::AllowedHours::CallMust::BEGIN;
    if (proto_.has_allowed()) CheckHours(allowed.from(), allowed.to(), At(path_, "allowed"));
  }

  void CheckHours(const std::string& from, const std::string& to, const std::string& path) {
    if (ReadTime(from) < ReadTime(to)) return;
    problems_->Error(path, kHoursBackwards, {{"from", from}, {"to", to}});
  }

  void ReadBudgets() {
    UniqueIds ids;
    for (int i = 0; i < proto_.budget_size(); ++i) {
      const v1::CallbackBudget& budget = proto_.budget(i);
      const std::string here = At(At(path_, "budget"), i);
      ids.Check(budget.id(), here, problems_);
      policy_.budgets.push_back(
          {{budget.id(), budget.clause(), {}}, budget.min_minutes(), budget.max_minutes()});
      if (budget.min_minutes() > budget.max_minutes()) {
        problems_->Error(At(here, "min_minutes"), kBudgetBackwards,
                         {{"min", std::to_string(budget.min_minutes())},
                          {"max", std::to_string(budget.max_minutes())}});
      }
      if (policy_.call_must_end && policy_.allowed_from < policy_.allowed_to &&
          budget.max_minutes() * kSecondsPerMinute > policy_.allowed_to - policy_.allowed_from) {
        problems_->Error(At(here, "max_minutes"), kBudgetTooLong, {{"id", budget.id()}});
      }
    }
  }

  CallbackScenario ReadScenario(const v1::CallbackScenario& proto, const std::string& here) {
    CallbackScenario scenario;
    scenario.entry = ReadEntry(proto);
    scenario.of_ticket = proto.subject() == v1::CallbackScenario::Subject::TICKET;
    scenario.when = ReadWhen(proto.when(), here);
    scenario.starts_at = KindBits(proto.starts_at());
    scenario.fulfilled_by = KindBits(proto.fulfilled_by());
    scenario.has_deadline = proto.has_within();
    if (proto.has_within()) {
      scenario.within = ReadWithin(proto.within(), sla_, At(here, "within"), problems_);
    }
    if (!scenario.of_ticket &&
        (proto.has_within() || scenario.starts_at != 0 || scenario.fulfilled_by != 0)) {
      const char* field = proto.has_within()        ? "within"
                          : scenario.starts_at != 0 ? "starts_at"
                                                    : "fulfilled_by";
      problems_->Error(At(here, field), kClockOfCustomer, {{"field", field}});
    }
    const auto budget =
        std::find_if(policy_.budgets.begin(), policy_.budgets.end(),
                     [&](const CallbackBudget& one) { return one.entry.id == proto.budget(); });
    if (budget != policy_.budgets.end()) {
      scenario.budget = static_cast<std::size_t>(budget - policy_.budgets.begin());
    } else if (!proto.budget().empty()) {
      std::vector<std::string> known;
      for (const CallbackBudget& one : policy_.budgets) known.push_back(one.entry.id);
      problems_->Error(At(here, "budget"), kUnknownBudget,
                       {{"id", proto.budget()}, {"known", Join(known)}});
    }
    UniqueIds ids;
    for (int i = 0; i < proto.tag_size(); ++i) {
      ids.Check(proto.tag(i).id(), At(At(here, "tag"), i), problems_);
      scenario.tags.push_back(
          {ReadEntry(proto.tag(i)), static_cast<CallbackTagFact>(proto.tag(i).fact())});
    }
    return scenario;
  }

  void ReadBest() {
    const v1::BestHours& best = proto_.best();
    policy_.best_clause = best.clause();
    policy_.best_on_working_days = best.days() == v1::BestHours::Days::WORKING_DAYS;
    policy_.slots = static_cast<std::size_t>(std::clamp(best.slots(), 0, int{kMaxCallbackSlots}));
    policy_.horizon_days = best.horizon_days();
    for (int i = 0; i < best.weekly_size(); ++i) {
      const v1::WeeklyHours& weekly = best.weekly(i);
      std::uint8_t days = 0;
      for (const int day : weekly.day()) days = static_cast<std::uint8_t>(days | 1 << day);
      for (int h = 0; h < weekly.hours_size(); ++h) {
        const v1::Hours& hours = weekly.hours(h);
        const std::string here = At(At(At(At(At(path_, "best"), "weekly"), i), "hours"), h);
        const ActiveHours added{days, ReadTime(hours.from()), ReadTime(hours.to())};
        CheckHours(hours.from(), hours.to(), here);
        for (const ActiveHours& other : policy_.best) {
          if ((other.days & days) != 0 && other.from <= added.to && added.from <= other.to) {
            problems_->Error(here, kBestOverlap, {{"from", hours.from()}, {"to", hours.to()}});
            break;
          }
        }
        if (policy_.allowed_from < policy_.allowed_to &&
            (added.to < policy_.allowed_from || added.from > policy_.allowed_to)) {
          problems_->Warning(here, kBestNeverAllowed, {{"from", hours.from()}, {"to", hours.to()}});
        }
        policy_.best.push_back(added);
      }
    }
    std::stable_sort(policy_.best.begin(), policy_.best.end(),
                     [](const ActiveHours& a, const ActiveHours& b) { return a.from < b.from; });
  }

  void ReadConduct() {
    const v1::CallbackConduct& conduct = proto_.conduct();
    policy_.conduct_clause = conduct.clause();
    policy_.introduction_seconds = conduct.introduction_seconds();
    policy_.min_questions = conduct.min_questions();
    policy_.max_questions = conduct.max_questions();
    if (conduct.min_questions() > conduct.max_questions() && conduct.max_questions() > 0) {
      problems_->Error(At(At(path_, "conduct"), "min_questions"), kQuestionsBackwards,
                       {{"min", std::to_string(conduct.min_questions())},
                        {"max", std::to_string(conduct.max_questions())}});
    }
  }

  void ReadTiers() {
    UniqueIds ids;
    for (int i = 0; i < proto_.tier_size(); ++i) {
      const std::string here = At(At(path_, "tier"), i);
      ids.Check(proto_.tier(i).id(), here, problems_);
      policy_.tiers.push_back({ReadEntry(proto_.tier(i)), ReadWhen(proto_.tier(i).when(), here)});
    }
    ids.Check(proto_.tier_otherwise().id(), At(path_, "tier_otherwise"), problems_);
    policy_.tier_otherwise = ReadEntry(proto_.tier_otherwise());
  }

  void ReadTargets() {
    UniqueIds ids;
    for (int i = 0; i < proto_.target_size(); ++i) {
      const std::string here = At(At(path_, "target"), i);
      ids.Check(proto_.target(i).id(), here, problems_);
      policy_.targets.push_back(ReadCallbackTarget(proto_.target(i), here));
    }
  }

  CallbackTarget ReadCallbackTarget(const v1::CallbackTarget& proto, const std::string& here) {
    using Measure = v1::CallbackTarget::Measure;
    CallbackTarget target;
    target.entry = ReadEntry(proto);
    target.measure = static_cast<CallbackMeasure>(proto.measure());
    const bool share =
        proto.measure() == Measure::SOLVED || proto.measure() == Measure::COMPLETENESS;
    const auto read = [share](const std::string& text) {
      return share ? ReadPercent(text) : ReadDecimal(text);
    };
    switch (proto.bound_case()) {
      case v1::CallbackTarget::kAtLeast:
        target.bound = read(proto.at_least());
        break;
      case v1::CallbackTarget::kAtMost:
        target.at_most = true;
        target.bound = read(proto.at_most());
        break;
      case v1::CallbackTarget::kChangeAtMost:
        target.at_most = true;
        [[fallthrough]];
      case v1::CallbackTarget::kChangeAtLeast:
        target.of_base = true;
        target.bound =
            ReadPercent(target.at_most ? proto.change_at_most() : proto.change_at_least());
        target.bound.numerator += target.bound.denominator;
        return target;
      case v1::CallbackTarget::BOUND_NOT_SET:
        problems_->Error(here, kTargetWithoutBound, {{"id", proto.id()}});
        return target;
    }
    if (target.bound.is_missing()) return target;
    const std::int64_t best = share ? 1 : 5;  // of a share; of a rating
    const bool limited = share || proto.measure() == Measure::SATISFACTION;
    if (limited && !target.at_most && Compare(target.bound, Ratio::Of(best)) > 0) {
      problems_->Error(here, kTargetUnreachable, {{"id", proto.id()}});
    }
    return target;
  }

  const v1::CallbackPolicy& proto_;
  const SlaPolicy& sla_;
  const std::vector<FactName> facts_;
  const std::string path_;
  Problems* problems_;
  CallbackPolicy policy_;
};

}  // namespace

CallbackPolicy CompileCallback(const v1::CallbackPolicy& proto, const SlaPolicy& sla,
                               const SegmentPolicy& segment,
                               const std::vector<std::string>& calendars, const std::string& path,
                               Problems* problems) {
  return CallbackCompiler(proto, sla, segment, path, problems).Compile(calendars);
}

}  // namespace guiju::internal
