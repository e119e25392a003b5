// Pictures of an impact: flows, histograms, curves.
#ifndef GUIJU_SRC_TOOL_IMPACT_PAGE_H_
#define GUIJU_SRC_TOOL_IMPACT_PAGE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "guiju/workbench/impact.h"
#include "tool/report_html.h"

namespace guiju::tool {

// What went where, as bands between a column of before and a column of after; colours in the order
// of the names. Names without records are left out.
std::string FlowPicture(const Label& title, const workbench::Flow& flow);
// The same as a table of counts, the changed ones marked.
std::string FlowTable(const workbench::Flow& flow);

// So many records by so much: columns left and right of 0, which is left out.
std::string DeltaPicture(const Label& title, const std::map<std::int32_t, std::int64_t>& deltas);

// One line over the values of a sweep.
struct CurvePoint {
  std::string at;     // the value, as it is shown
  bool known = true;  // false: a gap
  std::int64_t y = 0;
  std::string shown;  // the figure at the point
  bool now = false;   // the value of now
};
std::string Curve(const Label& title, const std::vector<CurvePoint>& points);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_IMPACT_PAGE_H_
