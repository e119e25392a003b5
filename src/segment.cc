// Compiles the segment section: conditions over a customer's facts.
#include "guiju/segment.h"

#include "section.h"
#include "sections.h"

namespace guiju::internal {
namespace {

std::vector<FactName> CustomerFacts() {
  std::vector<FactName> facts;
  for (std::size_t i = 0; i < kCustomerFactNames.size(); ++i) {
    const CustomerFact fact = static_cast<CustomerFact>(i);
    const FactKind kind = IsInstant(fact)   ? FactKind::kInstant
                          : IsYesNo(fact)   ? FactKind::kYesNo
                          : IsPercent(fact) ? FactKind::kPercent
                                            : FactKind::kNumber;
    facts.push_back({kCustomerFactNames[i], static_cast<std::uint16_t>(i), kind});
  }
  return facts;
}

}  // namespace

SegmentPolicy CompileSegment(const v1::SegmentPolicy& proto,
                             const std::vector<std::string>& calendars, const std::string& path,
                             Problems* problems) {
  SegmentPolicy policy;
  policy.calendar = FindCalendar(proto.calendar(), calendars, path, problems);
  const std::vector<FactName> facts = CustomerFacts();
  UniqueIds ids;
  for (int i = 0; i < proto.segment_size(); ++i) {
    const v1::Segment& segment = proto.segment(i);
    const std::string here = At(At(path, "segment"), i);
    ids.Check(segment.id(), here, problems);
    policy.segments.push_back(ReadEntry(segment));
    policy.conditions.push_back(CompileCriterion(segment.when(), facts, At(here, "when"),
                                                 &policy.tests, &policy.months, problems));
  }
  ids.Check(proto.otherwise().id(), At(path, "otherwise"), problems);
  policy.otherwise = ReadEntry(proto.otherwise());
  return policy;
}

}  // namespace guiju::internal
