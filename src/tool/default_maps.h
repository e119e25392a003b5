// The texts of src/tool/maps, compiled in.
#ifndef GUIJU_SRC_TOOL_DEFAULT_MAPS_H_
#define GUIJU_SRC_TOOL_DEFAULT_MAPS_H_

namespace guiju::tool {

extern const char* const kTicketsMap;
extern const char* const kCustomersMap;
extern const char* const kAgentMonthsMap;
extern const char* const kKnowledgeMap;
extern const char* const kRecordsMap;
extern const char* const kCallbacksMap;

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_DEFAULT_MAPS_H_
