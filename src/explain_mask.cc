// What was masked, in sentences and as a message; never a value.
#include "explain_util.h"
#include "guiju/proto.h"
#include "sentences/mask.h"
#include "verdict_writer.h"

namespace guiju {

Reasons Explain(const Policy& policy, const std::vector<MaskFound>& found) {
  Reasons reasons;
  for (const MaskFound& one : found) {
    // People count from 1.
    const internal::Argument first("first", std::to_string(one.begin + 1));
    const internal::Argument last("last", std::to_string(one.end));
    if (one.rule == MaskFound::kNoRule) {
      internal::AddReason(&reasons, policy.mask.entry.clause, internal::kMaskedWholly,
                          {first, last});
      continue;
    }
    const Entry& entry = policy.mask.rules[static_cast<std::size_t>(one.rule)].entry;
    internal::AddReason(&reasons, entry.clause, internal::kMasked,
                        {{"kind", entry.label.en, entry.label.zh}, first, last});
  }
  return reasons;
}

void Mask(const Policy& policy, const v1::MaskRequest& request, v1::MaskedValue* answer,
          WantedReasons wanted) {
  answer->Clear();
  std::vector<MaskFound> found;
  if (request.has_field()) {
    MaskField(policy.mask, request.field().kind(), request.field().value(),
              answer->mutable_masked(), &found);
  } else {
    const std::vector<std::string_view> known(request.known().begin(), request.known().end());
    MaskText(policy.mask, request.text(), known, answer->mutable_masked(), &found);
  }
  for (const MaskFound& one : found) {
    v1::MaskedValue::Found* const message = answer->add_found();
    if (one.rule != MaskFound::kNoRule) {
      const Entry& entry = policy.mask.rules[static_cast<std::size_t>(one.rule)].entry;
      message->set_kind(entry.id);
      message->set_clause(entry.clause);
    } else {
      message->set_clause(policy.mask.entry.clause);
    }
    message->set_begin(static_cast<std::int32_t>(one.begin));
    message->set_end(static_cast<std::int32_t>(one.end));
  }
  if (wanted.any()) internal::SetReasons(Explain(policy, found), wanted, answer);
}

}  // namespace guiju
