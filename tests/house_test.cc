// The facts as messages and the facts as structs are one thing: the tables here name each field's
// mirror, and a field or a value that is added to one side only is seen.
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "guiju/agent_month.h"
#include "guiju/callback_made.h"
#include "guiju/callback_period.h"
#include "guiju/customer.h"
#include "guiju/policy.h"
#include "guiju/score.h"
#include "guiju/service_record.h"
#include "guiju/sla.h"
#include "guiju/ticket.h"
#include "guiju/v1/agent_month.pb.h"
#include "guiju/v1/callback.pb.h"
#include "guiju/v1/callback_made.pb.h"
#include "guiju/v1/callback_period.pb.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/record.pb.h"
#include "guiju/v1/score.pb.h"
#include "guiju/v1/sla.pb.h"
#include "guiju/v1/ticket.pb.h"

namespace guiju {
namespace {

// The size of a member: the table does not compile without it.
template <typename Struct, typename Member>
constexpr std::size_t Mirror(Member Struct::*) {
  return sizeof(Member);
}

using Mirrors = std::map<std::string, std::size_t>;

void ExpectMirrored(const google::protobuf::Descriptor* message, const Mirrors& mirrors) {
  std::set<std::string> fields;
  for (int i = 0; i < message->field_count(); ++i) {
    const std::string name = message->field(i)->name();
    fields.insert(name);
    EXPECT_EQ(mirrors.count(name), 1u) << message->full_name() << "." << name << " has no mirror";
  }
  for (const auto& [name, size] : mirrors) {
    EXPECT_GT(size, 0u);
    EXPECT_EQ(fields.count(name), 1u) << name << " is no field of " << message->full_name();
  }
}

TEST(House, EveryFieldOfATicketHasAMirror) {
  ExpectMirrored(v1::Ticket::descriptor(),
                 {{"id", Mirror(&Ticket::id)},
                  {"customer_id", Mirror(&Ticket::customer_id)},
                  {"agent_id", Mirror(&Ticket::agent_id)},
                  {"team_id", Mirror(&Ticket::team_id)},
                  {"channel", Mirror(&Ticket::channel)},
                  {"channel_name", Mirror(&Ticket::channel_name)},
                  {"description", Mirror(&Ticket::description)},
                  {"category", Mirror(&Ticket::category)},
                  {"issue_type", Mirror(&Ticket::issue_type)},
                  {"priority", Mirror(&Ticket::priority)},
                  {"handling", Mirror(&Ticket::handling)},
                  {"signal", Mirror(&Ticket::signals)},
                  {"received", Mirror(&Ticket::received)},
                  {"event", Mirror(&Ticket::events)},
                  {"customer_segments", Mirror(&Ticket::segments)},
                  {"customer_type", Mirror(&Ticket::customer_type)},
                  {"topic", Mirror(&Ticket::topic)},
                  {"dissatisfaction_reason", Mirror(&Ticket::dissatisfaction_reason)},
                  {"not_recorded", Mirror(&Ticket::not_recorded)}});
}

TEST(House, EveryFieldOfAnEventHasAMirror) {
  ExpectMirrored(v1::Event::descriptor(), {{"kind", Mirror(&Event::kind)},
                                           {"at", Mirror(&Event::at)},
                                           {"status", Mirror(&Event::status)},
                                           {"rating", Mirror(&Event::rating)},
                                           {"agent_id", Mirror(&Event::agent_id)},
                                           {"team_id", Mirror(&Event::team_id)},
                                           {"priority", Mirror(&Event::priority)},
                                           {"due", Mirror(&Event::due)},
                                           {"reference", Mirror(&Event::reference)},
                                           {"name", Mirror(&Event::custom)},
                                           {"ring_count", Mirror(&Event::ring_count)},
                                           {"channel", Mirror(&Event::channel)}});
}

TEST(House, EveryFieldOfACustomerHasAMirror) {
  ExpectMirrored(v1::Customer::descriptor(),
                 {{"id", Mirror(&Customer::id)},
                  {"name", Mirror(&Customer::name)},
                  {"annual_spend", Mirror(&Customer::annual_spend)},
                  {"previous_annual_spend", Mirror(&Customer::previous_annual_spend)},
                  {"customer_since", Mirror(&Customer::customer_since)},
                  {"first_purchase", Mirror(&Customer::first_purchase)},
                  {"last_purchase", Mirror(&Customer::last_purchase)},
                  {"last_interaction", Mirror(&Customer::last_interaction)},
                  {"last_complaint", Mirror(&Customer::last_complaint)},
                  {"renewed_of_due", Mirror(&Customer::renewal)},
                  {"renewal_percent", Mirror(&Customer::renewal)},
                  {"rating_sum_by_count", Mirror(&Customer::satisfaction)},
                  {"mean_rating", Mirror(&Customer::satisfaction)},
                  {"latest_rating", Mirror(&Customer::latest_rating)},
                  {"spending_more", Mirror(&Customer::spending_more)},
                  {"churned", Mirror(&Customer::churned)},
                  {"promises_met_of_decided", Mirror(&Customer::timeliness)},
                  {"membership_level", Mirror(&Customer::membership_level)},
                  {"fact", Mirror(&Customer::facts)},
                  {"registered", Mirror(&Customer::registered)},
                  {"first_action", Mirror(&Customer::first_action)},
                  {"beta_participant", Mirror(&Customer::beta_participant)},
                  {"active_hours", Mirror(&Customer::active_hours)},
                  {"zone", Mirror(&Customer::zone)},
                  {"registration_channel", Mirror(&Customer::registration_channel)},
                  {"first_visit", Mirror(&Customer::first_visit)},
                  {"no_callbacks", Mirror(&Customer::no_callbacks)}});
}

TEST(House, EveryFieldOfAnAgentMonthHasAMirror) {
  ExpectMirrored(v1::AgentMonth::descriptor(),
                 {{"agent_id", Mirror(&AgentMonth::agent_id)},
                  {"team_id", Mirror(&AgentMonth::team_id)},
                  {"month", Mirror(&AgentMonth::month)},
                  {"response_seconds_by_count", Mirror(&AgentMonth::response)},
                  {"mean_response_seconds", Mirror(&AgentMonth::response)},
                  {"resolved_of_handled", Mirror(&AgentMonth::resolution)},
                  {"resolution_percent", Mirror(&AgentMonth::resolution)},
                  {"rating_sum_by_count", Mirror(&AgentMonth::satisfaction)},
                  {"mean_rating", Mirror(&AgentMonth::satisfaction)},
                  {"handled", Mirror(&AgentMonth::handled)},
                  {"knowledge_entries", Mirror(&AgentMonth::knowledge_entries)},
                  {"team_ahead", Mirror(&AgentMonth::team_ahead)},
                  {"recorded_total", Mirror(&AgentMonth::recorded_total)},
                  {"fact", Mirror(&AgentMonth::facts)},
                  {"profile", Mirror(&AgentMonth::profile)},
                  {"recorded_points", Mirror(&AgentMonth::recorded_points)}});
}

TEST(House, EveryFieldOfACallbackMadeHasAMirror) {
  ExpectMirrored(v1::CallbackMade::descriptor(),
                 {{"id", Mirror(&CallbackMade::id)},
                  {"agent_id", Mirror(&CallbackMade::agent_id)},
                  {"team_id", Mirror(&CallbackMade::team_id)},
                  {"customer_id", Mirror(&CallbackMade::customer_id)},
                  {"ticket_id", Mirror(&CallbackMade::ticket_id)},
                  {"scenario", Mirror(&CallbackMade::scenario)},
                  {"began", Mirror(&CallbackMade::began)},
                  {"ended", Mirror(&CallbackMade::ended)},
                  {"solved_in_one_contact", Mirror(&CallbackMade::solved_in_one_contact)},
                  {"rating", Mirror(&CallbackMade::rating)},
                  {"fields_filled", Mirror(&CallbackMade::fields_filled)},
                  {"fields_required", Mirror(&CallbackMade::fields_required)}});
}

TEST(House, EveryFieldOfACallbackPeriodHasAMirror) {
  ExpectMirrored(v1::CallbackPeriod::descriptor(),
                 {{"agent_id", Mirror(&CallbackPeriod::agent_id)},
                  {"team_id", Mirror(&CallbackPeriod::team_id)},
                  {"period", Mirror(&CallbackPeriod::period)},
                  {"calls", Mirror(&CallbackPeriod::calls)},
                  {"seconds_by_count", Mirror(&CallbackPeriod::length)},
                  {"solved_of_known", Mirror(&CallbackPeriod::solved)},
                  {"filled_of_required", Mirror(&CallbackPeriod::completeness)},
                  {"rating_sum_by_count", Mirror(&CallbackPeriod::satisfaction)}});
}

TEST(House, EveryFieldOfAServiceRecordHasAMirror) {
  ExpectMirrored(v1::ServiceRecord::descriptor(),
                 {{"id", Mirror(&ServiceRecord::id)},
                  {"form", Mirror(&ServiceRecord::form)},
                  {"ticket_id", Mirror(&ServiceRecord::ticket_id)},
                  {"agent_id", Mirror(&ServiceRecord::agent_id)},
                  {"team_id", Mirror(&ServiceRecord::team_id)},
                  {"field", Mirror(&ServiceRecord::fields)},
                  {"category", Mirror(&ServiceRecord::category)},
                  {"fact", Mirror(&ServiceRecord::facts)},
                  {"began", Mirror(&ServiceRecord::began)},
                  {"ended", Mirror(&ServiceRecord::ended)},
                  {"completed", Mirror(&ServiceRecord::completed)}});
  ExpectMirrored(v1::RecordField::descriptor(), {{"name", Mirror(&RecordField::name)},
                                                 {"value", Mirror(&RecordField::value)},
                                                 {"refused", Mirror(&RecordField::refused)}});
  ExpectMirrored(v1::ActiveHours::descriptor(), {{"day", Mirror(&ActiveHours::days)},
                                                 {"from", Mirror(&ActiveHours::from)},
                                                 {"to", Mirror(&ActiveHours::to)}});
}

using Numbers = std::map<std::string, int>;

void ExpectNumbers(const google::protobuf::EnumDescriptor* descriptor, const Numbers& expected) {
  Numbers found;
  for (int i = 0; i < descriptor->value_count(); ++i) {
    found[descriptor->value(i)->name()] = descriptor->value(i)->number();
  }
  EXPECT_EQ(found, expected) << descriptor->full_name();
}

template <typename Enum>
constexpr int Of(Enum value) {
  return static_cast<int>(value);
}

TEST(House, EveryEnumeratorHasTheNumberOfItsMessage) {
  ExpectNumbers(v1::Category::Value_descriptor(), {{"UNSPECIFIED", Of(Category::kUnspecified)},
                                                   {"INQUIRY", Of(Category::kInquiry)},
                                                   {"COMPLAINT", Of(Category::kComplaint)},
                                                   {"SUGGESTION", Of(Category::kSuggestion)},
                                                   {"AFTER_SALES", Of(Category::kAfterSales)},
                                                   {"OTHER", Of(Category::kOther)}});
  ExpectNumbers(v1::IssueType::Value_descriptor(), {{"UNSPECIFIED", Of(IssueType::kUnspecified)},
                                                    {"QUALITY", Of(IssueType::kQuality)},
                                                    {"SERVICE", Of(IssueType::kService)},
                                                    {"FUNCTION", Of(IssueType::kFunction)},
                                                    {"OTHER", Of(IssueType::kOther)}});
  ExpectNumbers(v1::Priority::Value_descriptor(), {{"UNSPECIFIED", Of(Priority::kUnspecified)},
                                                   {"P0", Of(Priority::kP0)},
                                                   {"P1", Of(Priority::kP1)},
                                                   {"P2", Of(Priority::kP2)}});
  ExpectNumbers(v1::CustomerType::Value_descriptor(),
                {{"UNSPECIFIED", Of(CustomerType::kUnspecified)},
                 {"NEW", Of(CustomerType::kNew)},
                 {"EXISTING", Of(CustomerType::kExisting)},
                 {"VIP", Of(CustomerType::kVip)}});
  ExpectNumbers(v1::Handling::Value_descriptor(), {{"UNSPECIFIED", Of(Handling::kUnspecified)},
                                                   {"URGENT", Of(Handling::kUrgent)},
                                                   {"NORMAL", Of(Handling::kNormal)},
                                                   {"SCHEDULED", Of(Handling::kScheduled)}});
  ExpectNumbers(v1::Status::Value_descriptor(), {{"UNSPECIFIED", Of(Status::kUnspecified)},
                                                 {"PENDING", Of(Status::kPending)},
                                                 {"IN_PROGRESS", Of(Status::kInProgress)},
                                                 {"WAITING_CUSTOMER", Of(Status::kWaitingCustomer)},
                                                 {"RESOLVED", Of(Status::kResolved)},
                                                 {"CLOSED", Of(Status::kClosed)},
                                                 {"REOPENED", Of(Status::kReopened)}});
  ExpectNumbers(v1::Channel::Value_descriptor(), {{"UNSPECIFIED", Of(Channel::kUnspecified)},
                                                  {"PHONE", Of(Channel::kPhone)},
                                                  {"CHAT", Of(Channel::kChat)},
                                                  {"EMAIL", Of(Channel::kEmail)},
                                                  {"SOCIAL", Of(Channel::kSocial)},
                                                  {"STORE_FORM", Of(Channel::kStoreForm)},
                                                  {"REVIEW", Of(Channel::kReview)},
                                                  {"TICKET_SYSTEM", Of(Channel::kTicketSystem)},
                                                  {"OTHER", Of(Channel::kOther)}});
  ExpectNumbers(v1::Event::Kind_descriptor(),
                {{"UNSPECIFIED", Of(EventKind::kUnspecified)},
                 {"RECEIVED", Of(EventKind::kReceived)},
                 {"ANALYZED", Of(EventKind::kAnalyzed)},
                 {"RESPONDED", Of(EventKind::kResponded)},
                 {"STATUS_CHANGED", Of(EventKind::kStatusChanged)},
                 {"SOLUTION_PROPOSED", Of(EventKind::kSolutionProposed)},
                 {"RESOLVED", Of(EventKind::kResolved)},
                 {"CLOSED", Of(EventKind::kClosed)},
                 {"REOPENED", Of(EventKind::kReopened)},
                 {"RATED", Of(EventKind::kRated)},
                 {"TRANSFERRED", Of(EventKind::kTransferred)},
                 {"PRIORITY_CHANGED", Of(EventKind::kPriorityChanged)},
                 {"RANG", Of(EventKind::kRang)},
                 {"ANSWERED", Of(EventKind::kAnswered)},
                 {"CONTACT_ENDED", Of(EventKind::kContactEnded)},
                 {"RECORD_COMPLETED", Of(EventKind::kRecordCompleted)},
                 {"SURVEY_SENT", Of(EventKind::kSurveySent)},
                 {"SOLUTION_CARRIED_OUT", Of(EventKind::kSolutionCarriedOut)},
                 {"CALLED_BACK", Of(EventKind::kCalledBack)},
                 {"CALLBACK_ENDED", Of(EventKind::kCallbackEnded)},
                 {"SERVICE_ENDED", Of(EventKind::kServiceEnded)},
                 {"DISSATISFACTION_ANALYZED", Of(EventKind::kDissatisfactionAnalyzed)},
                 {"VERIFICATION_PROMISED", Of(EventKind::kVerificationPromised)},
                 {"VERIFICATION_ANSWERED", Of(EventKind::kVerificationAnswered)},
                 {"PROMISED", Of(EventKind::kPromised)},
                 {"PROMISE_KEPT", Of(EventKind::kPromiseKept)},
                 {"COLLABORATION_OPENED", Of(EventKind::kCollaborationOpened)},
                 {"COLLABORATION_DONE", Of(EventKind::kCollaborationDone)},
                 {"REFUND_FILED", Of(EventKind::kRefundFiled)},
                 {"REFUND_ARRIVED", Of(EventKind::kRefundArrived)},
                 {"EXTENDED", Of(EventKind::kExtended)},
                 {"EXTENSION_NOTICED", Of(EventKind::kExtensionNoticed)},
                 {"SATISFACTION_ASKED", Of(EventKind::kSatisfactionAsked)},
                 {"CUSTOM", Of(EventKind::kCustom)}});
  ExpectNumbers(v1::ObligationState::Value_descriptor(),
                {{"UNSPECIFIED", Of(ObligationState::kUnspecified)},
                 {"NOT_STARTED", Of(ObligationState::kNotStarted)},
                 {"RUNNING", Of(ObligationState::kRunning)},
                 {"AT_RISK", Of(ObligationState::kAtRisk)},
                 {"PAUSED", Of(ObligationState::kPaused)},
                 {"MET", Of(ObligationState::kMet)},
                 {"BREACHED", Of(ObligationState::kBreached)},
                 {"NOT_APPLICABLE", Of(ObligationState::kNotApplicable)},
                 {"UNDECIDED", Of(ObligationState::kUndecided)}});
  ExpectNumbers(v1::MilestoneState::Value_descriptor(),
                {{"UNSPECIFIED", Of(MilestoneState::kUnspecified)},
                 {"NOT_EXPECTED", Of(MilestoneState::kNotExpected)},
                 {"MISSING", Of(MilestoneState::kMissing)},
                 {"DONE", Of(MilestoneState::kDone)},
                 {"NOT_KNOWN", Of(MilestoneState::kNotKnown)}});
  ExpectNumbers(v1::Obligation::NotBefore::Value_descriptor(),
                {{"UNSPECIFIED", Of(NotBefore::kUnspecified)},
                 {"OWN_START", Of(NotBefore::kOwnStart)},
                 {"START_OF_OTHER", Of(NotBefore::kStartOfOther)}});
  ExpectNumbers(v1::FactKind::Value_descriptor(), {{"UNSPECIFIED", Of(FactKind::kUnspecified)},
                                                   {"NUMBER", Of(FactKind::kNumber)},
                                                   {"PERCENT", Of(FactKind::kPercent)},
                                                   {"YES_NO", Of(FactKind::kYesNo)},
                                                   {"INSTANT", Of(FactKind::kInstant)}});
  ExpectNumbers(v1::CallbackPlan::State::Value_descriptor(),
                {{"UNSPECIFIED", Of(CallbackState::kUnspecified)},
                 {"DOES_NOT_APPLY", Of(CallbackState::kDoesNotApply)},
                 {"UNDECIDED", Of(CallbackState::kUndecided)},
                 {"NOT_STARTED", Of(CallbackState::kNotStarted)},
                 {"DONE", Of(CallbackState::kDone)},
                 {"PLANNED", Of(CallbackState::kPlanned)},
                 {"IMPOSSIBLE", Of(CallbackState::kImpossible)}});
  ExpectNumbers(v1::CallbackPlan::Problem::Value_descriptor(),
                {{"UNSPECIFIED", Of(CallbackProblem::kNone)},
                 {"DEADLINE_PASSED", Of(CallbackProblem::kDeadlinePassed)},
                 {"QUIET_HOURS", Of(CallbackProblem::kQuietHours)},
                 {"CALL_TOO_LONG", Of(CallbackProblem::kCallTooLong)}});
  ExpectNumbers(v1::CallbackTag::Fact::Value_descriptor(),
                {{"UNSPECIFIED", Of(CallbackTagFact::kUnspecified)},
                 {"REGISTRATION_CHANNEL", Of(CallbackTagFact::kRegistrationChannel)},
                 {"FIRST_VISIT", Of(CallbackTagFact::kFirstVisit)},
                 {"ISSUE_TYPE", Of(CallbackTagFact::kIssueType)},
                 {"STATUS", Of(CallbackTagFact::kStatus)},
                 {"AGENT", Of(CallbackTagFact::kAgent)},
                 {"PRIORITY", Of(CallbackTagFact::kPriority)},
                 {"RESULT", Of(CallbackTagFact::kResult)},
                 {"CATEGORY", Of(CallbackTagFact::kCategory)}});
  ExpectNumbers(v1::CallbackTarget::Measure::Value_descriptor(),
                {{"UNSPECIFIED", Of(CallbackMeasure::kUnspecified)},
                 {"LENGTH", Of(CallbackMeasure::kLength)},
                 {"SOLVED", Of(CallbackMeasure::kSolved)},
                 {"COMPLETENESS", Of(CallbackMeasure::kCompleteness)},
                 {"SATISFACTION", Of(CallbackMeasure::kSatisfaction)},
                 {"CALLS", Of(CallbackMeasure::kCalls)}});
  ExpectNumbers(v1::CallbackTargetVerdict::State::Value_descriptor(),
                {{"UNSPECIFIED", Of(CallbackTargetState::kUnspecified)},
                 {"MET", Of(CallbackTargetState::kMet)},
                 {"MISSED", Of(CallbackTargetState::kMissed)},
                 {"UNKNOWN", Of(CallbackTargetState::kUnknown)}});
  ExpectNumbers(v1::RecordFormField::Need::Value_descriptor(),
                {{"UNSPECIFIED", Of(RecordNeed::kUnspecified)},
                 {"REQUIRED", Of(RecordNeed::kRequired)},
                 {"OPTIONAL", Of(RecordNeed::kOptional)},
                 {"WHEN", Of(RecordNeed::kWhen)}});
  ExpectNumbers(v1::RecordFormField::Shape::Value_descriptor(),
                {{"UNSPECIFIED", Of(RecordShape::kUnspecified)},
                 {"TEXT", Of(RecordShape::kText)},
                 {"DATE", Of(RecordShape::kDate)},
                 {"TIME_OF_DAY", Of(RecordShape::kTimeOfDay)},
                 {"INSTANT", Of(RecordShape::kInstant)},
                 {"INTEGER", Of(RecordShape::kInteger)}});
  ExpectNumbers(v1::RecordFormField::Personal::Value_descriptor(),
                {{"NONE", Of(RecordPersonal::kNone)},
                 {"NAME", Of(RecordPersonal::kName)},
                 {"PHONE", Of(RecordPersonal::kPhone)},
                 {"IDENTITY_NUMBER", Of(RecordPersonal::kIdentityNumber)},
                 {"CONTACT", Of(RecordPersonal::kContact)},
                 {"ADDRESS", Of(RecordPersonal::kAddress)},
                 {"CUSTOMER_NUMBER", Of(RecordPersonal::kCustomerNumber)}});
  ExpectNumbers(v1::RecordVerdict::State::Value_descriptor(),
                {{"UNSPECIFIED", Of(RecordState::kUnspecified)},
                 {"COMPLETE", Of(RecordState::kComplete)},
                 {"INCOMPLETE", Of(RecordState::kIncomplete)},
                 {"UNDECIDED", Of(RecordState::kUndecided)}});
  ExpectNumbers(v1::RecordVerdict::Timeliness::Value_descriptor(),
                {{"UNSPECIFIED", Of(RecordTimeliness::kUnspecified)},
                 {"NOT_ASKED", Of(RecordTimeliness::kNotAsked)},
                 {"UNKNOWN", Of(RecordTimeliness::kUnknown)},
                 {"IN_TIME", Of(RecordTimeliness::kInTime)},
                 {"LATE", Of(RecordTimeliness::kLate)},
                 {"OPEN", Of(RecordTimeliness::kOpen)},
                 {"OVERDUE", Of(RecordTimeliness::kOverdue)}});
  ExpectNumbers(v1::AnalysisEvaluation::State::Value_descriptor(),
                {{"UNSPECIFIED", Of(AnalysisState::kUnspecified)},
                 {"NOT_NEEDED", Of(AnalysisState::kNotNeeded)},
                 {"MISSING", Of(AnalysisState::kMissing)},
                 {"INCOMPLETE", Of(AnalysisState::kIncomplete)},
                 {"COMPLETE", Of(AnalysisState::kComplete)}});
  ExpectNumbers(v1::MetricFact::Value_descriptor(),
                {{"UNSPECIFIED", Of(MetricFact::kUnspecified)},
                 {"MEAN_RESPONSE_SECONDS", Of(MetricFact::kMeanResponseSeconds)},
                 {"RESOLUTION_PERCENT", Of(MetricFact::kResolutionPercent)},
                 {"MEAN_RATING", Of(MetricFact::kMeanRating)},
                 {"TEAM_AHEAD_PERCENT", Of(MetricFact::kTeamAheadPercent)},
                 {"KNOWLEDGE_ENTRIES", Of(MetricFact::kKnowledgeEntries)},
                 {"HANDLED", Of(MetricFact::kHandled)},
                 {"CUSTOM", Of(MetricFact::kCustom)}});
}

}  // namespace
}  // namespace guiju
