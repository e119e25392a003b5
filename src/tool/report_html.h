// What every part of the report is written with: escaped text, both languages, numbers, bars.
#ifndef GUIJU_SRC_TOOL_REPORT_HTML_H_
#define GUIJU_SRC_TOOL_REPORT_HTML_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/label.h"
#include "sentence.h"

namespace guiju::tool {

// The page's style sheet (report.css), embedded.
extern const char* const kReportStyle;

// Text as HTML shows it, in elements and in quoted attributes. Control characters, which no
// document may hold, become U+FFFD. Cannot fail.
std::string Escape(std::string_view text);

// The first `most` columns of a text and an ellipsis; a Chinese character is two columns wide.
// For labels in pictures, which cannot wrap. Not escaped.
std::string Shortened(std::string_view text, std::size_t most);

// An id or a file's name from the data, escaped; of a very long one the beginning, and the whole as
// a tooltip. A dash when it is empty.
std::string Id(std::string_view id);

// Both languages, of which the style sheet shows one; escaped.
std::string Both(const Label& label);
std::string Both(const internal::Sentence& sentence, const internal::Arguments& arguments = {});
// "中文 · English", for titles and names that assistive software reads; escaped.
std::string Spoken(const Label& label);

// 1,234,567.
std::string Number(std::int64_t value);
// "93.3%", cut; a dash when there is no whole.
std::string Percent(std::int64_t part, std::int64_t whole);
// Tenths of a unit as a coordinate: 123 is "12.3".
std::string Tenths(std::int64_t value);

// A clause as a small tag.
std::string Tag(std::string_view clause);

// <text> of a picture. `style` names classes; `text` is escaped already.
std::string SvgText(std::int64_t x, std::int64_t y, const std::string& style,
                    const std::string& text);
// The same in both languages, each cut to `most` columns.
std::string SvgText(std::int64_t x, std::int64_t y, const std::string& style, const Label& label,
                    std::size_t most);

// A part of a stacked bar: `style` is a class of the style sheet that colours it.
struct Part {
  std::string style;
  std::int64_t value = 0;
  Label label;
};

// A stacked bar as wide as its container; parts of nothing are left out.
std::string StackedBar(const std::vector<Part>& parts);
// Swatch, name and figure of every part.
std::string Legend(const std::vector<Part>& parts, bool with_figures);
// A bar of `part` out of `whole`.
std::string Meter(std::int64_t part, std::int64_t whole, const std::string& style);

// A numbered part of the page.
struct Section {
  std::string id;
  Label title;
  std::string body;
};

// A figure of the headline: a name, a large number with its unit, a bar with its legend, a line
// beside. All but the name is finished HTML.
std::string Figure(const Label& name, const std::string& number, const std::string& unit,
                   const std::vector<Part>& parts, const std::string& beside);

// A page that needs no network and no other file, in both languages. `heading`, `sub`, `top` (what
// stands before the list of sections) and `foot` are finished HTML; `title` is not escaped.
struct Page {
  std::string title;
  std::string heading;
  std::string sub;
  std::string top;
  std::vector<Section> sections;
  std::string foot;
};
std::string RenderPage(const Page& page);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_REPORT_HTML_H_
