// A host that uses the core alone: no Protobuf, no Abseil, nothing to link.
#include <cstdio>

#include "guiju/finding.h"
#include "guiju/time.h"
#include "guiju/version.h"

int main() {
  constexpr guiju::CivilDay day = guiju::ToCivilDay({2026, 2, 24});
  static_assert(guiju::ToCivilDate(day).day == 24, "the core works at compile time");
  if (!guiju::Acceptable({})) return 1;
  std::printf("guiju %s, 2026-02-24 is day %d of the week\n", GUIJU_VERSION_STRING,
              static_cast<int>(guiju::WeekdayOf(day)));
  return guiju::WeekdayOf(day) == 2 ? 0 : 1;
}
