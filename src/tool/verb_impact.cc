// guiju impact: what a change of the rules does to a history.
#include <absl/strings/str_cat.h>

#include <optional>
#include <string>

#include "format.h"
#include "sentences/impact.h"
#include "tool/command.h"
#include "tool/documents.h"
#include "tool/impact_result.h"
#include "tool/impact_work.h"
#include "tool/output.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

// The figures at the head of the page: how many move of how many.
std::string Headline(const ImpactResult& result) {
  if (result.impact == nullptr) return "";
  const auto parts = [](std::int64_t moved, std::int64_t all) {
    return std::vector<Part>{{"s-late", moved, {"move", "变动"}},
                             {"s-part", all - moved, {"stay", "不变"}}};
  };
  std::string out = "<div class=\"figures\">";
  if (result.has_months) {
    const workbench::MonthImpact& months = result.impact->months();
    out +=
        Figure({"agent months that move", "变动的考核月份"}, Number(months.moved),
               absl::StrCat(" / ", Number(months.months)), parts(months.moved, months.months), "");
    out += Figure(
        {"mean total", "平均总分"}, Mean(months.sum_after, months.months), "",
        {{"s-accent", months.raised, {"up", "上升"}}, {"s-late", months.lowered, {"down", "下降"}}},
        absl::StrCat(Both(Label{"before", "变更前"}), " ", Mean(months.sum_before, months.months)));
  }
  if (result.has_tickets) {
    const workbench::TicketImpact& tickets = result.impact->tickets();
    out += Figure({"tickets that move", "变动的工单"}, Number(tickets.moved),
                  absl::StrCat(" / ", Number(tickets.tickets)),
                  parts(tickets.moved, tickets.tickets), "");
  }
  if (result.has_customers) {
    const workbench::CustomerImpact& customers = result.impact->customers();
    out += Figure({"customers that move", "变动的客户"}, Number(customers.moved),
                  absl::StrCat(" / ", Number(customers.customers)),
                  parts(customers.moved, customers.customers), "");
  }
  return out + "</div>";
}

std::string NameOfPolicy(const Policy& policy) { return policy.id + " " + policy.version; }

std::string RenderImpact(const ImpactResult& result) {
  const std::string when =
      internal::FormatWall(result.before->calendars.front().calendar.zone(), result.as_of);
  Page page;
  page.title = "规则变更影响 · Impact of a change of the rules";
  page.heading = Both(Label{"Impact of a change of the rules", "规则变更影响"});
  if (result.after != nullptr) {
    page.sub = Both(internal::kImpactHead, {{"before", NameOfPolicy(*result.before)},
                                            {"after", NameOfPolicy(*result.after)},
                                            {"when", when}});
  } else {
    page.sub = Both(internal::kImpactSweepHead,
                    {{"place", result.sweep_place},
                     {"before", NameOfPolicy(*result.before)},
                     {"current", result.sweep_current.empty() ? "–" : result.sweep_current},
                     {"when", when}});
  }
  page.top = Headline(result) + RefusedNote(result);
  page.sections = ImpactSections(result);
  page.foot = ImpactFoot(result);
  return RenderPage(page);
}

}  // namespace

int RunImpact(const Options& options) {
  const bool sweep = !options.sweep.empty();
  if (sweep == !options.new_policy.empty()) {
    Print(Tell(sweep ? internal::kImpactOneOrOther : internal::kImpactNeedsOther, {}),
          options.language);
    return kCouldNotRun;
  }
  int exit_code = kClean;
  std::optional<workbench::PolicyDocument> before;
  std::optional<workbench::PolicyDocument> after;
  if (!OpenDocument(options.old_policy, options.language, &before, &exit_code)) return exit_code;
  if (!sweep && !OpenDocument(options.new_policy, options.language, &after, &exit_code)) {
    return exit_code;
  }
  ImpactWork work(options, *before);
  if (!(sweep ? work.Sweep() : work.Compare(*after))) return work.exit_code();
  std::string out;
  if (options.format == "json") {
    JsonText json;
    json.Object();
    ImpactJson(work.result(), &json);
    json.End();
    out = json.Take();
  } else {
    out = ImpactTables(work.result(), options.language);
  }
  const bool written = (options.html.empty() ||
                        WriteText(RenderImpact(work.result()), options.html, options.language)) &&
                       WriteText(out, options.output, options.language);
  return written ? work.exit_code() : kCouldNotRun;
}

}  // namespace guiju::tool
