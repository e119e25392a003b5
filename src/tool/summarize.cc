#include "tool/summarize.h"

#include <algorithm>
#include <string>

#include "guiju/proto.h"
#include "tool/masked.h"

namespace guiju::tool {
namespace {

constexpr std::int32_t kSecondsPerHour = 3600;

bool IsOpen(ObligationState state) {
  return state == ObligationState::kRunning || state == ObligationState::kAtRisk ||
         state == ObligationState::kPaused || state == ObligationState::kBreached;
}

void Count(const ObligationVerdict& verdict, Attainment* attainment) {
  attainment->provisional += verdict.provisional;
  switch (verdict.state) {
    case ObligationState::kNotStarted:
      ++attainment->not_started;
      break;
    case ObligationState::kRunning:
      ++(verdict.in_range ? attainment->running : attainment->not_judged);
      break;
    case ObligationState::kAtRisk:
      ++attainment->at_risk;
      break;
    case ObligationState::kPaused:
      ++attainment->paused;
      break;
    case ObligationState::kMet:
      ++attainment->met;
      break;
    case ObligationState::kBreached:
      ++(verdict.done.is_known() ? attainment->breached_done : attainment->breached_open);
      break;
    case ObligationState::kNotApplicable:
      break;
    case ObligationState::kUndecided:
    case ObligationState::kUnspecified:
      ++attainment->not_judged;
      break;
  }
}

// Overdue before at risk before the rest; then what falls due first.
int Urgency(ObligationState state) {
  if (state == ObligationState::kBreached) return 0;
  return state == ObligationState::kAtRisk ? 1 : 2;
}

bool MoreUrgent(const OpenTicket& a, const OpenTicket& b) {
  if (Urgency(a.state) != Urgency(b.state)) return Urgency(a.state) < Urgency(b.state);
  if (a.due != b.due) return a.due < b.due;
  return a.ticket_id != b.ticket_id ? a.ticket_id < b.ticket_id : a.obligation < b.obligation;
}

// Keeps the list short while it grows, so that its length does not depend on the tickets.
void Keep(OpenTicket ticket, std::vector<OpenTicket>* open) {
  open->push_back(std::move(ticket));
  if (open->size() < 4 * kMostOpen) return;
  std::sort(open->begin(), open->end(), MoreUrgent);
  open->resize(kMostOpen);
}

std::size_t FindObligation(const SlaPolicy& policy, const std::string& id) {
  std::size_t i = 0;
  while (i < policy.obligations.size() && policy.obligations[i].entry.id != id) ++i;
  return i;
}

}  // namespace

void AddTicket(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               DeskSummary* summary) {
  const Policy& shown = *summary->policy;
  const Calendar& calendar = shown.sla_calendar();
  TicketSummary& tickets = summary->tickets;
  tickets.attainment.resize(shown.sla.obligations.size());
  ++tickets.tickets;
  ++tickets.categories[static_cast<std::size_t>(verdict.triage.category)];
  ++tickets.issue_types[static_cast<std::size_t>(verdict.triage.issue_type)];
  ++tickets.priorities[static_cast<std::size_t>(verdict.triage.priority)];
  ++tickets.handlings[static_cast<std::size_t>(verdict.triage.handling)];
  ++tickets.channels[static_cast<std::size_t>(ticket.channel)];
  const CivilDay day = calendar.DayOf(ticket.received);
  const std::int32_t hour = calendar.SecondOfDay(ticket.received) / kSecondsPerHour;
  ++tickets.arrivals[static_cast<std::size_t>(WeekdayOf(day) - 1)][static_cast<std::size_t>(hour)];
  DayCounts& counts = tickets.days[day.number];
  ++counts.received;
  bool open = false;
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const ObligationVerdict& obligation = verdict.obligations[i];
    const Obligation& defined = policy.sla.obligations[obligation.obligation];
    const bool by_receipt =
        internal::Has(defined.starts_at, static_cast<std::uint32_t>(EventKind::kReceived));
    if (!by_receipt && !obligation.start.is_known()) continue;
    const std::size_t row = FindObligation(shown.sla, defined.entry.id);
    if (row == shown.sla.obligations.size()) continue;
    Count(obligation, &tickets.attainment[row][static_cast<std::size_t>(obligation.priority)]);
    const bool resolves =
        internal::Has(defined.fulfilled_by, static_cast<std::uint32_t>(EventKind::kResolved));
    if (resolves && obligation.state == ObligationState::kBreached) ++counts.resolution_breached;
    if (obligation.done.is_known() || !IsOpen(obligation.state) || !obligation.due.is_known()) {
      continue;
    }
    open = true;
    ++tickets.days[calendar.DayOf(obligation.due).number].due;
    Keep({ShownId(policy.mask, ticket.id), std::string(ticket.team_id), obligation.priority, row,
          obligation.state, obligation.due},
         &tickets.open);
  }
  tickets.open_total += open;
}

void FinishTickets(DeskSummary* summary) {
  TicketSummary& tickets = summary->tickets;
  tickets.attainment.resize(summary->policy->sla.obligations.size());
  std::sort(tickets.open.begin(), tickets.open.end(), MoreUrgent);
  if (tickets.open.size() > kMostOpen) tickets.open.resize(kMostOpen);
  if (tickets.days.empty()) return;
  // Days without a ticket belong to the picture too, as long as it is a picture of days.
  constexpr std::int32_t kMostDays = 400;
  const std::int32_t first = tickets.days.begin()->first;
  const std::int32_t last = std::min(tickets.days.rbegin()->first, first + kMostDays);
  for (std::int32_t day = first; day <= last; ++day) tickets.days[day];
  for (auto& [day, counts] : tickets.days) {
    counts.working_day = summary->policy->sla_calendar().IsWorkingDay({day});
  }
}

void AddCustomer(const v1::CustomerEvaluation& customer, DeskSummary* summary) {
  const SegmentPolicy& policy = summary->policy->segment;
  SegmentSummary& segments = summary->segments;
  const std::size_t n = policy.segments.size();
  segments.primary.resize(n + 1);
  segments.matched.resize(n + 1);
  segments.undecided.resize(n + 1);
  segments.care.resize(policy.care.size());
  const auto row = [](const std::vector<Entry>& entries, const std::string& id) {
    std::size_t i = 0;
    while (i < entries.size() && entries[i].id != id) ++i;
    return i;
  };
  const v1::SegmentVerdict& verdict = customer.segment();
  ++segments.customers;
  ++segments.primary[row(policy.segments, verdict.primary())];
  if (verdict.matched().empty()) ++segments.matched[n];
  for (const std::string& id : verdict.matched()) ++segments.matched[row(policy.segments, id)];
  for (const auto& undecided : verdict.undecided()) {
    ++segments.undecided[row(policy.segments, undecided.segment())];
  }
  const std::size_t matches = static_cast<std::size_t>(verdict.matched_size());
  ++segments.matches[std::min(matches, segments.matches.size() - 1)];
  ++segments.types[static_cast<std::size_t>(verdict.membership().type())];
  for (const auto& care : verdict.care()) ++segments.care[row(policy.care, care.action())];
}

void AddRecord(const ServiceRecord& record, const RecordVerdict& verdict,
               const v1::RecordEvaluation& evaluation, RecordTallies* tallies,
               DeskSummary* summary) {
  RecordSummary& records = summary->records;
  tallies->resize(summary->policy->record.forms.size());
  AddRecord(verdict, &(*tallies)[record.form]);
  const bool late = verdict.timeliness == RecordTimeliness::kLate ||
                    verdict.timeliness == RecordTimeliness::kOverdue;
  if (verdict.state != RecordState::kIncomplete && !late) return;
  ++records.incomplete_total;
  if (records.incomplete.size() < kMostIncomplete) records.incomplete.push_back(evaluation);
}

void FinishRecords(const RecordTallies& tallies, DeskSummary* summary) {
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    if (tallies[i].records == 0) continue;
    RecordSummary::Form& form = summary->records.forms.emplace_back();
    form.id = summary->policy->record.forms[i].entry.id;
    ToMessage(tallies[i], &form.sum);
  }
}

}  // namespace guiju::tool
