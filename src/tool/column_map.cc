// Column maps from text: the project's own and those of hosts.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "file_reason.h"
#include "message_source.h"
#include "sentences/input.h"
#include "tool/column_plan.h"
#include "tool/default_maps.h"
#include "tool/record_reader.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

const v1::ColumnMap& BuiltIn(const char* text) {
  auto* map = new v1::ColumnMap;  // lives as long as the program
  // column_map_test proves that the maps compiled in are right.
  if (!ParseColumnMap(text, "built-in.textproto", map, nullptr)) std::abort();
  return *map;
}

}  // namespace

const v1::ColumnMap& DefaultMap(v1::ColumnMap::Record::Value record) {
  switch (record) {
    case v1::ColumnMap::Record::CUSTOMERS: {
      static const v1::ColumnMap& map = BuiltIn(kCustomersMap);
      return map;
    }
    case v1::ColumnMap::Record::AGENT_MONTHS: {
      static const v1::ColumnMap& map = BuiltIn(kAgentMonthsMap);
      return map;
    }
    case v1::ColumnMap::Record::RECORDS: {
      static const v1::ColumnMap& map = BuiltIn(kRecordsMap);
      return map;
    }
    case v1::ColumnMap::Record::CALLBACKS: {
      static const v1::ColumnMap& map = BuiltIn(kCallbacksMap);
      return map;
    }
    case v1::ColumnMap::Record::KNOWLEDGE: {
      static const v1::ColumnMap& map = BuiltIn(kKnowledgeMap);
      return map;
    }
    default: {
      static const v1::ColumnMap& map = BuiltIn(kTicketsMap);
      return map;
    }
  }
}

bool ParseColumnMap(const std::string& text, const std::string& file, v1::ColumnMap* map,
                    Findings* findings) {
  internal::Source source;
  source.bytes = text;
  source.file = file;
  internal::ReadResult read = internal::ReadMessage(source, map);
  if (read.complete) {
    // Whether the zone of a calendar is needed is only known when the map is used.
    const ZoneTable some_zone;
    internal::Problems problems;
    MakeColumnPlan(*map, &some_zone, &problems);
    for (Finding& finding : problems.findings()) {
      // One complaint about a value is enough.
      const bool known =
          std::any_of(read.findings.begin(), read.findings.end(),
                      [&](const Finding& other) { return other.path == finding.path; });
      if (!known) read.findings.push_back(std::move(finding));
    }
    internal::Locate(read.positions, file, &read.findings);
  }
  const bool ok = Acceptable(read.findings);
  if (findings != nullptr) {
    for (Finding& finding : read.findings) findings->push_back(std::move(finding));
  }
  return ok;
}

bool LoadColumnMap(const std::string& path, v1::ColumnMap* map, Findings* findings) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file) {
    if (findings != nullptr) {
      findings->push_back(Tell(internal::kInputCannotOpen, {internal::FileReason(errno)}));
      findings->back().file = path;
    }
    return false;
  }
  return ParseColumnMap(text.str(), path, map, findings);
}

}  // namespace guiju::tool
