// Conditions of segments by the cells of their facts, and what their order does.
#include <algorithm>

#include "format.h"
#include "sentences/diff.h"
#include "words.h"
#include "workbench/diff_parts.h"

namespace guiju::workbench {
namespace {

using internal::Argument;

// Combinations of a box that are tried for a witness.
constexpr int kMostTries = 256;
// Of a population no larger than this a place in spending is shown.
constexpr std::int64_t kLargestPopulation = 200;

FactOfTest ReadCustomerFact(const SegmentPolicy& policy, const FactTest& test) {
  FactOfTest read;
  SpaceFact& fact = read.fact;
  const auto id = static_cast<CustomerFact>(test.fact);
  if (IsOwn(id)) {
    const OwnFact& own = policy.facts[OwnIndex(id)];
    fact.fact = own.id;
    fact.label = own.label;
    fact.percent = own.kind == FactKind::kPercent;
    fact.shape = own.kind == FactKind::kYesNo     ? FactShape::kYesNo
                 : own.kind == FactKind::kInstant ? FactShape::kInstant
                                                  : FactShape::kNumber;
    if (fact.percent) {
      fact.min = Ratio::Of(0);
      fact.max = Ratio::Of(100);
    }
    return read;
  }
  fact.fact = kCustomerFactNames[test.fact];
  fact.label = internal::WordOf(id);
  fact.percent = IsPercent(id);
  fact.shape = IsInstant(id) ? FactShape::kInstant
               : IsYesNo(id) ? FactShape::kYesNo
                             : FactShape::kNumber;
  if (fact.percent) {
    fact.min = Ratio::Of(0);
    fact.max = Ratio::Of(100);
  } else if (id == CustomerFact::kMeanRating || id == CustomerFact::kLatestRating) {
    // The bounds of these facts in customer.proto.
    fact.min = Ratio::Of(1);
    fact.max = Ratio::Of(5);
    if (id == CustomerFact::kLatestRating) fact.shape = FactShape::kWhole;
  } else if (fact.shape == FactShape::kNumber) {
    fact.min = Ratio::Of(0);
  }
  if (id == CustomerFact::kLastActivity) {
    fact.fact = kCustomerFactNames[static_cast<std::size_t>(CustomerFact::kLastPurchase)];
    fact.label = internal::WordOf(CustomerFact::kLastPurchase);
    read.second = kCustomerFactNames[static_cast<std::size_t>(CustomerFact::kLastInteraction)];
    read.second_label = internal::WordOf(CustomerFact::kLastInteraction);
  }
  return read;
}

// Whether the spends and whether they grow can be told together.
bool Possible(const Space& space, const std::vector<std::uint8_t>& cells) {
  const std::size_t growing = space.Find("spend_growing");
  const std::size_t now = space.Find("annual_spend");
  const std::size_t before = space.Find("previous_annual_spend");
  const std::size_t none = space.dimensions().size();
  if (growing == none || (now == none && before == none)) return true;
  const auto cell_of = [&](std::size_t d) -> const SpaceCell* {
    return d == none ? nullptr : &space.dimensions()[d].cells[cells[d]];
  };
  const SpaceCell& grows = *cell_of(growing);
  const bool told = grows.kind == ValueRange::Kind::kValue;
  const SpaceCell* a = cell_of(now);
  const SpaceCell* b = cell_of(before);
  const auto unknown = [](const SpaceCell* cell) {
    return cell != nullptr && cell->kind == ValueRange::Kind::kUnknown;
  };
  if (unknown(a) || unknown(b)) return !told;
  if (!told) return a == nullptr || b == nullptr;
  if (a == nullptr || b == nullptr) {
    // More than the least, or no more than some other.
    const SpaceCell& known = a == nullptr ? *b : *a;
    const bool least = known.point && known.pick.numerator == 0;
    return !(a != nullptr && least && grows.value == 1);
  }
  // Of two cells one lies above the other, or they share values.
  const bool above = !b->upper.is_missing() && !a->lower.is_missing() &&
                     Compare(a->lower, b->upper) >= 0 &&
                     !(a->point && b->point && Compare(a->pick, b->pick) == 0);
  const bool below =
      !a->upper.is_missing() && !b->lower.is_missing() && Compare(a->upper, b->lower) <= 0;
  return grows.value == 1 ? !below : !above;
}

// Spends of a witness and of others, in order.
constexpr const char* kLeast = "0";
constexpr const char* kLess = "1";
constexpr const char* kMiddle = "10";
constexpr const char* kMore = "100";

class SegmentComparison {
 public:
  SegmentComparison(const DiffSides& sides, DiffSink* sink) : sides_(sides), sink_(sink) {}

  // The conditions of one segment; a policy that has none of this id never matches.
  void Conditions(const std::string& id) {
    const SegmentPolicy& a = sides_.old_policy.segment;
    const SegmentPolicy& b = sides_.new_policy.segment;
    const std::size_t i = EntryOf(a.segments, id);
    const std::size_t j = EntryOf(b.segments, id);
    const bool in_a = i < a.segments.size();
    const bool in_b = j < b.segments.size();
    Space space;
    std::size_t left = 0;
    std::size_t right = 0;
    if (in_a) left = Add(a, i, &space);
    if (in_b) right = Add(b, j, &space);
    const Label label = in_b ? b.segments[j].label : a.segments[i].label;
    FoundDifference found;
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    difference.room = Room::kSegment;
    difference.place = "segment.segment[" + id + "]" + (in_a && in_b ? ".when" : "");
    if (in_a) difference.clauses.push_back(a.segments[i].clause);
    if (in_b) difference.clauses.push_back(b.segments[j].clause);
    const std::string when = in_a && in_b ? ".when" : "";
    if (in_a) found.before_path = PathIn("segment.segment", static_cast<int>(i)) + when;
    if (in_b) found.after_path = PathIn("segment.segment", static_cast<int>(j)) + when;
    if (!space.Seal()) {
      difference.kind = Difference::Kind::kEntry;
      difference.too_large = true;
      difference.text = SayBoth(internal::kDiffTooLarge, {});
      sink_->Add(std::move(found));
      return;
    }
    const auto outcome = [&](const std::vector<std::uint8_t>& cells) {
      if (!Possible(space, cells)) return 0;
      const Tri before = in_a ? space.condition(left).Ask(cells) : Tri::kFalse;
      const Tri after = in_b ? space.condition(right).Ask(cells) : Tri::kFalse;
      return before == after ? 0 : 1 + static_cast<int>(before) * 3 + static_cast<int>(after);
    };
    for (const Box& box : space.Boxes(outcome)) {
      FoundDifference one = found;
      if (!sink_->first_only()) {
        one.difference.range = space.Describe(box);
        one.difference.was = TriWords(static_cast<Tri>((box.outcome - 1) / 3));
        one.difference.now = TriWords(static_cast<Tri>((box.outcome - 1) % 3));
        one.difference.text =
            SayBoth(internal::kDiffSegment,
                    {Argument("segment", label.en, label.zh), In("before", one.difference.was),
                     In("after", one.difference.now)});
        one.difference.witness = Find(space, box);
      }
      sink_->Add(std::move(one));
      if (sink_->done()) return;
    }
  }

  // Of two segments whose order is turned, who matches both has another primary one.
  void Order() {
    const SegmentPolicy& a = sides_.old_policy.segment;
    const SegmentPolicy& b = sides_.new_policy.segment;
    for (std::size_t i = 0; i < a.segments.size(); ++i) {
      for (std::size_t k = i + 1; k < a.segments.size() && !sink_->done(); ++k) {
        const std::size_t first = EntryOf(b.segments, a.segments[i].id);
        const std::size_t second = EntryOf(b.segments, a.segments[k].id);
        if (first == b.segments.size() || second == b.segments.size() || first < second) continue;
        AddTurned(i, k, first, second);
      }
    }
  }

 private:
  static std::size_t Add(const SegmentPolicy& policy, std::size_t i, Space* space) {
    return space->Add(policy.conditions[i], policy.tests, policy.months,
                      [&policy](const FactTest& test) { return ReadCustomerFact(policy, test); });
  }

  std::shared_ptr<const Witness> Find(const Space& space, const Box& box) const {
    std::shared_ptr<const Witness> witness;
    ForSomeCombinations(space, box, kMostTries, [&](const std::vector<std::uint8_t>& cells) {
      v1::TestFacts facts;
      if (!Possible(space, cells) || !FillCustomer(space, cells, sides_, &facts)) return false;
      witness = MakeWitness(sides_.old_policy, sides_.new_policy, facts, sides_.as_of,
                            "customer.segment");
      return witness != nullptr;
    });
    return witness;
  }

  void AddTurned(std::size_t i, std::size_t k, std::size_t first, std::size_t second) {
    const SegmentPolicy& a = sides_.old_policy.segment;
    const SegmentPolicy& b = sides_.new_policy.segment;
    FoundDifference found;
    Difference& difference = found.difference;
    difference.kind = Difference::Kind::kRange;
    difference.room = Room::kSegment;
    difference.place = "segment.segment";
    difference.clauses = {a.segments[i].clause, a.segments[k].clause};
    found.before_path = PathIn("segment.segment", static_cast<int>(i));
    found.after_path = PathIn("segment.segment", static_cast<int>(second));
    if (sink_->first_only()) {
      sink_->Add(std::move(found));
      return;
    }
    const auto member = [&](const Entry& entry, bool yes) {
      FactRange range;
      range.fact = "segment_" + entry.id;
      ValueRange value;
      value.kind = ValueRange::Kind::kValue;
      value.value = yes ? "yes" : "no";
      range.values = {value};
      const Words word = yes ? Words{"是", "yes"} : Words{"否", "no"};
      range.words = SayBoth(internal::kDiffIs,
                            {Argument("fact", entry.label.en, entry.label.zh), In("values", word)});
      return range;
    };
    difference.range = {member(a.segments[i], true), member(a.segments[k], true)};
    // None that comes before either of them, or neither would be the primary one.
    std::set<std::string> said = {a.segments[i].id, a.segments[k].id};
    const auto earlier = [&](const std::vector<Entry>& entries, std::size_t until) {
      for (std::size_t e = 0; e < until; ++e) {
        if (said.insert(entries[e].id).second) {
          difference.range.push_back(member(entries[e], false));
        }
      }
    };
    earlier(a.segments, i);
    earlier(b.segments, second);
    (void)first;
    difference.was = {a.segments[i].label.zh, a.segments[i].label.en};
    difference.now = {b.segments[second].label.zh, b.segments[second].label.en};
    difference.text = SayBoth(internal::kDiffPrimary,
                              {In("before", difference.was), In("after", difference.now)});
    Space space;
    const std::size_t left = Add(a, i, &space);
    const std::size_t right = Add(a, k, &space);
    if (space.Seal()) {
      const auto both = [&](const std::vector<std::uint8_t>& cells) {
        const bool match = Possible(space, cells) &&
                           space.condition(left).Ask(cells) == Tri::kTrue &&
                           space.condition(right).Ask(cells) == Tri::kTrue;
        return match ? 1 : 0;
      };
      for (const Box& box : space.Boxes(both)) {
        difference.witness = Find(space, box);
        if (difference.witness != nullptr) break;
      }
    }
    sink_->Add(std::move(found));
  }

  const DiffSides& sides_;
  DiffSink* const sink_;
};

// The smallest population in which somebody has a place in the cell.
bool SetPlace(const SpaceCell& cell, v1::TestFacts* facts) {
  for (std::int64_t size = 1; size <= kLargestPopulation; ++size) {
    for (std::int64_t ahead = 0; ahead < size; ++ahead) {
      const Ratio place{ahead * 100, size};  // in percent
      const bool inside = cell.point
                              ? Compare(place, cell.pick) == 0
                              : Compare(cell.lower, place) < 0 && Compare(place, cell.upper) < 0;
      if (!inside) continue;
      for (std::int64_t i = 1; i < size; ++i) {
        v1::Customer& other = *facts->add_among();
        other.set_id("B" + std::to_string(i));
        other.set_annual_spend(i <= ahead ? kMore : kLeast);
      }
      return true;
    }
  }
  return false;
}

}  // namespace

bool CoversSegments(const Change& change) {
  const std::string& place = change.place;
  if (place == "segment.segment") return change.moved;
  if (place.rfind("segment.segment[", 0) != 0) return false;
  const std::size_t end = place.find(']');
  return end + 1 == place.size() || place.compare(end + 1, std::string::npos, ".when") == 0;
}

void CompareSegments(const DiffSides& sides, DiffSink* sink) {
  SegmentComparison comparison(sides, sink);
  const auto& before = sides.before.segment().segment();
  const auto& after = sides.after.segment().segment();
  for (int j = 0; j < after.size() && !sink->done(); ++j) {
    const int i = IndexOf(before, after.Get(j).id());
    const bool same = i >= 0 && before.Get(i).when().SerializeAsString() ==
                                    after.Get(j).when().SerializeAsString();
    if (!same) comparison.Conditions(after.Get(j).id());
  }
  for (int i = 0; i < before.size() && !sink->done(); ++i) {
    if (IndexOf(after, before.Get(i).id()) < 0) comparison.Conditions(before.Get(i).id());
  }
  comparison.Order();
}

bool CustomerOf(const Policy& policy, std::size_t segment, const DiffSides& sides,
                v1::TestFacts* facts) {
  const SegmentPolicy& section = policy.segment;
  Space space;
  space.Add(section.conditions[segment], section.tests, section.months,
            [&section](const FactTest& test) { return ReadCustomerFact(section, test); });
  if (!space.Seal()) return false;
  bool found = false;
  const auto matches = [&](const std::vector<std::uint8_t>& cells) {
    return Possible(space, cells) && space.condition(0).Ask(cells) == Tri::kTrue ? 1 : 0;
  };
  for (const Box& box : space.Boxes(matches)) {
    ForSomeCombinations(space, box, kMostTries, [&](const std::vector<std::uint8_t>& cells) {
      facts->Clear();
      found = FillCustomer(space, cells, sides, facts);
      return found;
    });
    if (found) return true;
  }
  return false;
}

bool FillCustomer(const Space& space, const std::vector<std::uint8_t>& cells,
                  const DiffSides& sides, v1::TestFacts* facts) {
  v1::Customer& customer = *facts->mutable_customer();
  customer.set_id("C1");
  const Calendar& calendar = sides.new_policy.segment_calendar();
  std::vector<bool> given(space.dimensions().size());
  for (std::size_t d = 0; d < space.dimensions().size(); ++d) {
    const Dimension& dimension = space.dimensions()[d];
    const SpaceCell& cell = dimension.cells[cells[d]];
    const std::string& name = dimension.fact.fact;
    if (cell.kind == ValueRange::Kind::kUnknown) continue;
    if (dimension.fact.shape == FactShape::kInstant) {
      Instant at = Instant::Never();
      if (cell.kind == ValueRange::Kind::kInstant) {
        const auto bound = [&](int place) {
          return calendar.LookBack(sides.as_of, dimension.moments[static_cast<std::size_t>(place)]);
        };
        if (cell.point) {
          at = bound(cell.position / 2);
        } else if (cell.position / 2 < static_cast<int>(dimension.moments.size())) {
          at = {bound(cell.position / 2).us - Seconds(1).us};
        } else {
          at = sides.as_of;
        }
        if (cell.position > 0 && !cell.point && at <= bound((cell.position - 1) / 2)) return false;
      }
      const v1::Instant instant = ToProto(sides, at);
      const auto* field = v1::Customer::descriptor()->FindFieldByName(name);
      if (field != nullptr) {
        customer.GetReflection()->MutableMessage(&customer, field)->CopyFrom(instant);
      } else {
        v1::NamedFact& own = *customer.add_fact();
        own.set_name(name);
        *own.mutable_instant() = instant;
      }
      continue;
    }
    if (name == "spending_more") {
      if (!SetPlace(cell, facts)) return false;
      if (customer.annual_spend().empty()) customer.set_annual_spend(kMiddle);
    } else if (name == "spend_growing") {
      if (customer.annual_spend().empty()) customer.set_annual_spend(kMiddle);
      customer.set_previous_annual_spend(cell.value == 1 ? kLess : kMiddle);
    } else if (name == "renewal_percent") {
      customer.set_renewal_percent(WriteDecimal(cell.pick));
    } else if (name == "mean_rating") {
      customer.set_mean_rating(WriteDecimal(cell.pick));
    } else if (name == "latest_rating") {
      customer.set_latest_rating(static_cast<std::int32_t>(cell.pick.numerator));
    } else if (name == "annual_spend") {
      customer.set_annual_spend(WriteDecimal(cell.pick));
    } else if (name == "previous_annual_spend") {
      customer.set_previous_annual_spend(WriteDecimal(cell.pick));
    } else {
      v1::NamedFact& own = *customer.add_fact();
      own.set_name(name);
      if (dimension.fact.shape == FactShape::kYesNo) {
        own.set_yes_no(cell.value == 1);
      } else {
        own.set_decimal(WriteDecimal(cell.pick));
      }
    }
  }
  return true;
}

}  // namespace guiju::workbench
