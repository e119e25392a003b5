// The desk of one run of the command: its policies, its files, and every record judged in turn.
#ifndef GUIJU_SRC_TOOL_DESK_H_
#define GUIJU_SRC_TOOL_DESK_H_

#include <google/protobuf/arena.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "guiju/evaluate.h"
#include "guiju/policy.h"
#include "guiju/proto.h"
#include "tool/command.h"
#include "tool/known_customers.h"
#include "tool/record_reader.h"
#include "tool/summary.h"

namespace guiju::tool {

// Every function that answers bool tells a failure on standard error; exit_code() then says what to
// return to the shell.
class Desk {
 public:
  explicit Desk(const Options& options) : options_(options) {}

  // Loads the policies. False: told on standard error, exit_code() says what to return.
  bool OpenPolicies();
  // Reads --as-of. False as above.
  bool OpenAsOf();

  // Takes one policy instead of those of the options, for all times: its dates do not count.
  void UsePolicy(const Policy& policy);

  // Reads every ticket in the order of the file, with nothing judged. What `on_message` adds to
  // `refused` rejects the row.
  using OnTicketMessage = std::function<bool(const v1::Ticket&, Findings* refused)>;
  bool EachTicketMessage(const OnTicketMessage& on_message);

  // Judges every ticket in the order of the file by the version in force when it was received, with
  // what EachCustomer found of its customer.
  using OnTicket =
      std::function<bool(const Policy&, const v1::Ticket&, const Ticket&, const TicketVerdict&)>;
  bool EachTicket(Instant as_of, const OnTicket& on_ticket);

  // Says in a verdict which version of the book judged it, first of its reasons; nothing when there
  // is one version alone.
  template <typename Evaluation>
  void SayVersion(const Policy& policy, JudgedBy by, Evaluation* evaluation) const {
    if (book_.versions().size() < 2) return;
    SetVersion(book_, policy, by, evaluation->mutable_policy());
    for (const Reason& reason : ExplainVersion(book_, policy, by)) {
      if (options_.wants_zh()) PutFirst(reason.zh, evaluation->mutable_reason_zh());
      if (options_.wants_en()) PutFirst(reason.en, evaluation->mutable_reason_en());
    }
  }
  // Drops the reasons that were not asked for.
  template <typename Evaluation>
  void KeepWanted(Evaluation* evaluation) const {
    if (!options_.wants_zh()) evaluation->clear_reason_zh();
    if (!options_.wants_en()) evaluation->clear_reason_en();
  }
  const Options& options() const { return options_; }
  const PolicyBook& book() const { return book_; }
  // What is to be said about the policy itself at the moment of judgement.
  const Findings& warnings() const { return warnings_; }

  // Judges every customer in the order of the file by the version in force at the moment of
  // judgement. Reads the file twice: for the population of spends (8 bytes a customer), and for the
  // verdicts. Standard input, which is read once, is held. The evaluation has its reasons in the
  // languages asked for and is the caller's to change.
  using OnCustomer =
      std::function<bool(const Customer&, const CustomerVerdict&, v1::CustomerEvaluation*)>;
  bool EachCustomer(const OnCustomer& on_customer);
  // Reads every customer in the order of the file with the population of spends, nothing judged;
  // reads the file twice, as EachCustomer does. What `check` adds to `refused` rejects the row; it
  // is asked first, once.
  using CheckCustomer = std::function<void(const v1::Customer&, Findings* refused)>;
  using OnCustomerMessage = std::function<bool(const Population&, const v1::Customer&)>;
  bool EachCustomerMessage(const CheckCustomer& check, const OnCustomerMessage& on_message);
  // STAT-3, once the tickets were read; empty without customers.
  std::vector<v1::CorrelationVerdict> Correlations() const {
    return customers_.Correlations(*shown_);
  }

  // Judges every record of --records as of the moment of judgement, by the version in force then.
  // Keeps the analyses of dissatisfaction, for the tickets (REC-8).
  using OnRecordVerdict =
      std::function<bool(const ServiceRecord&, const RecordVerdict&, v1::RecordEvaluation*)>;
  bool EachRecord(const OnRecordVerdict& on_record);
  // REC-8, for a ticket of EachTicket whose last rating fell within the days that the records
  // cover. False: no whole analysis is missing.
  bool LacksAnalysis(const v1::Ticket& message, const Ticket& ticket,
                     v1::AnalysisEvaluation* evaluation);

  // The callbacks that were made: the last month with callbacks against the one before (CB-7), and
  // what each agent's came to (STAT-5).
  bool CallbacksMade(CallbackSummary* summary);
  // Plans the callbacks about a ticket of EachTicket or about a customer of EachCustomer. False:
  // there is nothing to plan, and nobody needs to say more; `summary` counts it either way.
  bool PlanTicket(const Policy& policy, const Ticket& ticket, const TicketVerdict& verdict,
                  CallbackSummary* summary, v1::CallbackEvaluation* evaluation);
  bool PlanCustomer(const Customer& customer, const CustomerVerdict& verdict,
                    CallbackSummary* summary, v1::CallbackEvaluation* evaluation);

  // Adds a ticket to its owner's month.
  void Tally(const Policy& policy, const Ticket& ticket);
  // The months: tallied from tickets, given in --months, with the entries of --knowledge; scored by
  // the version in force at the end of each month. By month, team, total (best first), agent.
  bool Scores(std::vector<v1::AgentEvaluation>* evaluations);
  // The same months without their scores, by month, team, agent.
  bool Months(std::vector<v1::AgentMonth>* months);

  // The version whose names are shown: the one in force at the moment of judgement, or the latest.
  const Policy& shown_policy() const { return *shown_; }
  Instant as_of() const { return as_of_; }
  // What the last reading of a kind came to.
  const ReadSummary& ticket_summary() const { return ticket_summary_; }
  const ReadSummary& customer_summary() const { return customer_summary_; }
  const ReadSummary& record_summary() const { return record_summary_; }
  std::int64_t rejected_months() const { return rejected_months_; }
  // Why rows were rejected in all that was read: id of the finding -> rows.
  const std::map<std::string, std::int64_t>& reasons() const { return reasons_; }

  int exit_code() const { return exit_code_; }
  // Raises the code that the run ends with; never lowers it below what was found before.
  void Found(ExitCode code) {
    if (exit_code_ == kClean) exit_code_ = code;
  }
  // Ends the run with `code`; false, for the caller to return.
  bool Stop(ExitCode code) {
    exit_code_ = code;
    return false;
  }

 private:
  struct AgentKey {
    std::string month;
    std::string team;
    std::string agent;
    bool operator<(const AgentKey& o) const {
      return std::tie(month, team, agent) < std::tie(o.month, o.team, o.agent);
    }
  };

  static void PutFirst(const std::string& text,
                       google::protobuf::RepeatedPtrField<std::string>* list) {
    *list->Add() = text;
    for (int i = list->size() - 1; i > 0; --i) list->SwapElements(i, i - 1);
  }
  bool LoadMap(const std::string& path, const v1::ColumnMap** map);
  ReadOptions Reading(const std::string& path, const v1::ColumnMap* map,
                      const std::string& map_file, const char* kind) const;
  bool Told(const ReadOptions& reading, const ReadSummary& summary, bool complete);
  bool JudgeCustomer(const Population& population, const v1::Customer& message,
                     const OnCustomer& on_customer);
  bool Plan(const Policy& policy, JudgedBy by, const CallbackFacts& facts, CallbackSummary* summary,
            v1::CallbackEvaluation* evaluation);
  // The zone of a customer's clock, kept for the next; null: the callback calendar's.
  const ZoneTable* ZoneOf(std::string_view name);
  bool ReadMonths(std::map<AgentKey, v1::AgentMonth>* months);
  bool ScoreMonth(const std::vector<v1::AgentMonth>& months,
                  std::vector<v1::AgentEvaluation>* evaluations);

  const Options& options_;
  PolicyBook book_;
  Findings warnings_;
  const Policy* shown_ = nullptr;
  Instant as_of_;
  google::protobuf::Arena arena_;
  std::map<AgentKey, AgentTally> tallies_;
  ReadSummary ticket_summary_;
  ReadSummary customer_summary_;
  ReadSummary record_summary_;
  KnownCustomers customers_;
  std::map<std::string, ZoneTable, std::less<>> zones_;
  std::unordered_map<std::string, std::string> analyses_;  // ticket -> its v1::ServiceRecord
  Instant records_from_;                                   // the days that the records cover
  Instant records_to_;
  std::int64_t rejected_months_ = 0;
  mutable std::map<std::string, std::int64_t> reasons_;
  std::int64_t in_no_month_ = 0;  // tickets without an owner, or without the event that dates them
  int exit_code_ = kClean;
};

// Reads --as-of: a date (its start on the calendar's wall), an instant or "now". False, and told:
// it is none.
bool ReadAsOf(const Options& options, const Calendar& calendar, Instant* as_of);

// A finding for a terminal: "file:line:column: error: text".
std::string Render(const Finding& finding, Language language);
// The same on standard error.
void Print(const Finding& finding, Language language);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_DESK_H_
