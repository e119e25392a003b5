#include "tool/line_source.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>

#include "file_reason.h"
#include "sentences/input.h"
#include "tool/say.h"
#include "tool/utf8.h"

namespace guiju::tool {
namespace {

constexpr std::size_t kChunk = 1U << 16U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

// Text that GB18030 reads without an error and that holds Chinese characters then.
bool LooksLikeGb18030(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  std::string in(bytes);
  std::string out(bytes.size() * 4 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  const std::size_t result = iconv(converter, &from, &from_left, &to, &to_left);
  // The line may have been cut inside a character.
  const bool read = result != static_cast<std::size_t>(-1) || (errno == EINVAL && from_left < 4);
  iconv_close(converter);
  if (!read) return false;
  out.resize(out.size() - to_left);
  for (std::size_t i = 0; i < out.size();) {
    const CodePoint point = DecodeUtf8(out, i);
    if (point.value >= 0x4E00 && point.value <= 0x9FFF) return true;
    i += std::max<std::size_t>(1, point.size);
  }
  return false;
}

}  // namespace

const std::vector<std::string>& Encodings() {
  static const auto& names =
      *new std::vector<std::string>{"UTF-8",  "GB18030",  "GBK",      "GB2312",     "BIG5",
                                    "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "WINDOWS-1252"};
  return names;
}

struct LineSource::Decoder {
  explicit Decoder(const char* encoding) : converter(iconv_open("UTF-8", encoding)) {}
  ~Decoder() {
    if (ok()) iconv_close(converter);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  bool ok() const { return converter != reinterpret_cast<iconv_t>(-1); }

  iconv_t converter;
  std::string rest;  // the first bytes of a character whose last are still to come
};

LineSource::LineSource(const std::string& path, const std::string& encoding)
    : path_(path), encoding_(encoding.empty() ? "UTF-8" : Upper(encoding)) {
  const auto& names = Encodings();
  if (std::find(names.begin(), names.end(), encoding_) == names.end()) {
    Fail(Tell(internal::kInputUnknownEncoding, {{"name", encoding}, {"allowed", Join(names)}}));
    return;
  }
  if (encoding_ != "UTF-8") {
    decoder_ = std::make_unique<Decoder>(encoding_.c_str());
    if (!decoder_->ok()) {
      Fail(Tell(internal::kInputUnknownEncoding, {{"name", encoding}, {"allowed", "UTF-8"}}));
      return;
    }
  }
  file_ = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file_ == nullptr) Fail(Tell(internal::kInputCannotOpen, {internal::FileReason(errno)}));
}

LineSource::~LineSource() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
}

LineSource::Step LineSource::Fail(const Finding& finding) {
  failure_ = finding;
  failure_.file = path_;
  failed_ = true;
  return Step::kFailed;
}

void LineSource::Decode(std::string_view bytes, bool at_end) {
  std::string in = std::move(decoder_->rest);
  in.append(bytes);
  decoder_->rest.clear();
  std::array<char, kChunk> out;
  char* from = in.data();
  std::size_t from_left = in.size();
  while (from_left > 0 && !bad_bytes_) {
    char* to = out.data();
    std::size_t to_left = out.size();
    const std::size_t result = iconv(decoder_->converter, &from, &from_left, &to, &to_left);
    const int error = errno;
    buffer_.append(out.data(), out.size() - to_left);
    if (result != static_cast<std::size_t>(-1) || error == E2BIG) continue;
    if (error == EINVAL && !at_end) {
      decoder_->rest.assign(from, from_left);
      return;
    }
    bad_bytes_ = true;
  }
}

// False when the file could not be read. At the end of the file at_end_ is set.
bool LineSource::Fill() {
  if (start_ > 0) {
    buffer_.erase(0, start_);
    scanned_ -= start_;
    start_ = 0;
  }
  std::array<char, kChunk> chunk;
  const std::size_t size = std::fread(chunk.data(), 1, chunk.size(), file_);
  if (size < chunk.size()) {
    if (std::ferror(file_) != 0) {
      Fail(Tell(internal::kInputCannotOpen, {internal::FileReason(errno)}));
      return false;
    }
    at_end_ = true;
  }
  // The mark outweighs what was told: a spreadsheet saved the file anew.
  if (!begun_ && std::string_view(chunk.data(), size).substr(0, kMark.size()) == kMark) {
    decoder_.reset();
  }
  if (decoder_ == nullptr) {
    buffer_.append(chunk.data(), size);
  } else {
    Decode({chunk.data(), size}, at_end_);
    if (bad_bytes_) at_end_ = true;
  }
  return true;
}

void LineSource::SkipMark() {
  begun_ = true;
  if (std::string_view(buffer_).substr(0, kMark.size()) == kMark) start_ = scanned_ = kMark.size();
}

// Just behind the first line end at or after `from`; npos when it is not in the buffer yet.
std::size_t LineSource::FindLineEnd(std::size_t from) const {
  const std::size_t at = buffer_.find_first_of("\r\n", from);
  if (at == std::string::npos || buffer_[at] == '\n') return at == std::string::npos ? at : at + 1;
  if (at + 1 < buffer_.size()) return buffer_[at + 1] == '\n' ? at + 2 : at + 1;
  return at_end_ ? at + 1 : std::string::npos;
}

LineSource::Step LineSource::NotUtf8(std::string_view line, std::size_t at) {
  const bool utf16 = number_ == 1 && at == 0 && line.size() > 1 &&
                     (line.substr(0, 2) == "\xFF\xFE" || line.substr(0, 2) == "\xFE\xFF");
  Finding finding = utf16 ? Tell(internal::kInputUtf16, {})
                    : LooksLikeGb18030(line)
                        ? Tell(internal::kInputLooksGb18030, {})
                        : Tell(internal::kInputNotUtf8, {{"allowed", Join(Encodings())}});
  finding.line = number_;
  finding.column = static_cast<int>(at) + 1;
  return Fail(finding);
}

LineSource::Step LineSource::Next(Line* line) {
  if (failed_) return Step::kFailed;
  bool skipping = false;
  for (;;) {
    if (begun_) {
      const std::size_t end = FindLineEnd(scanned_);
      // A CR at the end of the buffer may yet be followed by its LF.
      if (end == std::string::npos) {
        scanned_ =
            buffer_.size() -
            (!buffer_.empty() && buffer_.back() == '\r' && scanned_ < buffer_.size() ? 1 : 0);
      }
      const bool last = end == std::string::npos && at_end_;
      if (last && bad_bytes_) {
        Finding finding = Tell(internal::kInputBadBytes, {{"encoding", encoding_}});
        finding.line = number_ + 1;
        finding.column = static_cast<int>(buffer_.size() - start_) + 1;
        return Fail(finding);
      }
      if (last && start_ == buffer_.size() && !skipping) return Step::kEnd;
      if (end != std::string::npos || last) {
        const std::size_t stop = last ? buffer_.size() : end;
        const std::string_view text(buffer_.data() + start_, stop - start_);
        start_ = scanned_ = stop;
        line->number = ++number_;
        line->text = {};
        if (skipping || text.size() > kLongestLine) return Step::kTooLong;
        const std::size_t bad = decoder_ == nullptr ? FindNotUtf8(text) : std::string_view::npos;
        if (bad != std::string_view::npos) return NotUtf8(text, bad);
        const std::size_t nul = text.find('\0');
        if (nul != std::string_view::npos) {
          Finding finding = Tell(internal::kInputNul, {});
          finding.line = number_;
          finding.column = static_cast<int>(nul) + 1;
          return Fail(finding);
        }
        line->text = text;
        return Step::kLine;
      }
      if (scanned_ - start_ > kLongestLine) {
        skipping = true;
        start_ = scanned_;
      }
    }
    if (!Fill()) return Step::kFailed;
    if (!begun_) SkipMark();
  }
}

}  // namespace guiju::tool
