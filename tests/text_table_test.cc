#include "tool/text_table.h"

#include <gtest/gtest.h>

namespace guiju::tool {
namespace {

TEST(DisplayWidth, CountsTerminalColumns) {
  const struct {
    const char* text;
    std::size_t width;
  } cases[] = {{"", 0},         {"abc", 3},     {"规矩", 4},   {"规矩 ok", 7},
               {"ｆｕｌｌ", 8}, {"half ｶﾅ", 7}, {"é", 1},      {"e\u0301", 1},
               {"한글", 4},     {"（）", 4},    {"“”", 2},     {"😀", 2},
               {"P0", 2},       {"\u4E00", 2},  {"\u4DFF", 1}, {"\xF0\xA0\x80\x80", 2},
               {"\u115F", 2},   {"\u1160", 1},  {"。", 2},     {"·", 1}};
  for (const auto& c : cases) EXPECT_EQ(DisplayWidth(c.text), c.width) << c.text;
}

TEST(Printable, TakesTheSteeringOutOfText) {
  EXPECT_EQ(Printable("a\x1B[31mb"), "a·[31mb");
  EXPECT_EQ(Printable("a\tb\nc"), "a·b·c");
  EXPECT_EQ(Printable("a\u202Eb"), "a·b");
  EXPECT_EQ(Printable("a\xFFz"), "a·z");
  EXPECT_EQ(Printable("规矩"), "规矩");
}

TEST(TextTable, KeepsColumnsStraight) {
  TextTable table;
  table.AddColumn("客服");
  table.AddColumn("Score", TextTable::Align::kRight);
  table.AddColumn("等级");
  table.AddRow({"张三", "100", "优秀"});
  table.AddRow({"Li Si", "7"});
  EXPECT_EQ(table.Render(),
            "客服   Score  等级\n"
            "-----  -----  ----\n"
            "张三     100  优秀\n"
            "Li Si      7\n");
}

TEST(TextTable, WithoutRowsShowsItsTitles) {
  TextTable table;
  table.AddColumn("a");
  EXPECT_EQ(table.Render(), "a\n-\n");
}

}  // namespace
}  // namespace guiju::tool
