// guiju dossier: everything about a change of the rules on one page and in one file, to be signed.
#include <absl/strings/str_cat.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "guiju/check.h"
#include "load_parts.h"
#include "sentences/dossier.h"
#include "tool/command.h"
#include "tool/documents.h"
#include "tool/dossier_parts.h"
#include "tool/impact_work.h"
#include "tool/output.h"
#include "tool/say.h"
#include "tool/test_files.h"

namespace guiju::tool {
namespace {

bool HasHistory(const Options& options) {
  return !options.tickets.empty() || !options.months.empty() || !options.customers.empty();
}

// False, and told: a file cannot be read or is wrong.
bool LoadSuites(const Options& options,
                std::vector<std::shared_ptr<const workbench::TestSuite>>* suites,
                std::vector<workbench::FileDigest>* digests) {
  bool ok = true;
  for (const std::string& file : TestFilesOf(options.tests)) {
    std::string bytes;
    Findings findings = internal::ReadFileBytes(file, &bytes);
    if (findings.empty()) {
      workbench::LoadedSuite loaded = workbench::LoadTests(bytes, file);
      findings = std::move(loaded.findings);
      if (loaded.suite != nullptr) suites->push_back(std::move(loaded.suite));
    }
    for (const Finding& finding : findings) Print(finding, options.language);
    ok = ok && Acceptable(findings);
    digests->push_back(workbench::DigestOf(bytes, file));
  }
  return ok;
}

// Names of parts in a sentence, each in its language.
internal::Argument Named(const std::vector<Label>& names) {
  std::string en;
  std::string zh;
  for (const Label& name : names) {
    en += (en.empty() ? "" : ", ") + name.en;
    zh += (zh.empty() ? "" : "、") + name.zh;
  }
  return {"parts", en, zh};
}

std::string Render(const Policy& before, const Policy& after, const std::string& when,
                   const std::vector<DossierPart>& parts, const std::vector<Label>& left_out) {
  std::vector<Label> look;
  Page page;
  for (const DossierPart& part : parts) {
    if (part.needs_look) look.push_back(part.section.title);
    page.sections.push_back(part.section);
  }
  page.title = "规则变更档案 · Dossier of a change of the rules";
  page.heading = Both(Label{"Dossier of a change of the rules", "规则变更档案"});
  page.sub = Both(internal::kDossierHead, {{"before", before.id + " " + before.version},
                                           {"after", after.id + " " + after.version},
                                           {"when", when}});
  page.top = absl::StrCat("<p class=\"", look.empty() ? "lead" : "note", "\">",
                          look.empty() ? Both(internal::kDossierAllWell)
                                       : Both(internal::kDossierNeedsLook, {Named(look)}),
                          "</p>");
  if (!left_out.empty()) {
    absl::StrAppend(&page.top, "<p class=\"lead\">",
                    Both(internal::kDossierNotThere, {Named(left_out)}), "</p>");
  }
  return RenderPage(page);
}

std::string RenderJson(const std::string& when, const std::vector<DossierPart>& parts) {
  JsonText json;
  json.Object().Field("as_of", when).Array("look_at");
  for (const DossierPart& part : parts) {
    if (part.needs_look) json.Value(part.section.id);
  }
  json.End();
  for (const DossierPart& part : parts) json.Raw(part.section.id, part.json);
  json.End();
  return json.Take();
}

}  // namespace

int RunDossier(const Options& options) {
  if (options.html.empty() && options.json.empty()) {
    Print(Tell(internal::kDossierNoHtml, {}), options.language);
    return kCouldNotRun;
  }
  int exit_code = kClean;
  std::optional<workbench::PolicyDocument> before;
  std::optional<workbench::PolicyDocument> after;
  if (!OpenDocument(options.old_policy, options.language, &before, &exit_code) ||
      !OpenDocument(options.new_policy, options.language, &after, &exit_code)) {
    return exit_code;
  }
  Instant as_of;
  const Calendar& calendar = before->policy()->calendars.front().calendar;
  if (!ReadAsOf(options, calendar, &as_of)) return kCouldNotRun;

  std::vector<DossierPart> parts;
  std::vector<Label> left_out;
  std::vector<workbench::FileDigest> tests;
  std::vector<std::shared_ptr<const workbench::TestSuite>> suites;
  if (!LoadSuites(options, &suites, &tests)) return kCouldNotRun;
  parts.push_back(FilesPart(*before, *after, tests));
  parts.push_back(NotePart(*before, *after));
  parts.push_back(TextPart(*before, *after));
  parts.push_back(CheckPart(*after, CheckPolicy(after->text(), after->name(), {as_of}).findings));
  if (suites.empty()) {
    left_out.push_back({"tests", "测试"});
  } else {
    // At the moments that the tests themselves name: the one of the dossier judges the history.
    parts.push_back(TestsPart(RunTests(suites, *after, {})));
    parts.push_back(MutationPart(Mutate(suites, *after, {})));
  }
  parts.push_back(AnswersPart(workbench::Diff(*before, *after)));
  ImpactWork work(options, *before);
  if (HasHistory(options)) {
    if (!work.Compare(*after)) return work.exit_code();
    exit_code = work.exit_code();
    parts.push_back(ImpactPart(work.result()));
  } else {
    left_out.push_back({"impact on the history", "对历史数据的影响"});
  }
  parts.push_back(WaiversPart(*after, calendar.DayOf(as_of)));
  parts.push_back(ApprovalPart(options.approver));

  const std::string wall = internal::FormatWall(calendar.zone(), as_of);
  const bool written =
      (options.html.empty() ||
       WriteText(Render(*before->policy(), *after->policy(), wall, parts, left_out), options.html,
                 options.language)) &&
      (options.json.empty() ||
       WriteText(RenderJson(internal::FormatIso(calendar.zone(), as_of), parts), options.json,
                 options.language));
  if (!written) return kCouldNotRun;
  for (const DossierPart& part : parts) {
    if (part.needs_look && exit_code == kClean) exit_code = kFoundSomething;
  }
  return exit_code;
}

}  // namespace guiju::tool
