#include "tool/dossier_parts.h"

#include <absl/strings/str_cat.h>

#include <algorithm>
#include <utility>

#include "format.h"
#include "guiju/kernel/parse.h"
#include "sentences/dossier.h"
#include "tool/desk.h"
#include "tool/report_table.h"
#include "workbench/document_parts.h"

namespace guiju::tool {
namespace {

using workbench::ComparedLine;
using workbench::FileDigest;
using workbench::LineKind;
using workbench::PolicyDocument;

std::string Code(const std::string& text) {
  return absl::StrCat("<code>", Escape(text), "</code>");
}

void DigestJson(const FileDigest& digest, JsonText* json) {
  json->Object().Field("file", digest.name).Field("sha256_of_bytes", digest.bytes_sha256);
  if (!digest.policy_sha256.empty()) json->Field("sha256_of_policy", digest.policy_sha256);
  json->End();
}

// A value on its own, as DossierPart::json holds it.
std::string Finished(JsonText* json) { return json->Take(); }

}  // namespace

DossierPart FilesPart(const PolicyDocument& before, const PolicyDocument& after,
                      const std::vector<FileDigest>& tests) {
  std::vector<std::pair<Label, FileDigest>> files = {
      {{"policy before", "变更前规则"}, workbench::DigestOf(before)},
      {{"policy after", "变更后规则"}, workbench::DigestOf(after)}};
  for (const FileDigest& test : tests) files.push_back({{"tests", "测试"}, test});
  std::vector<Cells> rows;
  JsonText json;
  json.Array();
  for (const auto& [label, digest] : files) {
    rows.push_back({Both(label), Code(digest.name), Code(digest.bytes_sha256),
                    digest.policy_sha256.empty() ? "–" : Code(digest.policy_sha256)});
    DigestJson(digest, &json);
  }
  json.End();
  DossierPart part;
  part.section = {"files",
                  {"Files and digests", "文件与摘要"},
                  Lead(internal::kDossierFilesLead) +
                      CardTable({}, "",
                                {{{"what", "用途"}},
                                 {{"file", "文件"}},
                                 {{"SHA-256 of the bytes", "文件字节的 SHA-256"}},
                                 {{"SHA-256 of what it says", "规则内容的 SHA-256"}}},
                                rows)};
  part.json = Finished(&json);
  return part;
}

DossierPart TextPart(const PolicyDocument& before, const PolicyDocument& after) {
  const std::vector<ComparedLine> lines = workbench::CompareTexts(before.text(), after.text());
  std::string body;
  JsonText json;
  json.Array();
  for (const ComparedLine& line : lines) {
    const char* style = line.kind == LineKind::kAdded     ? "add"
                        : line.kind == LineKind::kRemoved ? "cut"
                        : line.kind == LineKind::kPlace   ? "at"
                                                          : "same";
    const char* sign = line.kind == LineKind::kAdded     ? "+"
                       : line.kind == LineKind::kRemoved ? "-"
                       : line.kind == LineKind::kPlace   ? ""
                                                         : " ";
    absl::StrAppend(&body, "<span class=\"", style, "\">", sign, Escape(line.text), "</span>");
    json.Value(sign + line.text);
  }
  json.End();
  DossierPart part;
  part.section = {"text",
                  {"What changed in the text", "文本变更"},
                  lines.empty() ? Lead(internal::kDossierTextSame)
                                : absl::StrCat("<div class=\"difftext\">", body, "</div>")};
  part.json = Finished(&json);
  return part;
}

DossierPart NotePart(const PolicyDocument& before, const PolicyDocument& after) {
  const v1::Policy& policy = after.parts().proto;
  DossierPart part;
  JsonText json;
  json.Object();
  std::string body;
  if (!policy.has_change_note()) {
    part.needs_look = true;
    body = Note(internal::kDossierNoNote);
  } else {
    const v1::ChangeNote& note = policy.change_note();
    json.Field("replaces", note.replaces()).Array("changes");
    std::vector<Cells> rows;
    for (const v1::DeclaredChange& change : note.change()) {
      rows.push_back({Tag(change.clause()), Escape(change.reason())});
      json.Object().Field("clause", change.clause()).Field("reason", change.reason()).End();
    }
    json.End();
    if (before.policy() != nullptr && note.replaces() != before.policy()->version) {
      part.needs_look = true;
      body += Note(internal::kDossierOtherVersion,
                   {{"named", note.replaces()}, {"version", before.policy()->version}});
    }
    body += CardTable({}, "", {{{"rule", "规则"}}, {{"reason", "理由"}}}, rows);
  }
  json.End();
  part.section = {"note", {"Why, as declared", "变更说明"}, std::move(body)};
  part.json = Finished(&json);
  return part;
}

DossierPart WaiversPart(const PolicyDocument& after, CivilDay day) {
  DossierPart part;
  JsonText json;
  json.Array();
  std::vector<Cells> rows;
  for (const v1::Waiver& waiver : after.parts().proto.waiver()) {
    CivilDay until{-1};
    guiju_parse_date(waiver.until().data(), waiver.until().size(), &until.number);
    const bool over = until < day;
    part.needs_look |= over;
    rows.push_back(
        {Code(waiver.finding()),
         waiver.place().empty() ? Both(Label{"anywhere", "任何位置"}) : Code(waiver.place()),
         Escape(waiver.reason()),
         absl::StrCat(Escape(waiver.until()), " ",
                      over ? Chip("c-overdue", {"over", "已过期"}) : "")});
    json.Object()
        .Field("finding", waiver.finding())
        .Field("place", waiver.place())
        .Field("reason", waiver.reason())
        .Field("until", waiver.until())
        .Field("over", over)
        .End();
  }
  json.End();
  part.section = {"waivers",
                  {"What is let pass", "豁免"},
                  rows.empty() ? Lead(internal::kDossierNoWaivers)
                               : CardTable({}, "",
                                           {{{"finding", "问题"}},
                                            {{"where", "位置"}},
                                            {{"reason", "理由"}},
                                            {{"until", "截止"}}},
                                           rows)};
  part.json = Finished(&json);
  return part;
}

DossierPart CheckPart(const PolicyDocument& after, const Findings& findings) {
  DossierPart part;
  part.needs_look = !findings.empty();
  JsonText json;
  json.Array();
  std::string body;
  for (const Finding& finding : findings) {
    const std::string place =
        finding.line > 0 ? absl::StrCat(after.name(), ":", finding.line, ":", finding.column)
                         : after.name();
    absl::StrAppend(&body, "<li>", Code(place), " ", Both(Label{finding.en, finding.zh}), "</li>");
    json.Object()
        .Field("severity", finding.severity == Severity::kError ? "error" : "warning")
        .Field("id", finding.id)
        .Field("line", std::int64_t{finding.line})
        .Field("column", std::int64_t{finding.column})
        .Field("zh", finding.zh)
        .Field("en", finding.en)
        .End();
  }
  json.End();
  part.section = {
      "check",
      {"Check of the new policy", "规则检查"},
      findings.empty() ? Lead(internal::kDossierCheckClean) : absl::StrCat("<ul>", body, "</ul>")};
  part.json = Finished(&json);
  return part;
}

DossierPart ImpactPart(const ImpactResult& result) {
  DossierPart part;
  part.needs_look = result.refused > 0;
  std::string body = RefusedNote(result);
  // The sections of the page of `impact` become the chapters of this one.
  for (const Section& section : ImpactSections(result)) {
    absl::StrAppend(&body, "<h3 class=\"team\">", Both(section.title), "</h3>", section.body);
  }
  JsonText json;
  json.Object();
  ImpactJson(result, &json);
  json.End();
  part.section = {"impact", {"Impact on the history", "对历史数据的影响"}, std::move(body)};
  part.json = Finished(&json);
  return part;
}

DossierPart ApprovalPart(const std::string& name) {
  const auto field = [](const Label& label, const std::string& value) {
    return absl::StrCat("<div><b>", value.empty() ? "&#160;" : Escape(value), "</b>", Both(label),
                        "</div>");
  };
  DossierPart part;
  part.section = {"approval",
                  {"Approval", "审批"},
                  absl::StrCat(Lead(internal::kDossierApprovalLead), "<div class=\"sign\">",
                               field({"approver", "审批人"}, name), field({"date", "日期"}, ""),
                               field({"signature", "签字"}, ""), "</div>")};
  JsonText json;
  json.Object().Field("approver", name).Field("date", "").Field("signature", "").End();
  part.json = Finished(&json);
  return part;
}

}  // namespace guiju::tool
