// The compiled policy: immutable, shared by any number of threads, the only state there is. And the
// book of dated policies, of which exactly one judges any day.
//
// Policies are made by load.h; nothing here can be changed afterwards.
#ifndef GUIJU_POLICY_H_
#define GUIJU_POLICY_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/calendar.h"
#include "guiju/callback.h"
#include "guiju/label.h"
#include "guiju/record.h"
#include "guiju/score.h"
#include "guiju/segment.h"
#include "guiju/sla.h"
#include "guiju/stats.h"
#include "guiju/time.h"
#include "guiju/triage.h"

namespace guiju {

struct NamedCalendar {
  std::string id;
  Calendar calendar;
};

// Everything a policy file says, ready to be evaluated. Held by std::shared_ptr<const Policy>.
struct Policy {
  std::string id;
  std::string version;
  std::string sha256;  // of the canonical bytes, lower-case hex
  Label label;
  CivilDay effective_from;  // in force from the start of this day in the first calendar's zone
  CivilDay review_by{-1};   // the last day before somebody has to look at it again; -1: not said
  std::vector<NamedCalendar> calendars;  // at least one
  TriagePolicy triage;
  SlaPolicy sla;
  SegmentPolicy segment;
  ScorePolicy score;
  CallbackPolicy callback;
  RecordPolicy record;
  StatsPolicy stats;

  const Calendar& sla_calendar() const { return calendars[sla.calendar].calendar; }
  const Calendar& segment_calendar() const { return calendars[segment.calendar].calendar; }
  const Calendar& callback_calendar() const { return calendars[callback.calendar].calendar; }
  const Calendar& record_calendar() const { return calendars[record.calendar].calendar; }
  const Calendar& stats_calendar() const { return calendars[stats.calendar].calendar; }

  // The instant from which the policy is in force.
  Instant in_force_from() const { return calendars.front().calendar.StartOfDay(effective_from); }
};

// Versions of a policy in order of their dates. A ticket is judged by the version in force when it
// was received, a month by the version in force on its last day.
class PolicyBook {
 public:
  // Adds a version. False, and nothing added, when a version of the same date is there already.
  bool Add(std::shared_ptr<const Policy> policy) {
    const auto at = std::lower_bound(
        versions_.begin(), versions_.end(), policy,
        [](const auto& a, const auto& b) { return a->effective_from < b->effective_from; });
    if (at != versions_.end() && (*at)->effective_from == policy->effective_from) return false;
    versions_.insert(at, std::move(policy));
    return true;
  }

  // The version in force at an instant; null when none is yet. Thread-safe, allocates nothing.
  const Policy* At(Instant instant) const {
    const Policy* found = nullptr;
    for (const auto& version : versions_) {
      if (version->in_force_from() <= instant) found = version.get();
    }
    return found;
  }

  const std::vector<std::shared_ptr<const Policy>>& versions() const { return versions_; }

 private:
  std::vector<std::shared_ptr<const Policy>> versions_;
};

}  // namespace guiju

#endif  // GUIJU_POLICY_H_
