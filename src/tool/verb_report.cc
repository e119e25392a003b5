// guiju report: everything of a desk, as tables, lines of JSON and one HTML page.
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "format.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/csv_writer.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/output_file.h"
#include "tool/say.h"
#include "tool/summarize.h"
#include "tool/summary.h"
#include "words.h"

namespace guiju::tool {
namespace {

class Report {
 public:
  Report(const Options& options, Desk* desk) : options_(options), desk_(*desk) {
    summary_.policy = &desk->shown_policy();
    summary_.as_of = desk->as_of();
    summary_.title = options.title;
  }

  // False: told on standard error.
  bool Write() {
    if (!options_.tickets.empty() && !Tickets()) return false;
    if (!options_.customers.empty() && !Customers()) return false;
    const bool scores =
        !options_.tickets.empty() || !options_.months.empty() || !options_.knowledge.empty();
    if (scores && !Scores()) return false;
    return Written(WriteText(RenderReport(summary_), Path("report.html"), options_.language),
                   "report.html");
  }

  // The tables that the command prints: scorecards and deadlines.
  std::string Tables() const {
    std::string out;
    if (summary_.has_scores) out += Scorecards();
    if (summary_.has_scores && summary_.has_tickets) out += "\n";
    if (summary_.has_tickets) out += RenderGrid(AttainmentGrid());
    return out;
  }

 private:
  std::string Path(const std::string& name) const { return options_.output + "/" + name; }

  // Notes a file as written; false, and the run could not do its work, when it was not.
  bool Written(bool ok, const std::string& name) {
    if (!ok) return desk_.Stop(kCouldNotRun);
    summary_.files.push_back(name);
    std::cerr << internal::Say(internal::kWritten, options_.language, {{"file", Path(name)}})
              << '\n';
    return true;
  }

  bool Tickets() {
    summary_.has_tickets = true;
    OutputFile lines(Path("tickets.jsonl"));
    OutputFile table(Path("tickets.csv"));
    std::vector<std::string> header;
    for (const Grid::Column& column : TicketColumns(desk_.shown_policy(), options_.language)) {
      header.push_back(column.title);
    }
    CsvWriter writer(&table, header);
    JsonLinesWriter line_writer(&lines);
    const auto take = [&](const Policy& policy, const v1::Ticket&, const Ticket& ticket,
                          const TicketVerdict& verdict) {
      desk_.Tally(policy, ticket);
      AddTicket(policy, ticket, verdict, &summary_);
      v1::TicketEvaluation evaluation;
      ToMessage(policy, ticket, verdict, &evaluation);
      evaluation.mutable_as_of()->set_iso(
          internal::FormatIso(policy.sla_calendar().zone(), desk_.as_of()));
      return line_writer.Write(evaluation) &&
             writer.Row(TicketRow(policy, ticket, verdict, options_.language));
    };
    if (!desk_.EachTicket(desk_.as_of(), take)) return false;
    FinishTickets(&summary_);
    summary_.tickets.rejected = desk_.ticket_summary().rejected;
    return Written(CommitOrTell(&lines, options_.language), "tickets.jsonl") &&
           Written(CommitOrTell(&table, options_.language), "tickets.csv");
  }

  bool Customers() {
    summary_.has_customers = true;
    std::vector<v1::CustomerEvaluation> customers;
    if (!desk_.Customers(&customers)) return false;
    AddCustomers(customers, &summary_);
    summary_.segments.rejected = desk_.customer_summary().rejected;
    return WrittenBoth(customers, "customers",
                       CustomerGrid(desk_.shown_policy(), customers, options_.language));
  }

  // The same as lines of JSON and as CSV.
  template <typename Message>
  bool WrittenBoth(const std::vector<Message>& messages, const std::string& name,
                   const Grid& grid) {
    const Language language = options_.language;
    return Written(WriteLines(messages, Path(name + ".jsonl"), language), name + ".jsonl") &&
           Written(WriteGrid(grid, true, Path(name + ".csv"), language), name + ".csv");
  }

  bool Scores() {
    summary_.has_scores = true;
    if (!desk_.Scores(&summary_.scores.agents)) return false;
    summary_.scores.rejected = desk_.rejected_months();
    score_grid_ = ScoreGrid(desk_.shown_policy(), summary_.scores.agents, options_.language);
    return WrittenBoth(summary_.scores.agents, "scorecards", score_grid_);
  }

  // As many rows as a screen shows; the file has all.
  std::string Scorecards() const {
    constexpr std::size_t kMostRows = 40;
    Grid grid = score_grid_;
    const std::size_t all = grid.rows.size();
    if (all > kMostRows) grid.rows.resize(kMostRows);
    std::string out = RenderGrid(grid);
    if (all > kMostRows) {
      out += internal::Say(
                 internal::kMoreRows, options_.language,
                 {{"count", std::to_string(all - kMostRows)}, {"file", Path("scorecards.csv")}}) +
             "\n";
    }
    return out;
  }

  Grid AttainmentGrid() const {
    const bool zh = options_.language == Language::kChinese;
    Grid grid;
    grid.columns = {{zh ? "时限" : "obligation"},      {zh ? "规则" : "rule"},
                    {zh ? "紧急程度" : "priority"},    {zh ? "按时" : "met", true},
                    {zh ? "超时完成" : "late", true},  {zh ? "超时未完成" : "overdue", true},
                    {zh ? "有风险" : "at risk", true}, {zh ? "进行中" : "running", true},
                    {zh ? "暂停" : "paused", true},    {zh ? "达成率" : "attainment", true}};
    const SlaPolicy& policy = summary_.policy->sla;
    for (std::size_t i = 0; i < policy.obligations.size(); ++i) {
      if (!IsShown(policy.obligations[i], summary_.tickets.attainment[i])) continue;
      for (std::size_t p = 1; p < summary_.tickets.attainment[i].size(); ++p) {
        const Attainment& a = summary_.tickets.attainment[i][p];
        const std::string share =
            a.decided() == 0 ? "–" : internal::FormatPercent({a.met, a.decided()}, 1) + " %";
        const Entry& entry = policy.obligations[i].entry;
        grid.rows.push_back({In(entry.label, options_.language), entry.clause,
                             internal::WordOf(static_cast<Priority>(p)).en, std::to_string(a.met),
                             std::to_string(a.breached_done), std::to_string(a.breached_open),
                             std::to_string(a.at_risk), std::to_string(a.running),
                             std::to_string(a.paused), share});
      }
    }
    return grid;
  }

  const Options& options_;
  Desk& desk_;
  DeskSummary summary_;
  Grid score_grid_;
};

}  // namespace

int RunReport(const Options& options) {
  if (options.tickets.empty() && options.customers.empty() && options.months.empty()) {
    Print(Tell(internal::kNothingToDo, {{"expected", "--tickets / --customers / --months"}}),
          options.language);
    return kCouldNotRun;
  }
  Desk desk(options);
  if (!desk.OpenPolicies() || !desk.OpenAsOf()) return desk.exit_code();
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) {
    Print(
        Tell(internal::kCannotMakeFolder, {{"file", options.output}, {"reason", error.message()}}),
        options.language);
    return kCouldNotRun;
  }
  Report report(options, &desk);
  if (!report.Write()) return desk.exit_code();
  std::cout << report.Tables();
  return std::cout.flush() ? desk.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
