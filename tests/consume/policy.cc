// A host that uses the compiled part: the messages and what stands on them.
#include <cstdio>

#include "guiju/v1/policy.pb.h"
#include "guiju/version.h"

int main() {
  guiju::v1::Policy policy;
  policy.set_id("standard");
  guiju::v1::Policy copy;
  if (!copy.ParseFromString(policy.SerializeAsString()) || copy.id() != "standard") return 1;
  std::printf("guiju %s, policy %s\n", GUIJU_VERSION_STRING, copy.id().c_str());
  return 0;
}
