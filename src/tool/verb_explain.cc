// guiju explain: one ticket, customer, record or agent in words.
#include <string>
#include <vector>

#include "guiju/explain.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/masked.h"
#include "tool/output.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

std::string Lines(const Reasons& reasons, Language language, const char* indent) {
  std::string out;
  for (const Reason& reason : reasons) {
    out += indent + reason.text(language);
    if (!reason.clause.empty()) out += " [" + reason.clause + "]";
    out += "\n";
  }
  return out;
}

template <typename Evaluation>
std::string ReasonLines(const Evaluation& evaluation, Language language) {
  std::string out;
  for (const std::string& reason :
       language == Language::kChinese ? evaluation.reason_zh() : evaluation.reason_en()) {
    out += reason + "\n";
  }
  return out;
}

bool ExplainTicket(const Options& options, Desk* desk, std::string* out) {
  return desk->EachTicket(desk->as_of(), [&](const Policy& policy, const v1::Ticket&,
                                             const Ticket& ticket, const TicketVerdict& verdict) {
    if (ticket.id != options.id) return true;
    *out += Lines(ExplainVersion(desk->book(), policy, desk->book().TicketBy(desk->as_of())),
                  options.language, "");
    *out += Lines(Explain(policy, ticket, verdict), options.language, "");
    for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
      const Reasons trace = Trace(policy, ticket, verdict.obligations[i], verdict.as_of);
      if (trace.empty()) continue;
      const Label& name = policy.sla.obligations[verdict.obligations[i].obligation].entry.label;
      *out += "\n" +
              internal::Say(internal::kTraceOf, options.language, {{"name", name.en, name.zh}}) +
              "\n" + Lines(trace, options.language, "  ");
    }
    CallbackSummary summary;
    v1::CallbackEvaluation callback;
    if (desk->PlanTicket(policy, ticket, verdict, &summary, &callback)) {
      *out += "\n" + ReasonLines(callback, options.language);
    }
    return false;
  });
}

bool ExplainCustomer(const Options& options, Desk* desk, std::string* out) {
  return desk->EachCustomer([&](const Customer& customer, const CustomerVerdict& verdict,
                                v1::CustomerEvaluation* evaluation) {
    if (customer.id != options.id) return true;
    *out += ReasonLines(*evaluation, options.language);
    CallbackSummary summary;
    v1::CallbackEvaluation callback;
    if (desk->PlanCustomer(customer, verdict, &summary, &callback)) {
      *out += "\n" + ReasonLines(callback, options.language);
    }
    return false;
  });
}

bool ExplainRecord(const Options& options, Desk* desk, std::string* out) {
  return desk->EachRecord(
      [&](const ServiceRecord& record, const RecordVerdict&, v1::RecordEvaluation* evaluation) {
        if (record.id != options.id) return true;
        *out += ReasonLines(*evaluation, options.language);
        return false;
      });
}

bool ExplainAgent(const Options& options, Desk* desk, std::string* out) {
  std::vector<v1::AgentEvaluation> agents;
  if (!desk->Scores(&agents)) return false;
  for (const v1::AgentEvaluation& agent : agents) {
    if (agent.score().agent_id() != options.id) continue;
    *out += agent.score().month() + "\n" + ReasonLines(agent, options.language);
  }
  return true;
}

}  // namespace

int RunExplain(const Options& options) {
  Desk desk(options);
  if (!desk.OpenPolicies()) return desk.exit_code();
  const bool months = !options.months.empty() || !options.knowledge.empty();
  std::string out;
  bool done = false;
  internal::Argument what{"what", "", ""};
  if (months) {
    what = {"what", "agent", "客服"};
    const auto tally = [&desk](const Policy& policy, const v1::Ticket&, const Ticket& ticket,
                               const TicketVerdict&) {
      desk.Tally(policy, ticket);
      return true;
    };
    done = (options.tickets.empty() || desk.EachTicket(kEndOfFacts, tally)) &&
           ExplainAgent(options, &desk, &out);
  } else if (!options.records.empty()) {
    what = {"what", "record", "记录"};
    done = desk.OpenAsOf() && ExplainRecord(options, &desk, &out);
  } else if (!options.tickets.empty() && !options.customers.empty()) {
    // The customer of this id, or else the ticket with what its customer is.
    what = {"what", "customer or ticket", "客户或工单"};
    done = desk.OpenAsOf() && ExplainCustomer(options, &desk, &out) &&
           (!out.empty() || ExplainTicket(options, &desk, &out));
  } else if (!options.customers.empty()) {
    what = {"what", "customer", "客户"};
    done = desk.OpenAsOf() && ExplainCustomer(options, &desk, &out);
  } else if (!options.tickets.empty()) {
    what = {"what", "ticket", "工单"};
    done = desk.OpenAsOf() && ExplainTicket(options, &desk, &out);
  } else {
    Print(Tell(internal::kNothingToDo,
               {{"expected", "--tickets / --customers / --records / --months / --knowledge"}}),
          options.language);
    return kCouldNotRun;
  }
  if (!done) return desk.exit_code();
  if (out.empty()) {
    Print(Tell(internal::kNotFound,
               {what, {"id", Shown(ShownId(desk.shown_policy().mask, options.id), 40)}}),
          options.language);
    return kCouldNotRun;
  }
  return WriteText(out, options.output, options.language) ? desk.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
