// A desk whose callbacks, records, statistics, care and reviews are filled by hand.
#ifndef GUIJU_TESTS_REPORT_ROOMS_H_
#define GUIJU_TESTS_REPORT_ROOMS_H_

#include <string>

#include "report_desk.h"

namespace guiju::tool {

inline void SetFraction(std::int64_t numerator, std::int64_t denominator, v1::Fraction* fraction) {
  fraction->set_numerator(numerator);
  fraction->set_denominator(denominator);
}

inline void FillCallbacks(CallbackSummary* callbacks) {
  using Plan = v1::CallbackPlan;
  callbacks->day = "2026-03-01";
  const auto request = [&](const std::string& customer, const std::string& ticket) {
    callbacks->plans.emplace_back();
    callbacks->plans.back().set_customer_id(customer);
    callbacks->plans.back().set_ticket_id(ticket);
    return &callbacks->plans.back();
  };
  const auto plan = [](v1::CallbackEvaluation* to, const std::string& scenario, int least,
                       int most) {
    Plan* out = to->add_plan();
    out->set_scenario(scenario);
    out->set_state(Plan::State::PLANNED);
    out->set_min_minutes(least);
    out->set_max_minutes(most);
    out->set_tier("any");
    return out;
  };
  Plan* care = plan(request("C1001", ""), "new_user", 5, 8);
  care->mutable_earliest()->set_iso("2026-03-01T09:00:00+08:00");
  Plan::Slot* slot = care->add_slot();
  slot->mutable_from()->set_iso("2026-03-01T09:00:00+08:00");
  slot->mutable_to()->set_iso("2026-03-01T10:55:30+08:00");
  Plan::Tag* tag = care->add_tag();
  tag->set_id("channel");
  tag->set_value("official site, 13812345678");
  care->add_tag()->set_id("first_visit");

  v1::CallbackEvaluation* complaint = request("C1002", "K07001");
  Plan* gone = plan(complaint, "complaint", 0, 15);
  gone->set_state(Plan::State::IMPOSSIBLE);
  gone->set_problem(Plan::Problem::QUIET_HOURS);
  gone->set_tier("senior");
  gone->mutable_due()->set_iso("2026-03-01T06:30:00-05:00");
  gone->mutable_earliest()->set_iso("2026-03-01T08:00:00-05:00");
  tag = gone->add_tag();
  tag->set_id("result");
  tag->set_value("RESOLVED");
  Plan* not_shown = plan(complaint, "after_sales", 0, 15);
  not_shown->set_state(Plan::State::DONE);

  callbacks->plans_total = 62;
  callbacks->impossible = 3;
  callbacks->undecided = 11;
  callbacks->not_planned = 324;
  callbacks->has_made = true;
  const auto target = [&](const std::string& id, v1::CallbackTargetVerdict::State::Value state) {
    v1::CallbackTargetVerdict* out = callbacks->targets.add_target();
    out->set_target(id);
    out->set_clause("CB-7");
    out->set_state(state);
    return out;
  };
  v1::CallbackTargetVerdict* length = target("length", v1::CallbackTargetVerdict::State::MISSED);
  SetFraction(240'001, 1'000, length->mutable_value());
  SetFraction(240, 1, length->mutable_required());
  SetFraction(-1, 1'000, length->mutable_distance());
  v1::CallbackTargetVerdict* solved = target("solved", v1::CallbackTargetVerdict::State::MET);
  SetFraction(90, 100, solved->mutable_value());
  SetFraction(85, 100, solved->mutable_required());
  SetFraction(5, 100, solved->mutable_distance());
  target("satisfaction", v1::CallbackTargetVerdict::State::UNKNOWN);
  for (int i = 1; i <= 3; ++i) {
    v1::CallbackPeriod agent;
    agent.set_agent_id("A0" + std::to_string(i));
    agent.set_team_id("T1");
    agent.set_period("2026-02");
    agent.set_calls(40 * i);
    if (i < 3) SetFraction(9'050 * i, 37 * i, agent.mutable_seconds_by_count());
    SetFraction(33 * i, 40 * i, agent.mutable_solved_of_known());
    SetFraction(180, 200, agent.mutable_filled_of_required());
    SetFraction(139, 31, agent.mutable_rating_sum_by_count());
    callbacks->by_agent.push_back(agent);
  }
}

inline void FillRecords(RecordSummary* records) {
  std::int64_t n = 320;
  for (const RecordForm& form : StandardPolicy()->record.forms) {
    RecordSummary::Form out;
    out.id = form.entry.id;
    out.sum.set_records(n);
    out.sum.set_complete(n - n / 9);
    out.sum.set_undecided(n / 40);
    out.sum.set_in_time(n - n / 7);
    out.sum.set_late(n / 8);
    SetFraction(n * 12 - n / 3, n * 12, out.sum.mutable_filled_of_required());
    records->forms.push_back(out);
    n = n * 2 / 3;
  }
  using Verdict = v1::RecordVerdict;
  v1::RecordEvaluation record;
  record.set_record_id("R0017");
  record.set_ticket_id("K07002");
  Verdict* verdict = record.mutable_record();
  verdict->set_form("call");
  verdict->set_state(Verdict::State::INCOMPLETE);
  SetFraction(9, 12, verdict->mutable_filled_of_required());
  for (const char* field : {"solution", "verification", "order_number"}) {
    verdict->add_missing(field);
  }
  verdict->add_wrong("satisfaction");
  verdict->add_refused("phone");
  verdict->set_customer_information_incomplete(true);
  verdict->set_timeliness(Verdict::Timeliness::OVERDUE);
  verdict->set_late_seconds(93'784);
  records->incomplete.push_back(record);
  record.set_record_id("R0018");
  *verdict = Verdict();
  verdict->set_form("feedback");
  SetFraction(12, 12, verdict->mutable_filled_of_required());
  verdict->set_timeliness(Verdict::Timeliness::LATE);
  verdict->set_late_seconds(61);
  records->incomplete.push_back(record);
  records->incomplete_total = 71;
  v1::AnalysisEvaluation analysis;
  analysis.set_ticket_id("K07003");
  analysis.set_rating(1);
  analysis.set_state(v1::AnalysisEvaluation::State::MISSING);
  records->analyses.push_back(analysis);
  analysis.set_ticket_id("K07004");
  analysis.set_rating(2);
  analysis.set_state(v1::AnalysisEvaluation::State::INCOMPLETE);
  analysis.mutable_record()->set_form("dissatisfaction_analysis");
  analysis.mutable_record()->add_missing("responsible_step");
  records->analyses.push_back(analysis);
  records->analyses_total = 6;
}

inline void FillTimes(std::int64_t n, std::int64_t seconds, v1::TimeFigures* times) {
  times->set_n(n);
  SetFraction(n * seconds, n, times->mutable_mean_seconds());
  for (const auto& [percent, factor] : {std::pair{"50", 1}, {"90", 3}, {"95", 5}}) {
    v1::PercentileOfTimes* line = times->add_percentile();
    line->set_percent(percent);
    line->set_low_us(seconds * factor * 1'000'000);
    line->set_high_us(seconds * factor * (factor == 1 ? 1'000'000 : 1'008'000));
  }
}

inline v1::StatsReport Statistics(v1::PeriodKind::Value kind, const std::string& from,
                                  const std::string& to, std::int64_t tickets) {
  v1::StatsReport report;
  report.set_period(kind);
  report.set_from(from);
  report.set_to(to);
  report.set_tickets(tickets);
  report.set_resolved(tickets * 9 / 10);
  std::int64_t left = tickets;
  for (const v1::Channel::Value channel : {v1::Channel::PHONE, v1::Channel::CHAT}) {
    left /= 2;
    report.add_by_channel()->set_channel(channel);
    report.mutable_by_channel()->rbegin()->set_tickets(left);
  }
  report.add_by_issue_type()->set_issue_type(v1::IssueType::SERVICE);
  report.mutable_by_issue_type(0)->set_tickets(tickets);
  FillTimes(tickets - 3, 754, report.mutable_response_time());
  FillTimes(tickets * 9 / 10, 200'700, report.mutable_resolution_time());
  v1::RatingFigures* ratings = report.mutable_satisfaction();
  ratings->set_n(150);
  SetFraction(640, 150, ratings->mutable_mean());
  for (int value = 5; value >= 1; --value) {
    ratings->add_rating()->set_value(value);
    ratings->mutable_rating()->rbegin()->set_n(value * 10);
  }
  ratings->set_dissatisfied(30);
  SetFraction(30, 150, ratings->mutable_dissatisfied_rate());
  v1::Problem* problem = report.add_high_frequency();
  problem->set_issue_type(v1::IssueType::SERVICE);
  problem->set_topic("courier late");
  problem->set_tickets(tickets * 4 / 10);
  SetFraction(4, 10, problem->mutable_share());
  v1::DissatisfactionReason* reason = report.add_top_reason();
  reason->set_given("nobody answered 13912345678");
  reason->set_dissatisfied(12);
  SetFraction(12, 30, reason->mutable_share());
  reason = report.add_top_reason();
  reason->set_issue_type(v1::IssueType::QUALITY);
  reason->set_dissatisfied(7);
  SetFraction(7, 30, reason->mutable_share());
  v1::DissatisfactionPlace* place = report.add_place();
  place->set_team_id("T2");
  place->set_category(v1::Category::COMPLAINT);
  place->set_issue_type(v1::IssueType::SERVICE);
  place->set_topic("courier late");
  place->set_tickets(41);
  place->set_rated(16);
  place->set_dissatisfied(9);
  SetFraction(9, 16, place->mutable_rate());
  return report;
}

inline void FillStats(StatsSummary* stats) {
  stats->months = {Statistics(v1::PeriodKind::MONTH, "2026-01-01", "2026-01-31", 5'120),
                   Statistics(v1::PeriodKind::MONTH, "2026-02-01", "2026-02-28", 6'044)};
  for (int i = 0; i < 8; ++i) {
    const std::int32_t day = ToCivilDay({2026, 1, 5}).number + 7 * i;
    const auto text = [](std::int32_t number) {
      const CivilDate date = ToCivilDate({number});
      return "2026-0" + std::to_string(date.month) + (date.day < 10 ? "-0" : "-") +
             std::to_string(date.day);
    };
    stats->weeks.push_back(
        Statistics(v1::PeriodKind::WEEK, text(day), text(day + 6), 1'180 + 90 * i));
  }
  v1::CorrelationVerdict verdict;
  verdict.set_measure(v1::CorrelationVerdict::Measure::TIMELINESS);
  verdict.set_state(v1::CorrelationVerdict::State::COMPUTED);
  verdict.set_n(310);
  verdict.set_churned(44);
  verdict.set_left_out(90);
  verdict.set_r("-0.3121");
  verdict.set_p_value("0.0000");
  verdict.set_significant_at_percent("1");
  stats->correlations.push_back(verdict);
  verdict.set_measure(v1::CorrelationVerdict::Measure::SATISFACTION);
  verdict.set_state(v1::CorrelationVerdict::State::TOO_FEW);
  verdict.set_n(12);
  verdict.clear_r();
  verdict.clear_p_value();
  verdict.clear_significant_at_percent();
  stats->correlations.push_back(verdict);
}

inline DeskSummary FullDesk() {
  DeskSummary summary = OrdinaryDesk();
  summary.has_callbacks = summary.has_records = true;
  FillCallbacks(&summary.callbacks);
  FillRecords(&summary.records);
  FillStats(&summary.stats);
  summary.segments.types = {21, 88, 230, 61};
  summary.segments.care = {22, 22, 22, 88, 88, 88, 47, 61, 61};
  v1::ScoreVerdict* score = summary.scores.agents[4].mutable_score();
  v1::ScoreVerdict::RaisedAdvisory* advisory = score->add_advisory();
  advisory->set_advisory("volume_without_resolution");
  advisory->set_clause("SCO-8");
  advisory->set_capped(6);
  v1::AgentReview review;
  review.set_agent_id("A07");
  review.set_team_id("T1");
  review.set_last_month("2026-02");
  v1::ReviewVerdict* verdict = review.add_review();
  verdict->set_review("coaching");
  verdict->set_clause("SCO-9");
  verdict->set_state(v1::ReviewVerdict::State::DUE);
  verdict->set_run(3);
  verdict = review.add_review();
  verdict->set_review("share_experience");
  verdict->set_clause("SCO-9");
  verdict->set_state(v1::ReviewVerdict::State::NOT_DUE);
  summary.scores.reviews.push_back(review);
  return summary;
}

// The same with hostile texts where data are.
inline DeskSummary HostileFullDesk() {
  DeskSummary summary = FullDesk();
  v1::CallbackEvaluation& request = summary.callbacks.plans[0];
  request.set_customer_id(kHostile);
  request.set_ticket_id(kHostile);
  request.mutable_plan(0)->set_scenario(kHostile);
  request.mutable_plan(0)->set_tier(kHostile);
  request.mutable_plan(0)->mutable_tag(0)->set_value(kHostile);
  request.mutable_plan(0)->mutable_due()->set_iso(kHostile);
  summary.callbacks.day = kHostile;
  summary.callbacks.by_agent[0].set_agent_id(kHostile);
  summary.callbacks.by_agent[0].set_period(kHostile);
  summary.callbacks.targets.mutable_target(0)->set_target(kHostile);
  summary.records.forms[0].id = kHostile;
  summary.records.incomplete[0].set_record_id(kHostile);
  summary.records.incomplete[0].mutable_record()->set_form(kHostile);
  summary.records.incomplete[0].mutable_record()->add_missing(kHostile);
  summary.records.analyses[0].set_ticket_id(kHostile);
  v1::StatsReport& month = summary.stats.months[1];
  month.set_from(kHostile);
  month.mutable_high_frequency(0)->set_topic(kHostile);
  month.mutable_top_reason(0)->set_given(kHostile);
  month.mutable_place(0)->set_team_id(kHostile);
  month.mutable_place(0)->set_topic(kHostile);
  month.mutable_response_time()->mutable_percentile(0)->set_percent(kHostile);
  summary.stats.correlations[0].set_r(kHostile);
  summary.stats.correlations[0].set_significant_at_percent(kHostile);
  summary.scores.agents[4].mutable_score()->mutable_advisory(0)->set_advisory(kHostile);
  summary.scores.agents[4].mutable_score()->set_profile(kHostile);
  summary.scores.reviews[0].set_agent_id(kHostile);
  summary.scores.reviews[0].set_last_month(kHostile);
  return summary;
}

}  // namespace guiju::tool

#endif  // GUIJU_TESTS_REPORT_ROOMS_H_
