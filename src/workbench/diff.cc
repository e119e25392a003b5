// The comparison of two policies, section by section: what is compared by meaning, then everything
// else as it is written.
#include "guiju/workbench/diff.h"

#include <algorithm>
#include <array>

#include "format.h"
#include "sentences/diff.h"
#include "workbench/diff_parts.h"
#include "workbench/document_parts.h"
#include "workbench/equivalent.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

// Longer texts of the policy are cut in sentences; the file has them.
constexpr std::size_t kLongestValue = 160;

// A section: its field of the policy, and what compares it by meaning.
struct Section {
  Room room;
  std::vector<const char*> fields;
  void (*compare)(const DiffSides&, DiffSink*);
  bool (*covers)(const Change&);
};

bool CoversNothing(const Change&) { return false; }
void CompareNothing(const DiffSides&, DiffSink*) {}

const std::vector<Section>& Sections() {
  static const std::vector<Section> sections = {
      {Room::kPolicy,
       {"id", "version", "label", "effective_from", "effective_until", "review_by", "judging"},
       &CompareNothing,
       &CoversNothing},
      {Room::kCalendar, {"calendar", "holiday_book"}, &CompareCalendars, &CoversCalendars},
      {Room::kTriage, {"triage"}, &CompareTriage, &CoversTriage},
      {Room::kSla, {"sla"}, &CompareSla, &CoversSla},
      {Room::kSegment, {"segment"}, &CompareSegments, &CoversSegments},
      {Room::kScore, {"score"}, &CompareScore, &CoversScore},
      {Room::kMask, {"mask"}, &CompareNothing, &CoversNothing},
      {Room::kCallback, {"callback"}, &CompareNothing, &CoversNothing},
      {Room::kRecord, {"record"}, &CompareNothing, &CoversNothing},
      {Room::kStats, {"stats"}, &CompareNothing, &CoversNothing},
      {Room::kText, {"text"}, &CompareNothing, &CoversNothing},
  };
  return sections;
}

// Settings that stand in the rule catalogue and have no clause of their own in a policy.
const char* ClauseOfSetting(const std::string& place) {
  struct Setting {
    const char* field;
    const char* clause;
  };
  static constexpr Setting kSettings[] = {
      {".at_closing", "CAL-1"},     {".closed_start", "CAL-2"},  {".day_deadline", "CAL-3"},
      {".on_conflict", "CAL-5"},    {".reversed", "CAL-6"},      {".closing_instant", "CAL-7"},
      {".zero_amount", "CAL-8"},    {".clock_change", "CAL-10"}, {".skipped_time", "CAL-11"},
      {".repeated_time", "CAL-11"}, {"sla.pausing", "CAL-12"},   {"sla.reopening", "CAL-13"},
      {"segment.care_of", "SEG-6"}, {"text.not_found", "INT-7"},
  };
  for (const Setting& setting : kSettings) {
    if (place.find(setting.field) != std::string::npos) return setting.clause;
  }
  return nullptr;
}

// What names and dates a policy is no answer of it.
bool IsIdentity(const Change& change) {
  return change.place == "id" || change.place == "version" || change.place == "review_by";
}

std::string Cut(const std::string& text) {
  if (text.size() <= kLongestValue) return text;
  std::size_t end = kLongestValue;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

FoundDifference FromChange(const Change& change, Room room, bool words) {
  FoundDifference found;
  Difference& difference = found.difference;
  difference.kind = words ? Difference::Kind::kWords : Difference::Kind::kEntry;
  difference.room = room;
  difference.place = change.place;
  difference.clauses = change.clauses;
  const char* clause = ClauseOfSetting(change.place);
  if (difference.clauses.empty() && clause != nullptr) difference.clauses = {clause};
  difference.was = Plain(Cut(change.before));
  difference.now = Plain(Cut(change.after));
  found.before_path = change.before_path;
  found.after_path = change.after_path;
  const internal::Sentence& sentence = change.moved                 ? internal::kDiffMoved
                                       : change.before_path.empty() ? internal::kDiffAdded
                                       : change.after_path.empty()  ? internal::kDiffDropped
                                                                    : internal::kDiffChanged;
  difference.text = SayBoth(sentence, {Argument("place", change.place),
                                       In("before", difference.was), In("after", difference.now)});
  return found;
}

void CompareSection(const DiffSides& sides, const Section& section, DiffSink* sink) {
  const std::vector<Change> changes =
      ChangesOf(sides.before, sides.after, section.fields, !sink->first_only());
  DiffSink by_meaning(sink->first_only());
  const bool asks = std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
    return !change.words && (section.covers(change) || section.room == Room::kCalendar);
  });
  if (asks) section.compare(sides, &by_meaning);
  const auto found_at = [&by_meaning](const Change& change) {
    // A table stands for its profile and its list for its entries.
    std::string place = change.place;
    const std::size_t open = place.find('[');
    return by_meaning.HasWithin(place) ||
           (open != std::string::npos && by_meaning.HasWithin(place.substr(0, open)));
  };
  for (FoundDifference& found : by_meaning.found()) sink->Add(std::move(found));
  for (const Change& change : changes) {
    if (sink->done()) return;
    if (change.words || IsIdentity(change)) {
      if (!sink->first_only()) sink->Add(FromChange(change, section.room, true));
      continue;
    }
    if (section.covers(change)) {
      if (sink->first_only() || found_at(change)) continue;
      FoundDifference same = FromChange(change, section.room, true);
      same.difference.text =
          SayBoth(internal::kDiffSameAnswers,
                  {Argument("place", change.place), In("before", same.difference.was),
                   In("after", same.difference.now)});
      sink->Add(std::move(same));
      continue;
    }
    // The days that other books of holidays make differ have been told.
    const bool books = change.place.find("holiday") != std::string::npos;
    if (section.room == Room::kCalendar && books && !sink->found().empty() &&
        sink->found().back().difference.room == Room::kCalendar) {
      continue;
    }
    FoundDifference found = FromChange(change, section.room, false);
    if (!sink->first_only()) {
      found.difference.witness = FirstWitness(sides, CandidatesFor(sides, change, section.room));
    }
    sink->Add(std::move(found));
  }
}

// Noon of a Tuesday on which both policies are in force and of which the days of rest are
// published.
Instant MomentOfWitnesses(const Policy& before, const Policy& after) {
  constexpr CivilDay kFirst = ToCivilDay({2026, 3, 10});
  const std::int32_t from =
      std::max({kFirst.number, before.effective_from.number + 1, after.effective_from.number + 1});
  const std::int32_t weeks = (from - kFirst.number + 6) / 7;
  const Calendar& calendar = after.calendars.front().calendar;
  return calendar.FromCivil({kFirst.number + 7 * weeks}, kSecondsPerDay / 2);
}

DiffPlace PlaceOf(const PolicyDocument& document, const std::string& path) {
  DiffPlace place;
  place.file = document.name();
  if (path.empty()) return place;
  const internal::Position* position = document.parts().positions.Nearest(path);
  if (position == nullptr) return place;
  place.line = position->line;
  place.column = position->column;
  return place;
}

void NoteClauses(const v1::Policy& before, const v1::Policy& after, DiffReport* report) {
  std::set<std::string> differs;
  for (Difference& difference : report->differences) {
    if (difference.kind == Difference::Kind::kWords) continue;
    // What has no clause is declared by its place.
    if (difference.clauses.empty()) difference.clauses.push_back(difference.place);
    differs.insert(difference.clauses.begin(), difference.clauses.end());
  }
  std::set<std::string> all = differs;
  report->has_note = after.has_change_note();
  report->replaces_before = after.change_note().replaces() == before.version();
  for (const v1::DeclaredChange& change : after.change_note().change()) all.insert(change.clause());
  for (const std::string& clause : all) {
    ClauseState state;
    state.clause = clause;
    state.differs = differs.count(clause) > 0;
    for (const v1::DeclaredChange& change : after.change_note().change()) {
      if (change.clause() != clause) continue;
      state.declared = true;
      state.reason = change.reason();
    }
    report->clauses.push_back(std::move(state));
  }
}

}  // namespace

const char* NameOf(Room room) {
  static constexpr std::array<const char*, 11> kNames = {
      "policy", "calendar", "triage", "sla",   "segment", "score",
      "mask",   "callback", "record", "stats", "text"};
  return kNames[static_cast<std::size_t>(room)];
}

bool DiffSink::HasWithin(const std::string& place) const {
  return std::any_of(found_.begin(), found_.end(), [&place](const FoundDifference& found) {
    const std::string& at = found.difference.place;
    return at.rfind(place, 0) == 0 || place.rfind(at, 0) == 0;
  });
}

Words SayBoth(const internal::Sentence& sentence,
              const std::vector<internal::Argument>& arguments) {
  return {internal::SayAll(sentence, Language::kChinese, arguments),
          internal::SayAll(sentence, Language::kEnglish, arguments)};
}

std::string PathIn(const std::string& list, int index) {
  return index < 0 ? std::string() : list + "[" + std::to_string(index) + "]";
}

Words TriWords(Tri value) {
  switch (value) {
    case Tri::kTrue:
      return {"符合", "holds"};
    case Tri::kFalse:
      return {"不符合", "does not hold"};
    case Tri::kUnknown:
      break;
  }
  return {"未知", "not known"};
}

void ForSomeCombinations(const Space& space, const Box& box, int most,
                         const std::function<bool(const std::vector<std::uint8_t>&)>& fn) {
  const std::size_t n = space.dimensions().size();
  const auto next = [&](std::size_t d, std::uint8_t from) {
    std::uint8_t cell = from;
    while (cell < space.dimensions()[d].cells.size() && (box.masks[d] >> cell & 1u) == 0) ++cell;
    return cell;
  };
  std::vector<std::uint8_t> cells(n);
  for (std::size_t d = 0; d < n; ++d) cells[d] = next(d, 0);
  while (most-- > 0 && !fn(cells)) {
    std::size_t d = n;
    while (d > 0) {
      --d;
      cells[d] = next(d, static_cast<std::uint8_t>(cells[d] + 1));
      if (cells[d] < space.dimensions()[d].cells.size()) break;
      cells[d] = next(d, 0);
      if (d == 0) return;
    }
    if (n == 0) return;
  }
}

v1::Instant ToProto(const DiffSides& sides, Instant instant) {
  v1::Instant proto;
  if (instant.is_never()) {
    proto.set_never(true);
  } else if (instant.is_known()) {
    proto.set_iso(internal::FormatIso(sides.new_policy.calendars.front().calendar.zone(), instant));
  }
  return proto;
}

v1::Ticket PlainTicket(const DiffSides& sides, Instant received) {
  v1::Ticket ticket;
  ticket.set_id("W1");
  *ticket.mutable_received() = ToProto(sides, received);
  return ticket;
}

std::shared_ptr<const Witness> FirstWitness(const DiffSides& sides,
                                            const std::vector<Candidate>& candidates) {
  for (const Candidate& candidate : candidates) {
    auto witness =
        MakeWitness(sides.old_policy, sides.new_policy, candidate.facts, candidate.as_of, "");
    if (witness != nullptr) return witness;
  }
  return nullptr;
}

bool DiffReport::answers_differ() const {
  return std::any_of(differences.begin(), differences.end(), [](const Difference& difference) {
    return difference.kind != Difference::Kind::kWords;
  });
}

bool DiffReport::all_declared() const {
  if (!answers_differ()) return true;
  return has_note && replaces_before &&
         std::all_of(clauses.begin(), clauses.end(),
                     [](const ClauseState& state) { return !state.differs || state.declared; });
}

DiffReport Diff(const PolicyDocument& before, const PolicyDocument& after) {
  const Policy& old_policy = *before.policy();
  const Policy& new_policy = *after.policy();
  const DiffSides sides{before.parts().proto, after.parts().proto, old_policy, new_policy,
                        MomentOfWitnesses(old_policy, new_policy)};
  DiffReport report;
  report.before = old_policy.id + " " + old_policy.version;
  report.after = new_policy.id + " " + new_policy.version;
  DiffSink sink(false);
  for (const Section& section : Sections()) CompareSection(sides, section, &sink);
  std::stable_partition(sink.found().begin(), sink.found().end(), [](const FoundDifference& found) {
    return found.difference.kind != Difference::Kind::kWords;
  });
  for (FoundDifference& found : sink.found()) {
    Difference& difference = found.difference;
    std::sort(difference.clauses.begin(), difference.clauses.end());
    difference.clauses.erase(std::unique(difference.clauses.begin(), difference.clauses.end()),
                             difference.clauses.end());
    difference.before = PlaceOf(before, found.before_path);
    difference.after = PlaceOf(after, found.after_path);
    report.differences.push_back(std::move(difference));
  }
  report.totals = CompareTotals(sides);
  NoteClauses(sides.before, sides.after, &report);
  return report;
}

bool Equivalent(const v1::Policy& a, const Policy& compiled_a, const v1::Policy& b,
                const Policy& compiled_b, Room room) {
  const DiffSides sides{a, b, compiled_a, compiled_b, Instant::Unknown()};
  DiffSink sink(true);
  for (const Section& section : Sections()) {
    if (section.room == room) CompareSection(sides, section, &sink);
  }
  return sink.found().empty();
}

}  // namespace guiju::workbench
