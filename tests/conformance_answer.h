// What the library answers to the facts of a conformance case: one branch for each kind of facts.
#ifndef GUIJU_TESTS_CONFORMANCE_ANSWER_H_
#define GUIJU_TESTS_CONFORMANCE_ANSWER_H_

#include <algorithm>
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

// The standard policy with the case, and `version` of its book, laid over it; null when `findings`
// refuse it.
inline std::shared_ptr<const Policy> PolicyOfCase(const v1::ConformanceCase& proto,
                                                  Findings* findings, Strings* problems,
                                                  const v1::Policy& version = {}) {
  v1::Policy policy;
  ReadMessage({StandardPolicyText(), "standard.textproto"}, &policy);
  for (const std::string& path : proto.clear()) {
    if (!ClearPath(&policy, path)) problems->push_back("nothing to clear at " + path);
  }
  policy.MergeFrom(proto.overlay());
  policy.MergeFrom(version);
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
    constexpr bool (CaseAnswerer::*kKinds[])(v1::ConformanceAnswer*) = {
        &CaseAnswerer::Tickets,            //
        &CaseAnswerer::Customers,          //
        &CaseAnswerer::Months,             //
        &CaseAnswerer::History,            //
        &CaseAnswerer::CalendarQuestions,  //
        &CaseAnswerer::Book,               //
        &CaseAnswerer::Reports,            //
        &CaseAnswerer::Correlations,       //
        &CaseAnswerer::Masks,              //
        &CaseAnswerer::Reviews,            //
        &CaseAnswerer::Callbacks,          //
        &CaseAnswerer::CallbackTargets,    //
        &CaseAnswerer::Records,            //
        &CaseAnswerer::Analyses,           //
    };
    for (const auto kind : kKinds) {
      if (!(this->*kind)(answer)) return false;
    }
    return true;
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

  bool Reviews(v1::ConformanceAnswer* answer) {
    if (case_.review_month().empty()) return true;
    std::vector<v1::AgentEvaluation> scored;
    std::vector<v1::AgentReview> found;
    if (!Evaluate(policy_, {case_.review_month().begin(), case_.review_month().end()}, &scored,
                  &findings_) ||
        !Review(policy_, scored, &found, &findings_)) {
      return false;
    }
    *answer->mutable_review() = {found.begin(), found.end()};
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

  bool Book(v1::ConformanceAnswer* answer) {
    if (case_.book().empty()) return true;
    std::vector<std::shared_ptr<const Policy>> versions;
    for (const v1::Policy& version : case_.book()) {
      versions.push_back(PolicyOfCase(case_, &findings_, &problems_, version));
      if (versions.back() == nullptr) return false;
    }
    PolicyBook book;
    Findings said = MakeBook(versions, &book);
    const Instant as_of = InstantOf(case_.as_of());
    for (Finding& finding : ReviewsPassed(book, as_of)) said.push_back(std::move(finding));
    for (const Finding& finding : said) answer->add_book_finding()->set_id(finding.id);
    // The days are compared as a reader sees them, in the text of the finding.
    for (int i = 0; i < answer->book_finding_size(); ++i) {
      SetDays(said[static_cast<std::size_t>(i)].en, answer->mutable_book_finding(i));
    }
    for (const v1::BookQuestion& question : case_.book_question()) {
      Ask(book, question, answer->add_book());
    }
    return true;
  }

  // The first two days of a text, and the first two versions of the book that it names.
  void SetDays(const std::string& text, v1::BookFinding* finding) const {
    std::vector<std::string> days;
    std::vector<std::pair<std::size_t, std::string>> names;
    for (std::size_t i = 0; i + 10 <= text.size(); ++i) {
      std::int32_t day = 0;
      if (guiju_parse_date(text.data() + i, 10, &day) == GUIJU_PARSE_OK) {
        days.push_back(text.substr(i, 10));
      }
    }
    if (!days.empty()) finding->set_first_day(days[0]);
    if (days.size() > 1) finding->set_last_day(days[1]);
    for (const v1::Policy& version : case_.book()) {
      const std::size_t at = text.find(" " + version.version());
      if (at != std::string::npos) names.emplace_back(at, version.version());
    }
    std::sort(names.begin(), names.end());
    if (!names.empty()) finding->set_version(names[0].second);
    if (names.size() > 1) finding->set_other_version(names[1].second);
  }

  static void Ask(const PolicyBook& book, const v1::BookQuestion& question, v1::PolicyRef* answer) {
    const Instant as_of = InstantOf(question.as_of());
    const Policy* policy = nullptr;
    JudgedBy by = JudgedBy::kAsOf;
    std::int32_t month = 0;
    switch (question.what_case()) {
      case v1::BookQuestion::kReceived:
        policy = book.ForTicket(InstantOf(question.received()), as_of);
        by = book.TicketBy(as_of);
        break;
      case v1::BookQuestion::kMonth:
        guiju_parse_month(question.month().data(), question.month().size(), &month);
        policy = book.ForMonth(month, as_of);
        by = book.MonthBy(as_of);
        break;
      case v1::BookQuestion::kEvent:
        policy = book.ForEvent(InstantOf(question.event()));
        by = JudgedBy::kEvent;
        break;
      default:
        policy = book.ForPopulation(as_of);
    }
    if (policy == nullptr) return;
    answer->set_id(policy->id);
    answer->set_version(policy->version);
    SetVersion(book, *policy, by, answer);
  }

  static Instant InstantOf(const v1::Instant& message) {
    Instant at = Instant::Unknown();
    if (message.at_case() == v1::Instant::kUnixUs) at.us = message.unix_us();
    if (message.at_case() == v1::Instant::kIso) {
      guiju_parse_instant(message.iso().data(), message.iso().size(), &at.us);
    }
    return at;
  }

  bool Reports(v1::ConformanceAnswer* answer) {
    if (case_.report_history().empty()) return true;
    std::vector<v1::StatsReport> found;
    if (!Summarize(policy_, {case_.report_history().begin(), case_.report_history().end()},
                   static_cast<PeriodKind>(case_.report_period()), &found, &findings_)) {
      return false;
    }
    *answer->mutable_report() = {found.begin(), found.end()};
    return true;
  }

  bool Correlations(v1::ConformanceAnswer* answer) {
    if (case_.correlated().empty()) return true;
    std::vector<v1::CorrelationVerdict> found;
    if (!CorrelateChurn(policy_, {case_.correlated().begin(), case_.correlated().end()}, &found,
                        &findings_)) {
      return false;
    }
    *answer->mutable_correlation() = {found.begin(), found.end()};
    return true;
  }

  static void Set(Ratio ratio, v1::Fraction* message) {
    message->set_numerator(ratio.numerator);
    message->set_denominator(ratio.denominator);
  }

  bool CalendarQuestions(v1::ConformanceAnswer* answer) {
    for (const v1::CalendarQuestion& question : case_.calendar_question()) {
      if (!guiju::Ask(policy_, question, answer->add_calendar(), &findings_)) return false;
    }
    return true;
  }

  bool Masks(v1::ConformanceAnswer* answer) {
    for (const v1::MaskRequest& request : case_.mask()) {
      Mask(policy_, request, answer->add_mask());
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
