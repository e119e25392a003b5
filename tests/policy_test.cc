// The policy as a file: one line decides, a missing line is named, and dates pick the version.
#include "guiju/policy.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calendar_section.h"
#include "embedded.h"
#include "guiju/evaluate.h"
#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "message_source.h"
#include "policy_text.h"

namespace guiju::internal {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Lines = std::vector<std::string>;

Lines LinesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string TextOf(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

const Lines& StandardLines() {
  static const Lines lines = LinesOf(StandardPolicyText());
  return lines;
}

// How many lines of the standard policy a changed text has changed.
int LinesChanged(const std::string& text) {
  const Lines lines = LinesOf(text);
  int changed = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) changed += lines[i] != StandardLines().at(i);
  return changed;
}

// The policy with one line changed: a single line of the file decides.
std::shared_ptr<const Policy> OneLineChanged(const std::string& from, const std::string& to) {
  const std::string text = WithOneLine(from, to);
  EXPECT_EQ(LinesChanged(text), 1);
  return MustLoad(text);
}

TEST(StandardPolicy, LoadsWithoutAFinding) {
  const LoadedPolicy loaded = LoadPolicy(StandardPolicyText(), "standard.textproto");
  EXPECT_THAT(loaded.findings, IsEmpty()) << Describe(loaded.findings);
  ASSERT_NE(loaded.policy, nullptr);
  EXPECT_EQ(loaded.policy->sha256.size(), 64u);
  EXPECT_EQ(StandardPolicy()->sha256, loaded.policy->sha256);
}

TEST(StandardPolicy, HasOneDigestInEveryForm) {
  v1::Policy proto;
  ReadMessage({StandardPolicyText(), "standard.textproto"}, &proto);
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(proto, &json).ok());
  const LoadedPolicy from_json = LoadPolicy(json, "standard.json");
  const LoadedPolicy from_binary = LoadPolicy(proto.SerializeAsString(), "standard.binpb");
  ASSERT_NE(from_json.policy, nullptr) << Describe(from_json.findings);
  ASSERT_NE(from_binary.policy, nullptr) << Describe(from_binary.findings);
  EXPECT_EQ(from_json.policy->sha256, StandardPolicy()->sha256);
  EXPECT_EQ(from_binary.policy->sha256, StandardPolicy()->sha256);
}

TEST(StandardPolicy, CommentsAndLayoutDoNotCount) {
  std::string text;
  for (const std::string& line : StandardLines()) {
    if (line.find_first_not_of(' ') != std::string::npos &&
        line[line.find_first_not_of(' ')] != '#') {
      text += "   " + line + "\n\n";
    }
  }
  EXPECT_EQ(MustLoad(text)->sha256, StandardPolicy()->sha256);
}

TEST(HolidayBooks, AreRight) {
  HolidayBooks books;
  for (std::size_t i = 0; i < kHolidayBookFilesCount; ++i) {
    const ReadResult read = ReadMessage(
        {kHolidayBookFiles[i].text, std::string(kHolidayBookFiles[i].name), SourceForm::kText},
        books.Add());
    EXPECT_THAT(read.findings, IsEmpty()) << Describe(read.findings);
  }
  ASSERT_FALSE(books.empty());
  Problems problems;
  CheckHolidayBooks(books, "holiday_book", &problems);
  EXPECT_THAT(problems.findings(), IsEmpty()) << Describe(problems.findings());
}

// SCO-2: 94.6 % earns 25 until somebody changes the line.
TEST(OneLine, ChangesTheResolutionBand) {
  AgentMonth month;
  month.resolution = {946, 1000};
  const auto points = [&month](const Policy& policy) {
    return Score(policy.score, month).points[1];
  };
  EXPECT_EQ(points(*StandardPolicy()), 25);
  EXPECT_EQ(points(*OneLineChanged("at_least: \"95\"", "at_least: \"94.6\"")), 30);
}

// SLA-3: three working days from Tuesday 3 March 2026 end on Friday at 18:00, two on Thursday.
TEST(OneLine, ChangesTheDeadlineOfP1) {
  Ticket ticket;
  ticket.priority = Priority::kP1;
  const Calendar& calendar = StandardPolicy()->sla_calendar();
  const auto at = [&calendar](std::int32_t day, std::int32_t hour) {
    return Instant{calendar.StartOfDay(ToCivilDay({2026, 3, day})).us + Hours(hour).us};
  };
  ticket.received = at(3, 10);
  const auto due = [&ticket](const Policy& policy) {
    TicketVerdict verdict;
    EvaluateTicket(policy, ticket, ticket.received, &verdict);
    return verdict.obligations[2].due;
  };
  EXPECT_EQ(due(*StandardPolicy()), at(6, 18));
  EXPECT_EQ(due(*OneLineChanged("priority: P1 working_days: 3", "priority: P1 working_days: 2")),
            at(5, 18));
}

// SEG-3: five months without contact is silent for a desk that says so.
TEST(OneLine, ChangesTheMonthsOfASilentCustomer) {
  const Calendar& calendar = StandardPolicy()->segment_calendar();
  const auto noon = [&calendar](CivilDate date) {
    return Instant{calendar.StartOfDay(ToCivilDay(date)).us + Hours(12).us};
  };
  Customer customer;
  customer.last_purchase = noon({2026, 1, 10});
  customer.last_interaction = Instant::Never();
  customer.satisfaction = {35, 10};
  const auto is_silent = [&](const Policy& policy) {
    const SegmentMoments moments =
        MomentsOf(policy.segment, policy.segment_calendar(), noon({2026, 6, 15}));
    return (JudgeSegments(policy.segment, moments, customer).matched >> 3 & 1u) != 0;
  };
  EXPECT_FALSE(is_silent(*StandardPolicy()));
  EXPECT_TRUE(
      is_silent(*OneLineChanged("not_within_months: 6 }     #", "not_within_months: 5 }     #")));
}

// What a line of the file is, for the test that removes it.
struct LineShape {
  bool content = false;  // neither blank nor a comment
  int opens = 0;         // braces that it leaves open
  std::string field;     // its first word
};

LineShape ShapeOf(const std::string& line) {
  LineShape shape;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '#') break;
    shape.opens += (c == '{') - (c == '}');
    if (c != ' ') shape.content = true;
  }
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  shape.field = line.substr(begin, line.find_first_of(": {}", begin) - begin);
  return shape;
}

// The first and the last line (1-based) of the innermost block around line `index` (0-based).
std::pair<int, int> BlockAround(const Lines& lines, std::size_t index) {
  int depth = 0;
  std::size_t first = index;
  while (first > 0) {
    depth += ShapeOf(lines[--first]).opens;
    if (depth > 0) break;
  }
  depth = 0;
  std::size_t last = index;
  while (last + 1 < lines.size()) {
    depth += ShapeOf(lines[++last]).opens;
    if (depth < 0) break;
  }
  return {static_cast<int>(first) + 1, static_cast<int>(last) + 1};
}

// The same for the section: the block of the policy itself.
std::pair<int, int> SectionAround(const Lines& lines, std::size_t index) {
  const auto begins = [&lines](std::size_t i) { return ShapeOf(lines[i]).opens != 0; };
  std::size_t first = index;
  while (first > 0 && (lines[first].empty() || lines[first][0] == ' ' || !begins(first))) --first;
  std::size_t last = index + 1;
  while (last + 1 < lines.size() && lines[last].compare(0, 1, "}") != 0) ++last;
  // What is left open or closed too early shows at the word that follows.
  return {static_cast<int>(first) + 1, static_cast<int>(last) + 3};
}

// The id of the metric that the line is in; "" outside metrics.
std::string MetricAround(std::size_t index) {
  const Lines& lines = StandardLines();
  while (index > 0 && ShapeOf(lines[index]).field != "metric") --index;
  if (index == 0) return "";
  const std::string& line = lines[index + 1];
  const std::size_t begin = line.find('"') + 1;
  return line.substr(begin, line.find('"', begin) - begin);
}

// Entries of open lists: a policy without one is another policy, not a broken one.
bool MayBeAbsent(const std::string& line, const std::string& field) {
  static const std::vector<std::string> fields = {
      "category_rule",
      "priority_rule",
      "handling_rule",
      "any",
      "all",
      "band",
      "grade",
      "applies",
      "each",
      "extended_by",
      "kept_when",
      "never_paused",
      "only_after",
      "step",
      "to",
      "track_every_days",
      "at_once",
      "kind",
      "cue",
      "surname",
      "compound_surname",
      "title",
      "email_domain",
      "plate_region",
      "mobile_prefix",
      "service_prefix",
      "care",
      "weight",
      "tag",
      "starts_at",
      "fulfilled_by",
      "within",
      "field",
      "analysis",
      "tier",
      "target",
      "hours",
      "budget",
  };
  // A row of a term list: the next row goes on where it was.
  const std::size_t first = line.find_first_not_of(' ');
  return std::find(fields.begin(), fields.end(), field) != fields.end() ||
         line.find("holidays: ") != std::string::npos ||
         (field == "target" && line.find(" when ") != std::string::npos) ||
         (first != std::string::npos && line[first] == '"') ||
         line.find("completed_within ") != std::string::npos;
}

TEST(RemovingALine, IsNamedOrMakesAnotherPolicy) {
  int removed = 0;
  int refused = 0;
  for (std::size_t i = 0; i < StandardLines().size(); ++i) {
    const std::string& line = StandardLines()[i];
    const LineShape shape = ShapeOf(line);
    if (!shape.content) continue;
    ++removed;
    Lines lines = StandardLines();
    // Half a block: its braces now close other blocks of the section.
    const std::pair<int, int> block =
        shape.opens == 0 ? BlockAround(lines, i) : SectionAround(lines, i);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    const LoadedPolicy loaded = LoadPolicy(TextOf(lines), "changed.textproto");
    SCOPED_TRACE("without line " + std::to_string(i + 1) + ": " + line + Describe(loaded.findings));
    if (loaded.policy != nullptr) {
      EXPECT_EQ(shape.opens, 0) << "half a block was accepted";
      EXPECT_TRUE(MayBeAbsent(line, shape.field)) << "nobody missed it";
      EXPECT_NE(loaded.policy->sha256, StandardPolicy()->sha256);
      continue;
    }
    ++refused;
    bool named = false;
    for (const Finding& finding : loaded.findings) {
      if (finding.severity != Severity::kError) continue;
      const bool by_name =
          shape.field != "}" && (finding.path.find(shape.field) != std::string::npos ||
                                 finding.en.find(shape.field) != std::string::npos);
      // The block ends one line earlier, now that the line is gone.
      const bool by_place = finding.line >= block.first && finding.line < block.second;
      // A metric without its best band no longer makes the full marks, and is named in the sum.
      const bool by_sum = shape.field == "band" && finding.id == "full_marks" &&
                          finding.en.find(MetricAround(i) + " ") != std::string::npos;
      named = named || by_name || by_place || by_sum;
    }
    EXPECT_TRUE(named) << "no finding names it";
  }
  EXPECT_GT(removed, 150);
  EXPECT_GT(refused, removed / 2);
}

TEST(RemovingALine, NamesTheFieldThatIsMissing) {
  const struct {
    const char* line;
    const char* path;
  } cases[] = {
      {"at_risk_percent: \"80\"", "sla.at_risk_percent"},
      {"reopening: GOES_ON", "sla.reopening"},
      {"full_marks: 100", "score.full_marks"},
      {"ties: BETTER_RANK", "score.ties"},
      {"clock_change: ELAPSED", "calendar[0].clock_change"},
      {"rating_used: LATEST", "stats.rating_used"},
      {"version: \"2026.1\"", "version"},
  };
  for (const auto& c : cases) {
    const LoadedPolicy loaded = LoadPolicy(WithOneLine(c.line, ""), "changed.textproto");
    EXPECT_EQ(loaded.policy, nullptr);
    EXPECT_THAT(
        loaded.findings,
        ElementsAre(AllOf(Field(&Finding::path, c.path),
                          Field(&Finding::en, HasSubstr(std::string_view(c.path).substr(
                                                  std::string_view(c.path).rfind('.') + 1))))))
        << Describe(loaded.findings);
  }
}

TEST(RemovingALine, ATargetThatIsMissingIsNamedWithItsPriority) {
  const LoadedPolicy loaded =
      LoadPolicy(WithOneLine("target { priority: P1 working_days: 3 }", ""), "changed.textproto");
  EXPECT_THAT(
      loaded.findings,
      ElementsAre(AllOf(Field(&Finding::id, "target_missing"),
                        Field(&Finding::en, AllOf(HasSubstr("resolution"), HasSubstr("P1"))))));
}

// Two versions: the second from 1 July 2026.
std::string Dated(const std::string& version, const std::string& date) {
  Lines lines = StandardLines();
  for (std::string& line : lines) {
    if (line.compare(0, 9, "version: ") == 0) line = "version: \"" + version + "\"";
    if (line.compare(0, 16, "effective_from: ") == 0) line = "effective_from: \"" + date + "\"";
  }
  return TextOf(lines);
}

TEST(Book, PicksTheVersionInForce) {
  const auto old_one = MustLoad(Dated("1", "2020-01-01"));
  const auto new_one = MustLoad(Dated("2", "2026-07-01"));
  PolicyBook book;
  EXPECT_THAT(MakeBook({new_one, old_one}, &book), IsEmpty());
  const Instant change = new_one->in_force_from();
  // Midnight in Shanghai.
  EXPECT_EQ(change.us, 1'782'835'200'000'000);
  EXPECT_EQ(book.At(change), new_one.get());
  EXPECT_EQ(book.At({change.us - 1}), old_one.get());
  EXPECT_EQ(book.At(old_one->in_force_from()), old_one.get());
  EXPECT_EQ(book.At({old_one->in_force_from().us - 1}), nullptr);
  EXPECT_EQ(book.At(Instant::Unknown()), nullptr);
}

TEST(Book, TwoOfOneDateAreNamedBoth) {
  PolicyBook book;
  const Findings findings =
      MakeBook({MustLoad(Dated("1", "2026-07-01")), MustLoad(Dated("2", "2026-01-01")),
                MustLoad(Dated("3", "2026-07-01"))},
               &book);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].id, "same_date");
  EXPECT_THAT(findings[0].en,
              AllOf(HasSubstr("standard 1"), HasSubstr("standard 3"), HasSubstr("2026-07-01")));
  EXPECT_THAT(findings[0].zh, AllOf(HasSubstr("standard 1"), HasSubstr("standard 3")));
  EXPECT_EQ(book.versions().size(), 2u);
}

TEST(Load, AFileThatCannotBeReadIsAFinding) {
  const LoadedPolicy loaded = LoadPolicyFile("no/such/policy.textproto");
  EXPECT_EQ(loaded.policy, nullptr);
  EXPECT_THAT(loaded.findings, ElementsAre(Field(&Finding::id, "cannot_read")));
}

TEST(Load, AReviewBeforeTheStartIsRefused) {
  const LoadedPolicy loaded =
      LoadPolicy(WithOneLine("effective_from: \"1970-01-01\"",
                             "effective_from: \"2026-02-01\" review_by: \"2026-01-31\""),
                 "changed.textproto");
  EXPECT_THAT(loaded.findings, ElementsAre(AllOf(Field(&Finding::id, "review_before_effective"),
                                                 Field(&Finding::path, "review_by"))));
  EXPECT_NE(MustLoad(WithOneLine("effective_from: \"1970-01-01\"",
                                 "effective_from: \"2026-02-01\" review_by: \"2026-02-01\"")),
            nullptr);
}

}  // namespace
}  // namespace guiju::internal
