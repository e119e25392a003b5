// What the forms of an impact share, and its JSON.
#include "tool/impact_result.h"

#include <algorithm>

#include "format.h"
#include "tool/masked.h"
#include "words.h"

namespace guiju::tool {
namespace {

using workbench::Flow;
using workbench::Impact;
using workbench::ImpactMove;
using workbench::MetricImpact;
using workbench::MoveKind;
using workbench::ObligationImpact;
using workbench::PointsChange;
using workbench::SegmentImpact;
using workbench::Standing;

Label LabelIn(const std::vector<Entry>& names, const std::string& id) {
  for (const Entry& entry : names) {
    if (entry.id == id) return entry.label;
  }
  return {id, id};
}

template <typename Part>
Label LabelOfPart(const std::vector<Part>& parts, const std::string& id) {
  for (const Part& part : parts) {
    if (part.entry.id == id) return part.entry.label;
  }
  return {id, id};
}

Label StateLabel(const std::string& state) {
  static const std::map<std::string, ObligationState> states = {
      {"NOT_STARTED", ObligationState::kNotStarted},
      {"RUNNING", ObligationState::kRunning},
      {"AT_RISK", ObligationState::kAtRisk},
      {"PAUSED", ObligationState::kPaused},
      {"MET", ObligationState::kMet},
      {"BREACHED", ObligationState::kBreached},
      {"NOT_APPLICABLE", ObligationState::kNotApplicable},
      {"UNDECIDED", ObligationState::kUndecided}};
  const auto found = states.find(state);
  return found == states.end() ? Label{"not there", "无此项"} : internal::WordOf(found->second);
}

const Flow* FlowFor(const Impact& impact, MoveKind kind) {
  switch (kind) {
    case MoveKind::kGrade:
      return &impact.months().grades;
    case MoveKind::kCategory:
      return &impact.tickets().categories;
    case MoveKind::kIssueType:
      return &impact.tickets().issue_types;
    case MoveKind::kPriority:
      return &impact.tickets().priorities;
    case MoveKind::kHandling:
      return &impact.tickets().handlings;
    case MoveKind::kPrimary:
      return &impact.customers().primary;
    case MoveKind::kCustomerType:
      return &impact.customers().types;
    default:
      return nullptr;
  }
}

// What the answer is about: "grade", or the metric's name.
Label Subject(const Impact& impact, const ImpactMove& move) {
  switch (move.kind) {
    case MoveKind::kTotal:
      return {"total", "总分"};
    case MoveKind::kGrade:
      return {"grade", "等级"};
    case MoveKind::kMetric:
      return LabelOfPart(impact.months().metrics, move.part);
    case MoveKind::kCategory:
      return {"category", "诉求类别"};
    case MoveKind::kIssueType:
      return {"issue type", "问题类型"};
    case MoveKind::kPriority:
      return {"priority", "优先级"};
    case MoveKind::kHandling:
      return {"handling", "处理方式"};
    case MoveKind::kObligation:
    case MoveKind::kDue:
      return LabelOfPart(impact.tickets().obligations, move.part);
    case MoveKind::kPrimary:
      return {"primary segment", "主分层"};
    case MoveKind::kSegment:
      return LabelOfPart(impact.customers().segments, move.part);
    case MoveKind::kCustomerType:
      break;
  }
  return {"customer type", "客户类型"};
}

void FlowJson(const char* key, const Flow& flow, JsonText* json) {
  json->Object(key).Field("moved", flow.moved()).Array("transitions");
  for (std::size_t from = 0; from < flow.names.size(); ++from) {
    for (std::size_t to = 0; to < flow.names.size(); ++to) {
      if (flow.at(from, to) == 0) continue;
      json->Object()
          .Field("before", flow.names[from].id)
          .Field("after", flow.names[to].id)
          .Field("count", flow.at(from, to))
          .End();
    }
  }
  json->End().End();
}

void MonthsJson(const workbench::MonthImpact& months, JsonText* json) {
  json->Object("months")
      .Field("compared", months.months)
      .Field("moved", months.moved)
      .Field("raised", months.raised)
      .Field("lowered", months.lowered)
      .Field("refused", months.refused)
      .Field("sum_of_totals_before", months.sum_before)
      .Field("sum_of_totals_after", months.sum_after);
  FlowJson("grades", months.grades, json);
  json->Array("metrics");
  for (const MetricImpact& metric : months.metrics) {
    json->Object()
        .Field("metric", metric.entry.id)
        .Field("clause", metric.entry.clause)
        .Field("sum_of_points_before", metric.sum_before)
        .Field("sum_of_points_after", metric.sum_after)
        .Field("raised", metric.raised)
        .Field("lowered", metric.lowered)
        .Array("points");
    for (const PointsChange& change : metric.changes) {
      json->Object()
          .Field("before", std::int64_t{change.before})
          .Field("after", std::int64_t{change.after})
          .Field("months", change.months)
          .End();
    }
    json->End().End();
  }
  json->End().Array("total_changes");
  for (const auto& [delta, count] : months.deltas) {
    json->Object().Field("by", std::int64_t{delta}).Field("months", count).End();
  }
  json->End().End();
}

void StandingJson(const char* key, const Standing& standing, JsonText* json) {
  json->Object(key)
      .Field("met", standing.met())
      .Field("breached", standing.of(ObligationState::kBreached))
      .Field("running", standing.of(ObligationState::kRunning))
      .Field("at_risk", standing.of(ObligationState::kAtRisk))
      .Field("paused", standing.of(ObligationState::kPaused))
      .Field("not_started", standing.of(ObligationState::kNotStarted))
      .Field("not_applicable", standing.of(ObligationState::kNotApplicable))
      .Field("undecided", standing.of(ObligationState::kUndecided))
      .End();
}

void TicketsJson(const workbench::TicketImpact& tickets, JsonText* json) {
  json->Object("tickets")
      .Field("compared", tickets.tickets)
      .Field("moved", tickets.moved)
      .Field("contradictory", tickets.contradictory);
  FlowJson("categories", tickets.categories, json);
  FlowJson("issue_types", tickets.issue_types, json);
  FlowJson("priorities", tickets.priorities, json);
  FlowJson("handlings", tickets.handlings, json);
  json->Array("obligations");
  for (const ObligationImpact& one : tickets.obligations) {
    json->Object()
        .Field("obligation", one.entry.id)
        .Field("clause", one.entry.clause)
        .Field("new_breaches", one.new_breaches())
        .Field("breaches_gone", one.breaches_gone())
        .Field("due_earlier", one.due_earlier)
        .Field("due_later", one.due_later)
        .Array("priorities");
    for (std::size_t p = 1; p < one.before.size(); ++p) {
      json->Object().Field("priority", internal::WordOf(static_cast<Priority>(p)).en);
      StandingJson("before", one.before[p], json);
      StandingJson("after", one.after[p], json);
      json->End();
    }
    json->End().End();
  }
  json->End().End();
}

void CustomersJson(const workbench::CustomerImpact& customers, JsonText* json) {
  json->Object("customers").Field("compared", customers.customers).Field("moved", customers.moved);
  FlowJson("primary_segments", customers.primary, json);
  json->Array("segments");
  for (const SegmentImpact& one : customers.segments) {
    json->Object()
        .Field("segment", one.entry.id)
        .Field("clause", one.entry.clause)
        .Field("before", one.before)
        .Field("after", one.after)
        .Field("came", one.came)
        .Field("left", one.left)
        .Field("undecided_before", one.undecided_before)
        .Field("undecided_after", one.undecided_after)
        .End();
  }
  json->End();
  FlowJson("types", customers.types, json);
  json->End();
}

void CountsJson(const ImpactResult& result, const Impact& impact, JsonText* json) {
  if (result.has_months) MonthsJson(impact.months(), json);
  if (result.has_tickets) TicketsJson(impact.tickets(), json);
  if (result.has_customers) CustomersJson(impact.customers(), json);
}

void MovesJson(const char* key, const Policy& policy, const std::vector<ImpactMove>& moves,
               std::int64_t count, JsonText* json) {
  json->Object(key).Field("count", count).Array("first");
  const std::vector<std::string> titles = MoveTitles();
  for (const ImpactMove& move : moves) {
    const std::vector<std::string> cells = MoveCells(policy, move);
    json->Object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty()) json->Field(titles[i], cells[i]);
    }
    json->End();
  }
  json->End().End();
}

void PolicyJson(const char* key, const Policy& policy, JsonText* json) {
  json->Object(key)
      .Field("id", policy.id)
      .Field("version", policy.version)
      .Field("sha256", policy.sha256)
      .End();
}

}  // namespace

std::string Mean(std::int64_t sum, std::int64_t count) {
  return count == 0 ? "–" : internal::FormatRatio({sum, count}, 2);
}

Standing SumOf(const std::array<Standing, 4>& by_priority) {
  Standing sum;
  for (const Standing& one : by_priority) {
    for (std::size_t i = 0; i < sum.states.size(); ++i) sum.states[i] += one.states[i];
  }
  return sum;
}

std::int64_t NewBreaches(const workbench::TicketImpact& tickets) {
  std::int64_t sum = 0;
  for (const ObligationImpact& one : tickets.obligations) sum += one.new_breaches();
  return sum;
}

std::int64_t BreachesGone(const workbench::TicketImpact& tickets) {
  std::int64_t sum = 0;
  for (const ObligationImpact& one : tickets.obligations) sum += one.breaches_gone();
  return sum;
}

std::vector<Mover> MoversOf(const Policy& policy, const std::vector<ImpactMove>& moves,
                            std::size_t most) {
  std::vector<Mover> movers;
  const ImpactMove* last = nullptr;
  for (const ImpactMove& move : moves) {
    const bool same = last != nullptr && last->subject == move.subject && last->team == move.team &&
                      last->month == move.month;
    if (!same) {
      if (movers.size() == most) break;
      movers.push_back({ShownId(policy.mask, move.subject), move.team, move.month, {}});
    }
    movers.back().moves.push_back(&move);
    last = &move;
  }
  return movers;
}

Label NameOf(const ImpactResult& result, const ImpactMove& move, const std::string& answer) {
  if (const Flow* flow = FlowFor(*result.impact, move.kind)) return LabelIn(flow->names, answer);
  if (move.kind == MoveKind::kObligation) return StateLabel(answer);
  if (move.kind == MoveKind::kDue) return {answer, answer};
  if (move.kind == MoveKind::kSegment) {
    return answer.empty() ? Label{"no", "否"} : Label{"yes", "是"};
  }
  return {answer, answer};
}

Label Told(const ImpactResult& result, const ImpactMove& move) {
  const bool due = move.kind == MoveKind::kDue;
  const Label subject = Subject(*result.impact, move);
  const Label from = NameOf(result, move, due ? move.by_before : move.before);
  const Label to = NameOf(result, move, due ? move.by_after : move.after);
  const std::string& clause = move.clause_after.empty() ? move.clause_before : move.clause_after;
  const std::string fact = move.fact.empty() ? "" : " " + move.fact;
  Label told;
  told.en = subject.en + (clause.empty() ? "" : " (" + clause + ")") + fact + ": " + from.en +
            " → " + to.en;
  told.zh = subject.zh + (clause.empty() ? "" : "（" + clause + "）") + fact + "：" + from.zh +
            " → " + to.zh;
  return told;
}

std::vector<std::string> MoveTitles() {
  return {"kind",         "subject", "month", "team", "part",      "clause_before",
          "clause_after", "before",  "after", "fact", "by_before", "by_after"};
}

std::vector<std::string> MoveCells(const Policy& policy, const ImpactMove& move) {
  return {workbench::NameOf(move.kind),
          ShownId(policy.mask, move.subject),
          move.month,
          move.team,
          move.part,
          move.clause_before,
          move.clause_after,
          move.before,
          move.after,
          move.fact,
          move.by_before,
          move.by_after};
}

void ImpactJson(const ImpactResult& result, JsonText* json) {
  PolicyJson("before", *result.before, json);
  if (result.after != nullptr) PolicyJson("after", *result.after, json);
  json->Field("as_of", internal::FormatIso(result.before->sla_calendar().zone(), result.as_of));
  json->Object("refused").Field("rows", result.refused).Object("findings");
  for (const auto& [id, count] : result.reasons) json->Field(id, count);
  json->End().End();
  if (result.impact != nullptr) {
    CountsJson(result, *result.impact, json);
    json->Object("moves");
    const Policy& policy = *result.before;
    const Impact& impact = *result.impact;
    if (result.has_months) {
      MovesJson("months", policy, impact.month_moves(), impact.month_move_count(), json);
    }
    if (result.has_tickets) {
      MovesJson("tickets", policy, impact.ticket_moves(), impact.ticket_move_count(), json);
    }
    if (result.has_customers) {
      MovesJson("customers", policy, impact.customer_moves(), impact.customer_move_count(), json);
    }
    json->End();
    return;
  }
  json->Object("sweep")
      .Field("place", result.sweep_place)
      .Field("current", result.sweep_current)
      .Array("points");
  for (const SweepRow& row : result.sweep) {
    json->Object().Field("value", row.value).Field("valid", row.valid);
    if (row.impact != nullptr) CountsJson(result, *row.impact, json);
    if (!row.findings.empty()) {
      json->Array("findings");
      for (const Finding& finding : row.findings) {
        json->Object()
            .Field("id", finding.id)
            .Field("zh", finding.zh)
            .Field("en", finding.en)
            .End();
      }
      json->End();
    }
    json->End();
  }
  json->End().End();
}

}  // namespace guiju::tool
