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

}  // namespace

std::shared_ptr<const Policy> CompilePolicy(const v1::Policy& proto, Problems* problems) {
  auto policy = std::make_shared<Policy>();
  policy->id = proto.id();
  policy->version = proto.version();
  policy->label = ReadLabel(proto.label());
  policy->sha256 = Sha256Hex(CanonicalBytes(proto));
  policy->effective_from = ReadDay(proto.effective_from());
  if (!proto.review_by().empty()) {
    policy->review_by = ReadDay(proto.review_by());
    if (policy->review_by < policy->effective_from) {
      problems->Error("review_by", kReviewBeforeEffective,
                      {{"review", proto.review_by()}, {"effective", proto.effective_from()}});
    }
  }
  policy->calendars = CompileCalendars(proto, problems);
  policy->triage = CompileTriage(proto.triage(), "triage", problems);
  // Those in the file, made or not: a section that names one is right to.
  std::vector<std::string> calendars;
  for (const v1::Calendar& calendar : proto.calendar()) calendars.push_back(calendar.id());
  SlaNames names{calendars, {}, {}};
  for (const auto& signal : proto.triage().signal()) names.signals.push_back(signal.id());
  for (const auto& segment : proto.segment().segment()) names.segments.push_back(segment.id());
  policy->sla = CompileSla(proto.sla(), names, "sla", problems);
  policy->segment = CompileSegment(proto.segment(), calendars, "segment", problems);
  policy->score = CompileScore(proto.score(), "score", problems);
  policy->stats = CompileStats(proto.stats(), calendars, "stats", problems);
  if (!Acceptable(problems->findings()) || policy->calendars.empty()) return nullptr;
  return policy;
}

}  // namespace guiju::internal
