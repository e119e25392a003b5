// What holds for a whole record, beyond the rules of its fields.
#ifndef GUIJU_SRC_TOOL_RECORD_CHECK_H_
#define GUIJU_SRC_TOOL_RECORD_CHECK_H_

#include <google/protobuf/message.h>

#include "guiju/finding.h"
#include "guiju/v1/ticket.pb.h"

namespace guiju::tool {

// Counts are not negative, and the part of an x_of_y is not larger than its whole. Cannot fail.
void CheckFractions(const google::protobuf::Message& record, Findings* findings);

// Every event has a known time, not before the ticket was received; all times lie in the years 1970
// to 2099. Turns times into unix_us and puts the events in the order of time, equal ones as they
// were. Times as text have passed the rules of options.proto.
void CheckTimeline(v1::Ticket* ticket, Findings* findings);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_RECORD_CHECK_H_
