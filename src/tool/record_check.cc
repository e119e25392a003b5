#include "tool/record_check.h"

#include <algorithm>
#include <string>

#include "problems.h"
#include "sentences/input.h"
#include "tool/civil_time.h"
#include "tool/say.h"
#include "withheld.h"

namespace guiju::tool {
namespace {

using google::protobuf::FieldDescriptor;

void Add(const std::string& path, Finding finding, Findings* findings) {
  finding.path = path;
  findings->push_back(std::move(finding));
}

// Unknown when the instant says nothing, never, or a time outside the range of facts.
Instant KnownTime(const v1::Instant& at) {
  if (at.at_case() == v1::Instant::kUnixUs) {
    const Instant instant{at.unix_us()};
    return instant >= kMinFact && instant < kEndOfFacts ? instant : Instant::Unknown();
  }
  if (at.at_case() != v1::Instant::kIso) return Instant::Unknown();
  const ZoneTable utc;
  return ReadTime(at.iso(), "ISO", {&utc}).at;
}

}  // namespace

void CheckFractions(const google::protobuf::Message& record, Findings* findings) {
  for (int i = 0; i < record.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *record.GetDescriptor()->field(i);
    if (field.message_type() != v1::Fraction::descriptor() || field.is_repeated() ||
        !record.GetReflection()->HasField(record, &field)) {
      continue;
    }
    const auto& fraction =
        static_cast<const v1::Fraction&>(record.GetReflection()->GetMessage(record, &field));
    const internal::Arguments counts = {
        {"name", field.name()},
        internal::ShownIfPlain("part", std::to_string(fraction.numerator())),
        internal::ShownIfPlain("whole", std::to_string(fraction.denominator()))};
    if (fraction.numerator() < 0 || fraction.denominator() < 0) {
      Add(field.name(), Tell(internal::kRecordNegativeCount, counts), findings);
    } else if (field.name().find("_of_") != std::string::npos &&
               fraction.numerator() > fraction.denominator()) {
      Add(field.name(), Tell(internal::kRecordPartOfWhole, counts), findings);
    }
  }
}

void CheckTimeline(v1::Ticket* ticket, Findings* findings) {
  const std::size_t before = findings->size();
  const auto settle = [&](v1::Instant* at, const std::string& path) {
    const Instant instant = KnownTime(*at);
    if (instant.is_unknown()) {
      Add(path, Tell(internal::kRecordNoTime, {{"name", path}}), findings);
    } else {
      at->set_unix_us(instant.us);
    }
    return instant;
  };
  const Instant received = settle(ticket->mutable_received(), "received");
  for (int i = 0; i < ticket->event_size(); ++i) {
    const std::string path = internal::At(internal::At("event", i), "at");
    const Instant at = settle(ticket->mutable_event(i)->mutable_at(), path);
    if (at.is_known() && received.is_known() && at < received) {
      Add(path, Tell(internal::kRecordBeforeReceived, {{"name", path}}), findings);
    }
  }
  if (findings->size() > before) return;
  auto& events = *ticket->mutable_event();
  std::stable_sort(
      events.pointer_begin(), events.pointer_end(),
      [](const v1::Event* a, const v1::Event* b) { return a->at().unix_us() < b->at().unix_us(); });
}

}  // namespace guiju::tool
