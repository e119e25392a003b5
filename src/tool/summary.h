// What a desk's data come to: everything that the report and the tables show, filled in one pass.
#ifndef GUIJU_SRC_TOOL_SUMMARY_H_
#define GUIJU_SRC_TOOL_SUMMARY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "guiju/evaluate.h"
#include "guiju/finding.h"
#include "guiju/label.h"
#include "guiju/policy.h"
#include "guiju/v1/callback.pb.h"
#include "guiju/v1/callback_period.pb.h"
#include "guiju/v1/evaluation.pb.h"
#include "guiju/v1/record.pb.h"
#include "guiju/v1/stats.pb.h"

namespace guiju::tool {

// How the obligations of one kind and priority stand.
struct Attainment {
  std::int64_t met = 0;
  std::int64_t breached_done = 0;  // done, too late
  std::int64_t breached_open = 0;  // due has passed, still not done
  std::int64_t running = 0;
  std::int64_t at_risk = 0;
  std::int64_t paused = 0;
  std::int64_t not_started = 0;
  std::int64_t not_judged = 0;   // the deadline lies beyond the calendar
  std::int64_t provisional = 0;  // of the above: counted on unpublished holidays

  std::int64_t breached() const { return breached_done + breached_open; }
  std::int64_t decided() const { return met + breached(); }
  // Those of which something can be said.
  std::int64_t told() const { return decided() + running + at_risk + paused; }
};

// An open ticket whose obligation is overdue, at risk or next to fall due. No personal data.
struct OpenTicket {
  std::string ticket_id;
  std::string team_id;
  Priority priority = Priority::kUnspecified;
  std::size_t obligation = 0;  // index into the policy's obligations
  ObligationState state = ObligationState::kUnspecified;
  Instant due;
};

struct DayCounts {
  std::int64_t received = 0;
  std::int64_t resolution_breached = 0;  // of those received that day
  std::int64_t due = 0;                  // open deadlines that fall on the day
  bool working_day = false;
};

struct TicketSummary {
  std::int64_t tickets = 0;
  std::int64_t rejected = 0;
  // [obligation][priority]; priority 0 is unused.
  std::vector<std::array<Attainment, 4>> attainment;
  std::array<std::int64_t, 6> categories{};   // index = Category
  std::array<std::int64_t, 5> issue_types{};  // index = IssueType
  std::array<std::int64_t, 4> priorities{};   // index = Priority
  std::array<std::int64_t, 4> handlings{};    // index = Handling
  std::array<std::int64_t, 9> channels{};     // index = Channel
  // [weekday, 0 is Monday][hour]: tickets received, on the wall of the calendar.
  std::array<std::array<std::int64_t, 24>, 7> arrivals{};
  std::map<std::int32_t, DayCounts> days;  // key = CivilDay::number
  // Overdue first, then at risk, then by due; the first kMostOpen.
  std::vector<OpenTicket> open;
  std::int64_t open_total = 0;  // tickets with an obligation that is not done
};

inline constexpr std::size_t kMostOpen = 25;

struct SegmentSummary {
  std::int64_t customers = 0;
  std::int64_t rejected = 0;
  // In the policy's order, `otherwise` last.
  std::vector<std::int64_t> primary;
  std::vector<std::int64_t> matched;
  std::vector<std::int64_t> undecided;
  // Customers by type (SEG-7): index = CustomerType, 0 is unknown; and by care action (SEG-6), in
  // the policy's order of actions.
  std::array<std::int64_t, 4> types{};
  std::vector<std::int64_t> care;
  // Customers by how many segments they match: 0, 1, 2, 3 or more.
  std::array<std::int64_t, 4> matches{};
};

// What the callbacks come to: those to make on the day after the moment of judgement, and how those
// made did.
struct CallbackSummary {
  std::string day;  // the day of the plans, YYYY-MM-DD
  // Requests with a plan that has a best time on that day or whose deadline passes on it, and those
  // that are impossible; by the first best time. The first kMostPlans, without personal data.
  std::vector<v1::CallbackEvaluation> plans;
  std::int64_t plans_total = 0;
  std::int64_t impossible = 0;
  std::int64_t undecided = 0;
  std::int64_t not_planned = 0;  // requests to which no scenario applies
  bool has_made = false;
  v1::CallbackTargetsEvaluation targets;     // the last month with callbacks against the one before
  std::vector<v1::CallbackPeriod> by_agent;  // STAT-5: of the last month, by team, then agent
  std::int64_t rejected = 0;
};

inline constexpr std::size_t kMostPlans = 40;

struct RecordSummary {
  struct Form {
    std::string id;
    v1::RecordSum sum;
  };
  std::vector<Form> forms;  // in the policy's order, those with records
  // Records that are not complete or late, in the order of the file: the first kMostIncomplete.
  std::vector<v1::RecordEvaluation> incomplete;
  std::int64_t incomplete_total = 0;
  // REC-8: tickets whose dissatisfied rating has no whole analysis; the first kMostIncomplete.
  std::vector<v1::AnalysisEvaluation> analyses;
  std::int64_t analyses_total = 0;
  std::int64_t rejected = 0;
};

inline constexpr std::size_t kMostIncomplete = 40;

struct StatsSummary {
  std::vector<v1::StatsReport> weeks;  // the earliest first
  std::vector<v1::StatsReport> months;
  std::vector<v1::CorrelationVerdict> correlations;  // empty without customers
};

struct ScoreSummary {
  // By month, team, total (best first), agent.
  std::vector<v1::AgentEvaluation> agents;
  std::vector<v1::AgentReview> reviews;  // SCO-9, by team, then agent
  std::int64_t rejected = 0;
};

struct DeskSummary {
  const Policy* policy = nullptr;  // the version whose names and calendars are shown
  Instant as_of;
  Findings warnings;  // about the policy itself: a review that is late
  std::string title;  // what the data are, in the words of the caller; escaped by the writer
  TicketSummary tickets;
  SegmentSummary segments;
  ScoreSummary scores;
  CallbackSummary callbacks;
  RecordSummary records;
  StatsSummary stats;
  bool has_tickets = false;
  bool has_callbacks = false;
  bool has_records = false;
  bool has_customers = false;
  bool has_scores = false;
  // Files written beside the report, by name.
  std::vector<std::string> files;
};

// Whether a report has a place for an obligation: it starts with the receipt, or something can be
// said of an instance of it. [priority]
bool IsShown(const Obligation& obligation, const std::array<Attainment, 4>& attainment);

// The whole report as one HTML page that needs no network and no other file. Deterministic.
std::string RenderReport(const DeskSummary& summary);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_SUMMARY_H_
