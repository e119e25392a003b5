// guiju check, guiju policy.
#include <iostream>

#include "format.h"
#include "guiju/load.h"
#include "guiju/workbench/schema.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/say.h"

namespace guiju::tool {
namespace {

std::string JsonText(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += ' ';
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

const char* Name(Severity severity) { return severity == Severity::kError ? "error" : "warning"; }

std::string ToJson(const Finding& finding) {
  return "{\"severity\": \"" + std::string(Name(finding.severity)) + "\", \"id\": \"" + finding.id +
         "\", \"file\": " + JsonText(finding.file) + ", \"line\": " + std::to_string(finding.line) +
         ", \"column\": " + std::to_string(finding.column) +
         ", \"path\": " + JsonText(finding.path) + ", \"zh\": " + JsonText(finding.zh) +
         ", \"en\": " + JsonText(finding.en) + "}";
}

// A workflow command of GitHub Actions: the finding appears beside the line in a review.
std::string ToGithub(const Finding& finding, Language language) {
  std::string text;
  for (const char c : finding.text(language)) {
    if (c == '%') {
      text += "%25";
    } else if (c == '\n') {
      text += "%0A";
    } else {
      text += c;
    }
  }
  return "::" + std::string(Name(finding.severity)) + " file=" + finding.file +
         ",line=" + std::to_string(finding.line) + ",col=" + std::to_string(finding.column) +
         "::" + text;
}

std::string Form(const Finding& finding, const Options& options) {
  if (options.format == "json") return ToJson(finding);
  if (options.format == "github") return ToGithub(finding, options.language);
  return Render(finding, options.language);
}

std::string PlaceOf(const Policy& policy, SourcePlace place) {
  if (place.line == 0) return policy.source.file;
  return policy.source.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

// Which version is in force when, and when each is to be reviewed.
template <typename SayOne>
void SayBook(const PolicyBook& book, const SayOne& say) {
  for (std::size_t i = 0; i < book.versions().size(); ++i) {
    const Policy& policy = *book.versions()[i];
    const BookSpan& span = book.spans()[i];
    const std::string version = policy.id + " " + policy.version;
    const bool open = span.until.number == -1;
    say(open ? internal::kBookVersionOpen : internal::kBookVersion,
        {{"place", PlaceOf(policy, policy.source.effective_from)},
         {"version", version},
         {"from", internal::FormatDay(span.from)},
         {"until", open ? std::string() : internal::FormatDay(span.until)}});
    if (policy.review_by.number == -1) continue;
    say(internal::kBookReview, {{"place", PlaceOf(policy, policy.source.review_by)},
                                {"version", version},
                                {"day", internal::FormatDay(policy.review_by)}});
  }
}

}  // namespace

int RunCheck(const Options& options) {
  int exit_code = kClean;
  std::string out;
  std::vector<std::shared_ptr<const Policy>> policies;
  const auto add = [&](const Finding& finding) { out += Form(finding, options) + "\n"; };
  const auto say = [&](const internal::Sentence& sentence, const internal::Arguments& arguments) {
    if (options.format == "pretty") {
      out += internal::Say(sentence, options.language, arguments) + "\n";
    }
  };
  const auto take = [&](const std::string& name, const LoadedPolicy& loaded) {
    std::size_t errors = 0;
    for (const Finding& finding : loaded.findings) {
      add(finding);
      errors += finding.severity == Severity::kError;
      if (finding.id == "cannot_read") exit_code = kCouldNotRun;
    }
    if (loaded.policy != nullptr) {
      say(internal::kCheckClean,
          {{"file", name}, {"id", loaded.policy->id}, {"version", loaded.policy->version}});
      policies.push_back(loaded.policy);
      return;
    }
    say(internal::kCheckCount, {{"file", name},
                                {"errors", std::to_string(errors)},
                                {"warnings", std::to_string(loaded.findings.size() - errors)}});
    if (exit_code == kClean) exit_code = kPolicyInvalid;
  };
  if (options.policies.empty()) {
    take("standard.textproto", LoadPolicy(StandardPolicyText(), "standard.textproto"));
  }
  for (const std::string& path : options.policies) take(path, LoadPolicyFile(path));
  PolicyBook book;
  for (const Finding& finding : MakeBook(policies, &book)) {
    add(finding);
    if (exit_code == kClean && finding.severity == Severity::kError) exit_code = kPolicyInvalid;
  }
  if (policies.size() > 1) SayBook(book, say);
  if (!options.as_of.empty() && !policies.empty()) {
    Instant as_of;
    const Calendar& calendar = book.versions().back()->calendars.front().calendar;
    if (!ReadAsOf(options, calendar, &as_of)) return kCouldNotRun;
    for (const Finding& finding : ReviewsPassed(book, as_of)) add(finding);
  }
  return WriteText(out, options.output, options.language) ? exit_code : kCouldNotRun;
}

int RunPolicy(const Options& options) {
  const std::string text = options.format == "json"
                               ? workbench::PolicyAsJson(workbench::StandardDocument())
                               : std::string(StandardPolicyText());
  return WriteText(text, options.output, options.language) ? kClean : kCouldNotRun;
}

}  // namespace guiju::tool
