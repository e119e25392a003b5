// What a change of the rules does to a history: the same agent months, tickets and customers judged
// by two policies, and what came out differently, counted.
//
//   guiju::workbench::Impact impact(*before, *after, as_of, {});
//   for (Team& team : teams) impact.AddTeam(team.months, team.months, team.size);
//   for (const Ticket& ticket : tickets) impact.AddTicket(ticket, ticket);
//   std::cout << impact.months().grades.moved();
//
// A policy numbers its signals, its events and its own facts, so a record is handed in twice, as
// each policy reads it (FromMessage of proto.h); where the numbers agree both are the same struct.
// Dates of the policies do not count: both judge all of the history. Nothing but counters is kept,
// so memory does not grow with the records; only the list of moves allocates, and it is bounded.
//
// To judge by many policies, evaluate the first once and hand pairs of verdicts to CountMonth,
// CountTicket and CountCustomer of one Impact for each of the others.
#ifndef GUIJU_WORKBENCH_IMPACT_H_
#define GUIJU_WORKBENCH_IMPACT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/customer.h"
#include "guiju/evaluate.h"
#include "guiju/label.h"
#include "guiju/policy.h"
#include "guiju/ticket.h"

namespace guiju::workbench {

// How many records went from each answer to each: a square of counts over the answers of both
// policies, those of the first in its order, then those that only the second has.
struct Flow {
  std::vector<Entry> names;
  std::vector<std::int64_t> counts;  // [from * names.size() + to]

  // Records that went from one answer, by its place in `names`, to another or the same.
  std::int64_t at(std::size_t from, std::size_t to) const {
    return counts[from * names.size() + to];
  }
  // Records that had this answer before; after.
  std::int64_t before(std::size_t name) const;
  std::int64_t after(std::size_t name) const;
  // Records whose answer is another one. 3 from good to excellent and 5 that stay good: 3.
  std::int64_t moved() const;
};

// What a metric gave before, what after, and how many months.
struct PointsChange {
  std::int32_t before = 0;
  std::int32_t after = 0;
  std::int64_t months = 0;
};

// One metric of either policy. A policy that does not have it gives 0.
struct MetricImpact {
  Entry entry;
  std::int64_t sum_before = 0;  // of the points that count in the total
  std::int64_t sum_after = 0;
  std::int64_t raised = 0;  // months with more points
  std::int64_t lowered = 0;
  std::vector<PointsChange> changes;  // every pair that occurred, equal ones too; by before, after
};

// Agent months.
struct MonthImpact {
  std::int64_t months = 0;   // judged by both
  std::int64_t moved = 0;    // any metric, the total or the grade differs
  std::int64_t raised = 0;   // the total is higher
  std::int64_t lowered = 0;  // the total is lower
  std::int64_t sum_before = 0;
  std::int64_t sum_after = 0;
  std::int64_t refused = 0;  // a value is out of a metric's domain in either policy: not counted
  Flow grades;               // the last name, with an empty id, is no grade
  std::vector<MetricImpact> metrics;
  std::map<std::int32_t, std::int64_t> deltas;  // of the total -> months; 0 among them
};

// How the instances of an obligation stand: index = ObligationState.
struct Standing {
  std::array<std::int64_t, 9> states{};

  std::int64_t of(ObligationState state) const { return states[static_cast<std::size_t>(state)]; }
  std::int64_t met() const { return of(ObligationState::kMet); }
  // Met or breached: the whole of which `met` is the attainment.
  std::int64_t decided() const { return met() + of(ObligationState::kBreached); }
};

// One obligation of either policy. Instances are paired by the event that starts them; an instance
// that only one policy has stands beside kUnspecified.
struct ObligationImpact {
  Entry entry;
  std::array<Standing, 4> before{};  // index = the Priority whose target applied
  std::array<Standing, 4> after{};
  std::array<std::array<std::int64_t, 9>, 9> states{};  // [before][after]
  std::int64_t due_earlier = 0;                         // in both, with another deadline
  std::int64_t due_later = 0;

  // Instances that are breached now and were not; that were breached and are not.
  std::int64_t new_breaches() const;
  std::int64_t breaches_gone() const;
};

// Tickets.
struct TicketImpact {
  std::int64_t tickets = 0;
  std::int64_t moved = 0;          // a scale, the state of an obligation or a deadline differs
  std::int64_t contradictory = 0;  // timelines that cannot be judged: triage alone is compared
  Flow categories;
  Flow issue_types;
  Flow priorities;
  Flow handlings;
  std::vector<ObligationImpact> obligations;
};

// One segment of either policy, `otherwise` apart.
struct SegmentImpact {
  Entry entry;
  std::int64_t before = 0;  // customers who match
  std::int64_t after = 0;
  std::int64_t came = 0;
  std::int64_t left = 0;
  std::int64_t undecided_before = 0;
  std::int64_t undecided_after = 0;
};

// Customers.
struct CustomerImpact {
  std::int64_t customers = 0;
  std::int64_t moved = 0;  // the primary segment, a match or the type differs
  Flow primary;
  std::vector<SegmentImpact> segments;
  Flow types;
};

// What about a record came out differently.
enum class MoveKind : std::uint8_t {
  kTotal,
  kGrade,
  kMetric,
  kCategory,
  kIssueType,
  kPriority,
  kHandling,
  kObligation,  // its state
  kDue,         // its deadline alone
  kPrimary,
  kSegment,  // whether the customer matches it
  kCustomerType,
};

// The name of a kind, as files hold it: "grade", "issue_type".
const char* NameOf(MoveKind kind);

// One answer about one record that differs. Ids are those of the policies; those of the record are
// as the host gave them: mask them before they are shown.
struct ImpactMove {
  MoveKind kind = MoveKind::kTotal;
  std::string subject;  // id of the agent, the ticket or the customer
  std::string team;     // of an agent month
  std::string month;
  std::string part;           // id of the metric, the obligation or the segment
  std::string clause_before;  // of the entry that decided
  std::string clause_after;
  std::string before;     // points, or the id of the grade, value, state or segment; "" for none
  std::string after;      // likewise
  std::string fact;       // what the metric read, cut to two places: "94.66 %"
  std::string by_before;  // the band ("≥ 95 %"), the rule, the total or the deadline behind it
  std::string by_after;
};

// What Impact keeps beside its counters.
struct ImpactOptions {
  // Moves that are kept of each kind of record: the first in the order in which they came.
  std::size_t most_moves = 1000;
  // Is given every move, in that order; empty: none.
  std::function<void(const ImpactMove&)> on_move;
};

// Counts one comparison. Used by one thread at a time. Functions may throw std::bad_alloc and
// cannot fail otherwise.
class Impact {
 public:
  // The policies are borrowed. `as_of` is the moment of judgement.
  Impact(const Policy& before, const Policy& after, Instant as_of, ImpactOptions options);
  ~Impact();
  Impact(Impact&&) noexcept;
  Impact& operator=(Impact&&) noexcept;

  // One team in one month, n agents, whose ranks are filled in (SCO-4). `after` holds the same
  // months as the second policy reads them; it may be the same array.
  void AddTeam(AgentMonth* before, AgentMonth* after, std::size_t n);
  // A ticket as each policy reads it, with what is known of its customer (WithCustomer).
  void AddTicket(const Ticket& before, const Ticket& after);
  // A customer as each policy reads it; `spending_more` is filled (PlaceSpending).
  void AddCustomer(const Customer& before, const Customer& after);

  // The same with verdicts that the host already has.
  void CountMonth(const AgentMonth& before, const ScoreVerdict& verdict_before,
                  const AgentMonth& after, const ScoreVerdict& verdict_after);
  void CountTicket(const Ticket& ticket, const TicketVerdict& before, const TicketVerdict& after);
  void CountCustomer(const Customer& customer, const CustomerVerdict& before,
                     const CustomerVerdict& after);

  // What has been counted so far.
  const MonthImpact& months() const;
  const TicketImpact& tickets() const;
  const CustomerImpact& customers() const;
  // The moves that were kept, and how many there were. One record may make several.
  const std::vector<ImpactMove>& month_moves() const;
  const std::vector<ImpactMove>& ticket_moves() const;
  const std::vector<ImpactMove>& customer_moves() const;
  std::int64_t month_move_count() const;
  std::int64_t ticket_move_count() const;
  std::int64_t customer_move_count() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_IMPACT_H_
