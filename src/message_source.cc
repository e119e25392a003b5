#include "message_source.h"

#include <array>
#include <cstdio>
#include <utility>

#include "field_text.h"
#include "json_source.h"
#include "message_rules.h"
#include "problems.h"
#include "sentences/source.h"
#include "source_problems.h"
#include "source_scanner.h"
#include "text_source.h"

namespace guiju::internal {
namespace {

using google::protobuf::Message;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool IsUtf16(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

// Every byte beyond ASCII belongs to a pair or a quadruple of GB18030.
bool IsGb18030(std::string_view bytes) {
  const auto in = [&bytes](std::size_t i, unsigned low, unsigned high) {
    const unsigned byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    return byte >= low && byte <= high;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    if (in(i, 0x00, 0x7F)) {
      i += 1;
    } else if (!in(i, 0x81, 0xFE)) {
      return false;
    } else if (in(i + 1, 0x40, 0x7E) || in(i + 1, 0x80, 0xFE)) {
      i += 2;
    } else if (in(i + 1, 0x30, 0x39) && in(i + 2, 0x81, 0xFE) && in(i + 3, 0x30, 0x39)) {
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}

std::string ByteAt(std::string_view bytes, std::size_t offset) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02X",
                static_cast<unsigned>(static_cast<unsigned char>(bytes[offset])));
  return text.data();
}

// What must hold before anything reads words. False when the text cannot be read.
bool FitToScan(std::string_view bytes, SourceProblems* problems) {
  if (IsUtf16(bytes)) {
    problems->Error(0, "", kSourceUtf16, {});
    return false;
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    problems->Error(nul, "", kSourceNul, {});
    return false;
  }
  const std::size_t bad = InvalidUtf8At(bytes);
  if (bad == std::string_view::npos) return true;
  problems->Error(bad, "", IsGb18030(bytes) ? kSourceGb18030 : kSourceNotUtf8,
                  {{"byte", ByteAt(bytes, bad)}});
  return false;
}

bool ReadWords(std::string_view bytes, SourceForm form, Message* message,
               SourceProblems* problems) {
  if (!FitToScan(bytes, problems)) return false;
  const std::vector<Token> tokens = ScanTokens(bytes, form, problems);
  if (tokens.size() == 1 && problems->count() == 0) {
    problems->Error(0, "", kSourceEmpty, {{"message", message->GetDescriptor()->full_name()}});
    return false;
  }
  const std::size_t deep = TooDeepAt(tokens);
  if (deep != std::string_view::npos) {
    problems->Error(deep, "", kSourceTooDeep, {{"limit", std::to_string(kDeepestNesting)}});
    return false;
  }
  // A value takes two tokens at least: its name and itself.
  problems->positions.Reserve(tokens.size() / 2);
  problems->positions.Set("", {1, 1});
  return form == SourceForm::kJson ? ReadJson(bytes, tokens, message, problems)
                                   : ReadText(bytes, tokens, message, problems);
}

bool ReadBinary(std::string_view bytes, Message* message, SourceProblems* problems) {
  const bool parsed = message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  if (parsed) return true;
  Finding finding;
  finding.id = std::string(kSourceBroken.id);
  finding.file = problems->file();
  const std::string name = message->GetDescriptor()->full_name();
  finding.zh = Say(kSourceBroken, Language::kChinese, {{"message", name}});
  finding.en = Say(kSourceBroken, Language::kEnglish, {{"message", name}});
  problems->Add(std::move(finding));
  message->Clear();
  return false;
}

}  // namespace

const Position* PositionMap::Find(const std::string& path) const {
  const auto found = positions_.find(path);
  return found == positions_.end() ? nullptr : &found->second;
}

const Position* PositionMap::Nearest(std::string path) const {
  while (true) {
    const Position* position = Find(path);
    if (position != nullptr || path.empty()) return position;
    const std::size_t cut = path.find_last_of(".[");
    path.resize(cut == std::string::npos ? 0 : cut);
  }
}

SourceForm DetectForm(std::string_view file, std::string_view bytes) {
  for (const std::string_view end : {".textproto", ".txtpb", ".pbtxt"}) {
    if (EndsWith(file, end)) return SourceForm::kText;
  }
  if (EndsWith(file, ".json")) return SourceForm::kJson;
  if (EndsWith(file, ".binpb") || EndsWith(file, ".pb")) return SourceForm::kBinary;
  if (IsUtf16(bytes)) return SourceForm::kText;
  if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) bytes.remove_prefix(kUtf8Mark.size());
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && bytes[first] == '{') return SourceForm::kJson;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && (byte < '\t' || byte > '\r')) return SourceForm::kBinary;
  }
  return SourceForm::kText;
}

ReadResult ReadMessage(const Source& source, Message* message) {
  ReadResult result;
  message->Clear();
  result.form =
      source.form == SourceForm::kAuto ? DetectForm(source.file, source.bytes) : source.form;
  const bool binary = result.form == SourceForm::kBinary;
  std::string_view bytes = source.bytes;
  if (!binary && bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) {
    bytes.remove_prefix(kUtf8Mark.size());
  }
  const bool too_large = source.bytes.size() > kLargestSource;
  SourceProblems problems(binary || too_large ? std::string_view() : bytes, source.file,
                          source.data);
  if (too_large) {
    problems.Error(
        0, "", kSourceTooLarge,
        {{"size", std::to_string(source.bytes.size())}, {"limit", std::to_string(kLargestSource)}});
  } else if (bytes.empty()) {
    problems.Error(0, "", kSourceEmpty, {{"message", message->GetDescriptor()->full_name()}});
  } else if (binary) {
    result.complete = ReadBinary(bytes, message, &problems);
  } else {
    result.complete = ReadWords(bytes, result.form, message, &problems);
  }
  if (result.complete || !problems.positions.empty()) {
    RuleScope scope;
    scope.spoken_values = &problems.spoken.values;
    scope.spoken_messages = &problems.spoken.messages;
    scope.limit = kMostFindings;
    scope.data = source.data;
    Problems broken;
    problems.CountMore(CheckRules(*message, scope, &broken));
    Locate(problems.positions, source.file, &broken.findings());
    for (Finding& finding : broken.findings()) problems.Add(std::move(finding));
  }
  result.findings = problems.Take();
  result.positions = std::move(problems.positions);
  return result;
}

void Locate(const PositionMap& positions, const std::string& file, Findings* findings) {
  for (Finding& finding : *findings) {
    if (finding.file.empty()) finding.file = file;
    if (finding.line != 0) continue;
    const Position* position = positions.Nearest(finding.path);
    if (position == nullptr) continue;
    finding.line = position->line;
    finding.column = position->column;
  }
  SortByPlace(findings);
}

}  // namespace guiju::internal
