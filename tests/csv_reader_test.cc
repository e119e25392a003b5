#include "tool/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "tool/cell.h"
#include "tool/csv_writer.h"
#include "tool/line_source.h"
#include "tool_files.h"

namespace guiju::tool {
namespace {

// "[line]a|b|c" per row, "[line]!id" per problem.
std::string ReadAll(const std::string& path, const std::string& encoding = "") {
  LineSource source(path, encoding);
  CsvReader reader(&source, ',');
  std::string out;
  CsvRow row;
  for (;;) {
    const CsvReader::Step step = reader.Next(&row);
    if (step == CsvReader::Step::kEnd) return out;
    if (step == CsvReader::Step::kRow) {
      out += "[" + std::to_string(row.line) + "]";
      for (std::size_t i = 0; i < row.field.size(); ++i) {
        if (i > 0) out += "|";
        out += row.field[i];
      }
      continue;
    }
    const Finding& problem = reader.problem();
    out += "[" + std::to_string(problem.line) +
           (problem.column > 0 ? ":" + std::to_string(problem.column) : "") + "]!" + problem.id;
    if (step == CsvReader::Step::kFailed) return out;
  }
}

struct Case {
  const char* name;
  std::string bytes;
  std::string expected;
};

class CsvReading : public testing::TestWithParam<Case> {};

TEST_P(CsvReading, GivesRowsAndProblems) {
  const Folder folder;
  EXPECT_EQ(ReadAll(folder.File("in.csv", GetParam().bytes)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Bytes, CsvReading,
    testing::Values(Case{"Empty", "", ""}, Case{"MarkOnly", "\xEF\xBB\xBF", ""},
                    Case{"Plain", "a,b\n1,2\n", "[1]a|b[2]1|2"},
                    Case{"NoLastLineEnd", "a,b\n1,2", "[1]a|b[2]1|2"},
                    Case{"Mark",
                         "\xEF\xBB\xBF"
                         "a,b\n",
                         "[1]a|b"},
                    Case{"MarkBeforeQuote", "\xEF\xBB\xBF\"a\",b\n", "[1]a|b"},
                    Case{"Crlf", "a,b\r\n1,2\r\n", "[1]a|b[2]1|2"},
                    Case{"Cr", "a,b\r1,2\r", "[1]a|b[2]1|2"},
                    Case{"BlankLines", "a\n\n \n1\n\n", "[1]a[4]1"},
                    Case{"QuotedBreaks", "a,b\n1,\"x\ny\"\n2,z\n", "[1]a|b[2]1|x\ny[4]2|z"},
                    Case{"QuotedCrlf", "a,b\r\n1,\"x\r\ny\"\r\n2,z\r\n", "[1]a|b[2]1|x\r\ny[4]2|z"},
                    Case{"DoubledQuotes", "\"say \"\"hi\"\"\",b\n", "[1]say \"hi\"|b"},
                    Case{"QuotedDelimiter", "\"a,b\",c\n", "[1]a,b|c"},
                    Case{"EmptyFields", "a,,\n,\n", "[1]a||[2]|"},
                    Case{"SpacesAround", " a , b c \n", "[1]a|b c"},
                    Case{"StrayQuote", "a,b\n1,x\"y\n2,z\n", "[1]a|b[2]!row_stray_quote[3]2|z"},
                    Case{"TextAfterQuote", "a,b\n\"1\"x,2\n3,4\n",
                         "[1]a|b[2]!row_stray_quote[3]3|4"},
                    Case{"UnclosedQuote", "a,b\n1,\"x\n2,y\n", "[1]a|b[2]!input_unclosed_quote"},
                    Case{"UnclosedAtOnce", "a,b\n1,\"", "[1]a|b[2]!input_unclosed_quote"},
                    Case{"Nul", std::string("a,b\n1,x\0y\n", 10), "[1]a|b[2:4]!input_nul"},
                    Case{"Gb18030", "a,b\n1,\xD6\xD0\xCE\xC4\n", "[1]a|b[2:3]!input_not_utf8"},
                    Case{"Overlong", "a\n\xC0\xAF\n", "[1]a[2:1]!input_not_utf8"},
                    Case{"Surrogate", "a\nx\xED\xA0\x80\n", "[1]a[2:2]!input_not_utf8"},
                    Case{"CutCharacter", "a\n\xE8\xA7", "[1]a[2:1]!input_not_utf8"},
                    Case{"Utf16",
                         std::string("\xFF\xFE"
                                     "a\0\n\0",
                                     6),
                         "[1:1]!input_utf16"}),
    [](const auto& test) { return test.param.name; });

TEST(CsvReader, SaysOnWhichLineAFieldBegins) {
  const Folder folder;
  LineSource source(folder.File("in.csv", "a,\"b\r\nb\r\",c,\"d\"\n"), "");
  CsvReader reader(&source, ',');
  CsvRow row;
  ASSERT_EQ(reader.Next(&row), CsvReader::Step::kRow);
  EXPECT_THAT(row.field, testing::ElementsAre("a", "b\r\nb\r", "c", "d"));
  EXPECT_EQ(row.line, 1);
  EXPECT_EQ(row.field_line.at(0), 1);
  EXPECT_EQ(row.field_line.at(1), 1);
  EXPECT_EQ(row.field_line.at(3), 3);
}

TEST(CsvReader, TellsHowGb18030IsTold) {
  const Folder folder;
  const std::string path = folder.File("in.csv", "\xC3\xFB\xB3\xC6,b\n");
  LineSource source(path, "");
  LineSource::Line line;
  ASSERT_EQ(source.Next(&line), LineSource::Step::kFailed);
  EXPECT_THAT(source.failure().en, testing::HasSubstr("--encoding GB18030"));
  EXPECT_THAT(source.failure().zh, testing::HasSubstr("encoding: \"GB18030\""));
  EXPECT_EQ(ReadAll(path, "gb18030"), "[1]名称|b");
}

TEST(CsvReader, ReadsTheEncodingsItLists) {
  const Folder folder;
  EXPECT_EQ(ReadAll(folder.File("a", "\xC3\xFB\xB3\xC6\n"), "GBK"), "[1]名称");
  EXPECT_EQ(ReadAll(folder.File("b", "\xA6\x57\xBA\xD9\n"), "BIG5"), "[1]名稱");
  EXPECT_EQ(ReadAll(folder.File("c", "\xE9\n"), "ISO-8859-1"), "[1]é");
  EXPECT_EQ(ReadAll(folder.File("d", std::string("\xFF\xFE\x0D\x54\n\0", 6)), "UTF-16"), "[1]名");
  EXPECT_EQ(ReadAll(folder.File("e", std::string("\xFE\xFF\x54\x0D\0\n", 6)), "UTF-16BE"), "[1]名");
  for (const std::string& name : Encodings()) {
    EXPECT_EQ(ReadAll(folder.File("f", ""), name), "") << name;
  }
  EXPECT_EQ(ReadAll(folder.File("g", "a\n"), "UTF-7"), "[0]!input_unknown_encoding");
  EXPECT_EQ(ReadAll(folder.File("h", "ok\nx\xFFz\n"), "GB18030"), "[1]ok[2:2]!input_bad_bytes");
}

TEST(CsvReader, BelievesTheMarkMoreThanWhatItIsTold) {
  const Folder folder;
  EXPECT_EQ(ReadAll(folder.File("in.csv", "\xEF\xBB\xBF名称\n"), "GB18030"), "[1]名称");
}

TEST(CsvReader, DecodesCharactersThatAChunkCuts) {
  const Folder folder;
  // Two-byte characters at odd places over many chunks.
  std::string bytes = "x";
  std::string expected = "[1]x";
  for (int i = 0; i < 100'000; ++i) {
    bytes += "\xC3\xFB";
    expected += "名";
  }
  EXPECT_EQ(ReadAll(folder.File("in.csv", bytes), "GB18030"), expected);
}

TEST(CsvReader, RefusesLongLinesAndGoesOn) {
  const Folder folder;
  const auto with = [&](std::size_t size) {
    return ReadAll(folder.File("in.csv", "a\n" + std::string(size, 'x') + "\nlast\n"));
  };
  // The limit counts the line end.
  EXPECT_EQ(with(kLongestLine - 1).size(), std::string("[1]a[2][3]last").size() + kLongestLine - 1);
  EXPECT_EQ(with(kLongestLine), "[1]a[2]!row_line_too_long[3]last");
  EXPECT_EQ(with(kLongestLine + 1), "[1]a[2]!row_line_too_long[3]last");
  EXPECT_EQ(with(10U << 20U), "[1]a[2]!row_line_too_long[3]last");
  EXPECT_EQ(ReadAll(folder.File("in.csv", "a\n" + std::string(10U << 20U, 'x'))),
            "[1]a[2]!row_line_too_long");
}

TEST(CsvReader, StopsAtARowThatNeverEnds) {
  const Folder folder;
  std::string bytes = "a\n\"";
  for (int i = 0; i < 200'000; ++i) bytes += "xxxxxxxxx\n";
  EXPECT_EQ(ReadAll(folder.File("in.csv", bytes)), "[1]a[2]!input_row_too_long");
}

TEST(CsvReader, SaysWhenThereIsNoFile) {
  EXPECT_EQ(ReadAll("no/such/file.csv"), "[0]!input_cannot_open");
  const Folder folder;
  EXPECT_EQ(ReadAll(folder.At("")), "[0]!input_cannot_open");
}

TEST(CsvWriter, GuardsFormulasAndLeavesFigures) {
  const struct {
    const char* text;
    const char* guarded;
  } cases[] = {{"=1+1", "'=1+1"},
               {"+86 138 0000 1234", "+86 138 0000 1234"},
               {"+8613800001234", "+8613800001234"},
               {"+86-138-0000", "'+86-138-0000"},
               {"-5", "-5"},
               {"-5.25", "-5.25"},
               {"-3.5%", "-3.5%"},
               {"+3.5 %", "+3.5 %"},
               {"-1+1", "'-1+1"},
               {"-1|cmd", "'-1|cmd"},
               {"+1e5", "'+1e5"},
               {"-", "'-"},
               {"--1", "'--1"},
               {"-.5", "'-.5"},
               {"-5.", "'-5."},
               {"@SUM(A1)", "'@SUM(A1)"},
               {"＝1+1", "'＝1+1"},
               {"\tx", "'\tx"},
               {"\nx", "'\nx"},
               {"'=1", "''=1"},
               {"'quoted'", "'quoted'"},
               {"a=b", "a=b"},
               {"", ""}};
  for (const auto& c : cases) {
    EXPECT_EQ(Guard(c.text), c.guarded) << c.text;
    EXPECT_EQ(Unguard(c.guarded), c.text);
  }
}

TEST(CsvWriter, WritesWhatTheReaderReads) {
  const Folder folder;
  const std::vector<std::vector<std::string>> rows = {
      {"id", "text"},        {"1", "规矩, \"quoted\""},
      {"2", "two\r\nlines"}, {"3", " spaces "},
      {"4", "-5"},           {"5", ""},
      {"+86", "x"}};
  OutputFile file(folder.At("out.csv"));
  CsvWriter writer(&file, rows[0]);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_TRUE(writer.Row(rows[i]));
  EXPECT_FALSE(folder.Has("out.csv"));
  ASSERT_TRUE(file.Commit());
  EXPECT_EQ(folder.Read("out.csv").substr(0, 11), "\xEF\xBB\xBFid,text\r");
  LineSource source(folder.At("out.csv"), "");
  CsvReader reader(&source, ',');
  CsvRow row;
  for (const auto& expected : rows) {
    ASSERT_EQ(reader.Next(&row), CsvReader::Step::kRow);
    EXPECT_EQ(row.field, expected);
  }
  EXPECT_EQ(reader.Next(&row), CsvReader::Step::kEnd);
}

TEST(OutputFile, AppearsWholeOrNotAtAll) {
  const Folder folder;
  folder.File("out.txt", "old");
  {
    OutputFile file(folder.At("out.txt"));
    EXPECT_TRUE(file.Write("half"));
    EXPECT_EQ(folder.Read("out.txt"), "old");
  }
  EXPECT_EQ(folder.Read("out.txt"), "old");
  EXPECT_EQ(folder.Count(), 1);
  OutputFile file(folder.At("out.txt"));
  EXPECT_TRUE(file.Write("new"));
  EXPECT_TRUE(file.Commit());
  EXPECT_EQ(folder.Read("out.txt"), "new");
  EXPECT_EQ(folder.Count(), 1);
}

TEST(OutputFile, SaysWhenTheDiskIsFull) {
  OutputFile file("/dev/full");
  file.Write(std::string(1U << 20U, 'x'));
  EXPECT_FALSE(file.Commit());
  EXPECT_FALSE(file.ok());
  EXPECT_THAT(file.failure().en, testing::HasSubstr("No space left"));
  EXPECT_THAT(file.failure().zh, testing::HasSubstr("磁盘空间已满"));
  EXPECT_EQ(file.failure().file, "/dev/full");
}

TEST(OutputFile, SaysWhenNobodyReadsThePipe) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  OutputFile file("/dev/fd/" + std::to_string(ends[1]));
  close(ends[0]);
  file.Write(std::string(1U << 20U, 'x'));
  EXPECT_FALSE(file.Commit());
  EXPECT_THAT(file.failure().en, testing::HasSubstr("Broken pipe"));
  close(ends[1]);
}

TEST(OutputFile, SaysWhenTheFolderIsNotThere) {
  OutputFile file("no/such/folder/out.csv");
  EXPECT_FALSE(file.Write("x"));
  EXPECT_FALSE(file.Commit());
  EXPECT_EQ(file.failure().id, "output_failed");
}

}  // namespace
}  // namespace guiju::tool
