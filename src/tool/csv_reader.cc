#include "tool/csv_reader.h"

#include <csv.h>

#include <algorithm>
#include <utility>

#include "sentences/input.h"
#include "tool/say.h"

namespace guiju::tool {

struct CsvReader::Parser {
  explicit Parser(char delimiter_char) : delimiter(delimiter_char) { Open(); }
  ~Parser() { csv_free(&csv); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void Open() {
    csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&csv, static_cast<unsigned char>(delimiter));
  }
  // After an error libcsv cannot go on.
  void Reopen() {
    csv_free(&csv);
    Open();
  }

  static void OnField(void* text, std::size_t size, void* self) {
    static_cast<Parser*>(self)->AddField({static_cast<const char*>(text), size});
  }
  static void OnRow(int, void* self) { static_cast<Parser*>(self)->complete = true; }

  void AddField(std::string_view text) {
    // A field ends on the line being fed and begins as many lines earlier as it has line breaks.
    int breaks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
        ++breaks;
      }
    }
    if (count == row->field.size()) row->field.emplace_back();
    row->field[count++].assign(text);
    row->field_line.push_back(line - breaks);
  }

  bool Feed(std::string_view text) {
    return csv_parse(&csv, text.data(), text.size(), OnField, OnRow, this) == text.size();
  }
  bool Finish() { return csv_fini(&csv, OnField, OnRow, this) == 0; }

  char delimiter;
  csv_parser csv;
  CsvRow* row = nullptr;
  std::size_t count = 0;
  int line = 0;
  bool complete = false;
};

CsvReader::CsvReader(LineSource* source, char delimiter)
    : source_(source), parser_(std::make_unique<Parser>(delimiter)) {}

CsvReader::~CsvReader() = default;

CsvReader::Step CsvReader::Stop(Step step, Finding finding, int line) {
  problem_ = std::move(finding);
  problem_.line = line;
  return step;
}

CsvReader::Step CsvReader::Next(CsvRow* row) {
  const auto limit = std::to_string(kLongestLine);
  Parser& parser = *parser_;
  parser.row = row;
  parser.count = 0;
  parser.complete = false;
  row->field_line.clear();
  row->raw.clear();
  row->line = 0;
  const auto finish = [&] {
    row->field.resize(parser.count);
    while (!row->raw.empty() && (row->raw.back() == '\n' || row->raw.back() == '\r')) {
      row->raw.pop_back();
    }
  };
  for (;;) {
    LineSource::Line line;
    switch (source_->Next(&line)) {
      case LineSource::Step::kFailed:
        problem_ = source_->failure();
        return Step::kFailed;
      case LineSource::Step::kTooLong:
        parser.Reopen();
        if (row->line != 0) {
          return Stop(Step::kFailed,
                      Tell(internal::kInputRowTooLong,
                           {{"line", std::to_string(row->line)}, {"limit", limit}}),
                      row->line);
        }
        row->line = line.number;
        row->field.clear();
        return Stop(Step::kBadRow, Tell(internal::kRowLineTooLong, {{"limit", limit}}),
                    line.number);
      case LineSource::Step::kEnd:
        if (!parser.Finish()) {
          return Stop(Step::kFailed,
                      Tell(internal::kInputUnclosedQuote, {{"line", std::to_string(row->line)}}),
                      row->line);
        }
        finish();
        return parser.complete ? Step::kRow : Step::kEnd;
      case LineSource::Step::kLine:
        break;
    }
    const bool blank = line.text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (blank && row->line == 0) continue;
    if (row->line == 0) row->line = line.number;
    row->raw += line.text;
    if (row->raw.size() > kLongestLine) {
      return Stop(
          Step::kFailed,
          Tell(internal::kInputRowTooLong, {{"line", std::to_string(row->line)}, {"limit", limit}}),
          row->line);
    }
    parser.line = line.number;
    if (!parser.Feed(line.text)) {
      parser.Reopen();
      parser.count = 0;
      finish();
      return Stop(Step::kBadRow, Tell(internal::kRowStrayQuote, {}), line.number);
    }
    if (parser.complete) {
      finish();
      return Step::kRow;
    }
  }
}

}  // namespace guiju::tool
