#include "check_bands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "guiju/kernel/parse.h"

namespace guiju::internal {
namespace {

using Wide = guiju_int128;

constexpr Wide kOne = 1'000'000'000;

Wide FloorDiv(Wide a, Wide b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); }
Wide CeilDiv(Wide a, Wide b) { return -FloorDiv(-a, b); }

// Half up to a multiple of the step.
Wide RoundTo(Wide value, Wide step) { return FloorDiv(2 * value + step, 2 * step) * step; }

struct Bound {
  Wide value = 0;
  bool open = false;
};

Bound BoundOf(const v1::Band& band) {
  switch (band.bound_case()) {
    case v1::Band::kAtLeast:
      return {ReadNano(band.at_least()), false};
    case v1::Band::kAbove:
      return {ReadNano(band.above()), true};
    case v1::Band::kAtMost:
      return {ReadNano(band.at_most()), false};
    case v1::Band::kBelow:
      return {ReadNano(band.below()), true};
    case v1::Band::BOUND_NOT_SET:
      break;
  }
  return {};
}

// The values that the bounds are asked about lie between these.
Stretch DomainOf(const v1::BandTable& table, Measured measured) {
  Stretch domain{ReadNano(table.min()), ReadNano(table.max()), false, false};
  const Wide step = ReadNano(table.step());
  if (measured == Measured::kSteps && step > 0) {
    domain.low = RoundTo(domain.low, step);
    domain.high = RoundTo(domain.high, step);
  }
  return domain;
}

Wide GridOf(const v1::BandTable& table, Measured measured) {
  return measured == Measured::kWhole ? kOne : ReadNano(table.step());
}

// Whether a value that is asked about lies in a stretch.
bool Reached(const Stretch& stretch, const v1::BandTable& table, Measured measured) {
  if (stretch.empty()) return false;
  return measured == Measured::kAny || StepsIn(stretch, GridOf(table, measured)).count > 0;
}

Stretch RangeOf(const v1::PrintedRange& range, const Stretch& domain) {
  Stretch stretch = domain;
  if (range.lower_case() != v1::PrintedRange::LOWER_NOT_SET) {
    stretch.low_open = range.lower_case() == v1::PrintedRange::kAbove;
    stretch.low = ReadNano(stretch.low_open ? range.above() : range.from());
  }
  if (range.upper_case() != v1::PrintedRange::UPPER_NOT_SET) {
    stretch.high_open = range.upper_case() == v1::PrintedRange::kBelow;
    stretch.high = ReadNano(stretch.high_open ? range.below() : range.to());
  }
  return stretch;
}

bool Covers(const Stretch& outer, const Stretch& inner) {
  const bool low =
      outer.low < inner.low || (outer.low == inner.low && (!outer.low_open || inner.low_open));
  const bool high = outer.high > inner.high ||
                    (outer.high == inner.high && (!outer.high_open || inner.high_open));
  return low && high;
}

// A part of the domain between two neighbouring bounds, or a bound itself: all its values are in
// the same ranges.
struct Piece {
  Stretch stretch;
  std::vector<int> ranges;
};

std::vector<Piece> PiecesOf(const v1::BandTable& table, const Stretch& domain) {
  std::vector<Stretch> ranges;
  std::vector<Wide> cuts{domain.low, domain.high};
  for (const v1::PrintedRange& range : table.printed()) {
    ranges.push_back(RangeOf(range, domain));
    for (const Wide cut : {ranges.back().low, ranges.back().high}) {
      if (cut > domain.low && cut < domain.high) cuts.push_back(cut);
    }
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Piece> pieces;
  const auto add = [&](const Stretch& stretch) {
    Piece piece{stretch, {}};
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (Covers(ranges[i], stretch)) piece.ranges.push_back(static_cast<int>(i));
    }
    pieces.push_back(std::move(piece));
  };
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    if (i > 0) add({cuts[i - 1], cuts[i], true, true});
    add({cuts[i], cuts[i], false, false});
  }
  return pieces;
}

// A value in the middle of a fault, of those that are asked about.
std::string ExampleOf(const Stretch& stretch, const Steps& steps, Wide step, Measured measured) {
  if (measured != Measured::kAny && steps.count > 0) {
    return NanoText(steps.first + steps.count / 2 * step);
  }
  const Wide middle = FloorDiv(stretch.low + stretch.high, 2);
  // Two decimals of nine places next to each other: what lies between has more places.
  return NanoText(middle) + (middle == stretch.low && stretch.low_open ? "5" : "");
}

// The range whose end touches a hole.
int BesideHole(const v1::BandTable& table, const Stretch& hole, const Stretch& domain) {
  int beside = 0;
  for (int i = 0; i < table.printed_size(); ++i) {
    const Stretch range = RangeOf(table.printed(i), domain);
    if (range.high == hole.low) return i;
    if (range.low == hole.high) beside = i;
  }
  return beside;
}

// The bounds as they are written, so that "4.0" stays "4.0".
std::string WrittenAs(const v1::BandTable& table, Wide value) {
  for (const v1::PrintedRange& range : table.printed()) {
    for (const std::string* text : {&range.from(), &range.above(), &range.to(), &range.below()}) {
      if (!text->empty() && ReadNano(*text) == value) return *text;
    }
  }
  return NanoText(value);
}

}  // namespace

Measured MeasuredBy(v1::MetricFact::Value fact, const v1::BandTable& table) {
  if (table.rounding() == v1::Rounding::TO_STEP_FIRST) return Measured::kSteps;
  const bool counted = fact == v1::MetricFact::KNOWLEDGE_ENTRIES || fact == v1::MetricFact::HANDLED;
  return counted ? Measured::kWhole : Measured::kAny;
}

Steps StepsIn(const Stretch& stretch, Wide step) {
  if (stretch.empty() || step <= 0) return {};
  Wide first = CeilDiv(stretch.low, step);
  Wide last = FloorDiv(stretch.high, step);
  if (stretch.low_open && first * step == stretch.low) ++first;
  if (stretch.high_open && last * step == stretch.high) --last;
  if (last < first) return {};
  return {last - first + 1, first * step, last * step};
}

Wide ReadNano(std::string_view text) {
  guiju_decimal decimal;
  if (guiju_parse_decimal(text.data(), text.size(), &decimal) != GUIJU_PARSE_OK) return 0;
  Wide number = decimal.mantissa;
  for (std::int32_t i = decimal.scale; i < 9; ++i) number *= 10;
  return number;
}

std::string NanoText(Wide number) {
  const bool negative = number < 0;
  if (negative) number = -number;
  std::string digits;
  for (int places = 0; places < 10 || number != 0; ++places) {
    if (places == 9) digits.push_back('.');
    digits.push_back(static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  }
  if (negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::vector<BandShare> PartitionOf(const v1::BandTable& table, Measured measured) {
  const Stretch domain = DomainOf(table, measured);
  const bool turned = table.direction() == v1::Direction::LOWER_IS_BETTER;
  std::vector<BandShare> shares;
  Stretch rest = domain;  // what the better bands have left
  const auto add = [&](const Stretch& stretch) {
    shares.push_back(
        {stretch, StepsIn(stretch, GridOf(table, measured)), Reached(stretch, table, measured)});
  };
  for (const v1::Band& band : table.band()) {
    const Bound bound = BoundOf(band);
    Stretch own = rest;
    // The domain of rounded values may end before the bound.
    if (turned) {
      if (bound.value <= own.high) {
        own.high = bound.value;
        own.high_open = bound.open;
      }
      if (own.empty()) own = {rest.low, rest.low, true, true};
      add(own);
      if (bound.value >= rest.low) {
        rest.low = bound.value;
        rest.low_open = !bound.open;
      }
    } else {
      if (bound.value >= own.low) {
        own.low = bound.value;
        own.low_open = bound.open;
      }
      if (own.empty()) own = {rest.high, rest.high, true, true};
      add(own);
      if (bound.value <= rest.high) {
        rest.high = bound.value;
        rest.high_open = !bound.open;
      }
    }
  }
  add(rest);
  return shares;
}

std::vector<PrintedFault> FaultsOf(const v1::BandTable& table, Measured measured) {
  const Stretch domain = DomainOf(table, measured);
  if (domain.empty()) return {};
  const Wide step = ReadNano(table.step());
  std::vector<PrintedFault> faults;
  // Whether the fault at the end of the list goes on in the next piece.
  bool open = false;
  for (const Piece& piece : PiecesOf(table, domain)) {
    if (!Reached(piece.stretch, table, measured)) continue;
    if (piece.ranges.size() == 1) {
      open = false;
      continue;
    }
    if (open && faults.back().ranges == piece.ranges) {
      faults.back().stretch.high = piece.stretch.high;
      faults.back().stretch.high_open = piece.stretch.high_open;
      continue;
    }
    open = true;
    faults.push_back({piece.stretch, {}, piece.ranges, 0, {}});
  }
  for (PrintedFault& fault : faults) {
    fault.steps = StepsIn(fault.stretch, step);
    const Steps asked = StepsIn(fault.stretch, GridOf(table, measured));
    fault.example = ExampleOf(fault.stretch, asked, GridOf(table, measured), measured);
    fault.beside =
        fault.ranges.empty() ? BesideHole(table, fault.stretch, domain) : fault.ranges.back();
  }
  return faults;
}

std::string InBands(const v1::BandTable& table) {
  const Stretch domain = DomainOf(table, Measured::kAny);
  if (domain.empty()) return {};
  const bool turned = table.direction() == v1::Direction::LOWER_IS_BETTER;
  std::vector<Piece> pieces = PiecesOf(table, domain);  // from the worst value to the best
  if (turned) std::reverse(pieces.begin(), pieces.end());
  std::vector<std::int32_t> points;
  for (const Piece& piece : pieces) {
    std::int32_t of_piece = points.empty() ? 0 : points.back();
    for (const int range : piece.ranges) {
      const std::int32_t of_range = table.printed(range).points();
      if (range == piece.ranges.front() || of_range < of_piece) of_piece = of_range;
    }
    if (!points.empty() && of_piece < points.back()) return {};
    points.push_back(of_piece);
  }
  std::string text;
  for (std::size_t i = pieces.size(); i-- > 1;) {
    if (points[i] == points[i - 1]) continue;
    // The worst piece of a band: its bound.
    const Stretch& worst = pieces[i].stretch;
    const bool excluded = worst.low_open;
    const char* word =
        turned ? (excluded ? "below" : "at_most") : (excluded ? "above" : "at_least");
    text += std::string("band { ") + word + ": \"" +
            WrittenAs(table, turned ? worst.high : worst.low) +
            "\" points: " + std::to_string(points[i]) + " } ";
  }
  if (text.empty()) {
    // One number of points for all: a table has a band all the same, which leaves the worst value.
    text = std::string("band { ") + (turned ? "below" : "above") + ": \"" +
           (turned ? table.max() : table.min()) + "\" points: " + std::to_string(points.front()) +
           " } ";
  }
  return text + "otherwise { points: " + std::to_string(points.front()) + " }";
}

}  // namespace guiju::internal
