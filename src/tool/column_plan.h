// A column map, checked and made ready: each of its columns as a place in the record's message.
#ifndef GUIJU_SRC_TOOL_COLUMN_PLAN_H_
#define GUIJU_SRC_TOOL_COLUMN_PLAN_H_

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guiju/mask.h"
#include "guiju/v1/column_map.pb.h"
#include "guiju/zone.h"
#include "problems.h"
#include "tool/civil_time.h"

namespace guiju::tool {

// Whether an event of the kind is nothing without its `due`.
bool NeedsDue(v1::Event::Kind kind);

struct Target {
  enum class Kind {
    kField,
    kSignals,
    kSignal,  // of a ticket, or a fact of a record
    kEvent,
    kRating,
    kRingCount,
    kRecordField,
    kActiveFrom,
    kActiveTo,
  };
  Kind kind = Kind::kField;
  const v1::Column* column = nullptr;
  // kField: the fields that lead to the value; the last one holds it. kRating and
  // kRingCount: those of Event.
  std::vector<const google::protobuf::FieldDescriptor*> path;
  std::unordered_map<std::string, std::string> values;  // Column.value
  std::vector<std::size_t> needs;                       // indices of targets
  std::vector<std::size_t> not_before;
  bool personal = false;  // its cells are not shown

  const google::protobuf::FieldDescriptor* leaf() const {
    return path.empty() ? nullptr : path.back();
  }
  bool is_time() const;
};

struct ColumnPlan {
  const v1::ColumnMap* map = nullptr;  // outlives the plan
  const google::protobuf::Descriptor* record = nullptr;
  std::vector<Target> targets;
  std::unordered_map<std::string, const v1::EventRows::State*> states;
  std::vector<std::string> time_formats;
  ZoneTable zone;
  Wall wall;  // points to `zone`
  const MaskPolicy* mask =
      nullptr;  // by which findings are masked; the standard one if not changed
  char delimiter = ',';

  // The customer did not want to say. `cell` is trimmed.
  bool IsRefused(std::string_view cell) const;
  // "nobody has said": the empty cell and those that the map names. `cell` is trimmed.
  bool IsUnknown(std::string_view cell) const;
  bool IsNever(std::string_view cell) const;
};

// Checks `map` (which stays alive) and makes the plan; null when there is an error, and `problems`
// has all of them with their paths. `default_zone` (may be null) is used when the map names none.
// Reads zone data; otherwise pure.
std::unique_ptr<ColumnPlan> MakeColumnPlan(const v1::ColumnMap& map, const ZoneTable* default_zone,
                                           internal::Problems* problems);

// Which column of a file each target reads.
struct Binding {
  std::vector<int> column_of_target;  // 0-based; -1: the file has no such column
  std::vector<int> due_of_target;     // of events; -1: none
  std::vector<int> reference_of_target;
  int key = -1;  // with event rows
  int time = -1;
  int state = -1;
  std::vector<int> order;
};

// Finds the plan's columns in a header: duplicate and missing columns are errors, a column that
// looks like the misspelt name of an absent one is a warning. False when there is an error.
bool Bind(const ColumnPlan& plan, const std::vector<std::string>& header, Binding* binding,
          Findings* findings);

// Without the spaces and tabs around it.
std::string_view Trim(std::string_view cell);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_COLUMN_PLAN_H_
