// Everything a host needs to evaluate: floors 0 to 4, over the standard library alone. Policies are
// loaded by guiju/load.h, which needs guiju::policy.
#ifndef GUIJU_GUIJU_H_
#define GUIJU_GUIJU_H_

#include "guiju/agent_month.h"
#include "guiju/band.h"
#include "guiju/calendar.h"
#include "guiju/callback.h"
#include "guiju/callback_made.h"
#include "guiju/callback_period.h"
#include "guiju/correlation.h"
#include "guiju/criterion.h"
#include "guiju/customer.h"
#include "guiju/evaluate.h"
#include "guiju/fact.h"
#include "guiju/finding.h"
#include "guiju/histogram.h"
#include "guiju/label.h"
#include "guiju/number.h"
#include "guiju/policy.h"
#include "guiju/population.h"
#include "guiju/rank.h"
#include "guiju/record.h"
#include "guiju/score.h"
#include "guiju/segment.h"
#include "guiju/service_record.h"
#include "guiju/sla.h"
#include "guiju/stats.h"
#include "guiju/ticket.h"
#include "guiju/time.h"
#include "guiju/triage.h"
#include "guiju/version.h"

#endif  // GUIJU_GUIJU_H_
