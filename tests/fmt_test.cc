#include "guiju/workbench/fmt.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "guiju/load.h"
#include "guiju/v1/policy.pb.h"
#include "message_source.h"
#include "source_scanner.h"
#include "workbench/text_tree.h"

namespace guiju::workbench {
namespace {

using internal::Token;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

std::string Bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A column map is the smallest message that may hold what a test needs.
std::string Map(const std::string& text) {
  const Formatted formatted =
      FormatText("# proto-message: guiju.v1.ColumnMap\n" + text, "a.textproto");
  for (const Finding& finding : formatted.findings) ADD_FAILURE() << text << '\n' << finding.en;
  const std::size_t head = formatted.text.find('\n');
  return head == std::string::npos ? std::string() : formatted.text.substr(head + 1);
}

TEST(Fmt, LeavesEveryFileOfTheProjectAsItIs) {
  int files = 0;
  for (const char* folder : {"proto", "tests", "examples", "src"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(GUIJU_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".textproto") continue;
      ++files;
      const std::string bytes = Bytes(entry.path());
      const Formatted formatted = FormatText(bytes, entry.path().string());
      ASSERT_TRUE(formatted.findings.empty()) << formatted.findings[0].en << entry.path();
      EXPECT_EQ(formatted.text, bytes) << entry.path();
      EXPECT_FALSE(formatted.changed);
    }
  }
  EXPECT_GE(files, 30);
}

TEST(Fmt, DecidesTheSignsBetweenTheWords) {
  EXPECT_EQ(Map("zone :'a' ;\nnever: \"b\","), "zone: \"a\"\nnever: \"b\"\n");
  EXPECT_EQ(Map("column:<name:'a'fact:'b'>"), "column { name: \"a\" fact: \"b\" }\n");
  EXPECT_EQ(Map("column {\n\n\nname: 'a'\n\n\n\nfact: 'b'\n\n} "),
            "column {\n  name: \"a\"\n\n  fact: \"b\"\n}\n");
  EXPECT_EQ(Map("zone:\n\n  'a'\r\n"), "zone: \"a\"\n");
  EXPECT_EQ(Map("column{}column {\n}"), "column { }\ncolumn {\n}\n");
}

TEST(Fmt, WritesAListOfBlocksAsBlocks) {
  EXPECT_EQ(Map("# one\ncolumn: [ # two\n { name: 'a' }, # three\n # four\n { name: 'b' } ]"),
            "# one\n# two\ncolumn { name: \"a\" }   # three\n# four\ncolumn { name: \"b\" }\n");
}

TEST(Fmt, WritesTextsInTheShortestWay) {
  EXPECT_EQ(Map(R"(zone: '\x41\102\u89c4' "矩")"), "zone: \"AB规矩\"\n");
  EXPECT_EQ(Map(R"(zone: 'it\'s "so"\\')"), "zone: \"it's \\\"so\\\"\\\\\"\n");
  EXPECT_EQ(Map("zone:\n  'one '\n  'two'\n"), "zone:\n  \"one \"\n  \"two\"\n");
  EXPECT_EQ(Quoted("a\xE2\x80\xAE\x01\t\xC2\xA0"), "\"a\\u202e\\x01\\t\xC2\xA0\"");
  EXPECT_EQ(Quoted("\xFF"), "\"\\xff\"");
}

TEST(Fmt, KeepsWhichEntriesShareALine) {
  constexpr const char* kText = R"(column {
  name: "a" fact: "b"
  value { from: "x" to: "y" }
}
)";
  EXPECT_EQ(Map(kText), kText);
  // What was begun on one line and not ended there is opened.
  EXPECT_EQ(Map("column { name: 'a'\nfact: 'b' value { from: 'x'\nto: 'y' } }"),
            "column {\n  name: \"a\"\n  fact: \"b\"\n  value {\n    from: \"x\"\n    to: \"y\"\n  "
            "}\n}\n");
}

TEST(Fmt, MakesColumnsOfARunThatAsksForThem) {
  EXPECT_EQ(Map("column { name: 'a'  fact: 'b' }\ncolumn { name: 'long' fact: 'c' }\n"
                "# between\ncolumn { name: 'it' fact: 'd' required: true }\n"),
            "column { name: \"a\"    fact: \"b\" }\ncolumn { name: \"long\" fact: \"c\" }\n"
            "# between\ncolumn { name: \"it\"   fact: \"d\" required: true }\n");
  // A blank line ends the run, and nobody asked for the second one.
  EXPECT_EQ(Map("column { name: 'a'  fact: 'b' }\ncolumn { name: 'long' fact: 'c' }\n\n"
                "column { name: 'a' fact: 'b' }\ncolumn { name: 'long' fact: 'c' }\n"),
            "column { name: \"a\"    fact: \"b\" }\ncolumn { name: \"long\" fact: \"c\" }\n\n"
            "column { name: \"a\" fact: \"b\" }\ncolumn { name: \"long\" fact: \"c\" }\n");
  // Chinese characters are two columns wide.
  EXPECT_EQ(Map("column { name: '电话'  fact: 'b' }\ncolumn { name: 'abcdef' fact: 'c' }\n"),
            "column { name: \"电话\"   fact: \"b\" }\ncolumn { name: \"abcdef\" fact: \"c\" }\n");
}

// As long as a file may be: a run is set once and not once for each of its lines.
TEST(Fmt, SetsLongRuns) {
  std::string text;
  std::string expected;
  for (int i = 10'000; i < 14'000; ++i) {
    text += "column { name: '" + std::to_string(i) + "'  fact: 'a' }\n";
    expected += "column { name: \"" + std::to_string(i) + "\" fact: \"a\" }\n";
  }
  EXPECT_EQ(Map(text), expected);
}

TEST(Fmt, KeepsCommentsWhereTheyAre) {
  constexpr const char* kText = R"(# head

# banner ------
zone: "a"      # one
never: "b"     # two
column {       # three
  # four
  name: "a"

  # five
  fact: "b"  # six
  # seven
}  # eight

# the end
)";
  EXPECT_EQ(Map(kText), kText);
  EXPECT_EQ(Map("zone: 'a' # 1\nnever: 'abcdef' # 2\n"),
            "zone: \"a\"   # 1\nnever: \"abcdef\"   # 2\n");
  // Comments in one column move together when an entry grows into them.
  EXPECT_EQ(Map("zone: 'a'   # 1\nnever:'b'   # 2\n"), "zone: \"a\"   # 1\nnever: \"b\"  # 2\n");
  EXPECT_EQ(Map("zone: # within\n 'a'\n"), "# within\nzone: \"a\"\n");
}

TEST(Fmt, SaysWhatItCannotRead) {
  const Formatted broken = FormatText("# proto-message: guiju.v1.Policy\nid: x\n}", "p.textproto");
  EXPECT_TRUE(broken.is_policy());
  EXPECT_TRUE(broken.text.empty());
  EXPECT_THAT(broken.findings,
              Contains(AllOf(Field(&Finding::id, "wrong_type"), Field(&Finding::line, 2))));
  EXPECT_THAT(broken.findings,
              Contains(AllOf(Field(&Finding::id, "extra_brace"), Field(&Finding::line, 3))));
  const Formatted json = FormatText("{\"id\": \"a\"}", "p.json");
  ASSERT_EQ(json.findings.size(), 1U);
  EXPECT_EQ(json.findings[0].id, "fmt_not_text");
  const Formatted other = FormatText("# proto-message: other.Thing\nid: 'x'", "p.textproto");
  ASSERT_EQ(other.findings.size(), 1U);
  EXPECT_THAT(other.findings[0].en, HasSubstr("other.Thing"));
}

TEST(Fmt, FindsTheMessageOfAFileThatDoesNotNameIt) {
  EXPECT_EQ(FormatText("record: TICKETS column { name: 'a' fact: 'id' }", "m.textproto").message,
            "guiju.v1.ColumnMap");
  EXPECT_EQ(FormatText("name: 'a' require { coverage_percent: '100' }", "t.textproto").message,
            "guiju.v1.PolicyTestSuite");
  // What breaks a rule is formatted all the same.
  EXPECT_EQ(FormatText("id:'Bad Id'", "p.textproto").text, "id: \"Bad Id\"\n");
}

// A text in another layout that says the same: white space, separators, brackets, quotation marks.
class Mutator {
 public:
  Mutator(std::string_view text, unsigned seed) : text_(text), random_(seed) {
    internal::SourceProblems problems(text, "");
    tokens_ = internal::ScanTokens(text, internal::SourceForm::kText, &problems, &comments_);
  }

  std::string Run() {
    std::string out;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      out += Gap(i, text_.substr(at, token.offset - at));
      out += Word(i);
      at = token.offset + token.size;
    }
    out += text_.substr(at);
    if (Chance(3)) out = "\xEF\xBB\xBF" + out;
    if (!Chance(3)) return out;
    std::string windows;
    for (const char c : out) windows += c == '\n' ? "\r\n" : std::string(1, c);
    return windows;
  }

 private:
  bool Chance(unsigned one_in) { return random_() % one_in == 0; }
  std::string Spaces(std::size_t least, std::size_t most) {
    std::string out;
    for (std::size_t n = least + random_() % (most - least + 1); n > 0; --n) {
      out += Chance(5) ? '\t' : ' ';
    }
    return out;
  }

  bool IsSign(std::size_t i, char sign) const { return tokens_[i].sign == sign; }

  // The line has a comment behind its entries, whose column counts from the first of them.
  bool HasComment(std::size_t offset) const {
    const std::size_t begin = offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
    const std::size_t end = std::min(text_.find('\n', offset), text_.size());
    for (const Token& comment : comments_) {
      if (comment.offset >= begin && comment.offset < end) return true;
    }
    return false;
  }

  // The token at `i` begins a field that has another one before it.
  bool BeginsField(std::size_t i) const {
    return i > 0 && tokens_[i].type == Token::kWord && !IsSign(i - 1, '{') && !IsSign(i - 1, ':') &&
           !IsSign(i - 1, '[') && !IsSign(i - 1, ',') && (IsSign(i + 1, ':') || IsSign(i + 1, '{'));
  }

  std::string Gap(std::size_t i, std::string_view gap) {
    const bool fixed = HasComment(tokens_[i].offset);
    const bool comments = gap.find('#') != std::string_view::npos;
    std::string out;
    if (comments) {
      // Lines of comments get another indentation.
      std::size_t at = 0;
      while (at < gap.size()) {
        const std::size_t end = std::min(gap.find('\n', at), gap.size() - 1) + 1;
        std::string_view line = gap.substr(at, end - at);
        if (at > 0 || tokens_[i].offset == gap.size()) {
          line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
          out += Spaces(0, 5);
        }
        out += line;
        at = end;
      }
      return out;
    }
    const auto breaks = std::count(gap.begin(), gap.end(), '\n');
    const bool before_fixed = i > 0 && HasComment(tokens_[i - 1].offset);
    if (BeginsField(i) && Chance(4) && !fixed && !before_fixed) out += Chance(2) ? "," : ";";
    if (breaks > 0) {
      out += before_fixed ? "" : Spaces(0, 2);
      for (auto n = breaks > 1 ? 2 + random_() % 3 : 1; n > 0; --n) out += "\n" + Spaces(0, 9);
      return out;
    }
    if (fixed || gap.empty()) return out + std::string(gap);
    return out + (gap.size() > 1 ? Spaces(2, 7) : Spaces(1, 1));
  }

  std::string Word(std::size_t i) {
    const Token& token = tokens_[i];
    const std::string raw(text_.substr(token.offset, token.size));
    if (HasComment(token.offset)) {
      if (raw == "{") angled_.push_back(false);
      if (raw == "}") angled_.pop_back();
      return raw;
    }
    if (raw == "{") {
      angled_.push_back(Chance(6));
      return std::string(Chance(6) ? ": " : "") + (angled_.back() ? "<" : "{");
    }
    if (raw == "}") {
      const bool angled = angled_.back();
      angled_.pop_back();
      return angled ? ">" : "}";
    }
    const bool plain = raw.find_first_of("'\\") == std::string::npos;
    if (token.type != Token::kString || !plain || raw.size() < 4 || !Chance(3)) return raw;
    const std::string inside = raw.substr(1, raw.size() - 2);
    if (Chance(2)) return "'" + inside + "'";
    std::size_t cut = random_() % inside.size();
    while ((static_cast<unsigned char>(inside[cut]) & 0xC0U) == 0x80U) --cut;
    return "\"" + inside.substr(0, cut) + "\"" + Spaces(0, 3) + "'" + inside.substr(cut) + "'";
  }

  std::string_view text_;
  std::mt19937 random_;
  std::vector<Token> tokens_;
  std::vector<Token> comments_;
  std::vector<bool> angled_;
};

TEST(Fmt, MakesOneLayoutOfAll) {
  const std::string standard =
      Bytes(std::filesystem::path(GUIJU_SOURCE_DIR) / "proto/policies/standard.textproto");
  const char* rounds = std::getenv("GUIJU_FMT_ROUNDS");
  const unsigned count = rounds == nullptr ? 40 : static_cast<unsigned>(std::atoi(rounds));
  for (unsigned seed = 1; seed <= count; ++seed) {
    const std::string mutated = Mutator(standard, seed).Run();
    ASSERT_NE(mutated, standard);
    const Formatted formatted = FormatText(mutated, "p.textproto");
    for (const Finding& finding : formatted.findings) FAIL() << seed << ": " << finding.en;
    if (formatted.text == standard) continue;
    const auto [ours, theirs] = std::mismatch(formatted.text.begin(), formatted.text.end(),
                                              standard.begin(), standard.end());
    const auto at = static_cast<std::size_t>(theirs - standard.begin());
    FAIL() << "seed " << seed << ": " << formatted.text.substr(at < 100 ? 0 : at - 100, 200)
           << "\n--- expected ---\n"
           << standard.substr(at < 100 ? 0 : at - 100, 200);
  }
}

TEST(Fmt, LosesNoComment) {
  const std::string standard(StandardPolicyText());
  v1::Policy expected;
  ASSERT_TRUE(internal::ReadMessage({standard, "p.textproto"}, &expected).complete);
  internal::SourceProblems problems(standard, "");
  const std::vector<Token> tokens =
      internal::ScanTokens(standard, internal::SourceForm::kText, &problems);
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    std::size_t at = 0;
    unsigned added = 0;
    for (const Token& token : tokens) {
      text += standard.substr(at, token.offset - at);
      if (random() % 40 == 0) text += " # added " + std::to_string(++added) + ".\n";
      text += standard.substr(token.offset, token.size);
      at = token.offset + token.size;
    }
    ASSERT_GT(added, 100U);
    const Formatted formatted = FormatText(text, "p.textproto");
    for (const Finding& finding : formatted.findings) FAIL() << seed << ": " << finding.en;
    for (unsigned i = 1; i <= added; ++i) {
      const std::string comment = "# added " + std::to_string(i) + ".\n";
      const std::size_t found = formatted.text.find(comment);
      ASSERT_NE(found, std::string::npos) << comment;
      ASSERT_EQ(formatted.text.find(comment, found + 1), std::string::npos) << comment;
    }
    v1::Policy read;
    ASSERT_TRUE(internal::ReadMessage({formatted.text, "p.textproto"}, &read).complete);
    ASSERT_TRUE(google::protobuf::util::MessageDifferencer::Equals(read, expected));
    EXPECT_EQ(FormatText(formatted.text, "p.textproto").text, formatted.text) << "seed " << seed;
  }
}

// Whatever the bytes are: a text that says the same and is stable, or findings; never a crash.
TEST(Fmt, StandsBrokenTexts) {
  const std::string whole(StandardPolicyText().substr(0, 6000));
  std::mt19937 random(20261125);
  constexpr std::string_view kBits = "{}[]<>:;,\"'\\#-0 \n\t=a\xE4";
  int formatted_texts = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::size_t begin = random() % whole.size();
    std::string text = whole.substr(begin, 400);
    for (auto n = random() % 3; n > 0; --n) {
      text[random() % text.size()] = kBits[random() % kBits.size()];
    }
    const Formatted formatted = FormatText(text, "p.textproto");
    if (!formatted.findings.empty()) {
      for (const Finding& finding : formatted.findings)
        ASSERT_NE(finding.id, "fmt_would_change") << text;
      continue;
    }
    ++formatted_texts;
    ASSERT_EQ(FormatText(formatted.text, "p.textproto").text, formatted.text) << text;
  }
  EXPECT_GT(formatted_texts, 0);
}

}  // namespace
}  // namespace guiju::workbench
