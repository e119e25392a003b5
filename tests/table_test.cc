#include "guiju/workbench/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "guiju/load.h"

namespace guiju::workbench {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kName = "standard.textproto";
const std::string kPlace = "score.metric[resolution]";

std::string Standard() { return std::string(StandardPolicyText()); }

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

std::vector<SheetRow> Sheet(const std::string& text, const std::string& place = kPlace,
                            Language language = Language::kEnglish) {
  const ExportedTable table = ExportTable(text, kName, place, language);
  for (const Finding& finding : table.findings) ADD_FAILURE() << finding.en;
  std::vector<SheetRow> rows;
  for (const auto& row : table.rows) rows.push_back({static_cast<int>(rows.size()) + 1, row});
  return rows;
}

ImportedTable Import(const std::string& text, const std::vector<SheetRow>& rows,
                     const std::string& place = kPlace) {
  return ImportTable(text, kName, place, rows, "sheet.csv");
}

std::vector<std::string> Ids(const Findings& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.push_back(finding.id);
  return ids;
}

TEST(Table, ExportsWhatIsWritten) {
  const std::vector<SheetRow> rows = Sheet(Standard(), "score.metric[satisfaction]");
  ASSERT_EQ(rows.size(), 8U);
  EXPECT_THAT(rows[0].cells,
              ElementsAre("guiju table", "score.metric[satisfaction]", "", "", "", ""));
  EXPECT_THAT(rows[1].cells, ElementsAre("file", "standard 2026.1", "", "", "", ""));
  EXPECT_EQ(rows[2].cells[0], "digest");
  EXPECT_EQ(rows[2].cells[1].size(), 7U + 64U);
  EXPECT_THAT(rows[3].cells,
              ElementsAre("bound", "value", "points", "note", "points launch", "points mature"));
  EXPECT_THAT(rows[5].cells, ElementsAre("at_least", "4.0", "25", "", "17", "33"));
  EXPECT_THAT(rows[7].cells, ElementsAre("otherwise", "", "0", "", "0", "0"));
  const std::vector<SheetRow> chinese = Sheet(Standard(), kPlace, Language::kChinese);
  EXPECT_THAT(chinese[3].cells,
              ElementsAre("界限", "数值", "分值", "说明", "分值 launch", "分值 mature"));
  EXPECT_THAT(chinese[4].cells, ElementsAre("不低于", "95", "30", "", "50", "20"));
  EXPECT_THAT(chinese[7].cells, ElementsAre("其余", "", "0", "", "0", "0"));
}

TEST(Table, AnUnchangedTableChangesNothing) {
  for (const char* place :
       {"score.metric[response]", "score.metric[resolution]", "score.metric[satisfaction]",
        "score.metric[volume]", "score.metric[knowledge]", "score.profile[launch].weight[volume]",
        "score.metric[volume].table"}) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
      const ImportedTable back = Import(Standard(), Sheet(Standard(), place, language), place);
      EXPECT_THAT(Ids(back.findings), IsEmpty()) << place;
      EXPECT_THAT(back.changes, IsEmpty()) << place;
      EXPECT_EQ(back.text, Standard()) << place;
    }
  }
}

TEST(Table, ChangesOneValueAndNothingElse) {
  std::vector<SheetRow> rows = Sheet(Standard());
  rows[4].cells[1] = "96";
  const ImportedTable back = Import(Standard(), rows);
  EXPECT_THAT(Ids(back.findings), IsEmpty());
  ASSERT_EQ(back.changes.size(), 1U);
  EXPECT_EQ(back.changes[0].en, "at_least 95 becomes at_least 96.");
  EXPECT_EQ(back.changes[0].zh, "at_least 95 改为 at_least 96。");
  EXPECT_EQ(back.text, Replaced(Standard(), "band { at_least: \"95\"", "band { at_least: \"96\""));
}

TEST(Table, AddsAndTakesAway) {
  std::vector<SheetRow> rows = Sheet(Standard());
  rows.insert(rows.begin() + 5,
              SheetRow{6, {"at_least", "93", "27", "=\"half\" \\ 新", "45", "18"}});
  const ImportedTable added = Import(Standard(), rows);
  EXPECT_THAT(Ids(added.findings), IsEmpty());
  ASSERT_EQ(added.changes.size(), 3U);
  EXPECT_EQ(added.changes[0].en, "at_least 93 is new.");
  EXPECT_EQ(added.changes[1].en, "points launch: the points are 50, 45, 42, 33, 0 now.");
  EXPECT_THAT(
      added.text,
      HasSubstr("      band { at_least: \"95\" points: 30 }\n"
                "      band { at_least: \"93\" points: 27 note: \"=\\\"half\\\" \\\\ 新\" }\n"
                "      band { at_least: \"90\" points: 25 }\n"));
  EXPECT_THAT(added.text, HasSubstr("points: [20, 18, 17, 13, 0] }"));
  // Without its first band the best is 15 points, and the metrics no longer sum to 100.
  rows = Sheet(Standard(), "score.metric[response]");
  rows.erase(rows.begin() + 4);
  const ImportedTable removed = Import(Standard(), rows, "score.metric[response]");
  EXPECT_TRUE(removed.invalid);
  EXPECT_THAT(removed.text, IsEmpty());
  rows[4].cells = {"at_most", "60", "20", "", "15", "10"};
  const ImportedTable mended = Import(Standard(), rows, "score.metric[response]");
  EXPECT_THAT(Ids(mended.findings), IsEmpty());
  EXPECT_THAT(mended.text, HasSubstr("weight { metric: \"response\"     points: [15, 0] }"));
  EXPECT_THAT(mended.text, Not(HasSubstr("at_most: \"30\"")));
}

TEST(Table, KeepsCommentsAndTellsOfThoseThatGo) {
  std::string text =
      Replaced(Standard(), "      band { at_least: \"95\" points: 30 }\n",
               "      # the best\n      band { at_least: \"95\" points: 30 }   # top\n");
  text = Replaced(text, "      band { at_least: \"90\" points: 25 }\n",
                  "      band {\n        # within\n        at_least: \"90\" points: 25\n      }\n");
  std::vector<SheetRow> rows = Sheet(text);
  EXPECT_EQ(Import(text, rows).text, text);
  rows[4].cells[1] = "96";
  rows[5].cells[2] = "24";
  const ImportedTable kept = Import(text, rows);
  EXPECT_THAT(Ids(kept.findings), IsEmpty());
  EXPECT_THAT(kept.text,
              HasSubstr("      # the best\n      band { at_least: \"96\" points: 30 }   # top\n"
                        "      band {\n        # within\n        at_least: \"90\" points: 24\n"));
  rows = Sheet(text);
  rows.erase(rows.begin() + 4);
  rows[4].cells = {"at_least", "90", "30", "", "50", "20"};
  const ImportedTable gone = Import(text, rows);
  ASSERT_THAT(Ids(gone.findings), ElementsAre("table_lost_comment"));
  EXPECT_THAT(gone.findings[0].en, HasSubstr("# top"));
  EXPECT_THAT(gone.text, HasSubstr("# the best\n      band {\n        # within\n"));
  EXPECT_THAT(gone.text, Not(HasSubstr("# top")));
}

TEST(Table, KeepsTheSpellingOfANumberThatASpreadsheetRewrote) {
  std::vector<SheetRow> rows = Sheet(Standard(), "score.metric[satisfaction]");
  rows[5].cells[1] = "4";
  rows[4].cells[1] = "4.50";
  const ImportedTable back = Import(Standard(), rows, "score.metric[satisfaction]");
  EXPECT_THAT(Ids(back.findings), ElementsAre("table_kept_spelling", "table_kept_spelling"));
  EXPECT_TRUE(Acceptable(back.findings));
  EXPECT_EQ(back.text, Standard());
}

TEST(Table, ToleratesWhatSpreadsheetsAdd) {
  std::vector<SheetRow> rows = Sheet(Standard());
  for (SheetRow& row : rows) row.cells.resize(9);
  rows.push_back({9, {"", "", "", ""}});
  rows.push_back({10, {}});
  rows[4].cells[2] = " 30 ";
  EXPECT_EQ(Import(Standard(), rows).text, Standard());
}

TEST(Table, RefusesCellsThatAreNoValues) {
  const std::vector<std::pair<std::string, std::string>> cells = {
      {"95%", "table_percent"},     {"９５", "table_full_width"},   {"95％", "table_full_width"},
      {"4,5", "table_not_decimal"}, {"1,000", "table_not_decimal"}, {"9.5E1", "table_not_decimal"},
      {"095", "table_not_decimal"}, {"", "table_empty_cell"},       {"+95", "table_not_decimal"},
      {"95 %", "table_percent"},    {"95。5", "table_full_width"},
  };
  for (const auto& [cell, id] : cells) {
    std::vector<SheetRow> rows = Sheet(Standard());
    rows[4].cells[1] = cell;
    const ImportedTable back = Import(Standard(), rows);
    ASSERT_THAT(Ids(back.findings), ElementsAre(id)) << cell;
    EXPECT_EQ(back.findings[0].line, 5);
    EXPECT_EQ(back.findings[0].file, "sheet.csv");
    EXPECT_THAT(back.findings[0].en, HasSubstr("Row 5, column B"));
    EXPECT_THAT(back.text, IsEmpty());
  }
  std::vector<SheetRow> rows = Sheet(Standard());
  rows[4].cells[1] = "９６";
  rows[5].cells[2] = "25.0";
  rows[6].cells[0] = "at least";
  rows[7].cells[1] = "0";
  rows[7].cells.emplace_back("x");  // behind the last column
  const ImportedTable all = Import(Standard(), rows);
  EXPECT_THAT(Ids(all.findings),
              ElementsAre("table_full_width", "table_not_whole", "table_bad_bound",
                          "table_otherwise_value", "table_extra_cell"));
  EXPECT_THAT(all.findings[0].en, HasSubstr("write \"96\""));
}

TEST(Table, RefusesAnotherTableAndAnotherState) {
  const std::vector<SheetRow> rows = Sheet(Standard());
  EXPECT_THAT(Ids(Import(Standard(), rows, "score.metric[volume]").findings),
              ElementsAre("table_other_place"));
  const std::string later = Replaced(Standard(), "full_marks: 100", "full_marks: 100 # so\n");
  EXPECT_THAT(Ids(Import(later, rows).findings), IsEmpty()) << "a comment is no change";
  const std::string changed = Replaced(Standard(), "zh: \"问题解决率\"", "zh: \"解决率\"");
  const ImportedTable stale = Import(changed, rows);
  EXPECT_TRUE(stale.stale);
  EXPECT_THAT(Ids(stale.findings), ElementsAre("table_stale"));
  EXPECT_THAT(Ids(Import(Standard(), {{1, {"id", "name"}}}).findings),
              ElementsAre("table_no_head"));
  EXPECT_THAT(Ids(Import(Standard(), {}).findings), ElementsAre("table_no_head"));
  std::vector<SheetRow> titles = rows;
  titles[3].cells[1] = "limit";
  EXPECT_THAT(Ids(Import(Standard(), titles).findings), ElementsAre("table_title"));
  std::vector<SheetRow> open = rows;
  open.pop_back();
  EXPECT_THAT(Ids(Import(Standard(), open).findings), ElementsAre("table_no_otherwise"));
}

TEST(Table, SaysWhichTablesThereAre) {
  const ExportedTable none =
      ExportTable(Standard(), kName, "score.metric[speed]", Language::kEnglish);
  ASSERT_THAT(Ids(none.findings), ElementsAre("table_no_place"));
  EXPECT_FALSE(none.invalid);
  EXPECT_THAT(none.findings[0].en, HasSubstr("score.metric[response], "));
  EXPECT_THAT(none.findings[0].en, HasSubstr("score.profile[mature].weight[knowledge]"));
  EXPECT_TRUE(ExportTable("id: x", kName, kPlace, Language::kEnglish).invalid);
}

TEST(Table, ChangesThePointsOfAProfile) {
  const std::string place = "score.profile[launch].weight[resolution]";
  std::vector<SheetRow> rows = Sheet(Standard(), place);
  EXPECT_THAT(rows[4].cells, ElementsAre("at_least", "95", "50"));
  rows[5].cells[2] = "40";
  EXPECT_EQ(Import(Standard(), rows, place).text,
            Replaced(Standard(), "[50, 42, 33, 0]", "[50, 40, 33, 0]"));
  rows[4].cells[1] = "96";
  EXPECT_THAT(Ids(Import(Standard(), rows, place).findings), ElementsAre("table_bound_fixed"));
  rows.erase(rows.begin() + 4);
  EXPECT_THAT(Ids(Import(Standard(), rows, place).findings), ElementsAre("table_points_count"));
}

constexpr const char* kSuite = R"(# proto-message: guiju.v1.PolicyTestSuite
name: "desk"
sweep {
  name: "resolution bands"
  clause: "SCO-2"
  facts { agent_month { agent_id: "a" team_id: "t" month: "2026-03" } }
  set: "agent_month.resolution_percent"
  read: "agent.score.metric[resolution].points"
  row { at: "95"   is: "30" }
  row { at: "94.9" is: "25" }   # one step below
  row { is: "0" }
}
)";

TEST(Table, TakesTheRowsOfASweep) {
  const std::string place = "sweep[resolution bands]";
  std::vector<SheetRow> rows = Sheet(kSuite, place);
  EXPECT_THAT(rows[3].cells, ElementsAre("at", "is"));
  EXPECT_THAT(rows[6].cells, ElementsAre("", "0"));
  EXPECT_EQ(Import(kSuite, rows, place).text, kSuite);
  rows[4].cells[0] = "96";
  rows.insert(rows.begin() + 5, SheetRow{6, {"95.99", "25"}});
  const ImportedTable back = Import(kSuite, rows, place);
  EXPECT_THAT(Ids(back.findings), IsEmpty());
  EXPECT_THAT(back.text, HasSubstr("  row { at: \"96\"    is: \"30\" }\n"
                                   "  row { at: \"95.99\" is: \"25\" }\n"
                                   "  row { at: \"94.9\"  is: \"25\" }  # one step below\n"));
}

constexpr const char* kCases = R"(# proto-message: guiju.v1.PolicyTestSuite
name: "desk"

# the first
case {
  name: "all best" clause: ["SCO-1", "SCO-6"]
  facts { agent_month { agent_id: "a" team_id: "t" month: "2026-03" handled: 3 resolution_percent: "96.0" } }   # facts
  expect { agent { score { total: 100 grade: "excellent" } } }
}
case {
  name: "低于 50%，投诉" clause: "SCO-2"
  facts { agent_month { agent_id: "b" team_id: "t" month: "2026-03" resolution_percent: "49" } }
  expect { agent { score { total: 70 } } }
}
)";

TEST(Table, TakesTheCasesOfASuite) {
  std::vector<SheetRow> rows = Sheet(kCases, "case");
  EXPECT_THAT(rows[3].cells,
              ElementsAre("name", "clause", "clause[1]", "facts.agent_month.agent_id",
                          "facts.agent_month.team_id", "facts.agent_month.month",
                          "facts.agent_month.handled", "facts.agent_month.resolution_percent",
                          "expect.agent.score.total", "expect.agent.score.grade"));
  EXPECT_THAT(rows[5].cells,
              ElementsAre("低于 50%，投诉", "SCO-2", "", "b", "t", "2026-03", "", "49", "70", ""));
  EXPECT_EQ(Import(kCases, rows, "case").text, kCases);

  rows[4].cells[2] = "";    // one clause less
  rows[4].cells[7] = "96";  // as a spreadsheet writes it
  rows[4].cells[8] = "99";
  rows[5].cells[6] = "7";  // a fact more
  rows[5].cells[9] = "qualified";
  rows.push_back({7, {"a third", "SCO-2", "SCO-4", "c", "t", "2026-04", "5", "", "", "good"}});
  const ImportedTable back = Import(kCases, rows, "case");
  EXPECT_THAT(Ids(back.findings), ElementsAre("table_kept_spelling"));
  EXPECT_EQ(back.changes.size(), 5U);
  EXPECT_EQ(back.text, R"(# proto-message: guiju.v1.PolicyTestSuite
name: "desk"

# the first
case {
  name: "all best" clause: ["SCO-1"]
  facts { agent_month { agent_id: "a" team_id: "t" month: "2026-03" handled: 3 resolution_percent: "96.0" } }   # facts
  expect { agent { score { total: 99 grade: "excellent" } } }
}
case {
  name: "低于 50%，投诉" clause: "SCO-2"
  facts { agent_month { agent_id: "b" team_id: "t" month: "2026-03" resolution_percent: "49" handled: 7 } }
  expect { agent { score { total: 70 grade: "qualified" } } }
}
case { name: "a third" clause: "SCO-2" clause: "SCO-4" facts { agent_month { agent_id: "c" team_id: "t" month: "2026-04" handled: 5 } } expect { agent { score { grade: "good" } } } }
)");
  rows = Sheet(kCases, "case");
  rows.erase(rows.begin() + 4);
  const ImportedTable gone = Import(kCases, rows, "case");
  EXPECT_THAT(Ids(gone.findings), ElementsAre("table_lost_comment"));
  EXPECT_THAT(gone.text, HasSubstr("# the first\ncase {\n  name: \"低于"));
  rows[4].cells[7] = "４９";
  EXPECT_THAT(Ids(Import(kCases, rows, "case").findings), ElementsAre("table_full_width"));
  rows[4].cells[7] = "49%";
  EXPECT_THAT(Ids(Import(kCases, rows, "case").findings), ElementsAre("table_percent"));
}

}  // namespace
}  // namespace guiju::workbench
