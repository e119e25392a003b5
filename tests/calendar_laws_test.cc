// The laws that hold for every calendar, tried on random ones to the microsecond (CAL-1 to CAL-11).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "calendar_fixture.h"
#include "calendar_random.h"
#include "guiju/calendar.h"

namespace guiju::internal {
namespace {

constexpr std::int32_t kDays = 40;
constexpr std::int32_t kCases = 300;

class Laws : public ::testing::Test {
 protected:
  // Calls `law(random, spec, calendar, center)` for a random calendar at each moment.
  template <typename Law>
  void ForEachCalendar(Law law) {
    const std::uint64_t seed = TestSeed();
    Random random(seed);
    for (const Moment& moment : Moments()) {
      for (int round = 0; round < 3; ++round) {
        SCOPED_TRACE("GUIJU_SEED=" + std::to_string(seed) + ", " + moment.zone);
        zone_ = moment.zone;
        center_ = ToCivilDay(moment.date);
        CalendarSpec spec = RandomSpec(&random, center_, kDays);
        if (random.OneIn(3)) spec.clock_change = ClockChange::kWallClock;
        law(random, spec, Compiled(spec, moment.zone));
        ASSERT_FALSE(HasFailure());
      }
    }
  }

  Instant Near(Random& random) const {
    const std::int64_t start = center_.number * kSecondsPerDay * kMicrosPerSecond;
    const std::int64_t width = random.Between(1, kDays) * kSecondsPerDay * kMicrosPerSecond;
    return {start + random.Between(-width, width)};
  }

  std::string Say(Instant t) const { return Text(t, zone_); }

  const char* zone_ = "";
  CivilDay center_;
};

Duration Some(Random& random) {
  return {random.Between(-200, 200) * random.Between(1, 3'600'000'000)};
}

TEST_F(Laws, AddingThenMeasuringGivesTheAmountBack) {
  ForEachCalendar([&](Random& random, const CalendarSpec& spec, const Calendar& calendar) {
    for (int i = 0; i < kCases; ++i) {
      const Instant start = Near(random);
      const Duration amount = Some(random);
      const CalendarAnswer due = calendar.AddWorkingTime(start, amount);
      if (!due.ok()) continue;  // before the window, for the moments of 1970
      const Duration back = calendar.WorkingTimeBetween(start, due.at).value;
      if (spec.clock_change == ClockChange::kElapsed) {
        ASSERT_EQ(back, amount) << Say(start) << " + " << amount.us;
      } else if (amount.us > 0) {
        // The instant of a change counts its whole hour: never less, and a moment earlier is not
        // enough.
        ASSERT_GE(back, amount) << Say(start) << " + " << amount.us;
        ASSERT_LT(calendar.WorkingTimeBetween(start, {due.at.us - 1}).value, amount);
      }
    }
  });
}

// The exception is the one that calendar.h names.
TEST_F(Laws, AnswersAscendWithStartAndAmount) {
  ForEachCalendar([&](Random& random, const CalendarSpec& spec, const Calendar& calendar) {
    const bool excepted = spec.day_deadline == DayDeadline::kTimeOfStart;
    for (int i = 0; i < kCases; ++i) {
      Instant start[2] = {Near(random), Near(random)};
      Duration amount[2] = {Some(random), Some(random)};
      std::int64_t n[2] = {random.Between(1, 30), random.Between(1, 30)};
      std::sort(std::begin(start), std::end(start));
      std::sort(std::begin(amount), std::end(amount));
      std::sort(std::begin(n), std::end(n));
      const CalendarAnswer time[3] = {calendar.AddWorkingTime(start[0], amount[0]),
                                      calendar.AddWorkingTime(start[1], amount[0]),
                                      calendar.AddWorkingTime(start[1], amount[1])};
      const CalendarAnswer days[3] = {calendar.AddWorkingDays(start[0], n[0]),
                                      calendar.AddWorkingDays(start[1], n[0]),
                                      calendar.AddWorkingDays(start[1], n[1])};
      const ZoneTable& zone = calendar.zone();
      const bool days_ascend = !excepted || (calendar.IsWorkingDay(calendar.DayOf(start[1])) &&
                                             zone.OffsetAt(start[0]) == zone.OffsetAt(start[1]));
      for (int k = 0; k < 2; ++k) {
        if (time[k].ok() && time[k + 1].ok()) {
          ASSERT_LE(time[k].at, time[k + 1].at) << Say(start[k]);
        }
        if (days_ascend && days[k].ok() && days[k + 1].ok()) {
          ASSERT_LE(days[k].at, days[k + 1].at)
              << Say(start[0]) << ", " << Say(start[1]) << " + " << n[0] << ", " << n[1] << " -> "
              << Say(days[k].at) << ", " << Say(days[k + 1].at);
        }
      }
    }
  });
}

TEST_F(Laws, AnotherDayOffNeverMakesADeadlineEarlier) {
  ForEachCalendar([&](Random& random, CalendarSpec spec, const Calendar& calendar) {
    spec.on_conflict = OnConflict::kHolidayWins;
    std::int32_t day = center_.number;
    const auto listed = [&] {
      return std::any_of(spec.days_off.begin(), spec.days_off.end(),
                         [&](const DayOff& off) { return off.day.number == day; });
    };
    while (listed()) ++day;
    spec.days_off.push_back({{day}, "another"});
    const Calendar more = Compiled(spec, zone_);
    for (int i = 0; i < kCases; ++i) {
      const Instant start = Near(random);
      const Duration amount = {std::max<std::int64_t>(0, Some(random).us)};
      const CalendarAnswer before = calendar.AddWorkingTime(start, amount);
      const CalendarAnswer after = more.AddWorkingTime(start, amount);
      if (before.ok() && after.ok()) {
        ASSERT_LE(before.at, after.at) << Say(start);
      }
      const std::int64_t n = random.Between(1, 20);
      const CalendarAnswer days = calendar.AddWorkingDays(start, n);
      const CalendarAnswer more_days = more.AddWorkingDays(start, n);
      if (days.ok() && more_days.ok()) {
        ASSERT_LE(days.at, more_days.at) << Say(start) << " + " << n;
      }
    }
  });
}

TEST_F(Laws, MeasuringIsAdditiveAndAntisymmetric) {
  ForEachCalendar([&](Random& random, const CalendarSpec&, const Calendar& calendar) {
    for (int i = 0; i < kCases; ++i) {
      const Instant a = Near(random);
      const Instant b = Near(random);
      const Instant c = Near(random);
      const std::int64_t ab = calendar.WorkingTimeBetween(a, b).value.us;
      const std::int64_t bc = calendar.WorkingTimeBetween(b, c).value.us;
      ASSERT_EQ(ab + bc, calendar.WorkingTimeBetween(a, c).value.us);
      ASSERT_EQ(ab, -calendar.WorkingTimeBetween(b, a).value.us);
    }
  });
}

TEST_F(Laws, SpansCoverTheTimeAndSumToIt) {
  ForEachCalendar([&](Random& random, const CalendarSpec& spec, const Calendar& calendar) {
    for (int i = 0; i < kCases / 10; ++i) {
      const Instant a = Near(random);
      const Instant b = Near(random);
      Instant end = a;
      std::int64_t worked = 0;
      const CalendarCode code = calendar.ForEachSpan(a, b, [&](const CalendarSpan& span) {
        ASSERT_EQ(span.from, end);
        ASSERT_GT(span.to, span.from);
        end = span.to;
        worked += span.worked.us;
        if (spec.clock_change == ClockChange::kElapsed) {
          ASSERT_EQ(span.worked.us, span.is_working() ? span.to.us - span.from.us : 0)
              << Say(span.from) << " " << Say(span.to);
        }
        const bool named = span.kind == CalendarSpan::Kind::kDayOff ||
                           span.kind == CalendarSpan::Kind::kMakeUpDay ||
                           span.kind == CalendarSpan::Kind::kSpecialHours;
        ASSERT_EQ(span.entry >= 0, named);
      });
      ASSERT_EQ(code, CalendarCode::kOk);
      ASSERT_EQ(end, std::max(a, b) == b ? b : a);
      ASSERT_EQ(worked, std::max<std::int64_t>(0, calendar.WorkingTimeBetween(a, b).value.us));
    }
  });
}

TEST_F(Laws, TicksAreTheDeadlinesOfWorkingDays) {
  ForEachCalendar([&](Random& random, const CalendarSpec&, const Calendar& calendar) {
    for (int i = 0; i < kCases / 10; ++i) {
      const Instant start = Near(random);
      Instant from = Near(random);
      Instant to = Near(random);
      if (to < from) std::swap(from, to);
      std::int64_t wanted = 0;
      for (std::int64_t n = 1; n < 150; ++n) {
        const CalendarAnswer tick = calendar.AddWorkingDays(start, n);
        if (tick.ok() && tick.at > from && tick.at <= to) ++wanted;
      }
      ASSERT_EQ(calendar.WorkingDayTicks(start, from, to).value, wanted)
          << Say(start) << ": " << Say(from) << " to " << Say(to);
    }
  });
}

TEST_F(Laws, OpeningsAndClosingsAlternate) {
  ForEachCalendar([&](Random& random, const CalendarSpec& spec, const Calendar& calendar) {
    if (spec.clock_change == ClockChange::kWallClock) return;
    for (int i = 0; i < kCases; ++i) {
      const Instant t = Near(random);
      const CalendarAnswer opening = calendar.NextOpening(t);
      const CalendarAnswer closing = calendar.NextClosing(t);
      if (opening.ok()) {
        ASSERT_GE(opening.at, t);
        ASSERT_TRUE(calendar.IsWorkingTime(opening.at));
        ASSERT_EQ(calendar.WorkingTimeBetween({opening.at.us - 1}, opening.at).value.us, 0);
        ASSERT_EQ(calendar.PreviousOpening(opening.at).at, opening.at);
      }
      if (closing.ok()) {
        ASSERT_GT(closing.at, t);
        ASSERT_EQ(calendar.WorkingTimeBetween({closing.at.us - 1}, closing.at).value.us, 1);
        ASSERT_EQ(calendar.PreviousClosing(closing.at).at, closing.at);
        ASSERT_EQ(calendar.WorkingTimeBetween(closing.at, {closing.at.us + 1}).value.us, 0);
      }
    }
  });
}

}  // namespace
}  // namespace guiju::internal
