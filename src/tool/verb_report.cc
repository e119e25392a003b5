// guiju report: everything of a desk, as tables, lines of JSON and one HTML page.
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "format.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/csv_writer.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/output_file.h"
#include "tool/plan_list.h"
#include "tool/rows.h"
#include "tool/say.h"
#include "tool/summarize.h"
#include "tool/summary.h"
#include "words.h"

namespace guiju::tool {
namespace {

// A table on its way into two files: lines of JSON and CSV.
class Pair {
 public:
  Pair(const std::string& path, const std::vector<Grid::Column>& columns)
      : lines_(path + ".jsonl"),
        table_(path + ".csv"),
        line_writer_(&lines_),
        writer_(&table_, TitlesOf(columns)) {}

  bool Line(const google::protobuf::Message& message) { return line_writer_.Write(message); }
  bool Row(const std::vector<std::string>& row) { return writer_.Row(row); }
  bool CommitLines(Language language) { return CommitOrTell(&lines_, language); }
  bool CommitTable(Language language) { return CommitOrTell(&table_, language); }

 private:
  OutputFile lines_;
  OutputFile table_;
  JsonLinesWriter line_writer_;
  CsvWriter writer_;
};

class Report {
 public:
  Report(const Options& options, Desk* desk)
      : options_(options), desk_(*desk), plans_(desk->shown_policy(), desk->as_of()) {
    summary_.policy = &desk->shown_policy();
    summary_.as_of = desk->as_of();
    summary_.warnings = desk->warnings();
    summary_.title = options.title;
  }

  // False: told on standard error.
  bool Write() {
    // Customers and records first: tickets ask what their customers are, and for their analyses.
    const bool plans = !options_.tickets.empty() || !options_.customers.empty();
    summary_.has_callbacks = plans || !options_.callbacks.empty();
    if (plans) {
      plan_files_ = std::make_unique<Pair>(Path("callbacks"), CallbackColumns(options_.language));
    }
    if (!options_.customers.empty() && !Customers()) return false;
    if (!options_.records.empty() && !Records()) return false;
    if (!options_.tickets.empty() && !Tickets()) return false;
    if (plans && !Plans()) return false;
    if (!options_.callbacks.empty() && !CallbacksMade()) return false;
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
    if (!summary_.stats.weeks.empty()) {
      AddTable(internal::kTableWeeks, PeriodGrid(summary_.stats.weeks, options_.language), 0, {},
               &out);
    }
    if (summary_.has_customers) {
      AddTable(internal::kTableSegments, SegmentGrid(summary_, options_.language), 0, {}, &out);
    }
    Grid plans;
    plans.columns = CallbackColumns(options_.language);
    for (const v1::CallbackEvaluation& callback : summary_.callbacks.plans) {
      for (auto& row : CallbackRows(*summary_.policy, callback, options_.language)) {
        plans.rows.push_back(std::move(row));
      }
    }
    if (!plans.rows.empty()) {
      AddTable(internal::kTableCallbacks, plans, kFirstRows, "callbacks.csv", &out);
    }
    Grid records;
    records.columns = RecordColumns(options_.language);
    for (const v1::RecordEvaluation& record : summary_.records.incomplete) {
      records.rows.push_back(RecordRow(*summary_.policy, record, options_.language));
    }
    if (!records.rows.empty()) {
      AddTable(internal::kTableRecords, records, kFirstRows, "records.csv", &out);
    }
    return out;
  }

 private:
  // Of the tables of what is to be done.
  static constexpr std::size_t kFirstRows = 10;

  std::string Path(const std::string& name) const { return options_.output + "/" + name; }

  // Adds a table under its heading, at most `most` rows of it (0: all); the rest is in `file`.
  void AddTable(const internal::Sentence& heading, Grid grid, std::size_t most,
                const std::string& file, std::string* out) const {
    const std::size_t all = grid.rows.size();
    const bool cut = most > 0 && all > most;
    if (cut) grid.rows.resize(most);
    *out += "\n" + internal::Say(heading, options_.language, {{"day", summary_.callbacks.day}}) +
            "\n" + RenderGrid(grid);
    if (!cut) return;
    *out += internal::Say(internal::kMoreInFile, options_.language, {{"file", Path(file)}}) + "\n";
  }

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
    Pair files(Path("tickets"), TicketColumns(desk_.shown_policy(), options_.language));
    const auto take = [&](const Policy& policy, const v1::Ticket& message, const Ticket& ticket,
                          const TicketVerdict& verdict) {
      desk_.Tally(policy, ticket);
      AddTicket(policy, ticket, verdict, &summary_);
      AddToStats(WithScales(ticket, verdict.triage));
      AddAnalysis(message, ticket);
      v1::CallbackEvaluation callback;
      if (desk_.PlanTicket(policy, ticket, verdict, &summary_.callbacks, &callback) &&
          !AddPlan(policy, std::move(callback))) {
        return false;
      }
      v1::TicketEvaluation evaluation;
      ToMessage(policy, ticket, verdict, {options_.wants_zh(), options_.wants_en()}, &evaluation);
      desk_.SayVersion(policy, desk_.book().TicketBy(desk_.as_of()), &evaluation);
      evaluation.mutable_as_of()->set_iso(
          internal::FormatIso(policy.sla_calendar().zone(), desk_.as_of()));
      MaskIds(policy, &evaluation);
      return files.Line(evaluation) &&
             files.Row(TicketRow(policy, ticket, verdict, options_.language));
    };
    if (!desk_.EachTicket(desk_.as_of(), take)) return false;
    FinishTickets(&summary_);
    summary_.tickets.rejected = desk_.ticket_summary().rejected;
    return Committed(&files, "tickets") && Statistics();
  }

  bool Committed(Pair* files, const std::string& name) {
    return Written(files->CommitLines(options_.language), name + ".jsonl") &&
           Written(files->CommitTable(options_.language), name + ".csv");
  }

  // By the version in force at the moment of judgement: one period has one way to be counted.
  void AddToStats(const Ticket& ticket) {
    const Policy& policy = desk_.shown_policy();
    weeks_.Add(policy.stats, policy.stats_calendar(), ticket);
    months_.Add(policy.stats, policy.stats_calendar(), ticket);
  }

  void AddAnalysis(const v1::Ticket& message, const Ticket& ticket) {
    if (!summary_.has_records) return;
    v1::AnalysisEvaluation analysis;
    if (!desk_.LacksAnalysis(message, ticket, &analysis)) return;
    RecordSummary& records = summary_.records;
    ++records.analyses_total;
    MaskIds(desk_.shown_policy(), &analysis);
    if (records.analyses.size() < kMostIncomplete) records.analyses.push_back(std::move(analysis));
  }

  bool AddPlan(const Policy& policy, v1::CallbackEvaluation callback) {
    MaskIds(policy, &callback);
    bool ok = plan_files_->Line(callback);
    for (const auto& row : CallbackRows(policy, callback, options_.language)) {
      ok = ok && plan_files_->Row(row);
    }
    plans_.Add(std::move(callback));
    return ok;
  }

  bool Plans() {
    plans_.Finish(&summary_.callbacks);
    return Committed(plan_files_.get(), "callbacks");
  }

  bool Statistics() {
    const Policy& policy = desk_.shown_policy();
    const auto reports = [&](const DeskStats& stats, std::vector<v1::StatsReport>* out) {
      for (const auto& [day, period] : stats.periods()) {
        ToMessage(policy, stats.kind(), {day}, period, &out->emplace_back());
        desk_.KeepWanted(&out->back());
      }
    };
    reports(weeks_, &summary_.stats.weeks);
    reports(months_, &summary_.stats.months);
    summary_.stats.correlations = desk_.Correlations();
    for (v1::CorrelationVerdict& verdict : summary_.stats.correlations) desk_.KeepWanted(&verdict);
    std::vector<v1::StatsReport> all = summary_.stats.weeks;
    all.insert(all.end(), summary_.stats.months.begin(), summary_.stats.months.end());
    const bool written =
        Written(WriteLines(all, Path("statistics.jsonl"), options_.language), "statistics.jsonl");
    if (summary_.stats.correlations.empty()) return written;
    return written && Written(WriteLines(summary_.stats.correlations, Path("correlations.jsonl"),
                                         options_.language),
                              "correlations.jsonl");
  }

  bool CallbacksMade() {
    CallbackSummary& callbacks = summary_.callbacks;
    if (!desk_.CallbacksMade(&callbacks)) return false;
    if (!callbacks.has_made) return true;
    for (v1::CallbackPeriod& period : callbacks.by_agent) MaskIds(desk_.shown_policy(), &period);
    const std::vector<v1::CallbackTargetsEvaluation> targets = {callbacks.targets};
    return Written(WriteLines(targets, Path("callback_targets.jsonl"), options_.language),
                   "callback_targets.jsonl") &&
           Written(WriteLines(callbacks.by_agent, Path("callback_agents.jsonl"), options_.language),
                   "callback_agents.jsonl");
  }

  bool Records() {
    summary_.has_records = true;
    Pair files(Path("records"), RecordColumns(options_.language));
    RecordTallies tallies;
    const auto take = [&](const ServiceRecord& record, const RecordVerdict& verdict,
                          v1::RecordEvaluation* evaluation) {
      MaskIds(desk_.shown_policy(), evaluation);
      AddRecord(record, verdict, *evaluation, &tallies, &summary_);
      return files.Line(*evaluation) &&
             files.Row(RecordRow(desk_.shown_policy(), *evaluation, options_.language));
    };
    if (!desk_.EachRecord(take)) return false;
    FinishRecords(tallies, &summary_);
    summary_.records.rejected = desk_.record_summary().rejected;
    return Committed(&files, "records");
  }

  bool Customers() {
    summary_.has_customers = true;
    const Policy& policy = desk_.shown_policy();
    Pair files(Path("customers"), CustomerColumns(options_.language));
    const auto take = [&](const Customer& customer, const CustomerVerdict& verdict,
                          v1::CustomerEvaluation* evaluation) {
      MaskIds(policy, evaluation);
      AddCustomer(*evaluation, &summary_);
      v1::CallbackEvaluation callback;
      if (desk_.PlanCustomer(customer, verdict, &summary_.callbacks, &callback) &&
          !AddPlan(policy, std::move(callback))) {
        return false;
      }
      return files.Line(*evaluation) &&
             files.Row(CustomerRow(policy, *evaluation, options_.language));
    };
    if (!desk_.EachCustomer(take)) return false;
    summary_.segments.rejected = desk_.customer_summary().rejected;
    return Committed(&files, "customers");
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
    Findings findings;
    Review(desk_.shown_policy(), summary_.scores.agents, &summary_.scores.reviews, &findings);
    for (const Finding& finding : findings) Print(finding, options_.language);
    for (v1::AgentReview& review : summary_.scores.reviews) {
      desk_.KeepWanted(&review);
      MaskIds(desk_.shown_policy(), &review);
    }
    for (v1::AgentEvaluation& agent : summary_.scores.agents) {
      MaskIds(desk_.shown_policy(), &agent);
    }
    score_grid_ = ScoreGrid(desk_.shown_policy(), summary_.scores.agents, options_.language);
    return WrittenBoth(summary_.scores.agents, "scorecards", score_grid_) &&
           Written(WriteLines(summary_.scores.reviews, Path("reviews.jsonl"), options_.language),
                   "reviews.jsonl");
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
  std::unique_ptr<Pair> plan_files_;
  PlanList plans_;
  DeskStats weeks_{PeriodKind::kWeek};
  DeskStats months_{PeriodKind::kMonth};
};

}  // namespace

int RunReport(const Options& options) {
  if (options.tickets.empty() && options.customers.empty() && options.months.empty() &&
      options.records.empty() && options.callbacks.empty()) {
    Print(Tell(internal::kNothingToDo,
               {{"expected", "--tickets / --customers / --months / --records / --callbacks"}}),
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
