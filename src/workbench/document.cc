#include "guiju/workbench/document.h"

#include <utility>

#include "guiju/load.h"
#include "load_parts.h"
#include "workbench/document_parts.h"

namespace guiju::workbench {

const std::string& PolicyDocument::name() const { return parts_->name; }
const std::string& PolicyDocument::text() const { return parts_->text; }
const Findings& PolicyDocument::findings() const { return parts_->findings; }
const std::shared_ptr<const Policy>& PolicyDocument::policy() const { return parts_->policy; }

PolicyDocument ReadPolicy(std::string_view bytes, const std::string& name) {
  auto parts = std::make_shared<PolicyDocument::Parts>();
  parts->name = name;
  parts->text = std::string(bytes);
  LoadedPolicy loaded =
      internal::LoadPolicyParts(parts->text, name, &parts->proto, &parts->positions);
  parts->findings = std::move(loaded.findings);
  parts->policy = std::move(loaded.policy);
  return PolicyDocument(std::move(parts));
}

PolicyDocument OpenPolicy(const std::string& path) {
  std::string bytes;
  Findings findings = internal::ReadFileBytes(path, &bytes);
  if (findings.empty()) return ReadPolicy(bytes, path);
  auto parts = std::make_shared<PolicyDocument::Parts>();
  parts->name = path;
  parts->findings = std::move(findings);
  return PolicyDocument(std::move(parts));
}

PolicyDocument StandardDocument() { return ReadPolicy(StandardPolicyText(), "standard.textproto"); }

}  // namespace guiju::workbench
