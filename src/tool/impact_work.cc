#include "tool/impact_work.h"

#include <absl/strings/str_cat.h>

#include <utility>

#include "format.h"
#include "sentences/impact.h"
#include "tool/csv_writer.h"
#include "tool/say.h"
#include "workbench/document_parts.h"

namespace guiju::tool {
namespace {

// Moves that are kept of each kind of record, for tables, pages and JSON.
constexpr std::size_t kMostMoves = 1'000;

// Every move on its way into a file: JSON lines, or CSV by the extension.
class MoveFile {
 public:
  MoveFile(const std::string& path, const Policy& policy) : file_(path), policy_(policy) {
    if (FormOf(path) == InputForm::kCsv) csv_ = std::make_unique<CsvWriter>(&file_, MoveTitles());
  }

  void Take(const workbench::ImpactMove& move) {
    const std::vector<std::string> cells = MoveCells(policy_, move);
    if (csv_ != nullptr) {
      csv_->Row(cells);
      return;
    }
    const std::vector<std::string> titles = MoveTitles();
    std::string line = "{";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      absl::StrAppend(&line, line.size() > 1 ? ", " : "", JsonString(titles[i]), ": ",
                      JsonString(cells[i]));
    }
    file_.Write(line + "}\n");
  }
  bool Commit(Language language) { return CommitOrTell(&file_, language); }

 private:
  OutputFile file_;
  const Policy& policy_;
  std::unique_ptr<CsvWriter> csv_;
};

// What a change of one number below this section of a policy cannot touch. Numbers of signals,
// events and facts stay.
Alike AlikeBelow(const std::string& place) {
  const std::string section = place.substr(0, place.find_first_of(".["));
  Alike alike;
  alike.reading_tickets = alike.reading_customers = true;
  alike.tickets = section == "score";
  alike.customers = section == "score" || section == "sla" || section == "triage";
  return alike;
}

}  // namespace

bool ImpactWork::Run(std::vector<Other> others) {
  const Policy& policy = *before_.policy();
  if (options_.tickets.empty() && options_.months.empty() && options_.customers.empty()) {
    Print(Tell(internal::kImpactNeedsData, {}), options_.language);
    exit_code_ = kCouldNotRun;
    return false;
  }
  std::unique_ptr<MoveFile> moves;
  if (!options_.movers.empty()) {
    moves = std::make_unique<MoveFile>(options_.movers, policy);
    for (Other& other : others) {
      other.on_move = [file = moves.get()](const workbench::ImpactMove& move) { file->Take(move); };
    }
  }
  run_ = std::make_unique<ImpactRun>(options_, policy, std::move(others));
  const bool read = run_->Read();
  exit_code_ = run_->exit_code();
  if (read && moves != nullptr && !moves->Commit(options_.language)) {
    exit_code_ = kCouldNotRun;
    return false;
  }
  if (!read) return false;
  result_.before = &policy;
  result_.as_of = run_->as_of();
  result_.has_months = run_->has_months();
  result_.has_tickets = run_->has_tickets();
  result_.has_customers = run_->has_customers();
  result_.refused = run_->refused();
  result_.reasons = run_->reasons();
  if (result_.refused > 0 && exit_code_ == kClean) exit_code_ = kFoundSomething;
  return true;
}

bool ImpactWork::Compare(const workbench::PolicyDocument& after) {
  std::vector<Other> others(1);
  others[0].policy = after.policy();
  others[0].alike = tool::Compare(before_.parts().proto, after.parts().proto);
  others[0].most_moves = kMostMoves;
  if (!Run(std::move(others))) return false;
  result_.after = after.policy().get();
  result_.impact = &run_->impact(0);
  return true;
}

bool ImpactWork::Sweep() {
  if (!options_.movers.empty()) {
    Print(Tell(internal::kImpactNoSweepMovers, {}), options_.language);
    exit_code_ = kCouldNotRun;
    return false;
  }
  const Findings findings = workbench::ReadSweep(before_, options_.sweep, &sweep_);
  for (const Finding& finding : findings) Print(finding, options_.language);
  if (!findings.empty()) {
    exit_code_ = kCouldNotRun;
    return false;
  }
  std::vector<Other> others;
  for (const workbench::SweepPoint& point : sweep_.points) {
    if (point.policy == nullptr) continue;
    others.emplace_back();
    others.back().policy = point.policy;
    others.back().alike = AlikeBelow(sweep_.place);
  }
  if (!Run(std::move(others))) return false;
  result_.sweep_place = sweep_.place;
  result_.sweep_current = sweep_.current;
  std::size_t next = 0;
  for (const workbench::SweepPoint& point : sweep_.points) {
    SweepRow row;
    row.value = point.value;
    row.valid = point.policy != nullptr;
    row.findings = point.findings;
    if (row.valid) row.impact = &run_->impact(next++);
    result_.sweep.push_back(std::move(row));
  }
  return true;
}

std::string ImpactFoot(const ImpactResult& result) {
  std::string out = "<footer><dl>";
  const auto row = [&out](const Label& name, const std::string& value) {
    absl::StrAppend(&out, "<div><dt>", Both(name), "</dt><dd>", value, "</dd></div>");
  };
  const auto policy = [&row](const Label& name, const Policy& one) {
    row(name, absl::StrCat(Both(one.label), " <code>", Escape(one.id), "</code> ",
                           Escape(one.version), "<br><code>", Escape(one.sha256), "</code>"));
  };
  policy({"before", "变更前"}, *result.before);
  if (result.after != nullptr) policy({"after", "变更后"}, *result.after);
  row({"moment of judgement", "判定时刻"},
      absl::StrCat("<code>",
                   internal::FormatIso(result.before->sla_calendar().zone(), result.as_of),
                   "</code>"));
  return absl::StrCat(out, "</dl><p>", Both(internal::kImpactPageNote), "</p></footer>");
}

}  // namespace guiju::tool
