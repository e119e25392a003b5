// The names that people read for the values of the facts: enumerations, customer facts.
#ifndef GUIJU_SRC_WORDS_H_
#define GUIJU_SRC_WORDS_H_

#include "guiju/label.h"
#include "guiju/segment.h"
#include "guiju/sla.h"
#include "guiju/ticket.h"
#include "sentence.h"

namespace guiju::internal {

Label WordOf(Category value);
Label WordOf(IssueType value);
Label WordOf(Priority value);
Label WordOf(Handling value);
Label WordOf(Channel value);
Label WordOf(CustomerType value);
Label WordOf(ObligationState value);
Label WordOf(CustomerFact value);
Label WordOf(TimelineProblem value);

// A label as an argument of a sentence.
inline Argument Named(std::string_view name, const Label& label) {
  return {name, label.en, label.zh};
}

}  // namespace guiju::internal

#endif  // GUIJU_SRC_WORDS_H_
