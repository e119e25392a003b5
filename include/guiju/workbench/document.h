// A policy as the people who own it see it: its text, what the text says, where each part stands,
// and the compiled policy that judges by it. The workbench (test.h, diff.h, mutate.h …) works on
// documents, since it changes, compares and points at the text and not only at the answers.
//
//   guiju::workbench::PolicyDocument desk = guiju::workbench::OpenPolicy("desk.textproto");
//   if (desk.policy() == nullptr) { /* desk.findings() says why */ }
#ifndef GUIJU_WORKBENCH_DOCUMENT_H_
#define GUIJU_WORKBENCH_DOCUMENT_H_

#include <memory>
#include <string>
#include <string_view>

#include "guiju/finding.h"
#include "guiju/policy.h"

namespace guiju::workbench {

// Immutable and cheap to copy: copies share what they hold. Safe to use from many threads.
class PolicyDocument {
 public:
  // The text, the message and the positions behind it; defined in src/workbench/document_parts.h.
  struct Parts;

  explicit PolicyDocument(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

  // As the caller named it; findings name it so.
  const std::string& name() const;
  // The bytes as they were read.
  const std::string& text() const;
  // Everything that is wrong, warnings included, in the order of their places.
  const Findings& findings() const;
  // Null when a finding is an error.
  const std::shared_ptr<const Policy>& policy() const;

  const Parts& parts() const { return *parts_; }

 private:
  std::shared_ptr<const Parts> parts_;
};

// Reads a policy from bytes; `name` as for LoadPolicy (load.h). Never throws on bad input.
PolicyDocument ReadPolicy(std::string_view bytes, const std::string& name);

// The same from a file. A file that cannot be read is a finding.
PolicyDocument OpenPolicy(const std::string& path);

// The policy that comes with the library, under the name "standard.textproto".
PolicyDocument StandardDocument();

}  // namespace guiju::workbench

#endif  // GUIJU_WORKBENCH_DOCUMENT_H_
