#include "workbench/witness.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "format.h"
#include "guiju/proto.h"
#include "problems.h"
#include "workbench/written.h"

namespace guiju::workbench {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using internal::At;

bool IsWords(const FieldDescriptor& field) {
  static const std::set<std::string_view> names = {"policy",
                                                   "reason_zh",
                                                   "reason_en",
                                                   "clause",
                                                   "primary_clause",
                                                   "tier_clause",
                                                   "timeliness_clause",
                                                   "as_of",
                                                   "category_decision",
                                                   "issue_type_decision",
                                                   "priority_decision",
                                                   "handling_decision",
                                                   "audit"};
  return names.find(field.name()) != names.end();
}

void StripWords(Message* message) {
  const Reflection& reflection = *message->GetReflection();
  const auto* type = message->GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (IsWords(*field)) {
      reflection.ClearField(message, field);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (field->is_repeated()) {
        for (int k = 0; k < reflection.FieldSize(*message, field); ++k) {
          StripWords(reflection.MutableRepeatedMessage(message, field, k));
        }
      } else if (reflection.HasField(*message, field)) {
        StripWords(reflection.MutableMessage(message, field));
      }
    }
  }
}

// What names an entry of an answer: its first text.
std::string KeyOfAnswer(const Message& entry) {
  const auto* type = entry.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && !field->is_repeated()) {
      return entry.GetReflection()->GetString(entry, field);
    }
  }
  return {};
}

void CopyKey(const Message& entry, Message* to) {
  const auto* type = entry.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && !field->is_repeated()) {
      to->GetReflection()->SetString(to, field, entry.GetReflection()->GetString(entry, field));
      return;
    }
  }
}

// An instant, a fraction and the like differ as a whole.
bool IsValue(const FieldDescriptor& field) {
  return field.message_type()->name() == "Instant" || field.message_type()->name() == "Fraction";
}

class AnswerComparison {
 public:
  std::vector<AnswerChange> changes;

  // Notes what differs and leaves of the new answer only that in `kept`.
  void Messages(const Message& a, const Message& b, const std::string& path, Message* kept) {
    const auto* type = a.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) Field(a, b, *type->field(i), path, kept);
  }

 private:
  static std::string Show(const Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    if (!field.is_repeated()) {
      const bool message_field = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      const bool there = !message_field || reflection.HasField(message, &field);
      return there ? ValueText(message, field, -1) : std::string();
    }
    std::string text;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      text += (i == 0 ? "" : ", ") + ValueText(message, field, i);
    }
    return "[" + text + "]";
  }

  void Field(const Message& a, const Message& b, const FieldDescriptor& field,
             const std::string& path, Message* kept) {
    const Reflection& reflection = *a.GetReflection();
    const std::string here = At(path, field.name().c_str());
    const bool message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (message && field.is_repeated()) {
      Entries(a, b, field, here, kept);
      return;
    }
    if (message && !IsValue(field) && reflection.HasField(a, &field) &&
        reflection.HasField(b, &field)) {
      const std::size_t count = changes.size();
      Messages(reflection.GetMessage(a, &field), reflection.GetMessage(b, &field), here,
               reflection.MutableMessage(kept, &field));
      if (changes.size() == count) reflection.ClearField(kept, &field);
      return;
    }
    const std::string before = Show(a, field);
    const std::string after = Show(b, field);
    if (before == after) return;
    changes.push_back({here, before, after});
    CopyField(b, field, kept);
  }

  static void CopyField(const Message& from, const FieldDescriptor& field, Message* to) {
    // Everything but the one field is taken away again: reflection has no copy of one field.
    Message* whole = from.New();
    whole->CopyFrom(from);
    const auto* type = from.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      if (type->field(i) != &field) whole->GetReflection()->ClearField(whole, type->field(i));
    }
    to->MergeFrom(*whole);
    delete whole;
  }

  void Entries(const Message& a, const Message& b, const FieldDescriptor& field,
               const std::string& path, Message* kept) {
    const Reflection& reflection = *a.GetReflection();
    std::vector<bool> seen(static_cast<std::size_t>(reflection.FieldSize(b, &field)), false);
    const auto named = [&](const std::string& key, int i) {
      return path + "[" + (key.empty() ? std::to_string(i) : key) + "]";
    };
    for (int i = 0; i < reflection.FieldSize(a, &field); ++i) {
      const Message& left = reflection.GetRepeatedMessage(a, &field, i);
      const std::string key = KeyOfAnswer(left);
      int found = -1;
      for (int j = 0; j < reflection.FieldSize(b, &field) && found < 0; ++j) {
        const bool taken = seen[static_cast<std::size_t>(j)];
        if (!taken && KeyOfAnswer(reflection.GetRepeatedMessage(b, &field, j)) == key) found = j;
      }
      if (found < 0) {
        changes.push_back({named(key, i), OneLine(left), ""});
        continue;
      }
      seen[static_cast<std::size_t>(found)] = true;
      const Message& right = reflection.GetRepeatedMessage(b, &field, found);
      const std::size_t count = changes.size();
      Message* entry = reflection.AddMessage(kept, &field);
      Messages(left, right, named(key, i), entry);
      if (changes.size() == count) {
        reflection.RemoveLast(kept, &field);
      } else {
        CopyKey(right, entry);
      }
    }
    for (int j = 0; j < reflection.FieldSize(b, &field); ++j) {
      if (seen[static_cast<std::size_t>(j)]) continue;
      const Message& right = reflection.GetRepeatedMessage(b, &field, j);
      changes.push_back({named(KeyOfAnswer(right), j), "", OneLine(right)});
      reflection.AddMessage(kept, &field)->CopyFrom(right);
    }
  }
};

// Asks the one question that the facts are about. False: refused.
bool AskFacts(const Policy& policy, const v1::TestFacts& facts, Instant as_of,
              v1::TestExpectation* answer, Findings* findings) {
  if (facts.has_ticket() && facts.has_customer()) {
    v1::CallbackEvaluation callbacks;
    return Evaluate(policy, facts.ticket(), facts.customer(), as_of, answer->mutable_ticket(),
                    answer->mutable_customer(), &callbacks, findings);
  }
  if (facts.has_ticket()) {
    return Evaluate(policy, facts.ticket(), as_of, answer->mutable_ticket(), findings);
  }
  if (facts.has_customer()) {
    std::vector<v1::Customer> customers = {facts.customer()};
    customers.insert(customers.end(), facts.among().begin(), facts.among().end());
    std::vector<v1::CustomerEvaluation> evaluations;
    if (!Evaluate(policy, customers, as_of, &evaluations, findings)) return false;
    *answer->mutable_customer() = evaluations.front();
    return true;
  }
  if (facts.has_agent_month()) {
    std::vector<v1::AgentMonth> months = {facts.agent_month()};
    months.insert(months.end(), facts.colleague().begin(), facts.colleague().end());
    std::vector<v1::AgentEvaluation> evaluations;
    if (!Evaluate(policy, months, &evaluations, findings)) return false;
    *answer->mutable_agent() = evaluations.front();
    return true;
  }
  if (facts.review_month_size() > 0) {
    const std::vector<v1::AgentMonth> months(facts.review_month().begin(),
                                             facts.review_month().end());
    std::vector<v1::AgentEvaluation> cards;
    std::vector<v1::AgentReview> reviews;
    if (!Evaluate(policy, months, &cards, findings) || !Review(policy, cards, &reviews, findings)) {
      return false;
    }
    if (!reviews.empty()) *answer->mutable_review() = reviews.front();
    return true;
  }
  if (facts.has_callback()) {
    return Evaluate(policy, facts.callback(), as_of, answer->mutable_callback(), findings);
  }
  if (facts.has_callback_period()) {
    return Evaluate(policy, facts.callback_period(),
                    facts.has_base_period() ? &facts.base_period() : nullptr,
                    answer->mutable_callback_targets(), findings);
  }
  if (facts.has_record()) {
    return Evaluate(policy, facts.record(), as_of, answer->mutable_record(), findings);
  }
  if (facts.has_analysis()) {
    return Evaluate(policy, facts.analysis(), as_of, answer->mutable_analysis(), findings);
  }
  if (facts.has_calendar()) {
    return Ask(policy, facts.calendar(), answer->mutable_calendar(), findings);
  }
  if (facts.has_mask()) {
    Mask(policy, facts.mask(), answer->mutable_mask());
    return true;
  }
  const std::vector<v1::Ticket> history(facts.history().begin(), facts.history().end());
  std::vector<v1::StatsReport> reports;
  const PeriodKind kind =
      facts.period() == v1::PeriodKind::WEEK ? PeriodKind::kWeek : PeriodKind::kMonth;
  if (!Summarize(policy, history, kind, &reports, findings)) return false;
  for (const v1::StatsReport& report : reports) *answer->add_report() = report;
  return true;
}

}  // namespace

WitnessAnswer AnswerOf(const Policy& policy, const v1::TestFacts& facts, Instant as_of) {
  WitnessAnswer answer;
  Findings findings;
  if (!AskFacts(policy, facts, as_of, &answer.message, &findings)) {
    answer.message.Clear();
    for (const Finding& finding : findings) answer.refused.push_back(finding.id);
    return answer;
  }
  StripWords(&answer.message);
  return answer;
}

std::shared_ptr<const Witness> MakeWitness(const Policy& before, const Policy& after,
                                           const v1::TestFacts& facts, Instant as_of,
                                           const std::string& part) {
  const WitnessAnswer a = AnswerOf(before, facts, as_of);
  const WitnessAnswer b = AnswerOf(after, facts, as_of);
  if (!a.refused.empty() && !b.refused.empty()) return nullptr;
  auto witness = std::make_shared<Witness>();
  auto kept = std::make_shared<v1::TestExpectation>();
  if (a.refused.empty() && b.refused.empty()) {
    AnswerComparison compare;
    compare.Messages(a.message, b.message, "", kept.get());
    const auto hit = [&part](const AnswerChange& change) {
      return change.path.find(part) != std::string::npos;
    };
    if (std::none_of(compare.changes.begin(), compare.changes.end(), hit)) return nullptr;
    // What was asked for stands first.
    std::stable_partition(compare.changes.begin(), compare.changes.end(), hit);
    witness->changes = std::move(compare.changes);
  } else if (b.refused.empty()) {
    *kept = b.message;
  }
  witness->refused_before = a.refused;
  witness->refused_after = b.refused;
  witness->as_of = internal::FormatIso(after.calendars.front().calendar.zone(), as_of);
  witness->facts = std::make_shared<const v1::TestFacts>(facts);
  witness->facts_text = PrintFacts(facts);
  witness->after = std::move(kept);
  return witness;
}

std::string PrintFacts(const v1::TestFacts& facts) { return OneLine(facts); }

}  // namespace guiju::workbench
