// The trace of a deadline: every stretch between its start and its due instant, counted or skipped.
#include <algorithm>
#include <vector>

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

// What counts between the start and the deadline, and what does not.
class Tracer {
 public:
  Tracer(const Calendar& calendar, const ObligationVerdict& verdict, Reasons* reasons)
      : calendar_(calendar),
        verdict_(verdict),
        reasons_(reasons),
        by_hours_(verdict.target.clock != Clock::kElapsed) {}

  void Run(const std::vector<OffSpan>& off) {
    Instant from = verdict_.start;
    for (const OffSpan& span : off) {
      if (span.from >= verdict_.due) break;
      Count(from, span.from);
      from = std::min(span.to, verdict_.due);
      AddReason(reasons_, "", kSpanOff,
                {{"from", FormatWall(calendar_.zone(), span.from)},
                 {"to", FormatWall(calendar_.zone(), from)}});
    }
    Count(from, verdict_.due);
    if (verdict_.target.clock != Clock::kWorkingDays) {
      AddReason(reasons_, "", kSpanSum, {DurationArgument("worked", total_)});
      return;
    }
    AddReason(
        reasons_, "", kSpanSumDays,
        {DurationArgument("worked", total_),
         {"days", FormatDays(days_, Language::kEnglish), FormatDays(days_, Language::kChinese)}});
  }

 private:
  void Count(Instant from, Instant to) {
    if (to <= from) return;
    if (by_hours_) {
      TraceWriter writer(calendar_, reasons_);
      calendar_.ForEachSpan(from, to, [&writer](const CalendarSpan& span) { writer.Take(span); });
      writer.Flush();
      total_.us += writer.total().us;
      days_ += calendar_.WorkingDayTicks(verdict_.start, from, to).value;
      return;
    }
    const Duration all{to.us - from.us};
    total_.us += all.us;
    AddReason(reasons_, "", verdict_.fixed ? kSpanDate : kSpanElapsed,
              {{"from", FormatWall(calendar_.zone(), from)},
               {"to", FormatWall(calendar_.zone(), to)},
               DurationArgument("worked", all)});
  }

  const Calendar& calendar_;
  const ObligationVerdict& verdict_;
  Reasons* reasons_;
  const bool by_hours_;
  Duration total_;
  std::int64_t days_ = 0;
};

Reasons TraceWith(const Policy& policy, const ObligationVerdict& verdict,
                  const std::vector<OffSpan>& off) {
  Reasons reasons;
  if (!verdict.start.is_known() || !verdict.due.is_known()) return reasons;
  const Calendar& calendar = policy.calendars[verdict.calendar].calendar;
  SayExtensions(calendar, verdict, &reasons);
  if (verdict.due >= verdict.start) Tracer(calendar, verdict, &reasons).Run(off);
  return reasons;
}

}  // namespace
}  // namespace internal

Reasons Trace(const Policy& policy, const ObligationVerdict& verdict) {
  return internal::TraceWith(policy, verdict, {});
}

Reasons Trace(const Policy& policy, const Ticket& ticket, const ObligationVerdict& verdict,
              Instant as_of) {
  if (policy.sla.pause_counts_wall_clock) return Trace(policy, verdict);
  const Calendar& calendar = policy.calendars[verdict.calendar].calendar;
  return internal::TraceWith(policy, verdict,
                             OffSpansOf(policy.sla, calendar, ticket, verdict, as_of));
}

}  // namespace guiju
