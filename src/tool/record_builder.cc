#include "tool/record_builder.h"

#include <absl/strings/numbers.h>

#include <algorithm>
#include <string>
#include <utility>

#include "guiju/v1/customer.pb.h"
#include "guiju/v1/service_record.pb.h"
#include "guiju/v1/ticket.pb.h"
#include "sentences/input.h"
#include "tool/record_check.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsEnd(const v1::EventRows::State& state) {
  return state.event() == v1::Event::RESOLVED || state.event() == v1::Event::CLOSED;
}

// Those from `from` on, by line and column; what belongs to no column comes last.
void SortByPlace(std::size_t from, Findings* findings) {
  std::stable_sort(findings->begin() + static_cast<std::ptrdiff_t>(from), findings->end(),
                   [](const Finding& a, const Finding& b) {
                     return a.line != b.line ? a.line < b.line
                                             : static_cast<unsigned>(a.column) - 1U <
                                                   static_cast<unsigned>(b.column) - 1U;
                   });
}

// Whether an entry of a map is read for this record, whose form has been read.
bool IsOfForm(const v1::Column& column, const Message& record) {
  if (column.form().empty()) return true;
  const std::string& form = static_cast<const v1::ServiceRecord&>(record).form();
  return std::find(column.form().begin(), column.form().end(), form) != column.form().end();
}

// What stands in a target's cell, for sentences: the column's number and its name.
struct Source {
  const CsvRow* row = nullptr;  // of the cell
  Cell cell;
  CellResult result;
};

}  // namespace

// One row of event rows, read so far as its order and its state need.
struct RecordBuilder::Update {
  const CsvRow* row = nullptr;
  std::vector<std::int64_t> order;
  Instant at;
  const v1::EventRows::State* state = nullptr;
};

struct RecordBuilder::Work {
  Message* record;
  Findings* findings;
  CellReader reader;
  int line;                     // on which the record begins
  std::size_t before;           // findings that were there
  std::vector<Source> sources;  // one per target
  std::vector<std::pair<std::int64_t, v1::Event>> events;

  void AddEvent(Instant at, v1::Event::Kind kind) {
    v1::Event event;
    event.set_kind(kind);
    event.mutable_at()->set_unix_us(at.us);
    events.emplace_back(at.us, std::move(event));
  }
};

Cell RecordBuilder::CellOf(const CsvRow& row, int column) const {
  const auto i = static_cast<std::size_t>(column);
  return {row.field[i], row.field_line[i], column + 1};
}

bool RecordBuilder::FromRow(const CsvRow& row, Message* record, Findings* findings) const {
  const std::size_t before = findings->size();
  Work work{record, findings, CellReader(plan_, findings), row.line, before, {}, {}};
  work.sources.resize(plan_.targets.size());
  const auto read = [&](std::size_t i) {
    const int column = binding_.column_of_target[i];
    Source& source = work.sources[i];
    source.cell.line = row.line;
    if (column < 0 || !IsOfForm(*plan_.targets[i].column, *record)) return;
    source.row = &row;
    source.cell = CellOf(row, column);
    source.result = work.reader.Read(plan_.targets[i], source.cell, record);
  };
  // What hangs on the form comes after the form, wherever it stands in the map.
  for (const bool of_form : {false, true}) {
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      if (plan_.targets[i].column->form().empty() != of_form) read(i);
    }
  }
  Finish(&work);
  SortByPlace(before, findings);
  return findings->size() == before;
}

bool RecordBuilder::FromEventRows(const std::vector<CsvRow>& rows, Message* record,
                                  Findings* findings) const {
  const std::size_t before = findings->size();
  Work work{record, findings, CellReader(plan_, findings), rows.front().line, before, {}, {}};
  std::vector<Update> updates;
  const bool ordered = Order(rows, &work.reader, &updates, findings);
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    const Target& target = plan_.targets[i];
    const int column = binding_.column_of_target[i];
    Source source;
    source.cell.line = rows.front().line;
    if (column >= 0) {
      const bool first = target.column->take() == v1::Column::Take::FIRST;
      source.row = first ? updates.front().row : updates.back().row;
      source.cell = CellOf(*source.row, column);
      for (std::size_t k = 0; k < updates.size(); ++k) {
        const Update& update = first ? updates[k] : updates[updates.size() - 1 - k];
        const Cell cell = CellOf(*update.row, column);
        if (plan_.IsUnknown(Trim(cell.text))) continue;
        source.row = update.row;
        source.cell = cell;
        break;
      }
      source.result = work.reader.Read(target, source.cell, record);
    }
    work.sources.push_back(source);
  }
  if (ordered) AddStateEvents(updates, &work);
  Finish(&work);
  SortByPlace(before, findings);
  return findings->size() == before;
}

// Puts the rows in order; false, with findings, when a row cannot be placed or the times run
// backwards in the order given.
bool RecordBuilder::Order(const std::vector<CsvRow>& rows, CellReader* reader,
                          std::vector<Update>* updates, Findings* findings) const {
  const std::size_t before = findings->size();
  const v1::EventRows& how = plan_.map->event_rows();
  for (const CsvRow& row : rows) {
    Update update;
    update.row = &row;
    const Cell time = CellOf(row, binding_.time);
    const CellResult at = reader->ReadInstant(how.time(), time);
    if (at.state != CellState::kKnown && at.state != CellState::kBad) {
      reader->Bad(how.time(), time, internal::kCellRequired,
                  {{"column", std::to_string(time.column)}, {"name", how.time()}});
    }
    update.at = at.at;
    const Cell state = CellOf(row, binding_.state);
    const auto found = plan_.states.find(std::string(Trim(state.text)));
    if (found == plan_.states.end()) {
      std::vector<std::string> allowed;
      for (const v1::EventRows::State& known : how.states()) allowed.push_back(known.name());
      reader->Bad(how.state(), state, internal::kCellBadChoice,
                  {{"column", std::to_string(state.column)},
                   {"name", how.state()},
                   Describe("value", Trim(state.text), false, *plan_.mask),
                   {"allowed", Join(allowed)}});
    } else {
      update.state = found->second;
    }
    for (std::size_t i = 0; i < binding_.order.size(); ++i) {
      const Cell cell = CellOf(row, binding_.order[i]);
      const std::string_view text = Trim(cell.text);
      std::int64_t number = 0;
      if (!absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &number)) {
        const CellResult instant = reader->ReadInstant(how.order(static_cast<int>(i)), cell);
        number = instant.at.us;
      }
      update.order.push_back(number);
    }
    updates->push_back(std::move(update));
  }
  std::stable_sort(updates->begin(), updates->end(), [](const Update& a, const Update& b) {
    return a.order.empty() ? a.at < b.at : a.order < b.order;
  });
  if (findings->size() > before) return false;
  for (std::size_t i = 1; i < updates->size(); ++i) {
    const Update& last = (*updates)[i - 1];
    const Update& update = (*updates)[i];
    if (update.at >= last.at) continue;
    reader->Bad(
        how.time(), CellOf(*update.row, binding_.time), internal::kRowTimesDisorder,
        {{"line", std::to_string(update.row->line)}, {"before", std::to_string(last.row->line)}});
  }
  return findings->size() == before;
}

void RecordBuilder::AddStateEvents(const std::vector<Update>& updates, Work* work) const {
  std::vector<v1::Event::Kind> given;
  const v1::EventRows::State* last = nullptr;
  for (const Update& update : updates) {
    const v1::EventRows::State& state = *update.state;
    if (&state == last) continue;
    if (last != nullptr && IsEnd(*last) && !IsEnd(state)) {
      work->AddEvent(update.at, v1::Event::REOPENED);
    }
    last = &state;
    for (int i = 0; i < state.first_size(); ++i) {
      const v1::Event::Kind kind = state.first(i);
      if (std::find(given.begin(), given.end(), kind) != given.end()) continue;
      given.push_back(kind);
      work->AddEvent(update.at, kind);
    }
    if (state.status() != 0) {
      work->AddEvent(update.at, v1::Event::STATUS_CHANGED);
      work->events.back().second.set_status(state.status());
    }
    if (state.event() != 0) work->AddEvent(update.at, state.event());
  }
}

// The hours of a table are those of every day; a part of them alone has been reported.
void RecordBuilder::AddActiveHours(Work* work) const {
  std::string from;
  std::string to;
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    if (work->sources[i].result.state != CellState::kKnown) continue;
    const std::string text(Trim(work->sources[i].cell.text));
    if (plan_.targets[i].kind == Target::Kind::kActiveFrom) from = text;
    if (plan_.targets[i].kind == Target::Kind::kActiveTo) to = text;
  }
  if (from.empty() || to.empty()) return;
  v1::ActiveHours* const hours = static_cast<v1::Customer*>(work->record)->add_active_hours();
  for (int day = v1::Weekday::MONDAY; day <= v1::Weekday::SUNDAY; ++day) {
    hours->add_day(static_cast<v1::Weekday::Value>(day));
  }
  hours->set_from(from);
  hours->set_to(to);
}

void RecordBuilder::Finish(Work* work) const {
  const auto say = [&](std::size_t target, const internal::Sentence& sentence,
                       const std::string& other) {
    const Source& source = work->sources[target];
    const std::string& name = plan_.targets[target].column->name();
    work->reader.Bad(
        name, source.cell, sentence,
        {{"column", std::to_string(source.cell.column)}, {"name", name}, {"other", other}});
  };
  const auto known = [&](std::size_t target) {
    return work->sources[target].result.state == CellState::kKnown;
  };
  Instant received = Instant::Unknown();
  std::string received_name;
  int rating = 0;
  int ring_count = -1;
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    const Target& target = plan_.targets[i];
    if (target.kind == Target::Kind::kField && target.leaf()->name() == "received" && known(i)) {
      received = work->sources[i].result.at;
      received_name = target.column->name();
    }
    if (target.kind == Target::Kind::kRating && known(i)) rating = work->sources[i].result.number;
    if (target.kind == Target::Kind::kRingCount && known(i)) {
      ring_count = work->sources[i].result.number;
    }
  }
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    const Target& target = plan_.targets[i];
    const Source& source = work->sources[i];
    if (!known(i)) continue;
    for (const std::size_t other : target.needs) {
      const CellState state = work->sources[other].result.state;
      if (state == CellState::kKnown || state == CellState::kBad) continue;
      say(i, internal::kCellNeeds, plan_.targets[other].column->name());
    }
    for (const std::size_t other : target.not_before) {
      if (!known(other) || source.result.at >= work->sources[other].result.at) continue;
      say(i, internal::kCellNotBefore, plan_.targets[other].column->name());
    }
    if (target.kind != Target::Kind::kEvent) continue;
    if (received.is_known() && source.result.at < received) {
      say(i, internal::kCellNotBefore, received_name);
    }
    work->AddEvent(source.result.at, target.column->event());
    v1::Event& event = work->events.back().second;
    event.set_status(target.column->status());
    if (target.column->event() == v1::Event::RATED && rating != 0) event.set_rating(rating);
    if (target.column->event() == v1::Event::ANSWERED && ring_count >= 0) {
      event.set_ring_count(ring_count);
    }
    event.set_reference(target.column->fixed_reference());
    if (!target.column->event_name().empty()) event.set_name(target.column->event_name());
    if (const int column = binding_.due_of_target[i]; column >= 0) {
      const CellResult due =
          work->reader.ReadInstant(target.column->due(), CellOf(*source.row, column));
      if (due.state == CellState::kKnown) {
        event.mutable_due()->set_unix_us(due.at.us);
      } else if (due.state != CellState::kBad && NeedsDue(target.column->event())) {
        say(i, internal::kCellNeeds, target.column->due());
      }
    }
    if (const int column = binding_.reference_of_target[i]; column >= 0) {
      const std::string_view text = Trim(CellOf(*source.row, column).text);
      const bool guarded = plan_.map->formula_guard();
      if (!plan_.IsUnknown(text)) event.set_reference(std::string(guarded ? Unguard(text) : text));
    }
  }
  // The first update may be earlier than the time at which the ticket is said to have come.
  if (plan_.map->has_event_rows() && received.is_known() && !work->events.empty() &&
      work->events.front().first < received.us) {
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      if (plan_.targets[i].column->name() != received_name) continue;
      const std::string& name = plan_.map->event_rows().time();
      work->reader.Bad(name, {{}, work->sources[i].cell.line, binding_.time + 1},
                       internal::kCellNotBefore,
                       {{"column", std::to_string(binding_.time + 1)},
                        {"name", name},
                        {"other", received_name}});
      break;
    }
  }
  AddActiveHours(work);
  // A part without its whole has been reported above.
  if (work->findings->size() == work->before) {
    CheckFractions(*work->record, work->findings);
    for (std::size_t i = work->before; i < work->findings->size(); ++i) {
      (*work->findings)[i].line = work->line;
    }
  }
  const Reflection& reflection = *work->record->GetReflection();
  for (int i = 0; i < plan_.record->field_count(); ++i) {
    const FieldDescriptor& field = *plan_.record->field(i);
    if (!field.options().GetExtension(v1::rule).required() ||
        reflection.HasField(*work->record, &field)) {
      continue;
    }
    bool said = false;
    for (std::size_t k = 0; k < plan_.targets.size() && !said; ++k) {
      const Target& target = plan_.targets[k];
      if (target.path.size() != 1 || target.leaf() != &field) continue;
      said = true;
      const CellState state = work->sources[k].result.state;
      if (state == CellState::kUnknown) say(k, internal::kCellRequired, "");
      if (state == CellState::kAbsent) said = false;
    }
    if (said) continue;
    work->findings->push_back(Tell(internal::kCellMissing, {{"name", field.name()}}));
    work->findings->back().line = work->line;
    work->findings->back().path = field.name();
  }
  if (plan_.record != v1::Ticket::descriptor()) return;
  if (work->events.size() > kMostRowsOfRecord) {
    work->findings->push_back(
        Tell(internal::kRecordTooManyEvents, {{"count", std::to_string(work->events.size())},
                                              {"limit", std::to_string(kMostRowsOfRecord)}}));
    work->findings->back().line = work->line;
  }
  std::stable_sort(work->events.begin(), work->events.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  auto* ticket = static_cast<v1::Ticket*>(work->record);
  for (auto& [at, event] : work->events) *ticket->add_event() = event;
}

}  // namespace guiju::tool
