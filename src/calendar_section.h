// The calendars of a policy: messages -> Calendar, with everything that is wrong on the way.
#ifndef GUIJU_SRC_CALENDAR_SECTION_H_
#define GUIJU_SRC_CALENDAR_SECTION_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <optional>
#include <string>

#include "guiju/calendar.h"
#include "guiju/v1/calendar.pb.h"
#include "problems.h"

namespace guiju::internal {

using HolidayBooks = google::protobuf::RepeatedPtrField<v1::HolidayBook>;

// Checks the books themselves: dates, years, ids. `path` names the list: "holiday_book". A calendar
// that uses a book skips the entries that are wrong, since they are reported here, once.
void CheckHolidayBooks(const HolidayBooks& books, const std::string& path, Problems* problems);

// The calendar that `message` describes with the days of `books`; nothing, and at least one error
// under `path` ("calendar[0]"), when it is wrong. A setting that is not given is the documented
// default: that it must be given is checked with the other required fields.
std::optional<Calendar> CompileCalendar(const v1::Calendar& message, const HolidayBooks& books,
                                        const std::string& path, Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_CALENDAR_SECTION_H_
