// The compilers of the sections of a policy, one a room: from the message to the compiled form,
// with everything that is wrong said to `problems`. What they return is only used when nothing was.
#ifndef GUIJU_SRC_SECTIONS_H_
#define GUIJU_SRC_SECTIONS_H_

#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "problems.h"

namespace guiju::internal {

TriagePolicy CompileTriage(const v1::TriagePolicy& proto, const std::string& path,
                           Problems* problems);
// What an sla section may name of the other sections, by their ids.
struct SlaNames {
  std::vector<std::string> calendars;
  std::vector<std::string> signals;
  std::vector<std::string> segments;
};
SlaPolicy CompileSla(const v1::SlaPolicy& proto, const SlaNames& names, const std::string& path,
                     Problems* problems);
SegmentPolicy CompileSegment(const v1::SegmentPolicy& proto,
                             const std::vector<std::string>& calendars, const std::string& path,
                             Problems* problems);
ScorePolicy CompileScore(const v1::ScorePolicy& proto, const std::string& path, Problems* problems);
StatsPolicy CompileStats(const v1::StatsPolicy& proto, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SECTIONS_H_
