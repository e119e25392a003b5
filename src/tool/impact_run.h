// The history of a desk, read once and judged by one policy and by others.
#ifndef GUIJU_SRC_TOOL_IMPACT_RUN_H_
#define GUIJU_SRC_TOOL_IMPACT_RUN_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "guiju/v1/policy.pb.h"
#include "guiju/workbench/impact.h"
#include "tool/command.h"
#include "tool/desk.h"

namespace guiju::tool {

// What two policies say alike whatever the record, by their texts: then nothing has to be judged or
// even read a second time.
struct Alike {
  bool reading_tickets = false;  // signals, events and segments have the same numbers
  bool tickets = false;
  bool reading_customers = false;
  bool customers = false;
  bool months = false;
};
Alike Compare(const v1::Policy& before, const v1::Policy& after);

// One policy that is compared with the first.
struct Other {
  std::shared_ptr<const Policy> policy;
  Alike alike;
  std::size_t most_moves = 0;
  std::function<void(const workbench::ImpactMove&)> on_move;  // may be empty
};

class ImpactRun {
 public:
  // `options` and the policies outlive the run.
  ImpactRun(const Options& options, const Policy& before, std::vector<Other> others);

  // Reads --as-of, then what the options name. False: told, exit_code() says what to return.
  bool Read();

  const workbench::Impact& impact(std::size_t other) const { return impacts_[other]; }
  // Whether the options named agents' months or tickets to tally them from, tickets, customers.
  bool has_months() const { return has_months_; }
  bool has_tickets() const;
  bool has_customers() const;
  Instant as_of() const { return as_of_; }
  // Rows that were not judged, of all files, and why: id of the finding -> findings.
  std::int64_t refused() const { return refused_; }
  std::map<std::string, std::int64_t> reasons() const {
    std::map<std::string, std::int64_t> reasons = desk_.reasons();
    if (out_of_domain_ > 0) reasons["out_of_domain"] += out_of_domain_;
    return reasons;
  }
  int exit_code() const { return desk_.exit_code(); }

 private:
  // What tickets ask of their customers.
  struct Known {
    Signals segments;
    CustomerType type = CustomerType::kUnspecified;
  };

  bool Customers();
  bool Tickets();
  bool Months();
  bool Team(const std::vector<v1::AgentMonth>& messages, Findings* findings);
  void KnowCustomer(const std::string& id, const CustomerVerdict& before, std::size_t other,
                    const CustomerVerdict& after);
  Ticket WithKnown(const Ticket& ticket, const std::string& customer, std::size_t other) const;

  static constexpr std::size_t kFirst = SIZE_MAX;  // the policy that the others are compared with

  const Options& options_;
  const Policy& before_;
  std::vector<Other> others_;
  Desk desk_;
  Instant as_of_;
  std::vector<workbench::Impact> impacts_;
  std::unordered_map<std::string, Known> known_;  // by the first policy
  // By each other one: those that it sees differently.
  std::vector<std::unordered_map<std::string, Known>> known_differently_;
  bool has_months_ = false;
  std::int64_t refused_ = 0;
  std::int64_t out_of_domain_ = 0;  // months, among those refused
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_IMPACT_RUN_H_
