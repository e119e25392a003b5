// What a finding may show of a record, and what of a record's fields is personal (REC-7).
//
// Policies are written by the desk and shown as they are. What a record holds was written about a
// customer: it is shown only when it is understood not to be personal.
#ifndef GUIJU_SRC_WITHHELD_H_
#define GUIJU_SRC_WITHHELD_H_

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <string_view>

#include "sentence.h"

namespace guiju::internal {

enum class Disclosure : std::uint8_t {
  kPersonal,  // never shown; also every field that is not understood
  kId,        // shown as MaskId says
  kPlain,     // a time, a number, a value of a list, a signal
};

// By the tables in withheld.cc; a field that stands in none of them is kPersonal.
Disclosure DisclosureOf(const google::protobuf::FieldDescriptor& field);

// A number or a time by its characters alone, with fewer digits than a telephone number has, unless
// it begins with a date: "-12.50", "2026-02-30 09:00". Not "13812345678", not "张三".
bool IsPlain(std::string_view text);

// The argument that says of `text` only how long it is.
Argument Withheld(std::string_view name, std::string_view text);

// `text` when it is plain, else withheld.
Argument ShownIfPlain(std::string_view name, std::string_view text);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_WITHHELD_H_
