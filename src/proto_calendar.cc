// Questions to a calendar, on messages.
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "guiju/proto.h"
#include "message_rules.h"
#include "problems.h"
#include "section.h"
#include "sentences/facts.h"
#include "sentences/policy.h"

namespace guiju {
namespace {

using internal::Problems;
using Question = v1::CalendarQuestion;

const Calendar* FindCalendar(const Policy& policy, const std::string& id) {
  if (id.empty()) return &policy.calendars.front().calendar;
  for (const NamedCalendar& named : policy.calendars) {
    if (named.id == id) return &named.calendar;
  }
  return nullptr;
}

class Asker {
 public:
  Asker(const Calendar& calendar, v1::CalendarAnswer* answer, Problems* problems)
      : calendar_(calendar), answer_(*answer), problems_(*problems) {}

  void Ask(const Question& question) {
    switch (question.question_case()) {
      case Question::kAddWorkingTime: {
        const auto& asked = question.add_working_time();
        Give(calendar_.AddWorkingTime(Read(asked.start(), "add_working_time.start"),
                                      Duration{asked.amount_us()}));
        break;
      }
      case Question::kAddWorkingDays: {
        const auto& asked = question.add_working_days();
        Give(calendar_.AddWorkingDays(Read(asked.start(), "add_working_days.start"), asked.days()));
        break;
      }
      case Question::kWorkingTimeBetween: {
        const auto& asked = question.working_time_between();
        const CalendarAmount amount =
            calendar_.WorkingTimeBetween(Read(asked.from(), "working_time_between.from"),
                                         Read(asked.to(), "working_time_between.to"));
        Give(amount.code, amount.provisional);
        answer_.set_amount_us(amount.value.us);
        break;
      }
      case Question::kIsWorkingTime:
        Give(CalendarCode::kOk, false);
        answer_.set_yes(
            calendar_.IsWorkingTime(Read(question.is_working_time(), "is_working_time")));
        break;
      case Question::kIsWorkingDay:
        Give(CalendarCode::kOk, false);
        answer_.set_yes(calendar_.IsWorkingDay(ReadDay(question.is_working_day())));
        break;
      case Question::kNextOpening:
        Give(calendar_.NextOpening(Read(question.next_opening(), "next_opening")));
        break;
      case Question::kNextClosing:
        Give(calendar_.NextClosing(Read(question.next_closing(), "next_closing")));
        break;
      case Question::kPreviousOpening:
        Give(calendar_.PreviousOpening(Read(question.previous_opening(), "previous_opening")));
        break;
      case Question::kPreviousClosing:
        Give(calendar_.PreviousClosing(Read(question.previous_closing(), "previous_closing")));
        break;
      case Question::kFromCivil: {
        std::int32_t seconds = 0;
        const std::string& time = question.from_civil().time();
        guiju_parse_time_of_day(time.data(), time.size(), &seconds);
        Give({calendar_.FromCivil(ReadDay(question.from_civil().date()), seconds)});
        break;
      }
      case Question::kMonthsBefore:
        Give(calendar_.MonthsBefore(Read(question.months_before().from(), "months_before.from"),
                                    question.months_before().months()));
        break;
      case Question::QUESTION_NOT_SET:
        problems_.Error("question", internal::kQuestionEmpty, {});
        break;
    }
  }

 private:
  // A wrong form has been said by the rules.
  Instant Read(const v1::Instant& message, const char* path) {
    Instant value;
    if (message.at_case() == v1::Instant::kUnixUs) {
      value.us = message.unix_us();
    } else if (message.at_case() == v1::Instant::kIso) {
      if (guiju_parse_instant(message.iso().data(), message.iso().size(), &value.us) !=
          GUIJU_PARSE_OK) {
        return Instant::Unknown();
      }
    } else {
      problems_.Error(path, message.never() ? internal::kInstantNever : internal::kInstantEmpty,
                      {});
      return Instant::Unknown();
    }
    if (value >= kMinFact && value < kEndOfFacts) return value;
    problems_.Error(path, internal::kInstantRange, {});
    return Instant::Unknown();
  }

  static CivilDay ReadDay(const std::string& text) {
    CivilDay day;
    guiju_parse_date(text.data(), text.size(), &day.number);
    return day;
  }

  void Give(CalendarCode code, bool provisional) {
    switch (code) {
      case CalendarCode::kOk:
        answer_.set_code(v1::CalendarAnswer::Code::OK);
        break;
      case CalendarCode::kOutOfRange:
        answer_.set_code(v1::CalendarAnswer::Code::OUT_OF_RANGE);
        break;
      case CalendarCode::kReversed:
        answer_.set_code(v1::CalendarAnswer::Code::REVERSED);
        break;
    }
    answer_.set_provisional(provisional);
  }

  void Give(const CalendarAnswer& answer) {
    Give(answer.code, answer.provisional);
    if (answer.ok()) {
      answer_.mutable_at()->set_iso(internal::FormatIso(calendar_.zone(), answer.at));
    }
  }

  const Calendar& calendar_;
  v1::CalendarAnswer& answer_;
  Problems& problems_;
};

}  // namespace

bool Ask(const Policy& policy, const v1::CalendarQuestion& question, v1::CalendarAnswer* answer,
         Findings* findings) {
  Problems problems;
  internal::CheckRules(question, {}, &problems);
  const Calendar* calendar = FindCalendar(policy, question.calendar());
  if (calendar == nullptr) {
    std::vector<std::string> known;
    for (const NamedCalendar& named : policy.calendars) known.push_back(named.id);
    problems.Error("calendar", internal::kUnknownCalendar,
                   {{"id", question.calendar()}, {"known", internal::Join(known)}});
  } else {
    Asker(*calendar, answer, &problems).Ask(question);
  }
  const bool ok = Acceptable(problems.findings());
  if (!ok) answer->Clear();
  for (Finding& finding : problems.findings()) findings->push_back(std::move(finding));
  return ok;
}

}  // namespace guiju
