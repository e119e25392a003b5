#include "workbench/text_tree.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "utf8.h"

namespace guiju::workbench {
namespace {

using internal::SourceForm;
using internal::SourceProblems;
using internal::Token;

class TreeParser {
 public:
  explicit TreeParser(std::string_view bytes) : bytes_(bytes), problems_(bytes, "") {
    tokens_ = internal::ScanTokens(bytes, SourceForm::kText, &problems_, &comments_);
  }

  TextEntry Run() {
    TextEntry root;
    root.kind = TextEntry::kMessage;
    root.end = static_cast<std::uint32_t>(bytes_.size());
    Body(&root);
    return root;
  }

 private:
  const Token& Now() const { return tokens_[at_]; }
  bool IsSign(char sign) const { return Now().type == Token::kSign && Now().sign == sign; }
  bool AtCloser() const { return IsSign('}') || IsSign('>') || IsSign(']'); }
  bool AtEnd() const { return Now().type == Token::kEnd; }

  void Step() {
    behind_ = Now().offset + Now().size;
    if (at_ + 1 < tokens_.size()) ++at_;
  }

  int LineBreaks(std::uint32_t from, std::uint32_t to) const {
    return static_cast<int>(std::count(bytes_.begin() + from, bytes_.begin() + to, '\n'));
  }

  TextComment Take(const Token& token) {
    std::string_view text = bytes_.substr(token.offset, token.size);
    const std::size_t last = text.find_last_not_of(" \t\r\v\f");
    text = text.substr(0, last + 1);
    const TextComment comment{text, token.offset, LineBreaks(behind_, token.offset) > 1};
    behind_ = token.offset + token.size;
    return comment;
  }

  // The comments up to the next token: one that stands on the line of what was read last goes to
  // `same_line`, the others to `own_lines`.
  void Comments(std::vector<TextComment>* same_line, std::vector<TextComment>* own_lines) {
    for (; next_comment_ < comments_.size(); ++next_comment_) {
      const Token& comment = comments_[next_comment_];
      if (comment.offset > Now().offset) return;
      const bool same = LineBreaks(behind_, comment.offset) == 0 && behind_ > 0;
      const bool first = same_line->empty() && own_lines->empty();
      TextComment taken = Take(comment);
      (same && first ? same_line : own_lines)->push_back(taken);
    }
  }

  // What stands between the last thing read and the token at the cursor.
  void Gap(TextEntry* entry) const {
    const std::string_view gap = bytes_.substr(behind_, Now().offset - behind_);
    const int breaks = LineBreaks(behind_, Now().offset);
    entry->starts_line = breaks > 0 || behind_ == 0;
    entry->blank_before = breaks > 1;
    entry->wide_gap = breaks == 0 && gap.size() > 1;
  }

  void Separator(TextEntry* entry, std::vector<TextComment>* own_lines) {
    Comments(&entry->after, own_lines);
    if (!IsSign(',') && !IsSign(';')) return;
    Step();
    Comments(&entry->after, own_lines);
  }

  // The entries up to the closing sign, which is left to the caller.
  void Body(TextEntry* parent) {
    std::vector<TextComment> own_lines;
    Comments(&parent->opening, &own_lines);
    while (!AtEnd() && !AtCloser()) {
      std::vector<TextEntry> entries(1);
      entries.front().before = std::exchange(own_lines, {});
      Field(&entries);
      Separator(&entries.back(), &own_lines);
      for (TextEntry& entry : entries) parent->children.push_back(std::move(entry));
    }
    parent->closing = std::move(own_lines);
  }

  // Comments from inside of a field that are neither in front of it nor in its block go before it.
  void Hoist(TextEntry* entry) { Comments(&entry->before, &entry->before); }

  // One field; a list of messages becomes as many fields.
  void Field(std::vector<TextEntry>* entries) {
    TextEntry& entry = entries->front();
    Gap(&entry);
    entry.begin = Now().offset;
    entry.name = bytes_.substr(Now().offset, Now().size);
    Step();
    Hoist(&entry);
    if (IsSign(':')) {
      Step();
      Hoist(&entry);
    }
    if (!IsSign('[')) {
      Value(&entry);
      return;
    }
    entry.kind = TextEntry::kList;
    List(&entry);
    const bool messages =
        !entry.children.empty() && entry.children.front().kind == TextEntry::kMessage;
    if (!messages) return;
    const TextEntry list = entry;
    *entries = list.children;
    for (TextEntry& one : *entries) {
      one.name = list.name;
      one.starts_line = true;
    }
    TextEntry& first = entries->front();
    std::vector<TextComment> before = list.before;
    before.insert(before.end(), list.opening.begin(), list.opening.end());
    before.insert(before.end(), first.before.begin(), first.before.end());
    first.before = std::move(before);
    first.blank_before = list.blank_before;
    for (const TextComment& comment : list.closing) entries->back().before.push_back(comment);
  }

  void List(TextEntry* list) {
    list->value_begin = Now().offset;
    Step();
    std::vector<TextComment> own_lines;
    Comments(&list->opening, &own_lines);
    while (!AtEnd() && !AtCloser()) {
      TextEntry item;
      item.in_list = true;
      item.before = std::exchange(own_lines, {});
      Gap(&item);
      item.begin = Now().offset;
      Value(&item);
      Separator(&item, &own_lines);
      list->children.push_back(std::move(item));
    }
    list->closing = std::move(own_lines);
    list->end = Now().offset + Now().size;
    Step();
  }

  void Value(TextEntry* entry) {
    entry->value_begin = Now().offset;
    if (IsSign('{') || IsSign('<')) {
      entry->kind = TextEntry::kMessage;
      Step();
      Body(entry);
      entry->end = Now().offset + Now().size;
      Step();
      return;
    }
    const auto take = [this, entry] {
      entry->scalar.push_back(Now());
      entry->end = Now().offset + Now().size;
      Step();
    };
    if (IsSign('-')) {
      take();
      Hoist(entry);
    }
    const bool text = Now().type == Token::kString;
    take();
    while (text) {
      // Comments between the pieces of a text belong to it; those behind it do not.
      if (Now().type != Token::kString) break;
      Hoist(entry);
      take();
    }
  }

  std::string_view bytes_;
  SourceProblems problems_;
  std::vector<Token> tokens_;
  std::vector<Token> comments_;
  std::size_t at_ = 0;
  std::size_t next_comment_ = 0;
  std::uint32_t behind_ = 0;  // of the last token or comment that was read
};

// "metric[resolution]" -> "metric", "resolution".
std::pair<std::string_view, std::string_view> SplitStep(std::string_view step) {
  const std::size_t open = step.find('[');
  if (open == std::string_view::npos || step.back() != ']') return {step, {}};
  return {step.substr(0, open), step.substr(open + 1, step.size() - open - 2)};
}

bool IsCalled(const TextEntry& entry, std::string_view bytes, std::string_view id) {
  for (const std::string_view key : {"id", "name", "metric"}) {
    const TextEntry* field = entry.Find(key);
    if (field != nullptr) return ScalarOf(*field, bytes) == id;
  }
  return false;
}

}  // namespace

const TextEntry* TextEntry::Find(std::string_view field) const {
  for (const TextEntry& child : children) {
    if (child.name == field) return &child;
  }
  return nullptr;
}

TextEntry ParseTextTree(std::string_view bytes) { return TreeParser(bytes).Run(); }

std::string ScalarOf(const TextEntry& scalar, std::string_view bytes) {
  std::string out;
  for (const Token& token : scalar.scalar) {
    const std::string_view raw = bytes.substr(token.offset, token.size);
    if (token.type == Token::kString) {
      out += internal::UnescapeText(raw, SourceForm::kText);
    } else {
      out += raw;
    }
  }
  return out;
}

const TextEntry* FindPlace(const TextEntry& root, std::string_view bytes, std::string_view place) {
  const TextEntry* at = &root;
  while (!place.empty()) {
    // A name in brackets may hold any sign, a point too.
    std::size_t end = 0;
    for (int depth = 0; end < place.size() && (depth > 0 || place[end] != '.'); ++end) {
      depth += place[end] == '[' ? 1 : place[end] == ']' ? -1 : 0;
    }
    const auto [field, id] = SplitStep(place.substr(0, end));
    place.remove_prefix(end == place.size() ? end : end + 1);
    const TextEntry* found = nullptr;
    std::size_t number = 0;
    for (const TextEntry& child : at->children) {
      if (child.name != field) continue;
      if (id.empty() || IsCalled(child, bytes, id) || std::to_string(number) == id) {
        found = &child;
        break;
      }
      ++number;
    }
    if (found == nullptr) return nullptr;
    at = found;
  }
  return at;
}

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const internal::CodePoint point = internal::DecodeUtf8(text, i);
    const std::uint32_t c = point.value;
    std::array<char, 12> escape{};
    const bool unseen = (c >= 0x80 && c < 0xA0) || c == 0x200B || c == 0x200E || c == 0x200F ||
                        (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    if (point.size == 0) {
      std::snprintf(escape.data(), escape.size(), "\\x%02x",
                    static_cast<unsigned>(static_cast<unsigned char>(text[i])));
    } else if (c == '"' || c == '\\') {
      std::snprintf(escape.data(), escape.size(), "\\%c", static_cast<char>(c));
    } else if (c == '\n' || c == '\r' || c == '\t') {
      std::snprintf(escape.data(), escape.size(), "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (c < 0x20 || c == 0x7F) {
      std::snprintf(escape.data(), escape.size(), "\\x%02x", c);
    } else if (unseen) {
      std::snprintf(escape.data(), escape.size(), "\\u%04x", c);
    }
    if (escape[0] != '\0') {
      out += escape.data();
    } else {
      out += text.substr(i, point.size);
    }
    i += std::max<std::size_t>(1, point.size);
  }
  return out + "\"";
}

}  // namespace guiju::workbench
