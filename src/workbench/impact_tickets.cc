// Tickets: the scales of triage, and how the obligations stand.
#include <array>
#include <tuple>
#include <utility>

#include "format.h"
#include "workbench/impact_parts.h"

namespace guiju::workbench {
namespace {

// As files hold them; index = ObligationState.
constexpr std::array<const char*, 9> kStateNames = {"",         "NOT_STARTED",    "RUNNING",
                                                    "AT_RISK",  "PAUSED",         "MET",
                                                    "BREACHED", "NOT_APPLICABLE", "UNDECIDED"};

std::size_t StateOf(const ObligationVerdict* verdict) {
  return verdict == nullptr ? 0 : static_cast<std::size_t>(verdict->state);
}

// The rule behind a decision and its clause.
std::pair<std::string, std::string> RuleOf(const TriageScale& scale, std::uint32_t rule) {
  if (rule == TriageDecision::kGiven) return {"given", ""};
  if (rule >= scale.rules.size()) return {"otherwise", ""};
  return {scale.rules[rule].id, scale.rules[rule].clause};
}

// One instance stands after the other on the same receipt or event; kNoEvent belongs to any.
bool SameStart(const ObligationVerdict& a, const ObligationVerdict& b) {
  return a.start_event == b.start_event || a.start_event == ObligationVerdict::kNoEvent ||
         b.start_event == ObligationVerdict::kNoEvent;
}

}  // namespace

std::int64_t ObligationImpact::new_breaches() const {
  constexpr std::size_t kBreached = static_cast<std::size_t>(ObligationState::kBreached);
  std::int64_t sum = 0;
  for (std::size_t from = 0; from < states.size(); ++from) {
    if (from != kBreached) sum += states[from][kBreached];
  }
  return sum;
}

std::int64_t ObligationImpact::breaches_gone() const {
  constexpr std::size_t kBreached = static_cast<std::size_t>(ObligationState::kBreached);
  std::int64_t sum = 0;
  for (std::size_t to = 0; to < states.size(); ++to) {
    if (to != kBreached) sum += states[kBreached][to];
  }
  return sum;
}

void Impact::AddTicket(const Ticket& before, const Ticket& after) {
  Parts& parts = *parts_;
  EvaluateTicket(*parts.before, before, parts.as_of, parts.ticket_before.get());
  EvaluateTicket(*parts.after, after, parts.as_of, parts.ticket_after.get());
  CountTicket(before, *parts.ticket_before, *parts.ticket_after);
}

void Impact::CountTicket(const Ticket& ticket, const TicketVerdict& before,
                         const TicketVerdict& after) {
  TicketImpact& counts = parts_->tickets;
  ++counts.tickets;
  bool moved = parts_->CountScales(ticket, before.triage, after.triage);
  if (before.timeline.problem != TimelineProblem::kNone ||
      after.timeline.problem != TimelineProblem::kNone) {
    ++counts.contradictory;
  } else {
    moved |= parts_->CountObligations(ticket, before, after);
  }
  counts.moved += moved;
}

bool Impact::Parts::CountScales(const Ticket& ticket, const TriageVerdict& was,
                                const TriageVerdict& is) {
  struct Scale {
    MoveKind kind;
    Flow* flow;
    std::uint8_t from;
    std::uint8_t to;
    const TriageScale* of_before;
    const TriageScale* of_after;
  };
  const auto number = [](auto value) { return static_cast<std::uint8_t>(value); };
  const TriagePolicy& a = before->triage;
  const TriagePolicy& b = after->triage;
  const std::array<Scale, 4> scales = {
      {{MoveKind::kCategory, &tickets.categories, number(was.category), number(is.category),
        &a.category, &b.category},
       {MoveKind::kIssueType, &tickets.issue_types, number(was.issue_type), number(is.issue_type),
        &a.issue_type, &b.issue_type},
       {MoveKind::kPriority, &tickets.priorities, number(was.priority), number(is.priority),
        &a.priority, &b.priority},
       {MoveKind::kHandling, &tickets.handlings, number(was.handling), number(is.handling),
        &a.handling, &b.handling}}};
  bool moved = false;
  for (std::size_t i = 0; i < scales.size(); ++i) {
    const Scale& scale = scales[i];
    Count(scale.from, scale.to, scale.flow);
    if (scale.from == scale.to) continue;
    moved = true;
    ++ticket_moves.count;
    if (!Wants(ticket_moves)) continue;
    ImpactMove move;
    move.kind = scale.kind;
    move.subject = std::string(ticket.id);
    move.before = scale.flow->names[scale.from].id;
    move.after = scale.flow->names[scale.to].id;
    std::tie(move.by_before, move.clause_before) = RuleOf(*scale.of_before, was.rules[i]);
    std::tie(move.by_after, move.clause_after) = RuleOf(*scale.of_after, is.rules[i]);
    Keep(std::move(move), &ticket_moves);
  }
  return moved;
}

bool Impact::Parts::CountObligations(const Ticket& ticket, const TicketVerdict& was,
                                     const TicketVerdict& is) {
  // Instances stand in the order of each policy's obligations: find where those of each begin.
  std::array<std::uint8_t, kMaxObligations + 1> begin{};
  std::size_t seen = 0;
  for (std::size_t i = 0; i < is.obligation_count; ++i) {
    while (seen <= is.obligations[i].obligation) begin[seen++] = static_cast<std::uint8_t>(i);
  }
  while (seen <= after->sla.obligations.size()) {
    begin[seen++] = static_cast<std::uint8_t>(is.obligation_count);
  }
  bool moved = false;
  std::size_t a = 0;
  for (std::size_t i = 0; i < before->sla.obligations.size(); ++i) {
    const std::size_t joined = obligations.of_before[i];
    const std::size_t other = obligations.in_after[joined];
    std::size_t b = other == Joined::kNone ? 0 : begin[other];
    const std::size_t b_end = other == Joined::kNone ? 0 : begin[other + 1];
    for (; a < was.obligation_count && was.obligations[a].obligation == i;) {
      const ObligationVerdict& one = was.obligations[a];
      if (b == b_end) {
        moved |= CountInstance(ticket, joined, &one, nullptr);
        ++a;
      } else if (SameStart(one, is.obligations[b])) {
        moved |= CountInstance(ticket, joined, &one, &is.obligations[b]);
        ++a;
        ++b;
      } else if (one.start_event < is.obligations[b].start_event) {
        moved |= CountInstance(ticket, joined, &one, nullptr);
        ++a;
      } else {
        moved |= CountInstance(ticket, joined, nullptr, &is.obligations[b++]);
      }
    }
    for (; b < b_end; ++b) moved |= CountInstance(ticket, joined, nullptr, &is.obligations[b]);
  }
  // Those of obligations that only the second policy has.
  for (std::size_t i = 0; i < is.obligation_count; ++i) {
    const std::size_t joined = obligations.of_after[is.obligations[i].obligation];
    if (obligations.in_before[joined] != Joined::kNone) continue;
    moved |= CountInstance(ticket, joined, nullptr, &is.obligations[i]);
  }
  return moved;
}

bool Impact::Parts::CountInstance(const Ticket& ticket, std::size_t obligation,
                                  const ObligationVerdict* was, const ObligationVerdict* is) {
  ObligationImpact& counts = tickets.obligations[obligation];
  const std::size_t from = StateOf(was);
  const std::size_t to = StateOf(is);
  if (was != nullptr) ++counts.before[static_cast<std::size_t>(was->priority)].states[from];
  if (is != nullptr) ++counts.after[static_cast<std::size_t>(is->priority)].states[to];
  ++counts.states[from][to];
  const bool dated = was != nullptr && is != nullptr && was->due.is_known() && is->due.is_known();
  const bool earlier = dated && is->due < was->due;
  const bool later = dated && was->due < is->due;
  counts.due_earlier += earlier;
  counts.due_later += later;
  if (from == to && !earlier && !later) return false;
  ++ticket_moves.count;
  if (Wants(ticket_moves)) NoteInstance(ticket, obligation, was, is);
  return true;
}

void Impact::Parts::NoteInstance(const Ticket& ticket, std::size_t obligation,
                                 const ObligationVerdict* was, const ObligationVerdict* is) {
  const std::size_t from = StateOf(was);
  const std::size_t to = StateOf(is);
  ImpactMove move;
  move.kind = from == to ? MoveKind::kDue : MoveKind::kObligation;
  move.subject = std::string(ticket.id);
  move.part = obligations.names[obligation].id;
  move.before = kStateNames[from];
  move.after = kStateNames[to];
  if (was != nullptr) move.clause_before = before->sla.obligations[was->obligation].entry.clause;
  if (is != nullptr) move.clause_after = after->sla.obligations[is->obligation].entry.clause;
  move.by_before = DueText(*before, was);
  move.by_after = DueText(*after, is);
  Keep(std::move(move), &ticket_moves);
}

std::string Impact::Parts::DueText(const Policy& policy, const ObligationVerdict* verdict) const {
  if (verdict == nullptr || !verdict->due.is_known()) return "";
  return internal::FormatWall(policy.calendars[verdict->calendar].calendar.zone(), verdict->due);
}

}  // namespace guiju::workbench
