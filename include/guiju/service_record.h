// A record that an agent filled in, as a host hands it in.
#ifndef GUIJU_SERVICE_RECORD_H_
#define GUIJU_SERVICE_RECORD_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guiju/ticket.h"
#include "guiju/time.h"

namespace guiju {

// One field of a record; the text is borrowed from the host and may be personal.
struct RecordField {
  std::uint16_t name = 0;  // index of the field in the form
  std::string_view value;
  bool refused = false;  // the customer did not want to give it (INT-10)
};

// One record. Strings and fields are borrowed from the host.
struct ServiceRecord {
  std::string_view id;
  std::size_t form = 0;  // index into the policy's forms (RecordPolicy::FormIndex)
  std::string_view ticket_id;
  std::string_view agent_id;
  std::string_view team_id;
  const RecordField* fields = nullptr;  // each field of the form at most once
  std::size_t field_count = 0;
  Category category = Category::kUnspecified;
  Signals facts;      // yes-or-no facts by their numbers in the policy's list
  Instant began;      // of the call or service
  Instant ended;      // from which the record's time runs
  Instant completed;  // unknown or never: still open
};

}  // namespace guiju

#endif  // GUIJU_SERVICE_RECORD_H_
