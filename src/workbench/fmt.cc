#include "guiju/workbench/fmt.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "display_width.h"
#include "guiju/v1/calendar.pb.h"
#include "guiju/v1/column_map.pb.h"
#include "guiju/v1/conformance.pb.h"
#include "guiju/v1/policy.pb.h"
#include "guiju/v1/policy_test.pb.h"
#include "message_source.h"
#include "problems.h"
#include "sentences/forms.h"
#include "workbench/text_tree.h"

namespace guiju::workbench {
namespace {

using google::protobuf::Message;
using internal::DisplayWidth;
using internal::Token;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kIndent = 2;
// Between an entry and a comment behind it: at least so many, and so many when it has to move.
constexpr std::size_t kLeastGap = 2;
constexpr std::size_t kNewGap = 3;

struct Line {
  std::string text;  // with its indentation
  std::string comment;
  std::size_t column = 0;  // where the comment wants to stand, from 0
};

class Writer {
 public:
  explicit Writer(std::string_view bytes) : bytes_(bytes) {}

  std::string Run(const TextEntry& root) {
    Body(root, 0);
    PlaceComments();
    std::string out;
    for (const Line& line : lines_) {
      out += line.text;
      if (!line.comment.empty()) {
        out.append(line.column - DisplayWidth(line.text), ' ');
        out += line.comment;
      }
      out += '\n';
    }
    return out;
  }

 private:
  // The entry can stand on one line: it was written so.
  bool IsInline(const TextEntry& entry) const {
    const std::string_view written =
        bytes_.substr(entry.value_begin, entry.end - entry.value_begin);
    if (entry.kind != TextEntry::kScalar) return written.find('\n') == std::string_view::npos;
    return !HasPieces(entry);
  }

  // A text whose pieces stand on lines of their own.
  bool HasPieces(const TextEntry& entry) const {
    if (entry.scalar.size() < 2 || entry.scalar[0].type != Token::kString) return false;
    const std::string_view written =
        bytes_.substr(entry.value_begin, entry.end - entry.value_begin);
    return written.find('\n') != std::string_view::npos;
  }

  std::string Piece(const Token& token) const {
    return Quoted(internal::UnescapeText(bytes_.substr(token.offset, token.size),
                                         internal::SourceForm::kText));
  }

  std::string ScalarText(const TextEntry& entry) const {
    const std::string value = ScalarOf(entry, bytes_);
    return entry.scalar[0].type == Token::kString ? Quoted(value) : value;
  }

  static std::string Head(const TextEntry& entry) {
    if (entry.name.empty()) return {};
    return std::string(entry.name) + (entry.kind == TextEntry::kMessage ? " " : ": ");
  }

  std::string InlineText(const TextEntry& entry) const {
    std::string out = Head(entry);
    if (entry.kind == TextEntry::kScalar) return out + ScalarText(entry);
    const bool list = entry.kind == TextEntry::kList;
    if (entry.children.empty()) return out + (list ? "[]" : "{ }");
    out += list ? "[" : "{ ";
    for (std::size_t i = 0; i < entry.children.size(); ++i) {
      if (i > 0) out += list ? ", " : " ";
      out += InlineText(entry.children[i]);
    }
    return out + (list ? "]" : " }");
  }

  void Put(std::size_t indent, const std::string& text) {
    lines_.push_back({std::string(indent, ' ') + text, {}, 0});
  }

  void Blank() {
    if (!lines_.empty() && !lines_.back().text.empty()) lines_.push_back({});
  }

  void OwnLines(const std::vector<TextComment>& comments, std::size_t indent,
                bool may_begin_blank) {
    for (std::size_t i = 0; i < comments.size(); ++i) {
      if (comments[i].blank_before && (i > 0 || may_begin_blank)) Blank();
      Put(indent, std::string(comments[i].text));
    }
  }

  // A comment behind the last line; what does not fit there goes below.
  void Behind(const std::vector<TextComment>& comments, std::size_t indent) {
    if (comments.empty()) return;
    const TextComment& comment = comments.front();
    lines_.back().comment = std::string(comment.text);
    const std::size_t line = LineBegin(comment.offset);
    const std::string_view before = bytes_.substr(line, comment.offset - line);
    const std::size_t written = before.find_first_not_of(" \t");
    const std::size_t at = DisplayWidth(before);
    const std::size_t shift = written == std::string_view::npos ? at : written;
    const std::size_t now = lines_.back().text.find_first_not_of(' ');
    lines_.back().column = at - shift + (now == std::string::npos ? indent : now);
    for (std::size_t i = 1; i < comments.size(); ++i) Put(indent, std::string(comments[i].text));
  }

  std::size_t LineBegin(std::size_t offset) const {
    const std::size_t found = offset == 0 ? offset : bytes_.rfind('\n', offset - 1);
    return found == std::string_view::npos || offset == 0 ? 0 : found + 1;
  }

  void Body(const TextEntry& parent, std::size_t indent) {
    const bool list = parent.kind == TextEntry::kList;
    const std::vector<TextEntry>& entries = parent.children;
    bool fresh = parent.opening.empty() || lines_.empty();
    // Behind the opening sign of a file there is nothing.
    for (std::size_t i = 0; i < entries.size();) {
      OwnLines(entries[i].before, indent, !fresh || i > 0);
      if (entries[i].blank_before && (i > 0 || !entries[i].before.empty())) Blank();
      fresh = false;
      const std::size_t end = LineEnd(entries, i);
      if (end == i) {
        Open(entries[i], indent, list && i + 1 < entries.size());
        ++i;
        continue;
      }
      std::string text;
      for (std::size_t k = i; k < end; ++k) {
        if (k > i) text += " ";
        text += end == i + 1 ? Columns(entries, k) : InlineText(entries[k]);
        if (list && k + 1 < entries.size()) text += ",";
      }
      Put(indent, text);
      Behind(entries[end - 1].after, indent);
      i = end;
    }
    OwnLines(parent.closing, indent, !entries.empty());
  }

  // The entries from `first` on that share a line: up to the returned one, which is `first` when
  // that one has to be opened.
  std::size_t LineEnd(const std::vector<TextEntry>& entries, std::size_t first) const {
    std::size_t end = first;
    while (end < entries.size() && IsInline(entries[end])) {
      if (end > first && (entries[end].starts_line || !entries[end].before.empty())) break;
      ++end;
      if (!entries[end - 1].after.empty()) break;
    }
    return end;
  }

  void Open(const TextEntry& entry, std::size_t indent, bool comma) {
    if (entry.kind == TextEntry::kScalar) {
      if (!entry.name.empty()) Put(indent, std::string(entry.name) + ":");
      const std::size_t deeper = entry.name.empty() ? indent : indent + kIndent;
      for (std::size_t i = 0; i < entry.scalar.size(); ++i) Put(deeper, Piece(entry.scalar[i]));
    } else {
      const bool list = entry.kind == TextEntry::kList;
      Put(indent, Head(entry) + (list ? "[" : "{"));
      Behind(entry.opening, indent + kIndent);
      Body(entry, indent + kIndent);
      Put(indent, list ? "]" : "}");
    }
    if (comma) lines_.back().text += ",";
    Behind(entry.after, indent);
  }

  // The only entry of its line, with its fields in the columns of the run that it belongs to.
  std::string Columns(const std::vector<TextEntry>& entries, std::size_t at) {
    const TextEntry& entry = entries[at];
    if (entry.kind != TextEntry::kMessage || entry.children.empty()) return InlineText(entry);
    // Runs are asked for entry by entry, in order.
    if (run_of_ != &entries || at < run_begin_ || at >= run_begin_ + run_.size()) {
      std::size_t first = at;
      while (first > 0 && Follows(entries, first)) --first;
      std::size_t end = at + 1;
      while (end < entries.size() && Follows(entries, end)) ++end;
      run_of_ = &entries;
      run_begin_ = first;
      run_ = InColumns(entries, first, end);
    }
    return run_[at - run_begin_];
  }

  std::vector<std::string> InColumns(const std::vector<TextEntry>& entries, std::size_t first,
                                     std::size_t end) const {
    std::vector<std::string> rows;
    std::size_t most = 0;
    for (std::size_t i = first; i < end; ++i) {
      rows.push_back(Head(entries[i]) + "{ ");
      most = std::max(most, entries[i].children.size());
    }
    for (std::size_t k = 0; k < most; ++k) {
      bool wide = false;
      std::size_t column = 0;
      for (std::size_t i = first; end - first > 1 && i < end; ++i) {
        if (entries[i].children.size() <= k) continue;
        wide = wide || (k > 0 && entries[i].children[k].wide_gap);
        column = std::max(column, DisplayWidth(rows[i - first]));
      }
      for (std::size_t i = first; i < end; ++i) {
        std::string& row = rows[i - first];
        if (entries[i].children.size() <= k) continue;
        if (wide) row.append(column - DisplayWidth(row), ' ');
        row += InlineText(entries[i].children[k]) + " ";
      }
    }
    for (std::string& row : rows) row += "}";
    return rows;
  }

  // The entry stands alone on the line under the one before it, which is of its name and alone,
  // too.
  bool Follows(const std::vector<TextEntry>& entries, std::size_t at) const {
    const TextEntry& before = entries[at - 1];
    const TextEntry& entry = entries[at];
    if (before.name != entry.name || !IsAlone(entries, at - 1) || !IsAlone(entries, at))
      return false;
    if (entry.blank_before) return false;
    for (const TextComment& comment : entry.before) {
      if (comment.blank_before) return false;
    }
    return true;
  }

  bool IsAlone(const std::vector<TextEntry>& entries, std::size_t at) const {
    const TextEntry& entry = entries[at];
    if (entry.kind != TextEntry::kMessage || entry.children.empty() || !IsInline(entry))
      return false;
    const auto begins = [this, &entries](std::size_t i) {
      return i == 0 || i == entries.size() || entries[i].starts_line ||
             !entries[i].before.empty() || !entries[i - 1].after.empty() ||
             !IsInline(entries[i - 1]) || !IsInline(entries[i]);
    };
    return begins(at) && begins(at + 1);
  }

  // Comments that want one column on lines that follow each other get one.
  void PlaceComments() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      if (!lines_[i].comment.empty()) {
        while (end < lines_.size() && !lines_[end].comment.empty() &&
               lines_[end].column == lines_[i].column) {
          ++end;
        }
        std::size_t widest = 0;
        for (std::size_t k = i; k < end; ++k)
          widest = std::max(widest, DisplayWidth(lines_[k].text));
        if (lines_[i].column < widest + kLeastGap) {
          for (std::size_t k = i; k < end; ++k) lines_[k].column = widest + kNewGap;
        }
      }
      i = end;
    }
  }

  std::string_view bytes_;
  std::vector<Line> lines_;
  const std::vector<TextEntry>* run_of_ = nullptr;  // the run that was set last
  std::size_t run_begin_ = 0;
  std::vector<std::string> run_;
};

// The messages that people write. The first is what a file without a name is held against.
std::vector<const Message*> WrittenMessages() {
  return {&v1::Policy::default_instance(), &v1::PolicyTestSuite::default_instance(),
          &v1::ColumnMap::default_instance(), &v1::HolidayBook::default_instance(),
          &v1::ConformanceSuite::default_instance()};
}

// What `# proto-message:` among the comments at the head of the file says.
std::string NamedMessage(std::string_view bytes) {
  constexpr std::string_view kMark = "proto-message:";
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) continue;
    if (line[first] != '#') return {};
    const std::size_t mark = line.find(kMark);
    if (mark == std::string_view::npos) continue;
    line.remove_prefix(mark + kMark.size());
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(line.substr(begin, line.find_first_of(" \t\r\n", begin) - begin));
  }
  return {};
}

Finding Tell(const std::string& file, const internal::Sentence& sentence,
             const internal::Arguments& arguments) {
  internal::Problems problems;
  problems.Error("", sentence, arguments);
  problems.findings().front().file = file;
  return std::move(problems.findings().front());
}

struct Reading {
  std::unique_ptr<Message> message;
  internal::ReadResult result;
};

Reading Read(std::string_view bytes, const std::string& name, const Message& type) {
  Reading reading;
  reading.message.reset(type.New());
  reading.result =
      internal::ReadMessage({bytes, name, internal::SourceForm::kText}, reading.message.get());
  return reading;
}

std::vector<std::string> CommentsOf(const TextEntry& entry) {
  std::vector<std::string> out;
  const auto add = [&out](const std::vector<TextComment>& comments) {
    for (const TextComment& comment : comments) out.emplace_back(comment.text);
  };
  add(entry.before);
  add(entry.opening);
  for (const TextEntry& child : entry.children) {
    for (std::string& text : CommentsOf(child)) out.push_back(std::move(text));
  }
  add(entry.closing);
  add(entry.after);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Formatted FormatText(std::string_view bytes, const std::string& name) {
  Formatted formatted;
  const internal::SourceForm form = internal::DetectForm(name, bytes);
  if (form != internal::SourceForm::kText) {
    formatted.findings.push_back(Tell(name, internal::kFmtNotText, {}));
    return formatted;
  }
  std::string_view text = bytes;
  if (text.substr(0, kUtf8Mark.size()) == kUtf8Mark) text.remove_prefix(kUtf8Mark.size());
  const std::string named = NamedMessage(text);
  std::string known;
  const Message* type = nullptr;
  Reading reading;
  for (const Message* candidate : WrittenMessages()) {
    const std::string full_name = candidate->GetDescriptor()->full_name();
    known += (known.empty() ? "" : ", ") + full_name;
    if (!named.empty() && named != full_name) continue;
    Reading tried = Read(text, name, *candidate);
    if (type == nullptr || tried.result.complete) {
      type = candidate;
      reading = std::move(tried);
    }
    if (reading.result.complete) break;
  }
  if (type == nullptr) {
    formatted.findings.push_back(
        Tell(name, internal::kFmtUnknownMessage, {{"found", named}, {"known", known}}));
    return formatted;
  }
  formatted.message = type->GetDescriptor()->full_name();
  if (!reading.result.complete) {
    formatted.findings = std::move(reading.result.findings);
    return formatted;
  }
  const TextEntry tree = ParseTextTree(text);
  std::string out = Writer(text).Run(tree);
  const Reading again = Read(out, name, *type);
  if (!again.result.complete ||
      !google::protobuf::util::MessageDifferencer::Equals(*reading.message, *again.message) ||
      CommentsOf(tree) != CommentsOf(ParseTextTree(out))) {
    formatted.findings.push_back(Tell(name, internal::kFmtWouldChange, {}));
    return formatted;
  }
  formatted.changed = out != bytes;
  formatted.text = std::move(out);
  return formatted;
}

}  // namespace guiju::workbench
