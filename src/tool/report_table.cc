#include "tool/report_table.h"

#include <absl/strings/str_cat.h>

#include <algorithm>

#include "format.h"
#include "guiju/mask.h"

namespace guiju::tool {
namespace {

constexpr std::size_t kMostTextColumns = 60;
constexpr std::size_t kDayLength = 10;   // of YYYY-MM-DD
constexpr std::size_t kWallLength = 19;  // of YYYY-MM-DDTHH:MM:SS

std::string IsoOf(const Policy& policy, const v1::Instant& instant) {
  if (instant.has_iso()) return instant.iso();
  if (!instant.has_unix_us()) return "";
  return internal::FormatIso(policy.sla_calendar().zone(), Instant{instant.unix_us()});
}

bool IsWall(std::string_view iso) { return iso.size() >= kWallLength && iso[kDayLength] == 'T'; }

// "09:00", or "09:00:30".
std::string ClockOf(std::string_view iso) {
  const std::string_view clock = iso.substr(kDayLength + 1, kWallLength - kDayLength - 1);
  return std::string(clock.substr(6) == "00" ? clock.substr(0, 5) : clock);
}

bool IsMissing(const v1::Fraction& fraction) { return fraction.denominator() <= 0; }

}  // namespace

std::string CardTable(const Label& title, std::string_view clause, const std::vector<Head>& heads,
                      const std::vector<Cells>& rows) {
  std::string out = "<div class=\"scroll\"><table class=\"cards\">";
  if (!title.en.empty()) {
    absl::StrAppend(&out, "<caption>", Both(title), Tag(clause), "</caption>");
  }
  out += "<thead><tr>";
  for (const Head& head : heads) {
    absl::StrAppend(&out, "<th scope=\"col\"", head.number ? " class=\"n\"" : "", ">",
                    Both(head.name), Tag(head.clause), "</th>");
  }
  out += "</tr></thead><tbody>";
  for (const Cells& cells : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < cells.size() && i < heads.size(); ++i) {
      if (i == 0) {
        absl::StrAppend(&out, "<th scope=\"row\" class=\"id\">", cells[i], "</th>");
        continue;
      }
      absl::StrAppend(&out, "<td", heads[i].number ? " class=\"n\"" : "", "><span class=\"mname\">",
                      Both(heads[i].name), "</span><div class=\"cv\">", cells[i], "</div></td>");
    }
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

std::string BarTable(const Label& title, std::string_view clause, const Label& unit,
                     const std::vector<Bar>& bars, std::int64_t whole) {
  std::int64_t most = 0;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  std::string out = absl::StrCat("<table class=\"bars\"><caption>", Both(title), Tag(clause),
                                 "</caption><thead class=\"vh\"><tr><th>", Both(title), "</th><th>",
                                 Both(Label{"bar", "条形"}), "</th><th>", Both(unit), "</th><th>",
                                 Both(Label{"share", "占比"}), "</th></tr></thead><tbody>");
  for (const Bar& bar : bars) {
    absl::StrAppend(&out, "<tr", bar.value == 0 ? " class=\"zero\"" : "", "><th scope=\"row\">",
                    Both(bar.label), "</th><td class=\"wide\">", Meter(bar.value, most, "s-accent"),
                    "</td><td class=\"n\">", Number(bar.value), "</td><td class=\"n dim\">",
                    Percent(bar.value, whole), "</td></tr>");
  }
  return out + "</tbody></table>";
}

std::string Chip(const std::string& style, const Label& label) {
  return absl::StrCat("<span class=\"chip ", style, "\">", Both(label), "</span>");
}

std::string Lead(const internal::Sentence& sentence, const internal::Arguments& arguments) {
  return absl::StrCat("<p class=\"lead\">", Both(sentence, arguments), "</p>");
}

std::string Note(const internal::Sentence& sentence, const internal::Arguments& arguments) {
  return absl::StrCat("<p class=\"note\">", Both(sentence, arguments), "</p>");
}

std::string Title(const Label& label, std::string_view clause) {
  return absl::StrCat("<h3>", Both(label), Tag(clause), "</h3>");
}

std::string Listed(const std::vector<Label>& labels) {
  if (labels.empty()) return "–";
  Label all;
  for (const Label& label : labels) {
    all.en += (all.en.empty() ? "" : ", ") + label.en;
    all.zh += (all.zh.empty() ? "" : "、") + label.zh;
  }
  return Both(all);
}

std::string MaskedId(const Policy& policy, std::string_view id) {
  if (policy.mask.rules.empty()) return Id(id);
  std::string masked;
  MaskId(policy.mask, id, &masked);
  return Id(masked);
}

std::string MaskedText(const Policy& policy, std::string_view text) {
  if (text.empty()) return "–";
  std::string masked(text);
  if (!policy.mask.rules.empty()) MaskText(policy.mask, text, {}, &masked);
  return Escape(Shortened(masked, kMostTextColumns));
}

Label AmountOfTime(std::int64_t microseconds) {
  const std::int64_t size = microseconds < 0 ? -microseconds : microseconds;
  const std::int64_t day = Seconds(kSecondsPerDay).us;
  if (size >= 2 * day) {
    const std::string days = Number(microseconds / day);
    const std::string hours = std::to_string(size % day / Hours(1).us);
    if (hours == "0") return {days + " d", days + " 天"};
    return {absl::StrCat(days, " d ", hours, " h"), absl::StrCat(days, " 天 ", hours, " 小时")};
  }
  const std::int64_t unit = size >= Hours(1).us ? Minutes(1).us : Seconds(1).us;
  const Duration whole{microseconds / unit * unit};
  return {internal::FormatDuration(whole, Language::kEnglish),
          internal::FormatDuration(whole, Language::kChinese)};
}

Label MeanTime(const v1::Fraction& seconds) {
  if (IsMissing(seconds)) return {"–", "–"};
  const std::int64_t most = INT64_MAX / Seconds(1).us;
  return AmountOfTime(std::min(seconds.numerator() / seconds.denominator(), most) * Seconds(1).us);
}

std::string Decimal(const v1::Fraction& fraction, int places) {
  if (IsMissing(fraction)) return "–";
  return internal::FormatRatio({fraction.numerator(), fraction.denominator()}, places);
}

std::string Percent(const v1::Fraction& fraction) {
  return Percent(fraction.numerator(), fraction.denominator());
}

std::string WallOf(const Policy& policy, const v1::Instant& instant) {
  const std::string iso = IsoOf(policy, instant);
  if (!IsWall(iso)) return "–";
  return Escape(iso.substr(0, kDayLength) + " " + ClockOf(iso));
}

std::string WallSpan(const Policy& policy, const v1::Instant& from, const v1::Instant& to) {
  const std::string first = IsoOf(policy, from);
  const std::string last = IsoOf(policy, to);
  if (!IsWall(first) || !IsWall(last)) return WallOf(policy, from);
  if (first.compare(0, kDayLength, last, 0, kDayLength) != 0) {
    return WallOf(policy, from) + " – " + WallOf(policy, to);
  }
  return WallOf(policy, from) + "–" + Escape(ClockOf(last));
}

std::string OffsetOf(const v1::Instant& instant) {
  if (!instant.has_iso() || !IsWall(instant.iso())) return "";
  const std::size_t at = instant.iso().find_first_of("+-Z", kWallLength);
  if (at == std::string::npos) return "";
  return Escape(instant.iso().substr(at));
}

}  // namespace guiju::tool
