// The example of the READMEs, which show what stands between the two marks; tests/readme_test.py
// compares them, and their output with this program's.

// [example]
#include <iostream>

#include "guiju/explain.h"
#include "guiju/load.h"

int main() {
  const auto policy = guiju::StandardPolicy();
  guiju::Ticket ticket;
  ticket.signals.yes = 1u << policy->triage.SignalIndex("function_abnormal");
  ticket.received = guiju::FromUnixSeconds(1770948000);  // Friday 2026-02-13 10:00 in Shanghai
  guiju::TicketVerdict verdict;
  guiju::EvaluateTicket(*policy, ticket, ticket.received, &verdict);
  for (const auto& why : guiju::Explain(*policy, ticket, verdict)) std::cout << why.en << '\n';
}
// [/example]
