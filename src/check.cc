// The door of checks: runs the proofs and lets waivers pass what they cover.
#include "guiju/check.h"

#include <google/protobuf/arena.h>

#include <optional>
#include <utility>

#include "check_parts.h"
#include "format.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "load_parts.h"
#include "message_source.h"
#include "place.h"
#include "sentences/check.h"

namespace guiju {
namespace internal {
namespace {

class Waivers {
 public:
  Waivers(const v1::Policy& policy, std::optional<CivilDay> day, Problems* problems)
      : policy_(policy), problems_(*problems) {
    for (int i = 0; i < policy.waiver_size(); ++i) {
      const v1::Waiver& waiver = policy.waiver(i);
      Open open{&waiver, At("waiver", i), PathOf(policy, waiver.place()), false, false};
      CivilDay until;
      guiju_parse_date(waiver.until().data(), waiver.until().size(), &until.number);
      if (!open.place.has_value()) {
        problems_.Warning(At(open.path, "place"), kWaiverPlace, {{"place", waiver.place()}});
      } else if (day.has_value() && until < *day) {
        problems_.Warning(At(open.path, "until"), kWaiverExpired,
                          {{"until", waiver.until()}, {"day", FormatDay(*day)}});
      } else {
        open_.push_back(std::move(open));
      }
    }
  }

  // The waiver that lets a finding pass; null when none does.
  const v1::Waiver* Covering(const Finding& finding) {
    const v1::Waiver* covering = nullptr;
    for (Open& open : open_) {
      if (open.waiver->finding() != finding.id || !LiesWithin(finding.path, *open.place)) continue;
      if (finding.severity == Severity::kError) {
        open.of_error = true;
        continue;
      }
      open.used = true;
      if (covering == nullptr) covering = open.waiver;
    }
    return covering;
  }

  // `proved`: everything was, so that a waiver of nothing is one.
  void SayUnused(bool proved) {
    for (const Open& open : open_) {
      if (open.used || (!proved && !open.of_error)) continue;
      const std::string place = PlaceOf(policy_, *open.place);
      problems_.Warning(At(open.path, "finding"), open.of_error ? kWaiverOfError : kWaiverUseless,
                        {{"finding", open.waiver->finding()},
                         {"place", place.empty() ? "any place" : place,
                          place.empty() ? "任何位置" : " " + place + " "}});
    }
  }

 private:
  struct Open {
    const v1::Waiver* waiver;
    std::string path;                  // of the waiver itself
    std::optional<std::string> place;  // the path that it covers
    bool used;
    bool of_error;
  };

  const v1::Policy& policy_;
  Problems& problems_;
  std::vector<Open> open_;
};

Findings Prove(const v1::Policy& written, const Policy* policy) {
  Problems problems;
  CheckPrintedTables(written.score(), &problems);
  if (policy == nullptr) return std::move(problems.findings());
  CheckBands(written.score(), &problems);
  CheckConditions(written, &problems);
  CheckPriorities(written, *policy, &problems);
  CheckCallbackHours(written.callback(), *policy, &problems);
  return std::move(problems.findings());
}

// Everything of a policy that was read: `loaded` is what loading said of `written`, whose parts
// stand at `positions` in the source `name`.
CheckedPolicy CheckLoaded(const v1::Policy& written, const PositionMap& positions,
                          const LoadedPolicy& loaded, const std::string& name,
                          const CheckOptions& options) {
  CheckedPolicy checked;
  checked.policy = loaded.policy;
  Findings all = loaded.findings;
  for (Finding& finding : Prove(written, loaded.policy.get())) all.push_back(std::move(finding));
  Locate(positions, name, &all);
  Problems of_waivers;
  std::optional<CivilDay> day;
  if (loaded.policy != nullptr && options.as_of.is_known()) {
    day = loaded.policy->calendars.front().calendar.DayOf(options.as_of);
  }
  Waivers waivers(written, day, &of_waivers);
  for (Finding& finding : all) {
    const v1::Waiver* waiver = waivers.Covering(finding);
    if (waiver == nullptr) {
      checked.findings.push_back(std::move(finding));
    } else {
      checked.waived.push_back({std::move(finding), waiver->until(), waiver->reason()});
    }
  }
  // Of a policy that does not load little was proved: a waiver may find its warning later.
  waivers.SayUnused(loaded.policy != nullptr);
  for (Finding& finding : of_waivers.findings()) checked.findings.push_back(std::move(finding));
  Locate(positions, name, &checked.findings);
  return checked;
}

}  // namespace
}  // namespace internal

CheckedPolicy CheckPolicy(std::string_view bytes, const std::string& name,
                          const CheckOptions& options) {
  google::protobuf::Arena arena;
  auto* written = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  internal::PositionMap positions;
  const LoadedPolicy loaded = internal::LoadPolicyParts(bytes, name, written, &positions);
  return internal::CheckLoaded(*written, positions, loaded, name, options);
}

CheckedPolicy CheckPolicyFile(const std::string& path, const CheckOptions& options) {
  std::string bytes;
  Findings findings = internal::ReadFileBytes(path, &bytes);
  if (!findings.empty()) return {nullptr, std::move(findings), {}};
  return CheckPolicy(bytes, path, options);
}

}  // namespace guiju
