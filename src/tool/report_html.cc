#include "tool/report_html.h"

#include <absl/strings/str_cat.h>

#include "format.h"

namespace guiju::tool {
namespace {

std::size_t LengthOf(char lead) {
  const unsigned char byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1u : byte < 0xE0 ? 2u : byte < 0xF0 ? 3u : 4u;
}

std::string InBoth(std::string_view en, std::string_view zh) {
  if (en == zh) return Escape(en);
  return absl::StrCat("<span lang=\"zh\">", Escape(zh), "</span><span lang=\"en\">", Escape(en),
                      "</span>");
}

// "label: 1,234" as a tooltip and for assistive software.
std::string Said(const Part& part) {
  return absl::StrCat(Spoken(part.label), ": ", Number(part.value));
}

}  // namespace

std::string Escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string Shortened(std::string_view text, std::size_t most) {
  std::size_t columns = 0;
  std::size_t kept = 0;  // bytes that leave room for the ellipsis
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = LengthOf(text[i]);
    columns += length > 2 ? 2 : 1;
    if (columns > most) return std::string(text.substr(0, kept)) + "…";
    i += length;
    if (columns < most) kept = i;
  }
  return std::string(text);
}

std::string Id(std::string_view id) {
  constexpr std::size_t kMostColumns = 48;
  if (id.empty()) return "–";
  const std::string shown = Shortened(id, kMostColumns);
  if (shown == id) return Escape(id);
  return absl::StrCat("<span title=\"", Escape(id), "\">", Escape(shown), "</span>");
}

std::string Both(const Label& label) { return InBoth(label.en, label.zh); }

std::string Both(const internal::Sentence& sentence, const internal::Arguments& arguments) {
  return InBoth(Say(sentence, Language::kEnglish, arguments),
                Say(sentence, Language::kChinese, arguments));
}

std::string Spoken(const Label& label) {
  if (label.en == label.zh) return Escape(label.en);
  return absl::StrCat(Escape(label.zh), " · ", Escape(label.en));
}

std::string Number(std::int64_t value) {
  std::string text = std::to_string(value);
  const std::size_t first = value < 0 ? 1 : 0;
  for (std::size_t i = text.size(); i > first + 3;) {
    i -= 3;
    text.insert(i, ",");
  }
  return text;
}

std::string Percent(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "–";
  return internal::FormatPercent({part, whole}, 1) + "%";
}

std::string Tenths(std::int64_t value) {
  const std::int64_t size = value < 0 ? -value : value;
  std::string text = absl::StrCat(value < 0 ? "-" : "", size / 10);
  if (size % 10 != 0) absl::StrAppend(&text, ".", size % 10);
  return text;
}

std::string Tag(std::string_view clause) {
  if (clause.empty()) return "";
  return absl::StrCat("<span class=\"tag\">", Escape(clause), "</span>");
}

std::string SvgText(std::int64_t x, std::int64_t y, const std::string& style,
                    const std::string& text) {
  return absl::StrCat("<text x=\"", Tenths(x), "\" y=\"", Tenths(y), "\" class=\"", style, "\">",
                      text, "</text>");
}

std::string SvgText(std::int64_t x, std::int64_t y, const std::string& style, const Label& label,
                    std::size_t most) {
  const auto one = [&](const char* language, const std::string& text) {
    return absl::StrCat("<text lang=\"", language, "\" x=\"", Tenths(x), "\" y=\"", Tenths(y),
                        "\" class=\"", style, "\">", Escape(Shortened(text, most)), "</text>");
  };
  return one("zh", label.zh) + one("en", label.en);
}

std::string StackedBar(const std::vector<Part>& parts) {
  std::string said;
  std::string inner;
  for (const Part& part : parts) {
    if (part.value <= 0) continue;
    absl::StrAppend(&said, said.empty() ? "" : "; ", Said(part));
    absl::StrAppend(&inner, "<i class=\"", part.style, "\" style=\"flex-grow:", part.value,
                    "\" title=\"", Said(part), "\"></i>");
  }
  return absl::StrCat("<span class=\"stack\" role=\"img\" aria-label=\"", said.empty() ? "–" : said,
                      "\">", inner, "</span>");
}

std::string Legend(const std::vector<Part>& parts, bool with_figures) {
  std::string out = "<ul class=\"legend\">";
  for (const Part& part : parts) {
    absl::StrAppend(&out, "<li><i class=\"swatch ", part.style, "\"></i><span>", Both(part.label),
                    "</span>");
    if (with_figures) absl::StrAppend(&out, " <b>", Number(part.value), "</b>");
    out += "</li>";
  }
  return out + "</ul>";
}

std::string Meter(std::int64_t part, std::int64_t whole, const std::string& style) {
  const std::int64_t share = whole <= 0 ? 0 : part * 1000 / whole;
  return absl::StrCat("<span class=\"meter\"><i class=\"", style,
                      "\" style=\"width:", Tenths(share), "%\"></i></span>");
}

std::string Figure(const Label& name, const std::string& number, const std::string& unit,
                   const std::vector<Part>& parts, const std::string& beside) {
  return absl::StrCat("<div class=\"figure\"><h2>", Both(name), "</h2><p class=\"number\">", number,
                      unit.empty() ? "" : absl::StrCat("<small>", unit, "</small>"), "</p>",
                      StackedBar(parts), Legend(parts, true),
                      beside.empty() ? "" : absl::StrCat("<p class=\"beside\">", beside, "</p>"),
                      "</div>");
}

std::string RenderPage(const Page& page) {
  std::string out = absl::StrCat(
      "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>",
      Escape(page.title), " · guiju</title>\n<style>\n", kReportStyle,
      "</style>\n</head>\n<body>\n"
      "<input type=\"radio\" name=\"lang\" id=\"lang-zh\" class=\"vh\" aria-label=\"中文\" checked>"
      "<input type=\"radio\" name=\"lang\" id=\"lang-en\" class=\"vh\" aria-label=\"English\">\n"
      "<header>\n<div class=\"bar\"><span class=\"mark\">规矩 guiju</span>"
      "<span class=\"langs\"><label for=\"lang-zh\">中文</label>"
      "<label for=\"lang-en\">English</label></span></div>\n<h1>",
      page.heading, "</h1>\n<p class=\"sub\">", page.sub, "</p>\n</header>\n<main>\n", page.top);
  if (!page.sections.empty()) {
    out += "\n<nav><ol>";
    for (const Section& section : page.sections) {
      absl::StrAppend(&out, "<li><a href=\"#", section.id, "\">", Both(section.title), "</a></li>");
    }
    out += "</ol></nav>\n";
  }
  for (const Section& section : page.sections) {
    absl::StrAppend(&out, "<section id=\"", section.id, "\"><h2>", Both(section.title), "</h2>\n",
                    section.body, "\n</section>\n");
  }
  return absl::StrCat(out, "</main>\n", page.foot, "\n</body>\n</html>\n");
}

}  // namespace guiju::tool
