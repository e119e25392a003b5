// An impact as sections of a page.
#include <absl/strings/str_cat.h>

#include <algorithm>

#include "format.h"
#include "sentences/impact.h"
#include "tool/impact_page.h"
#include "tool/impact_result.h"
#include "tool/report_table.h"

namespace guiju::tool {
namespace {

using workbench::Flow;
using workbench::Impact;
using workbench::ImpactMove;
using workbench::MetricImpact;
using workbench::ObligationImpact;
using workbench::Standing;

// Rows of a list of who moves.
constexpr std::size_t kMostMovers = 60;

std::string Flowing(const Label& title, const Flow& flow) {
  if (flow.moved() == 0) return "";
  return absl::StrCat(Title(title), Lead(internal::kImpactFlowLead), FlowPicture(title, flow),
                      FlowTable(flow));
}

std::string Months(const workbench::MonthImpact& months) {
  std::string out = Lead(internal::kImpactMonths, {{"months", Number(months.months)},
                                                   {"moved", Number(months.moved)},
                                                   {"raised", Number(months.raised)},
                                                   {"lowered", Number(months.lowered)},
                                                   {"from", Mean(months.sum_before, months.months)},
                                                   {"to", Mean(months.sum_after, months.months)}});
  if (months.refused > 0) {
    out += Note(internal::kImpactRefusedMonths, {{"count", Number(months.refused)}});
  }
  if (months.moved == 0) return out;
  out += Flowing({"Grades", "等级"}, months.grades);
  const auto same = months.deltas.find(0);
  const Label title{"Change of the total", "总分变化"};
  out += absl::StrCat(Title(title),
                      Lead(internal::kImpactDeltaLead,
                           {{"count", Number(same == months.deltas.end() ? 0 : same->second)}}),
                      DeltaPicture(title, months.deltas));
  std::vector<Cells> rows;
  for (const MetricImpact& metric : months.metrics) {
    std::string changes;
    for (const workbench::PointsChange& change : metric.changes) {
      if (change.before == change.after) continue;
      absl::StrAppend(&changes, changes.empty() ? "" : "<br>", change.before, " → ", change.after,
                      " × ", Number(change.months));
    }
    rows.push_back({absl::StrCat(Both(metric.entry.label), Tag(metric.entry.clause)),
                    Mean(metric.sum_before, months.months), Mean(metric.sum_after, months.months),
                    Number(metric.raised), Number(metric.lowered),
                    changes.empty() ? "–" : changes});
  }
  return out + CardTable({"Points per metric", "各指标得分"}, "",
                         {{{"metric", "指标"}},
                          {{"mean before", "变更前均分"}, true},
                          {{"mean after", "变更后均分"}, true},
                          {{"raised", "上升"}, true},
                          {{"lowered", "下降"}, true},
                          {{"points, so many months", "得分变化 × 月份数"}}},
                         rows);
}

std::string Twin(const Standing& before, const Standing& after) {
  return absl::StrCat("<span class=\"twin\">", Meter(before.met(), before.decided(), "s-part"),
                      Meter(after.met(), after.decided(), "s-accent"), "</span>");
}

std::string Tickets(const workbench::TicketImpact& tickets) {
  std::string out = Lead(internal::kImpactTickets, {{"tickets", Number(tickets.tickets)},
                                                    {"moved", Number(tickets.moved)},
                                                    {"breaches", Number(NewBreaches(tickets))},
                                                    {"gone", Number(BreachesGone(tickets))}});
  if (tickets.contradictory > 0) {
    out += Note(internal::kImpactContradictory, {{"count", Number(tickets.contradictory)}});
  }
  out += Flowing({"Priorities", "优先级"}, tickets.priorities);
  out += Flowing({"Categories", "诉求类别"}, tickets.categories);
  out += Flowing({"Issue types", "问题类型"}, tickets.issue_types);
  out += Flowing({"Handling", "处理方式"}, tickets.handlings);
  std::vector<Cells> rows;
  for (const ObligationImpact& one : tickets.obligations) {
    const Standing before = SumOf(one.before);
    const Standing after = SumOf(one.after);
    if (before.decided() + after.decided() == 0 && one.due_earlier + one.due_later == 0) continue;
    const auto marked = [](std::int64_t count) {
      return count == 0 ? Number(0) : absl::StrCat("<b>", Number(count), "</b>");
    };
    rows.push_back({absl::StrCat(Both(one.entry.label), Tag(one.entry.clause)), Twin(before, after),
                    Percent(before.met(), before.decided()), Percent(after.met(), after.decided()),
                    marked(one.new_breaches()), marked(one.breaches_gone()),
                    marked(one.due_earlier), marked(one.due_later)});
  }
  if (rows.empty()) return out;
  return absl::StrCat(out, Title({"How the promises stand", "时限达成"}),
                      Lead(internal::kImpactAttainmentLead),
                      CardTable({}, "",
                                {{{"obligation", "时限"}},
                                 {{"attainment", "达成率"}},
                                 {{"before", "变更前"}, true},
                                 {{"after", "变更后"}, true},
                                 {{"new breaches", "新增逾期"}, true},
                                 {{"breaches gone", "消除逾期"}, true},
                                 {{"due earlier", "时限提前"}, true},
                                 {{"due later", "时限推后"}, true}},
                                rows));
}

std::string Customers(const workbench::CustomerImpact& customers) {
  std::string out = Lead(internal::kImpactCustomers, {{"customers", Number(customers.customers)},
                                                      {"moved", Number(customers.moved)}});
  out += Flowing({"Primary segments", "主分层"}, customers.primary);
  out += Flowing({"Customer types", "客户类型"}, customers.types);
  std::vector<Cells> rows;
  for (const workbench::SegmentImpact& one : customers.segments) {
    rows.push_back({absl::StrCat(Both(one.entry.label), Tag(one.entry.clause)), Number(one.before),
                    Number(one.after), Number(one.came), Number(one.left),
                    Number(one.undecided_before), Number(one.undecided_after)});
  }
  return out + CardTable({"Who matches which segment", "各分层的符合人数"}, "",
                         {{{"segment", "分层"}},
                          {{"before", "变更前"}, true},
                          {{"after", "变更后"}, true},
                          {{"came", "新进"}, true},
                          {{"left", "退出"}, true},
                          {{"undecided before", "变更前未定"}, true},
                          {{"undecided after", "变更后未定"}, true}},
                         rows);
}

std::string Movers(const ImpactResult& result, const Label& title,
                   const std::vector<ImpactMove>& moves) {
  if (moves.empty()) return "";
  const bool months = !moves.front().month.empty();
  std::vector<Cells> rows;
  for (const Mover& mover : MoversOf(*result.before, moves, kMostMovers)) {
    std::string told = "<ul class=\"why-move\">";
    for (const ImpactMove* move : mover.moves) {
      absl::StrAppend(&told, "<li>", Both(Told(result, *move)), "</li>");
    }
    Cells row = {Id(mover.subject)};
    if (months) {
      row.push_back(Escape(mover.month));
      row.push_back(Escape(mover.team));
    }
    row.push_back(told + "</ul>");
    rows.push_back(std::move(row));
  }
  std::vector<Head> heads = {{{"who", "对象"}}};
  if (months) {
    heads.push_back({{"month", "月份"}});
    heads.push_back({{"team", "团队"}});
  }
  heads.push_back({{"what changes, and why", "变动及原因"}});
  return absl::StrCat(Title(title),
                      Lead(internal::kImpactMoversLead,
                           {{"shown", Number(static_cast<std::int64_t>(rows.size()))}}),
                      CardTable({}, "", heads, rows));
}

Section SweepSection(const ImpactResult& result) {
  const auto curve = [&](const Label& title, const auto& y, const auto& shown) {
    std::vector<CurvePoint> points;
    for (const SweepRow& row : result.sweep) {
      CurvePoint point;
      point.at = row.value;
      point.now = row.value == result.sweep_current;
      point.known = row.impact != nullptr;
      if (point.known) {
        point.y = y(*row.impact);
        point.shown = shown(*row.impact);
      }
      points.push_back(std::move(point));
    }
    const bool flat = std::all_of(points.begin(), points.end(), [](const CurvePoint& point) {
      return !point.known || point.y == 0;
    });
    return flat ? std::string() : Title(title) + Curve(title, points);
  };
  const auto count = [&](const Label& title, const auto& y) {
    return curve(title, y, [&](const Impact& impact) { return Number(y(impact)); });
  };
  std::string body = absl::StrCat("<p class=\"lead\"><code>", Escape(result.sweep_place),
                                  "</code></p>", Lead(internal::kImpactSweepLead));
  if (result.has_months) {
    body += curve(
        {"Mean total", "平均总分"},
        [](const Impact& impact) {
          const workbench::MonthImpact& months = impact.months();
          return months.months == 0 ? 0 : months.sum_after * 100 / months.months;
        },
        [](const Impact& impact) {
          return Mean(impact.months().sum_after, impact.months().months);
        });
    body += count({"Agent months that move", "变动的考核月份"},
                  [](const Impact& impact) { return impact.months().moved; });
    body += count({"Agent months with another grade", "等级变动的考核月份"},
                  [](const Impact& impact) { return impact.months().grades.moved(); });
  }
  if (result.has_tickets) {
    body += count({"Tickets that move", "变动的工单"},
                  [](const Impact& impact) { return impact.tickets().moved; });
    body += count({"New breaches", "新增逾期"},
                  [](const Impact& impact) { return NewBreaches(impact.tickets()); });
  }
  if (result.has_customers) {
    body += count({"Customers that move", "变动的客户"},
                  [](const Impact& impact) { return impact.customers().moved; });
  }
  for (const SweepRow& row : result.sweep) {
    if (row.valid) continue;
    body += Note(internal::kImpactNotValid, {{"value", row.value}});
    for (const Finding& finding : row.findings) {
      absl::StrAppend(&body, "<p class=\"note\">", Both(Label{finding.en, finding.zh}), "</p>");
    }
  }
  return {"sweep", {"Where it starts to hurt", "从何处开始受影响"}, std::move(body)};
}

}  // namespace

std::string RefusedNote(const ImpactResult& result) {
  if (result.refused == 0) return "";
  std::string reasons;
  for (const auto& [id, count] : result.reasons) {
    absl::StrAppend(&reasons, reasons.empty() ? "" : ", ", id, " ", count);
  }
  return Note(internal::kImpactRefused,
              {{"count", Number(result.refused)}, {"reasons", reasons.empty() ? "–" : reasons}});
}

std::vector<Section> ImpactSections(const ImpactResult& result) {
  std::vector<Section> sections;
  if (result.impact == nullptr) {
    sections.push_back(SweepSection(result));
    return sections;
  }
  const Impact& impact = *result.impact;
  if (result.has_months) {
    sections.push_back({"months", {"Agent months", "月度考核"}, Months(impact.months())});
  }
  if (result.has_tickets) {
    sections.push_back({"tickets", {"Tickets", "工单"}, Tickets(impact.tickets())});
  }
  if (result.has_customers) {
    sections.push_back({"customers", {"Customers", "客户"}, Customers(impact.customers())});
  }
  std::string movers =
      absl::StrCat(Movers(result, {"Agent months", "考核月份"}, impact.month_moves()),
                   Movers(result, {"Tickets", "工单"}, impact.ticket_moves()),
                   Movers(result, {"Customers", "客户"}, impact.customer_moves()));
  if (movers.empty()) movers = Lead(internal::kImpactNobody);
  sections.push_back({"movers", {"Who moves, and why", "谁变动、为何变动"}, std::move(movers)});
  return sections;
}

}  // namespace guiju::tool
