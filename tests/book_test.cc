// Books of dated policies: which version judges what, holes, overlaps, reviews.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/load.h"

namespace guiju {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::int64_t kDayUs = 86'400'000'000;

std::string TextOf(const std::string& version, const std::string& from, const std::string& more) {
  return EditedText(
      {{"version: \"2026.1\"", "version: \"" + version + "\""},
       {"effective_from: \"1970-01-01\"", "effective_from: \"" + from + "\"\n" + more}});
}

std::shared_ptr<const Policy> Version(const std::string& version, const std::string& from,
                                      const std::string& more = "") {
  const LoadedPolicy loaded = LoadPolicy(TextOf(version, from, more), version + ".textproto");
  EXPECT_NE(loaded.policy, nullptr);
  return loaded.policy;
}

std::string Until(const std::string& day) { return "effective_until: \"" + day + "\""; }

// Midnight of a day in Shanghai.
Instant Day(int year, int month, int day) {
  return {ToCivilDay({year, month, day}).number * kDayUs - kDayUs / 3};
}

std::vector<std::string> IdsOf(const Findings& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.push_back(finding.id);
  return ids;
}

std::string At(const PolicyBook& book, Instant instant) {
  const Policy* policy = book.At(instant);
  return policy == nullptr ? "none" : policy->version;
}

TEST(Book, ALaterVersionSupersedesAnEarlierOneWithoutEnd) {
  PolicyBook book;
  EXPECT_THAT(MakeBook({Version("2", "2026-07-01"), Version("1", "2020-01-01")}, &book), IsEmpty());
  const Instant change = Day(2026, 7, 1);
  EXPECT_EQ(At(book, {change.us - 1}), "1");
  EXPECT_EQ(At(book, change), "2");
  EXPECT_EQ(At(book, {change.us + 1}), "2");
  EXPECT_EQ(At(book, {Day(2020, 1, 1).us - 1}), "none");
  EXPECT_EQ(At(book, Day(2020, 1, 1)), "1");
  EXPECT_EQ(At(book, Instant::Unknown()), "none");
  EXPECT_EQ(At(book, Instant::Never()), "none");
  EXPECT_EQ(book.spans()[0].until, (CivilDay{ToCivilDay({2026, 6, 30})}));
  EXPECT_EQ(book.spans()[1].until.number, -1);
  EXPECT_EQ(At(PolicyBook(), change), "none");
}

TEST(Book, TheLastDayIsIncluded) {
  PolicyBook book;
  EXPECT_THAT(MakeBook({Version("1", "2020-01-01", Until("2026-06-30"))}, &book), IsEmpty());
  EXPECT_EQ(At(book, {Day(2026, 7, 1).us - 1}), "1");
  EXPECT_EQ(At(book, Day(2026, 7, 1)), "none");
  EXPECT_EQ(book.On(ToCivilDay({2026, 6, 30}))->version, "1");
  EXPECT_EQ(book.On(ToCivilDay({2026, 7, 1})), nullptr);
  EXPECT_EQ(book.On(ToCivilDay({2019, 12, 31})), nullptr);
}

TEST(Book, HolesAndOverlapsAreRangesOfDaysWithBothVersions) {
  struct Case {
    const char* until;  // of the first; the second begins on 2026-07-01
    std::vector<std::string> ids;
    const char* text;
  };
  const Case cases[] = {
      {"2026-06-28", {"book_hole"}, "from 2026-06-29 to 2026-06-30"},
      {"2026-06-29", {"book_hole"}, "from 2026-06-30 to 2026-06-30"},
      {"2026-06-30", {}, ""},
      {"2026-07-01", {"book_overlap"}, "from 2026-07-01 to 2026-07-01"},
      {"2026-07-02", {"book_overlap"}, "from 2026-07-01 to 2026-07-02"},
  };
  for (const Case& c : cases) {
    PolicyBook book;
    const Findings findings =
        MakeBook({Version("1", "2020-01-01", Until(c.until)), Version("2", "2026-07-01")}, &book);
    EXPECT_EQ(IdsOf(findings), c.ids) << c.until;
    for (const Finding& finding : findings) {
      EXPECT_THAT(finding.en, HasSubstr(c.text));
      EXPECT_THAT(finding.en, HasSubstr("standard 1"));
      EXPECT_THAT(finding.en, HasSubstr("standard 2"));
      EXPECT_THAT(finding.zh, HasSubstr("standard 2"));
      EXPECT_EQ(finding.file, "2.textproto");
      EXPECT_GT(finding.line, 0);
      EXPECT_GT(finding.column, 0);
      EXPECT_EQ(finding.path, "effective_from");
      EXPECT_EQ(finding.severity, Severity::kError);
    }
  }
}

TEST(Book, AHoleJudgesNothing) {
  PolicyBook book;
  MakeBook({Version("1", "2020-01-01", Until("2026-06-28")), Version("2", "2026-07-01")}, &book);
  EXPECT_EQ(At(book, {Day(2026, 6, 29).us - 1}), "1");
  EXPECT_EQ(At(book, Day(2026, 6, 29)), "none");
  EXPECT_EQ(At(book, {Day(2026, 7, 1).us - 1}), "none");
  EXPECT_EQ(At(book, Day(2026, 7, 1)), "2");
}

TEST(Book, EveryPairThatOverlapsIsListedAndALongVersionHidesNoHole) {
  PolicyBook book;
  const Findings findings = MakeBook({Version("1", "2026-01-01", Until("2026-12-31")),
                                      Version("2", "2026-03-01", Until("2026-04-30")),
                                      Version("3", "2026-06-01"), Version("4", "2028-01-01")},
                                     &book);
  ASSERT_THAT(IdsOf(findings), ElementsAre("book_overlap", "book_overlap"));
  EXPECT_THAT(findings[0].en,
              HasSubstr("from 2026-03-01 to 2026-04-30: standard 1 and standard 2"));
  EXPECT_THAT(findings[1].en,
              HasSubstr("from 2026-06-01 to 2026-12-31: standard 1 and standard 3"));
}

TEST(Book, NamesAreNotUsedTwiceAndAreOfOnePolicy) {
  PolicyBook book;
  EXPECT_THAT(IdsOf(MakeBook({Version("1", "2020-01-01"), Version("1", "2026-07-01")}, &book)),
              ElementsAre("same_version"));
  std::string other = TextOf("2", "2026-07-01", "");
  other.replace(other.find("id: \"standard\""), 14, "id: \"acme\"");
  const auto acme = LoadPolicy(other, "acme.textproto").policy;
  ASSERT_NE(acme, nullptr);
  PolicyBook mixed;
  const Findings findings = MakeBook({Version("1", "2020-01-01"), acme}, &mixed);
  ASSERT_THAT(IdsOf(findings), ElementsAre("book_ids"));
  EXPECT_THAT(findings[0].en, HasSubstr("standard 1 and acme 2"));
  EXPECT_EQ(findings[0].file, "acme.textproto");
}

TEST(Book, AReviewIsDueOnItsDayAndPassedOnTheNext) {
  PolicyBook book;
  MakeBook({Version("1", "2020-01-01", "review_by: \"2026-03-31\"")}, &book);
  EXPECT_THAT(ReviewsPassed(book, {Day(2026, 4, 1).us - 1}), IsEmpty());
  const Findings findings = ReviewsPassed(book, Day(2026, 4, 1));
  ASSERT_THAT(IdsOf(findings), ElementsAre("review_passed"));
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_EQ(findings[0].path, "review_by");
  EXPECT_GT(findings[0].line, 0);
  EXPECT_THAT(findings[0].en, HasSubstr("2026-03-31"));
  EXPECT_THAT(ReviewsPassed(book, {Day(2020, 1, 1).us - 1}), IsEmpty());
}

TEST(Book, ATicketIsJudgedByTheVersionOfItsReceiptOrOfTheMoment) {
  for (const bool as_of : {false, true}) {
    PolicyBook book;
    MakeBook({Version("1", "2020-01-01"),
              Version("2", "2026-07-01", as_of ? "judging { ticket: AS_OF }" : "")},
             &book);
    const Instant received{Day(2026, 7, 1).us - 1};
    EXPECT_EQ(book.ForTicket(received, Day(2026, 8, 1))->version, as_of ? "2" : "1");
    EXPECT_EQ(book.ForTicket(Day(2026, 7, 1), Day(2026, 8, 1))->version, "2");
    // At a moment before the change the first version's setting rules: RECEIVED.
    EXPECT_EQ(book.ForTicket(Day(2026, 6, 1), Day(2026, 6, 2))->version, "1");
    EXPECT_EQ(book.ForTicket(Day(2019, 6, 1), Day(2026, 6, 2)), nullptr);
  }
}

TEST(Book, AMonthIsJudgedByItsLastDayOrItsFirst) {
  const std::int32_t july = 12 * 2026 + 6;
  const std::int32_t december = 12 * 2026 + 11;
  for (const bool first : {false, true}) {
    PolicyBook book;
    MakeBook({Version("1", "2020-01-01"),
              Version("2", "2026-07-31", first ? "judging { month: FIRST_DAY }" : "")},
             &book);
    EXPECT_EQ(book.ForMonth(july, Instant::Unknown())->version, first ? "1" : "2");
    EXPECT_EQ(book.ForMonth(july - 1, Instant::Unknown())->version, "1");
    EXPECT_EQ(book.ForMonth(july + 1, Instant::Unknown())->version, "2");
    EXPECT_EQ(book.ForMonth(december, Instant::Unknown())->version, "2");
    // The setting of the version in force at the moment of judgement rules.
    EXPECT_EQ(book.ForMonth(july, Day(2026, 7, 30))->version, "2");
    EXPECT_EQ(book.ForMonth(12 * 2019 + 11, Instant::Unknown()), nullptr);
  }
}

TEST(Book, ThePopulationAndEventsHaveNoSetting) {
  PolicyBook book;
  MakeBook({Version("1", "2020-01-01", "judging { ticket: AS_OF month: FIRST_DAY }"),
            Version("2", "2026-07-01")},
           &book);
  EXPECT_EQ(book.ForPopulation(Day(2026, 6, 30))->version, "1");
  EXPECT_EQ(book.ForPopulation(Day(2026, 7, 1))->version, "2");
  EXPECT_EQ(book.ForEvent(Day(2026, 6, 30))->version, "1");
  EXPECT_EQ(book.judging(Day(2019, 1, 1)).ticket, TicketVersion::kAsOf);
  EXPECT_EQ(book.judging(Instant::Unknown()).ticket, TicketVersion::kReceived);
}

TEST(Book, DatesOfOneVersionThatContradictEachOther) {
  const auto said = [](const std::string& more) {
    return SaidAbout(
        {{"effective_from: \"1970-01-01\"", "effective_from: \"2026-02-02\"\n" + more}});
  };
  EXPECT_THAT(said(Until("2026-02-01")),
              ElementsAre("effective_until until_before_effective @\"2026-02-01\""));
  EXPECT_THAT(said(Until("2026-02-02")), IsEmpty());
  EXPECT_THAT(said(Until("2026-03-01") + " review_by: \"2026-03-02\""),
              ElementsAre("review_by review_after_until @\"2026-03-02\""));
  EXPECT_THAT(said(Until("2026-03-01") + " review_by: \"2026-03-01\""), IsEmpty());
}

TEST(Book, ZonesThatDifferAreAWarningAndLoseNoInstant) {
  std::string text = TextOf("2", "2026-07-01", "");
  for (std::size_t at; (at = text.find("zone: \"Asia/Shanghai\"")) != std::string::npos;) {
    text.replace(at, 21, "zone: \"UTC\"");
  }
  const auto utc = LoadPolicy(text, "2.textproto").policy;
  ASSERT_NE(utc, nullptr);
  PolicyBook book;
  const Findings findings = MakeBook({Version("1", "2020-01-01", Until("2026-06-30")), utc}, &book);
  ASSERT_THAT(IdsOf(findings), ElementsAre("book_zones"));
  EXPECT_TRUE(Acceptable(findings));
  const Instant change{Day(2026, 7, 1).us + kDayUs / 3};
  EXPECT_EQ(At(book, {change.us - 1}), "1");
  EXPECT_EQ(At(book, change), "2");
}

}  // namespace
}  // namespace guiju
