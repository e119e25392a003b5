#include "tool/impact_page.h"

#include <absl/strings/str_cat.h>

#include <algorithm>
#include <utility>

namespace guiju::tool {
namespace {

using workbench::Flow;

// Of a picture, in tenths of a pixel.
constexpr std::int64_t kWidth = 10'800;
constexpr std::int64_t kNames = 2'300;   // beside the columns
constexpr std::int64_t kColumn = 160;    // the width of one
constexpr std::int64_t kHeight = 2'600;  // of all records
constexpr std::int64_t kGap = 160;
constexpr std::int64_t kTop = 320;
constexpr std::size_t kColours = 8;

std::string Colour(std::size_t index) {
  return index < kColours ? absl::StrCat("k", index) : "k-other";
}

// What can be seen of `part` out of `whole`: at least a hair's breadth.
std::int64_t Thickness(std::int64_t part, std::int64_t whole) {
  if (part == 0) return 0;
  const std::int64_t exact =
      static_cast<std::int64_t>(static_cast<guiju_int128>(kHeight) * part / whole);
  constexpr std::int64_t kHair = 14;
  return std::max(exact, kHair);
}

std::string Rect(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height,
                 const std::string& style, const std::string& title) {
  return absl::StrCat("<rect x=\"", Tenths(x), "\" y=\"", Tenths(y), "\" width=\"", Tenths(width),
                      "\" height=\"", Tenths(height), "\" class=\"", style, "\"><title>", title,
                      "</title></rect>");
}

// A band whose ends are as thick as `thick`.
std::string Band(std::int64_t from, std::int64_t to, std::int64_t thick, const std::string& style,
                 const std::string& title) {
  const std::int64_t left = kNames + kColumn;
  const std::int64_t right = kWidth - kNames - kColumn;
  const std::string middle = Tenths((left + right) / 2);
  return absl::StrCat("<path class=\"", style, "\" d=\"M", Tenths(left), " ", Tenths(from), "C",
                      middle, " ", Tenths(from), " ", middle, " ", Tenths(to), " ", Tenths(right),
                      " ", Tenths(to), "V", Tenths(to + thick), "C", middle, " ",
                      Tenths(to + thick), " ", middle, " ", Tenths(from + thick), " ", Tenths(left),
                      " ", Tenths(from + thick), "Z\"><title>", title, "</title></path>");
}

std::vector<std::size_t> UsedOf(const Flow& flow) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < flow.names.size(); ++i) {
    if (flow.before(i) + flow.after(i) > 0) used.push_back(i);
  }
  return used;
}

std::int64_t Total(const Flow& flow) {
  std::int64_t sum = 0;
  for (const std::int64_t count : flow.counts) sum += count;
  return sum;
}

// A name with its figure, beside its stretch of a column.
std::string Name(std::int64_t x, std::int64_t y, const std::string& style, const Label& label,
                 std::int64_t count) {
  constexpr std::size_t kMostColumns = 22;
  return SvgText(x, y, style, label, kMostColumns) +
         SvgText(x, y + 160, "tick " + style, Number(count));
}

}  // namespace

std::string FlowPicture(const Label& title, const Flow& flow) {
  const std::vector<std::size_t> used = UsedOf(flow);
  const std::int64_t whole = Total(flow);
  if (whole == 0) return "";
  // Every stretch is as high as its bands, so that hair's breadths have room, and as its name.
  constexpr std::int64_t kName = 340;
  std::vector<std::int64_t> from_y(flow.names.size());
  std::vector<std::int64_t> to_y(flow.names.size());
  std::vector<std::int64_t> from_height(flow.names.size());
  std::vector<std::int64_t> to_height(flow.names.size());
  std::int64_t left = kTop;
  std::int64_t right = kTop;
  for (const std::size_t i : used) {
    for (const std::size_t k : used) {
      from_height[i] += Thickness(flow.at(i, k), whole);
      to_height[i] += Thickness(flow.at(k, i), whole);
    }
    from_y[i] = left;
    to_y[i] = right;
    left += std::max(from_height[i], kName) + kGap;
    right += std::max(to_height[i], kName) + kGap;
  }
  std::string out =
      absl::StrCat("<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ", Tenths(kWidth), " ",
                   Tenths(std::max(left, right)), "\" role=\"img\"><title>", Spoken(title),
                   "</title>", SvgText(kNames, 160, "tick end", Label{"before", "变更前"}, 18),
                   SvgText(kWidth - kNames, 160, "tick", Label{"after", "变更后"}, 18));
  std::vector<std::int64_t> from_next = from_y;
  std::vector<std::int64_t> to_next = to_y;
  for (const std::size_t i : used) {
    for (const std::size_t k : used) {
      const std::int64_t count = flow.at(i, k);
      const std::int64_t thick = Thickness(count, whole);
      if (thick == 0) continue;
      out += Band(from_next[i], to_next[k], thick,
                  absl::StrCat("flow ", i == k ? "stay " : "", Colour(i)),
                  absl::StrCat(Spoken(flow.names[i].label), " → ", Spoken(flow.names[k].label),
                               ": ", Number(count)));
      from_next[i] += thick;
      to_next[k] += thick;
    }
  }
  for (const std::size_t i : used) {
    const Label& label = flow.names[i].label;
    if (flow.before(i) > 0) {
      out += Rect(kNames, from_y[i], kColumn, from_height[i], "col " + Colour(i), Spoken(label));
      out += Name(kNames - 110, from_y[i] + 110, "end", label, flow.before(i));
    }
    if (flow.after(i) > 0) {
      out += Rect(kWidth - kNames - kColumn, to_y[i], kColumn, to_height[i], "col " + Colour(i),
                  Spoken(label));
      out += Name(kWidth - kNames + 110, to_y[i] + 110, "start", label, flow.after(i));
    }
  }
  return out + "</svg></div>";
}

std::string FlowTable(const Flow& flow) {
  const std::vector<std::size_t> used = UsedOf(flow);
  std::string out = absl::StrCat("<div class=\"scroll\"><table class=\"matrix\"><thead><tr><th>",
                                 Both(Label{"before ↓ after →", "变更前 ↓ 变更后 →"}), "</th>");
  for (const std::size_t i : used) {
    absl::StrAppend(&out, "<th scope=\"col\" class=\"n\">", Both(flow.names[i].label), "</th>");
  }
  absl::StrAppend(&out, "<th scope=\"col\" class=\"n\">", Both(Label{"all", "合计"}),
                  "</th></tr></thead><tbody>");
  for (const std::size_t from : used) {
    absl::StrAppend(&out, "<tr><th scope=\"row\">", Both(flow.names[from].label), "</th>");
    for (const std::size_t to : used) {
      const std::int64_t count = flow.at(from, to);
      const char* style = from == to ? "stays" : count > 0 ? "moved" : "zero";
      absl::StrAppend(&out, "<td class=\"n ", style, "\">", Number(count), "</td>");
    }
    absl::StrAppend(&out, "<td class=\"n\">", Number(flow.before(from)), "</td></tr>");
  }
  absl::StrAppend(&out, "<tr class=\"total\"><th scope=\"row\">", Both(Label{"all", "合计"}),
                  "</th>");
  for (const std::size_t to : used) {
    absl::StrAppend(&out, "<td class=\"n\">", Number(flow.after(to)), "</td>");
  }
  return absl::StrCat(out, "<td class=\"n\">", Number(Total(flow)),
                      "</td></tr></tbody></table></div>");
}

std::string DeltaPicture(const Label& title, const std::map<std::int32_t, std::int64_t>& deltas) {
  std::int64_t most = 0;
  std::vector<std::pair<std::int32_t, std::int64_t>> shown;
  for (const auto& [delta, count] : deltas) {
    if (delta == 0) continue;
    most = std::max(most, count);
    shown.push_back({delta, count});
  }
  if (shown.empty()) return "";
  constexpr std::int64_t kBars = 1'600;
  constexpr std::int64_t kRoom = 310;
  const std::int64_t pitch =
      std::min<std::int64_t>(880, (kWidth - 200) / static_cast<std::int64_t>(shown.size()));
  const std::int64_t width = std::min<std::int64_t>(500, pitch * 7 / 10);
  std::string out =
      absl::StrCat("<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ", Tenths(kWidth), " ",
                   Tenths(kBars + 2 * kRoom), "\" role=\"img\"><title>", Spoken(title), "</title>",
                   "<line class=\"axis\" x1=\"0\" x2=\"", Tenths(kWidth), "\" y1=\"",
                   Tenths(kBars + kRoom), "\" y2=\"", Tenths(kBars + kRoom), "\"/>");
  std::int64_t x = 100;
  for (const auto& [delta, count] : shown) {
    const std::int64_t height = std::max<std::int64_t>(10, kBars * count / most);
    const std::string name = absl::StrCat(delta > 0 ? "+" : "", delta);
    out += Rect(x + (pitch - width) / 2, kRoom + kBars - height, width, height,
                delta > 0 ? "up" : "down", absl::StrCat(name, ": ", Number(count)));
    out += SvgText(x + pitch / 2, kRoom + kBars - height - 60, "mid", Number(count));
    out += SvgText(x + pitch / 2, kRoom + kBars + 190, "tick mid", name);
    x += pitch;
  }
  return out + "</svg></div>";
}

std::string Curve(const Label& title, const std::vector<CurvePoint>& points) {
  constexpr std::int64_t kTall = 1'500;
  constexpr std::int64_t kMargin = 500;
  std::int64_t least = INT64_MAX;
  std::int64_t most = INT64_MIN;
  for (const CurvePoint& point : points) {
    if (!point.known) continue;
    least = std::min(least, point.y);
    most = std::max(most, point.y);
  }
  if (points.empty() || least > most) return "";
  const std::int64_t span = std::max<std::int64_t>(most - least, 1);
  const std::int64_t n = static_cast<std::int64_t>(points.size());
  const auto x_of = [n](std::int64_t i) {
    return n == 1 ? kWidth / 2 : kMargin + (kWidth - 2 * kMargin) * i / (n - 1);
  };
  const auto y_of = [&](std::int64_t y) {
    return most == least ? kMargin + kTall / 2
                         : kMargin + kTall -
                               static_cast<std::int64_t>(static_cast<guiju_int128>(kTall) *
                                                         (y - least) / span);
  };
  constexpr std::int64_t kMostNames = 13;
  const std::int64_t every = (n + kMostNames - 1) / kMostNames;
  std::string lines;
  std::string dots;
  std::string names;
  bool open = false;
  for (std::int64_t i = 0; i < n; ++i) {
    const CurvePoint& point = points[static_cast<std::size_t>(i)];
    const std::int64_t x = x_of(i);
    if (point.now) {
      absl::StrAppend(&names, "<line class=\"now\" x1=\"", Tenths(x), "\" x2=\"", Tenths(x),
                      "\" y1=\"", Tenths(kMargin / 2), "\" y2=\"", Tenths(kMargin + kTall + 110),
                      "\"/>");
    }
    const bool named = i % every == 0 || i + 1 == n || point.now;
    if (named) {
      names += SvgText(x, kMargin + kTall + 320, "tick mid", Escape(point.at));
    }
    if (!point.known) {
      open = false;
      continue;
    }
    absl::StrAppend(&lines, open ? "L" : "M", Tenths(x), " ", Tenths(y_of(point.y)));
    open = true;
    absl::StrAppend(&dots, "<circle class=\"dot", point.now ? " nowdot" : "", "\" r=\"4\" cx=\"",
                    Tenths(x), "\" cy=\"", Tenths(y_of(point.y)), "\"><title>", Escape(point.at),
                    ": ", Escape(point.shown), "</title></circle>");
    if (named) names += SvgText(x, y_of(point.y) - 110, "mid", Escape(point.shown));
  }
  return absl::StrCat("<div class=\"scroll\"><svg class=\"chart\" viewBox=\"0 0 ", Tenths(kWidth),
                      " ", Tenths(kTall + 2 * kMargin - 100), "\" role=\"img\"><title>",
                      Spoken(title), "</title>", "<path class=\"curve\" d=\"", lines, "\"/>", dots,
                      names, "</svg></div>");
}

}  // namespace guiju::tool
