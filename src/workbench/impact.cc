#include "guiju/workbench/impact.h"

#include <algorithm>

#include "words.h"
#include "workbench/impact_parts.h"

namespace guiju::workbench {
namespace {

std::size_t PlaceOf(const std::vector<Entry>& names, const std::string& id) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].id == id) return i;
  }
  return Joined::kNone;
}

template <typename T>
std::vector<Entry> EntriesOf(const std::vector<T>& list) {
  std::vector<Entry> entries;
  for (const T& one : list) entries.push_back(one.entry);
  return entries;
}

// The values of a scale by the names of the files: index = number of the value.
std::vector<Entry> Named(std::initializer_list<const char*> ids,
                         const std::function<Label(std::uint8_t)>& word) {
  std::vector<Entry> names;
  for (const char* id : ids) {
    names.push_back({id, "", word(static_cast<std::uint8_t>(names.size()))});
  }
  return names;
}

template <typename Value>
Label Word(std::uint8_t value) {
  return internal::WordOf(static_cast<Value>(value));
}

std::vector<Entry> WithOtherwise(const SegmentPolicy& policy) {
  std::vector<Entry> names = policy.segments;
  names.push_back(policy.otherwise);
  return names;
}

}  // namespace

std::int64_t Flow::before(std::size_t name) const {
  std::int64_t sum = 0;
  for (std::size_t to = 0; to < names.size(); ++to) sum += at(name, to);
  return sum;
}

std::int64_t Flow::after(std::size_t name) const {
  std::int64_t sum = 0;
  for (std::size_t from = 0; from < names.size(); ++from) sum += at(from, name);
  return sum;
}

std::int64_t Flow::moved() const {
  std::int64_t sum = 0;
  for (std::size_t from = 0; from < names.size(); ++from) sum += before(from) - at(from, from);
  return sum;
}

const char* NameOf(MoveKind kind) {
  switch (kind) {
    case MoveKind::kTotal:
      return "total";
    case MoveKind::kGrade:
      return "grade";
    case MoveKind::kMetric:
      return "metric";
    case MoveKind::kCategory:
      return "category";
    case MoveKind::kIssueType:
      return "issue_type";
    case MoveKind::kPriority:
      return "priority";
    case MoveKind::kHandling:
      return "handling";
    case MoveKind::kObligation:
      return "obligation";
    case MoveKind::kDue:
      return "due";
    case MoveKind::kPrimary:
      return "primary_segment";
    case MoveKind::kSegment:
      return "segment";
    case MoveKind::kCustomerType:
      break;
  }
  return "customer_type";
}

Joined Join(const std::vector<Entry>& before, const std::vector<Entry>& after) {
  Joined joined;
  joined.names = before;
  for (const Entry& entry : after) {
    if (PlaceOf(joined.names, entry.id) == Joined::kNone) joined.names.push_back(entry);
  }
  for (const Entry& entry : before) joined.of_before.push_back(PlaceOf(joined.names, entry.id));
  for (const Entry& entry : after) joined.of_after.push_back(PlaceOf(joined.names, entry.id));
  for (const Entry& entry : joined.names) {
    joined.in_before.push_back(PlaceOf(before, entry.id));
    joined.in_after.push_back(PlaceOf(after, entry.id));
  }
  return joined;
}

Flow FlowOf(std::vector<Entry> names) {
  Flow flow;
  flow.counts.resize(names.size() * names.size());
  flow.names = std::move(names);
  return flow;
}

Impact::Parts::Parts(const Policy& policy_before, const Policy& policy_after, Instant moment,
                     ImpactOptions impact_options)
    : before(&policy_before),
      after(&policy_after),
      as_of(moment),
      options(std::move(impact_options)) {
  metrics = Join(EntriesOf(before->score.metrics), EntriesOf(after->score.metrics));
  std::vector<Entry> grades_before = EntriesOf(before->score.grades);
  std::vector<Entry> grades_after = EntriesOf(after->score.grades);
  grades = Join(grades_before, grades_after);
  grades.names.push_back({"", "", {"no grade", "不评级"}});
  obligations = Join(EntriesOf(before->sla.obligations), EntriesOf(after->sla.obligations));
  segments = Join(before->segment.segments, after->segment.segments);
  primaries = Join(WithOtherwise(before->segment), WithOtherwise(after->segment));
  moments_before = MomentsOf(before->segment, before->segment_calendar(), as_of);
  moments_after = MomentsOf(after->segment, after->segment_calendar(), as_of);
  same_ranks = before->score.ties == after->score.ties;

  months.grades = FlowOf(grades.names);
  for (const Entry& entry : metrics.names) months.metrics.emplace_back().entry = entry;
  tickets.categories = FlowOf(
      Named({"", "INQUIRY", "COMPLAINT", "SUGGESTION", "AFTER_SALES", "OTHER"}, Word<Category>));
  tickets.issue_types =
      FlowOf(Named({"", "QUALITY", "SERVICE", "FUNCTION", "OTHER"}, Word<IssueType>));
  tickets.priorities = FlowOf(Named({"", "P0", "P1", "P2"}, Word<Priority>));
  tickets.handlings = FlowOf(Named({"", "URGENT", "NORMAL", "SCHEDULED"}, Word<Handling>));
  for (const Entry& entry : obligations.names) tickets.obligations.emplace_back().entry = entry;
  customers.primary = FlowOf(primaries.names);
  for (const Entry& entry : segments.names) customers.segments.emplace_back().entry = entry;
  customers.types = FlowOf(Named({"", "NEW", "EXISTING", "VIP"}, Word<CustomerType>));
}

Impact::Impact(const Policy& before, const Policy& after, Instant as_of, ImpactOptions options)
    : parts_(std::make_unique<Parts>(before, after, as_of, std::move(options))) {}
Impact::~Impact() = default;
Impact::Impact(Impact&&) noexcept = default;
Impact& Impact::operator=(Impact&&) noexcept = default;

void Impact::AddCustomer(const Customer& before, const Customer& after) {
  CountCustomer(before, EvaluateCustomer(parts_->before->segment, parts_->moments_before, before),
                EvaluateCustomer(parts_->after->segment, parts_->moments_after, after));
}

void Impact::CountCustomer(const Customer& customer, const CustomerVerdict& before,
                           const CustomerVerdict& after) {
  Parts& parts = *parts_;
  CustomerImpact& counts = parts.customers;
  MoveList& moves = parts.customer_moves;
  ++counts.customers;
  bool moved = false;
  const auto note = [&](MoveKind kind, const Entry* part, const Entry& from, const Entry& to) {
    moved = true;
    ++moves.count;
    if (!parts.Wants(moves)) return;
    ImpactMove move;
    move.kind = kind;
    move.subject = std::string(customer.id);
    if (part != nullptr) move.part = part->id;
    move.before = from.id;
    move.after = to.id;
    move.clause_before = from.clause;
    move.clause_after = to.clause;
    parts.Keep(std::move(move), &moves);
  };

  const auto place = [](const SegmentPolicy& policy, const std::vector<std::size_t>& of,
                        std::int32_t primary) {
    return of[primary == SegmentVerdict::kOtherwise ? policy.segments.size()
                                                    : static_cast<std::size_t>(primary)];
  };
  const std::size_t from =
      place(parts.before->segment, parts.primaries.of_before, before.segments.primary);
  const std::size_t to =
      place(parts.after->segment, parts.primaries.of_after, after.segments.primary);
  Count(from, to, &counts.primary);
  if (from != to) {
    note(MoveKind::kPrimary, nullptr, parts.primaries.names[from], parts.primaries.names[to]);
  }

  const auto bit = [](std::uint64_t bits, std::size_t index) {
    return index != Joined::kNone && (bits >> index & 1u) != 0;
  };
  for (std::size_t i = 0; i < counts.segments.size(); ++i) {
    SegmentImpact& segment = counts.segments[i];
    const std::size_t old_place = parts.segments.in_before[i];
    const std::size_t new_place = parts.segments.in_after[i];
    const bool was = bit(before.segments.matched, old_place);
    const bool is = bit(after.segments.matched, new_place);
    segment.before += was;
    segment.after += is;
    segment.came += is && !was;
    segment.left += was && !is;
    segment.undecided_before += bit(before.segments.undecided, old_place);
    segment.undecided_after += bit(after.segments.undecided, new_place);
    if (was == is) continue;
    const Entry& entry = segment.entry;
    note(MoveKind::kSegment, &entry, was ? entry : Entry{}, is ? entry : Entry{});
  }

  Count(static_cast<std::size_t>(before.type.type), static_cast<std::size_t>(after.type.type),
        &counts.types);
  if (before.type.type != after.type.type) {
    Entry old_type = counts.types.names[static_cast<std::size_t>(before.type.type)];
    Entry new_type = counts.types.names[static_cast<std::size_t>(after.type.type)];
    old_type.clause = parts.before->segment.membership.clause;
    new_type.clause = parts.after->segment.membership.clause;
    note(MoveKind::kCustomerType, nullptr, old_type, new_type);
  }
  counts.moved += moved;
}

const MonthImpact& Impact::months() const { return parts_->months; }
const TicketImpact& Impact::tickets() const { return parts_->tickets; }
const CustomerImpact& Impact::customers() const { return parts_->customers; }
const std::vector<ImpactMove>& Impact::month_moves() const { return parts_->month_moves.kept; }
const std::vector<ImpactMove>& Impact::ticket_moves() const { return parts_->ticket_moves.kept; }
const std::vector<ImpactMove>& Impact::customer_moves() const {
  return parts_->customer_moves.kept;
}
std::int64_t Impact::month_move_count() const { return parts_->month_moves.count; }
std::int64_t Impact::ticket_move_count() const { return parts_->ticket_moves.count; }
std::int64_t Impact::customer_move_count() const { return parts_->customer_moves.count; }

}  // namespace guiju::workbench
