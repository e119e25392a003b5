#include "ticket_facts.h"

#include <google/protobuf/descriptor.h>

#include "guiju/v1/common.pb.h"
#include "text_distance.h"
#include "words.h"

namespace guiju::internal {
namespace {

std::string ScaleId(const char* prefix, const google::protobuf::EnumDescriptor* values, int value) {
  std::string id = prefix + values->FindValueByNumber(value)->name();
  for (char& c : id) c = LowerAscii(c);
  return id;
}

template <typename Value>
Label ScaleLabel(const Label& scale, std::uint16_t base, std::uint16_t fact) {
  const Label value = WordOf(static_cast<Value>(fact - base));
  return {scale.en + ": " + value.en, scale.zh + "为" + value.zh};
}

// "rating 4" / "评分 4"; the name alone when it is not known.
Label NumberLabel(const InstanceFacts& facts, std::uint16_t fact) {
  Label label = TicketFactLabel(facts.policy, fact);
  if (facts.event == nullptr) return label;
  const std::int32_t value = fact == kRatingFact ? facts.event->rating : facts.event->ring_count;
  if (value < (fact == kRatingFact ? 1 : 0)) return label;
  label.en += " " + std::to_string(value);
  label.zh += " " + std::to_string(value);
  return label;
}

}  // namespace

std::string TicketFactId(const Policy& policy, std::uint16_t fact) {
  if (fact < kSegmentFact) return policy.triage.signals[fact - kSignalFact].id;
  if (fact < kCategoryFact) return "segment_" + policy.segment.segments[fact - kSegmentFact].id;
  if (fact < kIssueTypeFact) {
    return ScaleId("category_", v1::Category::Value_descriptor(), fact - kCategoryFact);
  }
  if (fact < kPriorityFact) {
    return ScaleId("issue_", v1::IssueType::Value_descriptor(), fact - kIssueTypeFact);
  }
  if (fact < kHandlingFact) {
    return ScaleId("priority_", v1::Priority::Value_descriptor(), fact - kPriorityFact);
  }
  if (fact < kChannelFact) {
    return ScaleId("handling_", v1::Handling::Value_descriptor(), fact - kHandlingFact);
  }
  if (fact < kCustomerFact) {
    return ScaleId("channel_", v1::Channel::Value_descriptor(), fact - kChannelFact);
  }
  if (fact < kRatingFact) {
    return ScaleId("customer_", v1::CustomerType::Value_descriptor(), fact - kCustomerFact);
  }
  return fact == kRatingFact ? "rating" : "ring_count";
}

Label TicketFactLabel(const Policy& policy, std::uint16_t fact) {
  if (fact < kSegmentFact) return policy.triage.signals[fact - kSignalFact].label;
  if (fact < kCategoryFact) return policy.segment.segments[fact - kSegmentFact].label;
  if (fact < kIssueTypeFact) return ScaleLabel<Category>({"category", "类别"}, kCategoryFact, fact);
  if (fact < kPriorityFact) {
    return ScaleLabel<IssueType>({"issue type", "问题类型"}, kIssueTypeFact, fact);
  }
  if (fact < kHandlingFact) {
    return ScaleLabel<Priority>({"priority", "紧急程度"}, kPriorityFact, fact);
  }
  if (fact < kChannelFact) {
    return ScaleLabel<Handling>({"handling", "处理方式"}, kHandlingFact, fact);
  }
  if (fact < kCustomerFact) return ScaleLabel<Channel>({"channel", "渠道"}, kChannelFact, fact);
  if (fact < kRatingFact) return WordOf(static_cast<CustomerType>(fact - kCustomerFact));
  return fact == kRatingFact ? Label{"rating", "评分"} : Label{"number of rings", "响铃次数"};
}

// The tests with the answer; of the unknown ones those that leave the condition unknown.
static std::vector<std::uint16_t> LeavesOf(const InstanceFacts& facts, const Criterion& criterion,
                                           Tri answer) {
  return LeavesWith(criterion, answer, [&](std::uint16_t leaf) {
    return AskTicket(facts.policy.sla.tests[leaf], facts.ticket, facts.priority, facts.event);
  });
}

void AddMissing(const InstanceFacts& facts, const Criterion& criterion,
                std::set<std::uint16_t>* missing) {
  for (const std::uint16_t leaf : LeavesOf(facts, criterion, Tri::kUnknown)) {
    missing->insert(facts.policy.sla.tests[leaf].fact);
  }
}

void AddTestWords(const InstanceFacts& facts, const Criterion& criterion, Tri answer,
                  LabelList* list) {
  for (const std::uint16_t leaf : LeavesOf(facts, criterion, answer)) {
    const FactTest& test = facts.policy.sla.tests[leaf];
    if (test.kind != FactTest::Kind::kIs) {
      list->AddOnce(NumberLabel(facts, test.fact));
      continue;
    }
    Label label = TicketFactLabel(facts.policy, test.fact);
    if (answer != Tri::kUnknown && (answer == Tri::kTrue) != test.expected) {
      label.en = "not " + label.en;
      label.zh = "非" + label.zh;
    }
    list->AddOnce(label);
  }
}

std::set<std::uint16_t> MissingFacts(const Policy& policy, const Ticket& ticket,
                                     const ObligationVerdict& verdict) {
  std::set<std::uint16_t> missing;
  if (!verdict.start.is_known()) return missing;
  const Obligation& obligation = policy.sla.obligations[verdict.obligation];
  const InstanceFacts start{policy, ticket, verdict.priority, EventOf(ticket, verdict.start_event)};
  if (obligation.has_condition && start.Evaluate(obligation.applies) == Tri::kUnknown) {
    AddMissing(start, obligation.applies, &missing);
  }
  for (std::size_t i = 0; i < obligation.lines.size(); ++i) {
    const TargetLine& line = obligation.lines[i];
    if (line.has_condition && i == verdict.target_line) break;
    const bool fits = line.priority == Priority::kUnspecified || line.priority == verdict.priority;
    if (line.has_condition && fits && start.Evaluate(line.when) == Tri::kUnknown) {
      AddMissing(start, line.when, &missing);
    }
  }
  if (verdict.done.is_known() && !obligation.kept_when.nodes.empty()) {
    const InstanceFacts done{policy, ticket, verdict.priority, EventOf(ticket, verdict.done_event)};
    if (done.Evaluate(obligation.kept_when) == Tri::kUnknown) {
      AddMissing(done, obligation.kept_when, &missing);
    }
  }
  return missing;
}

}  // namespace guiju::internal
