// Books of dated policies: what is wrong with one, and when somebody must look at it again.
#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "explain_util.h"
#include "format.h"
#include "guiju/load.h"
#include "guiju/proto.h"
#include "problems.h"
#include "sentences/explain.h"
#include "sentences/policy.h"

namespace guiju {
namespace {

using internal::FormatDay;
using internal::Problems;
using Versions = std::vector<std::shared_ptr<const Policy>>;

std::string NameOf(const Policy& policy) { return policy.id + " " + policy.version; }

void PlaceFindings(const Policy& policy, const SourcePlace& place, Problems* problems) {
  Finding& finding = problems->findings().back();
  finding.file = policy.source.file;
  finding.line = place.line;
  finding.column = place.column;
}

void SayNames(const Versions& versions, Problems* problems) {
  std::map<std::string, const Policy*> by_version;
  for (const auto& policy : versions) {
    if (policy->id != versions.front()->id) {
      problems->Error("id", internal::kBookIds,
                      {{"first", NameOf(*versions.front())}, {"second", NameOf(*policy)}});
      PlaceFindings(*policy, policy->source.id, problems);
    }
    const auto [first, is_new] = by_version.emplace(policy->version, policy.get());
    if (is_new) continue;
    problems->Error("version", internal::kSameVersion,
                    {{"version", policy->version},
                     {"first", FormatDay(first->second->effective_from)},
                     {"second", FormatDay(policy->effective_from)}});
    PlaceFindings(*policy, policy->source.version, problems);
  }
}

// The last day that a version claims for itself: to its effective_until, else to the next one.
std::int32_t LastClaimed(const Versions& versions, std::size_t i) {
  if (versions[i]->effective_until.number != -1) return versions[i]->effective_until.number;
  return i + 1 < versions.size() ? versions[i + 1]->effective_from.number - 1
                                 : std::numeric_limits<std::int32_t>::max();
}

void SayDays(const internal::Sentence& sentence, std::int32_t from, std::int32_t until,
             const Policy& first, const Policy& second, Problems* problems) {
  problems->Error("effective_from", sentence,
                  {{"from", FormatDay({from})},
                   {"until", FormatDay({until})},
                   {"first", NameOf(first)},
                   {"second", NameOf(second)}});
  PlaceFindings(second, second.source.effective_from, problems);
}

// `versions` of different dates, in their order.
void SayHolesAndOverlaps(const Versions& versions, Problems* problems) {
  std::size_t longest = 0;  // the version whose claim reaches furthest
  for (std::size_t i = 1; i < versions.size(); ++i) {
    const Policy& policy = *versions[i];
    const std::int32_t from = policy.effective_from.number;
    for (std::size_t before = 0; before < i; ++before) {
      const std::int32_t until = std::min(LastClaimed(versions, before), LastClaimed(versions, i));
      if (until < from) continue;
      SayDays(internal::kBookOverlap, from, until, *versions[before], policy, problems);
    }
    const std::int32_t claimed = LastClaimed(versions, longest);
    if (claimed < from - 1) {
      SayDays(internal::kBookHole, claimed + 1, from - 1, *versions[longest], policy, problems);
    }
    if (LastClaimed(versions, i) > claimed) longest = i;
    const auto zone = [](const Policy& one) {
      return std::string(one.calendars.front().calendar.zone().name());
    };
    if (zone(policy) == zone(*versions[i - 1])) continue;
    problems->Warning("calendar", internal::kBookZones,
                      {{"first", NameOf(*versions[i - 1])},
                       {"zone", zone(*versions[i - 1])},
                       {"second", NameOf(policy)},
                       {"other", zone(policy)}});
    PlaceFindings(policy, policy.source.effective_from, problems);
  }
}

const internal::Sentence& SentenceOf(JudgedBy by, bool open) {
  switch (by) {
    case JudgedBy::kReceived:
      return open ? internal::kVersionReceivedOpen : internal::kVersionReceived;
    case JudgedBy::kAsOf:
      return open ? internal::kVersionAsOfOpen : internal::kVersionAsOf;
    case JudgedBy::kLastDay:
      return open ? internal::kVersionLastDayOpen : internal::kVersionLastDay;
    case JudgedBy::kFirstDay:
      return open ? internal::kVersionFirstDayOpen : internal::kVersionFirstDay;
    default:
      return open ? internal::kVersionEventOpen : internal::kVersionEvent;
  }
}

}  // namespace

Reasons ExplainVersion(const PolicyBook& book, const Policy& policy, JudgedBy by) {
  Reasons reasons;
  const BookSpan* span = book.SpanOf(policy);
  if (span == nullptr || book.versions().size() < 2) return reasons;
  const bool open = span->until.number == -1;
  internal::AddReason(&reasons, "", SentenceOf(by, open),
                      {{"version", NameOf(policy)},
                       {"from", FormatDay(span->from)},
                       {"until", open ? std::string() : FormatDay(span->until)}});
  return reasons;
}

void SetVersion(const PolicyBook& book, const Policy& policy, JudgedBy by, v1::PolicyRef* message) {
  const BookSpan* span = book.SpanOf(policy);
  if (span == nullptr || book.versions().size() < 2) return;
  message->set_in_force_from(FormatDay(span->from));
  if (span->until.number != -1) message->set_in_force_until(FormatDay(span->until));
  message->set_judged_by(static_cast<v1::JudgedBy::Value>(by));
}

Findings MakeBook(const std::vector<std::shared_ptr<const Policy>>& policies, PolicyBook* book) {
  Problems problems;
  Versions all = policies;
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a->effective_from < b->effective_from;
  });
  SayNames(all, &problems);
  const Policy* first = nullptr;
  for (const auto& policy : all) {
    if (book->Add(policy)) {
      first = policy.get();
      continue;
    }
    problems.Error("effective_from", internal::kSameDate,
                   {{"date", FormatDay(policy->effective_from)},
                    {"first", first == nullptr ? NameOf(*policy) : NameOf(*first)},
                    {"second", NameOf(*policy)}});
    PlaceFindings(*policy, policy->source.effective_from, &problems);
  }
  SayHolesAndOverlaps(book->versions(), &problems);
  return std::move(problems.findings());
}

Findings ReviewsPassed(const PolicyBook& book, Instant as_of) {
  Problems problems;
  const Policy* policy = book.At(as_of);
  if (policy == nullptr || policy->review_by.number == -1) return {};
  const CivilDay day = policy->calendars.front().calendar.DayOf(as_of);
  if (day <= policy->review_by) return {};
  problems.Warning("review_by", internal::kReviewPassed,
                   {{"version", NameOf(*policy)},
                    {"review", FormatDay(policy->review_by)},
                    {"day", FormatDay(day)}});
  PlaceFindings(*policy, policy->source.review_by, &problems);
  return std::move(problems.findings());
}

}  // namespace guiju
