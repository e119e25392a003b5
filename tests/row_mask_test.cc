// REC-7: what of a row that could not be read is written back.
#include "tool/row_mask.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "guiju/load.h"
#include "tool/masked.h"
#include "tool/record_reader.h"

namespace guiju::tool {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

const MaskPolicy& Standard() { return StandardPolicy()->mask; }

// The row under a header, as it is written back.
std::vector<std::string> Masked(v1::ColumnMap::Record::Value record,
                                const std::vector<std::pair<std::string, std::string>>& cells) {
  internal::Problems problems;
  const ZoneTable utc;
  const auto plan = MakeColumnPlan(DefaultMap(record), &utc, &problems);
  std::vector<std::string> header;
  CsvRow row;
  for (const auto& [name, cell] : cells) {
    header.push_back(name);
    row.field.push_back(cell);
  }
  Binding binding;
  Findings findings;
  EXPECT_TRUE(Bind(*plan, header, &binding, &findings));
  return RowMask(*plan, binding).Masked(row, header.size()).field;
}

TEST(RowMask, KeepsWhatIsUnderstoodAndNotPersonal) {
  EXPECT_THAT(Masked(v1::ColumnMap::Record::TICKETS, {{"id", "T1"},
                                                      {"customer_id", "C1"},
                                                      {"channel", "电话"},
                                                      {"category", "complaint"},
                                                      {"priority", "P9"},
                                                      {"signals", "outage !vip"},
                                                      {"received", "2026-02-24 09:00:00"},
                                                      {"first_response", "2026-02-30"},
                                                      {"rating", "4"},
                                                      {"closed", "never"},
                                                      {"resolved", ""}}),
              ElementsAre("T1", "C1", "电话", "complaint", "P9", "outage !vip",
                          "2026-02-24 09:00:00", "2026-02-30", "4", "never", ""));
}

TEST(RowMask, MasksWhatIsPersonalOrNotUnderstood) {
  EXPECT_THAT(Masked(v1::ColumnMap::Record::TICKETS, {{"id", "张三"},
                                                      {"customer_id", "13812345678"},
                                                      {"channel", "张三"},
                                                      {"category", "张三"},
                                                      {"priority", "13812345678"},
                                                      {"signals", "张三"},
                                                      {"received", "13812345678"},
                                                      {"first_response", "2026-02-24 13812345678"},
                                                      {"rating", "1３８12345678"},
                                                      {"description", "ok"},
                                                      {"mine", "x"}}),
              ElementsAre("**", "138****5678", "**", "**", "***********", "**", "***********",
                          "**********************", "***********", "**", "*"));
}

TEST(RowMask, TellsATelephoneNumberFromASpend) {
  EXPECT_THAT(Masked(v1::ColumnMap::Record::CUSTOMERS, {{"id", "C1"},
                                                        {"name", "张三"},
                                                        {"annual_spend", "186422.51"},
                                                        {"previous_annual_spend", "13812345678"},
                                                        {"phone", "1"}}),
              ElementsAre("C1", "**", "186422.51", "***********", "*"));
}

// What a form asks of a customer is text, whatever its field is called.
TEST(RowMask, MasksTheFieldsOfARecord) {
  EXPECT_THAT(Masked(v1::ColumnMap::Record::RECORDS, {{"id", "R1"},
                                                      {"form", "call_record"},
                                                      {"ticket_id", "T1"},
                                                      {"agent_id", "A1"},
                                                      {"category", "投诉"},
                                                      {"began", "2026-02-24 09:00:00"},
                                                      {"field.name", "张三"},
                                                      {"field.phone", "13812345678"},
                                                      {"field.description", "ok"},
                                                      {"field.satisfaction", "4"}}),
              ElementsAre("R1", "call_record", "T1", "A1", "投诉", "2026-02-24 09:00:00", "**",
                          "***********", "**", "*"));
}

TEST(RowMask, ARowOfAnotherWidthIsMaskedWhole) {
  internal::Problems problems;
  const ZoneTable utc;
  const auto plan = MakeColumnPlan(DefaultMap(v1::ColumnMap::Record::CUSTOMERS), &utc, &problems);
  Binding binding;
  Findings findings;
  ASSERT_TRUE(Bind(*plan, {"id", "name"}, &binding, &findings));
  CsvRow row;
  row.field = {"C1", "张三", "1"};
  row.raw = "C1,张三,1";
  EXPECT_EQ(RowMask(*plan, binding).Masked(row, 2).raw, "*******");
}

TEST(Masked, ADoubtfulIdKeepsNoName) {
  const std::pair<const char*, const char*> cases[] = {
      {"K00001", "K00001"},   {"T-20260224-0001", "T-20260224-0001"},
      {"张三", "**"},         {"Tom", "***"},
      {"工单0001", "**0001"}, {"张三13812345678", "*************"},
      {"A 1", "A*1"},         {"", ""}};
  for (const auto& [id, shown] : cases) EXPECT_EQ(DoubtfulId(Standard(), id), shown) << id;
}

TEST(Masked, AWordThatMayBePersonal) {
  for (const char* word : {"13812345678", "a@b.cn", "张三", "特急", "Tom Smith", "138-1234-5678"}) {
    EXPECT_TRUE(MayBePersonal(Standard(), word)) << word;
  }
  for (const char* word : {"P9", "hgih", "Smith", "-12.50", "186422.51", "2026-02-30 09:00", ""}) {
    EXPECT_FALSE(MayBePersonal(Standard(), word)) << word;
  }
}

// A file without a header begins with a row.
TEST(Masked, ARowIsNoHeader) {
  EXPECT_FALSE(LooksLikeData(Standard(), {"工单号", "Assignment Group", "姓名", "received"}));
  EXPECT_TRUE(LooksLikeData(Standard(), {"张三", "186422.51"}));
  EXPECT_TRUE(LooksLikeData(Standard(), {"张三", "a@example.com"}));
  internal::Problems problems;
  const ZoneTable utc;
  const auto plan = MakeColumnPlan(DefaultMap(v1::ColumnMap::Record::CUSTOMERS), &utc, &problems);
  Binding binding;
  Findings findings;
  EXPECT_FALSE(Bind(*plan, {"C1", "张三", "4", "4"}, &binding, &findings));
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.en.find("张三"), std::string::npos) << finding.en;
    EXPECT_EQ(finding.zh.find("张三"), std::string::npos) << finding.zh;
  }
  EXPECT_FALSE(findings.empty());
}

}  // namespace
}  // namespace guiju::tool
