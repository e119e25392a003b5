// The compiled policy: immutable, shared by any number of threads, the only state there is. And the
// book of dated policies, of which exactly one judges any day.
//
// Policies are made by load.h; nothing here can be changed afterwards.
#ifndef GUIJU_POLICY_H_
#define GUIJU_POLICY_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/callback.h"
#include "guiju/label.h"
#include "guiju/mask.h"
#include "guiju/record.h"
#include "guiju/score.h"
#include "guiju/segment.h"
#include "guiju/sla.h"
#include "guiju/stats.h"
#include "guiju/time.h"
#include "guiju/triage.h"

namespace guiju {

// Term lists, ready to be searched for; guiju/text.h searches. Opaque: what it is made of is no
// concern of a host.
struct TextPolicy;

// A calendar by the id that the sections name it by.
struct NamedCalendar {
  std::string id;
  Calendar calendar;
};

// A place in the text that a policy was read from, 1-based; 0 when the form has no lines.
struct SourcePlace {
  int line = 0;
  int column = 0;  // in bytes
};

// Where the parts of a policy that date it were written, so that a finding about a book can point
// there. A part that is not written has no place.
struct PolicySource {
  std::string file;  // as the caller named it
  SourcePlace id;
  SourcePlace version;
  SourcePlace effective_from;
  SourcePlace effective_until;
  SourcePlace review_by;
};

// Which version of a book judges a ticket: the one in force when it was received, or at the moment
// of judgement. The numbers are those of v1::TicketVersion.
enum class TicketVersion : std::uint8_t { kReceived = 1, kAsOf = 2 };

// Which version judges an agent's month: the one in force on its last day or on its first. The
// numbers are those of v1::MonthVersion.
enum class MonthVersion : std::uint8_t { kLastDay = 1, kFirstDay = 2 };

// A policy's settings about which version of its book judges what.
struct Judging {
  TicketVersion ticket = TicketVersion::kReceived;
  MonthVersion month = MonthVersion::kLastDay;
};

// Everything a policy file says, ready to be evaluated. Held by std::shared_ptr<const Policy>.
struct Policy {
  std::string id;
  std::string version;
  std::string sha256;  // of the canonical bytes, lower-case hex
  Label label;
  CivilDay effective_from;  // in force from the start of this day in the first calendar's zone
  // The last day in force, included; -1: in force until the next version of the book begins.
  CivilDay effective_until{-1};
  CivilDay review_by{-1};  // the last day before somebody has to look at it again; -1: not said
  Judging judging;
  PolicySource source;
  std::vector<NamedCalendar> calendars;  // at least one
  TriagePolicy triage;
  SlaPolicy sla;
  SegmentPolicy segment;
  ScorePolicy score;
  CallbackPolicy callback;
  RecordPolicy record;
  StatsPolicy stats;
  std::shared_ptr<const TextPolicy> text;  // null: the policy searches no description
  MaskPolicy mask;

  const Calendar& sla_calendar() const { return calendars[sla.calendar].calendar; }
  const Calendar& segment_calendar() const { return calendars[segment.calendar].calendar; }
  const Calendar& callback_calendar() const { return calendars[callback.calendar].calendar; }
  const Calendar& record_calendar() const { return calendars[record.calendar].calendar; }
  const Calendar& stats_calendar() const { return calendars[stats.calendar].calendar; }

  // The instant from which the policy is in force. A book keeps it for each of its versions.
  Instant in_force_from() const { return calendars.front().calendar.StartOfDay(effective_from); }
};

// Why a version judges; the numbers are those of v1::JudgedBy.
enum class JudgedBy : std::uint8_t {
  kReceived = 1,  // in force when the ticket was received
  kAsOf = 2,      // in force at the moment of judgement
  kLastDay = 3,   // in force on the last day of the month
  kFirstDay = 4,  // in force on the first day of the month
  kEvent = 5,     // in force at the instant of what is judged
};

// The days that a version of a book is in force.
struct BookSpan {
  CivilDay from;
  CivilDay until{-1};  // the last day, included; -1: without end
  // From begin (included) to end (not included), in microseconds; INT64_MAX: without end.
  std::int64_t begin_us = 0;
  std::int64_t end_us = 0;
};

// Versions of a policy in order of their dates. MakeBook (load.h) says what is wrong with a book;
// this class answers for any. Thread-safe once it is filled.
//
// A version is in force from the start of its effective_from, on the wall of its own first
// calendar, to the end of its effective_until or to the start of the next version, whichever is
// earlier. With versions from 2020-01-01 and from 2026-07-01 the last microsecond of 2026-06-30 is
// the first one's. When versions count in different zones, the later one's wall says when the
// earlier one ends, and no instant between two neighbouring days is lost.
class PolicyBook {
 public:
  // Adds a version. False, and nothing added, when a version of the same date is there already.
  // Allocates; computes the spans anew, so its cost grows with the versions.
  bool Add(std::shared_ptr<const Policy> policy) {
    const auto at = std::lower_bound(
        versions_.begin(), versions_.end(), policy,
        [](const auto& a, const auto& b) { return a->effective_from < b->effective_from; });
    if (at != versions_.end() && (*at)->effective_from == policy->effective_from) return false;
    versions_.insert(at, std::move(policy));
    SetSpans();
    return true;
  }

  // The version in force at an instant; null when none is: before the first, after the last one's
  // effective_until, in a hole, or at an unknown instant. Cost: logarithmic in the versions.
  // Allocates nothing.
  const Policy* At(Instant instant) const {
    const auto after =
        std::upper_bound(spans_.begin(), spans_.end(), instant.us,
                         [](std::int64_t us, const BookSpan& span) { return us < span.begin_us; });
    if (after == spans_.begin() || !instant.is_known() || instant.us >= (after - 1)->end_us) {
      return nullptr;
    }
    return versions_[static_cast<std::size_t>(after - spans_.begin() - 1)].get();
  }

  // The version in force on a day, whatever the zone; null as above. Logarithmic, allocates
  // nothing.
  const Policy* On(CivilDay day) const {
    const auto after =
        std::upper_bound(spans_.begin(), spans_.end(), day,
                         [](CivilDay d, const BookSpan& span) { return d < span.from; });
    if (after == spans_.begin()) return nullptr;
    const BookSpan& span = *(after - 1);
    if (span.until.number != -1 && span.until < day) return nullptr;
    return versions_[static_cast<std::size_t>(after - spans_.begin() - 1)].get();
  }

  // The settings that rule when everything is judged as of an instant: those of the version in
  // force then, else of the last version that took effect before, else of the first. Unknown, as
  // for scoring alone: those of the last version. An empty book: the defaults. Allocates nothing.
  Judging judging(Instant as_of) const {
    if (versions_.empty()) return {};
    if (!as_of.is_known()) return versions_.back()->judging;
    const auto after =
        std::upper_bound(spans_.begin(), spans_.end(), as_of.us,
                         [](std::int64_t us, const BookSpan& span) { return us < span.begin_us; });
    const auto index = after == spans_.begin() ? 0 : after - spans_.begin() - 1;
    return versions_[static_cast<std::size_t>(index)]->judging;
  }

  // The version that judges a ticket; null when none is in force at the instant that decides.
  // Logarithmic, allocates nothing.
  const Policy* ForTicket(Instant received, Instant as_of) const {
    return At(judging(as_of).ticket == TicketVersion::kAsOf ? as_of : received);
  }

  // Why ForTicket and ForMonth choose as they do.
  JudgedBy TicketBy(Instant as_of) const {
    return judging(as_of).ticket == TicketVersion::kAsOf ? JudgedBy::kAsOf : JudgedBy::kReceived;
  }
  JudgedBy MonthBy(Instant as_of) const {
    return judging(as_of).month == MonthVersion::kFirstDay ? JudgedBy::kFirstDay
                                                           : JudgedBy::kLastDay;
  }

  // The version that judges an agent's month, given as 12 * year + month - 1; null when none is in
  // force on the day that decides. `as_of` may be unknown. Logarithmic, allocates nothing.
  const Policy* ForMonth(std::int32_t month, Instant as_of) const {
    const bool first = judging(as_of).month == MonthVersion::kFirstDay;
    const std::int32_t number = first ? month : month + 1;
    const CivilDay begin = ToCivilDay({number / 12, number % 12 + 1, 1});
    return On(first ? begin : CivilDay{begin.number - 1});
  }

  // The version that judges a population of customers: the one in force at the moment of judgement.
  const Policy* ForPopulation(Instant as_of) const { return At(as_of); }

  // The version that judges what has one instant of its own, as a call back or a record has.
  const Policy* ForEvent(Instant event) const { return At(event); }

  // In order of their dates.
  const std::vector<std::shared_ptr<const Policy>>& versions() const { return versions_; }
  // When each of versions() is in force, in the same order.
  const std::vector<BookSpan>& spans() const { return spans_; }
  // When a version of this book is in force; null when it is none of them. Linear.
  const BookSpan* SpanOf(const Policy& policy) const {
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      if (versions_[i].get() == &policy) return &spans_[i];
    }
    return nullptr;
  }

 private:
  void SetSpans() {
    constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
    spans_.assign(versions_.size(), {});
    for (std::size_t i = versions_.size(); i-- > 0;) {
      const Policy& policy = *versions_[i];
      const BookSpan* next = i + 1 < versions_.size() ? &spans_[i + 1] : nullptr;
      BookSpan& span = spans_[i];
      span.from = policy.effective_from;
      span.until = policy.effective_until;
      span.begin_us = policy.in_force_from().us;
      const bool to_next = next != nullptr &&
                           (span.until.number == -1 || span.until.number >= next->from.number - 1);
      if (to_next) span.until = {next->from.number - 1};
      span.end_us = to_next ? next->begin_us
                    : span.until.number == -1
                        ? kNoEnd
                        : policy.calendars.front().calendar.StartOfDay({span.until.number + 1}).us;
    }
    // Zones up to 26 hours apart must not put the spans out of order.
    for (std::size_t i = spans_.size(); i-- > 1;) {
      spans_[i - 1].end_us = std::min(spans_[i - 1].end_us, spans_[i].begin_us);
      spans_[i - 1].begin_us = std::min(spans_[i - 1].begin_us, spans_[i - 1].end_us);
    }
  }

  std::vector<std::shared_ptr<const Policy>> versions_;
  std::vector<BookSpan> spans_;
};

}  // namespace guiju

#endif  // GUIJU_POLICY_H_
