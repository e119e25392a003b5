#include "tool/desk.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <utility>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "guiju/load.h"
#include "sentences/command.h"
#include "tool/progress.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

using internal::Argument;

std::string MonthOf(const Calendar& calendar, Instant instant) {
  return internal::FormatDay(calendar.DayOf(instant)).substr(0, 7);
}

void SetCount(std::int64_t numerator, std::int64_t denominator, v1::Fraction* fraction) {
  fraction->set_numerator(numerator);
  fraction->set_denominator(denominator);
}

void FillFromTally(const AgentTally& tally, v1::AgentMonth* month) {
  SetCount(tally.response_us, tally.responses * kMicrosPerSecond,
           month->mutable_response_seconds_by_count());
  SetCount(tally.resolved, tally.handled, month->mutable_resolved_of_handled());
  SetCount(tally.rating_sum, tally.ratings, month->mutable_rating_sum_by_count());
  month->set_handled(tally.handled);
}

}  // namespace

std::string Render(const Finding& finding, Language language) {
  std::string out = finding.file;
  if (finding.line > 0) out += ":" + std::to_string(finding.line);
  if (finding.column > 0) out += ":" + std::to_string(finding.column);
  if (!out.empty()) out += ": ";
  const bool zh = language == Language::kChinese;
  if (finding.severity == Severity::kError) {
    out += zh ? "错误：" : "error: ";
  } else {
    out += zh ? "警告：" : "warning: ";
  }
  if (!finding.path.empty()) out += finding.path + (zh ? "：" : ": ");
  return out + finding.text(language);
}

void Print(const Finding& finding, Language language) {
  std::cerr << Render(finding, language) << '\n';
}

bool Desk::OpenPolicies() {
  std::vector<std::shared_ptr<const Policy>> policies;
  for (const std::string& path : options_.policies) {
    LoadedPolicy loaded = LoadPolicyFile(path);
    for (const Finding& finding : loaded.findings) Print(finding, options_.language);
    if (loaded.policy == nullptr) {
      const bool unreadable =
          !loaded.findings.empty() && loaded.findings.front().id == "cannot_read";
      Stop(unreadable ? kCouldNotRun : kPolicyInvalid);
    } else {
      policies.push_back(std::move(loaded.policy));
    }
  }
  if (exit_code_ != kClean) return false;
  if (policies.empty()) policies.push_back(StandardPolicy());
  const Findings findings = MakeBook(policies, &book_);
  for (const Finding& finding : findings) Print(finding, options_.language);
  shown_ = book_.versions().back().get();
  return Acceptable(findings) || Stop(kPolicyInvalid);
}

void Desk::UsePolicy(const Policy& policy) {
  auto always = std::make_shared<Policy>(policy);
  always->effective_from = {0};
  always->effective_until = {-1};
  book_.Add(std::move(always));
  shown_ = book_.versions().back().get();
}

bool ReadAsOf(const Options& options, const Calendar& calendar, Instant* as_of) {
  const std::string& text = options.as_of;
  if (text.empty()) {
    Print(Tell(internal::kAsOfMissing, {}), options.language);
    return false;
  }
  CivilDay day;
  if (text == "now") {
    as_of->us = std::chrono::duration_cast<std::chrono::microseconds>(
                    std::chrono::system_clock::now().time_since_epoch())
                    .count();
  } else if (guiju_parse_date(text.data(), text.size(), &day.number) == GUIJU_PARSE_OK) {
    *as_of = calendar.StartOfDay(day);
  } else if (guiju_parse_instant(text.data(), text.size(), &as_of->us) != GUIJU_PARSE_OK) {
    Print(Tell(internal::kAsOfWrong, {{"text", Shown(text, 40)}}), options.language);
    return false;
  }
  return true;
}

bool Desk::OpenAsOf() {
  const Calendar& calendar = shown_->calendars.front().calendar;
  if (!ReadAsOf(options_, calendar, &as_of_)) return Stop(kCouldNotRun);
  const Policy* in_force = book_.At(as_of_);
  if (in_force == nullptr) {
    Print(Tell(internal::kNoPolicyYet, {{"when", internal::FormatWall(calendar.zone(), as_of_)}}),
          options_.language);
    return Stop(kCouldNotRun);
  }
  shown_ = in_force;
  warnings_ = ReviewsPassed(book_, as_of_);
  for (const Finding& finding : warnings_) Print(finding, options_.language);
  return true;
}

bool Desk::LoadMap(const std::string& path, const v1::ColumnMap** map) {
  *map = nullptr;
  if (path.empty()) return true;
  auto* loaded = google::protobuf::Arena::CreateMessage<v1::ColumnMap>(&arena_);
  Findings findings;
  const bool ok = LoadColumnMap(path, loaded, &findings);
  for (const Finding& finding : findings) Print(finding, options_.language);
  *map = loaded;
  return ok || Stop(kCouldNotRun);
}

ReadOptions Desk::Reading(const std::string& path, const v1::ColumnMap* map,
                          const std::string& map_file, const char* kind) const {
  ReadOptions reading;
  reading.path = path;
  reading.map = map;
  reading.map_file = map_file;
  reading.encoding = options_.encoding;
  reading.mask = &shown_->mask;
  reading.rejects_unmasked = options_.rejects_unmasked;
  reading.default_zone = &shown_->calendars.front().calendar.zone();
  reading.on_finding = [this](const Finding& finding) {
    if (finding.severity == Severity::kError) ++reasons_[finding.id];
  };
  if (!options_.rejects.empty()) {
    const bool lines = FormOf(path) != InputForm::kCsv;
    reading.rejects_path = options_.rejects + "/" + kind + "_rejects" + (lines ? ".jsonl" : ".csv");
  }
  return reading;
}

bool Desk::Told(const ReadOptions& reading, const ReadSummary& summary, bool complete) {
  // As many as a person reads; the rejects file has all.
  constexpr std::size_t kMostShown = 16;
  const std::size_t shown = std::min(summary.findings.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) Print(summary.findings[i], options_.language);
  const auto say = [this](const internal::Sentence& sentence,
                          const internal::Arguments& arguments) {
    std::cerr << internal::Say(sentence, options_.language, arguments) << '\n';
  };
  if (summary.findings.size() > shown) {
    say(internal::kMoreFindings, {{"count", std::to_string(summary.findings.size() - shown)}});
  }
  say(internal::kReadCount, {{"file", reading.path},
                             {"rows", std::to_string(summary.rows)},
                             {"records", std::to_string(summary.records)},
                             {"rejected", std::to_string(summary.rejected)}});
  if (summary.rejected > 0) {
    Found(kFoundSomething);
    if (!reading.rejects_path.empty()) {
      say(reading.rejects_unmasked ? internal::kRejectsUnmasked : internal::kRejectsMasked,
          {{"file", reading.rejects_path}});
    }
  }
  return complete || Stop(kCouldNotRun);
}

bool Desk::EachTicketMessage(const OnTicketMessage& on_message) {
  const v1::ColumnMap* map = nullptr;
  if (!LoadMap(options_.ticket_map, &map)) return false;
  const ReadOptions reading = Reading(options_.tickets, map, options_.ticket_map, "tickets");
  bool stopped = false;
  Progress progress(options_, reading.path);
  const auto take = [&](const v1::Ticket& message, Findings* refused) {
    progress.Count();
    stopped = !on_message(message, refused);
    return !stopped;
  };
  ticket_summary_ = {};
  const bool complete = ReadTickets(reading, take, &ticket_summary_);
  progress.Finish();
  return stopped || Told(reading, ticket_summary_, complete);
}

bool Desk::EachTicket(Instant as_of, const OnTicket& on_ticket) {
  std::vector<Event> events;
  Ticket facts;
  auto verdict = std::make_unique<TicketVerdict>();
  return EachTicketMessage([&](const v1::Ticket& message, Findings* refused) {
    const Policy* policy = book_.ForTicket(Instant{message.received().unix_us()}, as_of);
    if (policy == nullptr) {
      refused->push_back(
          Tell(internal::kNoPolicyYet,
               {{"when", internal::FormatWall(shown_->calendars.front().calendar.zone(),
                                              Instant{message.received().unix_us()})}}));
      return true;
    }
    if (!FromMessage(*policy, message, &events, &facts, refused)) return true;
    facts.not_recorded |= ticket_summary_.not_recorded;
    if (const KnownCustomer* customer = customers_.Find(message.customer_id())) {
      facts = WithCustomer(facts, customers_.SegmentsFor(*policy, *customer), customer->type);
    }
    EvaluateTicket(*policy, facts, as_of, verdict.get());
    customers_.Count(message.customer_id(), *verdict);
    return on_ticket(*policy, message, facts, *verdict);
  });
}

void Desk::Tally(const Policy& policy, const Ticket& ticket) {
  const Instant at = MonthInstant(policy.stats, ticket);
  if (!at.is_known() || ticket.agent_id.empty()) {
    ++in_no_month_;
    return;
  }
  AgentKey key{MonthOf(policy.stats_calendar(), at), std::string(ticket.team_id),
               std::string(ticket.agent_id)};
  if (!options_.month.empty() && key.month != options_.month) return;
  AddTicket(policy.stats, ticket, &tallies_[std::move(key)]);
}

bool Desk::ReadMonths(std::map<AgentKey, v1::AgentMonth>* months) {
  const auto wanted = [this](const v1::AgentMonth& month) {
    return options_.month.empty() || month.month() == options_.month;
  };
  const auto read = [&](const std::string& path, const std::string& map_path, const char* kind,
                        auto reader, const auto& keep) {
    if (path.empty()) return true;
    const v1::ColumnMap* map = nullptr;
    if (!LoadMap(map_path, &map)) return false;
    const ReadOptions reading = Reading(path, map, map_path, kind);
    ReadSummary summary;
    const bool complete = reader(reading, keep, &summary);
    rejected_months_ += summary.rejected;
    return Told(reading, summary, complete);
  };
  const auto keep_month = [&](const v1::AgentMonth& month, Findings* refused) {
    AgentMonth facts;
    if (FromMessage(month, &facts, refused) && wanted(month)) {
      (*months)[{month.month(), month.team_id(), month.agent_id()}].MergeFrom(month);
    }
    return true;
  };
  const auto keep_entries = [&](const v1::AgentMonth& month, Findings*) {
    if (!wanted(month)) return true;
    v1::AgentMonth& into = (*months)[{month.month(), month.team_id(), month.agent_id()}];
    into.set_knowledge_entries(month.knowledge_entries());
    return true;
  };
  return read(options_.months, options_.month_map, "months", ReadAgentMonths, keep_month) &&
         read(options_.knowledge, options_.knowledge_map, "knowledge", ReadKnowledge, keep_entries);
}

bool Desk::ScoreMonth(const std::vector<v1::AgentMonth>& months,
                      std::vector<v1::AgentEvaluation>* evaluations) {
  const std::string& month = months.front().month();
  std::int32_t number = 0;
  const bool is_month = guiju_parse_month(month.data(), month.size(), &number) == GUIJU_PARSE_OK;
  const Policy* policy = is_month ? book_.ForMonth(number, as_of_) : shown_;
  if (policy == nullptr) {
    Print(Tell(internal::kNoPolicyYet, {{"when", month}}), options_.language);
    return Stop(kCouldNotRun);
  }
  std::vector<v1::AgentEvaluation> scored;
  Findings findings;
  if (!Evaluate(*policy, months, &scored, &findings)) {
    for (const Finding& finding : findings) Print(finding, options_.language);
    return Stop(kCouldNotRun);
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) {
    if (a.score().team_id() != b.score().team_id())
      return a.score().team_id() < b.score().team_id();
    return a.score().total() > b.score().total();
  });
  for (v1::AgentEvaluation& evaluation : scored) {
    if (evaluation.score().has_audit() && !evaluation.score().audit().agrees()) {
      Found(kFoundSomething);
    }
    if (is_month) SayVersion(*policy, book_.MonthBy(as_of_), &evaluation);
    evaluations->push_back(std::move(evaluation));
  }
  return true;
}

bool Desk::Months(std::vector<v1::AgentMonth>* months) {
  std::int32_t number = 0;
  if (!options_.month.empty() &&
      guiju_parse_month(options_.month.data(), options_.month.size(), &number) != GUIJU_PARSE_OK) {
    Print(Tell(internal::kMonthWrong, {{"text", Shown(options_.month, 40)}}), options_.language);
    return Stop(kCouldNotRun);
  }
  if (in_no_month_ > 0) {
    std::cerr << internal::Say(internal::kInNoMonth, options_.language,
                               {{"count", std::to_string(in_no_month_)}})
              << '\n';
  }
  std::map<AgentKey, v1::AgentMonth> by_key;
  for (const auto& [key, tally] : tallies_) FillFromTally(tally, &by_key[key]);
  if (!ReadMonths(&by_key)) return false;
  for (auto& [key, month] : by_key) {
    month.set_agent_id(key.agent);
    month.set_team_id(key.team);
    month.set_month(key.month);
    months->push_back(std::move(month));
  }
  return true;
}

bool Desk::Scores(std::vector<v1::AgentEvaluation>* evaluations) {
  std::vector<v1::AgentMonth> months;
  if (!Months(&months)) return false;
  std::vector<v1::AgentMonth> group;
  for (v1::AgentMonth& month : months) {
    if (!group.empty() && group.front().month() != month.month()) {
      if (!ScoreMonth(group, evaluations)) return false;
      group.clear();
    }
    group.push_back(std::move(month));
  }
  return group.empty() || ScoreMonth(group, evaluations);
}

}  // namespace guiju::tool
