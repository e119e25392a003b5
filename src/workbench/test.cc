#include "guiju/workbench/test.h"

#include <cstdint>
#include <set>
#include <utility>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "guiju/number.h"
#include "name_pattern.h"
#include "problems.h"
#include "sentences/policy_tests.h"
#include "workbench/coverage.h"
#include "workbench/document_parts.h"
#include "workbench/policy_places.h"
#include "workbench/test_runner.h"

namespace guiju::workbench {
namespace {

using internal::Arguments;
using internal::Problems;
using internal::Sentence;

constexpr int kPlaces = 4;

// A percentage as a share; missing when the text is none.
Ratio ShareOf(const std::string& percent) {
  guiju_decimal decimal;
  if (guiju_parse_decimal(percent.data(), percent.size(), &decimal) != GUIJU_PARSE_OK) {
    return Ratio::Missing();
  }
  std::int64_t denominator = 100;
  for (int i = 0; i < decimal.scale && denominator < INT64_MAX / 10; ++i) denominator *= 10;
  return {decimal.mantissa, denominator};
}

// The stricter of two percentages; "" is none.
const std::string& Stricter(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return Compare(ShareOf(a), ShareOf(b)) < 0 ? b : a;
}

void Require(const std::vector<std::shared_ptr<const TestSuite>>& suites, TestReport* report) {
  for (const auto& suite : suites) {
    const v1::TestRequirement& require = suite->parts().proto.require();
    report->required_coverage_percent =
        Stricter(report->required_coverage_percent, require.coverage_percent());
    report->required_mutation_score_percent =
        Stricter(report->required_mutation_score_percent, require.mutation_score_percent());
  }
}

const v1::MetricVerdict* MetricAt(const v1::ScoreVerdict& score, const std::string& path) {
  const std::string begin = "agent.score.metric[";
  if (path.compare(0, begin.size(), begin) != 0) return nullptr;
  const std::string id = path.substr(begin.size(), path.find(']') - begin.size());
  for (const v1::MetricVerdict& metric : score.metric()) {
    if (metric.metric() == id) return &metric;
  }
  return nullptr;
}

// How far a value is from a bound, in ten-thousandths of the unit, away from zero: a distance is
// never said to be nothing.
Ratio Distance(Ratio value, Ratio bound, bool percent) {
  const guiju_int128 over = static_cast<guiju_int128>(value.numerator) * bound.denominator -
                            static_cast<guiju_int128>(bound.numerator) * value.denominator;
  const guiju_int128 scale = static_cast<guiju_int128>(value.denominator) * bound.denominator;
  const guiju_int128 unit = percent ? 1'000'000 : 10'000;
  const guiju_int128 away = ((over < 0 ? -over : over) * unit + scale - 1) / scale;
  return {static_cast<std::int64_t>(away), 10'000};
}

// The sentence about the nearest other band of the metric that the mismatch is about.
void FindNearest(const Policy& policy, const v1::ScoreVerdict& score, const std::string& path,
                 const PolicyPlaces& places, TestResult* result) {
  const v1::MetricVerdict* const verdict = MetricAt(score, path);
  if (verdict == nullptr || verdict->band() < 0 || !verdict->has_value()) return;
  for (const Metric& metric : policy.score.MetricsOf(policy.score.ProfileIndex(score.profile()))) {
    if (metric.entry.id != verdict->metric()) continue;
    const Ratio value =
        Rounded(metric.table, {verdict->value().numerator(), verdict->value().denominator()});
    if (value.is_missing()) return;
    // The better neighbour begins at its own bound, the worse one at the bound of this band.
    const std::int32_t band = verdict->band();
    std::int32_t other = -1;
    Ratio nearest;
    Ratio bound;
    const auto consider = [&](std::int32_t at_bound, std::int32_t neighbour) {
      if (at_bound < 0 || at_bound >= metric.table.band_count()) return;
      const Ratio distance = Distance(value, metric.table.bound(at_bound), metric.percent);
      if (other >= 0 && Compare(nearest, distance) <= 0) return;
      other = neighbour;
      nearest = distance;
      bound = metric.table.bound(at_bound);
    };
    consider(band - 1, band - 1);
    consider(band, band + 1);
    if (other < 0) return;
    const auto text = [&metric](Ratio ratio) {
      return metric.percent ? internal::FormatPercent(ratio, kPlaces) + " %"
                            : internal::FormatRatio(ratio, kPlaces);
    };
    const std::string place =
        places.Find(internal::At("score.metric[" + metric.entry.id + "].table.band", other)).place;
    const std::string distance = internal::FormatRatio(nearest, kPlaces);
    const Arguments arguments = {
        {"place", place},
        {"points", std::to_string(metric.table.points[static_cast<std::size_t>(other)])},
        {"bound", text(bound)},
        {"distance", internal::CountOf(distance, metric.percent ? " percentage points" : ""),
         distance + (metric.percent ? " 个百分点" : "")},
        {"value", text(value)}};
    result->nearest = {internal::Say(internal::kTestNearestBand, Language::kChinese, arguments),
                       internal::Say(internal::kTestNearestBand, Language::kEnglish, arguments)};
    return;
  }
}

class Run {
 public:
  Run(const std::vector<std::shared_ptr<const TestSuite>>& suites, const PolicyDocument& document,
      const TestOptions& options)
      : runner_(suites, options.as_of),
        document_(document),
        policy_(*document.policy()),
        options_(options),
        places_(document),
        coverage_(document.parts().proto) {
    report_.policy_file = document.name();
    report_.policy_id = policy_.id;
    report_.policy_version = policy_.version;
    report_.policy_sha256 = policy_.sha256;
    report_.reproduce = options.reproduce;
    Require(suites, &report_);
  }

  TestReport Take() {
    const internal::NamePattern pattern(options_.run);
    if (!pattern.error().empty()) {
      Say(internal::kTestNoPattern, {{"pattern", options_.run}, {"reason", pattern.error()}});
      return std::move(report_);
    }
    for (std::size_t i = 0; i < runner_.size(); ++i) {
      if (options_.run.empty() || pattern.IsIn(runner_.at(i).full_name())) RunOne(i);
    }
    report_.coverage = coverage_.Take(places_);
    Judge();
    return std::move(report_);
  }

 private:
  void RunOne(std::size_t i) {
    const RunnableTest& run = runner_.at(i);
    v1::TestExpectation answer;
    Findings findings;
    const bool answered = runner_.Answer(policy_, i, &answer, &findings);
    TestResult& result = report_.results.emplace_back();
    result.suite = run.suite->name();
    result.name = run.test->name;
    result.clauses = {run.test->clauses->begin(), run.test->clauses->end()};
    result.file = run.suite->file();
    result.line = run.test->position.line;
    result.column = run.test->position.column;
    runner_.Compare(i, answered, answer, findings, &result);
    if (result.passed) {
      // A refusal decides nothing, and an example that disagrees proves nothing of the rules.
      if (answered && !run.test->disagrees) coverage_.Mark(run.test->facts, answer);
      return;
    }
    for (const TestMismatch& mismatch : result.mismatches) {
      const std::string place = DecidingPlace(answer, run.test->facts, mismatch.path);
      if (place.empty()) continue;
      result.decided_by = places_.Find(place);
      FindNearest(policy_, answer.agent().score(), mismatch.path, places_, &result);
      break;
    }
  }

  void Judge() {
    if (report_.results.empty()) {
      if (options_.run.empty()) {
        Say(internal::kTestNoneRan, {});
      } else {
        Say(internal::kTestNoneMatched, {{"pattern", options_.run}});
      }
      return;
    }
    // A part of the tests is not meant to reach everything.
    if (report_.required_coverage_percent.empty() || !options_.run.empty()) return;
    const Ratio reached{static_cast<std::int64_t>(report_.covered()),
                        static_cast<std::int64_t>(report_.coverable())};
    if (reached.is_missing() || Compare(reached, ShareOf(report_.required_coverage_percent)) >= 0) {
      return;
    }
    Say(internal::kTestCoverageLow, {{"covered", std::to_string(report_.covered())},
                                     {"total", std::to_string(report_.coverable())},
                                     {"percent", internal::FormatPercent(reached, 1)},
                                     {"required", report_.required_coverage_percent}});
  }

  void Say(const Sentence& sentence, const Arguments& arguments) {
    Problems problems;
    problems.Error("", sentence, arguments);
    problems.findings().front().file = document_.name();
    report_.findings.push_back(std::move(problems.findings().front()));
  }

  const TestRunner runner_;
  const PolicyDocument& document_;
  const Policy& policy_;
  const TestOptions& options_;
  const PolicyPlaces places_;
  Coverage coverage_;
  TestReport report_;
};

}  // namespace

std::size_t TestReport::passed() const {
  std::size_t count = 0;
  for (const TestResult& result : results) count += result.passed;
  return count;
}

std::size_t TestReport::covered() const {
  std::size_t count = 0;
  for (const CoverageKind& kind : coverage) count += kind.covered();
  return count;
}

std::size_t TestReport::coverable() const {
  std::size_t count = 0;
  for (const CoverageKind& kind : coverage) count += kind.total;
  return count;
}

TestReport RunTests(const std::vector<std::shared_ptr<const TestSuite>>& suites,
                    const PolicyDocument& document, const TestOptions& options) {
  return Run(suites, document, options).Take();
}

}  // namespace guiju::workbench
