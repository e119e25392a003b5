#include "own_facts.h"

#include <algorithm>
#include <string_view>

#include "section.h"
#include "sentences/own_rules.h"

namespace guiju::internal {
namespace {

const char* KindWord(FactKind kind, bool chinese) {
  switch (kind) {
    case FactKind::kNumber:
      return chinese ? "数值" : "a number";
    case FactKind::kPercent:
      return chinese ? "百分比" : "a percent";
    case FactKind::kYesNo:
      return chinese ? "是否" : "yes or no";
    default:
      return chinese ? "时刻" : "an instant";
  }
}

const char* FieldOf(const v1::NamedFact& fact) {
  switch (fact.value_case()) {
    case v1::NamedFact::kDecimal:
      return "decimal";
    case v1::NamedFact::kFraction:
      return "fraction";
    case v1::NamedFact::kYesNo:
      return "yes_no";
    default:
      return "instant";
  }
}

bool Fits(FactKind kind, v1::NamedFact::ValueCase value) {
  switch (kind) {
    case FactKind::kNumber:
    case FactKind::kPercent:
      return value == v1::NamedFact::kDecimal || value == v1::NamedFact::kFraction;
    case FactKind::kYesNo:
      return value == v1::NamedFact::kYesNo;
    default:
      return value == v1::NamedFact::kInstant;
  }
}

FactValue ReadValue(const OwnFact& declared, const v1::NamedFact& fact, const FactParts& parts,
                    const std::string& path, Problems* problems) {
  FactValue value;
  const bool percent = declared.kind == FactKind::kPercent;
  switch (fact.value_case()) {
    case v1::NamedFact::kDecimal:
      value.number = percent ? ReadPercent(fact.decimal()) : ReadDecimal(fact.decimal());
      if (percent && !value.number.is_missing() &&
          (value.number.numerator < 0 || value.number.numerator > value.number.denominator)) {
        problems->Error(path, kOwnFactPercent, {{"name", declared.id}});
      }
      break;
    case v1::NamedFact::kFraction:
      value.number = percent ? parts.share(fact.fraction(), At(path, "fraction"))
                             : parts.fraction(fact.fraction(), At(path, "fraction"));
      break;
    case v1::NamedFact::kYesNo:
      value.number = Ratio::Of(fact.yes_no());
      break;
    default:
      value.at = parts.instant(fact.instant(), At(path, "instant"));
      break;
  }
  return value;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool HasPrefix(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return Lower(a) == Lower(b); });
}

}  // namespace

void ReadOwnFacts(const std::vector<OwnFact>& declared,
                  const google::protobuf::RepeatedPtrField<v1::NamedFact>& facts,
                  const FactParts& parts, std::vector<FactValue>* values, Problems* problems) {
  values->assign(declared.size(), {});
  std::vector<Entry> entries;
  if (!facts.empty()) {
    for (const OwnFact& fact : declared) entries.push_back({fact.id, {}, fact.label});
  }
  std::vector<bool> seen(declared.size());
  for (int i = 0; i < facts.size(); ++i) {
    const v1::NamedFact& fact = facts.Get(i);
    const std::string path = At("fact", i);
    const std::size_t at =
        FindEntry(entries, fact.name(), kUnknownOwnFact, At(path, "name"), problems);
    if (at == entries.size()) continue;
    if (seen[at]) problems->Error(At(path, "name"), kNamedTwice, {{"name", fact.name()}});
    seen[at] = true;
    if (fact.value_case() == v1::NamedFact::VALUE_NOT_SET) {
      problems->Error(path, kOwnFactEmpty, {{"name", fact.name()}});
    } else if (!Fits(declared[at].kind, fact.value_case())) {
      problems->Error(
          path, kOwnFactKind,
          {{"name", fact.name()},
           {"kind", KindWord(declared[at].kind, false), KindWord(declared[at].kind, true)},
           {"found", FieldOf(fact)}});
    } else {
      (*values)[at] = ReadValue(declared[at], fact, parts, path, problems);
    }
  }
}

std::int32_t ReadLevel(const MembershipPolicy& membership, const std::string& text,
                       Problems* problems) {
  if (text.empty()) return 0;
  for (const NamedLevel& level : membership.named_levels) {
    if (level.name == text) return level.level;
  }
  std::string_view digits = text;
  if (HasPrefix(digits, membership.level_prefix)) {
    digits.remove_prefix(membership.level_prefix.size());
  }
  constexpr std::size_t kMostDigits = 6;
  std::int32_t level = 0;
  bool readable = !digits.empty() && digits.size() <= kMostDigits;
  for (const char c : digits) {
    readable = readable && c >= '0' && c <= '9';
    if (readable) level = level * 10 + (c - '0');
  }
  if (readable) return level;
  problems->Error("membership_level", kMembershipLevel,
                  {{"expected", membership.level_prefix + "1"}});
  return Customer::kUnknownLevel;
}

void ReadRecordedPoints(const ScorePolicy& policy, const v1::AgentMonth& message,
                        std::vector<std::int32_t>* points, Problems* problems) {
  points->clear();
  if (message.recorded_points().empty()) return;
  points->assign(policy.metrics.size(), AgentMonth::kNotRecorded);
  std::vector<Entry> metrics;
  for (const Metric& metric : policy.metrics) metrics.push_back(metric.entry);
  for (int i = 0; i < message.recorded_points_size(); ++i) {
    const v1::RecordedPoints& recorded = message.recorded_points(i);
    const std::string path = At(At("recorded_points", i), "metric");
    const std::size_t at = FindEntry(metrics, recorded.metric(), kUnknownMetric, path, problems);
    if (at == metrics.size()) continue;
    if ((*points)[at] != AgentMonth::kNotRecorded) {
      problems->Error(path, kNamedTwice, {{"name", recorded.metric()}});
    }
    (*points)[at] = recorded.points();
  }
}

std::int32_t ReadProfile(const ScorePolicy& policy, const std::string& id, Problems* problems) {
  if (id.empty()) return AgentMonth::kProfileInForce;
  std::vector<Entry> profiles;
  for (const ScoreProfile& profile : policy.profiles) profiles.push_back(profile.entry);
  const std::size_t at = FindEntry(profiles, id, kUnknownProfile, "profile", problems);
  return at == profiles.size() ? AgentMonth::kProfileInForce : static_cast<std::int32_t>(at);
}

}  // namespace guiju::internal
