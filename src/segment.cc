// Compiles the segment section: conditions over a customer's facts, care actions, membership.
#include "guiju/segment.h"

#include <algorithm>
#include <utility>

#include "section.h"
#include "sections.h"
#include "sentences/own_rules.h"
#include "sentences/policy.h"

namespace guiju::internal {
namespace {

std::vector<FactName> CustomerFacts(const std::vector<OwnFact>& own) {
  std::vector<FactName> facts;
  for (std::size_t i = 0; i < kCustomerFactNames.size(); ++i) {
    const CustomerFact fact = static_cast<CustomerFact>(i);
    const FactKind kind = IsInstant(fact)   ? FactKind::kInstant
                          : IsYesNo(fact)   ? FactKind::kYesNo
                          : IsPercent(fact) ? FactKind::kPercent
                                            : FactKind::kNumber;
    facts.push_back({kCustomerFactNames[i], static_cast<std::uint16_t>(i), kind});
  }
  const std::size_t first = static_cast<std::size_t>(CustomerFact::kFirstOwn);
  for (std::size_t i = 0; i < own.size() && i < kMaxOwnFacts; ++i) {
    facts.push_back({own[i].id, static_cast<std::uint16_t>(first + i), own[i].kind});
  }
  return facts;
}

// The index of months before the moment of judgement, added when it is not asked for yet.
std::size_t MonthsIndex(std::int32_t count, const std::string& path,
                        std::vector<std::int32_t>* months, Problems* problems) {
  const auto at = std::find(months->begin(), months->end(), count);
  if (at != months->end()) return static_cast<std::size_t>(at - months->begin());
  if (months->size() == kMaxMoments) {
    problems->Error(path, kTooManyMoments, {{"limit", std::to_string(kMaxMoments)}});
    return 0;
  }
  months->push_back(count);
  return months->size() - 1;
}

MembershipPolicy CompileMembership(const v1::Membership& proto, const std::string& path,
                                   std::vector<std::int32_t>* months, Problems* problems) {
  MembershipPolicy membership;
  membership.judged = true;
  membership.clause = proto.clause();
  membership.level_prefix = proto.level_prefix();
  for (const char c : proto.level_prefix()) {
    if (c < '0' || c > '9') continue;
    problems->Error(At(path, "level_prefix"), kDigitInPrefix, {{"prefix", proto.level_prefix()}});
    break;
  }
  for (int i = 0; i < proto.named_level_size(); ++i) {
    const v1::NamedLevel& level = proto.named_level(i);
    for (const NamedLevel& before : membership.named_levels) {
      if (before.name != level.name()) continue;
      problems->Error(At(At(At(path, "named_level"), i), "name"), kNamedTwice,
                      {{"name", level.name()}});
    }
    membership.named_levels.push_back({level.name(), level.level()});
  }
  membership.vip_from_level = proto.vip_from_level();
  membership.new_months =
      MonthsIndex(proto.new_within_months(), At(path, "new_within_months"), months, problems);
  if (proto.never_bought() == v1::CustomerType::VIP) {
    problems->Error(At(path, "never_bought"), kNeverBoughtVip, {});
  }
  if (proto.never_bought() == v1::CustomerType::EXISTING) {
    membership.never_bought = CustomerType::kExisting;
  }
  membership.absent_is_none = proto.absent_level() == v1::Membership::AbsentLevel::NO_LEVEL;
  return membership;
}

class SegmentCompiler {
 public:
  SegmentCompiler(const v1::SegmentPolicy& proto, std::string path, Problems* problems)
      : proto_(proto), path_(std::move(path)), problems_(problems) {}

  SegmentPolicy Compile(const std::vector<std::string>& calendars) {
    policy_.calendar = FindCalendar(proto_.calendar(), calendars, path_, problems_);
    const std::vector<std::string> taken(kCustomerFactNames.begin(), kCustomerFactNames.end());
    policy_.facts = CompileOwnFacts(proto_.fact(), taken, At(path_, "fact"), problems_);
    AddCare();
    AddSegments();
    for (std::size_t i = 0; i < policy_.care.size(); ++i) {
      if (used_[i]) continue;
      problems_->Warning(At(At(path_, "care"), static_cast<int>(i)), kCareUnused,
                         {{"id", policy_.care[i].id}});
    }
    policy_.care_of =
        proto_.care_of() == v1::CareOf::ALL_MATCHED ? CareOf::kAllMatched : CareOf::kPrimary;
    if (proto_.has_membership()) {
      policy_.membership = CompileMembership(proto_.membership(), At(path_, "membership"),
                                             &policy_.months, problems_);
    }
    return std::move(policy_);
  }

 private:
  void AddCare() {
    UniqueIds ids;
    for (int i = 0; i < proto_.care_size(); ++i) {
      ids.Check(proto_.care(i).id(), At(At(path_, "care"), i), problems_);
      policy_.care.push_back(ReadEntry(proto_.care(i)));
    }
    used_.resize(policy_.care.size());
  }

  void AddSegments() {
    const std::vector<FactName> facts = CustomerFacts(policy_.facts);
    UniqueIds ids;
    for (int i = 0; i < proto_.segment_size(); ++i) {
      const v1::Segment& segment = proto_.segment(i);
      const std::string here = At(At(path_, "segment"), i);
      ids.Check(segment.id(), here, problems_);
      policy_.segments.push_back(ReadEntry(segment));
      policy_.conditions.push_back(CompileCriterion(segment.when(), facts, At(here, "when"),
                                                    &policy_.tests, &policy_.months, problems_));
      policy_.care_of_segment.push_back(CareOfSegment(segment.care(), At(here, "care")));
    }
    ids.Check(proto_.otherwise().id(), At(path_, "otherwise"), problems_);
    policy_.otherwise = ReadEntry(proto_.otherwise());
    policy_.care_of_segment.push_back(
        CareOfSegment(proto_.otherwise().care(), At(At(path_, "otherwise"), "care")));
  }

  template <typename Names>
  std::vector<std::uint16_t> CareOfSegment(const Names& names, const std::string& path) {
    std::vector<std::uint16_t> actions;
    for (int i = 0; i < names.size(); ++i) {
      const std::size_t at =
          FindEntry(policy_.care, names.Get(i), kUnknownCare, At(path, i), problems_);
      if (at == policy_.care.size()) continue;
      used_[at] = true;
      const auto action = static_cast<std::uint16_t>(at);
      if (std::find(actions.begin(), actions.end(), action) != actions.end()) {
        problems_->Error(At(path, i), kNamedTwice, {{"name", names.Get(i)}});
      }
      actions.push_back(action);
    }
    return actions;
  }

  const v1::SegmentPolicy& proto_;
  const std::string path_;
  Problems* const problems_;
  SegmentPolicy policy_;
  std::vector<bool> used_;  // of the care actions
};

}  // namespace

SegmentPolicy CompileSegment(const v1::SegmentPolicy& proto,
                             const std::vector<std::string>& calendars, const std::string& path,
                             Problems* problems) {
  return SegmentCompiler(proto, path, problems).Compile(calendars);
}

}  // namespace guiju::internal
