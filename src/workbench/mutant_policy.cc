#include "workbench/mutant_policy.h"

#include <cstddef>
#include <utility>

#include "compile.h"
#include "message_rules.h"
#include "problems.h"

namespace guiju::workbench {
namespace {

using Proto = v1::Policy;

// The ids that other sections name.
template <typename List>
bool SameIds(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].id != b[i].id) return false;
  }
  return true;
}

// Sections that read `section` and so have to be compiled behind it.
std::vector<int> ReadersOf(int section, const Policy& before, const Policy& after) {
  switch (section) {
    case Proto::kCalendarFieldNumber:
      if (SameIds(before.calendars, after.calendars)) return {};
      return {Proto::kSlaFieldNumber, Proto::kSegmentFieldNumber, Proto::kCallbackFieldNumber,
              Proto::kRecordFieldNumber, Proto::kStatsFieldNumber};
    case Proto::kTriageFieldNumber:
      if (SameIds(before.triage.signals, after.triage.signals)) return {};
      // The dear one last: the others refuse what it would not have to compile.
      return {Proto::kSlaFieldNumber, Proto::kCallbackFieldNumber, Proto::kRecordFieldNumber,
              Proto::kTextFieldNumber};
    case Proto::kSegmentFieldNumber:
      if (SameIds(before.segment.segments, after.segment.segments)) return {};
      return {Proto::kTriageFieldNumber, Proto::kSlaFieldNumber, Proto::kCallbackFieldNumber,
              Proto::kRecordFieldNumber};
    case Proto::kSlaFieldNumber:
      return {Proto::kCallbackFieldNumber, Proto::kRecordFieldNumber};
    default:
      return {};
  }
}

void SwapSection(int section, Policy* a, Policy* b) {
  switch (section) {
    case Proto::kEffectiveFromFieldNumber:
      std::swap(a->effective_from, b->effective_from);
      std::swap(a->effective_until, b->effective_until);
      std::swap(a->review_by, b->review_by);
      std::swap(a->judging, b->judging);
      return;
    case Proto::kCalendarFieldNumber:
      std::swap(a->calendars, b->calendars);
      return;
    case Proto::kTriageFieldNumber:
      std::swap(a->triage, b->triage);
      return;
    case Proto::kTextFieldNumber:
      std::swap(a->text, b->text);
      return;
    case Proto::kSlaFieldNumber:
      std::swap(a->sla, b->sla);
      return;
    case Proto::kSegmentFieldNumber:
      std::swap(a->segment, b->segment);
      return;
    case Proto::kScoreFieldNumber:
      std::swap(a->score, b->score);
      return;
    case Proto::kMaskFieldNumber:
      std::swap(a->mask, b->mask);
      return;
    case Proto::kCallbackFieldNumber:
      std::swap(a->callback, b->callback);
      return;
    case Proto::kRecordFieldNumber:
      std::swap(a->record, b->record);
      return;
    case Proto::kStatsFieldNumber:
      std::swap(a->stats, b->stats);
      return;
    default:
      return;
  }
}

// Compiles a section into an empty place beside the others.
bool Compile(const v1::Policy& proto, int section, Policy* policy) {
  internal::Problems problems;
  if (section == Proto::kEffectiveFromFieldNumber) {
    policy->effective_until = policy->review_by = CivilDay{-1};
    policy->judging = {};
  }
  internal::CompileSection(proto, section, policy, &problems);
  return Acceptable(problems.findings());
}

}  // namespace

void MutantPolicy::Swap(int section) {
  SwapSection(section, &policy_, &others_);
  swapped_.push_back(section);
}

bool MutantPolicy::Become(const Mutant& mutant) {
  applied_.emplace(mutant, &proto_);
  internal::Problems problems;
  internal::CheckRules(applied_->changed(), {}, &problems);
  bool good = Acceptable(problems.findings());
  if (good) {
    Swap(mutant.section);
    good = Compile(proto_, mutant.section, &policy_) && !policy_.calendars.empty();
  }
  if (good) {
    for (const int reader : ReadersOf(mutant.section, others_, policy_)) {
      Swap(reader);
      good = Compile(proto_, reader, &policy_);
      if (!good) break;
    }
  }
  if (!good) Restore();
  return good;
}

void MutantPolicy::Restore() {
  for (const int section : swapped_) SwapSection(section, &policy_, &others_);
  swapped_.clear();
  applied_.reset();
}

}  // namespace guiju::workbench
