#include "explain_obligation.h"

#include "explain_util.h"
#include "format.h"
#include "sentences/explain.h"
#include "sentences/sla.h"
#include "ticket_facts.h"
#include "words.h"

namespace guiju::internal {

Label AmountText(Clock clock, std::int64_t amount) {
  if (clock == Clock::kWorkingDays) {
    return {FormatDays(amount, Language::kEnglish), FormatDays(amount, Language::kChinese)};
  }
  Label text{FormatDuration({amount}, Language::kEnglish),
             FormatDuration({amount}, Language::kChinese)};
  if (clock == Clock::kWorkingTime) {
    text.en += " of working time";
    text.zh += "工作时间";
  }
  return text;
}

namespace {

const Sentence& StateSentence(const ObligationVerdict& verdict) {
  switch (verdict.state) {
    case ObligationState::kMet:
      return kSlaMet;
    case ObligationState::kBreached:
      return verdict.done.is_known() ? kSlaLate : kSlaOverdue;
    case ObligationState::kAtRisk:
      return kSlaAtRisk;
    case ObligationState::kPaused:
      return kSlaPaused;
    default:
      return kSlaRunning;
  }
}

Label DurationText(std::int64_t us) {
  return {FormatDuration({us}, Language::kEnglish), FormatDuration({us}, Language::kChinese)};
}

// One instance of an obligation.
class InstanceExplainer {
 public:
  // `number` from 1 when there are several of the obligation; else 0.
  InstanceExplainer(const Policy& policy, const Ticket& ticket, const ObligationVerdict& verdict,
                    Instant as_of, int number, Reasons* reasons)
      : policy_(policy),
        ticket_(ticket),
        verdict_(verdict),
        obligation_(policy.sla.obligations[verdict.obligation]),
        calendar_(policy.calendars[verdict.calendar].calendar),
        start_{policy, ticket, verdict.priority, EventOf(ticket, verdict.start_event)},
        as_of_(as_of),
        name_(obligation_.entry.label),
        reasons_(reasons) {
    if (number == 0) return;
    name_.en += " (" + std::to_string(number) + ")";
    name_.zh += "（" + std::to_string(number) + "）";
  }

  void Explain() {
    if (verdict_.state == ObligationState::kNotStarted) {
      const bool by_receipt =
          Has(obligation_.starts_at, static_cast<std::uint32_t>(EventKind::kReceived));
      if (by_receipt) Add(kSlaNotStarted, {});
      return;
    }
    if (verdict_.state == ObligationState::kNotApplicable) {
      if (verdict_.start_event == ObligationVerdict::kNoEvent) return;
      LabelList facts;
      AddTestWords(start_, obligation_.applies, Tri::kFalse, &facts);
      Add(kSlaNotApplicable, {Named("facts", facts.text())});
      return;
    }
    if (!verdict_.in_range) {
      const bool no_date = verdict_.state == ObligationState::kUndecided;
      Add(no_date ? kSlaNoDate : kSlaOutOfRange, {});
      return;
    }
    SayState();
    SayTarget();
    SayExtensions();
    if (verdict_.early.is_known() && verdict_.done.is_unknown()) {
      Add(kSlaEarly, {{"early", Wall(verdict_.early)}});
    }
    if (verdict_.paused != 0) {
      Add(kSlaTimeOff, {Named("paused", AmountText(verdict_.target.clock, verdict_.paused))});
    }
    if (verdict_.provisional) Add(kSlaProvisional, {});
    SayShares();
  }

 private:
  std::string Wall(Instant instant) const {
    return instant.is_known() ? FormatWall(calendar_.zone(), instant) : std::string();
  }

  // Adds a sentence with the name and the times that it may ask for, and its own arguments.
  void Add(const Sentence& sentence, std::initializer_list<Argument> own) {
    std::vector<Argument> all(own);
    const Clock clock = verdict_.target.clock;
    const std::int64_t left = verdict_.left();
    all.push_back(Named("name", name_));
    all.push_back({"start", Wall(verdict_.start)});
    all.push_back({"due", Wall(verdict_.due)});
    all.push_back({"done", Wall(verdict_.done)});
    all.push_back(Named("target", AmountText(clock, verdict_.target.amount)));
    all.push_back(Named("left", AmountText(clock, left > 0 ? left : 0)));
    all.push_back(Named("over", AmountText(clock, left < 0 ? -left : 0)));
    reasons_->push_back({obligation_.entry.clause, SayAll(sentence, Language::kChinese, all),
                         SayAll(sentence, Language::kEnglish, all)});
  }

  void SayState() {
    if (verdict_.state == ObligationState::kUndecided) {
      LabelList missing({", ", "、"});
      AddTestWords(start_, obligation_.applies, Tri::kUnknown, &missing);
      const bool applies_unknown =
          obligation_.has_condition && start_.Evaluate(obligation_.applies) == Tri::kUnknown;
      if (applies_unknown) Add(kSlaUndecided, {Named("missing", missing.text())});
      if (verdict_.not_recorded) Add(kSlaNotRecorded, {});
      return;
    }
    const InstanceFacts done{policy_, ticket_, verdict_.priority,
                             EventOf(ticket_, verdict_.done_event)};
    LabelList broken;
    if (verdict_.not_as_required) {
      AddTestWords(done, obligation_.kept_when, Tri::kFalse, &broken);
      Add(kSlaNotAsRequired, {Named("facts", broken.text())});
      if (verdict_.done <= verdict_.due) return;
    }
    Add(StateSentence(verdict_), {});
    if (verdict_.done.is_unknown() || obligation_.kept_when.nodes.empty() ||
        done.Evaluate(obligation_.kept_when) != Tri::kUnknown) {
      return;
    }
    LabelList missing({", ", "、"});
    AddTestWords(done, obligation_.kept_when, Tri::kUnknown, &missing);
    Add(kSlaAsRequiredUnknown, {Named("missing", missing.text())});
  }

  // Where conditions choose the target.
  void SayTarget() {
    if (obligation_.conditional_lines == 0) return;
    const TargetLine& chosen = obligation_.lines[verdict_.target_line];
    if (chosen.has_condition) {
      LabelList facts;
      AddTestWords(start_, chosen.when, Tri::kTrue, &facts);
      Add(kSlaTarget, {Named("facts", facts.text())});
    }
    LabelList targets({" or ", "或"});
    LabelList missing({", ", "、"});
    for (std::size_t i = 0; i < obligation_.lines.size(); ++i) {
      const TargetLine& line = obligation_.lines[i];
      if (chosen.has_condition && i == verdict_.target_line) break;
      const bool fits =
          line.priority == Priority::kUnspecified || line.priority == verdict_.priority;
      if (!line.has_condition || !fits || start_.Evaluate(line.when) != Tri::kUnknown) continue;
      targets.AddOnce(AmountText(line.target.clock, line.target.amount));
      AddTestWords(start_, line.when, Tri::kUnknown, &missing);
    }
    if (targets.empty()) return;
    Add(kSlaTargetUndecided, {Named("targets", targets.text()), Named("missing", missing.text())});
  }

  void SayExtensions() {
    const std::size_t kept =
        std::min<std::size_t>(verdict_.extensions, verdict_.previous_dues.size());
    for (std::size_t i = 0; i < kept; ++i) {
      // Of more than are kept, the last is not known to be the next.
      const bool next_known = i + 1 < kept;
      if (!next_known && verdict_.extensions > kept) break;
      const Instant next = next_known ? verdict_.previous_dues[i + 1] : verdict_.due;
      AddReason(
          reasons_, obligation_.entry.clause, kSlaExtended,
          {Named("name", name_), {"old", Wall(verdict_.previous_dues[i])}, {"due", Wall(next)}});
    }
    if (verdict_.ignored_extensions != 0) {
      Add(kSlaExtensionIgnored, {{"count", std::to_string(verdict_.ignored_extensions)}});
    }
  }

  // Of a breach that was not all of the desk's making.
  void SayShares() {
    if (verdict_.state != ObligationState::kBreached) return;
    const TimeShares shares = SharesOf(policy_.sla, calendar_, ticket_, verdict_, as_of_);
    if (shares.customer == 0 && shares.calendar == 0) return;
    Add(kSlaShares,
        {Named("desk", DurationText(shares.desk)), Named("customer", DurationText(shares.customer)),
         Named("calendar", DurationText(shares.calendar))});
  }

  const Policy& policy_;
  const Ticket& ticket_;
  const ObligationVerdict& verdict_;
  const Obligation& obligation_;
  const Calendar& calendar_;
  const InstanceFacts start_;
  const Instant as_of_;
  Label name_;
  Reasons* reasons_;
};

}  // namespace

void ExplainObligations(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
                        Reasons* reasons) {
  const Ticket facts = WithScales(ticket, verdict.triage);
  const auto same = [&verdict](std::size_t a, std::size_t b) {
    return b < verdict.obligation_count &&
           verdict.obligations[a].obligation == verdict.obligations[b].obligation;
  };
  int number = 0;
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const bool several = same(i, i + 1) || (i > 0 && same(i, i - 1));
    number = !several ? 0 : i > 0 && same(i, i - 1) ? number + 1 : 1;
    InstanceExplainer(policy, facts, verdict.obligations[i], verdict.as_of, number, reasons)
        .Explain();
  }
  for (std::size_t i = 0; i < verdict.milestone_count; ++i) {
    const MilestoneVerdict& milestone = verdict.milestones[i];
    if (milestone.state != MilestoneState::kMissing) continue;
    const Entry& entry = policy.sla.milestones[i].entry;
    AddReason(reasons, entry.clause, kMilestoneMissing,
              {Named("name", entry.label),
               {"since", FormatWall(policy.sla_calendar().zone(), milestone.expected)}});
  }
  if (verdict.lost != 0) {
    AddReason(reasons, "", kSlaLost, {{"count", std::to_string(verdict.lost)}});
  }
}

}  // namespace guiju::internal
