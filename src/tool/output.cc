#include "tool/output.h"

#include <algorithm>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "tool/csv_writer.h"
#include "tool/masked.h"
#include "tool/output_file.h"
#include "tool/text_table.h"
#include "words.h"

namespace guiju::tool {
namespace {

using internal::FormatWall;
using internal::WordOf;

std::string Wall(const ZoneTable& zone, Instant instant) {
  return instant.is_known() ? FormatWall(zone, instant) : std::string();
}

bool StartsWithReceipt(const Obligation& obligation) {
  return internal::Has(obligation.starts_at, static_cast<std::uint32_t>(EventKind::kReceived));
}

std::string GradeName(const ScorePolicy& policy, const std::string& id, Language language) {
  for (const Grade& grade : policy.grades) {
    if (grade.entry.id == id) return In(grade.entry.label, language);
  }
  return id;
}

void Hide(const Policy& policy, std::string* id) { *id = ShownId(policy.mask, *id); }

}  // namespace

void MaskIds(const Policy& policy, v1::TicketEvaluation* evaluation) {
  Hide(policy, evaluation->mutable_ticket_id());
  if (!evaluation->has_sla()) return;
  for (v1::ObligationVerdict& obligation : *evaluation->mutable_sla()->mutable_obligation()) {
    if (!obligation.reference().empty()) Hide(policy, obligation.mutable_reference());
  }
}

void MaskIds(const Policy& policy, v1::CustomerEvaluation* evaluation) {
  Hide(policy, evaluation->mutable_customer_id());
  if (!evaluation->segment().customer_id().empty()) {
    Hide(policy, evaluation->mutable_segment()->mutable_customer_id());
  }
}

void MaskIds(const Policy& policy, v1::CallbackEvaluation* evaluation) {
  Hide(policy, evaluation->mutable_customer_id());
  Hide(policy, evaluation->mutable_ticket_id());
  for (v1::CallbackPlan& plan : *evaluation->mutable_plan()) {
    for (v1::CallbackPlan::Tag& tag : *plan.mutable_tag()) {
      std::int64_t time = 0;
      const std::string& value = tag.value();
      if (guiju_parse_instant(value.data(), value.size(), &time) != GUIJU_PARSE_OK &&
          HoldsPersonal(policy.mask, value)) {
        tag.set_value(MaskedWhole(policy.mask, value));
      }
    }
  }
}

void MaskIds(const Policy& policy, v1::CallbackPeriod* period) {
  Hide(policy, period->mutable_agent_id());
}

void MaskIds(const Policy& policy, v1::RecordEvaluation* evaluation) {
  Hide(policy, evaluation->mutable_record_id());
  Hide(policy, evaluation->mutable_ticket_id());
}

void MaskIds(const Policy& policy, v1::AnalysisEvaluation* evaluation) {
  Hide(policy, evaluation->mutable_ticket_id());
}

void MaskIds(const Policy& policy, v1::AgentReview* review) {
  Hide(policy, review->mutable_agent_id());
}

void MaskIds(const Policy& policy, v1::AgentEvaluation* evaluation) {
  if (evaluation->has_score()) Hide(policy, evaluation->mutable_score()->mutable_agent_id());
}

bool CommitOrTell(OutputFile* file, Language language) {
  if (file->Commit()) return true;
  Print(file->failure(), language);
  return false;
}

std::vector<Grid::Column> TicketColumns(const Policy& policy, Language language) {
  const bool zh = language == Language::kChinese;
  std::vector<Grid::Column> columns = {
      {zh ? "工单" : "ticket"},       {zh ? "受理时间" : "received"},
      {zh ? "类别" : "category"},     {zh ? "问题类型" : "issue type"},
      {zh ? "紧急程度" : "priority"}, {zh ? "处理方式" : "handling"}};
  for (const Obligation& obligation : policy.sla.obligations) {
    if (!StartsWithReceipt(obligation)) continue;
    const std::string& name = In(obligation.entry.label, language);
    columns.push_back({name + (zh ? "时限" : " due")});
    columns.push_back({name + (zh ? "状态" : " state")});
  }
  columns.push_back({zh ? "其他时限" : "other obligations"});
  return columns;
}

std::vector<std::string> TicketRow(const Policy& policy, const Ticket& ticket,
                                   const TicketVerdict& verdict, Language language) {
  const ZoneTable& zone = policy.sla_calendar().zone();
  const TriageVerdict& triage = verdict.triage;
  std::vector<std::string> row = {
      ShownId(policy.mask, ticket.id),       Wall(zone, ticket.received),
      In(WordOf(triage.category), language), In(WordOf(triage.issue_type), language),
      In(WordOf(triage.priority), language), In(WordOf(triage.handling), language)};
  const std::string provisional = language == Language::kChinese ? "（暂定）" : " (provisional)";
  std::string others;
  std::size_t shown = policy.sla.obligations.size();  // whose first instance has its columns
  for (std::size_t i = 0; i < verdict.obligation_count; ++i) {
    const ObligationVerdict& instance = verdict.obligations[i];
    const Obligation& obligation = policy.sla.obligations[instance.obligation];
    std::string due = Wall(zone, instance.due) + (instance.provisional ? provisional : "");
    std::string state = In(WordOf(instance.state), language);
    if (StartsWithReceipt(obligation) && instance.obligation != shown) {
      shown = instance.obligation;
      row.push_back(std::move(due));
      row.push_back(std::move(state));
    } else if (instance.start.is_known()) {
      others += (others.empty() ? "" : "; ") + In(obligation.entry.label, language) + " " + due +
                (due.empty() ? "" : " ") + state;
    }
  }
  row.push_back(std::move(others));
  return row;
}

Grid ScoreGrid(const Policy& policy, const std::vector<v1::AgentEvaluation>& agents,
               Language language) {
  const bool zh = language == Language::kChinese;
  const ScorePolicy& score = policy.score;
  Grid grid;
  grid.columns = {{zh ? "月份" : "month"}, {zh ? "团队" : "team"}, {zh ? "客服" : "agent"}};
  for (const Metric& metric : score.metrics) {
    grid.columns.push_back({In(metric.entry.label, language), true});
  }
  grid.columns.push_back({zh ? "总分" : "total", true});
  grid.columns.push_back({zh ? "等级" : "grade"});
  const bool audited = std::any_of(agents.begin(), agents.end(),
                                   [](const auto& agent) { return agent.score().has_audit(); });
  if (audited) grid.columns.push_back({zh ? "登记总分" : "recorded", true});
  for (const v1::AgentEvaluation& agent : agents) {
    const v1::ScoreVerdict& verdict = agent.score();
    std::vector<std::string> row = {verdict.month(), verdict.team_id(), verdict.agent_id()};
    for (const v1::MetricVerdict& metric : verdict.metric()) {
      row.push_back(metric.missing() ? (zh ? "缺" : "missing") : std::to_string(metric.points()));
    }
    row.resize(3 + score.metrics.size());
    row.push_back(std::to_string(verdict.total()));
    row.push_back(verdict.grade().empty() ? (zh ? "未评" : "none")
                                          : GradeName(score, verdict.grade(), language));
    if (audited) {
      row.push_back(verdict.has_audit() ? std::to_string(verdict.audit().recorded_total()) : "");
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string RenderGrid(const Grid& grid) {
  TextTable table;
  for (const Grid::Column& column : grid.columns) {
    table.AddColumn(column.title,
                    column.number ? TextTable::Align::kRight : TextTable::Align::kLeft);
  }
  for (std::vector<std::string> row : grid.rows) {
    for (std::string& cell : row) cell = Printable(cell);
    table.AddRow(std::move(row));
  }
  return table.Render();
}

void WriteCsv(const Grid& grid, OutputFile* file) {
  std::vector<std::string> header;
  for (const Grid::Column& column : grid.columns) header.push_back(column.title);
  CsvWriter writer(file, header);
  for (const auto& row : grid.rows) writer.Row(row);
}

bool WriteGrid(const Grid& grid, bool csv, const std::string& path, Language language) {
  OutputFile file(path.empty() ? "-" : path);
  if (csv) {
    WriteCsv(grid, &file);
  } else {
    file.Write(RenderGrid(grid));
  }
  return CommitOrTell(&file, language);
}

bool WriteText(const std::string& text, const std::string& path, Language language) {
  OutputFile file(path.empty() ? "-" : path);
  file.Write(text);
  return CommitOrTell(&file, language);
}

}  // namespace guiju::tool
