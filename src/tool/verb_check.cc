// guiju check, guiju policy.
#include <iostream>

#include "format.h"
#include "guiju/check.h"
#include "guiju/load.h"
#include "guiju/workbench/schema.h"
#include "sentences/command.h"
#include "tool/command.h"
#include "tool/desk.h"
#include "tool/output.h"
#include "tool/say.h"
#include "workbench/written.h"

namespace guiju::tool {
namespace {

const char* Name(Severity severity) { return severity == Severity::kError ? "error" : "warning"; }

std::string ToJson(const Finding& finding, const WaivedFinding* waived) {
  const char* severity = waived == nullptr ? Name(finding.severity) : "waived";
  std::string out = "{\"severity\": \"" + std::string(severity) + "\", \"id\": \"" + finding.id +
                    "\", \"file\": " + workbench::JsonString(finding.file) +
                    ", \"line\": " + std::to_string(finding.line) +
                    ", \"column\": " + std::to_string(finding.column) +
                    ", \"path\": " + workbench::JsonString(finding.path) +
                    ", \"zh\": " + workbench::JsonString(finding.zh) +
                    ", \"en\": " + workbench::JsonString(finding.en);
  if (waived != nullptr) {
    out += ", \"until\": " + workbench::JsonString(waived->until) +
           ", \"reason\": " + workbench::JsonString(waived->reason);
  }
  return out + "}";
}

// A workflow command of GitHub Actions: the finding appears beside the line in a review.
std::string ToGithub(const Finding& finding, const char* level, const std::string& said) {
  std::string text;
  for (const char c : said) {
    if (c == '%') {
      text += "%25";
    } else if (c == '\n') {
      text += "%0A";
    } else {
      text += c;
    }
  }
  return "::" + std::string(level) + " file=" + finding.file +
         ",line=" + std::to_string(finding.line) + ",col=" + std::to_string(finding.column) +
         "::" + text;
}

std::string Form(const Finding& finding, const Options& options) {
  if (options.format == "json") return ToJson(finding, nullptr);
  if (options.format == "github") {
    return ToGithub(finding, Name(finding.severity), finding.text(options.language));
  }
  return Render(finding, options.language);
}

std::string PlaceOf(const std::string& file, SourcePlace place) {
  if (place.line == 0) return file;
  return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string Form(const WaivedFinding& waived, const Options& options) {
  const Finding& finding = waived.finding;
  if (options.format == "json") return ToJson(finding, &waived);
  const bool github = options.format == "github";
  const std::string said =
      internal::Say(github ? internal::kWaivedHere : internal::kWaived, options.language,
                    {{"place", finding.file + ":" + std::to_string(finding.line) + ":" +
                                   std::to_string(finding.column)},
                     {"path", finding.path},
                     {"until", waived.until},
                     {"reason", waived.reason},
                     {"text", finding.en, finding.zh}});
  return github ? ToGithub(finding, "notice", said) : said;
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
        {{"place", PlaceOf(policy.source.file, policy.source.effective_from)},
         {"version", version},
         {"from", internal::FormatDay(span.from)},
         {"until", open ? std::string() : internal::FormatDay(span.until)}});
    if (policy.review_by.number == -1) continue;
    say(internal::kBookReview, {{"place", PlaceOf(policy.source.file, policy.source.review_by)},
                                {"version", version},
                                {"day", internal::FormatDay(policy.review_by)}});
  }
}

// One run over the files of one book.
class CheckRun {
 public:
  explicit CheckRun(const Options& options) : options_(options) {}

  int Run() {
    std::vector<CheckedPolicy> checked = CheckAll({});
    std::vector<std::shared_ptr<const Policy>> policies;
    for (const CheckedPolicy& one : checked) {
      if (one.policy != nullptr) policies.push_back(one.policy);
    }
    PolicyBook book;
    const Findings of_book = MakeBook(policies, &book);
    Instant as_of;
    if (!options_.as_of.empty() && !policies.empty()) {
      // A date is one of the policy's zone, so that it is read after the policies.
      const Calendar& calendar = book.versions().back()->calendars.front().calendar;
      if (!ReadAsOf(options_, calendar, &as_of)) return kCouldNotRun;
      checked = CheckAll({as_of});
    }
    for (std::size_t i = 0; i < checked.size(); ++i) SayPolicy(NameOf(i), checked[i]);
    Take(of_book);
    if (policies.size() > 1) {
      SayBook(book, [this](const internal::Sentence& sentence,
                           const internal::Arguments& arguments) { SayOne(sentence, arguments); });
    }
    if (as_of.is_known()) Take(ReviewsPassed(book, as_of));
    return WriteText(out_, options_.output, options_.language) ? exit_code_ : kCouldNotRun;
  }

 private:
  std::string NameOf(std::size_t i) const {
    return options_.policies.empty() ? "standard.textproto" : options_.policies[i];
  }

  std::vector<CheckedPolicy> CheckAll(const CheckOptions& how) const {
    if (options_.policies.empty()) return {CheckPolicy(StandardPolicyText(), NameOf(0), how)};
    std::vector<CheckedPolicy> all;
    for (const std::string& path : options_.policies) all.push_back(CheckPolicyFile(path, how));
    return all;
  }

  void SayOne(const internal::Sentence& sentence, const internal::Arguments& arguments) {
    if (options_.format != "pretty") return;
    out_ += internal::Say(sentence, options_.language, arguments) + "\n";
  }

  void SayPolicy(const std::string& name, const CheckedPolicy& checked) {
    Take(checked.findings);
    for (const WaivedFinding& waived : checked.waived) out_ += Form(waived, options_) + "\n";
    if (!checked.waived.empty()) {
      SayOne(internal::kWaivedCount,
             {{"file", name}, {"count", std::to_string(checked.waived.size())}});
    }
    if (checked.clean()) {
      SayOne(internal::kCheckClean,
             {{"file", name}, {"id", checked.policy->id}, {"version", checked.policy->version}});
      return;
    }
    std::size_t errors = 0;
    for (const Finding& finding : checked.findings) errors += finding.severity == Severity::kError;
    SayOne(internal::kCheckCount, {{"file", name},
                                   {"errors", std::to_string(errors)},
                                   {"warnings", std::to_string(checked.findings.size() - errors)}});
  }

  void Take(const Findings& findings) {
    for (const Finding& finding : findings) {
      out_ += Form(finding, options_) + "\n";
      if (finding.id == "cannot_read") {
        exit_code_ = kCouldNotRun;
      } else if (finding.severity == Severity::kError && exit_code_ != kCouldNotRun) {
        exit_code_ = kPolicyInvalid;
      } else if (exit_code_ == kClean) {
        exit_code_ = kFoundSomething;
      }
    }
  }

  const Options& options_;
  std::string out_;
  int exit_code_ = kClean;
};

}  // namespace

int RunCheck(const Options& options) { return CheckRun(options).Run(); }

int RunPolicy(const Options& options) {
  const std::string text = options.format == "json"
                               ? workbench::PolicyAsJson(workbench::StandardDocument())
                               : std::string(StandardPolicyText());
  return WriteText(text, options.output, options.language) ? kClean : kCouldNotRun;
}

}  // namespace guiju::tool
