// Compiles the sla section: obligations, to whom they apply, their targets, milestones, and the
// settings of the clocks.
#include "guiju/sla.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <utility>

#include "section.h"
#include "sections.h"
#include "sentences/policy.h"
#include "sentences/sla.h"
#include "text_distance.h"

namespace guiju::internal {
namespace {

constexpr std::uint64_t kReceivedOnly = std::uint64_t{1}
                                        << static_cast<std::uint32_t>(EventKind::kReceived);
// Events that bear a date of their own: promises, and all that a desk declares.
constexpr std::uint64_t kWithDate =
    (~std::uint64_t{0} << kFirstCustomBit) |
    (std::uint64_t{1} << static_cast<std::uint32_t>(EventKind::kPromised));

constexpr std::uint64_t BitOf(EventKind kind) {
  return std::uint64_t{1} << static_cast<std::uint32_t>(kind);
}

template <typename Values>
std::uint32_t ToBits(const Values& values) {
  std::uint32_t bits = 0;
  for (const int value : values) bits |= 1u << static_cast<std::uint32_t>(value);
  return bits;
}

std::string Lower(std::string text) {
  for (char& c : text) c = LowerAscii(c);
  return text;
}

// "channel_" + phone, chat ...: one fact a value.
void AddEnumFacts(const std::string& prefix, const google::protobuf::EnumDescriptor& values,
                  std::uint16_t base, std::vector<FactName>* facts) {
  for (int i = 0; i < values.value_count(); ++i) {
    const google::protobuf::EnumValueDescriptor& value = *values.value(i);
    if (value.number() == 0) continue;
    facts->push_back({prefix + Lower(value.name()),
                      static_cast<std::uint16_t>(base + static_cast<std::uint16_t>(value.number())),
                      FactKind::kYesNo});
  }
}

std::vector<FactName> TicketFacts(const SlaNames& names, const std::string& path,
                                  Problems* problems) {
  std::vector<FactName> facts;
  AddEnumFacts("category_", *v1::Category::Value_descriptor(), kCategoryFact, &facts);
  AddEnumFacts("issue_", *v1::IssueType::Value_descriptor(), kIssueTypeFact, &facts);
  AddEnumFacts("priority_", *v1::Priority::Value_descriptor(), kPriorityFact, &facts);
  const std::size_t of_triage = facts.size();
  AddEnumFacts("handling_", *v1::Handling::Value_descriptor(), kHandlingFact, &facts);
  AddEnumFacts("channel_", *v1::Channel::Value_descriptor(), kChannelFact, &facts);
  AddEnumFacts("customer_", *v1::CustomerType::Value_descriptor(), kCustomerFact, &facts);
  for (std::size_t i = 0; i < names.segments.size(); ++i) {
    facts.push_back({"segment_" + names.segments[i], static_cast<std::uint16_t>(kSegmentFact + i),
                     FactKind::kYesNo});
  }
  const std::size_t scales = facts.size();
  for (std::size_t i = 0; i < names.signals.size(); ++i) {
    const std::string& id = names.signals[i];
    // Those that triage knows are refused there.
    for (std::size_t k = of_triage; k < scales; ++k) {
      if (facts[k].name == id) {
        problems->Error(At(At(path, static_cast<int>(i)), "id"), kSignalTaken, {{"id", id}});
      }
    }
    facts.push_back({id, static_cast<std::uint16_t>(kSignalFact + i), FactKind::kYesNo});
  }
  return facts;
}

class SlaCompiler {
 public:
  SlaCompiler(const v1::SlaPolicy& proto, const SlaNames& names, std::string path,
              Problems* problems)
      : proto_(proto), names_(names), path_(std::move(path)), problems_(*problems) {}

  SlaPolicy Compile() {
    policy_.calendar = FindCalendar(proto_.calendar(), names_.calendars, path_, &problems_);
    ReadTeams();
    UniqueIds events;
    for (int i = 0; i < proto_.event_size(); ++i) {
      events.Check(proto_.event(i).id(), At(At(path_, "event"), i), &problems_);
      policy_.events.push_back({proto_.event(i).id(), "", ReadLabel(proto_.event(i).label())});
    }
    facts_ = TicketFacts(names_, "triage.signal", &problems_);
    for (const v1::Obligation& obligation : proto_.obligation()) {
      obligation_ids_.push_back(obligation.id());
    }
    UniqueIds ids;
    for (int i = 0; i < proto_.obligation_size(); ++i) {
      const std::string here = At(At(path_, "obligation"), i);
      ids.Check(proto_.obligation(i).id(), here, &problems_);
      AddObligation(proto_.obligation(i), here);
    }
    UniqueIds milestones;
    for (int i = 0; i < proto_.milestone_size(); ++i) {
      const std::string here = At(At(path_, "milestone"), i);
      milestones.Check(proto_.milestone(i).id(), here, &problems_);
      AddMilestone(proto_.milestone(i), here);
    }
    ReadSettings();
    return std::move(policy_);
  }

 private:
  void ReadTeams() {
    for (int i = 0; i < proto_.team_calendar_size(); ++i) {
      const v1::TeamCalendar& entry = proto_.team_calendar(i);
      const std::string here = At(At(path_, "team_calendar"), i);
      const bool twice =
          std::any_of(policy_.team_calendars.begin(), policy_.team_calendars.end(),
                      [&entry](const TeamCalendar& other) { return other.team == entry.team(); });
      if (twice) problems_.Error(At(here, "team"), kTeamTwice, {{"team", entry.team()}});
      policy_.team_calendars.push_back(
          {entry.team(), FindCalendar(entry.calendar(), names_.calendars, here, &problems_)});
    }
    std::sort(policy_.team_calendars.begin(), policy_.team_calendars.end(),
              [](const TeamCalendar& a, const TeamCalendar& b) { return a.team < b.team; });
  }

  // The kinds and the desk's own events of two lists as one set.
  template <typename Kinds, typename Names>
  std::uint64_t ReadEvents(const Kinds& kinds, const Names& names, const std::string& path,
                           const std::string& field, bool may_be_receipt) {
    const std::string here = path.empty() ? field : path + "." + field;
    std::uint64_t bits = 0;
    for (int i = 0; i < kinds.size(); ++i) {
      const auto kind = static_cast<EventKind>(kinds.Get(i));
      if (kind == EventKind::kCustom) {
        problems_.Error(At(here, i), kCustomByName, {{"expected", field + "_event: \"…\""}});
        continue;
      }
      if (kind == EventKind::kReceived && !may_be_receipt) {
        problems_.Error(At(here, i), kReceivedTooLate, {});
      }
      if (kind != EventKind::kUnspecified) bits |= BitOf(kind);
    }
    for (int i = 0; i < names.size(); ++i) {
      const int index = policy_.EventIndex(names.Get(i));
      if (index >= 0) {
        bits |= std::uint64_t{1} << (kFirstCustomBit + static_cast<std::uint32_t>(index));
        continue;
      }
      SayUnknownEvent(names.Get(i), At(here + "_event", i));
    }
    return bits;
  }

  void SayUnknownEvent(const std::string& name, const std::string& path) {
    std::vector<std::string> known;
    for (const Entry& event : policy_.events) known.push_back(event.id);
    const std::string near = NearestWord(name, known);
    const std::string list = Join(known);
    problems_.Error(path, kUnknownOwnEvent,
                    {{"name", name},
                     {"hint", near.empty() ? "" : " (did you mean \"" + near + "\"?)",
                      near.empty() ? "" : "（是否想写“" + near + "”？）"},
                     {"known", list.empty() ? "none" : list, list.empty() ? "无" : list}});
  }

  void AddObligation(const v1::Obligation& written, const std::string& here) {
    Obligation obligation;
    obligation.entry = ReadEntry(written);
    obligation.each = written.each();
    obligation.never_paused = written.never_paused();
    obligation.starts_at =
        ReadEvents(written.starts_at(), written.starts_at_event(), here, "starts_at", true);
    // One that is also the start is told as that.
    const bool receipt_starts = (obligation.starts_at & kReceivedOnly) != 0;
    obligation.fulfilled_by = ReadEvents(written.fulfilled_by(), written.fulfilled_by_event(), here,
                                         "fulfilled_by", receipt_starts);
    if (written.starts_at_size() + written.starts_at_event_size() == 0) {
      problems_.Error(here, kNoStart,
                      {{"id", written.id()}, {"expected", "starts_at / starts_at_event"}});
    }
    if (written.fulfilled_by_size() + written.fulfilled_by_event_size() == 0) {
      problems_.Error(here, kNoFulfilment,
                      {{"id", written.id()}, {"expected", "fulfilled_by / fulfilled_by_event"}});
    }
    if ((obligation.fulfilled_by & obligation.starts_at) != 0) {
      problems_.Error(At(here, "fulfilled_by"), kFulfilledByStart, {{"id", written.id()}});
    }
    ReadExtensions(written, here, &obligation);
    if (!written.calendar().empty()) {
      obligation.calendar = FindCalendar(written.calendar(), names_.calendars, here, &problems_);
    }
    ReadBefore(written, here, &obligation);
    ReadConditions(written, here, &obligation);
    ReadTargets(written, here, &obligation);
    policy_.obligations.push_back(std::move(obligation));
  }

  void ReadExtensions(const v1::Obligation& written, const std::string& here,
                      Obligation* obligation) {
    for (int i = 0; i < written.extended_by_size(); ++i) {
      const v1::Event::Kind kind = written.extended_by(i);
      if (kind == v1::Event::EXTENDED || kind == v1::Event::PROMISED) {
        obligation->extended_by |= BitOf(static_cast<EventKind>(kind));
      } else if (kind != v1::Event::UNSPECIFIED) {
        problems_.Error(At(At(here, "extended_by"), i), kExtendedByWithoutDue,
                        {{"kind", v1::Event::Kind_Name(kind)}});
      }
    }
  }

  void ReadBefore(const v1::Obligation& written, const std::string& here, Obligation* obligation) {
    if (written.before().empty() !=
        (written.not_before() == v1::Obligation::NotBefore::UNSPECIFIED)) {
      problems_.Error(here, kBeforeHalf, {});
    }
    obligation->not_before = static_cast<NotBefore>(written.not_before());
    if (written.before().empty()) return;
    const auto found = std::find(obligation_ids_.begin(), obligation_ids_.end(), written.before());
    if (found == obligation_ids_.end()) {
      problems_.Error(At(here, "before"), kUnknownOther,
                      {{"id", written.before()}, {"known", Join(obligation_ids_)}});
      return;
    }
    obligation->before = static_cast<std::size_t>(found - obligation_ids_.begin());
    if (!proto_.obligation(static_cast<int>(obligation->before)).before().empty()) {
      problems_.Error(At(here, "before"), kBeforeChain, {{"id", written.before()}});
    }
  }

  // The facts of the ticket, and of the one event when a condition reads it.
  std::vector<FactName> FactsWith(std::uint64_t events, bool ticket) const {
    std::vector<FactName> facts;
    if (ticket) facts = facts_;
    if (events == BitOf(EventKind::kRated)) {
      facts.push_back({"rating", kRatingFact, FactKind::kNumber});
    }
    if (!ticket && events == BitOf(EventKind::kAnswered)) {
      facts.push_back({"ring_count", kRingCountFact, FactKind::kNumber});
    }
    return facts;
  }

  Criterion Condition(const v1::Criterion& written, const std::vector<FactName>& facts,
                      const std::string& path) {
    return CompileCriterion(written, facts, path, &policy_.tests, nullptr, &problems_);
  }

  void ReadConditions(const v1::Obligation& written, const std::string& here,
                      Obligation* obligation) {
    obligation->has_condition = written.has_applies();
    if (written.has_applies()) {
      obligation->applies =
          Condition(written.applies(), FactsWith(obligation->starts_at, true), At(here, "applies"));
    }
    if (written.has_kept_when()) {
      obligation->kept_when = Condition(
          written.kept_when(), FactsWith(obligation->fulfilled_by, false), At(here, "kept_when"));
    }
  }

  // The amount of a target; its unit, by which `early` is multiplied too, in `unit`.
  static Target ReadAmount(const v1::Target& proto, std::int64_t* unit) {
    const auto target = [unit](Clock clock, Duration one, std::int64_t count) {
      *unit = one.us;
      return Target{clock, one.us * count};
    };
    switch (proto.amount_case()) {
      case v1::Target::kElapsedHours:
        return target(Clock::kElapsed, Hours(1), proto.elapsed_hours());
      case v1::Target::kElapsedMinutes:
        return target(Clock::kElapsed, Minutes(1), proto.elapsed_minutes());
      case v1::Target::kElapsedSeconds:
        return target(Clock::kElapsed, Duration{kMicrosPerSecond}, proto.elapsed_seconds());
      case v1::Target::kWorkingHours:
        return target(Clock::kWorkingTime, Hours(1), proto.working_hours());
      case v1::Target::kWorkingMinutes:
        return target(Clock::kWorkingTime, Minutes(1), proto.working_minutes());
      case v1::Target::kWorkingSeconds:
        return target(Clock::kWorkingTime, Duration{kMicrosPerSecond}, proto.working_seconds());
      case v1::Target::kWorkingDays:
        return target(Clock::kWorkingDays, Duration{1}, proto.working_days());
      case v1::Target::kAsPromised:
        if (proto.as_promised()) return {Clock::kElapsed, 0};
        break;
      case v1::Target::AMOUNT_NOT_SET:
        break;
    }
    return {};
  }

  TargetLine ReadLine(const v1::Target& written, const Obligation& obligation,
                      const std::string& here) {
    TargetLine line;
    std::int64_t unit = 0;
    line.target = ReadAmount(written, &unit);
    line.priority = static_cast<Priority>(written.priority());
    line.as_promised = written.as_promised();
    line.early = unit * written.early();
    line.has_condition = written.has_when();
    if (line.target.clock == Clock::kUnspecified) problems_.Error(here, kTargetNoAmount, {});
    const bool before = obligation.before != Obligation::kNone;
    if (line.as_promised && (before || (obligation.starts_at & ~kWithDate) != 0)) {
      problems_.Error(At(here, "as_promised"), kPromisedStart, {});
    }
    if (written.early() != 0 && (line.as_promised || before)) {
      problems_.Error(At(here, "early"), kEarlyOfDate, {});
    } else if (line.early >= line.target.amount && written.early() != 0 && unit != 0) {
      problems_.Error(At(here, "early"), kEarlyNotLess,
                      {{"early", std::to_string(written.early())},
                       {"amount", std::to_string(line.target.amount / unit)}});
    }
    if (line.has_condition) {
      line.when =
          Condition(written.when(), FactsWith(obligation.starts_at, true), At(here, "when"));
    }
    return line;
  }

  void ReadTargets(const v1::Obligation& written, const std::string& here, Obligation* obligation) {
    const auto name = [](std::size_t priority) { return "P" + std::to_string(priority - 1); };
    std::array<bool, 4> given{};
    for (int i = 0; i < written.target_size(); ++i) {
      const std::string place = At(At(here, "target"), i);
      obligation->lines.push_back(ReadLine(written.target(i), *obligation, place));
      const TargetLine& line = obligation->lines.back();
      if (line.has_condition) {
        ++obligation->conditional_lines;
        continue;
      }
      const std::size_t only = static_cast<std::size_t>(line.priority);
      for (std::size_t p = 1; p < given.size(); ++p) {
        if (only != 0 && only != p) continue;
        if (given[p]) {
          problems_.Error(place, kTargetTwice, {{"id", written.id()}, {"priority", name(p)}});
        }
        given[p] = true;
        obligation->targets[p] = line.target;
        obligation->lines_of[p] = static_cast<std::uint16_t>(i);
      }
    }
    for (std::size_t p = 1; p < given.size(); ++p) {
      if (!given[p]) {
        problems_.Error(here, kTargetMissing, {{"id", written.id()}, {"priority", name(p)}});
      }
    }
  }

  void AddMilestone(const v1::Milestone& written, const std::string& here) {
    Milestone milestone;
    milestone.entry = ReadEntry(written);
    milestone.only_after = written.only_after();
    milestone.done_by =
        ReadEvents(written.done_by(), written.done_by_event(), here, "done_by", false);
    if (written.done_by_size() + written.done_by_event_size() == 0) {
      problems_.Error(here, kNoFulfilment,
                      {{"id", written.id()}, {"expected", "done_by / done_by_event"}});
    }
    milestone.expected_from = ReadEvents(written.expected_from(), written.expected_from_event(),
                                         here, "expected_from", true);
    if (written.expected_from_size() + written.expected_from_event_size() == 0) {
      problems_.Error(here, kNoStart,
                      {{"id", written.id()}, {"expected", "expected_from / expected_from_event"}});
    }
    policy_.milestones.push_back(std::move(milestone));
  }

  void ReadSettings() {
    policy_.at_risk = ReadPercent(proto_.at_risk_percent());
    policy_.pause_statuses = ToBits(proto_.pausing().while_status());
    policy_.pause_clocks = ToBits(proto_.pausing().clock());
    policy_.pause_counts_wall_clock = proto_.pausing().counts() == v1::Pausing::Counts::WALL_CLOCK;
    policy_.keeps_first_priority = proto_.priority_change() == v1::PriorityChange::KEEPS_FIRST;
    switch (proto_.reopening()) {
      case v1::Reopening::CLOSED_TIME_COUNTS:
        policy_.reopening = Reopening::kClosedTimeCounts;
        break;
      case v1::Reopening::RESTARTS:
        policy_.reopening = Reopening::kRestarts;
        break;
      default:
        policy_.reopening = Reopening::kGoesOn;
        break;
    }
  }

  const v1::SlaPolicy& proto_;
  const SlaNames& names_;
  const std::string path_;
  Problems& problems_;
  SlaPolicy policy_;
  std::vector<FactName> facts_;
  std::vector<std::string> obligation_ids_;
};

}  // namespace

SlaPolicy CompileSla(const v1::SlaPolicy& proto, const SlaNames& names, const std::string& path,
                     Problems* problems) {
  return SlaCompiler(proto, names, path, problems).Compile();
}

}  // namespace guiju::internal
