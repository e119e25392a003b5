// What a policy document holds, for the workbench itself.
#ifndef GUIJU_SRC_WORKBENCH_DOCUMENT_PARTS_H_
#define GUIJU_SRC_WORKBENCH_DOCUMENT_PARTS_H_

#include <memory>
#include <string>

#include "guiju/v1/policy.pb.h"
#include "guiju/workbench/document.h"
#include "message_source.h"

namespace guiju::workbench {

struct PolicyDocument::Parts {
  std::string name;
  std::string text;
  v1::Policy proto;  // what could be understood; whole when `policy` is there
  internal::PositionMap positions;
  Findings findings;
  std::shared_ptr<const Policy> policy;
};

}  // namespace guiju::workbench

#endif  // GUIJU_SRC_WORKBENCH_DOCUMENT_PARTS_H_
