// What is known of the customers while their tickets are judged: as little as the tickets ask for.
#ifndef GUIJU_SRC_TOOL_KNOWN_CUSTOMERS_H_
#define GUIJU_SRC_TOOL_KNOWN_CUSTOMERS_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "guiju/correlation.h"
#include "guiju/evaluate.h"
#include "guiju/policy.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/stats.pb.h"

namespace guiju::tool {

// A customer, without name, money or contracts.
struct KnownCustomer {
  Signals segments;  // by the numbers of the policy that judged
  CustomerType type = CustomerType::kUnspecified;
  Tri churned = Tri::kUnknown;
  bool has_timeliness = false;  // the file says it itself, which stands first
  std::int64_t met = 0;         // obligations of the customer's tickets
  std::int64_t decided = 0;
  std::string callback_facts;  // a v1::Customer with nothing but what callbacks read
};

class KnownCustomers {
 public:
  // Notes a judged customer. `policy` is the same for all.
  void Add(const Policy& policy, const v1::Customer& message, const Customer& facts,
           const CustomerVerdict& verdict);

  // Null when there is none of this id.
  const KnownCustomer* Find(const std::string& id) const;
  // The segments by the numbers of `policy`, which may be another version than the one that judged.
  Signals SegmentsFor(const Policy& policy, const KnownCustomer& customer) const;

  // Counts the obligations of a ticket for its customer's timeliness (STAT-3).
  void Count(const std::string& id, const TicketVerdict& verdict);

  // STAT-3; empty without customers.
  std::vector<v1::CorrelationVerdict> Correlations(const Policy& policy) const;

 private:
  const Policy* policy_ = nullptr;
  std::unordered_map<std::string, KnownCustomer> customers_;
  PairSums timeliness_;  // of customers whose file says it
  PairSums satisfaction_;
};

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_KNOWN_CUSTOMERS_H_
