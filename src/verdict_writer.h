// Parts that all verdicts as messages share.
#ifndef GUIJU_SRC_VERDICT_WRITER_H_
#define GUIJU_SRC_VERDICT_WRITER_H_

#include <string>

#include "format.h"
#include "guiju/explain.h"
#include "guiju/policy.h"
#include "guiju/proto.h"
#include "guiju/v1/common.pb.h"

namespace guiju::internal {

inline void SetInstant(const ZoneTable& zone, Instant instant, v1::Instant* message) {
  message->set_iso(FormatIso(zone, instant));
}

inline void SetFraction(Ratio ratio, v1::Fraction* message) {
  message->set_numerator(ratio.numerator);
  message->set_denominator(ratio.denominator);
}

inline void SetPolicy(const Policy& policy, v1::PolicyRef* message) {
  message->set_id(policy.id);
  message->set_version(policy.version);
  message->set_sha256(policy.sha256);
}

// Adds to the message's reason_zh and reason_en what is wanted.
template <typename Message>
void SetReasons(const Reasons& reasons, WantedReasons wanted, Message* message) {
  for (const Reason& reason : reasons) {
    if (wanted.zh) message->add_reason_zh(reason.zh);
    if (wanted.en) message->add_reason_en(reason.en);
  }
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_VERDICT_WRITER_H_
