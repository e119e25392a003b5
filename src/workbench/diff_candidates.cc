// Facts that may show what a change does, for the sections that are compared as they are written.
// Each pool is small and the same for any change of its section; the first that is answered
// differently is the witness, so the smaller facts stand first.
#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "workbench/diff_parts.h"
#include "workbench/diff_pools.h"

namespace guiju::workbench {
namespace {

// Values of every form that is masked; invented, as tests of masking have them.
constexpr const char* kMaskTexts[] = {
    "电话 13800138000",
    "电话 010-12345678",
    "热线 4001234567",
    "热线 8001234567",
    "身份证 11010519491231002X",
    "卡号 6222021234567890128",
    "邮箱 someone@example.com",
    "邮箱 someone@qq.com",
    "我叫张三",
    "我是欧阳锋",
    "张先生来电",
    "微信 someone123",
    "住址：幸福路1号",
    "订单号 20260310123456789",
    "车牌 京A12345",
    "日期 2026-03-10",
    "编号 1234567",
    "号码 123456",
    "my name is John Smith",
    "+86 13800138000",
};

class Pools {
 public:
  Pools(const DiffSides& sides, const Change& change) : sides_(sides), change_(change) {}

  std::vector<Candidate> Of(Room room) {
    switch (room) {
      case Room::kCalendar:
        CalendarQuestions(sides_, &list_);
        break;
      case Room::kTriage:
        Signals();
        break;
      case Room::kSla:
        Timelines(sides_, change_, &list_);
        break;
      case Room::kSegment:
        Customers();
        break;
      case Room::kScore:
        Months(sides_, &list_);
        break;
      case Room::kMask:
        Masks();
        break;
      case Room::kCallback:
        Callbacks();
        break;
      case Room::kRecord:
        Records();
        break;
      case Room::kStats:
        History();
        break;
      case Room::kText:
        Descriptions();
        break;
      case Room::kPolicy:
        break;
    }
    return std::move(list_);
  }

 private:
  v1::TestFacts* Add() { return &AddCandidate(sides_.as_of, &list_); }
  v1::Ticket* AddTicket() {
    v1::Ticket* ticket = Add()->mutable_ticket();
    *ticket = PlainTicket(sides_, sides_.as_of);
    return ticket;
  }
  const Policy* Both(int i) const { return i == 0 ? &sides_.new_policy : &sides_.old_policy; }

  void Signals() {
    AddTicket();
    for (int i = 0; i < 2; ++i) {
      for (const Entry& signal : Both(i)->triage.signals) {
        v1::Signal& given = *AddTicket()->add_signal();
        given.set_name(signal.id);
        given.set_value(true);
      }
    }
    for (int value = 1; value <= kLastCategory; ++value) {
      AddTicket()->set_category(static_cast<v1::Category::Value>(value));
    }
    for (int value = 1; value <= kLastCustomer; ++value) {
      AddTicket()->set_customer_type(static_cast<v1::CustomerType::Value>(value));
    }
    for (const Entry& segment : sides_.new_policy.segment.segments) {
      AddTicket()->mutable_customer_segments()->add_id(segment.id);
    }
  }

  // Every term that only one of the two has, and every exclusion.
  void Descriptions() {
    const auto take = [this](const v1::TextPolicy& from, const v1::TextPolicy& other) {
      for (const v1::TermList& terms : from.terms()) {
        const v1::TermList* same = nullptr;
        for (const v1::TermList& one : other.terms()) {
          if (one.signal() == terms.signal()) same = &one;
        }
        const auto has = [same](const auto& texts, const std::string& text) {
          return same != nullptr && std::find(texts.begin(), texts.end(), text) != texts.end();
        };
        static const v1::TermList none;
        const v1::TermList& there = same == nullptr ? none : *same;
        for (const std::string& term : terms.term()) {
          if (!has(there.term(), term)) AddTicket()->set_description(term);
        }
        for (const std::string& term : terms.except()) {
          if (!has(there.except(), term)) AddTicket()->set_description(term);
        }
      }
    };
    take(sides_.after.text(), sides_.before.text());
    take(sides_.before.text(), sides_.after.text());
    AddTicket()->set_description("-");
  }

  void Masks() {
    const auto add_text = [this](const std::string& text) {
      Add()->mutable_mask()->set_text(text);
    };
    for (const char* text : kMaskTexts) add_text(text);
    for (const v1::Policy* policy : {&sides_.after, &sides_.before}) {
      for (const v1::Cue& cue : policy->mask().cue()) {
        add_text(cue.text() + " 张三");
        add_text(cue.text() + " 12345678901");
        add_text(cue.text() + " john smith 12345");
      }
      for (const v1::MaskRule& kind : policy->mask().kind()) {
        for (const char* text : kMaskTexts) {
          v1::MaskRequest::Field& field = *Add()->mutable_mask()->mutable_field();
          field.set_kind(kind.id());
          field.set_value(text);
        }
      }
      for (const std::string& name : policy->mask().compound_surname())
        add_text("我是" + name + "明");
      for (const std::string& title : policy->mask().title()) add_text("张" + title);
      for (const std::string& domain : policy->mask().email_domain()) {
        add_text("someone at " + domain + " someone@" + domain);
      }
    }
  }

  // Of every form: nothing filled in, everything, and all but one field.
  void Records() {
    const std::size_t open = change_.place.find("form[");
    for (const v1::Policy* policy : {&sides_.after, &sides_.before}) {
      for (const v1::RecordForm& form : policy->record().form()) {
        const bool asked = open == std::string::npos ||
                           change_.place.compare(open + 5, form.id().size(), form.id()) == 0;
        if (!asked) continue;
        for (int without = kWrong; without < form.field_size(); ++without) {
          for (const bool yes : {true, false}) AddRecord(policy->record(), form, without, yes);
        }
      }
    }
    for (std::int32_t rating = 1; rating <= kBestRating; ++rating) {
      v1::Ticket& ticket = *Add()->mutable_analysis()->mutable_ticket();
      ticket = PlainTicket(sides_, sides_.as_of);
      v1::Event& event = *ticket.add_event();
      event.set_kind(v1::Event::RATED);
      *event.mutable_at() = ToProto(sides_, sides_.as_of);
      event.set_rating(rating);
    }
  }

  // `without`: the field left out, or one of these.
  static constexpr int kAll = -2;
  static constexpr int kWrong = -3;  // none, and all have another shape

  void AddRecord(const v1::RecordPolicy& policy, const v1::RecordForm& form, int without,
                 bool yes) {
    v1::ServiceRecord& record = *Add()->mutable_record();
    record.set_id("R1");
    record.set_form(form.id());
    if (yes) record.set_category(v1::Category::AFTER_SALES);
    for (const v1::RecordFactName& fact : policy.fact()) {
      v1::RecordFact& given = *record.add_fact();
      given.set_name(fact.id());
      given.set_value(yes);
    }
    // Completed long after its end, so that a time allowed for it shows.
    *record.mutable_ended() = ToProto(sides_, {sides_.as_of.us - Hours(1).us});
    *record.mutable_completed() = ToProto(sides_, {sides_.as_of.us - Minutes(kLateMinutes).us});
    for (int i = 0; i < form.field_size() && without != kAll; ++i) {
      if (i == without) continue;
      v1::RecordField& field = *record.add_field();
      field.set_name(form.field(i).id());
      field.set_value(without == kWrong ? "?" : ValueOf(form.field(i)));
    }
  }

  static std::string ValueOf(const v1::RecordFormField& field) {
    switch (field.shape()) {
      case v1::RecordFormField::Shape::DATE:
        return "2026-03-10";
      case v1::RecordFormField::Shape::TIME_OF_DAY:
        return "10:00";
      case v1::RecordFormField::Shape::INSTANT:
        return "2026-03-10T10:00:00+08:00";
      case v1::RecordFormField::Shape::INTEGER:
        return std::to_string(field.has_min() ? field.min() : 1);
      default:
        return "x";
    }
  }

  void Customers() {
    for (int i = 0; i < 2; ++i) {
      const Policy& policy = *Both(i);
      AddCustomersOfSegments(policy, sides_, &list_);
      const auto& membership =
          i == 0 ? sides_.after.segment().membership() : sides_.before.segment().membership();
      std::vector<std::string> levels = {""};
      for (int step = -1; step <= 1; ++step) {
        const int level = membership.vip_from_level() + step;
        if (level >= 0) levels.push_back(membership.level_prefix() + std::to_string(level));
      }
      for (const v1::NamedLevel& level : membership.named_level()) levels.push_back(level.name());
      std::vector<Instant> purchases = {Instant::Unknown(), Instant::Never()};
      const std::int32_t months = membership.new_within_months();
      const Instant bound = policy.segment_calendar().LookBack(sides_.as_of, months);
      purchases.push_back(bound);
      purchases.push_back({bound.us - Seconds(1).us});
      for (const std::string& level : levels) {
        for (const Instant purchase : purchases) {
          v1::Customer& customer = *Add()->mutable_customer();
          customer.set_id("C1");
          customer.set_membership_level(level);
          if (!purchase.is_unknown())
            *customer.mutable_first_purchase() = ToProto(sides_, purchase);
        }
      }
      v1::Customer& customer = *Add()->mutable_customer();
      customer.set_id("C1");
      customer.mutable_first_purchase()->set_never(true);
    }
  }

  // Customers around every number of days and months that a condition names, and tickets of every
  // category, at a time of day and at night.
  void Callbacks() {
    std::vector<std::int32_t> backs;
    for (int i = 0; i < 2; ++i) {
      for (const std::int32_t back : Both(i)->callback.months) backs.push_back(back);
    }
    const Calendar& calendar = sides_.new_policy.callback_calendar();
    const auto request = [this]() -> v1::CallbackRequest& { return *Add()->mutable_callback(); };
    for (const std::int32_t back : backs) {
      const Instant bound = calendar.LookBack(sides_.as_of, back);
      for (const Instant at :
           {bound, Instant{bound.us + Seconds(1).us}, Instant{bound.us - Seconds(1).us}}) {
        v1::Customer& fresh = *request().mutable_customer();
        fresh.set_id("C1");
        *fresh.mutable_registered() = ToProto(sides_, at);
        fresh.mutable_first_action()->set_never(true);
        fresh.mutable_first_purchase()->set_never(true);
        fresh.mutable_last_purchase()->set_never(true);
        v1::Customer& silent = *request().mutable_customer();
        silent.set_id("C1");
        *silent.mutable_last_purchase() = ToProto(sides_, at);
        *silent.mutable_last_interaction() = ToProto(sides_, at);
      }
    }
    for (const bool yes : {true, false}) {
      v1::Customer& customer = *request().mutable_customer();
      customer.set_id("C1");
      customer.set_beta_participant(yes);
    }
    for (const Entry& segment : sides_.new_policy.segment.segments) {
      v1::CallbackRequest& asked = request();
      asked.mutable_customer()->set_id("C1");
      asked.mutable_customer_segments()->add_id(segment.id);
    }
    for (const int hours : {0, 10}) {
      for (int value = 1; value <= kLastCategory; ++value) {
        v1::CallbackRequest& asked = request();
        v1::Ticket& ticket = *asked.mutable_ticket();
        ticket = PlainTicket(sides_, {sides_.as_of.us - Hours(hours).us});
        ticket.set_category(static_cast<v1::Category::Value>(value));
        v1::Event& event = *ticket.add_event();
        event.set_kind(v1::Event::SOLUTION_CARRIED_OUT);
        *event.mutable_at() = ToProto(sides_, {sides_.as_of.us - Hours(hours).us});
      }
    }
    Periods();
  }

  void Periods() {
    for (const v1::Policy* policy : {&sides_.after, &sides_.before}) {
      for (const v1::CallbackTarget& target : policy->callback().target()) {
        const auto fraction = [&](std::string_view field) {
          const auto* descriptor = target.GetDescriptor()->FindFieldByName(std::string(field));
          return target.GetReflection()->GetString(target, descriptor);
        };
        const std::string bound =
            target.at_least().empty() ? fraction("at_most") : fraction("at_least");
        if (bound.empty()) continue;
        AddPeriod(bound);
      }
    }
    AddPeriod("1");
  }

  void AddPeriod(const std::string& bound) {
    std::int64_t number = 0;
    std::int64_t scale = 1;
    bool point = false;
    for (const char c : bound) {
      if (c == '.') {
        point = true;
      } else if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
        scale *= point ? 10 : 1;
      }
    }
    v1::TestFacts& facts = *Add();
    const auto fill = [&](v1::CallbackPeriod* period) {
      period->set_calls(100);
      const auto set = [](v1::Fraction* fraction, std::int64_t n, std::int64_t d) {
        fraction->set_numerator(n);
        fraction->set_denominator(d);
      };
      set(period->mutable_seconds_by_count(), 100, 1);
      set(period->mutable_solved_of_known(), std::min(number, 100 * scale), 100 * scale);
      set(period->mutable_filled_of_required(), std::min(number, 100 * scale), 100 * scale);
      set(period->mutable_rating_sum_by_count(), std::clamp(number, scale, kBestRating * scale),
          scale);
    };
    fill(facts.mutable_callback_period());
    fill(facts.mutable_base_period());
  }

  // Weeks and months with one ticket that was reopened and one that nobody rated; with tickets of
  // several topics, reasons and ratings; and with tickets of one topic.
  void History() {
    for (const v1::PeriodKind::Value period : {v1::PeriodKind::WEEK, v1::PeriodKind::MONTH}) {
      for (std::int32_t rating = 1; rating <= kBestRating; ++rating) {
        v1::TestFacts& facts = *Add();
        facts.set_period(period);
        v1::Ticket& ticket = *facts.add_history();
        ticket = PlainTicket(sides_, sides_.as_of);
        ticket.set_topic("a");
        AddEvents({{v1::Event::RESPONDED, 0},
                   {v1::Event::RESOLVED, 0},
                   {v1::Event::REOPENED, 0},
                   {v1::Event::RATED, rating}},
                  &ticket);
        v1::Ticket& second = *facts.add_history();
        second = PlainTicket(sides_, sides_.as_of);
        second.set_id("W2");
        second.set_topic("b");
      }
      for (const bool one_topic : {false, true}) {
        v1::TestFacts& facts = *Add();
        facts.set_period(period);
        for (int i = 0; i < kTickets; ++i) {
          v1::Ticket& ticket = *facts.add_history();
          ticket = PlainTicket(sides_, sides_.as_of);
          ticket.set_id("W" + std::to_string(i + 1));
          ticket.set_topic(one_topic ? "a" : "a" + std::to_string(i));
          ticket.set_dissatisfaction_reason("c" + std::to_string(i));
          const int last = i == 0 ? kBestRating : 1;
          AddEvents({{v1::Event::RESPONDED, 0},
                     {v1::Event::RATED, 1},
                     {v1::Event::RATED, last},
                     {v1::Event::RESOLVED, 0}},
                    &ticket);
        }
      }
    }
  }

  // Events with their ratings, a day apart and a little more.
  void AddEvents(const std::vector<std::pair<v1::Event::Kind, int>>& events, v1::Ticket* ticket) {
    for (const auto& [kind, rating] : events) {
      v1::Event& event = *ticket->add_event();
      event.set_kind(kind);
      const std::int64_t days = ticket->event_size();
      *event.mutable_at() = ToProto(
          sides_, {sides_.as_of.us + days * (kSecondsPerDay * kMicrosPerSecond + Hours(1).us)});
      if (rating > 0) event.set_rating(rating);
    }
  }

  static constexpr int kTickets = 6;
  // The best of the five ratings that a customer can give (ticket.proto).
  static constexpr std::int32_t kBestRating = 5;
  static constexpr std::int64_t kLateMinutes = 40;

  const DiffSides& sides_;
  const Change& change_;
  std::vector<Candidate> list_;
};

}  // namespace

v1::TestFacts& AddCandidate(Instant as_of, std::vector<Candidate>* list) {
  list->push_back({{}, as_of});
  return list->back().facts;
}

std::vector<Candidate> CandidatesFor(const DiffSides& sides, const Change& change, Room room) {
  return Pools(sides, change).Of(room);
}

}  // namespace guiju::workbench
