#include "compile.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "calendar_section.h"
#include "digest.h"
#include "embedded.h"
#include "guiju/kernel/parse.h"
#include "message_source.h"
#include "section.h"
#include "sections.h"
#include "sentences/calendar.h"
#include "sentences/policy.h"

namespace guiju::internal {
namespace {

// The holiday books that come with the library; parsed once, never freed.
const HolidayBooks& EmbeddedBooks() {
  static const HolidayBooks* const books = [] {
    auto* list = new HolidayBooks;
    for (std::size_t i = 0; i < kHolidayBookFilesCount; ++i) {
      const EmbeddedFile& file = kHolidayBookFiles[i];
      ReadMessage({file.text, std::string(file.name), SourceForm::kText}, list->Add());
    }
    return list;
  }();
  return *books;
}

// Those, and the policy's own behind them, checked.
HolidayBooks AllBooks(const HolidayBooks& own, Problems* problems) {
  HolidayBooks books = EmbeddedBooks();
  CheckHolidayBooks(own, "holiday_book", problems);
  for (int i = 0; i < own.size(); ++i) {
    const auto taken = [&own, i](const v1::HolidayBook& book) { return book.id() == own[i].id(); };
    if (std::any_of(EmbeddedBooks().begin(), EmbeddedBooks().end(), taken)) {
      problems->Error(At(At("holiday_book", i), "id"), kCalendarBookTwice,
                      {{"value", own[i].id()}});
    }
    *books.Add() = own[i];
  }
  return books;
}

// A day that is no day has been said by the rules; the answer is then never used.
CivilDay ReadDay(const std::string& text) {
  CivilDay day;
  guiju_parse_date(text.data(), text.size(), &day.number);
  return day;
}

std::vector<NamedCalendar> CompileCalendars(const v1::Policy& proto, Problems* problems) {
  std::vector<NamedCalendar> calendars;
  const HolidayBooks books = AllBooks(proto.holiday_book(), problems);
  UniqueIds ids;
  for (int i = 0; i < proto.calendar_size(); ++i) {
    const std::string path = At("calendar", i);
    ids.Check(proto.calendar(i).id(), path, problems);
    std::optional<Calendar> calendar = CompileCalendar(proto.calendar(i), books, path, problems);
    if (calendar.has_value()) {
      calendars.push_back({proto.calendar(i).id(), *std::move(calendar)});
    }
  }
  return calendars;
}

void CompileDates(const v1::Policy& proto, Policy* policy, Problems* problems) {
  policy->effective_from = ReadDay(proto.effective_from());
  if (!proto.effective_until().empty()) {
    policy->effective_until = ReadDay(proto.effective_until());
    if (policy->effective_until < policy->effective_from) {
      problems->Error("effective_until", kUntilBeforeEffective,
                      {{"until", proto.effective_until()}, {"effective", proto.effective_from()}});
    }
  }
  if (!proto.review_by().empty()) {
    policy->review_by = ReadDay(proto.review_by());
    if (policy->review_by < policy->effective_from) {
      problems->Error("review_by", kReviewBeforeEffective,
                      {{"review", proto.review_by()}, {"effective", proto.effective_from()}});
    } else if (policy->effective_until.number != -1 &&
               policy->effective_until < policy->review_by) {
      problems->Warning("review_by", kReviewAfterUntil,
                        {{"review", proto.review_by()}, {"until", proto.effective_until()}});
    }
  }
  const v1::Judging& judging = proto.judging();
  if (judging.ticket() != v1::TicketVersion::UNSPECIFIED) {
    policy->judging.ticket = static_cast<TicketVersion>(judging.ticket());
  }
  if (judging.month() != v1::MonthVersion::UNSPECIFIED) {
    policy->judging.month = static_cast<MonthVersion>(judging.month());
  }
}

}  // namespace

void CompileSection(const v1::Policy& proto, int section, Policy* policy, Problems* problems) {
  // Those in the file, made or not: a section that names one is right to.
  const auto calendars = [&proto] {
    std::vector<std::string> ids;
    for (const v1::Calendar& calendar : proto.calendar()) ids.push_back(calendar.id());
    return ids;
  };
  const auto segments = [&proto] {
    std::vector<std::string> ids;
    for (const auto& segment : proto.segment().segment()) ids.push_back(segment.id());
    return ids;
  };
  switch (section) {
    case v1::Policy::kEffectiveFromFieldNumber:
      CompileDates(proto, policy, problems);
      return;
    case v1::Policy::kCalendarFieldNumber:
      policy->calendars = CompileCalendars(proto, problems);
      return;
    case v1::Policy::kTriageFieldNumber:
      policy->triage = CompileTriage(proto.triage(), segments(), "triage", problems);
      return;
    case v1::Policy::kTextFieldNumber:
      policy->text = proto.has_text()
                         ? CompileText(proto.text(), policy->triage.signals, "text", problems)
                         : nullptr;
      return;
    case v1::Policy::kSlaFieldNumber: {
      SlaNames names{calendars(), {}, segments()};
      for (const auto& signal : proto.triage().signal()) names.signals.push_back(signal.id());
      policy->sla = CompileSla(proto.sla(), names, "sla", problems);
      return;
    }
    case v1::Policy::kSegmentFieldNumber:
      policy->segment = CompileSegment(proto.segment(), calendars(), "segment", problems);
      return;
    case v1::Policy::kScoreFieldNumber:
      policy->score = CompileScore(proto.score(), "score", problems);
      return;
    case v1::Policy::kMaskFieldNumber:
      policy->mask = CompileMask(proto.mask(), "mask", problems);
      return;
    case v1::Policy::kCallbackFieldNumber:
      policy->callback = CompileCallback(proto.callback(), policy->sla, policy->segment,
                                         calendars(), "callback", problems);
      return;
    case v1::Policy::kRecordFieldNumber:
      policy->record = CompileRecord(proto.record(), policy->sla, calendars(), "record", problems);
      return;
    case v1::Policy::kStatsFieldNumber:
      policy->stats = CompileStats(proto.stats(), calendars(), "stats", problems);
      return;
    default:
      return;
  }
}

std::shared_ptr<Policy> CompilePolicy(const v1::Policy& proto, Problems* problems) {
  using Proto = v1::Policy;
  auto policy = std::make_shared<Policy>();
  policy->id = proto.id();
  policy->version = proto.version();
  policy->label = ReadLabel(proto.label());
  policy->sha256 = Sha256Hex(CanonicalBytes(proto));
  // A section comes behind those that it reads.
  for (const int section :
       {Proto::kEffectiveFromFieldNumber, Proto::kCalendarFieldNumber, Proto::kTriageFieldNumber,
        Proto::kTextFieldNumber, Proto::kSlaFieldNumber, Proto::kSegmentFieldNumber,
        Proto::kScoreFieldNumber, Proto::kMaskFieldNumber, Proto::kCallbackFieldNumber,
        Proto::kRecordFieldNumber, Proto::kStatsFieldNumber}) {
    CompileSection(proto, section, policy.get(), problems);
  }
  if (!Acceptable(problems->findings()) || policy->calendars.empty()) return nullptr;
  return policy;
}

}  // namespace guiju::internal
