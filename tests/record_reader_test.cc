#include "tool/record_reader.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/delimited_message_util.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tool/cell.h"
#include "tool/json_lines_writer.h"
#include "tool/output_file.h"
#include "tool_files.h"
#include "zones.h"

namespace guiju::tool {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t kNineOnTuesday = 1771894800;  // 2026-02-24 09:00 in Shanghai

struct Outcome {
  std::vector<v1::Ticket> tickets;
  std::vector<v1::Customer> customers;
  std::vector<v1::AgentMonth> months;
  ReadSummary summary;
};

Outcome Tickets(const ReadOptions& options) {
  Outcome out;
  ReadTickets(
      options, [&](const v1::Ticket& t, Findings*) { return out.tickets.push_back(t), true; },
      &out.summary);
  return out;
}

Outcome Tickets(const Folder& folder, const std::string& csv) {
  ReadOptions options;
  options.path = folder.File("tickets.csv", csv);
  options.rejects_path = folder.At("rejects.csv");
  options.rejects_unmasked = true;
  return Tickets(options);
}

Outcome Customers(const Folder& folder, const std::string& csv) {
  ReadOptions options;
  options.path = folder.File("customers.csv", csv);
  Outcome out;
  ReadCustomers(
      options, [&](const v1::Customer& c, Findings*) { return out.customers.push_back(c), true; },
      &out.summary);
  return out;
}

std::int64_t Seconds(const v1::Instant& at) { return at.unix_us() / 1'000'000; }

TEST(ReadTickets, ReadsTheDesksOwnColumns) {
  const Folder folder;
  const Outcome out = Tickets(
      folder,
      "\xEF\xBB\xBFid,customer_id,agent_id,team_id,channel,category,issue_type,priority,handling,"
      "signals,description,received,first_analysis,first_response,waiting_from,waiting_until,"
      "solution_proposed,resolved,rated_at,rating,reopened,resolved_again,closed\r\n"
      "T1,C1,A1,north,电话,COMPLAINT,质量,p1,紧急,outage !vip,\"屏幕\n坏了\",2026-02-24 09:00:00,"
      "2026-02-24 09:10,2026-02-24T09:30:00+08:00,2026-02-24T02:00:00Z,2026-02-24 11:00:00.25,,"
      "2026-02-24 12:00:00,2026-02-26 12:00:00,4,2026-02-25 09:00:00,2026-02-25 10:00:00,"
      "2026-02-27 09:00:00\r\n"
      "T2,,,,微博,,,,,,,2026-02-24 09:00:00,,,,,,,,,,,never\r\n");
  EXPECT_EQ(Brief(out.summary.findings), "");
  ASSERT_EQ(out.tickets.size(), 2U);
  const v1::Ticket& ticket = out.tickets[0];
  EXPECT_EQ(ticket.channel(), v1::Channel::PHONE);
  EXPECT_EQ(ticket.channel_name(), "电话");
  EXPECT_EQ(ticket.category(), v1::Category::COMPLAINT);
  EXPECT_EQ(ticket.issue_type(), v1::IssueType::QUALITY);
  EXPECT_EQ(ticket.priority(), v1::Priority::P1);
  EXPECT_EQ(ticket.handling(), v1::Handling::URGENT);
  EXPECT_EQ(ticket.description(), "屏幕\n坏了");
  EXPECT_EQ(Seconds(ticket.received()), kNineOnTuesday);
  ASSERT_EQ(ticket.signal_size(), 2);
  EXPECT_EQ(ticket.signal(0).name(), "outage");
  EXPECT_TRUE(ticket.signal(0).value());
  EXPECT_FALSE(ticket.signal(1).value());
  std::vector<v1::Event::Kind> kinds;
  for (const v1::Event& event : ticket.event()) kinds.push_back(event.kind());
  EXPECT_THAT(kinds,
              ElementsAre(v1::Event::ANALYZED, v1::Event::RESPONDED, v1::Event::STATUS_CHANGED,
                          v1::Event::STATUS_CHANGED, v1::Event::RESOLVED, v1::Event::REOPENED,
                          v1::Event::RESOLVED, v1::Event::RATED, v1::Event::CLOSED));
  EXPECT_EQ(Seconds(ticket.event(0).at()), kNineOnTuesday + 600);
  EXPECT_EQ(Seconds(ticket.event(1).at()), kNineOnTuesday + 1800);
  EXPECT_EQ(ticket.event(2).status(), v1::Status::WAITING_CUSTOMER);
  EXPECT_EQ(Seconds(ticket.event(2).at()), kNineOnTuesday + 3600);
  EXPECT_EQ(ticket.event(3).at().unix_us(), (kNineOnTuesday + 7200) * 1'000'000 + 250'000);
  EXPECT_EQ(ticket.event(7).rating(), 4);
  EXPECT_FALSE(ticket.event(4).has_rating());
  // INT-1: a channel that is not in the list is kept as it was written.
  EXPECT_EQ(out.tickets[1].channel(), v1::Channel::OTHER);
  EXPECT_EQ(out.tickets[1].channel_name(), "微博");
  EXPECT_EQ(out.tickets[1].event_size(), 0);
  EXPECT_TRUE(out.summary.complete);
  EXPECT_EQ(out.summary.rows, 2);
  EXPECT_EQ(folder.Read("rejects.csv").find('T'), std::string::npos);
}

struct BadCell {
  const char* name;
  const char* header;
  const char* row;
  const char* findings;
};

class BadTicketRow : public testing::TestWithParam<BadCell> {};

TEST_P(BadTicketRow, IsRejectedAndTheReadingGoesOn) {
  const Folder folder;
  const std::string header = GetParam().header;
  const auto fields = std::count(header.begin(), header.end(), ',');
  const std::string good =
      "T9,2026-02-24 09:00" + std::string(static_cast<std::size_t>(fields) - 1, ',') + "\n";
  const Outcome out = Tickets(folder, header + "\n" + GetParam().row + "\n" + good);
  EXPECT_EQ(Brief(out.summary.findings), GetParam().findings);
  ASSERT_EQ(out.tickets.size(), 1U);
  EXPECT_EQ(out.tickets[0].id(), "T9");
  EXPECT_EQ(out.summary.rejected, 1);
  EXPECT_EQ(out.summary.rows, 2);
  EXPECT_TRUE(out.summary.complete);
  for (const Finding& finding : out.summary.findings) {
    EXPECT_EQ(finding.file, folder.At("tickets.csv"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cells, BadTicketRow,
    testing::Values(
        BadCell{"Before1970", "id,received", "T1,1969-12-31 23:59:59",
                "cell_time_range@2:2/received"},
        // 08:00 in Shanghai is midnight in UTC, where the facts begin.
        BadCell{"JustBefore1970", "id,received", "T1,1970-01-01 07:59:59",
                "cell_time_range@2:2/received"},
        BadCell{"After2099", "id,received", "T1,2100-01-01 08:00:00",
                "cell_time_range@2:2/received"},
        BadCell{"Year9999", "id,received", "T1,9999-12-31", "cell_time_range@2:2/received"},
        BadCell{"NoSuchDay", "id,received", "T1,2026-02-30 09:00",
                "cell_no_such_date@2:2/received"},
        BadCell{"NoLeapDay", "id,received", "T1,2025-02-29", "cell_no_such_date@2:2/received"},
        BadCell{"Hour24", "id,received", "T1,2026-02-24 24:00", "cell_no_such_date@2:2/received"},
        BadCell{"OtherOrder", "id,received", "T1,24/02/2026 09:00", "cell_bad_time@2:2/received"},
        BadCell{"FullWidthTime", "id,received", "T1,２０２６-02-24",
                "cell_full_width@2:2/received"},
        BadCell{"NoTime", "id,received", "T1,", "cell_required@2:2/received"},
        BadCell{"NeverReceived", "id,received", "T1,never", "cell_bad_time@2:2/received"},
        BadCell{"NoId", "id,received", ",2026-02-24", "cell_required@2:1/id"},
        BadCell{"Rating6", "id,received,rated_at,rating", "T1,2026-02-24,2026-02-25,6",
                "cell_out_of_range@2:4/rating"},
        BadCell{"Rating0", "id,received,rated_at,rating", "T1,2026-02-24,2026-02-25,0",
                "cell_out_of_range@2:4/rating"},
        BadCell{"RatingHalf", "id,received,rated_at,rating", "T1,2026-02-24,2026-02-25,4.5",
                "cell_bad_integer@2:4/rating"},
        BadCell{"RatingFullWidth", "id,received,rated_at,rating", "T1,2026-02-24,2026-02-25,４",
                "cell_full_width@2:4/rating"},
        BadCell{"RatingWithoutTime", "id,received,rated_at,rating", "T1,2026-02-24,,4",
                "cell_needs@2:4/rating"},
        BadCell{"TimeWithoutRating", "id,received,rated_at,rating", "T1,2026-02-24,2026-02-25,",
                "cell_needs@2:3/rated_at"},
        BadCell{"Priority", "id,received,priority", "T1,2026-02-24,P7",
                "cell_bad_choice@2:3/priority"},
        BadCell{"PriorityNumber", "id,received,priority", "T1,2026-02-24,1",
                "cell_bad_choice@2:3/priority"},
        BadCell{"PriorityZero", "id,received,priority", "T1,2026-02-24,UNSPECIFIED",
                "cell_bad_choice@2:3/priority"},
        BadCell{"Signals", "id,received,signals", "T1,2026-02-24,vip Not-A-Name",
                "cell_bad_signals@2:3/signals"},
        BadCell{"SignalTwice", "id,received,signals", "T1,2026-02-24,vip !vip",
                "cell_bad_signals@2:3/signals"},
        BadCell{"EventBeforeReceived", "id,received,resolved", "T1,2026-02-24,2026-02-23",
                "cell_not_before@2:3/resolved"},
        BadCell{"ReopenedUnresolved", "id,received,resolved,reopened", "T1,2026-02-24,,2026-02-25",
                "cell_needs@2:4/reopened"},
        BadCell{"ReopenedTooEarly", "id,received,resolved,reopened",
                "T1,2026-02-24,2026-02-25,2026-02-24", "cell_not_before@2:4/reopened"},
        BadCell{"AllProblemsOfARow", "id,received,priority,rating", ",x,P9,6",
                "cell_required@2:1/id cell_bad_time@2:2/received cell_bad_choice@2:3/priority "
                "cell_out_of_range@2:4/rating"},
        BadCell{"TooFewFields", "id,received,priority", "T1,2026-02-24", "row_field_count@2:0"},
        BadCell{"TooManyFields", "id,received", "T1,2026-02-24,", "row_field_count@2:0"},
        BadCell{"LineOfTheField", "id,received,description,priority", "T1,2026-02-24,\"a\nb\",P9",
                "cell_bad_choice@3:4/priority"}),
    [](const auto& test) { return test.param.name; });

TEST(ReadTickets, AcceptsTheEdgesOfTime) {
  const Folder folder;
  const Outcome out = Tickets(folder,
                              "id,received\nT1,1970-01-01 08:00:00\nT2,2100-01-01 07:59:59.999999\n"
                              "T3,1970-01-01T00:00:00Z\n");
  EXPECT_EQ(Brief(out.summary.findings), "");
  ASSERT_EQ(out.tickets.size(), 3U);
  EXPECT_EQ(out.tickets[0].received().unix_us(), 0);
  EXPECT_EQ(out.tickets[1].received().unix_us(), kEndOfFacts.us - 1);
}

TEST(ReadTickets, RejectsASecondTicketOfAnId) {
  const Folder folder;
  const Outcome out = Tickets(folder, "id,received\nT1,2026-02-24\nT2,2026-02-24\nT1,2026-02-25\n");
  EXPECT_EQ(Brief(out.summary.findings), "row_duplicate@4:0");
  EXPECT_THAT(out.summary.findings[0].en, HasSubstr("line 2"));
  EXPECT_EQ(out.tickets.size(), 2U);
}

struct BadFile {
  const char* name;
  std::string bytes;
  const char* findings;
  const char* says;
};

class BadTicketFile : public testing::TestWithParam<BadFile> {};

TEST_P(BadTicketFile, EndsWithAReason) {
  const Folder folder;
  const Outcome out = Tickets(folder, GetParam().bytes);
  EXPECT_EQ(Brief(out.summary.findings), GetParam().findings);
  EXPECT_FALSE(out.summary.complete);
  ASSERT_FALSE(out.summary.findings.empty());
  EXPECT_THAT(out.summary.findings.back().en, HasSubstr(GetParam().says));
  EXPECT_FALSE(folder.Has("rejects.csv"));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadTicketFile,
    testing::Values(BadFile{"Empty", "", "input_empty@0:0", "empty"},
                    BadFile{"OnlyAMark", "\xEF\xBB\xBF\r\n", "input_empty@0:0", "empty"},
                    BadFile{"MissingColumn", "id,priority\nT1,P0\n", "input_missing_column@1:0",
                            "id, priority"},
                    BadFile{"MisspeltColumn", "id,recieved\nT1,2026-02-24\n",
                            "input_missing_column@1:0", "did you mean \"recieved\""},
                    BadFile{"TwoMissing", "a,b\n",
                            "input_missing_column@1:0 input_missing_column@1:0", "received"},
                    BadFile{"DuplicateColumn", "id,received,id\n", "input_duplicate_column@1:3",
                            "1 and 3"},
                    BadFile{"Gb18030", "id,received,description\nT1,2026-02-24,\xC6\xC1\xC4\xBB\n",
                            "input_not_utf8@2:15", "GB18030"},
                    BadFile{"Nul", std::string("id,received\nT1,\0\n", 17), "input_nul@2:4", "NUL"},
                    BadFile{"UnclosedQuote", "id,received\nT1,\"2026-02-24\n",
                            "input_unclosed_quote@2:0", "not closed"}),
    [](const auto& test) { return test.param.name; });

TEST(ReadTickets, SaysThatThereAreNoRows) {
  const Folder folder;
  const Outcome out = Tickets(folder, "id,received\n");
  EXPECT_EQ(Brief(out.summary.findings), "input_no_records@0:0");
  EXPECT_TRUE(Acceptable(out.summary.findings));
  EXPECT_TRUE(out.summary.complete);
}

TEST(ReadTickets, WarnsOfAColumnThatLooksMisspelt) {
  const Folder folder;
  const Outcome out = Tickets(folder, "id,received,priorty\nT1,2026-02-24,P0\n");
  EXPECT_EQ(Brief(out.summary.findings), "input_stray_column@1:0");
  EXPECT_TRUE(Acceptable(out.summary.findings));
  EXPECT_EQ(out.tickets.size(), 1U);
}

TEST(ReadTickets, LongLinesAreRejected) {
  const Folder folder;
  const Outcome out = Tickets(folder, "id,received,description\nT1,2026-02-24," +
                                          std::string(10U << 20U, 'x') + "\nT2,2026-02-24,ok\n");
  EXPECT_EQ(Brief(out.summary.findings), "row_line_too_long@2:0");
  EXPECT_THAT(out.summary.findings[0].en, HasSubstr("1048576"));
  EXPECT_EQ(out.tickets.size(), 1U);
}

TEST(ReadTickets, ShowsValuesButNotPersonalOnes) {
  const Folder folder;
  Outcome out = Tickets(
      folder, "id,received,priority\nT1,2026-02-24,very\x1Burgent" + std::string(60, '!') + "\n");
  EXPECT_THAT(out.summary.findings.at(0).en, HasSubstr("very·urgent"));
  EXPECT_THAT(out.summary.findings.at(0).en, HasSubstr("…"));
  EXPECT_THAT(out.summary.findings.at(0).en, Not(HasSubstr(std::string(41, '!'))));
  EXPECT_THAT(out.summary.findings.at(0).zh, HasSubstr("P0, P1, P2"));
  out = Customers(folder, "id,annual_spend\nC1,-777\nC2,张三\n");
  EXPECT_EQ(Brief(out.summary.findings),
            "cell_out_of_range@2:2/annual_spend cell_bad_decimal@3:2/annual_spend");
  EXPECT_THAT(out.summary.findings[0].en, HasSubstr("the negative number"));
  for (const Finding& finding : out.summary.findings) {
    EXPECT_THAT(finding.en + finding.zh, Not(HasSubstr("777")));
    EXPECT_THAT(finding.en + finding.zh, Not(HasSubstr("张三")));
  }
}

TEST(ReadTickets, RejectsCanBeMendedAndReadAgain) {
  const Folder folder;
  Outcome out = Tickets(folder,
                        "id,received,priority,description\nT1,2026-02-24,P9,\"=1+1, \"\"x\"\"\"\n"
                        "T2,2026-02-24,P0,ok\nT3,2026-02-24\n");
  EXPECT_EQ(out.summary.rejected, 2);
  std::string rejects = folder.Read("rejects.csv");
  EXPECT_THAT(rejects, HasSubstr("id,received,priority,description,reason_zh,reason_en,line\r\n"));
  EXPECT_THAT(rejects, HasSubstr("\"'=1+1, \"\"x\"\"\""));
  EXPECT_THAT(rejects, HasSubstr("\"T3,2026-02-24\",,,,"));
  rejects.replace(rejects.find("P9"), 2, "P1");
  rejects.erase(rejects.find("\"T3"));
  out = Tickets(folder, rejects);
  EXPECT_EQ(Brief(out.summary.findings), "");
  ASSERT_EQ(out.tickets.size(), 1U);
  EXPECT_EQ(out.tickets[0].description(), "=1+1, \"x\"");
}

TEST(ReadTickets, RejectsKeepTheDelimiterAndAreUtf8) {
  const Folder folder;
  v1::ColumnMap map = DefaultMap(v1::ColumnMap::Record::TICKETS);
  map.set_delimiter(";");
  map.set_encoding("GB18030");
  ReadOptions options;
  options.map = &map;
  options.rejects_unmasked = true;
  options.path = folder.File("in.csv",
                             "id;received;description\nT1;2026-02-30;\"\xC6\xC1;\"\n"
                             "T2;2026-02-30;\'=1\n");
  options.rejects_path = folder.At("rejects.csv");
  EXPECT_EQ(Tickets(options).summary.rejected, 2);
  const std::string rejects = folder.Read("rejects.csv");
  EXPECT_THAT(rejects, HasSubstr("\nT1;2026-02-30;\"屏;\";"));
  EXPECT_THAT(rejects, HasSubstr("\nT2;2026-02-30;'=1;"));
  options.path = folder.At("rejects.csv");
  options.rejects_path = folder.At("again.csv");
  EXPECT_EQ(Tickets(options).summary.rejected, 2);
  EXPECT_THAT(folder.Read("again.csv"), HasSubstr("\nT2;2026-02-30;'=1;"));
}

TEST(ReadTickets, TakesTheCalendarsZoneForTheDesksOwnColumns) {
  const Folder folder;
  const ZoneTable utc;
  ReadOptions options;
  options.path = folder.File("in.csv", "id,received\nT1,2026-02-24 09:00\n");
  EXPECT_EQ(Seconds(Tickets(options).tickets.at(0).received()), kNineOnTuesday);
  options.default_zone = &utc;
  EXPECT_EQ(Seconds(Tickets(options).tickets.at(0).received()), kNineOnTuesday + 8 * 3600);
}

TEST(ReadTickets, SaysWhenTheRejectsCannotBeWritten) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("in.csv", "id,received\n");
  options.rejects_path = folder.At("no/folder/rejects.csv");
  const Outcome out = Tickets(options);
  EXPECT_FALSE(out.summary.complete);
  EXPECT_EQ(out.summary.findings.back().id, "output_failed");
}

TEST(ReadTickets, StopsWhenTheCallerHasEnough) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("in.csv", "id,received\nT1,2026-02-24\nT2,2026-02-24\n");
  ReadSummary summary;
  EXPECT_FALSE(ReadTickets(
      options, [](const v1::Ticket&, Findings*) { return false; }, &summary));
  EXPECT_EQ(summary.records, 1);
  EXPECT_FALSE(summary.complete);
}

TEST(ReadTickets, WhatTheCallerRefusesIsRejected) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("in.csv", "id,received\nT1,2026-02-24\nT2,2026-02-24\n");
  options.rejects_path = folder.At("rejects.csv");
  ReadSummary summary;
  EXPECT_TRUE(ReadTickets(
      options,
      [](const v1::Ticket& ticket, Findings* refused) {
        if (ticket.id() == "T1")
          refused->push_back({Severity::kError, "no", "", 0, 0, "", "不", "No."});
        return true;
      },
      &summary));
  EXPECT_EQ(Brief(summary.findings), "no@2:0");
  EXPECT_EQ(summary.records, 1);
  EXPECT_EQ(summary.rejected, 1);
  EXPECT_THAT(folder.Read("rejects.csv"), HasSubstr("T1,2026-02-24,不,No.,2\r\n"));
}

TEST(ReadTickets, KeepsTheFirstFindingsAndTellsAll) {
  const Folder folder;
  std::string csv = "id,received\n";
  for (int i = 0; i < 1000; ++i) csv += "T" + std::to_string(i) + ",x\n";
  ReadOptions options;
  options.path = folder.File("in.csv", csv);
  int told = 0;
  options.on_finding = [&](const Finding&) { ++told; };
  const Outcome out = Tickets(options);
  EXPECT_EQ(told, 1000);
  EXPECT_EQ(out.summary.findings.size(), kMostFindingsKept);
  EXPECT_EQ(out.summary.rejected, 1000);
}

TEST(ReadCustomers, ReadsFactsExactly) {
  const Folder folder;
  const Outcome out = Customers(
      folder,
      "id,name,annual_spend,previous_annual_spend,customer_since,first_purchase,last_purchase,"
      "last_interaction,last_complaint,renewed,renewals_due,rating_sum,rating_count,latest_rating\n"
      "C1,张三,0012000.50,0,2020-01-01,,2026-01-31 10:00:00,,never,9,10,47,10,5\n");
  EXPECT_EQ(Brief(out.summary.findings), "");
  ASSERT_EQ(out.customers.size(), 1U);
  const v1::Customer& customer = out.customers[0];
  EXPECT_EQ(customer.annual_spend(), "12000.5");
  EXPECT_EQ(customer.previous_annual_spend(), "0");
  EXPECT_FALSE(customer.has_first_purchase());
  EXPECT_TRUE(customer.last_complaint().never());
  EXPECT_EQ(customer.renewed_of_due().numerator(), 9);
  EXPECT_EQ(customer.renewed_of_due().denominator(), 10);
  EXPECT_EQ(customer.rating_sum_by_count().numerator(), 47);
  EXPECT_EQ(customer.latest_rating(), 5);
}

TEST(ReadCustomers, RefusesNumbersThatAreNone) {
  const Folder folder;
  const struct {
    const char* header;
    const char* cells;
    const char* finding;
  } cases[] = {
      {"annual_spend", "-0.01", "cell_out_of_range@2:2/annual_spend"},
      {"annual_spend", "1e5", "cell_exponent@2:2/annual_spend"},
      {"annual_spend", "１２", "cell_full_width@2:2/annual_spend"},
      {"annual_spend", "\"12,000\"", "cell_bad_decimal@2:2/annual_spend"},
      {"annual_spend", "nan", "cell_bad_decimal@2:2/annual_spend"},
      {"annual_spend", "12元", "cell_bad_decimal@2:2/annual_spend"},
      {"annual_spend", "99999999999.01", "cell_out_of_range@2:2/annual_spend"},
      {"annual_spend", "1.0000000000000000001", "cell_bad_decimal@2:2/annual_spend"},
      {"latest_rating", "6", "cell_out_of_range@2:2/latest_rating"},
      {"renewed,renewals_due", "3,2", "record_part_of_whole@2:0/renewed_of_due"},
      {"renewed,renewals_due", "3,", "cell_needs@2:2/renewed"},
      {"renewed,renewals_due", "-1,2", "cell_out_of_range@2:2/renewed"},
      {"renewed,renewals_due,renewal_percent", "1,2,50", "cell_given_twice@2:4/renewal_percent"},
      {"first_purchase,last_purchase", "2026-01-02,2026-01-01",
       "cell_not_before@2:3/last_purchase"}};
  for (const auto& c : cases) {
    const Outcome out = Customers(folder, std::string("id,") + c.header + "\nC1," + c.cells + "\n");
    EXPECT_EQ(Brief(out.summary.findings), c.finding) << c.cells;
    EXPECT_THAT(out.customers, IsEmpty());
  }
  EXPECT_EQ(Customers(folder, "id,annual_spend\nC1,99999999999\n").customers.size(), 1U);
}

TEST(ReadAgentMonths, ReadsMonthsAndKnowledge) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("m.csv",
                             "agent_id,team_id,month,mean_response_seconds,resolution_percent,"
                             "mean_rating,handled,knowledge_entries,recorded_total\n"
                             "A1,north,2026-02,25.5,96,4.7,580,12,92\n"
                             "A1,north,2026-03,25.5,96,4.7,580,12,92\n"
                             "A1,north,2026-03,25.5,96,4.7,580,12,92\n"
                             "A2,north,2026-13,25.5,96,5.1,-1,12,92\n");
  std::vector<v1::AgentMonth> months;
  ReadSummary summary;
  const auto keep = [&](const v1::AgentMonth& month, Findings*) {
    return months.push_back(month), true;
  };
  EXPECT_TRUE(ReadAgentMonths(options, keep, &summary));
  EXPECT_EQ(Brief(summary.findings),
            "row_duplicate@4:0 cell_bad_month@5:3/month cell_out_of_range@5:6/mean_rating "
            "cell_out_of_range@5:7/handled");
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[0].mean_response_seconds(), "25.5");
  EXPECT_EQ(months[0].recorded_total(), 92);
  options.path =
      folder.File("k.csv", "agent_id,team_id,month,knowledge_entries\nA1,north,2026-02,0\n");
  EXPECT_TRUE(ReadKnowledge(options, keep, &summary));
  ASSERT_EQ(months.size(), 3U);
  EXPECT_EQ(months[2].knowledge_entries(), 0);
  EXPECT_TRUE(months[2].has_knowledge_entries());
}

v1::Ticket SomeTicket() {
  v1::Ticket ticket;
  ticket.set_id("T1");
  ticket.set_description("屏幕\n坏了");
  ticket.mutable_received()->set_unix_us(kNineOnTuesday * 1'000'000);
  v1::Event* const event = ticket.add_event();
  event->set_kind(v1::Event::RESOLVED);
  event->mutable_at()->set_unix_us((kNineOnTuesday + 60) * 1'000'000);
  return ticket;
}

TEST(JsonLines, AreReadOneByOne) {
  const Folder folder;
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(SomeTicket(), &json).ok());
  ReadOptions options;
  options.rejects_path = folder.At("rejects.jsonl");
  options.path = folder.File(
      "t.jsonl",
      "\xEF\xBB\xBF" + json +
          "\r\n\n"
          "{\"id\":\"T2\",\"received\":{\"iso\":\"2026-02-24T09:00:00+08:00\"}}\n"
          "{\"id\":\"T3\",\"recieved\":{\"iso\":\"2026-02-24T09:00:00+08:00\"}}\n"
          "{\"id\":\"T1\",\"received\":{\"iso\":\"2026-02-24T09:00:00+08:00\"}}\n"
          "not json\n"
          "{\"id\":\"T4\",\"received\":{\"iso\":\"2026-02-24T09:00:00+08:00\"},\"event\":[{"
          "\"kind\":"
          "\"RESOLVED\",\"at\":{\"iso\":\"2026-02-24T00:59:59Z\"}}]}\n"
          "{\"id\":\"T5\",\"received\":{\"iso\":\"2026-02-24T09:00:00+08:00\"},\"event\":["
          "{\"kind\":\"RATED\",\"rating\":6,\"at\":{\"iso\":\"2026-02-24T02:00:00Z\"}}]}\n"
          "{\"id\":\"T6\",\"received\":{\"never\":true}}\n");
  const Outcome out = Tickets(options);
  ASSERT_EQ(out.tickets.size(), 2U) << Brief(out.summary.findings);
  EXPECT_EQ(out.tickets[0].SerializeAsString(), SomeTicket().SerializeAsString());
  EXPECT_EQ(Seconds(out.tickets[1].received()), kNineOnTuesday);
  EXPECT_EQ(out.summary.rows, 8);
  EXPECT_EQ(out.summary.rejected, 6);
  std::vector<int> lines;
  for (const Finding& finding : out.summary.findings) {
    if (lines.empty() || lines.back() != finding.line) lines.push_back(finding.line);
  }
  EXPECT_THAT(lines, ElementsAre(4, 5, 6, 7, 8, 9));
  EXPECT_THAT(folder.Read("rejects.jsonl"), HasSubstr("\"text\":\"********\"}\n"));
  options.path = folder.File("empty.jsonl", "\n");
  EXPECT_EQ(Brief(Tickets(options).summary.findings), "input_empty@0:0");
}

// Readers and writers agree on the desk that ships with the project.
TEST(SampleDesk, IsReadWholeAndSurvivesJsonLines) {
  const Folder folder;
  const std::string desk = std::string(GUIJU_SOURCE_DIR) + "/examples/sample_desk/";
  ReadOptions options;
  options.path = desk + "tickets.csv";
  const Outcome csv = Tickets(options);
  EXPECT_EQ(Brief(csv.summary.findings), "");
  EXPECT_TRUE(csv.summary.complete);
  EXPECT_GT(csv.tickets.size(), 1000U);
  OutputFile file(folder.At("t.jsonl"));
  JsonLinesWriter writer(&file);
  for (const v1::Ticket& ticket : csv.tickets) ASSERT_TRUE(writer.Write(ticket));
  ASSERT_TRUE(file.Commit());
  options.path = folder.At("t.jsonl");
  const Outcome json = Tickets(options);
  EXPECT_EQ(Brief(json.summary.findings), "");
  ASSERT_EQ(json.tickets.size(), csv.tickets.size());
  for (std::size_t i = 0; i < csv.tickets.size(); ++i) {
    ASSERT_EQ(json.tickets[i].SerializeAsString(), csv.tickets[i].SerializeAsString()) << i;
  }
  ReadSummary summary;
  options.path = desk + "customers.csv";
  EXPECT_TRUE(ReadCustomers(
      options, [](const v1::Customer&, Findings*) { return true; }, &summary));
  EXPECT_EQ(Brief(summary.findings), "");
  options.path = desk + "knowledge.csv";
  EXPECT_TRUE(ReadKnowledge(
      options, [](const v1::AgentMonth&, Findings*) { return true; }, &summary));
  EXPECT_EQ(Brief(summary.findings), "");
}

TEST(ReadTickets, IdsHaveALength) {
  const Folder folder;
  for (const std::size_t size : {kLongestText - 1, kLongestText, kLongestText + 1}) {
    const Outcome out = Tickets(folder, "id,received\n" + std::string(size, 'x') + ",2026-02-24\n");
    EXPECT_EQ(Brief(out.summary.findings), size > kLongestText ? "cell_too_long@2:1/id" : "");
  }
}

TEST(Delimited, MessagesAreReadOneByOne) {
  const Folder folder;
  std::ostringstream bytes;
  v1::Ticket ticket = SomeTicket();
  google::protobuf::util::SerializeDelimitedToOstream(ticket, &bytes);
  google::protobuf::util::SerializeDelimitedToOstream(ticket, &bytes);
  ticket.set_id("");
  google::protobuf::util::SerializeDelimitedToOstream(ticket, &bytes);
  ticket.set_id("T2");
  google::protobuf::util::SerializeDelimitedToOstream(ticket, &bytes);
  ReadOptions options;
  options.path = folder.File("t.pb", bytes.str());
  Outcome out = Tickets(options);
  EXPECT_EQ(out.tickets.size(), 2U);
  EXPECT_TRUE(out.summary.complete);
  EXPECT_EQ(Brief(out.summary.findings),
            "row_duplicate@0:0/message[1] missing_field@0:0/message[2].id");
  options.path = folder.File("cut.pb", bytes.str().substr(0, bytes.str().size() - 1));
  out = Tickets(options);
  EXPECT_FALSE(out.summary.complete);
  EXPECT_EQ(out.summary.findings.back().id, "input_damaged");
  EXPECT_EQ(out.tickets.size(), 1U);
  options.path = folder.File("huge.pb", "\xFF\xFF\xFF\xFF\x0F");
  EXPECT_EQ(Tickets(options).summary.findings.back().id, "input_damaged");
  options.path = folder.File("empty.pb", "");
  EXPECT_EQ(Tickets(options).summary.findings.back().id, "input_empty");
}

}  // namespace
}  // namespace guiju::tool
