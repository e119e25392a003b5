// The parts of the score section that refer to its metrics: profiles, advisories, reviews.
#ifndef GUIJU_SRC_SCORE_RULES_H_
#define GUIJU_SRC_SCORE_RULES_H_

#include <string>

#include "guiju/score.h"
#include "guiju/v1/score.pb.h"
#include "problems.h"

namespace guiju::internal {

// One band table. In score.cc.
BandTable CompileBandTable(const v1::BandTable& proto, bool percent, const std::string& path,
                           Problems* problems);

// Adds to `policy`, whose metrics and grades are there. Whether profiles sum to full marks is for
// the caller to ask; false when that means nothing, because something was wrong. The metrics become
// those of the profile in force.
bool CompileScoreRules(const v1::ScorePolicy& proto, const std::string& path, ScorePolicy* policy,
                       Problems* problems);

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SCORE_RULES_H_
