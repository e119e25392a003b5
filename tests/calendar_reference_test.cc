// The calendar against a slow reference that shares nothing with it: a map of minutes, made by
// asking Abseil what the wall shows at each of them, and walked minute by minute.
#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar_fixture.h"
#include "calendar_random.h"
#include "guiju/calendar.h"

namespace guiju::internal {
namespace {

constexpr std::int32_t kDaysAround = 60;
constexpr std::int64_t kMinuteUs = 60'000'000;

class MinuteWalk {
 public:
  MinuteWalk(const CalendarSpec& spec, const char* zone, CivilDay center) : spec_(spec) {
    EXPECT_TRUE(absl::LoadTimeZone(zone, &zone_));
    first_ = (center.number - kDaysAround) * std::int64_t{1440};
    const std::size_t count = std::size_t{2} * kDaysAround * 1440;
    wall_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const absl::CivilSecond shown = zone_.At(TimeOf(first_ + static_cast<std::int64_t>(i))).cs;
      const absl::CivilDay day(shown);
      wall_.push_back((day - absl::CivilDay(1970, 1, 1)) * 1440 + shown.hour() * 60 +
                      shown.minute());
      seen_[static_cast<std::int32_t>(day - absl::CivilDay(1970, 1, 1))] = true;
    }
    MarkHours(count);
  }

  bool Holds(std::int64_t minute) const { return minute >= first_ && minute < end(); }
  bool Open(std::int64_t minute) const { return open_[static_cast<std::size_t>(minute - first_)]; }

  // CAL-7 at a whole minute.
  bool IsWorking(std::int64_t minute) const {
    return Open(minute) || (spec_.closing_instant == ClosingInstant::kOpen && Open(minute - 1));
  }

  std::optional<std::int64_t> NextOpen(std::int64_t minute) const {
    while (Holds(minute) && !Open(minute)) ++minute;
    return Holds(minute) ? std::optional(minute) : std::nullopt;
  }

  std::optional<std::int64_t> Add(std::int64_t start, std::int64_t amount) const {
    if (amount == 0) {
      if (spec_.zero_amount == ZeroAmount::kUnchanged || IsWorking(start)) return start;
      return NextOpen(start);
    }
    std::int64_t at = start;
    if (amount > 0) {
      for (std::int64_t left = amount; left > 0; ++at) {
        if (!Holds(at)) return std::nullopt;
        if (Open(at)) --left;
      }
      return spec_.at_closing == AtClosing::kDueAtNextOpening ? NextOpen(at) : std::optional(at);
    }
    for (std::int64_t left = -amount; left > 0;) {
      --at;
      if (!Holds(at)) return std::nullopt;
      if (Open(at)) --left;
    }
    return spec_.at_closing == AtClosing::kDueAtNextOpening ? LastClosing(at) : std::optional(at);
  }

  std::int64_t Between(std::int64_t a, std::int64_t b) const {
    if (b < a) return -Between(b, a);
    std::int64_t worked = 0;
    for (std::int64_t at = a; at < b; ++at) worked += Open(at) ? 1 : 0;
    return worked;
  }

  std::optional<std::int64_t> AddDays(std::int64_t start, std::int64_t n) const {
    if (n == 0) return Add(start, 0);
    const bool forward = n > 0;
    if (spec_.closed_start == ClosedStart::kRollToOpeningFirst && !IsWorking(start)) {
      const std::optional<std::int64_t> rolled = forward ? NextOpen(start) : LastClosing(start);
      if (!rolled) return std::nullopt;
      // The sub-minute time just before a closing cannot be told by minutes.
      if (!forward && spec_.day_deadline == DayDeadline::kTimeOfStart) return std::nullopt;
      start = forward ? *rolled : *rolled - 1;
    }
    std::int32_t day = static_cast<std::int32_t>(Wall(start) / 1440 - (Wall(start) < 0 ? 1 : 0));
    for (std::int64_t left = forward ? n : -n; left > 0;) {
      day += forward ? 1 : -1;
      if (!Holds((day - 1) * std::int64_t{1440}) || !Holds((day + 2) * std::int64_t{1440})) {
        return std::nullopt;
      }
      if (IsWorkingDay(day)) --left;
    }
    return TimeOn(day, start, forward);
  }

  bool IsWorkingDay(std::int32_t day) const {
    return seen_.count(day) > 0 && !HoursOf(day).empty();
  }

 private:
  std::int64_t end() const { return first_ + static_cast<std::int64_t>(open_.size()); }
  static absl::Time TimeOf(std::int64_t minute) { return absl::FromUnixSeconds(minute * 60); }
  static std::int64_t MinuteOf(absl::Time time) { return absl::ToUnixSeconds(time) / 60; }
  std::int64_t Wall(std::int64_t minute) const {
    return wall_[static_cast<std::size_t>(minute - first_)];
  }

  const std::vector<WorkHours>& HoursOf(std::int32_t day) const {
    static const std::vector<WorkHours> none;
    for (const DatedHours& entry : spec_.special_hours) {
      if (entry.day.number == day) return entry.hours;
    }
    for (const DayOff& entry : spec_.days_off) {
      if (entry.day.number == day) return none;
    }
    for (const DatedHours& entry : spec_.worked_days) {
      if (entry.day.number == day) return entry.hours;
    }
    const auto weekday = absl::GetWeekday(absl::CivilDay(1970, 1, 1) + day);
    return spec_.weekly[static_cast<std::size_t>(weekday)];
  }

  absl::TimeZone::TimeInfo Info(std::int32_t day, std::int32_t seconds) const {
    return zone_.At(absl::CivilSecond(absl::CivilDay(1970, 1, 1) + day) + seconds);
  }

  // CAL-11 in Abseil's words.
  std::int64_t Resolve(std::int32_t day, std::int32_t seconds) const {
    const absl::TimeZone::TimeInfo info = Info(day, seconds);
    switch (info.kind) {
      case absl::TimeZone::TimeInfo::SKIPPED:
        return MinuteOf(spec_.skipped_time == SkippedTime::kMoveByGap ? info.pre : info.trans);
      case absl::TimeZone::TimeInfo::REPEATED:
        return MinuteOf(spec_.repeated_time == RepeatedTime::kEarlier ? info.pre : info.post);
      case absl::TimeZone::TimeInfo::UNIQUE:
        break;
    }
    return MinuteOf(info.pre);
  }

  // A minute is open when the wall shows hours of its date or of the date before. Only hours that
  // begin or end inside a clock change are marked from end to end instead.
  void MarkHours(std::size_t count) {
    open_.assign(count, false);
    const std::int64_t first_wall = first_ - 3 * 1440;
    std::vector<bool> wall_open(count + 6 * 1440, false);
    for (std::int32_t day = static_cast<std::int32_t>(first_ / 1440) - 2;
         day < static_cast<std::int32_t>(end() / 1440) + 2; ++day) {
      if (seen_.count(day) == 0 && day > first_ / 1440 && day < end() / 1440 - 1) continue;
      for (const WorkHours& h : HoursOf(day)) {
        const auto unique = absl::TimeZone::TimeInfo::UNIQUE;
        const bool plain = Info(day, h.from).kind == unique && Info(day, h.to).kind == unique;
        const std::int64_t from = plain ? day * std::int64_t{1440} + h.from / 60 - first_wall
                                        : Resolve(day, h.from) - first_;
        const std::int64_t to =
            plain ? day * std::int64_t{1440} + h.to / 60 - first_wall : Resolve(day, h.to) - first_;
        std::vector<bool>& map = plain ? wall_open : open_;
        for (std::int64_t i = from; i < to; ++i) {
          if (i >= 0 && i < static_cast<std::int64_t>(map.size())) {
            map[static_cast<std::size_t>(i)] = true;
          }
        }
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t wall = wall_[i] - first_wall;
      if (wall_open[static_cast<std::size_t>(wall)]) open_[i] = true;
    }
  }

  std::optional<std::int64_t> LastClosing(std::int64_t minute) const {
    while (Holds(minute - 1) && !Open(minute - 1)) --minute;
    return Holds(minute - 1) ? std::optional(minute) : std::nullopt;
  }

  std::optional<std::int64_t> TimeOn(std::int32_t day, std::int64_t start, bool forward) const {
    const std::vector<WorkHours>& hours = HoursOf(day);
    switch (spec_.day_deadline) {
      case DayDeadline::kCloseOfBusiness:
      case DayDeadline::kOpening:
        return (spec_.day_deadline == DayDeadline::kOpening) == forward
                   ? Resolve(day, hours.front().from)
                   : Resolve(day, hours.back().to);
      case DayDeadline::kMidnight: {
        const std::int64_t midnight = (day + (forward ? 1 : 0)) * std::int64_t{1440};
        std::int64_t at = midnight - 2 * 1440;
        while (Wall(at) < midnight) ++at;
        return at;
      }
      case DayDeadline::kTimeOfStart:
        break;
    }
    const std::int64_t of_day = ((Wall(start) % 1440) + 1440) % 1440;
    const std::int64_t at = Resolve(day, static_cast<std::int32_t>(of_day) * 60);
    const bool closing_counts = spec_.at_closing == AtClosing::kDueAtClosing ||
                                spec_.closing_instant == ClosingInstant::kOpen;
    if (Open(at) || (Open(at - 1) && closing_counts)) return at;
    return forward ? NextOpen(at) : LastClosing(at);
  }

  const CalendarSpec& spec_;
  absl::TimeZone zone_;
  std::int64_t first_ = 0;             // unix minutes
  std::vector<std::int64_t> wall_;     // what the wall shows, in minutes since 1970-01-01 00:00
  std::map<std::int32_t, bool> seen_;  // the dates that the wall shows
  std::vector<bool> open_;
};

Instant AtMinute(std::int64_t minute) { return {minute * kMinuteUs}; }

struct Tally {
  int compared = 0;
  int out_of_range = 0;
};

class Comparison {
 public:
  Comparison(std::uint64_t seed, const Moment& moment, Tally* tally)
      : random_(seed),
        center_(ToCivilDay(moment.date)),
        spec_(RandomSpec(&random_, center_, kDaysAround / 2)),
        calendar_(Compiled(spec_, moment.zone)),
        walk_(spec_, moment.zone, center_),
        zone_(moment.zone),
        tally_(tally) {}

  void Run(int cases) {
    for (int i = 0; i < cases && !::testing::Test::HasFailure(); ++i) {
      const std::int64_t start = Start();
      CompareAdd(start);
      CompareDays(start);
      CompareRest(start);
    }
  }

 private:
  // Half of the starts within two days of the moment, and a third of all at a full quarter.
  std::int64_t Start() {
    const std::int64_t days = random_.OneIn(2) ? 2 : 30;
    const std::int64_t start =
        center_.number * std::int64_t{1440} + random_.Between(-days * 1440, days * 1440);
    return random_.OneIn(3) ? start - start % 15 : start;
  }

  void Expect(std::optional<std::int64_t> wanted, const CalendarAnswer& answer,
              const std::string& what) {
    if (!wanted) {
      ++tally_->out_of_range;
      return;
    }
    ++tally_->compared;
    ASSERT_TRUE(answer.ok()) << what;
    ASSERT_EQ(Text(answer.at, zone_), Text(AtMinute(*wanted), zone_)) << what;
  }

  void CompareAdd(std::int64_t start) {
    // A third of the amounts end exactly at a closing or an opening.
    std::int64_t amount = random_.Between(-6'000, 6'000);
    if (random_.OneIn(3)) {
      const CalendarAnswer edge = random_.OneIn(2) ? calendar_.NextClosing(AtMinute(start))
                                                   : calendar_.PreviousOpening(AtMinute(start));
      if (edge.ok()) {
        amount = calendar_.WorkingTimeBetween(AtMinute(start), edge.at).value.us / kMinuteUs;
      }
    }
    Expect(walk_.Add(start, amount), calendar_.AddWorkingTime(AtMinute(start), Minutes(amount)),
           Text(AtMinute(start), zone_) + " + " + std::to_string(amount) + " min");
  }

  void CompareDays(std::int64_t start) {
    const std::int64_t n = random_.Between(-8, 8);
    Expect(walk_.AddDays(start, n), calendar_.AddWorkingDays(AtMinute(start), n),
           Text(AtMinute(start), zone_) + " + " + std::to_string(n) + " days");
  }

  void CompareRest(std::int64_t start) {
    const std::int64_t end = start + random_.Between(-10'000, 10'000);
    const CalendarAmount between = calendar_.WorkingTimeBetween(AtMinute(start), AtMinute(end));
    ASSERT_EQ(between.value.us, walk_.Between(start, end) * kMinuteUs)
        << Text(AtMinute(start), zone_) << " to " << Text(AtMinute(end), zone_);
    ASSERT_EQ(calendar_.IsWorkingTime(AtMinute(start)), walk_.IsWorking(start))
        << Text(AtMinute(start), zone_);
    const CivilDay day = calendar_.DayOf(AtMinute(start));
    ASSERT_EQ(calendar_.IsWorkingDay(day), walk_.IsWorkingDay(day.number));
    const std::optional<std::int64_t> open = walk_.NextOpen(start);
    if (open) {
      ASSERT_EQ(calendar_.FirstWorkingInstant(AtMinute(start)).at, AtMinute(*open));
    }
    ++tally_->compared;
  }

  Random random_;
  const CivilDay center_;
  const CalendarSpec spec_;
  const Calendar calendar_;
  const MinuteWalk walk_;
  const char* const zone_;
  Tally* const tally_;
};

// CAL-1 to CAL-9 and CAL-11, and CAL-10 for elapsed hours.
TEST(CalendarReference, AMinuteByMinuteWalkAgrees) {
  const std::uint64_t seed = TestSeed();
  RecordProperty("seed", std::to_string(seed));
  Random seeds(seed);
  Tally tally;
  for (int round = 0; round < 12; ++round) {
    for (const Moment& moment : Moments()) {
      const auto calendar_seed = static_cast<std::uint64_t>(seeds.Between(0, INT64_MAX));
      SCOPED_TRACE("GUIJU_SEED=" + std::to_string(seed) + ", round " + std::to_string(round) +
                   ", " + moment.zone);
      Comparison(calendar_seed, moment, &tally).Run(200);
      ASSERT_FALSE(HasFailure());
    }
  }
  std::cout << "seed " << seed << ": " << tally.compared << " compared, " << tally.out_of_range
            << " past the walk's map\n";
  EXPECT_GE(tally.compared, 100'000);
}

}  // namespace
}  // namespace guiju::internal
