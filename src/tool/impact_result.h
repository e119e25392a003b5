// What one run of impact came to, and its forms: tables for a terminal, JSON, sections of a page.
#ifndef GUIJU_SRC_TOOL_IMPACT_RESULT_H_
#define GUIJU_SRC_TOOL_IMPACT_RESULT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "guiju/finding.h"
#include "guiju/policy.h"
#include "guiju/workbench/impact.h"
#include "tool/json_text.h"
#include "tool/output.h"
#include "tool/report_html.h"

namespace guiju::tool {

// What stands at one value of a sweep.
struct SweepRow {
  std::string value;
  bool valid = false;                         // the policy with this value can be loaded
  Findings findings;                          // why not
  const workbench::Impact* impact = nullptr;  // null when it is not valid
};

// Everything that is shown. Ids of records in `impact` are not masked: the writers mask them by the
// mask section of `before`.
struct ImpactResult {
  const Policy* before = nullptr;
  const Policy* after = nullptr;              // null: a sweep
  const workbench::Impact* impact = nullptr;  // null: a sweep
  std::string sweep_place;
  std::string sweep_current;
  std::vector<SweepRow> sweep;
  Instant as_of;
  bool has_months = false;
  bool has_tickets = false;
  bool has_customers = false;
  std::int64_t refused = 0;
  std::map<std::string, std::int64_t> reasons;  // id of a finding -> findings
};

// One record that moves, with every answer that differs: what people read of a list of moves.
struct Mover {
  std::string subject;  // masked
  std::string team;
  std::string month;
  std::vector<const workbench::ImpactMove*> moves;
};
// The records behind the moves, in their order; at most `most`.
std::vector<Mover> MoversOf(const Policy& policy, const std::vector<workbench::ImpactMove>& moves,
                            std::size_t most);
// "resolution rate (SCO-2) 95.5 %: 30 → 25", in both languages.
Label Told(const ImpactResult& result, const workbench::ImpactMove& move);
// The name of an answer ("good", "MET", "P1") as people read it; the answer itself when it is a
// number or has no name.
Label NameOf(const ImpactResult& result, const workbench::ImpactMove& move,
             const std::string& answer);

// 88.25 of a sum over a count; a dash of none. Two places, cut.
std::string Mean(std::int64_t sum, std::int64_t count);
// The standing of an obligation over all priorities.
workbench::Standing SumOf(const std::array<workbench::Standing, 4>& by_priority);
// Breaches that are new, over all obligations, and those that are gone.
std::int64_t NewBreaches(const workbench::TicketImpact& tickets);
std::int64_t BreachesGone(const workbench::TicketImpact& tickets);

// Tables for a terminal.
std::string ImpactTables(const ImpactResult& result, Language language);

// The fields of an object that is open.
void ImpactJson(const ImpactResult& result, JsonText* json);

// A move as cells, its subject masked by `policy`, with their titles; ids as in the policies.
std::vector<std::string> MoveTitles();
std::vector<std::string> MoveCells(const Policy& policy, const workbench::ImpactMove& move);

// A note of the rows that were refused; nothing when there are none.
std::string RefusedNote(const ImpactResult& result);
// Sections of a page: agent months, tickets, customers, who moves; or the sweep.
std::vector<Section> ImpactSections(const ImpactResult& result);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_IMPACT_RESULT_H_
