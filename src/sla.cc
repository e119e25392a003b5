// Compiles the sla section: obligations, their targets, and the settings of the clocks.
#include "guiju/sla.h"

#include "section.h"
#include "sections.h"
#include "sentences/policy.h"

namespace guiju::internal {
namespace {

template <typename Values>
std::uint32_t ToBits(const Values& values) {
  std::uint32_t bits = 0;
  for (const int value : values) bits |= 1u << static_cast<std::uint32_t>(value);
  return bits;
}

Target ReadTarget(const v1::Target& proto) {
  switch (proto.amount_case()) {
    case v1::Target::kElapsedHours:
      return {Clock::kElapsed, Hours(proto.elapsed_hours()).us};
    case v1::Target::kElapsedMinutes:
      return {Clock::kElapsed, Minutes(proto.elapsed_minutes()).us};
    case v1::Target::kWorkingHours:
      return {Clock::kWorkingTime, Hours(proto.working_hours()).us};
    case v1::Target::kWorkingMinutes:
      return {Clock::kWorkingTime, Minutes(proto.working_minutes()).us};
    case v1::Target::kWorkingDays:
      return {Clock::kWorkingDays, proto.working_days()};
    case v1::Target::AMOUNT_NOT_SET:
      break;
  }
  return {};
}

std::string PriorityName(std::size_t priority) { return "P" + std::to_string(priority - 1); }

void CompileTargets(const v1::Obligation& proto, const std::string& path, Obligation* obligation,
                    Problems* problems) {
  std::array<bool, 4> given{};
  for (int i = 0; i < proto.target_size(); ++i) {
    const v1::Target& written = proto.target(i);
    const std::string here = At(At(path, "target"), i);
    const Target target = ReadTarget(written);
    if (target.clock == Clock::kUnspecified) {
      problems->Error(here, kTargetNoAmount, {});
    }
    const std::size_t only = static_cast<std::size_t>(written.priority());
    for (std::size_t p = 1; p < given.size(); ++p) {
      if (only != 0 && only != p) continue;
      if (given[p]) {
        problems->Error(here, kTargetTwice, {{"id", proto.id()}, {"priority", PriorityName(p)}});
      }
      given[p] = true;
      obligation->targets[p] = target;
    }
  }
  for (std::size_t p = 1; p < given.size(); ++p) {
    if (!given[p]) {
      problems->Error(path, kTargetMissing, {{"id", proto.id()}, {"priority", PriorityName(p)}});
    }
  }
}

Reopening ReadReopening(v1::Reopening::Value value) {
  switch (value) {
    case v1::Reopening::CLOSED_TIME_COUNTS:
      return Reopening::kClosedTimeCounts;
    case v1::Reopening::RESTARTS:
      return Reopening::kRestarts;
    default:
      return Reopening::kGoesOn;
  }
}

}  // namespace

SlaPolicy CompileSla(const v1::SlaPolicy& proto, const std::vector<std::string>& calendars,
                     const std::string& path, Problems* problems) {
  SlaPolicy policy;
  policy.calendar = FindCalendar(proto.calendar(), calendars, path, problems);
  UniqueIds ids;
  for (int i = 0; i < proto.obligation_size(); ++i) {
    const v1::Obligation& written = proto.obligation(i);
    const std::string here = At(At(path, "obligation"), i);
    ids.Check(written.id(), here, problems);
    Obligation obligation;
    obligation.entry = ReadEntry(written);
    obligation.starts_at = static_cast<EventKind>(written.starts_at());
    obligation.fulfilled_by = ToBits(written.fulfilled_by());
    if (Has(obligation.fulfilled_by, static_cast<std::uint32_t>(obligation.starts_at))) {
      problems->Error(At(here, "fulfilled_by"), kFulfilledByStart, {{"id", written.id()}});
    }
    CompileTargets(written, here, &obligation, problems);
    policy.obligations.push_back(std::move(obligation));
  }
  policy.at_risk = ReadPercent(proto.at_risk_percent());
  policy.pause_statuses = ToBits(proto.pausing().while_status());
  policy.pause_clocks = ToBits(proto.pausing().clock());
  policy.pause_counts_wall_clock = proto.pausing().counts() == v1::Pausing::Counts::WALL_CLOCK;
  policy.reopening = ReadReopening(proto.reopening());
  policy.keeps_first_priority = proto.priority_change() == v1::PriorityChange::KEEPS_FIRST;
  return policy;
}

}  // namespace guiju::internal
