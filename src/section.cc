#include "section.h"

#include <algorithm>

#include "guiju/kernel/parse.h"
#include "message_rules.h"
#include "sentences/own_rules.h"
#include "sentences/policy.h"
#include "text_distance.h"
#include "withheld.h"

namespace guiju::internal {
namespace {

Ratio ReadScaled(std::string_view text, std::int64_t unit) {
  guiju_decimal decimal;
  if (guiju_parse_decimal(text.data(), text.size(), &decimal) != GUIJU_PARSE_OK) {
    return Ratio::Missing();
  }
  std::int64_t mantissa = decimal.mantissa;
  std::int64_t denominator = 1;
  for (std::int32_t i = 0; i < decimal.scale; ++i) denominator *= 10;
  // "4.50" is 45/10: small numbers take the short path of the comparison.
  while (denominator > 1 && mantissa % 10 == 0) {
    mantissa /= 10;
    denominator /= 10;
  }
  return {mantissa, denominator * unit};
}

}  // namespace

Ratio ReadDecimal(std::string_view text) { return ReadScaled(text, 1); }

Ratio ReadPercent(std::string_view text) { return ReadScaled(text, 100); }

Label ReadLabel(const v1::Text& text) { return {text.en(), text.zh()}; }

void UniqueIds::Check(const std::string& id, const std::string& path, Problems* problems) {
  if (id.empty() || seen_.insert(id).second) return;
  problems->Error(At(path, "id"), kDuplicateId, {{"id", id}});
}

std::size_t FindCalendar(const std::string& id, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems) {
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    if (calendars[i] == id) return i;
  }
  if (!id.empty()) {
    problems->Error(At(path, "calendar"), kUnknownCalendar,
                    {{"id", id}, {"known", Join(calendars)}});
  }
  return 0;
}

std::vector<OwnFact> CompileOwnFacts(const google::protobuf::RepeatedPtrField<v1::OwnFact>& facts,
                                     const std::vector<std::string>& taken, const std::string& path,
                                     Problems* problems) {
  std::vector<OwnFact> own;
  UniqueIds ids;
  for (int i = 0; i < facts.size(); ++i) {
    const v1::OwnFact& fact = facts.Get(i);
    ids.Check(fact.id(), At(path, i), problems);
    if (std::find(taken.begin(), taken.end(), fact.id()) != taken.end()) {
      problems->Error(At(At(path, i), "id"), kFactTaken, {{"id", fact.id()}});
    }
    own.push_back({fact.id(), ReadLabel(fact.label()), ReadLabel(fact.unit()),
                   static_cast<FactKind>(fact.kind())});
  }
  return own;
}

std::size_t FindEntry(const std::vector<Entry>& entries, const std::string& id,
                      const Sentence& unknown, const std::string& path, Problems* problems) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].id == id) return i;
    known.push_back(entries[i].id);
  }
  const std::string near = NearestWord(id, known);
  problems->Error(
      path, unknown,
      // What has not the form of an id may be anything, also a customer's name.
      {FormProblem(v1::Form::ID, id) == nullptr ? Argument("id", id) : Withheld("id", id),
       {"hint", near.empty() ? "" : " (did you mean \"" + near + "\"?)",
        near.empty() ? "" : "（是否想写“" + near + "”？）"},
       {"known", Join(known)}});
  return entries.size();
}

Duration ReadWithin(const v1::Within& within, const SlaPolicy& sla, const std::string& path,
                    Problems* problems) {
  switch (within.amount_case()) {
    case v1::Within::kElapsedHours:
      return Hours(within.elapsed_hours());
    case v1::Within::kElapsedMinutes:
      return Minutes(within.elapsed_minutes());
    case v1::Within::AMOUNT_NOT_SET:
      problems->Error(path, kWithinEmpty, {});
      return {};
    case v1::Within::kObligation:
      break;
  }
  std::vector<std::string> known;
  for (const Obligation& obligation : sla.obligations) {
    known.push_back(obligation.entry.id);
    if (obligation.entry.id != within.obligation()) continue;
    const Target& target = obligation.targets[1];
    for (std::size_t p = 1; p < obligation.targets.size(); ++p) {
      if (obligation.targets[p].clock == Clock::kElapsed &&
          obligation.targets[p].amount == target.amount) {
        continue;
      }
      problems->Error(At(path, "obligation"), kWithinNotElapsed, {{"id", within.obligation()}});
      return {};
    }
    return {target.amount};
  }
  problems->Error(At(path, "obligation"), kUnknownObligation,
                  {{"id", within.obligation()}, {"known", Join(known)}});
  return {};
}

std::string Join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

}  // namespace guiju::internal
