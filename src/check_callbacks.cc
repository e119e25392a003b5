// Hours of callbacks that never come: best hours outside of the allowed ones or on days that are
// never worked, and scenarios whose time is shorter than the quiet hours.
#include <algorithm>
#include <string>

#include "check_parts.h"
#include "format.h"
#include "sentences/check.h"

namespace guiju::internal {
namespace {

constexpr std::int32_t kSecondsPerMinute = 60;

// "21:45", with seconds only when there are any.
std::string TimeText(std::int32_t seconds) {
  const auto two = [](std::int32_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  const std::int32_t rest = seconds % kSecondsPerMinute;
  return two(seconds / 3600) + ":" + two(seconds / kSecondsPerMinute % 60) +
         (rest == 0 ? "" : ":" + two(rest));
}

// The last time of day at which a call of a scenario may begin.
std::int32_t LastBeginning(const CallbackPolicy& policy, const CallbackScenario& scenario) {
  if (!policy.call_must_end) return policy.allowed_to;
  return policy.allowed_to - policy.budgets[scenario.budget].max_minutes * kSecondsPerMinute;
}

void CheckScenario(const CallbackPolicy& policy, const CallbackScenario& scenario,
                   const std::string& path, Problems* problems) {
  const std::int32_t last = LastBeginning(policy, scenario);
  const bool any = policy.best.empty() ||
                   std::any_of(policy.best.begin(), policy.best.end(), [&](const ActiveHours& one) {
                     return one.from <= last && one.to >= policy.allowed_from;
                   });
  if (!any) {
    problems->Warning(path, kNoBestHours,
                      {{"id", scenario.entry.id},
                       {"minutes", std::to_string(policy.budgets[scenario.budget].max_minutes)},
                       {"from", TimeText(policy.allowed_from)},
                       {"to", TimeText(last)}});
  }
  const Duration quiet = Seconds(kSecondsPerDay - last + policy.allowed_from);
  if (!scenario.has_deadline || quiet <= scenario.within) return;
  problems->Warning(At(path, "within"), kQuietHours,
                    {{"id", scenario.entry.id},
                     {"to", TimeText(last)},
                     {"from", TimeText(policy.allowed_from)},
                     {"within", FormatDuration(scenario.within, Language::kEnglish),
                      FormatDuration(scenario.within, Language::kChinese)}});
}

// Whether a calendar ever works on one of these weekdays (bit = v1::Weekday).
bool EverWorked(const Calendar& calendar, const v1::WeeklyHours& weekly) {
  const CivilDay end = calendar.DayOf(kEndOfFacts);
  for (CivilDay day = calendar.DayOf(kMinFact); day < end; ++day.number) {
    const bool named =
        std::find(weekly.day().begin(), weekly.day().end(), WeekdayOf(day)) != weekly.day().end();
    if (named && calendar.IsWorkingDay(day)) return true;
  }
  return false;
}

}  // namespace

void CheckCallbackHours(const v1::CallbackPolicy& written, const Policy& policy,
                        Problems* problems) {
  const CallbackPolicy& callback = policy.callback;
  for (std::size_t i = 0; i < callback.scenarios.size(); ++i) {
    CheckScenario(callback, callback.scenarios[i], At("callback.scenario", static_cast<int>(i)),
                  problems);
  }
  if (!callback.best_on_working_days) return;
  for (int i = 0; i < written.best().weekly_size(); ++i) {
    if (EverWorked(policy.callback_calendar(), written.best().weekly(i))) continue;
    problems->Warning(At("callback.best.weekly", i), kBestNeverWorked,
                      {{"calendar", policy.calendars[callback.calendar].id}});
  }
}

}  // namespace guiju::internal
