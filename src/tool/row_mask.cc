#include "tool/row_mask.h"

#include <absl/strings/numbers.h>

#include <algorithm>
#include <memory>

#include "tool/cell.h"
#include "tool/masked.h"
#include "withheld.h"

namespace guiju::tool {

using google::protobuf::EnumDescriptor;
using google::protobuf::Message;
using internal::Disclosure;

bool RowMask::IsTime(std::string_view text) const {
  Findings ignored;
  const CellResult result = CellReader(plan_, &ignored).ReadInstant("", {text, 0, 0});
  return result.state != CellState::kBad;
}

bool RowMask::IsRead(const Target& target, std::string_view text) const {
  if (target.is_time()) return IsTime(text);
  if (target.values.find(std::string(text)) != target.values.end()) return true;
  const auto* leaf = target.leaf();
  if (leaf != nullptr && leaf->enum_type() != nullptr) {
    // What the map takes for OTHER or unknown may be any word.
    const EnumDescriptor& values = *leaf->enum_type();
    std::string upper(text);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return values.FindValueByName(upper) != nullptr;
  }
  const std::unique_ptr<Message> scratch(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(plan_.record)->New());
  Findings ignored;
  const CellResult result = CellReader(plan_, &ignored).Read(target, {text, 0, 0}, scratch.get());
  if (result.state != CellState::kKnown) return false;
  // A telephone number is a number.
  return !IsNumberOrTime(text) || !HoldsPersonal(*plan_.mask, text);
}

// The columns that a log of updates has beside its facts. False: `column` is none of them.
bool RowMask::IsRowsOwn(int column, std::string_view text, std::string* shown) const {
  if (!plan_.map->has_event_rows()) return false;
  const auto& order = binding_.order;
  bool stays = false;
  if (column == binding_.time) {
    stays = IsTime(text);
  } else if (column == binding_.state) {
    stays = plan_.states.find(std::string(text)) != plan_.states.end();
  } else if (column == binding_.key) {
    *shown = DoubtfulId(*plan_.mask, text);
    return true;
  } else if (std::find(order.begin(), order.end(), column) != order.end()) {
    std::int64_t ignored = 0;
    stays =
        IsTime(text) || (absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &ignored) &&
                         !HoldsPersonal(*plan_.mask, text));
  } else {
    return false;
  }
  *shown = stays ? std::string(text) : MaskedWhole(*plan_.mask, text);
  return true;
}

std::string RowMask::Field(const std::string& field, int column) const {
  const std::string_view text = Trim(field);
  if (plan_.IsUnknown(text)) return field;
  std::string shown;
  if (IsRowsOwn(column, text, &shown)) return shown;
  for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
    const Target& target = plan_.targets[i];
    if (binding_.reference_of_target[i] == column) return DoubtfulId(*plan_.mask, Unguard(text));
    if (binding_.due_of_target[i] == column && IsTime(text)) return field;
    if (binding_.column_of_target[i] != column) continue;
    // Whatever a field of a form is read as, it is what a customer said.
    if (target.kind == Target::Kind::kRecordField) return MaskedWhole(*plan_.mask, text);
    const auto* leaf = target.kind == Target::Kind::kField ? target.leaf() : nullptr;
    const Disclosure disclosure =
        leaf == nullptr ? Disclosure::kPlain : internal::DisclosureOf(*leaf);
    if (disclosure == Disclosure::kId) return DoubtfulId(*plan_.mask, Unguard(text));
    if (disclosure != Disclosure::kPlain) continue;
    if (IsRead(target, text) || internal::IsPlain(text)) return field;
    // What the finding shows, too.
    if (!target.personal && !MayBePersonal(*plan_.mask, text)) return field;
  }
  return MaskedWhole(*plan_.mask, text);
}

CsvRow RowMask::Masked(const CsvRow& row, std::size_t width) const {
  CsvRow masked = row;
  if (row.field.size() != width) {
    masked.raw = MaskedWhole(*plan_.mask, row.raw);
    for (std::string& field : masked.field) field = MaskedWhole(*plan_.mask, field);
    return masked;
  }
  masked.raw.clear();
  for (std::size_t i = 0; i < row.field.size(); ++i) {
    masked.field[i] = Field(row.field[i], static_cast<int>(i));
  }
  return masked;
}

std::vector<std::string> RowMask::Header(const std::vector<std::string>& header) const {
  std::vector<std::string> masked;
  for (const std::string& name : header) {
    masked.emplace_back();
    MaskText(*plan_.mask, name, {}, &masked.back());
  }
  return masked;
}

}  // namespace guiju::tool
