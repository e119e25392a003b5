// Compiles the stats section.
#include "guiju/stats.h"

#include "section.h"
#include "sections.h"

namespace guiju::internal {

StatsPolicy CompileStats(const v1::StatsPolicy& proto, const std::vector<std::string>& calendars,
                         const std::string& path, Problems* problems) {
  StatsPolicy policy;
  policy.calendar = FindCalendar(proto.calendar(), calendars, path, problems);
  policy.month_of = static_cast<EventKind>(proto.month_of());
  for (int i = 0; i < proto.response_channel_size(); ++i) {
    policy.response_channels |= 1u << static_cast<std::uint32_t>(proto.response_channel(i));
  }
  policy.latest_rating = proto.rating_used() == v1::StatsPolicy::RatingUsed::LATEST;
  policy.reopened_stays_resolved =
      proto.reopened() == v1::StatsPolicy::ReopenedTicket::STAYS_RESOLVED;
  policy.entry = {"stats", proto.clause(), {}};
  return policy;
}

}  // namespace guiju::internal
