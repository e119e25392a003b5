#include "source_scanner.h"

#include <google/protobuf/io/tokenizer.h>

#include <array>
#include <cstdio>

#include "sentences/source.h"

namespace guiju::internal {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string Hex(char c) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02X",
                static_cast<unsigned>(static_cast<unsigned char>(c)));
  return text.data();
}

struct FullWidth {
  std::string_view found;
  char plain;
};

// What Chinese input methods write for the signs of the two forms.
constexpr std::array<FullWidth, 16> kFullWidth = {{
    {"：", ':'},
    {"，", ','},
    {"；", ';'},
    {"｛", '{'},
    {"｝", '}'},
    {"［", '['},
    {"］", ']'},
    {"【", '['},
    {"】", ']'},
    {"“", '"'},
    {"”", '"'},
    {"＂", '"'},
    {"‘", '\''},
    {"’", '\''},
    {"－", '-'},
    {"＃", '#'},
}};

std::uint32_t HexValue(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const int digit = IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

class Scanner {
 public:
  Scanner(std::string_view bytes, SourceForm form, SourceProblems* problems,
          std::vector<Token>* comments)
      : bytes_(bytes), json_(form == SourceForm::kJson), problems_(problems), comments_(comments) {}

  std::vector<Token> Run() {
    while (at_ < bytes_.size()) Step();
    Emit(Token::kEnd, at_);
    return std::move(tokens_);
  }

 private:
  char Look(std::size_t ahead) const {
    return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
  }

  Token Cut(Token::Type type, std::size_t begin) const {
    Token token;
    token.type = type;
    token.offset = static_cast<std::uint32_t>(begin);
    token.size = static_cast<std::uint32_t>(at_ - begin);
    return token;
  }

  Token& Emit(Token::Type type, std::size_t begin) {
    tokens_.push_back(Cut(type, begin));
    return tokens_.back();
  }

  void Step() {
    const char c = bytes_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (!json_ && (c == '\v' || c == '\f'))) {
      ++at_;
    } else if (c == '#' || (json_ && c == '/' && (Look(1) == '/' || Look(1) == '*'))) {
      Comment();
    } else if (IsLetter(c)) {
      const std::size_t begin = at_;
      while (IsLetter(Look(0)) || IsDigit(Look(0))) ++at_;
      Emit(Token::kWord, begin);
    } else if (IsDigit(c) || (c == '.' && IsDigit(Look(1)))) {
      Number();
    } else if (c == '"' || c == '\'') {
      Text();
    } else if (!IsAscii(c)) {
      Foreign();
    } else if (c < ' ' || c == 0x7F) {
      problems_->Error(at_++, "", kSourceControl, {{"byte", Hex(c)}});
    } else {
      const std::size_t begin = at_++;
      Emit(Token::kSign, begin).sign = c;
    }
  }

  void Comment() {
    const std::size_t begin = at_;
    if (bytes_[at_] == '/' && Look(1) == '*') {
      const std::size_t end = bytes_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? bytes_.size() : end + 2;
    } else {
      const std::size_t end = bytes_.find('\n', at_);
      at_ = end == std::string_view::npos ? bytes_.size() : end;
    }
    if (json_) problems_->Error(begin, "", kSourceComment, {});
    if (comments_ != nullptr) comments_->push_back(Cut(Token::kComment, begin));
  }

  // Everything that a reader takes for one number, right or wrong: 12, 1.5e-3f, 0x1F, 12abc.
  void Number() {
    const std::size_t begin = at_;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      const bool exponent_sign = (c == '+' || c == '-') && (bytes_[at_ - 1] | 0x20) == 'e' &&
                                 (at_ < begin + 2 || bytes_[begin + 1] != 'x');
      if (!IsDigit(c) && !IsLetter(c) && c != '.' && !exponent_sign) break;
    }
    Emit(Token::kNumber, begin);
  }

  void Text() {
    const std::size_t begin = at_;
    const char quote = bytes_[at_++];
    bool spoken = false;
    if (json_ && quote == '\'') {
      problems_->Error(begin, "", kSourceSingleQuotes, {});
      spoken = true;
    }
    while (at_ < bytes_.size() && bytes_[at_] != quote && bytes_[at_] != '\n') {
      if (bytes_[at_] != '\\') {
        if (json_ && static_cast<unsigned char>(bytes_[at_]) < 0x20 && bytes_[at_] != '\r') {
          problems_->Error(at_, "", kSourceControl, {{"byte", Hex(bytes_[at_])}});
          spoken = true;
        }
        ++at_;
        continue;
      }
      const std::size_t size = json_ ? JsonEscape() : TextEscape();
      if (size == 0) {
        const std::size_t shown = Look(1) == '\0' || Look(1) == '\n' || !IsAscii(Look(1)) ? 1 : 2;
        problems_->Error(at_, "", kSourceBadEscape,
                         {{"found", std::string(bytes_.substr(at_, shown))}});
        spoken = true;
      }
      at_ += size == 0 ? 1 : size;
      if (size == 0 && at_ < bytes_.size() && bytes_[at_] == quote) ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == quote) {
      ++at_;
    } else {
      problems_->Error(begin, "", kSourceUnterminated, {});
      spoken = true;
    }
    Emit(Token::kString, begin).spoken = spoken;
  }

  // How many of the next bytes from `from`, up to `most`, are hexadecimal digits.
  std::size_t HexDigits(std::size_t from, std::size_t most) const {
    std::size_t count = 0;
    while (count < most && IsHex(Look(from + count))) ++count;
    return count;
  }

  // The size of the escape at the backslash under the cursor; 0 when it is not one.
  std::size_t JsonEscape() const {
    const char c = Look(1);
    if (c != 'u')
      return c != '\0' && std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos ? 2 : 0;
    if (HexDigits(2, 4) != 4) return 0;
    const std::uint32_t unit = HexValue(bytes_.substr(at_ + 2, 4));
    if (unit < 0xD800 || unit > 0xDFFF) return 6;
    if (unit > 0xDBFF || Look(6) != '\\' || Look(7) != 'u' || HexDigits(8, 4) != 4) return 0;
    const std::uint32_t low = HexValue(bytes_.substr(at_ + 8, 4));
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
  }

  std::size_t TextEscape() const {
    const char c = Look(1);
    if (c == '\0') return 0;
    if (std::string_view("abfnrtv\\?'\"").find(c) != std::string_view::npos) return 2;
    if (c >= '0' && c <= '7') {
      std::size_t digits = 1;
      while (digits < 3 && Look(1 + digits) >= '0' && Look(1 + digits) <= '7') ++digits;
      return 1 + digits;
    }
    if (c == 'x') return HexDigits(2, 2) > 0 ? 2 + HexDigits(2, 2) : 0;
    if (c == 'u') return HexDigits(2, 4) == 4 ? 6 : 0;
    if (c == 'U') {
      return HexDigits(2, 8) == 8 && HexValue(bytes_.substr(at_ + 2, 8)) <= 0x10FFFF ? 10 : 0;
    }
    return 0;
  }

  // Bytes beyond ASCII outside of texts: full-width signs, or a word in another script.
  void Foreign() {
    const std::size_t begin = at_;
    for (const FullWidth& sign : kFullWidth) {
      if (bytes_.substr(at_, sign.found.size()) != sign.found) continue;
      const std::string expected(1, sign.plain);
      problems_->Error(at_, "", kSourceFullWidth,
                       {{"found", std::string(sign.found)}, {"expected", expected}});
      at_ += sign.found.size();
      if (sign.plain == '"' || sign.plain == '\'') {
        while (at_ < bytes_.size() && bytes_[at_] != '\n' && !AtClosingQuote()) ++at_;
        Emit(Token::kString, begin).spoken = true;
      } else if (sign.plain == '#') {
        while (at_ < bytes_.size() && bytes_[at_] != '\n') ++at_;
      } else {
        Token& token = Emit(Token::kSign, begin);
        token.sign = sign.plain;
        token.spoken = true;
      }
      return;
    }
    while (at_ < bytes_.size() && !IsAscii(bytes_[at_])) {
      bool known = false;
      for (const FullWidth& sign : kFullWidth) {
        known = known || bytes_.substr(at_, sign.found.size()) == sign.found;
      }
      if (known) break;
      ++at_;
    }
    // Letters and digits that touch it belong to the same word: 优先级1.
    while (IsLetter(Look(0)) || IsDigit(Look(0))) ++at_;
    problems_->Error(begin, "", kSourceStray,
                     {problems_->Shown("found", std::string(bytes_.substr(begin, at_ - begin)))});
    Emit(Token::kWord, begin).spoken = true;
  }

  // Steps over the quote, plain or full-width, that ends a text which a full-width quote began.
  bool AtClosingQuote() {
    for (const std::string_view quote : {"”", "“", "\"", "＂", "’"}) {
      if (bytes_.substr(at_, quote.size()) == quote) {
        at_ += quote.size();
        return true;
      }
    }
    return false;
  }

  std::string_view bytes_;
  bool json_;
  SourceProblems* problems_;
  std::vector<Token>* comments_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

void AppendUtf8(std::uint32_t point, std::string* out) {
  const auto put = [out](std::uint32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | (point >> 6U));
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

// `inside` was accepted by Scanner::JsonEscape.
std::string UnescapeJson(std::string_view inside) {
  std::string out;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] != '\\' || i + 1 == inside.size()) {
      out.push_back(inside[i]);
      continue;
    }
    const char c = inside[++i];
    constexpr std::string_view kNames = "bfnrt";
    constexpr std::string_view kValues = "\b\f\n\r\t";
    const std::size_t name = kNames.find(c);
    if (name != std::string_view::npos) {
      out.push_back(kValues[name]);
    } else if (c == 'u' && i + 4 < inside.size()) {
      std::uint32_t point = HexValue(inside.substr(i + 1, 4));
      i += 4;
      if (point >= 0xD800 && point <= 0xDBFF && i + 6 < inside.size()) {
        point = 0x10000 + ((point - 0xD800) << 10U) + (HexValue(inside.substr(i + 3, 4)) - 0xDC00);
        i += 6;
      }
      AppendUtf8(point, &out);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::vector<Token> ScanTokens(std::string_view bytes, SourceForm form, SourceProblems* problems,
                              std::vector<Token>* comments) {
  return Scanner(bytes, form, problems, comments).Run();
}

std::size_t TooDeepAt(const std::vector<Token>& tokens) {
  int depth = 0;
  for (const Token& token : tokens) {
    if (token.sign == '{' || token.sign == '<') {
      if (++depth > kDeepestNesting) return token.offset;
    } else if ((token.sign == '}' || token.sign == '>') && depth > 0) {
      --depth;
    }
  }
  return std::string_view::npos;
}

std::string UnescapeText(std::string_view raw, SourceForm form) {
  if (raw.size() < 2) return {};
  if (form == SourceForm::kJson) return UnescapeJson(raw.substr(1, raw.size() - 2));
  std::string out;
  google::protobuf::io::Tokenizer::ParseStringAppend(std::string(raw), &out);
  return out;
}

}  // namespace guiju::internal
