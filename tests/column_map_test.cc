#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "guiju/v1/column_map.pb.h"
#include "sentences/input.h"
#include "tool/civil_time.h"
#include "tool/column_plan.h"
#include "tool/record_builder.h"
#include "tool/record_reader.h"
#include "tool_files.h"
#include "zones.h"

namespace guiju::tool {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

const std::string kServiceNow =
    std::string(GUIJU_SOURCE_DIR) + "/examples/servicenow/columns.textproto";

// GUIJU_DATA_DIR, else beside the project.
std::string LogPath() {
  const char* const folder = std::getenv("GUIJU_DATA_DIR");
  return (folder != nullptr ? folder : std::string(GUIJU_SOURCE_DIR) + "/../shared/data") +
         "/servicenow_incidents.csv";
}

TEST(ColumnMap, BuiltInMapsAreRight) {
  using Record = v1::ColumnMap::Record;
  for (const auto record : {Record::TICKETS, Record::CUSTOMERS, Record::AGENT_MONTHS,
                            Record::KNOWLEDGE, Record::RECORDS, Record::CALLBACKS}) {
    EXPECT_EQ(DefaultMap(record).record(), record);
    EXPECT_GT(DefaultMap(record).column_size(), 3);
  }
}

// Promises, references and events of a desk's own come from tables too (SLA-5, SLA-12).
TEST(ColumnMap, EventsHaveDatesReferencesAndNames) {
  v1::ColumnMap map;
  Findings findings;
  ASSERT_TRUE(ParseColumnMap(
      "record: TICKETS zone: \"UTC\" column { name: \"id\" fact: \"id\" } "
      "column { name: \"in\" fact: \"received\" } "
      "column { name: \"promised\" event: PROMISED due: \"until\" reference: \"ref\" } "
      "column { name: \"told\" event: CUSTOM event_name: \"manager_told\" }",
      "map.textproto", &map, &findings))
      << Brief(findings);
  const Folder folder;
  ReadOptions options;
  options.map = &map;
  options.path = folder.File("t.csv",
                             "id,in,promised,until,ref,told\n"
                             "T1,2026-03-02,2026-03-03,2026-03-05,P-7,2026-03-04\n"
                             "T2,2026-03-02,2026-03-03,,P-8,\n"
                             "T3,2026-03-02,,,,\n");
  std::vector<v1::Ticket> tickets;
  ReadSummary summary;
  ReadTickets(
      options, [&](const v1::Ticket& t, Findings*) { return tickets.push_back(t), true; },
      &summary);
  EXPECT_EQ(Brief(summary.findings), "cell_needs@3:3/promised");
  ASSERT_EQ(tickets.size(), 2u);
  ASSERT_EQ(tickets[0].event_size(), 2);
  EXPECT_EQ(tickets[0].event(0).kind(), v1::Event::PROMISED);
  EXPECT_EQ(tickets[0].event(0).reference(), "P-7");
  EXPECT_EQ(tickets[0].event(0).due().unix_us() - tickets[0].event(0).at().unix_us(),
            std::int64_t{2} * 86400 * 1000000);
  EXPECT_EQ(tickets[0].event(1).name(), "manager_told");
  EXPECT_EQ(tickets[1].event_size(), 0);
  const auto unrecorded = [&summary](v1::Event::Kind kind) {
    return (summary.not_recorded >> kind & 1u) != 0;
  };
  EXPECT_FALSE(unrecorded(v1::Event::PROMISED));
  EXPECT_FALSE(unrecorded(v1::Event::CUSTOM));
  EXPECT_FALSE(unrecorded(v1::Event::RESPONDED));
  EXPECT_TRUE(unrecorded(v1::Event::PROMISE_KEPT));
}

// One column for each of several of a kind, and a count beside an event (SLA-7, SLA-11).
TEST(ColumnMap, DefaultTicketsTellTheirEventsApart) {
  const Folder folder;
  ReadOptions options;
  options.path =
      folder.File("t.csv",
                  "id,received,answered,rings,record_completed,service_record_completed\n"
                  "T1,2026-03-02,2026-03-02,4,2026-03-03,2026-03-04\n"
                  "T2,2026-03-02,,4,,\n");
  std::vector<v1::Ticket> tickets;
  ReadSummary summary;
  ReadTickets(
      options, [&](const v1::Ticket& t, Findings*) { return tickets.push_back(t), true; },
      &summary);
  EXPECT_EQ(Brief(summary.findings), "cell_needs@3:4/rings");
  ASSERT_EQ(tickets.size(), 1u);
  ASSERT_EQ(tickets[0].event_size(), 3);
  EXPECT_EQ(tickets[0].event(0).ring_count(), 4);
  EXPECT_EQ(tickets[0].event(1).kind(), v1::Event::RECORD_COMPLETED);
  EXPECT_EQ(tickets[0].event(1).reference(), "contact");
  EXPECT_EQ(tickets[0].event(2).kind(), v1::Event::RECORD_COMPLETED);
  EXPECT_EQ(tickets[0].event(2).reference(), "service");
}

// CB-2: hours of every day; yes and no.
TEST(ColumnMap, DefaultCustomersHaveHoursAndYesAndNo) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("c.csv",
                             "id,active_from,active_to,churned,beta_participant,first_action\n"
                             "C1,08:30,11:00,true,否,never\n"
                             "C2,08:30,,,,\n"
                             "C3,,,perhaps,,\n");
  std::vector<v1::Customer> customers;
  ReadSummary summary;
  ReadCustomers(
      options, [&](const v1::Customer& c, Findings*) { return customers.push_back(c), true; },
      &summary);
  EXPECT_EQ(Brief(summary.findings), "cell_needs@3:2/active_from cell_bad_choice@4:4/churned");
  ASSERT_EQ(customers.size(), 1u);
  ASSERT_EQ(customers[0].active_hours_size(), 1);
  EXPECT_EQ(customers[0].active_hours(0).day_size(), 7);
  EXPECT_EQ(customers[0].active_hours(0).from(), "08:30");
  EXPECT_EQ(customers[0].active_hours(0).to(), "11:00");
  EXPECT_TRUE(customers[0].churned());
  EXPECT_TRUE(customers[0].has_beta_participant());
  EXPECT_FALSE(customers[0].beta_participant());
  EXPECT_TRUE(customers[0].first_action().never());
}

// REC-2 to REC-8: which field a column is hangs on the form, wherever the form's column stands.
TEST(ColumnMap, FieldsOfARecordHangOnItsForm) {
  const Folder folder;
  ReadOptions options;
  options.path = folder.File("r.csv",
                             "field.name,field.phone,id,form,ticket_id,field.status\n"
                             "甲,拒绝提供,R1,call_record,K1,\n"
                             "乙,139,R2,feedback,K2,已关闭\n"
                             ",,R3,dissatisfaction_analysis,K3,已关闭\n"
                             "丙,,R3,call,K4,\n");
  std::vector<v1::ServiceRecord> records;
  ReadSummary summary;
  ReadServiceRecords(
      options, [&](const v1::ServiceRecord& r, Findings*) { return records.push_back(r), true; },
      &summary);
  EXPECT_EQ(Brief(summary.findings), "row_duplicate@5:0");
  ASSERT_EQ(records.size(), 3u);
  const auto fields = [](const v1::ServiceRecord& record) {
    std::string text;
    for (const v1::RecordField& field : record.field()) {
      text += field.name() + "=" + (field.refused() ? "!" : field.value()) + " ";
    }
    return text;
  };
  EXPECT_EQ(records[0].form(), "call");
  EXPECT_EQ(fields(records[0]), "name=甲 phone=! ");
  EXPECT_EQ(fields(records[1]), "name=乙 contact=139 status=已关闭 ");
  ASSERT_EQ(records[1].fact_size(), 1);
  EXPECT_EQ(records[1].fact(0).name(), "archived");
  EXPECT_TRUE(records[1].fact(0).value());
  EXPECT_EQ(fields(records[2]), "ticket=K3 ");
  EXPECT_EQ(records[2].fact_size(), 0);
}

struct BadMap {
  const char* name;
  const char* text;
  const char* findings;
};

class BadColumnMap : public testing::TestWithParam<BadMap> {};

TEST_P(BadColumnMap, IsRefusedWithItsPlaces) {
  v1::ColumnMap map;
  Findings findings;
  EXPECT_FALSE(ParseColumnMap(GetParam().text, "map.textproto", &map, &findings));
  EXPECT_EQ(Brief(findings), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    Maps, BadColumnMap,
    testing::Values(
        BadMap{"NoSuchFact", "record: TICKETS\ncolumn { name: \"a\" fact: \"prioritty\" }",
               "map_no_such_fact@2:26/column[0].fact"},
        BadMap{"RepeatedFieldIsNoFact", "record: TICKETS\ncolumn { name: \"a\" fact: \"event\" }",
               "map_no_such_fact@2:26/column[0].fact"},
        BadMap{"FieldOfATicket", "record: TICKETS\ncolumn { name: \"a\" field: \"name\" }",
               "map_only_records@2:1/column[0]"},
        BadMap{"FormOfATicket",
               "record: TICKETS\ncolumn { name: \"a\" fact: \"id\" form: \"call\" }",
               "map_only_records@2:1/column[0]"},
        BadMap{"EventOfARecord", "record: RECORDS\ncolumn { name: \"a\" event: CLOSED }",
               "map_only_tickets@2:1/column[0]"},
        BadMap{"TwoReferences",
               "record: TICKETS\ncolumn { name: \"a\" event: CLOSED reference: \"b\"\n"
               "fixed_reference: \"c\" }",
               "map_two_references@3:18/column[0].fixed_reference"},
        BadMap{"TwoTargets", "record: TICKETS\ncolumn { name: \"a\" fact: \"id\" event: CLOSED }",
               "map_one_target@2:1/column[0]"},
        BadMap{"NoTarget", "record: TICKETS\ncolumn { name: \"a\" }",
               "map_one_target@2:1/column[0]"},
        BadMap{"EventOfACustomer", "record: CUSTOMERS\ncolumn { name: \"a\" event: CLOSED }",
               "map_only_tickets@2:1/column[0]"},
        BadMap{"ReceivedIsNoEvent", "record: TICKETS\ncolumn { name: \"a\" event: RECEIVED }",
               "map_bad_event@2:27/column[0].event"},
        BadMap{"APromiseWithoutItsDate", "record: TICKETS\ncolumn { name: \"a\" event: PROMISED }",
               "map_event_needs@2:1/column[0]"},
        BadMap{"AnEventOfTheDesksOwnWithoutItsName",
               "record: TICKETS\ncolumn { name: \"a\" event: CUSTOM }",
               "map_event_needs@2:1/column[0]"},
        BadMap{"ANameOfAnotherEvent",
               "record: TICKETS\ncolumn { name: \"a\" event: CLOSED event_name: \"x\" }",
               "map_event_only@2:46/column[0].event_name"},
        BadMap{"ADateOfNoEvent", "record: TICKETS\ncolumn { name: \"a\" fact: \"id\" due: \"b\" }",
               "map_event_only@2:36/column[0].due"},
        BadMap{"StatusWithoutChange",
               "record: TICKETS\ncolumn { name: \"a\" event: CLOSED status: PENDING }",
               "map_status@2:42/column[0].status"},
        BadMap{"BadValue",
               "record: TICKETS\ncolumn { name: \"a\" fact: \"priority\" value { from: \"1\" to: "
               "\"P9\" } }",
               "map_bad_value@2:59/column[0].value[0].to"},
        BadMap{"NoOther",
               "record: TICKETS\ncolumn { name: \"a\" fact: \"priority\" on_other: OTHER }",
               "map_no_other@2:47/column[0].on_other"},
        BadMap{"BadZone",
               "record: TICKETS\nzone: \"Asia/Shangai\"\ncolumn { name: \"a\" fact: \"id\" }",
               "map_bad_zone@2:7/zone"},
        BadMap{"PathAsZone",
               "record: TICKETS\nzone: \"../etc/passwd\"\ncolumn { name: \"a\" fact: \"id\" }",
               "bad_form@2:7/zone"},
        BadMap{"BadFormat",
               "record: TICKETS\ntime_format: \"%d.%m.%y\"\ncolumn { name: \"a\" fact: \"id\" }",
               "map_bad_time_format@2:14/time_format[0]"},
        BadMap{"BadEncoding",
               "record: TICKETS\nencoding: \"EBCDIC\"\ncolumn { name: \"a\" fact: \"id\" }",
               "input_unknown_encoding@2:11/encoding"},
        BadMap{"BadDelimiter",
               "record: TICKETS\ndelimiter: \"ab\"\ncolumn { name: \"a\" fact: \"id\" }",
               "map_bad_delimiter@2:12/delimiter"},
        BadMap{"NeedsNobody", "record: TICKETS\ncolumn { name: \"a\" fact: \"id\" needs: \"b\" }",
               "map_no_such_column@2:38/column[0].needs[0]"},
        BadMap{"UnknownField", "record: TICKETS\ncolumn { name: \"a\" fakt: \"id\" }",
               "unknown_field@2:20/column[0].fakt"}),
    [](const auto& test) { return test.param.name; });

TEST(ReadTime, ReadsTheFormatsItIsGiven) {
  const ZoneTable shanghai = *internal::FindZone("Asia/Shanghai");
  const struct {
    const char* format;
    const char* text;
    std::int64_t seconds;  // -1: not this format; -2: no such time; -3: out of range
  } cases[] = {{"%d-%m-%Y %H:%M", "29-02-2016 01:16", 1456679760},
               {"%d-%m-%Y %H:%M", "29-02-2015 01:16", -2},
               {"%d-%m-%Y %H:%M", "1-3-2016 1:06", 1456765560},
               {"%d-%m-%Y %H:%M", "29-02-2016 01:16:00", -1},
               {"%d-%m-%Y %H:%M", "29-02-16 01:16", -1},
               {"%d-%m-%Y %H:%M", "29-02-2016 01:60", -2},
               {"%Y年%m月%d日", "2026年2月24日", 1771862400},
               {"%Y/%m/%d %H:%M:%S", "2026/2/24 9:00:00", 1771894800},
               {"%Y%m%d", "20260224", 1771862400},
               {"%Y%% %m %d", "2026% 02 24", 1771862400},
               {"ISO", "2026-02-24T09:00:00", 1771894800},
               {"ISO", "2026-02-24T09:00:00+00:00", 1771923600},
               {"ISO", "2026-02-24T09:00:00-0330", 1771936200},
               {"ISO", "2026-02-24T09:00:00Z ", -1},
               {"ISO", "2026-02-24T09:00:00+25:00", -2},
               {"ISO", "2026-02-24T09", -1},
               {"ISO", "2026-2-24", -1},
               {"ISO", "", -1},
               {"ISO", "1970-01-01T00:00:00Z", 0},
               {"ISO", "1969-12-31T23:59:59Z", -3},
               {"ISO", "2099-12-31T23:59:59Z", 4102444799},
               {"ISO", "2100-01-01T00:00:00Z", -3},
               {"ISO", "0000-01-01T00:00:00Z", -3}};
  for (const auto& c : cases) {
    ASSERT_TRUE(IsTimeFormat(c.format)) << c.format;
    const TimeRead read = ReadTime(c.text, c.format, {&shanghai});
    const std::int64_t expected =
        c.seconds < 0 ? static_cast<std::int64_t>(read.defect) * -1 : c.seconds * kMicrosPerSecond;
    EXPECT_EQ(c.seconds < 0 ? c.seconds : read.at.us, expected) << c.format << ' ' << c.text;
    EXPECT_EQ(read.defect == TimeDefect::kNone, c.seconds >= 0) << c.text;
  }
  for (const char* bad : {"", "%Y-%m", "%Y-%m-%d %I", "%Y-%m-%d%", "%Y-%m-%d %d"}) {
    EXPECT_FALSE(IsTimeFormat(bad)) << bad;
  }
}

// CAL-11: a local time that a clock change skips or repeats.
TEST(ReadTime, Cal11SkippedAndRepeatedTimes) {
  const ZoneTable york = *internal::FindZone("America/New_York");
  const auto read = [&](const char* text, SkippedTime skipped, RepeatedTime repeated) {
    return ReadTime(text, "ISO", {&york, skipped, repeated}).at.us / kMicrosPerSecond;
  };
  constexpr std::int64_t kSpring = 1772953200;  // 2026-03-08 03:00 -04:00
  constexpr std::int64_t kAutumn = 1793509200;  // 2026-11-01 01:00 -04:00
  const auto move = SkippedTime::kMoveByGap;
  const auto change = SkippedTime::kTransition;
  const auto earlier = RepeatedTime::kEarlier;
  const auto later = RepeatedTime::kLater;
  EXPECT_EQ(read("2026-03-08 02:30", move, earlier), kSpring + 1800);
  EXPECT_EQ(read("2026-03-08 02:30", change, earlier), kSpring);
  EXPECT_EQ(read("2026-03-08 01:59", change, earlier), kSpring - 60);
  EXPECT_EQ(read("2026-03-08 03:00", change, earlier), kSpring);
  EXPECT_EQ(read("2026-11-01 01:30", move, earlier), kAutumn + 1800);
  EXPECT_EQ(read("2026-11-01 01:30", move, later), kAutumn + 1800 + 3600);
  EXPECT_EQ(read("2026-11-01 02:00", move, earlier), kAutumn + 7200);
}

// A log of few columns, read by the ServiceNow map.
struct LogCase {
  const char* name;
  std::vector<const char*> rows;  // number, mod count, updated, state
  const char* events;             // kinds and minutes after 10:00
  const char* findings;
};

class EventRows : public testing::TestWithParam<LogCase> {};

TEST_P(EventRows, BecomeTicketsOrRejects) {
  const Folder folder;
  std::string csv = "number,sys_mod_count,sys_updated_at,incident_state,opened_at,priority\n";
  for (const std::string row : GetParam().rows) csv += row + ",29-02-2016 10:00,3 - Moderate\n";
  const ZoneTable shanghai = *internal::FindZone("Asia/Shanghai");
  v1::ColumnMap map;
  Findings findings;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, &findings)) << Brief(findings);
  ReadOptions options;
  options.path = folder.File("log.csv", csv);
  options.map = &map;
  options.default_zone = &shanghai;
  ReadSummary summary;
  std::string events;
  EXPECT_TRUE(ReadTickets(
      options,
      [&](const v1::Ticket& ticket, Findings*) {
        events += ticket.id() + ":";
        EXPECT_EQ(ticket.priority(), v1::Priority::P2);
        for (const v1::Event& event : ticket.event()) {
          const std::int64_t minutes =
              (event.at().unix_us() - ticket.received().unix_us()) / (60 * kMicrosPerSecond);
          events += " " + v1::Event::Kind_Name(event.kind()) + "+" + std::to_string(minutes);
        }
        events += ";";
        return true;
      },
      &summary));
  EXPECT_EQ(events, GetParam().events);
  EXPECT_EQ(Brief(summary.findings), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    Logs, EventRows,
    testing::Values(
        LogCase{"Whole",
                {"I1,0,29-02-2016 10:01,New", "I1,1,29-02-2016 10:02,Active",
                 "I1,2,29-02-2016 10:03,Active", "I1,3,29-02-2016 10:04,Awaiting User Info",
                 "I1,4,29-02-2016 10:05,Active", "I1,5,29-02-2016 10:06,Resolved",
                 "I1,6,29-02-2016 10:07,Resolved", "I1,7,29-02-2016 10:08,Closed"},
                "I1: STATUS_CHANGED+1 ANALYZED+2 RESPONDED+2 STATUS_CHANGED+2 STATUS_CHANGED+4 "
                "STATUS_CHANGED+5 RESOLVED+6 CLOSED+8;",
                ""},
        LogCase{"Reopened",
                {"I1,0,29-02-2016 10:01,Resolved", "I1,1,29-02-2016 10:02,Active",
                 "I1,2,29-02-2016 10:03,Resolved"},
                "I1: ANALYZED+1 RESPONDED+1 RESOLVED+1 REOPENED+2 STATUS_CHANGED+2 RESOLVED+3;",
                ""},
        LogCase{"SortedByTheOrderGiven",
                {"I1,10,29-02-2016 10:05,Closed", "I1,2,29-02-2016 10:02,Resolved"},
                "I1: ANALYZED+2 RESPONDED+2 RESOLVED+2 CLOSED+5;",
                ""},
        LogCase{"TimesRunBackwards",
                {"I1,0,29-02-2016 10:05,New", "I1,1,29-02-2016 10:02,Resolved",
                 "I2,0,29-02-2016 10:05,New"},
                "I2: STATUS_CHANGED+5;",
                "row_times_disorder@3:3/sys_updated_at"},
        LogCase{"UpdatedBeforeOpened",
                {"I1,0,29-02-2016 09:59,New"},
                "",
                "cell_not_before@2:3/sys_updated_at"},
        LogCase{"UnknownState",
                {"I1,0,29-02-2016 10:01,New", "I1,1,29-02-2016 10:02,Parked"},
                "",
                "cell_bad_choice@3:4/incident_state"},
        LogCase{"UnknownTime", {"I1,0,?,New"}, "", "cell_required@2:3/sys_updated_at"},
        LogCase{"RowsApart",
                {"I1,0,29-02-2016 10:01,New", "I2,0,29-02-2016 10:01,New",
                 "I1,1,29-02-2016 10:02,Active"},
                "I1: STATUS_CHANGED+1;I2: STATUS_CHANGED+1;",
                "row_apart@4:0"},
        LogCase{"HoleInTheHistory",
                {"I1,0,29-02-2016 10:01,New", "I1,1,29-02-2016 10:02,Active,surplus",
                 "I1,2,29-02-2016 10:03,Resolved", "I2,0,29-02-2016 10:01,New"},
                "I2: STATUS_CHANGED+1;",
                "row_field_count@3:0 row_lost_neighbour@2:0"}),
    [](const auto& test) { return test.param.name; });

TEST(EventRows, RejectsCarryEveryRowOfTheRecord) {
  const Folder folder;
  const ZoneTable utc;
  v1::ColumnMap map;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, nullptr));
  ReadOptions options;
  options.path = folder.File("log.csv",
                             "number,sys_mod_count,sys_updated_at,incident_state,opened_at\n"
                             "I1,0,29-02-2016 10:05,New,29-02-2016 10:00\n"
                             "I1,1,29-02-2016 10:02,Resolved,29-02-2016 10:00\n");
  options.map = &map;
  options.default_zone = &utc;
  options.rejects_path = folder.At("rejects.csv");
  ReadSummary summary;
  ASSERT_TRUE(ReadTickets(
      options, [](const v1::Ticket&, Findings*) { return true; }, &summary));
  EXPECT_EQ(summary.rejected, 1);
  const std::string rejects = folder.Read("rejects.csv");
  EXPECT_THAT(rejects, HasSubstr("begins on line 2, which is rejected.\",2\r\n"));
  EXPECT_THAT(rejects, HasSubstr("contradicts itself.\",3\r\n"));
}

TEST(EventRows, ARecordHasSoManyRows) {
  const Folder folder;
  const ZoneTable utc;
  v1::ColumnMap map;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, nullptr));
  for (const std::size_t size :
       {kMostRowsOfRecord - 1, kMostRowsOfRecord, kMostRowsOfRecord + 1, kMostRowsOfRecord + 2}) {
    std::string csv = "number,sys_mod_count,sys_updated_at,incident_state,opened_at\n";
    for (std::size_t i = 0; i < size; ++i) {
      csv += "I1," + std::to_string(i) + ",29-02-2016 10:05,New,29-02-2016 10:00\n";
    }
    ReadOptions options;
    options.path = folder.File("log.csv", csv);
    options.map = &map;
    options.default_zone = &utc;
    ReadSummary summary;
    ASSERT_TRUE(ReadTickets(
        options, [](const v1::Ticket&, Findings*) { return true; }, &summary));
    EXPECT_EQ(Brief(summary.findings), size > kMostRowsOfRecord ? "row_too_many_rows@2:0" : "");
    EXPECT_EQ(summary.rows, static_cast<std::int64_t>(size));
  }
}

TEST(EventRows, ARecordHasSoManyEvents) {
  const Folder folder;
  const ZoneTable utc;
  v1::ColumnMap map;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, nullptr));
  // Each row changes the state and gives one event; the first "Active" gives three.
  for (const std::size_t rows :
       {kMostRowsOfRecord - 3, kMostRowsOfRecord - 2, kMostRowsOfRecord - 1}) {
    std::string csv = "number,sys_mod_count,sys_updated_at,incident_state,opened_at\n";
    for (std::size_t i = 0; i < rows; ++i) {
      csv += "I1," + std::to_string(i) + ",29-02-2016 10:05," + (i % 2 == 0 ? "New" : "Active") +
             ",29-02-2016 10:00\n";
    }
    ReadOptions options;
    options.path = folder.File("log.csv", csv);
    options.map = &map;
    options.default_zone = &utc;
    ReadSummary summary;
    ASSERT_TRUE(ReadTickets(
        options, [](const v1::Ticket&, Findings*) { return true; }, &summary));
    EXPECT_EQ(Brief(summary.findings),
              rows + 2 > kMostRowsOfRecord ? "record_too_many_events@2:0" : "");
  }
}

TEST(EventRows, NeedsAZoneFromSomewhere) {
  const Folder folder;
  v1::ColumnMap map;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, nullptr));
  ReadOptions options;
  options.path = folder.File("log.csv", "number\n");
  options.map = &map;
  ReadSummary summary;
  EXPECT_FALSE(ReadTickets(
      options, [](const v1::Ticket&, Findings*) { return true; }, &summary));
  EXPECT_EQ(Brief(summary.findings), "map_no_zone@0:0/zone");
}

// Every incident of the real log is a ticket or a reject with a reason: of the excerpt that ships,
// and of the whole log where it lies beside the project.
struct Log {
  std::string path;
  int rows;
  int incidents;
};

std::vector<Log> Logs() {
  std::vector<Log> logs = {{GUIJU_SOURCE_DIR "/examples/servicenow/excerpt.csv", 603, 100}};
  if (std::filesystem::exists(LogPath())) logs.push_back({LogPath(), 5998, 890});
  return logs;
}

class ServiceNowLog : public testing::TestWithParam<Log> {};

TEST_P(ServiceNowLog, IsReadWhole) {
  const Folder folder;
  const ZoneTable shanghai = *internal::FindZone("Asia/Shanghai");
  v1::ColumnMap map;
  ASSERT_TRUE(LoadColumnMap(kServiceNow, &map, nullptr));
  ReadOptions options;
  options.path = GetParam().path;
  options.map = &map;
  options.default_zone = &shanghai;
  options.rejects_path = folder.At("rejects.csv");
  std::map<std::string, int> reasons;
  options.on_finding = [&](const Finding& finding) { ++reasons[finding.id]; };
  ReadSummary summary;
  int closed = 0;
  EXPECT_TRUE(ReadTickets(
      options,
      [&](const v1::Ticket& ticket, Findings*) {
        EXPECT_NE(ticket.priority(), v1::Priority::UNSPECIFIED);
        EXPECT_EQ(ticket.channel(), v1::Channel::PHONE);
        closed += ticket.event().rbegin()->kind() == v1::Event::CLOSED;
        return true;
      },
      &summary));
  EXPECT_EQ(summary.rows, GetParam().rows);
  EXPECT_EQ(summary.records + summary.rejected, GetParam().incidents);
  EXPECT_EQ(closed, summary.records);
  // Counted apart with a script: five whose times run against sys_mod_count, and one that was
  // updated before it was opened.
  EXPECT_EQ(summary.rejected, 6);
  EXPECT_EQ(reasons["row_times_disorder"], 5);
  EXPECT_EQ(reasons["cell_not_before"], 1);
  for (const auto& [id, count] : reasons) std::cout << id << ": " << count << '\n';
  std::cout << summary.records << " tickets, " << summary.rejected << " rejected\n";
}

INSTANTIATE_TEST_SUITE_P(, ServiceNowLog, testing::ValuesIn(Logs()),
                         [](const auto& one) { return one.index == 0 ? "Excerpt" : "Whole"; });

TEST(Sentences, OfInputAreWhole) {
  for (const internal::Sentence* sentence : internal::kAllInput) {
    EXPECT_THAT(std::string(sentence->en), testing::AnyOf(EndsWith("."), EndsWith("?")));
    EXPECT_THAT(std::string(sentence->zh), testing::AnyOf(EndsWith("。"), EndsWith("？")));
  }
}

}  // namespace
}  // namespace guiju::tool
