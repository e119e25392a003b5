// Comparing two policies, and telling whether one section of a changed copy answers alike.
#include <benchmark/benchmark.h>

#include <string>

#include "guiju/load.h"
#include "guiju/workbench/diff.h"
#include "workbench/document_parts.h"
#include "workbench/equivalent.h"

namespace guiju::workbench {
namespace {

std::string Changed(const std::string& from, const std::string& to) {
  std::string text(StandardPolicyText());
  return text.replace(text.find(from), from.size(), to);
}

const char kBand[] = "band { at_least: \"95\" points: 30 }";
const char kOtherBand[] = "band { at_least: \"96\" points: 30 }";
const char kTarget[] = "target { priority: P1 elapsed_hours: 4 }";
const char kOtherTarget[] = "target { priority: P1 elapsed_hours: 3 }";

// Both texts read, then compared, with witnesses.
void BM_ReadAndDiff(benchmark::State& state) {
  const std::string text = Changed(kBand, kOtherBand);
  for (auto _ : state) {
    const DiffReport report = Diff(StandardDocument(), ReadPolicy(text, "new.textproto"));
    benchmark::DoNotOptimize(report.differences.size());
  }
}
BENCHMARK(BM_ReadAndDiff)->Unit(benchmark::kMillisecond);

void BM_DiffAlone(benchmark::State& state) {
  const PolicyDocument before = StandardDocument();
  const PolicyDocument after = ReadPolicy(Changed(kTarget, kOtherTarget), "new.textproto");
  for (auto _ : state) benchmark::DoNotOptimize(Diff(before, after).differences.size());
}
BENCHMARK(BM_DiffAlone)->Unit(benchmark::kMillisecond);

void BM_EquivalentScore(benchmark::State& state) {
  const PolicyDocument before = StandardDocument();
  const PolicyDocument after = ReadPolicy(Changed(kBand, kOtherBand), "new.textproto");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Equivalent(before.parts().proto, *before.policy(), after.parts().proto,
                                        *after.policy(), Room::kScore));
  }
}
BENCHMARK(BM_EquivalentScore)->Unit(benchmark::kMicrosecond);

void BM_EquivalentSla(benchmark::State& state) {
  const PolicyDocument before = StandardDocument();
  const PolicyDocument after = ReadPolicy(Changed(kTarget, kOtherTarget), "new.textproto");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Equivalent(before.parts().proto, *before.policy(), after.parts().proto,
                                        *after.policy(), Room::kSla));
  }
}
BENCHMARK(BM_EquivalentSla)->Unit(benchmark::kMicrosecond);

void BM_EquivalentTriage(benchmark::State& state) {
  const PolicyDocument before = StandardDocument();
  const PolicyDocument after =
      ReadPolicy(Changed("when { fact: \"needs_follow_up\" is: true }",
                         "when { all { fact: \"needs_follow_up\" is: true } }"),
                 "new.textproto");
  for (auto _ : state) {
    benchmark::DoNotOptimize(Equivalent(before.parts().proto, *before.policy(), after.parts().proto,
                                        *after.policy(), Room::kTriage));
  }
}
BENCHMARK(BM_EquivalentTriage)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace guiju::workbench
