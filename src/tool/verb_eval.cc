// guiju eval: tickets and customers to verdicts.
#include <string>

#include "format.h"
#include "guiju/proto.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/csv_writer.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/output_file.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

// Streams: nothing but the line being written is kept.
bool EvalTicketLines(Desk* desk, OutputFile* file) {
  JsonLinesWriter writer(file);
  return desk->EachTicket(desk->as_of(), [&](const Policy& policy, const v1::Ticket&,
                                             const Ticket& ticket, const TicketVerdict& verdict) {
    v1::TicketEvaluation evaluation;
    ToMessage(policy, ticket, verdict, {desk->options().wants_zh(), desk->options().wants_en()},
              &evaluation);
    desk->SayVersion(policy, desk->book().TicketBy(desk->as_of()), &evaluation);
    evaluation.mutable_as_of()->set_iso(
        internal::FormatIso(policy.sla_calendar().zone(), desk->as_of()));
    MaskIds(policy, &evaluation);
    return writer.Write(evaluation);
  });
}

bool EvalTicketCsv(Desk* desk, OutputFile* file, Language language) {
  std::vector<std::string> header;
  for (const Grid::Column& column : TicketColumns(desk->shown_policy(), language)) {
    header.push_back(column.title);
  }
  CsvWriter writer(file, header);
  return desk->EachTicket(desk->as_of(), [&](const Policy& policy, const v1::Ticket&,
                                             const Ticket& ticket, const TicketVerdict& verdict) {
    return writer.Row(TicketRow(policy, ticket, verdict, language));
  });
}

bool EvalTicketTable(Desk* desk, OutputFile* file, Language language) {
  Grid grid;
  grid.columns = TicketColumns(desk->shown_policy(), language);
  const bool read =
      desk->EachTicket(desk->as_of(), [&](const Policy& policy, const v1::Ticket&,
                                          const Ticket& ticket, const TicketVerdict& verdict) {
        grid.rows.push_back(TicketRow(policy, ticket, verdict, language));
        return true;
      });
  file->Write(RenderGrid(grid));
  return read;
}

bool EvalTickets(const Options& options, Desk* desk, OutputFile* file) {
  if (options.format == "jsonl") return EvalTicketLines(desk, file);
  if (options.format == "csv") return EvalTicketCsv(desk, file, options.language);
  return EvalTicketTable(desk, file, options.language);
}

bool EvalCustomers(const Options& options, Desk* desk, OutputFile* file) {
  std::vector<v1::CustomerEvaluation> customers;
  if (!desk->Customers(&customers)) return false;
  for (v1::CustomerEvaluation& customer : customers) MaskIds(desk->shown_policy(), &customer);
  if (options.format == "jsonl") {
    JsonLinesWriter writer(file);
    for (v1::CustomerEvaluation& customer : customers) {
      desk->KeepWanted(&customer);
      writer.Write(customer);
    }
    return true;
  }
  const Grid grid = CustomerGrid(desk->shown_policy(), customers, options.language);
  if (options.format == "csv") {
    WriteCsv(grid, file);
  } else {
    file->Write(RenderGrid(grid));
  }
  return true;
}

}  // namespace

int RunEval(const Options& options) {
  const bool tickets = !options.tickets.empty();
  const bool customers = !options.customers.empty();
  // A CSV holds one table.
  if ((!tickets && !customers) || (options.format == "csv" && tickets && customers)) {
    Print(Tell(internal::kNothingToDo,
               {{"expected", options.format == "csv" ? "--tickets / --customers (CSV: one of them)"
                                                     : "--tickets / --customers"}}),
          options.language);
    return kCouldNotRun;
  }
  Desk desk(options);
  if (!desk.OpenPolicies() || !desk.OpenAsOf()) return desk.exit_code();
  OutputFile file(options.output.empty() ? "-" : options.output);
  const bool judged = (!tickets || EvalTickets(options, &desk, &file)) &&
                      (!customers || EvalCustomers(options, &desk, &file));
  if (!judged && desk.exit_code() != kClean && file.ok()) return desk.exit_code();
  return CommitOrTell(&file, options.language) ? desk.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
