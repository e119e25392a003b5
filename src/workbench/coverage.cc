#include "workbench/coverage.h"

#include <utility>

#include "problems.h"

namespace guiju::workbench {
namespace {

using internal::At;

std::string Named(const std::string& list, const std::string& name) {
  return list + "[" + name + "]";
}

}  // namespace

Coverage::Coverage(const v1::Policy& policy) : policy_(policy) {
  AddScore(policy.score());
  AddTriage(policy.triage());
  AddSla(policy.sla());
  AddSegment(policy.segment());
  AddCallback(policy.callback());
  AddRecord(policy.record());
  Begin("mask_kind");
  for (const auto& kind : policy.mask().kind()) Add(Named("mask.kind", kind.id()));
  Begin("terms");
  for (const auto& terms : policy.text().terms()) Add(Named("text.terms", terms.signal()));
  AddStats(policy.stats());
  Begin("calendar");
  for (const auto& calendar : policy.calendar()) Add(Named("calendar", calendar.id()));
}

void Coverage::Begin(const char* kind) { kinds_.push_back({kind, {}}); }

void Coverage::Add(const std::string& place) {
  std::vector<Item>& items = kinds_.back().items;
  if (index_.emplace(place, std::make_pair(kinds_.size() - 1, items.size())).second) {
    items.push_back({place});
  }
}

void Coverage::AddBands(const v1::BandTable& table, const std::string& place) {
  for (int i = 0; i < table.band_size(); ++i) Add(At(place + ".band", i));
  Add(place + ".otherwise");
}

void Coverage::AddScore(const v1::ScorePolicy& score) {
  Begin("band");
  for (const auto& metric : score.metric()) {
    AddBands(metric.table(), Named("score.metric", metric.id()) + ".table");
  }
  for (const auto& profile : score.profile()) {
    for (int i = 0; i < profile.weight_size(); ++i) {
      if (!profile.weight(i).has_table()) continue;
      AddBands(profile.weight(i).table(),
               Named(Named("score.profile", profile.id()) + ".weight", profile.weight(i).metric()) +
                   ".table");
    }
  }
  Begin("grade");
  for (const auto& grade : score.grade()) Add(Named("score.grade", grade.id()));
  Add("score.grade_otherwise");
  Begin("profile");
  for (const auto& profile : score.profile()) Add(Named("score.profile", profile.id()));
  Begin("advisory");
  for (const auto& advisory : score.advisory()) Add(Named("score.advisory", advisory.id()));
  Begin("review");
  for (const auto& review : score.review()) Add(Named("score.review", review.id()));
}

void Coverage::AddTriage(const v1::TriagePolicy& triage) {
  const auto list = [this](const char* name, const auto& entries) {
    for (const auto& entry : entries) Add(Named(std::string("triage.") + name, entry.id()));
  };
  Begin("triage_rule");
  list("category_rule", triage.category_rule());
  list("issue_type_rule", triage.issue_type_rule());
  list("priority_rule", triage.priority_rule());
  list("handling_rule", triage.handling_rule());
  for (const char* scale : {"category", "issue_type", "priority", "handling"}) {
    Add(std::string("triage.otherwise.") + scale);
  }
  Begin("route");
  list("route", triage.route());
  Begin("feedback");
  list("feedback", triage.feedback());
  Begin("hand_over");
  list("hand_over", triage.hand_over());
  Begin("mark");
  list("mark", triage.mark());
}

void Coverage::AddSla(const v1::SlaPolicy& sla) {
  Begin("obligation");
  for (const auto& one : sla.obligation()) Add(Named("sla.obligation", one.id()));
  Begin("target");
  for (const auto& one : sla.obligation()) {
    for (int i = 0; i < one.target_size(); ++i) {
      Add(At(Named("sla.obligation", one.id()) + ".target", i));
    }
  }
  Begin("milestone");
  for (const auto& one : sla.milestone()) Add(Named("sla.milestone", one.id()));
}

void Coverage::AddSegment(const v1::SegmentPolicy& segment) {
  Begin("segment");
  for (const auto& one : segment.segment()) Add(Named("segment.segment", one.id()));
  Add("segment.otherwise");
  Begin("care");
  for (const auto& one : segment.care()) Add(Named("segment.care", one.id()));
  Begin("membership");
  if (!segment.has_membership()) return;
  for (const auto type :
       {v1::CustomerType::NEW, v1::CustomerType::EXISTING, v1::CustomerType::VIP}) {
    Add(Named("segment.membership", v1::CustomerType::Value_Name(type)));
  }
}

void Coverage::AddCallback(const v1::CallbackPolicy& callback) {
  Begin("scenario");
  for (const auto& one : callback.scenario()) Add(Named("callback.scenario", one.id()));
  Begin("budget");
  for (const auto& one : callback.budget()) Add(Named("callback.budget", one.id()));
  Begin("tier");
  for (const auto& one : callback.tier()) Add(Named("callback.tier", one.id()));
  Add("callback.tier_otherwise");
  Begin("tag");
  for (const auto& one : callback.scenario()) {
    for (const auto& tag : one.tag()) {
      Add(Named(Named("callback.scenario", one.id()) + ".tag", tag.id()));
    }
  }
  Begin("callback_target");
  for (const auto& one : callback.target()) Add(Named("callback.target", one.id()));
}

void Coverage::AddRecord(const v1::RecordPolicy& record) {
  Begin("form");
  for (const auto& form : record.form()) Add(Named("record.form", form.id()));
  Begin("field");
  for (const auto& form : record.form()) {
    for (const auto& field : form.field()) {
      Add(Named(Named("record.form", form.id()) + ".field", field.id()));
    }
  }
}

void Coverage::AddStats(const v1::StatsPolicy& stats) {
  Begin("stats");
  for (int i = 0; i < stats.report().percentile_size(); ++i) {
    Add(At("stats.report.percentile", i));
  }
  Add("stats.problem.high_frequency_percent");
  Add("stats.problem.top_reasons");
  Add("stats.problem.top_places");
  Add("stats.correlation.minimum_customers");
  for (int i = 0; i < stats.correlation().significance_percent_size(); ++i) {
    Add(At("stats.correlation.significance_percent", i));
  }
  Add("stats.rating.dissatisfied_at_most");
  for (int i = 0; i < stats.rating().word_size(); ++i) Add(At("stats.rating.word", i));
}

void Coverage::Cover(const std::string& place) {
  const auto found = index_.find(place);
  if (found == index_.end()) return;
  kinds_[found->second.first].items[found->second.second].covered = true;
}

void Coverage::Mark(const v1::TestFacts& facts, const v1::TestExpectation& answer) {
  if (answer.has_agent()) CoverAgent(answer.agent().score());
  for (const auto& review : answer.review().review()) {
    if (review.state() == v1::ReviewVerdict::State::DUE) {
      Cover(Named("score.review", review.review()));
    }
  }
  if (answer.has_ticket()) {
    CoverTriage(answer.ticket().triage());
    CoverSla(answer.ticket().sla());
    for (const auto& match : answer.ticket().text_match()) {
      Cover(Named("text.terms", match.signal()));
    }
  }
  if (answer.has_customer()) CoverSegment(answer.customer().segment());
  if (answer.has_callback()) CoverCallbacks(answer.callback());
  for (const auto& target : answer.callback_targets().target()) {
    if (target.state() != v1::CallbackTargetVerdict::State::UNKNOWN) {
      Cover(Named("callback.target", target.target()));
    }
  }
  if (answer.has_record()) CoverRecord(facts.record(), answer.record().record());
  if (answer.analysis().has_record()) {
    CoverRecord(facts.analysis().record(), answer.analysis().record());
  }
  if (answer.has_mask()) {
    if (facts.mask().has_field()) Cover(Named("mask.kind", facts.mask().field().kind()));
    for (const auto& found : answer.mask().found()) Cover(Named("mask.kind", found.kind()));
  }
  for (const auto& report : answer.report()) CoverReport(report);
  for (const auto& verdict : answer.correlation()) {
    if (verdict.state() == v1::CorrelationVerdict::State::UNSPECIFIED) continue;
    Cover("stats.correlation.minimum_customers");
    const auto& levels = policy_.stats().correlation().significance_percent();
    for (int i = 0; i < levels.size(); ++i) {
      if (levels[i] == verdict.significant_at_percent()) {
        Cover(At("stats.correlation.significance_percent", i));
      }
    }
  }
  if (answer.has_calendar()) {
    const std::string& asked = facts.calendar().calendar();
    Cover(Named("calendar", asked.empty() ? policy_.calendar(0).id() : asked));
  }
}

void Coverage::CoverAgent(const v1::ScoreVerdict& score) {
  const v1::ScoreProfile* used = nullptr;
  for (const auto& profile : policy_.score().profile()) {
    if (profile.id() == score.profile()) used = &profile;
  }
  Cover(Named("score.profile", score.profile()));
  for (const auto& metric : score.metric()) {
    if (metric.band() < 0) continue;
    std::string table = Named("score.metric", metric.metric()) + ".table";
    for (int i = 0; used != nullptr && i < used->weight_size(); ++i) {
      if (used->weight(i).metric() == metric.metric() && used->weight(i).has_table()) {
        table = Named(Named("score.profile", used->id()) + ".weight", metric.metric()) + ".table";
      }
    }
    const std::string band = At(table + ".band", metric.band());
    Cover(index_.count(band) > 0 ? band : table + ".otherwise");
  }
  Cover(Named("score.grade", score.grade()));
  if (score.grade() == policy_.score().grade_otherwise().id()) Cover("score.grade_otherwise");
  for (const auto& advisory : score.advisory()) {
    if (!advisory.undecided()) Cover(Named("score.advisory", advisory.advisory()));
  }
}

void Coverage::CoverTriage(const v1::TriageVerdict& triage) {
  const auto decided = [this](const char* scale, const v1::TriageDecision& decision) {
    if (decision.source() == v1::TriageDecision::Source::RULE) {
      Cover(Named(std::string("triage.") + scale + "_rule", decision.rule()));
    } else if (decision.source() == v1::TriageDecision::Source::OTHERWISE) {
      Cover(std::string("triage.otherwise.") + scale);
    }
  };
  decided("category", triage.category_decision());
  decided("issue_type", triage.issue_type_decision());
  decided("priority", triage.priority_decision());
  decided("handling", triage.handling_decision());
  for (const auto& one : triage.route()) Cover(Named("triage.route", one.id()));
  for (const auto& one : triage.feedback()) Cover(Named("triage.feedback", one.id()));
  for (const auto& one : triage.hand_over()) Cover(Named("triage.hand_over", one.id()));
  for (const auto& one : triage.mark()) Cover(Named("triage.mark", one.id()));
}

void Coverage::CoverSla(const v1::SlaVerdict& sla) {
  for (const auto& one : sla.obligation()) {
    if (!one.has_start()) continue;
    Cover(Named("sla.obligation", one.obligation()));
    if (one.has_due()) {
      Cover(At(Named("sla.obligation", one.obligation()) + ".target", one.target_entry()));
    }
    Cover(Named("calendar", one.calendar()));
  }
  for (const auto& one : sla.milestone()) {
    if (one.state() == v1::MilestoneState::MISSING || one.state() == v1::MilestoneState::DONE) {
      Cover(Named("sla.milestone", one.milestone()));
    }
  }
}

void Coverage::CoverSegment(const v1::SegmentVerdict& segment) {
  for (const std::string& id : segment.matched()) Cover(Named("segment.segment", id));
  if (segment.primary() == policy_.segment().otherwise().id()) Cover("segment.otherwise");
  for (const auto& care : segment.care()) Cover(Named("segment.care", care.action()));
  if (segment.membership().type() != v1::CustomerType::UNSPECIFIED) {
    Cover(Named("segment.membership", v1::CustomerType::Value_Name(segment.membership().type())));
  }
}

void Coverage::CoverCallbacks(const v1::CallbackEvaluation& callbacks) {
  using State = v1::CallbackPlan::State;
  for (const auto& plan : callbacks.plan()) {
    if (plan.state() < State::NOT_STARTED) continue;
    const std::string place = Named("callback.scenario", plan.scenario());
    Cover(place);
    for (const auto& tag : plan.tag()) {
      if (!tag.value().empty()) Cover(Named(place + ".tag", tag.id()));
    }
    if (plan.state() == State::DONE) continue;
    for (const auto& scenario : policy_.callback().scenario()) {
      if (scenario.id() == plan.scenario()) Cover(Named("callback.budget", scenario.budget()));
    }
    Cover(Named("callback.tier", plan.tier()));
    if (plan.tier() == policy_.callback().tier_otherwise().id()) Cover("callback.tier_otherwise");
  }
}

void Coverage::CoverRecord(const v1::ServiceRecord& record, const v1::RecordVerdict& verdict) {
  const std::string form = Named("record.form", verdict.form());
  Cover(form);
  for (const auto* names :
       {&verdict.missing(), &verdict.wrong(), &verdict.refused(), &verdict.undecided()}) {
    for (const std::string& name : *names) Cover(Named(form + ".field", name));
  }
  for (const auto& one : policy_.record().form()) {
    if (one.id() != verdict.form()) continue;
    for (const auto& field : one.field()) {
      if (field.need() != v1::RecordFormField::Need::OPTIONAL) continue;
      for (const auto& filled : record.field()) {
        if (filled.name() == field.id()) Cover(Named(form + ".field", field.id()));
      }
    }
  }
}

void Coverage::CoverReport(const v1::StatsReport& report) {
  const auto& percentiles = policy_.stats().report().percentile();
  for (const auto* times :
       {&report.response_time(), &report.resolution_time(), &report.handling_time()}) {
    for (const auto& line : times->percentile()) {
      for (int i = 0; i < percentiles.size(); ++i) {
        if (percentiles[i] == line.percent()) Cover(At("stats.report.percentile", i));
      }
    }
  }
  if (report.high_frequency_size() > 0) Cover("stats.problem.high_frequency_percent");
  if (report.top_reason_size() > 0) Cover("stats.problem.top_reasons");
  if (report.place_size() > 0) Cover("stats.problem.top_places");
  if (report.satisfaction().dissatisfied() > 0) Cover("stats.rating.dissatisfied_at_most");
  for (const auto& rating : report.satisfaction().rating()) {
    if (rating.n() == 0) continue;
    for (int i = 0; i < policy_.stats().rating().word_size(); ++i) {
      if (policy_.stats().rating().word(i).value() == rating.value()) {
        Cover(At("stats.rating.word", i));
      }
    }
  }
}

std::vector<CoverageKind> Coverage::Take(const PolicyPlaces& places) const {
  std::vector<CoverageKind> taken;
  for (const Kind& kind : kinds_) {
    if (kind.items.empty()) continue;
    CoverageKind& out = taken.emplace_back();
    out.kind = kind.name;
    out.total = kind.items.size();
    for (const Item& item : kind.items) {
      if (!item.covered) out.uncovered.push_back(places.Find(item.place));
    }
  }
  return taken;
}

}  // namespace guiju::workbench
