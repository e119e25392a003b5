// What a report and a correlation say, in whole sentences, each with how many it counts.
#include <string>

#include "explain_util.h"
#include "format.h"
#include "guiju/proto.h"
#include "sentences/stats.h"
#include "words.h"

namespace guiju {
namespace internal {
namespace {

constexpr int kPlaces = 2;

Ratio RatioOf(const v1::Fraction& fraction) {
  return {fraction.numerator(), fraction.denominator()};
}

std::string Percent(const v1::Fraction& share) { return FormatPercent(RatioOf(share), kPlaces); }

Label WordOf(const v1::PartOfTickets& part) {
  switch (part.value_case()) {
    case v1::PartOfTickets::kChannel:
      return internal::WordOf(static_cast<Channel>(part.channel()));
    case v1::PartOfTickets::kCategory:
      return internal::WordOf(static_cast<Category>(part.category()));
    case v1::PartOfTickets::kIssueType:
      return internal::WordOf(static_cast<IssueType>(part.issue_type()));
    case v1::PartOfTickets::kPriority:
      return internal::WordOf(static_cast<Priority>(part.priority()));
    case v1::PartOfTickets::VALUE_NOT_SET:
      break;
  }
  return {};
}

Label WordOf(v1::IssueType::Value value) { return internal::WordOf(static_cast<IssueType>(value)); }

Label Both(const std::string& text) { return {text, text}; }

class ReportExplainer {
 public:
  ReportExplainer(const StatsPolicy& policy, const v1::StatsReport& report)
      : policy_(policy), report_(report), tickets_(std::to_string(report.tickets())) {}

  Reasons Explain() {
    AddReason(&reasons_, policy_.report_clause, kStatsTickets,
              {{"from", report_.from()},
               {"to", report_.to()},
               {"tickets", tickets_},
               {"resolved", std::to_string(report_.resolved())}});
    Parts({"channel", "渠道"}, report_.by_channel());
    Parts({"category", "诉求类别"}, report_.by_category());
    Parts({"issue type", "问题类型"}, report_.by_issue_type());
    Parts({"priority", "优先级"}, report_.by_priority());
    Times({"Response time", "响应时长"}, policy_.report_clause, report_.response_time());
    Times({"Resolution time", "解决时长"}, policy_.report_clause, report_.resolution_time());
    Times({"Handling time", "处理时长"}, policy_.places_clause, report_.handling_time());
    Ratings();
    Problems();
    Dissatisfaction();
    return std::move(reasons_);
  }

 private:
  template <typename List>
  void Parts(const Label& scale, const List& parts) {
    LabelList list;
    for (const v1::PartOfTickets& part : parts) {
      const Label word = WordOf(part);
      const std::string n = std::to_string(part.tickets());
      const std::string share = Percent(part.share());
      list.Add(
          {word.en + " " + n + " (" + share + " %)", word.zh + " " + n + "（" + share + " %）"});
    }
    AddReason(&reasons_, policy_.report_clause, kStatsParts,
              {Named("scale", scale), {"tickets", tickets_}, Named("parts", list.text())});
  }

  static Label Time(std::int64_t us) {
    return {FormatDuration({us}, Language::kEnglish), FormatDuration({us}, Language::kChinese)};
  }

  void Times(const Label& name, const std::string& clause, const v1::TimeFigures& times) {
    if (times.n() == 0) {
      AddReason(&reasons_, clause, kStatsNoTime, {Named("name", name)});
      return;
    }
    const v1::Fraction& seconds = times.mean_seconds();
    const Label mean = Time(seconds.numerator() / seconds.denominator() * kMicrosPerSecond);
    const std::string n = std::to_string(times.n());
    LabelList list;
    for (const v1::PercentileOfTimes& line : times.percentile()) {
      const Label low = Time(line.low_us());
      const Label high = Time(line.high_us());
      const bool same = low.en == high.en;
      list.Add({"p" + line.percent() + " " + low.en + (same ? "" : " to " + high.en),
                "第 " + line.percent() + " 百分位 " + low.zh + (same ? "" : " 至 " + high.zh)});
    }
    if (list.empty()) {
      AddReason(&reasons_, clause, kStatsTimeMean,
                {Named("name", name), Named("mean", mean), {"n", n}});
    } else {
      AddReason(
          &reasons_, clause, kStatsTime,
          {Named("name", name), Named("mean", mean), {"n", n}, Named("percentiles", list.text())});
    }
  }

  void Ratings() {
    const v1::RatingFigures& ratings = report_.satisfaction();
    if (ratings.n() == 0) {
      AddReason(&reasons_, policy_.rating_clause, kStatsNoRatings, {});
      return;
    }
    LabelList list;
    for (const v1::RatingFigures::RatingCount& rating : ratings.rating()) {
      const Label& word = policy_.rating_words[static_cast<std::size_t>(rating.value() - 1)];
      const std::string n = std::to_string(rating.n());
      list.Add({word.en + " " + n, word.zh + " " + n});
    }
    AddReason(&reasons_, policy_.rating_clause, kStatsRatings,
              {{"mean", FormatRatio(RatioOf(ratings.mean()), kPlaces)},
               {"n", std::to_string(ratings.n())},
               Named("parts", list.text()),
               {"dissatisfied", std::to_string(ratings.dissatisfied())},
               {"share", Percent(ratings.dissatisfied_rate())},
               {"bound", std::to_string(policy_.dissatisfied_at_most)}});
  }

  void Problems() {
    const std::string bound = FormatPercent(policy_.high_frequency, kPlaces);
    for (const v1::Problem& problem : report_.high_frequency()) {
      LabelList name;
      name.Add(WordOf(problem.issue_type()));
      if (!problem.topic().empty()) name.Add(Both(problem.topic()));
      AddReason(&reasons_, policy_.problem_clause, kStatsProblem,
                {Named("problem", name.text()),
                 {"n", std::to_string(problem.tickets())},
                 {"tickets", tickets_},
                 {"share", Percent(problem.share())},
                 {"bound", bound}});
    }
    if (report_.high_frequency().empty()) {
      AddReason(&reasons_, policy_.problem_clause, kStatsNoProblem,
                {{"bound", bound}, {"tickets", tickets_}});
    }
    if (report_.other_topics() != 0) {
      AddReason(&reasons_, policy_.problem_clause, kStatsOtherTopics,
                {{"n", std::to_string(report_.other_topics())},
                 {"limit", std::to_string(policy_.max_topics)}});
    }
  }

  void Dissatisfaction() {
    for (const v1::DissatisfactionReason& reason : report_.top_reason()) {
      const Label name = reason.reason_case() == v1::DissatisfactionReason::kGiven
                             ? Both(reason.given())
                             : WordOf(reason.issue_type());
      AddReason(&reasons_, policy_.problem_clause, kStatsReason,
                {Named("reason", name),
                 {"n", std::to_string(reason.dissatisfied())},
                 {"dissatisfied", std::to_string(report_.satisfaction().dissatisfied())},
                 {"share", Percent(reason.share())}});
    }
    if (report_.other_reasons() != 0) {
      AddReason(&reasons_, policy_.problem_clause, kStatsOtherReasons,
                {{"n", std::to_string(report_.other_reasons())},
                 {"limit", std::to_string(policy_.max_reasons)}});
    }
    for (const v1::DissatisfactionPlace& place : report_.place()) {
      LabelList name;
      if (!place.team_id().empty()) {
        name.Add({"team " + place.team_id(), "团队 " + place.team_id()});
      }
      name.Add(internal::WordOf(static_cast<Category>(place.category())));
      name.Add(WordOf(place.issue_type()));
      if (!place.topic().empty()) name.Add(Both(place.topic()));
      if (place.other_topics()) name.Add({"other topics", "其他主题"});
      AddReason(&reasons_, policy_.places_clause, kStatsPlace,
                {Named("place", name.text()),
                 {"n", std::to_string(place.dissatisfied())},
                 {"rated", std::to_string(place.rated())},
                 {"share", Percent(place.rate())}});
    }
  }

  const StatsPolicy& policy_;
  const v1::StatsReport& report_;
  const std::string tickets_;
  Reasons reasons_;
};

}  // namespace
}  // namespace internal

Reasons Explain(const Policy& policy, const v1::StatsReport& report) {
  return internal::ReportExplainer(policy.stats, report).Explain();
}

Reasons Explain(const Policy& policy, const v1::CorrelationVerdict& verdict) {
  using namespace internal;  // NOLINT: this file's own sentences
  using State = v1::CorrelationVerdict::State;
  const StatsPolicy& stats = policy.stats;
  const bool timeliness = verdict.measure() == v1::CorrelationVerdict::Measure::TIMELINESS;
  const Label measure =
      timeliness ? Label{"timeliness", "处理及时性"} : Label{"satisfaction", "满意度"};
  const bool significant = !verdict.significant_at_percent().empty();
  const std::string level = significant || stats.significance.empty()
                                ? verdict.significant_at_percent()
                                : FormatPercent(stats.significance.front(), kPlaces);
  const Sentence* sentence = &kCorrelationTooFew;
  if (verdict.state() == State::COMPUTED) {
    sentence = significant ? &kCorrelationSignificant : &kCorrelationInsignificant;
  } else if (verdict.state() == State::CHURN_CONSTANT) {
    sentence = &kCorrelationChurnConstant;
  } else if (verdict.state() == State::MEASURE_CONSTANT) {
    sentence = &kCorrelationMeasureConstant;
  }
  Reasons reasons;
  AddReason(&reasons, verdict.clause(), *sentence,
            {Named("measure", measure),
             {"r", verdict.r()},
             {"p", verdict.p_value()},
             {"n", std::to_string(verdict.n())},
             {"churned", std::to_string(verdict.churned())},
             {"level", level},
             {"minimum", std::to_string(stats.minimum_customers)}});
  if (verdict.left_out() != 0) {
    AddReason(&reasons, verdict.clause(), kCorrelationLeftOut,
              {Named("measure", measure), {"left_out", std::to_string(verdict.left_out())}});
  }
  return reasons;
}

}  // namespace guiju
