#include "guiju/zone.h"

#include <absl/time/time.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "zones.h"

namespace guiju::internal {
namespace {

std::int64_t Local(CivilDate date, int hour, int minute) {
  return ToCivilDay(date).number * kSecondsPerDay + hour * 3600 + minute * 60;
}

ZoneTable Zone(std::string_view name) {
  std::optional<ZoneTable> zone = FindZone(name);
  EXPECT_TRUE(zone.has_value()) << name;
  return zone.value_or(ZoneTable());
}

std::int64_t Utc(const char* iso) {
  absl::Time t;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, iso, &t, &error)) << error;
  return absl::ToUnixSeconds(t);
}

TEST(ZoneName, EverythingElseIsRefused) {
  for (std::string_view name : {"",
                                "localtime",
                                "/etc/localtime",
                                "/usr/share/zoneinfo/Asia/Shanghai",
                                "../Asia/Shanghai",
                                "Asia/../Asia/Shanghai",
                                "./UTC",
                                "asia/shanghai",
                                "Asia/Shanghai ",
                                " Asia/Shanghai",
                                "Asia",
                                "Asia/",
                                "Asia/Shangahi",
                                "CST-8",
                                "posix/Asia/Shanghai",
                                "right/UTC",
                                "Factory",
                                "tzdata.zi",
                                "+8:00",
                                "+0800",
                                "+08:60",
                                "+18:01",
                                "-19:00",
                                "+08:0a",
                                "08:00",
                                "Fixed/UTC+08:00:00",
                                "UTC+8"}) {
    EXPECT_FALSE(FindZone(name).has_value()) << '"' << name << '"';
    EXPECT_FALSE(FindZone(name, ZoneSource::kEmbedded).has_value()) << '"' << name << '"';
  }
  EXPECT_FALSE(FindZone(std::string_view("UTC\0x", 5)).has_value());
  EXPECT_FALSE(FindZone(std::string(100'000, 'A')).has_value());
}

TEST(ZoneName, FixedOffsets) {
  EXPECT_EQ(Zone("+08:00").OffsetAt(0), 28'800);
  EXPECT_EQ(Zone("-03:30").OffsetAt(kEndOfAnswers), -12'600);
  EXPECT_EQ(Zone("+00:00").OffsetAt(0), 0);
  EXPECT_EQ(Zone("+18:00").OffsetAt(0), 64'800);
  EXPECT_EQ(Zone("UTC").OffsetAt(0), 0);
}

TEST(ZoneName, ListIsSortedAndComplete) {
  const std::vector<std::string_view>& names = ZoneNames();
  ASSERT_GT(names.size(), 400U);
  for (std::size_t i = 1; i < names.size(); ++i) EXPECT_LT(names[i - 1], names[i]);
}

// On a machine without tzdata every zone but UTC comes from the embedded tables.
TEST(EmbeddedZones, AreFoundWithoutTzdata) {
  if (std::getenv("GUIJU_NO_TZDATA") != nullptr) {
    absl::TimeZone zone;
    ASSERT_FALSE(absl::LoadTimeZone("Europe/Berlin", &zone)) << "TZDIR is not empty";
  }
  EXPECT_EQ(Zone("Asia/Shanghai").OffsetAt(Utc("2026-02-24T00:00:00Z")), 28'800);
  EXPECT_EQ(Zone("America/New_York").OffsetAt(Utc("2099-07-01T00:00:00Z")), -14'400);
  EXPECT_EQ(Zone("America/New_York").OffsetAt(Utc("2099-12-01T00:00:00Z")), -18'000);
  EXPECT_EQ(Zone("Europe/London").OffsetAt(Utc("2099-07-01T00:00:00Z")), 3'600);
  EXPECT_EQ(Zone("Europe/London").OffsetAt(Utc("2099-12-01T00:00:00Z")), 0);
  EXPECT_EQ(Zone("Australia/Lord_Howe").OffsetAt(Utc("2099-07-01T00:00:00Z")), 37'800);
  EXPECT_EQ(Zone("Australia/Lord_Howe").OffsetAt(Utc("2099-12-01T00:00:00Z")), 39'600);
}

TEST(EmbeddedZones, VersionIsNamed) { EXPECT_FALSE(EmbeddedTzdataVersion().empty()); }

// Runs with tzdata only, since it is what the embedded tables are compared with.
TEST(MachineZones, EqualTheEmbeddedOnes) {
  for (std::string_view name : ZoneNames()) {
    const std::optional<ZoneTable> machine = FindZone(name);
    const std::optional<ZoneTable> embedded = FindZone(name, ZoneSource::kEmbedded);
    ASSERT_TRUE(machine && embedded) << name;
    EXPECT_EQ(machine->first_offset(), embedded->first_offset()) << name;
    const auto a = machine->transitions();
    const auto b = embedded->transitions();
    ASSERT_EQ(a.size(), b.size()) << name;
    for (std::size_t i = 0; i < a.size(); ++i) {
      EXPECT_EQ(a[i].at, b[i].at) << name;
      EXPECT_EQ(a[i].offset, b[i].offset) << name;
    }
  }
}

// Every zone against Abseil: on both sides of each change, and every 31 hours or so.
TEST(MachineZones, OffsetsAreAbseils) {
  for (std::string_view name : ZoneNames()) {
    const ZoneTable zone = Zone(name);
    absl::TimeZone reference;
    ASSERT_TRUE(absl::LoadTimeZone(std::string(name), &reference)) << name;
    const auto check = [&](std::int64_t t) {
      ASSERT_EQ(zone.OffsetAt(t), reference.At(absl::FromUnixSeconds(t)).offset)
          << name << " " << t;
    };
    for (const ZoneTable::Transition& change : zone.transitions()) {
      check(change.at - 1);
      check(change.at);
    }
    for (std::int64_t t = ZoneTable::kFirstSecond; t < ZoneTable::kEndSecond; t += 1'111'111) {
      check(t);
    }
  }
}

struct LocalCase {
  const char* zone;
  CivilDate date;
  int hour;
  int minute;
  const char* move_by_gap;
  const char* transition;
  const char* earlier;
  const char* later;
};

// CAL-11. Where a time is neither skipped nor repeated all four are the same.
const LocalCase kLocalCases[] = {
    {"America/New_York",
     {2026, 3, 8},
     1,
     59,
     "2026-03-08T06:59:00Z",
     "2026-03-08T06:59:00Z",
     "2026-03-08T06:59:00Z",
     "2026-03-08T06:59:00Z"},
    {"America/New_York",
     {2026, 3, 8},
     2,
     0,
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z"},
    {"America/New_York",
     {2026, 3, 8},
     2,
     30,
     "2026-03-08T07:30:00Z",
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:30:00Z",
     "2026-03-08T07:30:00Z"},
    {"America/New_York",
     {2026, 3, 8},
     3,
     0,
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z",
     "2026-03-08T07:00:00Z"},
    {"America/New_York",
     {2026, 11, 1},
     0,
     59,
     "2026-11-01T04:59:00Z",
     "2026-11-01T04:59:00Z",
     "2026-11-01T04:59:00Z",
     "2026-11-01T04:59:00Z"},
    {"America/New_York",
     {2026, 11, 1},
     1,
     0,
     "2026-11-01T05:00:00Z",
     "2026-11-01T05:00:00Z",
     "2026-11-01T05:00:00Z",
     "2026-11-01T06:00:00Z"},
    {"America/New_York",
     {2026, 11, 1},
     1,
     30,
     "2026-11-01T05:30:00Z",
     "2026-11-01T05:30:00Z",
     "2026-11-01T05:30:00Z",
     "2026-11-01T06:30:00Z"},
    {"America/New_York",
     {2026, 11, 1},
     2,
     0,
     "2026-11-01T07:00:00Z",
     "2026-11-01T07:00:00Z",
     "2026-11-01T07:00:00Z",
     "2026-11-01T07:00:00Z"},
    {"Europe/London",
     {2026, 3, 29},
     1,
     30,
     "2026-03-29T01:30:00Z",
     "2026-03-29T01:00:00Z",
     "2026-03-29T01:30:00Z",
     "2026-03-29T01:30:00Z"},
    {"Europe/London",
     {2026, 10, 25},
     1,
     30,
     "2026-10-25T00:30:00Z",
     "2026-10-25T00:30:00Z",
     "2026-10-25T00:30:00Z",
     "2026-10-25T01:30:00Z"},
    // Half an hour: 02:00 becomes 02:30 in October, 02:00 becomes 01:30 in April.
    {"Australia/Lord_Howe",
     {2026, 10, 4},
     2,
     15,
     "2026-10-03T15:45:00Z",
     "2026-10-03T15:30:00Z",
     "2026-10-03T15:45:00Z",
     "2026-10-03T15:45:00Z"},
    {"Australia/Lord_Howe",
     {2026, 4, 5},
     1,
     45,
     "2026-04-04T14:45:00Z",
     "2026-04-04T14:45:00Z",
     "2026-04-04T14:45:00Z",
     "2026-04-04T15:15:00Z"},
    // A whole date.
    {"Pacific/Apia",
     {2011, 12, 30},
     12,
     0,
     "2011-12-30T22:00:00Z",
     "2011-12-30T10:00:00Z",
     "2011-12-30T22:00:00Z",
     "2011-12-30T22:00:00Z"},
};

TEST(ZoneTable, CAL11_SkippedAndRepeatedTimes) {
  for (const LocalCase& c : kLocalCases) {
    const ZoneTable zone = Zone(c.zone);
    const std::int64_t local = Local(c.date, c.hour, c.minute);
    const auto at = [&](SkippedTime s, RepeatedTime r) { return zone.FromLocal(local, s, r); };
    SCOPED_TRACE(std::string(c.zone) + " " + std::to_string(c.hour) + ":" +
                 std::to_string(c.minute));
    EXPECT_EQ(at(SkippedTime::kMoveByGap, RepeatedTime::kEarlier), Utc(c.move_by_gap));
    EXPECT_EQ(at(SkippedTime::kTransition, RepeatedTime::kEarlier), Utc(c.transition));
    EXPECT_EQ(at(SkippedTime::kMoveByGap, RepeatedTime::kEarlier), Utc(c.earlier));
    EXPECT_EQ(at(SkippedTime::kMoveByGap, RepeatedTime::kLater), Utc(c.later));
  }
}

TEST(ZoneTable, SkippedDate) {
  const ZoneTable apia = Zone("Pacific/Apia");
  EXPECT_TRUE(apia.HasDay(ToCivilDay({2011, 12, 29})));
  EXPECT_FALSE(apia.HasDay(ToCivilDay({2011, 12, 30})));
  EXPECT_TRUE(apia.HasDay(ToCivilDay({2011, 12, 31})));
}

TEST(ZoneTable, StartOfDayWhereMidnightIsSkipped) {
  const ZoneTable zone = Zone("America/Sao_Paulo");
  EXPECT_EQ(zone.StartOfDay(ToCivilDay({2018, 11, 4})), Utc("2018-11-04T03:00:00Z"));
  EXPECT_EQ(zone.SecondOfDay(FromUnixSeconds(Utc("2018-11-04T03:00:00Z"))), 3600);
  EXPECT_EQ(zone.StartOfDay(ToCivilDay({2018, 11, 5})), Utc("2018-11-05T02:00:00Z"));
}

TEST(ZoneTable, DatesAroundTheEpoch) {
  const ZoneTable zone = Zone("America/New_York");
  EXPECT_EQ(zone.DayOf(FromUnixSeconds(0)).number, -1);
  EXPECT_EQ(zone.SecondOfDay(FromUnixSeconds(0)), 19 * 3600);
  EXPECT_EQ(zone.SecondOfDay({-1}), 19 * 3600 - 1);
  EXPECT_EQ(FloorSeconds({-1}), -1);
  EXPECT_EQ(FloorSeconds({-1'000'000}), -1);
  EXPECT_EQ(FloorSeconds({999'999}), 0);
}

}  // namespace
}  // namespace guiju::internal
