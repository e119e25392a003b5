// What the comparisons of the sections share.
#ifndef GUIJU_SRC_WORKBENCH_DIFF_PARTS_H_
#define GUIJU_SRC_WORKBENCH_DIFF_PARTS_H_

#include <functional>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "sentence.h"
#include "workbench/changes.h"
#include "workbench/space.h"
#include "workbench/witness.h"

namespace guiju::workbench {

// The two policies.
struct DiffSides {
  const v1::Policy& before;
  const v1::Policy& after;
  const Policy& old_policy;
  const Policy& new_policy;
  Instant as_of;  // of witnesses
};

// One difference with the paths (PositionMap) where it stands; empty: not there.
struct FoundDifference {
  Difference difference;
  std::string before_path;
  std::string after_path;
};

// Takes what the comparisons find.
class DiffSink {
 public:
  // `first_only`: whether anything differs is all that is asked for.
  explicit DiffSink(bool first_only) : first_only_(first_only) {}

  void Add(FoundDifference found) { found_.push_back(std::move(found)); }
  // Nothing more is asked for.
  bool done() const { return first_only_ && !found_.empty(); }
  bool first_only() const { return first_only_; }
  std::vector<FoundDifference>& found() { return found_; }
  // Whether something was found at `place` or within.
  bool HasWithin(const std::string& place) const;

 private:
  const bool first_only_;
  std::vector<FoundDifference> found_;
};

Words SayBoth(const internal::Sentence& sentence, const std::vector<internal::Argument>& arguments);
inline internal::Argument In(std::string_view name, const Words& words) {
  return {name, words.en, words.zh};
}
inline Words Plain(const std::string& text) { return {text, text}; }

// The place of the entry with this key in a list; -1 when it is not there.
template <typename List>
int IndexOf(const List& list, const std::string& id) {
  for (int i = 0; i < static_cast<int>(list.size()); ++i) {
    if (list.Get(i).id() == id) return i;
  }
  return -1;
}
// Of compiled entries; size() when it is not there.
inline std::size_t EntryOf(const std::vector<Entry>& entries, const std::string& id) {
  std::size_t i = 0;
  while (i < entries.size() && entries[i].id != id) ++i;
  return i;
}

// "score.metric[2]" of a list's name and a place in it; empty for -1.
std::string PathIn(const std::string& list, int index);

// Three values in words: holds, does not hold, not known.
Words TriWords(Tri value);

// The sections. Each adds the ranges of those parts that it compares by meaning. `Covers…` says
// which changes of the text those are.
void CompareScore(const DiffSides& sides, DiffSink* sink);
void CompareSegments(const DiffSides& sides, DiffSink* sink);
void CompareTriage(const DiffSides& sides, DiffSink* sink);
void CompareSla(const DiffSides& sides, DiffSink* sink);
void CompareCalendars(const DiffSides& sides, DiffSink* sink);
bool CoversScore(const Change& change);
bool CoversSegments(const Change& change);
bool CoversTriage(const Change& change);
bool CoversSla(const Change& change);
bool CoversCalendars(const Change& change);

// The totals of the profiles whose tables or grades differ.
std::vector<TotalsChange> CompareTotals(const DiffSides& sides);

// Facts that may show what a change does, the likeliest first; each with its moment.
struct Candidate {
  v1::TestFacts facts;
  Instant as_of;
};
std::vector<Candidate> CandidatesFor(const DiffSides& sides, const Change& change, Room room);
// The first of them that the two policies answer differently.
std::shared_ptr<const Witness> FirstWitness(const DiffSides& sides,
                                            const std::vector<Candidate>& candidates);

// Facts of a combination of cells, written into a message. False: no message can say it.
bool FillCustomer(const Space& space, const std::vector<std::uint8_t>& cells,
                  const DiffSides& sides, v1::TestFacts* facts);
// The smallest customer who matches a segment of a policy. False: none was found.
bool CustomerOf(const Policy& policy, std::size_t segment, const DiffSides& sides,
                v1::TestFacts* facts);
bool FillTicket(const Space& space, const std::vector<std::uint8_t>& cells, const DiffSides& sides,
                v1::Ticket* ticket);
// A ticket received at `received` about which nothing else is known.
v1::Ticket PlainTicket(const DiffSides& sides, Instant received);
v1::Instant ToProto(const DiffSides& sides, Instant instant);

// Combinations of a box, the smallest cells first, until `fn` answers true or there were `most`.
void ForSomeCombinations(const Space& space, const Box& box, int most,
                         const std::function<bool(const std::vector<std::uint8_t>&)>& fn);

// A value of a metric written into an agent's month, with the colleagues that a place in the team
// takes. False: no message can say it.
bool SetMetric(const Metric& metric, const ScorePolicy& policy, Ratio held, v1::TestFacts* facts);
v1::TestFacts PlainMonth();

// Facts of triage and of obligations by the names that both policies know them by.
FactOfTest ReadTicketFact(const Policy& policy, const std::string& name);

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_DIFF_PARTS_H_
