// The same property as diff_property_test.cc for rules of triage, obligations and calendars.
#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "calendar_section.h"
#include "diff_pairs.h"
#include "guiju/evaluate.h"

namespace guiju::workbench {
namespace {

constexpr std::uint32_t kSeed = 20260311;

std::string Lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}
// "after_sales" of a scale's value; "" when it is none.
std::string Word(const google::protobuf::EnumDescriptor* scale, int value) {
  return value == 0 ? "" : Lower(scale->FindValueByNumber(value)->name());
}

// ------------------------------------------------------------------------------------ triage

// Facts that random conditions ask for: few, so that random tickets meet them.
constexpr const char* kSignals[] = {"complains", "asks_return", "hardware_fault", "system_down",
                                    "function_abnormal"};
constexpr const char* kOfScales[] = {"category_complaint", "issue_quality", "priority_p0",
                                     "segment_complaint",  "customer_vip",  "handling_urgent"};

v1::Criterion RandomLeaf(Dice* dice, int scales) {
  v1::Criterion leaf;
  const bool signal = scales == 0 || dice->Chance(2);
  leaf.set_fact(signal ? kSignals[dice->Below(5)] : kOfScales[dice->Below(scales)]);
  leaf.set_is(!dice->Chance(4));
  return leaf;
}

v1::Criterion RandomCondition(Dice* dice, int scales) {
  if (dice->Chance(3)) return RandomLeaf(dice, scales);
  v1::Criterion condition;
  const int count = 1 + dice->Below(3);
  const int shape = dice->Below(3);
  for (int i = 0; i < count; ++i) {
    v1::Criterion* part = shape == 0   ? condition.add_all()
                          : shape == 1 ? condition.add_any()
                                       : condition.mutable_at_least_n()->add_of();
    *part = RandomLeaf(dice, scales);
  }
  if (shape == 2) condition.mutable_at_least_n()->set_n(1 + dice->Below(count));
  return condition;
}

void EditTriage(Dice* dice, v1::TriagePolicy* triage) {
  const auto edit_rules = [dice](auto* rules, int scales) {
    const int i = dice->Below(rules->size());
    switch (dice->Below(3)) {
      case 0:
        rules->SwapElements(i, dice->Below(rules->size()));
        break;
      case 1:
        if (rules->size() > 1) rules->DeleteSubrange(i, 1);
        break;
      default:
        *rules->Mutable(i)->mutable_when() = RandomCondition(dice, scales);
        break;
    }
  };
  switch (dice->Below(8)) {
    case 0:
      edit_rules(triage->mutable_category_rule(), 0);
      break;
    case 1:
      edit_rules(triage->mutable_issue_type_rule(), 1);
      break;
    case 2:
      edit_rules(triage->mutable_priority_rule(), 2);
      break;
    case 3:
      edit_rules(triage->mutable_handling_rule(), 3);
      break;
    case 4:
      triage->mutable_otherwise()->set_priority(dice->Chance(2) ? v1::Priority::P1
                                                                : v1::Priority::P2);
      break;
    case 5:
      triage->mutable_category_rule(dice->Below(triage->category_rule_size()))
          ->set_category(static_cast<v1::Category::Value>(1 + dice->Below(5)));
      break;
    case 6:
      edit_rules(triage->mutable_route(), 6);
      break;
    default:
      edit_rules(triage->mutable_hand_over(), 6);
      break;
  }
}

Ticket TicketOf(Dice* dice, const Policy& policy) {
  Ticket ticket;
  for (const char* name : kSignals) {
    const std::uint64_t bit = std::uint64_t{1} << policy.triage.SignalIndex(name);
    const int value = dice->Below(3);
    if (value == 1) ticket.signals.yes |= bit;
    if (value == 2) ticket.signals.no |= bit;
  }
  if (dice->Chance(5)) ticket.category = static_cast<Category>(1 + dice->Below(5));
  if (dice->Chance(5)) ticket.priority = static_cast<Priority>(1 + dice->Below(3));
  if (dice->Chance(5)) ticket.handling = static_cast<Handling>(1 + dice->Below(3));
  if (dice->Chance(2)) ticket.customer_type = static_cast<CustomerType>(1 + dice->Below(3));
  if (dice->Chance(2)) {
    const std::uint64_t all = (std::uint64_t{1} << policy.segment.segments.size()) - 1;
    ticket.segments.yes = dice->Chance(2) ? 1 : 2;
    ticket.segments.no = all & ~ticket.segments.yes;
  }
  return ticket;
}

// Whether a ticket, with what the scales found, lies in the difference.
bool TicketIn(const Difference& difference, const Policy& policy, const Ticket& ticket,
              const TriageVerdict& found) {
  for (const FactRange& range : difference.range) {
    std::string value;
    const int signal = policy.triage.SignalIndex(range.fact);
    if (signal >= 0) {
      const std::uint64_t bit = std::uint64_t{1} << signal;
      value = (ticket.signals.yes & bit) != 0 ? "yes" : (ticket.signals.no & bit) != 0 ? "no" : "";
    } else if (range.fact == "category") {
      value = Word(v1::Category::Value_descriptor(), static_cast<int>(found.category));
    } else if (range.fact == "issue_type") {
      value = Word(v1::IssueType::Value_descriptor(), static_cast<int>(found.issue_type));
    } else if (range.fact == "priority") {
      value = Word(v1::Priority::Value_descriptor(), static_cast<int>(found.priority));
    } else if (range.fact == "handling") {
      value = Word(v1::Handling::Value_descriptor(), static_cast<int>(found.handling));
    } else if (range.fact == "customer_type") {
      value = Word(v1::CustomerType::Value_descriptor(), static_cast<int>(ticket.customer_type));
    } else if (range.fact.rfind("segment_", 0) == 0) {
      std::size_t i = 0;
      while ("segment_" + policy.segment.segments[i].id != range.fact) ++i;
      const std::uint64_t bit = std::uint64_t{1} << i;
      value = (ticket.segments.yes & bit) != 0  ? "yes"
              : (ticket.segments.no & bit) != 0 ? "no"
                                                : "";
    } else {
      continue;  // a number, asked for elsewhere
    }
    if (!FactHolds(difference, range.fact, value)) return false;
  }
  return true;
}

bool Listed(const DiffReport& report, const std::string& place, const Policy& policy,
            const Ticket& ticket, const TriageVerdict& found) {
  for (const Difference& difference : report.differences) {
    if (difference.kind == Difference::Kind::kRange && difference.place == place &&
        TicketIn(difference, policy, ticket, found)) {
      return true;
    }
  }
  return false;
}

TEST(DiffRulesProperty, TriageDiffersExactlyWhereListed) {
  Dice dice(kSeed);
  std::printf("seed %u\n", kSeed);
  int inside = 0;
  int compared = 0;
  for (int i = 0; i < PairCount(2500);) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (int edits = dice.Below(3); edits > 0; --edits) EditTriage(&dice, a.proto.mutable_triage());
    b.proto.mutable_triage()->CopyFrom(a.proto.triage());
    for (int edits = 1 + dice.Below(3); edits > 0; --edits)
      EditTriage(&dice, b.proto.mutable_triage());
    if (!CompileTriageOf(&a) || !CompileTriageOf(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    if (i % 50 == 0) CheckWitnesses(report, a, b);
    for (int k = 0; k < 40; ++k) {
      const Ticket ticket = TicketOf(&dice, *a.policy);
      const TriageVerdict left = Triage(a.policy->triage, ticket);
      const TriageVerdict right = Triage(b.policy->triage, ticket);
      // A range of a later scale speaks of what the earlier ones found, which both then agree on.
      struct Step {
        const char* place;
        bool given;
        bool differs;
      };
      const Step steps[] = {
          {"triage.category_rule", ticket.category != Category::kUnspecified,
           left.category != right.category},
          {"triage.issue_type_rule", ticket.issue_type != IssueType::kUnspecified,
           left.issue_type != right.issue_type},
          {"triage.priority_rule", ticket.priority != Priority::kUnspecified,
           left.priority != right.priority},
          {"triage.handling_rule", ticket.handling != Handling::kUnspecified,
           left.handling != right.handling},
      };
      bool agree = true;
      for (const Step& step : steps) {
        const bool listed = !step.given && Listed(report, step.place, *a.policy, ticket, left);
        ASSERT_EQ(step.differs, listed) << "pair " << i << " " << step.place << "\n"
                                        << RenderDiff(report, Language::kEnglish);
        ++compared;
        inside += listed;
        agree = !listed;
        if (!agree) break;
      }
      if (!agree) continue;
      const auto state = [](const TriageList& list, const TriageHits& hits, const std::string& id) {
        for (std::size_t e = 0; e < list.actions.size(); ++e) {
          if (list.actions[e].entry.id == id)
            return (hits.held >> e & 1u) + 2 * (hits.undecided >> e & 1u);
        }
        return std::uint64_t{0};
      };
      const auto compare = [&](const std::string& list, const TriageList& x, const TriageList& y,
                               const TriageHits& of_x, const TriageHits& of_y) {
        std::set<std::string> ids;
        std::set<std::string> of_b;
        for (const auto& action : x.actions) ids.insert(action.entry.id);
        for (const auto& action : y.actions) of_b.insert(action.entry.id);
        for (const std::string& id : ids) {
          const std::string place = list + "[" + id + "]" + (of_b.count(id) > 0 ? ".when" : "");
          ASSERT_EQ(state(x, of_x, id) != state(y, of_y, id),
                    Listed(report, place, *a.policy, ticket, left))
              << "pair " << i << " " << place << "\n"
              << RenderDiff(report, Language::kEnglish);
          ++compared;
        }
      };
      compare("triage.route", a.policy->triage.routes, b.policy->triage.routes, left.routes,
              right.routes);
      compare("triage.hand_over", a.policy->triage.hand_overs, b.policy->triage.hand_overs,
              left.hand_overs, right.hand_overs);
      if (HasFatalFailure()) return;
    }
  }
  std::printf("%d inputs, %d of them differ by a scale\n", compared, inside);
  EXPECT_GT(inside, compared / 200);
}

// ------------------------------------------------------------------------------- obligations

constexpr const char* kObligations[] = {"first_analysis",    "first_response",
                                        "resolution",        "collaboration",
                                        "solution_callback", "dissatisfaction_callback"};

void SetAmount(Dice* dice, v1::Target* target) {
  const int amount = 1 + dice->Below(6);
  switch (dice->Below(5)) {
    case 0:
      target->set_working_days(amount);
      break;
    case 1:
      target->set_working_hours(amount);
      break;
    default:
      target->set_elapsed_hours(amount);
      break;
  }
}

void EditSla(Dice* dice, v1::SlaPolicy* sla) {
  const std::string id = kObligations[dice->Below(6)];
  for (v1::Obligation& obligation : *sla->mutable_obligation()) {
    if (obligation.id() != id) continue;
    v1::Target& target = *obligation.mutable_target(dice->Below(obligation.target_size()));
    switch (dice->Below(4)) {
      case 0: {
        v1::Target& added = *obligation.add_target();
        SetAmount(dice, &added);
        if (dice->Chance(2))
          added.set_priority(static_cast<v1::Priority::Value>(1 + dice->Below(3)));
        *added.mutable_when() = RandomCondition(dice, 6);
        break;
      }
      case 1:
        if (id == "dissatisfaction_callback") {
          obligation.mutable_applies()->set_at_most(std::to_string(1 + dice->Below(4)));
        } else {
          *obligation.mutable_applies() = RandomCondition(dice, 6);
        }
        break;
      default:
        SetAmount(dice, &target);
        break;
    }
  }
}

v1::Event::Kind StartOf(const std::string& id) {
  if (id == "collaboration") return v1::Event::COLLABORATION_OPENED;
  if (id == "solution_callback") return v1::Event::SOLUTION_CARRIED_OUT;
  if (id == "dissatisfaction_callback") return v1::Event::RATED;
  return v1::Event::RECEIVED;
}
v1::Event::Kind EndOf(const std::string& id) {
  if (id == "first_analysis") return v1::Event::ANALYZED;
  if (id == "first_response") return v1::Event::RESPONDED;
  if (id == "resolution") return v1::Event::RESOLVED;
  return id == "collaboration" ? v1::Event::COLLABORATION_DONE : v1::Event::CALLED_BACK;
}

const Obligation& Find(const Policy& policy, const std::string& id) {
  std::size_t i = 0;
  while (policy.sla.obligations[i].entry.id != id) ++i;
  return policy.sla.obligations[i];
}

// Whether the moment lies where the two states differ, by the amounts of the range where it has
// them and else by the two deadlines.
bool MomentIn(const Difference& difference, const Calendar& calendar, bool done, Instant start,
              Instant moment, const ObligationVerdict& a, const ObligationVerdict& b) {
  const FactRange* range = RangeOf(difference, done ? "done_after" : "open_for");
  if (range != nullptr && a.target.clock != Clock::kWorkingDays) {
    const std::int64_t used = a.target.clock == Clock::kElapsed
                                  ? moment.us - start.us
                                  : calendar.WorkingTimeBetween(start, moment).value.us;
    for (const ValueRange& one : range->values) {
      if (Holds(one, Ratio{used, kMicrosPerSecond})) return true;
    }
    return false;
  }
  if (a.target.clock == b.target.clock && a.target.amount == b.target.amount) return true;
  const Instant first = std::min(a.due, b.due);
  const Instant second = std::max(a.due, b.due);
  return first < moment && moment <= second;
}

TEST(DiffRulesProperty, ObligationsDifferExactlyWhereListed) {
  Dice dice(kSeed + 1);
  std::printf("seed %u\n", kSeed + 1);
  int inside = 0;
  int compared = 0;
  for (int i = 0; i < PairCount(2000);) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (int edits = dice.Below(3); edits > 0; --edits) EditSla(&dice, a.proto.mutable_sla());
    b.proto.mutable_sla()->CopyFrom(a.proto.sla());
    for (int edits = 1 + dice.Below(3); edits > 0; --edits) EditSla(&dice, b.proto.mutable_sla());
    if (!CompileSlaOf(&a) || !CompileSlaOf(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    if (i % 50 == 0) CheckWitnesses(report, a, b);
    const Calendar& calendar = a.policy->sla_calendar();
    for (int k = 0; k < 60; ++k) {
      const std::string id = kObligations[dice.Below(6)];
      Ticket ticket = TicketOf(&dice, *a.policy);
      const TriageVerdict found = Triage(a.policy->triage, ticket);
      ticket = WithScales(ticket, found);
      const Instant start = calendar.FromCivil({20'522 + dice.Below(6)}, 3600 * dice.Below(24));
      ticket.received = start;
      Event events[2];
      std::size_t count = 0;
      const v1::Event::Kind begin = StartOf(id);
      if (begin != v1::Event::RECEIVED) {
        events[count].kind = static_cast<EventKind>(begin);
        events[count].at = start;
        events[count].rating = begin == v1::Event::RATED ? 1 + dice.Below(5) : 0;
        ++count;
      }
      ticket.events = events;
      ticket.event_count = count;
      const Obligation& x = Find(*a.policy, id);
      const Obligation& y = Find(*b.policy, id);
      const auto judge = [&](const Policy& policy, const Obligation& obligation, Instant as_of) {
        return Judge(policy.sla, calendar, obligation, ticket, ticket.priority, as_of);
      };
      const ObligationVerdict early_a = judge(*a.policy, x, start);
      const ObligationVerdict early_b = judge(*b.policy, y, start);
      // At a deadline or a warning, a microsecond beside it, or anywhere.
      Instant moment{start.us + Minutes(dice.Below(60 * 24 * 9)).us};
      if (dice.Chance(2)) {
        const Instant points[] = {early_a.due, early_b.due, early_a.next_change,
                                  early_b.next_change};
        const Instant point = points[dice.Below(4)];
        if (point.is_known()) moment = {std::max(start.us, point.us + dice.Below(3) - 1)};
      }
      const bool done = dice.Chance(2) && moment > start;
      if (done) {
        events[count].kind = static_cast<EventKind>(EndOf(id));
        events[count].at = moment;
        ticket.event_count = ++count;
      }
      const ObligationVerdict left = judge(*a.policy, x, moment);
      const ObligationVerdict right = judge(*b.policy, y, moment);
      const bool both_undecided =
          left.state == ObligationState::kUndecided && right.state == ObligationState::kUndecided;
      const bool one_clock = left.target.clock == right.target.clock;
      const bool applies = left.state != ObligationState::kNotApplicable &&
                           right.state != ObligationState::kNotApplicable;
      // Warnings of different clocks, and of working days, are told in words alone.
      if (both_undecided || (!done && applies && left.state != ObligationState::kUndecided &&
                             right.state != ObligationState::kUndecided &&
                             (!one_clock || left.target.clock == Clock::kWorkingDays))) {
        continue;
      }
      bool listed = false;
      for (const Difference& difference : report.differences) {
        if (difference.kind != Difference::Kind::kRange ||
            difference.place != "sla.obligation[" + id + "].target" ||
            !TicketIn(difference, *a.policy, ticket, found)) {
          continue;
        }
        const Ratio rating =
            begin == v1::Event::RATED ? Ratio::Of(events[0].rating) : Ratio::Missing();
        if (!FactHolds(difference, "rating", rating)) continue;
        const bool decided = left.state != ObligationState::kUndecided &&
                             right.state != ObligationState::kUndecided && applies;
        listed =
            listed || !decided || MomentIn(difference, calendar, done, start, moment, left, right);
      }
      ASSERT_EQ(left.state != right.state, listed)
          << "pair " << i << " " << id << " done " << done << " after "
          << (moment.us - start.us) / 1'000'000 << " s, states " << static_cast<int>(left.state)
          << " " << static_cast<int>(right.state) << "\n"
          << RenderDiff(report, Language::kEnglish);
      inside += listed;
      ++compared;
    }
  }
  std::printf("%d inputs, %d of them differ\n", compared, inside);
  EXPECT_GT(inside, compared / 200);
}

// --------------------------------------------------------------------------------- calendars

void EditCalendar(Dice* dice, v1::Calendar* calendar) {
  const auto date = [dice] {
    const int month = 1 + dice->Below(12);
    const int day = 1 + dice->Below(28);
    return std::to_string(2025 + dice->Below(3)) + (month < 10 ? "-0" : "-") +
           std::to_string(month) + (day < 10 ? "-0" : "-") + std::to_string(day);
  };
  const auto set = [dice](v1::Hours* hours) {
    const int from = 6 + dice->Below(5);
    hours->set_from((from < 10 ? "0" : "") + std::to_string(from) +
                    (dice->Chance(2) ? ":30" : ":00"));
    hours->set_to(std::to_string(14 + dice->Below(6)) + (dice->Chance(2) ? ":30" : ":00"));
  };
  switch (dice->Below(5)) {
    case 0:
      calendar->add_day_off()->set_date(date());
      break;
    case 1:
      calendar->add_worked_day()->set_date(date());
      break;
    case 2: {
      v1::SpecialHours& special = *calendar->add_special_hours();
      special.set_date(date());
      set(special.add_hours());
      break;
    }
    case 3:
      set(calendar->mutable_weekly(0)->mutable_hours(0));
      break;
    default: {
      auto* days = calendar->mutable_weekly(0)->mutable_day();
      if (days->size() > 1) days->erase(days->begin() + dice->Below(days->size()));
      break;
    }
  }
}

TEST(DiffRulesProperty, CalendarsDifferExactlyOnTheListedDays) {
  Dice dice(kSeed + 2);
  std::printf("seed %u\n", kSeed + 2);
  const auto books = [] {
    internal::HolidayBooks none;
    return none;
  }();
  const auto compile = [&](PairSide* side) {
    internal::Problems problems;
    auto calendar =
        internal::CompileCalendar(side->proto.calendar(0), books, "calendar[0]", &problems);
    if (!calendar.has_value()) return false;
    side->policy->calendars[0].calendar = *std::move(calendar);
    return true;
  };
  int inside = 0;
  int compared = 0;
  for (int i = 0; i < PairCount(200);) {
    PairSide a = NewSide();
    PairSide b = NewSide();
    for (PairSide* side : {&a, &b}) {
      side->proto.mutable_calendar(0)->clear_holidays();
      side->proto.mutable_calendar(0)->set_on_conflict(v1::Calendar::OnConflict::HOLIDAY_WINS);
    }
    for (int edits = 1 + dice.Below(3); edits > 0; --edits)
      EditCalendar(&dice, b.proto.mutable_calendar(0));
    if (!compile(&a) || !compile(&b)) continue;
    ++i;
    const DiffReport report = Diff(DocumentOf(a), DocumentOf(b));
    if (i % 20 == 0) CheckWitnesses(report, a, b);
    std::set<std::int32_t> listed;
    for (const Difference& difference : report.differences) {
      for (const std::string& days : difference.days) {
        const auto number = [](const std::string& text) {
          return ToCivilDay({std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)),
                             std::stoi(text.substr(8, 2))})
              .number;
        };
        const std::int32_t last = days.size() > 10 ? number(days.substr(11)) : number(days);
        for (std::int32_t day = number(days); day <= last; ++day) listed.insert(day);
      }
    }
    const Calendar& x = a.policy->calendars[0].calendar;
    const Calendar& y = b.policy->calendars[0].calendar;
    // All days of the edited years, and some of the others.
    std::vector<std::int32_t> days;
    for (std::int32_t day = 20'000; day < 21'200; ++day) days.push_back(day);
    for (int k = 0; k < 300; ++k) days.push_back(1 + dice.Below(47'000));
    for (const std::int32_t day : days) {
      bool differs = false;
      Instant begin = x.StartOfDay({day});
      const Instant end = x.StartOfDay({day + 1});
      for (; begin < end && !differs; begin.us += Minutes(30).us) {
        const Instant next{begin.us + Minutes(30).us};
        differs =
            !(x.WorkingTimeBetween(begin, next).value == y.WorkingTimeBetween(begin, next).value);
      }
      ASSERT_EQ(differs, listed.count(day) > 0) << "pair " << i << " day " << day;
      inside += differs;
      ++compared;
    }
  }
  std::printf("%d days, %d of them differ\n", compared, inside);
  EXPECT_GT(inside, 0);
}

}  // namespace
}  // namespace guiju::workbench
