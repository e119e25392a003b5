// What a change of a policy does to its answers: every range of inputs on which two policies
// differ, with the smallest witness of each, judged by both policies before it is shown.
//
//   DiffReport report = Diff(OpenPolicy("2026.1.textproto"), OpenPolicy("2026.2.textproto"));
//   for (const Difference& difference : report.differences) …  // "from 95 % up to 96 %: 30 → 25"
//
// Exact: two policies answer an input differently exactly when it lies in a listed range, for band
// tables, grades, conditions of segments, rules of triage, targets of obligations and days of
// calendars. Everything else is compared entry by entry and listed as it is written, with a witness
// where one is found. Labels, notes and clauses are words: listed apart, they change no answer.
#ifndef GUIJU_WORKBENCH_DIFF_H_
#define GUIJU_WORKBENCH_DIFF_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "guiju/finding.h"
#include "guiju/number.h"
#include "guiju/workbench/document.h"

namespace guiju::v1 {
class TestFacts;
class TestExpectation;
}  // namespace guiju::v1

namespace guiju::workbench {

// The sections of a policy; kPolicy is what stands outside of them.
enum class Room : std::uint8_t {
  kPolicy,
  kCalendar,
  kTriage,
  kSla,
  kSegment,
  kScore,
  kMask,
  kCallback,
  kRecord,
  kStats,
  kText,
};

// The name of a room as a policy writes it: "score".
const char* NameOf(Room room);

// A text for people in both languages.
struct Words {
  std::string zh;
  std::string en;

  // Borrowed from this text. Cannot fail.
  const std::string& text(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
};

// A set of values of one fact.
struct ValueRange {
  // What kind of values.
  enum class Kind : std::uint8_t {
    kUnknown,  // the fact is not given
    kNever,    // an instant that is known never to have been
    kNumber,   // from `lower` to `upper`
    kInstant,  // from `oldest` to `newest`
    kValue,    // `value`: "yes", "no", "complaint", "p0"
  };
  Kind kind = Kind::kUnknown;
  std::string value;
  // Of numbers, in the unit that the policy writes (percent for shares). Missing: no bound.
  Ratio lower;
  Ratio upper;
  bool lower_open = false;
  bool upper_open = false;
  // Of instants: so far before the moment of judgement, in months, or in days as their complement
  // (criterion.h). kNoBound: without a bound on this side; the newest is then the moment itself.
  static constexpr std::int32_t kNoBound = INT32_MAX;
  std::int32_t oldest = kNoBound;
  std::int32_t newest = kNoBound;
  bool oldest_open = false;
  bool newest_open = false;
};

// What one fact has to be: any of `values`.
struct FactRange {
  std::string fact;  // as policies name it: "spending_more", "complains"; "total" for grades
  std::vector<ValueRange> values;
  Words words;
};

// Where something stands in one of the two policies.
struct DiffPlace {
  std::string file;
  int line = 0;  // 1-based; 0: it is not there, or the form has no lines
  int column = 0;
};

// One part of an answer that is not the same.
struct AnswerChange {
  std::string path;    // "agent.score.metric[resolution].points"
  std::string before;  // as texts write it; empty: not there
  std::string after;
};

// Facts on which the two policies were seen to differ.
struct Witness {
  std::string as_of;  // RFC 3339
  std::shared_ptr<const v1::TestFacts> facts;
  std::string facts_text;                            // the same as text, one line
  std::shared_ptr<const v1::TestExpectation> after;  // what of the new answer is not as before
  std::vector<AnswerChange> changes;
  // Ids of the findings by which the old or the new policy refuses the facts: it does not know one
  // of them. Empty: it judges.
  std::vector<std::string> refused_before;
  std::vector<std::string> refused_after;
};

// One range of inputs on which the policies differ, or one entry that is written otherwise.
struct Difference {
  // How it was found.
  enum class Kind : std::uint8_t {
    kRange,  // exactly on these inputs
    kEntry,  // compared as it is written
    kWords,  // no answer changes by it
  };
  Kind kind = Kind::kEntry;
  Room room = Room::kPolicy;
  std::string place;                 // entries by their ids: "score.metric[resolution]"
  std::vector<std::string> clauses;  // that it touches, sorted
  DiffPlace before;
  DiffPlace after;
  // All of them hold on the inputs of the range; a fact that is not named may be anything.
  std::vector<FactRange> range;
  Words was;  // the old outcome
  Words now;
  Words text;  // one sentence that says it all
  // Days of a calendar that differ, as "2026-10-01" or "2026-10-01/2026-10-07", ascending.
  std::vector<std::string> days;
  std::shared_ptr<const Witness> witness;  // null: none was found, and the text stands alone
  // Of an entry: the two policies were not compared by meaning because there are too many
  // combinations of facts.
  bool too_large = false;
};

// What the difference does to the totals of one profile.
struct TotalsChange {
  // Of an agent in every metric's best, worst and middle band; the middle of n bands, otherwise
  // included, is number (n - 1) / 2 from the best.
  struct Total {
    int before = 0;
    int after = 0;
    Words grade_before;
    Words grade_after;
  };
  // A pair of grades that one and the same month gets, and the totals of an example.
  struct GradeMove {
    Words from;
    Words to;
    int total_before = 0;
    int total_after = 0;
  };
  std::string profile;
  Total best;
  Total worst;
  Total typical;
  int largest_loss = 0;  // of one month, in points
  int largest_gain = 0;
  std::vector<GradeMove> moves;  // all that are possible
};

// A clause in which something differs, or is declared to.
struct ClauseState {
  std::string clause;
  bool differs = false;
  bool declared = false;
  std::string reason;  // as the change note gives it
};

// All of it.
struct DiffReport {
  std::string before;  // "standard 2026.1"
  std::string after;
  std::vector<Difference> differences;  // in the order of the sections, words last
  std::vector<TotalsChange> totals;     // of the profiles whose tables or grades differ
  std::vector<ClauseState> clauses;     // sorted
  bool has_note = false;
  bool replaces_before = false;  // the change note names the old version

  // Whether any answer may differ.
  bool answers_differ() const;
  // Whether all that differs is declared by a note that replaces the old version.
  bool all_declared() const;
};

// Compares two policies that were read without errors (policy() is there for both). Deterministic;
// allocates; thread-safe. Cost: see benchmarks/diff_benchmark.cc.
DiffReport Diff(const PolicyDocument& before, const PolicyDocument& after);

// The report for people and for programs. Texts end with a line break.
std::string RenderDiff(const DiffReport& report, Language language);
std::string RenderDiffJson(const DiffReport& report);
std::string RenderDiffGithub(const DiffReport& report, Language language);

// The witnesses as a suite of tests (policy_test.proto) that expect the new policy's answers.
std::string RenderDiffTests(const DiffReport& report);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_DIFF_H_
