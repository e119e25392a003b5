// What a check of the standard policy costs in one process, and what the parts of it do: reading
// and compiling alone, and the proofs on top.
#include <benchmark/benchmark.h>

#include <string>

#include "guiju/check.h"
#include "guiju/load.h"

namespace guiju {
namespace {

void BM_Load(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(LoadPolicy(StandardPolicyText(), "standard.textproto"));
  }
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

void BM_Check(benchmark::State& state) {
  for (auto _ : state) {
    const CheckedPolicy checked = CheckPolicy(StandardPolicyText(), "standard.textproto");
    if (!checked.clean()) state.SkipWithError("the standard policy is not clean");
  }
}
BENCHMARK(BM_Check)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guiju
