#include "withheld.h"

#include <algorithm>
#include <array>
#include <string>

namespace guiju::internal {
namespace {

constexpr std::string_view kPackage = "guiju.v1.";

// Fewer digits name nobody; a local telephone number has as many.
constexpr std::ptrdiff_t kFewestTelling = 7;
constexpr std::size_t kDate = 10;  // characters of 2026-02-24
constexpr std::size_t kLongestTime = 40;
constexpr std::size_t kFractionDigits = 6;
constexpr std::string_view kNumeric = "0123456789+-.:/TZ ";

constexpr std::string_view kIds[] = {
    "Ticket.id",
    "Ticket.customer_id",
    "Ticket.agent_id",
    "Ticket.team_id",
    "Event.agent_id",
    "Event.team_id",
    "Event.reference",
    "Customer.id",
    "AgentMonth.agent_id",
    "AgentMonth.team_id",
    "CallbackMade.id",
    "CallbackMade.agent_id",
    "CallbackMade.team_id",
    "CallbackMade.customer_id",
    "CallbackMade.ticket_id",
    "ServiceRecord.id",
    "ServiceRecord.ticket_id",
    "ServiceRecord.agent_id",
    "ServiceRecord.team_id",
};

constexpr std::string_view kPlainFields[] = {
    "Instant.unix_us",
    "Instant.iso",
    "Instant.never",
    "Fraction.numerator",
    "Fraction.denominator",
    "Signal.name",
    "Signal.value",
    "Ticket.channel",
    "Ticket.category",
    "Ticket.issue_type",
    "Ticket.priority",
    "Ticket.handling",
    "Ticket.signal",
    "Ticket.received",
    "Ticket.event",
    "Ticket.customer_segments",
    "Ticket.customer_type",
    "Ticket.not_recorded",
    "CustomerSegments.id",
    "Event.kind",
    "Event.at",
    "Event.status",
    "Event.rating",
    "Event.priority",
    "Event.due",
    "Event.name",
    "Event.ring_count",
    "Event.channel",
    "Customer.annual_spend",
    "Customer.previous_annual_spend",
    "Customer.customer_since",
    "Customer.first_purchase",
    "Customer.last_purchase",
    "Customer.last_interaction",
    "Customer.last_complaint",
    "Customer.renewed_of_due",
    "Customer.renewal_percent",
    "Customer.rating_sum_by_count",
    "Customer.mean_rating",
    "Customer.latest_rating",
    "Customer.spending_more",
    "Customer.churned",
    "Customer.promises_met_of_decided",
    "AgentMonth.month",
    "AgentMonth.response_seconds_by_count",
    "AgentMonth.mean_response_seconds",
    "AgentMonth.resolved_of_handled",
    "AgentMonth.resolution_percent",
    "AgentMonth.rating_sum_by_count",
    "AgentMonth.mean_rating",
    "AgentMonth.handled",
    "AgentMonth.knowledge_entries",
    "AgentMonth.team_ahead",
    "AgentMonth.recorded_total",
    "AgentMonth.profile",
    "AgentMonth.recorded_points",
    "RecordedPoints.metric",
    "RecordedPoints.points",
    "CallbackMade.scenario",
    "CallbackMade.began",
    "CallbackMade.ended",
    "CallbackMade.solved_in_one_contact",
    "CallbackMade.rating",
    "CallbackMade.fields_filled",
    "CallbackMade.fields_required",
    "ServiceRecord.form",
    "ServiceRecord.category",
    "ServiceRecord.began",
    "ServiceRecord.ended",
    "ServiceRecord.completed",
};

template <std::size_t kCount>
bool Holds(const std::string_view (&table)[kCount], std::string_view name) {
  return std::find(std::begin(table), std::end(table), name) != std::end(table);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool BeginsWithDate(std::string_view text) {
  if (text.size() < kDate || (text.size() > kDate && IsDigit(text[kDate]))) return false;
  for (std::size_t i = 0; i < kDate; ++i) {
    const bool sign = i == 4 || i == 7;
    if (sign ? text[i] != '-' && text[i] != '/' : !IsDigit(text[i])) return false;
  }
  return (text[0] == '1' && text[1] == '9') || (text[0] == '2' && text[1] == '0');
}

// " 09:00:00.123456+08:00": pairs of digits, more of them only behind a point.
bool IsClock(std::string_view text) {
  std::size_t run = 0;
  char before = 0;
  for (const char c : text) {
    run = IsDigit(c) ? run + 1 : 0;
    if (!IsDigit(c)) before = c;
    if (run > (before == '.' ? kFractionDigits : 2)) return false;
  }
  return text.find(':') != std::string_view::npos;
}

}  // namespace

Disclosure DisclosureOf(const google::protobuf::FieldDescriptor& field) {
  std::string_view name = field.full_name();
  if (name.substr(0, kPackage.size()) != kPackage) return Disclosure::kPersonal;
  name.remove_prefix(kPackage.size());
  if (Holds(kIds, name)) return Disclosure::kId;
  return Holds(kPlainFields, name) ? Disclosure::kPlain : Disclosure::kPersonal;
}

bool IsPlain(std::string_view text) {
  if (text.size() > kLongestTime || text.find_first_not_of(kNumeric) != std::string_view::npos) {
    return false;
  }
  std::string_view rest = text;
  if (BeginsWithDate(text)) {
    rest.remove_prefix(kDate);
    if (IsClock(rest)) return true;
  }
  return std::count_if(rest.begin(), rest.end(), IsDigit) < kFewestTelling;
}

Argument Withheld(std::string_view name, std::string_view text) {
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  const std::string count = std::to_string(characters);
  return {name, "(not shown, characters: " + count + ")", "（不显示内容，字符数 " + count + "）"};
}

Argument ShownIfPlain(std::string_view name, std::string_view text) {
  return IsPlain(text) ? Argument(name, std::string(text)) : Withheld(name, text);
}

}  // namespace guiju::internal
