// All mutants of the standard policy against the tests that come with it.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "guiju/workbench/mutate.h"

namespace guiju::workbench {
namespace {

void BM_MutateStandardPolicy(benchmark::State& state) {
  std::vector<std::shared_ptr<const TestSuite>> suites;
  std::set<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(GUIJU_POLICY_TESTS)) {
    files.insert(file.path().string());
  }
  for (const std::string& file : files) suites.push_back(LoadTestsFile(file).suite);
  const PolicyDocument document = StandardDocument();
  std::size_t mutants = 0;
  for (auto _ : state) {
    const MutationReport report = Mutate(suites, document, {});
    mutants = report.total.all();
    benchmark::DoNotOptimize(mutants);
  }
  state.counters["mutants"] = static_cast<double>(mutants);
}
BENCHMARK(BM_MutateStandardPolicy)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace guiju::workbench
