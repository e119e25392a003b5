// Compares promises with a walk in steps of five minutes that knows nothing of the calendar's
// tables: days off and make-up days are asked of a list, and every step is counted or not.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "edited_policy.h"
#include "guiju/sla.h"
#include "sla_fixture.h"

namespace guiju {
namespace {

constexpr std::int64_t kStep = 5;  // minutes
constexpr std::int64_t kDayMinutes = 1440;

// 2026, by hand: the weekdays off and the weekends worked.
bool IsWorked(std::int32_t month, std::int32_t day, std::int32_t weekday) {
  struct Range {
    std::int32_t month, first, last;
  };
  constexpr Range kOff[] = {{1, 1, 3},   {2, 15, 23}, {4, 4, 6}, {5, 1, 5},
                            {6, 19, 21}, {9, 25, 27}, {10, 1, 7}};
  constexpr Range kMadeUp[] = {{1, 4, 4}, {2, 14, 14}, {2, 28, 28},
                               {5, 9, 9}, {9, 20, 20}, {10, 10, 10}};
  const auto within = [&](const Range& r) {
    return month == r.month && day >= r.first && day <= r.last;
  };
  if (std::any_of(std::begin(kOff), std::end(kOff), within)) return false;
  if (std::any_of(std::begin(kMadeUp), std::end(kMadeUp), within)) return true;
  return weekday <= 5;
}

// Minutes since 2026-01-01 00:00 in Shanghai, a Thursday.
class Year {
 public:
  Year() {
    constexpr std::int32_t kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::int32_t weekday = 4;
    for (std::int32_t month = 1; month <= 12; ++month) {
      for (std::int32_t day = 1; day <= kLengths[month - 1]; ++day) {
        worked_.push_back(IsWorked(month, day, weekday));
        weekday = weekday % 7 + 1;
      }
    }
  }
  bool worked(std::int64_t minute) const {
    return worked_[static_cast<std::size_t>(minute / kDayMinutes)];
  }
  bool open(std::int64_t minute) const {
    const std::int64_t of_day = minute % kDayMinutes;
    return worked(minute) && of_day >= 9 * 60 && of_day < 18 * 60;
  }

 private:
  std::vector<bool> worked_;
};

struct Change {
  std::int64_t minute;
  Status status;
};

// What the reference says of one obligation that begins at receipt and ends with a resolution.
struct Walked {
  ObligationState state = ObligationState::kRunning;
  std::int64_t due = -1;
  std::int64_t done = -1;
  std::int64_t used = 0;
  std::int64_t paused = 0;
};

struct Story {
  std::int64_t received = 0;
  std::int64_t as_of = 0;
  std::vector<Change> changes;
  Clock clock = Clock::kElapsed;
  std::int64_t amount = 0;  // minutes or days
};

bool Ends(Status status) { return status == Status::kResolved || status == Status::kClosed; }

Walked Walk(const Year& year, const Story& story) {
  Walked walked;
  Status now = Status::kPending;
  for (const Change& change : story.changes) {
    if (change.minute > story.as_of) break;
    if (Ends(change.status) && walked.done < 0) walked.done = change.minute;
    if (!Ends(change.status)) walked.done = -1;
    now = change.status;
  }
  const bool done = walked.done >= 0;
  const std::int64_t end = done ? walked.done : story.as_of;
  std::int64_t used_hours = 0, hours_at_end = 0;  // steps of working time that count
  std::int64_t used = 0;
  Status status = Status::kPending;
  std::size_t next = 0;
  for (std::int64_t t = story.received; t <= end || walked.due < 0; t += kStep) {
    while (t < end && next < story.changes.size() && story.changes[next].minute <= t) {
      status = story.changes[next++].status;
    }
    if (t == end) {
      walked.used = used;
      hours_at_end = used_hours;
    }
    const bool off = t < end && (status == Status::kWaitingCustomer || Ends(status));
    const bool closing = (t + kStep) % kDayMinutes == 18 * 60 && year.worked(t) &&
                         t / kDayMinutes > story.received / kDayMinutes;
    const bool counts = story.clock == Clock::kElapsed       ? true
                        : story.clock == Clock::kWorkingTime ? year.open(t)
                                                             : closing;
    const std::int64_t unit = story.clock == Clock::kWorkingDays ? 1 : kStep;
    if (off && counts && t < end) walked.paused += unit;
    if (off) continue;
    if (counts) used += unit;
    if (year.open(t)) ++used_hours;
    if (used == story.amount && walked.due < 0) {
      walked.due = t + kStep;
      // Total of the working time up to the deadline, for the share of days.
      if (story.clock == Clock::kWorkingDays && hours_at_end * 100 >= used_hours * 80 && t >= end) {
        walked.state = ObligationState::kAtRisk;
      }
    }
  }
  if (done) {
    walked.state = walked.done <= walked.due ? ObligationState::kMet : ObligationState::kBreached;
  } else if (story.as_of > walked.due) {
    walked.state = ObligationState::kBreached;
  } else if (now == Status::kWaitingCustomer) {
    walked.state = ObligationState::kPaused;
  } else if (story.as_of == walked.due ||
             (story.clock != Clock::kWorkingDays && walked.used * 100 >= story.amount * 80)) {
    walked.state = ObligationState::kAtRisk;
  }
  return walked;
}

TEST(SlaReference, AgreesWithAWalkInSmallSteps) {
  const std::shared_ptr<const Policy> policy = EditedPolicy(
      {{"pausing { counts: CLOCK_TIME }",
        "pausing { while_status: WAITING_CUSTOMER clock: [ELAPSED, WORKING_TIME, WORKING_DAYS] "
        "counts: CLOCK_TIME }"}});
  ASSERT_NE(policy, nullptr);
  const Year year;
  const Instant begin = At("2026-01-01 00:00:00");
  const auto instant = [&](std::int64_t minute) { return Later(begin, Minutes(minute).us); };
  std::mt19937 random(20260214);
  const auto below = [&random](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(n));
  };
  constexpr Status kStatuses[] = {Status::kWaitingCustomer, Status::kInProgress,
                                  Status::kWaitingCustomer, Status::kInProgress,
                                  Status::kResolved,        Status::kClosed};
  std::array<int, 7> seen{};
  int wrong = 0;
  for (int round = 0; round < 24'000; ++round) {
    Story story;
    story.clock = static_cast<Clock>(1 + round % 3);
    story.amount = story.clock == Clock::kWorkingDays ? 1 + below(6) : 25 * (1 + below(80));
    // Room for the longest deadline before the year ends.
    story.received = below(285 * kDayMinutes / kStep) * kStep;
    std::int64_t at = story.received;
    std::vector<Event> events;
    for (std::int64_t i = below(7); i > 0; --i) {
      // Often on the hour, where the desk opens and closes, and often at once.
      at += below(5) == 0 ? 0 : below(2) == 0 ? below(300) * kStep : 60 - at % 60 + 60 * below(20);
      const Status status = kStatuses[below(6)];
      story.changes.push_back({at, status});
      Event event;
      event.kind = EventKind::kStatusChanged;
      event.status = status;
      event.at = instant(at);
      events.push_back(event);
    }
    story.as_of = story.received + below((at - story.received) / kStep + 600) * kStep;
    Obligation obligation = Find(*policy, "resolution");
    const std::int64_t scale = story.clock == Clock::kWorkingDays ? 1 : Minutes(1).us;
    obligation.targets.fill({story.clock, story.amount * scale});
    Ticket ticket;
    ticket.received = instant(story.received);
    ticket.events = events.data();
    ticket.event_count = events.size();
    const ObligationVerdict verdict = Judge(policy->sla, policy->sla_calendar(), obligation, ticket,
                                            Priority::kP1, instant(story.as_of));
    const Walked walked = Walk(year, story);
    const bool same =
        verdict.state == walked.state && verdict.due == instant(walked.due) &&
        verdict.done == (walked.done < 0 ? Instant::Unknown() : instant(walked.done)) &&
        verdict.used == walked.used * scale && verdict.paused == walked.paused * scale;
    ++seen[static_cast<std::size_t>(walked.state)];
    if (!same && ++wrong <= 3) {
      ADD_FAILURE() << "round " << round << " clock " << static_cast<int>(story.clock) << " amount "
                    << story.amount << " from " << Text(ticket.received) << " as of "
                    << Text(instant(story.as_of)) << "\n due " << Text(verdict.due) << " not "
                    << Text(instant(walked.due)) << "\n state " << static_cast<int>(verdict.state)
                    << " not " << static_cast<int>(walked.state) << "\n used "
                    << verdict.used / scale << " not " << walked.used << "\n paused "
                    << verdict.paused / scale << " not " << walked.paused;
    }
  }
  EXPECT_EQ(wrong, 0);
  for (const ObligationState state :
       {ObligationState::kRunning, ObligationState::kAtRisk, ObligationState::kPaused,
        ObligationState::kMet, ObligationState::kBreached}) {
    EXPECT_GT(seen[static_cast<std::size_t>(state)], 300) << static_cast<int>(state);
  }
}

}  // namespace
}  // namespace guiju
