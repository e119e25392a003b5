// What the sections about records, callbacks and statistics share: tables that become cards on a
// narrow screen, bars, amounts of time, and texts of the data with personal data masked.
#ifndef GUIJU_SRC_TOOL_REPORT_TABLE_H_
#define GUIJU_SRC_TOOL_REPORT_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/label.h"
#include "guiju/policy.h"
#include "guiju/v1/common.pb.h"
#include "tool/report_html.h"

namespace guiju::tool {

struct Head {
  Label name;
  bool number = false;   // set to the right
  std::string clause{};  // a tag behind the name; may be empty
};

// A row of finished cells, the first of which names it.
using Cells = std::vector<std::string>;

// A table whose rows become cards of named lines on a narrow screen. `title` is a caption.
std::string CardTable(const Label& title, std::string_view clause, const std::vector<Head>& heads,
                      const std::vector<Cells>& rows);

struct Bar {
  Label label;
  std::int64_t value = 0;
};

// A bar, a number and a share of `whole` for each; `unit` names what is counted.
std::string BarTable(const Label& title, std::string_view clause, const Label& unit,
                     const std::vector<Bar>& bars, std::int64_t whole);

std::string Chip(const std::string& style, const Label& label);
std::string Lead(const internal::Sentence& sentence, const internal::Arguments& arguments = {});
std::string Note(const internal::Sentence& sentence, const internal::Arguments& arguments = {});
std::string Title(const Label& label, std::string_view clause = "");
// Both labels with the language's comma between them, escaped; a dash when there are none.
std::string Listed(const std::vector<Label>& labels);

// An id of the data, masked where the policy finds personal data in it, then as Id().
std::string MaskedId(const Policy& policy, std::string_view id);
// A text that people or systems wrote, masked and escaped; a long one is cut.
std::string MaskedText(const Policy& policy, std::string_view text);

// An amount of time as people read it: to the second below an hour, then to the minute, from two
// days on in days and hours. Cut.
Label AmountOfTime(std::int64_t microseconds);
// The mean of a sum of seconds over a count; {"–", "–"} when nothing was counted.
Label MeanTime(const v1::Fraction& seconds);
// A fraction cut to so many places; a dash when nothing was counted.
std::string Decimal(const v1::Fraction& fraction, int places);
std::string Percent(const v1::Fraction& fraction);

// The wall's reading of an instant of a message, whose own offset it keeps: "2026-03-02 09:00",
// with seconds only when there are any. A dash when there is none.
std::string WallOf(const Policy& policy, const v1::Instant& instant);
// From and to, the day once when it is the same: "2026-03-02 09:00–11:00".
std::string WallSpan(const Policy& policy, const v1::Instant& from, const v1::Instant& to);
// "+08:00" of an instant of a message; empty when it has none.
std::string OffsetOf(const v1::Instant& instant);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_REPORT_TABLE_H_
