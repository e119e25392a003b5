// An impact as tables for a terminal.
#include <algorithm>

#include "format.h"
#include "sentences/impact.h"
#include "tool/desk.h"
#include "tool/impact_result.h"

namespace guiju::tool {
namespace {

using workbench::Flow;
using workbench::Impact;
using workbench::ImpactMove;
using workbench::MetricImpact;
using workbench::ObligationImpact;
using workbench::Standing;

// Rows of the tables of who moves.
constexpr std::size_t kMostMovers = 16;

// The parts of one text.
class Writer {
 public:
  Writer(const ImpactResult& result, Language language) : result_(result), language_(language) {}

  std::string Write() {
    if (result_.impact != nullptr) {
      Pair();
    } else {
      Sweep();
    }
    Refused();
    return out_ + tables_;
  }

 private:
  bool zh() const { return language_ == Language::kChinese; }
  const std::string& Word(const Label& label) const { return In(label, language_); }
  std::string Word(const char* english, const char* chinese) const {
    return zh() ? chinese : english;
  }
  void Line(const internal::Sentence& sentence, const internal::Arguments& arguments = {}) {
    out_ += Say(sentence, language_, arguments) + "\n";
  }
  // Tables stand below all sentences that sum up.
  void Table(const internal::Sentence& heading, const Grid& grid) {
    tables_ += "\n" + Say(heading, language_, {}) + "\n" + RenderGrid(grid);
  }
  std::string Share(const Standing& standing) const {
    if (standing.decided() == 0) return "–";
    return internal::FormatPercent({standing.met(), standing.decided()}, 1) + " %";
  }

  void Pair() {
    const Policy& a = *result_.before;
    const Policy& b = *result_.after;
    Line(internal::kImpactHead,
         {{"before", a.id + " " + a.version},
          {"after", b.id + " " + b.version},
          {"when", internal::FormatWall(a.calendars.front().calendar.zone(), result_.as_of)}});
    const Impact& impact = *result_.impact;
    if (result_.has_months) Months(impact.months());
    if (result_.has_tickets) Tickets(impact.tickets());
    if (result_.has_customers) Customers(impact.customers());
    const bool nobody =
        impact.months().moved + impact.tickets().moved + impact.customers().moved == 0;
    if (nobody) Line(internal::kImpactNobody);
    Movers(internal::kImpactTableMonthMovers, impact.month_moves(), impact.months().moved);
    Movers(internal::kImpactTableTicketMovers, impact.ticket_moves(), impact.tickets().moved);
    Movers(internal::kImpactTableCustomerMovers, impact.customer_moves(), impact.customers().moved);
  }

  void FlowTable(const internal::Sentence& heading, const Flow& flow) {
    if (flow.moved() == 0) return;
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < flow.names.size(); ++i) {
      if (flow.before(i) + flow.after(i) > 0) used.push_back(i);
    }
    Grid grid;
    grid.columns.push_back({Word("before", "变更前")});
    for (const std::size_t i : used) grid.columns.push_back({Word(flow.names[i].label), true});
    grid.columns.push_back({Word("all", "合计"), true});
    for (const std::size_t from : used) {
      std::vector<std::string> row = {Word(flow.names[from].label)};
      for (const std::size_t to : used) row.push_back(std::to_string(flow.at(from, to)));
      row.push_back(std::to_string(flow.before(from)));
      grid.rows.push_back(std::move(row));
    }
    std::vector<std::string> sums = {Word("all", "合计")};
    std::int64_t all = 0;
    for (const std::size_t to : used) {
      sums.push_back(std::to_string(flow.after(to)));
      all += flow.after(to);
    }
    sums.push_back(std::to_string(all));
    grid.rows.push_back(std::move(sums));
    Table(heading, grid);
  }

  void Months(const workbench::MonthImpact& months) {
    Line(internal::kImpactMonths, {{"months", std::to_string(months.months)},
                                   {"moved", std::to_string(months.moved)},
                                   {"raised", std::to_string(months.raised)},
                                   {"lowered", std::to_string(months.lowered)},
                                   {"from", Mean(months.sum_before, months.months)},
                                   {"to", Mean(months.sum_after, months.months)}});
    if (months.refused > 0) {
      Line(internal::kImpactRefusedMonths, {{"count", std::to_string(months.refused)}});
    }
    if (months.moved == 0) return;
    FlowTable(internal::kImpactTableGrades, months.grades);
    Grid metrics;
    metrics.columns = {{Word("metric", "指标")},
                       {Word("rule", "规则")},
                       {Word("mean before", "变更前均分"), true},
                       {Word("mean after", "变更后均分"), true},
                       {Word("raised", "上升"), true},
                       {Word("lowered", "下降"), true}};
    for (const MetricImpact& metric : months.metrics) {
      metrics.rows.push_back({Word(metric.entry.label), metric.entry.clause,
                              Mean(metric.sum_before, months.months),
                              Mean(metric.sum_after, months.months), std::to_string(metric.raised),
                              std::to_string(metric.lowered)});
    }
    Table(internal::kImpactTableMetrics, metrics);
    Grid deltas;
    deltas.columns = {{Word("change of the total", "总分变化"), true},
                      {Word("agent months", "考核月份"), true}};
    for (const auto& [delta, count] : months.deltas) {
      deltas.rows.push_back(
          {(delta > 0 ? "+" : "") + std::to_string(delta), std::to_string(count)});
    }
    Table(internal::kImpactTableDeltas, deltas);
  }

  void Tickets(const workbench::TicketImpact& tickets) {
    Line(internal::kImpactTickets, {{"tickets", std::to_string(tickets.tickets)},
                                    {"moved", std::to_string(tickets.moved)},
                                    {"breaches", std::to_string(NewBreaches(tickets))},
                                    {"gone", std::to_string(BreachesGone(tickets))}});
    if (tickets.contradictory > 0) {
      Line(internal::kImpactContradictory, {{"count", std::to_string(tickets.contradictory)}});
    }
    FlowTable(internal::kImpactTableCategories, tickets.categories);
    FlowTable(internal::kImpactTableIssues, tickets.issue_types);
    FlowTable(internal::kImpactTablePriorities, tickets.priorities);
    FlowTable(internal::kImpactTableHandling, tickets.handlings);
    Grid grid;
    grid.columns = {{Word("obligation", "时限")},
                    {Word("rule", "规则")},
                    {Word("attainment before", "变更前达成率"), true},
                    {Word("after", "变更后"), true},
                    {Word("new breaches", "新增逾期"), true},
                    {Word("breaches gone", "消除逾期"), true},
                    {Word("due earlier", "时限提前"), true},
                    {Word("due later", "时限推后"), true}};
    for (const ObligationImpact& one : tickets.obligations) {
      const Standing before = SumOf(one.before);
      const Standing after = SumOf(one.after);
      const bool same = before.states == after.states && one.due_earlier + one.due_later == 0 &&
                        one.new_breaches() + one.breaches_gone() == 0;
      if (same) continue;
      grid.rows.push_back({Word(one.entry.label), one.entry.clause, Share(before), Share(after),
                           std::to_string(one.new_breaches()), std::to_string(one.breaches_gone()),
                           std::to_string(one.due_earlier), std::to_string(one.due_later)});
    }
    if (!grid.rows.empty()) Table(internal::kImpactTableObligations, grid);
  }

  void Customers(const workbench::CustomerImpact& customers) {
    Line(internal::kImpactCustomers, {{"customers", std::to_string(customers.customers)},
                                      {"moved", std::to_string(customers.moved)}});
    FlowTable(internal::kImpactTableSegments, customers.primary);
    FlowTable(internal::kImpactTableTypes, customers.types);
  }

  void Movers(const internal::Sentence& heading, const std::vector<ImpactMove>& moves,
              std::int64_t all) {
    if (moves.empty()) return;
    const bool months = !moves.front().month.empty();
    Grid grid;
    if (months) grid.columns = {{Word("month", "月份")}, {Word("team", "团队")}};
    grid.columns.push_back({Word("who", "对象")});
    grid.columns.push_back({Word("what changes", "变动")});
    const std::vector<Mover> movers = MoversOf(*result_.before, moves, kMostMovers);
    for (const Mover& mover : movers) {
      std::vector<std::string> row;
      if (months) row = {mover.month, mover.team};
      row.push_back(mover.subject);
      std::string told;
      for (const ImpactMove* move : mover.moves) {
        told += (told.empty() ? "" : zh() ? "；" : "; ") + Word(Told(result_, *move));
      }
      row.push_back(std::move(told));
      grid.rows.push_back(std::move(row));
    }
    Table(heading, grid);
    const std::int64_t left = all - static_cast<std::int64_t>(movers.size());
    if (left == 0) return;
    tables_ +=
        Say(internal::kImpactMoreMovers, language_, {{"count", std::to_string(left)}}) + "\n";
  }

  void Sweep() {
    const Policy& policy = *result_.before;
    Line(internal::kImpactSweepHead,
         {{"place", result_.sweep_place},
          {"before", policy.id + " " + policy.version},
          {"current", result_.sweep_current.empty() ? "–" : result_.sweep_current},
          {"when", internal::FormatWall(policy.calendars.front().calendar.zone(), result_.as_of)}});
    Grid grid;
    grid.columns.push_back({Word("value", "取值"), true});
    if (result_.has_months) {
      grid.columns.push_back({Word("months moved", "变动月份"), true});
      grid.columns.push_back({Word("up", "上升"), true});
      grid.columns.push_back({Word("down", "下降"), true});
      grid.columns.push_back({Word("mean total", "平均总分"), true});
      for (const Grade& grade : policy.score.grades) {
        grid.columns.push_back({Word(grade.entry.label), true});
      }
      grid.columns.push_back({Word("no grade", "不评级"), true});
    }
    if (result_.has_tickets) {
      grid.columns.push_back({Word("tickets moved", "变动工单"), true});
      grid.columns.push_back({Word("new breaches", "新增逾期"), true});
      grid.columns.push_back({Word("breaches gone", "消除逾期"), true});
    }
    if (result_.has_customers) {
      grid.columns.push_back({Word("customers moved", "变动客户"), true});
    }
    for (const SweepRow& row : result_.sweep) {
      const bool now = row.value == result_.sweep_current;
      std::vector<std::string> cells = {(now ? "* " : "") + row.value};
      if (row.impact != nullptr) {
        SweepCells(*row.impact, &cells);
      } else {
        cells.resize(grid.columns.size(), "–");
      }
      grid.rows.push_back(std::move(cells));
    }
    Table(internal::kImpactTableSweep, grid);
    for (const SweepRow& row : result_.sweep) {
      if (row.valid) continue;
      Line(internal::kImpactNotValid, {{"value", row.value}});
      for (const Finding& finding : row.findings) {
        if (finding.severity == Severity::kError) out_ += "  " + Render(finding, language_) + "\n";
      }
    }
  }

  void SweepCells(const Impact& impact, std::vector<std::string>* cells) const {
    const auto add = [cells](std::int64_t number) { cells->push_back(std::to_string(number)); };
    if (result_.has_months) {
      const workbench::MonthImpact& months = impact.months();
      add(months.moved);
      add(months.raised);
      add(months.lowered);
      cells->push_back(Mean(months.sum_after, months.months));
      for (std::size_t i = 0; i < result_.before->score.grades.size(); ++i) {
        add(months.grades.after(i));
      }
      add(months.grades.after(months.grades.names.size() - 1));
    }
    if (result_.has_tickets) {
      add(impact.tickets().moved);
      add(NewBreaches(impact.tickets()));
      add(BreachesGone(impact.tickets()));
    }
    if (result_.has_customers) add(impact.customers().moved);
  }

  void Refused() {
    if (result_.refused == 0) return;
    std::string reasons;
    for (const auto& [id, count] : result_.reasons) {
      reasons += (reasons.empty() ? "" : ", ") + id + " " + std::to_string(count);
    }
    Line(internal::kImpactRefused, {{"count", std::to_string(result_.refused)},
                                    {"reasons", reasons.empty() ? "–" : reasons}});
  }

  const ImpactResult& result_;
  const Language language_;
  std::string out_;
  std::string tables_;
};

}  // namespace

std::string ImpactTables(const ImpactResult& result, Language language) {
  return Writer(result, language).Write();
}

}  // namespace guiju::tool
