// Tests of a policy: 1,000 rows of the monthly score, and as many tickets with their deadlines.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdlib>
#include <string>

#include "guiju/workbench/document.h"
#include "guiju/workbench/test.h"

namespace {

namespace workbench = guiju::workbench;

constexpr int kTests = 1000;

std::string Rows(const std::string& head) {
  std::string text = head;
  for (int i = 0; i < kTests; ++i) {
    text += "row { at: \"" + std::to_string(i) + "\" is: \"" +
            (i <= 30   ? "20"
             : i <= 60 ? "15"
                       : "0") +
            "\" }\n";
  }
  return text + "}\n";
}

std::string Scores() {
  return Rows(R"(name: "scores"
sweep {
  name: "response" clause: "SCO-1"
  facts { agent_month { agent_id: "A" resolution_percent: "96" mean_rating: "4.7" handled: 9 knowledge_entries: 9 } }
  set: "agent_month.mean_response_seconds" read: "agent.score.metric[response].points"
)");
}

std::string Tickets() {
  std::string text = R"(name: "tickets"
as_of { iso: "2026-03-09T10:00:00+08:00" }
fixture { id: "t" facts { ticket { id: "T" priority: P2 received { iso: "2026-03-02T10:00:00+08:00" } } } }
)";
  for (int i = 0; i < kTests; ++i) {
    text += "case { name: \"" + std::to_string(i) + R"(" clause: "SLA-2" given: "t"
  expect { ticket { sla { obligation { obligation: "first_response" due { iso: "2026-03-02T18:00:00+08:00" } state: BREACHED } } } } }
)";
  }
  return text;
}

void Load(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(workbench::LoadTests(text, "suite.textproto"));
  }
}

void Run(benchmark::State& state, const std::string& text) {
  const workbench::LoadedSuite loaded = workbench::LoadTests(text, "suite.textproto");
  const workbench::PolicyDocument document = workbench::StandardDocument();
  if (loaded.suite == nullptr) std::abort();
  for (auto _ : state) {
    const workbench::TestReport report = workbench::RunTests({loaded.suite}, document, {});
    if (!report.ok()) std::abort();
  }
}

BENCHMARK_CAPTURE(Load, scores, Scores())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Load, tickets, Tickets())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Run, scores, Scores())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Run, tickets, Tickets())->Unit(benchmark::kMillisecond);

}  // namespace
