// The report for people, for programs and for reviews, and its witnesses as tests.
#include <google/protobuf/text_format.h>

#include <algorithm>

#include "guiju/v1/policy_test.pb.h"
#include "sentences/diff.h"
#include "workbench/diff_parts.h"
#include "workbench/written.h"

namespace guiju::workbench {
namespace {

using internal::Argument;
using internal::Sentence;

// Days and parts of an answer that are shown before the rest is counted; JSON has all.
constexpr std::size_t kShownDays = 8;
constexpr std::size_t kShownChanges = 6;

std::string PlaceText(const DiffPlace& place, Language language) {
  if (place.line == 0) return language == Language::kChinese ? "无" : "none";
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string Joined(const std::vector<std::string>& parts, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < parts.size() && i < most; ++i)
    text += (i == 0 ? "" : ", ") + parts[i];
  return text;
}

std::string OrNothing(const std::string& text) { return text.empty() ? "–" : text; }

class Pretty {
 public:
  explicit Pretty(Language language) : language_(language) {}

  std::string Render(const DiffReport& report) {
    Say(internal::kDiffHead, {{"before", report.before}, {"after", report.after}});
    const auto words = static_cast<std::size_t>(
        std::count_if(report.differences.begin(), report.differences.end(),
                      [](const Difference& d) { return d.kind == Difference::Kind::kWords; }));
    if (!report.answers_differ()) {
      Say(internal::kDiffNothing, {});
    } else {
      Say(internal::kDiffCount, {{"count", std::to_string(report.differences.size() - words)}});
    }
    bool in_words = false;
    for (const Difference& difference : report.differences) {
      if (!in_words && difference.kind == Difference::Kind::kWords) {
        in_words = true;
        text_ += "\n";
        Say(internal::kDiffWordsHead, {{"count", std::to_string(words)}});
      }
      One(difference);
    }
    if (!report.totals.empty()) text_ += "\n";
    for (const TotalsChange& totals : report.totals) Totals(totals);
    if (!report.clauses.empty()) text_ += "\n";
    Clauses(report);
    return std::move(text_);
  }

 private:
  void Say(const Sentence& sentence, const internal::Arguments& arguments, int indent = 0) {
    text_ += std::string(static_cast<std::size_t>(indent), ' ') +
             internal::Say(sentence, language_, arguments) + "\n";
  }

  void One(const Difference& difference) {
    const bool words = difference.kind == Difference::Kind::kWords;
    if (!words) text_ += "\n";
    text_ += difference.place + "\n  " + difference.text.text(language_) + "\n";
    for (const FactRange& range : difference.range) {
      text_ += "    " + range.words.text(language_) + "\n";
    }
    Days(difference);
    Say(internal::kDiffPlaces,
        {{"before", PlaceText(difference.before, language_)},
         {"after", PlaceText(difference.after, language_)},
         {"clauses", OrNothing(Joined(difference.clauses, difference.clauses.size()))}},
        2);
    if (words) return;
    if (difference.witness == nullptr) {
      Say(internal::kDiffNoWitness, {}, 2);
      return;
    }
    const Witness& witness = *difference.witness;
    Say(internal::kDiffWitness, {{"as_of", witness.as_of}, {"facts", witness.facts_text}}, 2);
    if (!witness.refused_before.empty()) Say(internal::kDiffRefusedBefore, {}, 4);
    if (!witness.refused_after.empty()) Say(internal::kDiffRefusedAfter, {}, 4);
    for (std::size_t i = 0; i < witness.changes.size() && i < kShownChanges; ++i) {
      const AnswerChange& change = witness.changes[i];
      Say(internal::kDiffAnswer,
          {{"path", change.path},
           {"before", OrNothing(change.before)},
           {"after", OrNothing(change.after)}},
          4);
    }
  }

  // The first days from the moment of the witness on; the past is seldom asked about.
  void Days(const Difference& difference) {
    const std::vector<std::string>& days = difference.days;
    if (days.empty()) return;
    if (days.size() <= kShownDays) {
      Say(internal::kDiffDaysList, {{"days", Joined(days, days.size())}}, 4);
      return;
    }
    const std::string from = difference.witness == nullptr ? "" : difference.witness->as_of;
    auto first = std::lower_bound(days.begin(), days.end(), from);
    if (days.end() - first < static_cast<std::ptrdiff_t>(kShownDays)) {
      first = days.end() - static_cast<std::ptrdiff_t>(kShownDays);
    }
    const std::vector<std::string> shown(first, first + static_cast<std::ptrdiff_t>(kShownDays));
    Say(internal::kDiffDaysMore,
        {{"days", Joined(shown, kShownDays)}, {"count", std::to_string(days.size() - kShownDays)}},
        4);
  }

  void Totals(const TotalsChange& totals) {
    const auto both = [&](const TotalsChange::Total& total) {
      return std::to_string(total.before) + " (" + total.grade_before.text(language_) + ") → " +
             std::to_string(total.after) + " (" + total.grade_after.text(language_) + ")";
    };
    Say(internal::kDiffTotals, {{"profile", totals.profile},
                                {"best", both(totals.best)},
                                {"worst", both(totals.worst)},
                                {"typical", both(totals.typical)},
                                {"loss", std::to_string(totals.largest_loss)},
                                {"gain", std::to_string(totals.largest_gain)}});
    for (const TotalsChange::GradeMove& move : totals.moves) {
      Say(internal::kDiffMove,
          {In("from", move.from),
           In("to", move.to),
           {"before", std::to_string(move.total_before)},
           {"after", std::to_string(move.total_after)}},
          2);
    }
  }

  void Clauses(const DiffReport& report) {
    if (report.answers_differ() && !report.has_note) {
      Say(internal::kDiffNoNote, {});
    } else if (report.answers_differ() && !report.replaces_before) {
      Say(internal::kDiffWrongReplaces, {});
    }
    for (const ClauseState& state : report.clauses) {
      const Sentence& sentence = !state.differs   ? internal::kDiffDeclaredInVain
                                 : state.declared ? internal::kDiffDeclared
                                                  : internal::kDiffUndeclared;
      Say(sentence, {{"clause", state.clause}, {"reason", state.reason}});
    }
  }

  const Language language_;
  std::string text_;
};

// JSON, key by key in one order.
class Json {
 public:
  static std::string Text(const std::string& text) { return JsonString(text); }
  static std::string Of(const Words& words) {
    return "{\"zh\": " + Text(words.zh) + ", \"en\": " + Text(words.en) + "}";
  }
  static std::string Of(bool value) { return value ? "true" : "false"; }
  static std::string Of(const DiffPlace& place) {
    return "{\"file\": " + Text(place.file) + ", \"line\": " + std::to_string(place.line) +
           ", \"column\": " + std::to_string(place.column) + "}";
  }
  template <typename List, typename Fn>
  static std::string List_(const List& list, Fn&& fn) {
    std::string out = "[";
    for (const auto& one : list) out += (out.size() == 1 ? "" : ", ") + fn(one);
    return out + "]";
  }
  static std::string Texts(const std::vector<std::string>& list) { return List_(list, Text); }

  static std::string Value(const ValueRange& value) {
    const auto number = [](Ratio ratio) {
      return ratio.is_missing() ? std::string("null") : Text(WriteDecimal(ratio));
    };
    const auto back = [](std::int32_t bound) {
      return bound == ValueRange::kNoBound ? std::string("null") : Text(WriteBack(bound).en);
    };
    switch (value.kind) {
      case ValueRange::Kind::kUnknown:
        return "{\"kind\": \"unknown\"}";
      case ValueRange::Kind::kNever:
        return "{\"kind\": \"never\"}";
      case ValueRange::Kind::kValue:
        return "{\"kind\": \"value\", \"value\": " + Text(value.value) + "}";
      case ValueRange::Kind::kNumber:
        return "{\"kind\": \"number\", \"lower\": " + number(value.lower) +
               ", \"lower_open\": " + Of(value.lower_open) + ", \"upper\": " + number(value.upper) +
               ", \"upper_open\": " + Of(value.upper_open) + "}";
      case ValueRange::Kind::kInstant:
        break;
    }
    return "{\"kind\": \"instant\", \"oldest\": " + back(value.oldest) +
           ", \"oldest_open\": " + Of(value.oldest_open) + ", \"newest\": " + back(value.newest) +
           ", \"newest_open\": " + Of(value.newest_open) + "}";
  }

  static std::string Of(const Witness& witness) {
    return "{\"as_of\": " + Text(witness.as_of) + ", \"facts\": " + Text(witness.facts_text) +
           ", \"refused_before\": " + Texts(witness.refused_before) +
           ", \"refused_after\": " + Texts(witness.refused_after) + ", \"changes\": " +
           List_(witness.changes,
                 [](const AnswerChange& change) {
                   return "{\"path\": " + Text(change.path) +
                          ", \"before\": " + Text(change.before) +
                          ", \"after\": " + Text(change.after) + "}";
                 }) +
           "}";
  }

  static std::string Of(const Difference& difference) {
    static constexpr const char* kKinds[] = {"range", "entry", "words"};
    return std::string("{\"kind\": \"") + kKinds[static_cast<std::size_t>(difference.kind)] +
           "\", \"room\": \"" + NameOf(difference.room) +
           "\", \"place\": " + Text(difference.place) +
           ", \"clauses\": " + Texts(difference.clauses) +
           ", \"before\": " + Of(difference.before) + ", \"after\": " + Of(difference.after) +
           ", \"range\": " +
           List_(difference.range,
                 [](const FactRange& range) {
                   return "{\"fact\": " + Text(range.fact) +
                          ", \"values\": " + List_(range.values, Value) +
                          ", \"words\": " + Of(range.words) + "}";
                 }) +
           ", \"was\": " + Of(difference.was) + ", \"now\": " + Of(difference.now) +
           ", \"text\": " + Of(difference.text) + ", \"days\": " + Texts(difference.days) +
           ", \"too_large\": " + Of(difference.too_large) + ", \"witness\": " +
           (difference.witness == nullptr ? std::string("null") : Of(*difference.witness)) + "}";
  }

  static std::string Of(const TotalsChange& totals) {
    const auto total = [](const TotalsChange::Total& one) {
      return "{\"before\": " + std::to_string(one.before) +
             ", \"after\": " + std::to_string(one.after) +
             ", \"grade_before\": " + Of(one.grade_before) +
             ", \"grade_after\": " + Of(one.grade_after) + "}";
    };
    return "{\"profile\": " + Text(totals.profile) + ", \"best\": " + total(totals.best) +
           ", \"worst\": " + total(totals.worst) + ", \"typical\": " + total(totals.typical) +
           ", \"largest_loss\": " + std::to_string(totals.largest_loss) +
           ", \"largest_gain\": " + std::to_string(totals.largest_gain) + ", \"moves\": " +
           List_(totals.moves,
                 [](const TotalsChange::GradeMove& move) {
                   return "{\"from\": " + Of(move.from) + ", \"to\": " + Of(move.to) +
                          ", \"total_before\": " + std::to_string(move.total_before) +
                          ", \"total_after\": " + std::to_string(move.total_after) + "}";
                 }) +
           "}";
  }

  static std::string Of(const ClauseState& state) {
    return "{\"clause\": " + Text(state.clause) + ", \"differs\": " + Of(state.differs) +
           ", \"declared\": " + Of(state.declared) + ", \"reason\": " + Text(state.reason) + "}";
  }
};

// Fields of an answer that the new policy leaves empty: an expectation cannot say so.
bool IsNothing(const std::string& value) {
  return value.empty() || value == "0" || value == "\"\"" || value == "false" ||
         value == "UNSPECIFIED" || value == "[]";
}

}  // namespace

std::string RenderDiff(const DiffReport& report, Language language) {
  return Pretty(language).Render(report);
}

std::string RenderDiffJson(const DiffReport& report) {
  const auto of = [](const auto& one) { return "\n  " + Json::Of(one); };
  return "{\"before\": " + Json::Text(report.before) + ", \"after\": " + Json::Text(report.after) +
         ", \"answers_differ\": " + Json::Of(report.answers_differ()) +
         ", \"all_declared\": " + Json::Of(report.all_declared()) +
         ", \"has_note\": " + Json::Of(report.has_note) +
         ", \"replaces_before\": " + Json::Of(report.replaces_before) +
         ",\n\"differences\": " + Json::List_(report.differences, of) +
         ",\n\"totals\": " + Json::List_(report.totals, of) +
         ",\n\"clauses\": " + Json::List_(report.clauses, of) + "}\n";
}

std::string RenderDiffGithub(const DiffReport& report, Language language) {
  const auto escaped = [](const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '%') {
        out += "%25";
      } else if (c == '\n') {
        out += "%0A";
      } else {
        out += c;
      }
    }
    return out;
  };
  std::set<std::string> undeclared;
  for (const ClauseState& state : report.clauses) {
    if (state.differs && !(state.declared && report.replaces_before))
      undeclared.insert(state.clause);
  }
  std::string out;
  for (const Difference& difference : report.differences) {
    if (difference.kind == Difference::Kind::kWords) continue;
    const bool open = std::any_of(difference.clauses.begin(), difference.clauses.end(),
                                  [&](const std::string& c) { return undeclared.count(c) > 0; });
    const DiffPlace& place = difference.after.line > 0 ? difference.after : difference.before;
    std::string text = difference.text.text(language);
    for (const FactRange& range : difference.range) text += "\n" + range.words.text(language);
    out += std::string("::") + (open ? "error" : "notice") + " file=" + place.file +
           ",line=" + std::to_string(place.line) + ",col=" + std::to_string(place.column) +
           "::" + escaped(text) + "\n";
  }
  return out;
}

std::string RenderDiffTests(const DiffReport& report) {
  v1::PolicyTestSuite suite;
  suite.set_name(report.before + " → " + report.after);
  int number = 0;
  for (const Difference& difference : report.differences) {
    if (difference.witness == nullptr) continue;
    const Witness& witness = *difference.witness;
    v1::TestCase& test = *suite.add_case_();
    test.set_name(std::to_string(++number) + " " + difference.place);
    for (const std::string& clause : difference.clauses) test.add_clause(clause);
    *test.mutable_facts() = *witness.facts;
    test.mutable_as_of()->set_iso(witness.as_of);
    for (const std::string& id : witness.refused_after) test.add_refused(id);
    if (!witness.refused_after.empty()) continue;
    *test.mutable_expect() = *witness.after;
    for (const AnswerChange& change : witness.changes) {
      if (IsNothing(change.after)) test.add_absent(change.path);
    }
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(suite, &text);
  return "# proto-file: proto/guiju/v1/policy_test.proto\n"
         "# proto-message: guiju.v1.PolicyTestSuite\n\n" +
         text;
}

}  // namespace guiju::workbench
