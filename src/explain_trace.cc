// The trace of a deadline: every stretch between its start and its due instant, counted or skipped.
#include "explain_util.h"
#include "format.h"
#include "guiju/explain.h"
#include "sentences/explain.h"
#include "sentences/sla.h"

namespace guiju {
namespace internal {
namespace {

class TraceWriter {
 public:
  TraceWriter(const Calendar& calendar, Reasons* reasons)
      : calendar_(calendar), reasons_(reasons) {}

  void Take(const CalendarSpan& span) {
    total_.us += span.worked.us;
    if (open_ && span.kind == run_.kind && NameOf(span) == NameOf(run_) && !span.is_working()) {
      run_.to = span.to;
      return;
    }
    Flush();
    run_ = span;
    open_ = true;
  }

  void Flush() {
    if (open_) Say(run_);
    open_ = false;
  }

  Duration total() const { return total_; }

 private:
  std::string NameOf(const CalendarSpan& span) const {
    if (span.entry < 0) return {};
    const std::size_t i = static_cast<std::size_t>(span.entry);
    switch (span.kind) {
      case CalendarSpan::Kind::kDayOff:
        return calendar_.spec().days_off[i].name;
      case CalendarSpan::Kind::kMakeUpDay:
        return calendar_.spec().worked_days[i].name;
      case CalendarSpan::Kind::kSpecialHours:
        return calendar_.spec().special_hours[i].name;
      default:
        return {};
    }
  }

  static const Sentence& SentenceOf(CalendarSpan::Kind kind) {
    switch (kind) {
      case CalendarSpan::Kind::kWorking:
        return kSpanWorking;
      case CalendarSpan::Kind::kMakeUpDay:
        return kSpanMakeUp;
      case CalendarSpan::Kind::kSpecialHours:
        return kSpanSpecial;
      case CalendarSpan::Kind::kDayOff:
        return kSpanDayOff;
      case CalendarSpan::Kind::kClosed:
        break;
    }
    return kSpanClosed;
  }

  void Say(const CalendarSpan& span) {
    AddReason(reasons_, "", SentenceOf(span.kind),
              {{"from", FormatWall(calendar_.zone(), span.from)},
               {"to", FormatWall(calendar_.zone(), span.to)},
               {"name", NameOf(span)},
               {"worked", FormatDuration(span.worked, Language::kEnglish),
                FormatDuration(span.worked, Language::kChinese)}});
  }

  const Calendar& calendar_;
  Reasons* reasons_;
  CalendarSpan run_;
  bool open_ = false;
  Duration total_;
};

// The deadlines that were replaced, as far as they are kept.
void SayExtensions(const Calendar& calendar, const ObligationVerdict& verdict, Reasons* reasons) {
  const std::size_t kept = std::min<std::size_t>(verdict.extensions, kMaxPreviousDues);
  for (std::size_t i = 0; i < kept && verdict.previous_dues[i].is_known(); ++i) {
    if (i + 1 == kept && verdict.extensions > kept) break;
    const Instant next = i + 1 < kept ? verdict.previous_dues[i + 1] : verdict.due;
    AddReason(reasons, "", kSpanExtended,
              {{"old", FormatWall(calendar.zone(), verdict.previous_dues[i])},
               {"due", FormatWall(calendar.zone(), next)}});
  }
}

Argument DurationArgument(std::string_view name, Duration duration) {
  return {name, FormatDuration(duration, Language::kEnglish),
          FormatDuration(duration, Language::kChinese)};
}

}  // namespace
}  // namespace internal

Reasons Trace(const Policy& policy, const ObligationVerdict& verdict) {
  using namespace internal;  // NOLINT: this file's own sentences
  Reasons reasons;
  if (!verdict.start.is_known() || !verdict.due.is_known()) return reasons;
  const Calendar& calendar = policy.calendars[verdict.calendar].calendar;
  SayExtensions(calendar, verdict, &reasons);
  if (verdict.target.clock == Clock::kElapsed) {
    if (verdict.due < verdict.start) return reasons;
    const Duration all{verdict.due.us - verdict.start.us};
    AddReason(&reasons, "", verdict.fixed ? kSpanDate : kSpanElapsed,
              {{"from", FormatWall(calendar.zone(), verdict.start)},
               {"to", FormatWall(calendar.zone(), verdict.due)},
               DurationArgument("worked", all)});
    AddReason(&reasons, "", kSpanSum, {DurationArgument("worked", all)});
    return reasons;
  }
  TraceWriter writer(calendar, &reasons);
  calendar.ForEachSpan(verdict.start, verdict.due,
                       [&writer](const CalendarSpan& span) { writer.Take(span); });
  writer.Flush();
  if (verdict.target.clock == Clock::kWorkingTime) {
    AddReason(&reasons, "", kSpanSum, {DurationArgument("worked", writer.total())});
    return reasons;
  }
  const std::int64_t days =
      calendar.WorkingDayTicks(verdict.start, verdict.start, verdict.due).value;
  AddReason(&reasons, "", kSpanSumDays,
            {DurationArgument("worked", writer.total()),
             {"days", FormatDays(days, Language::kEnglish), FormatDays(days, Language::kChinese)}});
  return reasons;
}

}  // namespace guiju
