// Compiles profiles (SCO-7), advisories (SCO-8) and reviews (SCO-9) of the score section.
#include "score_rules.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "section.h"
#include "sentences/own_rules.h"

namespace guiju::internal {
namespace {

// The profile of the tables that stand beside the metrics.
constexpr const char* kBaseProfile = "base";

class RulesCompiler {
 public:
  RulesCompiler(const v1::ScorePolicy& proto, std::string path, ScorePolicy* policy,
                Problems* problems)
      : proto_(proto), path_(std::move(path)), policy_(*policy), problems_(problems) {
    for (const Metric& metric : policy_.metrics) metrics_.push_back(metric.entry);
    for (const Grade& grade : policy_.grades) grades_.push_back(grade.entry);
  }

  void Run() {
    policy_.profiles.push_back({{kBaseProfile, {}, {"base", "基准"}}, policy_.metrics});
    UniqueIds ids;
    ids.Check(kBaseProfile, path_, problems_);
    for (int i = 0; i < proto_.profile_size(); ++i) {
      const std::string here = At(At(path_, "profile"), i);
      ids.Check(proto_.profile(i).id(), here, problems_);
      AddProfile(proto_.profile(i), here);
    }
    ChooseProfile();
    UniqueIds advisories;
    for (int i = 0; i < proto_.advisory_size(); ++i) {
      const std::string here = At(At(path_, "advisory"), i);
      advisories.Check(proto_.advisory(i).id(), here, problems_);
      AddAdvisory(proto_.advisory(i), here);
    }
    UniqueIds reviews;
    for (int i = 0; i < proto_.review_size(); ++i) {
      const std::string here = At(At(path_, "review"), i);
      reviews.Check(proto_.review(i).id(), here, problems_);
      AddReview(proto_.review(i), here);
    }
  }

 private:
  std::size_t FindMetric(const std::string& id, const std::string& path) {
    return FindEntry(metrics_, id, kUnknownMetric, path, problems_);
  }

  void AddProfile(const v1::ScoreProfile& proto, const std::string& path) {
    ScoreProfile profile{ReadEntry(proto), policy_.profiles.front().metrics};
    std::vector<bool> seen(metrics_.size());
    for (int i = 0; i < proto.weight_size(); ++i) {
      const v1::ProfileWeight& weight = proto.weight(i);
      const std::string here = At(At(path, "weight"), i);
      const std::size_t at = FindMetric(weight.metric(), At(here, "metric"));
      if (at == metrics_.size()) continue;
      if (seen[at]) problems_->Error(At(here, "metric"), kNamedTwice, {{"name", weight.metric()}});
      seen[at] = true;
      Metric& metric = profile.metrics[at];
      if (weight.has_table() == (weight.points_size() > 0)) {
        problems_->Error(here, kWeightShape, {});
        continue;
      }
      if (weight.has_table()) {
        metric.table =
            CompileBandTable(weight.table(), metric.percent, At(here, "table"), problems_);
      } else {
        SetPoints(weight, here, &metric.table);
      }
      metric.best_points =
          *std::max_element(metric.table.points.begin(), metric.table.points.end());
    }
    policy_.profiles.push_back(std::move(profile));
  }

  void SetPoints(const v1::ProfileWeight& weight, const std::string& path, BandTable* table) {
    const std::size_t n = table->points.size();
    if (static_cast<std::size_t>(weight.points_size()) != n) {
      problems_->Error(
          At(path, "points"), kWeightCount,
          {{"found", std::to_string(weight.points_size())}, {"expected", std::to_string(n)}});
      return;
    }
    table->points.assign(weight.points().begin(), weight.points().end());
    if (!std::is_sorted(table->points.rbegin(), table->points.rend())) {
      problems_->Error(At(path, "points"), kWeightOrder, {});
    }
  }

  void ChooseProfile() {
    if (proto_.profile_in_force().empty()) return;
    std::vector<Entry> profiles;
    for (const ScoreProfile& profile : policy_.profiles) profiles.push_back(profile.entry);
    const std::size_t at = FindEntry(profiles, proto_.profile_in_force(), kUnknownProfile,
                                     At(path_, "profile_in_force"), problems_);
    if (at == profiles.size()) return;
    policy_.profile_in_force = static_cast<std::int32_t>(at);
    policy_.metrics = policy_.profiles[at].metrics;
  }

  void AddAdvisory(const v1::Advisory& proto, const std::string& path) {
    Advisory advisory;
    advisory.entry = ReadEntry(proto);
    advisory.text = ReadLabel(proto.text());
    advisory.top = FindMetric(proto.top(), At(path, "top"));
    advisory.zero = FindMetric(proto.zero(), At(path, "zero"));
    const bool caps = proto.effect() == v1::Advisory::Effect::CAP;
    if (caps != proto.has_cap()) problems_->Error(At(path, "cap"), kAdvisoryCap, {});
    if (caps) advisory.cap = proto.cap();
    if (advisory.top < metrics_.size() && advisory.zero < metrics_.size()) {
      CheckAdvisory(advisory, path);
    }
    policy_.advisories.push_back(std::move(advisory));
  }

  void CheckAdvisory(const Advisory& advisory, const std::string& path) {
    if (advisory.top == advisory.zero) {
      problems_->Error(At(path, "zero"), kAdvisorySame, {});
      return;
    }
    bool can_be_zero = false;
    std::int32_t best = 0;
    for (const ScoreProfile& profile : policy_.profiles) {
      can_be_zero = can_be_zero || profile.metrics[advisory.zero].table.points.back() == 0;
      best = std::max(best, profile.metrics[advisory.top].best_points);
    }
    if (!can_be_zero) {
      problems_->Warning(At(path, "zero"), kAdvisoryNever,
                         {{"metric", metrics_[advisory.zero].id}});
    }
    if (advisory.cap >= best) {
      problems_->Warning(At(path, "cap"), kAdvisoryCapHigh,
                         {{"cap", std::to_string(advisory.cap)}, {"best", std::to_string(best)}});
    }
  }

  void AddReview(const v1::ReviewRule& proto, const std::string& path) {
    ReviewRule rule;
    rule.entry = ReadEntry(proto);
    rule.months = proto.months();
    const int shapes =
        !proto.metric().empty() + !proto.grade_at_least().empty() + !proto.grade_at_most().empty();
    if (shapes != 1 || proto.metric().empty() == proto.has_at_most_points()) {
      problems_->Error(path, kReviewShape, {});
    } else if (!proto.metric().empty()) {
      rule.metric = static_cast<std::int32_t>(FindMetric(proto.metric(), At(path, "metric")));
      rule.at_most_points = proto.at_most_points();
    } else {
      const bool least = !proto.grade_at_least().empty();
      const std::string& id = least ? proto.grade_at_least() : proto.grade_at_most();
      const auto at = static_cast<std::int32_t>(
          FindEntry(grades_, id, kUnknownGrade,
                    At(path, least ? "grade_at_least" : "grade_at_most"), problems_));
      rule.best_grade = least ? 0 : at;
      rule.worst_grade = least ? at : static_cast<std::int32_t>(grades_.size()) - 1;
    }
    policy_.reviews.push_back(std::move(rule));
  }

  const v1::ScorePolicy& proto_;
  const std::string path_;
  ScorePolicy& policy_;
  Problems* const problems_;
  std::vector<Entry> metrics_;
  std::vector<Entry> grades_;
};

}  // namespace

bool CompileScoreRules(const v1::ScorePolicy& proto, const std::string& path, ScorePolicy* policy,
                       Problems* problems) {
  const std::size_t before = problems->findings().size();
  RulesCompiler(proto, path, policy, problems).Run();
  return problems->findings().size() == before;
}

}  // namespace guiju::internal
