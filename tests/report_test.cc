#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "report_desk.h"
#include "report_rooms.h"
#include "tool/report_html.h"
#include "tool/report_parts.h"
#include "words.h"

namespace guiju::tool {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::size_t Occurrences(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

std::string SectionText(const std::string& page, const std::string& id) {
  const std::size_t begin = page.find("<section id=\"" + id + "\">");
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("</section>", begin) - begin);
}

std::string Cell(std::int64_t value) { return ">" + Number(value) + "</td>"; }

const std::string& Page() {
  static const std::string page = RenderReport(OrdinaryDesk());
  return page;
}

TEST(Html, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(Escape("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
  EXPECT_EQ(Escape("a\x01\nb\x7f"), "a\xEF\xBF\xBD\nb\xEF\xBF\xBD");
}

TEST(Html, WritesNumbers) {
  EXPECT_EQ(Number(0), "0");
  EXPECT_EQ(Number(999), "999");
  EXPECT_EQ(Number(1'000), "1,000");
  EXPECT_EQ(Number(-1'234'567), "-1,234,567");
  EXPECT_EQ(Tenths(123), "12.3");
  EXPECT_EQ(Tenths(-5), "-0.5");
  EXPECT_EQ(Tenths(120), "12");
}

TEST(Html, CutsPercentAndLeavesNothingOfNothing) {
  EXPECT_EQ(Percent(9'499, 10'000), "94.9%");
  EXPECT_EQ(Percent(9'999, 10'000), "99.9%");
  EXPECT_EQ(Percent(7, 7), "100%");
  EXPECT_EQ(Percent(0, 7), "0%");
  EXPECT_EQ(Percent(0, 0), "–");
}

TEST(Html, ShortensByColumns) {
  EXPECT_EQ(Shortened("abcdef", 6), "abcdef");
  EXPECT_EQ(Shortened("abcdefg", 6), "abcde…");
  EXPECT_EQ(Shortened("客户分层", 8), "客户分层");
  EXPECT_EQ(Shortened("客户分层", 7), "客户分…");
}

TEST(Report, IsTheSameEveryTime) { EXPECT_EQ(Page(), RenderReport(OrdinaryDesk())); }

TEST(Report, NeedsNothingFromElsewhere) {
  for (const DeskSummary& desk : {OrdinaryDesk(), HostileDesk(), DeskSummary{}}) {
    const std::string page = RenderReport(desk);
    EXPECT_FALSE(std::regex_search(page, std::regex("https?:|src=|url\\(|@import|<script|<link|"
                                                    "<img|<iframe|<object")));
    // Links lead into the page itself.
    EXPECT_EQ(Occurrences(page, "href="), Occurrences(page, "href=\"#"));
    EXPECT_LT(page.size(), 1'000'000u);
  }
}

TEST(Report, LinksLeadToSections) {
  std::size_t links = 0;
  const std::regex link("href=\"#([a-z]+)\"");
  for (std::sregex_iterator it(Page().begin(), Page().end(), link), end; it != end; ++it, ++links) {
    EXPECT_NE(SectionText(Page(), (*it)[1]), "") << (*it)[1];
  }
  EXPECT_EQ(links, 6u);
}

TEST(Report, SaysEverythingInBothLanguages) {
  const Policy& policy = *StandardPolicy();
  std::vector<Label> labels = {policy.label, policy.segment.otherwise.label};
  for (const Obligation& o : policy.sla.obligations) labels.push_back(o.entry.label);
  for (const Entry& segment : policy.segment.segments) labels.push_back(segment.label);
  for (const Metric& metric : policy.score.metrics) labels.push_back(metric.entry.label);
  for (const Grade& grade : policy.score.grades) labels.push_back(grade.entry.label);
  for (int i = 1; i <= 5; ++i) labels.push_back(internal::WordOf(static_cast<Category>(i)));
  for (int i = 1; i <= 4; ++i) labels.push_back(internal::WordOf(static_cast<IssueType>(i)));
  for (int i = 1; i <= 3; ++i) labels.push_back(internal::WordOf(static_cast<Handling>(i)));
  for (int i = 1; i <= 8; ++i) labels.push_back(internal::WordOf(static_cast<Channel>(i)));
  for (const Label& label : labels) {
    EXPECT_THAT(Page(), HasSubstr("<span lang=\"zh\">" + Escape(label.zh) + "</span>"));
    EXPECT_THAT(Page(), HasSubstr("<span lang=\"en\">" + Escape(label.en) + "</span>"));
  }
  EXPECT_EQ(Occurrences(Page(), "<span lang=\"zh\">"), Occurrences(Page(), "<span lang=\"en\">"));
  EXPECT_EQ(Occurrences(Page(), "<text lang=\"zh\""), Occurrences(Page(), "<text lang=\"en\""));
  EXPECT_THAT(Page(), Not(HasSubstr("{count}")));
  EXPECT_FALSE(
      std::regex_search(Page().substr(Page().find("<body>")), std::regex("\\{[a-z_]+\\}")));
}

TEST(Report, NamesTheClauses) {
  for (const char* clause : {"SLA-1", "SLA-2", "SLA-3", "INT-3", "INT-4", "INT-5", "INT-6", "SEG-1",
                             "SEG-2", "SEG-3", "SEG-4", "SEG-5", "SCO-1", "SCO-5"}) {
    EXPECT_THAT(Page(), HasSubstr("class=\"tag\">" + std::string(clause) + "</span>"));
  }
}

TEST(Report, ShowsTheFiguresOfTheSla) {
  const DeskSummary desk = OrdinaryDesk();
  const std::string text = SectionText(Page(), "attainment");
  for (const auto& by_priority : desk.tickets.attainment) {
    for (std::size_t p = 1; p < 4; ++p) {
      const Attainment& a = by_priority[p];
      std::string row = "strong\">" + Percent(a.met, a.decided()) + "</td>";
      for (const std::int64_t value :
           {a.met, a.breached_done, a.breached_open, a.at_risk, a.running, a.paused}) {
        row += std::string("<td class=\"n") + (value == 0 ? " zero" : "") + "\"" + Cell(value);
      }
      EXPECT_THAT(text, HasSubstr(row));
    }
    const Attainment sum = SumOf(by_priority);
    EXPECT_THAT(text, HasSubstr(Number(sum.met) + " ÷ " + Number(sum.decided())));
  }
}

TEST(Report, LeavesAttainmentOpenWhenNothingIsDecided) {
  DeskSummary desk = OrdinaryDesk();
  for (auto& by_priority : desk.tickets.attainment) by_priority = {};
  desk.tickets.attainment[0][2].running = 3;
  desk.tickets.attainment[0][2].not_started = 4;
  desk.tickets.attainment[0][2].not_judged = 5;
  desk.tickets.attainment[0][2].provisional = 6;
  const std::string text = SectionText(RenderReport(desk), "attainment");
  EXPECT_THAT(text, HasSubstr("strong\">–</td>"));
  EXPECT_THAT(text, Not(HasSubstr("%</td>")));
  EXPECT_THAT(text, HasSubstr(Cell(4)));
  EXPECT_THAT(text, HasSubstr(Cell(5)));
  EXPECT_THAT(text, HasSubstr("6 of these deadlines"));
}

TEST(Report, ShowsWhatTicketsAreAbout) {
  const DeskSummary desk = OrdinaryDesk();
  const std::string text = SectionText(Page(), "about");
  const auto each = [&](const auto& counts) {
    for (std::size_t i = 1; i < counts.size(); ++i) EXPECT_THAT(text, HasSubstr(Cell(counts[i])));
  };
  each(desk.tickets.categories);
  each(desk.tickets.issue_types);
  each(desk.tickets.priorities);
  each(desk.tickets.handlings);
  each(desk.tickets.channels);
}

TEST(Report, MarksHolidaysAndMakeUpDays) {
  const std::string text = SectionText(Page(), "arrivals");
  // Spring Festival: 15 to 23 February, with the 14th and the 28th worked for it.
  EXPECT_EQ(Occurrences(text, "class=\"holiday\""), 9u);
  EXPECT_EQ(Occurrences(text, "class=\"makeup\""), 2u);
  EXPECT_EQ(Occurrences(text, "class=\"rest\""), 3u);
  const DeskSummary desk = OrdinaryDesk();
  for (const auto& [day, counts] : desk.tickets.days) {
    if (counts.received == 0) continue;
    EXPECT_THAT(text,
                HasSubstr(Number(counts.received - counts.resolution_breached) + ", 解决超时"));
  }
}

TEST(Report, SharesColumnsOverManyYears) {
  DeskSummary desk = OrdinaryDesk();
  desk.tickets.days[ToCivilDay({1996, 1, 1}).number].received = 3;
  desk.tickets.days[ToCivilDay({2031, 1, 1}).number].due = 3;
  const std::string page = RenderReport(desk);
  EXPECT_THAT(page, HasSubstr("days in a row"));
  EXPECT_LT(page.size(), 1'000'000u);
}

TEST(Report, ListsOpenTicketsInTheirOrder) {
  const DeskSummary desk = OrdinaryDesk();
  const std::string text = SectionText(Page(), "deadlines");
  std::size_t at = 0;
  for (const OpenTicket& open : desk.tickets.open) {
    at = text.find(">" + open.ticket_id + "<", at);
    ASSERT_NE(at, std::string::npos) << open.ticket_id;
  }
  EXPECT_EQ(Occurrences(text, "c-overdue"), 9u);
  EXPECT_EQ(Occurrences(text, "c-risk"), 6u);
  EXPECT_THAT(text, HasSubstr("214 tickets"));
}

TEST(Report, DrawsASquareForEachCustomer) {
  const std::string text = SectionText(Page(), "segments");
  EXPECT_EQ(Occurrences(text, "h15v15h-15z"), 400u);
  for (const std::int64_t n : {61, 22, 88, 47, 182, 29, 103, 51, 14, 31, 195, 20}) {
    EXPECT_THAT(text, HasSubstr(Cell(n)));
  }
  DeskSummary desk = OrdinaryDesk();
  desk.segments.customers = 1'000'001;
  desk.segments.primary = {1, 0, 0, 0, 1'000'000};
  const std::string many = SectionText(RenderReport(desk), "segments");
  EXPECT_THAT(many, HasSubstr("up to 1,001 customers"));
  EXPECT_EQ(Occurrences(many, "h15v15h-15z"), 1'001u);
}

TEST(Report, ShowsEveryAgentWithPointsAndReasons) {
  const DeskSummary desk = OrdinaryDesk();
  const std::string text = SectionText(Page(), "scores");
  EXPECT_EQ(Occurrences(text, "<details class=\"agent\">"), desk.scores.agents.size());
  EXPECT_EQ(Occurrences(text, "<circle"), desk.scores.agents.size());
  EXPECT_EQ(Occurrences(text, "meter missing"), 1u);
  EXPECT_EQ(Occurrences(text, "chip g-none"), 1u);
  for (const v1::AgentEvaluation& agent : desk.scores.agents) {
    EXPECT_THAT(text,
                HasSubstr("who\">" + agent.score().agent_id() + "</span><span class=\"total\">" +
                          std::to_string(agent.score().total()) + "</span>"));
    ASSERT_GT(agent.reason_en_size(), 0);
    for (const std::string& line : agent.reason_en()) EXPECT_THAT(text, HasSubstr(Escape(line)));
    for (const std::string& line : agent.reason_zh()) EXPECT_THAT(text, HasSubstr(Escape(line)));
  }
  EXPECT_EQ(Occurrences(text, "class=\"audit\""), 1u);
  EXPECT_THAT(text, HasSubstr("</span>91 <span"));
}

TEST(Report, NeverShowsAValueAsABoundThatItMisses) {
  v1::AgentMonth month = Month("A1", "T1");  // SCO-1 and SCO-2, each just outside its best band
  month.mutable_response_seconds_by_count()->set_numerator(30'000'001);
  month.mutable_response_seconds_by_count()->set_denominator(1'000'000);
  month.mutable_resolved_of_handled()->set_numerator(949'999);
  month.mutable_resolved_of_handled()->set_denominator(1'000'000);
  month.set_handled(1'000'000);
  DeskSummary desk = OrdinaryDesk();
  desk.scores.agents = Scored({month});
  const std::string text = SectionText(RenderReport(desk), "scores");
  EXPECT_THAT(text, HasSubstr("<span lang=\"en\">30.01 s</span>"));
  EXPECT_THAT(text, HasSubstr("dim\">94.9%</span>"));
}

TEST(Report, HasNoAuditColumnWithoutRecordedTotals) {
  DeskSummary desk = OrdinaryDesk();
  for (v1::AgentEvaluation& agent : desk.scores.agents) agent.mutable_score()->clear_audit();
  EXPECT_THAT(SectionText(RenderReport(desk), "scores"), Not(HasSubstr("audit")));
}

TEST(Report, LeavesReasonsOutWhenThereAreTooMany) {
  DeskSummary desk = OrdinaryDesk();
  const std::vector<v1::AgentEvaluation> once = desk.scores.agents;
  for (int i = 0; i < 20; ++i) {
    desk.scores.agents.insert(desk.scores.agents.end(), once.begin(), once.end());
  }
  const std::string text = SectionText(RenderReport(desk), "scores");
  EXPECT_THAT(text, HasSubstr("The reasons of so many months"));
  EXPECT_EQ(Occurrences(text, "class=\"agent row\""), desk.scores.agents.size());
}

TEST(Report, LeavesOutWhatThereIsNot) {
  DeskSummary desk = OrdinaryDesk();
  desk.has_tickets = desk.has_scores = false;
  const std::string page = RenderReport(desk);
  EXPECT_NE(SectionText(page, "segments"), "");
  for (const char* id : {"attainment", "arrivals", "deadlines", "about", "scores"}) {
    EXPECT_EQ(SectionText(page, id), "") << id;
    EXPECT_THAT(page, Not(HasSubstr(std::string("href=\"#") + id)));
  }
}

TEST(Report, SaysThatThereIsNothing) {
  EXPECT_THAT(RenderReport(DeskSummary{}), HasSubstr("There is nothing to show"));
  DeskSummary desk;
  desk.policy = StandardPolicy().get();
  desk.has_tickets = desk.has_customers = desk.has_scores = true;
  const std::string page = RenderReport(desk);  // everything read, and nothing in it
  EXPECT_THAT(page, HasSubstr("No ticket has an obligation that is not done."));
  EXPECT_NE(SectionText(page, "scores"), "");
}

TEST(Report, CountsRejectedRows) {
  DeskSummary desk = OrdinaryDesk();
  desk.tickets.rejected = 17;
  desk.segments.rejected = 1'018;
  desk.scores.rejected = 19;
  const std::string page = RenderReport(desk);
  EXPECT_THAT(SectionText(page, "attainment"), HasSubstr("17 rows were rejected"));
  EXPECT_THAT(SectionText(page, "segments"), HasSubstr("1,018 rows were rejected"));
  EXPECT_THAT(SectionText(page, "scores"), HasSubstr("19 rows were rejected"));
}

TEST(Report, LetsNoNameBecomeMarkup) {
  const std::string page = RenderReport(HostileDesk());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<i>retired")));
  EXPECT_EQ(page.find('\x01'), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  // The title twice, a file, a ticket, its team, the agent (row and mark), the team (heading).
  EXPECT_GE(Occurrences(page, Escape(kHostile)), 7u);
}

TEST(Html, ShowsTheBeginningOfAVeryLongId) {
  EXPECT_EQ(Id(""), "–");
  EXPECT_EQ(Id(std::string(48, 'a')), std::string(48, 'a'));
  EXPECT_EQ(Id(std::string(49, '<')), "<span title=\"" + Escape(std::string(49, '<')) + "\">" +
                                          Escape(std::string(47, '<')) + "…</span>");
}

TEST(Report, SaysHowToReplayIt) {
  const Policy& policy = *StandardPolicy();
  const std::string foot = Page().substr(Page().find("<footer>"));
  for (const std::string& part :
       {policy.id, policy.version, policy.sha256, std::string("2026-02-28T12:00:00+08:00"),
        std::string("Asia/Shanghai"), std::string("tickets.jsonl")}) {
    EXPECT_THAT(foot, HasSubstr(part));
  }
}

const std::string& Full() {
  static const std::string page = RenderReport(FullDesk());
  return page;
}

TEST(FullReport, HasASectionForEachRoomInOrder) {
  std::size_t at = 0;
  for (const char* id : {"attainment", "arrivals", "deadlines", "about", "callbacks", "records",
                         "stats", "segments", "scores"}) {
    at = Full().find("<section id=\"" + std::string(id) + "\">", at);
    ASSERT_NE(at, std::string::npos) << id;
    EXPECT_THAT(Full(), HasSubstr("href=\"#" + std::string(id) + "\""));
  }
  for (const char* id : {"callbacks", "records", "stats"}) {
    EXPECT_EQ(SectionText(Page(), id), "") << id;
  }
}

TEST(FullReport, SaysEverythingInBothLanguages) {
  EXPECT_EQ(Occurrences(Full(), "<span lang=\"zh\">"), Occurrences(Full(), "<span lang=\"en\">"));
  EXPECT_FALSE(
      std::regex_search(Full().substr(Full().find("<body>")), std::regex("\\{[a-z_]+\\}")));
  for (const char* clause :
       {"CB-1", "CB-2", "CB-3", "CB-4", "CB-5", "CB-7", "REC-2", "REC-6", "REC-8", "STAT-1",
        "STAT-2", "STAT-3", "STAT-4", "STAT-5", "STAT-6", "SEG-6", "SCO-8", "SCO-9", "INT-10"}) {
    EXPECT_THAT(Full(), HasSubstr("class=\"tag\">" + std::string(clause) + "</span>"));
  }
}

TEST(FullReport, PlansCallsOnTheCustomersClock) {
  const std::string text = SectionText(Full(), "callbacks");
  for (const char* part :
       {"2026-03-01 09:00–10:55:30", "UTC+08:00", ">C1001<", ">K07001<", "5–8 min", "up to 15 min",
        "新用户激活回访", "资深客服", "2026-03-01 06:30", "impossible",
        "Until the deadline the customer may not be called.",
        "The next allowed moment is 2026-03-01 08:00.", "<span lang=\"en\">resolved</span>", "62",
        "324"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(text, Not(HasSubstr("售后服务跟进回访")));  // done, so nothing is to be planned
}

TEST(FullReport, NeverShowsATargetAsReachedThatIsMissed) {
  const std::string text = SectionText(Full(), "callbacks");
  for (const char* part : {"240.01 s", "≤ 240 s", "−0.01 s", "90%", "≥ 85%", "+5%"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_EQ(Occurrences(text, "chip c-overdue\"><span lang=\"zh\">未达标"), 1u);
  EXPECT_EQ(Occurrences(text, "chip c-met"), 1u);
  EXPECT_THAT(text, HasSubstr("4 min 4 s"));  // 9,050 s over 37 calls
}

TEST(FullReport, NamesWhatRecordsLack) {
  const std::string text = SectionText(Full(), "records");
  for (const char* part : {"solution, verification, order number", "订单编号", ">R0017<", ">R0018<",
                           "75%", "9 ÷ 12", "26 h 3 min", "1 min 1 s", "71 records", "6 tickets",
                           ">K07003<", ">K07004<", "responsible step", "customer information"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  for (const RecordForm& form : StandardPolicy()->record.forms) {
    EXPECT_THAT(text, HasSubstr(Escape(form.entry.label.zh)));
  }
}

TEST(FullReport, TellsWeeksAndMonths) {
  const std::string text = SectionText(Full(), "stats");
  for (const char* part :
       {"2026-01", "6,044", "2026-02-23 – 2026-03-01", "12 min 34 s", "2 d 7 h", "courier late",
        "40%", "4.26", "30 were dissatisfied, 20%", "9 <span class=\"dim\">÷ 16", "56.2%",
        "-0.3121", "Significant at the 1 % level.", "too few customers", "非常满意"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  // Two months and six of the eight weeks in full, the latest of each kind open.
  EXPECT_EQ(Occurrences(text, "<details class=\"period\""), 8u);
  EXPECT_EQ(Occurrences(text, "<details class=\"period\" open"), 2u);
  EXPECT_THAT(text, HasSubstr("The last 6 are told in full"));
}

TEST(FullReport, ShowsCareTypesAdvisoriesAndReviews) {
  const std::string segments = SectionText(Full(), "segments");
  for (const Entry& action : StandardPolicy()->segment.care) {
    EXPECT_THAT(segments, HasSubstr(Escape(action.label.zh)));
  }
  EXPECT_THAT(segments, HasSubstr(Cell(230)));
  const std::string scores = SectionText(Full(), "scores");
  for (const char* part : {"base weights", "look at the two together", "−6", "coaching", "辅导",
                           "Reviews that are not due: 1.", "2026-02"}) {
    EXPECT_THAT(scores, HasSubstr(part));
  }
  EXPECT_THAT(SectionText(Page(), "scores"), Not(HasSubstr("SCO-9")));
}

TEST(FullReport, HoldsNoPersonalData) {
  DeskSummary desk = FullDesk();
  desk.callbacks.plans[0].set_customer_id("13712345678");
  desk.tickets.open[0].ticket_id = "13612345678";
  desk.records.incomplete[0].set_ticket_id("13512345678");
  desk.stats.months[0].mutable_place(0)->set_topic("call 13412345678");
  const std::string page = RenderReport(desk);
  for (const char* prefix : {"137", "136", "135", "134", "138", "139"}) {
    EXPECT_THAT(page, Not(HasSubstr(std::string(prefix) + "12345678")));
  }
  EXPECT_THAT(page, HasSubstr("138****5678"));
}

TEST(FullReport, LetsNoTextBecomeMarkup) {
  const std::string page = RenderReport(HostileFullDesk());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_GE(Occurrences(page, "&lt;script&gt;"), 18u);
}

TEST(FullReport, PutsWhatIsOverdueFirstAndAClauseTogether) {
  DeskSummary desk = OrdinaryDesk();
  const auto& all = desk.policy->sla.obligations;
  for (auto& by_priority : desk.tickets.attainment) by_priority = {};
  std::size_t refund = 0;
  std::size_t phone = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].entry.id == "refund") refund = i;
    if (all[i].entry.id == "answer_phone") phone = i;
  }
  desk.tickets.attainment[0][1].met = 5;
  desk.tickets.attainment[phone][1].at_risk = 9;
  desk.tickets.attainment[phone + 1][1].met = 1;
  desk.tickets.attainment[refund][1].breached_open = 1;
  const std::string text = SectionText(RenderReport(desk), "attainment");
  std::vector<std::size_t> order;
  for (const std::size_t i : {refund, phone, phone + 1, std::size_t{0}}) {
    order.push_back(text.find("<span lang=\"zh\">" + all[i].entry.label.zh + "</span>"));
    ASSERT_NE(order.back(), std::string::npos);
  }
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  // What never started has no place: the three that start with the receipt, and those told.
  EXPECT_EQ(Occurrences(text, "<details class=\"promise"), 6u);
}

TEST(FullReport, SaysWhenNothingIsLacking) {
  DeskSummary desk;
  desk.policy = StandardPolicy().get();
  desk.has_callbacks = desk.has_records = true;
  const std::string page = RenderReport(desk);
  EXPECT_THAT(page, HasSubstr("There is no call to make on that day."));
  EXPECT_THAT(page, HasSubstr("Every record is complete and in time."));
  EXPECT_THAT(page, HasSubstr("Every dissatisfied rating has its analysis."));
  EXPECT_EQ(SectionText(page, "stats"), "");
  desk.callbacks.rejected = 21;
  desk.records.rejected = 22;
  const std::string rejected = RenderReport(desk);
  EXPECT_THAT(SectionText(rejected, "callbacks"), HasSubstr("21 rows were rejected"));
  EXPECT_THAT(SectionText(rejected, "records"), HasSubstr("22 rows were rejected"));
}

// For tests/report_browser_test.py, and for looking at.
TEST(Report, IsWrittenForTheBrowser) {
  const std::string folder = GUIJU_BINARY_DIR;
  const auto write = [&](const std::string& name, const DeskSummary& desk) {
    std::ofstream file(folder + "/" + name, std::ios::binary);
    file << RenderReport(desk);
    EXPECT_TRUE(file.good()) << name;
  };
  write("report_ordinary.html", OrdinaryDesk());
  write("report_hostile.html", HostileDesk());
  write("report_full.html", FullDesk());
}

}  // namespace
}  // namespace guiju::tool
