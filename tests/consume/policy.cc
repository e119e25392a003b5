// A host that uses the compiled part: it loads a policy, is told what is wrong with another one,
// and passes messages.
#include <cstdio>

#include "guiju/guiju.h"
#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"

int main() {
  const guiju::Policy& standard = *guiju::StandardPolicy();
  guiju::Ticket ticket;
  ticket.priority = guiju::Priority::kP1;
  ticket.received = guiju::FromUnixSeconds(1'771'898'400);  // 2026-02-24T10:00:00+08:00
  guiju::TicketVerdict verdict;
  guiju::EvaluateTicket(standard, ticket, ticket.received, &verdict);
  if (verdict.obligation_count == 0 || !verdict.obligations[0].due.is_known()) return 1;

  const guiju::LoadedPolicy wrong = guiju::LoadPolicy("score { metrc {} }", "wrong.textproto");
  if (wrong.policy != nullptr || guiju::Acceptable(wrong.findings)) return 1;

  guiju::v1::Policy message;
  message.set_id("standard");
  guiju::v1::Policy copy;
  if (!copy.ParseFromString(message.SerializeAsString()) || copy.id() != "standard") return 1;

  std::printf("guiju %s: %zu obligations; %s\n", GUIJU_VERSION_STRING, verdict.obligation_count,
              wrong.findings[0].en.c_str());
  return 0;
}
