#include "workbench/diff_pools.h"

#include <algorithm>

#include "guiju/evaluate.h"

namespace guiju::workbench {
namespace {

// Clock changes that are asked about: two of either kind.
constexpr int kClockChanges = 4;

// Timelines begin so many days before the moment of witnesses, which is a Tuesday; from the evening
// after it so many lead into the weekend; and so many into a year of which less is published.
constexpr std::int64_t kDaysBefore = 14;
constexpr std::int64_t kToWeekend = 3;
constexpr std::int64_t kNextYear = 400;

std::int64_t Days(std::int64_t n) { return n * kSecondsPerDay * kMicrosPerSecond; }

const Policy& Side(const DiffSides& sides, int i) {
  return i == 0 ? sides.new_policy : sides.old_policy;
}

// A value in the band `index` of a metric; missing when none is known.
Ratio ValueIn(const Metric& metric, std::size_t index) {
  const BandTable& table = metric.table;
  if (metric.fact == MetricFact::kTeamAheadPercent) {
    for (const Ratio place : {Ratio{0, 1}, Ratio{1, 2}, Ratio{1, 4}, Ratio{2, 3}}) {
      if (Lookup(table, place).index == static_cast<std::int32_t>(index)) return place;
    }
    return Ratio::Missing();
  }
  const bool last = index == table.cuts.size();
  const Ratio best = table.lower_is_better ? table.min : table.max;
  const Ratio worst = table.lower_is_better ? table.max : table.min;
  for (const Ratio value :
       {index == 0 ? best : worst, last ? worst : table.bound(static_cast<std::int32_t>(index))}) {
    if (Lookup(table, value).index == static_cast<std::int32_t>(index)) return value;
  }
  return Ratio::Missing();
}

// Every metric in the band that `band_of` says; -1: without a value.
template <typename BandOf>
void FillMonth(const ScorePolicy& policy, BandOf&& band_of, v1::TestFacts* facts) {
  facts->mutable_agent_month()->set_agent_id("A1");
  facts->mutable_agent_month()->set_team_id("T1");
  facts->mutable_agent_month()->set_month("2026-03");
  for (std::size_t i = 0; i < policy.metrics.size(); ++i) {
    const int band = band_of(i);
    if (band < 0) continue;
    const Ratio value = ValueIn(policy.metrics[i], static_cast<std::size_t>(band));
    if (!value.is_missing()) SetMetric(policy.metrics[i], policy, value, facts);
  }
}

std::string MonthName(int number) {
  const int month = number % 12 + 1;
  return std::to_string(number / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

// The value in question of one event: a date, a rating, rings.
void FillEvent(const DiffSides& sides, Instant at, int rating, int rings, v1::Event* event) {
  *event->mutable_at() = ToProto(sides, at);
  switch (event->kind()) {
    case v1::Event::PROMISED:
    case v1::Event::EXTENDED:
      *event->mutable_due() = ToProto(sides, {at.us + Days(kDaysBefore)});
      break;
    case v1::Event::RATED:
      event->set_rating(rating);
      break;
    case v1::Event::ANSWERED:
      event->set_ring_count(rings);
      break;
    default:
      break;
  }
}

// So long after the start something is done or judged: around every target and warning of an
// obligation in either policy, of all of them when no id is given.
std::vector<std::int64_t> WaitsOf(const DiffSides& sides, const std::string& id) {
  std::vector<std::int64_t> waits = {Seconds(1).us};
  for (int side = 0; side < 2; ++side) {
    const SlaPolicy& policy = Side(sides, side).sla;
    for (const Obligation& obligation : policy.obligations) {
      if (!id.empty() && obligation.entry.id != id) continue;
      for (const TargetLine& line : obligation.lines) {
        const std::int64_t amount = line.target.clock == Clock::kWorkingDays
                                        ? Days(line.target.amount)
                                        : line.target.amount;
        const std::int64_t warning = amount / policy.at_risk.denominator * policy.at_risk.numerator;
        for (const std::int64_t wait : {warning, amount, Days(1) + amount}) {
          waits.push_back(wait);
          waits.push_back(wait + Seconds(1).us);
        }
      }
    }
  }
  std::sort(waits.begin(), waits.end());
  waits.erase(std::unique(waits.begin(), waits.end()), waits.end());
  waits.erase(
      std::remove_if(waits.begin(), waits.end(),
                     [](std::int64_t wait) { return wait <= 0 || wait >= Days(kDaysBefore); }),
      waits.end());
  return waits;
}

}  // namespace

void CalendarQuestions(const DiffSides& sides, std::vector<Candidate>* list) {
  for (const NamedCalendar& named : sides.new_policy.calendars) {
    const Calendar& calendar = named.calendar;
    const auto ask = [&]() -> v1::CalendarQuestion& {
      v1::CalendarQuestion& question = *AddCandidate(sides.as_of, list).mutable_calendar();
      question.set_calendar(named.id);
      return question;
    };
    const CalendarAnswer opening = calendar.NextOpening(sides.as_of);
    const CalendarAnswer closing = calendar.NextClosing(opening.at);
    if (closing.code != CalendarCode::kOk) continue;
    const Instant before_closing{closing.at.us - Hours(1).us};
    const Instant closed{closing.at.us + Hours(1).us};
    // Fridays have the longest way to the next opening.
    const Instant weekend{closing.at.us + Days(kToWeekend)};
    const auto add_time = [&](Instant start, std::int64_t amount) {
      auto& question = *ask().mutable_add_working_time();
      *question.mutable_start() = ToProto(sides, start);
      question.set_amount_us(amount);
    };
    add_time(before_closing, Hours(1).us);
    add_time(closed, 0);
    for (const Instant start : {before_closing, closed, weekend}) {
      for (const int days : {1, -1}) {
        auto& question = *ask().mutable_add_working_days();
        *question.mutable_start() = ToProto(sides, start);
        question.set_days(days);
      }
    }
    auto& between = *ask().mutable_working_time_between();
    *between.mutable_from() = ToProto(sides, closing.at);
    *between.mutable_to() = ToProto(sides, before_closing);
    *ask().mutable_is_working_time() = ToProto(sides, closing.at);
    // A year for which one of the two may have no days published.
    auto& later = *ask().mutable_add_working_days();
    *later.mutable_start() = ToProto(sides, {sides.as_of.us + Days(kNextYear)});
    later.set_days(1);
    // Around the clock changes of the zone, the latest first.
    int changes = 0;
    for (CivilDay date = calendar.DayOf(sides.as_of); date.number > 0 && changes < kClockChanges;
         --date.number) {
      const std::int64_t length =
          calendar.StartOfDay({date.number + 1}).us - calendar.StartOfDay(date).us;
      if (length == kSecondsPerDay * kMicrosPerSecond) continue;
      ++changes;
      const CivilDate civil = ToCivilDate(date);
      const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
      for (const char* time : {"00:30", "01:30", "02:30"}) {
        auto& question = *ask().mutable_from_civil();
        question.set_date(std::to_string(civil.year) + "-" + two(civil.month) + "-" +
                          two(civil.day));
        question.set_time(time);
      }
    }
  }
}

void Timelines(const DiffSides& sides, const Change& change, std::vector<Candidate>* list) {
  const std::size_t open = change.place.find("obligation[");
  const Instant start{sides.as_of.us - Days(kDaysBefore)};
  for (int side = 0; side < 2; ++side) {
    const v1::SlaPolicy& policy = side == 0 ? sides.after.sla() : sides.before.sla();
    for (const v1::Obligation& obligation : policy.obligation()) {
      if (open != std::string::npos &&
          change.place.compare(open + 11, obligation.id().size() + 1, obligation.id() + "]") != 0) {
        continue;
      }
      const std::vector<std::int64_t> waits = WaitsOf(sides, obligation.id());
      for (int i = 0; i < obligation.starts_at_size(); ++i) {
        for (const int rating : {2, 3, 1, 5}) {
          for (const std::int64_t wait : waits) {
            const auto begin = [&](Instant as_of) -> v1::Ticket& {
              v1::Ticket& ticket = *AddCandidate(as_of, list).mutable_ticket();
              ticket = PlainTicket(sides, start);
              ticket.set_channel(v1::Channel::PHONE);
              ticket.set_category(v1::Category::COMPLAINT);
              if (obligation.starts_at(i) != v1::Event::RECEIVED) {
                // After the receipt, and of the most urgent where another deadline matters.
                *ticket.mutable_received() = ToProto(sides, {start.us - Minutes(1).us});
                if (!obligation.before().empty()) ticket.set_priority(v1::Priority::P0);
                v1::Event& event = *ticket.add_event();
                event.set_kind(obligation.starts_at(i));
                FillEvent(sides, start, rating, rating, &event);
              }
              return ticket;
            };
            begin({start.us + wait});
            for (int k = 0; k < obligation.fulfilled_by_size(); ++k) {
              v1::Ticket& ticket = begin({start.us + wait});
              v1::Event& event = *ticket.add_event();
              event.set_kind(obligation.fulfilled_by(k));
              FillEvent(sides, {start.us + wait}, rating, rating + 1, &event);
            }
          }
          if (obligation.starts_at(i) != v1::Event::RATED &&
              obligation.fulfilled_by(0) != v1::Event::ANSWERED) {
            break;
          }
        }
      }
    }
  }
  // What a pause, a reopening or a change of priority does.
  for (const std::int64_t wait : WaitsOf(sides, "")) {
    v1::Ticket& waiting = *AddCandidate({start.us + wait}, list).mutable_ticket();
    waiting = PlainTicket(sides, start);
    v1::Event& status = *waiting.add_event();
    status.set_kind(v1::Event::STATUS_CHANGED);
    status.set_status(v1::Status::WAITING_CUSTOMER);
    FillEvent(sides, {start.us + Seconds(1).us}, 0, 0, &status);
    v1::Ticket& again = *AddCandidate({start.us + wait}, list).mutable_ticket();
    again = PlainTicket(sides, start);
    again.set_priority(v1::Priority::P0);
    const v1::Event::Kind kinds[] = {v1::Event::RESOLVED, v1::Event::REOPENED,
                                     v1::Event::PRIORITY_CHANGED};
    for (const v1::Event::Kind kind : kinds) {
      v1::Event& event = *again.add_event();
      event.set_kind(kind);
      if (kind == v1::Event::PRIORITY_CHANGED) event.set_priority(v1::Priority::P2);
      FillEvent(sides, {start.us + wait * again.event_size() / 4}, 0, 0, &event);
    }
    for (const v1::Policy* policy : {&sides.after, &sides.before}) {
      for (const v1::Milestone& milestone : policy->sla().milestone()) {
        for (const auto& kinds_of : {milestone.done_by(), milestone.expected_from()}) {
          for (const int kind : kinds_of) {
            v1::Ticket& ticket = *AddCandidate({start.us + wait}, list).mutable_ticket();
            ticket = PlainTicket(sides, start);
            v1::Event& event = *ticket.add_event();
            event.set_kind(static_cast<v1::Event::Kind>(kind));
            FillEvent(sides, start, 1, 1, &event);
          }
        }
      }
    }
  }
}

void Months(const DiffSides& sides, std::vector<Candidate>* list) {
  for (int side = 0; side < 2; ++side) {
    const ScorePolicy& policy = Side(sides, side).score;
    const std::size_t n = policy.metrics.size();
    const auto worst = [&](std::size_t i) {
      return static_cast<int>(policy.metrics[i].table.cuts.size());
    };
    FillMonth(
        policy, [](std::size_t) { return 0; }, &AddCandidate(sides.as_of, list));
    FillMonth(policy, worst, &AddCandidate(sides.as_of, list));
    for (std::size_t one = 0; one < n; ++one) {
      const auto without = [one](std::size_t i) { return i == one ? -1 : 0; };
      FillMonth(policy, without, &AddCandidate(sides.as_of, list));
      const auto at_zero = [&](std::size_t i) { return i == one ? worst(i) : 0; };
      FillMonth(policy, at_zero, &AddCandidate(sides.as_of, list));
    }
    for (const ScoreProfile& profile : policy.profiles) {
      v1::TestFacts& facts = AddCandidate(sides.as_of, list);
      FillMonth(
          policy, [](std::size_t) { return 1; }, &facts);
      facts.mutable_agent_month()->set_profile(profile.entry.id);
    }
    // Two who handled the same number.
    v1::TestFacts& tie = AddCandidate(sides.as_of, list);
    tie.mutable_agent_month()->set_agent_id("A1");
    tie.mutable_agent_month()->set_team_id("T1");
    tie.mutable_agent_month()->set_month("2026-03");
    tie.mutable_agent_month()->set_handled(1);
    *tie.add_colleague() = tie.agent_month();
    tie.mutable_colleague(0)->set_agent_id("B1");
    for (const ReviewRule& rule : policy.reviews) {
      for (int months = 1; months <= rule.months; ++months) {
        for (std::size_t one = 0; one <= n; ++one) {
          v1::TestFacts month;
          FillMonth(
              policy, [&](std::size_t i) { return i == one ? worst(i) : 0; }, &month);
          v1::TestFacts& facts = AddCandidate(sides.as_of, list);
          for (int m = 0; m < months; ++m) {
            *facts.add_review_month() = month.agent_month();
            facts.mutable_review_month(m)->set_month(MonthName(2026 * 12 + m));
          }
        }
      }
    }
  }
}

void AddCustomersOfSegments(const Policy& policy, const DiffSides& sides,
                            std::vector<Candidate>* list) {
  for (std::size_t i = 0; i < policy.segment.segments.size(); ++i) {
    v1::TestFacts facts;
    if (CustomerOf(policy, i, sides, &facts)) AddCandidate(sides.as_of, list) = facts;
    // Who is in two of them.
    for (std::size_t k = 0; k < i; ++k) {
      v1::TestFacts both;
      if (!CustomerOf(policy, k, sides, &both)) continue;
      v1::TestFacts& merged = AddCandidate(sides.as_of, list);
      merged = facts;
      merged.mutable_customer()->MergeFrom(both.customer());
    }
  }
  AddCandidate(sides.as_of, list).mutable_customer()->set_id("C1");
}

}  // namespace guiju::workbench
