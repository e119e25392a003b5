// What the library answers to the facts of a conformance case: one branch for each kind of facts.
#ifndef GUIJU_TESTS_CONFORMANCE_ANSWER_H_
#define GUIJU_TESTS_CONFORMANCE_ANSWER_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "conformance_compare.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "guiju/proto.h"
#include "guiju/stats.h"
#include "guiju/v1/conformance.pb.h"
#include "message_source.h"
#include "problems.h"

namespace guiju::internal {

// Empties the field at "score.metric"; false when there is none.
inline bool ClearPath(google::protobuf::Message* message, std::string_view path) {
  for (;;) {
    const std::size_t end = path.find('.');
    const auto* field = message->GetDescriptor()->FindFieldByName(std::string(path.substr(0, end)));
    if (field == nullptr) return false;
    if (end == std::string_view::npos) {
      message->GetReflection()->ClearField(message, field);
      return true;
    }
    if (field->is_repeated() ||
        field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
      return false;
    }
    message = message->GetReflection()->MutableMessage(message, field);
    path = path.substr(end + 1);
  }
}

// The standard policy with the case laid over it; null when `findings` refuse it.
inline std::shared_ptr<const Policy> PolicyOfCase(const v1::ConformanceCase& proto,
                                                  Findings* findings, Strings* problems) {
  v1::Policy policy;
  ReadMessage({StandardPolicyText(), "standard.textproto"}, &policy);
  for (const std::string& path : proto.clear()) {
    if (!ClearPath(&policy, path)) problems->push_back("nothing to clear at " + path);
  }
  policy.MergeFrom(proto.overlay());
  LoadedPolicy loaded = LoadPolicy(policy.SerializeAsString(), "case.binpb");
  *findings = std::move(loaded.findings);
  return std::move(loaded.policy);
}

// Judges the facts of one case by its policy.
class CaseAnswerer {
 public:
  CaseAnswerer(const Policy& policy, const v1::ConformanceCase& proto, Findings* findings,
               Strings* problems)
      : policy_(policy), case_(proto), findings_(*findings), problems_(*problems) {}

  // False: the facts were refused (see the findings), and what is answered is not whole.
  bool Answer(v1::ConformanceAnswer* answer) {
    return Tickets(answer) && Customers(answer) && Months(answer) && History(answer) &&
           Callbacks(answer) && CallbackTargets(answer) && Records(answer) && Analyses(answer);
  }

 private:
  bool Tickets(v1::ConformanceAnswer* answer) {
    for (const v1::Ticket& ticket : case_.ticket()) {
      if (!Evaluate(policy_, ticket, AsOf(), answer->add_ticket(), &findings_)) return false;
    }
    return true;
  }

  bool Customers(v1::ConformanceAnswer* answer) {
    if (case_.customer().empty()) return true;
    std::vector<v1::CustomerEvaluation> found;
    if (!Evaluate(policy_, {case_.customer().begin(), case_.customer().end()}, AsOf(), &found,
                  &findings_)) {
      return false;
    }
    *answer->mutable_customer() = {found.begin(), found.end()};
    return true;
  }

  bool Months(v1::ConformanceAnswer* answer) {
    if (case_.agent_month().empty()) return true;
    std::vector<v1::AgentEvaluation> found;
    if (!Evaluate(policy_, {case_.agent_month().begin(), case_.agent_month().end()}, &found,
                  &findings_)) {
      return false;
    }
    *answer->mutable_agent() = {found.begin(), found.end()};
    return true;
  }

  bool History(v1::ConformanceAnswer* answer) {
    struct Sum {
      std::string team;
      AgentTally tally;
    };
    std::map<std::pair<std::string, std::string>, Sum> sums;
    const ZoneTable& zone = policy_.stats_calendar().zone();
    for (const v1::Ticket& message : case_.history()) {
      std::vector<Event> events;
      Ticket ticket;
      if (!FromMessage(policy_, message, &events, &ticket, &findings_)) return false;
      const Instant at = MonthInstant(policy_.stats, ticket);
      if (!at.is_known()) continue;
      const CivilDate date = ToCivilDate(zone.DayOf(at));
      const std::string month =
          std::to_string(date.year) + (date.month < 10 ? "-0" : "-") + std::to_string(date.month);
      Sum& sum = sums[{message.agent_id(), month}];
      sum.team = message.team_id();
      AddTicket(policy_.stats, ticket, &sum.tally);
    }
    for (const auto& [key, sum] : sums) {
      AgentMonth month;
      FillMonth(sum.tally, &month);
      v1::AgentMonth& message = *answer->add_month();
      message.set_agent_id(key.first);
      message.set_month(key.second);
      message.set_team_id(sum.team);
      message.set_handled(month.handled.numerator);
      if (!month.response.is_missing()) {
        Set(month.response, message.mutable_response_seconds_by_count());
      }
      if (!month.resolution.is_missing()) {
        Set(month.resolution, message.mutable_resolved_of_handled());
      }
      if (!month.satisfaction.is_missing()) {
        Set(month.satisfaction, message.mutable_rating_sum_by_count());
      }
    }
    return true;
  }

  bool Callbacks(v1::ConformanceAnswer* answer) {
    for (const v1::CallbackRequest& request : case_.callback_request()) {
      if (!Evaluate(policy_, request, AsOf(), answer->add_callback(), &findings_)) return false;
    }
    return true;
  }

  bool CallbackTargets(v1::ConformanceAnswer* answer) {
    if (case_.callback_period().empty()) return true;
    const v1::CallbackPeriod* base =
        case_.callback_period_size() > 1 ? &case_.callback_period(1) : nullptr;
    return Evaluate(policy_, case_.callback_period(0), base, answer->mutable_callback_targets(),
                    &findings_);
  }

  bool Records(v1::ConformanceAnswer* answer) {
    for (const v1::ServiceRecord& record : case_.service_record()) {
      if (!Evaluate(policy_, record, AsOf(), answer->add_record(), &findings_)) return false;
    }
    return true;
  }

  bool Analyses(v1::ConformanceAnswer* answer) {
    for (const v1::AnalysisRequest& request : case_.analysis_request()) {
      if (!Evaluate(policy_, request, AsOf(), answer->add_analysis(), &findings_)) return false;
    }
    return true;
  }

  static void Set(Ratio ratio, v1::Fraction* message) {
    message->set_numerator(ratio.numerator);
    message->set_denominator(ratio.denominator);
  }

  Instant AsOf() {
    Instant at;
    if (case_.as_of().at_case() == v1::Instant::kUnixUs) at.us = case_.as_of().unix_us();
    if (case_.as_of().at_case() == v1::Instant::kIso) {
      const std::string& text = case_.as_of().iso();
      guiju_parse_instant(text.data(), text.size(), &at.us);
    }
    if (!at.is_known()) problems_.push_back("the case needs as_of");
    return at;
  }

  const Policy& policy_;
  const v1::ConformanceCase& case_;
  Findings& findings_;
  Strings& problems_;
};

}  // namespace guiju::internal

#endif  // GUIJU_TESTS_CONFORMANCE_ANSWER_H_
