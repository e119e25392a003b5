// The same pure functions on messages: facts in, verdicts out, as guiju.v1 defines them.
//
// A message is checked before it is judged: instants in range, ratings from 1 to 5, decimals that
// are decimals, a timeline in order. What is wrong is said in findings that name the field, never
// the value of a personal one, and no verdict is given.
#ifndef GUIJU_PROTO_H_
#define GUIJU_PROTO_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "guiju/agent_month.h"
#include "guiju/callback_made.h"
#include "guiju/callback_period.h"
#include "guiju/correlation.h"
#include "guiju/customer.h"
#include "guiju/evaluate.h"
#include "guiju/explain.h"
#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/service_record.h"
#include "guiju/ticket.h"
#include "guiju/v1/agent_month.pb.h"
#include "guiju/v1/calendar_question.pb.h"
#include "guiju/v1/callback.pb.h"
#include "guiju/v1/callback_made.pb.h"
#include "guiju/v1/callback_period.pb.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/evaluation.pb.h"
#include "guiju/v1/mask.pb.h"
#include "guiju/v1/record.pb.h"
#include "guiju/v1/service_record.pb.h"
#include "guiju/v1/stats.pb.h"
#include "guiju/v1/ticket.pb.h"

namespace guiju {

// In which languages a message gives its reasons. A verdict without reasons costs a fraction.
struct WantedReasons {
  bool zh = true;
  bool en = true;

  bool any() const { return zh || en; }
};

// Messages to structs. The struct points into the message (and `events`), which must outlive it.
// False, and `findings` says why, when the message cannot be judged. Signals that the policy does
// not declare are findings. What the description says of signals that the ticket does not give is
// among the ticket's signals (guiju/text.h). Thread-safe.
bool FromMessage(const Policy& policy, const v1::Ticket& message, std::vector<Event>* events,
                 Ticket* ticket, Findings* findings);
bool FromMessage(const v1::Customer& message, Customer* customer, Findings* findings);
bool FromMessage(const v1::AgentMonth& message, AgentMonth* month, Findings* findings);
bool FromMessage(const Policy& policy, const v1::CallbackMade& message, CallbackMade* made,
                 Findings* findings);
bool FromMessage(const v1::CallbackPeriod& message, CallbackPeriod* period, Findings* findings);
// The form, its fields and the facts are looked up in the policy; what it does not declare is a
// finding.
bool FromMessage(const Policy& policy, const v1::ServiceRecord& message,
                 std::vector<RecordField>* fields, ServiceRecord* record, Findings* findings);

// The time zone of this name, an IANA one or a fixed offset like +08:00, for CallbackFacts.zone;
// false when there is none. Reads the machine's tzdata or the tables built in; keep it for a batch.
bool FindZone(std::string_view name, ZoneTable* zone);

// What a struct borrows that is filled with the facts of a desk's own and with recorded points.
struct FactBuffer {
  std::vector<FactValue> facts;
  std::vector<std::int32_t> points;
};

// The same with all that only a policy can read: facts of the desk's own and membership levels
// (SEG-7); profiles (SCO-7) and recorded points. Those without a policy leave them unknown. The
// struct points into `buffer` too.
bool FromMessage(const Policy& policy, const v1::Customer& message, FactBuffer* buffer,
                 Customer* customer, Findings* findings);
bool FromMessage(const Policy& policy, const v1::AgentMonth& message, FactBuffer* buffer,
                 AgentMonth* month, Findings* findings);

// Verdicts to messages, with the policy that judged and the reasons in both languages; instants are
// written in the zone of the room's calendar. Cannot fail.
void ToMessage(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               v1::TicketEvaluation* message);
// The same for a ticket, with reasons in the languages asked for.
void ToMessage(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
               WantedReasons wanted, v1::TicketEvaluation* message);
void ToMessage(const Policy& policy, const Customer& customer, const SegmentMoments& moments,
               const SegmentVerdict& verdict, v1::CustomerEvaluation* message,
               WantedReasons wanted = {});
void ToMessage(const Policy& policy, const AgentMonth& month, const ScoreVerdict& verdict,
               v1::AgentEvaluation* message, WantedReasons wanted = {});

// Adds to the policy of a verdict when this version of a book is in force and why it judges.
// Nothing is added when the book has one version alone. Cannot fail.
void SetVersion(const PolicyBook& book, const Policy& policy, JudgedBy by, v1::PolicyRef* message);

// Judges a ticket as of an instant of the years 1970 to 2099, with the reasons that are wanted.
// False: see findings.
bool Evaluate(const Policy& policy, const v1::Ticket& ticket, Instant as_of,
              v1::TicketEvaluation* evaluation, Findings* findings, WantedReasons wanted = {});

// Judges a ticket together with its customer (CaseVerdict), whose place in spending is what the
// message says (`spending_more`); plans every callback about the ticket. False, and nothing judged,
// when a message is wrong or the ticket names another customer: see findings, whose paths begin
// with "ticket." or "customer.".
bool Evaluate(const Policy& policy, const v1::Ticket& ticket, const v1::Customer& customer,
              Instant as_of, v1::TicketEvaluation* of_ticket, v1::CustomerEvaluation* of_customer,
              v1::CallbackEvaluation* callbacks, Findings* findings, WantedReasons wanted = {});

// Judges a population: the place in spending is computed over all `customers`. One evaluation for
// each customer, in order. False, and nothing judged, when a message is wrong: see findings, whose
// paths begin with "[i].".
bool Evaluate(const Policy& policy, const std::vector<v1::Customer>& customers, Instant as_of,
              std::vector<v1::CustomerEvaluation>* evaluations, Findings* findings,
              WantedReasons wanted = {});

// Scores the months of agents: the rank is computed within each team and month. One evaluation for
// each, in order. False, and nothing judged, when a message is wrong or a value is outside its
// metric's domain: see findings.
bool Evaluate(const Policy& policy, const std::vector<v1::AgentMonth>& months,
              std::vector<v1::AgentEvaluation>* evaluations, Findings* findings,
              WantedReasons wanted = {});

// Asks a calendar of the policy. False: the question is wrong or names no calendar, see findings.
// An answer that does not exist is no failure: `code` says why.
bool Ask(const Policy& policy, const v1::CalendarQuestion& question, v1::CalendarAnswer* answer,
         Findings* findings);
// Adds a ticket to the statistics of its week or month, with category, issue type and priority as
// triage decides them. Allocates only when a group occurs for the first time.
void AddTicket(const Policy& policy, Ticket ticket, DeskStats* stats);

// The statistics of one period that begins on `start`, with the sentences in both languages
// (STAT-1, STAT-2, STAT-4, STAT-6). Cannot fail.
void ToMessage(const Policy& policy, PeriodKind kind, CivilDay start, const DeskPeriod& period,
               v1::StatsReport* report, WantedReasons wanted = {});

// Sums up a history: one report for each week or month that has a ticket, the earliest first.
// False, and no report, when a message is wrong: see findings, whose paths begin with "[i].".
bool Summarize(const Policy& policy, const std::vector<v1::Ticket>& history, PeriodKind kind,
               std::vector<v1::StatsReport>* reports, Findings* findings,
               WantedReasons wanted = {});

// Whether churn goes together with timeliness (the first verdict) and with satisfaction (the
// second), over `customers` (STAT-3). False, and no verdict, when a message is wrong: see findings.
bool CorrelateChurn(const Policy& policy, const std::vector<v1::Customer>& customers,
                    std::vector<v1::CorrelationVerdict>* verdicts, Findings* findings);
// The same from sums that a host added up while streaming: over the customers, `customers` of them,
// of whom churned and the measure are known (guiju/correlation.h). Cannot fail.
void CorrelateChurn(const Policy& policy, const PairSums& timeliness, const PairSums& satisfaction,
                    std::int64_t customers, std::vector<v1::CorrelationVerdict>* verdicts);

// What a report and a correlation say, each figure in a whole sentence. Names teams, topics and
// reasons by the desk's own words, and nobody. Cannot fail; allocates; thread-safe.
Reasons Explain(const Policy& policy, const v1::StatsReport& report);
Reasons Explain(const Policy& policy, const v1::CorrelationVerdict& verdict);
// Masks a field or a text (REC-7), with what was found and the reasons in both languages. A request
// that says neither is an empty text. Cannot fail.
void Mask(const Policy& policy, const v1::MaskRequest& request, v1::MaskedValue* answer,
          WantedReasons wanted = {});
// Reviews scorecards over consecutive months (SCO-9): one review for each team and agent, by team,
// then agent, as of the last month that the agent has there. Metrics and grades are found by their
// ids, so that each month may have been scored by the policy of its time; what `policy` does not
// have any more is unknown. False, and nothing reviewed, when a scorecard has no month or a month
// stands twice: see findings, whose paths begin with "[i].".
bool Review(const Policy& policy, const std::vector<v1::AgentEvaluation>& scorecards,
            std::vector<v1::AgentReview>* reviews, Findings* findings, WantedReasons wanted = {});
// Plans every scenario for a customer, a ticket, or both, as of an instant of the years 1970 to
// 2099 (CB-1 to CB-6). The ticket's category, issue type, priority and handling are triaged first;
// the customer's zone is looked up. False: see findings.
bool Evaluate(const Policy& policy, const v1::CallbackRequest& request, Instant as_of,
              v1::CallbackEvaluation* evaluation, Findings* findings, WantedReasons wanted = {});

// The same from facts, whose ticket, if any, has been triaged (CallbackFacts). Cannot fail.
void Evaluate(const Policy& policy, const CallbackFacts& facts, Instant as_of,
              v1::CallbackEvaluation* evaluation, WantedReasons wanted = {});

// The figures of a period's callbacks (STAT-5), as Evaluate compares them with the targets; a mean
// over nothing is absent. Leaves agent, team and period alone. Cannot fail.
void ToMessage(const CallbackTally& tally, v1::CallbackPeriod* message);

// Compares a period of callbacks with the targets; `base` may be null (CB-7). False: see findings.
bool Evaluate(const Policy& policy, const v1::CallbackPeriod& period,
              const v1::CallbackPeriod* base, v1::CallbackTargetsEvaluation* evaluation,
              Findings* findings, WantedReasons wanted = {});

// Judges a record as of an instant (REC-1 to REC-6). False: see findings.
bool Evaluate(const Policy& policy, const v1::ServiceRecord& record, Instant as_of,
              v1::RecordEvaluation* evaluation, Findings* findings, WantedReasons wanted = {});

// Judges whether a ticket was analysed as it has to be (REC-8). A record of another form or another
// ticket is a finding. False: see findings.
bool Evaluate(const Policy& policy, const v1::AnalysisRequest& request, Instant as_of,
              v1::AnalysisEvaluation* evaluation, Findings* findings, WantedReasons wanted = {});

// Sums to a message. Cannot fail.
void ToMessage(const RecordTally& tally, v1::RecordSum* message);

}  // namespace guiju

#endif  // GUIJU_PROTO_H_
