// Why: every verdict in whole sentences, in Chinese and English.
//
// A reason names the rule that decided, the value, the bound, and the nearest other outcome with
// its distance. It never contains personal data: tickets, customers and agents appear by nothing at
// all.
#ifndef GUIJU_EXPLAIN_H_
#define GUIJU_EXPLAIN_H_

#include <string>
#include <vector>

#include "guiju/customer.h"
#include "guiju/evaluate.h"
#include "guiju/finding.h"
#include "guiju/mask.h"
#include "guiju/policy.h"
#include "guiju/score.h"
#include "guiju/segment.h"

namespace guiju {

struct Reason {
  std::string clause;  // the rule, as the policy names it; empty for remarks
  std::string zh;
  std::string en;

  // Borrowed from this reason. Cannot fail.
  const std::string& text(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

// In the order in which they are read.
using Reasons = std::vector<Reason>;

// Which version of a book judged and why: in force from when to when, and at what. Nothing when the
// book has one version alone. Allocates; thread-safe.
Reasons ExplainVersion(const PolicyBook& book, const Policy& policy, JudgedBy by);

// Why a ticket has its category, issue type, priority, handling, departments, hand-overs and
// deadlines, which rules unknown facts kept open, and which of the policy's terms were found where
// in the description, of which nothing else is said. Cannot fail. Allocates; thread-safe.
Reasons Explain(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict);

// What was masked: the kind and the place of each, counted in code points from 1; never a value.
// Cannot fail. Allocates; thread-safe.
Reasons Explain(const Policy& policy, const std::vector<MaskFound>& found);

// The trace of one obligation from its start to its deadline: every stretch that was counted or
// skipped, with the day off or make-up day that decided it; neighbouring days of one kind are one
// line. Empty when it has no deadline.
Reasons Trace(const Policy& policy, const ObligationVerdict& verdict);
// The same with the time off, pauses and the time for which a resolution had stood, as stretches
// that were skipped, so that what was counted sums to the target. `ticket` and `as_of` as they were
// judged. Where pauses count by the wall clock (CAL-12), the deadline is moved by them and they are
// not shown.
Reasons Trace(const Policy& policy, const Ticket& ticket, const ObligationVerdict& verdict,
              Instant as_of);

// Why a customer is in its segments, and which facts are missing for others.
Reasons Explain(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
                const SegmentVerdict& verdict);

// Where each point of a month comes from, how far the next band is, and whether a recorded total
// agrees, metric by metric.
Reasons Explain(const Policy& policy, const AgentMonth& month, const ScoreVerdict& verdict);

// Why scenario `index` is planned as it is, or not; times are those of the customer's zone. Cannot
// fail.
Reasons Explain(const Policy& policy, const CallbackFacts& facts, const CallbackMoments& moments,
                std::size_t index, const CallbackPlan& plan);

// Who is to call, and which facts could call for others.
Reasons Explain(const Policy& policy, const CallbackFacts& facts, const CallbackMoments& moments,
                const CallbackTierChoice& choice);

// How target `index` of callbacks stands.
Reasons Explain(const Policy& policy, std::size_t index, const CallbackTargetVerdict& verdict);

// What a record lacks, and whether it was completed in time.
Reasons Explain(const Policy& policy, const ServiceRecord& record, const RecordVerdict& verdict);

// Whether a ticket needed an analysis of dissatisfaction, and what its record lacks; `record` may
// be null.
Reasons Explain(const Policy& policy, const ServiceRecord* record, const AnalysisVerdict& verdict);

}  // namespace guiju

#endif  // GUIJU_EXPLAIN_H_
