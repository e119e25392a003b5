// Proofs of the score section: every value has exactly one band, and every band a value.
#include <algorithm>
#include <string>
#include <vector>

#include "check_bands.h"
#include "check_parts.h"
#include "sentences/check.h"

namespace guiju::internal {
namespace {

// Calls fn(table, fact, path) for every table of the section.
template <typename Fn>
void EachTable(const v1::ScorePolicy& score, Fn&& fn) {
  const auto fact_of = [&score](const std::string& metric) {
    for (const v1::Metric& one : score.metric()) {
      if (one.id() == metric) return one.fact();
    }
    return v1::MetricFact::UNSPECIFIED;
  };
  for (int i = 0; i < score.metric_size(); ++i) {
    const v1::Metric& metric = score.metric(i);
    fn(metric.table(), metric.fact(), At(At("score.metric", i), "table"));
  }
  for (int i = 0; i < score.profile_size(); ++i) {
    for (int k = 0; k < score.profile(i).weight_size(); ++k) {
      const v1::ProfileWeight& weight = score.profile(i).weight(k);
      if (!weight.has_table()) continue;
      fn(weight.table(), fact_of(weight.metric()),
         At(At(At(At("score.profile", i), "weight"), k), "table"));
    }
  }
}

Argument MeasuredText(Measured measured, const v1::BandTable& table) {
  switch (measured) {
    case Measured::kAny:
      return {"measured", "means and shares between the steps included", "含步长之间的均值与占比"};
    case Measured::kWhole:
      return {"measured", "whole numbers only", "仅整数"};
    case Measured::kSteps:
      break;
  }
  return {"measured", "rounded to the step " + table.step() + " first",
          "先舍入到步长 " + table.step()};
}

Argument LowText(const Stretch& stretch) {
  const std::string number = NanoText(stretch.low);
  return stretch.low_open ? Argument("low", "above " + number, "大于 " + number)
                          : Argument("low", "from " + number + " on", "不小于 " + number);
}

Argument HighText(const Stretch& stretch) {
  const std::string number = NanoText(stretch.high);
  return stretch.high_open ? Argument("high", "below " + number, "小于 " + number)
                           : Argument("high", "up to " + number, "不大于 " + number);
}

void SayFault(const v1::BandTable& table, const PrintedFault& fault, const std::string& path,
              Problems* problems) {
  std::string points;
  for (const int range : fault.ranges) {
    if (!points.empty()) points += ", ";
    points += std::to_string(table.printed(range).points());
  }
  const bool one = fault.stretch.low == fault.stretch.high;
  const bool between = fault.steps.count == 0;
  const Sentence& hole = one ? kPrintedHoleAt : between ? kPrintedHoleBetween : kPrintedHole;
  const Sentence& overlap = one       ? kPrintedOverlapAt
                            : between ? kPrintedOverlapBetween
                                      : kPrintedOverlap;
  problems->Error(At(At(path, "printed"), fault.beside), fault.ranges.empty() ? hole : overlap,
                  {LowText(fault.stretch),
                   HighText(fault.stretch),
                   {"example", fault.example},
                   {"points", points},
                   {"step", table.step()},
                   {"count", NanoText(fault.steps.count * 1'000'000'000)},
                   {"first", NanoText(fault.steps.first)},
                   {"last", NanoText(fault.steps.last)}});
}

void CheckBound(const std::string& text, Measured measured, const v1::BandTable& table,
                const std::string& path, Problems* problems) {
  const guiju_int128 step = ReadNano(table.step());
  const guiju_int128 bound = ReadNano(text);
  if (measured == Measured::kWhole && bound % 1'000'000'000 != 0) {
    problems->Warning(path, kBoundNotWhole, {{"bound", text}});
  } else if (bound % step != 0) {
    problems->Warning(path, kBoundOffStep, {{"bound", text}, {"step", table.step()}});
  }
}

// The field in which the bound of a band stands, and its text.
std::pair<const char*, std::string> WrittenBound(const v1::Band& band) {
  switch (band.bound_case()) {
    case v1::Band::kAtLeast:
      return {"at_least", band.at_least()};
    case v1::Band::kAbove:
      return {"above", band.above()};
    case v1::Band::kAtMost:
      return {"at_most", band.at_most()};
    case v1::Band::kBelow:
      return {"below", band.below()};
    case v1::Band::BOUND_NOT_SET:
      break;
  }
  return {"bound", ""};
}

void CheckTable(const v1::BandTable& table, Measured measured, const std::string& path,
                Problems* problems) {
  CheckBound(table.min(), measured, table, At(path, "min"), problems);
  CheckBound(table.max(), measured, table, At(path, "max"), problems);
  const Arguments domain{{"min", table.min()}, {"max", table.max()}, MeasuredText(measured, table)};
  const std::vector<BandShare> shares = PartitionOf(table, measured);
  for (int i = 0; i < table.band_size(); ++i) {
    const auto [field, text] = WrittenBound(table.band(i));
    const std::string here = At(At(At(path, "band"), i), field);
    CheckBound(text, measured, table, here, problems);
    if (!shares[static_cast<std::size_t>(i)].reached) problems->Warning(here, kDeadBand, domain);
  }
  if (!shares.back().reached) problems->Warning(At(path, "otherwise"), kDeadOtherwise, domain);
}

}  // namespace

void CheckPrintedTables(const v1::ScorePolicy& score, Problems* problems) {
  EachTable(score, [problems](const v1::BandTable& table, v1::MetricFact::Value fact,
                              const std::string& path) {
    if (table.printed_size() == 0 || ReadNano(table.step()) <= 0) return;
    for (const PrintedFault& fault : FaultsOf(table, MeasuredBy(fact, table))) {
      SayFault(table, fault, path, problems);
    }
  });
}

void CheckBands(const v1::ScorePolicy& score, Problems* problems) {
  EachTable(score, [problems](const v1::BandTable& table, v1::MetricFact::Value fact,
                              const std::string& path) {
    CheckTable(table, MeasuredBy(fact, table), path, problems);
  });
}

}  // namespace guiju::internal
