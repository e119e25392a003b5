// guiju eval: tickets, customers and records to verdicts.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/proto.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/csv_writer.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/output_file.h"
#include "tool/rows.h"
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

// A table for people is laid out as a whole; lines and CSV are streamed.
class RowSink {
 public:
  RowSink(const Options& options, const std::vector<Grid::Column>& columns, OutputFile* file)
      : options_(options), file_(file), lines_(file) {
    grid_.columns = columns;
    if (options.format == "csv") csv_.emplace(file, TitlesOf(columns));
  }

  template <typename Message>
  bool Take(const Message& message, std::vector<std::string> row) {
    if (options_.format == "jsonl") return lines_.Write(message);
    if (csv_.has_value()) return csv_->Row(row);
    grid_.rows.push_back(std::move(row));
    return true;
  }
  void Finish() {
    if (options_.format == "table") file_->Write(RenderGrid(grid_));
  }

 private:
  const Options& options_;
  OutputFile* file_;
  JsonLinesWriter lines_;
  std::optional<CsvWriter> csv_;
  Grid grid_;
};

bool EvalCustomers(const Options& options, Desk* desk, OutputFile* file) {
  RowSink sink(options, CustomerColumns(options.language), file);
  const bool read = desk->EachCustomer([&](const Customer&, const CustomerVerdict&,
                                           v1::CustomerEvaluation* evaluation) {
    MaskIds(desk->shown_policy(), evaluation);
    return sink.Take(*evaluation, CustomerRow(desk->shown_policy(), *evaluation, options.language));
  });
  sink.Finish();
  return read;
}

bool EvalRecords(const Options& options, Desk* desk, OutputFile* file) {
  RowSink sink(options, RecordColumns(options.language), file);
  const bool read = desk->EachRecord([&](const ServiceRecord&, const RecordVerdict&,
                                         v1::RecordEvaluation* evaluation) {
    MaskIds(desk->shown_policy(), evaluation);
    return sink.Take(*evaluation, RecordRow(desk->shown_policy(), *evaluation, options.language));
  });
  sink.Finish();
  return read;
}

}  // namespace

int RunEval(const Options& options) {
  const bool tickets = !options.tickets.empty();
  const bool customers = !options.customers.empty();
  const bool records = !options.records.empty();
  const int kinds = tickets + customers + records;
  // A CSV holds one table.
  if (kinds == 0 || (options.format == "csv" && kinds > 1)) {
    Print(Tell(internal::kNothingToDo,
               {{"expected", options.format == "csv"
                                 ? "--tickets / --customers / --records (CSV: one of them)"
                                 : "--tickets / --customers / --records"}}),
          options.language);
    return kCouldNotRun;
  }
  Desk desk(options);
  if (!desk.OpenPolicies() || !desk.OpenAsOf()) return desk.exit_code();
  OutputFile file(options.output.empty() ? "-" : options.output);
  // Customers first: what they are is asked for by the rules of their tickets.
  const bool judged = (!customers || EvalCustomers(options, &desk, &file)) &&
                      (!tickets || EvalTickets(options, &desk, &file)) &&
                      (!records || EvalRecords(options, &desk, &file));
  if (!judged && desk.exit_code() != kClean && file.ok()) return desk.exit_code();
  return CommitOrTell(&file, options.language) ? desk.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
