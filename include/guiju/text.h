// A ticket's description to signals, by the policy's term lists (INT-7). Triage decides on signals
// alone; this door fills those that nobody gave.
//
// How text and terms are compared, what a match is and what an exclusion does is written in
// proto/guiju/v1/text.proto. Example, with the standard policy: "我不投诉，就想问怎么退款" gives
// asks_question ("怎么") and asks_return ("退款"); "投诉" stands inside the exclusion "不投诉" and
// counts for nothing.
//
// Unlike the evaluation on the lower floors, a search allocates and may take a lock inside RE2. Its
// time is linear in the description: one pass that finds which terms occur at all, and one for each
// of those.
#ifndef GUIJU_TEXT_H_
#define GUIJU_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "guiju/policy.h"
#include "guiju/ticket.h"

namespace guiju {

// A longer description, in bytes, is not searched.
inline constexpr std::size_t kLongestDescription = 262'144;

// As many matches of one description are reported; the signals come from all of them.
inline constexpr std::size_t kMostTextMatches = 64;

// One occurrence of a term that counts. Half-open positions in the description as it was given.
struct TextMatch {
  std::uint8_t signal = 0;  // the bit, as TriagePolicy::SignalIndex numbers it
  std::string_view clause;  // of the term list, borrowed from the policy
  std::string_view term;    // as the policy writes it, borrowed from the policy
  std::size_t begin = 0;    // in code points; a byte that is no UTF-8 counts as one
  std::size_t end = 0;      // behind the last
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;
};

// What a description says: `found->yes` has the signals of which a term counts, `found->no` those
// that the policy takes as denied when none does (NotFound.MEANS_NO). `matches` (may be null) gets
// the first kMostTextMatches in the order of begin, end, list and term. A policy without term lists
// and an empty description find nothing. Never fails on bad UTF-8. False, and nothing found, when
// the description has more than kLongestDescription bytes. Thread-safe.
bool FindSignals(const Policy& policy, std::string_view description, Signals* found,
                 std::vector<TextMatch>* matches);

// Adds to `ticket->signals` what the ticket's description says of signals that are known neither as
// yes nor as no, and notes them in `ticket->signals_from_text`. False, and nothing added, as above.
// FromMessage (guiju/proto.h) has done it; a host that fills the struct itself calls it once.
bool AddTextSignals(const Policy& policy, Ticket* ticket);

}  // namespace guiju

#endif  // GUIJU_TEXT_H_
