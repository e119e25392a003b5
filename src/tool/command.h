// The verbs of the command, and what they share.
#ifndef GUIJU_SRC_TOOL_COMMAND_H_
#define GUIJU_SRC_TOOL_COMMAND_H_

#include <string>
#include <vector>

#include "guiju/finding.h"

namespace guiju::tool {

// What the command's exit tells a script.
enum ExitCode {
  kClean = 0,
  kCouldNotRun = 1,     // usage, input or output
  kFoundSomething = 2,  // rows were rejected, a recorded total differs
  kPolicyInvalid = 3,
};

struct Options {
  std::vector<std::string> policies;  // files, versions of one book; empty: the standard policy
  std::string tickets;
  std::string customers;
  std::string knowledge;
  std::string months;
  std::string records;
  std::string callbacks;
  std::string ticket_map;
  std::string customer_map;
  std::string knowledge_map;
  std::string month_map;
  std::string record_map;
  std::string callback_map;
  std::string encoding;
  std::string rejects;  // a folder; empty: rejects are only counted and told
  bool rejects_unmasked = false;
  std::string as_of;
  std::string month;  // only this one
  std::string id;
  std::string format;
  std::string output;  // a file, "-" is standard output; for report a folder
  std::string title;
  std::vector<std::string> tests;  // files and folders of tests
  std::string run;                 // a pattern of their names
  bool coverage = false;
  std::string threshold;         // of mutate, in percent
  bool words = false;            // of mutate: single words, too
  std::string accept;            // of gen-tests: the policy whose answers are expected
  std::string witnesses;         // of diff: a file for the witnesses as tests
  std::string reasons = "both";  // of JSON lines: none, zh, en or both
  std::string old_policy;        // what a change is made to
  std::string new_policy;
  std::string sweep;      // PLACE=FROM..TO[/STEP]
  std::string html;       // a page to write
  std::string json;       // the same as one JSON file
  std::string approver;   // who is to sign
  std::string movers;     // a file of every move
  bool progress = false;  // shown even when standard error is no terminal
  bool no_progress = false;
  Language language = Language::kEnglish;

  bool wants_zh() const { return reasons == "zh" || reasons == "both"; }
  bool wants_en() const { return reasons == "en" || reasons == "both"; }
};

int RunCheck(const Options& options);
int RunDiff(const Options& options);
int RunEval(const Options& options);
int RunScore(const Options& options);
int RunDossier(const Options& options);
int RunImpact(const Options& options);
int RunExplain(const Options& options);
int RunGenTests(const Options& options);
int RunMutate(const Options& options);
int RunReport(const Options& options);
int RunPolicy(const Options& options);
int RunTest(const Options& options);

}  // namespace guiju::tool

#endif  // GUIJU_SRC_TOOL_COMMAND_H_
