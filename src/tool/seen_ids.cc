#include "tool/seen_ids.h"

#include <functional>
#include <iterator>

namespace guiju::tool {
namespace {

constexpr std::size_t kMostDigits = 18;
// A run that is shorter costs more than the hashes of its ids.
constexpr std::int64_t kShortestRun = 8;
// Many short runs are a sign of ids that are no numbering.
constexpr std::size_t kMostRuns = 4096;

std::size_t DigitsAtEnd(std::string_view id) {
  std::size_t digits = 0;
  while (digits < id.size() && digits < kMostDigits && id[id.size() - 1 - digits] >= '0' &&
         id[id.size() - 1 - digits] <= '9') {
    ++digits;
  }
  return digits;
}

// The beginning, and one "#" for each digit: "T007" and "T7" are two kinds.
std::string KindOf(std::string_view id, std::size_t digits) {
  return std::string(id.substr(0, id.size() - digits)) + std::string(digits, '#');
}

std::int64_t NumberOf(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = 10 * number + (c - '0');
  return number;
}

// The id that `number` has in a kind.
std::string IdOf(const std::string& kind, std::int64_t number) {
  std::string id = kind;
  for (std::size_t i = id.size(); i-- > 0 && id[i] == '#' && kind.size() - i <= kMostDigits;) {
    id[i] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  return id;
}

}  // namespace

int SeenIds::Find(const Runs& runs, std::int64_t number) {
  const auto after = runs.upper_bound(number);
  if (after == runs.begin()) return 0;
  const auto& [first, run] = *std::prev(after);
  const std::int64_t index = number - first;
  return index < run.count ? run.line + static_cast<int>(index) * run.step : 0;
}

int SeenIds::Keep(const std::string& id, int line) {
  const auto [place, is_new] = lines_.emplace(std::hash<std::string>()(id), line);
  return is_new ? 0 : place->second;
}

void SeenIds::CloseRun() {
  if (open_.count >= kShortestRun && runs_.size() < kMostRuns &&
      runs_[open_kind_].size() < kMostRuns) {
    runs_[open_kind_].emplace(open_first_, open_);
  } else {
    for (std::int64_t i = 0; i < open_.count; ++i) {
      Keep(IdOf(open_kind_, open_first_ + i), open_.line + static_cast<int>(i) * open_.step);
    }
  }
  open_ = {};
}

int SeenIds::Use(const std::string& id, int line) {
  const std::size_t digits = DigitsAtEnd(id);
  // A "#" before the digits could be taken for one of them.
  if (digits == 0 || (id.size() > digits && id[id.size() - digits - 1] == '#')) {
    return Keep(id, line);
  }
  const std::string kind = KindOf(id, digits);
  const std::int64_t number = NumberOf(std::string_view(id).substr(id.size() - digits));
  if (open_.count > 0 && kind == open_kind_ && number >= open_first_ &&
      number < open_first_ + open_.count) {
    return open_.line + static_cast<int>(number - open_first_) * open_.step;
  }
  if (const auto runs = runs_.find(kind); runs != runs_.end()) {
    if (const int first = Find(runs->second, number); first != 0) return first;
  }
  if (!lines_.empty()) {
    const auto place = lines_.find(std::hash<std::string>()(id));
    if (place != lines_.end()) return place->second;
  }
  const bool next = open_.count > 0 && kind == open_kind_ && number == open_first_ + open_.count;
  const int step = next ? line - open_.line : 0;
  if (next && open_.count == 1) open_.step = step;
  if (next && step == static_cast<int>(open_.count) * open_.step) {
    ++open_.count;
    return 0;
  }
  CloseRun();
  open_kind_ = kind;
  open_first_ = number;
  open_ = {line, 0, 1};
  return 0;
}

}  // namespace guiju::tool
