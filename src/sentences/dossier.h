// What a dossier says beside what its parts say themselves.
#ifndef GUIJU_SRC_SENTENCES_DOSSIER_H_
#define GUIJU_SRC_SENTENCES_DOSSIER_H_

#include "sentence.h"

namespace guiju::internal {

inline constexpr Sentence kDossierHead{"dossier_head",
                                       "{before} is to be replaced by {after}; as of {when}.",
                                       "拟以 {after} 取代 {before}；截至 {when}。"};
inline constexpr Sentence kDossierFilesLead{
    "dossier_files_lead",
    "A file that was signed has these digests. The second one leaves out comments and layout.",
    "经签署的文件具有下列摘要；第二个摘要不计注释与排版。"};
inline constexpr Sentence kDossierTextSame{"dossier_text_same", "The texts are the same.",
                                           "文本没有变更。"};
inline constexpr Sentence kDossierNoNote{
    "dossier_no_note", "The new policy declares no change: it has no change_note.",
    "新规则未声明变更：没有 change_note。"};
inline constexpr Sentence kDossierOtherVersion{
    "dossier_other_version",
    "The change note replaces version {named}, and the policy before is version {version}.",
    "变更说明所取代的版本是 {named}，而变更前规则的版本是 {version}。"};
inline constexpr Sentence kDossierNoWaivers{"dossier_no_waivers", "Nothing is let pass.",
                                            "没有豁免。"};
inline constexpr Sentence kDossierCheckClean{"dossier_check_clean", "Nothing was found.",
                                             "未发现问题。"};
inline constexpr Sentence kDossierNeedsLook{
    "dossier_needs_look", "Look at these before you sign: {parts}.", "签字前请查看：{parts}。"};
inline constexpr Sentence kDossierAllWell{"dossier_all_well",
                                          "No part of this dossier asks for a second look.",
                                          "本档案各部分均无需特别查看。"};
inline constexpr Sentence kDossierApprovalLead{
    "dossier_approval_lead",
    "Whoever signs has seen this page and approves the files with the digests above.",
    "签字人已查看本页，并批准具有上述摘要的文件。"};
inline constexpr Sentence kDossierNoHtml{"dossier_no_html",
                                         "Name the page to write with --html, or the file with "
                                         "--json.",
                                         "请用 --html 指定要写出的页面，或用 --json 指定文件。"};
inline constexpr Sentence kDossierTests{
    "dossier_tests",
    "{passed} of {all} tests pass; they reach {covered} of {coverable} entries of the policy.",
    "{all} 个测试中通过 {passed} 个；覆盖规则条目 {coverable} 项中的 {covered} 项。"};
inline constexpr Sentence kDossierMoreFailed{
    "dossier_more_failed", "{count} more tests fail; guiju test lists them.",
    "另有 {count} 个测试未通过；用 guiju test 可全部列出。"};
inline constexpr Sentence kDossierAnswersSame{
    "dossier_answers_same", "The two policies give the same answers.", "两份规则的判定结果相同。"};
inline constexpr Sentence kDossierAnswers{
    "dossier_answers", "{count} differences; each witness was judged by both policies.",
    "共 {count} 处不同；每个例证都由两份规则实际判定过。"};
inline constexpr Sentence kDossierUndeclared{
    "dossier_undeclared",
    "These clauses differ and the change note does not declare them: {clauses}.",
    "以下条款的判定有变而变更说明未予声明：{clauses}。"};
inline constexpr Sentence kDossierMutation{
    "dossier_mutation",
    "Of {scored} wrong versions of the new policy the tests notice {killed}, {score} %; "
    "{equivalent} "
    "more mean the same.",
    "新规则的 {scored} 个错误变体中，测试发现 {killed} 个，占 {score}%；另有 {equivalent} "
    "个变体含义相同。"};
inline constexpr Sentence kDossierNotThere{"dossier_not_there",
                                           "Not in this dossier, for nothing was given: {parts}.",
                                           "因未提供材料而未列入：{parts}。"};

inline constexpr const Sentence* kAllDossier[] = {
    &kDossierHead,         &kDossierFilesLead,    &kDossierTextSame,   &kDossierNoNote,
    &kDossierOtherVersion, &kDossierNoWaivers,    &kDossierCheckClean, &kDossierNeedsLook,
    &kDossierAllWell,      &kDossierApprovalLead, &kDossierNoHtml,     &kDossierNotThere,
    &kDossierTests,        &kDossierMutation,     &kDossierMoreFailed, &kDossierAnswersSame,
    &kDossierAnswers,      &kDossierUndeclared,
};

}  // namespace guiju::internal

#endif  // GUIJU_SRC_SENTENCES_DOSSIER_H_
