// The version of the headers a host was compiled with.
#ifndef GUIJU_VERSION_H_
#define GUIJU_VERSION_H_

// Semantic versioning; while the major is 0, a new minor may change answers (CHANGELOG.md).
#define GUIJU_VERSION_MAJOR 0
#define GUIJU_VERSION_MINOR 1
#define GUIJU_VERSION_PATCH 0
#define GUIJU_VERSION_STRING "0.1.0"
// major * 10000 + minor * 100 + patch
#define GUIJU_VERSION_INT \
  (GUIJU_VERSION_MAJOR * 10000 + GUIJU_VERSION_MINOR * 100 + GUIJU_VERSION_PATCH)

#endif  // GUIJU_VERSION_H_
