// JSON Schema (draft 2020-12) of the messages that people write, for editors that complete and
// check while somebody types. It describes the ProtoJSON form, which the loader reads as it reads
// the text.
//
// The schema is made from the messages themselves: the rules that stand beside their fields
// (options.proto) become patterns, bounds and counts, the comments of the .proto files become
// descriptions. It accepts what the loader accepts: names in snake_case and in lowerCamelCase (one
// of the two), null for a field that is not given, enumerators by name or number, 64-bit integers
// as numbers or in quotes, at most one field of a oneof. Weaker than the loader it is where JSON
// Schema has no words: lengths count characters and not bytes, 1.0 is an integer, a number in
// quotes has no bounds, and what contradicts itself between fields (an id that is not there, bands
// out of order) passes.
#ifndef GUIJU_WORKBENCH_SCHEMA_H_
#define GUIJU_WORKBENCH_SCHEMA_H_

#include <cstdint>
#include <string>

#include "guiju/workbench/document.h"

namespace guiju::workbench {

// What a schema is of.
enum class SchemaOf : std::uint8_t { kPolicy, kTestSuite };

// The schema as indented JSON that ends with a line break; the same bytes on every call. Cannot
// fail. Allocates; thread-safe.
std::string JsonSchema(SchemaOf of);

// A policy in the form that the schema describes: indented ProtoJSON with names in lowerCamelCase.
// What the text says in comments is not in it. Empty when the document has errors.
std::string PolicyAsJson(const PolicyDocument& document);

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_SCHEMA_H_
