// What Impact is made of: the names that both policies have in common, and its counters.
#ifndef GUIJU_SRC_WORKBENCH_IMPACT_PARTS_H_
#define GUIJU_SRC_WORKBENCH_IMPACT_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "guiju/workbench/impact.h"

namespace guiju::workbench {

// The entries of two policies under one numbering: those of the first in their order, then those
// that only the second has. An entry is found by its id.
struct Joined {
  static constexpr std::size_t kNone = SIZE_MAX;

  std::vector<Entry> names;
  std::vector<std::size_t> of_before;  // index in a policy -> index in `names`
  std::vector<std::size_t> of_after;
  std::vector<std::size_t> in_before;  // and back; kNone where the policy does not have it
  std::vector<std::size_t> in_after;
};
Joined Join(const std::vector<Entry>& before, const std::vector<Entry>& after);

Flow FlowOf(std::vector<Entry> names);
inline void Count(std::size_t from, std::size_t to, Flow* flow) {
  ++flow->counts[from * flow->names.size() + to];
}

// The moves of one kind of record.
struct MoveList {
  std::vector<ImpactMove> kept;
  std::int64_t count = 0;
};

struct Impact::Parts {
  Parts(const Policy& policy_before, const Policy& policy_after, Instant moment,
        ImpactOptions impact_options);

  // Whether somebody wants to see the next move.
  bool Wants(const MoveList& list) const {
    return options.on_move != nullptr || list.kept.size() < options.most_moves;
  }
  void Keep(ImpactMove move, MoveList* list) const {
    if (options.on_move != nullptr) options.on_move(move);
    if (list->kept.size() < options.most_moves) list->kept.push_back(std::move(move));
  }

  void CountMetrics(const AgentMonth& before, const ScoreVerdict& verdict_before,
                    const AgentMonth& after, const ScoreVerdict& verdict_after, bool* moved);
  void NoteTotal(const AgentMonth& month, const ScoreVerdict& before, const ScoreVerdict& after);
  bool CountScales(const Ticket& ticket, const TriageVerdict& before, const TriageVerdict& after);
  bool CountObligations(const Ticket& ticket, const TicketVerdict& before,
                        const TicketVerdict& after);
  bool CountInstance(const Ticket& ticket, std::size_t obligation, const ObligationVerdict* before,
                     const ObligationVerdict* after);
  void NoteInstance(const Ticket& ticket, std::size_t obligation, const ObligationVerdict* before,
                    const ObligationVerdict* after);
  std::string DueText(const Policy& policy, const ObligationVerdict* verdict) const;

  const Policy* before;
  const Policy* after;
  Instant as_of;
  ImpactOptions options;

  Joined metrics;
  Joined grades;
  Joined obligations;
  Joined segments;
  Joined primaries;  // segments with `otherwise` last of each policy
  SegmentMoments moments_before;
  SegmentMoments moments_after;
  bool same_ranks = false;

  MonthImpact months;
  TicketImpact tickets;
  CustomerImpact customers;
  MoveList month_moves;
  MoveList ticket_moves;
  MoveList customer_moves;

  // Room of AddTeam and AddTicket.
  std::vector<AgentMonth*> team;
  std::vector<std::int64_t> values;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> ahead;
  std::vector<ScoreVerdict> scored;
  std::unique_ptr<TicketVerdict> ticket_before = std::make_unique<TicketVerdict>();
  std::unique_ptr<TicketVerdict> ticket_after = std::make_unique<TicketVerdict>();
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_IMPACT_PARTS_H_
