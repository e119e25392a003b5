// guiju score: a month's tickets and knowledge-base counts to scorecards per team.
#include <string>
#include <vector>

#include "sentences/command.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/say.h"

namespace guiju::tool {

int RunScore(const Options& options) {
  if (options.tickets.empty() && options.months.empty()) {
    Print(Tell(internal::kNothingToDo, {{"expected", "--tickets / --months"}}), options.language);
    return kCouldNotRun;
  }
  Desk desk(options);
  if (!desk.OpenPolicies()) return desk.exit_code();
  const auto tally = [&desk](const Policy& policy, const v1::Ticket&, const Ticket& ticket,
                             const TicketVerdict&) {
    desk.Tally(policy, ticket);
    return true;
  };
  // The score counts all that happened, whenever it is asked.
  if (!options.tickets.empty() && !desk.EachTicket(kEndOfFacts, tally)) return desk.exit_code();
  std::vector<v1::AgentEvaluation> agents;
  if (!desk.Scores(&agents)) return desk.exit_code();
  for (v1::AgentEvaluation& agent : agents) MaskIds(desk.shown_policy(), &agent);
  bool written = false;
  if (options.format == "jsonl") {
    written = WriteLines(agents, options.output, options.language);
  } else {
    written = WriteGrid(ScoreGrid(desk.shown_policy(), agents, options.language),
                        options.format == "csv", options.output, options.language);
  }
  return written ? desk.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
