// The compilers of the sections of a policy, one a room: from the message to the compiled form,
// with everything that is wrong said to `problems`. What they return is only used when nothing was.
#ifndef GUIJU_SRC_SECTIONS_H_
#define GUIJU_SRC_SECTIONS_H_

#include <memory>
#include <string>
#include <vector>

#include "guiju/policy.h"
#include "guiju/v1/policy.pb.h"
#include "problems.h"

namespace guiju::internal {

// `segments` are the ids of the segments in order: a route may ask for them.
TriagePolicy CompileTriage(const v1::TriagePolicy& proto, const std::vector<std::string>& segments,
                           const std::string& path, Problems* problems);
// `signals` are those of the triage section.
std::shared_ptr<const TextPolicy> CompileText(const v1::TextPolicy& proto,
                                              const std::vector<Entry>& signals,
                                              const std::string& path, Problems* problems);
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
MaskPolicy CompileMask(const v1::MaskPolicy& proto, const std::string& path, Problems* problems);
// `sla` is compiled already: amounts of time may name its obligations; `segment` names the
// segments.
CallbackPolicy CompileCallback(const v1::CallbackPolicy& proto, const SlaPolicy& sla,
                               const SegmentPolicy& segment,
                               const std::vector<std::string>& calendars, const std::string& path,
                               Problems* problems);
RecordPolicy CompileRecord(const v1::RecordPolicy& proto, const SlaPolicy& sla,
                           const std::vector<std::string>& calendars, const std::string& path,
                           Problems* problems);
StatsPolicy CompileStats(const v1::StatsPolicy& proto, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SECTIONS_H_
