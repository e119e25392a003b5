// Reads the values of a message of facts, and says what is wrong with them.
#ifndef GUIJU_SRC_FACT_READER_H_
#define GUIJU_SRC_FACT_READER_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "guiju/customer.h"
#include "guiju/kernel/parse.h"
#include "guiju/number.h"
#include "guiju/segment.h"
#include "guiju/time.h"
#include "guiju/v1/common.pb.h"
#include "guiju/v1/customer.pb.h"
#include "guiju/v1/ticket.pb.h"
#include "message_rules.h"
#include "problems.h"
#include "section.h"
#include "sentences/facts.h"
#include "withheld.h"

namespace guiju::internal {

// Money is compared in these units, so that ranks need one common denominator.
inline constexpr std::int64_t kMoneyUnit = 10'000;
inline constexpr int kMoneyDigitsMax = 4;

class FactReader {
 public:
  explicit FactReader(const google::protobuf::Message& message) {
    RuleScope scope;
    scope.data = true;
    CheckRules(message, scope, &problems_);
  }

  bool Finish(Findings* findings) {
    const bool ok = Acceptable(problems_.findings());
    for (Finding& finding : problems_.findings()) findings->push_back(std::move(finding));
    return ok;
  }

  Problems& problems() { return problems_; }

  // `present` false: unknown.
  Instant ReadInstant(bool present, const v1::Instant& instant, bool may_be_never,
                      const std::string& path) {
    if (!present) return Instant::Unknown();
    Instant value;
    switch (instant.at_case()) {
      case v1::Instant::kUnixUs:
        value.us = instant.unix_us();
        break;
      case v1::Instant::kIso:
        // A wrong form has been said by the rules.
        if (guiju_parse_instant(instant.iso().data(), instant.iso().size(), &value.us) !=
            GUIJU_PARSE_OK) {
          return Instant::Unknown();
        }
        break;
      case v1::Instant::kNever:
        if (instant.never() && may_be_never) return Instant::Never();
        problems_.Error(path, instant.never() ? kInstantNever : kInstantEmpty, {});
        return Instant::Unknown();
      case v1::Instant::AT_NOT_SET:
        problems_.Error(path, kInstantEmpty, {});
        return Instant::Unknown();
    }
    if (value >= kMinFact && value < kEndOfFacts) return value;
    problems_.Error(path, kInstantRange, {});
    return Instant::Unknown();
  }

  // Counts; over a count of zero there is nothing to average.
  Ratio ReadFraction(const v1::Fraction& fraction, const std::string& path) {
    if (fraction.numerator() < 0 || fraction.denominator() < 0) {
      problems_.Error(path, kFractionNegative, {});
      return Ratio::Missing();
    }
    if (fraction.denominator() == 0 && fraction.numerator() != 0) {
      problems_.Error(path, kFractionOfNothing,
                      {ShownIfPlain("numerator", std::to_string(fraction.numerator()))});
    }
    return {fraction.numerator(), fraction.denominator()};
  }

  // A part of a whole.
  Ratio ReadShare(const v1::Fraction& fraction, const std::string& path) {
    const Ratio share = ReadFraction(fraction, path);
    if (!share.is_missing() && share.numerator > share.denominator) {
      problems_.Error(path, kFractionAboveOne,
                      {ShownIfPlain("numerator", std::to_string(share.numerator)),
                       ShownIfPlain("denominator", std::to_string(share.denominator))});
    }
    return share;
  }

  Ratio ReadMeanRating(const v1::Fraction& fraction, const std::string& path) {
    const Ratio mean = ReadFraction(fraction, path);
    if (!mean.is_missing() &&
        (Compare(mean, Ratio::Of(1)) < 0 || Compare(mean, Ratio::Of(5)) > 0)) {
      problems_.Error(path, kMeanRatingRange, {});
    }
    return mean;
  }

  Ratio ReadMoney(const std::string& text, const std::string& path) {
    if (text.empty()) return Ratio::Missing();
    const Ratio amount = ReadDecimal(text);
    if (amount.denominator > kMoneyUnit) {
      problems_.Error(path, kMoneyDigits, {{"digits", std::to_string(kMoneyDigitsMax)}});
    }
    return amount;
  }

 private:
  Problems problems_;
};

// Says that a policy does not declare a name, with the nearest that it does.
void SayUnknownName(const Sentence& sentence, const std::string& name,
                    const std::vector<std::string>& known, const std::string& path,
                    Problems* problems);

// The customer's segments as bits, those not named as no.
Signals ReadSegments(const SegmentPolicy& policy, const v1::CustomerSegments& message,
                     const std::string& path, Problems* problems);

// The fields of a customer that callbacks read.
void ReadCallbackFacts(const v1::Customer& message, FactReader* reader, Customer* customer);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_FACT_READER_H_
