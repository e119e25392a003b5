#include "guiju/workbench/dossier.h"

#include <algorithm>
#include <cstdint>

#include "digest.h"

namespace guiju::workbench {
namespace {

using Lines = std::vector<std::string_view>;

Lines LinesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// One line of the whole comparison, by its number in each text; the other one of a removed or added
// line is where it would stand.
struct Edit {
  LineKind kind;
  std::size_t before;
  std::size_t after;
};

// The shortest way from one list of lines to the other (Myers, "An O(ND) difference algorithm").
// False: more than kMostEdits edits.
bool Shortest(const Lines& a, const Lines& b, std::vector<Edit>* edits) {
  using Int = std::int64_t;
  const Int n = static_cast<Int>(a.size());
  const Int m = static_cast<Int>(b.size());
  const Int most = std::min<Int>(n + m, static_cast<Int>(kMostEdits));
  // furthest[k + d + 1] of round d: how far along `a` diagonal k comes with d edits.
  std::vector<std::vector<Int>> rounds;
  std::vector<Int> last = {0, 0, 0};
  const auto at = [](const std::vector<Int>& round, Int d, Int k) {
    return round[static_cast<std::size_t>(k + d + 1)];
  };
  for (Int d = 0; d <= most; ++d) {
    std::vector<Int> now(static_cast<std::size_t>(2 * d + 3), -1);
    for (Int k = -d; k <= d; k += 2) {
      Int x = 0;
      if (d > 0) {
        const Int left = k > -d ? at(last, d - 1, k - 1) : -1;
        const Int right = k < d ? at(last, d - 1, k + 1) : -1;
        x = k == -d || (k != d && left < right) ? right : left + 1;
      }
      while (x < n && x - k < m && x - k >= 0 &&
             a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) {
        ++x;
      }
      now[static_cast<std::size_t>(k + d + 1)] = x;
      if (x < n || x - k < m) continue;
      // Back from the end, round by round.
      Int end = n;
      Int line = k;
      for (Int back = d; back >= 0; --back) {
        Int begin = 0;
        Int from = line;
        if (back > 0) {
          const std::vector<Int>& round = rounds[static_cast<std::size_t>(back - 1)];
          const Int l = line > -back ? at(round, back - 1, line - 1) : -1;
          const Int r = line < back ? at(round, back - 1, line + 1) : -1;
          const bool added = line == -back || (line != back && l < r);
          begin = added ? r : l + 1;
          from = added ? line + 1 : line - 1;
        }
        for (Int i = end; i > begin; --i) {
          edits->push_back({LineKind::kSame, static_cast<std::size_t>(i - 1),
                            static_cast<std::size_t>(i - 1 - line)});
        }
        if (back > 0) {
          const bool added = from == line + 1;
          edits->push_back({added ? LineKind::kAdded : LineKind::kRemoved,
                            static_cast<std::size_t>(added ? begin : begin - 1),
                            static_cast<std::size_t>(added ? begin - line - 1 : begin - line)});
          end = added ? begin : begin - 1;
        }
        line = from;
      }
      std::reverse(edits->begin(), edits->end());
      return true;
    }
    rounds.push_back(now);
    last = std::move(now);
  }
  return false;
}

std::vector<Edit> EditsOf(const Lines& a, const Lines& b) {
  std::vector<Edit> edits;
  if (Shortest(a, b, &edits)) return edits;
  edits.clear();
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  for (std::size_t i = 0; i < head; ++i) edits.push_back({LineKind::kSame, i, i});
  for (std::size_t i = head; i < a.size() - tail; ++i) {
    edits.push_back({LineKind::kRemoved, i, head});
  }
  for (std::size_t i = head; i < b.size() - tail; ++i) {
    edits.push_back({LineKind::kAdded, a.size() - tail, i});
  }
  for (std::size_t i = tail; i > 0; --i) {
    edits.push_back({LineKind::kSame, a.size() - i, b.size() - i});
  }
  return edits;
}

// "532,7"; one line is its number alone, none is the line before and 0.
std::string Span(std::size_t first, std::size_t count) {
  if (count == 1) return std::to_string(first + 1);
  return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
}

}  // namespace

std::vector<ComparedLine> CompareTexts(std::string_view before, std::string_view after,
                                       std::size_t context) {
  const Lines a = LinesOf(before);
  const Lines b = LinesOf(after);
  const std::vector<Edit> edits = EditsOf(a, b);
  std::vector<ComparedLine> lines;
  for (std::size_t i = 0; i < edits.size();) {
    if (edits[i].kind == LineKind::kSame) {
      ++i;
      continue;
    }
    const std::size_t begin = i > context ? i - context : 0;
    // The last difference that is not further than twice the context from the one before.
    std::size_t last = i;
    for (std::size_t k = i; k < edits.size() && k <= last + 2 * context + 1; ++k) {
      if (edits[k].kind != LineKind::kSame) last = k;
    }
    const std::size_t end = std::min(edits.size(), last + context + 1);
    const auto count = [&](LineKind without) {
      return static_cast<std::size_t>(
          std::count_if(edits.begin() + static_cast<std::ptrdiff_t>(begin),
                        edits.begin() + static_cast<std::ptrdiff_t>(end),
                        [without](const Edit& edit) { return edit.kind != without; }));
    };
    lines.push_back(
        {LineKind::kPlace, "@@ -" + Span(edits[begin].before, count(LineKind::kAdded)) + " +" +
                               Span(edits[begin].after, count(LineKind::kRemoved)) + " @@"});
    for (std::size_t k = begin; k < end; ++k) {
      const Edit& edit = edits[k];
      lines.push_back(
          {edit.kind, std::string(edit.kind == LineKind::kAdded ? b[edit.after] : a[edit.before])});
    }
    i = end;
  }
  return lines;
}

FileDigest DigestOf(const PolicyDocument& document) {
  FileDigest digest = DigestOf(document.text(), document.name());
  if (document.policy() != nullptr) digest.policy_sha256 = document.policy()->sha256;
  return digest;
}

FileDigest DigestOf(std::string_view bytes, const std::string& name) {
  return {name, internal::Sha256Hex(bytes), ""};
}

}  // namespace guiju::workbench
