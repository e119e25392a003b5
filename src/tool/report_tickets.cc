// How the promises stand, the open deadlines, and what the tickets are about.
#include <absl/strings/str_cat.h>

#include <algorithm>

#include "format.h"
#include "sentences/report.h"
#include "tool/report_parts.h"
#include "tool/report_table.h"
#include "words.h"

namespace guiju::tool {
namespace {

using internal::WordOf;

const Label kAll{"all", "合计"};
const Label kPriorityWord{"priority", "优先级"};
const Label kTickets{"tickets", "工单"};

Label TargetLabel(Target target) {
  const auto text = [&](Language language) -> std::string {
    switch (target.clock) {
      case Clock::kWorkingDays:
        return internal::FormatDays(target.amount, language);
      case Clock::kWorkingTime:
        return internal::FormatDuration({target.amount}, language) +
               (language == Language::kChinese ? "（工作时间）" : " of working time");
      case Clock::kElapsed:
        return internal::FormatDuration({target.amount}, language);
      case Clock::kUnspecified:
        break;
    }
    return "–";
  };
  return {text(Language::kEnglish), text(Language::kChinese)};
}

std::string AttainmentRow(const Label& name, const std::string& target, const Attainment& a,
                          std::size_t columns, bool total) {
  const std::vector<Part> parts = PartsOf(a);
  std::string out =
      absl::StrCat("<tr", total ? " class=\"total\"" : "", "><th scope=\"row\">", Both(name),
                   "</th><td class=\"dim\">", target, "</td><td class=\"wide\">", StackedBar(parts),
                   "</td><td class=\"n strong\">", Percent(a.met, a.decided()), "</td>");
  for (std::size_t i = 0; i < columns; ++i) {
    absl::StrAppend(&out, "<td class=\"n", parts[i].value == 0 ? " zero" : "", "\">",
                    Number(parts[i].value), "</td>");
  }
  return out + "</tr>";
}

std::string StateChip(const OpenTicket& open) {
  const bool overdue = open.state == ObligationState::kBreached;
  const bool risk = open.state == ObligationState::kAtRisk;
  const Label label = overdue ? Label{"overdue", "已逾期"} : WordOf(open.state);
  return absl::StrCat("<span class=\"chip ",
                      overdue ? "c-overdue"
                      : risk  ? "c-risk"
                              : "c-plain",
                      "\">", Both(label), "</span>");
}

// Whole minutes: to the second, nobody needs to know how late a ticket is.
std::string TimeLeft(Instant due, Instant as_of) {
  if (!due.is_known() || !as_of.is_known()) return "–";
  const std::int64_t minute = Minutes(1).us;
  const bool late = due < as_of;
  const std::int64_t distance = late ? as_of.us - due.us : due.us - as_of.us;
  const Duration whole{distance / minute * minute};
  const std::string sign = late ? "−" : "";
  return Both(Label{sign + internal::FormatDuration(whole, Language::kEnglish),
                    sign + internal::FormatDuration(whole, Language::kChinese)});
}

template <typename Value, std::size_t size>
std::vector<Bar> CountsOf(const std::array<std::int64_t, size>& counts) {
  std::vector<Bar> all;
  for (std::size_t i = 1; i < size; ++i) {
    all.push_back({WordOf(static_cast<Value>(i)), counts[i]});
  }
  // What is unknown comes last, and only when there is something of it.
  if (counts[0] != 0) all.push_back({WordOf(static_cast<Value>(0)), counts[0]});
  return all;
}

// Indices of the shown obligations: those of one clause together, first the clauses with the most
// overdue, then the most at risk, then the policy's order.
std::vector<std::size_t> InOrderOfTrouble(const DeskSummary& summary) {
  const std::vector<Obligation>& all = summary.policy->sla.obligations;
  const auto& attainment = summary.tickets.attainment;
  struct Group {
    std::int64_t overdue = 0;
    std::int64_t at_risk = 0;
    std::vector<std::size_t> members;
  };
  std::vector<Group> groups;
  for (std::size_t i = 0; i < std::min(all.size(), attainment.size()); ++i) {
    if (!IsShown(all[i], attainment[i])) continue;
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return all[group.members.front()].entry.clause == all[i].entry.clause;
    });
    Group& group = found == groups.end() ? groups.emplace_back() : *found;
    const Attainment sum = SumOf(attainment[i]);
    group.overdue += sum.breached_open;
    group.at_risk += sum.at_risk;
    group.members.push_back(i);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.overdue != b.overdue ? a.overdue > b.overdue : a.at_risk > b.at_risk;
  });
  std::vector<std::size_t> order;
  for (const Group& group : groups) {
    order.insert(order.end(), group.members.begin(), group.members.end());
  }
  return order;
}

// A row that opens to the figures of every priority.
std::string Promise(const Obligation& obligation, const std::array<Attainment, 4>& attainment,
                    const std::vector<Part>& names, bool first_of_clause) {
  const Attainment sum = SumOf(attainment);
  const auto chip = [](std::int64_t n, const std::string& style, const Label& word) {
    return n == 0 ? std::string()
                  : absl::StrCat("<span class=\"chip ", style, "\">", Both(word), " ", Number(n),
                                 "</span> ");
  };
  std::string out = absl::StrCat(
      "<details class=\"promise", first_of_clause ? " first" : "",
      "\"><summary class=\"prow\"><span class=\"who\">", Both(obligation.entry.label),
      Tag(obligation.entry.clause), "</span>", StackedBar(PartsOf(sum)),
      "<span class=\"n strong\">", Percent(sum.met, sum.decided()), "</span><span class=\"n dim\">",
      Number(sum.met), " ÷ ", Number(sum.decided()), "</span><span class=\"chips\">",
      chip(sum.breached_open, "c-overdue", {"overdue", "已逾期"}),
      chip(sum.at_risk, "c-risk", WordOf(ObligationState::kAtRisk)),
      "</span></summary><div class=\"scroll\"><table class=\"sla\"><thead><tr><th scope=\"col\">",
      Both(kPriorityWord), "</th><th scope=\"col\">", Both(Label{"target", "目标"}),
      "</th><th scope=\"col\"><span class=\"vh\">", Both(Label{"bar", "条形"}),
      "</span></th><th scope=\"col\" class=\"n\">", Both(Label{"attainment", "达成率"}), "</th>");
  for (const Part& part : names) {
    absl::StrAppend(&out, "<th scope=\"col\" class=\"n\">", Both(part.label), "</th>");
  }
  out += "</tr></thead><tbody>";
  for (std::size_t p = 1; p < 4; ++p) {
    out += AttainmentRow(WordOf(static_cast<Priority>(p)), Both(TargetLabel(obligation.targets[p])),
                         attainment[p], names.size(), false);
  }
  out += AttainmentRow(kAll, "", sum, names.size(), true);
  return out + "</tbody></table></div></details>";
}

std::string ClauseOf(const TriageScale& scale) {
  return scale.rules.empty() ? "" : scale.rules.front().clause;
}

}  // namespace

std::vector<Part> PartsOf(const Attainment& a) {
  return {{"s-met", a.met, WordOf(ObligationState::kMet)},
          {"s-late", a.breached_done, {"done late", "超时完成"}},
          {"s-overdue", a.breached_open, {"overdue", "已逾期"}},
          {"s-risk", a.at_risk, WordOf(ObligationState::kAtRisk)},
          {"s-running", a.running, WordOf(ObligationState::kRunning)},
          {"s-paused", a.paused, WordOf(ObligationState::kPaused)},
          {"s-none", a.not_started, WordOf(ObligationState::kNotStarted)},
          {"s-unjudged", a.not_judged, WordOf(ObligationState::kUnspecified)}};
}

Attainment SumOf(const std::array<Attainment, 4>& by_priority) {
  Attainment sum;
  for (const Attainment& a : by_priority) {
    sum.met += a.met;
    sum.breached_done += a.breached_done;
    sum.breached_open += a.breached_open;
    sum.running += a.running;
    sum.at_risk += a.at_risk;
    sum.paused += a.paused;
    sum.not_started += a.not_started;
    sum.not_judged += a.not_judged;
    sum.provisional += a.provisional;
  }
  return sum;
}

bool IsShown(const Obligation& obligation, const std::array<Attainment, 4>& attainment) {
  return internal::Has(obligation.starts_at, static_cast<std::uint32_t>(EventKind::kReceived)) ||
         std::any_of(attainment.begin(), attainment.end(),
                     [](const Attainment& a) { return a.told() > 0; });
}

std::size_t HeadlineObligation(const Policy& policy) {
  const auto ends = [](const Obligation& obligation, EventKind kind) {
    return (obligation.fulfilled_by >> static_cast<std::uint32_t>(kind) & 1u) != 0;
  };
  const std::vector<Obligation>& all = policy.sla.obligations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (ends(all[i], EventKind::kResolved) || ends(all[i], EventKind::kClosed)) return i;
  }
  return all.size() - 1;
}

std::string RejectedNote(std::int64_t rejected) {
  if (rejected == 0) return "";
  return absl::StrCat("<p class=\"note\">",
                      Both(internal::kReportRejected, {{"count", Number(rejected)}}), "</p>");
}

std::string SlaSection(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  const std::size_t n = std::min(policy.sla.obligations.size(), summary.tickets.attainment.size());
  Attainment all;
  for (std::size_t i = 0; i < n; ++i) {
    if (!IsShown(policy.sla.obligations[i], summary.tickets.attainment[i])) continue;
    const Attainment sum = SumOf(summary.tickets.attainment[i]);
    all.not_started += sum.not_started;
    all.not_judged += sum.not_judged;
    all.provisional += sum.provisional;
  }
  std::vector<Part> names = PartsOf(all);
  // The two last states are rare: their columns stand only where there is something in them.
  if (all.not_judged == 0) names.pop_back();
  if (all.not_judged == 0 && all.not_started == 0) names.pop_back();
  std::string out = absl::StrCat("<p class=\"lead\">", Both(internal::kReportSlaLead), "</p>",
                                 Legend(names, false));
  out += Lead(internal::kReportSlaOverview);
  std::string clause;
  for (const std::size_t i : InOrderOfTrouble(summary)) {
    const Obligation& obligation = policy.sla.obligations[i];
    out += Promise(obligation, summary.tickets.attainment[i], names,
                   obligation.entry.clause != clause);
    clause = obligation.entry.clause;
  }
  if (all.provisional != 0) {
    absl::StrAppend(&out, "<p class=\"note\">",
                    Both(internal::kReportProvisional, {{"count", Number(all.provisional)}}),
                    "</p>");
  }
  return out + RejectedNote(summary.tickets.rejected);
}

std::string OpenTable(const DeskSummary& summary) {
  const Policy& policy = *summary.policy;
  const TicketSummary& tickets = summary.tickets;
  if (tickets.open.empty()) {
    return absl::StrCat("<p class=\"lead\">", Both(internal::kReportNoneOpen), "</p>");
  }
  std::string out = absl::StrCat(
      "<p class=\"lead\">",
      Both(internal::kReportOpenLead,
           {{"total", Number(tickets.open_total)}, {"shown", std::to_string(tickets.open.size())}}),
      "</p><div class=\"scroll\"><table class=\"open\"><thead><tr>");
  for (const Label& name :
       {Label{"ticket", "工单"}, Label{"team", "班组"}, kPriorityWord, Label{"obligation", "事项"},
        Label{"due", "到期"}, Label{"time left", "剩余时间"}, Label{"state", "状态"}}) {
    absl::StrAppend(&out, "<th scope=\"col\">", Both(name), "</th>");
  }
  out += "</tr></thead><tbody>";
  for (const OpenTicket& open : tickets.open) {
    const bool known = open.obligation < policy.sla.obligations.size();
    const Entry entry = known ? policy.sla.obligations[open.obligation].entry : Entry{};
    absl::StrAppend(&out, "<tr><th scope=\"row\" class=\"id\">", MaskedId(policy, open.ticket_id),
                    "</th><td class=\"id\">", MaskedId(policy, open.team_id), "</td><td>",
                    Both(WordOf(open.priority)), "</td><td>", Both(entry.label), " ",
                    Tag(entry.clause));
    const std::string due =
        open.due.is_known() ? internal::FormatWall(policy.sla_calendar().zone(), open.due) : "–";
    absl::StrAppend(&out, "</td><td class=\"num\">", due, "</td><td class=\"num\">",
                    TimeLeft(open.due, summary.as_of), "</td><td>", StateChip(open), "</td></tr>");
  }
  return out + "</tbody></table></div>";
}

std::string AboutSection(const DeskSummary& summary) {
  const TicketSummary& t = summary.tickets;
  const TriagePolicy& triage = summary.policy->triage;
  std::string out = absl::StrCat("<p class=\"lead\">",
                                 Both(internal::kReportAboutLead, {{"count", Number(t.tickets)}}),
                                 "</p><div class=\"pair\">");
  out += BarTable({"category", "类别"}, ClauseOf(triage.category), kTickets,
                  CountsOf<Category>(t.categories), t.tickets);
  out += BarTable({"issue type", "问题类型"}, ClauseOf(triage.issue_type), kTickets,
                  CountsOf<IssueType>(t.issue_types), t.tickets);
  out += BarTable(kPriorityWord, ClauseOf(triage.priority), kTickets,
                  CountsOf<Priority>(t.priorities), t.tickets);
  out += BarTable({"handling", "处理方式"}, ClauseOf(triage.handling), kTickets,
                  CountsOf<Handling>(t.handlings), t.tickets);
  out += BarTable({"channel", "渠道"}, "", kTickets, CountsOf<Channel>(t.channels), t.tickets);
  return out + "</div>";
}

}  // namespace guiju::tool
