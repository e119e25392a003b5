// The ranges of facts in words.
#include <algorithm>

#include "format.h"
#include "sentences/diff.h"
#include "workbench/space.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

bool Same(Ratio a, Ratio b) { return Compare(a, b) == 0; }

Words Join(const std::vector<Words>& parts) {
  Words all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    all.en += (i == 0 ? "" : i + 1 == parts.size() ? " or " : ", ") + parts[i].en;
    all.zh += (i == 0 ? "" : i + 1 == parts.size() ? "或" : "、") + parts[i].zh;
  }
  return all;
}

Words WordsOf(const Label& label) { return {label.zh, label.en}; }

// One run of neighbouring cells of numbers.
ValueRange NumberRun(const Dimension& dimension, std::size_t first, std::size_t last) {
  ValueRange range;
  range.kind = ValueRange::Kind::kNumber;
  range.lower = dimension.cells[first].lower;
  range.upper = dimension.cells[last].upper;
  range.lower_open = !dimension.cells[first].point && !range.lower.is_missing();
  range.upper_open = !dimension.cells[last].point && !range.upper.is_missing();
  if (dimension.fact.shape == FactShape::kWhole) {  // the numbers themselves
    const auto move = [](Ratio* bound, bool* open, std::int64_t by) {
      if (*open) *bound = Ratio::Of(bound->numerator / bound->denominator + by);
      *open = false;
    };
    move(&range.lower, &range.lower_open, 1);
    move(&range.upper, &range.upper_open, -1);
  }
  return range;
}

ValueRange InstantRun(const Dimension& dimension, std::size_t first, std::size_t last) {
  ValueRange range;
  range.kind = ValueRange::Kind::kInstant;
  const int oldest = dimension.cells[first].position;
  const int newest = dimension.cells[last].position;
  const auto moment = [&](int place) { return dimension.moments[static_cast<std::size_t>(place)]; };
  if (oldest > 0) {
    range.oldest = moment((oldest - 1) / 2);
    range.oldest_open = oldest % 2 == 0;
  }
  if (newest < 2 * static_cast<int>(dimension.moments.size())) {
    range.newest = moment(newest / 2);
    range.newest_open = newest % 2 == 0;
  }
  return range;
}

// "[95 %, 96 %)": where several ranges stand in one sentence.
std::string Notation(const SpaceFact& fact, const ValueRange& range) {
  if (!range.lower.is_missing() && !range.upper.is_missing() && Same(range.lower, range.upper)) {
    return WriteNumber(fact, range.lower);
  }
  const std::string lower = range.lower.is_missing() ? "…" : WriteNumber(fact, range.lower);
  const std::string upper = range.upper.is_missing() ? "…" : WriteNumber(fact, range.upper);
  return (range.lower_open || range.lower.is_missing() ? "(" : "[") + lower + ", " + upper +
         (range.upper_open || range.upper.is_missing() ? ")" : "]");
}

Words InstantWords(const ValueRange& range) {
  const Words oldest =
      range.oldest == ValueRange::kNoBound ? Words{"…", "…"} : WriteBack(range.oldest);
  const Words newest = range.newest == ValueRange::kNoBound
                           ? Words{"判定时刻", "the moment of judgement"}
                           : WriteBack(range.newest);
  if (range.oldest == range.newest && range.oldest != ValueRange::kNoBound) return oldest;
  const std::string begin = range.oldest_open || range.oldest == ValueRange::kNoBound ? "(" : "[";
  const std::string end = range.newest_open ? ")" : "]";
  return {begin + oldest.zh + "，" + newest.zh + end, begin + oldest.en + ", " + newest.en + end};
}

Words Sentence(const internal::Sentence& sentence, const SpaceFact& fact, const ValueRange& range) {
  const std::vector<Argument> arguments = {
      {"fact", fact.label.en, fact.label.zh},
      {"lower", range.lower.is_missing() ? "" : WriteNumber(fact, range.lower)},
      {"upper", range.upper.is_missing() ? "" : WriteNumber(fact, range.upper)}};
  return {internal::SayAll(sentence, Language::kChinese, arguments),
          internal::SayAll(sentence, Language::kEnglish, arguments)};
}

Words NumberWords(const SpaceFact& fact, const ValueRange& range) {
  if (range.lower.is_missing()) {
    return Sentence(range.upper_open ? internal::kDiffBelow : internal::kDiffAtMost, fact, range);
  }
  if (range.upper.is_missing()) {
    return Sentence(range.lower_open ? internal::kDiffAbove : internal::kDiffAtLeast, fact, range);
  }
  if (Same(range.lower, range.upper)) return Sentence(internal::kDiffExactly, fact, range);
  return Sentence(range.lower_open
                      ? (range.upper_open ? internal::kDiffOpen : internal::kDiffOpenClosed)
                      : (range.upper_open ? internal::kDiffClosedOpen : internal::kDiffClosed),
                  fact, range);
}

}  // namespace

std::string WriteDecimal(Ratio number) { return internal::FormatRatio(number, 18); }

std::string WriteNumber(const SpaceFact& fact, Ratio number) {
  return WriteDecimal(number) + (fact.percent ? " %" : "");
}

Words WriteBack(std::int32_t back) {
  if (IsDaysBack(back)) {
    const std::string days = std::to_string(~back);
    return {days + " 天前", days + " days ago"};
  }
  const std::string months = std::to_string(back);
  return {months + " 个月前", months + " months ago"};
}

FactRange DescribeCells(const Dimension& dimension, std::uint64_t mask) {
  const SpaceFact& fact = dimension.fact;
  FactRange range;
  range.fact = fact.fact;
  std::vector<Words> parts;
  for (std::size_t i = 0; i < dimension.cells.size(); ++i) {
    if ((mask >> i & 1u) == 0) continue;
    const SpaceCell& cell = dimension.cells[i];
    ValueRange value;
    value.kind = cell.kind;
    std::size_t last = i;
    if (cell.kind == ValueRange::Kind::kNumber || cell.kind == ValueRange::Kind::kInstant) {
      while (last + 1 < dimension.cells.size() && (mask >> (last + 1) & 1u) != 0) ++last;
    }
    switch (cell.kind) {
      case ValueRange::Kind::kUnknown:
        parts.push_back({"未知", "not known"});
        break;
      case ValueRange::Kind::kNever:
        parts.push_back({"从未发生", "never"});
        break;
      case ValueRange::Kind::kNumber:
        value = NumberRun(dimension, i, last);
        parts.push_back({Notation(fact, value), Notation(fact, value)});
        break;
      case ValueRange::Kind::kInstant:
        value = InstantRun(dimension, i, last);
        parts.push_back(InstantWords(value));
        break;
      case ValueRange::Kind::kValue:
        if (fact.shape == FactShape::kYesNo) {
          value.value = cell.value == 1 ? "yes" : "no";
          parts.push_back(cell.value == 1 ? Words{"是", "yes"} : Words{"否", "no"});
        } else {
          value.value = fact.values[static_cast<std::size_t>(cell.value)];
          parts.push_back(WordsOf(fact.value_labels[static_cast<std::size_t>(cell.value)]));
        }
        break;
    }
    range.values.push_back(value);
    i = last;
  }
  if (range.values.size() == 1 && range.values[0].kind == ValueRange::Kind::kNumber) {
    range.words = NumberWords(fact, range.values[0]);
    return range;
  }
  const Words values = workbench::Join(parts);
  const internal::Arguments arguments = {{"fact", fact.label.en, fact.label.zh},
                                         {"values", values.en, values.zh}};
  range.words = {internal::Say(internal::kDiffIs, Language::kChinese, arguments),
                 internal::Say(internal::kDiffIs, Language::kEnglish, arguments)};
  return range;
}

std::vector<FactRange> Space::Describe(const Box& box) const {
  std::vector<FactRange> ranges;
  for (std::size_t d = 0; d < dimensions_.size(); ++d) {
    const std::size_t count = dimensions_[d].cells.size();
    const std::uint64_t all = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    if (box.masks[d] != all) ranges.push_back(DescribeCells(dimensions_[d], box.masks[d]));
  }
  return ranges;
}

}  // namespace guiju::workbench
